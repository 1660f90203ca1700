/* What the expressions of a scenario say of the answers in a model: `when`, `check`, `compute`, and the hours counted elsewhere.
 * Evaluates again only what a change can have moved. Knows neither the file nor the socket. */
#ifndef SESSION_DERIVE_H
#define SESSION_DERIVE_H

#include <stdbool.h>
#include <stdint.h>

#include "session/model.h"
#include "session/needs.h"

struct derive;

typedef void derive_sink(void *context, const struct change *c);

/* Prepares the expressions of M's scenario, which must stay; the earlier answers that they read are added to N. NULL: there are none
 * that can be evaluated. All is marked. */
struct derive *derive_new(const struct model *m, struct needs *n);
void derive_free(struct derive *d); /* NULL is fine */

/* C was applied to M: marks what reads it. */
void derive_mark(struct derive *d, const struct model *m, const struct change *c);

/* Evaluates what is marked; what is otherwise than M has it is applied to M and given to SINK, as changes of TARGET_DERIVED. */
void derive_run(struct derive *d, struct model *m, derive_sink *sink, void *context);

/* What a name of an expression stands for in M, for ENTERPRISE (0: the group). The texts are M's. */
struct expression_read;
struct expression_value;
void derive_read(const struct model *m, int64_t enterprise, const struct expression_read *read, struct expression_value *out);

#endif
