import type { Client } from 'pg';
import { escapeIdentifier } from 'pg';

type Rows = ReadonlyMap<string, readonly string[]>;

/** Every row of a database of today, as JSON, by table. */
export async function readRows(client: Client): Promise<Rows> {
	const rows = new Map<string, string[]>();
	for (const table of await listTables(client)) {
		const found = await client.query<{ row: string }>(
			`SELECT to_jsonb(t)::text AS row FROM ${table} AS t ORDER BY 1`
		);
		rows.set(
			table,
			found.rows.map((one) => one.row)
		);
	}
	return rows;
}

export async function countRows(client: Client): Promise<Map<string, number>> {
	const rows = await readRows(client);
	return new Map([...rows].map(([table, found]) => [table, found.length]));
}

async function listTables(client: Client): Promise<string[]> {
	const { rows } = await client.query<{ name: string }>(
		`SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
		WHERE schemaname IN ('public', 'ballot') AND tablename !~ '^kysely' ORDER BY 1`
	);
	return rows.map((row) => row.name);
}

/**
 * Puts today's rows into an earlier schema, as far as it has room for them: its tables and columns, and what its rules let
 * in. Whoever has a foreign key to something waits until it is there.
 */
export async function fillFrom(client: Client, rows: Rows): Promise<void> {
	let waiting = [];
	for (const table of await listTables(client)) {
		const names = await client.query<{ name: string }>(
			`SELECT attname AS name FROM pg_attribute WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped`,
			[table]
		);
		const columns = names.rows.map((row) => escapeIdentifier(row.name)).join(', ');
		const statement = `INSERT INTO ${table} (${columns}) OVERRIDING SYSTEM VALUE
			SELECT ${columns} FROM jsonb_populate_record(NULL::${table}, $1::jsonb) ON CONFLICT DO NOTHING`;
		for (const row of rows.get(table) ?? []) waiting.push({ statement, row });
	}
	for (let before = -1; before !== waiting.length;) {
		before = waiting.length;
		const refused = [];
		for (const one of waiting) {
			const taken = await client.query(one.statement, [one.row]).then(
				() => true,
				() => false
			);
			if (!taken) refused.push(one);
		}
		waiting = refused;
	}
}
