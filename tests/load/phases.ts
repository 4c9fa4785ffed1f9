import type { SliceMessage, Snapshot } from '#lib/contract/live.ts';
import type { AnsweringPhone, LivePhone } from './phone.ts';
import type { Place, Stage } from './stage.ts';
import { median, percentile } from './statistics.ts';
import type { Figures } from './trial-job.ts';

const items = 10;
/** A server's and a client's queue of connections being opened is finite; more than these are never opened at once. */
const mostAtOnce = 1000;
const steps = 9;

export function sleep(milliseconds: number): Promise<void> {
	return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** Screens are known by their cookies and come one by one, not as a hall. */
const screensAtOnce = 50;

/** Does the work for each, never more than `atOnce` at a time; returns each one's milliseconds from the start of all. */
async function timed<T>(
	all: readonly T[],
	work: (one: T) => Promise<unknown>,
	atOnce = mostAtOnce
): Promise<number[]> {
	const started = performance.now();
	const left = [...all];
	const took: number[] = [];
	const worker = async () => {
		for (let one = left.pop(); one !== undefined; one = left.pop()) {
			await work(one);
			took.push(performance.now() - started);
		}
	};
	await Promise.all(Array.from({ length: Math.min(atOnce, all.length) }, worker));
	return took;
}

/** Runs a phase and says what the servers used in it. */
async function metered<T>(stage: Stage, phase: () => Promise<T>) {
	const before = await stage.ask('reset');
	const result = await phase();
	const after = await stage.ask('read');
	return { result, cpuUs: (after.cpuMs - before.cpuMs) * 1000, loopP99Ms: after.loopP99Ms };
}

const perSecond = (count: number, took: readonly number[]) => count / (Math.max(...took) / 1000);

/** Everybody opens the page at the same moment, with all its files. */
export async function loadPages(
	stage: Stage,
	place: Place,
	phones: readonly AnsweringPhone[]
): Promise<Figures> {
	const paths = stage.pathsOf(place.joinCode);
	const { result, cpuUs } = await metered(stage, () => timed(phones, (phone) => phone.load(paths)));
	return {
		pagesPerSecond: perSecond(phones.length, result),
		pageP99: percentile(result, 0.99),
		cpuPerPage: cpuUs / phones.length
	};
}

/** Everybody connects at the same moment and is told how things stand. */
export async function join(stage: Stage, phones: readonly LivePhone[]): Promise<Figures> {
	const { result, cpuUs } = await metered(stage, () =>
		timed(phones, async (phone) => {
			assertOpen(await phone.connect());
		})
	);
	return {
		joinsPerSecond: perSecond(phones.length, result),
		joinP50: percentile(result, 0.5),
		joinP99: percentile(result, 0.99),
		cpuPerJoin: cpuUs / phones.length
	};
}

/** Screens connect; how long that takes is not what is measured. */
export async function follow(screens: readonly LivePhone[]): Promise<void> {
	await timed(screens, (screen) => screen.connect(), screensAtOnce);
}

function assertOpen({ slices }: Snapshot): void {
	const { data } = (slices as Snapshot<'voter' | 'wall'>['slices']).run;
	if (data.state !== 'open') throw new Error(`told that the run is ${data.state}`);
}

/** Everybody answers the first question at some moment of some seconds, as in a quiet room. */
export async function answerSpread(
	phones: readonly AnsweringPhone[],
	seconds: number,
	onSent: () => void
): Promise<Figures> {
	const took = await Promise.all(
		phones.map(async (phone) => {
			await sleep(Math.random() * seconds * 1000);
			onSent();
			return phone.answer(1);
		})
	);
	return {
		spreadAckP50: percentile(took, 0.5),
		spreadAckP95: percentile(took, 0.95),
		spreadAckP99: percentile(took, 0.99)
	};
}

/** Everybody changes the answer in the same tick. */
export async function answerBurst(
	stage: Stage,
	phones: readonly AnsweringPhone[]
): Promise<Figures> {
	const { result, loopP99Ms } = await metered(stage, () =>
		Promise.all(phones.map((phone) => phone.answer(1)))
	);
	return {
		burstPerSecond: perSecond(phones.length, result),
		burstAckP50: percentile(result, 0.5),
		burstAckP95: percentile(result, 0.95),
		burstAckP99: percentile(result, 0.99),
		burstLoopP99: loopP99Ms
	};
}

/** Everybody answers the whole checklist, one question after another, each as soon as the one before is stored. */
export async function answerChecklist(
	stage: Stage,
	phones: readonly AnsweringPhone[]
): Promise<Figures> {
	const started = performance.now();
	const { result, cpuUs } = await metered(stage, () =>
		Promise.all(
			phones.map(async (phone) => {
				const took: number[] = [];
				for (let item = 1; item <= items; item += 1) took.push(await phone.answer(item));
				return { took, doneAt: performance.now() - started };
			})
		)
	);
	const acks = result.flatMap((one) => one.took);
	return {
		checklistPerSecond: perSecond(
			acks.length,
			result.map((one) => one.doneAt)
		),
		checklistAckP99: percentile(acks, 0.99),
		cpuPerAnswer: cpuUs / acks.length
	};
}

/** Sends a command and waits until every client has heard a slice after it; milliseconds until the first and the last. */
async function sendAndHear(
	clients: readonly LivePhone[],
	isIt: (message: SliceMessage) => boolean,
	command: () => Promise<void>
): Promise<{ first: number; last: number }> {
	const started = performance.now();
	const heard: number[] = [];
	const all = new Promise<void>((resolve) => {
		for (const client of clients) {
			client.onSlice = (message) => {
				if (!isIt(message)) return;
				client.onSlice = () => undefined;
				heard.push(performance.now() - started);
				if (heard.length === clients.length) resolve();
			};
		}
	});
	await command();
	await Promise.race([
		all,
		sleep(30_000).then(() => {
			throw new Error(`only ${String(heard.length)} of ${String(clients.length)} heard it`);
		})
	]);
	return { first: Math.min(...heard), last: Math.max(...heard) };
}

/** The facilitator closes the run; every phone hears it. */
export async function closeRun(
	place: Place,
	facilitator: LivePhone,
	phones: readonly LivePhone[]
): Promise<Figures> {
	const { first, last } = await sendAndHear(
		phones,
		(message) => message.slice === 'run' && (message.data as { state: string }).state === 'closed',
		() => facilitator.command('closeRun', { runId: place.runId })
	);
	return { closeFirst: first, closeLast: last };
}

/** The facilitator steps; every screen that follows hears it. Then as many steps as a hand can press. */
export async function step(
	stage: Stage,
	place: Place,
	facilitator: LivePhone,
	screens: readonly LivePhone[]
): Promise<Figures> {
	const press = () =>
		facilitator.command('stepScreen', { runId: place.runId, step: { step: 'toggleJoin' } });
	const { result, cpuUs } = await metered(stage, async () => {
		const told: { first: number; last: number }[] = [];
		for (let times = 0; times < steps; times += 1) {
			told.push(await sendAndHear(screens, (message) => message.slice === 'screen', press));
			await sleep(250);
		}
		return told;
	});
	const figures = {
		stepFirst: median(result.map((one) => one.first)),
		stepLast: median(result.map((one) => one.last)),
		cpuPerMessage: cpuUs / (steps * screens.length)
	};
	return { ...figures, mostPerSecond: await pressFast(screens, press) };
}

/** The most that any screen heard in one second while somebody presses as fast as the server allows. */
async function pressFast(
	screens: readonly LivePhone[],
	press: () => Promise<void>
): Promise<number> {
	const before = screens.map((screen) => screen.heard);
	for (let times = 0; times < 8; times += 1) await press();
	await sleep(1000);
	return Math.max(...screens.map((screen, index) => screen.heard - (before[index] ?? 0)));
}

/** Every phone loses its connection at the same moment and comes back, wave after wave. */
export async function comeBack(
	stage: Stage,
	phones: readonly LivePhone[],
	waves: number
): Promise<Figures> {
	const back: number[] = [];
	let lost = 0;
	const before = await stage.ask('rest');
	let halfway = before;
	for (let wave = 0; wave < waves; wave += 1) {
		for (const phone of phones) phone.disconnect();
		const took = await timed(phones, async (phone) => {
			await phone.connect().then(assertOpen, () => {
				lost += 1;
			});
		});
		back.push(Math.max(...took));
		await sleep(300);
		if (wave + 1 === Math.ceil(waves / 2)) halfway = await stage.ask('rest');
	}
	const after = await stage.ask('rest');
	return {
		backLast: median(back),
		backLost: lost,
		memoryGrowth: (after.rssKiB / before.rssKiB - 1) * 100,
		memoryDrift: (after.rssKiB / halfway.rssKiB - 1) * 100
	};
}
