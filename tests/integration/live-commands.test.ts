import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { permissions } from '#lib/domain/access/can.ts';
import { publicActor } from '#lib/domain/access/actor.ts';
import { newId } from '#lib/server/ids.ts';
import { commands, runCommand, type CommandName } from '#lib/server/live/commands.ts';
import { testApp, type TestApp } from '../support/app.ts';
import { feedbackInputs, isFeedbackCommand, seedFeedback } from '../support/feedback.ts';
import { draftGroupRun, openGroupRun } from '../support/group-runs.ts';
import { isMeetingCommand, meetingInputs, runOfOpenMeeting } from '../support/meetings.ts';
import { isStageCommand, runOfStage, stageInputs } from '../support/stage.ts';
import { insertPresentationWithFiles } from '../support/presentation-desk.ts';
import type { SeededRun } from '../support/seed.ts';
import { LiveHost } from '../support/live.ts';

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

type Subject = SeededRun & { readonly stepId: string };

/** A valid input for every command: a command without one here fails the first test. */
const inputs: Record<CommandName, (subject: Subject) => unknown> = {
	openRun: ({ runId }) => ({ runId }),
	openConsensus: ({ runId }) => ({ runId }),
	closeConsensus: ({ runId }) => ({ runId }),
	saveScore: ({ runId }) => ({ runId, itemNo: 1, change: { score: { value: 2, seen: 0 } } }),
	attendItem: ({ runId }) => ({ runId, itemNo: 1 }),
	closeRun: ({ runId }) => ({ runId }),
	stepScreen: ({ runId }) => ({ runId, step: { step: 'next' } }),
	addStep: ({ runId: presentationId }) => ({
		presentationId,
		stepId: newId(),
		stageKey: 'goals',
		name: 'Vision'
	}),
	changeStep: ({ runId: presentationId, stepId }) => ({
		presentationId,
		stepId,
		change: { field: 'who', value: 'Nämnden', seen: 0 }
	}),
	moveStep: ({ runId: presentationId, stepId }) => ({
		presentationId,
		stepId,
		stageKey: 'budget',
		index: 0
	}),
	removeStep: ({ runId: presentationId, stepId }) => ({ presentationId, stepId, removed: true }),
	syncText: ({ runId: presentationId }) => ({ presentationId, stateVector: 'AA==', update: null }),
	attendPresentation: ({ runId: presentationId }) => ({ presentationId, place: 'chain' }),
	sharePresentation: ({ runId: presentationId }) => ({ presentationId, sharing: 'group' }),
	...meetingInputs,
	...stageInputs,
	...feedbackInputs
};
const ofPresentations: readonly CommandName[] = [
	'addStep',
	'changeStep',
	'moveStep',
	'removeStep',
	'syncText',
	'attendPresentation',
	'sharePresentation'
];
const names = Object.keys(commands) as CommandName[];

/** A run, or a presentation, that the command can be about. */
async function subjectFor(name: CommandName): Promise<Subject> {
	if (ofPresentations.includes(name)) {
		const run = await app.seed.insertDraftRun();
		const { organisation, meetingId } = run;
		const made = await insertPresentationWithFiles(app.seed, organisation, meetingId, 'Kedjan');
		return { ...run, runId: made.presentationId, stepId: made.stepId };
	}
	return { ...(await runFor(name)), stepId: '' };
}

function runFor(name: CommandName): Promise<SeededRun> {
	if (name === 'openRun') return app.seed.insertDraftRun();
	if (name === 'openConsensus') return draftGroupRun(app);
	if (['closeConsensus', 'saveScore', 'attendItem'].includes(name)) return openGroupRun(app);
	if (isMeetingCommand(name)) return runOfOpenMeeting(app);
	if (isStageCommand(name)) return runOfStage(app);
	if (isFeedbackCommand(name)) return runWithFeedback();
	return app.seed.openedRun();
}

async function runWithFeedback(): Promise<SeededRun> {
	const run = await runOfOpenMeeting(app);
	await seedFeedback(app, run);
	return run;
}

describe('every live command', () => {
	test('has a known permission, a rate, and an input here', () => {
		expect(Object.keys(inputs).sort()).toEqual([...names].sort());
		for (const name of names) {
			expect(permissions).toContain(commands[name].permission);
			expect(commands[name].perMinute).toBeGreaterThan(0);
		}
	});

	test.each(names)('%s is refused to those who may not, and nothing happens', async (name) => {
		const run = await subjectFor(name);
		const stranger = await app.seed.insertKeyPerson(await app.seed.insertOrganisation());
		const administrator = await app.seed.insertAdministrator();
		const input = inputs[name](run);
		for (const actor of [
			stranger.actor,
			administrator.actor,
			publicActor,
			{ kind: 'voter', runId: run.runId } as const
		])
			await expect(runCommand(app.ports, actor, name, input)).rejects.toThrow(
				/notFound|notAllowed|notSignedIn|presentationNotReadable/
			);
		// It was the actor and nothing else: the key person may.
		await runCommand(app.ports, run.keyPerson.actor, name, input);
	});

	test.each(names)('%s refuses input that is not its own', async (name) => {
		const run = { ...(await app.seed.openedRun()), stepId: newId() };
		const { keyPerson } = run;
		const good = inputs[name](run) as Record<string, unknown>;
		for (const bad of [
			null,
			'text',
			7,
			[],
			{},
			{ ...good, extra: 1 },
			{ ...good, runId: 'x' },
			{ ...good, runId: { $ne: null } }
		])
			await expect(runCommand(app.ports, keyPerson.actor, name, bad)).rejects.toThrow(
				'invalidInput'
			);
	});
});

test.each(['noSuchCommand', 'constructor', '__proto__', 'toString'])(
	'there is no command %s',
	async (name) => {
		const { keyPerson } = await app.seed.openedRun();
		await expect(runCommand(app.ports, keyPerson.actor, name, {})).rejects.toThrow('notFound');
	}
);

test('somebody who presses too fast is slowed down, and nobody else is', async () => {
	const fast = await app.seed.openedRun();
	const calm = await app.seed.openedRun();
	const open = (of: typeof fast) =>
		runCommand(app.ports, of.keyPerson.actor, 'openRun', { runId: of.runId });
	const outcomes: string[] = [];
	for (let times = 0; times < 30; times += 1)
		outcomes.push(
			await open(fast).then(
				() => 'done',
				(error: unknown) => String(error)
			)
		);
	expect(outcomes[0]).toContain('runNotDraft');
	expect(outcomes.at(-1)).toContain('tooManyAttempts');
	await expect(open(calm)).rejects.toThrow('runNotDraft');
});

describe('a socket that sends rubbish', () => {
	const rubbish: unknown[] = [
		undefined,
		null,
		'x',
		42,
		[],
		{},
		{ name: 'closeRun' },
		{ name: 'x'.repeat(5000), input: null },
		{ topic: 'x', audience: 'facilitator' },
		{ topic: '../../etc', audience: 'god' },
		{ name: { toString: 'x' }, input: {} },
		JSON.parse('{"__proto__":{"name":"closeRun"},"input":{}}'),
		Buffer.alloc(1000)
	];

	test('hears that it is invalid, and others are served', async () => {
		const run = await app.seed.openedRun();
		const client = await host.signedIn(run.keyPerson);
		const replies = [];
		for (const one of rubbish) replies.push(await client.command(one as string, one).catch(String));
		for (const one of rubbish.slice(0, 5))
			replies.push(await client.watch(one as string, 'facilitator').catch(String));
		expect(replies.filter((reply) => typeof reply === 'object' && reply.ok)).toEqual([]);
		const other = await host.signedIn(run.keyPerson);
		expect(await other.watch(run.runId, 'facilitator')).toMatchObject({ ok: true });
	});

	test('and too much of it is refused, not done', async () => {
		const run = await app.seed.openedRun();
		const client = await host.signedIn(run.keyPerson);
		const replies = await Promise.all(
			Array.from({ length: 60 }, () => client.command('noSuchCommand', {}))
		);
		const codes = replies.map((reply) => (reply.ok ? 'ok' : reply.code));
		expect(codes).toContain('tooManyAttempts');
		expect(codes).not.toContain('ok');
	});
});
