import { sql, type Kysely } from 'kysely';

/**
 * Signing in with a link by mail and with a second factor. A session that still awaits the second factor is `pending`:
 * it opens nothing but the page that asks for it.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`ALTER TABLE session ADD COLUMN stage text NOT NULL DEFAULT 'full' CHECK (stage IN ('full', 'pending'))`.execute(
		db
	);
	await sql`ALTER TABLE one_time_link ADD COLUMN browser_hash text CHECK (browser_hash ~ '^[0-9a-f]{64}$')`.execute(
		db
	);
	await purposes(db, "'setUp', 'choosePassword', 'practiceSignIn', 'mailSignIn'");
	await sql`ALTER TABLE one_time_link ADD CONSTRAINT mail_link_is_of_a_browser CHECK ((purpose = 'mailSignIn') = (browser_hash IS NOT NULL))`.execute(
		db
	);
	// The secret is sealed and recovery codes are keyed hashes: a copy of the tables makes no code.
	await sql`CREATE TABLE second_factor (
		person_id uuid PRIMARY KEY REFERENCES person ON DELETE CASCADE,
		sealed_secret bytea NOT NULL,
		confirmed_at timestamptz,
		last_step bigint NOT NULL DEFAULT 0,
		failures smallint NOT NULL DEFAULT 0,
		failed_at timestamptz,
		created_at timestamptz NOT NULL
	)`.execute(db);
	await sql`CREATE TABLE recovery_code (
		person_id uuid NOT NULL REFERENCES second_factor ON DELETE CASCADE,
		code_hash text NOT NULL CHECK (code_hash ~ '^[0-9a-f]{64}$'),
		used_at timestamptz,
		PRIMARY KEY (person_id, code_hash)
	)`.execute(db);
	for (const table of ['second_factor', 'recovery_code']) {
		const name = sql.table(table);
		await sql`ALTER TABLE ${name} ENABLE ROW LEVEL SECURITY`.execute(db);
		await sql`ALTER TABLE ${name} FORCE ROW LEVEL SECURITY`.execute(db);
		await sql`CREATE POLICY owner_migrates ON ${name} TO vankrets_owner USING (true) WITH CHECK (true)`.execute(
			db
		);
		await sql`CREATE POLICY system_acts ON ${name} TO vankrets_app USING (actor_is_system()) WITH CHECK (actor_is_system())`.execute(
			db
		);
		await sql`CREATE POLICY self ON ${name} TO vankrets_app USING (person_id = actor_person()) WITH CHECK (person_id = actor_person())`.execute(
			db
		);
		await sql`GRANT SELECT, INSERT, UPDATE, DELETE ON ${name} TO vankrets_app`.execute(db);
	}
	// An administrator takes a lost one away and sees who has one; nobody but its owner makes or changes it.
	await sql`CREATE POLICY administrator_removes ON second_factor FOR DELETE TO vankrets_app USING (actor_is_administrator())`.execute(
		db
	);
	await sql`CREATE POLICY administrator_finds ON second_factor FOR SELECT TO vankrets_app USING (actor_is_administrator())`.execute(
		db
	);
}

async function purposes(db: Kysely<unknown>, list: string): Promise<void> {
	await sql`ALTER TABLE one_time_link DROP CONSTRAINT one_time_link_purpose_check`.execute(db);
	await sql`ALTER TABLE one_time_link ADD CONSTRAINT one_time_link_purpose_check CHECK (purpose IN (${sql.raw(list)}))`.execute(
		db
	);
}

export async function down(db: Kysely<unknown>): Promise<void> {
	await sql`DROP TABLE recovery_code`.execute(db);
	await sql`DROP TABLE second_factor`.execute(db);
	await sql`ALTER TABLE one_time_link DROP CONSTRAINT mail_link_is_of_a_browser`.execute(db);
	await sql`DELETE FROM one_time_link WHERE purpose = 'mailSignIn'`.execute(db);
	await purposes(db, "'setUp', 'choosePassword', 'practiceSignIn'");
	await sql`ALTER TABLE one_time_link DROP COLUMN browser_hash`.execute(db);
	// The older schema knows no half sign-in, and would take one for a whole.
	await sql`DELETE FROM session WHERE stage = 'pending'`.execute(db);
	await sql`ALTER TABLE session DROP COLUMN stage`.execute(db);
}
