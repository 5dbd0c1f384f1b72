# Bad input of every kind: the exit code, what was said, and that nothing was lost.
#
# Most cases start from the published shop, deliver a ninth day with something wrong in it and run that night. The others
# share a shop of files in other forms, whose ids are counted at the end.

forms=$work/forms
till=$work/landing/till/$day.csv
web=$work/landing/web/$day.csv

shop
before=$(first_release "$work/base/home" | sha256sum)
before_rows=$(first_release "$work/base/home" | wc -l)
before_tables=$(tables "$work/base/home" | sha256sum)
[ "$before_rows" -gt 0 ] || { echo "bad-input: the first release has no rows" >&2 && exit 1; }

printf '%-33s %4s  %-82s %s\n' case exit kept "first line of the message"

# What the process of case $1 said first, without log lines and their traces, and with this folder's name cut off.
said() {
  local file=$work/out/$1.err
  [ "$2" -ne 0 ] || file=$work/out/$1.out
  grep -v -E '^(Picked up JAVA_TOOL_OPTIONS|WARNING: Using incubator modules|20[0-9-]+ [0-9:]+ (WARN|ERROR)|\s|(Caused by|java|org)[.:a-z]|Driver stacktrace|$)' "$file" | head -n 1 | sed "s#file:$work/##g; s#$work/##g"
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
  ! grep -rqs "$person" "$work/out/$1".* "$work/home/reports" "$forms/home/reports" || { echo "a customer's id was told" && return 1; }
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

# Runs a command of Dangol as case $1, which must end with $2, saying what matches $3; then $4 with the case says what was
# kept, or fails.
must() {
  local name=$1 exit=$2 pattern=$3 check=$4 code=0 message kept ok=yes
  shift 4
  dangol "$name" "$@" || code=$?
  message=$(said "$name" "$code")
  [ "$code" -eq "$exit" ] || { ok=no && message="(must be $exit) $message"; }
  [[ $message =~ $pattern ]] || { ok=no && message="(must say '$pattern') $message"; }
  kept=$($check "$name") || { ok=no && kept="LOST: $kept"; }
  [ "$ok" = yes ] || { bad=$((bad + 1)) && name="$name *"; }
  row "$name" "$code" "$kept" "$message"
}

# The ninth day's night as such a case, with further words of the command line.
night() { must "${@:1:4}" nightly --conf "$work/shop.conf" --as-of "$day" "${@:5}"; }

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
  night "$name" 2 "$pattern" kept_as_it_was "${arguments[@]}"
}

for part in lines files settings checked stores forms trust; do source "$drills/bad-input/$part.bash"; done
[ -z "${ids_kept:-}" ] || row 'where every id is' 0 "$ids_kept" "$ids_said"
