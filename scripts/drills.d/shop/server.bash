# A PostgreSQL of the drill's own, with the schema and roles of scripts/postgres-roles.

server='' port=$((20000 + $$ % 20000))
server_tools() { command -v initdb && command -v pg_ctl && command -v psql; } >/dev/null

# The server refuses to run as root.
as_server() { if [ "$(id -u)" -eq 0 ]; then runuser -u nobody -- "$@"; else "$@"; fi; }

sql() { psql -q -At -v ON_ERROR_STOP=1 -h "$server" -p "$port" -U postgres -d "${2:-dangol}" -c "$1"; }

start_server() { as_server pg_ctl -w -s -D "$server/data" -l "$server/log" -o "-p $port -k $server -h 127.0.0.1" start; }
stop_server() { as_server pg_ctl -w -s -D "$server/data" -m immediate stop; }

make_server() {
  server=$(mktemp -d)
  undo+=(remove_server)
  [ "$(id -u)" -ne 0 ] || chown nobody "$server"
  as_server initdb -D "$server/data" -U postgres -A scram-sha-256 --auth-local=trust >"$work/out/initdb.out" 2>&1
  start_server
  sql 'create database dangol' postgres
  "$here/scripts/postgres-roles" | psql -q -v ON_ERROR_STOP=1 -h "$server" -p "$port" -U postgres -d dangol
  sql "alter role dangol_job password 'right'"
}

remove_server() {
  stop_server 2>/dev/null || true
  rm -rf "$server"
}

# All rows of the first release in the server, as text in one order.
served() {
  local table
  for table in $(sql "select relname from pg_class where relkind = 'p' and relnamespace = 'dangol'::regnamespace order by 1"); do
    sql "select '$table', t.* from dangol.$table t where release = 1"
  done | LC_ALL=C sort
}
