import { escapeIdentifier, type ClientBase } from 'pg';

/** A table as a backup holds it. */
export type BackupTable = {
	/** Such as public.person. */
	readonly table: string;
	readonly columns: readonly string[];
	/** What the rows are sorted by, so that their order tells nothing of when they came. */
	readonly order: readonly string[];
};

/**
 * Not in a backup, besides unlogged tables: what would let somebody in again who has been let out meanwhile, letters that
 * would be sent a second time, and the migrator's own tables, which the restored schema brings.
 */
const leftOut = [
	'public.session',
	'public.one_time_link',
	'public.mail',
	'public.kysely_migration',
	'public.kysely_migration_lock'
];

/** Only what belongs to open runs: of a closed one there is nothing to keep, whatever is still there (decision 026). */
const onlyOpen: Readonly<Record<string, string>> = {
	'ballot.ballot': `run_id IN (SELECT run_id FROM ballot.poll WHERE state = 'open')`,
	'ballot.poll_key': `run_id IN (SELECT run_id FROM ballot.poll WHERE state = 'open')`
};

/** Every table of ours that a backup holds, by name. */
export async function listBackupTables(client: ClientBase): Promise<BackupTable[]> {
	const { rows } = await client.query<{
		table: string;
		columns: string[];
		key: string[] | null;
	}>(
		`SELECT n.nspname || '.' || c.relname AS "table",
			array_agg(a.attname::text ORDER BY a.attnum) AS columns,
			array_agg(a.attname::text ORDER BY a.attnum) FILTER (WHERE a.attnum = ANY (k.conkey)) AS key
		FROM pg_class c
			JOIN pg_namespace n ON n.oid = c.relnamespace
			JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
			LEFT JOIN pg_constraint k ON k.conrelid = c.oid AND k.contype = 'p'
		WHERE c.relkind = 'r' AND c.relpersistence = 'p' AND c.relowner = 'vankrets_owner'::regrole
			AND n.nspname || '.' || c.relname <> ALL ($1)
		GROUP BY 1 ORDER BY 1`,
		[leftOut]
	);
	return rows.map(({ table, columns, key }) => ({ table, columns, order: key ?? columns }));
}

/** The rows of a table in the order of a backup, as COPY's text. */
export function copyOut({ table, columns, order }: BackupTable): string {
	const names = columns.map(escapeIdentifier).join(', ');
	const where = onlyOpen[table] === undefined ? '' : ` WHERE ${onlyOpen[table]}`;
	const by = order.map(escapeIdentifier).join(', ');
	return `COPY (SELECT ${names} FROM ${quoted(table)}${where} ORDER BY ${by}) TO STDOUT`;
}

export function copyIn({ table, columns }: Pick<BackupTable, 'table' | 'columns'>): string {
	return `COPY ${quoted(table)} (${columns.map(escapeIdentifier).join(', ')}) FROM STDIN`;
}

export function quoted(table: string): string {
	return table.split('.').map(escapeIdentifier).join('.');
}

/** The same text for the same values, whatever the server's or the role's own settings are. */
export async function fixTextForm(client: ClientBase): Promise<void> {
	await client.query(
		`SET LOCAL datestyle = 'ISO, YMD'; SET LOCAL timezone = 'UTC'; SET LOCAL bytea_output = 'hex';
		SET LOCAL intervalstyle = 'iso_8601'; SET LOCAL extra_float_digits = 1; SET LOCAL client_encoding = 'UTF8'`
	);
}
