# Shops of other forms: a source of each, one night in a home of their own. Then it is counted where every id that was
# written has gone: to events, duplicates, excluded, rejects, or a file that was refused.

landed=$forms/landing
on_forms=(--conf "$work/forms.conf" --set home="$forms/home" --set ingest.folder="$landed" --as-of "$day")
written=0 refused=0
land_forms() {
  local part
  mkdir -p "$landed"
  cp "$drills/bad-input/forms.conf" "$work/"
  cp "$drills/bad-input/forms"/* "$landed/"
  for part in 1 2; do gzip <"$landed/members-$part.csv" >>"$landed/members.csv.gz"; done
  rm "$landed"/members-*
}

# Rows of the table $1 in the lake of the forms.
in_lake() {
  dangol counted show tables "${on_forms[@]}" || { cat "$work/out/counted.err" >&2 && return 1; }
  awk -v table="$1" '$1 == table { print $2 }' "$work/out/counted.out"
}

# The sum of the counts $1 over all files of the forms' night.
reported() { jq "[.inputs[].$1] | add" "$forms/home/reports/$day/run-report.json"; }

# A row for the form $1, whose file $2 holds $3 ids: its counts are $4, and so say the profiles of NAME=HOUR|MONEY|ORDERS.
form() {
  local name=$1 file=$2 ids=$3 counts=$4 pair seen kept ok=yes
  shift 4
  written=$((written + ids))
  seen=$(jq -r --arg file "/$file" '.inputs[] | select(.file | endswith($file))
    | "\(.accepted) + \(.duplicates) + \(.excluded) + \(.rejected)"' "$forms/home/reports/$day/run-report.json")
  kept="$ids ids = accepted, duplicates, excluded, rejected $seen"
  [ "$seen" = "$counts" ] || { ok=no && kept="LOST: $kept, not $counts"; }
  for pair in "$@"; do
    seen=$(store "$forms/home" "select favourite_hour, monetary, orders from customer_profiles where account_id = '${pair%%=*}'")
    # shellcheck disable=SC2053
    [[ $seen == ${pair#*=} ]] || { ok=no && kept="WRONG: $seen of ${pair%%=*}, not ${pair#*=}"; }
  done
  [ "$ok" = yes ] || { bad=$((bad + 1)) && name="$name *"; }
  row "$name" 0 "$kept" "${1:+profiles right: $#}"
}
forms_night() {
  land_forms
  dangol forms nightly "${on_forms[@]}" || { cat "$work/out/forms.err" >&2 && echo "bad-input: the night of the forms failed" >&2 && exit 1; }
  tables_of_forms=$(tables "$forms/home" | sha256sum)
  form 'gz of two members' members.csv.gz 4 '4 + 0 + 0 + 0' "${person}m4=13|5|*"
  form 'json array over many lines' array.json 3 '2 + 0 + 0 + 1' "${person}j1=10|0|*"
  form 'two objects on a line, rubbish' glued.jsonl 3 '1 + 0 + 0 + 2' "${person}g1=10|0|*"
  form 'order with a list' orders.jsonl 3 '3 + 0 + 0 + 0' "${person}o1=10|22.38|1"
  form 'order over several lines' groups.csv 3 '3 + 0 + 0 + 0' "${person}f1=10|3|1"
  form 'spreadsheet day' serial.csv 1 '1 + 0 + 0 + 0' "${person}s1=17|0|*"
  form 'times with and without a zone' zones.csv 4 '3 + 0 + 0 + 1' "${person}t1=19|0|*" "${person}t2=18|0|*" "${person}t3=21|0|*"
  form 'ids in floating point' floating.jsonl 2 '1 + 0 + 0 + 1' '17850=10|0|*'
  form 'correction of an event' corrected.csv 3 '2 + 1 + 0 + 0' "${person}r1=10|8|*" "${person}r2=10|10|*"
  form 'lines above, short lines, total' report.csv 3 '2 + 0 + 1 + 0' "${person}p1=10|1038.29|*" "${person}p2=10|2.76|*"
  form 'access log' access.log 3 '1 + 0 + 1 + 1' "${person}a1=21|0|*"
  form 'value that fails at night' values.csv 3 '1 + 0 + 1 + 1' "${person}v1=10|0|*"
  form 'absurd amount, three currencies' amounts.csv 4 '2 + 0 + 0 + 2' "${person}c1=10|10|*" "${person}c2=10|9.9|*"
  form 'day without a sale' "quiet-$day.csv" 0 '0 + 0 + 0 + 0'
}

# A file that is refused: $2 is its name in the landing folder, $3 its ids, $4 what is said. It does not come again.
forms_kept() {
  nothing_told "$1" || return 1
  [ "$(tables "$forms/home" | sha256sum)" = "$tables_of_forms" ] || { echo "the tables have changed" && return 1; }
  echo "tables as they were"
}
refuse() {
  refused=$((refused + $3)) written=$((written + $3))
  must "$1" 3 "$4" forms_kept run ingest-events "${on_forms[@]}"
  rm "$landed/$2"
}
rubbish_behind() {
  { gzip <"$drills/bad-input/forms/members-1.csv" && echo rubbish; } >"$landed/members-9.csv.gz"
  refuse 'gz with rubbish behind' members-9.csv.gz 2 'other bytes follow its end'
}
mostly_useless() {
  { echo who,item,at,total && printf "${person}u%s,i1,09.03.2026,5.00\n" 1 2 3 4 5 6 7 8 9 10; } | gzip >"$landed/members-9.csv.gz"
  refuse 'file mostly useless' members-9.csv.gz 10 '10 of 10 records would be rejected'
}

# A file is taken out and in again: what was counted before is counted after.
taken_again() {
  local left
  left=$(in_lake silver.events)
  dangol again run ingest-events "${on_forms[@]}" || { echo "it is not taken again" && return 1; }
  [ "$left $(in_lake silver.events)" = '24 26' ] || { echo "$left events without it, $(in_lake silver.events) with it" && return 1; }
  echo "24 events without it; taken again, 26"
}

# Each account of an event is in the profiles or the suppressions, and no other one is.
ids_counted() {
  local events duplicates excluded rejected accounts
  events=$(in_lake silver.events) rejected=$(in_lake silver.rejected_events)
  duplicates=$(reported duplicates) excluded=$(reported excluded)
  accounts=$(store "$forms/home" 'select account_id from customer_profiles union select account_id from suppressions' | sed "s/$person//" | sort | paste -sd' ')
  echo "$written ids written = $events in events + $duplicates duplicates + $excluded excluded + $rejected in rejects + $refused refused"
  [ "$written" -eq $((events + duplicates + excluded + rejected + refused)) ] \
    && [ "$accounts" = '17850 a1 c1 c2 f1 f2 g1 j1 j2 m1 m2 m3 m4 o1 o2 p1 p2 r1 r2 s1 t1 t2 t3 v1' ] || { echo "readers see $accounts" && return 1; }
}
# Counted here, before later rows add to the shop; told last.
count_ids() {
  ids_said='nothing lost'
  ids_kept=$(ids_counted) || { bad=$((bad + 1)) && ids_said=LOST; }
}

if wanted 'other forms'; then
  forms_night
  rubbish_behind
  mostly_useless
  must 'untake' 0 'amounts.csv' taken_again untake amounts.csv "${on_forms[@]}"
  count_ids
fi
