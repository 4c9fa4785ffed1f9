import type { TestProject } from 'vitest/node';
import { startTestCluster, type TestCluster } from './cluster.ts';
import { makeTemplate } from './databases.ts';

declare module 'vitest' {
	interface ProvidedContext {
		/** Connection string to the run's own PostgreSQL. */
		databaseServer: string;
	}
}

/** Each project evaluates this module anew; they share the cluster of whoever came first, and the last one stops it. */
type Shared = { cluster: Promise<TestCluster> | null; users: number };
const slotName = Symbol.for('vankrets.tests.cluster');
const holder = globalThis as { [slotName]?: Shared };
const shared = (holder[slotName] ??= { cluster: null, users: 0 });

async function start(): Promise<TestCluster> {
	const cluster = await startTestCluster();
	await makeTemplate(cluster.connectionString('postgres'));
	return cluster;
}

export async function setup(project: TestProject): Promise<void> {
	shared.users += 1;
	shared.cluster ??= start();
	project.provide('databaseServer', (await shared.cluster).connectionString('postgres'));
}

export async function teardown(): Promise<void> {
	shared.users -= 1;
	if (shared.users > 0) return;
	const cluster = await shared.cluster;
	shared.cluster = null;
	await cluster?.stop();
}
