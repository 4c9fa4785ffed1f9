import { wrapText } from '#lib/ui/charts/text-fit.ts';

export type ChartTexts = { title: string; subtitle: string; source: string };

const NS = 'http://www.w3.org/2000/svg';
const MARGIN = 24;
const INLINED = [
	'fill',
	'fill-opacity',
	'stroke',
	'stroke-width',
	'stroke-dasharray',
	'stroke-linecap',
	'opacity',
	'font-family',
	'font-size',
	'font-weight',
	'font-variant-numeric',
	'letter-spacing',
	'text-anchor',
	'dominant-baseline',
	'visibility'
];

function inlineStyles(from: Element, to: Element): void {
	const computed = getComputedStyle(from);
	for (const property of INLINED) {
		const value = computed.getPropertyValue(property);
		if (value !== '' && value !== 'normal') to.setAttribute(property, value);
	}
	to.removeAttribute('class');
	[...from.children].forEach((child, index) => {
		const copy = to.children[index];
		if (copy) inlineStyles(child, copy);
	});
}

function textBlock(
	lines: string[],
	at: { x: number; y: number; size: number; weight: string; fill: string; family: string }
): SVGTextElement {
	const text = document.createElementNS(NS, 'text');
	text.setAttribute('font-family', at.family);
	text.setAttribute('font-size', String(at.size));
	text.setAttribute('font-weight', at.weight);
	text.setAttribute('fill', at.fill);
	lines.forEach((line, index) => {
		const span = document.createElementNS(NS, 'tspan');
		span.setAttribute('x', String(at.x));
		span.setAttribute('y', String(at.y + index * at.size * 1.25));
		span.textContent = line;
		text.append(span);
	});
	return text;
}

/**
 * The chart as one SVG file that needs nothing else: title, subtitle and a source line around it, colours
 * and fonts written into it as they are shown now (light or dark). Browser only.
 */
export function chartToSvg(chart: SVGSVGElement, texts: ChartTexts): string {
	const page = getComputedStyle(document.documentElement);
	const colour = (token: string) => page.getPropertyValue(token).trim();
	const style = { family: page.fontFamily, x: 0 };
	const box = chart.viewBox.baseVal;
	const inner = Math.max(box.width, 320);

	const title = wrapText(texts.title, inner, 20, 4);
	const subtitle = wrapText(texts.subtitle, inner, 14, 4);
	const source = wrapText(texts.source, inner, 12, 3);
	const titleHeight = title.length * 25;
	const top = titleHeight + subtitle.length * 17.5 + 20;
	const foot = source.length * 15 + 20;
	const width = inner + 2 * MARGIN;
	const height = top + box.height + foot + 2 * MARGIN;

	const svg = document.createElementNS(NS, 'svg');
	svg.setAttribute('viewBox', `${-MARGIN} ${-MARGIN} ${width} ${height}`);
	svg.setAttribute('width', String(Math.ceil(width)));
	svg.setAttribute('height', String(Math.ceil(height)));
	svg.setAttribute('role', 'img');
	svg.setAttribute('aria-label', chart.getAttribute('aria-label') ?? texts.title);

	const paper = document.createElementNS(NS, 'rect');
	for (const [name, value] of Object.entries({ x: -MARGIN, y: -MARGIN, width, height })) {
		paper.setAttribute(name, String(value));
	}
	paper.setAttribute('fill', colour('--paper'));

	const drawing = document.createElementNS(NS, 'g');
	const copy = chart.cloneNode(true) as SVGSVGElement;
	inlineStyles(chart, copy);
	drawing.setAttribute('transform', `translate(${-box.x} ${top - box.y})`);
	drawing.append(...copy.childNodes);

	const ink = colour('--ink');
	const soft = colour('--ink-soft');
	svg.append(
		paper,
		textBlock(title, { ...style, y: 16, size: 20, weight: '650', fill: ink }),
		textBlock(subtitle, { ...style, y: titleHeight + 13, size: 14, weight: '400', fill: soft }),
		drawing,
		textBlock(source, {
			...style,
			y: top + box.height + 26,
			size: 12,
			weight: '400',
			fill: soft
		})
	);
	return new XMLSerializer().serializeToString(svg);
}

/**
 * Paints an SVG from `chartToSvg` on a canvas, `scale` pixels to the unit. Works on plain http. Rejects
 * when the browser cannot draw it.
 */
export async function chartToPng(svg: string, scale: number): Promise<Blob> {
	const image = new Image();
	image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
	await image.decode();
	const canvas = document.createElement('canvas');
	canvas.width = Math.ceil(image.naturalWidth * scale);
	canvas.height = Math.ceil(image.naturalHeight * scale);
	const context = canvas.getContext('2d');
	if (!context) throw new Error('no canvas to draw on');
	context.drawImage(image, 0, 0, canvas.width, canvas.height);
	return new Promise((resolve, reject) => {
		canvas.toBlob((blob) => {
			if (blob) resolve(blob);
			else reject(new Error('the canvas gave no picture'));
		}, 'image/png');
	});
}

/** Hands a file to the person. */
export function downloadBlob(blob: Blob, fileName: string): void {
	const link = document.createElement('a');
	link.href = URL.createObjectURL(blob);
	link.download = fileName;
	link.click();
	setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
