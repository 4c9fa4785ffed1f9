import type { MemberRole } from '../access/actor.ts';
import { ExpectedError } from '../errors.ts';

/**
 * The people of an organisation. Invariant: an organisation with people in it is never left without a key person by
 * one of them, since nobody would then be there to invite the next one.
 */
export type Member = { readonly personId: string; readonly role: MemberRole };

/** The three that a benchmarking meeting needs from every organisation, in the order they are named (S3 §2). */
export const seats = ['politician', 'seniorManager', 'keyPerson'] as const satisfies MemberRole[];

/** Which of the three nobody has yet. */
export function missingSeats(members: readonly { readonly role: MemberRole }[]): MemberRole[] {
	return seats.filter((seat) => members.every((one) => one.role !== seat));
}

/**
 * Whether a member may get another role, or (null) leave.
 * @throws ExpectedError notFound (no member), lastKeyPerson
 */
export function assertMayBecome(
	members: readonly Member[],
	personId: string,
	role: MemberRole | null
): void {
	const member = members.find((one) => one.personId === personId);
	if (member === undefined) throw new ExpectedError('notFound');
	if (member.role !== 'keyPerson' || role === 'keyPerson') return;
	const others = members.filter((one) => one.role === 'keyPerson' && one.personId !== personId);
	if (others.length === 0) throw new ExpectedError('lastKeyPerson');
}
