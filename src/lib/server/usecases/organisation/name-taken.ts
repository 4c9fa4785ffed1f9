import { ExpectedError } from '#lib/domain/errors.ts';
import { explainViolation } from '../../db/violations.ts';

/** @throws ExpectedError nameTaken when the write broke the rule of one name per organisation */
export function organisationNameTaken<T>(work: Promise<T>): Promise<T> {
	return explainViolation(work, {
		organisation_name: () => new ExpectedError('nameTaken', ['name'])
	});
}
