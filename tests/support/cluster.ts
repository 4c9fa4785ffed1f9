import { chmod, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { isRunning } from '#lib/server/db/embedded/processes.ts';
import { startEmbeddedDatabase } from '#lib/server/db/embedded/start.ts';

export type TestCluster = { connectionString(dbName: string): string; stop(): Promise<void> };

const prefix = 'vankrets-tests-';

/** A killed test run leaves its folder; without it, the PostgreSQL it left running ends within a minute. */
async function removeAbandoned(): Promise<void> {
	for (const name of await readdir(os.tmpdir())) {
		if (!name.startsWith(prefix)) continue;
		const dir = path.join(os.tmpdir(), name);
		const lock = await readFile(path.join(dir, 'app.pid'), 'utf8').catch(() => null);
		if (lock === null || isRunning(Number(lock.split('\n')[0]))) continue;
		await rm(dir, { recursive: true, force: true }).catch(() => undefined);
	}
}

/** One real PostgreSQL for a whole test run, in a temporary folder that stop() removes. fsync stays on. */
export async function startTestCluster(): Promise<TestCluster> {
	await removeAbandoned();
	const dataDir = await mkdtemp(path.join(os.tmpdir(), prefix));
	// As root, PostgreSQL's own user must be able to pass through the folder.
	await chmod(dataDir, 0o711);
	const database = await startEmbeddedDatabase({
		dataDir,
		log: () => undefined,
		extraSettings: { max_connections: '200' }
	});
	return {
		connectionString: (dbName) =>
			database.connectionString.replace('@/vankrets?', `@/${encodeURIComponent(dbName)}?`),
		async stop() {
			await database.stop();
			await rm(dataDir, { recursive: true, force: true });
		}
	};
}
