# Bad input of every kind: the exit code, what was said, and that nothing was lost.
#
# Every case starts from the published shop, delivers a ninth day with something wrong in it and runs that night.

till=$work/landing/till/$day.csv
web=$work/landing/web/$day.csv

shop
before=$(first_release "$work/base/home" | sha256sum)
before_rows=$(first_release "$work/base/home" | wc -l)
before_tables=$(tables "$work/base/home" | sha256sum)
[ "$before_rows" -gt 0 ] || { echo "bad-input: the first release has no rows" >&2 && exit 1; }

printf '%-33s %4s  %-82s %s\n' case exit kept "first line of the message"

# What the process of case $1 said first, without log lines and with this folder's name cut off.
said() {
  local file=$work/out/$1.err
  [ "$2" -ne 0 ] || file=$work/out/$1.out
  grep -v -E '^(Picked up JAVA_TOOL_OPTIONS|WARNING: Using incubator modules|20[0-9-]+ [0-9:]+ (WARN|ERROR)|$)' "$file" | head -n 1 | sed "s#file:$work/##g; s#$work/##g"
}

row() {
  printf '%-33s %4s  %-82s %s\n' "$1" "$2" "$3" "$4"
  rows=$((rows + 1))
}

not_run() {
  wanted "$1" || return 0
  printf '%-33s %4s  %-82s %s\n' "$1" - - "not run: $2"
}

# Release 1 is there as it was, row for row; a reader sees release $2.
release_kept() {
  [ "$(first_release "$1" | sha256sum)" = "$before" ] || { echo "release 1 has changed" && return 1; }
  [ "$(store "$1" 'select release from current_release')" = "$2" ] || { echo "readers do not see release $2" && return 1; }
  [ "$(store "$1" 'select count(*) from recommendations')" -gt 0 ] || { echo "readers see no list" && return 1; }
}

# No customer's id in anything that was said or reported.
nothing_told() {
  ! grep -rqs "$person" "$work/out/$1".* "$work/home/reports" || { echo "a customer's id was told" && return 1; }
}

# The night was published; of the till's records all came in but the bad lines, which are rejected, each for its reason.
kept_in_rejects() {
  local report=$work/home/reports/$day/run-report.json counts wanted_counts left
  release_kept "$work/home" 2 || return 1
  counts=$(jq -r --arg file "till/$day.csv" '.inputs[] | select(.file | endswith($file))
    | "\(.read) \(.accepted) \(.duplicates + .excluded) \(.rejected)"' "$report")
  wanted_counts="$((12 + ${#reasons[@]})) 12 0 ${#reasons[@]}"
  [ "$counts" = "$wanted_counts" ] || { echo "counted $counts, not $wanted_counts" && return 1; }
  dangol "$1.rejects" rejects --conf "$work/shop.conf" --format json || { echo "rejects failed" && return 1; }
  left=$(jq -r --arg day "$day" '[.counts[] | select(.feed_on == $day) | "\(.reason) \(.rejected)"] | sort | join(",")' "$work/out/$1.rejects.out")
  [ "$left" = "$(printf '%s 1\n' "${reasons[@]}" | sort | paste -sd,)" ] || { echo "in the rejects: $left" && return 1; }
  nothing_told "$1" && nothing_told "$1.rejects" || return 1
  echo "release 2 with the other 12 records, this one in rejects"
}

# Nothing was taken and nothing was shown.
kept_as_it_was() {
  release_kept "$work/home" 1 && nothing_told "$1" || return 1
  [ "$(tables "$work/home" | sha256sum)" = "$before_tables" ] || { echo "the tables have changed" && return 1; }
  echo "release 1 as it was ($before_rows rows), tables too"
}

# Runs the night of case $1, which must end with $2, saying what matches $3; then $4 with the case and further words says
# what was kept, or fails. The rest after -- goes to the command line.
night() {
  local name=$1 exit=$2 pattern=$3 check=$4 arguments=() code=0 message kept ok=yes
  shift 4
  while [ $# -gt 0 ] && [ "$1" != -- ]; do arguments+=("$1") && shift; done
  [ $# -eq 0 ] || shift
  dangol "$name" nightly --conf "$work/shop.conf" --as-of "$day" "$@" || code=$?
  message=$(said "$name" "$code")
  [ "$code" -eq "$exit" ] || { ok=no && message="(must be $exit) $message"; }
  [[ $message =~ $pattern ]] || { ok=no && message="(must say '$pattern') $message"; }
  kept=$($check "$name" ${arguments[@]+"${arguments[@]}"}) || { ok=no && kept="LOST: $kept"; }
  [ "$ok" = yes ] || { bad=$((bad + 1)) && name="$name *"; }
  row "$name" "$code" "$kept" "$message"
}

# A night with $3 done to the shop; the message matches $2.
set_aside() {
  wanted "$1" || return 0
  restore
  "$3"
  night "$1" 3 "$2" kept_as_it_was
}

# A night with wrong settings: $2 is what is said, the rest are settings.
misconfigured() {
  local name=$1 pattern=$2 arguments=()
  shift 2
  wanted "$name" || return 0
  restore
  for pair in "$@"; do arguments+=(--set "$pair"); done
  night "$name" 2 "$pattern" kept_as_it_was -- "${arguments[@]}"
}

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
  grep -q -E 'silver.events +217 ' "$work/out/tables after replay.out" || { echo "not 217 events" && return 1; }
  echo "release 3: one line more than release 2, five still in rejects"
}
if wanted 'bad lines' || wanted 'mended and replayed'; then
  bad_lines
  mended
fi

truncated() { gzip "$till" && truncate -s -40 "$till.gz"; }
missing_column() { cut -d, -f1-6 "$till" >"$till.cut" && mv "$till.cut" "$till"; }
moved_without_header() { awk -F';' -v OFS=';' '{ print $3, $1, $4, $2 }' "$web" >"$web.moved" && mv "$web.moved" "$web"; }
utf_16() { iconv -f utf-8 -t utf-16 "$till" >"$till.utf16" && mv "$till.utf16" "$till"; }
latin_1() { sed -i 's/,Article/,Käse/' "$till" && iconv -f utf-8 -t latin1 "$till" >"$till.l1" && mv "$till.l1" "$till"; }
semicolons() { tr , ';' <"$till" >"$till.semi" && mv "$till.semi" "$till"; }
commas() { tr ';' , <"$web" >"$web.comma" && mv "$web.comma" "$web"; }
emptied() { : >"$till"; }
emptied_without_header() { : >"$web"; }
a_folder() { rm "$till" && mkdir "$till"; }
a_folder_beside() { mkdir "$work/landing/till/$day.b"; }
nothing_delivered() { rm "$till"; }
no_source() { rm -r "$work/landing/web" && sed -i 's#web/{#wob/{#' "$work/shop.conf"; }
no_sale() { sed -i 's/,SALE,/,BACK,/' "$till"; }
ragged() { sed -i '4,$s/,[^,]*$//' "$till"; }
corrected() { sed -i 's/,Article/,Orticle/' "$work/landing/till/$last_day".*; }
few() { head -n 3 "$till" >"$till.few" && mv "$till.few" "$till"; }

set_aside 'truncated gz' 'cut off' truncated
set_aside 'missing column' 'lacks the columns price' missing_column

# Columns that have moved are read by the names in the first line: nothing is wrong with such a file.
moved() { awk -F, -v OFS=, '{ print $7, $6, $5, $4, $3, $2, $1 }' "$till" >"$till.moved" && mv "$till.moved" "$till"; }
kept_whole() {
  local moved_rows
  release_kept "$work/home" 2 && nothing_told "$1" || return 1
  [ "$(jq '[.inputs[] | .read == .accepted] | all' "$work/home/reports/$day/run-report.json")" = true ] \
    || { echo "not all records came in" && return 1; }
  [ "$(shown)" = "$in_order" ] || { echo "other lists than with the columns in order" && return 1; }
  echo "release 2: all records, read by name; lists as with columns in order"
}
shown() { store "$work/home" 'select * from recommendations order by 1, 2, 3, 4' | sha256sum; }
if wanted 'reordered columns, header'; then
  restore
  dangol in-order nightly --conf "$work/shop.conf" --as-of "$day" || { cat "$work/out/in-order.err" >&2 && exit 1; }
  in_order=$(shown)
  restore
  moved
  night 'reordered columns, header' 0 'published release 2' kept_whole
fi

set_aside 'reordered columns, headerless' '12 of 12 records would be rejected' moved_without_header
set_aside 'wrong encoding, utf-16' 'is not in utf-8' utf_16
set_aside 'wrong encoding, latin-1' 'is not in utf-8' latin_1
set_aside 'wrong delimiter' 'lacks the columns' semicolons
set_aside 'wrong delimiter, headerless' '12 of 12 records would be rejected' commas
set_aside 'empty file' 'is empty' emptied
set_aside 'empty file, headerless' 'is empty' emptied_without_header
set_aside 'directory where a file should be' 'is a folder' a_folder
set_aside 'directory beside the file' 'is a folder' a_folder_beside
set_aside 'no file of the day' "no file of $day" nothing_delivered
cp "$work/shop.conf" "$work/sound.conf"
set_aside 'empty source' 'no file' no_source
cp "$work/sound.conf" "$work/shop.conf"
set_aside 'missing event type' 'no event of type purchase' no_sale
set_aside 'mostly useless' 'have another number of fields than the header .*rejects --file' ragged
set_aside 'correction of equal size' 'has changed since it was taken .other bytes' corrected
set_aside 'low volume' 'usual are 12' few

misconfigured 'typo' 'did you mean recommend.rank' recommend.rnak=3
misconfigured 'wrong type' 'recommend.rank' recommend.rank=many
misconfigured 'out of range' 'recommend.rank is 0, must be 1 to 2048' recommend.rank=0
five() {
  local said
  said=$(grep -c -E 'recommend.rank|recommend.rnak|zone|seed|churn.horizon' "$work/out/$1.err")
  [ "$said" -eq 5 ] || { echo "$said of five mistakes were named" && return 1; }
  kept_as_it_was "$1" && return 0
}
if wanted 'five mistakes at once'; then
  restore
  night 'five mistakes at once' 2 . five -- --set recommend.rank=0 --set recommend.rnak=3 --set zone=Nowhere \
    --set seed=x --set churn.horizon=soon
fi

# Nothing is at the place that cannot be written; what was published elsewhere is as it was.
if wanted 'unwritable path'; then
  restore
  echo "a file" >"$work/a-file"
  night 'unwritable path' 4 'a-file' kept_as_it_was -- --set home="$work/a-file/home"
fi
if wanted 'unwritable store'; then
  restore
  night 'unwritable store' 4 'a-file' kept_as_it_was -- --set publish.sqlite.path="$work/a-file/serving.db"
fi

# The disk runs full in the middle of the night; once there is room the same command goes on, and no record is missing.
full='full small file system'
mount_full() {
  restore
  mv "$work/home" "$work/home.before"
  mkdir "$work/home"
  mount -t tmpfs -o size=$(($(du -sk "$work/home.before" | cut -f1) + 400))k dangol-drill "$work/home"
  cp -a "$work/home.before/." "$work/home/"
  rm -r "$work/home.before"
}
unmount_full() { ! mountpoint -q "$work/home" || umount "$work/home"; }
kept_and_done_later() {
  release_kept "$work/home" 1 && nothing_told "$1" || return 1
  mount -o remount,size=200m "$work/home"
  dangol "$1.later" nightly --conf "$work/shop.conf" --as-of "$day" || { echo "the same night with room failed" && return 1; }
  release_kept "$work/home" 2 || return 1
  dangol "$1.tables" show tables --conf "$work/shop.conf" || { echo "the tables cannot be read" && return 1; }
  grep -q -E 'silver.events +216 ' "$work/out/$1.tables.out" || { echo "records are missing" && return 1; }
  echo "release 1 as it was; with room, the same command: release 2, all 216 records"
}
if wanted "$full"; then
  if [ "$(id -u)" -eq 0 ] && [ "$(uname)" = Linux ]; then
    undo+=(unmount_full)
    mount_full
    night "$full" 4 'space|full' kept_and_done_later
    unmount_full
  else
    not_run "$full" 'needs mount'
  fi
fi

# A server as the store. It has the first release when the night of the ninth day meets it.
source "$drills/shop/server.bash"
with_server=(--set publish.store=postgres --set "publish.postgres.url=\"jdbc:postgresql://127.0.0.1:$port/dangol\""
  --set publish.postgres.tls.mode=disable)
served_as_it_was() {
  [ "$(served | sha256sum)" = "$before_served" ] || { echo "release 1 has changed" && return 1; }
  [ "$(sql 'select release from dangol.current_release')" = 1 ] || { echo "readers do not see release 1" && return 1; }
  nothing_told "$1" || return 1
  echo "release 1 as it was ($(served | wc -l) rows)"
}
served_and_done_later() {
  start_server
  served_as_it_was "$1" >/dev/null || { served_as_it_was "$1" && return 1; }
  dangol "$1.later" nightly --conf "$work/shop.conf" --as-of "$day" "${with_server[@]}" || { echo "the same night with the server failed" && return 1; }
  [ "$(sql 'select count(*) > 0 from dangol.recommendations')" = t ] || { echo "readers see no list" && return 1; }
  echo "release 1 as it was; with the server back, the same command publishes"
}
# Stops the server at once when a release has begun to be loaded.
stop_while_loading() {
  local tries
  for tries in $(seq 6000); do
    if [ "$(sql "select count(*) from dangol.releases where state = 'staged'" 2>/dev/null)" = 1 ]; then
      stop_server
      return
    fi
    sleep 0.05
  done
}
if wanted 'wrong password' || wanted 'server gone during load'; then
  if server_tools; then
    make_server
    export DANGOL_POSTGRES_PASSWORD=right
    restore
    dangol server-base nightly --conf "$work/shop.conf" --as-of "$last_day" "${with_server[@]}" \
      || { cat "$work/out/server-base.err" >&2 && echo "bad-input: no release in the server" >&2 && exit 1; }
    before_served=$(served | sha256sum)
    if wanted 'wrong password'; then
      DANGOL_POSTGRES_PASSWORD=wrong night 'wrong password' 2 'DANGOL_POSTGRES_PASSWORD' served_as_it_was -- "${with_server[@]}"
    fi
    if wanted 'server gone during load'; then
      stop_while_loading &
      night 'server gone during load' 4 . served_and_done_later -- "${with_server[@]}"
      wait
    fi
  else
    not_run 'wrong password' 'needs initdb, pg_ctl and psql'
    not_run 'server gone during load' 'needs initdb, pg_ctl and psql'
  fi
fi
