import path from 'node:path';
import { Client } from 'pg';
import { stepScreen } from '#lib/server/usecases/poll/step-screen.ts';
import type { OpenedRun } from '../../support/seed.ts';
import { checkAnswers } from '../answers-checker.ts';
import { sleep, type AppProcess } from '../app-process.ts';
import { Balancer } from '../balancer.ts';
import { onGround, type Ground } from '../ground.ts';
import { Phones } from '../phones.ts';
import { mustBeZero, percentile, times, type FaultScenario, type How } from '../scenario.ts';
import { Watchers } from '../watchers.ts';

/** Two instances behind a proxy; clients go to any of them. */
const answeringPhones = 20;
const patience = 60_000;

export const rolling: FaultScenario = {
	name: 'rolling',
	promise:
		'20 rolling restarts of two instances under 1,000 phones: none lost, all back, all at the server’s version',
	short: 0.05,
	controls: [],
	run: (how) => onTwoInstances(how, times(1000, how.scale, 40), restartInTurns)
};

export const stop: FaultScenario = {
	name: 'stop',
	promise:
		'SIGTERM with 1,000 sockets and answers coming in × 5: gone in 10 s, none lost, all back',
	// tests/integration/shutdown-drain.test.ts does it in npm test.
	short: null,
	controls: [],
	run: (how) => onTwoInstances(how, times(1000, how.scale, 40), stopAll)
};

export const deaf: FaultScenario = {
	name: 'deaf',
	promise: 'the listening connections cut for a minute: all converge within 5 s of their return',
	short: 0.05,
	controls: [],
	run: (how) => onTwoInstances(how, times(100, how.scale, 10), cutListening)
};

type Stage = {
	readonly ground: Ground;
	readonly apps: readonly AppProcess[];
	readonly run: OpenedRun;
	readonly watchers: Watchers;
	readonly walls: Watchers;
	readonly how: How;
};

/** Runs a play while phones watch and answer; then the journal against the database. `slow` are times in ms. */
async function onTwoInstances(
	how: How,
	count: number,
	play: (
		stage: Stage
	) => Promise<{ turns: number; slow: number[]; limit: number; broken: string[] }>
) {
	return onGround(async (ground) => {
		const apps = await ground.apps(how.variant, 2);
		const proxy = await new Balancer(apps.map((app) => app.url)).listen();
		const run = await ground.seed.openedRun();
		const journal = path.join(ground.folder, 'journal.jsonl');
		const phones = new Phones({
			urls: [proxy.url],
			code: run.joinCode,
			journal,
			phones: answeringPhones
		});
		const cookie = await ground.cookieOf(run.keyPerson);
		const watchers = new Watchers(count, { url: proxy.url, topic: run.runId, audience: 'voter' });
		const walls = new Watchers(4, {
			url: proxy.url,
			topic: run.runId,
			audience: 'facilitator',
			cookie
		});
		const stage = { ground, apps, run, watchers, walls, how };
		phones.start();
		try {
			await untilTrue(() => watchers.connected === count && walls.connected === 4);
			const { turns, slow, limit, broken } = await play(stage);
			await phones.stop();
			const { connectionString, kek } = ground;
			const kept = await checkAnswers({ connectionString, kek, runId: run.runId, journal });
			const slowest = Math.round(Math.max(0, ...slow));
			const { lost, stale, doubled } = kept;
			if (how.timed && slowest > limit) broken.push(`it took ${String(slowest)} ms`);
			broken.push(...mustBeZero({ lost, stale, doubled }));
			if (kept.acknowledged === 0) broken.push('nothing was acknowledged');
			return {
				figures: {
					turns,
					phones: count,
					acknowledged: kept.acknowledged,
					...{ lost, stale, doubled },
					'median ms': percentile(slow, 0.5),
					'slowest ms': slowest
				},
				broken
			};
		} finally {
			watchers.close();
			walls.close();
			await proxy.close();
		}
	});
}

async function restartInTurns({ ground, apps, run, watchers, walls, how }: Stage) {
	const turns = times(20, how.scale, 2);
	const count = watchers.connected;
	const slow: number[] = [];
	for (let turn = 1; turn <= turns; turn += 1)
		for (const app of apps) {
			await app.stop();
			const gone = performance.now();
			await step(ground, run);
			await untilTrue(() => watchers.connected === count && walls.connected === 4);
			slow.push(performance.now() - gone);
			await app.start();
			await app.untilUp('/readyz');
			if (app === apps[1]) how.say(`${String(turn)} rolling restarts`);
		}
	return { turns, slow, limit: 5000, broken: await convergeAndTell(ground, run, walls) };
}

async function stopAll({ ground, apps, run, watchers, walls, how }: Stage) {
	const turns = times(5, how.scale, 1);
	const count = watchers.connected;
	const slow: number[] = [];
	const broken: string[] = [];
	for (let turn = 1; turn <= turns; turn += 1) {
		const asked = performance.now();
		await Promise.all(apps.map((app) => app.stop()));
		slow.push(performance.now() - asked);
		await sleep(300);
		if (watchers.connected > 0) broken.push('a socket outlived its server');
		await Promise.all(apps.map((app) => app.start()));
		await untilTrue(() => watchers.connected === count && walls.connected === 4);
		how.say(`${String(turn)} times stopped`);
	}
	broken.push(...(await convergeAndTell(ground, run, walls)));
	return { turns, slow, limit: 10_000, broken };
}

/** Whoever listens is cut at once, again and again, so that nobody hears a change of that minute. */
async function cutListening({ ground, run, walls, how }: Stage) {
	const client = new Client({
		connectionString: ground.connectionString,
		application_name: 'faults'
	});
	await client.connect();
	const until = performance.now() + times(60_000, how.scale);
	let version = 0;
	let stepped = 0;
	while (performance.now() < until) {
		await client.query(
			`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
			WHERE application_name = 'vankrets-listen' AND datname = current_database()`
		);
		if (performance.now() - stepped > 1000) {
			stepped = performance.now();
			version = await step(ground, run);
		}
		await sleep(20);
	}
	await client.end();
	const back = performance.now();
	await untilTrue(() => walls.behind('screen', version) === 0);
	return { turns: 1, slow: [performance.now() - back], limit: 5000, broken: [] };
}

/** A step of the facilitator; the version of the screen after it. */
async function step(ground: Ground, run: OpenedRun): Promise<number> {
	const { version } = await stepScreen(ground.ports, run.keyPerson.actor, {
		runId: run.runId,
		step: { step: 'toggleJoin' }
	});
	return version;
}

async function convergeAndTell(ground: Ground, run: OpenedRun, walls: Watchers): Promise<string[]> {
	const version = await step(ground, run);
	await untilTrue(() => walls.behind('screen', version) === 0).catch(() => undefined);
	const behind = walls.behind('screen', version);
	return behind === 0 ? [] : [`${String(behind)} clients are behind the server`];
}

async function untilTrue(what: () => boolean): Promise<void> {
	const giveUpAt = performance.now() + patience;
	while (!what()) {
		if (performance.now() > giveUpAt) throw new Error('The clients did not come back.');
		await sleep(10);
	}
}
