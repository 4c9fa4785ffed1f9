import type { Key } from './wall-keys.ts';

/** What a key asks of the comparison. */
export type CompareIntent =
	| { readonly do: 'next' | 'previous' | 'open' | 'openAll' | 'help' }
	| { readonly do: 'jump'; readonly no: number }
	/** Only differences while the key is down; a short press switches. */
	| { readonly do: 'onlyDifferences' };

/** Null when the key is none of ours. */
export function compareIntent(pressed: Key): CompareIntent | null {
	if (pressed.ctrlKey || pressed.altKey || pressed.metaKey || pressed.repeat) return null;
	const key = pressed.key.length === 1 ? pressed.key.toLowerCase() : pressed.key;
	switch (key) {
		case 'ArrowRight':
		case 'j':
			return { do: 'next' };
		case 'ArrowLeft':
		case 'k':
			return { do: 'previous' };
		case 'o':
			return { do: 'open' };
		case 'a':
			return { do: 'openAll' };
		case 's':
			return { do: 'onlyDifferences' };
		case '?':
			return { do: 'help' };
		default:
			return /^[1-9]$/.test(key) ? { do: 'jump', no: Number(key) } : null;
	}
}

/** A shorter press than this switches for good; a longer one lasts as long as the key is down. */
export const shortPress = 350;
