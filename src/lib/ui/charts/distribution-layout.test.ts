import { describe, expect, test } from 'vitest';
import { layoutDistribution, type BarInput } from '#lib/ui/charts/distribution-layout.ts';

const labels = ['Inte alls', 'I liten utsträckning', 'I stor utsträckning', 'Helt och hållet'];
function bars(fractions: number[], dontKnow: number | null): BarInput[] {
	const steps = fractions.map((fraction, index) => ({
		id: String(index + 1),
		number: String(index + 1),
		label: labels[index] ?? '',
		fraction,
		share: `${Math.round(fraction * 100)} %`,
		count: '12 svar',
		aside: false
	}));
	if (dontKnow === null) return steps;
	const aside = { ...steps[0], id: 'dk', number: '', label: 'Vet inte', aside: true };
	return [...steps, { ...aside, fraction: dontKnow } as BarInput];
}

describe.each([
	['phone', 328, null],
	['desk', 680, null],
	['desk', 328, null],
	['wall', 1760, 760],
	['wall', 860, 760]
] as const)('on %s, %i units wide', (place, width, height) => {
	const layout = layoutDistribution({ place, width, height, bars: bars([0, 0.25, 0.5, 1], 0.1) });

	test('no answers have no bar, all answers fill the track, half fill half', () => {
		const [none, , half, all] = layout.bars;
		expect(none?.width).toBe(0);
		expect(all?.width).toBe(all?.trackWidth);
		expect(half?.width).toBeCloseTo((half?.trackWidth ?? 0) / 2);
	});

	test('bars start on one line and lie below one another without touching', () => {
		expect(new Set(layout.bars.map((bar) => bar.x)).size).toBe(1);
		layout.bars.slice(1).forEach((bar, index) => {
			const above = layout.bars[index];
			expect(bar.y).toBeGreaterThan((above?.y ?? 0) + (above?.height ?? 0));
		});
	});

	test('"don\'t know" stands below a line, apart from the scale', () => {
		const gaps = layout.bars.slice(1).map((bar, index) => bar.y - (layout.bars[index]?.y ?? 0));
		expect(gaps.at(-1)).toBeGreaterThan(gaps[0] ?? 0);
		expect(layout.separatorY).toBeGreaterThan(
			(layout.bars[3]?.y ?? 0) + (layout.bars[3]?.height ?? 0)
		);
		expect(layout.separatorY).toBeLessThan(layout.bars[4]?.y ?? 0);
	});

	test('nothing is placed outside the picture', () => {
		for (const bar of layout.bars) {
			expect(bar.y + bar.height).toBeLessThanOrEqual(layout.height + 0.01);
			expect(bar.x + bar.trackWidth).toBeLessThanOrEqual(layout.plotWidth);
		}
	});
});

test('without "don\'t know" there is no separating line', () => {
	const layout = layoutDistribution({
		place: 'desk',
		width: 680,
		height: null,
		bars: bars([0.2, 0.3, 0.5, 0], null)
	});
	expect(layout.separatorY).toBeNull();
});
