import type { SliceMessage } from '#lib/contract/live.ts';
import type { Turnout } from '#lib/domain/poll/turnout.ts';
import { AnsweringPhone, LivePhone } from './phone.ts';
import {
	answerBurst,
	answerChecklist,
	answerSpread,
	closeRun,
	comeBack,
	follow,
	join,
	loadPages,
	sleep,
	step
} from './phases.ts';
import { Stage, type Place } from './stage.ts';
import { percentile } from './statistics.ts';
import type { Figures, Kind, TrialJob } from './trial-job.ts';

/**
 * The process that is all phones of one trial: nothing it costs is counted as the server's. Told its job by its
 * parent, it starts the servers, warms them up, measures, tells the figures and ends.
 */
const warmUpPhones = 50;
const warmUpRounds = 3;

const trials: Record<Kind, (stage: Stage, job: TrialJob) => Promise<Figures>> = {
	answering: async (stage, job) => {
		const place = await stage.place();
		const facilitator = await watchAs('facilitator', stage, place);
		const turnout = new TurnoutWatch(facilitator);
		const phones = answeringPhones(stage, place, job.phones);
		const lives = phones.map((phone) => phone.live);
		const figures: Figures = {
			...(await loadPages(stage, place, phones)),
			...(await join(stage, lives)),
			...(await answerSpread(phones, job.spreadSeconds, () => {
				turnout.sent();
			}))
		};
		await sleep(1500);
		Object.assign(figures, job.side === 'bare' ? {} : turnout.figures());
		Object.assign(figures, await answerBurst(stage, phones));
		await sleep(500);
		Object.assign(figures, await answerChecklist(stage, phones));
		await sleep(500);
		figures.heardWhileHidden = Math.max(...lives.map((phone) => phone.heard));
		return { ...figures, ...(await closeRun(place, facilitator, lives)) };
	},
	connected: async (stage, job) => {
		const place = await stage.place();
		const facilitator = await watchAs('facilitator', stage, place);
		const phones = answeringPhones(stage, place, job.phones).map((phone) => phone.live);
		const before = await stage.ask('rest');
		const joined = await join(stage, phones);
		const after = await stage.ask('rest');
		return {
			...joined,
			memoryPerPhone: (after.rssKiB - before.rssKiB) / job.phones,
			...(await closeRun(place, facilitator, phones))
		};
	},
	following: async (stage, job) => {
		const place = await stage.place();
		const facilitator = await watchAs('facilitator', stage, place);
		const screens = Array.from({ length: job.phones }, (_, index) =>
			follower('wall', stage.urlFor(index), place)
		);
		await follow(screens);
		await sleep(1500);
		return step(stage, place, facilitator, screens);
	},
	returning: async (stage, job) => {
		const place = await stage.place();
		const phones = answeringPhones(stage, place, job.phones).map((phone) => phone.live);
		await join(stage, phones);
		return comeBack(stage, phones, job.waves);
	}
};

function answeringPhones(stage: Stage, place: Place, count: number): AnsweringPhone[] {
	return Array.from(
		{ length: count },
		(_, index) => new AnsweringPhone(stage.urlFor(index), place)
	);
}

function follower(audience: 'wall' | 'facilitator', url: string, place: Place): LivePhone {
	const cookie = audience === 'wall' ? place.wallCookie : place.facilitatorCookie;
	return new LivePhone(url, { namespace: '/', audience, topic: place.runId, cookie });
}

async function watchAs(audience: 'facilitator', stage: Stage, place: Place): Promise<LivePhone> {
	const watcher = follower(audience, stage.urlFor(0), place);
	await watcher.connect();
	return watcher;
}

/** When the answers were sent, and when the facilitator was told of them. */
class TurnoutWatch {
	readonly #sentAt: number[] = [];
	readonly #lags: number[] = [];

	constructor(facilitator: LivePhone) {
		facilitator.onSlice = (message) => {
			this.#hear(message);
		};
	}

	sent(): void {
		this.#sentAt.push(performance.now());
	}

	/** A figure told coarsely includes answer number `count`, which was sent then. */
	#hear({ slice, data }: SliceMessage): void {
		if (slice !== 'turnout') return;
		const { turnout } = data as { turnout: Turnout };
		if (turnout.kind !== 'atLeast') return;
		const sentAt = this.#sentAt[turnout.count - 1];
		if (sentAt !== undefined) this.#lags.push(performance.now() - sentAt);
	}

	figures(): Figures {
		return { turnoutP50: percentile(this.#lags, 0.5), turnoutMax: Math.max(...this.#lags) };
	}
}

/** A server that has just started compiles while it works: that is measured as the start and not as the work. */
async function warmUp(stage: Stage): Promise<void> {
	const place = await stage.place();
	const facilitator = await watchAs('facilitator', stage, place);
	for (let round = 0; round < warmUpRounds; round += 1) {
		const phones = answeringPhones(stage, place, warmUpPhones);
		await Promise.all(phones.map((phone) => phone.load(stage.pathsOf(place.joinCode).slice(0, 1))));
		await Promise.all(phones.map((phone) => phone.live.connect()));
		await answerChecklist(stage, phones);
		for (const phone of phones) phone.leave();
	}
	facilitator.disconnect();
	await sleep(1200);
}

process.once('message', (job: TrialJob) => {
	void (async () => {
		const stage = await Stage.open(job);
		try {
			if (job.warmUp) await warmUp(stage);
			process.send?.({ figures: await trials[job.kind](stage, job) });
		} catch (error) {
			process.send?.({ problem: error instanceof Error ? error.message : String(error) });
		} finally {
			await stage.close();
			process.disconnect();
			process.exit(0);
		}
	})();
});
