import { sql, type Kysely } from 'kysely';

/** What the operator of the site says of itself, and messages about accessibility. */
export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`CREATE TABLE site_text (
		name text NOT NULL CHECK (name IN ('accessibility', 'privacy')),
		locale text NOT NULL CHECK (locale IN ('sv', 'en')),
		fields jsonb NOT NULL,
		version integer NOT NULL,
		updated_at timestamptz NOT NULL,
		PRIMARY KEY (name, locale)
	)`.execute(db);
	await sql`CREATE TABLE accessibility_message (
		id uuid PRIMARY KEY,
		message text NOT NULL CHECK (length(message) BETWEEN 1 AND 10000),
		contact text NOT NULL CHECK (length(contact) <= 500),
		page text NOT NULL CHECK (length(page) <= 500),
		received_on date NOT NULL,
		handled_at timestamptz
	)`.execute(db);
	for (const table of ['site_text', 'accessibility_message']) {
		const name = sql.table(table);
		await sql`ALTER TABLE ${name} ENABLE ROW LEVEL SECURITY`.execute(db);
		await sql`ALTER TABLE ${name} FORCE ROW LEVEL SECURITY`.execute(db);
		await sql`CREATE POLICY owner_migrates ON ${name} TO vankrets_owner USING (true) WITH CHECK (true)`.execute(
			db
		);
		await sql`CREATE POLICY administrator_manages ON ${name} TO vankrets_app USING (actor_is_administrator() OR actor_is_system()) WITH CHECK (actor_is_administrator() OR actor_is_system())`.execute(
			db
		);
		await sql`GRANT SELECT, INSERT, UPDATE, DELETE ON ${name} TO vankrets_app`.execute(db);
	}
	await sql`CREATE POLICY everybody_reads ON site_text FOR SELECT TO vankrets_app USING (true)`.execute(
		db
	);
	await sql`CREATE POLICY everybody_writes_to_us ON accessibility_message FOR INSERT TO vankrets_app WITH CHECK (true)`.execute(
		db
	);
}

export async function down(db: Kysely<unknown>): Promise<void> {
	await sql`DROP TABLE accessibility_message`.execute(db);
	await sql`DROP TABLE site_text`.execute(db);
}
