import { m } from '#lib/messages/messages.js';

/** What is said of a field of PersonFields that is missing or wrongly filled in. */
export const personFieldTexts = {
	name: m.person_needs_name,
	email: m.person_needs_email,
	memberships: m.people_needs_role
};
