import { PLACES, type Place, type PlaceMetrics } from '#lib/ui/charts/place.ts';
import { textWidth, wrapText, type Measure } from '#lib/ui/charts/text-fit.ts';

export type BarInput = {
	id: string;
	/** The step's number, or '' for "don't know". */
	number: string;
	label: string;
	/** 0–1 of the full bar. */
	fraction: number;
	/** Written at the end of the bar: share and number. */
	share: string;
	count: string;
	/** Stands apart from the scale ("don't know"). */
	aside: boolean;
};
export type BarLayout = BarInput & {
	lines: string[];
	/** Middle of the step's number. */
	numberX: number;
	labelX: number;
	/** Baseline of the first label line. */
	labelY: number;
	x: number;
	y: number;
	width: number;
	height: number;
	trackWidth: number;
	valueX: number;
	/** A long bar carries its text itself, at its end. */
	valueInside: boolean;
	valueWidth: number;
	/** Middle of the bar. */
	middle: number;
};
export type DistributionLayout = {
	metrics: PlaceMetrics;
	width: number;
	height: number;
	lineHeight: number;
	bars: BarLayout[];
	/** Where the line that sets "don't know" apart goes, or null. */
	separatorY: number | null;
	/** Right edge of bars and separator. */
	plotWidth: number;
	side: { x: number; y: number; beside: boolean };
};

export type DistributionInput = {
	place: Place;
	width: number;
	height: number | null;
	bars: BarInput[];
	measure?: Measure;
};

/**
 * Places a distribution on `width` units. Every bar starts at 0 % and its track ends at 100 %. With
 * `height` (the wall) the bars share what is there; without it the chart is as high as it needs.
 */
export function layoutDistribution(input: DistributionInput): DistributionLayout {
	const columns = placeColumns(input);
	const { metrics, lineHeight, beside, plotWidth } = columns;
	const heights = placeHeights(input, columns);
	const { bars, separatorY, bottom } = placeBars(columns, heights);
	const needed = Math.max(bottom - heights.gap, beside ? metrics.figure * 2.2 : 0);
	return {
		metrics,
		width: input.width,
		height: Math.max(needed, input.height ?? 0),
		lineHeight,
		bars,
		separatorY,
		plotWidth,
		side: { x: beside ? plotWidth + metrics.barFont * 2 : 0, y: 0, beside }
	};
}

type Columns = ReturnType<typeof placeColumns>;

/** Number, label and bar beside one another where there is room, else the label over its bar. */
function placeColumns(input: DistributionInput) {
	const measure = input.measure ?? textWidth;
	const metrics = PLACES[input.place];
	const font = metrics.barFont;
	const lineHeight = font * 1.25;
	const beside = input.width >= font * 38;
	const plotWidth = beside ? input.width - font * 12 : input.width;
	const numberWidth = input.bars.some((bar) => bar.number !== '') ? font * 1.8 : 0;
	const widest = Math.max(...input.bars.map((bar) => measure(bar.label, font)), 0);
	const widestValue = Math.max(...input.bars.map((bar) => valueTextWidth(bar, font, measure)), 0);
	const beforeBar = numberWidth + Math.min(widest, plotWidth * 0.4 - numberWidth) + font;
	// Beside the labels a bar must hold its text either after its end or inside it.
	const inline = plotWidth - beforeBar >= 2 * widestValue + font * 2;
	const labelWidth = (inline ? beforeBar - font : plotWidth) - numberWidth;
	const x = inline ? beforeBar : 0;
	const page = { measure, metrics, font, lineHeight, beside, plotWidth, inline };
	return { ...page, numberWidth, labelWidth, x, trackWidth: plotWidth - x };
}

type Heights = ReturnType<typeof placeHeights>;

/** How many lines the labels take, and what is left for the bars and the gaps between them. */
function placeHeights(input: DistributionInput, columns: Columns) {
	const { metrics, font, lineHeight, inline, labelWidth, measure } = columns;
	const top = columns.beside ? 0 : metrics.figure + font * 2;
	const asideGap = font * 1.4;
	const hasAside = input.bars.some((bar) => bar.aside);
	const count = Math.max(input.bars.length, 1);
	// On the wall a label may use as many lines as its share of the height holds.
	const slot = input.height === null ? Infinity : (input.height - top - asideGap) / count;
	const maxLines = Math.min(Math.max(Math.floor(slot / lineHeight), 1), 3);
	const labelled = input.bars.map((bar) => ({
		bar,
		lines: wrapText(bar.label, labelWidth, font, maxLines, measure)
	}));
	const labelHeight = (count: number) => (inline ? 0 : count * lineHeight + font * 0.3);
	const labels = labelled.reduce((sum, each) => sum + labelHeight(each.lines.length), 0);
	const space =
		input.height === null ? null : input.height - top - labels - (hasAside ? asideGap : 0);
	const gapShare = inline ? 0.35 : 0.5;
	const mostLines = Math.max(...labelled.map((each) => each.lines.length), 1);
	const height =
		space === null
			? Math.max(metrics.bar, inline ? mostLines * lineHeight : 0)
			: Math.max(Math.min(space / (count + gapShare * (count - 1)), metrics.bar * 1.5), font);
	const gap = inline ? height * gapShare : Math.max(height * gapShare, font * 0.7);
	return { top, asideGap, labelled, labelHeight, height, gap };
}

function placeBars(columns: Columns, heights: Heights) {
	const { font, lineHeight, inline, x, trackWidth, measure } = columns;
	const { height, gap, asideGap, labelHeight } = heights;
	let y = heights.top;
	let separatorY: number | null = null;
	const bars = heights.labelled.map(({ bar, lines }, index): BarLayout => {
		if (bar.aside) {
			separatorY = y - (index > 0 ? gap : 0) + (gap + asideGap) / 2;
			y += asideGap;
		}
		const barY = y + labelHeight(lines.length);
		const middle = barY + height / 2;
		const width = trackWidth * Math.min(Math.max(bar.fraction, 0), 1);
		const valueWidth = valueTextWidth(bar, font, measure);
		const valueInside = width + valueWidth + font > trackWidth;
		y = barY + height + gap;
		const labelY = inline
			? middle - ((lines.length - 1) * lineHeight) / 2
			: barY - font * 0.3 - (lines.length - 0.5) * lineHeight;
		return {
			...bar,
			lines,
			numberX: font * 0.4,
			labelX: bar.number === '' && !inline ? 0 : columns.numberWidth,
			labelY,
			x,
			y: barY,
			width,
			height,
			trackWidth,
			valueX: x + width + (valueInside ? -1 : 1) * font * 0.5,
			valueInside,
			valueWidth,
			middle
		};
	});
	return { bars, separatorY: separatorY as number | null, bottom: y };
}

/** Width of "41 %  11 svar" as the chart sets it: the share larger and bold. */
function valueTextWidth(bar: BarInput, font: number, measure: Measure): number {
	return measure(bar.share, font * 1.3) + font * 0.5 + measure(bar.count, font);
}
