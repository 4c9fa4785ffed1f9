import type { Choice } from '#lib/domain/poll/scale.ts';
import { ExpectedError } from '#lib/domain/errors.ts';
import type { Ports } from '#lib/server/ports.ts';
import { closeRun } from '#lib/server/usecases/poll/close-run.ts';
import { createRun } from '#lib/server/usecases/poll/create-run.ts';
import { openRun } from '#lib/server/usecases/poll/open-run.ts';
import { readResult } from '#lib/server/usecases/poll/read-result.ts';
import {
	createWallLink,
	endWallLink,
	readWallLinks
} from '#lib/server/usecases/poll/wall-links.ts';
import { newToken } from '#lib/server/ids.ts';
import type { SeededRun } from '../../support/seed.ts';
import type { Ground } from '../ground.ts';

export const deviceCount = 8;
export const itemCount = 10;
export const k = 6;

/** What the oracle knows of one run: nothing of databases, keys, boxes or instances. */
export type ModelRun = {
	state: 'draft' | 'open' | 'closed';
	/** "device item" → the stored answer. */
	readonly votes: Map<string, { choice: Choice; rev: number }>;
	/** Whether each wall link still leads to the run. */
	readonly links: boolean[];
};
export type Model = { readonly runs: ModelRun[] };

export const newModelRun = (): ModelRun => ({ state: 'draft', votes: new Map(), links: [] });
export const emptyModel = (): Model => ({ runs: [newModelRun()] });

type RealRun = {
	readonly runId: string;
	code: string;
	readonly links: { token: string; id: string }[];
};

/** The use cases on real instances, answered as an observer would write it down: a value, or a refusal's code. */
export class Reality {
	readonly #instances: readonly Ports[];
	readonly #about: SeededRun;
	readonly #runs: RealRun[];
	readonly #tokens = Array.from({ length: deviceCount }, () => newToken());
	steps = 0;

	private constructor(instances: readonly Ports[], about: SeededRun) {
		this.#instances = instances;
		this.#about = about;
		this.#runs = [{ runId: about.runId, code: '22222222', links: [] }];
	}

	static async prepare(ground: Ground, instances: readonly Ports[]): Promise<Reality> {
		return new Reality(instances, await ground.seed.insertDraftRun({ k }));
	}

	async open(at: number, run: number): Promise<unknown> {
		return this.#told(async () => {
			const real = this.#run(run);
			const { joinCode } = await openRun(this.#ports(at), this.#actor, { runId: real.runId });
			real.code = joinCode;
			return 'opened';
		});
	}

	async vote(
		at: number,
		run: number,
		vote: { device: number; item: number; choice: Choice; rev: number }
	): Promise<unknown> {
		return this.#told(() =>
			this.#ports(at).office.cast({
				code: this.#run(run).code,
				token: this.#tokens[vote.device] ?? '',
				itemNo: vote.item,
				choice: vote.choice,
				rev: vote.rev
			})
		);
	}

	/** What is stored for a device, as its page would read it. */
	async mine(at: number, run: number, device: number): Promise<unknown> {
		return this.#told(async () => {
			const mine = await this.#ports(at).office.mine(
				this.#run(run).code,
				this.#tokens[device] ?? ''
			);
			return mine.map(({ itemNo, choice, rev }) => ({ itemNo, choice, rev }));
		});
	}

	/** The published result, item by item. */
	async close(at: number, run: number): Promise<unknown> {
		return this.#told(async () => {
			const { runId } = this.#run(run);
			await closeRun(this.#ports(at), this.#actor, { runId });
			return (await readResult(this.#ports(1 - at), this.#actor, { runId })).results;
		});
	}

	async rerun(at: number): Promise<unknown> {
		return this.#told(async () => {
			const { runId } = await createRun(this.#ports(at), this.#actor, {
				organisationId: this.#about.organisation.id,
				meetingId: this.#about.meetingId,
				asks: 'staff',
				targetGroup: 'Medarbetare på kansliet',
				eligibleCount: null,
				lastDay: null,
				k
			});
			this.#runs.push({ runId, code: '22222222', links: [] });
			return 'made';
		});
	}

	async link(at: number, run: number): Promise<unknown> {
		return this.#told(async () => {
			const { runId, links } = this.#run(run);
			const { token } = await createWallLink(this.#ports(at), this.#actor, { runId });
			const listed = await readWallLinks(this.#ports(at), this.#actor, { runId });
			const added = listed.find(({ id }) => links.every((known) => known.id !== id));
			links.push({ token, id: added?.id ?? '' });
			return 'made';
		});
	}

	async revoke(at: number, run: number, link: number): Promise<unknown> {
		return this.#told(async () => {
			const { runId, links } = this.#run(run);
			const linkId = links[link]?.id ?? '';
			await endWallLink(this.#ports(at), this.#actor, { runId, linkId });
			return 'ended';
		});
	}

	/** Whether each link of the run leads anywhere, asked at the given instance. */
	async linksOf(at: number, run: number): Promise<boolean[]> {
		return Promise.all(
			this.#run(run).links.map(
				async ({ token }) => (await this.#ports(at).sessions.readWall(token)).kind === 'wall'
			)
		);
	}

	get #actor() {
		return this.#about.keyPerson.actor;
	}

	#ports(at: number): Ports {
		const ports = this.#instances[at];
		if (ports === undefined) throw new Error('no such instance');
		return ports;
	}

	#run(at: number): RealRun {
		const run = this.#runs[at];
		if (run === undefined) throw new Error('the oracle knows of a run that is not there');
		return run;
	}

	async #told(work: () => Promise<unknown>): Promise<unknown> {
		this.steps += 1;
		try {
			return await work();
		} catch (error) {
			if (error instanceof ExpectedError) return error.code;
			throw error;
		}
	}
}
