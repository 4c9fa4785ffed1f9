/**
 * How many have answered, told so coarsely that nobody can watch one person's answer arrive:
 * a share in words when at least 20 are eligible, else a count in steps of 5.
 */
export type Turnout =
	| { readonly kind: 'none' }
	| { readonly kind: 'fewerThan'; readonly count: 5 }
	| { readonly kind: 'atLeast'; readonly count: number }
	| { readonly kind: 'share'; readonly share: TurnoutShare };

export type TurnoutShare = 'few' | 'quarter' | 'half' | 'threeQuarters' | 'almostAll';

export const coarseFromEligible = 20;

export function turnoutOf(answered: number, eligible: number | null): Turnout {
	if (answered === 0) return { kind: 'none' };
	if (eligible !== null && eligible >= coarseFromEligible)
		return { kind: 'share', share: shareOf(answered / eligible) };
	if (answered < 5) return { kind: 'fewerThan', count: 5 };
	const step = answered < 50 ? 5 : answered < 500 ? 10 : 100;
	return { kind: 'atLeast', count: Math.floor(answered / step) * step };
}

function shareOf(ratio: number): TurnoutShare {
	if (ratio < 0.125) return 'few';
	if (ratio < 0.375) return 'quarter';
	if (ratio < 0.625) return 'half';
	if (ratio < 0.875) return 'threeQuarters';
	return 'almostAll';
}

export function sameTurnout(a: Turnout, b: Turnout): boolean {
	return JSON.stringify(a) === JSON.stringify(b);
}
