import { sql, type Kysely } from 'kysely';

/**
 * People of a group: the roles a participant can have, personal invitations, and what members see of one another.
 * Also the second net around an account: nobody makes themselves administrator, or enabled, or somebody else.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`ALTER TABLE membership DROP CONSTRAINT membership_role_check`.execute(db);
	await sql`ALTER TABLE membership ADD CONSTRAINT membership_role_check CHECK (role IN ('keyPerson', 'politician', 'seniorManager', 'other'))`.execute(
		db
	);
	await accountsKeepToThemselves(db);
	await membersKnowEachOther(db);
	await invitations(db);
}

async function accountsKeepToThemselves(db: Kysely<unknown>): Promise<void> {
	await sql`DROP POLICY self ON person`.execute(db);
	await sql`CREATE POLICY self_reads ON person FOR SELECT TO vankrets_app USING (id = actor_person())`.execute(
		db
	);
	await sql`CREATE POLICY self_changes ON person FOR UPDATE TO vankrets_app USING (id = actor_person()) WITH CHECK (id = actor_person())`.execute(
		db
	);
	// A policy cannot compare the row before with the row after; a trigger can.
	await sql`CREATE FUNCTION refuse_own_promotion() RETURNS trigger LANGUAGE plpgsql AS $$
		BEGIN
			IF current_user = 'vankrets_app' AND NOT actor_is_system() AND NOT actor_is_administrator()
				AND (NEW.administrator, NEW.disabled_at, NEW.email, NEW.created_at)
					IS DISTINCT FROM (OLD.administrator, OLD.disabled_at, OLD.email, OLD.created_at) THEN
				RAISE EXCEPTION 'only an administrator changes what an account may do' USING ERRCODE = '42501';
			END IF;
			RETURN NEW;
		END $$`.execute(db);
	await sql`CREATE TRIGGER no_own_promotion BEFORE UPDATE ON person FOR EACH ROW EXECUTE FUNCTION refuse_own_promotion()`.execute(
		db
	);
}

async function membersKnowEachOther(db: Kysely<unknown>): Promise<void> {
	// SECURITY DEFINER: asks the table itself, which a policy on that table could not without going round in circles.
	await sql`CREATE FUNCTION actor_is_key_person_of(organisation uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS
		$$ SELECT actor_kind() = 'person' AND EXISTS (SELECT FROM membership WHERE person_id = actor_person()
			AND organisation_id = organisation AND role = 'keyPerson') $$`.execute(db);
	await sql`CREATE POLICY fellow_members ON membership FOR SELECT TO vankrets_app USING (organisation_id = ANY (actor_organisations()))`.execute(
		db
	);
	await sql`CREATE POLICY key_person_manages ON membership TO vankrets_app USING (actor_is_key_person_of(organisation_id)) WITH CHECK (actor_is_key_person_of(organisation_id))`.execute(
		db
	);
	// Members see their own people; whoever shares a group with an organisation sees its names and roles, no more.
	await sql`CREATE FUNCTION people_of_organisation(organisation uuid)
		RETURNS TABLE (person_id uuid, name text, email text, role text)
		LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
			WITH reader AS (
				SELECT actor_is_system() OR actor_is_administrator() OR organisation = ANY (actor_organisations()) AS own,
					EXISTS (SELECT FROM participation mine JOIN participation theirs USING (group_id)
						WHERE mine.organisation_id = ANY (actor_organisations()) AND theirs.organisation_id = organisation) AS peer
			)
			SELECT CASE WHEN own THEN person.id END, person.name, CASE WHEN own THEN person.email END, membership.role
			FROM reader, membership JOIN person ON person.id = membership.person_id
			WHERE (own OR peer) AND membership.organisation_id = organisation AND person.disabled_at IS NULL
			ORDER BY person.name COLLATE "sv-x-icu", person.id
		$$`.execute(db);
}

async function invitations(db: Kysely<unknown>): Promise<void> {
	await sql`CREATE TABLE invitation (
		id uuid PRIMARY KEY,
		token_hash text NOT NULL UNIQUE CHECK (token_hash ~ '^[0-9a-f]{64}$'),
		organisation_id uuid NOT NULL REFERENCES organisation ON DELETE CASCADE,
		role text NOT NULL CHECK (role IN ('keyPerson', 'politician', 'seniorManager', 'other')),
		name text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
		email text NOT NULL CHECK (email = lower(email) AND length(email) BETWEEN 3 AND 254),
		invited_by uuid NOT NULL REFERENCES person ON DELETE CASCADE,
		created_at timestamptz NOT NULL,
		expires_at timestamptz NOT NULL,
		consumed_at timestamptz,
		revoked_at timestamptz
	)`.execute(db);
	await sql`CREATE INDEX invitation_organisation ON invitation (organisation_id)`.execute(db);
	await sql`ALTER TABLE invitation ENABLE ROW LEVEL SECURITY`.execute(db);
	await sql`ALTER TABLE invitation FORCE ROW LEVEL SECURITY`.execute(db);
	await sql`CREATE POLICY owner_migrates ON invitation TO vankrets_owner USING (true) WITH CHECK (true)`.execute(
		db
	);
	await sql`CREATE POLICY system_acts ON invitation TO vankrets_app USING (actor_is_system()) WITH CHECK (actor_is_system())`.execute(
		db
	);
	await sql`CREATE POLICY administrator_invites ON invitation TO vankrets_app USING (actor_is_administrator()) WITH CHECK (actor_is_administrator())`.execute(
		db
	);
	await sql`CREATE POLICY key_person_invites ON invitation TO vankrets_app USING (actor_is_key_person_of(organisation_id)) WITH CHECK (actor_is_key_person_of(organisation_id))`.execute(
		db
	);
	await sql`GRANT SELECT, INSERT, UPDATE, DELETE ON invitation TO vankrets_app`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
	await sql`DROP TABLE invitation`.execute(db);
	await sql`DROP FUNCTION people_of_organisation(uuid)`.execute(db);
	await sql`DROP POLICY key_person_manages ON membership`.execute(db);
	await sql`DROP POLICY fellow_members ON membership`.execute(db);
	await sql`DROP FUNCTION actor_is_key_person_of(uuid)`.execute(db);
	await sql`DROP TRIGGER no_own_promotion ON person`.execute(db);
	await sql`DROP FUNCTION refuse_own_promotion()`.execute(db);
	await sql`DROP POLICY self_changes ON person`.execute(db);
	await sql`DROP POLICY self_reads ON person`.execute(db);
	await sql`CREATE POLICY self ON person TO vankrets_app USING (id = actor_person()) WITH CHECK (id = actor_person())`.execute(
		db
	);
	// The older schema knows key persons only; whoever has another role is no member in it.
	await sql`DELETE FROM membership WHERE role <> 'keyPerson'`.execute(db);
	await sql`ALTER TABLE membership DROP CONSTRAINT membership_role_check`.execute(db);
	await sql`ALTER TABLE membership ADD CONSTRAINT membership_role_check CHECK (role IN ('keyPerson'))`.execute(
		db
	);
}
