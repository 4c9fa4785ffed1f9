import { isTakenByFocus } from '#lib/client/wall-keys.ts';

/** What a key asks of whoever leads; null when it is the page's own business. */
export type LeadKey = 'next' | 'back' | 'extend' | 'pause' | 'skip' | 'add' | 'help';

const keys: Readonly<Record<string, LeadKey>> = {
	' ': 'next',
	ArrowRight: 'next',
	PageDown: 'next',
	ArrowLeft: 'back',
	PageUp: 'back',
	'+': 'extend',
	p: 'pause',
	h: 'skip',
	n: 'add',
	'?': 'help'
};

/** Where the arrows and letters have a use of their own. */
const withOwnKeys = '[role="region"], [role="menu"], [role="tablist"]';

export function leadKey(
	pressed: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'repeat'>,
	target: EventTarget | null
): LeadKey | null {
	if (pressed.ctrlKey || pressed.metaKey || pressed.altKey || pressed.repeat) return null;
	if (isTakenByFocus(pressed.key, target)) return null;
	if (target instanceof Element && target.closest(withOwnKeys) !== null) return null;
	return keys[pressed.key.length === 1 ? pressed.key.toLowerCase() : pressed.key] ?? null;
}
