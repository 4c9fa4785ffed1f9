import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { publicActor, systemActor, type Actor } from '#lib/domain/access/actor.ts';
import { withActor } from '#lib/server/db/actor.ts';
import { newId } from '#lib/server/ids.ts';
import { chooseNaming } from '#lib/server/usecases/feedback/lead-cards.ts';
import { readMine } from '#lib/server/usecases/feedback/read-mine.ts';
import { changeCard, withdrawCard } from '#lib/server/usecases/feedback/write-card.ts';
import { readSnapshot } from '#lib/server/usecases/live/views.ts';
import { openMeeting } from '#lib/server/usecases/meeting/open-meeting.ts';
import { stepAgenda } from '#lib/server/usecases/meeting/step-agenda.ts';
import { removeMember } from '#lib/server/usecases/person/change-members.ts';
import { testApp, type TestApp } from '../support/app.ts';
import { minute } from '../support/clock.ts';
import { FriendDesk } from '../support/feedback.ts';
import { hostileTexts } from '../support/hostile-texts.ts';
import { codeOf } from '../support/people.ts';
import { insertPresentationOf, showInMeeting } from '../support/presentation-desk.ts';
import type { SeededOrganisation, SeededPerson } from '../support/seed.ts';

let app: TestApp;
let north: SeededOrganisation;
let south: SeededOrganisation;
let west: SeededOrganisation;
let leader: SeededPerson;
let meetingId: string;
let writer: FriendDesk;
let other: FriendDesk;
let receiver: SeededPerson;

beforeAll(async () => {
	app = await testApp();
});
afterAll(() => app.close());
beforeEach(async () => {
	app.clock.step(minute);
	north = await app.seed.insertOrganisation();
	south = await app.seed.insertOrganisation();
	west = await app.seed.insertOrganisation();
	const { groupId } = await app.seed.insertRoundWithGroup([north, south, west]);
	meetingId = await app.seed.insertMeeting(groupId);
	leader = await app.seed.insertKeyPerson(north);
	receiver = await app.seed.insertMember(north);
	writer = deskOf(await app.seed.insertMember(south), south);
	other = deskOf(await app.seed.insertMember(west), west);
	await openMeeting(app.ports, leader.actor, { meetingId });
});

const deskOf = (person: SeededPerson, organisation: SeededOrganisation) =>
	new FriendDesk(app.ports, person, organisation, meetingId);

/** Goes to an item of an organisation's turn. */
async function goTo(kind: string, organisation: SeededOrganisation): Promise<void> {
	const itemId = await app.seed.asSystem(async (tx) => {
		const item = await tx
			.selectFrom('agenda_item')
			.select('id')
			.where('meeting_id', '=', meetingId)
			.where('organisation_id', '=', organisation.id)
			.where(sql<boolean>`kind = ${kind}`)
			.executeTakeFirstOrThrow();
		return item.id;
	});
	await stepAgenda(app.ports, leader.actor, { meetingId, step: { step: 'goTo', itemId } });
}

const liveOf = async (actor: Actor, audience: 'meeting' | 'meetingLead' | 'meetingWall') =>
	(await readSnapshot(app.ports, actor, meetingId, audience)).slices.cards.data;
const turnOf = async (organisation: SeededOrganisation, actor: Actor = receiver.actor) =>
	(await liveOf(actor, 'meeting')).turns.find((one) => one.organisation.id === organisation.id);
const mineOf = (person: SeededPerson) => readMine(app.ports, person.actor, { meetingId });

/** Rows of the card that an actor's own transaction shows, past every use case. */
const rowsSeenBy = (actor: Actor, cardId: string) =>
	withActor(app.ports.db, actor, async (tx) => {
		const { rows } = await sql<{ n: number }>`
			SELECT count(*)::int AS n FROM feedback_card WHERE id = ${cardId}`.execute(tx);
		return rows[0]?.n;
	});

describe('until the silent writing is over', () => {
	test('nobody but its writer reads a card: no audience, no GET, no row', async () => {
		await goTo('silentWriting', north);
		const secret = 'Hemligt tills rutan är slut';
		const cardId = await writer.write(north, secret);
		for (const audience of ['meeting', 'meetingLead', 'meetingWall'] as const)
			expect(JSON.stringify(await liveOf(systemActor, audience))).not.toContain(secret);
		for (const person of [leader, receiver, other.person])
			expect(JSON.stringify(await mineOf(person))).not.toContain(secret);
		const administrator = await app.seed.insertAdministrator();
		for (const actor of [
			leader.actor,
			receiver.actor,
			other.person.actor,
			administrator.actor,
			publicActor
		])
			expect(await rowsSeenBy(actor, cardId)).toBe(0);
		expect((await mineOf(writer.person)).cards.map((card) => card.text)).toEqual([secret]);
		expect(await liveOf(leader.actor, 'meetingLead')).toMatchObject({
			waiting: [{ organisationId: north.id, count: 1 }],
			mayChooseNaming: false
		});
	});

	test('the database refuses to show it, whoever asks', async () => {
		await goTo('silentWriting', north);
		await writer.write(north, 'Inte än');
		await expect(
			withActor(app.ports.db, leader.actor, (tx) =>
				sql`SELECT show_feedback_cards(${meetingId}::uuid, ${north.id}::uuid, now())`.execute(tx)
			)
		).rejects.toThrow('silent writing');
	});

	test('its writer changes it and takes it back; nobody else can', async () => {
		await goTo('silentWriting', north);
		const cardId = await writer.write(north, 'Först så');
		const change = { cardId, kind: 'idea', text: 'Hellre så', pin: { on: 'whole' } } as const;
		expect(await codeOf(changeCard(app.ports, other.person.actor, { ...change, seen: 1 }))).toBe(
			'notFound'
		);
		expect(await changeCard(app.ports, writer.person.actor, { ...change, seen: 1 })).toEqual({
			version: 2
		});
		const older = { ...change, text: 'Från min andra telefon', seen: 1 };
		expect(await codeOf(changeCard(app.ports, writer.person.actor, older))).toBe(
			'changedByAnother'
		);
		expect(await codeOf(withdrawCard(app.ports, leader.actor, { cardId }))).toBe('notFound');
		await withdrawCard(app.ports, writer.person.actor, { cardId });
		expect((await mineOf(writer.person)).cards).toEqual([]);
	});

	test('then it is the meeting’s, and its words stand', async () => {
		await goTo('silentWriting', north);
		const cardId = await writer.write(north, 'Har ni tänkt på uppföljningen?');
		await goTo('feedback', north);
		const turn = await turnOf(north);
		expect(turn).toMatchObject({
			shown: true,
			cards: [{ cardId, text: 'Har ni tänkt på uppföljningen?', from: { id: south.id } }]
		});
		expect(JSON.stringify(turn)).not.toContain(writer.person.name);
		const change = { cardId, kind: 'idea', text: 'Annat', pin: { on: 'whole' }, seen: 1 } as const;
		expect(await codeOf(changeCard(app.ports, writer.person.actor, change))).toBe('cardShown');
		await expect(
			withActor(app.ports.db, writer.person.actor, (tx) =>
				sql`UPDATE feedback_card SET text = 'Annat' WHERE id = ${cardId}`.execute(tx)
			)
		).rejects.toThrow('words of a card stand');
	});

	test('what is written after it is shown at once, and the cards to others stay hidden', async () => {
		await goTo('silentWriting', north);
		const early = await writer.write(west, 'Till väst, i förväg');
		await goTo('feedback', north);
		const late = await writer.write(north, 'Kom på en sak till');
		expect((await turnOf(north))?.cards.map((card) => card.cardId)).toEqual([late]);
		expect((await turnOf(west))?.cards).toEqual([]);
		expect(await rowsSeenBy(other.person.actor, early)).toBe(0);
	});

	test('a card that is on its way when the box ends is never left behind', async () => {
		await goTo('silentWriting', north);
		const written = Array.from({ length: 8 }, (_, index) =>
			(index % 2 === 0 ? writer : other).write(north, `Kort nummer ${String(index)}`)
		);
		await Promise.all([...written, goTo('feedback', north)]);
		expect((await turnOf(north))?.cards).toHaveLength(8);
	});
});

describe('without name', () => {
	test('nothing is left of who wrote: not in the row, not in any view', async () => {
		await chooseNaming(app.ports, leader.actor, { meetingId, nameless: true });
		await goTo('silentWriting', north);
		const cardId = await writer.write(north, 'Det här vågar jag säga', { nameless: true });
		await goTo('feedback', north);
		const turn = await turnOf(north);
		expect(turn?.cards[0]).toMatchObject({ from: null, nameless: true });
		const row = await app.seed.asSystem((tx) =>
			tx.selectFrom('feedback_card').selectAll().where('id', '=', cardId).executeTakeFirstOrThrow()
		);
		expect(row).toMatchObject({ writer_person_id: null, from_organisation_id: null });
		expect(row.created_at).toEqual(row.shown_at);
		expect(JSON.stringify(turn)).not.toContain(south.id);
	});

	test('what was promised stands: the choice is made before the first card, and seen', async () => {
		expect(await codeOf(writer.write(north, 'Jag trodde utan namn', { nameless: true }))).toBe(
			'changedByAnother'
		);
		await goTo('silentWriting', north);
		await writer.write(north, 'Med namn');
		const choose = chooseNaming(app.ports, leader.actor, { meetingId, nameless: true });
		expect(await codeOf(choose)).toBe('cardsWritten');
	});
});

describe('what is written', () => {
	test.each(hostileTexts)('%s is kept as it is', async (_, text) => {
		await writer.write(north, text);
		await goTo('feedback', north);
		expect((await turnOf(north))?.cards.map((card) => card.text)).toEqual([text]);
	});

	test('one letter and ten thousand are refused, each with its own word', async () => {
		expect(await codeOf(writer.write(north, 'a'))).toBe('cardTooShort');
		expect(await codeOf(writer.write(north, 'a'.repeat(10_000)))).toBe('cardTooLong');
		expect(await codeOf(writer.write(south, 'Till oss själva'))).toBe('cardToOneself');
	});

	test('the same card sent twice is one card', async () => {
		const cardId = newId();
		await Promise.all([1, 2].map(() => writer.write(north, 'Skickat två gånger', { cardId })));
		await writer.write(north, 'Skickat två gånger', { cardId });
		expect((await mineOf(writer.person)).cards).toHaveLength(1);
	});

	test('a writer whose access ends in mid-sentence is refused, and nothing of it is stored', async () => {
		const keyPerson = await app.seed.insertKeyPerson(south);
		const there = { organisationId: south.id, personId: writer.person.id };
		await removeMember(app.ports, keyPerson.actor, there);
		const revoked = { ...writer.person.actor, memberships: [] };
		const desk = deskOf({ ...writer.person, actor: revoked }, south);
		expect(await codeOf(desk.write(north, 'Mitt i en mening'))).toBe('notAllowed');
		expect(await liveOf(leader.actor, 'meetingLead')).toMatchObject({ waiting: [] });
	});

	test('a card to a step says its name; one to a step that was withdrawn meanwhile is about the whole', async () => {
		const presentationId = await insertPresentationOf(app.seed, north, meetingId, {
			sharing: 'group'
		});
		await showInMeeting(app.seed, { meetingId, presentationId, organisation: north });
		const { pins } = await mineOf(writer.person);
		const stepId = pins[0]?.steps[0]?.stepId ?? '';
		const name = pins[0]?.steps[0]?.name ?? '';
		await writer.write(north, 'Om steget', { pin: { on: 'step', stepId } });
		await writer.write(north, 'Om delen', { pin: { on: 'part', partKey: 'chain' } });
		await app.seed.asSystem((tx) =>
			tx
				.updateTable('process_step')
				.set({ removed_at: app.clock.now() })
				.where('id', '=', stepId)
				.execute()
		);
		await writer.write(north, 'Om steget som försvann', { pin: { on: 'step', stepId } });
		await goTo('feedback', north);
		const cards = (await turnOf(north))?.cards ?? [];
		const pinOf = (text: string) => cards.find((card) => card.text === text)?.pin;
		expect(pinOf('Om steget')).toMatchObject({ on: 'step', title: { sv: name } });
		expect(pinOf('Om delen')).toMatchObject({ on: 'part', key: 'chain' });
		expect(pinOf('Om steget som försvann')).toMatchObject({ on: 'whole', title: null });
	});
});
