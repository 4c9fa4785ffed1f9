import type { ErrorCode } from '../errors.ts';

/** Invariant: a file is what it says it is, no larger than it may be, and a picture has words for whoever cannot see it. */
const megabyte = 1024 * 1024;
export const largestPdf = 20 * megabyte;
export const largestPicture = 5 * megabyte;
export const mostFiles = 20;
export const mostPages = 200;
export const altMax = 500;

export type PictureFacts = {
	readonly mediaType: 'image/png' | 'image/jpeg' | 'image/webp';
	readonly width: number;
	readonly height: number;
};

/** What is wrong with a picture's size or words, or null. */
export function pictureProblem(size: number, alt: string): ErrorCode | null {
	if (size > largestPicture) return 'fileTooLarge';
	if (alt === '') return 'pictureWithoutText';
	return alt.length > altMax ? 'textTooLong' : null;
}

/** What a picture's own first bytes say; null when it is none that is shown here. */
export function pictureFacts(bytes: Uint8Array): PictureFacts | null {
	const found = pngFacts(bytes) ?? webpFacts(bytes) ?? jpegFacts(bytes);
	if (found === null) return null;
	const { width, height } = found;
	return width >= 1 && height >= 1 && width <= 20_000 && height <= 20_000 ? found : null;
}

/** True when a PDF's mark stands where readers look for it. */
export function looksLikePdf(bytes: Uint8Array): boolean {
	return textAt(bytes, 0, 1024).includes('%PDF-');
}

function pngFacts(bytes: Uint8Array): PictureFacts | null {
	if (textAt(bytes, 1, 3) !== 'PNG' || bytes[0] !== 0x89 || textAt(bytes, 12, 4) !== 'IHDR')
		return null;
	return { mediaType: 'image/png', width: big(bytes, 16, 4), height: big(bytes, 20, 4) };
}

function webpFacts(bytes: Uint8Array): PictureFacts | null {
	if (textAt(bytes, 0, 4) !== 'RIFF' || textAt(bytes, 8, 4) !== 'WEBP') return null;
	const mediaType = 'image/webp';
	switch (textAt(bytes, 12, 4)) {
		case 'VP8X':
			return { mediaType, width: little(bytes, 24, 3) + 1, height: little(bytes, 27, 3) + 1 };
		case 'VP8L': {
			const bits = little(bytes, 21, 4);
			return { mediaType, width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
		}
		case 'VP8 ':
			return {
				mediaType,
				width: little(bytes, 26, 2) & 0x3fff,
				height: little(bytes, 28, 2) & 0x3fff
			};
		default:
			return null;
	}
}

/** The frame header of a JPEG comes after segments of any kind, each of which says how long it is. */
function jpegFacts(bytes: Uint8Array): PictureFacts | null {
	if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return null;
	let at = 2;
	while (at + 9 < bytes.length && bytes[at] === 0xff) {
		const marker = bytes[at + 1] ?? 0;
		const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
		if (isFrame)
			return {
				mediaType: 'image/jpeg',
				width: big(bytes, at + 7, 2),
				height: big(bytes, at + 5, 2)
			};
		at += 2 + big(bytes, at + 2, 2);
	}
	return null;
}

function textAt(bytes: Uint8Array, at: number, length: number): string {
	return String.fromCharCode(...bytes.subarray(at, at + length));
}

function big(bytes: Uint8Array, at: number, length: number): number {
	let value = 0;
	for (let index = 0; index < length; index += 1) value = value * 256 + (bytes[at + index] ?? 0);
	return value;
}

function little(bytes: Uint8Array, at: number, length: number): number {
	return big(bytes.slice(at, at + length).reverse(), 0, length);
}
