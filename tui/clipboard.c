/* OSC 52. Knows no terminal. */
#include "tui/clipboard.h"

#include <assert.h>
#include <nettle/base64.h>
#include <stdint.h>
#include <stdlib.h>

#include "base/memory.h"

char *clipboard_sequence(const char *text, size_t len)
{
	struct buf b = {0};
	char *letters;

	assert(len <= CLIPBOARD_MOST);
	letters = xcalloc(BASE64_ENCODE_RAW_LENGTH(len) + 1, 1);
	base64_encode_raw(letters, len, (const uint8_t *)text);
	buf_printf(&b, "\033]52;c;%s\a", letters);
	free(letters);
	return buf_take(&b);
}
