import { error } from '@sveltejs/kit';
import { statusOf } from './edge.ts';

/**
 * For the layout of a group of pages: turns the first gate's refusal into the group's error page.
 * A refused page whose layout forgets this is not sent at all (request.ts).
 */
export function drawRefusal(locals: App.Locals): void {
	if (locals.refusal === null) return;
	locals.refusalDrawn = true;
	error(statusOf(locals.refusal), { code: locals.refusal, message: locals.refusal });
}
