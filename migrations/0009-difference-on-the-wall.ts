import { sql, type Kysely } from 'kysely';

/**
 * The overview can be sorted by the difference between working group and staff, and a result is shown with a moment
 * of silence before the difference is put in words: an instant and a length, so that every device counts the same.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`ALTER TABLE run_screen
		DROP CONSTRAINT run_screen_sort_check,
		ADD CONSTRAINT run_screen_sort_check CHECK (sort IN ('number', 'lowest', 'spread', 'difference')),
		ADD COLUMN silent_from timestamptz,
		ADD COLUMN silent_seconds smallint CHECK (silent_seconds BETWEEN 1 AND 600),
		ADD CONSTRAINT run_screen_silence_check CHECK ((silent_from IS NULL) = (silent_seconds IS NULL))`.execute(
		db
	);
}

export async function down(db: Kysely<unknown>): Promise<void> {
	await sql`UPDATE run_screen SET sort = 'number' WHERE sort = 'difference'`.execute(db);
	await sql`ALTER TABLE run_screen
		DROP CONSTRAINT run_screen_silence_check,
		DROP COLUMN silent_seconds,
		DROP COLUMN silent_from,
		DROP CONSTRAINT run_screen_sort_check,
		ADD CONSTRAINT run_screen_sort_check CHECK (sort IN ('number', 'lowest', 'spread'))`.execute(db);
}
