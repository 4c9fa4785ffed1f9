import type { ArchiveView } from '#lib/contract/views/archive.ts';
import { pilotAfterwards, pilotDecisions, pilotGoals, pilotGoalsBasis } from './pilot-decisions.ts';
import { cite, pilotSources } from './pilot-sources.ts';
import { pilotTable } from './pilot-table.ts';

const same = (text: string) => ({ sv: text, en: text });
const stays = (name: string) => ({ name, left: null });

/**
 * The pilot as its sources tell it. Nothing here may be without a source, and no region has scores of its own:
 * the sources give means and ranges only. Why it is a module and not a table: docs/decisions/012.
 */
export const pilot: ArchiveView = {
	name: 'Modellregioner 2018–2020',
	association: {
		name: 'Sveriges Kommuner och Regioner',
		short: 'SKR',
		formerShort: 'SKL',
		formerUntil: { sv: 'slutet av 2019', en: 'the end of 2019' }
	},
	groups: [
		{ no: 1, regions: [stays('Västerbotten'), stays('Gotland'), stays('Värmland')] },
		{
			no: 2,
			regions: [
				stays('Halland'),
				stays('Norrbotten'),
				{ name: 'Gävleborg', left: { sv: 'december 2019', en: 'December 2019' } }
			]
		}
	],
	groupsSources: [cite('report', '3.1'), cite('hallandCase')],
	events: [
		{
			when: { sv: 'hösten 2018', en: 'autumn 2018' },
			text: { sv: 'Alla regioner bjuds in.', en: 'All regions are invited.' },
			sources: [cite('report', '3.1')]
		},
		{
			when: same('2019-02-05'),
			text: { sv: 'Uppstartsträff.', en: 'Start-up meeting.' },
			sources: [cite('webInvitation')]
		},
		{
			when: { sv: 'december 2019', en: 'December 2019' },
			text: {
				sv: 'Fem av de sex regionerna vill fortsätta ett år till. Gävleborg väljer att inte fortsätta.',
				en: 'Five of the six regions want to go on for another year. Gävleborg chooses not to.'
			},
			sources: [cite('report', '3.1')]
		},
		{
			when: { sv: 'november 2020', en: 'November 2020' },
			text: {
				sv: 'Självskattning efter fem benchmarkingträffar.',
				en: 'Self-assessment after five benchmarking meetings.'
			},
			sources: [cite('report', '4')]
		},
		{
			when: { sv: 'december 2020', en: 'December 2020' },
			text: { sv: 'Slutrapporten kommer ut.', en: 'The final report is published.' },
			sources: [cite('report')]
		},
		{
			when: same('2020-12-16'),
			text: { sv: 'Resultatkonferens.', en: 'Results conference.' },
			sources: [cite('webConference')]
		}
	],
	meetings: [
		{
			ordinal: 1,
			year: 2019,
			digital: false,
			added: false,
			theme: { sv: 'Styrning och ledning', en: 'Steering and management' },
			sources: [cite('report', '2.2')]
		},
		{
			ordinal: 2,
			year: 2019,
			digital: false,
			added: false,
			theme: { sv: 'Systematiskt förbättringsarbete', en: 'Systematic improvement work' },
			sources: [cite('report', '2.2')]
		},
		{
			ordinal: 3,
			year: 2019,
			digital: false,
			added: false,
			theme: {
				sv: 'Följa upp och analysera resultaten',
				en: 'Following up and analysing the results'
			},
			sources: [cite('report', '2.2')]
		},
		{
			ordinal: 4,
			year: 2020,
			digital: true,
			added: true,
			theme: {
				sv: 'Beslutsunderlag, analys och uppföljning',
				en: 'Decision bases, analysis and follow-up'
			},
			sources: [cite('report', '3'), cite('report', '5')]
		},
		{
			ordinal: 5,
			year: 2020,
			digital: true,
			added: true,
			theme: {
				sv: 'Kommunikation, intressentanalys, kultur och lärande',
				en: 'Communication, stakeholder analysis, culture and learning'
			},
			sources: [cite('report', '3'), cite('report', '5')]
		}
	],
	meetingsOurs: {
		sv: 'Källan nämner de två tillkomna träffarnas teman tillsammans. Hur de fördelas på träff 4 och 5 är vår läsning, liksom att de tre första hölls 2019.',
		en: 'The source names the themes of the two added meetings together. How they fall on meetings 4 and 5 is our reading, and so is that the first three were held in 2019.'
	},
	table: pilotTable,
	decisionBases: [
		{
			region: 'Värmland',
			text: {
				sv: 'Politikerna granskar tjänsteskrivelserna bättre ur ett jämställdhetsperspektiv och har skickat tillbaka flera underlag som behövde beredas mer. En följd: projekt som söker pengar måste beskriva utförligare hur de tar med jämställdhet.',
				en: "The politicians scrutinise officers' reports better for gender equality and have sent back several decision bases that needed more preparation. One effect: projects that apply for money must describe more fully how they include gender equality."
			},
			sources: [cite('report', '4.1')]
		},
		{
			region: 'Värmland',
			text: {
				sv: 'När arbetet började beskrev inget underlag konsekvenser för kvinnor och män, flickor och pojkar. I slutet gör underlagen i tre nämnder det, och snart i hela organisationen.',
				en: 'When the work began no decision basis described consequences for women and men, girls and boys. By the end those of three committees do, and soon those of the whole organisation.'
			},
			sources: [cite('report', '4.1')]
		},
		{
			region: 'Västerbotten',
			text: {
				sv: 'Styrgruppen höjer inte moment 2 till högsta steget förrän den politiska ledningen själv påpekar när perspektivet saknas.',
				en: 'The steering group will not raise item 2 to the highest step until the political leadership itself points out when the perspective is missing.'
			},
			sources: [cite('report', '4.1')]
		},
		{
			region: 'Norrbotten',
			text: {
				sv: 'Det tar troligen tid innan församlingen stannar upp och granskar jämställdhetsanalysen i alla ärenden före beslut.',
				en: 'It will probably take time before the assembly stops to scrutinise the gender equality analysis in every case before deciding.'
			},
			sources: [cite('report', '4.1')]
		}
	],
	selfAssessments: [
		{
			text: {
				sv: 'Inför träff 1 skattade arbetsgruppen själv. Summan blev relativt hög.',
				en: 'Before meeting 1 the working group assessed by itself. The sum was relatively high.'
			},
			sources: [cite('hallandReport', '5')]
		},
		{
			text: {
				sv: 'Inför träff 2 och 3 svarade medarbetare på Regionkontoret i stället. Deras två skattningar utvecklades annorlunda, med en liten förbättring från den ena till den andra.',
				en: 'Before meetings 2 and 3 staff of the regional office answered instead. Their two assessments developed differently, with a small improvement from one to the other.'
			},
			ours: {
				sv: 'Siffrorna per moment är en bild i rapporten och finns inte i dess text. Därför visas de inte här.',
				en: 'The figures per item are a picture in the report and not in its text. That is why they are not shown here.'
			},
			sources: [cite('hallandReport', '5')]
		}
	],
	decisions: pilotDecisions,
	goals: pilotGoals,
	goalsBasis: pilotGoalsBasis,
	afterwards: pilotAfterwards,
	sources: pilotSources
};
