import { describe, expect, test } from 'vitest';
import { decideEdit, unwritten, type ScoreChange, type StoredScore } from './score-edit.ts';

/** The changes one after another; the row and what was refused of the last. */
function after(...changes: readonly ScoreChange[]) {
	let stored: StoredScore = unwritten;
	let conflicts: readonly string[] = [];
	for (const change of changes) ({ stored, conflicts } = decideEdit(stored, change));
	return { stored, conflicts };
}
const evidence = (value: string, seen: number): ScoreChange => ({ evidence: { value, seen } });

describe('several people at one item', () => {
	test('in different fields do not meet', () => {
		const { stored, conflicts } = after(
			evidence('Beslut i nämnden', 0),
			{ nextStep: { value: 'Följa upp', seen: 0 } },
			{ dissent: { value: 'En av oss ser det annorlunda', seen: 0 } },
			{ score: { value: 5, seen: 0 } }
		);
		expect(conflicts).toEqual([]);
		expect(stored.values).toEqual({
			score: 5,
			evidence: 'Beslut i nämnden',
			nextStep: 'Följa upp',
			dissent: 'En av oss ser det annorlunda'
		});
		expect(stored.versions).toEqual({ evidence: 1, nextStep: 2, dissent: 3, score: 4 });
	});

	test('in the same field: the first stands, the second and third hear of it', () => {
		const { stored, conflicts } = after(
			evidence('A skriver', 0),
			evidence('B skriver', 0),
			evidence('C skriver', 0)
		);
		expect(stored.values.evidence).toBe('A skriver');
		expect(stored.version).toBe(1);
		expect(conflicts).toEqual(['evidence']);
	});

	test('who has seen the newest writes on', () => {
		const { stored, conflicts } = after(evidence('A', 0), evidence('A och B', 1));
		expect(conflicts).toEqual([]);
		expect(stored.values.evidence).toBe('A och B');
	});

	test('a conflict in one field does not hold the others back', () => {
		const { stored, conflicts } = after(evidence('A', 0), {
			evidence: { value: 'B', seen: 0 },
			score: { value: 4, seen: 0 }
		});
		expect(conflicts).toEqual(['evidence']);
		expect(stored.values).toMatchObject({ evidence: 'A', score: 4 });
	});

	test('who says the same as stands there agrees, whatever they had seen', () => {
		const { stored, conflicts } = after(
			{ score: { value: 6, seen: 0 } },
			{ score: { value: 6, seen: 0 } }
		);
		expect(conflicts).toEqual([]);
		expect(stored.version).toBe(1);
	});

	test('a score can be taken back', () => {
		const { stored } = after({ score: { value: 6, seen: 0 } }, { score: { value: null, seen: 1 } });
		expect(stored.values.score).toBeNull();
	});
});
