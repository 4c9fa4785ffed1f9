import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { contrast } from '#lib/ui/contrast.ts';

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');

function colours(selector: string): Record<string, string> {
	const start = css.indexOf(`${selector} {`);
	if (start < 0) throw new Error(`no block ${selector}`);
	const block = css.slice(start, css.indexOf('}', start));
	return Object.fromEntries(
		[...block.matchAll(/--([a-z-]+):\s*(#[0-9a-f]{6});/g)].map((hit) => [hit[1], hit[2]])
	);
}

const light = colours(':root');
const dark = colours(":root[data-theme='dark']");
const darkBySystem = colours(":root:not([data-theme='light'])");

const grounds = ['paper', 'surface', 'sunk'];
const textPairs: [string, string][] = [
	...['ink', 'ink-soft', 'accent', 'accent-strong', 'danger', 'danger-strong'].flatMap((text) =>
		grounds.map((ground): [string, string] => [text, ground])
	),
	...['accent-wash', 'danger-wash', 'warning-wash', 'success-wash', 'track'].map(
		(ground): [string, string] => ['ink', ground]
	),
	['ink-soft', 'accent-wash'],
	['accent', 'accent-wash'],
	['accent-strong', 'accent-wash'],
	['danger', 'danger-wash'],
	['warning', 'warning-wash'],
	['success', 'success-wash'],
	['on-accent', 'accent'],
	['on-accent', 'accent-strong'],
	['on-danger', 'danger'],
	['on-danger', 'danger-strong'],
	['paper', 'ink']
];
const graphicPairs: [string, string][] = [
	...['line-strong', 'focus', 'staff', 'group', 'dont-know', 'accent'].flatMap((mark) =>
		grounds.map((ground): [string, string] => [mark, ground])
	),
	...['staff', 'group', 'dont-know'].map((mark): [string, string] => [mark, 'track'])
];
// Hairlines and chart grids carry no meaning of their own.
const decoration = ['line', 'grid'];

describe.each([
	['light', light],
	['dark', dark]
])('the %s theme', (_name, theme) => {
	const of = (token: string) => {
		const value = theme[token];
		if (!value) throw new Error(`--${token} is missing`);
		return value;
	};
	test.each(textPairs)('sets --%s readable on --%s', (text, ground) => {
		expect(contrast(of(text), of(ground))).toBeGreaterThanOrEqual(4.5);
	});
	test.each(graphicPairs)('sets --%s visible against --%s', (mark, ground) => {
		expect(contrast(of(mark), of(ground))).toBeGreaterThanOrEqual(3);
	});
	test('has no colour that is left unchecked', () => {
		const checked = new Set([...textPairs, ...graphicPairs].flat().concat(decoration));
		expect(Object.keys(theme).filter((token) => !checked.has(token))).toEqual([]);
	});
});

test('dark by choice and dark by the device are the same colours', () => {
	expect(darkBySystem).toEqual(dark);
	expect(Object.keys(dark).sort()).toEqual(Object.keys(light).sort());
});

test('black on white has the highest possible contrast', () => {
	expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
});
