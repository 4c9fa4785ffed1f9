import { sql, type Kysely } from 'kysely';

/**
 * Letters on their way, and which of them a person wants. What a letter says lies sealed until it has been sent and is
 * wiped then: it holds links that open something.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`ALTER TABLE person ADD COLUMN locale text CHECK (locale IN ('sv', 'en'))`.execute(db);
	await mail(db);
	await withdrawnInvitations(db);
	await choices(db);
}

async function mail(db: Kysely<unknown>): Promise<void> {
	await sql`CREATE TABLE mail (
		id uuid PRIMARY KEY,
		kind text NOT NULL CHECK (kind ~ '^[a-zA-Z]{1,40}$'),
		recipient text NOT NULL CHECK (recipient = lower(recipient) AND length(recipient) BETWEEN 3 AND 254),
		sealed bytea,
		state text NOT NULL CHECK (state IN ('waiting', 'sent', 'failed', 'withdrawn', 'expired')),
		invitation_id uuid REFERENCES invitation ON DELETE CASCADE,
		attempts smallint NOT NULL DEFAULT 0,
		next_at timestamptz NOT NULL,
		refusal text NOT NULL DEFAULT '' CHECK (length(refusal) <= 200),
		created_at timestamptz NOT NULL,
		expires_at timestamptz NOT NULL,
		done_at timestamptz,
		CHECK ((state = 'waiting') = (done_at IS NULL)),
		CHECK (state IN ('waiting', 'failed') = (sealed IS NOT NULL))
	)`.execute(db);
	await sql`CREATE INDEX mail_next ON mail (next_at) WHERE state = 'waiting'`.execute(db);
	await sql`CREATE INDEX mail_invitation ON mail (invitation_id) WHERE invitation_id IS NOT NULL`.execute(
		db
	);
	await secure(db, 'mail');
	await sql`CREATE POLICY administrator_reads ON mail FOR SELECT TO vankrets_app USING (actor_is_administrator())`.execute(
		db
	);
	await sql`CREATE POLICY administrator_retries ON mail FOR UPDATE TO vankrets_app USING (actor_is_administrator()) WITH CHECK (actor_is_administrator())`.execute(
		db
	);
	await sql`CREATE POLICY signed_in_send ON mail FOR INSERT TO vankrets_app WITH CHECK (actor_kind() = 'person')`.execute(
		db
	);
	// The invitation's own policies decide: whoever may see it sees how its letter fares.
	await sql`CREATE POLICY inviter_follows ON mail FOR SELECT TO vankrets_app USING (
		EXISTS (SELECT FROM invitation WHERE invitation.id = mail.invitation_id))`.execute(db);
}

/** However an invitation is taken back, a letter about it that still waits is not sent. */
async function withdrawnInvitations(db: Kysely<unknown>): Promise<void> {
	await sql`CREATE FUNCTION withdraw_invitation_mail() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
		BEGIN
			UPDATE mail SET state = 'withdrawn', sealed = NULL, done_at = NEW.revoked_at
				WHERE invitation_id = NEW.id AND state IN ('waiting', 'failed');
			RETURN NULL;
		END $$`.execute(db);
	await sql`CREATE TRIGGER revoked_is_not_sent AFTER UPDATE OF revoked_at ON invitation
		FOR EACH ROW WHEN (NEW.revoked_at IS NOT NULL) EXECUTE FUNCTION withdraw_invitation_mail()`.execute(
		db
	);
}

async function choices(db: Kysely<unknown>): Promise<void> {
	await sql`CREATE TABLE mail_declined (
		person_id uuid NOT NULL REFERENCES person ON DELETE CASCADE,
		kind text NOT NULL CHECK (kind ~ '^[a-zA-Z]{1,40}$'),
		PRIMARY KEY (person_id, kind)
	)`.execute(db);
	await secure(db, 'mail_declined');
	await sql`CREATE POLICY self ON mail_declined TO vankrets_app USING (person_id = actor_person()) WITH CHECK (person_id = actor_person())`.execute(
		db
	);
}

async function secure(db: Kysely<unknown>, table: string): Promise<void> {
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

export async function down(db: Kysely<unknown>): Promise<void> {
	await sql`DROP TABLE mail_declined`.execute(db);
	await sql`DROP TRIGGER revoked_is_not_sent ON invitation`.execute(db);
	await sql`DROP FUNCTION withdraw_invitation_mail()`.execute(db);
	await sql`DROP TABLE mail`.execute(db);
	await sql`ALTER TABLE person DROP COLUMN locale`.execute(db);
}
