import { createHmac, timingSafeEqual } from 'node:crypto';
import { newToken } from '../ids.ts';

/**
 * A browser is known for a person who has signed in with it: its long-lived cookie holds a random name and, for
 * each such person, a mark that only the server can make. Known browsers are spared from what others' failures
 * cost (auth/sign-in-throttle.ts); the cookie opens nothing. A new password makes every browser unknown again.
 */
const mostPersons = 5;
const shape = /^[A-Za-z0-9_-]{22}(\.[A-Za-z0-9_-]{22}){0,5}$/;

type PersonWithPassword = { readonly id: string; readonly password_hash: string | null };

/** The browser's name when it is known for this person, else null. */
export function knownBrowserName(
	cookie: string | undefined,
	person: PersonWithPassword | undefined
): string | null {
	const { name, marks } = parse(cookie);
	if (name === null || person === undefined || person.password_hash === null) return null;
	const own = Buffer.from(markOf(name, person.id, person.password_hash));
	return marks.some((mark) => timingSafeEqual(Buffer.from(mark), own)) ? name : null;
}

/** The cookie's new value: the same browser, now known for this person too. */
export function withPerson(
	cookie: string | undefined,
	personId: string,
	passwordHash: string
): string {
	const { name, marks } = parse(cookie);
	const browser = name ?? newToken();
	const own = markOf(browser, personId, passwordHash);
	const others = marks.filter((mark) => mark !== own);
	return [browser, own, ...others.slice(0, mostPersons - 1)].join('.');
}

function parse(cookie: string | undefined): { name: string | null; marks: string[] } {
	if (cookie === undefined || !shape.test(cookie)) return { name: null, marks: [] };
	const [name = null, ...marks] = cookie.split('.');
	return { name, marks };
}

/** Keyed by the password's hash, which nobody outside has and which changes with the password. */
function markOf(browser: string, personId: string, passwordHash: string): string {
	return createHmac('sha256', passwordHash)
		.update(`known browser\n${personId}\n${browser}`)
		.digest('base64url')
		.slice(0, 22);
}
