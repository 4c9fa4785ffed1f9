import { escapeIdentifier, type Client } from 'pg';
import { BackupError } from './error.ts';
import { connectAsOwner } from './write-backup.ts';
import { listBackupTables, quoted } from './tables.ts';

/**
 * A backup goes into an empty database, so that nothing is ever overwritten: one without tables, or with the backup's
 * own schema and nobody in it (a restore that was cut off, an app that was only started). @throws BackupError
 */
export async function findObstacle(
	connectionString: string,
	migrations: readonly string[]
): Promise<void> {
	const client = await connectAsOwner(connectionString).catch((error: unknown) => {
		// Without our roles the server has never had a database of ours.
		if (error instanceof Error && 'code' in error && error.code === '22023') return null;
		throw error;
	});
	if (client === null) return;
	try {
		const busy = await client.query(
			`SELECT FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'vankrets'`
		);
		if (busy.rows.length > 0)
			throw new BackupError('Vänkrets runs on this database. Stop it first, then restore.');
		const { rows } = await client.query<{ made: boolean }>(
			`SELECT to_regclass('public.kysely_migration') IS NOT NULL AS made`
		);
		if (rows[0]?.made !== true) return;
		const found = await client.query<{ name: string }>(
			'SELECT name FROM public.kysely_migration ORDER BY name'
		);
		const same = JSON.stringify(found.rows.map((row) => row.name)) === JSON.stringify(migrations);
		if (found.rows.length === 0) return;
		const people = await client.query('SELECT FROM public.person LIMIT 1');
		if (!same || people.rows.length > 0)
			throw new BackupError(
				'There is something in this database already. Restore into an empty one: a new database in DATABASE_URL, or a new folder in DATA_DIR.'
			);
	} finally {
		await client.end();
	}
}

/**
 * Empties every table and lifts, within the transaction, what stands in the way of loading rows in any order: foreign keys,
 * triggers of ours, and the forced row level security that COPY does not know. The returned function puts it all back
 * and has every foreign key checked.
 */
export async function allowLoading(client: Client): Promise<() => Promise<void>> {
	const tables = (await listBackupTables(client)).map((one) => one.table);
	const { rows: keys } = await client.query<{ table: string; name: string; definition: string }>(
		`SELECT n.nspname || '.' || c.relname AS "table", k.conname AS name, pg_get_constraintdef(k.oid) AS definition
		FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace
		WHERE k.contype = 'f' AND c.relowner = 'vankrets_owner'::regrole ORDER BY 1, 2`
	);
	const { rows: forced } = await client.query<{ table: string }>(
		`SELECT n.nspname || '.' || c.relname AS "table" FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
		WHERE c.relforcerowsecurity AND c.relowner = 'vankrets_owner'::regrole ORDER BY 1`
	);
	await client.query(`TRUNCATE ${tables.map(quoted).join(', ')} CASCADE`);
	for (const key of keys)
		await client.query(
			`ALTER TABLE ${quoted(key.table)} DROP CONSTRAINT ${escapeIdentifier(key.name)}`
		);
	for (const { table } of forced)
		await client.query(`ALTER TABLE ${quoted(table)} NO FORCE ROW LEVEL SECURITY`);
	for (const table of tables)
		await client.query(`ALTER TABLE ${quoted(table)} DISABLE TRIGGER USER`);
	return async () => {
		for (const table of tables)
			await client.query(`ALTER TABLE ${quoted(table)} ENABLE TRIGGER USER`);
		for (const key of keys)
			await client.query(
				`ALTER TABLE ${quoted(key.table)} ADD CONSTRAINT ${escapeIdentifier(key.name)} ${key.definition}`
			);
		for (const { table } of forced)
			await client.query(`ALTER TABLE ${quoted(table)} FORCE ROW LEVEL SECURITY`);
	};
}

/** Columns that count by themselves go on after the highest restored value. */
export async function startSequences(client: Client): Promise<void> {
	const { rows } = await client.query<{ table: string; column: string; sequence: string }>(
		`SELECT n.nspname || '.' || c.relname AS "table", a.attname AS "column",
			pg_get_serial_sequence(quote_ident(n.nspname) || '.' || quote_ident(c.relname), a.attname) AS sequence
		FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
		WHERE c.relkind = 'r' AND c.relowner = 'vankrets_owner'::regrole AND a.attnum > 0 AND NOT a.attisdropped
			AND pg_get_serial_sequence(quote_ident(n.nspname) || '.' || quote_ident(c.relname), a.attname) IS NOT NULL`
	);
	for (const { table, column, sequence } of rows)
		await client.query(
			`SELECT setval($1::regclass, coalesce(max(${escapeIdentifier(column)}), 1), count(*) > 0) FROM ${quoted(table)}`,
			[sequence]
		);
}
