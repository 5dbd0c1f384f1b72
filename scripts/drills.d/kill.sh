# kill -9 at every point of a night: what readers see meanwhile, and that the next run makes the same night.
#
# The published shop gets a sound ninth day. Its night is killed with kill -9 at the first point, goes on to the second and is
# killed there, and so on until readers see the new night. After each kill what is left behind is run to the end, in a home of
# its own: its tables must equal those of a night that was never killed.

# Small models, but every job has something to learn.
learn_settings=(--set churn.horizon=2d --set churn.min-history=2d --set churn.cut-offs=2 --set churn.cut-off-spacing=2d)

night() {
  local name=$1
  shift
  dangol "$name" nightly --conf "$work/shop.conf" --as-of "$day" "${learn_settings[@]}" "$@"
}

# Every table of the home with its rows and fingerprint, the ledgers of runs aside: a night that was begun twice has more.
fingerprints() {
  dangol "$1" show tables --hash --conf "$work/shop.conf" --as-of "$day" || { cat "$work/out/$1.err" >&2 && exit 1; }
  without_runs "$work/out/$1.out"
}

without_runs() { grep -v -E '^ *ops\.(runs|job_runs|releases) ' "$1"; }

# Names of the tables whose fingerprints are not those of the night that was never killed.
differing() {
  diff <(echo "$same_tables") <(without_runs "$work/out/next-tables.out") | awk '/^>/ { print $2 }' | paste -sd' '
}

# All rows of release $2 in the store of home $1, without what tells of the run.
released() {
  local table
  for table in $(store "$1" "select name from sqlite_master where type = 'table' and name like 'released_%' order by 1"); do
    store "$1" "select * from $table where release = $2" | sed "s/^$2|//"
  done | sort
}

shop
before=$(released "$work/base/home" 1 | sha256sum)
restore
night never-killed || { cat "$work/out/never-killed.err" >&2 && echo "kill: the night fails unkilled" >&2 && exit 1; }
same_tables=$(fingerprints never-killed-tables)
number=$(store "$work/home" 'select release from current_release')
same_rows=$(released "$work/home" "$number" | sha256sum)

# What readers see in the killed run's home: release 1 as it was, or the new one whole.
readers() {
  local shown
  shown=$(store "$work/home" 'select release from current_release')
  [ "$(released "$work/home" 1 | sha256sum)" = "$before" ] || { echo "release 1 HAS CHANGED" && return 1; }
  if [ "$shown" = 1 ]; then
    echo "release 1, whole"
  else
    [ "$(released "$work/home" "$shown" | sha256sum)" = "$same_rows" ] || { echo "release $shown, NOT WHOLE" && return 1; }
    echo "release $shown, whole"
  fi
}

# Runs the night until it says that it has reached $1, and kills it there.
killed_at() {
  local marker=$work/marker pid
  rm -f "$marker"
  JAVA_TOOL_OPTIONS="$quick" DANGOL_MEMORY=1g DANGOL_LOG_LEVEL=warn "$here/scripts/dangol" nightly --conf "$work/shop.conf" --as-of "$day" \
    "${learn_settings[@]}" --set drill.stop-at="\"$1\"" --set drill.marker="$marker" >"$work/out/killed.out" 2>"$work/out/killed.err" &
  pid=$!
  while [ ! -e "$marker" ]; do
    kill -0 "$pid" 2>/dev/null || { wait "$pid" || true; return 1; }
    sleep 0.2
  done
  kill -9 "$pid"
  wait "$pid" 2>/dev/null || true
}

point() {
  local seen code=0 equal=yes ok=yes state
  wanted "$1" || return 0
  rm -rf "$work/home"
  cp -a "$work/killed" "$work/home"
  killed_at "$1" || { printf '%-46s never reached\n' "$1" && rows=$((rows + 1)) bad=$((bad + 1)) && return 0; }
  seen=$(readers) || ok=no
  [[ $seen != 'release 1,'* ]] || { rm -rf "$work/killed" && cp -a "$work/home" "$work/killed"; }
  night next || code=$?
  state=$(jq -r .state "$work/home/reports/$day/run-report.json" 2>/dev/null) || state='no report'
  [ "$code" -eq 0 ] || ok=no
  [ "$(fingerprints next-tables)" = "$same_tables" ] || equal="NO: $(differing)" ok=no
  number=$(store "$work/home" 'select release from current_release')
  [ "$(released "$work/home" "$number" | sha256sum)" = "$same_rows" ] || equal="$equal NO: store" ok=no
  [ "$ok" = yes ] || bad=$((bad + 1))
  rows=$((rows + 1))
  printf '%-46s %-20s %4s  %-14s %s\n' "$1" "$seen" "$code" "$state" "$equal"
}

# Two nights started together: one publishes, the other ends with 6 and says who holds the store since when.
together() {
  local one=0 two=0 first second ok=yes
  wanted together || return 0
  restore
  night one & first=$!
  night two & second=$!
  wait "$first" || one=$?
  wait "$second" || two=$?
  [ $((one + two)) -eq 6 ] && [ "$one" -ne 3 ] || ok=no
  cat "$work/out/one.err" "$work/out/two.err" | grep -q -E 'held by run-[0-9T.]+, process [0-9]+ since 20' || ok=no
  [ "$(released "$work/home" "$(store "$work/home" 'select release from current_release')" | sha256sum)" = "$same_rows" ] || ok=no
  [ "$ok" = yes ] || bad=$((bad + 1))
  rows=$((rows + 1))
  printf '%-46s exit codes %s and %s; one night published, the other was told who holds the store: %s\n' together "$one" "$two" "$ok"
}

restore
cp -a "$work/home" "$work/killed"
printf '%-46s %-20s %4s  %-14s %s\n' 'killed at' 'readers meanwhile' next 'next run' 'tables and store equal'
point wrote/ingest-events/ops.ingested_files
point wrote/ingest-events/vault.identities
point wrote/ingest-events/silver.items
point wrote/ingest-events/silver.events
point wrote/ingest-events/silver.rejected_events
# The file is taken; a night that goes on does not admit it again.
point wrote/ingest-events/ops.ingested_files
for job in $(dangol plan plan --conf "$work/shop.conf" --as-of "$day" "${learn_settings[@]}" --format json && jq -r '.steps[].job' "$work/out/plan.out"); do
  case $job in
    rank-items) point ran/rank-items ;;
    score-churn) point wrote/score-churn/gold.churn_scores ;;
    value-customers) point wrote/value-customers/gold.customer_values ;;
  esac
  point "noted/$job"
done
point gates
point begun
point loaded/recommendations
point loaded/segments
point compared
point staged
point flipped
point published
together
