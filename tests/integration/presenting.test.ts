import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { StageView } from '#lib/contract/views/meeting.ts';
import { deleteFile } from '#lib/server/db/queries/presentation-file.ts';
import { updateStep } from '#lib/server/db/queries/process-step.ts';
import { readStage, readStagePage } from '#lib/server/usecases/presentation/read-stage.ts';
import { testApp, type TestApp } from '../support/app.ts';
import { until } from '../support/embedded.ts';
import { LiveHost, type LiveClient } from '../support/live.ts';
import { seedMeeting, wallOfMeeting, type SeededMeeting } from '../support/meetings.ts';
import { codeOf } from '../support/people.ts';
import { insertPresentationOf, insertPresentationWithFiles } from '../support/presentation-desk.ts';

/** Presenting, as everybody who follows hears of it. */
let app: TestApp;
let host: LiveHost;
beforeAll(async () => {
	app = await testApp();
	host = await LiveHost.start(app.application);
});
afterAll(async () => {
	await host.close();
	await app.close();
});

let meeting: SeededMeeting;
let presentationId: string;
let presenter: LiveClient;
let colleague: LiveClient;
let peer: LiveClient;
let leader: LiveClient;
let wall: LiveClient;

beforeEach(async () => {
	meeting = await seedMeeting(app);
	presentationId = await insertPresentationOf(app.seed, meeting.blue, meeting.meetingId);
	presenter = await host.signedIn(meeting.blue.politician);
	colleague = await host.signedIn(meeting.blue.manager);
	peer = await host.signedIn(meeting.red.politician);
	leader = await host.signedIn(meeting.green.keyPerson);
	wall = await host.wall(await wallOfMeeting(app, meeting));
	for (const client of [presenter, colleague, peer])
		await client.watch(meeting.meetingId, 'meeting');
	await leader.watch(meeting.meetingId, 'meetingLead');
	await wall.watch(meeting.meetingId, 'meetingWall');
	await send(leader, 'openMeeting');
});

const send = (client: LiveClient, name: string, input: object = {}) =>
	client.command(name, { meetingId: meeting.meetingId, ...input });
const stageOf = (client: LiveClient) => client.latest('stage') as StageView;
const take = (client: LiveClient) => send(client, 'takePresenting', { presentationId });
const next = (client: LiveClient) => send(client, 'stepPresentation', { step: { to: 'next' } });
const content = (actor: typeof meeting.red.politician.actor) =>
	readStage(app.ports, actor, { meetingId: meeting.meetingId });

test('everybody follows whoever presents, and may read what is shown', async () => {
	expect((await content(meeting.red.politician.actor)).presentation).toBeNull();
	expect(await take(presenter)).toMatchObject({ ok: true });
	await next(presenter);
	for (const client of [colleague, peer, leader, wall])
		await until(() => stageOf(client).place.at === 'step');
	const { presentation, showable } = await content(meeting.red.politician.actor);
	expect(presentation?.stages[0]?.steps[0]?.stepId).toBe(showable?.stepIds[0]);
	expect(stageOf(peer).presenter?.name).toBe(meeting.blue.politician.name);
});

test('notes are for the presenter’s own region, and no wall or peer hears of them', async () => {
	await take(presenter);
	const notes = 'Säg det här långsamt';
	expect(JSON.stringify(await content(meeting.blue.manager.actor))).toContain(notes);
	expect(JSON.stringify(await content(meeting.red.politician.actor))).not.toContain(notes);
	expect((await content(meeting.red.politician.actor)).colleagues).toEqual([]);
	await until(() => stageOf(wall).presentationId === presentationId);
	expect(wall.everything()).not.toContain(meeting.blue.politician.name);
	expect(wall.everything()).not.toContain(meeting.blue.politician.id);
});

test('nobody steps for another: one takes over first, and goes on from the same place', async () => {
	await take(presenter);
	await next(presenter);
	await until(() => stageOf(colleague).place.at === 'step');
	expect(await next(colleague)).toEqual({ ok: false, code: 'notPresenting' });
	expect(await take(peer)).toEqual({ ok: false, code: 'notAllowed' });
	// The laptop dies.
	presenter.disconnect();
	expect(await take(leader)).toMatchObject({ ok: true });
	await until(() => stageOf(peer).presenter?.personId === meeting.green.keyPerson.id);
	expect(stageOf(peer).place.at).toBe('step');
	await next(leader);
	expect(
		await send(leader, 'takePresenting', { presentationId, personId: meeting.blue.manager.id })
	).toMatchObject({ ok: true });
	await until(() => stageOf(peer).presenter?.personId === meeting.blue.manager.id);
	expect(await next(colleague)).toMatchObject({ ok: true });
	expect(await next(leader)).toEqual({ ok: false, code: 'notPresenting' });
});

test('it is handed to nobody of another region', async () => {
	await take(presenter);
	const to = (personId: string) => send(presenter, 'takePresenting', { presentationId, personId });
	expect(await to(meeting.red.politician.id)).toEqual({ ok: false, code: 'notFound' });
});

test('whoever leads does not begin what a region keeps to itself', async () => {
	expect(await take(leader)).toEqual({ ok: false, code: 'presentationNotReadable' });
	await take(presenter);
	expect(await take(leader)).toMatchObject({ ok: true });
});

test('two presses on the same place take one step', async () => {
	await take(presenter);
	await until(() => stageOf(presenter).presentationId === presentationId);
	const seen = presenter.slices.findLast((one) => one.slice === 'stage')?.version;
	const press = () => send(presenter, 'stepPresentation', { step: { to: 'next' }, seen });
	const replies = await Promise.all([press(), press()]);
	const stepped = replies.map((one) => one.ok && (one.data as { stepped: boolean }).stepped);
	expect(stepped.filter(Boolean)).toHaveLength(1);
});

describe('a place that is gone', () => {
	test('a removed step: going on goes on from the whole', async () => {
		await take(presenter);
		await next(presenter);
		await until(() => stageOf(peer).place.at === 'step');
		const { showable } = await content(meeting.red.politician.actor);
		const [first = '', second = ''] = showable?.stepIds ?? [];
		expect(stageOf(peer).place).toEqual({ at: 'step', stepId: first });
		await app.seed.asSystem((tx) => updateStep(tx, first, { removed_at: app.clock.now() }));
		expect(await next(presenter)).toMatchObject({ ok: true });
		await until(() => (stageOf(peer).place as { stepId?: string }).stepId === second);
	});

	test('a page beyond the PDF is its last, and a removed PDF is the whole process', async () => {
		const red = await insertPresentationWithFiles(
			app.seed,
			meeting.red,
			meeting.meetingId,
			'Sidord'
		);
		await send(peer, 'takePresenting', { presentationId: red.presentationId });
		const go = (pageNo: number) =>
			send(peer, 'stepPresentation', {
				step: { to: 'place', place: { at: 'page', fileId: red.pdfId, pageNo } }
			});
		await next(peer);
		await go(99);
		await until(() => stageOf(wall).place.at === 'page');
		expect(stageOf(wall).place).toEqual({ at: 'page', fileId: red.pdfId, pageNo: 1 });
		const page = { meetingId: meeting.meetingId, fileId: red.pdfId, pageNo: 1 };
		const { mediaType } = await readStagePage(app.ports, meeting.green.manager.actor, page);
		expect(mediaType).toMatch(/^image\//);
		const stranger = await app.seed.insertKeyPerson(await app.seed.insertOrganisation());
		expect(await codeOf(readStagePage(app.ports, stranger.actor, page))).toBe('notAllowed');
		await app.seed.asSystem((tx) => deleteFile(tx, red.pdfId));
		expect(await next(peer)).toMatchObject({ ok: true });
		await until(() => stageOf(wall).place.at === 'step');
	});
});

test('what is taken back is no longer there for anybody else', async () => {
	await take(presenter);
	await app.seed.asSystem((tx) =>
		tx.deleteFrom('meeting_shown').where('presentation_id', '=', presentationId).execute()
	);
	expect((await content(meeting.red.politician.actor)).presentation).toBeNull();
});
