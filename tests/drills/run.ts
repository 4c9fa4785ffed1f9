import { parseArgs } from 'node:util';
import { seedPractice } from '../../src/cli/demo/practice-round.ts';
import { boot } from '#lib/server/boot.ts';
import { parseConfig } from '#lib/server/config.ts';
import { createLogger } from '#lib/server/logger.ts';
import { startTestCluster } from '../support/cluster.ts';
import { createTestDatabase, makeTemplate, migrationsDir } from '../support/databases.ts';
import { drillRestore } from './restore-drill.ts';
import { drillUpgrade } from './upgrade-drill.ts';

/**
 * npm run drill [-- restore|upgrade] [--devices 100000]: a restore of that many devices' ballots on an empty machine, and
 * upgrades from every earlier schema killed at every statement.
 */
const { values, positionals } = parseArgs({
	allowPositionals: true,
	options: { devices: { type: 'string', default: '100000' } }
});
const wanted = (name: string) => positionals.length === 0 || positionals.includes(name);
let held = true;

if (wanted('restore')) {
	const verdict = await drillRestore({
		devices: Number(values.devices),
		runs: 10,
		say: console.log
	});
	console.log(verdict);
	held &&= verdict.talliesEqual && verdict.leftOfClosed === 0 && verdict.restoreSeconds < 300;
}
if (wanted('upgrade')) {
	const verdict = await upgradeEverySchema();
	console.log(verdict);
	held &&= verdict.between + verdict.stuck === 0 && verdict.kills > 0;
}
console.log(held ? 'Held.' : 'FAILED');
process.exit(held ? 0 : 1);

async function upgradeEverySchema() {
	const cluster = await startTestCluster();
	const server = cluster.connectionString('postgres');
	try {
		await makeTemplate(server);
		const today = await createTestDatabase(server);
		const environment = {
			DATABASE_URL: today.connectionString,
			BALLOT_KEY: Buffer.alloc(32, 7).toString('base64'),
			PRACTICE: 'on'
		};
		const application = await boot(parseConfig(environment), {
			migrationsDir,
			log: createLogger('silent')
		});
		await seedPractice(application.ports, 'http://localhost');
		await application.close();
		return await drillUpgrade({ server, today: today.connectionString, say: console.log });
	} finally {
		await cluster.stop();
	}
}
