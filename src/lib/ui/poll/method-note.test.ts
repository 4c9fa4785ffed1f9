import { describe, expect, test } from 'vitest';
import { methodLine, methodNote } from '#lib/ui/poll/method-note.ts';

const step = (local: boolean) => ({ value: 1, text: { sv: 'Påbörjat', en: 'Started' }, local });
const run = { k: 6, respondents: 27, eligible: null, instrument: { steps: [step(false)] } };

describe('the method note', () => {
	test('tells how many devices answered and from how many answers results are shown', () => {
		expect(methodNote(run, 'sv')).toContain('Svaren kommer från 27 enheter.');
		expect(methodNote({ ...run, k: 8 }, 'sv')).toContain('när minst 8 har valt ett steg');
	});

	test('gives no number of devices under the threshold', () => {
		const note = methodNote({ ...run, respondents: null, eligible: 40 }, 'sv');
		expect(note).toContain('färre än 6 enheter');
		expect(note).not.toContain('40');
	});

	test('warns when fewer than half of the group answered, and only then', () => {
		const warning = 'Färre än hälften svarade';
		expect(methodNote({ ...run, eligible: 55 }, 'sv')).toContain(warning);
		expect(methodNote({ ...run, eligible: 54 }, 'sv')).not.toContain(warning);
		expect(methodNote(run, 'sv')).not.toContain(warning);
	});

	test('says so when the names of the steps are local', () => {
		expect(methodNote(run, 'en')).not.toContain('local labels');
		expect(methodNote({ ...run, instrument: { steps: [step(true)] } }, 'en')).toContain(
			'local labels'
		);
	});

	test('fits in one line on the wall', () => {
		expect(methodLine(run, 'sv')).toBe(
			'Öppen kod · svar från 27 enheter · resultat visas från 6 svar'
		);
		expect(methodLine({ ...run, respondents: null }, 'sv')).toBe(
			'Öppen kod · svar från färre än 6 enheter · resultat visas från 6 svar'
		);
	});
});
