# cron's wrapper: what it prints, ends with and leaves behind, for every way in which a night may end.
#
# The first rows let a stand-in play Dangol, the last ones run real nights.

quietly=$here/jobs/cron/dangol-quietly
state=$work/state
printf '%-34s %4s  %-13s %s\n' case exit heartbeat printed

# Runs the wrapper with its own options $options, Dangol's arguments as given; what it prints goes to $printed.
options=()
wrapped() {
  code=0
  printed=$("$quietly" --state "$state" ${options[@]+"${options[@]}"} "$@" 2>&1) || code=$?
  options=()
}

# The heartbeat: the number of the release, or none.
beat() { sed -n 's/^number=/release /p' "$state/heartbeat" 2>/dev/null || true; }

# Case $1 must have ended with $2, printed a line that matches $3 and nothing else, and left the heartbeat of release $4.
row() {
  local ok=yes lines beat
  lines=$(printf '%s' "$printed" | grep -c '') || true
  beat=$(beat)
  [ "$code" -eq "$2" ] || ok="NO: exit code $2 expected"
  if [ -z "$3" ]; then [ -z "$printed" ] || ok='NO: must be quiet'; else [ "$lines" -eq 1 ] || ok="NO: $lines lines"; fi
  [[ $printed =~ $3 ]] || ok="NO: must match $3"
  [ "$beat" = "${4:+release $4}" ] || ok="NO: heartbeat of ${4:-no} release expected"
  [ "$ok" = yes ] || bad=$((bad + 1))
  rows=$((rows + 1))
  printf '%-34s %4s  %-13s %s%s\n' "$1" "$code" "${beat:-none}" "$(printf '%s' "${printed:-nothing}" | sed "s#$work/##g")" \
    "$([ "$ok" = yes ] || printf '   %s' "$ok")"
}

# A stand-in: ends with $1 after it has said $2 on standard error and $3 on standard output.
plays() {
  printf '#!/bin/sh\necho "2026-03-09 03:10:00 WARN Main - a line of the log" >&2\necho "%s" >&2\necho "%s"\nexit %s\n' "$2" "$3" "$1" >"$work/stand-in"
  chmod +x "$work/stand-in"
}

stand_ins() {
  local code_and_words report=$work/run-report.json
  export DANGOL_COMMAND=$work/stand-in
  for code_and_words in '2 configuration or usage' '3 data' '4 storage' '5 refused by the checks' '70 a bug' \
    '130 interrupted at the terminal' '143 ended by whatever runs the process' "99 none of Dangol's"; do
    plays "${code_and_words%% *}" 'the reason' ''
    wrapped nightly
    row "exit code ${code_and_words%% *}" "${code_and_words%% *}" \
      "^dangol nightly: exit code ${code_and_words%% *}, ${code_and_words#* }.*: the reason; log $state/logs/nightly-.*\.log$" ''
  done
  plays 6 'held by another run' ''
  wrapped nightly
  row 'another run at work' 6 '' ''
  date -d '59 minutes ago' +%s >"$state/held-since"
  options=(--timeout 1h)
  wrapped nightly
  row 'at work for 59 minutes' 6 '' ''
  date -d '61 minutes ago' +%s >"$state/held-since"
  options=(--timeout 1h)
  wrapped nightly
  row 'at work beyond the time limit' 6 '^dangol nightly: exit code 6, .*, each time since .*, longer than the time limit of 1h: held by another run; log ' ''
  plays 0 'said' ''
  wrapped status
  plays 6 'held by another run' ''
  options=(--timeout 1h)
  wrapped nightly
  row 'a status in between' 6 'each time since' ''
  plays 4 'the disk is full' ''
  wrapped nightly
  plays 6 'held by another run' ''
  options=(--timeout 1h)
  wrapped nightly
  row 'free in between' 6 '' ''
  printf '{\n  "release" : {\n    "as_of" : "2026-03-08",\n    "number" : 41\n  }\n}\n' >"$report"
  plays 0 'said' "$report"
  wrapped status
  row 'a good status' 0 '' ''
  wrapped nightly
  row 'a good night' 0 '' 41
  plays 4 'the disk is full' ''
  wrapped nightly
  row 'a bad night after it' 4 'the disk is full' 41

  printf '#!/bin/sh\nexec sleep 30\n' >"$work/stand-in"
  options=(--timeout 1s)
  wrapped nightly
  row 'too long, ends when asked' 124 'ended after its time limit of 1s' 41
  rm "$work/stand-in"
  wrapped nightly
  row 'no such program' 127 "exit code 127, none of Dangol's: .*No such file" 41

  printf '#!/bin/sh\necho "password $DANGOL_POSTGRES_PASSWORD" >&2\nexit 2\n' >"$work/stand-in" && chmod +x "$work/stand-in"
  echo 'DANGOL_POSTGRES_PASSWORD=from-the-file' >"$work/secrets"
  chmod 644 "$work/secrets"
  options=(--environment "$work/secrets")
  wrapped nightly
  row 'secrets that others can read' 2 'can be read by others: chmod 600 it' 41
  chmod 600 "$work/secrets"
  options=(--environment "$work/secrets")
  wrapped nightly
  row 'secrets that nobody else can read' 2 'password from-the-file' 41

  touch -d '9 days ago' "$state/logs/nightly-old.log"
  touch -d '7 days ago' "$state/logs/nightly-young.log"
  options=(--keep-logs 7)
  wrapped nightly
  code=$(find "$state/logs" -name 'nightly-old.log' -o -name 'nightly-young.log' | wc -l) printed=
  row 'old logs left, of two' 1 '' 41
  unset DANGOL_COMMAND
}

# A real night with its time limit $1; further words are options of the wrapper's command.
night() {
  options=(--timeout "$1")
  shift
  wrapped nightly --conf "$work/shop.conf" --as-of "$day" "$@"
}

# A signal to the wrapper itself, as when the machine goes down.
asked_to_end() {
  "$quietly" --state "$state" nightly --conf "$work/shop.conf" --as-of "$day" >"$work/asked" 2>&1 &
  local wrapper=$!
  until grep -qs 'ingest' "$state"/logs/*.log.out "$state"/logs/*.log; do
    kill -0 "$wrapper" || return 1
    sleep 0.2
  done
  kill -TERM "$wrapper"
  code=0
  wait "$wrapper" || code=$?
  printed=$(cat "$work/asked")
}

real_nights() {
  export JAVA_TOOL_OPTIONS=$quick DANGOL_MEMORY=1g
  shop
  restore
  rm -rf "$state"
  asked_to_end
  row 'real: asked to end' 143 '^dangol nightly: exit code 143, ended by whatever runs the process: ' ''
  night 3s
  row 'real: a limit of 3 s' 124 'ended after its time limit of 3s' ''
  night 10m
  row 'real: goes on and publishes' 0 '' 2
  night 10m
  row 'real: nothing to do' 0 '' 2
  night 10m --set recommend.rank=0
  row 'real: broken configuration' 2 'exit code 2, configuration or usage: .*recommend.rank is 0' 2
  wrapped status --conf "$work/shop.conf"
  row 'real: status' 0 '' 2
}

! wanted stand-ins || stand_ins
! wanted real || real_nights
