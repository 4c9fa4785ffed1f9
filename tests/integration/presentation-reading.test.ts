import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { publicActor, systemActor, type Actor } from '#lib/domain/access/actor.ts';
import type { Sharing } from '#lib/domain/presentation/sharing.ts';
import { withActor } from '#lib/server/db/actor.ts';
import { insertLeader } from '#lib/server/db/queries/round-leader.ts';
import {
	listOwnPresentations,
	listPresentationsOfMeeting
} from '#lib/server/usecases/presentation/list-presentations.ts';
import { readPresentation } from '#lib/server/usecases/presentation/read-presentation.ts';
import { startPresentation } from '#lib/server/usecases/presentation/start-presentation.ts';
import { testApp, type TestApp } from '../support/app.ts';
import { codeOf } from '../support/people.ts';
import { insertPresentationOf, showInMeeting } from '../support/presentation-desk.ts';
import type { SeededOrganisation } from '../support/seed.ts';

/**
 * Domain D3, the row "Presentation", on PostgreSQL: Region D presents to a group of three. Each case is a round of its
 * own; what the use case says and what row level security shows must be the same.
 */
let app: TestApp;
let regionD: SeededOrganisation;
let regionE: SeededOrganisation;
let regionF: SeededOrganisation;
let people: Record<
	'keyPerson' | 'politician' | 'manager' | 'peer' | 'stranger' | 'administrator',
	Actor
>;
let leaderId: string;

beforeAll(async () => {
	app = await testApp();
	const { seed } = app;
	regionD = await seed.insertOrganisation();
	regionE = await seed.insertOrganisation();
	regionF = await seed.insertOrganisation();
	people = {
		keyPerson: (await seed.insertKeyPerson(regionD)).actor,
		politician: (await seed.insertMember(regionD)).actor,
		manager: (await seed.insertMember(regionD, 'seniorManager')).actor,
		peer: (await seed.insertMember(regionE)).actor,
		stranger: (await seed.insertKeyPerson(await seed.insertOrganisation())).actor,
		administrator: (await seed.insertAdministrator()).actor
	};
	leaderId = (await seed.insertPerson()).id;
});
afterAll(() => app.close());

async function place(given: { sharing: Sharing | null; own: Sharing | null; shown?: boolean }) {
	const { seed } = app;
	const round = await seed.insertRoundWithGroup([regionD, regionE, regionF]);
	const meetingId = await seed.insertMeeting(round.groupId);
	const presentationId = await insertPresentationOf(seed, regionD, meetingId, given);
	await insertPresentationOf(seed, regionE, meetingId, { sharing: given.own });
	if (given.shown === true)
		await showInMeeting(seed, { presentationId, meetingId, organisation: regionD });
	await seed.asSystem((tx) => insertLeader(tx, { round_id: round.roundId, person_id: leaderId }));
	const leader: Actor = {
		kind: 'person',
		personId: leaderId,
		administrator: false,
		memberships: [],
		leads: [round.roundId]
	};
	return {
		...round,
		meetingId,
		presentationId,
		actors: { ...people, leader, public: publicActor }
	};
}

/** Rows that an actor's own transaction shows of the presentation, past every use case. */
const rowsSeenBy = (actor: Actor, presentationId: string) =>
	withActor(app.ports.db, actor, async (tx) => {
		const { rows } = await sql<Record<string, number>>`SELECT
			(SELECT count(*)::int FROM presentation WHERE id = ${presentationId}) AS whole,
			(SELECT count(*)::int FROM process_step WHERE presentation_id = ${presentationId}) AS steps,
			(SELECT count(*)::int FROM presentation_part WHERE presentation_id = ${presentationId}) AS parts,
			(SELECT count(*)::int FROM presentation_note WHERE presentation_id = ${presentationId}) AS notes`.execute(
			tx
		);
		return rows[0];
	});
const nothing = { whole: 0, steps: 0, parts: 0, notes: 0 };
const everything = { whole: 1, steps: 5, parts: 1, notes: 1 };
const withoutNotes = { ...everything, notes: 0 };

const reads = 'went well';
const hidden = 'presentationNotReadable';
const own = { keyPerson: reads, politician: reads, manager: reads };
const never = { stranger: hidden, administrator: hidden, public: 'notSignedIn' };

describe('who reads a presentation', () => {
	test.each([
		['nobody has shared', { sharing: null, own: null }, { peer: hidden, leader: hidden }],
		[
			'unpublished, to one who shares',
			{ sharing: null, own: 'group' },
			{ peer: hidden, leader: hidden }
		],
		['only us', { sharing: 'private', own: 'group' }, { peer: hidden, leader: hidden }],
		[
			'the group, to one who has not',
			{ sharing: 'group', own: null },
			{ peer: 'publishOwnFirst', leader: hidden }
		],
		[
			'the group, to one who keeps theirs',
			{ sharing: 'group', own: 'private' },
			{ peer: 'publishOwnFirst', leader: hidden }
		],
		[
			'the group, to one who shares',
			{ sharing: 'group', own: 'groupAndLeader' },
			{ peer: reads, leader: hidden }
		],
		['the leader too', { sharing: 'groupAndLeader', own: 'group' }, { peer: reads, leader: reads }],
		[
			'the leader too, to one who has not',
			{ sharing: 'groupAndLeader', own: null },
			{ peer: 'publishOwnFirst', leader: reads }
		],
		[
			'shown in the meeting',
			{ sharing: 'group', own: null, shown: true },
			{ peer: reads, leader: hidden }
		],
		[
			'shown without being published',
			{ sharing: null, own: null, shown: true },
			{ peer: reads, leader: hidden }
		]
	] as const)('%s', async (_, given, others) => {
		const { actors, presentationId } = await place(given);
		for (const [name, outcome] of Object.entries({ ...own, ...never, ...others })) {
			const actor = actors[name as keyof typeof actors];
			expect([name, await codeOf(readPresentation(app.ports, actor, { presentationId }))]).toEqual([
				name,
				outcome
			]);
			const isOwn = name in own;
			expect([name, await rowsSeenBy(actor, presentationId)]).toEqual([
				name,
				outcome !== reads ? nothing : isOwn ? everything : withoutNotes
			]);
		}
	});

	test('whoever leaves the group neither reads nor is read', async () => {
		const { presentationId, groupId, actors } = await place({ sharing: 'group', own: 'group' });
		await app.seed.asSystem((tx) =>
			tx
				.deleteFrom('participation')
				.where('group_id', '=', groupId)
				.where('organisation_id', '=', regionE.id)
				.execute()
		);
		expect(await codeOf(readPresentation(app.ports, actors.peer, { presentationId }))).toBe(hidden);
		expect(await rowsSeenBy(actors.peer, presentationId)).toEqual(nothing);
	});

	test('a peer gets the words without the notes and may change nothing', async () => {
		const { presentationId, actors } = await place({ sharing: 'group', own: 'group' });
		const mine = await readPresentation(app.ports, actors.politician, { presentationId });
		const theirs = await readPresentation(app.ports, actors.peer, { presentationId });
		expect(JSON.stringify(mine)).toContain('Säg det här långsamt');
		expect(JSON.stringify(theirs)).not.toContain('Säg det här långsamt');
		expect(theirs.parts.find((part) => part.key === 'chain')?.body).toContain('mål och budget');
		expect([mine.may, theirs.may]).toEqual([
			{ edit: true, publish: false },
			{ edit: false, publish: false }
		]);
		const touched = await withActor(app.ports.db, actors.peer, async (tx) =>
			tx
				.updateTable('process_step')
				.set({ name: 'Deras ord' })
				.where('presentation_id', '=', presentationId)
				.executeTakeFirst()
		);
		expect(touched.numUpdatedRows).toBe(0n);
	});
});

describe('a meeting’s presentations', () => {
	test('tell a member who has shared, and why one is not readable', async () => {
		const { meetingId, actors } = await place({ sharing: 'group', own: 'private' });
		const rows = await listPresentationsOfMeeting(app.ports, actors.peer, { meetingId });
		const told = Object.fromEntries(
			rows.map((row) => [row.organisationId, [row.published, row.readable, row.why]])
		);
		expect(told).toEqual({
			[regionD.id]: [true, false, 'publishOwnFirst'],
			[regionE.id]: [false, true, null],
			[regionF.id]: [false, false, hidden]
		});
		expect(rows.find((row) => row.organisationId === regionD.id)?.presentationId).toBeNull();
	});

	test('are nothing to a stranger or an administrator, and all the leader may see to the leader', async () => {
		const { meetingId, actors } = await place({ sharing: 'groupAndLeader', own: 'group' });
		for (const actor of [actors.stranger, actors.administrator, publicActor])
			expect(await codeOf(listPresentationsOfMeeting(app.ports, actor, { meetingId }))).toBe(
				'notFound'
			);
		const rows = await listPresentationsOfMeeting(app.ports, actors.leader, { meetingId });
		expect(rows.filter((row) => row.readable).map((row) => row.organisationId)).toEqual([
			regionD.id
		]);
	});
});

describe('beginning a presentation', () => {
	test('is done once, by a member, on the template that the meeting’s others use', async () => {
		const { groupId } = await app.seed.insertRoundWithGroup([regionD, regionE]);
		const meetingId = await app.seed.insertMeeting(groupId);
		const begin = (actor: Actor, organisation: SeededOrganisation) =>
			startPresentation(app.ports, actor, {
				organisationId: organisation.id,
				meetingId,
				templateId: null
			});
		const first = await begin(people.politician, regionD);
		expect(first.isNew).toBe(true);
		expect(await begin(people.keyPerson, regionD)).toEqual({ ...first, isNew: false });
		expect(await codeOf(begin(people.peer, regionD))).toBe('notAllowed');
		expect(await codeOf(begin(systemActor, regionF))).toBe('notInGroup');
		const [row] = (await listOwnPresentations(app.ports, people.keyPerson)).filter(
			(one) => one.meetingId === meetingId
		);
		expect(row).toMatchObject({
			presentationId: first.presentationId,
			sharing: null,
			meetingDay: '2026-03-10',
			deadline: '2026-03-03',
			progress: { steps: 0, stepsLacking: 5, complete: false }
		});
	});
});
