import { sql, type Kysely } from 'kysely';

/**
 * People, organisations and the row level security every later table builds on.
 * The actor of a transaction is set with set_config('app.…', …, true); unset means nobody.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`CREATE FUNCTION actor_kind() RETURNS text LANGUAGE sql STABLE AS
		$$ SELECT coalesce(nullif(current_setting('app.actor_kind', true), ''), 'nobody') $$`.execute(db);
	await sql`CREATE FUNCTION actor_is_system() RETURNS boolean LANGUAGE sql STABLE AS
		$$ SELECT actor_kind() = 'system' $$`.execute(db);
	await sql`CREATE FUNCTION actor_is_administrator() RETURNS boolean LANGUAGE sql STABLE AS
		$$ SELECT actor_kind() = 'person' AND current_setting('app.administrator', true) = 'on' $$`.execute(
		db
	);
	await sql`CREATE FUNCTION actor_person() RETURNS uuid LANGUAGE sql STABLE AS
		$$ SELECT nullif(current_setting('app.person_id', true), '')::uuid $$`.execute(db);
	await sql`CREATE FUNCTION actor_organisations() RETURNS uuid[] LANGUAGE sql STABLE AS
		$$ SELECT coalesce(nullif(current_setting('app.organisation_ids', true), ''), '{}')::uuid[] $$`.execute(
		db
	);
	await sql`CREATE FUNCTION actor_run() RETURNS uuid LANGUAGE sql STABLE AS
		$$ SELECT nullif(current_setting('app.run_id', true), '')::uuid $$`.execute(db);

	await sql`CREATE TABLE person (
		id uuid PRIMARY KEY,
		email text NOT NULL UNIQUE CHECK (email = lower(email) AND length(email) BETWEEN 3 AND 254),
		name text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
		password_hash text,
		administrator boolean NOT NULL DEFAULT false,
		session_epoch integer NOT NULL DEFAULT 0,
		disabled_at timestamptz,
		created_at timestamptz NOT NULL
	)`.execute(db);
	await sql`CREATE TABLE organisation (
		id uuid PRIMARY KEY,
		name text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
		kind text NOT NULL CHECK (kind IN ('region', 'municipality', 'countyAdministrativeBoard', 'other')),
		created_at timestamptz NOT NULL
	)`.execute(db);
	await sql`CREATE UNIQUE INDEX organisation_name ON organisation (lower(name))`.execute(db);
	await sql`CREATE TABLE membership (
		person_id uuid NOT NULL REFERENCES person ON DELETE CASCADE,
		organisation_id uuid NOT NULL REFERENCES organisation,
		role text NOT NULL CHECK (role IN ('keyPerson')),
		PRIMARY KEY (person_id, organisation_id)
	)`.execute(db);
	await sql`CREATE INDEX membership_organisation ON membership (organisation_id)`.execute(db);
	// id is the SHA-256 of the session identifier: a copy of this table opens no session.
	await sql`CREATE TABLE session (
		id text PRIMARY KEY CHECK (id ~ '^[0-9a-f]{64}$'),
		person_id uuid NOT NULL REFERENCES person ON DELETE CASCADE,
		session_epoch integer NOT NULL,
		device text NOT NULL,
		created_at timestamptz NOT NULL,
		expires_at timestamptz NOT NULL,
		ends_at timestamptz NOT NULL
	)`.execute(db);
	await sql`CREATE INDEX session_person ON session (person_id)`.execute(db);
	await sql`CREATE TABLE one_time_link (
		token_hash text PRIMARY KEY CHECK (token_hash ~ '^[0-9a-f]{64}$'),
		purpose text NOT NULL CHECK (purpose IN ('setUp', 'choosePassword', 'practiceSignIn')),
		person_id uuid REFERENCES person ON DELETE CASCADE,
		created_at timestamptz NOT NULL,
		expires_at timestamptz NOT NULL,
		consumed_at timestamptz
	)`.execute(db);
	await sql`CREATE INDEX one_time_link_person ON one_time_link (person_id)`.execute(db);

	for (const table of ['person', 'organisation', 'membership', 'session', 'one_time_link']) {
		const name = sql.table(table);
		await sql`ALTER TABLE ${name} ENABLE ROW LEVEL SECURITY`.execute(db);
		await sql`ALTER TABLE ${name} FORCE ROW LEVEL SECURITY`.execute(db);
		await sql`CREATE POLICY owner_migrates ON ${name} TO vankrets_owner USING (true) WITH CHECK (true)`.execute(
			db
		);
		await sql`CREATE POLICY system_acts ON ${name} TO vankrets_app USING (actor_is_system()) WITH CHECK (actor_is_system())`.execute(
			db
		);
		await sql`GRANT SELECT, INSERT, UPDATE, DELETE ON ${name} TO vankrets_app`.execute(db);
	}
	await sql`CREATE POLICY administrator_manages ON person TO vankrets_app USING (actor_is_administrator()) WITH CHECK (actor_is_administrator())`.execute(
		db
	);
	await sql`CREATE POLICY self ON person TO vankrets_app USING (id = actor_person()) WITH CHECK (id = actor_person())`.execute(
		db
	);
	await sql`CREATE POLICY administrator_manages ON organisation TO vankrets_app USING (actor_is_administrator()) WITH CHECK (actor_is_administrator())`.execute(
		db
	);
	await sql`CREATE POLICY named_to_the_signed_in ON organisation FOR SELECT TO vankrets_app USING (actor_kind() IN ('person', 'wall', 'voter'))`.execute(
		db
	);
	await sql`CREATE POLICY administrator_manages ON membership TO vankrets_app USING (actor_is_administrator()) WITH CHECK (actor_is_administrator())`.execute(
		db
	);
	await sql`CREATE POLICY self ON membership FOR SELECT TO vankrets_app USING (person_id = actor_person())`.execute(
		db
	);
	await sql`CREATE POLICY self ON session TO vankrets_app USING (person_id = actor_person()) WITH CHECK (person_id = actor_person())`.execute(
		db
	);
	await sql`CREATE POLICY administrator_ends ON session FOR DELETE TO vankrets_app USING (actor_is_administrator())`.execute(
		db
	);
	await sql`CREATE POLICY administrator_finds ON session FOR SELECT TO vankrets_app USING (actor_is_administrator())`.execute(
		db
	);
	await sql`CREATE POLICY administrator_issues ON one_time_link TO vankrets_app USING (actor_is_administrator()) WITH CHECK (actor_is_administrator())`.execute(
		db
	);
}

export async function down(db: Kysely<unknown>): Promise<void> {
	for (const table of ['one_time_link', 'session', 'membership', 'organisation', 'person'])
		await sql`DROP TABLE ${sql.table(table)}`.execute(db);
	for (const name of [
		'actor_run',
		'actor_organisations',
		'actor_person',
		'actor_is_administrator',
		'actor_is_system',
		'actor_kind'
	])
		await sql`DROP FUNCTION ${sql.raw(name)}()`.execute(db);
}
