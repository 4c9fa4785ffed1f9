import type { stageCommands } from '#lib/server/live/stage-commands.ts';
import { takePresenting } from '#lib/server/usecases/presentation/take-presenting.ts';
import { insertPresentationOf, showInMeeting } from './presentation-desk.ts';
import { runOfOpenMeeting } from './meetings.ts';
import type { TestApp } from './app.ts';
import type { Seed, SeededOrganisation, SeededRun } from './seed.ts';

type StageCommandName = keyof typeof stageCommands;

/** A valid input for every command on what a meeting shows; the run's organisation presents what has the run's own id. */
export const stageInputs: Record<StageCommandName, (run: SeededRun) => unknown> = {
	takePresenting: ({ meetingId, runId }) => ({ meetingId, presentationId: runId }),
	stepPresentation: ({ meetingId }) => ({ meetingId, step: { to: 'next' } }),
	stepCompare: ({ meetingId }) => ({ meetingId, step: { to: 'next' } })
};

export function isStageCommand(name: string): name is StageCommandName {
	return Object.hasOwn(stageInputs, name);
}

/** A run before a meeting that is open, where the key person presents. */
export async function runOfStage(app: TestApp): Promise<SeededRun> {
	const run = await runOfOpenMeeting(app);
	await insertWithId(app.seed, run);
	await takePresenting(app.ports, run.keyPerson.actor, {
		meetingId: run.meetingId,
		presentationId: run.runId
	});
	return run;
}

async function insertWithId(seed: Seed, run: SeededRun): Promise<void> {
	await insertPresentationOf(seed, run.organisation, run.meetingId, {
		id: run.runId,
		sharing: 'group'
	});
}

/** The presentation stands on its meeting's stage and has been shown. */
export async function stageOf(
	seed: Seed,
	shown: { presentationId: string; meetingId: string; organisation: SeededOrganisation }
): Promise<void> {
	await showInMeeting(seed, shown);
	await seed.asSystem((tx) =>
		tx
			.insertInto('meeting_stage')
			.values({ meeting_id: shown.meetingId, presentation_id: shown.presentationId })
			.execute()
	);
}
