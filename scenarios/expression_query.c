/* The query that evaluates an expression: the author's own text, with the names it reads in tables around it. Runs nothing. */
#include "scenarios/expression_query.h"

#include <string.h>

#include "base/memory.h"
#include "scenarios/expression_cells.h"

/* (SELECT n0 AS "fte", t2 AS "name" FROM cells): the names in table SCOPE, of any table but "" when it is NULL.
 * false when there is none. */
static bool add_table(struct buf *sql, const struct expression_names *names, const char *before, const char *scope)
{
	bool any = false;
	for (size_t i = 0; i < names->count; i++) {
		const struct expression_name *one = &names->list[i];
		enum expression_type type = expression_read_type(&one->read);
		if (scope ? strcmp(one->scope, scope) != 0 : !one->scope[0])
			continue;
		buf_printf(sql, "%s%c%zu AS \"%s\"", any ? ", " : before, expression_cells_letter(type), i, one->column);
		any = true;
	}
	buf_text(sql, any ? " FROM " EXPRESSION_CELLS ")" : "");
	return any;
}

/* The query of SQL, which begins at byte *STARTS of it. Names alone are looked for in the inner table first; what only an outer one
 * has stands in two of them, so that it must be called in full. */
char *expression_query(const struct expression_names *names, const char *sql, size_t *starts)
{
	static const char opening[] = "SELECT (SELECT (";
	struct buf b = {0};
	buf_text(&b, opening);
	*starts = sizeof opening - 1;
	buf_printf(&b, "%s\n)", sql);
	add_table(&b, names, " FROM (SELECT ", "");
	buf_char(&b, ')');
	bool more = add_table(&b, names, " FROM (SELECT ", NULL);
	for (size_t i = 0; i < names->count && more; i++) {
		bool before = !names->list[i].scope[0];
		for (size_t k = 0; k < i && !before; k++)
			before = strcmp(names->list[k].scope, names->list[i].scope) == 0;
		if (!before && add_table(&b, names, ", (SELECT ", names->list[i].scope))
			buf_printf(&b, " AS \"%s\"", names->list[i].scope);
	}
	return buf_take(&b);
}
