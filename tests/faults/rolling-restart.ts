import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { boot } from '#lib/server/boot.ts';
import { parseConfig } from '#lib/server/config.ts';
import { publish } from '#lib/server/live/publish.ts';
import type { Ports } from '#lib/server/ports.ts';
import type { Acknowledged } from '../support/ballots.ts';
import { createTestDatabase, migrationsDir } from '../support/databases.ts';
import { Seed } from '../support/seed.ts';
import { startServer, type ServerProcess } from '../support/server.ts';
import { freePort } from './app-process.ts';
import { RoamingPhone, sleep } from './roaming-phone.ts';

export type RollingRestarts = {
	readonly restarts: number;
	readonly phones: number;
	readonly acknowledged: number;
	/** Acknowledged answers of which the box holds nothing, or something older. */
	readonly lost: number;
	/** From an instance's last breath until every phone is connected and knows the newest version, slowest and usual. */
	readonly slowestMs: number;
	readonly medianMs: number;
	/** Phones that had not come back, or knew an older version than the server, when patience ended. */
	readonly notBack: number;
};

const patienceMs = 20_000;
const answering = 20;

/** Two instances on one PostgreSQL, restarted in turn, with phones connected and some of them answering all the while. */
export async function restartInTurn(
	cluster: string,
	options: { restarts: number; phones: number; say?: (text: string) => void }
): Promise<RollingRestarts> {
	const database = await createTestDatabase(cluster);
	const env = {
		DATABASE_URL: database.connectionString,
		BALLOT_KEY: randomBytes(32).toString('base64'),
		DATA_DIR: tmpdir()
	};
	const application = await boot(parseConfig({ ...env, LOG_LEVEL: 'silent' }), { migrationsDir });
	const seed = new Seed(application.ports);
	const ports = [String(await freePort()), String(await freePort())];
	const startAt = (port: string) => startServer({ ...env, PORT: port });
	const servers: ServerProcess[] = await Promise.all(ports.map(startAt));
	try {
		const run = await seed.openedRun();
		const urls = servers.map((server) => server.url);
		const phones = Array.from({ length: options.phones }, () => new RoamingPhone(urls, run));
		await Promise.all(phones.map((phone) => phone.comeBack(Math.random() * 1000)));
		const noted: Acknowledged[] = [];
		let over = false;
		const walks = phones.slice(0, answering).map((phone) => phone.keepAnswering(noted, () => over));
		const took: number[] = [];
		let notBack = 0;
		for (let restart = 0; restart < options.restarts; restart += 1) {
			const index = restart % servers.length;
			await servers[index]?.stop();
			const gone = performance.now();
			// Something changes while this instance is away and its phones are on their way.
			const version = await seed.asSystem((tx) => publish(tx, run.runId, 'run'));
			servers[index] = await startAt(ports[index] ?? '');
			notBack += await untilBack(phones, version);
			took.push(performance.now() - gone);
			options.say?.(`${String(restart + 1)} restarts, ${String(noted.length)} times acknowledged`);
		}
		over = true;
		await Promise.all(walks);
		for (const phone of phones) phone.stop();
		const sorted = took.sort((a, b) => a - b).map(Math.round);
		return {
			restarts: options.restarts,
			phones: options.phones,
			acknowledged: noted.length,
			lost: await countLost(application.ports, run.joinCode, noted),
			slowestMs: sorted.at(-1) ?? 0,
			medianMs: sorted[Math.floor(sorted.length / 2)] ?? 0,
			notBack
		};
	} finally {
		await Promise.all(servers.map((server) => server.stop()));
		await application.close();
		await database.drop();
	}
}

/** How many have not come back with this version before patience ends. */
async function untilBack(phones: readonly RoamingPhone[], version: number): Promise<number> {
	const away = () => phones.filter((phone) => !phone.connected || phone.version !== version).length;
	const started = performance.now();
	while (away() > 0 && performance.now() - started < patienceMs) await sleep(20);
	return away();
}

/** Acknowledged answers that the box does not hold, asked as their devices ask: with the token. */
async function countLost(
	ports: Ports,
	joinCode: string,
	noted: readonly Acknowledged[]
): Promise<number> {
	let lost = 0;
	for (const [token, own] of Map.groupBy(noted, (one) => one.token)) {
		const stored = new Map(
			(await ports.office.mine(joinCode, token)).map((one) => [one.itemNo, one])
		);
		for (const [itemNo, answers] of Map.groupBy(own, (one) => one.itemNo)) {
			const last = answers.at(-1);
			const held = stored.get(itemNo);
			// The last attempt may have been committed although its acknowledgement was cut off.
			const kept =
				held?.rev === last?.rev
					? held?.choice === last?.choice
					: (held?.rev ?? 0) > (last?.rev ?? 0);
			if (!kept) lost += 1;
		}
	}
	return lost;
}
