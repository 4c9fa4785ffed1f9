import { ExpectedError } from '../errors.ts';
import { isSharedWithGroup, type Sharing } from './sharing.ts';

/** Invariant: one person at a time presents, and the place stays when another goes on. */
export type Presenting = {
	/** Who takes it, or is handed it. */
	readonly isMember: boolean;
	readonly mayLead: boolean;
	/** It is on the stage already. */
	readonly onStage: boolean;
	readonly sharing: Sharing | null;
};

/**
 * Its own organisation may always begin: showing it is what makes it readable to those present. Whoever leads may go on
 * with what is shown, and begin what is shared with the group.
 * @throws ExpectedError notAllowed, presentationNotReadable
 */
export function assertMayPresent(presenting: Presenting): void {
	if (presenting.isMember) return;
	if (!presenting.mayLead) throw new ExpectedError('notAllowed');
	if (!presenting.onStage && !isSharedWithGroup(presenting.sharing))
		throw new ExpectedError('presentationNotReadable');
}

/** Only whoever presents steps; others take over first, so that nobody steps by mistake. @throws ExpectedError notPresenting */
export function assertPresents(presenterId: string | null, personId: string): void {
	if (presenterId !== personId) throw new ExpectedError('notPresenting');
}
