import path from 'node:path';
import { sleep } from '../app-process.ts';
import { Caster, type AnswerLine } from '../caster.ts';
import { ClosingChecker, type ClosingFaults } from '../closing-checker.ts';
import { onGround, type Ground } from '../ground.ts';
import { Journal, readJournal } from '../journal.ts';
import { anyStep, newDeviceToken } from '../phones.ts';
import { mustBeZero, times, type FaultScenario, type How } from '../scenario.ts';

/** Two hundred phones change their answers, over two instances, until they are told that the run is closed. */
const voters = 200;
const k = 6;

type Ends = { tooLate: number; 'taken after closing': number; unanswered: number };
type Race = ClosingFaults & Ends & { acknowledged: number };

export const close: FaultScenario = {
	name: 'close',
	promise:
		'closing races with 200 voters × 500: the tally is the acknowledged answers, nothing after it',
	short: 0.006,
	controls: [
		{ sabotage: 'hasty', scale: 0.002 },
		{ sabotage: 'memory', scale: 0.002 },
		{ sabotage: 'keeper', scale: 0.002 }
	],
	run: (how) => onGround((ground) => raceAll(ground, how))
};

async function raceAll(ground: Ground, how: How) {
	const apps = await ground.apps(how.variant, 2);
	const casters = apps.map((app) => new Caster(app.url, { patience: 20_000 }));
	const checker = await ClosingChecker.open(ground.connectionString);
	const sums: Record<string, number> = {};
	const races = times(500, how.scale);
	try {
		for (let turn = 1; turn <= races; turn += 1) {
			const race = await raceOnce(ground, casters, checker, turn);
			for (const [name, value] of Object.entries(race)) sums[name] = (sums[name] ?? 0) + value;
			if (turn % 25 === 0)
				how.say(`${String(turn)} closings, ${String(sums['acknowledged'])} answers acknowledged`);
		}
	} finally {
		await checker.close();
		for (const caster of casters) caster.close();
	}
	const { acknowledged = 0, tooLate = 0, ...faults } = sums;
	const broken = mustBeZero(faults);
	if (acknowledged === 0 || tooLate < races * voters) broken.push('there was no race');
	return { figures: { closings: races, acknowledged, 'too late': tooLate, ...faults }, broken };
}

async function raceOnce(
	ground: Ground,
	casters: readonly Caster[],
	checker: ClosingChecker,
	turn: number
): Promise<Race> {
	const run = await ground.seed.openedRun({ k });
	const cookie = await ground.cookieOf(run.keyPerson);
	const journal = new Journal<AnswerLine>(path.join(ground.folder, `${run.runId}.jsonl`));
	// Every race is another one: from the first answers to several of each phone.
	const closeAfter = 1 + Math.floor(Math.random() * 3 * voters);
	const ends: Ends = { tooLate: 0, 'taken after closing': 0, unanswered: 0 };
	const state = { closed: false };
	const closing = async () => {
		while (journal.count < closeAfter) await sleep(1);
		const body = { runId: run.runId };
		const reply = await casters[turn % 2]?.post('/api/command/closeRun', body, { cookie });
		if (reply?.status !== 200) throw new Error(`not closed: ${JSON.stringify(reply)}`);
		state.closed = true;
	};
	const voting = Array.from({ length: voters }, (_, index) =>
		voteUntilClosed({ casters, code: run.joinCode, journal, ends, state }, index)
	);
	await Promise.all([closing(), ...voting]);
	journal.close();
	const faults = await checker.check(run.runId, readJournal(journal.file), k);
	return { ...faults, acknowledged: journal.count, ...ends };
}

type Poll = {
	readonly casters: readonly Caster[];
	readonly code: string;
	readonly journal: Journal<AnswerLine>;
	readonly ends: Ends;
	readonly state: { readonly closed: boolean };
};

/** Whoever has heard that the run is closed tries once more, at the other instance. */
async function voteUntilClosed(poll: Poll, voter: number): Promise<void> {
	const { casters, code, journal, ends, state } = poll;
	const token = newDeviceToken();
	for (let rev = 1, late = 0; late < 2; rev += 1) {
		const answer = { token, item: 1 + (voter % 3), choice: anyStep(), rev };
		const closedBefore = state.closed || late > 0;
		const end = await casters[(voter + rev) % casters.length]?.cast(code, answer);
		if (end?.kind === 'stored') {
			journal.note(end.line);
			if (!closedBefore) continue;
			ends['taken after closing'] += 1;
			return;
		}
		if (end?.kind === 'closed') {
			late += 1;
			ends.tooLate += 1;
		} else {
			ends.unanswered += 1;
			await sleep(20);
		}
	}
}
