/* The pty, its emulator, and the names of keys. */
#include "term.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

int64_t term_now(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_MONOTONIC, &ts);
	return (int64_t)ts.tv_sec * 1000000 + ts.tv_nsec / 1000;
}

static int settermprop(VTermProp prop, VTermValue *value, void *user)
{
	struct term *t = user;

	if (prop == VTERM_PROP_ALTSCREEN)
		t->altscreen = value->boolean;
	return 1;
}

static const VTermScreenCallbacks callbacks = { .settermprop = settermprop };

bool term_start(struct term *t, int cols, int rows, char *const argv[], char *const envp[])
{
	struct winsize size = { .ws_row = (unsigned short)rows, .ws_col = (unsigned short)cols };

	memset(t, 0, sizeof(*t));
	t->rows = rows;
	t->cols = cols;
	t->vterm = vterm_new(rows, cols);
	vterm_set_utf8(t->vterm, 1);
	t->screen = vterm_obtain_screen(t->vterm);
	vterm_screen_set_callbacks(t->screen, &callbacks, t);
	vterm_screen_enable_altscreen(t->screen, 1);
	vterm_screen_reset(t->screen, 1);
	t->pid = forkpty(&t->master, NULL, NULL, &size);
	if (t->pid < 0)
		return false;
	if (t->pid == 0) {
		for (int fd = 3; fd < 256; fd++)
			close(fd);
		execve(argv[0], argv, envp);
		fprintf(stderr, "%s: %s\n", argv[0], strerror(errno));
		_exit(127);
	}
	fcntl(t->master, F_SETFL, O_NONBLOCK);
	fcntl(t->master, F_SETFD, FD_CLOEXEC);
	return true;
}

void term_close(struct term *t)
{
	if (t->master >= 0)
		close(t->master);
	t->master = -1;
	t->eof = true;
}

void term_free(struct term *t)
{
	term_close(t);
	if (t->pid > 0 && !term_exit(t, 3000)) {
		kill(t->pid, SIGKILL);
		waitpid(t->pid, &t->status, 0);
	}
	t->pid = 0;
	if (t->vterm)
		vterm_free(t->vterm);
	t->vterm = NULL;
	free(t->log);
	t->log = NULL;
}

static void keep(struct term *t, const char *bytes, size_t len)
{
	if (t->log_len + len > t->log_cap) {
		t->log_cap = (t->log_len + len) * 2;
		t->log = realloc(t->log, t->log_cap);
		if (!t->log)
			abort();
	}
	memcpy(t->log + t->log_len, bytes, len);
	t->log_len += len;
}

/* What the emulator answers (cursor reports and the like) goes back to the program. */
static void answer(struct term *t)
{
	char out[512];
	size_t len = vterm_output_read(t->vterm, out, sizeof(out));

	if (len > 0 && t->master >= 0 && write(t->master, out, len) < 0)
		return;
}

size_t term_pump(struct term *t, int ms)
{
	char bytes[16384];
	size_t total = 0;
	struct pollfd p = { .fd = t->master, .events = POLLIN };

	if (t->eof) {
		if (ms > 0)
			poll(NULL, 0, ms > 5 ? 5 : ms);
		return 0;
	}
	if (poll(&p, 1, ms) <= 0)
		return 0;
	for (;;) {
		ssize_t n = read(t->master, bytes, sizeof(bytes));

		if (n > 0) {
			keep(t, bytes, (size_t)n);
			vterm_input_write(t->vterm, bytes, (size_t)n);
			total += (size_t)n;
			continue;
		}
		if (n == 0 || (n < 0 && errno != EAGAIN && errno != EINTR))
			t->eof = true;
		break;
	}
	if (total > 0) {
		answer(t);
		if (t->seen)
			t->seen(t, t->context);
	}
	return total;
}

void term_settle(struct term *t, int quiet, int limit)
{
	int64_t end = term_now() + (int64_t)limit * 1000;
	int64_t calm = term_now() + (int64_t)quiet * 1000;

	while (term_now() < end && term_now() < calm && !t->eof)
		if (term_pump(t, (int)((calm - term_now()) / 1000) + 1) > 0)
			calm = term_now() + (int64_t)quiet * 1000;
}

bool term_send(struct term *t, const char *bytes, size_t len)
{
	int64_t end = term_now() + 5000000;

	while (len > 0 && t->master >= 0 && term_now() < end) {
		ssize_t n = write(t->master, bytes, len);

		if (n > 0) {
			bytes += n;
			len -= (size_t)n;
		} else if (n < 0 && errno != EAGAIN && errno != EINTR) {
			return false;
		}
		if (len > 0)
			term_pump(t, 1);
	}
	return len == 0;
}

static const struct {
	const char *name, *bytes;
} names[] = {
	{ "Enter", "\r" }, { "Tab", "\t" }, { "S-Tab", "\033[Z" }, { "Esc", "\033" }, { "BS", "\177" }, { "Delete", "\033[3~" },
	{ "Up", "\033OA" }, { "Down", "\033OB" }, { "Right", "\033OC" }, { "Left", "\033OD" }, { "Home", "\033OH" }, { "End", "\033OF" },
	{ "PageUp", "\033[5~" }, { "PageDown", "\033[6~" }, { "F1", "\033OP" }, { "F2", "\033OQ" }, { "F3", "\033OR" },
	{ "F4", "\033OS" }, { "F5", "\033[15~" }, { "F6", "\033[17~" }, { "F7", "\033[18~" }, { "F8", "\033[19~" }, { "F9", "\033[20~" },
	{ "F10", "\033[21~" }, { "C-Right", "\033[1;5C" }, { "C-Left", "\033[1;5D" },
	{ "Space", " " }, { "lt", "<" },
};

static size_t named(const char *name, size_t len, char *out, size_t *out_len)
{
	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
		if (strlen(names[i].name) == len && !strncmp(names[i].name, name, len)) {
			*out_len = strlen(names[i].bytes);
			memcpy(out, names[i].bytes, *out_len);
			return len;
		}
	if (len == 3 && !strncmp(name, "C-", 2)) {
		out[0] = (char)(name[2] & 0x1f);
		*out_len = 1;
		return len;
	}
	if (len >= 3 && len <= 8 && !strncmp(name, "M-", 2)) {
		out[0] = '\033';
		memcpy(out + 1, name + 2, len - 2);
		*out_len = len - 1;
		return len;
	}
	return 0;
}

size_t term_key(const char *keys, char *out, size_t *out_len)
{
	const char *close_ = *keys == '<' ? strchr(keys, '>') : NULL;
	size_t n = 1;

	if (!*keys)
		return 0;
	if (close_)
		return named(keys + 1, (size_t)(close_ - keys - 1), out, out_len) ? (size_t)(close_ - keys) + 1 : 0;
	while (((unsigned char)keys[n] & 0xc0) == 0x80)
		n++;
	memcpy(out, keys, n);
	*out_len = n;
	return n;
}

bool term_keys(struct term *t, const char *keys)
{
	char out[16];
	size_t len, took;

	while ((took = term_key(keys, out, &len)) > 0) {
		if (!term_send(t, out, len))
			return false;
		keys += took;
	}
	return !*keys;
}

void term_resize(struct term *t, int cols, int rows)
{
	struct winsize size = { .ws_row = (unsigned short)rows, .ws_col = (unsigned short)cols };

	t->rows = rows;
	t->cols = cols;
	vterm_set_size(t->vterm, rows, cols);
	if (t->master >= 0)
		ioctl(t->master, TIOCSWINSZ, &size);
}

static char *line_text(struct term *t, int row)
{
	size_t size = (size_t)t->cols * 32 + 1;
	char *out = malloc(size);
	VTermRect rect = { .start_row = row, .end_row = row + 1, .start_col = 0, .end_col = t->cols };
	size_t n;

	if (!out)
		abort();
	n = vterm_screen_get_text(t->screen, out, size - 1, rect);
	while (n > 0 && out[n - 1] == ' ')
		n--;
	out[n] = '\0';
	return out;
}

char *term_text(struct term *t)
{
	char *all = NULL;
	size_t len = 0;
	FILE *f = open_memstream(&all, &len);

	for (int row = 0; f && row < t->rows; row++) {
		char *line = line_text(t, row);

		fprintf(f, "%s\n", line);
		free(line);
	}
	if (f)
		fclose(f);
	return all;
}

bool term_has(struct term *t, const char *text)
{
	char *all = term_text(t);
	bool found = strstr(all, text) != NULL;

	free(all);
	return found;
}

static bool wait_for(struct term *t, const char *text, bool wanted, int ms)
{
	int64_t end = term_now() + (int64_t)ms * 1000;

	for (;;) {
		int64_t left = end - term_now();

		if (term_has(t, text) == wanted)
			return true;
		if (left <= 0 || t->eof)
			return false;
		term_pump(t, left > 50000 ? 50 : (int)(left / 1000) + 1);
	}
}

bool term_wait(struct term *t, const char *text, int ms)
{
	return wait_for(t, text, true, ms);
}

bool term_wait_gone(struct term *t, const char *text, int ms)
{
	return wait_for(t, text, false, ms);
}

void term_cursor(struct term *t, int *row, int *col)
{
	VTermPos pos;

	vterm_state_get_cursorpos(vterm_obtain_state(t->vterm), &pos);
	*row = pos.row;
	*col = pos.col;
}

bool term_exit(struct term *t, int ms)
{
	int64_t end = term_now() + (int64_t)ms * 1000;

	while (t->pid > 0) {
		if (waitpid(t->pid, &t->status, WNOHANG) == t->pid) {
			t->pid = 0;
			while (!t->eof && term_pump(t, 20) > 0)
				;
			return true;
		}
		if (term_now() >= end)
			return false;
		term_pump(t, 2);
	}
	return true;
}

/* The parent of process NAME; 0 when it is dead or not waited for yet. */
static pid_t parent_of(const char *name)
{
	char path[300], line[512], *after, state = 'Z';
	int parent = 0;
	FILE *f;

	snprintf(path, sizeof(path), "/proc/%s/stat", name);
	f = *name >= '1' && *name <= '9' ? fopen(path, "r") : NULL;
	if (!f)
		return 0;
	if (!fgets(line, sizeof(line), f) || !(after = strrchr(line, ')')) || sscanf(after, ") %c %d", &state, &parent) != 2)
		parent = 0;
	fclose(f);
	return state == 'Z' ? 0 : parent;
}

/* Kernels without /proc/PID/task/TID/children: every process is asked for its parent. */
static pid_t child_by_scan(pid_t parent)
{
	DIR *proc = opendir("/proc");
	struct dirent *entry;
	pid_t found = 0;

	while (proc && !found && (entry = readdir(proc)))
		if (parent_of(entry->d_name) == parent)
			found = (pid_t)atoi(entry->d_name);
	if (proc)
		closedir(proc);
	return found;
}

pid_t term_child(pid_t pid)
{
	char path[64], child[16];
	pid_t found = 0;
	FILE *f;

	snprintf(path, sizeof(path), "/proc/%d/task/%d/children", (int)pid, (int)pid);
	f = fopen(path, "r");
	if (!f)
		return child_by_scan(pid);
	while (!found && fscanf(f, "%15s", child) == 1)
		if (parent_of(child) == pid)
			found = (pid_t)atoi(child);
	fclose(f);
	return found;
}
