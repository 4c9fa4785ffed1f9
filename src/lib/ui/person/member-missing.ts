import type { MemberRole } from '#lib/domain/access/actor.ts';
import { m } from '#lib/messages/messages.js';
import { getLocale } from '#lib/messages/runtime.js';

const one: Readonly<Record<MemberRole, () => string>> = {
	politician: m.members_one_politician,
	seniorManager: m.members_one_senior_manager,
	keyPerson: m.members_one_key_person,
	other: m.member_role_other
};

/** Which of the three roles nobody has yet, as a sentence; that all are there when none is missing. */
export function missingText(missing: readonly MemberRole[]): string {
	if (missing.length === 0) return m.members_none_missing();
	const list = new Intl.ListFormat(getLocale(), { type: 'conjunction' });
	return m.members_missing({ roles: list.format(missing.map((role) => one[role]())) });
}
