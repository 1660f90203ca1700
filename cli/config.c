/* filrouge config: what holds on this machine for this person, and what is wrong in the files that say so. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/memory.h"
#include "base/text.h"
#include "cli/cli.h"
#include "cli/scenario.h"
#include "tui/command.h"

static const char *const layers[LAYER_COUNT] = {
	[LAYER_STANDARD] = N_("as it comes"), [LAYER_SITE] = N_("the site"), [LAYER_PERSON] = N_("the person")};
static const char *const layer_ids[LAYER_COUNT] = {"default", "site", "person"};

/* Which file there is, as a comment. */
static void print_file(const struct options_file *file, enum option_layer layer)
{
	char *shown = file->path != NULL ? text_filter(file->path, strlen(file->path), false) : xstrdup("-");

	printf("# %s: %s (%s)\n", _(layers[layer]), shown,
	       file->there ? _("read") : file->said.count > 0 ? _("refused") : _("not there"));
	free(shown);
}

static void print_value(const struct options *o, enum option_id id)
{
	const struct option_value *v = &o->values[id];
	const char *word = options_word(id, v->number);

	printf("\n# %s\n", _(options_table[id].help));
	if (word != NULL)
		printf("%s = \"%s\";", options_table[id].name, word);
	else
		printf("%s = %d;", options_table[id].name, v->number);
	printf("  # %s\n", _(layers[v->from]));
}

/* TEXT as libconfig and JSON both read it. */
static void print_quoted(const char *text)
{
	putchar('"');
	for (; *text != '\0'; text++)
		printf(*text == '"' || *text == '\\' ? "\\%c" : "%c", *text);
	putchar('"');
}

static void show(const struct options *o, const char *const *keys)
{
	for (int layer = LAYER_SITE; layer < LAYER_COUNT; layer++)
		print_file(&o->files[layer], (enum option_layer)layer);
	for (int i = 0; i < OPTION_COUNT; i++)
		print_value(o, (enum option_id)i);
	puts("\nkeys = {");
	for (size_t i = 0; i < command_count; i++) {
		const char *held = keys != NULL ? keys[i] : commands[i].keys;

		printf("  %s = ", commands[i].name);
		print_quoted(held);
		printf(held != commands[i].keys ? ";  # %s\n" : ";\n", _("not its own"));
	}
	puts("};");
}

static void show_json(const struct options *o, const char *const *keys)
{
	bool first = true;

	fputs("{\"files\":[", stdout);
	for (int layer = LAYER_SITE; layer < LAYER_COUNT; layer++) {
		first = true;
		fputs(layer == LAYER_SITE ? "{" : ",{", stdout);
		json_text("layer", layer_ids[layer], &first);
		json_text("path", o->files[layer].path, &first);
		printf(",\"read\":%s}", o->files[layer].there ? "true" : "false");
	}
	fputs("],\"options\":[", stdout);
	for (int i = 0; i < OPTION_COUNT; i++) {
		const struct option_value *v = &o->values[i];
		const char *word = options_word((enum option_id)i, v->number);

		first = true;
		fputs(i == 0 ? "{" : ",{", stdout);
		json_text("name", options_table[i].name, &first);
		if (word != NULL)
			json_text("value", word, &first);
		else
			json_number("value", v->number, &first);
		json_text("from", layer_ids[v->from], &first);
		putchar('}');
	}
	fputs("],\"keys\":[", stdout);
	for (size_t i = 0; i < command_count; i++) {
		first = true;
		fputs(i == 0 ? "{" : ",\n{", stdout);
		json_text("command", commands[i].name, &first);
		json_text("keys", keys != NULL ? keys[i] : commands[i].keys, &first);
		putchar('}');
	}
	puts("]}");
}

static int check(const struct options *o, bool json)
{
	bool first = true;

	if (json) {
		putchar('[');
		for (int layer = LAYER_SITE; layer < LAYER_COUNT; layer++)
			diagnostics_json(&o->files[layer].said, stdout, &first);
		puts("]");
	} else {
		options_print_faults(o, stderr);
		if (options_faults(o) == 0)
			fprintf(stderr, "%s\n", _("no fault found"));
	}
	return options_faults(o) > 0 ? ANSWER_NO : DONE;
}

int cli_config(int argc, char **argv)
{
	const char *json = NULL, *words[2];
	const struct option_row rows[] = {{"json", false, &json}, {NULL, false, NULL}};
	struct options *o;
	const char *const *keys;
	int status = DONE;

	if (!cli_options(argv[0], argc, argv, rows, 1, 1, words))
		return CANNOT;
	if (strcmp(words[0], "show") != 0 && strcmp(words[0], "check") != 0)
		return cli_usage(argv[0], _("say `show` or `check`"));
	o = cli_settings();
	keys = cli_settings_keys();
	if (words[0][0] == 'c')
		status = check(o, json != NULL);
	else
		(json != NULL ? show_json : show)(o, keys);
	return status;
}
