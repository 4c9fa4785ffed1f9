import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { takeAppLock } from '#lib/server/db/embedded/app-lock.ts';
import { cleanUp, makeFolder, start, startApp } from '../support/embedded.ts';

afterEach(cleanUp);

const exitedPid = () =>
	new Promise<number>((resolve) => {
		const child = spawn('true');
		child.once('exit', () => resolve(child.pid ?? 0));
	});

test('A second app on the same folder is told which process uses it', async () => {
	const dataDir = await makeFolder();
	const first = startApp(dataDir);
	expect((await first.said()).adopted).toBe(false);
	await expect(start(dataDir)).rejects.toMatchObject({
		code: 'alreadyInUse',
		message: expect.stringContaining(`process ${first.pid}`)
	});
	first.kill('SIGTERM');
	expect(await first.said()).toEqual({ stopped: true });
	await first.exited;
	await start(dataDir);
	await expect(start(dataDir)).rejects.toMatchObject({
		code: 'alreadyInUse',
		message: expect.stringContaining(`process ${process.pid}`)
	});
});

test('Of two apps started at once on a folder whose app was killed, exactly one gets it', async () => {
	const dataDir = await makeFolder();
	writeFileSync(path.join(dataDir, 'app.pid'), `${await exitedPid()}\nboot:1\n`);
	const apps = [startApp(dataDir), startApp(dataDir), startApp(dataDir)];
	const said = await Promise.all(apps.map((app) => app.said()));
	expect(said.filter((one) => one.connectionString !== undefined)).toHaveLength(1);
	expect(said.filter((one) => one.code === 'alreadyInUse')).toHaveLength(2);
	const holder = apps[said.findIndex((one) => one.connectionString !== undefined)];
	expect(readFileSync(path.join(dataDir, 'app.pid'), 'utf8')).toContain(`${holder?.pid}\n`);
});

test('A lock whose process is gone is taken over', async () => {
	const dataDir = await makeFolder();
	writeFileSync(path.join(dataDir, 'app.pid'), `${await exitedPid()}\n`);
	const lock = await takeAppLock(dataDir, process.pid);
	await lock.release();
});

test.runIf(process.platform === 'linux')(
	'A lock whose pid now belongs to another process is taken over',
	async () => {
		const dataDir = await makeFolder();
		writeFileSync(path.join(dataDir, 'app.pid'), `${process.ppid}\nan-earlier-boot:12345\n`);
		const lock = await takeAppLock(dataDir, process.pid);
		expect(readFileSync(path.join(dataDir, 'app.pid'), 'utf8')).toContain(`${process.pid}\n`);
		await lock.release();
	}
);

test('The lock names the process it was taken for', async () => {
	const dataDir = await makeFolder();
	const lock = await takeAppLock(dataDir, process.ppid);
	await expect(takeAppLock(dataDir, process.pid)).rejects.toThrow(`process ${process.ppid}`);
	await lock.release();
});
