import { setTimeout as delay } from 'node:timers/promises';
import type { Binaries } from './binaries.ts';
import { checkServer, connect, connectWhenReady } from './connection.ts';
import { codeOf, EmbeddedDatabaseError } from './error.ts';
import type { DatabaseLocation } from './location.ts';
import {
	adoptPostmaster,
	isPostmasterOf,
	type Postmaster,
	readPidFile,
	removeSocket,
	retirePidFile,
	shutDown,
	spawnPostmaster
} from './postmaster.ts';

export type ServerPlan = {
	location: DatabaseLocation;
	binaries: Binaries;
	socketDir: string;
	extraSettings: Record<string, string>;
	log: (message: string) => void;
};

/** How long children of a killed server may take to notice that it is gone. */
const orphansLeaveWithin = 30_000;

async function answers(socketDir: string): Promise<boolean> {
	if (socketDir === '') return false;
	try {
		await (await connect(socketDir, 'postgres')).end();
		return true;
	} catch (error) {
		// A PostgreSQL that is starting or full refuses with its own five characters: that is an answer.
		return /^\d[0-9A-Z]{4}$/.test(codeOf(error) ?? '');
	}
}

/**
 * Makes way after a server that is gone: the pids it left may be zombies or other processes by now.
 * @throws EmbeddedDatabaseError alreadyInUse when it does answer, so it runs where we see no processes.
 */
async function clearLeftovers(plan: ServerPlan): Promise<void> {
	const { clusterDir } = plan.location;
	const found = await readPidFile(clusterDir);
	for (const socketDir of new Set([found?.socketDir ?? '', plan.socketDir])) {
		if (!(await answers(socketDir))) continue;
		throw new EmbeddedDatabaseError(
			'alreadyInUse',
			`A PostgreSQL that is no process of this machine or container answers in ${socketDir} for the ` +
				`data folder ${clusterDir}. Nothing was changed. Stop the app that runs it first.`
		);
	}
	if (found !== null) await retirePidFile(clusterDir, found);
	await removeSocket(plan.socketDir);
}

/** The server that an app killed without warning left running, or null when there is none to use. */
async function adopt(plan: ServerPlan): Promise<Postmaster | null> {
	const { clusterDir } = plan.location;
	const found = await readPidFile(clusterDir);
	if (found === null || !isPostmasterOf(clusterDir, found.pid)) return null;
	const server = adoptPostmaster(clusterDir, found);
	const client = await connectWhenReady(server.socketDir, server.isGone, plan.log);
	if (client === null) return null;
	try {
		const facts = await checkServer(client);
		if (facts.dataDirectory === clusterDir && facts.version === plan.binaries.version)
			return server;
		plan.log(`Restarting the running PostgreSQL ${facts.version} as ${plan.binaries.version}.`);
	} finally {
		await client.end();
	}
	await shutDown(server, plan.log);
	return null;
}

async function start(plan: ServerPlan): Promise<Postmaster> {
	const giveUpAt = Date.now() + orphansLeaveWithin;
	for (;;) {
		await clearLeftovers(plan);
		const server = await spawnPostmaster(
			plan.binaries,
			plan.location,
			plan.socketDir,
			plan.extraSettings
		);
		try {
			const client = await connectWhenReady(server.socketDir, server.isGone, plan.log);
			if (client !== null) {
				await checkServer(client).finally(() => client.end());
				return server;
			}
		} catch (error) {
			await shutDown(server, plan.log);
			throw error;
		}
		const said = await server.logSince();
		if (!said.includes('pre-existing shared memory block') || Date.now() > giveUpAt) {
			throw new EmbeddedDatabaseError(
				'startFailed',
				`PostgreSQL did not start in ${plan.location.clusterDir}. The data was not changed by this. ` +
					`The end of ${plan.location.logFile}:\n${said.slice(-2000)}`
			);
		}
		await delay(200);
	}
}

/** A server that answers and keeps what it acknowledges: the one found running, or a new one. */
export async function adoptOrStart(
	plan: ServerPlan
): Promise<{ server: Postmaster; adopted: boolean }> {
	const running = await adopt(plan);
	if (running !== null) return { server: running, adopted: true };
	return { server: await start(plan), adopted: false };
}
