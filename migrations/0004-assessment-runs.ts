import { sql, type Kysely } from 'kysely';

/**
 * A self-assessment run of an organisation before a meeting, what its wall shows, and its published result.
 * Answers are not here: see 0005-ballots. A published row holds only what the k-rule lets anyone see.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`CREATE TABLE assessment_run (
		id uuid PRIMARY KEY,
		organisation_id uuid NOT NULL REFERENCES organisation,
		meeting_id uuid NOT NULL REFERENCES meeting,
		instrument_version_id uuid NOT NULL REFERENCES instrument_version,
		respondent_kind text NOT NULL CHECK (respondent_kind IN ('staff')),
		target_group text NOT NULL CHECK (length(target_group) BETWEEN 1 AND 200),
		ordinal smallint NOT NULL CHECK (ordinal >= 1),
		mode text NOT NULL CHECK (mode IN ('openCode')),
		k smallint NOT NULL CHECK (k >= 5),
		eligible_count integer CHECK (eligible_count BETWEEN 1 AND 1000000),
		last_day date,
		state text NOT NULL CHECK (state IN ('draft', 'open', 'closed')),
		join_code text UNIQUE CHECK (join_code ~ '^[2-9A-HJKMNP-Z]{8}$'),
		respondent_count integer,
		created_at timestamptz NOT NULL,
		opened_at timestamptz,
		closed_at timestamptz,
		UNIQUE (organisation_id, meeting_id, respondent_kind, ordinal),
		CHECK ((state = 'draft') = (opened_at IS NULL)),
		CHECK ((state = 'closed') = (closed_at IS NOT NULL))
	)`.execute(db);
	await sql`CREATE INDEX assessment_run_meeting ON assessment_run (meeting_id)`.execute(db);
	await sql`CREATE TABLE run_screen (
		run_id uuid PRIMARY KEY REFERENCES assessment_run ON DELETE CASCADE,
		organisation_id uuid NOT NULL REFERENCES organisation,
		stage text NOT NULL CHECK (stage IN ('join', 'item', 'overview')),
		item_no smallint NOT NULL CHECK (item_no >= 1),
		revealed boolean NOT NULL,
		join_shown boolean NOT NULL,
		sort text NOT NULL CHECK (sort IN ('number', 'lowest', 'spread'))
	)`.execute(db);
	await sql`CREATE TABLE run_result (
		run_id uuid NOT NULL REFERENCES assessment_run ON DELETE CASCADE,
		organisation_id uuid NOT NULL REFERENCES organisation,
		item_no smallint NOT NULL,
		counts integer[],
		dont_know integer,
		PRIMARY KEY (run_id, item_no),
		CHECK ((counts IS NULL) = (dont_know IS NULL))
	)`.execute(db);
	await sql`CREATE TABLE wall_link (
		id uuid PRIMARY KEY,
		token_hash text NOT NULL UNIQUE CHECK (token_hash ~ '^[0-9a-f]{64}$'),
		run_id uuid NOT NULL REFERENCES assessment_run ON DELETE CASCADE,
		organisation_id uuid NOT NULL REFERENCES organisation,
		created_at timestamptz NOT NULL,
		expires_at timestamptz NOT NULL,
		revoked_at timestamptz
	)`.execute(db);
	await sql`CREATE INDEX wall_link_run ON wall_link (run_id)`.execute(db);

	for (const table of ['assessment_run', 'run_screen', 'run_result', 'wall_link']) {
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
		await sql`GRANT SELECT, INSERT, UPDATE, DELETE ON ${name} TO vankrets_app`.execute(db);
	}
	await sql`CREATE POLICY this_run ON assessment_run FOR SELECT TO vankrets_app USING (actor_kind() IN ('wall', 'voter') AND id = actor_run())`.execute(
		db
	);
	await sql`CREATE POLICY this_run ON run_screen FOR SELECT TO vankrets_app USING (actor_kind() = 'wall' AND run_id = actor_run())`.execute(
		db
	);
	await sql`CREATE POLICY this_run ON run_result FOR SELECT TO vankrets_app USING (actor_kind() = 'wall' AND run_id = actor_run())`.execute(
		db
	);

	// Immutable once used: the words people answered are the words that stay (SECURITY DEFINER sees past row security).
	await sql`CREATE FUNCTION refuse_change_of_used_instrument() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
		DECLARE used uuid := CASE TG_TABLE_NAME WHEN 'instrument_item' THEN (to_jsonb(OLD) ->> 'instrument_version_id')::uuid ELSE (to_jsonb(OLD) ->> 'id')::uuid END;
		BEGIN
			IF EXISTS (SELECT FROM assessment_run WHERE instrument_version_id = used) THEN
				RAISE EXCEPTION 'instrument version is in use and cannot change' USING ERRCODE = '23506';
			END IF;
			RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
		END $$`.execute(db);
	await sql`CREATE TRIGGER immutable_once_used BEFORE UPDATE OR DELETE ON instrument_version FOR EACH ROW EXECUTE FUNCTION refuse_change_of_used_instrument()`.execute(
		db
	);
	await sql`CREATE TRIGGER immutable_once_used BEFORE UPDATE OR DELETE ON instrument_item FOR EACH ROW EXECUTE FUNCTION refuse_change_of_used_instrument()`.execute(
		db
	);
	await sql`CREATE FUNCTION refuse_item_in_used_instrument() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
		BEGIN
			IF EXISTS (SELECT FROM assessment_run WHERE instrument_version_id = NEW.instrument_version_id) THEN
				RAISE EXCEPTION 'instrument version is in use and cannot change' USING ERRCODE = '23506';
			END IF;
			RETURN NEW;
		END $$`.execute(db);
	await sql`CREATE TRIGGER no_item_once_used BEFORE INSERT ON instrument_item FOR EACH ROW EXECUTE FUNCTION refuse_item_in_used_instrument()`.execute(
		db
	);

	// Versions and counts only: nothing here tells what an audience may not know.
	await sql`CREATE TABLE live_slice (
		topic uuid NOT NULL,
		slice text NOT NULL,
		version bigint NOT NULL,
		PRIMARY KEY (topic, slice)
	)`.execute(db);
	await sql`CREATE UNLOGGED TABLE live_presence (
		instance_id uuid NOT NULL,
		topic uuid NOT NULL,
		audience text NOT NULL,
		connected integer NOT NULL,
		seen_at timestamptz NOT NULL,
		PRIMARY KEY (instance_id, topic, audience)
	)`.execute(db);
	await sql`CREATE INDEX live_presence_topic ON live_presence (topic)`.execute(db);
	await sql`GRANT SELECT, INSERT, UPDATE, DELETE ON live_slice, live_presence TO vankrets_app`.execute(
		db
	);
}

export async function down(db: Kysely<unknown>): Promise<void> {
	await sql`DROP TRIGGER no_item_once_used ON instrument_item`.execute(db);
	await sql`DROP TRIGGER immutable_once_used ON instrument_item`.execute(db);
	await sql`DROP TRIGGER immutable_once_used ON instrument_version`.execute(db);
	await sql`DROP FUNCTION refuse_item_in_used_instrument()`.execute(db);
	await sql`DROP FUNCTION refuse_change_of_used_instrument()`.execute(db);
	for (const table of [
		'live_presence',
		'live_slice',
		'wall_link',
		'run_result',
		'run_screen',
		'assessment_run'
	])
		await sql`DROP TABLE ${sql.table(table)}`.execute(db);
}
