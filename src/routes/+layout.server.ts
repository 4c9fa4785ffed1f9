import type { LayoutServerLoad } from './$types';

// The refusal of a page is not drawn here: an error in the root layout has no page to be drawn on.
export const load: LayoutServerLoad = ({ locals }) => ({
	locale: locals.locale,
	theme: locals.theme,
	practice: locals.ports.config.PRACTICE,
	joinOrigin: locals.joinOrigin,
	person:
		locals.signedIn === null
			? null
			: {
					name: locals.signedIn.name,
					administrator: locals.signedIn.actor.administrator,
					member: locals.signedIn.actor.memberships.length > 0,
					leads: (locals.signedIn.actor.leads ?? []).length > 0,
					keyPerson: locals.signedIn.actor.memberships.some((one) => one.role === 'keyPerson')
				}
});
