/** A whole instrument to start from; problem-text.test.ts keeps it valid. */
export const exampleInstrument = JSON.stringify(
	{
		code: 'exempel-2027',
		name: { sv: 'Exempel på instrument', en: 'Example of an instrument' },
		firstStep: 1,
		consensusStep: 0.5,
		steps: [
			{ sv: 'Inte påbörjat', en: 'Not started', local: true },
			{ sv: 'Påbörjat', en: 'Started', local: true },
			{ sv: 'På plats', en: 'In place', local: true }
		],
		items: [
			{
				sv: 'Ledningen efterfrågar resultat',
				en: 'The management asks for results',
				textLocal: true,
				block: 'steering',
				responsibleRole: 'seniorManager',
				roleLocal: true
			},
			{
				sv: 'Vi lär av varandra',
				en: 'We learn from each other',
				textLocal: true,
				block: null,
				responsibleRole: 'keyPerson',
				roleLocal: true
			}
		]
	},
	null,
	2
);
