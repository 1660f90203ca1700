/* A folder for a test's files, removed with all that is in it. */
#ifndef TESTS_UNIT_FOLDER_H
#define TESTS_UNIT_FOLDER_H

/* Makes one and works in it from now on. Its path, absolute, until folder_remove(). */
const char *folder_make(void);
void folder_remove(void);
void folder_put(const char *path, const char *text); /* a file */

#endif
