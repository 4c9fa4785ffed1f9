import { sql, type Kysely } from 'kysely';

/**
 * Presentations for a group's meetings. A presentation is its
 * organisation's own until it is shared; a peer reads it while its own organisation shares one for the same meeting,
 * or when it was shown to the group in the meeting. Notes for whoever speaks are never anybody else's.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
	await presentations(db);
	await contents(db);
	await readers(db);
}

async function protect(db: Kysely<unknown>, table: string): Promise<void> {
	const name = sql.table(table);
	await sql`ALTER TABLE ${name} ENABLE ROW LEVEL SECURITY`.execute(db);
	await sql`ALTER TABLE ${name} FORCE ROW LEVEL SECURITY`.execute(db);
	await sql`CREATE POLICY owner_migrates ON ${name} TO vankrets_owner USING (true) WITH CHECK (true)`.execute(
		db
	);
	await sql`CREATE POLICY system_acts ON ${name} TO vankrets_app USING (actor_is_system()) WITH CHECK (actor_is_system())`.execute(
		db
	);
}

async function ownOrganisation(db: Kysely<unknown>, table: string): Promise<void> {
	await sql`CREATE POLICY own_organisation ON ${sql.table(table)} TO vankrets_app USING (organisation_id = ANY (actor_organisations())) WITH CHECK (organisation_id = ANY (actor_organisations()))`.execute(
		db
	);
}

async function presentations(db: Kysely<unknown>): Promise<void> {
	await sql`CREATE TABLE presentation (
		id uuid PRIMARY KEY,
		organisation_id uuid NOT NULL REFERENCES organisation,
		meeting_id uuid NOT NULL REFERENCES meeting,
		template_id uuid NOT NULL REFERENCES presentation_template,
		sharing text CHECK (sharing IN ('private', 'group', 'groupAndLeader')),
		published_at timestamptz,
		created_at timestamptz NOT NULL,
		UNIQUE (organisation_id, meeting_id),
		UNIQUE (id, organisation_id),
		CHECK ((sharing IS NULL) = (published_at IS NULL))
	)`.execute(db);
	await sql`CREATE INDEX presentation_meeting ON presentation (meeting_id)`.execute(db);
	await sql`CREATE TABLE meeting_shown (
		meeting_id uuid NOT NULL REFERENCES meeting,
		presentation_id uuid NOT NULL,
		organisation_id uuid NOT NULL,
		shown_at timestamptz NOT NULL,
		PRIMARY KEY (meeting_id, presentation_id),
		FOREIGN KEY (presentation_id, organisation_id) REFERENCES presentation (id, organisation_id) ON DELETE CASCADE
	)`.execute(db);
	for (const table of ['presentation', 'meeting_shown']) {
		await protect(db, table);
		await ownOrganisation(db, table);
	}
	await sql`GRANT SELECT, INSERT, UPDATE, DELETE ON presentation TO vankrets_app`.execute(db);
	await sql`GRANT SELECT, INSERT, DELETE ON meeting_shown TO vankrets_app`.execute(db);
}

async function contents(db: Kysely<unknown>): Promise<void> {
	const belongs = sql.raw(
		'FOREIGN KEY (presentation_id, organisation_id) REFERENCES presentation (id, organisation_id) ON DELETE CASCADE'
	);
	// What several people write in one text, as it merges; the two tables after it hold it as it reads.
	await sql`CREATE TABLE presentation_text (
		presentation_id uuid PRIMARY KEY,
		organisation_id uuid NOT NULL,
		state bytea NOT NULL CHECK (length(state) <= 4000000),
		version integer NOT NULL,
		${belongs}
	)`.execute(db);
	await sql`CREATE TABLE presentation_part (
		presentation_id uuid NOT NULL,
		organisation_id uuid NOT NULL,
		part_key text NOT NULL CHECK (length(part_key) <= 60),
		body text NOT NULL,
		PRIMARY KEY (presentation_id, part_key),
		${belongs}
	)`.execute(db);
	await sql`CREATE TABLE presentation_note (
		presentation_id uuid NOT NULL,
		organisation_id uuid NOT NULL,
		part_key text NOT NULL CHECK (length(part_key) <= 60),
		notes text NOT NULL,
		PRIMARY KEY (presentation_id, part_key),
		${belongs}
	)`.execute(db);
	await sql`CREATE TABLE process_step (
		id uuid PRIMARY KEY,
		presentation_id uuid NOT NULL,
		organisation_id uuid NOT NULL,
		stage_key text NOT NULL CHECK (length(stage_key) <= 60),
		ordinal integer NOT NULL,
		name text NOT NULL CHECK (length(name) BETWEEN 2 AND 120),
		who text NOT NULL DEFAULT '' CHECK (length(who) <= 500),
		what text NOT NULL DEFAULT '' CHECK (length(what) <= 2000),
		input text NOT NULL DEFAULT '' CHECK (length(input) <= 500),
		output text NOT NULL DEFAULT '' CHECK (length(output) <= 500),
		document text NOT NULL DEFAULT '' CHECK (length(document) <= 500),
		occurs text NOT NULL DEFAULT '' CHECK (length(occurs) <= 500),
		mark text CHECK (mark IN ('enough', 'improve', 'missing')),
		item_nos smallint[] NOT NULL DEFAULT '{}' CHECK (cardinality(item_nos) <= 40),
		versions jsonb NOT NULL DEFAULT '{}',
		removed_at timestamptz,
		created_at timestamptz NOT NULL,
		${belongs}
	)`.execute(db);
	await sql`CREATE INDEX process_step_presentation ON process_step (presentation_id, ordinal)`.execute(
		db
	);
	await sql`CREATE TABLE presentation_file (
		id uuid PRIMARY KEY,
		presentation_id uuid NOT NULL,
		organisation_id uuid NOT NULL,
		kind text NOT NULL CHECK (kind IN ('pdf', 'picture')),
		name text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
		alt text NOT NULL CHECK (length(alt) <= 500),
		media_type text NOT NULL CHECK (media_type IN ('application/pdf', 'image/png', 'image/jpeg', 'image/webp')),
		bytes bytea NOT NULL CHECK (length(bytes) <= 20971520),
		size integer NOT NULL,
		pages smallint NOT NULL CHECK (pages BETWEEN 1 AND 300),
		width integer NOT NULL CHECK (width BETWEEN 1 AND 20000),
		height integer NOT NULL CHECK (height BETWEEN 1 AND 20000),
		created_at timestamptz NOT NULL,
		UNIQUE (id, organisation_id),
		CHECK (kind = 'pdf' OR alt <> ''),
		CHECK ((kind = 'pdf') = (media_type = 'application/pdf')),
		${belongs}
	)`.execute(db);
	await sql`CREATE INDEX presentation_file_presentation ON presentation_file (presentation_id)`.execute(
		db
	);
	// A PDF's pages as they were drawn the first time somebody looked, with their words.
	await sql`CREATE TABLE presentation_page (
		file_id uuid NOT NULL,
		organisation_id uuid NOT NULL,
		page_no smallint NOT NULL CHECK (page_no >= 1),
		media_type text NOT NULL CHECK (media_type IN ('image/png', 'image/jpeg', 'image/webp')),
		bytes bytea NOT NULL,
		width integer NOT NULL,
		height integer NOT NULL,
		words text NOT NULL,
		PRIMARY KEY (file_id, page_no),
		FOREIGN KEY (file_id, organisation_id) REFERENCES presentation_file (id, organisation_id) ON DELETE CASCADE
	)`.execute(db);
	// Who writes where just now: forgotten after seconds, so it need not survive a crash.
	await sql`CREATE UNLOGGED TABLE presentation_attendance (
		presentation_id uuid NOT NULL REFERENCES presentation ON DELETE CASCADE,
		organisation_id uuid NOT NULL,
		person_id uuid NOT NULL REFERENCES person ON DELETE CASCADE,
		place text NOT NULL CHECK (length(place) <= 60),
		seen_at timestamptz NOT NULL,
		PRIMARY KEY (presentation_id, person_id)
	)`.execute(db);
	for (const table of contentTables) {
		await protect(db, table);
		await ownOrganisation(db, table);
		await sql`GRANT SELECT, INSERT, UPDATE, DELETE ON ${sql.table(table)} TO vankrets_app`.execute(
			db
		);
	}
}

const contentTables = [
	'presentation_text',
	'presentation_part',
	'presentation_note',
	'process_step',
	'presentation_file',
	'presentation_page',
	'presentation_attendance'
];

async function readers(db: Kysely<unknown>): Promise<void> {
	// SECURITY DEFINER: a policy on presentation that asked presentation itself would go round in circles.
	await sql`CREATE FUNCTION actor_shared_meetings() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS
		$$ SELECT coalesce(array_agg(meeting_id), '{}') FROM presentation
			WHERE sharing IN ('group', 'groupAndLeader') AND organisation_id = ANY (actor_organisations()) $$`.execute(
		db
	);
	await sql`CREATE FUNCTION actor_is_in_meeting(meeting uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS
		$$ SELECT EXISTS (SELECT FROM meeting AS held JOIN participation USING (group_id)
			WHERE held.id = meeting AND participation.organisation_id = ANY (actor_organisations())) $$`.execute(
		db
	);
	await sql`CREATE POLICY shown_to_group ON meeting_shown FOR SELECT TO vankrets_app USING (actor_is_in_meeting(meeting_id))`.execute(
		db
	);
	// Who leaves the group shares no more with it, except what was shown.
	await sql`CREATE POLICY shared_with_group ON presentation FOR SELECT TO vankrets_app USING (
		sharing IN ('group', 'groupAndLeader') AND meeting_id = ANY ((SELECT actor_shared_meetings())::uuid[])
		AND actor_is_in_meeting(meeting_id)
		AND EXISTS (SELECT FROM meeting JOIN participation USING (group_id)
			WHERE meeting.id = presentation.meeting_id AND participation.organisation_id = presentation.organisation_id))`.execute(
		db
	);
	await sql`CREATE POLICY shown_in_meeting ON presentation FOR SELECT TO vankrets_app USING (
		EXISTS (SELECT FROM meeting_shown WHERE meeting_shown.presentation_id = presentation.id
			AND actor_is_in_meeting(meeting_shown.meeting_id)))`.execute(db);
	await sql`CREATE POLICY shared_with_leader ON presentation FOR SELECT TO vankrets_app USING (
		sharing = 'groupAndLeader' AND EXISTS (SELECT FROM meeting JOIN benchmarking_group AS circle ON circle.id = meeting.group_id
			WHERE meeting.id = presentation.meeting_id AND actor_leads_round(circle.round_id)))`.execute(db);
	for (const table of ['presentation_part', 'presentation_file'])
		await sql`CREATE POLICY with_its_presentation ON ${sql.table(table)} FOR SELECT TO vankrets_app USING (
			EXISTS (SELECT FROM presentation WHERE presentation.id = presentation_id))`.execute(db);
	await sql`CREATE POLICY with_its_presentation ON process_step FOR SELECT TO vankrets_app USING (
		removed_at IS NULL AND EXISTS (SELECT FROM presentation WHERE presentation.id = presentation_id))`.execute(
		db
	);
	await sql`CREATE POLICY with_its_file ON presentation_page FOR SELECT TO vankrets_app USING (
		EXISTS (SELECT FROM presentation_file WHERE presentation_file.id = file_id))`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
	for (const table of [...contentTables.toReversed(), 'meeting_shown', 'presentation'])
		await sql`DROP TABLE ${sql.table(table)} CASCADE`.execute(db);
	for (const called of ['actor_is_in_meeting(uuid)', 'actor_shared_meetings()'])
		await sql`DROP FUNCTION ${sql.raw(called)}`.execute(db);
}
