/* libvterm behind a pty. Keys go through libvterm's own keyboard, so they are written by somebody else than who reads
 * them. */
#include "tests/screen_harness.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/pidfd.h>
#include <sys/wait.h>
#include <unistd.h>
#include <unistr.h>
#include <vterm.h>

#include "base/clock.h"
#include "base/memory.h"
#include "tui/key.h"

struct term {
	VTerm *vt;
	VTermScreen *screen;
	int master;
	pid_t pid;            /* 0: this process */
	int pidfd;
	int own[2];           /* this process's standard input and output meanwhile */
	bool ended;
	int status;
	bool alternate, mouse, hidden, paste, meta;
	size_t received;
	char tail[16];        /* the last bytes, to find a mode set across two reads */
	struct buf typed;     /* on its way to the program */
};

/* ---- what libvterm tells ---- */

static int on_property(VTermProp property, VTermValue *value, void *user)
{
	struct term *t = user;

	if (property == VTERM_PROP_ALTSCREEN)
		t->alternate = value->boolean;
	if (property == VTERM_PROP_CURSORVISIBLE)
		t->hidden = !value->boolean;
	if (property == VTERM_PROP_MOUSE)
		t->mouse = value->number != VTERM_PROP_MOUSE_NONE;
	return 1;
}

static void on_typed(const char *bytes, size_t len, void *user)
{
	struct term *t = user;

	buf_add(&t->typed, bytes, len);
}

static struct term *new_term(int height, int width)
{
	static const VTermScreenCallbacks callbacks = {.settermprop = on_property};
	struct term *t = xcalloc(1, sizeof(*t));

	t->master = t->pidfd = t->own[0] = t->own[1] = -1;
	t->vt = vterm_new(height, width);
	vterm_set_utf8(t->vt, 1);
	vterm_output_set_callback(t->vt, on_typed, t);
	t->screen = vterm_obtain_screen(t->vt);
	vterm_screen_enable_altscreen(t->screen, 1);
	vterm_screen_set_callbacks(t->screen, &callbacks, t);
	vterm_screen_reset(t->screen, 1);
	return t;
}

/* ---- bytes ---- */

static const char *last_of(const struct buf *all, const char *sequence)
{
	const char *at = buf_str(all), *last = NULL;

	for (const char *p = at; (p = memmem(p, all->len - (size_t)(p - at), sequence, strlen(sequence))) != NULL; p++)
		last = p;
	return last;
}

static void look_for(const struct buf *all, const char *on, const char *off, bool *is)
{
	const char *last_on = last_of(all, on), *last_off = last_of(all, off);

	if (last_on != NULL || last_off != NULL)
		*is = last_off == NULL || (last_on != NULL && last_on > last_off);
}

/* libvterm doesn't tell of bracketed paste, nor of what Alt sends: looked for in what passes. */
static void look_for_modes(struct term *t, const char *bytes, size_t len)
{
	enum { LONGEST = sizeof "\033[?2004h" - 1 };
	struct buf all = {0};

	buf_add(&all, t->tail, strlen(t->tail));
	buf_add(&all, bytes, len);
	look_for(&all, "\033[?2004h", "\033[?2004l", &t->paste);
	look_for(&all, "\033[?1036h", "\033[?1036r", &t->meta);
	size_t keep = all.len < LONGEST - 1 ? all.len : LONGEST - 1;

	memcpy(t->tail, buf_str(&all) + all.len - keep, keep);
	t->tail[keep] = '\0';
	buf_clear(&all);
}

static void take(struct term *t)
{
	char bytes[65536];
	ssize_t n = read(t->master, bytes, sizeof(bytes));

	if (n > 0) {
		t->received += (size_t)n;
		look_for_modes(t, bytes, (size_t)n);
		vterm_input_write(t->vt, bytes, (size_t)n);
		vterm_screen_flush_damage(t->screen);
	} else if (n == 0 || (errno != EAGAIN && errno != EINTR)) {
		close(t->master);
		t->master = -1;
	}
}

static void give(struct term *t)
{
	ssize_t n = write(t->master, t->typed.data, t->typed.len);

	if (n > 0)
		buf_drop(&t->typed, (size_t)n);
	else if (n < 0 && errno != EAGAIN && errno != EINTR)
		buf_clear(&t->typed);
}

static void reap(struct term *t)
{
	if (t->pid > 0 && !t->ended && waitpid(t->pid, &t->status, WNOHANG) == t->pid)
		t->ended = true;
}

/* Waits for one thing to happen, and takes it in. False: nothing within MS. */
static bool turn(struct term *t, int ms)
{
	struct pollfd fds[2] = {
		{t->master, (short)(POLLIN | (t->typed.len > 0 ? POLLOUT : 0)), 0},
		{t->ended ? -1 : t->pidfd, POLLIN, 0},
	};

	if (poll(fds, 2, ms) <= 0)
		return false;
	if (fds[0].revents & POLLOUT)
		give(t);
	if (fds[0].revents & (POLLIN | POLLHUP | POLLERR))
		take(t);
	if (fds[1].revents != 0)
		reap(t);
	return true;
}

static void flush_typed(struct term *t)
{
	while (t->typed.len > 0 && t->master >= 0 && turn(t, TERM_PATIENCE))
		;
	buf_drop(&t->typed, t->typed.len);
}

/* ---- programs ---- */

struct environment {
	char *lines[64];
	size_t count;
};

/* The first of a name counts. */
static void hand(struct environment *e, const char *line)
{
	size_t len = strcspn(line, "=") + 1;

	for (size_t i = 0; i < e->count; i++)
		if (strncmp(e->lines[i], line, len) == 0)
			return;
	if (e->count + 1 < sizeof(e->lines) / sizeof(e->lines[0]))
		e->lines[e->count++] = xstrdup(line);
}

static void environment(struct environment *e, const char *const env[])
{
	static const char *const handed[] = {"PATH",         "ASAN_OPTIONS",    "UBSAN_OPTIONS",
					     "LSAN_OPTIONS", "FILROUGE_SRCDIR", "TMPDIR"};
	static const char *const fixed[] = {"TERM=xterm-256color", "LANG=C.UTF-8", "HOME=/nonexistent"};

	for (size_t i = 0; env != NULL && env[i] != NULL; i++)
		hand(e, env[i]);
	for (size_t i = 0; i < sizeof(fixed) / sizeof(fixed[0]); i++)
		hand(e, fixed[i]);
	for (size_t i = 0; i < sizeof(handed) / sizeof(handed[0]); i++)
		if (getenv(handed[i]) != NULL) {
			char *line = xasprintf("%s=%s", handed[i], getenv(handed[i]));

			hand(e, line);
			free(line);
		}
}

struct term *term_spawn(const char *const argv[], const char *const env[], int height, int width)
{
	struct winsize size = {.ws_row = (unsigned short)height, .ws_col = (unsigned short)width};
	struct term *t = new_term(height, width);
	struct environment given = {0};

	environment(&given, env);
	t->pid = forkpty(&t->master, NULL, NULL, &size);
	if (t->pid == 0) {
		sigset_t none;

		sigemptyset(&none);
		sigprocmask(SIG_SETMASK, &none, NULL);
		close_range(3, ~0U, 0);
		execvpe(argv[0], (char *const *)argv, given.lines);
		_exit(127);
	}
	for (size_t i = 0; i < given.count; i++)
		free(given.lines[i]);
	if (t->pid < 0)
		die("no pty: %s", strerror(errno));
	fcntl(t->master, F_SETFL, O_NONBLOCK);
	fcntl(t->master, F_SETFD, FD_CLOEXEC);
	t->pidfd = pidfd_open(t->pid, 0);
	return t;
}

struct term *term_here(int height, int width)
{
	struct winsize size = {.ws_row = (unsigned short)height, .ws_col = (unsigned short)width};
	struct term *t = new_term(height, width);
	int slave;

	if (openpty(&t->master, &slave, NULL, NULL, &size) != 0)
		die("no pty: %s", strerror(errno));
	fcntl(t->master, F_SETFL, O_NONBLOCK);
	fflush(stdout);
	for (int fd = 0; fd < 2; fd++) {
		t->own[fd] = fcntl(fd, F_DUPFD_CLOEXEC, 10);
		dup2(slave, fd);
	}
	close(slave);
	return t;
}

void term_free(struct term *t)
{
	if (t == NULL)
		return;
	if (t->pid > 0 && !t->ended) {
		kill(t->pid, SIGKILL);
		waitpid(t->pid, NULL, 0);
	}
	for (int fd = 0; fd < 2; fd++)
		if (t->own[fd] >= 0) {
			dup2(t->own[fd], fd);
			close(t->own[fd]);
		}
	if (t->master >= 0)
		close(t->master);
	if (t->pidfd >= 0)
		close(t->pidfd);
	vterm_free(t->vt);
	buf_clear(&t->typed);
	free(t);
}

/* ---- keys ---- */

static const struct {
	uint32_t code;
	VTermKey key;
} special[] = {
	{KEY_ENTER_, VTERM_KEY_ENTER},   {KEY_TAB_, VTERM_KEY_TAB},
	{KEY_ESC_, VTERM_KEY_ESCAPE},    {KEY_BACKSPACE_, VTERM_KEY_BACKSPACE},
	{KEY_DELETE_, VTERM_KEY_DEL},    {KEY_INSERT_, VTERM_KEY_INS},
	{KEY_UP_, VTERM_KEY_UP},         {KEY_DOWN_, VTERM_KEY_DOWN},
	{KEY_LEFT_, VTERM_KEY_LEFT},     {KEY_RIGHT_, VTERM_KEY_RIGHT},
	{KEY_HOME_, VTERM_KEY_HOME},     {KEY_END_, VTERM_KEY_END},
	{KEY_PAGEUP_, VTERM_KEY_PAGEUP}, {KEY_PAGEDOWN_, VTERM_KEY_PAGEDOWN},
};

static void type_key(struct term *t, const struct key *k)
{
	VTermModifier mods =
		(VTermModifier)((k->mods & MOD_SHIFT ? VTERM_MOD_SHIFT : 0) | (k->mods & MOD_META ? VTERM_MOD_ALT : 0) |
				(k->mods & MOD_CTRL ? VTERM_MOD_CTRL : 0));

	for (size_t i = 0; i < sizeof(special) / sizeof(special[0]); i++)
		if (special[i].code == k->code) {
			vterm_keyboard_key(t->vt, special[i].key, mods);
			return;
		}
	if (k->code >= KEY_F1_ && k->code <= KEY_F12_)
		vterm_keyboard_key(t->vt, (VTermKey)VTERM_KEY_FUNCTION((int)(k->code - KEY_F1_) + 1), mods);
	else if (k->code >= 0x80 && k->code < KEY_NONE && (k->mods & MOD_META)) { /* libvterm would cut it to a byte */
		uint8_t bytes[8] = "\033";
		int n = u8_uctomb(bytes + 1, k->code, sizeof(bytes) - 1);

		buf_add(&t->typed, bytes, n > 0 ? (size_t)n + 1 : 1);
	} else if (k->code < KEY_NONE)
		vterm_keyboard_unichar(t->vt, k->code, mods);
}

void term_keys(struct term *t, const char *names)
{
	while (*names != '\0') {
		struct key k;
		size_t n = key_parse(names, &k);

		if (n == 0)
			die("not a key: %s", names);
		type_key(t, &k);
		names += n;
	}
	flush_typed(t);
}

void term_bytes(struct term *t, const void *bytes, size_t len)
{
	buf_add(&t->typed, bytes, len);
	flush_typed(t);
}

void term_paste(struct term *t, const char *text)
{
	if (t->paste)
		buf_text(&t->typed, "\033[200~");
	for (; *text != '\0'; text++)
		buf_char(&t->typed, *text == '\n' ? '\r' : *text); /* as terminals do */
	if (t->paste)
		buf_text(&t->typed, "\033[201~");
	flush_typed(t);
}

/* ---- waiting ---- */

bool term_wait_until(struct term *t, bool (*check)(struct term *t, void *context), void *context, int ms)
{
	int64_t end = clock_monotonic() + ms;

	while (!check(t, context)) {
		int64_t left = end - clock_monotonic();

		if (left <= 0 || (t->master < 0 && (t->ended || t->pid == 0)))
			return check(t, context);
		turn(t, (int)left);
	}
	return true;
}

static bool shows(struct term *t, void *text)
{
	return term_shows(t, text);
}

static bool hides(struct term *t, void *text)
{
	return !term_shows(t, text);
}

static bool got(struct term *t, void *bytes)
{
	return t->received >= *(size_t *)bytes;
}

static bool ended(struct term *t, void *unused)
{
	(void)unused;
	reap(t);
	return t->ended;
}

bool term_wait(struct term *t, const char *text, int ms)
{
	return term_wait_until(t, shows, (void *)(uintptr_t)text, ms);
}

bool term_wait_gone(struct term *t, const char *text, int ms)
{
	return term_wait_until(t, hides, (void *)(uintptr_t)text, ms);
}

bool term_wait_bytes(struct term *t, size_t bytes, int ms)
{
	return term_wait_until(t, got, &bytes, ms);
}

bool term_wait_end(struct term *t, int *status, int ms)
{
	bool yes = term_wait_until(t, ended, NULL, ms);

	while (yes && t->master >= 0 && turn(t, 0)) /* its last words */
		;
	if (status != NULL)
		*status = t->status;
	return yes;
}

/* ---- looking ---- */

struct term_cell term_cell(struct term *t, int y, int x)
{
	struct term_cell out = {.colour = -1};
	VTermScreenCell cell;
	size_t n = 0;

	if (!vterm_screen_get_cell(t->screen, (VTermPos){y, x}, &cell))
		return out;
	for (int i = 0; i < VTERM_MAX_CHARS_PER_CELL && cell.chars[i] != 0 && cell.chars[i] != (uint32_t)-1; i++)
		n += (size_t)u8_uctomb((uint8_t *)out.text + n, cell.chars[i], (int)(sizeof(out.text) - 1 - n));
	if (cell.chars[0] == 0)
		out.text[n++] = ' ';
	out.text[n] = '\0';
	out.width = cell.chars[0] == (uint32_t)-1 ? 0 : cell.width;
	out.bold = cell.attrs.bold;
	out.underline = cell.attrs.underline != 0;
	out.italic = cell.attrs.italic;
	out.reverse = cell.attrs.reverse;
	if (!VTERM_COLOR_IS_DEFAULT_FG(&cell.fg) && VTERM_COLOR_IS_INDEXED(&cell.fg))
		out.colour = cell.fg.indexed.idx;
	return out;
}

char *term_line(struct term *t, int y)
{
	struct buf b = {0};
	int height, width;

	vterm_get_size(t->vt, &height, &width);
	for (int x = 0; x < width; x++)
		buf_text(&b, term_cell(t, y, x).text);
	while (b.len > 0 && b.data[b.len - 1] == ' ')
		b.data[--b.len] = '\0';
	return buf_take(&b);
}

char *term_text(struct term *t)
{
	struct buf b = {0};
	int height, width;

	vterm_get_size(t->vt, &height, &width);
	for (int y = 0; y < height; y++) {
		char *line = term_line(t, y);

		buf_printf(&b, "%s\n", line);
		free(line);
	}
	return buf_take(&b);
}

bool term_shows(struct term *t, const char *text)
{
	char *all = term_text(t);
	bool found = strstr(all, text) != NULL;

	free(all);
	return found;
}

void term_cursor(struct term *t, int *y, int *x, bool *visible)
{
	VTermPos at;

	vterm_state_get_cursorpos(vterm_obtain_state(t->vt), &at);
	*y = at.row;
	*x = at.col;
	*visible = !t->hidden;
}

bool term_alternate(const struct term *t)
{
	return t->alternate;
}

bool term_wants_meta(const struct term *t)
{
	return t->meta;
}

bool term_wants_paste(const struct term *t)
{
	return t->paste;
}

bool term_wants_mouse(const struct term *t)
{
	return t->mouse;
}

size_t term_received(const struct term *t)
{
	return t->received;
}

pid_t term_pid(const struct term *t)
{
	return t->pid;
}

/* ---- the rest of the world ---- */

void term_resize(struct term *t, int height, int width)
{
	struct winsize size = {.ws_row = (unsigned short)height, .ws_col = (unsigned short)width};

	vterm_set_size(t->vt, height, width);
	vterm_screen_flush_damage(t->screen);
	if (t->master >= 0)
		ioctl(t->master, TIOCSWINSZ, &size);
}

void term_signal(struct term *t, int signal_number)
{
	if (t->pid > 0 && !t->ended)
		kill(t->pid, signal_number);
}

void term_hang_up(struct term *t)
{
	if (t->master >= 0)
		close(t->master);
	t->master = -1;
}
