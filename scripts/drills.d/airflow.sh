# Airflow's DAG in a real Airflow: published, skipped, failed without a retry, retried; the states and what was logged.
#
# Installs jobs/airflow/requirements.lock into a virtual environment below work/ (once for each lock), starts Airflow's own
# server, DAG processor and scheduler on a database of the drill's own, and lets them run the nights of the drills' shop,
# which is in Seoul: its dates are not those of UTC.

python=${PYTHON:-python3}
command -v "$python" >/dev/null || wrong "$python is missing"
lock=$here/jobs/airflow/requirements.lock
venv=$here/work/airflow-$(sha256sum "$lock" | cut -c 1-12)
zone=Asia/Seoul next_day=2026-03-10

installed() {
  [ ! -e "$venv/installed" ] || return 0
  echo "Installing $(grep -c == "$lock") packages into $venv ..." >&2
  rm -rf "$venv"
  "$python" -m venv "$venv"
  "$venv/bin/pip" install -q --disable-pip-version-check --require-hashes -r "$lock" >&2
  touch "$venv/installed"
}

export AIRFLOW_HOME=$work/airflow
port=$((20000 + $$ % 20000))
configured() {
  mkdir -p "$AIRFLOW_HOME/dags"
  cp "$here/jobs/airflow/dangol_nightly.py" "$AIRFLOW_HOME/dags/"
  export AIRFLOW__CORE__LOAD_EXAMPLES=False AIRFLOW__CORE__EXECUTOR=LocalExecutor AIRFLOW__CORE__PARALLELISM=2
  export AIRFLOW__CORE__EXECUTION_API_SERVER_URL=http://127.0.0.1:$port/execution/
  AIRFLOW__API_AUTH__JWT_SECRET=$(head -c 48 /dev/urandom | base64 -w 0)
  export AIRFLOW__API_AUTH__JWT_SECRET
  export AIRFLOW__API__HOST=127.0.0.1 AIRFLOW__API__PORT=$port AIRFLOW__API__WORKERS=1
  export AIRFLOW__CORE__SIMPLE_AUTH_MANAGER_ALL_ADMINS=True AIRFLOW__USAGE_DATA_COLLECTION__ENABLED=False
  # On a busy machine the server's first answer takes longer than the 5 s for which a task waits by default.
  export AIRFLOW__WORKERS__EXECUTION_API_TIMEOUT=60
  export AIRFLOW__SCHEDULER__SCHEDULER_HEARTBEAT_SEC=2 AIRFLOW__DAG_PROCESSOR__REFRESH_INTERVAL=5
  export DANGOL_COMMAND=$here/scripts/dangol DANGOL_CONF=$work/shop.conf DANGOL_ZONE=$zone
  export DANGOL_RETRIES=2 DANGOL_RETRY_SECONDS=15 DANGOL_MEMORY=1g DANGOL_LOG_LEVEL=warn
  export JAVA_TOOL_OPTIONS=$quick
}

# One command of Airflow; what it says goes to $work/out/$1.log.
airflow() {
  local to=$work/out/$1.log code=0
  shift
  timeout 300 "$venv/bin/airflow" "$@" >"$to" 2>&1 || code=$?
  [ "$code" -eq 0 ] || { echo "airflow: exit code $code: airflow $*" >&2 && tail -n 20 "$to" >&2 && exit 1; }
}

pids=()
process() {
  setsid "$venv/bin/airflow" "$@" >"$work/out/airflow-$1.log" 2>&1 &
  pids+=($!)
}

# Each process leads a group of its own, with its children. Asked to end, a scheduler may wait for its workers for ever
# (apache/airflow#67870): what is left after a while is killed.
stop_airflow() {
  local pid end=$((SECONDS + 70))
  for pid in ${pids[@]+"${pids[@]}"}; do kill -TERM -- "-$pid" 2>/dev/null || true; done
  for pid in ${pids[@]+"${pids[@]}"}; do
    while kill -0 -- "-$pid" 2>/dev/null && [ "$SECONDS" -lt "$end" ]; do sleep 0.5; done
    kill -KILL -- "-$pid" 2>/dev/null || true
    wait "$pid" 2>/dev/null || true
  done
}

within() {
  local seconds=$1 end=$((SECONDS + $1))
  shift
  until "$@"; do
    [ "$SECONDS" -lt "$end" ] || { echo "airflow: not within $seconds s: $*" >&2 && tail -n 20 "$work"/out/airflow-*.log >&2 && exit 1; }
    sleep 2
  done
}

served() { "$python" -c "import urllib.request as r; r.urlopen('http://127.0.0.1:$port/api/v2/version')" 2>/dev/null; }
ask() { sqlite3 -readonly -cmd '.timeout 20000' "$AIRFLOW_HOME/airflow.db" "$1"; }
known() { [ "$(ask "select count(*) from serialized_dag where dag_id = 'dangol_nightly'")" -gt 0 ]; }
newest() { [ -n "$(ask "select run_id from dag_run where run_type = '$1'")" ]; }
ended() { [[ $(ask "select state from dag_run where run_id = '$1'") =~ ^(success|failed)$ ]]; }
waits() { [ "$(ask "select state from task_instance where run_id = '$1' and task_id = 'nightly'")" = up_for_retry ]; }

start_airflow() {
  airflow airflow-db db migrate
  undo+=(stop_airflow)
  process api-server
  process dag-processor
  within 300 served
  within 300 known
  process scheduler
}

# Run $2 of case $1: the states of run, night and announcement must be $3, the tries $4, and the log must hold $5.
row() {
  local states tries line logs ok=yes
  states=$(ask "select (select state from dag_run where run_id = '$2'), group_concat(state, ' ') from
    (select state from task_instance where run_id = '$2' order by task_id desc)" | tr '|' ' ')
  tries=$(ask "select try_number from task_instance where run_id = '$2' and task_id = 'nightly'")
  logs=$AIRFLOW_HOME/logs/dag_id=dangol_nightly/run_id=$2/task_id=nightly
  line=$(cat "$logs"/*.log | grep -o -E "$5" | head -n 1) || true
  [ "$states" = "$3" ] || ok="NO: states must be $3"
  [ "$tries" = "$4" ] || ok="NO: tries must be $4"
  [ -n "$line" ] || ok="NO: the log must hold $5"
  [ "$ok" = yes ] || bad=$((bad + 1))
  rows=$((rows + 1))
  printf '%-26s %-32s %5s  %s%s\n' "$1" "$states" "$tries" "$(echo "${line:-nothing}" | sed "s#$work/##g")" "$([ "$ok" = yes ] || echo "   $ok")"
}

# What the assets of $1 tell: run id, date, release and rows as in the run report of the date.
told() {
  local extra report=$work/home/reports/$1/run-report.json ok=yes
  extra=$(ask "select extra from asset_event order by id desc limit 1")
  [ "$(jq -S '{run_id, as_of, release: .release.number, rows: .release.rows}' "$report")" = "$(jq -S 'del(.from_rest_api, .from_trigger)' <<<"$extra")" ] || ok=NO
  [ "$(ask 'select count(*) from asset_event')" -eq "$2" ] || ok="NO: $2 events expected"
  [ "$ok" = yes ] || bad=$((bad + 1))
  rows=$((rows + 1))
  printf '%-26s event %s, as in the run report: %s   %s\n' '  its asset' "$2" "$ok" "$(jq -c '{run_id, as_of, release}' <<<"$extra")"
}

trigger() { airflow "trigger-$1" dags trigger dangol_nightly --run-id "$1" --conf "{\"as_of\": \"$2\"}"; }

installed
shop
restore
sed -i "1i zone = $zone\npublish.sqlite.path = \"$work/disk/serving.db\"" "$work/shop.conf"
mkdir "$work/disk"
mv "$work"/home/serving.db* "$work/disk/"
configured
start_airflow
printf '%-26s %-32s %5s  %s\n' case 'run, nightly, announce' tries 'logged'

# Once it may run, the scheduler makes the run of the last whole interval: yesterday in Seoul, of which there is no file.
airflow unpause dags unpause -y dangol_nightly
within 120 newest scheduled
run=$(ask "select run_id from dag_run where run_type = 'scheduled'")
within 900 ended "$run"
start=$(ask "select data_interval_start from dag_run where run_id = '$run'")
yesterday=$(TZ=$zone date -d "${start%%.*} UTC" +%F)
row 'scheduled, no file' "$run" 'failed failed upstream_failed' 1 "exit code 3: .*$yesterday[^\"]*"

airflow backfill backfill create --dag-id dangol_nightly --from-date "${day}T00:00:00+09:00" --to-date "${day}T23:00:00+09:00" \
  --max-active-runs 1
within 120 newest backfill
run=$(ask "select run_id from dag_run where run_type = 'backfill'")
within 900 ended "$run"
row 'backfill by date' "$run" 'success success success' 1 "Night of $day: published release 2"
told "$day" 1

trigger again "$day"
within 900 ended again
row 'again' again 'success skipped skipped' 1 'nothing to do: release 2 holds this night already'

cp "$work/shop.conf" "$work/good.conf"
echo 'recommend.rank = 0' >>"$work/shop.conf"
trigger broken "$day"
within 900 ended broken
row 'broken configuration' broken 'failed failed upstream_failed' 1 'exit code 2: .*recommend.rank is 0[^"]*'
cp "$work/good.conf" "$work/shop.conf"

# The store's disk is gone: in place of its folder is a file.
deliver "$next_day"
mv "$work/disk" "$work/away"
touch "$work/disk"
trigger store-away "$next_day"
within 900 waits store-away
rm "$work/disk"
mv "$work/away" "$work/disk"
within 900 ended store-away
row 'store away, then back' store-away 'success success success' 2 'exit code 4, worth a retry: [^"]*'
row '  its second try' store-away 'success success success' 2 "Night of $next_day: published release 3"
told "$next_day" 2
