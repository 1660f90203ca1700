/* Where a scenario that was found comes from. */
#ifndef SCENARIOS_FIND_H
#define SCENARIOS_FIND_H

enum scenario_origin {
	ORIGIN_NAMED,   /* a folder of FILROUGE_SCENARIOS */
	ORIGIN_HERE,    /* `scenarios` of the current folder */
	ORIGIN_PERSON,  /* the person's own folder */
	ORIGIN_SITE,    /* of all on this machine */
	ORIGIN_SHIPPED, /* comes with the program */
	ORIGIN_OTHER    /* elsewhere */
};

/* Of the file at PATH, links followed. */
enum scenario_origin scenario_origin(const char *path);

/* The folder of the person's own scenarios, which may not be there yet. NULL: nobody knows where. Caller frees. */
char *scenario_own_folder(void);

#endif
