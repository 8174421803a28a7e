#!/usr/bin/env bash
# ./bongsu test [--fast]: sets up what the tests need, runs every ring, says how long each took and what failed.
# Called by ./bongsu, which has found the JDK (JAVA_HOME) and is in the repository's root.
set -uo pipefail

declare -a rows=()
failed=()

# what one line says is missing, and nothing more
missing() {
  echo "bongsu: missing: $1" >&2
}

ring() {
  local name=$1 started=$SECONDS
  shift
  echo "== $name"
  if "$@"; then
    rows+=("$(printf '  %-34s passed  %5d s' "$name" $((SECONDS - started)))")
  else
    rows+=("$(printf '  %-34s FAILED  %5d s' "$name" $((SECONDS - started)))")
    failed+=("$name")
  fi
}

finish() {
  echo
  printf '%s\n' "${rows[@]}"
  echo
  if [ ${#failed[@]} -gt 0 ]; then
    local IFS=,
    echo "failed: ${failed[*]}"
    exit 1
  fi
  echo "all passed in $SECONDS s"
  exit 0
}

chromium_is_there() { command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null; }
rabbitmq_is_there() { [ -x /usr/lib/rabbitmq/bin/rabbitmq-server ] || command -v rabbitmq-server >/dev/null; }
korean_is_there() { ! command -v fc-list >/dev/null || [ -n "$(fc-list :lang=ko 2>/dev/null | head -1)" ]; }

install_what_is_missing() {
  local packages=() package
  chromium_is_there || packages+=(chromium)
  rabbitmq_is_there || packages+=(rabbitmq-server)
  [ -x /usr/bin/prometheus ] || packages+=(prometheus)
  [ -x /usr/bin/prometheus-node-exporter ] || packages+=(prometheus-node-exporter)
  [ -x /usr/bin/victoria-metrics ] || packages+=(victoria-metrics)
  { command -v fc-list >/dev/null && korean_is_there; } || packages+=(fontconfig fonts-noto-cjk)
  [ ${#packages[@]} -gt 0 ] || return 0
  if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
    missing "${packages[*]} (Debian, Ubuntu: sudo apt-get install ${packages[*]})"
    return 0
  fi
  echo "Installing ${packages[*]}"
  local policy=/usr/sbin/policy-rc.d ours=no
  if [ ! -e $policy ]; then
    # For private use by the tests only: no package may start a service on this machine.
    printf '#!/bin/sh\nexit 101\n' >$policy && chmod +x $policy && ours=yes
  fi
  mkdir -p "$BONGSU_HOME/logs"
  if ! { apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "${packages[@]}"; } \
    >"$BONGSU_HOME/logs/apt.log" 2>&1; then
    missing "${packages[*]}; apt-get could not install them, see $BONGSU_HOME/logs/apt.log"
  elif command -v systemctl >/dev/null; then
    for package in "${packages[@]}"; do
      systemctl disable "$package" >/dev/null 2>&1 || true
    done
  fi
  [ $ours = no ] || rm -f $policy
}

end_to_end() {
  (cd e2e && npm ci --no-audit --no-fund && npm test)
}

if ! command -v node >/dev/null || [ "$(node --version | sed -E 's/v([0-9]+).*/\1/')" -lt 20 ]; then
  missing "Node 20 or newer"
  exit 1
fi

export MAVEN_OPTS="${MAVEN_OPTS:--Xmx1g -XX:+UseSerialGC -XX:TieredStopAtLevel=1}"
case ${1:-} in
  --fast)
    ring "unit tests (./mvnw test)" ./mvnw -B -ntp test
    ;;
  "")
    install_what_is_missing
    # two modules at a time: most tests wait, for a database, a broker or a condition
    ring "build, gates and tests (verify)" ./mvnw -B -ntp -T 2 verify
    ring "journeys over the running suite" end_to_end
    ;;
  *)
    echo "bongsu: test knows only --fast" >&2
    exit 1
    ;;
esac
finish
