import { mkdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { writeBackup } from '#lib/server/db/backup/write-backup.ts';
import type { AdminCommand } from './command.ts';
import { appVersion, withDatabase } from './database.ts';

/** Beside a running app or without it. The key of open runs is not in it (docs/backup.md). */
export const backup: AdminCommand = {
	usage: '[--to FILE]',
	about: 'writes everything as it is now to a file',
	async run(args) {
		const { values } = parseArgs({ args: [...args], options: { to: { type: 'string' } } });
		const now = new Date();
		const stamp = now.toISOString().slice(0, 19).replaceAll(':', '');
		const file = path.resolve(values.to ?? path.join('backups', `vankrets-${stamp}Z.gz`));
		await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
		const { sums } = await withDatabase((connectionString) =>
			writeBackup({ connectionString, file, appVersion: appVersion(), now })
		);
		const rows = sums.reduce((sum, table) => sum + table.rows, 0);
		const { size } = await stat(file);
		console.log(
			`${file}: ${String(rows)} rows of ${String(sums.length)} tables, ${(size / 1_048_576).toFixed(1)} MB.`
		);
	}
};
