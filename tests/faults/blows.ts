import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { Client } from 'pg';
import { connectionStringFor, databaseName } from '#lib/server/db/embedded/connection.ts';
import { isRunning } from '#lib/server/db/embedded/processes.ts';
import { sleep, type AppProcess } from './app-process.ts';

/**
 * `kill`: kill -9 of the app. `database`: PostgreSQL's immediate shutdown, as its crash looks. `backends`: ten of the
 * app's connections cut. `everything`: app and database at the same moment.
 */
export type Blow = 'kill' | 'database' | 'backends' | 'everything';
export const backendsAtATime = 10;

export async function strike(blow: Blow, app: AppProcess, dataDir: string): Promise<void> {
	if (blow === 'backends') {
		await cutBackends(dataDir);
		return;
	}
	const { pid } = await findPostmaster(dataDir);
	if (blow !== 'kill') process.kill(pid, 'SIGQUIT');
	if (blow !== 'database') {
		await app.kill();
		app.launch();
	}
}

/** Its file is away for a moment while PostgreSQL starts anew. */
async function findPostmaster(dataDir: string): Promise<{ pid: number; socketDir: string }> {
	const file = path.join(dataDir, 'postgres/postmaster.pid');
	for (;;) {
		const [pid = '', , , , socketDir = ''] = await readFile(file, 'utf8').then(
			(text) => text.split('\n'),
			() => []
		);
		if (socketDir !== '' && isRunning(Number(pid))) return { pid: Number(pid), socketDir };
		await sleep(5);
	}
}

async function cutBackends(dataDir: string): Promise<void> {
	const { socketDir } = await findPostmaster(dataDir);
	const client = new Client({
		connectionString: connectionStringFor(socketDir, databaseName),
		application_name: 'faults'
	});
	await client.connect();
	try {
		// Fewer are there right after the last cut; whoever comes meanwhile is cut as well.
		for (let cut = 0; cut < backendsAtATime;) {
			const { rowCount } = await client.query(
				`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
				WHERE application_name LIKE 'vankrets%' ORDER BY random() LIMIT $1`,
				[backendsAtATime - cut]
			);
			cut += rowCount ?? 0;
		}
	} finally {
		await client.end();
	}
}
