import { memberRoles, type MemberRole } from '#lib/domain/access/actor.ts';
import { m } from '#lib/messages/messages.js';

const texts: Readonly<Record<MemberRole, () => string>> = {
	politician: m.member_role_politician,
	seniorManager: m.member_role_senior_manager,
	keyPerson: m.member_role_key_person,
	other: m.member_role_other
};

/** What somebody is in an organisation, as a word. */
export function memberRoleText(role: MemberRole): string {
	return texts[role]();
}

/** For a select: the roles in the order in which a group names them. */
export function memberRoleOptions(): { value: MemberRole; label: string }[] {
	return memberRoles.map((role) => ({ value: role, label: memberRoleText(role) }));
}
