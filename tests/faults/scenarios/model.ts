import fc from 'fast-check';
import { boot, type Application } from '#lib/server/boot.ts';
import { BallotOffice } from '#lib/server/live/ballot-office.ts';
import type { Ports } from '#lib/server/ports.ts';
import { findOpenPoll } from '#lib/server/usecases/poll/ballot-store.ts';
import { migrationsDir } from '../../support/databases.ts';
import { onGround, type Ground } from '../ground.ts';
import { modelCommand } from '../model/commands.ts';
import { emptyModel, Reality } from '../model/reality.ts';
import { spoilStore } from '../sabotage.ts';
import { times, type FaultScenario, type How, type Sabotage } from '../scenario.ts';

/** Random sequences of everything that happens to a run, over two instances, each step held against an oracle. */
const longest = 40;

export const model: FaultScenario = {
	name: 'model',
	promise:
		'600 random sequences of open, vote, change, close, revoke and rerun agree with an oracle at every step',
	short: 0.02,
	controls: [{ sabotage: 'revless', scale: 0.1 }],
	run: (how) => onGround((ground) => walkThrough(ground, how))
};

async function walkThrough(ground: Ground, how: How) {
	const other = await boot(ground.ports.config, { migrationsDir });
	const sequences = times(600, how.scale, 5);
	try {
		return await compareWithOracle(ground, other, sequences, how);
	} finally {
		await other.close();
	}
}

async function compareWithOracle(ground: Ground, other: Application, sequences: number, how: How) {
	let steps = 0;
	let walked = 0;
	const outcome = await fc.check(
		fc.asyncProperty(
			fc.commands([modelCommand], { maxCommands: longest, size: 'max' }),
			async (commands) => {
				const reality = await Reality.prepare(ground, [
					ground.ports,
					how.variant === 'production' ? other.ports : spoil(other.ports, how.variant)
				]);
				await fc.asyncModelRun(() => ({ model: emptyModel(), real: reality }), commands);
				steps += reality.steps;
				walked += 1;
				if (walked % 50 === 0) how.say(`${String(walked)} sequences, ${String(steps)} steps`);
			}
		),
		// A spoilt app need only be caught, not understood.
		{ numRuns: sequences, endOnFailure: how.variant !== 'production' }
	);
	return {
		figures: { sequences: walked, steps, differences: outcome.failed ? 1 : 0 },
		broken: outcome.failed ? [fc.defaultReportMessage(outcome) ?? 'a sequence went otherwise'] : []
	};
}

function spoil(ports: Ports, sabotage: Sabotage): Ports {
	const office = new BallotOffice({
		store: spoilStore(sabotage, ports.ballotDb).store,
		findOpenPoll: (code) => findOpenPoll(ports.ballotDb, ports.kek, code),
		listOpenCodes: () => Promise.resolve([]),
		onWritten: () => undefined
	});
	return { ...ports, office };
}
