# Backfilled nights against a single one, and a night done again: equal tables; one changed byte is found.
#
# Eight days are delivered at once. One home runs the last night alone, another every night from the third on, one after
# the other, from an empty home: their last nights must have equal tables. A third day is then run late: readers stay
# where they are. Then the last night is verified, before and after one byte of one of its files is another.

shop
rm -rf "$work/home" "$work/landing"
cp -a "$work/base/landing" "$work/"
first_day=2026-03-06

said() {
  rows=$((rows + 1))
  [ "$3" = yes ] || bad=$((bad + 1))
  printf '%-44s %4s  %s\n' "$1" "$2" "$4"
}

# Tables of the last day's night with rows and fingerprints; ledgers aside: a backfill has more runs and batches.
last_night() {
  dangol "$1" show tables --hash --conf "$work/shop.conf" --as-of "$last_day" || { cat "$work/out/$1.err" >&2 && exit 1; }
  grep -v -E '^ *ops\.(runs|job_runs|releases|ingested_files) ' "$work/out/$1.out"
}

printf '%-44s %4s  %s\n' case exit found
code=0 ok=yes
dangol single nightly --conf "$work/shop.conf" --as-of "$last_day" || code=$?
single=$(last_night single-tables)
mv "$work/home" "$work/single"
said 'one night of all files' "$code" "$([ "$code" -eq 0 ] && echo yes)" "$(grep -c . <<<"$single") lines of tables"

code=0
dangol backfill backfill --conf "$work/shop.conf" --from "$first_day" --to "$last_day" || code=$?
[ "$code" -eq 0 ] && [ "$(store "$work/home" 'select count(*) from releases')" = 3 ] || ok=no
differing=$(diff <(echo "$single") <(last_night backfill-tables) | awk '/^>/ { print $2 }' | paste -sd' ') || true
[ -z "$differing" ] || ok=no
said 'three nights, one after the other' "$code" "$ok" "${differing:-the last night has equal tables; 3 releases}"

code=0 ok=yes
dangol late nightly --conf "$work/shop.conf" --as-of 2026-03-05 || code=$?
[ "$code" -eq 0 ] && [ "$(store "$work/home" 'select release from current_release')" = 3 ] || ok=no
dangol rollback rollback --conf "$work/shop.conf" || ok=no
[ "$(store "$work/home" 'select release from current_release')" = 2 ] || ok=no
said 'a night of the past, then a rollback' "$code" "$ok" 'kept and not shown; the rollback shows release 2'

code=0 ok=yes
dangol verify verify 2 --conf "$work/shop.conf" || code=$?
[ "$code" -eq 0 ] || ok=no
said 'verify' "$code" "$ok" "$(tail -n 1 "$work/out/verify.out")"

# The last byte but eight of a Parquet file is part of its footer's length: the file cannot be read.
file=$(find "$work/home/tables/gold/customer_segments" -path '*2026-03-07*' -name '*.parquet' | head -n 1)
printf '\xff' | dd of="$file" bs=1 seek=$(($(stat -c %s "$file") - 8)) conv=notrunc status=none
rm -f "$(dirname "$file")/.$(basename "$file").crc"
code=0 ok=yes
dangol changed verify 2 --conf "$work/shop.conf" || code=$?
[ "$code" -eq 3 ] && grep -q -E 'gold.customer_segments .*DIFFERS' "$work/out/changed.out" || ok=no
[ "$(grep -c DIFFERS "$work/out/changed.out")" -eq 1 ] || ok=no
said 'verify, one byte changed' "$code" "$ok" "$(grep DIFFERS "$work/out/changed.out" | tr -s ' ' | cut -c1-100)"
