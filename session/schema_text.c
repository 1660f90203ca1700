/* The session file's own text: every table and column says what it is, so that the file explains itself to any SQL tool.
 * No trigger, no view. Knows nothing of changes or of who reads. */
#include <stddef.h>

#include "session/schema_text.h"
#include "session/search_words.h"

/* In the order of creation; opening compares each with the file, byte for byte. */
const char *const schema_text[] = {
	"CREATE TABLE session( -- the session: one row\n"
	"  id INTEGER PRIMARY KEY, -- always 1\n"
	"  title TEXT, -- as people name it\n"
	"  language TEXT, -- fr, en or nl\n"
	"  parcours TEXT, -- id of the parcours that its meetings follow; NULL: of none\n"
	"  lead TEXT, -- person.id, of who leads\n"
	"  scribe TEXT, -- person.id, of who writes down\n"
	"  until TEXT, -- the day up to which it is kept, YYYY-MM-DD; NULL: not said\n"
	"  hash BLOB -- here as in every table: SHA-256 over the table's name and all other columns of the row, in order,\n"
	"            -- each as SQLite's type (1 byte), then its number or its length (8 bytes, little-endian), then its text\n"
	") STRICT",

	"CREATE TABLE file( -- the file itself: one row\n"
	"  id INTEGER PRIMARY KEY, -- always 1\n"
	"  uuid TEXT NOT NULL, -- random; a copy keeps it\n"
	"  created INTEGER NOT NULL, -- UTC, milliseconds since 1970, as all times here\n"
	"  hash BLOB NOT NULL -- see session.hash\n"
	") STRICT",

	"CREATE TABLE counter( -- changes and drafts take numbers from one row of numbers\n"
	"  id INTEGER PRIMARY KEY, -- always 1\n"
	"  revision INTEGER NOT NULL, -- the highest that a dropped draft had\n"
	"  hash BLOB NOT NULL -- see session.hash\n"
	") STRICT",

	"CREATE TABLE change( -- the history, never altered; most other tables are what it adds up to\n"
	"  revision INTEGER PRIMARY KEY, -- its order\n"
	"  action INTEGER NOT NULL, -- revision of the first change of the same act: what one undo takes back\n"
	"  at INTEGER NOT NULL, -- when\n"
	"  author TEXT NOT NULL, -- person.id\n"
	"  kind TEXT NOT NULL, -- what was changed: session enterprise scenario meeting step answer missing circle row note\n"
	"                      -- person attendance hours consent\n"
	"  meeting INTEGER NOT NULL, -- 0: does not apply\n"
	"  step TEXT NOT NULL, -- '': does not apply\n"
	"  field TEXT NOT NULL, -- its id in the scenario\n"
	"  enterprise INTEGER NOT NULL, -- 0: the group, or does not apply\n"
	"  \"row\" TEXT NOT NULL, -- id of a row of a table, of a note, a person...\n"
	"  \"column\" TEXT NOT NULL, -- id of a column of a table, or which attribute was set\n"
	"  type TEXT NOT NULL, -- of the value: text, number, id, ids (one space between)\n"
	"  before TEXT, -- NULL: there was none\n"
	"  after TEXT, -- NULL: removed\n"
	"  merged INTEGER NOT NULL, -- 1: made of two texts written at once\n"
	"  op TEXT NOT NULL, -- do, undo, redo, or new (cannot be undone)\n"
	"  concerns INTEGER NOT NULL, -- of undo and redo: the action taken back or done again; else 0\n"
	"  below INTEGER NOT NULL, -- of do: the author's undo_next before it; of undo: the author's redo_next before it\n"
	"  undo_next INTEGER NOT NULL, -- the action that an undo of the author would now take back; 0: none\n"
	"  redo_next INTEGER NOT NULL, -- the undo that a redo of the author would now reverse; 0: none\n"
	"  hash BLOB NOT NULL -- see session.hash\n"
	") STRICT",

	"CREATE TABLE enterprise( -- the organisations\n"
	"  id INTEGER PRIMARY KEY, -- from 1\n"
	"  name TEXT, -- as people say it\n"
	"  kind TEXT, -- enterprise authority funder network support research\n"
	"  pole TEXT, -- insertion solidarite autre\n"
	"  country TEXT, -- two letters\n"
	"  language TEXT, -- fr en nl\n"
	"  registration TEXT, -- its number in the country's register\n"
	"  contact TEXT, -- a person, an address\n"
	"  \"left\" TEXT, -- the day it left the group; NULL: it did not\n"
	"  reason TEXT, -- why it left\n"
	"  joined TEXT, -- the day it came, YYYY-MM-DD; NULL: at the start\n"
	"  forgotten TEXT, -- the day all that was kept of it was erased, YYYY-MM-DD; NULL: it was not\n"
	"  hash BLOB -- see session.hash\n"
	") STRICT",

	"CREATE TABLE scenario( -- the scenarios that meetings of this file run, copied\n"
	"  id TEXT PRIMARY KEY, -- id and version, one space between\n"
	"  text TEXT, -- the whole source\n"
	"  hash BLOB -- see session.hash\n"
	") STRICT, WITHOUT ROWID",

	"CREATE TABLE meeting( -- the parcours\n"
	"  id INTEGER PRIMARY KEY, -- from 1, in order\n"
	"  kind TEXT, -- collective individual\n"
	"  scenario TEXT, -- scenario.id\n"
	"  enterprise INTEGER, -- of an individual meeting\n"
	"  title TEXT, -- as people say it\n"
	"  date TEXT, -- YYYY-MM-DD\n"
	"  place TEXT, -- where\n"
	"  live TEXT, -- id of the step the group is on\n"
	"  since INTEGER, -- when it became so; NULL: the clock stands\n"
	"  starts TEXT, -- HH:MM, as planned\n"
	"  ended INTEGER, -- when it was closed; NULL: it was not\n"
	"  blank INTEGER, -- 1: the room's screens show nothing; NULL: they show the meeting\n"
	"  hash BLOB -- see session.hash\n"
	") STRICT",

	"CREATE TABLE step( -- how far the steps of a meeting are; a step without a row is still to do\n"
	"  meeting INTEGER NOT NULL, -- meeting.id\n"
	"  step TEXT NOT NULL, -- its id in the scenario\n"
	"  status TEXT, -- todo live done shortened skipped homework\n"
	"  seconds INTEGER, -- spent\n"
	"  presenter INTEGER, -- enterprise.id, of the one that presents\n"
	"  groups TEXT, -- sub-groups of enterprise.id: 1,4 2,5,7\n"
	"  planned INTEGER, -- minutes, as changed on the day; NULL: as in the scenario\n"
	"  reason TEXT, -- why it was skipped, shortened or given as homework\n"
	"  began INTEGER, -- when it first became the live one\n"
	"  revealed INTEGER, -- since when the room's screens show its results; NULL: they do not\n"
	"  hash BLOB, -- see session.hash\n"
	"  PRIMARY KEY(meeting, step)\n"
	") STRICT, WITHOUT ROWID",

	"CREATE TABLE turn( -- how long each spoke in a round; turn is its kind in change too\n"
	"  meeting INTEGER NOT NULL, -- meeting.id\n"
	"  step TEXT NOT NULL, -- its id in the scenario\n"
	"  enterprise INTEGER NOT NULL, -- enterprise.id; 0: the group\n"
	"  seconds INTEGER, -- spoken\n"
	"  hash BLOB, -- see session.hash\n"
	"  PRIMARY KEY(meeting, step, enterprise)\n"
	") STRICT, WITHOUT ROWID",

	"CREATE TABLE done( -- who says it has finished a step that it answers by itself; done is its kind in change too\n"
	"  meeting INTEGER NOT NULL, -- meeting.id\n"
	"  step TEXT NOT NULL, -- its id in the scenario\n"
	"  enterprise INTEGER NOT NULL, -- enterprise.id\n"
	"  at INTEGER, -- when it said so\n"
	"  hash BLOB, -- see session.hash\n"
	"  PRIMARY KEY(meeting, step, enterprise)\n"
	") STRICT, WITHOUT ROWID",

	"CREATE TABLE answer( -- the answers, down to one cell of a table\n"
	"  meeting INTEGER NOT NULL, -- meeting.id\n"
	"  field TEXT NOT NULL, -- its id in the scenario\n"
	"  enterprise INTEGER NOT NULL, -- 0: the group's\n"
	"  \"row\" TEXT NOT NULL, -- of a table: table_row.\"row\"; else ''\n"
	"  \"column\" TEXT NOT NULL, -- of a table: its id; of a matrix: another row; else ''\n"
	"  value TEXT, -- as in answer\n"
	"  step TEXT NOT NULL, -- its id in the scenario\n"
	"  type TEXT NOT NULL, -- text, number, id, ids (one space between)\n"
	"  author TEXT NOT NULL, -- of the last change\n"
	"  at INTEGER NOT NULL, -- of the last change\n"
	"  revision INTEGER NOT NULL, -- of the last change\n"
	"  hash BLOB NOT NULL, -- see session.hash\n"
	"  PRIMARY KEY(meeting, field, enterprise, \"row\", \"column\")\n"
	") STRICT, WITHOUT ROWID",

	"CREATE TABLE missing( -- why there is no answer\n"
	"  meeting INTEGER NOT NULL, -- meeting.id\n"
	"  field TEXT NOT NULL, -- its id in the scenario\n"
	"  enterprise INTEGER NOT NULL, -- enterprise.id; 0: the group\n"
	"  \"row\" TEXT NOT NULL, -- a row of a table; else ''\n"
	"  \"column\" TEXT NOT NULL, -- a column of a table; else ''\n"
	"  reason TEXT, -- none unknown refused\n"
	"  step TEXT NOT NULL, -- its id in the scenario\n"
	"  author TEXT NOT NULL, -- person.id, of the last change\n"
	"  at INTEGER NOT NULL, -- when it last changed\n"
	"  revision INTEGER NOT NULL, -- change.revision, of the last change\n"
	"  hash BLOB NOT NULL, -- see session.hash\n"
	"  PRIMARY KEY(meeting, field, enterprise, \"row\", \"column\")\n"
	") STRICT, WITHOUT ROWID",

	"CREATE TABLE circle( -- who may read an answer, where it is not what the scenario says\n"
	"  meeting INTEGER NOT NULL, -- meeting.id\n"
	"  field TEXT NOT NULL, -- its id in the scenario\n"
	"  enterprise INTEGER NOT NULL, -- enterprise.id; 0: the group\n"
	"  circle TEXT, -- f e g p gp\n"
	"  author TEXT NOT NULL, -- person.id, of the last change\n"
	"  at INTEGER NOT NULL, -- when it last changed\n"
	"  revision INTEGER NOT NULL, -- change.revision, of the last change\n"
	"  hash BLOB NOT NULL, -- see session.hash\n"
	"  PRIMARY KEY(meeting, field, enterprise)\n"
	") STRICT, WITHOUT ROWID",

	"CREATE TABLE review( -- the enterprise's own word on an answer, which stays as it is; review is its kind in change too\n"
	"  meeting INTEGER NOT NULL, -- meeting.id\n"
	"  field TEXT NOT NULL, -- its id in the scenario\n"
	"  enterprise INTEGER NOT NULL, -- enterprise.id, of whom the word is\n"
	"  \"row\" TEXT NOT NULL, -- of a table: table_row.\"row\"; else ''\n"
	"  status TEXT, -- accepted amended contested\n"
	"  text TEXT, -- its own wording, or why it contests\n"
	"  \"of\" INTEGER, -- answer.revision, of the answer that it is about\n"
	"  author TEXT NOT NULL, -- person.id, of the last change\n"
	"  at INTEGER NOT NULL, -- when it last changed\n"
	"  revision INTEGER NOT NULL, -- change.revision, of the last change\n"
	"  hash BLOB, -- see session.hash\n"
	"  PRIMARY KEY(meeting, field, enterprise, \"row\")\n"
	") STRICT, WITHOUT ROWID",

	"CREATE TABLE table_row( -- the rows of tables; a removed one is not here, its cells stay in answer\n"
	"  meeting INTEGER NOT NULL, -- meeting.id\n"
	"  field TEXT NOT NULL, -- its id in the scenario\n"
	"  enterprise INTEGER NOT NULL, -- enterprise.id; 0: the group\n"
	"  \"row\" TEXT NOT NULL, -- a row of a table; else ''\n"
	"  position TEXT, -- a number, as JSON writes it\n"
	"  author TEXT NOT NULL, -- person.id, of the last change\n"
	"  at INTEGER NOT NULL, -- when it last changed\n"
	"  revision INTEGER NOT NULL, -- change.revision, of the last change\n"
	"  hash BLOB NOT NULL, -- see session.hash\n"
	"  PRIMARY KEY(meeting, field, enterprise, \"row\")\n"
	") STRICT, WITHOUT ROWID",

	"CREATE TABLE note( -- what facilitators write beside the answers\n"
	"  id TEXT PRIMARY KEY, -- a word\n"
	"  text TEXT, -- NULL: removed\n"
	"  enterprise INTEGER, -- 0: the group; NULL: the group, or not filed yet where step is NULL too\n"
	"  meeting INTEGER, -- meeting.id\n"
	"  step TEXT, -- its id in the scenario\n"
	"  circle TEXT, -- NULL: f\n"
	"  follow TEXT, -- open done; NULL: nothing is to follow\n"
	"  author TEXT NOT NULL, -- who began it\n"
	"  at INTEGER NOT NULL, -- when it was begun\n"
	"  revision INTEGER NOT NULL, -- of the change that began it\n"
	"  hash BLOB -- see session.hash\n"
	") STRICT, WITHOUT ROWID",

	"CREATE TABLE person( -- who writes here, or speaks for an enterprise\n"
	"  id TEXT PRIMARY KEY, -- a word\n"
	"  name TEXT, -- as people say it\n"
	"  role TEXT, -- facilitator enterprise\n"
	"  enterprise INTEGER, -- enterprise.id, of whom it speaks for\n"
	"  function TEXT, -- what this person does there\n"
	"  \"left\" TEXT, -- the day this person went, YYYY-MM-DD; NULL: still there\n"
	"  told INTEGER, -- when this person had read who sees what; NULL: not yet\n"
	"  language TEXT, -- fr en nl; NULL: not said\n"
	"  hash BLOB -- see session.hash\n"
	") STRICT, WITHOUT ROWID",

	"CREATE TABLE attendance( -- who was there, per half-day\n"
	"  meeting INTEGER NOT NULL, -- meeting.id\n"
	"  enterprise INTEGER NOT NULL, -- enterprise.id; 0: the group\n"
	"  half_day TEXT NOT NULL, -- am pm\n"
	"  status TEXT, -- present absent\n"
	"  arrived TEXT, -- HH:MM\n"
	"  \"left\" TEXT, -- HH:MM\n"
	"  reason TEXT, -- of the absence, as said\n"
	"  persons TEXT, -- who came, person.id with one space between\n"
	"  hash BLOB, -- see session.hash\n"
	"  PRIMARY KEY(meeting, enterprise, half_day)\n"
	") STRICT, WITHOUT ROWID",

	"CREATE TABLE hours( -- the ledger of individual hours\n"
	"  id TEXT PRIMARY KEY, -- a word\n"
	"  enterprise INTEGER, -- enterprise.id\n"
	"  meeting INTEGER, -- meeting.id\n"
	"  date TEXT, -- YYYY-MM-DD\n"
	"  quarters INTEGER, -- of an hour\n"
	"  what TEXT, -- the work done\n"
	"  hash BLOB -- see session.hash\n"
	") STRICT, WITHOUT ROWID",

	"CREATE TABLE consent( -- what was asked for and answered\n"
	"  id TEXT PRIMARY KEY, -- a word\n"
	"  enterprise INTEGER, -- enterprise.id\n"
	"  person TEXT, -- person.id\n"
	"  subject TEXT, -- what for\n"
	"  answer TEXT, -- as given\n"
	"  until TEXT, -- YYYY-MM-DD\n"
	"  hash BLOB -- see session.hash\n"
	") STRICT, WITHOUT ROWID",

	"CREATE TABLE draft( -- text being typed, not yet a change; it counts as its answer\n"
	"  kind TEXT NOT NULL, -- the same keys as in change\n"
	"  meeting INTEGER NOT NULL, -- meeting.id\n"
	"  field TEXT NOT NULL, -- its id in the scenario\n"
	"  enterprise INTEGER NOT NULL, -- enterprise.id; 0: the group\n"
	"  \"row\" TEXT NOT NULL, -- a row of a table; else ''\n"
	"  \"column\" TEXT NOT NULL, -- a column of a table; else ''\n"
	"  step TEXT NOT NULL, -- its id in the scenario\n"
	"  client TEXT NOT NULL, -- whose keyboard\n"
	"  author TEXT NOT NULL, -- person.id\n"
	"  text TEXT NOT NULL, -- all of it\n"
	"  revision INTEGER NOT NULL, -- from the same numbers as change.revision\n"
	"  touched INTEGER NOT NULL, -- the last key\n"
	"  merged INTEGER NOT NULL, -- 1: made of two texts written at once\n"
	"  hash BLOB NOT NULL, -- see session.hash\n"
	"  PRIMARY KEY(kind, meeting, field, enterprise, \"row\", \"column\")\n"
	") STRICT, WITHOUT ROWID",

	"CREATE TABLE place( -- where each person stands, and last stood in each other meeting\n"
	"  person TEXT NOT NULL, -- person.id\n"
	"  view TEXT NOT NULL, -- which screen\n"
	"  meeting INTEGER NOT NULL, -- meeting.id\n"
	"  enterprise INTEGER NOT NULL, -- enterprise.id; 0: the group\n"
	"  step TEXT NOT NULL, -- its id in the scenario; '': none\n"
	"  field TEXT NOT NULL, -- its id in the scenario; '': none\n"
	"  \"row\" TEXT NOT NULL, -- a row of a table; else ''\n"
	"  \"column\" TEXT NOT NULL, -- a column of a table; else ''\n"
	"  offset INTEGER NOT NULL, -- bytes into the text\n"
	"  moved INTEGER NOT NULL, -- the highest of a person is where it stands now\n"
	"  hash BLOB NOT NULL, -- see session.hash\n"
	"  PRIMARY KEY(person, meeting)\n"
	") STRICT, WITHOUT ROWID",

	"CREATE TABLE presence( -- who is connected: one row for each screen; that of a process which is gone says nothing\n"
	"  client TEXT PRIMARY KEY, -- the screen, as in client.id\n"
	"  person TEXT NOT NULL, -- person.id; where it stands is in place\n"
	"  role TEXT NOT NULL, -- facilitator enterprise room\n"
	"  enterprise INTEGER NOT NULL, -- enterprise.id; 0: of none\n"
	"  pid INTEGER NOT NULL, -- the process that keeps the file for it\n"
	"  begun INTEGER NOT NULL, -- when that process began, as the machine counts it: /proc/PID/stat, field 22\n"
	"  hash BLOB NOT NULL -- see session.hash\n"
	") STRICT, WITHOUT ROWID",

	"CREATE TABLE client( -- the highest request of each screen that was applied, so that one sent twice is applied once\n"
	"  id TEXT PRIMARY KEY, -- a word\n"
	"  number INTEGER NOT NULL, -- the highest applied\n"
	"  at INTEGER NOT NULL, -- when\n"
	"  hash BLOB NOT NULL -- see session.hash\n"
	") STRICT, WITHOUT ROWID",

	"CREATE TABLE sheet( -- an anonymous sheet not yet handed in: its person's own; never exported\n"
	"  person TEXT NOT NULL, -- person.id\n"
	"  meeting INTEGER NOT NULL, -- meeting.id\n"
	"  field TEXT NOT NULL, -- of the sheet\n"
	"  question TEXT NOT NULL, -- its id in the scenario\n"
	"  type TEXT NOT NULL, -- text, number, id, ids (one space between)\n"
	"  value TEXT NOT NULL, -- as in answer\n"
	"  hash BLOB NOT NULL, -- see session.hash\n"
	"  PRIMARY KEY(person, meeting, field, question)\n"
	") STRICT, WITHOUT ROWID",

	"CREATE TABLE anonymous( -- the sheets handed in: nothing tells whose or when, nor which values came together\n"
	"  key BLOB PRIMARY KEY, -- random\n"
	"  meeting INTEGER NOT NULL, -- meeting.id\n"
	"  field TEXT NOT NULL, -- the question; or the sheet's own field, once per sheet, with the value sheet\n"
	"  type TEXT NOT NULL, -- text, number, id, ids (one space between)\n"
	"  value TEXT NOT NULL, -- as in answer\n"
	"  hash BLOB NOT NULL -- see session.hash\n"
	") STRICT, WITHOUT ROWID",

	"CREATE INDEX change_author ON change( -- where an undo begins: the last change of an author\n"
	"  author -- person.id\n"
	") WHERE op <> 'new'",

	"CREATE INDEX change_concerns ON change( -- what took an action back, or did it again\n"
	"  concerns -- the action\n"
	") WHERE concerns > 0",

	"CREATE VIRTUAL TABLE search USING fts5( -- the words of the answers and notes there are, and no text; its rowid is\n"
	"                                        -- answer.revision or note.revision; made again from them when it is damaged\n"
	"  text, -- an answer of type text or number, or note.text; its ligatures as letters\n"
	"  content='', -- the text itself is in the row\n"
	"  columnsize=0, -- nothing is ranked\n"
	"  tokenize='" SEARCH_TOKENIZE "' -- accents and case do not matter\n"
	")",
	NULL,
};

const char *const schema_made[] = {
	"CREATE TABLE 'search_data'(id INTEGER PRIMARY KEY, block BLOB)",
	"CREATE TABLE 'search_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID",
	"CREATE TABLE 'search_config'(k PRIMARY KEY, v) WITHOUT ROWID",
	NULL,
};
