/** A process of its own that uses the embedded database, for tests that kill it: argv is the data folder. */
import { EmbeddedDatabaseError, startEmbeddedDatabase } from '#lib/server/db/embedded/start.ts';

const say = (message: object) => process.stdout.write(`${JSON.stringify(message)}\n`);

try {
	const database = await startEmbeddedDatabase({
		dataDir: process.argv[2] ?? '',
		log: (message) => process.stderr.write(`${message}\n`)
	});
	const alive = setInterval(() => undefined, 60_000);
	process.once('SIGTERM', () => {
		clearInterval(alive);
		void database.stop().then(() => say({ stopped: true }));
	});
	const { connectionString, clusterDir, adopted } = database;
	say({ connectionString, clusterDir, adopted });
} catch (error) {
	const code = error instanceof EmbeddedDatabaseError ? error.code : 'other';
	say({ code, message: String(error) });
	process.exitCode = 1;
}
