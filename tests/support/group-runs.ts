import type { Ports } from '#lib/server/ports.ts';
import { createRun } from '#lib/server/usecases/poll/create-run.ts';
import { saveScore } from '#lib/server/usecases/poll/save-score.ts';
import { closeConsensus, openConsensus } from '#lib/server/usecases/poll/steer-consensus.ts';
import {
	skl2018,
	type Seed,
	type SeededOrganisation,
	type SeededPerson,
	type SeededRun
} from './seed.ts';

type Given = {
	organisation?: SeededOrganisation;
	keyPerson?: SeededPerson;
	meetingId?: string;
	instrumentId?: string;
	targetGroup?: string;
};

/** A working group's draft run; makes the organisation, key person, round and meeting that are not given. */
export async function draftGroupRun(
	{ ports, seed }: { ports: Ports; seed: Seed },
	given: Given = {}
): Promise<SeededRun> {
	const organisation = given.organisation ?? (await seed.insertOrganisation());
	const keyPerson = given.keyPerson ?? (await seed.insertKeyPerson(organisation));
	const instrumentId = given.instrumentId ?? skl2018;
	const meetingId =
		given.meetingId ??
		(await seed.insertMeeting(
			(await seed.insertRoundWithGroup([organisation], { instrumentId })).groupId
		));
	const { runId } = await createRun(ports, keyPerson.actor, {
		organisationId: organisation.id,
		meetingId,
		asks: 'workingGroup',
		targetGroup: given.targetGroup ?? 'Arbetsgruppen',
		eligibleCount: null,
		lastDay: null,
		k: 6
	});
	return { runId, organisation, keyPerson, meetingId, instrumentId };
}

/** A working group's run that its members can score in. */
export async function openGroupRun(
	app: { ports: Ports; seed: Seed },
	given: Given = {}
): Promise<SeededRun> {
	const run = await draftGroupRun(app, given);
	await openConsensus(app.ports, run.keyPerson.actor, { runId: run.runId });
	return run;
}

/** A working group's locked run with these scores for the items 1, 2, …; null leaves an item without. */
export async function closedGroupRun(
	app: { ports: Ports; seed: Seed },
	scores: readonly (number | null)[],
	given: Given = {}
): Promise<SeededRun> {
	const run = await openGroupRun(app, given);
	for (const [index, value] of scores.entries())
		await saveScore(app.ports, run.keyPerson.actor, {
			runId: run.runId,
			itemNo: index + 1,
			change: { score: { value, seen: 0 } }
		});
	await closeConsensus(app.ports, run.keyPerson.actor, { runId: run.runId });
	return run;
}
