import { sql, type Kysely } from 'kysely';

/** Who leads a round, and the templates that presentations are made on: a version stays as it was written. */
export async function up(db: Kysely<unknown>): Promise<void> {
	await leaders(db);
	await templates(db);
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

async function leaders(db: Kysely<unknown>): Promise<void> {
	await sql`CREATE TABLE round_leader (
		round_id uuid NOT NULL REFERENCES round ON DELETE CASCADE,
		person_id uuid NOT NULL REFERENCES person ON DELETE CASCADE,
		PRIMARY KEY (round_id, person_id)
	)`.execute(db);
	await sql`CREATE INDEX round_leader_person ON round_leader (person_id)`.execute(db);
	await protect(db, 'round_leader');
	await sql`CREATE POLICY administrator_names ON round_leader TO vankrets_app USING (actor_is_administrator()) WITH CHECK (actor_is_administrator())`.execute(
		db
	);
	await sql`CREATE POLICY self_reads ON round_leader FOR SELECT TO vankrets_app USING (person_id = actor_person())`.execute(
		db
	);
	await sql`GRANT SELECT, INSERT, DELETE ON round_leader TO vankrets_app`.execute(db);
	// SECURITY DEFINER: asks the table itself, whoever's transaction asks.
	await sql`CREATE FUNCTION actor_leads_round(round uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS
		$$ SELECT actor_kind() = 'person' AND EXISTS (SELECT FROM round_leader
			WHERE person_id = actor_person() AND round_id = round) $$`.execute(db);
	await sql`CREATE FUNCTION actor_leads() RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS
		$$ SELECT actor_kind() = 'person' AND EXISTS (SELECT FROM round_leader WHERE person_id = actor_person()) $$`.execute(
		db
	);
}

async function templates(db: Kysely<unknown>): Promise<void> {
	await sql`CREATE TABLE presentation_template (
		id uuid PRIMARY KEY,
		code text NOT NULL CHECK (code ~ '^[a-z0-9][a-z0-9-]{0,59}$'),
		version smallint NOT NULL CHECK (version BETWEEN 1 AND 999),
		name_sv text NOT NULL CHECK (length(name_sv) BETWEEN 1 AND 200),
		name_en text NOT NULL CHECK (length(name_en) BETWEEN 1 AND 200),
		parts jsonb NOT NULL CHECK (jsonb_typeof(parts) = 'array'),
		stages jsonb NOT NULL CHECK (jsonb_typeof(stages) = 'array'),
		created_at timestamptz NOT NULL,
		retired_at timestamptz,
		UNIQUE (code, version)
	)`.execute(db);
	await protect(db, 'presentation_template');
	await sql`CREATE POLICY leaders_write ON presentation_template TO vankrets_app USING (actor_is_administrator() OR actor_leads()) WITH CHECK (actor_is_administrator() OR actor_leads())`.execute(
		db
	);
	await sql`CREATE POLICY known_to_the_signed_in ON presentation_template FOR SELECT TO vankrets_app USING (actor_kind() IN ('person', 'wall'))`.execute(
		db
	);
	// A version stays as it was written: presentations stand on it. It can be retired.
	await sql`GRANT SELECT, INSERT ON presentation_template TO vankrets_app`.execute(db);
	await sql`GRANT UPDATE (retired_at) ON presentation_template TO vankrets_app`.execute(db);
	await sql`INSERT INTO presentation_template (id, code, version, name_sv, name_en, parts, stages, created_at)
		VALUES ('6f0e2a34-9a0b-4c39-8d16-52f1a1f03001', 'styrkedjan', 1, 'Styrkedjan', 'The steering chain',
			${JSON.stringify(firstParts)}::jsonb, ${JSON.stringify(firstStages)}::jsonb, '2026-01-01')`.execute(
		db
	);
}

export async function down(db: Kysely<unknown>): Promise<void> {
	await sql`DROP TABLE presentation_template`.execute(db);
	await sql`DROP TABLE round_leader`.execute(db);
	await sql`DROP FUNCTION actor_leads()`.execute(db);
	await sql`DROP FUNCTION actor_leads_round(uuid)`.execute(db);
}

const firstStages = [
	{ key: 'goals', title: { sv: 'Mål', en: 'Goals' } },
	{ key: 'budget', title: { sv: 'Budget', en: 'Budget' } },
	{ key: 'planning', title: { sv: 'Planering', en: 'Planning' } },
	{ key: 'execution', title: { sv: 'Genomförande', en: 'Execution' } },
	{ key: 'followUp', title: { sv: 'Uppföljning', en: 'Follow-up' } },
	{ key: 'analysis', title: { sv: 'Analys', en: 'Analysis' } },
	{ key: 'decision', title: { sv: 'Beslut', en: 'Decision' } }
];

const firstParts = [
	{
		key: 'facts',
		title: { sv: 'Vilka vi är', en: 'Who we are' },
		help: {
			sv: 'Invånare, anställda, nämnder och förvaltningar. Det en gäst behöver för att förstå resten.',
			en: 'Inhabitants, staff, committees and departments. What a guest needs to follow the rest.'
		},
		role: 'keyPerson'
	},
	{
		key: 'chain',
		title: { sv: 'Så styr vi', en: 'How we steer' },
		help: {
			sv: 'Berätta det som processens steg inte visar: vem som bestämmer vad, och hur beslut blir verklighet.',
			en: 'Tell what the steps of the process do not show: who decides what, and how decisions become practice.'
		},
		role: 'seniorManager'
	},
	{
		key: 'assessment',
		title: { sv: 'Vår självskattning', en: 'Our self-assessment' },
		help: {
			sv: 'Var ligger ni lägst och högst, och vad har flyttat sig sedan sist?',
			en: 'Where are you lowest and highest, and what has moved since last time?'
		},
		role: 'keyPerson'
	},
	{
		key: 'perspective',
		title: {
			sv: 'Var jämställdheten finns, och var den saknas',
			en: 'Where equality is, and where it is missing'
		},
		help: {
			sv: 'I vilka steg syns kvinnor och män, flickor och pojkar? I vilka syns de inte?',
			en: 'In which steps are women and men, girls and boys visible? In which are they not?'
		},
		role: 'keyPerson'
	},
	{
		key: 'problems',
		title: { sv: 'Det vi vet är ojämställt', en: 'What we know is unequal' },
		help: {
			sv: 'Kända skillnader, gärna med siffror uppdelade på kön och var siffrorna kommer ifrån.',
			en: 'Known inequalities, preferably with figures divided by sex and where the figures come from.'
		},
		role: 'seniorManager'
	},
	{
		key: 'since',
		title: { sv: 'Det vi har gjort sedan sist', en: 'What we have done since last time' },
		help: {
			sv: 'Beslut, aktiviteter och tester på hemmaplan. Loggen minns dem åt er.',
			en: 'Decisions, activities and tests at home. The log remembers them for you.'
		},
		role: 'keyPerson'
	},
	{
		key: 'why',
		title: {
			sv: 'Vad som gick bra, vad som inte gjorde det, och varför',
			en: 'What worked, what did not, and why'
		},
		help: {
			sv: 'Var ärliga. Det som inte gick är ofta det de andra lär sig mest av.',
			en: 'Be honest. What did not work is often what the others learn most from.'
		},
		role: 'seniorManager'
	},
	{
		key: 'question',
		title: {
			sv: 'Vår fråga till de kritiska vännerna',
			en: 'Our question to the critical friends'
		},
		help: {
			sv: 'En fråga som ni verkligen vill ha hjälp med. Helst en mening.',
			en: 'A question you really want help with. One sentence if you can.'
		},
		role: 'politician'
	},
	{
		key: 'plan',
		title: { sv: 'Vår plan till nästa träff', en: 'Our plan until the next meeting' },
		help: {
			sv: 'Vad gör ni härnäst, vem ansvarar och när ska det vara gjort?',
			en: 'What do you do next, who is responsible and when is it to be done?'
		},
		role: 'politician'
	}
];
