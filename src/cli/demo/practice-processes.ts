/**
 * Invented processes of the invented regions C, D and E: how equality is steered from goal to decision. The differences
 * are made to be talked about: region D does not analyse, region C decides without a step of its own, and who does what
 * is not the same anywhere.
 */
export type PracticeStep = {
	readonly stage:
		'goals' | 'budget' | 'planning' | 'execution' | 'followUp' | 'analysis' | 'decision';
	readonly name: string;
	readonly who: string;
	readonly what: string;
	readonly input: string;
	readonly output: string;
	readonly document: string;
	readonly occurs: string;
	readonly mark: 'enough' | 'improve' | 'missing';
	readonly itemNos: readonly number[];
};

const regionC: readonly PracticeStep[] = [
	{
		stage: 'goals',
		name: 'Fullmäktige beslutar om mål',
		who: 'Regionfullmäktige',
		what: 'Jämställdhet är ett av fem mål i planen, med två indikatorer uppdelade på kön.',
		input: 'Folkhälsorapporten och förra årets resultat',
		output: 'Mål och indikatorer för mandatperioden',
		document: 'Regionplan',
		occurs: 'Juni, året efter val',
		mark: 'enough',
		itemNos: [1, 5]
	},
	{
		stage: 'budget',
		name: 'Regionstyrelsen fördelar budgeten',
		who: 'Regionstyrelsen, ekonomidirektören',
		what: 'Förvaltningarna beskriver i sitt budgetförslag vem pengarna når, kvinnor och män var för sig.',
		input: 'Förvaltningarnas budgetförslag',
		output: 'Ramar per nämnd',
		document: 'Mål och budget',
		occurs: 'Oktober',
		mark: 'enough',
		itemNos: [5]
	},
	{
		stage: 'planning',
		name: 'Nämnderna gör verksamhetsplaner',
		who: 'Nämnderna, förvaltningscheferna',
		what: 'Varje nämnd väljer ett område att förbättra. Två av fem nämnder har valt något som går att följa.',
		input: 'Mål och budget, anvisningar',
		output: 'Verksamhetsplan med minst en aktivitet',
		document: 'Verksamhetsplan',
		occurs: 'November',
		mark: 'enough',
		itemNos: [3, 5]
	},
	{
		stage: 'execution',
		name: 'Verksamheten arbetar efter planen',
		who: 'Verksamhetscheferna',
		what: 'Barnhälsovården har ändrat sina hembesök så att båda föräldrarna möts. Andra har inte börjat.',
		input: 'Verksamhetsplanen',
		output: 'Ändrade arbetssätt',
		document: '',
		occurs: 'Hela året',
		mark: 'improve',
		itemNos: [9]
	},
	{
		stage: 'followUp',
		name: 'Delårsrapporten',
		who: 'Ekonomidirektören, controller',
		what: 'Siffrorna är uppdelade på kön där systemen klarar det. Nämnderna kommenterar sällan skillnaderna.',
		input: 'Vård- och personalsystemen',
		output: 'Delårsrapport till regionstyrelsen',
		document: 'Delårsrapport',
		occurs: 'April och augusti',
		mark: 'improve',
		itemNos: [6, 8]
	},
	{
		stage: 'analysis',
		name: 'Analysgruppen förklarar skillnaderna',
		who: 'Analytiker, jämställdhetsstrategen, en läkare från verksamheten',
		what: 'Gruppen väljer tre skillnader om året och tar reda på varför de finns, tillsammans med verksamheten.',
		input: 'Delårsrapporten och kvalitetsregistren',
		output: 'Tre korta analyser med förslag',
		document: 'Årets tre analyser',
		occurs: 'September',
		mark: 'enough',
		itemNos: [6]
	}
];

const regionD: readonly PracticeStep[] = [
	{
		stage: 'goals',
		name: 'Fullmäktige beslutar om mål',
		who: 'Regionfullmäktige',
		what: 'Målen gäller alla invånare. Jämställdhet har ett eget avsnitt, och varje mål säger vilka det når.',
		input: 'Omvärldsanalysen',
		output: 'Sju mål för fyra år',
		document: 'Regional plan',
		occurs: 'November, året efter val',
		mark: 'enough',
		itemNos: [1, 5]
	},
	{
		stage: 'budget',
		name: 'Regionstyrelsen fördelar budgeten',
		who: 'Regionstyrelsen, budgetberedningen',
		what: 'Budgetberedningen frågar varje nämnd vad förslaget betyder för kvinnor och män. Utan svar tas förslaget inte upp.',
		input: 'Nämndernas äskanden',
		output: 'Budget med konsekvenser beskrivna',
		document: 'Budget med flerårsplan',
		occurs: 'September',
		mark: 'enough',
		itemNos: [2, 5]
	},
	{
		stage: 'planning',
		name: 'Regiondirektören ger anvisningar',
		who: 'Regiondirektören, planeringsstaben',
		what: 'Anvisningen har en sida om jämställdhet med två frågor som varje chef svarar på.',
		input: 'Budget med flerårsplan',
		output: 'Anvisning till förvaltningarna',
		document: 'Planeringsanvisning',
		occurs: 'Oktober',
		mark: 'enough',
		itemNos: [3]
	},
	{
		stage: 'planning',
		name: 'Förvaltningarna gör verksamhetsplaner',
		who: 'Förvaltningscheferna',
		what: 'Cheferna skriver själva. Ledningsgruppen läser varandras planer innan de blir klara.',
		input: 'Planeringsanvisningen',
		output: 'Verksamhetsplan med aktiviteter och ansvariga',
		document: 'Verksamhetsplan',
		occurs: 'November',
		mark: 'enough',
		itemNos: [3, 4]
	},
	{
		stage: 'execution',
		name: 'Verksamheten arbetar efter planen',
		who: 'Verksamhetscheferna',
		what: 'Arbetet hänger på några få personer. När de byter jobb stannar det.',
		input: 'Verksamhetsplanen',
		output: 'Aktiviteter, ibland nya arbetssätt',
		document: '',
		occurs: 'Hela året',
		mark: 'improve',
		itemNos: [4, 9]
	},
	{
		stage: 'followUp',
		name: 'Tertialuppföljning',
		who: 'Controller',
		what: 'Vi följer upp om aktiviteterna är gjorda, inte vad de har lett till för kvinnor och män.',
		input: 'Förvaltningarnas egna svar',
		output: 'Tertialrapport',
		document: 'Tertialrapport',
		occurs: 'Maj, september och januari',
		mark: 'improve',
		itemNos: [8]
	},
	{
		stage: 'analysis',
		name: 'Analys av skillnader mellan kvinnor och män',
		who: '',
		what: 'Statistiken finns i systemen, men ingen har uppdraget att analysera den.',
		input: '',
		output: '',
		document: '',
		occurs: '',
		mark: 'missing',
		itemNos: [6]
	},
	{
		stage: 'decision',
		name: 'Nämnden beslutar i enskilda ärenden',
		who: 'Nämnderna, nämndsekreteraren',
		what: 'Nämndsekreteraren skickar tillbaka underlag som saknar könsuppdelad statistik. Det fungerar i en nämnd av fem.',
		input: 'Tjänsteskrivelse',
		output: 'Beslut eller återremiss',
		document: 'Mall för tjänsteskrivelse',
		occurs: 'Varje månad',
		mark: 'improve',
		itemNos: [7]
	}
];

const regionE: readonly PracticeStep[] = [
	{
		stage: 'goals',
		name: 'Fullmäktige beslutar om mål',
		who: 'Regionfullmäktige',
		what: 'Fullmäktiges beslut i maj, § 84, gäller alla nämnder. Målen följer med i alla styrdokument.',
		input: 'Befolkningsdata och förra planens resultat',
		output: 'Regionplan med mål',
		document: 'Regionplan',
		occurs: 'Juni, året efter val',
		mark: 'enough',
		itemNos: [1, 5]
	},
	{
		stage: 'budget',
		name: 'Regionstyrelsen fördelar budgeten',
		who: 'Regionstyrelsen, ekonomidirektören',
		what: 'Jämställdhet nämns i inledningen. När pengarna fördelas frågar ingen vem de når.',
		input: 'Nämndernas budgetförslag',
		output: 'Ramar per nämnd',
		document: 'Mål och budget',
		occurs: 'Oktober',
		mark: 'improve',
		itemNos: [5]
	},
	{
		stage: 'planning',
		name: 'Förvaltningarna gör verksamhetsplaner',
		who: 'Förvaltningscheferna, jämställdhetsstrategen',
		what: 'Strategen är med när planen skrivs och har med sig förra årets siffror.',
		input: 'Mål och budget',
		output: 'Verksamhetsplan med mål för kvinnor och män',
		document: 'Verksamhetsplan',
		occurs: 'November',
		mark: 'enough',
		itemNos: [3, 5]
	},
	{
		stage: 'execution',
		name: 'Verksamheten arbetar efter planen',
		who: 'Verksamhetscheferna',
		what: 'Kallelserna på barnhälsovården går till båda föräldrarna. Föreningsstödet är ändrat. Mycket är kvar.',
		input: 'Verksamhetsplanen',
		output: 'Två ändrade arbetssätt',
		document: '',
		occurs: 'Hela året',
		mark: 'improve',
		itemNos: [9, 10]
	},
	{
		stage: 'followUp',
		name: 'Tertialuppföljning',
		who: 'Controller, förvaltningscheferna',
		what: 'Resultat för kvinnor och män visas var för sig och tas upp i regionstyrelsen varje gång.',
		input: 'Vårdens system, uppdelade på kön',
		output: 'Tertialrapport med kommentarer',
		document: 'Tertialrapport',
		occurs: 'Maj, september och januari',
		mark: 'enough',
		itemNos: [2, 8]
	},
	{
		stage: 'analysis',
		name: 'Väntetider för kvinnor och män',
		who: 'Analytiker, verksamhetscheferna',
		what: 'Varje skillnad över fem procent förklaras av den verksamhet där den finns.',
		input: 'Tertialrapporten',
		output: 'En sida per verksamhet',
		document: 'Analysbilaga',
		occurs: 'Två veckor efter varje tertial',
		mark: 'enough',
		itemNos: [6]
	},
	{
		stage: 'decision',
		name: 'Nämnden beslutar i enskilda ärenden',
		who: 'Nämnderna, handläggarna',
		what: 'Rubriken finns i mallen sedan i våras. Vi prövar en enda fråga om konsekvenser i fem ärenden.',
		input: 'Tjänsteskrivelse',
		output: 'Beslut',
		document: 'Mall för tjänsteskrivelse',
		occurs: 'Varje månad',
		mark: 'improve',
		itemNos: [7]
	}
];

export const practiceProcesses: Readonly<Record<string, readonly PracticeStep[]>> = {
	'Region C': regionC,
	'Region D': regionD,
	'Region E': regionE
};
