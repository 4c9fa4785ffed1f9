import { sql, type Kysely } from 'kysely';

/**
 * A working group's own run: no code, no ballots and no threshold, but a score per item that its organisation's
 * members set together, with words whose versions keep two people from overwriting each other.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`ALTER TABLE assessment_run
		DROP CONSTRAINT assessment_run_respondent_kind_check,
		DROP CONSTRAINT assessment_run_mode_check,
		ALTER COLUMN k DROP NOT NULL,
		ADD CONSTRAINT assessment_run_respondent_kind_check CHECK (respondent_kind IN ('staff', 'workingGroup')),
		ADD CONSTRAINT assessment_run_mode_check CHECK (mode IN ('openCode', 'consensus')),
		ADD CONSTRAINT assessment_run_kind_check CHECK (CASE respondent_kind
			WHEN 'staff' THEN mode = 'openCode' AND k IS NOT NULL
			ELSE mode = 'consensus' AND num_nonnulls(k, eligible_count, join_code, respondent_count) = 0
		END)`.execute(db);
	await sql`CREATE TABLE consensus_score (
		run_id uuid NOT NULL REFERENCES assessment_run ON DELETE CASCADE,
		organisation_id uuid NOT NULL REFERENCES organisation,
		item_no smallint NOT NULL CHECK (item_no >= 1),
		half_units smallint CHECK (half_units >= 0),
		evidence text NOT NULL CHECK (length(evidence) <= 4000),
		next_step text NOT NULL CHECK (length(next_step) <= 4000),
		dissent text NOT NULL CHECK (length(dissent) <= 4000),
		version integer NOT NULL CHECK (version >= 1),
		score_version integer NOT NULL CHECK (score_version BETWEEN 0 AND version),
		evidence_version integer NOT NULL CHECK (evidence_version BETWEEN 0 AND version),
		next_step_version integer NOT NULL CHECK (next_step_version BETWEEN 0 AND version),
		dissent_version integer NOT NULL CHECK (dissent_version BETWEEN 0 AND version),
		changed_by uuid REFERENCES person ON DELETE SET NULL,
		changed_at timestamptz NOT NULL,
		PRIMARY KEY (run_id, item_no)
	)`.execute(db);
	// Who is at which item just now: forgotten within seconds, and no loss when the server starts anew.
	await sql`CREATE UNLOGGED TABLE live_attendance (
		run_id uuid NOT NULL REFERENCES assessment_run ON DELETE CASCADE,
		organisation_id uuid NOT NULL REFERENCES organisation,
		person_id uuid NOT NULL REFERENCES person ON DELETE CASCADE,
		item_no smallint NOT NULL CHECK (item_no >= 1),
		seen_at timestamptz NOT NULL,
		PRIMARY KEY (run_id, person_id)
	)`.execute(db);
	for (const table of ['consensus_score', 'live_attendance']) {
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
	// A score belongs to its run's organisation, and after closing nobody changes it (SECURITY DEFINER sees past row security).
	await sql`CREATE FUNCTION refuse_change_of_closed_score() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
		BEGIN
			IF NOT EXISTS (SELECT FROM assessment_run WHERE id = NEW.run_id AND organisation_id = NEW.organisation_id
				AND respondent_kind = 'workingGroup' AND state = 'open') THEN
				RAISE EXCEPTION 'scores change only while their run is open' USING ERRCODE = '23514';
			END IF;
			RETURN NEW;
		END $$`.execute(db);
	await sql`CREATE TRIGGER only_while_open BEFORE INSERT OR UPDATE OF half_units, evidence, next_step, dissent ON consensus_score FOR EACH ROW EXECUTE FUNCTION refuse_change_of_closed_score()`.execute(
		db
	);
}

export async function down(db: Kysely<unknown>): Promise<void> {
	await sql`DROP TABLE live_attendance`.execute(db);
	await sql`DROP TABLE consensus_score`.execute(db);
	await sql`DROP FUNCTION refuse_change_of_closed_score()`.execute(db);
	// The older schema knows runs of staff only.
	await sql`DELETE FROM assessment_run WHERE respondent_kind = 'workingGroup'`.execute(db);
	await sql`ALTER TABLE assessment_run
		DROP CONSTRAINT assessment_run_kind_check,
		DROP CONSTRAINT assessment_run_mode_check,
		DROP CONSTRAINT assessment_run_respondent_kind_check,
		ALTER COLUMN k SET NOT NULL,
		ADD CONSTRAINT assessment_run_respondent_kind_check CHECK (respondent_kind IN ('staff')),
		ADD CONSTRAINT assessment_run_mode_check CHECK (mode IN ('openCode'))`.execute(db);
}
