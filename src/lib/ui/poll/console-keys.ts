import {
	isTakenByFocus,
	wallIntent,
	type Key,
	type Shown,
	type WallIntent
} from '#lib/client/wall-keys.ts';

/** The wall's keys that the console takes. The others scroll the page or are about a wall's own screen. */
const taken = ['ArrowRight', 'ArrowLeft', ' ', 'r', 'q', 's', '1', '2', '3', '4', '?'];

/** Where the arrows and letters have a use of their own. */
const withOwnKeys = '[role="region"], [role="menu"], [role="tablist"]';

/** What a key press asks of the console; null when it is the page's own business. */
export function consoleIntent(
	pressed: Key,
	target: EventTarget | null,
	shown: Shown
): WallIntent | null {
	const key = pressed.key.length === 1 ? pressed.key.toLowerCase() : pressed.key;
	if (!taken.includes(key) || isTakenByFocus(pressed.key, target)) return null;
	if (target instanceof Element && target.closest(withOwnKeys) !== null) return null;
	return wallIntent(pressed, shown);
}
