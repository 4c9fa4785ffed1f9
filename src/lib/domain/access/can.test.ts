import { describe, expect, test } from 'vitest';
import type { Actor } from './actor.ts';
import { assertCan, can, permissions, type Permission } from './can.ts';

const own = {
	organisationId: 'ours',
	runId: 'our-run',
	meetingId: 'our-meeting',
	roundId: 'our-round',
	groupOrganisationIds: ['ours', 'with-us'],
	guestIds: ['guest'],
	facilitatorIds: ['named']
};
const actors = {
	public: { kind: 'public' },
	voterOfRun: { kind: 'voter', runId: 'our-run' },
	voterOfOther: { kind: 'voter', runId: 'their-run' },
	wallOfRun: { kind: 'wall', wallLinkId: 'w', runId: 'our-run', organisationId: 'ours' },
	wallOfOther: { kind: 'wall', wallLinkId: 'w', runId: 'their-run', organisationId: 'ours' },
	wallOfMeeting: { kind: 'wall', wallLinkId: 'w', meetingId: 'our-meeting' },
	wallOfOtherMeeting: { kind: 'wall', wallLinkId: 'w', meetingId: 'their-meeting' },
	guestOfMeeting: { kind: 'person', personId: 'guest', administrator: false, memberships: [] },
	namedToLead: { kind: 'person', personId: 'named', administrator: false, memberships: [] },
	roundLeader: {
		kind: 'person',
		personId: 'l',
		administrator: false,
		memberships: [],
		leads: ['our-round']
	},
	leaderOfOtherRound: {
		kind: 'person',
		personId: 'm',
		administrator: false,
		memberships: [],
		leads: ['their-round']
	},
	peerKeyPerson: {
		kind: 'person',
		personId: 'q',
		administrator: false,
		memberships: [{ organisationId: 'with-us', role: 'keyPerson' }]
	},
	peerPolitician: {
		kind: 'person',
		personId: 'r',
		administrator: false,
		memberships: [{ organisationId: 'with-us', role: 'politician' }]
	},
	nobodyInParticular: { kind: 'person', personId: 'p', administrator: false, memberships: [] },
	administrator: { kind: 'person', personId: 'a', administrator: true, memberships: [] },
	keyPerson: {
		kind: 'person',
		personId: 'k',
		administrator: false,
		memberships: [{ organisationId: 'ours', role: 'keyPerson' }]
	},
	politician: {
		kind: 'person',
		personId: 'f',
		administrator: false,
		memberships: [{ organisationId: 'ours', role: 'politician' }]
	},
	seniorManager: {
		kind: 'person',
		personId: 's',
		administrator: false,
		memberships: [{ organisationId: 'ours', role: 'seniorManager' }]
	},
	otherMember: {
		kind: 'person',
		personId: 'o',
		administrator: false,
		memberships: [{ organisationId: 'ours', role: 'other' }]
	},
	keyPersonElsewhere: {
		kind: 'person',
		personId: 'e',
		administrator: false,
		memberships: [{ organisationId: 'theirs', role: 'keyPerson' }]
	},
	politicianElsewhere: {
		kind: 'person',
		personId: 'g',
		administrator: false,
		memberships: [{ organisationId: 'theirs', role: 'politician' }]
	},
	/** The role is of one organisation: key person of theirs makes nobody key person of ours. */
	politicianHereKeyPersonThere: {
		kind: 'person',
		personId: 'b',
		administrator: false,
		memberships: [
			{ organisationId: 'theirs', role: 'keyPerson' },
			{ organisationId: 'ours', role: 'politician' }
		]
	},
	/** Leads a round, and is a member of no organisation in it. */
	system: { kind: 'system' }
} as const satisfies Record<string, Actor>;
type Name = keyof typeof actors;

const everybody = Object.keys(actors) as Name[];
const ourMembers: Name[] = [
	'keyPerson',
	'politician',
	'seniorManager',
	'otherMember',
	'politicianHereKeyPersonThere'
];
const members: Name[] = [
	...ourMembers,
	'peerKeyPerson',
	'peerPolitician',
	'keyPersonElsewhere',
	'politicianElsewhere'
];
const persons: Name[] = [
	'nobodyInParticular',
	'administrator',
	'guestOfMeeting',
	'namedToLead',
	'roundLeader',
	'leaderOfOtherRound',
	...members
];
/** Whoever leads the meeting of our group, and whoever takes part in it. */
const leaders: Name[] = ['keyPerson', 'peerKeyPerson', 'namedToLead', 'roundLeader'];
const participants: Name[] = [
	...leaders,
	'politician',
	'seniorManager',
	'otherMember',
	'politicianHereKeyPersonThere',
	'peerPolitician',
	'guestOfMeeting'
];

/** Who may do what to our organisation's run. Every permission has its row; who is not named may not. */
const allowed: Record<Permission, readonly Name[]> = {
	'site.read': everybody,
	'site.writeAccessibilityMessage': everybody,
	'account.signIn': everybody,
	'account.own': [...persons, 'system'],
	'site.administer': ['administrator', 'system'],
	'organisation.manage': ['administrator', 'system'],
	'round.manage': ['administrator', 'system'],
	'person.manage': ['administrator', 'system'],
	'mail.manage': ['administrator', 'system'],
	'instrument.manage': ['administrator', 'system'],
	'member.list': [...ourMembers, 'administrator', 'system'],
	'member.invite': ['keyPerson', 'administrator', 'system'],
	'member.manage': ['keyPerson', 'administrator', 'system'],
	'run.list': [...members, 'system'],
	'run.create': ['keyPerson', 'system'],
	'run.steer': ['keyPerson', 'system'],
	'run.readResult': [...ourMembers, 'system'],
	'run.watch': [...ourMembers, 'wallOfRun', 'system'],
	'wallLink.manage': ['keyPerson', 'system'],
	'consensus.write': [...ourMembers, 'system'],
	'joint.read': [...ourMembers, 'system'],
	'joint.share': ['keyPerson', 'system'],
	'log.list': [...members, 'system'],
	'log.read': [...ourMembers, 'system'],
	'log.write': [...ourMembers, 'system'],
	'log.share': ['keyPerson', 'system'],
	'meeting.list': [...persons, 'system'],
	'meeting.lead': [...leaders, 'system'],
	'meeting.take': [...participants, 'system'],
	'meeting.read': [...participants, 'wallOfMeeting', 'system'],
	'presentation.list': [...members, 'roundLeader', 'leaderOfOtherRound', 'system'],
	'presentation.read': [...ourMembers, 'system'],
	'presentation.write': [...ourMembers, 'system'],
	'presentation.publish': ['keyPerson', 'system'],
	'template.manage': ['administrator', 'roundLeader', 'leaderOfOtherRound', 'system'],
	'feedback.answer': [...ourMembers, 'system'],
	'takeaway.write': [...ourMembers, 'system'],
	'record.read': [...ourMembers, 'peerKeyPerson', 'peerPolitician', 'system'],
	'ballot.cast': ['voterOfRun', 'system']
};

describe('who may do what to our run', () => {
	test('the table has a row for every permission', () => {
		expect(Object.keys(allowed).sort()).toEqual([...permissions].sort());
	});

	test.each(
		permissions.flatMap((permission) => everybody.map((name) => [permission, name] as const))
	)('%s: %s', (permission, name) => {
		expect(can(actors[name], permission, own)).toBe(allowed[permission].includes(name));
	});
});

test('without a subject nobody but the system may touch a run', () => {
	const aboutRuns = [
		'run.create',
		'run.steer',
		'run.watch',
		'run.readResult',
		'wallLink.manage',
		'meeting.read',
		'meeting.take',
		'meeting.lead',
		'ballot.cast'
	];
	for (const permission of permissions.filter((one) => aboutRuns.includes(one)))
		for (const name of everybody)
			expect([name, permission, can(actors[name], permission)]).toEqual([
				name,
				permission,
				name === 'system'
			]);
});

test('who is not signed in hears that signing in may help, others that they may not', () => {
	expect(() => {
		assertCan(actors.public, 'run.steer', own);
	}).toThrow('notSignedIn');
	expect(() => {
		assertCan(actors.keyPersonElsewhere, 'run.steer', own);
	}).toThrow('notAllowed');
	expect(() => {
		assertCan(actors.keyPerson, 'run.steer', own);
	}).not.toThrow();
});
