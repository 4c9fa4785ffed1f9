import pg from 'pg';
import { migrate } from '#lib/server/db/migrate.ts';
import { migrationsDir } from '../support/databases.ts';

/**
 * A start of the app that is killed before its n-th statement to the database: argv is the connection string and n. With 0
 * it goes through, and says how many statements there were.
 */
const [connectionString = '', stopAt = '0'] = process.argv.slice(2);
const send = pg.Client.prototype.query as (...given: unknown[]) => unknown;
let statements = 0;
pg.Client.prototype.query = function (this: pg.Client, ...given: unknown[]) {
	statements += 1;
	if (statements === Number(stopAt)) process.kill(process.pid, 'SIGKILL');
	return send.apply(this, given);
} as typeof pg.Client.prototype.query;

const log = { info: () => undefined, warn: () => undefined };
await migrate({ connectionString, migrationsDir, log });
console.log(statements);
