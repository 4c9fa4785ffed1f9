import { encode } from 'uqr';

/**
 * A QR code as one SVG path on a grid of `size` × `size` modules, with the four modules of quiet zone
 * that readers need. Medium error correction: a projector's glare must not break it.
 */
export function qrPath(value: string): { size: number; path: string } {
	const { size, data } = encode(value, { ecc: 'M', border: 4 });
	const runs: string[] = [];
	data.forEach((row, y) => {
		let start = -1;
		for (let x = 0; x <= row.length; x += 1) {
			const isDark = row[x] === true;
			if (isDark && start < 0) start = x;
			if (!isDark && start >= 0) {
				runs.push(`M${start} ${y}h${x - start}v1H${start}z`);
				start = -1;
			}
		}
	});
	return { size, path: runs.join('') };
}
