import { sql, type Kysely } from 'kysely';

/**
 * Instruments are data: a version with its scale, step labels and items, immutable once a round or a run uses it.
 * Wording that no public source confirms is marked local, so that it is never shown as the association's own.
 */
const instruments = [
	{
		id: '6f0e2a34-9a0b-4c39-8d16-52f1a1f02018',
		code: 'skl-2018',
		name: {
			sv: 'Checklista för jämställdhetsintegrering (2018, tregradig)',
			en: 'Checklist for gender mainstreaming (2018, three steps)'
		},
		scale: { min: 1, max: 3, consensusStep: 0.5 },
		labels: [
			{
				value: 1,
				sv: 'Inte påbörjat/finns inte',
				en: 'Not started / does not exist',
				local: false
			},
			{ value: 2, sv: 'Behöver utvecklas', en: 'Needs development', local: false },
			{ value: 3, sv: 'Det finns/vi gör', en: 'Exists / we do this', local: false }
		],
		items: [
			{
				no: 1,
				block: null,
				sv: 'Den politiska församlingen har tagit beslut om jämställdhetsintegrering',
				en: 'The political assembly has decided on gender mainstreaming',
				responsibleRole: 'politician',
				roleLocal: false,
				textLocal: false
			},
			{
				no: 2,
				block: null,
				sv: 'Den politiska ledningen efterfrågar resultat av arbetet med jämställdhetsintegrering',
				en: 'The political leadership asks for results of the work with gender mainstreaming',
				responsibleRole: 'politician',
				roleLocal: false,
				textLocal: false
			},
			{
				no: 3,
				block: null,
				sv: 'De högsta cheferna säkerställer att politikernas beslut om jämställdhetsintegrering genomförs i organisationen',
				en: "The most senior managers ensure that the politicians' decision on gender mainstreaming is carried out in the organisation",
				responsibleRole: 'seniorManager',
				roleLocal: false,
				textLocal: false
			},
			{
				no: 4,
				block: null,
				sv: 'Ledningen säkerställer organisationens kompetens för att arbeta med jämställdhetsintegrering',
				en: "The management secures the organisation's competence to work with gender mainstreaming",
				responsibleRole: 'seniorManager',
				roleLocal: true,
				textLocal: false
			},
			{
				no: 5,
				block: null,
				sv: 'Jämställdhetsperspektivet är synligt i mål, budget och andra styrdokument',
				en: 'The gender equality perspective is visible in goals, budget and other steering documents',
				responsibleRole: 'politician',
				roleLocal: true,
				textLocal: false
			},
			{
				no: 6,
				block: null,
				sv: 'All individbaserad statistik redovisas och analyseras med kön som indelningsgrund',
				en: 'All individual-based statistics are presented and analysed with sex as a basis of classification',
				responsibleRole: 'seniorManager',
				roleLocal: true,
				textLocal: false
			},
			{
				no: 7,
				block: null,
				sv: 'I beslutsunderlag finns en beskrivning av konsekvenser för kvinnor och män, flickor och pojkar',
				en: 'Decision bases describe the consequences for women and men, girls and boys',
				responsibleRole: 'seniorManager',
				roleLocal: true,
				textLocal: false
			},
			{
				no: 8,
				block: null,
				sv: 'Verksamheternas resultat för kvinnor och män, flickor och pojkar kan utläsas ur ordinarie verksamhets- och budgetuppföljning',
				en: "The services' results for women and men, girls and boys can be read from the ordinary operational and budget follow-up",
				responsibleRole: 'seniorManager',
				roleLocal: true,
				textLocal: false
			},
			{
				no: 9,
				block: null,
				sv: 'Jämställdhetsintegreringen har lett till konkreta och hållbara förbättringar i verksamheterna',
				en: 'Gender mainstreaming has led to concrete and sustainable improvements in the services',
				responsibleRole: 'seniorManager',
				roleLocal: true,
				textLocal: false
			},
			{
				no: 10,
				block: null,
				sv: 'Tillvägagångssättet för jämställdhetsintegrering kan systematiseras och överföras till andra verksamheter',
				en: 'The approach to gender mainstreaming can be systematised and transferred to other services',
				responsibleRole: 'keyPerson',
				roleLocal: true,
				textLocal: false
			}
		]
	},
	{
		id: '6f0e2a34-9a0b-4c39-8d16-52f1a1f02023',
		code: 'skr-2023',
		name: {
			sv: 'Checklista för självskattning (2023, fyrgradig)',
			en: 'Self-assessment checklist (2023, four steps)'
		},
		scale: { min: 1, max: 4, consensusStep: 0.5 },
		labels: [
			{ value: 1, sv: 'Inte påbörjat', en: 'Not started', local: true },
			{ value: 2, sv: 'Påbörjat', en: 'Started', local: true },
			{ value: 3, sv: 'Finns till stor del', en: 'In place to a large extent', local: true },
			{ value: 4, sv: 'En del av ordinarie arbete', en: 'Part of ordinary work', local: true }
		],
		items: [
			{
				no: 1,
				block: 'steering',
				sv: 'Politiska församlingen tar beslut om jämställdhetsintegrering',
				en: 'The political assembly decides on gender mainstreaming',
				responsibleRole: 'politician',
				roleLocal: false,
				textLocal: false
			},
			{
				no: 2,
				block: 'steering',
				sv: 'Politiska församlingen efterfrågar resultat av arbetet med jämställdhetsintegrering',
				en: 'The political assembly asks for results of the work with gender mainstreaming',
				responsibleRole: 'politician',
				roleLocal: false,
				textLocal: false
			},
			{
				no: 3,
				block: 'steering',
				sv: 'Högsta cheferna tar ansvar och ger förutsättningar för jämställdhetsintegrering',
				en: 'The most senior managers take responsibility and provide the conditions for gender mainstreaming',
				responsibleRole: 'seniorManager',
				roleLocal: false,
				textLocal: false
			},
			{
				no: 4,
				block: 'analysis',
				sv: 'Jämställdhet är synlig i hela styrkedjan – styrande dokument, mål, budget och uppföljning',
				en: 'Gender equality is visible in the whole steering chain: steering documents, goals, budget and follow-up',
				responsibleRole: 'seniorManager',
				roleLocal: true,
				textLocal: false
			},
			{
				no: 5,
				block: 'analysis',
				sv: 'Organisationen redovisar all individbaserad statistik med kön som indelningsgrund',
				en: 'The organisation presents all individual-based statistics with sex as a basis of classification',
				responsibleRole: 'politician',
				roleLocal: true,
				textLocal: false
			},
			{
				no: 6,
				block: 'analysis',
				sv: 'Organisationen analyserar den könsuppdelade statistiken',
				en: 'The organisation analyses the sex-disaggregated statistics',
				responsibleRole: 'seniorManager',
				roleLocal: true,
				textLocal: false
			},
			{
				no: 7,
				block: 'analysis',
				sv: 'I beslutsunderlag finns en beskrivning av konsekvenser för olika grupper av kvinnor och män',
				en: 'Decision bases describe the consequences for different groups of women and men',
				responsibleRole: 'seniorManager',
				roleLocal: true,
				textLocal: false
			},
			{
				no: 8,
				block: 'improvement',
				sv: 'Organisationen arbetar systematiskt med förbättringar i ordinarie verksamhet',
				en: 'The organisation works systematically with improvements in its ordinary operations',
				responsibleRole: 'seniorManager',
				roleLocal: true,
				textLocal: false
			},
			{
				no: 9,
				block: 'improvement',
				sv: 'Konkreta och hållbara förbättringar',
				en: 'Concrete and sustainable improvements',
				responsibleRole: 'seniorManager',
				roleLocal: true,
				textLocal: true
			},
			{
				no: 10,
				block: 'improvement',
				sv: 'Organisationen har en kultur som stödjer lärande',
				en: 'The organisation has a culture that supports learning',
				responsibleRole: 'keyPerson',
				roleLocal: true,
				textLocal: false
			}
		]
	}
];

export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`CREATE TABLE instrument_version (
		id uuid PRIMARY KEY,
		code text NOT NULL UNIQUE CHECK (length(code) BETWEEN 1 AND 60),
		name_sv text NOT NULL,
		name_en text NOT NULL,
		scale_min smallint NOT NULL CHECK (scale_min >= 0),
		scale_max smallint NOT NULL CHECK (scale_max > scale_min AND scale_max <= 10),
		consensus_step numeric(2,1) NOT NULL CHECK (consensus_step IN (0.5, 1)),
		step_labels jsonb NOT NULL
	)`.execute(db);
	await sql`CREATE TABLE instrument_item (
		instrument_version_id uuid NOT NULL REFERENCES instrument_version ON DELETE CASCADE,
		no smallint NOT NULL CHECK (no BETWEEN 1 AND 40),
		block text,
		text_sv text NOT NULL,
		text_en text NOT NULL,
		text_local boolean NOT NULL,
		responsible_role text NOT NULL,
		role_local boolean NOT NULL,
		PRIMARY KEY (instrument_version_id, no)
	)`.execute(db);
	for (const one of instruments) {
		await sql`INSERT INTO instrument_version VALUES (${one.id}, ${one.code}, ${one.name.sv}, ${one.name.en},
			${one.scale.min}, ${one.scale.max}, ${one.scale.consensusStep}, ${JSON.stringify(one.labels)}::jsonb)`.execute(
			db
		);
		for (const item of one.items)
			await sql`INSERT INTO instrument_item VALUES (${one.id}, ${item.no}, ${item.block}, ${item.sv}, ${item.en},
				${item.textLocal}, ${item.responsibleRole}, ${item.roleLocal})`.execute(db);
	}
	for (const table of ['instrument_version', 'instrument_item']) {
		const name = sql.table(table);
		await sql`ALTER TABLE ${name} ENABLE ROW LEVEL SECURITY`.execute(db);
		await sql`ALTER TABLE ${name} FORCE ROW LEVEL SECURITY`.execute(db);
		await sql`CREATE POLICY owner_migrates ON ${name} TO vankrets_owner USING (true) WITH CHECK (true)`.execute(
			db
		);
		await sql`CREATE POLICY everybody_reads ON ${name} FOR SELECT TO vankrets_app USING (true)`.execute(
			db
		);
		await sql`CREATE POLICY administrator_manages ON ${name} TO vankrets_app USING (actor_is_administrator() OR actor_is_system()) WITH CHECK (actor_is_administrator() OR actor_is_system())`.execute(
			db
		);
		await sql`GRANT SELECT, INSERT, UPDATE, DELETE ON ${name} TO vankrets_app`.execute(db);
	}
}

export async function down(db: Kysely<unknown>): Promise<void> {
	await sql`DROP TABLE instrument_item`.execute(db);
	await sql`DROP TABLE instrument_version`.execute(db);
}
