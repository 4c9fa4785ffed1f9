import { ExpectedError } from '../errors.ts';

/** draft → open → closed. Closed is final: whoever wants more answers makes a new run (D2, AssessmentRun). */
export type RunState = 'draft' | 'open' | 'closed';

/** Who a run asks: staff answer alone and unnamed, a working group scores together. */
export const respondentKinds = ['staff', 'workingGroup'] as const;
export type RespondentKind = (typeof respondentKinds)[number];

/** Staff's runs and working groups' are opened, filled and closed in ways of their own. @throws ExpectedError notFound */
export function assertAsks(whom: RespondentKind, asks: RespondentKind): void {
	if (asks !== whom) throw new ExpectedError('notFound');
}

/** @throws ExpectedError runNotDraft */
export function decideOpen(state: RunState): 'open' {
	if (state !== 'draft') throw new ExpectedError('runNotDraft');
	return 'open';
}

/** @throws ExpectedError runNotOpen */
export function decideClose(state: RunState): 'closed' {
	if (state !== 'open') throw new ExpectedError('runNotOpen');
	return 'closed';
}

/** @throws ExpectedError runNotOpen */
export function assertOpen(state: RunState): void {
	if (state !== 'open') throw new ExpectedError('runNotOpen');
}

/** @throws ExpectedError runNotClosed */
export function assertResultsExist(state: RunState): void {
	if (state !== 'closed') throw new ExpectedError('runNotClosed');
}
