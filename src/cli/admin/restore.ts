import path from 'node:path';
import { parseArgs } from 'node:util';
import { BackupError } from '#lib/server/db/backup/error.ts';
import { restoreBackup } from '#lib/server/db/backup/restore-backup.ts';
import type { AdminCommand } from './command.ts';
import { migrationsDir, quiet, withOwnDatabase } from './database.ts';

/** Into an empty database only, so that it never overwrites anything. */
export const restore: AdminCommand = {
	usage: '--from FILE',
	about: 'fills an empty database from a backup, and checks every row',
	async run(args) {
		const { values } = parseArgs({ args: [...args], options: { from: { type: 'string' } } });
		if (values.from === undefined)
			throw new BackupError('Say which backup: npm run admin -- restore --from FILE');
		const file = path.resolve(values.from);
		const { head, sums } = await withOwnDatabase((connectionString) =>
			restoreBackup({ connectionString, file, migrationsDir, log: quiet })
		);
		const rows = sums.reduce((sum, table) => sum + table.rows, 0);
		console.log(
			`Restored as it was at ${head.takenAt}: ${String(rows)} rows of ${String(sums.length)} tables, all checked. Everyone signs in anew.`
		);
	}
};
