import type { Actor } from '#lib/domain/access/actor.ts';
import { assertCan } from '#lib/domain/access/can.ts';
import { ExpectedError } from '#lib/domain/errors.ts';
import { assertRowId } from '#lib/domain/row-id.ts';
import type { ChangeOrganisationInput } from '#lib/contract/forms/organisation.ts';
import { withActor } from '../../db/actor.ts';
import { findOrganisation, updateOrganisation } from '../../db/queries/organisation.ts';
import type { Ports } from '../../ports.ts';
import { organisationNameTaken } from './name-taken.ts';

/** @throws ExpectedError changedByAnother, nameTaken, notFound, notAllowed */
export async function changeOrganisation(
	ports: Ports,
	actor: Actor,
	input: ChangeOrganisationInput & { organisationId: string }
): Promise<void> {
	assertCan(actor, 'organisation.manage');
	assertRowId(input.organisationId);
	await withActor(ports.db, actor, async (tx) => {
		const { organisationId, version, name, kind } = input;
		const write = updateOrganisation(tx, organisationId, version, { name, kind });
		if (await organisationNameTaken(write)) return;
		const exists = (await findOrganisation(tx, organisationId)) !== undefined;
		throw new ExpectedError(exists ? 'changedByAnother' : 'notFound');
	});
}
