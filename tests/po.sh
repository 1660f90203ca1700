#!/bin/sh
# No string without its translations: every message in the code has a French and a Dutch one, whole and with the same conversions.
. "$(dirname "$0")/lib.sh"
(cd "$src" && find base scenarios session tui cli -name '*.c') | sort >files
xgettext --keyword=_ --keyword=N_ --from-code=UTF-8 --no-location --directory="$src" --files-from=files -o all.pot
check 'the code has messages' [ "$(grep -c '^msgid' all.pot)" -gt 100 ]
for language in fr nl; do
	msgmerge --quiet --no-fuzzy-matching -o "$language.po" "$src/po/$language.po" all.pot
	msgattrib --untranslated --no-obsolete --no-wrap "$language.po" | sed -n '/^msgid ".\+/p' >missing
	cat missing
	check "every message is translated into $language" [ ! -s missing ]
	check "the translations into $language hold together" msgfmt -c -o /dev/null "$language.po"
done
finish
