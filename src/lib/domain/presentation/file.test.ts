import { describe, expect, test } from 'vitest';
import { largestPicture, looksLikePdf, pictureFacts, pictureProblem } from './file.ts';

const bytes = (...parts: (string | number[])[]) =>
	new Uint8Array(
		parts.flatMap((part) => (typeof part === 'string' ? [...Buffer.from(part, 'latin1')] : part))
	);
const png = bytes([0x89], 'PNG\r\n\u001a\n', [0, 0, 0, 13], 'IHDR', [0, 0, 3, 32, 0, 0, 1, 194]);
const jpeg = bytes(
	[0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 1],
	[0xff, 0xc2, 0, 17, 8, 1, 194, 3, 32, 3, 1, 0, 0]
);
const webp = bytes(
	'RIFF',
	[0, 0, 0, 0],
	'WEBPVP8X',
	[10, 0, 0, 0, 0, 0, 0, 0],
	[31, 3, 0, 193, 1, 0]
);

describe('what a file is', () => {
	test.each([
		['a PNG', png, { mediaType: 'image/png', width: 800, height: 450 }],
		['a JPEG', jpeg, { mediaType: 'image/jpeg', width: 800, height: 450 }],
		['a WebP', webp, { mediaType: 'image/webp', width: 800, height: 450 }],
		['a PNG without a size', png.slice(0, 16), null],
		['a JPEG cut short', jpeg.slice(0, 8), null],
		['an SVG', bytes('<svg xmlns="http://www.w3.org/2000/svg"/>'), null],
		['a GIF', bytes('GIF89a', [1, 0, 1, 0]), null],
		['HTML that calls itself a picture', bytes('<html><script>'), null],
		['nothing', bytes(), null]
	])('%s', (_, file, facts) => {
		expect(pictureFacts(file)).toEqual(facts);
	});

	test.each([
		['%PDF-1.7', true],
		['\u00ef\u00bb\u00bf%PDF-1.4', true],
		['PK\u0003\u0004', false],
		['', false]
	])('%j is a PDF: %s', (start, is) => {
		expect(looksLikePdf(bytes(start))).toBe(is);
	});
});

test.each([
	[1000, 'En kedja i sju steg', null],
	[1000, '', 'pictureWithoutText'],
	[1000, 'a'.repeat(501), 'textTooLong'],
	[largestPicture + 1, 'En kedja', 'fileTooLarge']
])('a picture of %i bytes with %.10s…: %s', (size, alt, problem) => {
	expect(pictureProblem(size, alt)).toBe(problem);
});
