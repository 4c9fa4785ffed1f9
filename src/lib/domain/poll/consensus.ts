import { ExpectedError } from '../errors.ts';
import { fraction, type Fraction } from '../fraction.ts';
import type { Scale } from './scale.ts';

/**
 * Invariant: a working group's score is a whole number of half-units on its instrument's scale (a half only where
 * the instrument has halves), so that nothing about it is ever rounded; null is not scored yet, which is not zero.
 */
export type ConsensusStep = 1 | 0.5;

export type ItemScore = { readonly itemNo: number; readonly halfUnits: number | null };

/** The scores an item can get, in half-units, from the lowest: 2, 3, 4, 5, 6 for a scale 1–3 with halves. */
export function scoresOn(scale: Scale, step: ConsensusStep): number[] {
	const by = step * 2;
	const count = ((scale.max - scale.min) * 2) / by + 1;
	return Array.from({ length: count }, (_, index) => scale.min * 2 + index * by);
}

/**
 * A score in half-units (2,5 → 5); null stays null.
 * @throws ExpectedError scoreOutsideScale, scoreBetweenSteps (2,25, or a half where the instrument has none)
 */
export function asHalfUnits(
	score: number | null,
	scale: Scale,
	step: ConsensusStep
): number | null {
	if (score === null) return null;
	if (!(score >= scale.min && score <= scale.max))
		throw new ExpectedError('scoreOutsideScale', ['score']);
	const halfUnits = score * 2;
	if (!Number.isInteger(halfUnits) || (step === 1 && halfUnits % 2 !== 0))
		throw new ExpectedError('scoreBetweenSteps', ['score']);
	return halfUnits;
}

/** @throws ExpectedError itemOutsideInstrument */
export function assertItem(itemNo: number, itemCount: number): void {
	if (!Number.isInteger(itemNo) || itemNo < 1 || itemNo > itemCount)
		throw new ExpectedError('itemOutsideInstrument', ['itemNo']);
}

export function scoreOf(halfUnits: number): Fraction {
	return halfUnits % 2 === 0 ? fraction(halfUnits / 2, 1) : fraction(halfUnits, 2);
}

export type ConsensusSum = {
	/** Of the items that are scored; null while none is. */
	readonly sum: Fraction | null;
	/** Per item; null while the sum is incomplete. */
	readonly mean: Fraction | null;
	readonly itemsScored: number;
	readonly itemCount: number;
};

/** The sum of the scores; with an item missing it is incomplete and says k/10, never scaled up (D4.3). */
export function sumOfScores(scores: readonly ItemScore[]): ConsensusSum {
	const scored = scores.flatMap((one) => (one.halfUnits === null ? [] : [one.halfUnits]));
	const total = scored.reduce((sum, halfUnits) => sum + halfUnits, 0);
	const complete = scored.length === scores.length && scores.length > 0;
	return {
		sum: scored.length === 0 ? null : scoreOf(total),
		mean: complete ? fraction(total, 2 * scores.length) : null,
		itemsScored: scored.length,
		itemCount: scores.length
	};
}

/**
 * The old hint of an organisation that could show others the way: no item under 2 and more than half of the items at
 * the highest step. Only on three-step scales with every item scored; null where it does not apply. A hint, no
 * certificate (D4.19).
 */
export function readinessHint(scores: readonly ItemScore[], scale: Scale): boolean | null {
	if (scale.min !== 1 || scale.max !== 3 || scores.length === 0) return null;
	const halfUnits = scores.map((one) => one.halfUnits);
	if (halfUnits.some((one) => one === null)) return null;
	const highest = halfUnits.filter((one) => one === scale.max * 2).length;
	return halfUnits.every((one) => one !== null && one >= 4) && highest * 2 > scores.length;
}
