#!/bin/sh
# Makes a checkout ready to build; with a word, goes on from there.
#   ./autogen.sh          only bootstraps (needs autoconf and automake): then ./configure && make && make install
#   ./autogen.sh run      also installs what is missing, builds, and opens the demo workshop
#   ./autogen.sh check    also installs what is missing, builds, and runs every test
#   ./autogen.sh fuzz     also installs what is missing, and looks for a scenario that breaks the reader, for a minute
set -eu
cd "$(dirname "$0")"

build_debian='gcc make libc6-dev autoconf automake pkgconf gettext libncurses-dev libsqlite3-dev libconfig-dev libunistring-dev nettle-dev libcsv-dev libcmark-dev'
tests_debian='libcriterion-dev libvterm-dev openssh-server openssh-client'
fuzz_debian='clang libclang-rt-dev'
build_fedora='gcc make glibc-devel autoconf automake pkgconf-pkg-config gettext ncurses-devel sqlite-devel libconfig-devel libunistring-devel nettle-devel libcsv-devel cmark-devel'
tests_fedora='criterion-devel libvterm-devel openssh-server openssh-clients'
fuzz_fedora='clang compiler-rt'
build_arch='gcc make autoconf automake pkgconf gettext ncurses sqlite libconfig libunistring nettle libcsv cmark'
tests_arch='criterion libvterm openssh'
fuzz_arch='clang compiler-rt'
build_suse='gcc make glibc-devel autoconf automake pkgconf gettext-tools ncurses-devel sqlite3-devel libconfig-devel libunistring-devel libnettle-devel libcsv-devel cmark-devel'
tests_suse='criterion-devel libvterm-devel openssh-server openssh-clients'
fuzz_suse='clang'

say() { printf 'autogen.sh: %s\n' "$*" >&2; }

# Sets the package lists and how to ask for and install them. Only Debian's are tried regularly.
choose_system() {
	if command -v apt-get >/dev/null 2>&1; then
		build=$build_debian tests=$tests_debian fuzz=$fuzz_debian
		installed() { dpkg-query -W -f '${Status}' "$1" 2>/dev/null | grep -q 'ok installed'; }
		refresh='apt-get -o DPkg::Lock::Timeout=120 update -q'
		install='apt-get -o DPkg::Lock::Timeout=120 install -y -q --no-install-recommends'
	elif command -v dnf >/dev/null 2>&1; then
		build=$build_fedora tests=$tests_fedora fuzz=$fuzz_fedora
		installed() { rpm -q --whatprovides "$1" >/dev/null 2>&1; }
		refresh='' install='dnf install -y'
	elif command -v zypper >/dev/null 2>&1; then
		build=$build_suse tests=$tests_suse fuzz=$fuzz_suse
		installed() { rpm -q --whatprovides "$1" >/dev/null 2>&1; }
		refresh='' install='zypper --non-interactive install'
	elif command -v pacman >/dev/null 2>&1; then
		build=$build_arch tests=$tests_arch fuzz=$fuzz_arch
		installed() { pacman -Q "$1" >/dev/null 2>&1; }
		refresh='' install='pacman -S --needed --noconfirm'
	else
		say 'this system has none of apt-get, dnf, zypper, pacman. Install by hand, then run this again with ./autogen.sh and ./configure:'
		say "  $build_debian   (names as in Debian)"
		exit 1
	fi
}

# install_missing PACKAGE...
install_missing() {
	missing=''
	for package; do
		installed "$package" || missing="$missing $package"
	done
	[ -n "$missing" ] || return 0
	say "missing packages:$missing"
	as_root=''
	if [ "$(id -u)" -ne 0 ]; then
		as_root=sudo
		if ! command -v sudo >/dev/null 2>&1; then
			say 'there is no sudo here. Run this as root, then start again:'
			say "  ${refresh:+$refresh && }$install$missing"
			exit 1
		fi
	fi
	# shellcheck disable=SC2086 # the commands and lists are words
	if ! { { [ -z "$refresh" ] || DEBIAN_FRONTEND=noninteractive $as_root $refresh >&2; } &&
		DEBIAN_FRONTEND=noninteractive $as_root $install $missing >&2 </dev/null; }; then
		say 'the packages could not be installed. Run this, then start again:'
		say "  ${as_root:+$as_root }${refresh:+$refresh && ${as_root:+$as_root }}$install$missing"
		exit 1
	fi
}

bootstrap() {
	if ! command -v autoreconf >/dev/null 2>&1; then
		say 'autoreconf is missing: install autoconf and automake, or use ./autogen.sh run, which installs all that is needed'
		exit 1
	fi
	autoreconf --force --install --warnings=all
}

# The build's words go to a file, so that the screen stays readable; it is shown when something fails.
quietly() {
	say "$*"
	if ! "$@" >autogen.log 2>&1 </dev/null; then
		cat autogen.log >&2
		say "'$*' failed: the lines above are also in autogen.log"
		exit 1
	fi
}

build() {
	[ -x configure ] && [ configure -nt configure.ac ] && [ Makefile.in -nt Makefile.am ] || quietly bootstrap
	[ -f Makefile ] && [ config.status -nt configure ] || quietly ./configure
	quietly make -j "$(getconf _NPROCESSORS_ONLN)"
}

case "${1-}" in
'')
	bootstrap
	;;
run)
	choose_system
	# shellcheck disable=SC2086
	install_missing $build
	build
	exec ./filrouge demo
	;;
check)
	choose_system
	# shellcheck disable=SC2086
	install_missing $build $tests
	# Criterion may have come after an earlier configure.
	grep -q '^HAVE_CRITERION_FALSE=.#' config.status 2>/dev/null || rm -f config.status
	build
	exec make check
	;;
fuzz)
	choose_system
	# shellcheck disable=SC2086
	install_missing $build $fuzz
	exec tests/fuzz/fuzz.sh
	;;
*)
	say "unknown word \`$1\`: ./autogen.sh, ./autogen.sh run, ./autogen.sh check or ./autogen.sh fuzz"
	exit 2
	;;
esac
