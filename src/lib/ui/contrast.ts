/** Relative luminance of `#rrggbb`, 0 (black) to 1 (white), by WCAG 2.2. Throws on any other notation. */
export function luminance(hex: string): number {
	const match = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(hex);
	if (!match) throw new Error(`not a six-digit colour: ${hex}`);
	const [red, green, blue] = match.slice(1).map((part) => {
		const channel = Number.parseInt(part, 16) / 255;
		return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
	}) as [number, number, number];
	return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Contrast ratio of two `#rrggbb` colours, 1 to 21. */
export function contrast(one: string, other: string): number {
	const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [
		number,
		number
	];
	return (light + 0.05) / (dark + 0.05);
}
