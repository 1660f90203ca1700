# What the tests over SSH share: an sshd of their own on the loopback, with its own configuration, host key and file of keys, and a server's folders
# beside a copy of the program. To be read with `.` after lib.sh. Ends with 77 where no sshd or no usable terminal can be had.
sshd=$(command -v sshd || echo /usr/sbin/sshd)
skip() {
	echo "skipped: $1"
	exit 77
}
[ -x "$sshd" ] || skip 'there is no sshd here (openssh-server)'
command -v ssh >/dev/null 2>&1 || skip 'there is no ssh here (openssh-client)'
[ "$(id -u)" -eq 0 ] || grep -q '^devpts.*gid=5' /proc/mounts || skip 'an sshd that is not root gets no terminal here'
[ "$(id -u)" -ne 0 ] || mkdir -p /run/sshd

# --- the server's folders ---
mkdir -p "$tmp/bin/filrouge.site"
cp "$FILROUGE" "$tmp/bin/filrouge"
ln -s "$build/locale" "$tmp/bin/locale"
FILROUGE=$tmp/bin/filrouge
site=$tmp/bin/filrouge.site
sessions=$site/state/sessions
log=$site/state/access.log
umask 022

# key NAME: a pair of its own.
key() { ssh-keygen -q -t ed25519 -N '' -C "$1@test" -f "$tmp/keys/$1" </dev/null; }
mkdir -m 700 keys

# --- sshd ---
account=$(id -un)
sshd_start() {
	[ -f host ] || ssh-keygen -q -t ed25519 -N '' -f host </dev/null
	"$FILROUGE" access install --print --account "$account" | sed -n '/^Match/,$p' >block
	tries=0
	until [ "$tries" -ge 20 ]; do
		tries=$((tries + 1))
		port=$((20000 + ($(od -An -N2 -tu2 /dev/urandom) % 20000)))
		cat >sshd_config - block <<-CONFIG
			Port $port
			ListenAddress 127.0.0.1
			HostKey $tmp/host
			PidFile none
			UsePAM no
			StrictModes no
			PermitRootLogin yes
			PasswordAuthentication no
			KbdInteractiveAuthentication no
			PrintMotd no
			PrintLastLog no
			LogLevel VERBOSE
			MaxStartups 100
			UseDNS no
			Subsystem sftp internal-sftp
		CONFIG
		"$sshd" -D -f "$tmp/sshd_config" -E "$tmp/sshd.log" </dev/null >/dev/null 2>&1 &
		sshd_pid=$!
		trap 'kill "$sshd_pid" 2>/dev/null; rm -rf "$tmp"' EXIT
		listening && return
		wait "$sshd_pid"
	done
	fail 'sshd starts' "$(tail -3 sshd.log)"
	finish
}
# Until the port answers, or the process is gone.
listening() {
	for _ in $(seq 200); do
		grep -q "Server listening on 127.0.0.1 port $port" sshd.log 2>/dev/null && return 0
		kill -0 "$sshd_pid" 2>/dev/null || return 1
		sleep 0.02
	done
	return 1
}

client_config() {
	cat >ssh_config <<-CONFIG
		Host box
		HostName 127.0.0.1
		Port $port
		User $account
		IdentitiesOnly yes
		IdentityAgent none
		StrictHostKeyChecking no
		UserKnownHostsFile /dev/null
		GlobalKnownHostsFile /dev/null
		LogLevel ERROR
		BatchMode yes
		ConnectTimeout 10
		KexAlgorithms curve25519-sha256
	CONFIG
}

# box KEY ARGUMENT...: ssh with that key; ARGUMENTS before and after the host as ssh takes them.
box() {
	who=$1
	shift
	timeout 20 ssh -F "$tmp/ssh_config" -i "$tmp/keys/$who" "$@"
}
# on_screen KEY [DRIVE OPTION...]: plays acts from standard input on a terminal at which `ssh -t` runs.
on_screen() {
	who=$1
	shift
	"$drive" "$@" -- "$(command -v ssh)" -F "$tmp/ssh_config" -i "$tmp/keys/$who" -t box
}

# logged REGEX: a line of the log of who came says so.
logged() { grep -qE -- "$1" "$log"; }
# comes COMMAND...: it comes to be so within five seconds.
comes() {
	for _ in $(seq 250); do
		"$@" >/dev/null 2>&1 && return 0
		sleep 0.02
	done
	return 1
}
