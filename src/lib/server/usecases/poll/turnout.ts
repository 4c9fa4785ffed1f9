import { systemActor } from '#lib/domain/access/actor.ts';
import { sameTurnout, turnoutOf, type Turnout } from '#lib/domain/poll/turnout.ts';
import { withActor } from '../../db/actor.ts';
import { countRespondents } from '../../db/queries/ballot.ts';
import { getRunOrThrow } from '../../db/queries/run.ts';
import { publish } from '../../live/publish.ts';
import type { Ports } from '../../ports.ts';

/** Counts at most once a second per run, in SQL, and tells only when the coarse figure changes. */
const interval = 1000;

export class TurnoutMeter {
	readonly #ports: Ports;
	readonly #told = new Map<string, Turnout>();
	readonly #due = new Set<string>();

	constructor(ports: Ports) {
		this.#ports = ports;
	}

	/** Some answers of the run were committed. */
	answered(runId: string): void {
		if (this.#due.has(runId)) return;
		this.#due.add(runId);
		setTimeout(() => {
			this.#due.delete(runId);
			this.#count(runId).catch((error: unknown) => {
				this.#ports.log.warn({ err: String(error) }, 'turnout could not be counted');
			});
		}, interval).unref();
	}

	forget(runId: string): void {
		this.#told.delete(runId);
	}

	async #count(runId: string): Promise<void> {
		const answered = await countRespondents(this.#ports.ballotDb, runId);
		await withActor(this.#ports.db, systemActor, async (tx) => {
			const run = await getRunOrThrow(tx, runId);
			if (run.state !== 'open') return;
			const turnout = turnoutOf(answered, run.eligible_count);
			const told = this.#told.get(runId);
			if (told !== undefined && sameTurnout(told, turnout)) return;
			this.#told.set(runId, turnout);
			await publish(tx, runId, 'turnout');
		});
	}
}
