import path from 'node:path';
import {
	acknowledged,
	answerOf,
	notAcknowledged,
	press,
	sendable,
	sent,
	standingOf,
	startOutbox,
	type Outbox
} from '#lib/client/answer-outbox.ts';
import { checkAnswers } from '../answers-checker.ts';
import { sleep } from '../app-process.ts';
import { Balancer, fairWeather, type Weather } from '../balancer.ts';
import { Caster, type AnswerLine } from '../caster.ts';
import { onGround, type Ground } from '../ground.ts';
import { Journal } from '../journal.ts';
import { anyStep, newDeviceToken } from '../phones.ts';
import { mustBeZero, times, type FaultScenario, type How } from '../scenario.ts';

/** Phones with the page's own outbox behind a proxy that does to them what networks do. */
const items = 10;
const phonesAtOnce = 60;

const weathers: Readonly<Record<string, Weather>> = {
	'10 % loss': { ...fairWeather, loss: 0.1 },
	'2 s delay': { ...fairWeather, delay: 1000 },
	'answers cut in their middle': { ...fairWeather, cutAnswers: 0.3 },
	'half-open connections': { ...fairWeather, halfOpen: true }
};

export const network: FaultScenario = {
	name: 'network',
	promise:
		'loss, delay, half-open connections, answers cut in their middle: never "saved" before it is, all arrives',
	short: 0.03,
	controls: [
		{ sabotage: 'optimistic', scale: 0.03 },
		{ sabotage: 'hasty', scale: 0.1, longFormOnly: true }
	],
	run: (how) => onGround((ground) => weatherStorms(ground, how))
};

/** What the phones say is saved is written down at that moment, and the box is looked into while the storm goes on. */
async function weatherStorms(ground: Ground, how: How) {
	const app = await ground.app(how.variant);
	const proxy = await new Balancer([app.url]).listen();
	const run = await ground.seed.openedRun();
	const journal = new Journal<AnswerLine>(path.join(ground.folder, 'journal.jsonl'));
	const stage = { proxy, code: run.joinCode, journal, optimistic: how.variant === 'optimistic' };
	const at = { connectionString: ground.connectionString, kek: ground.kek, runId: run.runId };
	const phones: OutboxPhone[] = [];
	let early = 0;
	for (const [name, weather] of Object.entries(weathers)) {
		proxy.weather = weather;
		const now = Array.from(
			{ length: times(phonesAtOnce, how.scale, 6) },
			() => new OutboxPhone(stage)
		);
		phones.push(...now);
		const walks = now.map((phone) => phone.answerAll());
		const until = performance.now() + times(20_000, how.scale, 500);
		while (performance.now() < until) {
			await sleep(50);
			const { lost, stale } = await checkAnswers({ ...at, journal: journal.file });
			early += lost + stale;
		}
		proxy.weather = fairWeather;
		// What hangs in half-open connections is cut, as the phone does itself after ten seconds.
		proxy.cutAll();
		await Promise.all(walks);
		how.say(`${name}: ${String(journal.count)} answers saved`);
	}
	await proxy.close();
	const kept = await checkAnswers({ ...at, journal: journal.file });
	journal.close();
	const faults = {
		'said too early': early,
		lost: kept.lost,
		stale: kept.stale,
		doubled: kept.doubled,
		'did not arrive': phones.length * items - kept.rows
	};
	return {
		figures: { phones: phones.length, acknowledged: kept.acknowledged, ...faults },
		broken: mustBeZero(faults)
	};
}

type Stage = {
	readonly proxy: Balancer;
	readonly code: string;
	readonly journal: Journal<AnswerLine>;
	readonly optimistic: boolean;
};

/** A phone that answers every item, changes some, and sends as the page's session does: what waits, until it is settled. */
class OutboxPhone {
	readonly #stage: Stage;
	readonly #token = newDeviceToken();
	readonly #caster: Caster;
	readonly #noted = new Map<number, number>();
	#outbox: Outbox = startOutbox([]);

	constructor(stage: Stage) {
		this.#stage = stage;
		this.#caster = new Caster(stage.proxy.url, { patience: 10_000 });
	}

	async answerAll(): Promise<void> {
		for (let item = 1; item <= items; item += 1) {
			this.#choose(item);
			await sleep(Math.random() * 100);
			if (Math.random() < 0.5) this.#choose(item);
		}
		while (this.#unsettled()) await this.#sendWaiting();
		this.#caster.close();
	}

	#choose(item: number): void {
		this.#outbox = press(this.#outbox, item, anyStep());
		void this.#send(item);
	}

	#unsettled(): boolean {
		return [...this.#outbox.answers.values()].some((answer) => answer.press !== null);
	}

	async #sendWaiting(): Promise<void> {
		await Promise.all(sendable(this.#outbox).map((item) => this.#send(item)));
		await sleep(50 + Math.random() * 300);
	}

	async #send(item: number): Promise<void> {
		const waiting = answerOf(this.#outbox, item);
		if (waiting.press === null || waiting.inFlight !== null) return;
		const { choice, rev } = waiting.press;
		this.#outbox = sent(this.#outbox, item, rev);
		if (this.#stage.optimistic)
			this.#outbox = acknowledged(this.#outbox, item, rev, { choice, rev });
		this.#note(item);
		const end = await this.#caster.cast(this.#stage.code, {
			token: this.#token,
			item,
			choice,
			rev
		});
		if (!this.#stage.optimistic)
			this.#outbox =
				end.kind === 'stored'
					? acknowledged(this.#outbox, item, rev, end.line)
					: notAcknowledged(this.#outbox, item);
		this.#note(item);
	}

	/** The moment the page says "Sparat". */
	#note(item: number): void {
		const { stored } = answerOf(this.#outbox, item);
		if (standingOf(this.#outbox, item, true) !== 'saved' || stored === null) return;
		if ((this.#noted.get(item) ?? 0) >= stored.rev) return;
		this.#noted.set(item, stored.rev);
		this.#stage.journal.note({ token: this.#token, item, ...stored });
	}
}
