import { sql, type Kysely } from 'kysely';

/** A round, its benchmarking groups of organisations, and the meetings of a group. */
export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`CREATE TABLE round (
		id uuid PRIMARY KEY,
		name text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
		instrument_version_id uuid NOT NULL REFERENCES instrument_version,
		starts_on date NOT NULL,
		ends_on date NOT NULL,
		practice boolean NOT NULL DEFAULT false,
		created_at timestamptz NOT NULL,
		CHECK (ends_on >= starts_on)
	)`.execute(db);
	await sql`CREATE UNIQUE INDEX round_name ON round (lower(name))`.execute(db);
	await sql`CREATE TABLE benchmarking_group (
		id uuid PRIMARY KEY,
		round_id uuid NOT NULL REFERENCES round,
		name text NOT NULL CHECK (length(name) BETWEEN 1 AND 200)
	)`.execute(db);
	await sql`CREATE INDEX benchmarking_group_round ON benchmarking_group (round_id)`.execute(db);
	await sql`CREATE TABLE participation (
		id uuid PRIMARY KEY,
		round_id uuid NOT NULL REFERENCES round,
		group_id uuid NOT NULL REFERENCES benchmarking_group,
		organisation_id uuid NOT NULL REFERENCES organisation,
		UNIQUE (round_id, organisation_id)
	)`.execute(db);
	await sql`CREATE INDEX participation_group ON participation (group_id)`.execute(db);
	await sql`CREATE INDEX participation_organisation ON participation (organisation_id)`.execute(db);
	await sql`CREATE TABLE meeting (
		id uuid PRIMARY KEY,
		group_id uuid NOT NULL REFERENCES benchmarking_group,
		ordinal smallint NOT NULL CHECK (ordinal BETWEEN 1 AND 99),
		theme text NOT NULL CHECK (length(theme) <= 200),
		held_on date,
		UNIQUE (group_id, ordinal)
	)`.execute(db);

	for (const table of ['round', 'benchmarking_group', 'participation', 'meeting']) {
		const name = sql.table(table);
		await sql`ALTER TABLE ${name} ENABLE ROW LEVEL SECURITY`.execute(db);
		await sql`ALTER TABLE ${name} FORCE ROW LEVEL SECURITY`.execute(db);
		await sql`CREATE POLICY owner_migrates ON ${name} TO vankrets_owner USING (true) WITH CHECK (true)`.execute(
			db
		);
		await sql`CREATE POLICY system_acts ON ${name} TO vankrets_app USING (actor_is_system()) WITH CHECK (actor_is_system())`.execute(
			db
		);
		await sql`CREATE POLICY administrator_manages ON ${name} TO vankrets_app USING (actor_is_administrator()) WITH CHECK (actor_is_administrator())`.execute(
			db
		);
		await sql`CREATE POLICY known_to_the_signed_in ON ${name} FOR SELECT TO vankrets_app USING (actor_kind() IN ('person', 'wall', 'voter'))`.execute(
			db
		);
		await sql`GRANT SELECT, INSERT, UPDATE, DELETE ON ${name} TO vankrets_app`.execute(db);
	}
}

export async function down(db: Kysely<unknown>): Promise<void> {
	for (const table of ['meeting', 'participation', 'benchmarking_group', 'round'])
		await sql`DROP TABLE ${sql.table(table)}`.execute(db);
}
