import { sql, type Kysely } from 'kysely';

/**
 * Critical friends and what comes of it. A card is its writer's alone until it is shown; then it is the meeting's, its
 * words stand, and where it was to be without name its writer and organisation leave the row for good.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
	await cards(db);
	await words(db);
	await takenHome(db);
	await sql`ALTER TABLE log_entry ADD COLUMN origin_card_id uuid REFERENCES feedback_card ON DELETE SET NULL`.execute(
		db
	);
	await sql`CREATE INDEX log_entry_origin_card ON log_entry (origin_card_id) WHERE origin_card_id IS NOT NULL`.execute(
		db
	);
	for (const table of tables) await protect(db, table);
	await policies(db);
	await guards(db);
}

const tables = [
	'feedback_meeting',
	'feedback_turn',
	'card_cluster',
	'feedback_card',
	'reflection_answer',
	'plus_minus_note',
	'takeaway',
	'meeting_decision'
];

async function cards(db: Kysely<unknown>): Promise<void> {
	await sql`CREATE TABLE feedback_meeting (
		meeting_id uuid PRIMARY KEY REFERENCES meeting ON DELETE CASCADE,
		nameless boolean NOT NULL DEFAULT false,
		reflections_shown_at timestamptz
	)`.execute(db);
	await sql`CREATE TABLE feedback_turn (
		meeting_id uuid NOT NULL REFERENCES meeting ON DELETE CASCADE,
		organisation_id uuid NOT NULL REFERENCES organisation,
		current_card_id uuid,
		shown_at timestamptz,
		PRIMARY KEY (meeting_id, organisation_id)
	)`.execute(db);
	await sql`CREATE TABLE card_cluster (
		id uuid PRIMARY KEY,
		meeting_id uuid NOT NULL,
		organisation_id uuid NOT NULL,
		title text NOT NULL CHECK (length(title) <= 80),
		version integer NOT NULL DEFAULT 1,
		created_at timestamptz NOT NULL,
		FOREIGN KEY (meeting_id, organisation_id) REFERENCES feedback_turn ON DELETE CASCADE,
		UNIQUE (id, meeting_id, organisation_id)
	)`.execute(db);
	await sql`CREATE TABLE feedback_card (
		id uuid PRIMARY KEY,
		meeting_id uuid NOT NULL,
		to_organisation_id uuid NOT NULL,
		from_organisation_id uuid REFERENCES organisation,
		writer_person_id uuid REFERENCES person ON DELETE SET NULL,
		nameless boolean NOT NULL,
		kind text NOT NULL CHECK (kind IN ('strength', 'consider', 'question', 'idea', 'offer')),
		text text NOT NULL CHECK (length(text) BETWEEN 2 AND 1000),
		presentation_id uuid REFERENCES presentation ON DELETE SET NULL,
		step_id uuid REFERENCES process_step ON DELETE SET NULL,
		part_key text CHECK (length(part_key) <= 60),
		pin_text text NOT NULL CHECK (length(pin_text) <= 500),
		version integer NOT NULL DEFAULT 1,
		created_at timestamptz NOT NULL,
		shown_at timestamptz,
		cluster_id uuid,
		place_version integer NOT NULL DEFAULT 0,
		answer text NOT NULL DEFAULT '' CHECK (length(answer) <= 2000),
		answer_version integer NOT NULL DEFAULT 0,
		left_at timestamptz,
		FOREIGN KEY (meeting_id, to_organisation_id) REFERENCES feedback_turn ON DELETE CASCADE,
		FOREIGN KEY (cluster_id, meeting_id, to_organisation_id) REFERENCES card_cluster (id, meeting_id, organisation_id),
		CHECK (from_organisation_id IS DISTINCT FROM to_organisation_id),
		CHECK (NOT nameless OR shown_at IS NULL OR (writer_person_id IS NULL AND from_organisation_id IS NULL)),
		CHECK (shown_at IS NOT NULL OR (cluster_id IS NULL AND answer = '' AND left_at IS NULL))
	)`.execute(db);
	await sql`CREATE INDEX feedback_card_turn ON feedback_card (meeting_id, to_organisation_id)`.execute(
		db
	);
	await sql`CREATE INDEX feedback_card_giver ON feedback_card (from_organisation_id) WHERE shown_at IS NOT NULL`.execute(
		db
	);
	await sql`CREATE INDEX feedback_card_cluster ON feedback_card (cluster_id) WHERE cluster_id IS NOT NULL`.execute(
		db
	);
}

async function words(db: Kysely<unknown>): Promise<void> {
	await sql`CREATE TABLE reflection_answer (
		id uuid PRIMARY KEY,
		meeting_id uuid NOT NULL REFERENCES meeting ON DELETE CASCADE,
		organisation_id uuid REFERENCES organisation,
		writer_person_id uuid NOT NULL REFERENCES person ON DELETE CASCADE,
		question text NOT NULL CHECK (question IN ('rightThings', 'rightWay', 'achieved', 'why', 'remains')),
		text text NOT NULL CHECK (length(text) <= 2000),
		version integer NOT NULL DEFAULT 1,
		changed_at timestamptz NOT NULL,
		UNIQUE (meeting_id, writer_person_id, question)
	)`.execute(db);
	await sql`CREATE TABLE plus_minus_note (
		id uuid PRIMARY KEY,
		meeting_id uuid NOT NULL REFERENCES meeting ON DELETE CASCADE,
		writer_person_id uuid REFERENCES person ON DELETE SET NULL,
		kind text NOT NULL CHECK (kind IN ('plus', 'minus', 'interesting')),
		text text NOT NULL CHECK (length(text) BETWEEN 2 AND 300),
		created_at timestamptz NOT NULL
	)`.execute(db);
	await sql`CREATE INDEX plus_minus_note_meeting ON plus_minus_note (meeting_id)`.execute(db);
}

async function takenHome(db: Kysely<unknown>): Promise<void> {
	await sql`CREATE TABLE takeaway (
		id uuid PRIMARY KEY,
		meeting_id uuid NOT NULL REFERENCES meeting ON DELETE CASCADE,
		organisation_id uuid NOT NULL REFERENCES organisation,
		text text NOT NULL CHECK (length(text) BETWEEN 2 AND 500),
		version integer NOT NULL DEFAULT 1,
		from_card_id uuid REFERENCES feedback_card ON DELETE SET NULL,
		from_step_id uuid REFERENCES process_step ON DELETE SET NULL,
		origin_text text NOT NULL CHECK (length(origin_text) <= 1000),
		log_entry_id uuid REFERENCES log_entry ON DELETE SET NULL,
		created_by uuid REFERENCES person ON DELETE SET NULL,
		created_at timestamptz NOT NULL,
		removed_at timestamptz
	)`.execute(db);
	// Two members who press at once take a card home once.
	await sql`CREATE UNIQUE INDEX takeaway_card ON takeaway (from_card_id, organisation_id) WHERE removed_at IS NULL`.execute(
		db
	);
	await sql`CREATE INDEX takeaway_meeting ON takeaway (meeting_id)`.execute(db);
	await sql`CREATE INDEX takeaway_entry ON takeaway (log_entry_id) WHERE log_entry_id IS NOT NULL`.execute(
		db
	);
	await sql`CREATE TABLE meeting_decision (
		id uuid PRIMARY KEY,
		meeting_id uuid NOT NULL REFERENCES meeting ON DELETE CASCADE,
		organisation_id uuid REFERENCES organisation,
		text text NOT NULL CHECK (length(text) BETWEEN 2 AND 500),
		who text NOT NULL CHECK (length(who) <= 120),
		due_on date CHECK (due_on BETWEEN '2000-01-01' AND '2100-12-31'),
		version integer NOT NULL DEFAULT 1,
		created_at timestamptz NOT NULL,
		removed_at timestamptz
	)`.execute(db);
	await sql`CREATE INDEX meeting_decision_meeting ON meeting_decision (meeting_id)`.execute(db);
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
	await sql`GRANT SELECT, INSERT, UPDATE, DELETE ON ${name} TO vankrets_app`.execute(db);
}

async function policies(db: Kysely<unknown>): Promise<void> {
	for (const table of ['feedback_meeting', 'feedback_turn', 'card_cluster', 'meeting_decision'])
		await sql`CREATE POLICY in_the_meeting ON ${sql.table(table)} TO vankrets_app USING (actor_in_meeting(meeting_id)) WITH CHECK (actor_in_meeting(meeting_id))`.execute(
			db
		);
	await sql`CREATE POLICY writer_until_shown ON feedback_card TO vankrets_app
		USING (shown_at IS NULL AND writer_person_id = actor_person())
		WITH CHECK (shown_at IS NULL AND writer_person_id = actor_person() AND actor_in_meeting(meeting_id)
			AND (from_organisation_id IS NULL OR from_organisation_id = ANY (actor_organisations())))`.execute(
		db
	);
	await sql`CREATE POLICY shown_in_meeting ON feedback_card FOR SELECT TO vankrets_app USING (shown_at IS NOT NULL AND actor_in_meeting(meeting_id))`.execute(
		db
	);
	await sql`CREATE POLICY handled_in_meeting ON feedback_card FOR UPDATE TO vankrets_app
		USING (shown_at IS NOT NULL AND actor_in_meeting(meeting_id))
		WITH CHECK (shown_at IS NOT NULL AND actor_in_meeting(meeting_id))`.execute(db);
	// What was given stays with its receiver and its giver, whoever leaves the group.
	await sql`CREATE POLICY given ON feedback_card FOR SELECT TO vankrets_app USING (shown_at IS NOT NULL
		AND (to_organisation_id = ANY (actor_organisations()) OR from_organisation_id = ANY (actor_organisations())))`.execute(
		db
	);

	await sql`CREATE POLICY writer ON reflection_answer TO vankrets_app USING (writer_person_id = actor_person())
		WITH CHECK (writer_person_id = actor_person() AND actor_in_meeting(meeting_id)
			AND (organisation_id IS NULL OR organisation_id = ANY (actor_organisations())))`.execute(db);
	await sql`CREATE POLICY shown_in_meeting ON reflection_answer FOR SELECT TO vankrets_app USING (actor_in_meeting(meeting_id)
		AND EXISTS (SELECT FROM feedback_meeting AS chosen WHERE chosen.meeting_id = reflection_answer.meeting_id
			AND chosen.reflections_shown_at IS NOT NULL))`.execute(db);
	await sql`CREATE POLICY writer ON plus_minus_note TO vankrets_app USING (writer_person_id = actor_person())
		WITH CHECK (writer_person_id = actor_person() AND actor_in_meeting(meeting_id))`.execute(db);
	await sql`CREATE POLICY in_the_meeting ON plus_minus_note FOR SELECT TO vankrets_app USING (actor_in_meeting(meeting_id))`.execute(
		db
	);
	await sql`CREATE POLICY own_organisation ON takeaway TO vankrets_app USING (organisation_id = ANY (actor_organisations()))
		WITH CHECK (organisation_id = ANY (actor_organisations()) AND actor_in_meeting(meeting_id))`.execute(
		db
	);
	await sql`CREATE POLICY in_the_meeting ON takeaway FOR SELECT TO vankrets_app USING (removed_at IS NULL AND actor_in_meeting(meeting_id))`.execute(
		db
	);
}

/** SECURITY DEFINER sees past row security: nobody who acts may read a card before it is shown, and yet somebody shows it. */
async function guards(db: Kysely<unknown>): Promise<void> {
	await sql`CREATE FUNCTION show_feedback_cards(in_meeting uuid, given_to uuid, at timestamptz) RETURNS integer
		LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
		DECLARE shown integer;
		BEGIN
			IF NOT (actor_is_system() OR actor_in_meeting(in_meeting)) THEN
				RAISE EXCEPTION 'only the meeting shows its cards' USING ERRCODE = '42501';
			END IF;
			IF EXISTS (SELECT FROM meeting JOIN agenda_item AS item ON item.id = meeting.running_item_id
				WHERE meeting.id = in_meeting AND item.kind = 'silentWriting' AND item.organisation_id = given_to) THEN
				RAISE EXCEPTION 'cards are hidden while their silent writing runs' USING ERRCODE = '23514';
			END IF;
			UPDATE feedback_card SET shown_at = at,
				writer_person_id = CASE WHEN nameless THEN NULL ELSE writer_person_id END,
				from_organisation_id = CASE WHEN nameless THEN NULL ELSE from_organisation_id END,
				created_at = CASE WHEN nameless THEN at ELSE created_at END
			WHERE meeting_id = in_meeting AND to_organisation_id = given_to AND shown_at IS NULL;
			GET DIAGNOSTICS shown = ROW_COUNT;
			RETURN shown;
		END $$`.execute(db);
	await sql`CREATE FUNCTION refuse_change_of_shown_card() RETURNS trigger LANGUAGE plpgsql AS $$
		BEGIN
			IF (NEW.meeting_id, NEW.to_organisation_id, NEW.kind, NEW.text, NEW.nameless, NEW.pin_text, NEW.shown_at)
				IS DISTINCT FROM (OLD.meeting_id, OLD.to_organisation_id, OLD.kind, OLD.text, OLD.nameless, OLD.pin_text, OLD.shown_at) THEN
				RAISE EXCEPTION 'the words of a card stand once it is shown' USING ERRCODE = '23514';
			END IF;
			IF (NEW.answer, NEW.left_at) IS DISTINCT FROM (OLD.answer, OLD.left_at)
				AND NOT (actor_is_system() OR OLD.to_organisation_id = ANY (actor_organisations())) THEN
				RAISE EXCEPTION 'a card is answered by whom it was given to' USING ERRCODE = '42501';
			END IF;
			RETURN NEW;
		END $$`.execute(db);
	await sql`CREATE TRIGGER shown_card_stands BEFORE UPDATE ON feedback_card FOR EACH ROW WHEN (OLD.shown_at IS NOT NULL) EXECUTE FUNCTION refuse_change_of_shown_card()`.execute(
		db
	);
	// Whoever leads a meeting sets the day of the one after it, and of no other.
	await sql`CREATE FUNCTION set_day_of_next_meeting(after_meeting uuid, day date) RETURNS uuid
		LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
		DECLARE
			ended meeting%ROWTYPE;
			following uuid;
		BEGIN
			IF NOT (actor_is_system() OR actor_leads_meeting(after_meeting)) THEN
				RAISE EXCEPTION 'only whoever leads sets the next date' USING ERRCODE = '42501';
			END IF;
			SELECT * INTO ended FROM meeting WHERE id = after_meeting;
			SELECT id INTO following FROM meeting WHERE group_id = ended.group_id AND ordinal > ended.ordinal
				ORDER BY ordinal LIMIT 1;
			IF following IS NULL AND day IS NOT NULL THEN
				following := gen_random_uuid();
				INSERT INTO meeting (id, group_id, ordinal, theme, held_on) VALUES (following, ended.group_id, ended.ordinal + 1, '', day);
			ELSE
				UPDATE meeting SET held_on = day WHERE id = following AND state = 'planned';
			END IF;
			RETURN following;
		END $$`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
	await sql`ALTER TABLE log_entry DROP COLUMN origin_card_id`.execute(db);
	for (const table of tables.toReversed()) await sql`DROP TABLE ${sql.table(table)}`.execute(db);
	for (const called of [
		'set_day_of_next_meeting(uuid, date)',
		'refuse_change_of_shown_card()',
		'show_feedback_cards(uuid, uuid, timestamptz)'
	])
		await sql`DROP FUNCTION ${sql.raw(called)}`.execute(db);
}
