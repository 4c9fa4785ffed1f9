import { sql, type Kysely } from 'kysely';

/** Where in a presentation everybody is, besides a step: a part of it, or a page of its PDF. */
export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`ALTER TABLE meeting_stage
		ADD COLUMN part_key text CHECK (length(part_key) <= 60),
		ADD COLUMN file_id uuid REFERENCES presentation_file ON DELETE SET NULL,
		ADD COLUMN page_no smallint CHECK (page_no >= 1),
		ADD CONSTRAINT meeting_stage_one_place CHECK (num_nonnulls(step_id, part_key, page_no) <= 1)`.execute(
		db
	);
}

export async function down(db: Kysely<unknown>): Promise<void> {
	await sql`ALTER TABLE meeting_stage
		DROP CONSTRAINT meeting_stage_one_place,
		DROP COLUMN page_no,
		DROP COLUMN file_id,
		DROP COLUMN part_key`.execute(db);
}
