import type { ArchiveDecision, ArchiveGoal, Fact } from '#lib/contract/views/archive.ts';
import { cite } from './pilot-sources.ts';

const same = (text: string) => ({ sv: text, en: text });
const board = { sv: 'regionstyrelsen', en: 'regional executive board' };
const unknown = { body: null, paragraph: null, registry: null } as const;

/** In order of time. What a source does not say (a body, a §, a registry number) is null and never guessed. */
export const pilotDecisions: readonly ArchiveDecision[] = [
	{
		...unknown,
		when: same('2009'),
		region: 'Gotland',
		kind: 'decision',
		text: {
			sv: 'All verksamhet ska jämställdhetsintegreras.',
			en: 'All operations are to be gender mainstreamed.'
		},
		later: false,
		sources: [cite('report', '4.1')]
	},
	{
		...unknown,
		when: same('2015'),
		region: 'Gotland',
		kind: 'commitment',
		text: {
			sv: 'CEMR-deklarationen om jämställdhet på lokal och regional nivå undertecknas.',
			en: 'The CEMR charter for equality in local and regional life is signed.'
		},
		later: false,
		sources: [cite('report', '4.1')]
	},
	{
		when: same('2019-05-08'),
		region: 'Norrbotten',
		body: board,
		paragraph: '§ 132',
		registry: 'dnr 1206-2019',
		kind: 'assignment',
		text: {
			sv: 'Regiondirektören ska inför 2020 ta fram en plan för hur ärendeberedningen utvecklas så att jämställda beslut kan fattas.',
			en: 'The regional director is to draw up, ahead of 2020, a plan for developing case preparation so that gender-equal decisions can be taken.'
		},
		later: false,
		sources: [cite('norrbottenCase')]
	},
	{
		...unknown,
		when: same('2019'),
		region: 'Halland',
		body: {
			sv: 'regionstyrelsens arbetsutskott',
			en: "regional executive board's working committee"
		},
		kind: 'proposal',
		text: {
			sv: 'Regionstyrelsen föreslås godkänna resultatrapporten för 2019, som skulle vara hos SKL senast 2019-12-02.',
			en: 'The executive board is proposed to approve the result report for 2019, which was due at SKL by 2019-12-02.'
		},
		later: false,
		sources: [cite('hallandCase')]
	},
	{
		...unknown,
		when: { sv: 'oktober 2020', en: 'October 2020' },
		region: 'Västerbotten',
		body: board,
		kind: 'decision',
		text: {
			sv: 'Alla beslutsunderlag i ärenden till nämnd och styrelse ska vara jämställdhetsintegrerade.',
			en: 'All decision bases in cases for committees and the board are to be gender mainstreamed.'
		},
		later: false,
		sources: [cite('report', '4.1')]
	},
	{
		...unknown,
		when: same('2020'),
		region: 'Halland, Västerbotten, Norrbotten, Värmland',
		kind: 'decision',
		text: {
			sv: 'Politiska beslut ska jämställdhetsintegreras. Fyra av de fem regionerna beslutar det under året.',
			en: 'Political decisions are to be gender mainstreamed. Four of the five regions decide so during the year.'
		},
		later: false,
		sources: [cite('report', '4.1')]
	},
	{
		...unknown,
		when: same('2020'),
		region: 'Norrbotten',
		body: board,
		registry: 'dnr 01670-2020',
		kind: 'proposal',
		text: {
			sv: 'Resultatrapporten för 2020 föreslås läggas till handlingarna, och regiondirektören få i uppdrag att utvärdera arbetet med jämställda beslut.',
			en: 'The result report for 2020 is proposed to be filed, and the regional director to be assigned to evaluate the work with gender-equal decisions.'
		},
		ours: {
			sv: 'Året är ärendets; texten har inget datum.',
			en: 'The year is that of the case; the text has no date.'
		},
		later: false,
		sources: [cite('norrbottenCase')]
	},
	{
		when: same('2025-04-22'),
		region: null,
		body: board,
		paragraph: '§ 189',
		registry: 'RS 2024/389',
		kind: 'remittal',
		text: {
			sv: 'Redovisningen av 2024 års arbete återremitteras: förvaltningen ska beskriva hur den har arbetat enligt den metod som beslutats, 4R.',
			en: 'The account of the work in 2024 is sent back: the administration is to describe how it worked by the method decided on, 4R.'
		},
		later: true,
		sources: [cite('laterCase')]
	},
	{
		when: same('2025'),
		region: null,
		body: board,
		paragraph: '§ 310',
		registry: 'RS 2024/389',
		kind: 'information',
		text: {
			sv: 'Efter en ny tjänsteskrivelse, daterad 2025-05-23, tas informationen emot.',
			en: "After a new officer's report, dated 2025-05-23, the information is received."
		},
		ours: {
			sv: 'Mötets datum står inte i texten; året är tjänsteskrivelsens.',
			en: "The text does not give the date of the meeting; the year is that of the officer's report."
		},
		later: true,
		sources: [cite('laterCase')]
	}
];

/** The evaluator's verdicts in the final report. */
export const pilotGoals: readonly ArchiveGoal[] = [
	{
		goal: {
			sv: 'Förstärkt arbete med jämställdhetsintegrering',
			en: 'Strengthened work with gender mainstreaming'
		},
		status: 'met',
		note: null,
		sources: [cite('report', '6.2')]
	},
	{
		goal: {
			sv: 'Förbättringar i system för styrning och ledning',
			en: 'Improvements in systems for steering and management'
		},
		status: 'met',
		note: null,
		sources: [cite('report', '6.2')]
	},
	{
		goal: {
			sv: 'Förbättrat arbetssätt i minst en kärnverksamhet',
			en: 'Improved way of working in at least one core activity'
		},
		status: 'metWithReservation',
		note: {
			sv: 'Om styr- och ledningssystemet räknas som kärnverksamhet.',
			en: 'If the system of steering and management counts as a core activity.'
		},
		sources: [cite('report', '6.2')]
	},
	{
		goal: {
			sv: 'Bättre resultat och färre omotiverade könsskillnader',
			en: 'Better results and fewer unjustified gender differences'
		},
		status: 'notYet',
		note: null,
		sources: [cite('report', '6.2')]
	},
	{
		goal: {
			sv: 'Indikatorer för olika grupper av kvinnor och män, flickor och pojkar',
			en: 'Indicators for different groups of women and men, girls and boys'
		},
		status: 'notMet',
		note: null,
		sources: [cite('report', '6.2')]
	},
	{
		goal: { sv: 'Spridning som mentorer', en: 'Dissemination as mentors' },
		status: 'notMet',
		note: {
			sv: 'När rapporten skrevs. Regionerna tvekade bland annat inför tiden det tar.',
			en: 'When the report was written. The regions hesitated, not least about the time it takes.'
		},
		sources: [cite('report', '6.3')]
	}
];

export const pilotGoalsBasis: Fact = {
	text: {
		sv: 'Utvärderaren byggde sin bedömning på rapporter, deltagande vid möten, en intervju med processledaren och intervjuer med 11 personer: 6 strateger, 4 politiker och 1 chef.',
		en: 'The evaluator based the assessment on reports, attendance at meetings, an interview with the process leader and interviews with 11 people: 6 strategists, 4 politicians and 1 manager.'
	},
	sources: [
		{ source: 'report', at: { sv: 'avsnitt 6 och bilagan', en: 'section 6 and the appendix' } }
	]
};

export const pilotAfterwards: Fact = {
	text: {
		sv: 'Senare blev Värmland, Västerbotten och Norrbotten mentorer för den grupp som började i september 2021: Region Östergötland, Region Kronoberg och Lunds kommun. Vem som var mentor för vem är inte känt.',
		en: 'Later, Värmland, Västerbotten and Norrbotten became mentors of the group that started in September 2021: Region Östergötland, Region Kronoberg and the municipality of Lund. Who was mentor of whom is not known.'
	},
	sources: [cite('webMentors')]
};
