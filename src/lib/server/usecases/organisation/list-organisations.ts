import type { Actor } from '#lib/domain/access/actor.ts';
import { assertCan } from '#lib/domain/access/can.ts';
import { ExpectedError } from '#lib/domain/errors.ts';
import { assertRowId } from '#lib/domain/row-id.ts';
import { withActor } from '../../db/actor.ts';
import { findOrganisation, listOrganisations as listRows } from '../../db/queries/organisation.ts';
import type { Ports } from '../../ports.ts';

/** Every organisation, in Swedish order, with how many people and rounds it has. @throws ExpectedError notAllowed */
export async function listOrganisations(ports: Ports, actor: Actor) {
	assertCan(actor, 'organisation.manage');
	return withActor(ports.db, actor, listRows);
}

/** One organisation with the version that a change of it must name. @throws ExpectedError notAllowed, notFound */
export async function readOrganisation(
	ports: Ports,
	actor: Actor,
	input: { organisationId: string }
) {
	assertCan(actor, 'organisation.manage');
	assertRowId(input.organisationId);
	const row = await withActor(ports.db, actor, (tx) => findOrganisation(tx, input.organisationId));
	if (row === undefined) throw new ExpectedError('notFound');
	return row;
}
