# Who must not be shown, who may read, and which night may publish: on the shop of other forms.

# Three accounts that withdrew, each in a way of its own, are in no view; the suppressions say why.
hidden() {
  local view told
  for view in recommendations customer_profiles customer_segments customer_groups churn_scores customer_values next_purchases journey_moves habits; do
    told=$(store "$forms/home" "select count(*) from $view where account_id in ('${person}m2', '${person}m3', '${person}m4')")
    [ "$told" -eq 0 ] || { echo "$view shows who has withdrawn" && return 1; }
  done
  told=$(store "$forms/home" "select count(distinct account_id) from suppressions where account_id like '${person}m_' and reason = 'no_consent'")
  [ "$told" -eq 3 ] && nothing_told "$1" || { echo "$told of three withdrawals are in the suppressions" && return 1; }
  echo "three who withdrew are in no view"
}
hidden_after_rollback() {
  [ "$(store "$forms/home" 'select release from current_release')" = 1 ] || { echo "not release 1" && return 1; }
  [ "$(store "$forms/home" "select count(*) from customer_profiles where account_id = '${person}m1'")" = 1 ] || { echo "nobody is shown" && return 1; }
  [ "$(store "$forms/home" "select count(*) from recommendations where account_id in ('${person}m2', '${person}m3', '${person}m4')")" = 0 ] \
    || { echo "the lists of who has withdrawn are back" && return 1; }
  echo "release 1 without the three"
}
consents_in_doubt() {
  tables_of_forms=$(tables "$forms/home" | sha256sum)
  # An unknown purpose, both words at one instant, and a purpose in another case with a blank behind it.
  cat >"$landed/consents-2.csv" <<CSV
who,purpose,granted,since
${person}m2,personalised,no,$day 10:00:00
${person}m3,personalisation,no,$day 10:00:00
${person}m3,personalisation,yes,$day 10:00:00
${person}m4,Personalisation ,Nein,$day 10:00:00
${person}m3,analytics,no,$day 10:00:00
${person}m4,ANALYTICS,N,$day 10:00:00
CSV
  must 'consent for an unknown purpose' 3 'consent' forms_kept run ingest-events "${on_forms[@]}"
  must 'the same, accepted' 0 'published release 2' hidden nightly "${on_forms[@]}" --accept rejected-consents
  must 'rollback after withdrawals' 0 'release 1' hidden_after_rollback rollback "${on_forms[@]:0:6}"
}

# Files that others of this host could read.
closed() {
  local open
  open=$(find "$forms/home" "$forms/export" -mindepth 1 ! -type l -perm /077 | wc -l)
  [ "$open" -eq 0 ] || { echo "$open files are open to others" && return 1; }
  echo "$(find "$forms/home" "$forms/export" -mindepth 1 | wc -l) files and folders, none for others"
}
no_other_release() {
  [ "$(store "$forms/home" 'select group_concat(release) from (select release from releases order by 1)')" = 1,2 ] \
    || { echo "there are other releases" && return 1; }
  nothing_told "$1" && echo "releases 1 and 2 as they were"
}

if wanted 'other forms' && wanted 'consents in doubt'; then
  consents_in_doubt
  chmod 755 "$forms/home"
  must 'access by another user' 0 . closed export --to "$forms/export" "${on_forms[@]:0:6}"
  must 'as-of after today' 2 'is after today' no_other_release nightly "${on_forms[@]:0:6}" --as-of 2062-03-09
  must 'a second lake on one store' 2 'belongs to other tables' no_other_release nightly --conf "$work/shop.conf" --as-of "$last_day" \
    --set home="$work/second" --set publish.sqlite.path="$forms/home/serving.db"
fi
