/**
 * Invented scores of the invented regions' working groups, in checklist order: nobody's real answers. They are made so
 * that five regions together give the sums and means that the pilot published for its five (2,04 and 2,36).
 */
export const practiceScores: Readonly<
	Record<'first' | 'next', Readonly<Record<string, readonly number[]>>>
> = {
	first: {
		'Region A': [3, 1, 1, 2, 2, 1, 2, 1, 1, 1],
		'Region B': [3, 2, 1, 2, 2, 1, 2, 1, 1, 3],
		'Region C': [3, 2, 2, 2, 2, 3, 2, 2, 2, 3],
		'Region D': [3, 3, 3, 3, 2, 2, 1, 1, 2, 1],
		'Region E': [2, 3, 3, 3, 3, 3, 1, 2, 3, 2]
	},
	next: {
		'Region A': [3, 2, 1.5, 2, 2, 3, 1, 1, 1, 3],
		'Region B': [3, 2.5, 1.5, 2.5, 2, 1.5, 1, 1.5, 3, 2],
		'Region C': [3, 2.5, 2.5, 2.5, 3, 3, 2, 2, 3, 3],
		'Region D': [3, 2.5, 3, 2.5, 3, 1, 2.5, 2, 2.5, 2.5],
		'Region E': [3, 3, 3, 3, 2.5, 2, 2.5, 3, 2.5, 2.5]
	}
};

type Words = { readonly evidence?: string; readonly nextStep?: string; readonly dissent?: string };

/** What region E's working group wrote before the next meeting, by item. */
export const practiceWords: Readonly<Record<number, Words>> = {
	1: { evidence: 'Fullmäktige beslutade i maj, § 84. Beslutet gäller alla nämnder.' },
	2: {
		evidence: 'Ledningen frågar efter resultat vid varje uppföljning i regionstyrelsen.',
		nextStep:
			'Ebbe Edlund lägger en stående fråga om resultat för kvinnor och män på ledningsgruppens dagordning, från januari',
		dissent: 'Elin: vi frågar, men ser medarbetarna det?'
	},
	6: {
		evidence: 'Vårdstatistiken är könsuppdelad, personalstatistiken bara delvis.',
		nextStep: 'Controllern tar fram sjukfrånvaron uppdelad på kön till mars'
	},
	7: {
		evidence: 'Mallen för tjänsteskrivelser har rubriken sedan i våras.',
		nextStep:
			'Nämndsekreteraren skickar tillbaka beslutsunderlag som saknar beskrivning av konsekvenser, med start i februari'
	},
	9: { evidence: 'Två exempel: kallelserna på barnhälsovården och föreningsstödet.' }
};
