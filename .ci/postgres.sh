#!/usr/bin/env bash
# Starts a throw-away PostgreSQL on loopback as an ordinary user and prints its address on the last line.
# Installs Debian's package `postgresql` when no server binary is there. Stop it with: postgres.sh stop DIR
set -euo pipefail

if [ "${1:-}" = stop ]; then
  pid=$(head -n 1 "$2/data/postmaster.pid" 2>/dev/null || true)
  [ -n "$pid" ] || exit 0
  kill -INT "$pid" 2>/dev/null || true
  # Whoever removes the folder next must not find it being written to.
  for _ in $(seq 300); do kill -0 "$pid" 2>/dev/null || break; sleep 0.1; done
  exit 0
fi

binaries() { ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1; }
if [ -z "$(binaries)" ]; then
  echo "PostgreSQL を Debian のパッケージから入れます" >&2
  (apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq postgresql) >&2
fi
bin=$(binaries)
dir=${1:?"usage: postgres.sh DIR"}
port=${TOTSUGO_TEST_PG_PORT:-54329}
mkdir -p "$dir"

as_user=()
if [ "$(id -u)" = 0 ]; then
  id postgres >/dev/null 2>&1 || useradd --system --no-create-home postgres
  chown -R postgres "$dir"
  as_user=(setpriv --reuid postgres --regid "$(id -g postgres)" --clear-groups)
fi
rm -rf "$dir/data"
(cd "$dir" && "${as_user[@]}" "$bin/initdb" -D "$dir/data" -U totsugo -A trust -E UTF8 --locale=C.UTF-8 --no-sync >"$dir/initdb.log" 2>&1)
(cd "$dir" && "${as_user[@]}" "$bin/pg_ctl" -D "$dir/data" -w -l "$dir/server.log" -o "-h 127.0.0.1 -p $port -k $dir -c fsync=off" start >/dev/null 2>&1)
echo "PostgreSQL $("$bin/postgres" --version | awk '{print $3}') を 127.0.0.1:$port で $([ "$(id -u)" = 0 ] && echo postgres || id -un) として動かしています" >&2
echo "postgres://totsugo@127.0.0.1:$port/postgres"
