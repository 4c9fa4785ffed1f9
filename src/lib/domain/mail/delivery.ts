/**
 * When a letter that could not be sent is tried again. A mail server that is down comes back within hours; one that
 * says no to the letter itself will say it every time.
 */
const minute = 60_000;
const waits = [1, 2, 5, 15, 30, 60, 120, 240].map((minutes) => minutes * minute);

export type DeliveryDecision =
	{ readonly state: 'failed' } | { readonly state: 'waiting'; readonly nextAt: Date };

/**
 * @param given attempts: how many have been made, this one too; permanent: the server refused the letter, not the moment
 */
export function decideAfterFailure(given: {
	readonly attempts: number;
	readonly permanent: boolean;
	readonly now: Date;
	readonly expiresAt: Date;
}): DeliveryDecision {
	const { attempts, permanent, now, expiresAt } = given;
	const wait = waits[attempts - 1];
	if (permanent || wait === undefined) return { state: 'failed' };
	const nextAt = new Date(now.getTime() + wait);
	return nextAt < expiresAt ? { state: 'waiting', nextAt } : { state: 'failed' };
}
