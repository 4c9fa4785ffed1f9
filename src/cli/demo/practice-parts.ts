/**
 * What the invented regions have written besides their processes, by the parts of the first template, and what whoever
 * speaks has noted down. Figures are made up.
 */
export type PracticeWords = {
	readonly parts: Readonly<Record<string, string>>;
	readonly notes: Readonly<Record<string, string>>;
};

export const practicePresentations: Readonly<Record<string, PracticeWords>> = {
	'Region C': {
		parts: {
			facts:
				'Region C har 240 000 invånare och 6 100 anställda. Fem nämnder, varav en för hälso- och sjukvården.',
			problems:
				'Kvinnor väntar i snitt **elva dagar längre** än män på besök hos ortopeden. Analysgruppen fann att remisserna skrivs olika.',
			question: 'Hur får ni nämnderna att läsa analysen innan de beslutar?',
			plan: 'Vi prövar att låta analysgruppen föredra sina tre analyser i nämnden i mars.'
		},
		notes: { question: 'Låt Cajsa ställa frågan själv.' }
	},
	'Region D': {
		parts: {
			facts:
				'Region D har 180 000 invånare och 4 900 anställda. Fem nämnder och en regiondirektör som leder alla förvaltningschefer.',
			chain:
				'Vi styr uppifrån och med anvisningar. **Budgetberedningen** är den punkt där jämställdhet alltid kommer upp: utan svar på frågan om kvinnor och män tas inget förslag upp.\n\nDet som kommer efter budgeten hänger på enskilda chefer.',
			perspective:
				'Perspektivet syns i mål, budget och planering. Det försvinner när vi ska ta reda på hur det gick.',
			since:
				'- Nämndsekreteraren i en nämnd skickar tillbaka underlag utan könsuppdelad statistik\n- Ledningsgruppen läser varandras verksamhetsplaner',
			question: 'Vem ska ha uppdraget att analysera, när ingen har tid över? Hur började ni?',
			plan: 'Till nästa träff ska regiondirektören ha gett någon uppdraget att göra en första analys.'
		},
		notes: {
			chain: 'Dra inte allt. Berätta om ärendet som fick vänta ett halvår.',
			perspective: 'Var ärlig: vi vet inte vad aktiviteterna har lett till.',
			question: 'Disa frågar. Sedan är vi tysta och lyssnar.'
		}
	},
	'Region E': {
		parts: {
			facts:
				'Region E har 310 000 invånare och 7 800 anställda. Fullmäktiges beslut från i maj gäller alla nämnder.',
			assessment:
				'Lägst ligger vi på statistik (moment 6) och beslutsunderlag (moment 7). Uppföljningen har gått från 2 till 3 sedan förra träffen.',
			perspective: 'Vi följer upp och analyserar. När pengarna fördelas frågar ingen vem de når.',
			since:
				'Vi prövar en enda fråga om konsekvenser i fem ärenden. Tre av fem fick en beskrivning som går att använda.',
			why: 'Det som gick bra: frågan är kort. Det som inte gick: ett ärende blev klart för sent för att någon skulle hinna svara.',
			question: 'Hur gör ni för att budgeten ska ta hänsyn till vem pengarna når?',
			plan: 'Vi tar med frågan från budgetberedningen hem och prövar den i en nämnd i vår.'
		},
		notes: {
			assessment: 'Visa stapeln för moment 8 om någon frågar.',
			since: 'Esra berättar om ärendet som kom för sent.',
			question: 'Rikta frågan till Region D: de har löst det.'
		}
	}
};
