import { sql, type Kysely } from 'kysely';

/**
 * A benchmarking meeting that its agenda runs: what is planned and what came of it, who leads, who is there, who wants
 * to speak. It belongs to no organisation but to its group's; guests are let in to one meeting, and leave it again.
 */
const tables = [
	'agenda_item',
	'meeting_facilitator',
	'meeting_guest',
	'meeting_attendance',
	'meeting_queue',
	'meeting_ready',
	'meeting_stage',
	'live_meeting_presence'
];

export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`ALTER TABLE meeting
		ADD COLUMN state text NOT NULL DEFAULT 'planned' CHECK (state IN ('planned', 'open', 'held')),
		ADD COLUMN starts_at timestamptz,
		ADD COLUMN mode text NOT NULL DEFAULT 'room' CHECK (mode IN ('room', 'remote', 'both')),
		ADD COLUMN place text NOT NULL DEFAULT '' CHECK (length(place) <= 500),
		ADD COLUMN opened_at timestamptz,
		ADD COLUMN held_at timestamptz,
		ADD COLUMN note_taker uuid REFERENCES person ON DELETE SET NULL,
		ADD COLUMN no_takeaways boolean NOT NULL DEFAULT false,
		ADD COLUMN is_last boolean NOT NULL DEFAULT false,
		ADD COLUMN pause_from timestamptz,
		ADD COLUMN pause_minutes smallint CHECK (pause_minutes BETWEEN 1 AND 240),
		ADD CONSTRAINT meeting_opened CHECK ((state = 'planned') = (opened_at IS NULL)),
		ADD CONSTRAINT meeting_held CHECK ((state = 'held') = (held_at IS NOT NULL)),
		ADD CONSTRAINT meeting_pause CHECK ((pause_from IS NULL) = (pause_minutes IS NULL))`.execute(db);
	await agenda(db);
	await people(db);
	await moments(db);
	await whoMay(db);
	await policies(db);
	await wallLinks(db);
}

/** An item runs from `running_from`; what it took before that stands in `spent_seconds`, also after going back to it. */
async function agenda(db: Kysely<unknown>): Promise<void> {
	await sql`CREATE TABLE agenda_item (
		id uuid PRIMARY KEY,
		meeting_id uuid NOT NULL REFERENCES meeting ON DELETE CASCADE,
		ordinal smallint NOT NULL CHECK (ordinal BETWEEN 1 AND 200),
		kind text NOT NULL CHECK (kind IN ('opening', 'followUp', 'assessment', 'presentation', 'clarifying',
			'silentWriting', 'feedback', 'response', 'takeHome', 'compare', 'reflection', 'plusMinus', 'nextDate', 'pause', 'other')),
		title text NOT NULL CHECK (length(title) <= 120),
		organisation_id uuid REFERENCES organisation,
		planned_minutes smallint NOT NULL CHECK (planned_minutes BETWEEN 1 AND 180),
		added_minutes smallint NOT NULL DEFAULT 0 CHECK (planned_minutes + added_minutes BETWEEN 1 AND 240),
		spent_seconds integer NOT NULL DEFAULT 0 CHECK (spent_seconds >= 0),
		started_at timestamptz,
		running_from timestamptz,
		ended_at timestamptz,
		skipped_at timestamptz,
		UNIQUE (id, meeting_id),
		CHECK (ended_at IS NULL OR started_at IS NOT NULL),
		CHECK (running_from IS NULL OR (started_at IS NOT NULL AND ended_at IS NULL AND skipped_at IS NULL))
	)`.execute(db);
	await sql`CREATE INDEX agenda_item_meeting ON agenda_item (meeting_id, ordinal)`.execute(db);
	await sql`ALTER TABLE meeting ADD COLUMN running_item_id uuid REFERENCES agenda_item ON DELETE SET NULL`.execute(
		db
	);
}

async function people(db: Kysely<unknown>): Promise<void> {
	await sql`CREATE TABLE meeting_facilitator (
		meeting_id uuid NOT NULL REFERENCES meeting ON DELETE CASCADE,
		person_id uuid NOT NULL REFERENCES person ON DELETE CASCADE,
		named_by uuid REFERENCES person ON DELETE SET NULL,
		named_at timestamptz NOT NULL,
		left_at timestamptz,
		PRIMARY KEY (meeting_id, person_id)
	)`.execute(db);
	await sql`CREATE TABLE meeting_guest (
		id uuid PRIMARY KEY,
		meeting_id uuid NOT NULL REFERENCES meeting ON DELETE CASCADE,
		token_hash text NOT NULL UNIQUE CHECK (token_hash ~ '^[0-9a-f]{64}$'),
		name text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
		email text NOT NULL CHECK (email = lower(email) AND length(email) BETWEEN 3 AND 254),
		person_id uuid REFERENCES person ON DELETE CASCADE,
		invited_by uuid NOT NULL REFERENCES person ON DELETE CASCADE,
		created_at timestamptz NOT NULL,
		expires_at timestamptz NOT NULL,
		consumed_at timestamptz,
		revoked_at timestamptz,
		CHECK ((consumed_at IS NULL) = (person_id IS NULL))
	)`.execute(db);
	await sql`CREATE INDEX meeting_guest_meeting ON meeting_guest (meeting_id)`.execute(db);
	await sql`CREATE INDEX meeting_guest_person ON meeting_guest (person_id)`.execute(db);
	// Who was there stays: no ON DELETE CASCADE, so that a meeting somebody came to is not removed.
	await sql`CREATE TABLE meeting_attendance (
		meeting_id uuid NOT NULL REFERENCES meeting,
		person_id uuid NOT NULL REFERENCES person ON DELETE CASCADE,
		organisation_id uuid REFERENCES organisation,
		role text CHECK (role IN ('keyPerson', 'politician', 'seniorManager', 'other')),
		place text CHECK (place IN ('room', 'remote')),
		stands_in_for uuid REFERENCES person ON DELETE SET NULL,
		first_seen_at timestamptz NOT NULL,
		last_seen_at timestamptz NOT NULL,
		PRIMARY KEY (meeting_id, person_id),
		CHECK (stands_in_for <> person_id)
	)`.execute(db);
}

async function moments(db: Kysely<unknown>): Promise<void> {
	await sql`CREATE TABLE meeting_queue (
		meeting_id uuid NOT NULL REFERENCES meeting ON DELETE CASCADE,
		person_id uuid NOT NULL REFERENCES person ON DELETE CASCADE,
		asked_at timestamptz NOT NULL,
		called_at timestamptz,
		PRIMARY KEY (meeting_id, person_id)
	)`.execute(db);
	await sql`CREATE TABLE meeting_ready (
		meeting_id uuid NOT NULL REFERENCES meeting ON DELETE CASCADE,
		item_id uuid NOT NULL,
		person_id uuid NOT NULL REFERENCES person ON DELETE CASCADE,
		PRIMARY KEY (item_id, person_id),
		FOREIGN KEY (item_id, meeting_id) REFERENCES agenda_item (id, meeting_id) ON DELETE CASCADE
	)`.execute(db);
	await sql`CREATE TABLE meeting_stage (
		meeting_id uuid PRIMARY KEY REFERENCES meeting ON DELETE CASCADE,
		presentation_id uuid,
		step_id uuid,
		compare_stage text CHECK (length(compare_stage) <= 60),
		presenter_person_id uuid REFERENCES person ON DELETE SET NULL,
		version integer NOT NULL DEFAULT 1
	)`.execute(db);
	// Who has the meeting before them just now: forgotten within seconds, and no loss when the server starts anew.
	await sql`CREATE UNLOGGED TABLE live_meeting_presence (
		meeting_id uuid NOT NULL REFERENCES meeting ON DELETE CASCADE,
		person_id uuid NOT NULL REFERENCES person ON DELETE CASCADE,
		instance_id uuid NOT NULL,
		seen_at timestamptz NOT NULL,
		PRIMARY KEY (meeting_id, person_id, instance_id)
	)`.execute(db);
}

/** SECURITY DEFINER: they ask tables that their own policies are made of. */
async function whoMay(db: Kysely<unknown>): Promise<void> {
	await sql`CREATE FUNCTION actor_leads_meeting(meeting uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
		SELECT actor_kind() = 'person' AND (
			EXISTS (SELECT FROM meeting_facilitator AS one WHERE one.meeting_id = meeting AND one.person_id = actor_person() AND one.left_at IS NULL)
			OR EXISTS (SELECT FROM meeting AS one JOIN participation USING (group_id) JOIN membership USING (organisation_id)
				WHERE one.id = meeting AND membership.person_id = actor_person() AND membership.role = 'keyPerson')
			OR EXISTS (SELECT FROM meeting AS one JOIN benchmarking_group AS circle ON circle.id = one.group_id
				WHERE one.id = meeting AND actor_leads_round(circle.round_id))) $$`.execute(db);
	await sql`CREATE FUNCTION actor_in_meeting(meeting uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
		SELECT actor_kind() = 'person' AND (actor_leads_meeting(meeting)
			OR EXISTS (SELECT FROM meeting AS one JOIN participation USING (group_id)
				WHERE one.id = meeting AND participation.organisation_id = ANY (actor_organisations()))
			OR EXISTS (SELECT FROM meeting_guest AS guest WHERE guest.meeting_id = meeting AND guest.person_id = actor_person()
				AND guest.revoked_at IS NULL)) $$`.execute(db);
}

async function policies(db: Kysely<unknown>): Promise<void> {
	for (const table of tables) {
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
	for (const table of ['agenda_item', 'meeting_facilitator', 'meeting_guest', 'meeting_queue'])
		await sql`CREATE POLICY leads ON ${sql.table(table)} TO vankrets_app USING (actor_leads_meeting(meeting_id)) WITH CHECK (actor_leads_meeting(meeting_id))`.execute(
			db
		);
	for (const table of [
		'agenda_item',
		'meeting_facilitator',
		'meeting_queue',
		'meeting_ready',
		'meeting_attendance'
	])
		await sql`CREATE POLICY in_the_meeting ON ${sql.table(table)} FOR SELECT TO vankrets_app USING (actor_in_meeting(meeting_id))`.execute(
			db
		);
	for (const table of ['meeting_queue', 'meeting_ready', 'meeting_attendance'])
		await sql`CREATE POLICY oneself ON ${sql.table(table)} TO vankrets_app USING (person_id = actor_person() AND actor_in_meeting(meeting_id)) WITH CHECK (person_id = actor_person() AND actor_in_meeting(meeting_id))`.execute(
			db
		);
	// Whoever presents steps: anybody in the meeting can be handed the remote.
	await sql`CREATE POLICY in_the_meeting ON meeting_stage TO vankrets_app USING (actor_in_meeting(meeting_id)) WITH CHECK (actor_in_meeting(meeting_id))`.execute(
		db
	);
	await sql`CREATE POLICY leads ON meeting FOR UPDATE TO vankrets_app USING (actor_leads_meeting(id)) WITH CHECK (actor_leads_meeting(id))`.execute(
		db
	);
	// Whoever leads opens, times and places a meeting. Which one it is of its round stays the administrator's.
	await sql`CREATE FUNCTION refuse_another_meeting() RETURNS trigger LANGUAGE plpgsql AS $$
		BEGIN
			IF current_user = 'vankrets_app' AND NOT actor_is_system() AND NOT actor_is_administrator()
				AND (NEW.group_id, NEW.ordinal, NEW.theme) IS DISTINCT FROM (OLD.group_id, OLD.ordinal, OLD.theme) THEN
				RAISE EXCEPTION 'only an administrator changes which meeting it is' USING ERRCODE = '42501';
			END IF;
			RETURN NEW;
		END $$`.execute(db);
	await sql`CREATE TRIGGER stays_the_meeting BEFORE UPDATE ON meeting FOR EACH ROW EXECUTE FUNCTION refuse_another_meeting()`.execute(
		db
	);
}

/** A wall's link opens one run or one meeting. A meeting's belongs to whoever leads it. */
async function wallLinks(db: Kysely<unknown>): Promise<void> {
	await sql`ALTER TABLE wall_link
		ALTER COLUMN run_id DROP NOT NULL,
		ALTER COLUMN organisation_id DROP NOT NULL,
		ADD COLUMN meeting_id uuid REFERENCES meeting ON DELETE CASCADE,
		ADD CONSTRAINT wall_link_place CHECK (num_nonnulls(run_id, meeting_id) = 1 AND (run_id IS NULL) = (organisation_id IS NULL))`.execute(
		db
	);
	await sql`CREATE INDEX wall_link_meeting ON wall_link (meeting_id) WHERE meeting_id IS NOT NULL`.execute(
		db
	);
	await sql`CREATE POLICY leads_meeting ON wall_link TO vankrets_app USING (meeting_id IS NOT NULL AND actor_leads_meeting(meeting_id)) WITH CHECK (meeting_id IS NOT NULL AND actor_leads_meeting(meeting_id))`.execute(
		db
	);
}

export async function down(db: Kysely<unknown>): Promise<void> {
	await sql`DROP TRIGGER stays_the_meeting ON meeting`.execute(db);
	await sql`DROP FUNCTION refuse_another_meeting()`.execute(db);
	await sql`DELETE FROM wall_link WHERE run_id IS NULL`.execute(db);
	await sql`DROP POLICY leads_meeting ON wall_link`.execute(db);
	await sql`ALTER TABLE wall_link
		DROP CONSTRAINT wall_link_place,
		DROP COLUMN meeting_id,
		ALTER COLUMN organisation_id SET NOT NULL,
		ALTER COLUMN run_id SET NOT NULL`.execute(db);
	await sql`DROP POLICY leads ON meeting`.execute(db);
	await sql`ALTER TABLE meeting DROP COLUMN running_item_id`.execute(db);
	for (const table of tables)
		await sql`DROP TABLE IF EXISTS ${sql.table(table)} CASCADE`.execute(db);
	await sql`DROP FUNCTION actor_in_meeting(uuid)`.execute(db);
	await sql`DROP FUNCTION actor_leads_meeting(uuid)`.execute(db);
	await sql`ALTER TABLE meeting
		DROP COLUMN state, DROP COLUMN starts_at, DROP COLUMN mode, DROP COLUMN place, DROP COLUMN opened_at,
		DROP COLUMN held_at, DROP COLUMN note_taker, DROP COLUMN no_takeaways, DROP COLUMN is_last,
		DROP COLUMN pause_from, DROP COLUMN pause_minutes`.execute(db);
}
