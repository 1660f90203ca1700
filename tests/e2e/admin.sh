#!/bin/sh
# filrouge alone: the start screen, scenarios read and their texts changed in place, in the real program on a real terminal.
. "$(dirname "$0")/../lib.sh"
export src tmp

mkdir -p scenarios/blocks
cat >scenarios/circle.scenario <<'SCENARIO'
# Our own circle.
scenario = {
  id = "circle"; version = 1;
  languages = [ "fr", "en" ];
  title = { fr = "Cercle"; en = "Circle of trust"; };
  slot = 10;
  steps = (
    { id = "round"; kind = "round"; minutes = 10; # all of it
      title = { fr = "Tour"; en = "Go-round"; };
      say = {
        fr = "Bonjour.";  # short
      };
      @include "blocks/fields.part"
    }
  );
};
SCENARIO
cat >scenarios/blocks/fields.part <<'PART'
fields = (
  # how it goes
  { id = "mood"; kind = "text"; label = { fr = "Météo"; en = "Weather"; };
    prompt = { fr = "Comment ça va ?"; en = "How are you?"; }; example = "…"; }
);
PART
cp scenarios/circle.scenario before.scenario
cp scenarios/blocks/fields.part before.part

# --- without a terminal it prints the help, as ever ---
"$FILROUGE" </dev/null >help.txt 2>&1
check 'without a terminal: help' [ $? -eq 0 ]
check 'and what to begin with' grep -qF 'filrouge demo' help.txt

# --- a prompt in a part, minutes, a translation that is missing ---
play 'texts are changed where they stand' -- "$FILROUGE" <<'ACTS'
wait Demonstration
wait Scenarios
type change their
gone Demonstration
keys <Enter>
wait Circle of trust
type trust
gone Step 1b
keys <Enter>
wait [fr] Bonjour.
wait Go-round
keys <PageDown>
settle 100
keys <Down>
wait circle.scenario
keys <Enter>
wait Step 1: Minutes
keys <BS><BS>
type 12
wait Written
wait the slot is 10
keys <Esc>
wait Go-round
wait 2 faults
keys <Down><Enter>
wait [fr] Bonjour.
type Good morning, "all".
wait Written
keys <Esc>
settle 100
keys <C-g>
type How are
wait Question
keys <Enter>
settle 100
keys <Enter>
wait fields.part
keys <End>
type  And your team?
wait And your team?
keys <Esc>
wait Written
gone Step 1, mood
keys <C-q>
exit 3000 0
restored
ACTS
sed -e 's/minutes = 10; # all/minutes = 12; # all/' \
	-e 's/^        fr = "Bonjour.";  # short$/&\n        en = "Good morning, \\"all\\".";/' before.scenario >after.scenario
sed 's/How are you?/How are you? And your team?/' before.part >after.part
check 'the scenario has the minutes and the language, and nothing else' cmp scenarios/circle.scenario after.scenario
check 'the part has the question, and nothing else' cmp scenarios/blocks/fields.part after.part
check 'nothing is left beside them' [ "$(find scenarios -name '.*' | wc -l)" -eq 0 ]

# --- an error is not written; what was written is taken back ---
play 'an error is told and not written, undo writes what was there' -- "$FILROUGE" <<'ACTS'
wait Scenarios
type change their
keys <Enter>
wait Circle of trust
type trust
gone Step 1b
keys <Enter>
wait Go-round
keys <PageDown>
settle 100
keys <Down><Enter>
wait Step 1: Minutes
keys <C-u>
type 0
wait a step takes a minute at least
wait Not written
keys <Esc>
wait leave again
shell cmp scenarios/circle.scenario after.scenario
keys <Esc>
wait Go-round
keys <Enter>
wait Step 1: Minutes
wait 12
keys <C-u>
type 10
wait Written
shell cmp -s scenarios/circle.scenario after.scenario && exit 1 || exit 0
keys <C-z>
wait Undone: Minutes
shell cmp scenarios/circle.scenario after.scenario
keys <C-y>
wait Redone: Minutes
shell grep -q 'minutes = 10; # all' scenarios/circle.scenario
keys <C-z>
wait Undone: Minutes
keys <C-q>
exit 3000 0
ACTS
check 'the file is as it was before' cmp scenarios/circle.scenario after.scenario

# --- a write that fails: no file may grow past what the screen itself needs, as on a full disk ---
{ sed 's/"circle"/"large"/; s/Circle of trust/Large circle/' after.scenario; yes '# a line that only fills the file, again and again' | head -n 22000; } \
	>scenarios/large.scenario
cp scenarios/large.scenario large.before
play 'what cannot be written is told, and the file stays whole' -- /bin/sh -c 'ulimit -f 2100; exec "$FILROUGE"' <<'ACTS'
wait Scenarios
type change their
keys <Enter>
wait Circle of trust
type large
gone Circle of trust
keys <Enter>
wait Go-round
keys <PageDown>
settle 100
keys <Down><Down><Enter>
wait Step 1: Say
type X
wait cannot be written
wait Not written
keys <C-q>
wait leave again
keys <C-q>
exit 3000 0
ACTS
check 'the file is whole' cmp scenarios/large.scenario large.before
check 'nothing is left beside it' [ "$(find scenarios -name '.*' | wc -l)" -eq 0 ]
rm scenarios/large.scenario
if [ "$(id -u)" -ne 0 ]; then
	chmod a-w scenarios
	play 'a folder that cannot be written is told before anything is typed' -- "$FILROUGE" <<'ACTS'
wait Scenarios
type change their
keys <Enter>
wait Circle of trust
type trust
gone Step 1b
keys <Enter>
wait Go-round
keys <Enter>
wait cannot be written
keys <C-q>
exit 3000 0
ACTS
	chmod u+w scenarios
fi

play 'somebody else changes the file meanwhile' -- "$FILROUGE" <<'ACTS'
wait Scenarios
type change their
keys <Enter>
wait Circle of trust
type trust
gone Step 1b
keys <Enter>
wait Go-round
keys <PageDown>
settle 100
keys <Down><Down><Enter>
wait Step 1: Say
shell echo '# theirs' >>scenarios/circle.scenario
type X
wait changed by somebody else
keys <Esc>
wait leave again
keys <Esc>
wait Go-round
shell tail -1 scenarios/circle.scenario | grep -qF '# theirs'
keys <Enter>
wait Step 1: Say
type X
wait Written
keys <C-q>
exit 3000 0
ACTS
check 'theirs and mine are there' sh -c 'grep -qF "# theirs" scenarios/circle.scenario && grep -qF "XGood morning" scenarios/circle.scenario'

# --- what comes with the program is copied first ---
case $build in "$(dirname "$FILROUGE")")
	play 'a copy of what is shipped' -- "$FILROUGE" <<'ACTS'
wait Scenarios
type change their
keys <Enter>
wait Circle of trust
type Step 1b
gone Circle of trust
keys <Enter>
wait vises-1b.scenario
keys <Enter>
wait Copy it into your own folder
keys <Enter>
wait Copied: this one is yours
keys <Enter>
wait Title
keys <End>
type  (ours)
wait Written
keys <C-q>
exit 3000 0
ACTS
	check 'the copy is the person'"'"'s, with its parts' test -f home/data/filrouge/scenarios/blocks/opening.part
	check 'and has the change' grep -qF '(ours)' home/data/filrouge/scenarios/vises-1b.scenario
	check 'the shipped one has not' sh -c '! grep -qF "(ours)" "$build/scenarios/library/vises-1b.scenario"'
	;;
esac

# --- sessions: remembered, opened, dropped ---
session first.filrouge
session second.filrouge
for name in first second; do
	play "the $name session is remembered" -- "$FILROUGE" run $name.filrouge <<'ACTS'
wait First words
until test -s home/state/filrouge/recent
keys <C-q>
exit 3000 0
ACTS
done
check 'the newest first' [ "$(sed -n 1p home/state/filrouge/recent)" = "$tmp/second.filrouge" ]
check 'each once' [ "$(wc -l <home/state/filrouge/recent)" -eq 2 ]
mv second.filrouge gone.filrouge
play 'a session is opened in the same process, and one that is gone is dropped' -- "$FILROUGE" <<'ACTS'
wait first
wait no longer there
keys <Enter>
wait Ctrl-D takes it off
keys <C-d>
wait Taken off the list
gone no longer there
keys <Enter>
wait First words
settle 100
type from the start
wait from the start
keys <C-q>
exit 3000 0
restored
ACTS
check 'the answer is in the file' holds first.filrouge 'from the start'
check 'one is left' [ "$(cat home/state/filrouge/recent)" = "$tmp/first.filrouge" ]

printf 'not a session' >first.filrouge
play 'what cannot be opened is said on the start screen' -- "$FILROUGE" <<'ACTS'
wait first
keys <Enter>
wait not a session file
wait Demonstration
type q
exit 3000 0
restored
ACTS

play 'q is a letter like any other once something is typed' -- "$FILROUGE" <<'ACTS'
wait Demonstration
type xq
wait xq
keys <Esc>
wait Demonstration
keys <Esc>
wait q or Ctrl-Q leaves
keys <F1>
wait Open what is chosen
absent The next enterprise
keys <Esc>
keys <C-g>
type demon
wait Open the demonstration
keys <Esc>
wait Scenarios
type q
exit 3000 0
ACTS
finish
