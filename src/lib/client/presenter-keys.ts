import type { Key } from './wall-keys.ts';

/** What a key, or a clicker, asks of whoever presents. */
export type PresenterIntent = 'next' | 'previous' | 'first' | 'last';

const keys: Readonly<Record<string, PresenterIntent>> = {
	ArrowRight: 'next',
	PageDown: 'next',
	' ': 'next',
	ArrowLeft: 'previous',
	PageUp: 'previous',
	Home: 'first',
	End: 'last'
};

/** Null when the key is none of ours. A held key is one press. */
export function presenterIntent(pressed: Key): PresenterIntent | null {
	if (pressed.ctrlKey || pressed.altKey || pressed.metaKey || pressed.repeat) return null;
	return keys[pressed.key] ?? null;
}
