import { PLACES, type Place, type PlaceMetrics } from '#lib/ui/charts/place.ts';
import { textWidth as estimate, wrapText, type Measure } from '#lib/ui/charts/text-fit.ts';

export type ChangeRow = {
	/** Null for the row of the mean. */
	no: number | null;
	text: string;
	/** On the scale. */
	before: number;
	after: number;
	beforeText: string;
	afterText: string;
	changeText: string;
};
export type ChangeRowLayout = {
	row: ChangeRow;
	y: number;
	height: number;
	axisY: number;
	textY: number;
	lines: string[];
	before: number;
	after: number;
};
export type ChangeLayout = {
	metrics: PlaceMetrics;
	width: number;
	height: number;
	lineHeight: number;
	/** Text beside the axis, or above it on narrow pictures. */
	inline: boolean;
	headerHeight: number;
	numberWidth: number;
	radius: number;
	axis: { x: number; width: number; ticks: { value: number; x: number }[] };
	/** Room for a figure beyond each end of the axis. */
	pad: number;
	endLabels: { low: string[]; high: string[] };
	changeX: number;
	rows: ChangeRowLayout[];
};

/** Places rows of two points in time on the scale's true ends. */
export function layoutChange(input: {
	place: Exclude<Place, 'wall'>;
	width: number;
	scale: { min: number; max: number; labels: readonly string[] };
	rows: readonly ChangeRow[];
	/** Heading of the column of changes. */
	change: string;
	measure?: Measure;
}): ChangeLayout {
	const metrics = PLACES[input.place];
	const { font, small } = metrics;
	const widthOf = input.measure ?? estimate;
	const lineHeight = font * 1.22;
	const inline = input.width >= font * 34;
	const radius = font * 0.42;
	const numberWidth = font * 1.9;
	const pad = widthOf('0,00', small) + radius * 2;
	const changeWidth = Math.max(widthOf(input.change, small), widthOf('+0,00', font)) + font * 0.6;

	const textWidth = inline ? input.width * 0.44 - numberWidth : input.width - numberWidth;
	const axisX = (inline ? numberWidth + textWidth + font * 0.5 : 0) + pad;
	const axisWidth = input.width - axisX - pad - changeWidth;
	const span = input.scale.max - input.scale.min || 1;
	const at = (value: number) => axisX + ((value - input.scale.min) / span) * axisWidth;

	const half = axisWidth / 2 + pad - small * 0.6;
	const [first = '', last = ''] = [input.scale.labels[0], input.scale.labels.at(-1)];
	const endLabels = {
		low: wrapText(first, half, small, 2, widthOf),
		high: wrapText(last, half, small, 2, widthOf)
	};
	const labelLines = Math.max(endLabels.low.length, endLabels.high.length);
	// The key, the names of the ends, the numbers of the steps.
	const headerHeight = small * (1.6 + 1.3 * (labelLines + 1) + 0.8);

	let y = headerHeight;
	const rows = input.rows.map((row): ChangeRowLayout => {
		const lines = wrapText(row.text, textWidth, font, 4, widthOf);
		const textHeight = lines.length * lineHeight;
		const height = inline
			? Math.max(metrics.row, textHeight + font * 0.9)
			: textHeight + radius * 2 + small * 2.2;
		const top = y;
		y += height;
		return {
			row,
			y: top,
			height,
			axisY: inline ? height / 2 : textHeight + radius * 2 + small * 0.6,
			textY: inline
				? height / 2 - ((lines.length - 1) * lineHeight) / 2
				: lineHeight * 0.6 + radius,
			lines,
			before: at(row.before),
			after: at(row.after)
		};
	});
	const ticks: { value: number; x: number }[] = [];
	for (let value = input.scale.min; value <= input.scale.max; value += 1)
		ticks.push({ value, x: at(value) });
	return {
		metrics,
		width: input.width,
		height: y,
		lineHeight,
		inline,
		headerHeight,
		numberWidth,
		radius,
		axis: { x: axisX, width: axisWidth, ticks },
		pad,
		endLabels,
		changeX: input.width,
		rows
	};
}
