import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { audiences, type Audience } from '#lib/contract/live.ts';
import { mailStates } from '#lib/domain/mail/kinds.ts';
import { countMail } from '../usecases/mail/count-mail.ts';
import { countPolls } from '../usecases/poll/count-polls.ts';
import type { Pools } from '../boot.ts';
import type { Ports } from '../ports.ts';
import { gauge, type Figure } from './registry.ts';

/** Off unless METRICS_PORT is set: a port of its own, which nobody reaches through the proxy in front of the app. */
export type MetricsServer = { readonly port: number; close(): Promise<void> };

type Watched = {
	readonly ports: Ports;
	readonly pools: Pools;
	/** How many sockets of this instance are in each audience's rooms. */
	readonly connected: () => Readonly<Record<Audience, number>>;
};

const percentiles = ['50', '99', '100'] as const;

export async function listenForMetrics(
	watched: Watched,
	at: { port: number; host: string }
): Promise<MetricsServer> {
	const delay = monitorEventLoopDelay({ resolution: 10 });
	delay.enable();
	const server = createServer((request, response) => {
		if (request.url?.split('?', 1)[0] !== '/metrics' || request.method !== 'GET') {
			response.writeHead(404).end();
			return;
		}
		void describe(watched, delay).then((text) => {
			response.writeHead(200, {
				'content-type': 'text/plain; version=0.0.4; charset=utf-8',
				'cache-control': 'no-store'
			});
			response.end(text);
		});
	});
	await new Promise<void>((resolve, reject) => {
		server.once('error', reject);
		server.listen(at.port, at.host, resolve);
	});
	return {
		port: (server.address() as AddressInfo).port,
		close: () =>
			new Promise((resolve) => {
				delay.disable();
				server.closeAllConnections();
				server.close(() => {
					resolve();
				});
			})
	};
}

async function describe(
	watched: Watched,
	delay: ReturnType<typeof monitorEventLoopDelay>
): Promise<string> {
	const { ports } = watched;
	// A database that does not answer is one of the things to be told.
	const [polls, mail] = await Promise.all([
		countPolls(ports).catch(() => null),
		countMail(ports).catch(() => null)
	]);
	const figures = [
		...ports.meters.figures(),
		gauge({ name: 'vankrets_database_up', help: 'Whether the database answers.' }, () =>
			polls === null ? 0 : 1
		),
		gauge(
			{
				name: 'vankrets_runs',
				help: 'Anonymous runs that are open, and that are closed and sealed.',
				label: 'state',
				values: ['open', 'sealed'] as const
			},
			(state) => polls?.[state] ?? null
		),
		gauge(
			{
				name: 'vankrets_mail',
				help: 'Letters that wait, and what became of those that are still remembered.',
				label: 'state',
				values: mailStates
			},
			(state) => mail?.[state] ?? null
		),
		...ofProcess(watched, delay)
	];
	const text = figures.flatMap((figure) => figure.lines()).join('\n');
	delay.reset();
	return `${text}\n`;
}

function ofProcess(
	{ pools, connected }: Watched,
	delay: ReturnType<typeof monitorEventLoopDelay>
): Figure[] {
	const sockets = connected();
	const cpu = process.cpuUsage();
	return [
		gauge(
			{
				name: 'vankrets_connected',
				help: 'Live connections of this instance by audience.',
				label: 'audience',
				values: audiences
			},
			(audience) => sockets[audience]
		),
		gauge(
			{
				name: 'vankrets_event_loop_delay_seconds',
				help: 'Delay of the event loop since the figures were last read, by percentile.',
				label: 'percentile',
				values: percentiles
			},
			(percentile) => (delay.count === 0 ? 0 : delay.percentile(Number(percentile)) / 1e9)
		),
		...(['total', 'idle', 'waiting'] as const).map((what) =>
			gauge(
				{
					name: `vankrets_pool_${what}`,
					help: `Database connections (waiting: who waits for one): ${what}.`,
					label: 'pool',
					values: ['app', 'ballot'] as const
				},
				(pool) => pools[pool][`${what}Count`]
			)
		),
		gauge({ name: 'process_resident_memory_bytes', help: 'Memory of the process.' }, () =>
			process.memoryUsage.rss()
		),
		gauge(
			{ name: 'process_cpu_seconds_total', help: 'CPU used by the process since its start.' },
			() => (cpu.user + cpu.system) / 1e6
		),
		gauge(
			{ name: 'process_start_time_seconds', help: 'When the process started (Unix time).' },
			() => Math.round(Date.now() / 1000 - process.uptime())
		)
	];
}
