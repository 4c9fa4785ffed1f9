import type { BarInput, BarLayout } from '#lib/ui/charts/distribution-layout.ts';
import { shareText } from '#lib/ui/charts/share-text.ts';

export type DistributionStep = {
	value: number;
	label: string;
	count: number;
	/** The share as text; by default whole per cent of those who chose a step. */
	share?: string;
};
export type DontKnow = { label: string; count: number; share: number };

/** The bars of a distribution: steps as shares of those who chose a step, "don't know" of all who answered. */
export function distributionBars(
	steps: DistributionStep[],
	dontKnow: DontKnow | null,
	texts: { locale: string; answers: (n: number) => string }
): BarInput[] {
	const answered = steps.reduce((sum, step) => sum + step.count, 0);
	const bars = steps.map((step): BarInput => {
		const fraction = answered === 0 ? 0 : step.count / answered;
		return {
			id: String(step.value),
			number: String(step.value),
			label: step.label,
			fraction,
			share: step.share ?? shareText(fraction, texts.locale),
			count: texts.answers(step.count),
			aside: false
		};
	});
	if (dontKnow) {
		bars.push({
			id: 'dont-know',
			number: '',
			label: dontKnow.label,
			fraction: dontKnow.share,
			share: shareText(dontKnow.share, texts.locale),
			count: texts.answers(dontKnow.count),
			aside: true
		});
	}
	return bars;
}

/** Where a score between two steps lies: in the gap between their bars; null where the steps are not drawn. */
export function betweenBars(bars: readonly BarLayout[], score: number): number | null {
	const upper = bars.find((bar) => bar.id === String(Math.floor(score)));
	const lower = bars.find((bar) => bar.id === String(Math.ceil(score)));
	return upper === undefined || lower === undefined ? null : (upper.y + upper.height + lower.y) / 2;
}
