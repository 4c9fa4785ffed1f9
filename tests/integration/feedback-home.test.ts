import { unzipSync } from 'fflate';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { publicActor, type Actor } from '#lib/domain/access/actor.ts';
import { docxFile } from '#lib/server/reports/docx-file.ts';
import { markdownFile } from '#lib/server/reports/markdown.ts';
import { recordDocument } from '#lib/server/reports/meeting-record.ts';
import { newId } from '#lib/server/ids.ts';
import { saveDecision, setNextDate } from '#lib/server/usecases/feedback/decide.ts';
import { logTakeaway } from '#lib/server/usecases/feedback/log-takeaway.ts';
import { readMine } from '#lib/server/usecases/feedback/read-mine.ts';
import { readRecord } from '#lib/server/usecases/feedback/read-record.ts';
import { savePlusMinus } from '#lib/server/usecases/feedback/reflect.ts';
import { addTakeaway, takeHomeCard } from '#lib/server/usecases/feedback/take-home.ts';
import { readSnapshot } from '#lib/server/usecases/live/views.ts';
import { prepareEntry } from '#lib/server/usecases/log/prepare-entry.ts';
import { readEntry } from '#lib/server/usecases/log/read-entry.ts';
import { shareEntry } from '#lib/server/usecases/log/share-entry.ts';
import { arrangeMeeting } from '#lib/server/usecases/meeting/arrange-meeting.ts';
import { holdMeeting, openMeeting } from '#lib/server/usecases/meeting/open-meeting.ts';
import { testApp, type TestApp } from '../support/app.ts';
import { minute } from '../support/clock.ts';
import { FriendDesk } from '../support/feedback.ts';
import { hostileTexts } from '../support/hostile-texts.ts';
import { LogDesk } from '../support/log-desk.ts';
import { codeOf } from '../support/people.ts';
import type { SeededOrganisation, SeededPerson } from '../support/seed.ts';

let app: TestApp;
let north: SeededOrganisation;
let south: SeededOrganisation;
let leader: SeededPerson;
let peer: SeededPerson;
let meetingId: string;
let laterId: string;
let writer: FriendDesk;

beforeAll(async () => {
	app = await testApp();
});
afterAll(() => app.close());
beforeEach(async () => {
	app.clock.step(minute);
	north = await app.seed.insertOrganisation();
	south = await app.seed.insertOrganisation();
	const { groupId } = await app.seed.insertRoundWithGroup([north, south]);
	meetingId = await app.seed.insertMeeting(groupId);
	laterId = await app.seed.insertMeeting(groupId, 2);
	leader = await app.seed.insertKeyPerson(north);
	peer = await app.seed.insertMember(south);
	writer = new FriendDesk(app.ports, peer, south, meetingId);
	await openMeeting(app.ports, leader.actor, { meetingId });
});

/** Ends the meeting as its leader: note-taker named, next date set where it was not. */
async function hold(): Promise<string> {
	const { ports } = app;
	await arrangeMeeting(ports, leader.actor, { meetingId, noteTakerId: leader.id });
	return codeOf(holdMeeting(ports, leader.actor, { meetingId }));
}
const setDay = (day: string, seen = '2026-03-10') =>
	setNextDate(app.ports, leader.actor, { meetingId, day, seen });
const record = (person: SeededPerson) => readRecord(app.ports, person.actor, { meetingId });
const takeHome = (cardId: string, person = leader, organisation = north) =>
	takeHomeCard(app.ports, person.actor, {
		takeawayId: newId(),
		cardId,
		organisationId: organisation.id
	});
const add = (text: string) =>
	addTakeaway(app.ports, leader.actor, {
		takeawayId: newId(),
		meetingId,
		organisationId: north.id,
		text,
		fromStepId: null
	});
const takeHomeOf = async (actor: Actor, id: string) =>
	(await readSnapshot(app.ports, actor, id, 'meeting')).slices.takeHome.data;
const ownTakeaways = async (person: SeededPerson) =>
	(await record(person)).takeaways.find((one) => one.organisation.id === north.id)?.takeaways ?? [];

/** A card of the peer's, shown since the meeting is over. */
async function cardAfterwards(text: string): Promise<string> {
	const cardId = await writer.write(north, text);
	await add('Något att ta med');
	await setDay('2026-05-12');
	expect(await hold()).toBe('went well');
	return cardId;
}

describe('a meeting is held', () => {
	test('only with a note-taker, something to take home and a next date', async () => {
		await setDay('');
		expect(await codeOf(holdMeeting(app.ports, leader.actor, { meetingId }))).toBe(
			'meetingUnfinished'
		);
		await add('Fråga efter resultat');
		expect(await hold()).toBe('meetingUnfinished');
		await setDay('2026-05-12', '');
		expect(await hold()).toBe('went well');
	});

	test('the next date is after this one, and nobody’s date is written over', async () => {
		expect(await codeOf(setDay('2026-03-01'))).toBe('dayBeforeMeeting');
		expect(await codeOf(setDay('2026-02-30'))).toBe('notADay');
		await setDay('2026-05-12');
		expect(await codeOf(setDay('2026-06-01'))).toBe('changedByAnother');
		const next = { meetingId, day: '2026-06-01', seen: '2026-05-12' };
		expect(await codeOf(setNextDate(app.ports, peer.actor, next))).toBe('notAllowed');
		expect((await takeHomeOf(peer.actor, meetingId)).next).toEqual({
			ordinal: 2,
			day: '2026-05-12'
		});
	});

	test('where no meeting was planned after it, setting a date plans one', async () => {
		await setNextDate(app.ports, leader.actor, { meetingId: laterId, day: '2026-09-01', seen: '' });
		expect((await takeHomeOf(peer.actor, laterId)).next).toEqual({ ordinal: 3, day: '2026-09-01' });
	});
});

describe('what is taken home', () => {
	test('a card is, in one press, once, with where it came from', async () => {
		const cardId = await cardAfterwards('Fråga efter resultat varje kvartal');
		await Promise.all([takeHome(cardId), takeHome(cardId)]);
		const taken = (await ownTakeaways(leader)).filter((one) => one.origin !== null);
		expect(taken).toMatchObject([
			{
				text: 'Fråga efter resultat varje kvartal',
				origin: { from: 'card', organisation: south.name }
			}
		]);
		expect(await codeOf(takeHome(cardId, peer, north))).toBe('notAllowed');
	});

	test('becomes an entry of the log in one press, once, and the entry knows the card', async () => {
		const cardId = await cardAfterwards('Prova en mall');
		await takeHome(cardId);
		const [taken] = (await ownTakeaways(leader)).filter((one) => one.origin !== null);
		const takeawayId = taken?.takeawayId ?? '';
		const press = () => logTakeaway(app.ports, leader.actor, { takeawayId });
		const [one, two] = await Promise.all([press(), press()]);
		expect(one.entryId).toBe(two.entryId);
		const entry = await readEntry(app.ports, leader.actor, { entryId: one.entryId });
		expect(entry).toMatchObject({
			sentence: 'Prova en mall',
			originMeeting: {
				meetingId,
				meetingOrdinal: 1,
				card: { text: 'Prova en mall', from: south.name }
			}
		});
		expect(await codeOf(logTakeaway(app.ports, peer.actor, { takeawayId }))).toBe('notAllowed');
	});

	test('a card becomes an entry by the form too, prefilled', async () => {
		const cardId = await cardAfterwards('Låna vår checklista');
		const start = await prepareEntry(app.ports, leader.actor, {
			runId: null,
			itemNo: null,
			cardId
		});
		expect(start.fromMeeting).toMatchObject({ cardId, text: 'Låna vår checklista' });
		const entryId = await new LogDesk(app, leader.actor, north).add({ cardId });
		expect((await record(leader)).received[0]?.outcomes).toMatchObject([{ entryId }]);
	});

	test('a card nobody has been shown becomes nothing', async () => {
		const cardId = await writer.write(north, 'Inte visat än');
		expect(await codeOf(takeHome(cardId))).toBe('notFound');
		expect(await codeOf(takeHome(cardId, peer, south))).toBe('notFound');
		expect(await codeOf(new LogDesk(app, leader.actor, north).add({ cardId }))).toBe('notFound');
	});
});

describe('what came of it', () => {
	test('the giver is told once the receiver shares it, and not before', async () => {
		const cardId = await cardAfterwards('Följ upp i nämnden');
		const desk = new LogDesk(app, leader.actor, north);
		const entryId = await desk.add({ cardId, kind: 'activity', method: 'own' });
		const givenBy = async (person: SeededPerson) => (await record(person)).given[0]?.outcomes;
		expect(await givenBy(peer)).toEqual([]);
		await shareEntry(app.ports, leader.actor, { entryId, groupId: null });
		await desk.change(entryId, { state: 'done', learning: 'Nämnden frågar nu själv' });
		expect(await givenBy(peer)).toMatchObject([
			{ entryId, state: 'done', learning: 'Nämnden frågar nu själv', organisation: north.name }
		]);
	});

	test('the next meeting opens with it: everybody sees what is shared, one’s own organisation all', async () => {
		await add('Fråga efter resultat');
		const [taken] = await ownTakeaways(leader);
		const takeawayId = taken?.takeawayId ?? '';
		const { entryId } = await logTakeaway(app.ports, leader.actor, { takeawayId });
		const seenBy = async (person: SeededPerson) =>
			(await takeHomeOf(person.actor, laterId)).before?.organisations.flatMap(
				(one) => one.takeaways
			);
		expect(await seenBy(peer)).toMatchObject([{ text: 'Fråga efter resultat', outcome: null }]);
		const mine = await readMine(app.ports, leader.actor, { meetingId: laterId });
		expect(mine.outcomes[takeawayId]).toMatchObject({ entryId, state: 'planned' });
		await shareEntry(app.ports, leader.actor, { entryId, groupId: null });
		expect(await seenBy(peer)).toMatchObject([{ outcome: { entryId, state: 'planned' } }]);
	});
});

describe('the notes of a meeting', () => {
	test('are for the members of its group and nobody else', async () => {
		const stranger = await app.seed.insertKeyPerson(await app.seed.insertOrganisation());
		const administrator = await app.seed.insertAdministrator();
		const reads = (actor: Actor) => codeOf(readRecord(app.ports, actor, { meetingId }));
		expect(await reads(peer.actor)).toBe('went well');
		expect(await reads(stranger.actor)).toBe('notAllowed');
		expect(await reads(administrator.actor)).toBe('notAllowed');
		expect(await reads(publicActor)).toBe('notSignedIn');
	});

	test('never hold a card before it is shown, in no view and no file', async () => {
		const secret = 'Bara mitt än så länge';
		await writer.write(north, secret);
		for (const person of [leader, peer]) {
			const view = await record(person);
			expect(JSON.stringify(view)).not.toContain(secret);
			expect(markdownFile(recordDocument(view, 'sv'))).not.toContain(secret);
		}
	});

	test('tell each organisation its own side, and hold hostile words harmless in both files', async () => {
		for (const [, text] of hostileTexts) await writer.write(north, text);
		await saveDecision(app.ports, peer.actor, {
			decisionId: newId(),
			meetingId,
			organisationId: null,
			text: 'Vi delar mallen',
			who: '=cmd()',
			dueOn: '2026-05-01',
			seen: null
		});
		const note = { noteId: newId(), meetingId, kind: 'plus', text: '<b>Bra</b>' } as const;
		await savePlusMinus(app.ports, peer.actor, note);
		const cardId = await cardAfterwards('Ett vanligt kort');
		await takeHome(cardId);
		const [ours, theirs] = [await record(leader), await record(peer)];
		expect(ours.received).toHaveLength(hostileTexts.length + 1);
		expect(ours.given).toEqual([]);
		expect(theirs.given).toHaveLength(hostileTexts.length + 1);
		expect(theirs.received).toEqual([]);
		for (const locale of ['sv', 'en'] as const) {
			const document = recordDocument(ours, locale);
			const markdown = markdownFile(document);
			expect(markdown).not.toMatch(/(?<!\\)<(?!br>)/);
			const parts = unzipSync(await docxFile(document));
			const body = new TextDecoder().decode(parts['word/document.xml']);
			expect(body).not.toMatch(/<script|w:fldSimple|w:hyperlink/);
			expect(body).toContain('Vi delar mallen');
			expect(body).toContain('2026-05-12');
		}
	});
});
