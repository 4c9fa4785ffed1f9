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
	'meeting.list',
	'meeting.read',
	'meeting.take',
	'meeting.lead',
	'presentation.list',
	'presentation.read',
	'presentation.write',
	'presentation.publish',
	'template.manage',
	'feedback.answer',
	'takeaway.write',
	'record.read',
	'ballot.cast'
] as const;

export type Permission = (typeof permissions)[number];

/** What is acted on: nothing in particular, an organisation, a run of an organisation, or a meeting of several. */
export type Subject = {
	readonly organisationId?: string | undefined;
	readonly runId?: string | undefined;
	readonly meetingId?: string | undefined;
	readonly roundId?: string | undefined;
	readonly groupOrganisationIds?: readonly string[] | undefined;
	/** Whoever is invited to this meeting from outside its group. */
	readonly guestIds?: readonly string[] | undefined;
	/** Whoever was named to lead this meeting. */
	readonly facilitatorIds?: readonly string[] | undefined;
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
		case 'meeting.list':
			return actor.kind === 'person';
		case 'run.list':
		case 'log.list':
			return actor.kind === 'person' && actor.memberships.length > 0;
		case 'presentation.list':
			return actor.kind === 'person' && (actor.memberships.length > 0 || leadsAny(actor));
		case 'template.manage':
			return isAdministrator(actor) || leadsAny(actor);
		case 'run.create':
		case 'run.steer':
		case 'wallLink.manage':
		case 'joint.share':
		case 'log.share':
		case 'presentation.publish':
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
		case 'feedback.answer':
		case 'takeaway.write':
		case 'presentation.read':
		case 'presentation.write':
			return isMemberOf(actor, subject.organisationId);
		case 'run.watch':
			return isMemberOf(actor, subject.organisationId) || isWallOf(actor, subject.runId);
		case 'meeting.lead':
			return leadsMeeting(actor, subject);
		case 'meeting.take':
			return isInMeeting(actor, subject);
		case 'meeting.read':
			return isInMeeting(actor, subject) || isWallOfMeeting(actor, subject.meetingId);
		case 'record.read':
			return (subject.groupOrganisationIds ?? []).some((id) => isMemberOf(actor, id));
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

export function leadsAny(actor: Actor): boolean {
	return actor.kind === 'person' && (actor.leads ?? []).length > 0;
}

export function leadsRound(actor: Actor, roundId: string): boolean {
	return actor.kind === 'person' && (actor.leads ?? []).includes(roundId);
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

function isWallOfMeeting(actor: Actor, meetingId: string | undefined): boolean {
	return actor.kind === 'wall' && meetingId !== undefined && actor.meetingId === meetingId;
}

/** Key persons of the group, whoever was named for the meeting, and the round's leader. */
function leadsMeeting(actor: Actor, subject: Subject): boolean {
	if (actor.kind !== 'person') return false;
	const groups = subject.groupOrganisationIds ?? [];
	return (
		groups.some((organisationId) => isKeyPersonOf(actor, organisationId)) ||
		(subject.facilitatorIds ?? []).includes(actor.personId) ||
		(subject.roundId !== undefined && leadsRound(actor, subject.roundId))
	);
}

function isInMeeting(actor: Actor, subject: Subject): boolean {
	if (actor.kind !== 'person') return false;
	const groups = subject.groupOrganisationIds ?? [];
	return (
		leadsMeeting(actor, subject) ||
		groups.some((organisationId) => isMemberOf(actor, organisationId)) ||
		(subject.guestIds ?? []).includes(actor.personId)
	);
}
