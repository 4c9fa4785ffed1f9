import { connectAsOwner } from '#lib/server/db/backup/write-backup.ts';
import { describeServer } from '#lib/server/db/server-check.ts';
import type { AdminCommand } from './command.ts';
import { appVersion, withDatabase } from './database.ts';

export const version: AdminCommand = {
	usage: '',
	about: 'says which version of the app, the schema and the database this is',
	async run() {
		console.log(`Vänkrets ${appVersion()}, Node ${process.versions.node}`);
		await withDatabase(async (connectionString) => {
			const { description } = await describeServer(connectionString);
			const client = await connectAsOwner(connectionString);
			try {
				const { rows } = await client.query<{ name: string }>(
					'SELECT name FROM public.kysely_migration ORDER BY name DESC LIMIT 1'
				);
				console.log(`${description}\nSchema ${rows[0]?.name ?? '(none)'}`);
			} finally {
				await client.end();
			}
		});
	}
};
