#!/bin/sh
# No string without its translations: every message in the code has a French and a Dutch one, whole and with the same conversions.
. "$(dirname "$0")/lib.sh"
(cd "$src" && find base config scenarios session access tui cli -name '*.c') | sort >files
xgettext --keyword=_ --keyword=N_ --from-code=UTF-8 --no-location --directory="$src" --files-from=files -o all.pot
check 'the code has messages' [ "$(grep -c '^msgid' all.pot)" -gt 100 ]
# Keys may be set: a sentence takes the name of one from the row of its command (command_key_said()).
msgattrib --no-wrap all.pot | grep -P '^(msgid|msgid_plural) .*(\bCtrl-[A-Z]\b|\bAlt-[A-Z]\b)' >found
cat found
check 'no sentence names a key that is a command' [ ! -s found ]
# translated LANGUAGE: its translations, without the messages themselves.
translated() {
	msgattrib --no-obsolete --no-wrap "$src/po/$1.po" | sed '1,/^$/d' | awk '/^(#|$)/ { next } /^msg/ { shown = /^msgstr/ } shown'
}
for language in fr nl; do
	msgmerge --quiet --no-fuzzy-matching -o "$language.po" "$src/po/$language.po" all.pot
	msgattrib --untranslated --no-obsolete --no-wrap "$language.po" | sed -n '/^msgid ".\+/p' >missing
	cat missing
	check "every message is translated into $language" [ ! -s missing ]
	check "the translations into $language hold together" msgfmt -c -o /dev/null "$language.po"
done
# The typography of each language, byte by byte: a non-breaking space is \xc2\xa0, a narrow one \xe2\x80\xaf.
wrong() {
	translated "$1" | LC_ALL=C grep -nP "$2" >found
	cat found
	check "$1: $3" [ ! -s found ]
}
end='(?=[ )"]|\\n|$)'
wrong fr " [:;!?]$end|« | »" 'the space before : ; ! ? and inside « » does not break'
wrong fr "[A-Za-z0-9%)][:;!?](?= |\"\$)" 'a space before : ; ! ?'
wrong fr "(“|„)(?! )|[A-Za-z]'[A-Za-z]|\`" '« », and ’ for the apostrophe'
wrong nl "«|»|„|[A-Za-z]'[A-Za-z]|\`" '‘ ’, and ’ for the apostrophe'
wrong nl "(\xc2\xa0|\xe2\x80\xaf)[:;!?]|[a-z] [:;!]$end" 'no space before : ; ! ?'
finish
