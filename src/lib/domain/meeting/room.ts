import type { MemberRole } from '../access/actor.ts';

/** Three from every organisation: one who decides, one who leads, one who holds it together. */
export const quorumRoles = ['politician', 'seniorManager', 'keyPerson'] as const;
export type QuorumRole = (typeof quorumRoles)[number];

export type SomebodyPresent = {
	readonly organisationId: string | null;
	readonly role: MemberRole | null;
	/** The role of whom they stand in for; null when for nobody. */
	readonly standsInAs: MemberRole | null;
};

export type Quorum = {
	readonly organisationId: string;
	readonly missing: readonly QuorumRole[];
	/** Nobody at all has come. */
	readonly absent: boolean;
};

/** Which of the three roles each organisation lacks; a substitute counts as whom they stand in for, not as themselves. */
export function quorumOf(
	organisationIds: readonly string[],
	present: readonly SomebodyPresent[]
): Quorum[] {
	return organisationIds.map((organisationId) => {
		const own = present.filter((one) => one.organisationId === organisationId);
		const roles = own.map((one) => one.standsInAs ?? one.role);
		return {
			organisationId,
			missing: quorumRoles.filter((role) => !roles.includes(role)),
			absent: own.length === 0
		};
	});
}
