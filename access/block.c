/* The directives, in the order in which they are printed. */
#include "access/block.h"

#include "base/i18n.h"

const struct access_directive access_directives[] = {
	{"AuthorizedKeysFile", NULL, NULL, N_("sshd reads other keys than those that filrouge writes")},
	{"AuthorizedKeysCommand", "none", NULL, N_("a program decides who is let in, and filrouge doesn't know whom")},
	{"AuthenticationMethods", "publickey", NULL, N_("somebody without a key could be let in")},
	{"ExposeAuthInfo", "yes", NULL, N_("the launcher isn't told which key it was: who came cannot be verified, nor noted")},
	{"DisableForwarding", "yes", NULL, N_("ports, the agent or a display could be passed through")},
	{"PermitUserRC", "no", NULL, N_("a file in the account's home would be run at each login")},
	{"PermitTunnel", "no", NULL, N_("a network could be passed through")},
	{"MaxSessions", "1", NULL, N_("one login could hold several screens")},
	{"AcceptEnv", "FILROUGE_NONE", NULL, N_("variables of the client come through (the launcher drops them all the same)")},
	{"ClientAliveInterval", "15", NULL, N_("a dead line is noticed late: the screen stays open")},
	{"ClientAliveCountMax", "4", NULL, N_("a dead line is noticed late: the screen stays open")},
	{"UnusedConnectionTimeout", "30s", "30", N_("logins that never open a screen stay")},
	{NULL, NULL, NULL, NULL},
};

char *access_block(const struct access_site *s, const char *account)
{
	struct buf b = {0};

	buf_printf(&b, "Match User %s\n", account);
	for (const struct access_directive *d = access_directives; d->name; d++)
		buf_printf(&b, "  %s %s\n", d->name, d->value ? d->value : s->keys);
	return buf_take(&b);
}
