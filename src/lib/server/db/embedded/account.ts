import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { EmbeddedDatabaseError } from './error.ts';

const run = promisify(execFile);

/** The system user that PostgreSQL runs as when the app runs as root. */
export type Account = { uid: number; gid: number; name: string };

/** Options for child_process; the working folder is one that every user can enter. */
export function spawnAs(account: Account | null) {
	const env = {
		PATH: process.env.PATH ?? '/usr/bin:/bin',
		LC_ALL: 'C',
		TZ: 'UTC'
	};
	return account === null
		? { cwd: '/', env }
		: { cwd: '/', env, uid: account.uid, gid: account.gid };
}

async function lookUp(name: string): Promise<Account | null> {
	try {
		const uid = await run('id', ['-u', name]);
		const gid = await run('id', ['-g', name]);
		return { uid: Number(uid.stdout), gid: Number(gid.stdout), name };
	} catch {
		return null;
	}
}

async function createVankrets(): Promise<Account | null> {
	const useradd = ['--system', '--no-create-home', '--shell', '/usr/sbin/nologin', 'vankrets'];
	const adduser = ['-S', '-D', '-H', '-s', '/sbin/nologin', 'vankrets'];
	for (const [command, args] of [
		['useradd', useradd],
		['adduser', adduser]
	] as const) {
		try {
			await run(command, args);
			return await lookUp('vankrets');
		} catch {
			// The next way: busybox has adduser only, a locked-down container has neither.
		}
	}
	return null;
}

/**
 * Null when the app is not root and PostgreSQL simply runs as the same user. An existing cluster
 * keeps its owner, so that a data folder once used by an ordinary user still opens.
 * @throws EmbeddedDatabaseError cannotRunAsRoot when the machine has no usable system user.
 */
export async function databaseAccount(
	clusterOwner: { uid: number; gid: number } | null
): Promise<Account | null> {
	if (process.getuid?.() !== 0) return null;
	if (clusterOwner !== null && clusterOwner.uid !== 0) {
		return { ...clusterOwner, name: `uid ${clusterOwner.uid}` };
	}
	for (const find of [
		() => lookUp('postgres'),
		() => lookUp('vankrets'),
		createVankrets,
		() => lookUp('nobody')
	]) {
		const account = await find();
		// In some containers root may not become another user.
		if (account !== null && account.uid !== 0 && (await canEnter(account, '/'))) return account;
	}
	throw new EmbeddedDatabaseError(
		'cannotRunAsRoot',
		'PostgreSQL refuses to run as root, and no system user could be found or created for it. ' +
			'Nothing was changed. Run the app as an ordinary user, create a system user named ' +
			'"vankrets", or set DATABASE_URL to a PostgreSQL server.'
	);
}

/** Whether the account (null: this process) can enter the folder; asks the system, so ACLs count. */
export async function canEnter(account: Account | null, dir: string): Promise<boolean> {
	try {
		await run('/bin/sh', ['-c', 'cd "$1"', 'sh', dir], spawnAs(account));
		return true;
	} catch {
		return false;
	}
}
