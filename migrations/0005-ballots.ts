import { sql, type Kysely } from 'kysely';

/**
 * The ballot box. Nothing in this schema names a person, a time, an address or an order:
 * no timestamp finer than a day, no serial, no foreign key out of the schema, no key left after closing.
 * Only vankrets_ballot reads or writes it; row level security does not apply, because there is nobody to ask for.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`CREATE SCHEMA ballot`.execute(db);
	await sql`CREATE TABLE ballot.poll (
		run_id uuid PRIMARY KEY,
		join_code text NOT NULL UNIQUE,
		state text NOT NULL CHECK (state IN ('open', 'closed')),
		scale_min smallint NOT NULL,
		scale_max smallint NOT NULL CHECK (scale_max > scale_min),
		item_count smallint NOT NULL CHECK (item_count >= 1)
	)`.execute(db);
	await sql`CREATE TABLE ballot.poll_key (
		run_id uuid PRIMARY KEY REFERENCES ballot.poll,
		wrapped_key bytea NOT NULL
	)`.execute(db);
	await sql`CREATE TABLE ballot.ballot (
		run_id uuid NOT NULL,
		ballot_key bytea NOT NULL CHECK (length(ballot_key) = 32),
		item_no smallint NOT NULL,
		choice smallint,
		rev integer NOT NULL CHECK (rev >= 1),
		PRIMARY KEY (run_id, ballot_key, item_no)
	)`.execute(db);
	await sql`CREATE TABLE ballot.sealed_answer (
		run_id uuid NOT NULL,
		item_no smallint NOT NULL,
		choice smallint
	)`.execute(db);
	await sql`CREATE INDEX sealed_answer_run ON ballot.sealed_answer (run_id)`.execute(db);
	await sql`GRANT USAGE ON SCHEMA ballot TO vankrets_ballot`.execute(db);
	await sql`GRANT SELECT, INSERT, UPDATE, DELETE ON ballot.poll, ballot.poll_key, ballot.ballot TO vankrets_ballot`.execute(
		db
	);
	await sql`GRANT SELECT, INSERT ON ballot.sealed_answer TO vankrets_ballot`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
	await sql`DROP SCHEMA ballot CASCADE`.execute(db);
}
