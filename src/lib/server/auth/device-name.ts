const browsers: readonly [RegExp, string][] = [
	[/\bEdgA?\/|\bEdgiOS\//, 'Edge'],
	[/\bOPR\/|\bOPiOS\//, 'Opera'],
	[/\bSamsungBrowser\//, 'Samsung Internet'],
	[/\bFirefox\/|\bFxiOS\//, 'Firefox'],
	[/Chrome\/|\bCriOS\/|\bChromium\//, 'Chrome'],
	[/\bSafari\//, 'Safari']
];
const systems: readonly [RegExp, string][] = [
	[/\biPhone\b/, 'iPhone'],
	[/\biPad\b/, 'iPad'],
	[/\bAndroid\b/, 'Android'],
	[/\bWindows\b/, 'Windows'],
	[/\bCrOS\b/, 'ChromeOS'],
	[/\bMacintosh\b/, 'Mac'],
	[/\bLinux\b/, 'Linux']
];

/** "Firefox, Windows": enough to recognise one's own session by, and no more than that is kept. Empty when unknown. */
export function deviceName(userAgent: string | null): string {
	const text = userAgent?.slice(0, 500) ?? '';
	return [browsers, systems]
		.map((names) => names.find(([pattern]) => pattern.test(text))?.[1])
		.filter((name) => name !== undefined)
		.join(', ');
}
