import { countPollsByState } from '../../db/queries/ballot.ts';
import type { Ports } from '../../ports.ts';

/** How many anonymous runs are open and how many are sealed, of all organisations together: for the operator's figures. */
export async function countPolls(ports: Ports): Promise<{ open: number; sealed: number }> {
	const counts = await countPollsByState(ports.ballotDb);
	return { open: counts.open, sealed: counts.closed };
}
