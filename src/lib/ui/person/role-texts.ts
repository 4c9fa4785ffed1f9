import type { MemberRole } from '#lib/domain/access/actor.ts';
import { m } from '#lib/messages/messages.js';
import { memberRoleText } from '#lib/ui/person/member-role-text.ts';

/** A person's roles in words, one line each. */
export function roleTexts(person: {
	administrator: boolean;
	organisations: readonly { name: string; role: MemberRole }[];
}): string[] {
	return [
		...(person.administrator ? [m.role_administrator()] : []),
		...person.organisations.map(({ name, role }) =>
			m.role_in_organisation({ role: memberRoleText(role), organisation: name })
		)
	];
}
