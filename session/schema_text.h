/* The text of the tables, as they are and as they were. For schema.c alone. */
#ifndef SESSION_SCHEMA_TEXT_H
#define SESSION_SCHEMA_TEXT_H

/* In the order of creation; ends with NULL. */
extern const char *const schema_text[];

/* What SQLite makes by itself for the tables of words, in the same way since it has them; ends with NULL. */
extern const char *const schema_made[];

/* TABLE was so up to FORMAT; of several rows of one table the oldest format comes first. Ends with a NULL table. */
struct schema_before {
	int format;
	const char *table, *sql;
};
extern const struct schema_before schema_before[];

#endif
