import path from 'node:path';
import { dontKnow, type WireChoice } from '#lib/contract/ballot.ts';
import { checkAnswers } from '../answers-checker.ts';
import { Caster, type AnswerLine } from '../caster.ts';
import { onGround, type Ground } from '../ground.ts';
import { Journal } from '../journal.ts';
import { newDeviceToken } from '../phones.ts';
import { mustBeZero, times, type FaultScenario, type How } from '../scenario.ts';

/** A hundred revisions of each of a thousand devices' answer, sent in any order to either of two instances. */
const devices = 1000;
const revisions = 100;
const atOnce = 200;

export const race: FaultScenario = {
	name: 'race',
	promise:
		'100,000 casts race on 1,000 credentials over two instances: 1,000 ballots, the last revision wins',
	short: 0.02,
	controls: [{ sabotage: 'revless', scale: 0.02 }],
	run: (how) => onGround((ground) => raceRevisions(ground, how))
};

async function raceRevisions(ground: Ground, how: How) {
	const apps = await ground.apps(how.variant, 2);
	const casters = apps.map((app) => new Caster(app.url, { patience: 20_000 }));
	const run = await ground.seed.openedRun();
	const journal = new Journal<AnswerLine>(path.join(ground.folder, 'journal.jsonl'));
	const casts = planCasts(times(devices, how.scale, 10));
	let next = 0;
	let unanswered = 0;
	const sendOn = async () => {
		for (let at = next++; at < casts.length; at = next++) {
			const cast = casts[at];
			const end = cast && (await casters[Math.random() < 0.5 ? 0 : 1]?.cast(run.joinCode, cast));
			if (end?.kind === 'stored') journal.note(end.line);
			else unanswered += 1;
			if (at % 10_000 === 9999) how.say(`${String(at + 1)} casts`);
		}
	};
	const started = performance.now();
	await Promise.all(Array.from({ length: atOnce }, sendOn));
	const perSecond = Math.round((casts.length * 1000) / (performance.now() - started));
	journal.close();
	for (const caster of casters) caster.close();
	const {
		acknowledged,
		rows,
		devices: keys,
		...differences
	} = await checkAnswers({
		connectionString: ground.connectionString,
		kek: ground.kek,
		runId: run.runId,
		journal: journal.file
	});
	const expected = casts.length / revisions;
	const faults = { ...differences, unanswered, 'ballots too many or few': rows - expected };
	return {
		figures: {
			casts: casts.length,
			acknowledged,
			ballots: rows,
			devices: keys,
			perSecond,
			...faults
		},
		broken: mustBeZero(faults)
	};
}

/** The choice follows from the revision, so that the last one is known. */
function planCasts(count: number): AnswerLine[] {
	const casts = Array.from({ length: count }, () => newDeviceToken()).flatMap((token) =>
		Array.from({ length: revisions }, (_, index) => ({
			token,
			item: 1,
			choice: choiceOf(index + 1),
			rev: index + 1
		}))
	);
	return casts
		.map((cast) => ({ cast, at: Math.random() }))
		.sort((a, b) => a.at - b.at)
		.map(({ cast }) => cast);
}

function choiceOf(rev: number): WireChoice {
	return rev % 4 === 0 ? dontKnow : rev % 4;
}
