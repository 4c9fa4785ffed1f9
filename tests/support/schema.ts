import pg from 'pg';

/**
 * The schema as the database tells it: one line for each thing, sorted, so that two schemas are the same when their
 * lines are. The migrator's own tables are left out.
 */
const ours = `n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'`;
const notKysely = `c.relname !~ '^kysely_migration'`;

const parts: Readonly<Record<string, string>> = {
	schema: `SELECT n.nspname || ' of ' || n.nspowner::regrole || ' ' || coalesce(n.nspacl::text, '-')
		FROM pg_namespace n WHERE ${ours}`,
	table: `SELECT n.nspname || '.' || c.relname || ' ' || c.relkind::text || c.relpersistence::text || ' of '
			|| c.relowner::regrole || ' rls ' || c.relrowsecurity || c.relforcerowsecurity || ' '
			|| coalesce(c.relacl::text, '-')
		FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
		WHERE ${ours} AND ${notKysely} AND c.relkind <> 'i'`,
	column: `SELECT n.nspname || '.' || c.relname || '.' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
			|| ' null ' || (NOT a.attnotnull) || ' identity ' || a.attidentity::text || ' default '
			|| coalesce(pg_get_expr(d.adbin, d.adrelid), '-')
			|| coalesce(' statistics ' || nullif(a.attstattarget, -1), '')
		FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
		LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
		WHERE ${ours} AND ${notKysely} AND a.attnum > 0 AND NOT a.attisdropped AND c.relkind IN ('r', 'p', 'v', 'm')`,
	index: `SELECT pg_get_indexdef(i.indexrelid) FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
		JOIN pg_namespace n ON n.oid = c.relnamespace WHERE ${ours} AND ${notKysely}`,
	constraint: `SELECT n.nspname || '.' || c.relname || ' ' || k.conname || ' ' || pg_get_constraintdef(k.oid)
		FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace
		WHERE ${ours} AND ${notKysely}`,
	function: `SELECT pg_get_functiondef(p.oid) || ' of ' || p.proowner::regrole || ' ' || coalesce(p.proacl::text, '-')
		FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE ${ours}`,
	trigger: `SELECT pg_get_triggerdef(t.oid) FROM pg_trigger t WHERE NOT t.tgisinternal`,
	policy: `SELECT p::text FROM pg_policies p`,
	type: `SELECT n.nspname || '.' || t.typname || ' ' || t.typtype::text FROM pg_type t
		JOIN pg_namespace n ON n.oid = t.typnamespace WHERE ${ours} AND t.typtype IN ('e', 'd', 'r')`
};

export async function describeSchema(connectionString: string): Promise<string[]> {
	const client = new pg.Client({ connectionString });
	await client.connect();
	try {
		const lines: string[] = [];
		for (const [part, query] of Object.entries(parts)) {
			const { rows } = await client.query<{ line: string }>(
				`SELECT line FROM (${query}) AS found (line) ORDER BY line`
			);
			lines.push(...rows.map((row) => `${part} ${row.line}`));
		}
		return lines;
	} finally {
		await client.end();
	}
}

/**
 * What in schema ballot could tell who answered or when: a column that holds a moment, an order, an address or more
 * than a box needs; a default; a trigger or rule; a foreign key to another schema; a copy sent elsewhere; a sample of
 * keys kept for the planner. Empty when all is well.
 */
export async function lintBallotSchema(connectionString: string): Promise<string[]> {
	const client = new pg.Client({ connectionString });
	await client.connect();
	try {
		const { rows } = await client.query<{ problem: string }>(`
			SELECT 'column ' || table_name || '.' || column_name || ' is ' || udt_name AS problem
				FROM information_schema.columns
				WHERE table_schema = 'ballot' AND udt_name NOT IN ('uuid', 'text', 'int2', 'int4', 'bytea')
			UNION ALL SELECT 'column ' || table_name || '.' || column_name || ' has a default or counts by itself'
				FROM information_schema.columns
				WHERE table_schema = 'ballot' AND (column_default IS NOT NULL OR is_identity = 'YES' OR is_generated <> 'NEVER')
			UNION ALL SELECT 'column ' || table_name || '.' || column_name || ' has a telling name'
				FROM information_schema.columns
				WHERE table_schema = 'ballot' AND column_name ~ '(_at|_on|date|time|person|user|session|address|agent|(^|_)ip($|_)|seq)'
			UNION ALL SELECT 'foreign key ' || conname || ' leaves the schema'
				FROM pg_constraint
				WHERE contype = 'f' AND (connamespace = 'ballot'::regnamespace
					OR confrelid IN (SELECT oid FROM pg_class WHERE relnamespace = 'ballot'::regnamespace))
				AND (SELECT count(*) FROM pg_class WHERE oid IN (conrelid, confrelid)
					AND relnamespace = 'ballot'::regnamespace) < 2
			UNION ALL SELECT 'column ' || relname || '.' || attname || ' may leave a sample of its keys in pg_statistic'
				FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
				WHERE relnamespace = 'ballot'::regnamespace AND relkind = 'r' AND atttypid = 'bytea'::regtype
				AND attnum > 0 AND attstattarget IS DISTINCT FROM 0
			UNION ALL SELECT 'table ' || relname || ' is published to other servers'
				FROM pg_publication_rel JOIN pg_class ON pg_class.oid = prrelid
				WHERE relnamespace = 'ballot'::regnamespace
			UNION ALL SELECT 'rule ' || rulename FROM pg_rules WHERE schemaname = 'ballot'
			UNION ALL SELECT 'trigger ' || tgname
				FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid
				WHERE relnamespace = 'ballot'::regnamespace AND NOT tgisinternal
			UNION ALL SELECT relkind::text || ' ' || relname
				FROM pg_class
				WHERE relnamespace = 'ballot'::regnamespace AND relkind NOT IN ('r', 'i')
			ORDER BY 1`);
		return rows.map((row) => row.problem);
	} finally {
		await client.end();
	}
}
