import { PLACES, type Place, type PlaceMetrics } from '#lib/ui/charts/place.ts';
import { textWidth as estimate, wrapText, type Measure } from '#lib/ui/charts/text-fit.ts';

export type OverviewRow = {
	no: number;
	text: string;
	/** On the item's own scale; null when too few have answered. */
	mean: number | null;
	meanText: string;
	/** Ends of the spread on the same scale. */
	low: number | null;
	high: number | null;
	/** 0–1 of all who answered. */
	dontKnowShare: number;
	n: number | null;
	/** "Don't know" is the commonest answer: its share is set as strongly as the mean. */
	dontKnowLeads?: boolean;
	suppressed: boolean;
	workingGroup?: number | null;
	/** The staff's distance from the working group, with its sign; for the table. */
	difference?: string | null;
	/** Means of earlier runs: thin strokes behind. */
	earlier?: readonly number[];
};
export type OverviewWords = {
	mean: string;
	dontKnow: string;
	few: string;
	staff: string;
	group: string;
};
export type OverviewRowLayout = {
	row: OverviewRow;
	/** Upper edge of the row and, within it, the middle of the axis and the first text line. */
	y: number;
	axisY: number;
	textY: number;
	lines: string[];
	mean: number | null;
	low: number | null;
	high: number | null;
	group: number | null;
	earlier: number[];
};
export type OverviewLayout = {
	metrics: PlaceMetrics;
	width: number;
	height: number;
	lineHeight: number;
	hasGroup: boolean;
	/** Width of the staff's dot and word in the key. */
	keyWidth: number;
	/** Text beside the axis, or above it on narrow pictures. */
	inline: boolean;
	headerHeight: number;
	rowHeight: number;
	numberWidth: number;
	axis: { x: number; width: number; ticks: { value: number; x: number }[] };
	/** Names of the scale's ends: over the ends themselves where there is room, else within the axis. */
	endLabels: { low: string[]; high: string[]; centred: boolean };
	meanX: number;
	dontKnowX: number;
	radius: number;
	rows: OverviewRowLayout[];
};

export type OverviewInput = {
	place: Place;
	width: number;
	height: number | null;
	scale: { min: number; max: number; labels: string[] };
	rows: OverviewRow[];
	/** Headings of the two number columns, and what stands there for too few answers. */
	words: OverviewWords;
	measure?: Measure;
};

/** Places 1–40 rows on the scale's true ends. With `height` (the wall) the rows share what is there. */
export function layoutOverview(input: OverviewInput): OverviewLayout {
	const columns = placeColumns(input);
	const { metrics, lineHeight, inline, radius, axis, pad } = columns;
	const { small } = metrics;
	const endLabels = placeEndLabels(input, columns);
	const labelLines = Math.max(endLabels.low.length, endLabels.high.length);
	const hasGroup = input.rows.some((row) => typeof row.workingGroup === 'number');
	// Where the text stands above the axis, the heading of the means and the key need lines of their own.
	const keyWidth = columns.widthOf(input.words.staff, small) + radius * 2.8;
	const extraLines = inline ? 0 : hasGroup ? 2 : 1;
	const headerHeight = small * 1.4 * extraLines + small * 1.25 * (labelLines + 1) + small * 0.9;
	const { rows, bottom, rowHeight } = placeRows(input, columns, headerHeight);
	const ticks: { value: number; x: number }[] = [];
	for (let value = Math.ceil(input.scale.min); value <= input.scale.max; value += 1) {
		ticks.push({ value, x: columns.at(value) });
	}
	return {
		metrics,
		width: input.width,
		height: Math.max(bottom, input.height ?? 0),
		lineHeight,
		hasGroup,
		keyWidth,
		inline,
		headerHeight,
		rowHeight,
		numberWidth: columns.numberWidth,
		axis: { x: axis.x, width: axis.width, ticks },
		endLabels,
		meanX: axis.x + axis.width + pad + columns.meanWidth,
		dontKnowX: input.width,
		radius,
		rows
	};
}

type Columns = ReturnType<typeof placeColumns>;

/** What stands beside what: number and text, the axis, the mean and "don't know". */
function placeColumns(input: OverviewInput) {
	const metrics = PLACES[input.place];
	const { font, small } = metrics;
	const widthOf = input.measure ?? estimate;
	const lineHeight = font * (input.height === null ? 1.22 : 1.18);
	const inline = input.width >= font * 34;
	const radius = font * 0.45;
	const numberWidth = font * 1.9;
	const meanWidth =
		Math.max(inline ? widthOf(input.words.mean, small) : 0, font * 2.4) + font * 0.4;
	const fewWidth = widthOf(input.words.few, small) + font * 0.4;
	const dontKnowWidth = inline
		? Math.max(widthOf(input.words.dontKnow, small) + font, fewWidth - meanWidth)
		: 0;
	const textWidth = inline
		? input.width * (input.height === null ? 0.42 : 0.5) - numberWidth
		: input.width - numberWidth;
	const pad = radius * 1.8;
	const x = (inline ? numberWidth + textWidth + font : numberWidth) + pad;
	const axis = { x, width: input.width - x - pad - meanWidth - dontKnowWidth };
	const span = input.scale.max - input.scale.min || 1;
	const at = (value: number) => axis.x + ((value - input.scale.min) / span) * axis.width;
	const beside = { numberWidth, textWidth, meanWidth, pad, axis, at };
	return { metrics, widthOf, lineHeight, inline, radius, ...beside };
}

/** The names of the scale's ends: over the ends where they fit side by side, else wrapped within the axis. */
function placeEndLabels(input: OverviewInput, columns: Columns): OverviewLayout['endLabels'] {
	const { axis, inline, pad, widthOf } = columns;
	const { small } = columns.metrics;
	const { labels } = input.scale;
	const [first = '', last = ''] = [labels[0], labels.at(-1)];
	const lowHalf = widthOf(first, small) / 2;
	const highHalf = widthOf(last, small) / 2;
	const centred =
		inline &&
		labels.length > 1 &&
		lowHalf + highHalf + small <= axis.width &&
		axis.x + axis.width + highHalf <= input.width;
	if (centred) return { low: [first], high: [last], centred };
	const half = axis.width / 2 - small * 0.4 + pad;
	return {
		low: wrapText(first, half, small, 2, widthOf),
		high: labels.length > 1 ? wrapText(last, half, small, 2, widthOf) : [],
		centred
	};
}

/** One row under the other, from the header down. */
function placeRows(input: OverviewInput, columns: Columns, headerHeight: number) {
	const { metrics, inline, lineHeight, radius } = columns;
	const { font, small } = metrics;
	const free = input.height === null ? null : (input.height - headerHeight) / input.rows.length;
	const lineCount = inline ? (free !== null && free < lineHeight * 2 ? 1 : 2) : 3;
	const smallest = inline ? lineHeight * lineCount : lineHeight + radius * 5 + small;
	const heights = input.rows.map((row) => {
		const lines = wrapText(row.text, columns.textWidth, font, lineCount, columns.widthOf);
		const needed = inline ? metrics.row : lines.length * lineHeight + radius * 4.2 + small * 1.9;
		return {
			lines,
			height: free === null ? needed : Math.max(smallest, Math.min(free, metrics.row * 1.6))
		};
	});
	let y = headerHeight;
	const rows = input.rows.map((row, index): OverviewRowLayout => {
		const { lines, height } = heights[index] ?? { lines: [], height: metrics.row };
		const top = y;
		y += height;
		const axisY = inline ? height / 2 : lines.length * lineHeight + radius * 3.2;
		const textY = inline
			? height / 2 - ((lines.length - 1) * lineHeight) / 2
			: lineHeight * 0.6 + radius;
		return { row, y: top, axisY, textY, lines, ...placeMarks(row, input.scale, columns) };
	});
	return { rows, bottom: y, rowHeight: heights[0]?.height ?? metrics.row };
}

/** Where a row's marks stand on the axis; null for what it does not have or may not show. */
function placeMarks(row: OverviewRow, scale: { min: number; max: number }, { at }: Columns) {
	const place = (value: number | null | undefined) =>
		value === null || value === undefined
			? null
			: at(Math.min(Math.max(value, scale.min), scale.max));
	return {
		mean: row.suppressed ? null : place(row.mean),
		low: row.suppressed ? null : place(row.low),
		high: row.suppressed ? null : place(row.high),
		group: place(row.workingGroup),
		earlier: (row.earlier ?? []).flatMap((value) => place(value) ?? [])
	};
}
