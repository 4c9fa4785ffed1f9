import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { publicActor, type Actor } from '#lib/domain/access/actor.ts';
import { withActor } from '#lib/server/db/actor.ts';
import { newId } from '#lib/server/ids.ts';
import { listPromises, readBoard, readList } from '#lib/server/usecases/log/list-entries.ts';
import { readEntry } from '#lib/server/usecases/log/read-entry.ts';
import { removeEntry, restoreEntry } from '#lib/server/usecases/log/remove-entry.ts';
import { shareEntry, unshareEntry } from '#lib/server/usecases/log/share-entry.ts';
import { testApp, type TestApp } from '../support/app.ts';
import { minute } from '../support/clock.ts';
import { until } from '../support/embedded.ts';
import { LiveHost } from '../support/live.ts';
import { filterOf, LogDesk } from '../support/log-desk.ts';
import { codeOf } from '../support/people.ts';
import type { SeededOrganisation, SeededPerson } from '../support/seed.ts';

let app: TestApp;
let regionD: SeededOrganisation;
let regionE: SeededOrganisation;
let groupId: string;
let keyPerson: SeededPerson;
let politician: SeededPerson;
let peer: SeededPerson;
let stranger: SeededPerson;
let administrator: SeededPerson;
let desk: LogDesk;

beforeAll(async () => {
	app = await testApp();
	regionD = await app.seed.insertOrganisation();
	regionE = await app.seed.insertOrganisation();
	({ groupId } = await app.seed.insertRoundWithGroup([regionD, regionE]));
	const elsewhere = await app.seed.insertOrganisation();
	await app.seed.insertRoundWithGroup([elsewhere]);
	keyPerson = await app.seed.insertKeyPerson(regionD);
	politician = await app.seed.insertMember(regionD);
	peer = await app.seed.insertMember(regionE);
	stranger = await app.seed.insertKeyPerson(elsewhere);
	administrator = await app.seed.insertAdministrator();
	desk = new LogDesk(app, keyPerson.actor, regionD);
});
afterAll(() => app.close());
beforeEach(() => app.clock.step(minute));

const share = (entryId: string, actor: Actor = keyPerson.actor) =>
	shareEntry(app.ports, actor, { entryId, groupId: null });
const unshare = (entryId: string) => unshareEntry(app.ports, keyPerson.actor, { entryId });
const reads = (person: SeededPerson, entryId: string) =>
	codeOf(readEntry(app.ports, person.actor, { entryId }));
const listedTo = async (person: SeededPerson, entryId: string) => {
	const { rows } = await readList(app.ports, person.actor, filterOf(), 1);
	const { columns } = await readBoard(app.ports, person.actor, filterOf());
	const inList = rows.some((row) => row.entryId === entryId);
	const onBoard = columns.some(({ rows: some }) => some.some((row) => row.entryId === entryId));
	expect(onBoard).toBe(inList);
	return inList;
};
/** Rows that an actor's own transaction shows of the entry, past every use case. */
const rowsSeenBy = (actor: Actor, entryId: string) =>
	withActor(app.ports.db, actor, async (tx) => {
		const { rows } = await sql<{ entries: number; cycles: number; history: number }>`SELECT
			(SELECT count(*)::int FROM log_entry WHERE id = ${entryId}) AS entries,
			(SELECT count(*)::int FROM pdsa_cycle WHERE entry_id = ${entryId}) AS cycles,
			(SELECT count(*)::int FROM log_history WHERE entry_id = ${entryId}) AS history`.execute(tx);
		return rows[0];
	});
const nothing = { entries: 0, cycles: 0, history: 0 };

describe('who reads an entry', () => {
	const visible = { own: 'went well', other: 'entryNotReadable' };
	const everyone = (entryId: string) =>
		Promise.all([keyPerson, politician, peer, stranger].map((one) => reads(one, entryId)));

	test('before it is shared: its own organisation alone', async () => {
		const entryId = await desk.add();
		expect(await everyone(entryId)).toEqual([
			visible.own,
			visible.own,
			visible.other,
			visible.other
		]);
		expect(await listedTo(politician, entryId)).toBe(true);
		expect(await listedTo(peer, entryId)).toBe(false);
		for (const actor of [peer.actor, stranger.actor, administrator.actor, publicActor])
			expect(await rowsSeenBy(actor, entryId)).toEqual(nothing);
	});

	test('once shared: the group too, and nobody else', async () => {
		const entryId = await desk.add();
		await share(entryId);
		expect(await everyone(entryId)).toEqual([visible.own, visible.own, 'went well', visible.other]);
		expect(await listedTo(peer, entryId)).toBe(true);
		expect(await listedTo(stranger, entryId)).toBe(false);
		expect((await rowsSeenBy(peer.actor, entryId))?.cycles).toBe(1);
		for (const actor of [stranger.actor, administrator.actor, publicActor])
			expect(await rowsSeenBy(actor, entryId)).toEqual(nothing);
	});

	test('private again: its own alone', async () => {
		const entryId = await desk.add();
		await share(entryId);
		await unshare(entryId);
		expect(await everyone(entryId)).toEqual([
			visible.own,
			visible.own,
			visible.other,
			visible.other
		]);
		expect(await rowsSeenBy(peer.actor, entryId)).toEqual(nothing);
	});

	test('removed: nobody, until it is brought back as it was', async () => {
		const entryId = await desk.add();
		await share(entryId);
		await removeEntry(app.ports, politician.actor, { entryId });
		expect(await everyone(entryId)).toEqual(Array(4).fill('entryNotReadable'));
		expect(await rowsSeenBy(peer.actor, entryId)).toEqual(nothing);
		expect(await listedTo(keyPerson, entryId)).toBe(false);
		expect(await codeOf(share(entryId))).toBe('entryNotReadable');
		await restoreEntry(app.ports, politician.actor, { entryId });
		expect(await reads(peer, entryId)).toBe('went well');
	});

	test('when its organisation has left the group: its own alone', async () => {
		const leaving = await app.seed.insertOrganisation();
		const round = await app.seed.insertRoundWithGroup([leaving, regionE]);
		const member = await app.seed.insertKeyPerson(leaving);
		const entryId = await new LogDesk(app, member.actor, leaving).add();
		await shareEntry(app.ports, member.actor, { entryId, groupId: round.groupId });
		expect(await reads(peer, entryId)).toBe('went well');
		await app.seed.asSystem((tx) =>
			tx.deleteFrom('participation').where('organisation_id', '=', leaving.id).execute()
		);
		expect(await reads(peer, entryId)).toBe('entryNotReadable');
		expect(await rowsSeenBy(peer.actor, entryId)).toEqual(nothing);
		expect(await reads(member, entryId)).toBe('went well');
	});

	test('administrators and visitors have no log at all', async () => {
		for (const [actor, code] of [
			[administrator.actor, 'notAllowed'],
			[publicActor, 'notSignedIn']
		] as const) {
			expect(await codeOf(readList(app.ports, actor, filterOf(), 1))).toBe(code);
			expect(await codeOf(readBoard(app.ports, actor, filterOf()))).toBe(code);
			expect(await codeOf(listPromises(app.ports, actor, 5))).toBe(code);
		}
	});
});

describe('what a reader of another organisation is told', () => {
	test('is what happened since it was shared, not before', async () => {
		const entryId = await desk.add();
		await desk.change(entryId, { sentence: 'Hemliga förberedelser pågår' });
		app.clock.step(minute);
		await desk.change(entryId, { sentence: 'Karin provar mallen', 'seen.sentence': '1' });
		app.clock.step(minute);
		await share(entryId);
		app.clock.step(minute);
		await desk.change(entryId, { aim: 'Att fler ärenden beskriver konsekvenserna' });
		const told = await readEntry(app.ports, peer.actor, { entryId });
		expect(told.history.map((line) => line.what)).toEqual(['aim', 'shared']);
		expect(JSON.stringify(told)).not.toContain('Hemliga');
		expect((await desk.read(entryId)).history).toHaveLength(4);
	});

	test('is nothing of the people, the runs or the other groups of its organisation', async () => {
		const meetingId = await app.seed.insertMeeting(groupId);
		const run = await app.seed.insertDraftRun({ organisation: regionD, keyPerson, meetingId });
		const entryId = await desk.add({ runId: run.runId, itemNo: '7', who: keyPerson.name });
		await share(entryId);
		const told = await readEntry(app.ports, peer.actor, { entryId });
		expect(told).toMatchObject({
			own: false,
			mayShare: false,
			colleagues: [],
			groups: [],
			originRunId: null,
			itemNo: 7
		});
		expect(told.sharedWith?.others).toEqual([regionE.name]);
		const own = await desk.read(entryId);
		expect(own.originRunId).toBe(run.runId);
		expect(own.colleagues).toContain(politician.name);
	});
});

describe('who changes, shares and removes', () => {
	test('a reader of another organisation changes nothing', async () => {
		const entryId = await desk.add();
		await share(entryId);
		const peers = new LogDesk(app, peer.actor, regionE);
		expect(await codeOf(peers.change(entryId, { sentence: 'Ändrad av en annan' }))).toBe(
			'entryNotReadable'
		);
		expect(await codeOf(peers.step(entryId, 'back'))).toBe('entryNotReadable');
		expect(await codeOf(removeEntry(app.ports, peer.actor, { entryId }))).toBe('entryNotReadable');
		expect(await codeOf(share(entryId, peer.actor))).toBe('entryNotReadable');
		const touched = await withActor(app.ports.db, peer.actor, (tx) =>
			tx
				.updateTable('log_entry')
				.set({ sentence: 'Förbi' })
				.where('id', '=', entryId)
				.executeTakeFirst()
		);
		expect(touched.numUpdatedRows).toBe(0n);
	});

	test('a key person shares any entry, another member only their own', async () => {
		const theirs = await desk.add({ who: keyPerson.name });
		const own = await desk.add({ who: politician.name });
		expect(await codeOf(share(theirs, politician.actor))).toBe('notAllowed');
		expect(await codeOf(share(own, politician.actor))).toBe('went well');
		expect((await desk.read(own)).mayShare).toBe(true);
	});

	test('sharing is with a group the organisation takes part in', async () => {
		const entryId = await desk.add();
		const other = await app.seed.insertRoundWithGroup([regionE]);
		expect(
			await codeOf(shareEntry(app.ports, keyPerson.actor, { entryId, groupId: other.groupId }))
		).toBe('notInGroup');
		const alone = await app.seed.insertOrganisation();
		const lonely = await app.seed.insertKeyPerson(alone);
		const lonelyEntry = await new LogDesk(app, lonely.actor, alone).add();
		expect(await codeOf(share(lonelyEntry, lonely.actor))).toBe('notInGroup');
	});

	test('the history cannot be rewritten, not even by the organisation itself', async () => {
		const entryId = await desk.add();
		for (const attempt of [
			sql`UPDATE log_history SET after = 'Annat' WHERE entry_id = ${entryId}`,
			sql`DELETE FROM log_history WHERE entry_id = ${entryId}`
		])
			await expect(
				withActor(app.ports.db, keyPerson.actor, (tx) => attempt.execute(tx))
			).rejects.toThrow('permission denied');
	});
});

describe('live', () => {
	let host: LiveHost;
	beforeAll(async () => {
		host = await LiveHost.start(app.application);
	});
	afterAll(() => host.close());

	test('the group hears of what is shared and of nothing else', async () => {
		const [own, other] = await Promise.all([host.signedIn(politician), host.signedIn(peer)]);
		await own.watch(regionD.id, 'organisation');
		await other.watch(regionE.id, 'organisation');
		const entryId = await desk.add();
		await desk.change(entryId, { aim: 'Något eget' });
		await until(() => own.slices.length > 0);
		expect(other.slices).toEqual([]);
		await share(entryId);
		await until(() => other.slices.length === 1);
		await new Promise((resolve) => setTimeout(resolve, 150));
		await unshare(entryId);
		await until(() => other.slices.length === 2);
		const heard = own.slices.length;
		await desk.change(entryId, { measure: 'Också eget' });
		await until(() => own.slices.length > heard);
		expect(other.slices).toHaveLength(2);
		expect(other.slices.every((message) => JSON.stringify(message.data) === '{}')).toBe(true);
		expect((await other.watch(regionD.id, 'organisation')).ok).toBe(false);
	});
});

test('an entry id that is another organisation’s makes nothing and tells nothing', async () => {
	const entryId = await desk.add();
	const peers = new LogDesk(app, peer.actor, regionE);
	expect(await codeOf(peers.add({ entryId }))).toBe('entryNotReadable');
	expect(await codeOf(peers.add({ entryId: newId(), organisationId: regionD.id }))).toBe(
		'notAllowed'
	);
});
