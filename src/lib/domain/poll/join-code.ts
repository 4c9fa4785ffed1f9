/** 31 symbols without look-alikes (no 0, 1, I, L, O): eight of them are 39.6 bits. */
export const joinCodeAlphabet = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
export const joinCodeLength = 8;

/** Eight symbols from random bytes; a byte that would bias the draw is passed over. Needs about 9 bytes, take 32. */
export function joinCodeFromBytes(bytes: Uint8Array): string {
	const limit = 256 - (256 % joinCodeAlphabet.length);
	let code = '';
	for (const byte of bytes) {
		if (code.length === joinCodeLength) break;
		if (byte < limit) code += joinCodeAlphabet.charAt(byte % joinCodeAlphabet.length);
	}
	if (code.length < joinCodeLength) throw new RangeError('not enough random bytes for a join code');
	return code;
}

/** What a person typed, as a code: any case, with or without dash, spaces or dots. Null when it cannot be one. */
export function parseJoinCode(typed: string): string | null {
	if (typed.length > 40) return null;
	const code = typed.toUpperCase().replace(/[\s.\-–—_]/g, '');
	if (code.length !== joinCodeLength) return null;
	return [...code].every((symbol) => joinCodeAlphabet.includes(symbol)) ? code : null;
}

/** Shown 4-4: "ABCD-EFGH". */
export function formatJoinCode(code: string): string {
	return `${code.slice(0, 4)}-${code.slice(4)}`;
}
