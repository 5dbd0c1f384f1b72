# Places and servers that fail.

# Nothing is at the place that cannot be written; what was published elsewhere is as it was.
echo "a file" >"$work/a-file"
if wanted 'unwritable path'; then
  restore
  night 'unwritable path' 4 'a-file' kept_as_it_was --set home="$work/a-file/home"
fi
if wanted 'unwritable store'; then
  restore
  night 'unwritable store' 4 'a-file' kept_as_it_was --set publish.sqlite.path="$work/a-file/serving.db"
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
      DANGOL_POSTGRES_PASSWORD=wrong night 'wrong password' 2 'DANGOL_POSTGRES_PASSWORD' served_as_it_was "${with_server[@]}"
    fi
    if wanted 'server gone during load'; then
      stop_while_loading &
      night 'server gone during load' 4 . served_and_done_later "${with_server[@]}"
      wait
    fi
  else
    not_run 'wrong password' 'needs initdb, pg_ctl and psql'
    not_run 'server gone during load' 'needs initdb, pg_ctl and psql'
  fi
fi
