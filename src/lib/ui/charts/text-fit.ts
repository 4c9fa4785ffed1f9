const SLIM = new Set("iljI.,:;!|'’ \u00a0");
const NARROW = new Set('tfr()[]-–/"');
const BROAD = new Set('mMW%@—…');

/**
 * Estimated width of `text` in the unit of `fontSize`. SVG breaks no lines and the server cannot measure,
 * so this errs towards too wide: the numbers are those of the widest font that --font may lead to.
 */
export function textWidth(text: string, fontSize: number): number {
	let ems = 0;
	for (const sign of text) {
		if (SLIM.has(sign)) ems += 0.31;
		else if (NARROW.has(sign)) ems += 0.41;
		else if (BROAD.has(sign)) ems += 0.98;
		else if (sign === 'w') ems += 0.82;
		else if (sign !== sign.toLowerCase()) ems += 0.74;
		else ems += 0.61;
	}
	return ems * fontSize;
}

/** Tells how wide a text is at a font size. */
export type Measure = (text: string, fontSize: number) => number;

function shorten(text: string, maxWidth: number, fontSize: number, measure: Measure): string {
	let kept = text;
	while (kept.length > 1 && measure(`${kept}…`, fontSize) > maxWidth) kept = kept.slice(0, -1);
	return `${kept.trimEnd()}…`;
}

/** Breaks `text` into at most `maxLines` lines no wider than `maxWidth`; what does not fit ends in "…". */
export function wrapText(
	text: string,
	maxWidth: number,
	fontSize: number,
	maxLines: number,
	measure: Measure = textWidth
): string[] {
	const lines: string[] = [];
	let line = '';
	for (const word of text.split(' ').filter((part) => part !== '')) {
		const longer = line === '' ? word : `${line} ${word}`;
		if (line !== '' && measure(longer, fontSize) > maxWidth) {
			lines.push(line);
			line = word;
		} else line = longer;
	}
	if (line !== '') lines.push(line);
	const fitting = lines.slice(0, maxLines);
	const rest = lines.slice(maxLines);
	return fitting.map((each, index) => {
		const isCut = index === maxLines - 1 && rest.length > 0;
		const whole = isCut ? [each, ...rest].join(' ') : each;
		return measure(whole, fontSize) > maxWidth
			? shorten(whole, maxWidth, fontSize, measure)
			: whole;
	});
}
