import { ExpectedError } from '#lib/domain/errors.ts';
import { explainViolation } from '../../db/violations.ts';

/**
 * A write that names the version it changes: nothing written means that somebody else came first, or removed the row.
 * @throws ExpectedError changedByAnother, notFound
 */
export async function assertSaved(
	written: boolean,
	stillThere: () => Promise<boolean>
): Promise<void> {
	if (written) return;
	throw new ExpectedError((await stillThere()) ? 'changedByAnother' : 'notFound');
}

/** What a refused write in a round means. @throws ExpectedError nameTaken, organisationAlreadyInRound, notFound */
export function explainRoundViolation<T>(work: Promise<T>): Promise<T> {
	return explainViolation(work, {
		round_name: () => new ExpectedError('nameTaken', ['name']),
		round_instrument_version_id_fkey: () => new ExpectedError('invalidInput', ['instrumentId']),
		benchmarking_group_round_id_fkey: () => new ExpectedError('notFound'),
		participation_round_id_organisation_id_key: () =>
			new ExpectedError('organisationAlreadyInRound', ['organisationId']),
		participation_organisation_id_fkey: () => new ExpectedError('notFound', ['organisationId']),
		participation_group_id_fkey: () => new ExpectedError('notFound'),
		meeting_group_id_fkey: () => new ExpectedError('notFound'),
		meeting_group_id_ordinal_key: () => new ExpectedError('nameTaken', ['ordinal'])
	});
}
