import { drawRefusal } from '../refusal.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = ({ locals, url }) => {
	// Reading the address makes this run, and the first gate be asked, at every move between pages.
	const path = url.pathname;
	drawRefusal(locals);
	// A failed form's address holds the action's name (?/save); nobody should be sent back to that.
	return { back: url.search.startsWith('?/') ? path : path + url.search };
};
