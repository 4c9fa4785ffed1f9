import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { describe, expect, inject, onTestFinished, test } from 'vitest';
import { variables } from '#lib/server/config.ts';
import { createTestDatabase } from '../support/databases.ts';
import { startProductionServer } from '../support/production.ts';
import { startRefusedServer } from '../support/server.ts';
import { testEnvironment } from '../support/app.ts';

describe('a wrong environment variable stops the start, with its name and what was expected', () => {
	test.each([
		['PUBLIC_URL', 'vankrets.example'],
		['DATABASE_POOL_SIZE', 'many'],
		['LOG_LEVEL', 'loud'],
		['PORT', '70000'],
		['TRUSTED_PROXIES', 'yes'],
		['PRACTICE', 'perhaps']
	] as const)('%s=%s', async (name, value) => {
		const end = await startRefusedServer({ DATA_DIR: tmpdir(), [name]: value });
		expect(end.code).toBe(1);
		expect(end.output).toContain(`${name} is "${value}"`);
		expect(end.output).toContain(variables[name].expected);
		// For a person: no stack of ours.
		expect(end.output).not.toMatch(/\n\s+at /);
	});

	test('a database without a key of one’s own', async () => {
		const end = await startRefusedServer({ DATABASE_URL: 'postgresql://localhost/none' });
		expect(end).toMatchObject({ code: 1 });
		expect(end.output).toContain('BALLOT_KEY is missing');
	});
});

test('a database that does not answer is named as the cause', async () => {
	const end = await startRefusedServer(
		testEnvironment('postgresql://nobody:hemligt@127.0.0.1:1/none')
	);
	expect(end.code).toBe(1);
	expect(end.output).toContain('The database does not answer');
	expect(end.output).not.toContain('hemligt');
});

test('a port that is taken is named, with what to do', async () => {
	const taken = createServer();
	await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
	onTestFinished(() => {
		taken.close();
	});
	const address = taken.address();
	const port = typeof address === 'object' && address !== null ? String(address.port) : '';
	const database = await createTestDatabase(inject('databaseServer'));
	onTestFinished(database.drop);
	const end = await startRefusedServer({
		...testEnvironment(database.connectionString),
		PORT: port
	});
	expect(end.code).toBe(1);
	expect(end.output).toContain(`Port ${port} is taken`);
});

test('a first start without anybody prints one set-up link', async () => {
	const server = await startProductionServer(inject('databaseServer'));
	onTestFinished(() => server.close());
	await expect.poll(() => server.log()).toMatch(/\/kom-igang\/[\w-]{22}\s/);
});
