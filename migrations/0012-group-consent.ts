import { sql, type Kysely } from 'kysely';

/**
 * That an organisation shares a working group's closed scores with its benchmarking group: a row while it does. Peers
 * never read it or the scores; the joint table is worked out by the system and leaves it as means and ranges.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`CREATE TABLE group_consent (
		run_id uuid PRIMARY KEY REFERENCES assessment_run ON DELETE CASCADE,
		organisation_id uuid NOT NULL REFERENCES organisation,
		given_by uuid REFERENCES person ON DELETE SET NULL,
		given_at timestamptz NOT NULL
	)`.execute(db);
	await sql`ALTER TABLE group_consent ENABLE ROW LEVEL SECURITY`.execute(db);
	await sql`ALTER TABLE group_consent FORCE ROW LEVEL SECURITY`.execute(db);
	await sql`CREATE POLICY owner_migrates ON group_consent TO vankrets_owner USING (true) WITH CHECK (true)`.execute(
		db
	);
	await sql`CREATE POLICY system_acts ON group_consent TO vankrets_app USING (actor_is_system()) WITH CHECK (actor_is_system())`.execute(
		db
	);
	await sql`CREATE POLICY own_organisation ON group_consent TO vankrets_app USING (organisation_id = ANY (actor_organisations())) WITH CHECK (organisation_id = ANY (actor_organisations()))`.execute(
		db
	);
	await sql`GRANT SELECT, INSERT, DELETE ON group_consent TO vankrets_app`.execute(db);
	// What may still change is not shared, and nobody shares for another (SECURITY DEFINER sees past row security).
	await sql`CREATE FUNCTION refuse_consent_to_open_run() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
		BEGIN
			IF NOT EXISTS (SELECT FROM assessment_run WHERE id = NEW.run_id AND organisation_id = NEW.organisation_id
				AND respondent_kind = 'workingGroup' AND state = 'closed') THEN
				RAISE EXCEPTION 'only closed scores of a working group are shared' USING ERRCODE = '23514';
			END IF;
			RETURN NEW;
		END $$`.execute(db);
	await sql`CREATE TRIGGER only_closed_scores BEFORE INSERT ON group_consent FOR EACH ROW EXECUTE FUNCTION refuse_consent_to_open_run()`.execute(
		db
	);
}

export async function down(db: Kysely<unknown>): Promise<void> {
	await sql`DROP TABLE group_consent`.execute(db);
	await sql`DROP FUNCTION refuse_consent_to_open_run()`.execute(db);
}
