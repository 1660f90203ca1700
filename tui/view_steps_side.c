/* The steps on the left of a wide window. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/text.h"
#include "tui/mouse.h"
#include "tui/view.h"
#include "tui/view_steps.h"

void view_steps_side(struct app *a, struct grid *g, int y, int height, int columns)
{
	const struct agenda *now = agenda_now(a);
	size_t first = a->step >= (size_t)(height - 1) ? a->step - (size_t)height + 2 : 0;

	hit_add(g, (struct hit){.kind = HIT_STEPS, .y = y, .height = height, .columns = columns});
	grid_right(g, y, columns - 8, 10, STYLE_FAINT, _("planned"));
	grid_right(g, y, columns - 2, 6, STYLE_FAINT, _("spent"));
	for (int i = 0; i < height; i++)
		grid_text(g, y + i, columns - 1, 1, STYLE_FAINT, "│");
	for (int i = 1; i < height && first + (size_t)i - 1 < now->count; i++) {
		size_t n = first + (size_t)i - 1;
		const struct agenda_step *s = &now->steps[n];
		char text[24];

		snprintf(text, sizeof text, "%2zu", n + 1);
		if (hits_wanted(g)) {
			struct hit h = {HIT_COMMAND, y + i, 0, 1, columns - 1, .command = "step"};

			snprintf(h.argument, sizeof h.argument, "%zu", n + 1);
			hit_add(g, h);
		}
		grid_text(g, y + i, 0, 2, STYLE_FAINT, text);
		grid_text(g, y + i, 3, 1, STYLE_GOOD, step_part_sign(now, n));
		grid_fit(g, y + i, 5, columns - 17, n == a->step ? STYLE_CURRENT : STYLE_PLAIN, app_said(&s->step->title));
		snprintf(text, sizeof text, "%d", s->planned);
		grid_right(g, y + i, columns - 8, 4, STYLE_FAINT, text);
		snprintf(text, sizeof text, "%d", step_minutes_spent(s));
		if (s->spent >= STEPS_MINUTE)
			grid_right(g, y + i, columns - 2, 4, step_is_over(s) ? STYLE_LATE : STYLE_PLAIN, text);
	}
}
