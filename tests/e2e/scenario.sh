#!/bin/sh
# filrouge scenario: each verb proved by what it prints, on the shipped scenarios and on planted faults.
. "$(dirname "$0")/../lib.sh"
library=$src/scenarios/library

out_has() { # out_has WHAT TEXT: standard output of the last run
	if grep -qF -- "$2" "$tmp/out"; then pass; else fail "$1" "looked for: $2" "$(head -c 2000 "$tmp/out")"; fi
}
out_lacks() {
	if grep -qF -- "$2" "$tmp/out"; then fail "$1" "found: $2" "$(grep -F -- "$2" "$tmp/out" | head -3)"; else pass; fi
}
json() { # json WHAT QUERY EXPECTED: of the last run's standard output, a table j with its body
	got=$("$poke" json "$tmp/out" "$2" 2>&1)
	if [ "$got" = "$3" ]; then pass; else fail "$1" "is: $got" "should be: $3" "$(head -c 500 "$tmp/out")"; fi
}
narrow() { # narrow WHAT COLUMNS: no line of the last run is wider
	wide=$(LC_ALL=C.UTF-8 grep -E "^.{$(($2 + 1)),}" "$tmp/out" | head -3)
	if [ -z "$wide" ]; then pass; else fail "$1: $2 columns" "$wide"; fi
}

# --- list ---
run scenario list
is 'list' 0
out_has 'list: coverage in percent' 'fr 100% en 100% nl 100%'
out_has 'list: minutes with 5, 7 and 10' '/'
out_has 'list: parcours' 'VISES journey'
run scenario list --json
is 'list as JSON' 0
json 'list: every shipped scenario' "SELECT count(*) FROM j, json_each(body) WHERE json_extract(value, '\$.type') = 'scenario' AND json_extract(value, '\$.whole')" \
	"$(ls "$library"/*.scenario | wc -l)"
json 'list: minutes at 10' "SELECT json_extract(value, '\$.minutes_at.10') FROM j, json_each(body) WHERE json_extract(value, '\$.id') = 'vises-1a'" 210
json 'list: coverage' "SELECT json_extract(value, '\$.coverage.nl') FROM j, json_each(body) WHERE json_extract(value, '\$.id') = 'vises-1b'" 100

# --- new ---
for language in fr en nl; do
	run scenario new "first-$language.scenario" --language $language
	is "new in $language" 0
	run scenario check "first-$language.scenario"
	is "new in $language: it passes check" 0
	says "new in $language: without a warning" 'no fault found'
	run scenario rehearse "first-$language.scenario"
	is "new in $language: and rehearse" 0
done
mkdir copies
for shipped in "$library"/*.scenario; do
	name=$(basename "$shipped" .scenario)
	run scenario new "copies/$name/my-$name.scenario" --from "$name"
	refused "copy of $name: the folder is not there" 'cannot be written'
	mkdir "copies/$name"
	run scenario new "copies/$name/my-$name.scenario" --from "$name"
	is "copy of $name" 0
	check "copy of $name: its id" grep -q "id = \"my-$name\"" "copies/$name/my-$name.scenario"
	run scenario check "copies/$name/my-$name.scenario"
	is "copy of $name: it passes check" 0
done
check 'a copy: its parts are beside it' cmp copies/vises-1b/blocks/opening.part "$library/blocks/opening.part"
run scenario new copies/vises-1b/my-vises-1b.scenario --from vises-1b
refused 'a copy over a file' 'there already'
run scenario new copies/vises-1b/second.scenario --from vises-1b
is 'a copy beside the same parts' 0
echo '# mine' >>copies/vises-1b/blocks/opening.part
run scenario new copies/vises-1b/third.scenario --from vises-1b
refused 'a copy beside other parts' 'opening\.part is there already'
check 'a copy beside other parts: nothing is written' test ! -e copies/vises-1b/third.scenario
run scenario new none.scenario --from no-such-one
refused 'a copy of nothing' 'no scenario'
run scenario check first-en
refused 'a file without its path' 'did you mean .\./first-en\.scenario'
check 'new: the languages differ' sh -c '! cmp -s first-fr.scenario first-nl.scenario'
check 'new: the id is that of the file' grep -q 'id = "first-en"' first-en.scenario
run scenario new 'Été à Łódź.scenario' --language fr
is 'new: an id is made of any name' 0
check 'new: that id' grep -q 'id = "ete-a-lodz"' 'Été à Łódź.scenario'
run scenario new named.scenario --id other-one --language en
check 'new: the id asked for' grep -q 'id = "other-one"' named.scenario
cp first-en.scenario before
run scenario new first-en.scenario
refused 'new never writes over a file' 'there already'
check 'new: the file is as it was' cmp first-en.scenario before
ln -s nowhere dangling.scenario
run scenario new dangling.scenario
is 'new: nor through a link' 2
check 'new: nothing is behind the link' test ! -e nowhere
run scenario new missing/x.scenario
refused 'new: a folder that is not there' 'missing'
run scenario new 123.scenario
is 'new: no id can be made' 2
run scenario new x.scenario --id 'Not An Id'
is 'new: an id that is none' 2
run scenario new x.scenario --language tlh
is 'new: a language that is none' 2
check 'new: and nothing was written' test ! -e x.scenario

# --- check: planted faults, all in one run ---
sed -e 's/volunteers > staff/volunters > staff/' -e 's/circle = "p"; consent = "study_consent"/circle = "p"/' \
	-e 's/public_share < 95/public_share < \\"95\\"/' first-en.scenario >faulty.scenario
run scenario check faulty.scenario
is 'check: planted faults' 1
says 'check: the unknown field' "faulty\.scenario:[0-9]+:[0-9]+: error: there is no field .volunters.; did you mean .volunteers"
says 'check: the missing consent' 'warning: the programme will read this answer'
says 'check: a text in double quotes' "error: .*95"
check 'check: the caret stands under the very name' sh -c "grep -A2 volunters '$tmp/err' | sed -n '3p;2p' | awk 'NR == 1 { at = index(\$0, \"volunters\") } NR == 2 { exit index(\$0, \"^\") != at }'"
run scenario check faulty.scenario --json
is 'check as JSON' 1
json 'check: errors in JSON' "SELECT count(*) > 1 FROM j, json_each(body) WHERE json_extract(value, '\$.severity') = 'error'" 1
json 'check: with their fix' "SELECT json_extract(value, '\$.fix') FROM j, json_each(body) WHERE json_extract(value, '\$.sentence') LIKE '%volunters%'" volunteers
run scenario check first-en.scenario nowhere.scenario faulty.scenario
is 'check: the worst of several decides' 2
run scenario check vises
is 'check: a parcours by its id' 0
says 'check: a parcours' '8 meetings'
sed 's/scenario = "vises-2"/scenario = "vises-22"/' "$library/vises.parcours" >wrong.parcours
run scenario check wrong.parcours
is 'check: a parcours with a fault' 1
says 'check: which' 'vises-22.*vises-2'

# An expression cannot get out, hang or grow.
sed "s/volunteers > staff/load_extension('x') or staff > 1/" first-en.scenario >escape.scenario
run scenario check escape.scenario
is 'check: a function that is not allowed' 1
says 'check: a function that is not allowed' 'no function .load_extension'
sed "s/volunteers > staff/staff in (select 1)/" first-en.scenario >query.scenario
run scenario check query.scenario
is 'check: a query' 1

# --- show ---
for shipped in "$library"/*.scenario; do
	for language in fr en nl; do
		run scenario show "$shipped" --language $language
		is "show $(basename "$shipped") in $language" 0
		narrow "show $(basename "$shipped") in $language" 80
	done
done
run scenario show vises-1b --language en --enterprises 7
out_has 'show: the title' 'Step 1b: stakeholders'
out_has 'show: the time-line' 'Time-line'
check 'show: clock offsets' grep -qE '^ +0:[0-5][0-9] +[0-9]+ min  2\. ' "$tmp/out"
out_has 'show: what is said' 'Say'
out_has 'show: a field and its id' '[stakeholders]'
check 'show: no control character' sh -c "! LC_ALL=C grep -q '[[:cntrl:]]' '$tmp/out'"
run scenario show vises-1b --language fr
out_has 'show in French' 'Déroulé'
shown() { LANGUAGE=$1 "$FILROUGE" scenario show awareness --language "$1" >shown; }
shown fr
check 'show in French: a space that does not break before the colon' grep -q "$(printf 'Demander\302\240: ')" shown
check 'show in French: never a plain colon after a word of ours' sh -c "! grep -E '^ +- (Demander|Par exemple|Valeurs|Réponses):' shown"
check 'show: emphasis is for the screen' sh -c '! grep -F "**" shown'
shown nl
check 'show in Dutch' grep -q '    - Vraag: ' shown
run scenario show vises-1b --language en --markdown
check 'show as Markdown' grep -q '^# Step 1b' "$tmp/out"
run scenario show first-en.scenario --enterprises 5
out_has 'show: 5 + 2 for each of 5' '15 min'
run scenario show first-en.scenario --enterprises 10
out_has 'show: 5 + 2 for each of 10' '25 min'
out_has 'show: without a pole, the base prompt' 'For whom do you work?'
run scenario show first-en.scenario --pole insertion
out_has 'show: the wording of a pole' 'Which obstacle do you work on'
out_lacks 'show: not the other' 'For whom do you work?'
run scenario show first-en.scenario --pole insertoin
is 'show: a pole that is none' 2
run scenario show first-en.scenario --enterprises many
is 'show: a number that is none' 2
run scenario show faulty-and-absent
refused 'show: nothing of that name' 'faulty-and-absent'

# --- diff ---
run scenario diff first-en.scenario first-en.scenario
is 'diff: nothing changed' 0
out_has 'diff: all fields are kept' '12 fields are kept'
sed -e 's/version = 1/version = 2/' -e 's/"Volunteers"/"Unpaid volunteers"/' first-en.scenario >reworded.scenario
run scenario diff first-en.scenario reworded.scenario
is 'diff: words alone harm nothing' 0
out_has 'diff: reworded' 'reworded'
sed -e 's/version = 1/version = 2/' -e 's/id = "expectations"/id = "hopes"/' -e 's/id = "not_yet"/id = "later"/' -e 's/"Weather"/"Yearly budget"/' \
	-e 's/"What is the weather like with you today?"/"How much do you spend on salaries?"/' -e 's/"volunteers"; kind = "number"; min = 0; decimals = 0/"volunteers"; kind = "long"/' \
	-e 's/compute = "staff + coalesce(volunteers, 0)"/compute = "staff"/' -e 's/when = "volunteers > staff"/when = "staff > 3"/' first-en.scenario >harmful.scenario
run scenario diff first-en.scenario harmful.scenario
is 'diff: answers would be orphaned' 1
out_has 'diff: orphaned' 'ORPHANED          expectations'
out_has 'diff: an option gone' 'OPTION GONE       ready: not_yet'
out_has 'diff: an id that means something else' 'ID REUSED         weather  Weather -> Yearly budget'
out_has 'diff: another kind' 'KIND CHANGED      volunteers  number -> long'
out_has 'diff: another condition' 'condition changed who_leads'
out_has 'diff: computed otherwise' 'computed anew '
says 'diff: told loudly' 'lose sight of answers'
run scenario diff first-en.scenario harmful.scenario --json
is 'diff as JSON' 1
json 'diff: what is orphaned' "SELECT json_extract(value, '\$.field') FROM j, json_each(body, '\$.items') WHERE json_extract(value, '\$.what') = 'orphaned'" expectations
json 'diff: it harms' "SELECT json_extract(body, '\$.harms') FROM j" 1
sed -e 's/version = 1/version = 2/' -e 's/ consent = "study_consent";//' -e '/id = "weather"/s/circle = "g"/circle = "gp"/' -e 's/minutes = 20/minutes = 25/' \
	-e 's/slot = 60/slot = 65/' -e 's/public_share < 95/public_share < 90/' -e 's/title = "Closing"/title = "The end"/' first-en.scenario >opened.scenario
run scenario diff first-en.scenario opened.scenario
is 'diff: more people would read' 1
out_has 'diff: a consent taken away' 'CONSENT GONE      ready'
out_has 'diff: a wider circle' 'READ BY MORE      weather  g -> gp'
out_has 'diff: another check' 'check changed     public_share  public_share < 95 -> public_share < 90'
out_has 'diff: the slot' 'plan changed      slot  60 -> 65'
out_has 'diff: the minutes of a step' 'plan changed      portrait: minutes  20 -> 25'
out_has 'diff: the title of a step' 'reworded          closing: title  Closing -> The end'
says 'diff: who reads is told loudly' 'ask those who gave them'
run scenario diff opened.scenario first-en.scenario
is 'diff: fewer readers and a consent harm nothing' 0
out_has 'diff: a narrower circle' 'read by fewer     weather'
sed 's/"Volunteers"/"Helpers"/' first-en.scenario >same-version.scenario
run scenario diff first-en.scenario same-version.scenario
says 'diff: the version was not raised' 'raise .version'
run scenario diff first-en.scenario named.scenario
is 'diff: another id of the scenario' 1
out_has 'diff: told' 'THE ID OF THE SCENARIO CHANGED'
head -c 900 first-en.scenario >cut.scenario
run scenario diff first-en.scenario cut.scenario
is 'diff: one that cannot be read cannot be compared' 2
run scenario diff first-en.scenario
is 'diff takes two' 2

# --- rehearse ---
for shipped in "$library"/*.scenario; do
	run scenario rehearse "$shipped"
	is "rehearse $(basename "$shipped"): clean" 0
done
sed -e 's/when = "volunteers > staff"/when = "volunteers > staff and staff < 0"/' -e 's/slot = 60/slot = 52/' \
	-e 's/{ id = "other"; label = "somebody else"; other = true; }/{ id = "other"; label = "somebody else"; only = [ "funder" ]; }/' \
	-e 's/kind = "table"; rows_max = 12;/kind = "table"; rows_max = 12; only = [ "insertion" ];/' \
	-e 's/id = "ready"; kind = "choice";/id = "ready"; kind = "choice"; only = [ "insertion" ];/' -e 's/label = "not yet"; }/label = "not yet"; only = [ "autre" ]; }/' \
	-e 's/languages = \[ "en" \]/languages = [ "en", "nl" ]/' -e 's/title = "Opening"/title = { en = "Opening"; }/' first-en.scenario >dead.scenario
run scenario rehearse dead.scenario
is 'rehearse: planted faults' 1
out_has 'rehearse: a field nobody is asked' 'portrait / who_leads'
out_has 'rehearse: an option nobody is shown' 'closing / ready: not_yet'
out_has 'rehearse: the time at ten' 'with 10 enterprises: 60 minutes of 52; TOO LONG, by 8'
out_has 'rehearse: what is not translated' 'NOT TRANSLATED into nl, 2 texts:'
out_has 'rehearse: the longest form' 'the longest form'
cp "$tmp/out" once
run scenario rehearse dead.scenario
check 'rehearse: the same each time' cmp once "$tmp/out"
run scenario rehearse dead.scenario --enterprises 20 --json
is 'rehearse as JSON' 1
json 'rehearse: never asked' "SELECT json_extract(body, '\$[0].never_asked[0].field') FROM j" who_leads
json 'rehearse: another size' "SELECT json_extract(value, '\$.minutes') FROM j, json_each(body, '\$[0].times') WHERE json_extract(value, '\$.enterprises') = 20" 80
json 'rehearse: not clean' "SELECT json_extract(body, '\$[0].clean') FROM j" 0
run scenario rehearse nowhere.scenario
is 'rehearse: not there' 2

# --- words ---
run scenario
refused 'no word' 'scenario --help'
run scenario lits
refused 'a slip of the fingers' 'list'
run scenario --help
is 'help' 0
for verb in list show check rehearse diff new; do
	out_has "help: $verb" "filrouge scenario $verb"
	run scenario $verb --help
	out_has "help of $verb" "filrouge scenario $verb"
	run scenario --help
done
run scenario show
is 'show needs a name' 2
says 'show: how it is used' 'filrouge scenario show ID'

finish
