import { expect, test } from 'vitest';
import { betweenBars, distributionBars } from '#lib/ui/charts/distribution.ts';
import { layoutDistribution } from '#lib/ui/charts/distribution-layout.ts';

const texts = { locale: 'sv', answers: (n: number) => `${n} svar` };
const steps = [
	{ value: 1, label: 'Inte alls', count: 1 },
	{ value: 2, label: 'Delvis', count: 3 }
];

test('the shares of the steps are of those who chose a step, not of those who did not know', () => {
	const bars = distributionBars(steps, { label: 'Vet inte', count: 4, share: 0.5 }, texts);
	expect(bars.map((bar) => bar.fraction)).toEqual([0.25, 0.75, 0.5]);
	expect(bars.map((bar) => bar.share)).toEqual(['25\u00a0%', '75\u00a0%', '50\u00a0%']);
	expect(bars.map((bar) => bar.aside)).toEqual([false, false, true]);
});

test('a share that the caller has written is left as it is', () => {
	const [bar] = distributionBars(
		[{ value: 1, label: '', count: 2, share: 'hälften' }],
		null,
		texts
	);
	expect(bar?.share).toBe('hälften');
});

test('nobody having answered gives empty bars, not a division by nothing', () => {
	const bars = distributionBars([{ value: 1, label: 'Inte alls', count: 0 }], null, texts);
	expect(bars[0]?.fraction).toBe(0);
});

test('a score between two steps lies in the gap between their bars', () => {
	const { bars } = layoutDistribution({
		place: 'desk',
		width: 700,
		height: null,
		bars: distributionBars(steps, null, texts)
	});
	const [first, second] = bars;
	if (first === undefined || second === undefined) throw new Error('two bars');
	const y = betweenBars(bars, 1.5) ?? 0;
	expect(y).toBeGreaterThan(first.y + first.height);
	expect(y).toBeLessThan(second.y);
	expect(betweenBars(bars, 2.5)).toBeNull();
});
