import { textWidth, type Measure } from '#lib/ui/charts/text-fit.ts';

/** Measures with the font that the page really uses; some air is left for bold text. Browser only. */
export function measureWithPageFont(): Measure {
	const context = document.createElement('canvas').getContext('2d');
	if (!context) return textWidth;
	const family = getComputedStyle(document.documentElement).fontFamily;
	context.font = `100px ${family}`;
	return (text, fontSize) => (context.measureText(text).width / 100) * fontSize * 1.05;
}
