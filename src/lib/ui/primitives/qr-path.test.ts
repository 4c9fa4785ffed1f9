import { encode } from 'uqr';
import { expect, test } from 'vitest';
import { qrPath } from '#lib/ui/primitives/qr-path.ts';

const address = 'https://vankrets.example/s/ABCDEFGH';

function darkModules(path: string): Set<string> {
	const dark = new Set<string>();
	for (const [, x, y, width] of path.matchAll(/M(\d+) (\d+)h(\d+)v1H\d+z/g)) {
		for (let step = 0; step < Number(width); step += 1) dark.add(`${Number(x) + step},${y}`);
	}
	return dark;
}

test('the path paints exactly the dark modules of the code', () => {
	const { size, data } = encode(address, { ecc: 'M', border: 4 });
	const expected = new Set<string>();
	data.forEach((row, y) => row.forEach((on, x) => on && expected.add(`${x},${y}`)));
	const code = qrPath(address);
	expect(code.size).toBe(size);
	expect(darkModules(code.path)).toEqual(expected);
});

test('four modules on every side stay white', () => {
	const { size, path } = qrPath(address);
	const edge = [...darkModules(path)].filter((cell) =>
		cell.split(',').some((part) => Number(part) < 4 || Number(part) >= size - 4)
	);
	expect(edge).toEqual([]);
});
