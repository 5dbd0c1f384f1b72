# What check-config finds before any night, and a shop of three items in which everybody has all.

# Whatever check-config refuses has been looked at only.
looked_at() { nothing_told "$1" && [ ! -e "$work/checked" ] && echo "found before the night, nothing made"; }
# A source with one line changed; $2 is what is said, $3 goes on in its block.
checked() {
  wanted "$1" || return 0
  cat >"$work/checked.conf" <<CONF
$3
home = "$work/checked", ingest.folder = "$work"
ingest.sources.shop {
  format = json, path = "shop.jsonl", currency = EUR
  types { who = string, item = string, at = string, total = string, lines = "array<struct<item:string>>" }
  events { account-id = who, event-type = "'purchase'", item = item, occurred-at = at, amount = total }
}
$4
CONF
  must "$1" 2 "$2" looked_at check-config --conf "$work/checked.conf"
}
a_key() { checked "$1" "$2" '' "ingest.sources.shop.$3"; }

checked 'missing include' 'checked.conf:1: include' 'include "house.conf"' ''
checked 'include from the network' 'checked.conf:1: include .*only files' 'include url("http://127.0.0.1:9/house.conf")' ''
a_key 'a list as text' 'is of type array' 'events.item = lines.item'
a_key 'name with a blank' '`Customer ID`' 'events.account-id = Customer ID'
a_key 'a clock in an expression' 'reads the clock' 'events.occurred-at = "now()"'
a_key 'two currencies, no rates' 'ingest.currency must be given' 'events.currency = who'

small_shop() {
  local folder=$work/small c
  mkdir -p "$folder"
  {
    echo who,item,at
    for c in 1 2 3 4 5 6 7 8; do printf "$person$c,i%s,$last_day 10:00:00\n" 1 2 3; done
  } >"$folder/$last_day.csv"
  echo who,item,at >"$folder/$day.csv"
  cat >"$work/three.conf" <<CONF
include "small.conf"
home = "$folder/home", ingest.folder = "$folder"
recommend.repeat.default = once
ingest.sources.sales {
  format = csv, path = "{yyyy-MM-dd}.csv", may-be-empty = true
  events { account-id = who, event-type = "'purchase'", item = item, occurred-at = at }
}
CONF
  must 'three items, all bought, quiet day' 0 'published release 1' nothing_left nightly --conf "$work/three.conf" --as-of "$day"
}
nothing_left() {
  local told
  told=$(store "$work/small/home" "select count(*) || ' ' || group_concat(distinct reason) from suppressions where absent_from = 'recommendations'") || return 1
  [ "$told" = '8 nothing_to_recommend' ] || { echo "suppressions say $told" && return 1; }
  nothing_told "$1" && echo "8 customers, why they have no list: $told"
}
if wanted 'small shop'; then small_shop; fi
