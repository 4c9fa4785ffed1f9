import type { Membership } from '#lib/domain/access/actor.ts';
import { hashToken } from '../../ids.ts';

/**
 * The version of what a person's form shows: another name, address or role is another version, while a sign-in or a
 * new password is none of the form's business. Digits, as every row version.
 * @param person memberships in any order
 */
export function personVersion(person: {
	readonly name: string;
	readonly email: string;
	readonly administrator: boolean;
	readonly memberships: readonly Membership[];
}): string {
	const roles = person.memberships.map((one) => `${one.organisationId} ${one.role}`).sort();
	const content = JSON.stringify([person.name, person.email, person.administrator, ...roles]);
	return BigInt(`0x${hashToken(content).slice(0, 15)}`).toString();
}
