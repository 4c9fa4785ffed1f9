import { startTestCluster } from './cluster.ts';
import { makeTemplate } from './databases.ts';

/** One PostgreSQL for the run; the workers make their databases in it (tests/support/e2e.ts). */
export default async function setup(): Promise<() => Promise<void>> {
	const cluster = await startTestCluster();
	await makeTemplate(cluster.connectionString('postgres'));
	process.env['VANKRETS_TEST_DATABASE'] = cluster.connectionString('postgres');
	return () => cluster.stop();
}
