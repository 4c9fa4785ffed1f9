import { ExpectedError } from '../errors.ts';
import type { Actor, MemberRole, Membership } from './actor.ts';

/**
 * Deny by default: what no rule here allows is not allowed, whatever the actor.
 * An administrator runs the site and reads no organisation's runs or results.
 */
export const permissions = [
	'site.read',
	'site.administer',
	'site.writeAccessibilityMessage',
	'account.signIn',
	'account.own',
	'organisation.manage',
	'round.manage',
	'person.manage',
	'mail.manage',
	'instrument.manage',
	'member.list',
	'member.invite',
	'member.manage',
	'run.list',
	'run.create',
	'run.steer',
	'run.watch',
	'run.readResult',
	'wallLink.manage',
	'log.list',
	'log.read',
	'consensus.write',
	'joint.read',
	'joint.share',
	'log.write',
	'log.share',
	'ballot.cast'
] as const;

export type Permission = (typeof permissions)[number];

/** What is acted on: nothing in particular, an organisation, or a run of an organisation. */
export type Subject = {
	readonly organisationId?: string | undefined;
	readonly runId?: string | undefined;
};

export function can(actor: Actor, permission: Permission, subject: Subject = {}): boolean {
	if (actor.kind === 'system') return true;
	switch (permission) {
		case 'site.read':
		case 'site.writeAccessibilityMessage':
		case 'account.signIn':
			return true;
		case 'site.administer':
		case 'organisation.manage':
		case 'round.manage':
		case 'person.manage':
		case 'mail.manage':
		case 'instrument.manage':
			return isAdministrator(actor);
		case 'account.own':
			return actor.kind === 'person';
		case 'run.list':
		case 'log.list':
			return actor.kind === 'person' && actor.memberships.length > 0;
		case 'run.create':
		case 'run.steer':
		case 'wallLink.manage':
		case 'joint.share':
		case 'log.share':
			return isKeyPersonOf(actor, subject.organisationId);
		case 'member.invite':
		case 'member.manage':
			return isAdministrator(actor) || isKeyPersonOf(actor, subject.organisationId);
		case 'member.list':
			return isAdministrator(actor) || isMemberOf(actor, subject.organisationId);
		case 'run.readResult':
		case 'consensus.write':
		case 'joint.read':
		case 'log.read':
		case 'log.write':
			return isMemberOf(actor, subject.organisationId);
		case 'run.watch':
			return isMemberOf(actor, subject.organisationId) || isWallOf(actor, subject.runId);
		case 'ballot.cast':
			return actor.kind === 'voter' && subject.runId !== undefined && actor.runId === subject.runId;
	}
}

/** @throws ExpectedError notSignedIn when signing in could help, else notAllowed */
export function assertCan(actor: Actor, permission: Permission, subject: Subject = {}): void {
	if (can(actor, permission, subject)) return;
	throw new ExpectedError(actor.kind === 'public' ? 'notSignedIn' : 'notAllowed');
}

function isAdministrator(actor: Actor): boolean {
	return actor.kind === 'person' && actor.administrator;
}

/** Whatever their role there. */
export function isMemberOf(actor: Actor, organisationId: string | undefined): boolean {
	return actor.kind === 'person' && roleIn(actor.memberships, organisationId) !== null;
}

export function isKeyPersonOf(actor: Actor, organisationId: string | undefined): boolean {
	return actor.kind === 'person' && roleIn(actor.memberships, organisationId) === 'keyPerson';
}

function roleIn(
	memberships: readonly Membership[],
	organisationId: string | undefined
): MemberRole | null {
	return memberships.find((one) => one.organisationId === organisationId)?.role ?? null;
}

function isWallOf(actor: Actor, runId: string | undefined): boolean {
	return actor.kind === 'wall' && runId !== undefined && actor.runId === runId;
}
