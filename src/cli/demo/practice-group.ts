import type { Actor } from '#lib/domain/access/actor.ts';
import { defaultK } from '#lib/domain/poll/tally.ts';
import type { Ports } from '#lib/server/ports.ts';
import { createRun } from '#lib/server/usecases/poll/create-run.ts';
import { saveScore } from '#lib/server/usecases/poll/save-score.ts';
import { closeConsensus, openConsensus } from '#lib/server/usecases/poll/steer-consensus.ts';
import { practiceScores, practiceWords } from './practice-scores.ts';

export type PracticeRegion = {
	readonly id: string;
	readonly name: string;
	readonly keyPerson: Actor;
};

/** What a region's working group has scored together before a meeting, locked; returns the run. */
export async function scorePractice(
	ports: Ports,
	region: PracticeRegion,
	before: { meetingId: string; meeting: 'first' | 'next'; withWords: boolean }
): Promise<string> {
	const { runId } = await createRun(ports, region.keyPerson, {
		organisationId: region.id,
		meetingId: before.meetingId,
		asks: 'workingGroup',
		targetGroup: 'Arbetsgruppen',
		eligibleCount: null,
		lastDay: null,
		k: defaultK
	});
	await openConsensus(ports, region.keyPerson, { runId });
	for (const [index, value] of (practiceScores[before.meeting][region.name] ?? []).entries()) {
		const words = before.withWords ? (practiceWords[index + 1] ?? {}) : {};
		await saveScore(ports, region.keyPerson, {
			runId,
			itemNo: index + 1,
			change: {
				score: { value, seen: 0 },
				...Object.fromEntries(
					Object.entries(words).map(([field, text]) => [field, { value: text, seen: 0 }])
				)
			}
		});
	}
	await closeConsensus(ports, region.keyPerson, { runId });
	return runId;
}
