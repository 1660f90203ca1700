/* What may come next on a command line, for the shells: read from the usage of each subcommand, so that it cannot say otherwise. */
#ifndef CLI_COMPLETE_H
#define CLI_COMPLETE_H

#include "base/memory.h"

/* WORDS are those after the program's name, the last one being typed ("" when it is new): appends to OUT a line for each word that may
 * stand there, and where it may be a file a line ":files" with the endings it may have, " *" for any. */
void complete_words(const char *const *words, size_t count, struct buf *out);

/* `filrouge complete WORD...`: the shells' own word. */
int cli_complete(int argc, char **argv);

#endif
