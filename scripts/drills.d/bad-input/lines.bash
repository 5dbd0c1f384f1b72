# Lines that cannot be used: all of them in one night.

# One night has all the bad lines; each row says what became of one.
lines=(
  'broken line|unreadable|'"${person}9,SALE,a1,\"Article,$day 20:00:00,1,1.50"
  'unparsable date|bad-time|'"${person}9,SALE,a1,Article 1,the tenth of March,1,1.50"
  'negative price|negative-amount|'"${person}9,SALE,a1,Article 1,$day 20:00:00,1,-1.50"
  'unknown event type|unknown-event-type|'"${person}9,SOLD,a1,Article 1,$day 20:00:00,1,1.50"
  'over-long field|too-long|'"${person}9,SALE,$(printf 'a%.0s' $(seq 1001)),Article 1,$day 20:00:00,1,1.50"
  'null key|no-code|'"${person}9,SALE,,Article 1,$day 20:00:00,1,1.50"
)
bad_lines() {
  local reasons=() line code=0 kept ok=yes mark
  restore
  for line in "${lines[@]}"; do
    reasons+=("$(cut -d'|' -f2 <<<"$line")")
    cut -d'|' -f3- <<<"$line" >>"$till"
  done
  # Six of eighteen: more than a shop lets go by itself.
  dangol 'bad lines' nightly --conf "$work/shop.conf" --as-of "$day" --set ingest.max-rejected=0.5 || code=$?
  kept=$(kept_in_rejects 'bad lines') || { ok=no && kept="LOST: $kept"; }
  [ "$code" -eq 0 ] || ok=no
  for line in "${lines[@]}"; do
    [ "$ok" = yes ] || bad=$((bad + 1))
    mark=$([ "$ok" = yes ] || echo ' *')
    row "$(cut -d'|' -f1 <<<"$line")$mark" "$code" "$kept ($(cut -d'|' -f2 <<<"$line"))" "$(said 'bad lines' "$code")"
  done
}
# The same shop, whose till's words are all known: one line comes back, and the next night trains with it.
mended() {
  local code=0 kept ok=yes message known=(--set ingest.sources.till.event-types.SOLD=purchase)
  dangol replay replay --conf "$work/shop.conf" --as-of "$day" "${known[@]}" || code=$?
  message=$(said replay "$code")
  kept=$(came_back) || { ok=no && kept="LOST: $kept"; }
  [ "$code" -eq 0 ] && [ "$ok" = yes ] || { ok=no && bad=$((bad + 1)); }
  row "mended and replayed$([ "$ok" = yes ] || echo ' *')" "$code" "$kept" "$message"
}
came_back() {
  [[ $message == '6 records read again: 1 came back'* ]] || { echo "the replay says otherwise" && return 1; }
  dangol 'after replay' nightly --conf "$work/shop.conf" --as-of "$day" "${known[@]}" || { echo "the next night failed" && return 1; }
  release_kept "$work/home" 3 && nothing_told replay || return 1
  dangol 'tables after replay' show tables --conf "$work/shop.conf" || { echo "the tables cannot be read" && return 1; }
  grep -q -E 'silver.events +218 ' "$work/out/tables after replay.out" || { echo "not 218 events" && return 1; }
  echo "release 3: that line, and the sale without an article, which is no item; five still in rejects"
}
if wanted 'bad lines' || wanted 'mended and replayed'; then
  bad_lines
  mended
fi
