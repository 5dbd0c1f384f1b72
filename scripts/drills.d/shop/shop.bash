# The shop of the drills: eight days of tills and web, a dozen records each, and one published night. A ninth day waits.
# Everything happens below $work: landing (what the shop delivers), home (Dangol's), base (both after eight days).

last_day=2026-03-08 day=2026-03-09
# Every customer's id begins with this, so that a leak can be found anywhere.
person=kim4711

# Writes the till's file of day $1: twelve sales, read by the names in its first line.
till_file() {
  local i
  echo "customer,kind,article,title,time,quantity,price"
  for i in 1 2 3 4 5 6 7 8 9 10 11 12; do
    printf '%s%s,SALE,a%s,Article %s,%s %02d:00:00,%s,%s.50\n' \
      "$person" "$i" $(((i * i + ${1: -1}) % 7)) $(((i * i + ${1: -1}) % 7)) "$1" $((8 + i)) $((1 + i % 3)) $((1 + i % 5))
  done
}

# Writes the web server's file of day $1: twelve views, without a header.
web_file() {
  local i
  for i in 1 2 3 4 5 6 7 8 9 10 11 12; do
    printf '%s%s;view;a%s;%s %02d:30:00\n' "$person" "$i" $(((i + ${1: -1}) % 7)) "$1" $((7 + i))
  done
}

# A file is the same whenever it is delivered, its time of modification too: the ledger of files notes it.
deliver() {
  till_file "$1" >"$work/landing/till/$1.csv"
  web_file "$1" >"$work/landing/web/$1.csv"
  touch -d "$1 23:00:00Z" "$work/landing/till/$1.csv" "$work/landing/web/$1.csv"
}

# A process lives for seconds here: compiling its code well would take longer than running it.
quick='-XX:TieredStopAtLevel=1 -XX:ReservedCodeCacheSize=240m'

# Dangol without its log lines, on one core and with what a dozen customers need. What it says goes to $work/out/$1.*
dangol() {
  local to=$work/out/$1 code=0
  shift
  JAVA_TOOL_OPTIONS="$quick" DANGOL_MEMORY=1g DANGOL_LOG_LEVEL=${DANGOL_LOG_LEVEL:-warn} \
    "$here/scripts/dangol" "$@" >"$to.out" 2>"$to.err" || code=$?
  return "$code"
}

shop() {
  local d
  mkdir -p "$work/landing/till" "$work/landing/web"
  cat >"$work/small.conf" <<'CONF'
ingest.settle = 0s
recommend { rank = 2, ials.epochs = 1, partitions = 1 }
segment.partitions = 1
# The backfill drill compares a night alone with one after others.
segment.max-age = 0d
spark {
  master = "local[1]"
  shuffle-partitions = 1
  settings {
    "spark.sql.codegen.wholeStage" = "false", "spark.sql.codegen.factoryMode" = NO_CODEGEN, "spark.sql.adaptive.enabled" = "false"
  }
}
CONF
  cat >"$work/shop.conf" <<CONF
include "small.conf"
home = "$work/home"
ingest.folder = "$work/landing"
ingest.sources {
  till {
    format = csv
    path = "till/{yyyy-MM-dd}.*"
    types { quantity = int, price = "decimal(12,2)" }
    currency = EUR
    event-types { SALE = purchase, BACK = refund }
    required-event-types = [purchase]
    events {
      account-id = customer, event-type = kind, item = article, occurred-at = time,
      quantity = quantity, amount = "quantity * price"
    }
    items { code = article, title = title }
  }
  web {
    format = csv
    path = "web/{yyyy-MM-dd}.*"
    header = false
    delimiter = ";"
    columns = [visitor, kind, article, time]
    events { account-id = visitor, event-type = kind, item = article, occurred-at = time }
  }
}
CONF
  for d in 1 2 3 4 5 6 7 8; do deliver "2026-03-0$d"; done
  echo "Preparing a shop of eight days and its first release ..." >&2
  dangol base nightly --conf "$work/shop.conf" --as-of "$last_day" \
    || { cat "$work/out/base.err" >&2 && echo "drills: the shop's first night failed" >&2 && exit 1; }
  mkdir "$work/base"
  mv "$work/home" "$work/landing" "$work/base/"
}

# The shop after eight days, with a sound ninth day delivered.
restore() {
  rm -rf "$work/home" "$work/landing"
  cp -a "$work/base/home" "$work/base/landing" "$work/"
  deliver "$day"
}

store() { sqlite3 -readonly "$1/serving.db" "$2"; }

# All rows that the store $1 holds of the first release, as text in one order.
first_release() { rows_of_first_release "$1" | LC_ALL=C sort; }

rows_of_first_release() {
  local table
  for table in $(store "$1" "select m.name from sqlite_master m where m.type = 'table' and m.name not like '%releases' and exists (select 1 from pragma_table_info(m.name) c where c.name = 'release') order by 1"); do
    [ "$table" = current_release ] || store "$1" "select '$table', * from $table where release = 1"
  done
}

# The table files of a home: names and sizes.
tables() { (cd "$1" && find tables -type f -name '*.parquet' -printf '%p %s\n' -o -type f -name '*.json' -printf '%p %s\n' | sort); }
