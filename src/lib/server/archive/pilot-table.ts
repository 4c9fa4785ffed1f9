import type { ArchiveItem, ArchiveTable } from '#lib/contract/views/archive.ts';

/** Rows in the order the report prints them: by the first year's mean, ties as they happen to stand there. */
const printed: readonly Omit<ArchiveItem, 'displayOrder'>[] = [
	{
		no: 1,
		text: {
			sv: 'Den politiska församlingen har tagit beslut om jämställdhetsintegrering',
			en: 'The political assembly has decided on gender mainstreaming'
		},
		firstTenths: 28,
		secondTenths: 30
	},
	{
		no: 4,
		text: {
			sv: 'Ledningen säkerställer organisationens kompetens för att arbeta med jämställdhetsintegrering',
			en: "The management secures the organisation's competence to work with gender mainstreaming"
		},
		firstTenths: 24,
		secondTenths: 25
	},
	{
		no: 2,
		text: {
			sv: 'Den politiska ledningen efterfrågar resultat av arbetet med jämställdhetsintegrering',
			en: 'The political leadership asks for results of the work with gender mainstreaming'
		},
		firstTenths: 22,
		secondTenths: 25
	},
	{
		no: 5,
		text: {
			sv: 'Jämställdhetsperspektivet är synligt i mål, budget och andra styrdokument',
			en: 'The gender equality perspective is visible in goals, budget and other steering documents'
		},
		firstTenths: 22,
		secondTenths: 25
	},
	{
		no: 6,
		text: {
			sv: 'All individbaserad statistik redovisas och analyseras med kön som indelningsgrund',
			en: 'All individual-based statistics are presented and analysed with sex as a basis of classification'
		},
		firstTenths: 20,
		secondTenths: 21
	},
	{
		no: 3,
		text: {
			sv: 'De högsta cheferna säkerställer att politikernas beslut om jämställdhetsintegrering genomförs i organisationen',
			en: "The most senior managers ensure that the politicians' decision on gender mainstreaming is carried out in the organisation"
		},
		firstTenths: 20,
		secondTenths: 23
	},
	{
		no: 10,
		text: {
			sv: 'Tillvägagångssättet för jämställdhetsintegrering kan systematiseras och överföras till andra verksamheter',
			en: 'The approach to gender mainstreaming can be systematised and transferred to other services'
		},
		firstTenths: 20,
		secondTenths: 26
	},
	{
		no: 9,
		text: {
			sv: 'Jämställdhetsintegreringen har lett till konkreta och hållbara förbättringar i verksamheterna',
			en: 'Gender mainstreaming has led to concrete and sustainable improvements in the services'
		},
		firstTenths: 18,
		secondTenths: 24
	},
	{
		no: 7,
		text: {
			sv: 'I beslutsunderlag finns en beskrivning av konsekvenser för kvinnor och män, flickor och pojkar',
			en: 'Decision bases describe the consequences for women and men, girls and boys'
		},
		firstTenths: 16,
		secondTenths: 18
	},
	{
		no: 8,
		text: {
			sv: 'Verksamheternas resultat för kvinnor och män, flickor och pojkar kan utläsas ur ordinarie verksamhets- och budgetuppföljning',
			en: "The services' results for women and men, girls and boys can be read from the ordinary operational and budget follow-up"
		},
		firstTenths: 14,
		secondTenths: 19
	}
];

/** Table 1 of the pilot's final report: means over the regions' self-assessments, and the ends of their sums. */
export const pilotTable: ArchiveTable = {
	firstYear: 2019,
	secondYear: 2020,
	regions: 5,
	scale: { min: 1, max: 3 },
	steps: [
		{ value: 1, text: { sv: 'Ej påbörjat/finns inte', en: 'Not started / does not exist' } },
		{ value: 2, text: { sv: 'Behöver utvecklas', en: 'Needs development' } },
		{ value: 3, text: { sv: 'Genomfört, det finns', en: 'Carried out, it exists' } }
	],
	items: printed.map((item, index) => ({ ...item, displayOrder: index + 1 })),
	printedMean: { firstHundredths: 204, secondHundredths: 236 },
	sums: { first: { lowest: 30, highest: 50 }, second: { lowest: 39, highest: 54 } },
	maxSum: 30,
	source: {
		source: 'report',
		at: { sv: 'avsnitt 4, tabell 1', en: 'section 4, table 1' }
	}
};
