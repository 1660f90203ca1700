/* The words of an enterprises CSV: what columns may be called and what cells with a choice may hold. Internal to
 * enterprises.c. */
#ifndef SESSION_ENTERPRISES_WORDS_H
#define SESSION_ENTERPRISES_WORDS_H

enum enterprise_column {
	COLUMN_NAME,
	COLUMN_KIND,
	COLUMN_POLE,
	COLUMN_COUNTRY,
	COLUMN_LANGUAGE,
	COLUMN_REGISTRATION,
	COLUMN_CONTACT,
	COLUMN_COUNT
};

/* Our name of a column. */
const char *enterprise_column_name(int column);
/* The column that NAME means, -1: none; then *PROBLEM is a sentence (owned). */
int enterprise_column_parse(const char *name, char **problem);

/* Our words for what COLUMN may hold, from 0 on; NULL: there are no more, or it holds any text. */
const char *enterprise_choice(int column, int i);

/* Makes *CELL what is kept of it: one of our words, or two capital letters for a country. NULL when all is well,
 * else a sentence (owned). */
char *enterprise_cell_check(int column, char **cell);

#endif
