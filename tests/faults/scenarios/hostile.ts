import { freePort, type AppProcess } from '../app-process.ts';
import { onGround, type Ground } from '../ground.ts';
import { floodHandshakes } from '../hostile/handshakes.ts';
import { HeapGauge } from '../hostile/heap.ts';
import { startHealthyPhone } from '../hostile/healthy.ts';
import { floodRequests } from '../hostile/requests.ts';
import { floodSockets } from '../hostile/sockets.ts';
import { times, type Control, type FaultScenario, type Figures, type How } from '../scenario.ts';

/** A flood of what nobody should send; a well-behaved phone beside it must hardly notice. */
const slowestHealthy = 500;
const mostGrowth = 20;

type Flood = (
	ground: Ground,
	app: AppProcess,
	how: How
) => Promise<{ figures: Figures; broken: string[] }>;

function flooding(
	given: { name: string; promise: string; short: number; controls?: readonly Control[] },
	flood: Flood
): FaultScenario {
	return {
		controls: [],
		...given,
		run: (how) => onGround((ground) => withstand(ground, flood, how))
	};
}

async function withstand(ground: Ground, flood: Flood, how: How) {
	const inspector = await freePort();
	const node = [`--inspect=127.0.0.1:${String(inspector)}`];
	const app = await ground.app(how.variant, { node });
	const gauge = await HeapGauge.open(inspector);
	const run = await ground.seed.openedRun();
	const phone = startHealthyPhone(app.url, run.joinCode);
	// What the app loads and keeps the first time is not a leak.
	await flood(ground, app, { ...how, scale: how.scale / 20, say: () => undefined });
	const before = await gauge.megabytes();
	const { figures, broken } = await flood(ground, app, how);
	const growth = Math.round(((await gauge.megabytes()) - before) * 10) / 10;
	const health = await phone.stop();
	gauge.close();
	const uncaught = app.unasked + (app.log.match(/uncaught|unhandled/gi)?.length ?? 0);
	if (uncaught > 0) broken.push(`uncaught errors: ${String(uncaught)}`);
	if (growth > mostGrowth) broken.push(`the heap grew by ${String(growth)} MB`);
	if (how.timed && health.refused > 0)
		broken.push(`a well-behaved phone was refused ${String(health.refused)} times`);
	if (how.timed && health.p99 > slowestHealthy)
		broken.push(`a well-behaved phone waited ${String(health.p99)} ms`);
	return {
		figures: {
			...figures,
			'uncaught errors': uncaught,
			'heap growth MB': growth,
			'well-behaved answers': health.answers,
			'their p99 ms': health.p99
		},
		broken
	};
}

export const messages = flooding(
	{
		name: 'messages',
		promise: '1,000,000 hostile socket messages are read and answered, and harm nobody',
		short: 0.01
	},
	async (ground, app, how) => {
		const figures = await floodSockets(ground, app.url, times(1_000_000, how.scale), how.say);
		return { figures, broken: [] };
	}
);

export const handshakes = flooding(
	{
		name: 'handshakes',
		promise: '100,000 malformed handshakes harm nobody',
		short: 0.01
	},
	async (_, app, how) => {
		const figures = await floodHandshakes(app.url, times(100_000, how.scale), how.say);
		return { figures, broken: figures['answered 5xx'] > 0 ? ['a handshake was answered 5xx'] : [] };
	}
);

export const requests = flooding(
	{
		name: 'requests',
		promise: '100,000 hostile requests at every door: no 5xx, no stack trace',
		short: 0.008,
		controls: [{ sabotage: 'careless', scale: 0.005 }]
	},
	async (ground, app, how) => {
		const flood = await floodRequests(ground, app.url, times(100_000, how.scale), how.say);
		return {
			figures: {
				requests: flood.requests,
				'doors reached': flood.doors,
				'answered 5xx': flood.failures.size,
				'5xx that passed': flood.passing,
				'stack traces': flood.traces.size
			},
			broken: [
				...[...flood.failures.keys()].slice(0, 20).map((door) => `5xx: ${door}`),
				...(flood.failures.size > 0 ? loggedErrors(app.log).map((line) => `logged: ${line}`) : []),
				...[...flood.traces].map((door) => `a stack trace: ${door}`)
			]
		};
	}
);

/** The first line of each kind of error that the app has logged. */
function loggedErrors(log: string): string[] {
	const lines = [...log.matchAll(/"err":"((?:[^"\\\\]|\\\\(?!n).)*)/g)].map(
		(match) => match[1] ?? ''
	);
	return [...new Set(lines.map((line) => line.slice(0, 200)))].slice(0, 30);
}
