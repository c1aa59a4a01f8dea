# shellcheck shell=bash
# What ./run and ./test share: check the machine, restore, build. Sourced, not started.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
artifacts=$root/artifacts

say() { printf '%s\n' "$*"; }
stop() { printf '%s\n' "$*" >&2; exit 2; }

# Everything .NET writes by default goes below HOME; without one it goes below artifacts/.
prepare_home() {
    mkdir -p "$artifacts" 2>/dev/null || true
    [[ -w $artifacts ]] || stop "This account cannot write to $root."
    if [[ ! -d ${HOME:-} || ! -w $HOME ]]; then
        export HOME=$artifacts/home NUGET_PACKAGES=$artifacts/packages
        export DOTNET_CLI_HOME=$HOME XDG_CACHE_HOME=$HOME/.cache XDG_CONFIG_HOME=$HOME/.config XDG_DATA_HOME=$HOME/.local/share
        mkdir -p "$HOME"
    fi
    export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_GENERATE_ASPNET_CERTIFICATE=false
    # A build node left behind keeps a pipe open, and whoever reads our output waits for it.
    export MSBUILDDISABLENODEREUSE=1 DOTNET_CLI_UI_LANGUAGE=en
    # Some container images switch Chinese sorting and names off.
    export DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=false
}

need_dotnet() {
    local get="Get the .NET 10 SDK from https://dotnet.microsoft.com/download/dotnet/10.0 (package dotnet-sdk-10.0) and start again."
    command -v dotnet >/dev/null || PATH=$PATH:${DOTNET_ROOT:-/usr/share/dotnet}:/usr/lib/dotnet:$HOME/.dotnet
    command -v dotnet >/dev/null || stop "There is no dotnet command on this machine. $get"
    local sdks; sdks=$(dotnet --list-sdks | cut -d' ' -f1 | paste -sd' ')
    [[ " $sdks" == *" 10.0."* ]] || stop "The .NET 10 SDK is missing (installed: ${sdks:-none}). $get"
    # Built programs look for the runtime by themselves; tell them where this dotnet lives.
    local home; home=$(dirname "$(readlink -f "$(command -v dotnet)")")
    [[ ! -d $home/host/fxr ]] || export DOTNET_ROOT=$home
}

# Installs what is missing on Debian; anywhere else, or without rights, names it and stops.
need_packages() {
    (($#)) || return 0
    local as=()
    grep -qsx 'ID=debian' /etc/os-release || stop "Missing on this machine (Debian's names): $*. Please install them and start again."
    if ((EUID != 0)); then
        sudo -n true 2>/dev/null || stop "Missing on this machine: $*. As root: apt-get install $*"
        as=(sudo -n)
    fi
    say "Installing $* …"
    "${as[@]}" apt-get update -qq >/dev/null || true
    "${as[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -qq --no-install-recommends "$@" </dev/null >/dev/null ||
        stop "Could not install $*."
}

# What the server itself needs: ICU for Chinese, time zones for the community's clock.
need_server_packages() {
    local missing=()
    compgen -G '/usr/lib/*/libicuuc.so*' >/dev/null || compgen -G '/usr/lib*/libicuuc.so*' >/dev/null || missing+=(libicu-dev)
    [[ -e /usr/share/zoneinfo/Asia/Shanghai ]] || missing+=(tzdata)
    need_packages "${missing[@]}"
}

# A PostgreSQL of our own is started where one is needed; Debian's package need not start another.
need_postgres() {
    compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null && return
    if ((EUID == 0)) && [[ ! -e /etc/postgresql-common/createcluster.conf ]]; then
        mkdir -p /etc/postgresql-common
        echo 'create_main_cluster = false' >/etc/postgresql-common/createcluster.conf
    fi
    need_packages postgresql
}

# Restores and builds one project or solution. A lock file beside every project means: exactly these versions.
build() {
    local started=$SECONDS locked=(--locked-mode) project
    for project in "$root"/{src,tests,bench}/*/*.csproj; do
        [[ -e ${project%/*}/packages.lock.json ]] || locked=()
    done
    say "Restoring packages (about a minute the first time) …"
    (cd "$root" && dotnet restore "$1" "${locked[@]}" --artifacts-path "$artifacts" -v q --nologo) || return
    say "Building (about a minute the first time) …"
    (cd "$root" && dotnet build "$1" -c Release --no-restore --artifacts-path "$artifacts" -v q --nologo) || return
    say "Built in $((SECONDS - started)) s."
}
