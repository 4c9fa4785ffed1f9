import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemActor, type Actor } from '#lib/domain/access/actor.ts';
import type { SaveScoreInput } from '#lib/contract/commands/consensus.ts';
import { withActor } from '#lib/server/db/actor.ts';
import { runCommand } from '#lib/server/live/commands.ts';
import { attendItem } from '#lib/server/usecases/poll/attend-item.ts';
import { closeRun } from '#lib/server/usecases/poll/close-run.ts';
import { readSnapshot } from '#lib/server/usecases/live/views.ts';
import { openRun } from '#lib/server/usecases/poll/open-run.ts';
import { saveScore } from '#lib/server/usecases/poll/save-score.ts';
import { closeConsensus, openConsensus } from '#lib/server/usecases/poll/steer-consensus.ts';
import { stepScreen } from '#lib/server/usecases/poll/step-screen.ts';
import { testApp, type TestApp } from '../support/app.ts';
import { closedGroupRun, draftGroupRun, openGroupRun } from '../support/group-runs.ts';
import { codeOf } from '../support/people.ts';
import type { SeededRun } from '../support/seed.ts';

let app: TestApp;
beforeAll(async () => {
	app = await testApp();
});
afterAll(() => app.close());

type Change = SaveScoreInput['change'];

const save = (run: SeededRun, actor: Actor, change: Change, itemNo = 1) =>
	saveScore(app.ports, actor, { runId: run.runId, itemNo, change });

async function written(run: SeededRun, actor: Actor = run.keyPerson.actor) {
	return (await readSnapshot(app.ports, actor, run.runId, 'member')).slices.scores.data;
}

/** An instrument with whole steps only. */
async function wholeSteps(): Promise<string> {
	const { rows } = await app.seed.asSystem((tx) =>
		sql<{ id: string }>`INSERT INTO instrument_version
			SELECT gen_random_uuid(), 'hela-' || gen_random_uuid(), name_sv, name_en, scale_min, scale_max, 1, step_labels
			FROM instrument_version WHERE code = 'skl-2018' RETURNING id`.execute(tx)
	);
	const id = rows[0]?.id ?? '';
	await app.seed.asSystem((tx) =>
		sql`INSERT INTO instrument_item SELECT ${id}, no, block, text_sv, text_en, text_local, responsible_role, role_local
			FROM instrument_item WHERE instrument_version_id = (SELECT id FROM instrument_version WHERE code = 'skl-2018')`.execute(
			tx
		)
	);
	return id;
}

describe('the scores of a working group (T4)', () => {
	it('take halves where the instrument has them, and nothing between or beyond its steps', async () => {
		const run = await openGroupRun(app);
		const { actor } = run.keyPerson;
		for (const [value, code] of [
			[2.5, 'went well'],
			[2.25, 'scoreBetweenSteps'],
			[3.5, 'scoreOutsideScale'],
			[0, 'scoreOutsideScale'],
			[1, 'went well']
		] as const)
			expect([value, await codeOf(save(run, actor, { score: { value, seen: 99 } }))]).toEqual([
				value,
				code
			]);
		expect((await written(run)).items[0]?.score.value).toBe(2);
	});

	it('are whole where the instrument has no halves', async () => {
		const run = await openGroupRun(app, { instrumentId: await wholeSteps() });
		const { actor } = run.keyPerson;
		expect(await codeOf(save(run, actor, { score: { value: 2.5, seen: 0 } }))).toBe(
			'scoreBetweenSteps'
		);
		expect(await codeOf(save(run, actor, { score: { value: 2, seen: 0 } }))).toBe('went well');
		expect((await written(run)).consensusStep).toBe(1);
	});

	it('are about items that exist, with words that fit', async () => {
		const run = await openGroupRun(app);
		const { actor } = run.keyPerson;
		expect(await codeOf(save(run, actor, { score: { value: 2, seen: 0 } }, 11))).toBe(
			'itemOutsideInstrument'
		);
		const command = (change: unknown) =>
			codeOf(runCommand(app.ports, actor, 'saveScore', { runId: run.runId, itemNo: 1, change }));
		expect(await command({ evidence: { value: 'x'.repeat(4001), seen: 0 } })).toBe('invalidInput');
		expect(await command({ score: { value: 'hög', seen: 0 } })).toBe('invalidInput');
		expect(await command({ evidence: { value: `${'x'.repeat(4000)}`, seen: 0 } })).toBe(
			'went well'
		);
	});

	it('keep what was written, as it was written', async () => {
		const run = await openGroupRun(app);
		const text = '<script>alert(1)</script>\n=SUM(A1)\n\tÅäö 👩‍🔬';
		await save(run, run.keyPerson.actor, {
			evidence: { value: text, seen: 0 },
			dissent: { value: 'En av oss vill sätta 2.', seen: 0 }
		});
		const [item] = (await written(run)).items;
		expect(item?.evidence.value).toBe(text);
		expect(item?.dissent.value).toBe('En av oss vill sätta 2.');
		expect(item?.changedBy).toBe(run.keyPerson.name);
	});
});

describe('three people on one item at once', () => {
	it('lose nobody’s words: the first is saved, the others get both texts, other fields save anyway', async () => {
		const run = await openGroupRun(app);
		const people = [
			run.keyPerson,
			await app.seed.insertMember(run.organisation, 'politician'),
			await app.seed.insertMember(run.organisation, 'seniorManager')
		];
		const fields = ['nextStep', 'dissent', 'score'] as const;
		const saved = await Promise.all(
			people.map((person, index) =>
				save(run, person.actor, {
					evidence: { value: `Så ser ${person.name} det`, seen: 0 },
					[fields[index] ?? 'score']:
						fields[index] === 'score' ? { value: 2, seen: 0 } : { value: 'Mina ord', seen: 0 }
				})
			)
		);
		expect(saved.map((one) => one.conflicts.length).sort()).toEqual([0, 1, 1]);
		const [item] = (await written(run)).items;
		const winner = people[saved.findIndex((one) => one.conflicts.length === 0)];
		expect(item?.evidence.value).toBe(`Så ser ${winner?.name ?? ''} det`);
		expect(item).toMatchObject({
			nextStep: { value: 'Mina ord' },
			dissent: { value: 'Mina ord' },
			score: { value: 4 }
		});
		// Who lost the race is told what stands there now, and can save over it knowingly.
		const loser = saved.findIndex((one) => one.conflicts.length === 1);
		expect(saved[loser]?.item.evidence.value).toBe(item?.evidence.value);
		const again = await save(run, people[loser]?.actor ?? systemActor, {
			evidence: { value: 'Vi båda', seen: saved[loser]?.item.evidence.version ?? 0 }
		});
		expect(again.conflicts).toEqual([]);
	});

	it('may send the same again when the answer was lost on the way', async () => {
		const run = await openGroupRun(app);
		const change: Change = { evidence: { value: 'Protokoll § 12', seen: 0 } };
		await save(run, run.keyPerson.actor, change);
		expect((await save(run, run.keyPerson.actor, change)).conflicts).toEqual([]);
		expect((await written(run)).items[0]?.evidence.version).toBe(1);
	});
});

describe('who may', () => {
	it('every member scores, only a key person opens and locks, others know of nothing', async () => {
		const run = await draftGroupRun(app);
		const politician = await app.seed.insertMember(run.organisation, 'politician');
		const stranger = await app.seed.insertKeyPerson(await app.seed.insertOrganisation());
		const about = { runId: run.runId };
		expect(await codeOf(openConsensus(app.ports, politician.actor, about))).toBe('notAllowed');
		expect(await codeOf(openConsensus(app.ports, stranger.actor, about))).toBe('notFound');
		await openConsensus(app.ports, run.keyPerson.actor, about);
		const change: Change = { score: { value: 3, seen: 0 } };
		expect(await codeOf(save(run, politician.actor, change))).toBe('went well');
		expect(await codeOf(save(run, stranger.actor, change))).toBe('notFound');
		expect(
			await codeOf(attendItem(app.ports, stranger.actor, { runId: run.runId, itemNo: 1 }))
		).toBe('notFound');
		expect(await codeOf(closeConsensus(app.ports, politician.actor, about))).toBe('notAllowed');
		expect(await codeOf(readSnapshot(app.ports, stranger.actor, run.runId, 'member'))).toBe(
			'notFound'
		);
	});

	it('the database lets no other organisation read or write a score', async () => {
		const run = await closedGroupRun(app, [3]);
		const stranger = await app.seed.insertKeyPerson(await app.seed.insertOrganisation());
		await withActor(app.ports.db, stranger.actor, async (tx) => {
			expect(await tx.selectFrom('consensus_score').selectAll().execute()).toEqual([]);
			const changed = await tx
				.updateTable('consensus_score')
				.set({ evidence: 'stulet' })
				.where('run_id', '=', run.runId)
				.executeTakeFirst();
			expect(changed.numUpdatedRows).toBe(0n);
		});
	});
});

describe('the life of a working group’s run', () => {
	it('takes no score before opening and none after locking', async () => {
		const run = await draftGroupRun(app);
		const { actor } = run.keyPerson;
		const change: Change = { score: { value: 2, seen: 0 } };
		expect(await codeOf(save(run, actor, change))).toBe('runNotOpen');
		await openConsensus(app.ports, actor, { runId: run.runId });
		await save(run, actor, change);
		await closeConsensus(app.ports, actor, { runId: run.runId });
		expect(await codeOf(save(run, actor, { score: { value: 3, seen: 1 } }))).toBe('runNotOpen');
		expect(await codeOf(closeConsensus(app.ports, actor, { runId: run.runId }))).toBe('runNotOpen');
		expect((await written(run)).items[0]?.score.value).toBe(4);
	});

	it('is locked in the database too', async () => {
		const run = await closedGroupRun(app, [2]);
		await expect(
			app.seed.asSystem((tx) =>
				tx
					.updateTable('consensus_score')
					.set({ half_units: 6 })
					.where('run_id', '=', run.runId)
					.execute()
			)
		).rejects.toThrow(/only while their run is open/);
	});

	it('has no code, no wall and no ballots: it is opened and closed in its own way only', async () => {
		const run = await draftGroupRun(app);
		const { actor } = run.keyPerson;
		const about = { runId: run.runId };
		expect(await codeOf(openRun(app.ports, actor, about))).toBe('notFound');
		await openConsensus(app.ports, actor, about);
		expect(await codeOf(closeRun(app.ports, actor, about))).toBe('notFound');
		expect(
			await codeOf(stepScreen(app.ports, actor, { runId: run.runId, step: { step: 'next' } }))
		).toBe('notFound');
		for (const audience of ['facilitator', 'wall', 'voter'] as const)
			expect(await codeOf(readSnapshot(app.ports, actor, run.runId, audience))).toBe('notFound');
		const staff = await app.seed.openedRun();
		expect(await codeOf(closeConsensus(app.ports, staff.keyPerson.actor, staff))).toBe('notFound');
	});

	it('has a numbering of its own beside the staff’s', async () => {
		const run = await openGroupRun(app);
		const { organisation, keyPerson, meetingId } = run;
		await app.seed.openedRun({ organisation, keyPerson, meetingId });
		const second = await draftGroupRun(app, { organisation, keyPerson, meetingId });
		const read = async (one: SeededRun) =>
			(await readSnapshot(app.ports, keyPerson.actor, one.runId, 'member')).slices.run.data;
		expect(await read(run)).toMatchObject({ ordinal: 1, asks: 'workingGroup' });
		expect(await read(second)).toMatchObject({ ordinal: 2, state: 'draft' });
	});
});
