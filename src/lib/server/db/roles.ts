import type { ClientBase } from 'pg';

/**
 * The three roles of the house: owner (migrations), app (row level security applies, owns nothing), ballot.
 * Roles belong to the whole server, so they are made outside the migrations, which belong to one database.
 */
export async function ensureDatabaseRoles(client: ClientBase): Promise<void> {
	for (const role of ['vankrets_owner', 'vankrets_app', 'vankrets_ballot']) {
		const found = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [role]);
		if (found.rowCount === 0)
			await client.query(
				`DO $$ BEGIN CREATE ROLE ${role} NOLOGIN NOBYPASSRLS; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$`
			);
		const member = await client.query<{ ok: boolean }>(
			`SELECT pg_has_role(current_user, $1, 'SET') AS ok`,
			[role]
		);
		if (member.rows[0]?.ok !== true) await client.query(`GRANT ${role} TO CURRENT_USER`);
	}
	await client.query('GRANT USAGE, CREATE ON SCHEMA public TO vankrets_owner');
	await client.query('GRANT USAGE ON SCHEMA public TO vankrets_app');
	await client.query(
		`DO $$ BEGIN EXECUTE format('GRANT CREATE ON DATABASE %I TO vankrets_owner', current_database()); END $$`
	);
}
