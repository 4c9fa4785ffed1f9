import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readSnapshot } from '#lib/server/usecases/live/views.ts';
import { closeRun } from '#lib/server/usecases/poll/close-run.ts';
import { createRun } from '#lib/server/usecases/poll/create-run.ts';
import { listRunPlaces, listRuns } from '#lib/server/usecases/poll/list-runs.ts';
import { openRun } from '#lib/server/usecases/poll/open-run.ts';
import { readResult } from '#lib/server/usecases/poll/read-result.ts';
import { createWallLink } from '#lib/server/usecases/poll/wall-links.ts';
import { testApp, type TestApp } from '../support/app.ts';
import { codeOf } from '../support/people.ts';
import type { OpenedRun, SeededPerson, SeededRun } from '../support/seed.ts';

/** A politician of the organisation follows its work, and steers none of it. */
let app: TestApp;
let open: OpenedRun;
let draft: SeededRun;
let politician: SeededPerson;
beforeAll(async () => {
	app = await testApp();
	open = await app.seed.openedRun();
	const { organisation, keyPerson, meetingId } = open;
	draft = await app.seed.insertDraftRun({ organisation, keyPerson, meetingId });
	politician = await app.seed.insertMember(organisation, 'politician');
});
afterAll(() => app.close());

describe('a member who is not the key person', () => {
	it('sees the organisation’s runs, and that they are not theirs to steer', async () => {
		const own = await listRuns(app.ports, politician.actor);
		expect(own.map((run) => [run.state, run.maySteer]).sort()).toEqual([
			['draft', false],
			['open', false]
		]);
		const keyPersons = await listRuns(app.ports, open.keyPerson.actor);
		expect(keyPersons.every((run) => run.maySteer)).toBe(true);
	});

	it('follows the wall and reads the result, but has no place to make a run', async () => {
		const wall = await readSnapshot(app.ports, politician.actor, open.runId, 'wall');
		expect(wall.slices.run.data.state).toBe('open');
		expect((await readResult(app.ports, politician.actor, open)).maySteer).toBe(false);
		expect(await listRunPlaces(app.ports, politician.actor)).toEqual([]);
	});

	it('makes, opens, steers and closes nothing, and lets nobody in by a wall link', async () => {
		const { ports } = app;
		const { actor } = politician;
		const codes = await Promise.all(
			[
				createRun(ports, actor, {
					organisationId: open.organisation.id,
					meetingId: open.meetingId,
					targetGroup: 'Nämnden',
					eligibleCount: null,
					lastDay: null,
					k: 6
				}),
				openRun(ports, actor, draft),
				closeRun(ports, actor, open),
				readSnapshot(ports, actor, open.runId, 'facilitator'),
				createWallLink(ports, actor, open)
			].map(codeOf)
		);
		expect(new Set(codes)).toEqual(new Set(['notAllowed']));
	});

	it('finds no run of another organisation, not even in the same group', async () => {
		const stranger = await app.seed.insertMember(await app.seed.insertOrganisation());
		expect(await listRuns(app.ports, stranger.actor)).toEqual([]);
		expect(await codeOf(readResult(app.ports, stranger.actor, open))).toBe('notFound');
	});
});
