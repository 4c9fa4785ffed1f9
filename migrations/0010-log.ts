import { sql, type Kysely } from 'kysely';

/**
 * The log: what an organisation decides, does and tests. An entry is its organisation's own until it is shared with a
 * group; then the group's organisations read it, its cycles, and its history from that moment on.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`CREATE FUNCTION actor_groups() RETURNS uuid[] LANGUAGE sql STABLE AS
		$$ SELECT coalesce(array_agg(group_id), '{}') FROM participation WHERE organisation_id = ANY (actor_organisations()) $$`.execute(
		db
	);
	await sql`CREATE TABLE log_entry (
		id uuid PRIMARY KEY,
		organisation_id uuid NOT NULL REFERENCES organisation,
		kind text NOT NULL CHECK (kind IN ('decision', 'activity', 'test')),
		method text NOT NULL CHECK (method IN ('pdsa', 'own')),
		state text NOT NULL CHECK (state IN ('planned', 'underway', 'done', 'stopped')),
		sentence text NOT NULL CHECK (length(sentence) BETWEEN 3 AND 500),
		who text NOT NULL CHECK (length(who) <= 120),
		owner_person_id uuid REFERENCES person ON DELETE SET NULL,
		due_on date CHECK (due_on BETWEEN '2000-01-01' AND '2100-12-31'),
		learning text NOT NULL CHECK (length(learning) <= 4000),
		instrument_version_id uuid REFERENCES instrument_version,
		item_no smallint CHECK (item_no >= 1),
		origin_run_id uuid REFERENCES assessment_run ON DELETE SET NULL,
		origin_text text NOT NULL CHECK (length(origin_text) <= 4000),
		group_id uuid REFERENCES benchmarking_group,
		shared_at timestamptz,
		removed_at timestamptz,
		versions jsonb NOT NULL DEFAULT '{}',
		created_by uuid REFERENCES person ON DELETE SET NULL,
		created_at timestamptz NOT NULL,
		UNIQUE (id, organisation_id),
		CHECK ((group_id IS NULL) = (shared_at IS NULL)),
		CHECK (item_no IS NULL OR instrument_version_id IS NOT NULL)
	)`.execute(db);
	await sql`CREATE INDEX log_entry_organisation ON log_entry (organisation_id, state, due_on)`.execute(
		db
	);
	await sql`CREATE INDEX log_entry_shared ON log_entry (group_id) WHERE group_id IS NOT NULL`.execute(
		db
	);
	await sql`CREATE TABLE pdsa_cycle (
		entry_id uuid NOT NULL,
		organisation_id uuid NOT NULL,
		ordinal smallint NOT NULL CHECK (ordinal BETWEEN 1 AND 999),
		stage text NOT NULL CHECK (stage IN ('planned', 'doing', 'studying', 'acted')),
		decision text CHECK (decision IN ('adopt', 'adapt', 'abandon')),
		aim text NOT NULL CHECK (length(aim) <= 4000),
		change_idea text NOT NULL CHECK (length(change_idea) <= 4000),
		prediction text NOT NULL CHECK (length(prediction) <= 4000),
		measure text NOT NULL CHECK (length(measure) <= 4000),
		as_planned text NOT NULL CHECK (as_planned IN ('', 'yes', 'partly', 'no')),
		observed text NOT NULL CHECK (length(observed) <= 4000),
		unexpected text NOT NULL CHECK (length(unexpected) <= 4000),
		compared text NOT NULL CHECK (length(compared) <= 4000),
		learned text NOT NULL CHECK (length(learned) <= 4000),
		next_change text NOT NULL CHECK (length(next_change) <= 4000),
		versions jsonb NOT NULL DEFAULT '{}',
		created_at timestamptz NOT NULL,
		PRIMARY KEY (entry_id, ordinal),
		FOREIGN KEY (entry_id, organisation_id) REFERENCES log_entry (id, organisation_id) ON DELETE CASCADE,
		CHECK ((stage = 'acted') = (decision IS NOT NULL)),
		CHECK (stage = 'planned' OR (prediction <> '' AND measure <> '')),
		CHECK (stage <> 'acted' OR (observed <> '' AND learned <> ''))
	)`.execute(db);
	await sql`CREATE TABLE log_history (
		id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
		entry_id uuid NOT NULL,
		organisation_id uuid NOT NULL,
		at timestamptz NOT NULL,
		by_name text NOT NULL,
		what text NOT NULL,
		cycle smallint,
		before text NOT NULL,
		after text NOT NULL,
		FOREIGN KEY (entry_id, organisation_id) REFERENCES log_entry (id, organisation_id) ON DELETE CASCADE
	)`.execute(db);
	await sql`CREATE INDEX log_history_entry ON log_history (entry_id, id)`.execute(db);

	for (const table of ['log_entry', 'pdsa_cycle', 'log_history']) {
		const name = sql.table(table);
		await sql`ALTER TABLE ${name} ENABLE ROW LEVEL SECURITY`.execute(db);
		await sql`ALTER TABLE ${name} FORCE ROW LEVEL SECURITY`.execute(db);
		await sql`CREATE POLICY owner_migrates ON ${name} TO vankrets_owner USING (true) WITH CHECK (true)`.execute(
			db
		);
		await sql`CREATE POLICY system_acts ON ${name} TO vankrets_app USING (actor_is_system()) WITH CHECK (actor_is_system())`.execute(
			db
		);
		await sql`CREATE POLICY own_organisation ON ${name} TO vankrets_app USING (organisation_id = ANY (actor_organisations())) WITH CHECK (organisation_id = ANY (actor_organisations()))`.execute(
			db
		);
	}
	await sql`GRANT SELECT, INSERT, UPDATE, DELETE ON log_entry, pdsa_cycle TO vankrets_app`.execute(
		db
	);
	// What happened stays as it was told.
	await sql`GRANT SELECT, INSERT ON log_history TO vankrets_app`.execute(db);

	// The sub-select makes it one question per statement, not one per row. Who leaves the group shares no more with it.
	await sql`CREATE POLICY shared_with_group ON log_entry FOR SELECT TO vankrets_app USING (
		shared_at IS NOT NULL AND removed_at IS NULL AND group_id = ANY ((SELECT actor_groups())::uuid[])
		AND EXISTS (SELECT FROM participation WHERE participation.group_id = log_entry.group_id
			AND participation.organisation_id = log_entry.organisation_id))`.execute(db);
	await sql`CREATE POLICY shared_with_group ON pdsa_cycle FOR SELECT TO vankrets_app USING (
		EXISTS (SELECT FROM log_entry WHERE log_entry.id = pdsa_cycle.entry_id AND log_entry.shared_at IS NOT NULL))`.execute(
		db
	);
	await sql`CREATE POLICY shared_with_group ON log_history FOR SELECT TO vankrets_app USING (
		EXISTS (SELECT FROM log_entry WHERE log_entry.id = log_history.entry_id AND log_history.at >= log_entry.shared_at))`.execute(
		db
	);
}

export async function down(db: Kysely<unknown>): Promise<void> {
	for (const table of ['log_history', 'pdsa_cycle', 'log_entry'])
		await sql`DROP TABLE ${sql.table(table)}`.execute(db);
	await sql`DROP FUNCTION actor_groups()`.execute(db);
}
