/* What tables were before they became what they are, for the files that still have them. */
#include <stddef.h>

#include "session/schema_text.h"

const struct schema_before schema_before[] = {
	{1, "step",
	 "CREATE TABLE step( -- how far the steps of a meeting are; a step without a row is still to do\n"
	 "  meeting INTEGER NOT NULL, -- meeting.id\n"
	 "  step TEXT NOT NULL, -- its id in the scenario\n"
	 "  status TEXT, -- todo live done shortened skipped\n"
	 "  seconds INTEGER, -- spent\n"
	 "  hash BLOB, -- see session.hash\n"
	 "  PRIMARY KEY(meeting, step)\n"
	 ") STRICT, WITHOUT ROWID"},

	{2, "session",
	 "CREATE TABLE session( -- the session: one row\n"
	 "  id INTEGER PRIMARY KEY, -- always 1\n"
	 "  title TEXT, -- as people name it\n"
	 "  language TEXT, -- fr, en or nl\n"
	 "  hash BLOB -- here as in every table: SHA-256 over the table's name and all other columns of the row, in order,\n"
	 "            -- each as SQLite's type (1 byte), then its number or its length (8 bytes, little-endian), then its text\n"
	 ") STRICT"},

	{2, "enterprise",
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
	 "  hash BLOB -- see session.hash\n"
	 ") STRICT"},

	{2, "meeting",
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
	 "  hash BLOB -- see session.hash\n"
	 ") STRICT"},

	{2, "step",
	 "CREATE TABLE step( -- how far the steps of a meeting are; a step without a row is still to do\n"
	 "  meeting INTEGER NOT NULL, -- meeting.id\n"
	 "  step TEXT NOT NULL, -- its id in the scenario\n"
	 "  status TEXT, -- todo live done shortened skipped\n"
	 "  seconds INTEGER, -- spent\n"
	 "  presenter INTEGER, -- enterprise.id, of the one that presents\n"
	 "  groups TEXT, -- sub-groups of enterprise.id: 1,4 2,5,7\n"
	 "  hash BLOB, -- see session.hash\n"
	 "  PRIMARY KEY(meeting, step)\n"
	 ") STRICT, WITHOUT ROWID"},

	{2, "note",
	 "CREATE TABLE note( -- what facilitators write beside the answers\n"
	 "  id TEXT PRIMARY KEY, -- a word\n"
	 "  text TEXT, -- NULL: removed\n"
	 "  enterprise INTEGER, -- NULL or 0: the group\n"
	 "  meeting INTEGER, -- meeting.id\n"
	 "  step TEXT, -- its id in the scenario\n"
	 "  circle TEXT, -- NULL: f\n"
	 "  author TEXT NOT NULL, -- who began it\n"
	 "  at INTEGER NOT NULL, -- when it was begun\n"
	 "  revision INTEGER NOT NULL, -- of the change that began it\n"
	 "  hash BLOB -- see session.hash\n"
	 ") STRICT, WITHOUT ROWID"},

	{2, "person",
	 "CREATE TABLE person( -- who writes here, or speaks for an enterprise\n"
	 "  id TEXT PRIMARY KEY, -- a word\n"
	 "  name TEXT, -- as people say it\n"
	 "  role TEXT, -- facilitator enterprise\n"
	 "  enterprise INTEGER, -- enterprise.id, of whom it speaks for\n"
	 "  hash BLOB -- see session.hash\n"
	 ") STRICT, WITHOUT ROWID"},

	{2, "attendance",
	 "CREATE TABLE attendance( -- who was there, per half-day\n"
	 "  meeting INTEGER NOT NULL, -- meeting.id\n"
	 "  enterprise INTEGER NOT NULL, -- enterprise.id; 0: the group\n"
	 "  half_day TEXT NOT NULL, -- am pm\n"
	 "  status TEXT, -- present absent\n"
	 "  arrived TEXT, -- HH:MM\n"
	 "  \"left\" TEXT, -- HH:MM\n"
	 "  reason TEXT, -- of the absence, as said\n"
	 "  hash BLOB, -- see session.hash\n"
	 "  PRIMARY KEY(meeting, enterprise, half_day)\n"
	 ") STRICT, WITHOUT ROWID"},

	{3, "session",
	 "CREATE TABLE session( -- the session: one row\n"
	 "  id INTEGER PRIMARY KEY, -- always 1\n"
	 "  title TEXT, -- as people name it\n"
	 "  language TEXT, -- fr, en or nl\n"
	 "  parcours TEXT, -- id of the parcours that its meetings follow; NULL: of none\n"
	 "  hash BLOB -- here as in every table: SHA-256 over the table's name and all other columns of the row, in order,\n"
	 "            -- each as SQLite's type (1 byte), then its number or its length (8 bytes, little-endian), then its text\n"
	 ") STRICT"},

	{3, "enterprise",
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
	 "  hash BLOB -- see session.hash\n"
	 ") STRICT"},

	{3, "meeting",
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
	 "  hash BLOB -- see session.hash\n"
	 ") STRICT"},

	{3, "place",
	 "CREATE TABLE place( -- where each person stands\n"
	 "  person TEXT PRIMARY KEY, -- person.id\n"
	 "  view TEXT NOT NULL, -- which screen\n"
	 "  meeting INTEGER NOT NULL, -- meeting.id\n"
	 "  enterprise INTEGER NOT NULL, -- enterprise.id; 0: the group\n"
	 "  step TEXT NOT NULL, -- its id in the scenario; '': none\n"
	 "  field TEXT NOT NULL, -- its id in the scenario; '': none\n"
	 "  \"row\" TEXT NOT NULL, -- a row of a table; else ''\n"
	 "  \"column\" TEXT NOT NULL, -- a column of a table; else ''\n"
	 "  offset INTEGER NOT NULL, -- bytes into the text\n"
	 "  hash BLOB NOT NULL -- see session.hash\n"
	 ") STRICT, WITHOUT ROWID"},

	{3, "step",
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
	 "  hash BLOB, -- see session.hash\n"
	 "  PRIMARY KEY(meeting, step)\n"
	 ") STRICT, WITHOUT ROWID"},

	{3, "person",
	 "CREATE TABLE person( -- who writes here, or speaks for an enterprise\n"
	 "  id TEXT PRIMARY KEY, -- a word\n"
	 "  name TEXT, -- as people say it\n"
	 "  role TEXT, -- facilitator enterprise\n"
	 "  enterprise INTEGER, -- enterprise.id, of whom it speaks for\n"
	 "  function TEXT, -- what this person does there\n"
	 "  \"left\" TEXT, -- the day this person went, YYYY-MM-DD; NULL: still there\n"
	 "  hash BLOB -- see session.hash\n"
	 ") STRICT, WITHOUT ROWID"},
	{0, NULL, NULL},
};
