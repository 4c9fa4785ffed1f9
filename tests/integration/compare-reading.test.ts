import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { publicActor, type Actor } from '#lib/domain/access/actor.ts';
import type { CompareView } from '#lib/contract/views/compare.ts';
import { openMeeting } from '#lib/server/usecases/meeting/open-meeting.ts';
import { readComparison } from '#lib/server/usecases/presentation/read-comparison.ts';
import { stepCompare } from '#lib/server/usecases/presentation/step-compare.ts';
import { testApp, type TestApp } from '../support/app.ts';
import { codeOf } from '../support/people.ts';
import { insertPresentationOf } from '../support/presentation-desk.ts';
import { seedMeeting, wallOfMeeting, type SeededMeeting } from '../support/meetings.ts';

/** Three regions of one meeting on PostgreSQL: who sees whose process beside their own. */
let app: TestApp;
let meeting: SeededMeeting;

beforeAll(async () => {
	app = await testApp();
});
afterAll(() => app.close());
beforeEach(async () => {
	meeting = await seedMeeting(app);
});

type Name = 'blue' | 'green' | 'red';
const present = (region: Name, sharing: 'group' | 'private' | null, id?: string) =>
	insertPresentationOf(app.seed, meeting[region], meeting.meetingId, {
		sharing,
		...(id !== undefined && { id })
	});
const read = (actor: Actor) => readComparison(app.ports, actor, { meetingId: meeting.meetingId });
const wallActor = async () => app.ports.sessions.readWall(await wallOfMeeting(app, meeting));

/** "5" steps, or why there are none. */
function told(view: CompareView): Record<Name, string> {
	const of = (region: Name) => {
		const found = view.regions.find((one) => one.organisationId === meeting[region].id);
		return found?.absent ?? String(found?.steps?.length);
	};
	return { blue: of('blue'), green: of('green'), red: of('red') };
}

describe('who sees whose process', () => {
	test('whoever has published sees those that have, and who has not', async () => {
		await present('blue', 'group');
		await present('green', 'group');
		expect(told(await read(meeting.blue.politician.actor))).toEqual({
			blue: '5',
			green: '5',
			red: 'unpublished'
		});
	});

	test('whoever has not published sees only that the others have', async () => {
		await present('blue', 'group');
		await present('green', 'group');
		await present('red', null);
		const view = await read(meeting.red.keyPerson.actor);
		expect(told(view)).toEqual({ blue: 'ownFirst', green: 'ownFirst', red: '5' });
		expect(JSON.stringify(view)).not.toContain(`i ${meeting.blue.name}`);
	});

	test('what is kept to one’s own region is not mentioned as more than unpublished', async () => {
		await present('blue', 'group');
		const id = await present('green', 'private');
		const view = await read(meeting.blue.keyPerson.actor);
		expect(told(view).green).toBe('unpublished');
		expect(JSON.stringify(view)).not.toContain(id);
	});

	test('steps stand on their stages, in the regions’ Swedish order, for every reader the same', async () => {
		for (const region of ['blue', 'green', 'red'] as const) await present(region, 'group');
		const views = [
			await read(meeting.blue.keyPerson.actor),
			await read(meeting.red.politician.actor)
		];
		const [one, other] = views.map((view) => view.regions.map((region) => region.organisation));
		expect(one).toEqual(other);
		expect(one).toEqual([...(one ?? [])].sort((a, b) => a.localeCompare(b, 'sv')));
		expect(views[0]?.stages.map((stage) => stage.key)).toEqual([
			'goals',
			'budget',
			'planning',
			'execution',
			'followUp',
			'analysis',
			'decision'
		]);
		expect(views[0]?.regions[0]?.steps?.map((step) => step.stageKey)).toEqual([
			'goals',
			'budget',
			'planning',
			'followUp',
			'decision'
		]);
	});

	test('to strangers and administrators it is closed', async () => {
		await present('blue', 'group');
		const stranger = await app.seed.insertKeyPerson(await app.seed.insertOrganisation());
		const administrator = await app.seed.insertAdministrator();
		expect(await codeOf(read(stranger.actor))).toBe('notAllowed');
		expect(await codeOf(read(administrator.actor))).toBe('notAllowed');
		expect(await codeOf(read(publicActor))).toBe('notSignedIn');
		expect(
			await codeOf(readComparison(app.ports, meeting.blue.keyPerson.actor, { meetingId: 'x' }))
		).toBe('notFound');
	});
});

describe('walked through in the meeting', () => {
	const walk = (actor: Actor, to: 'next' | 'overview') =>
		stepCompare(app.ports, actor, { meetingId: meeting.meetingId, step: { to } });

	test('what is compared is shown: those present may read it, and the wall', async () => {
		await present('blue', 'group');
		await present('green', 'group');
		const withheld = await present('red', 'private');
		const lead = meeting.blue.keyPerson.actor;
		await openMeeting(app.ports, lead, { meetingId: meeting.meetingId });
		const wall = await wallActor();
		expect(told(await read(wall))).toEqual({
			blue: 'notShared',
			green: 'notShared',
			red: 'unpublished'
		});
		expect((await walk(lead, 'overview')).stepped).toBe(true);
		expect(told(await read(meeting.red.politician.actor))).toEqual({
			blue: '5',
			green: '5',
			red: '5'
		});
		const view = await read(wall);
		expect(told(view)).toEqual({ blue: '5', green: '5', red: 'unpublished' });
		expect(JSON.stringify(view)).not.toContain(withheld);
	});

	test('only whoever leads or presents walks, and only while the meeting is open', async () => {
		await present('blue', 'group');
		const lead = meeting.blue.keyPerson.actor;
		expect(await codeOf(walk(lead, 'next'))).toBe('meetingNotOpen');
		await openMeeting(app.ports, lead, { meetingId: meeting.meetingId });
		expect(await codeOf(walk(meeting.green.politician.actor, 'next'))).toBe('notPresenting');
		const first = await walk(lead, 'next');
		const late = { meetingId: meeting.meetingId, step: { to: 'next' }, seen: first.version - 1 };
		expect(await stepCompare(app.ports, lead, { ...late, step: { to: 'next' } })).toEqual({
			version: first.version,
			stepped: false
		});
	});
});
