import type { Actor } from '#lib/domain/access/actor.ts';
import { assertCan } from '#lib/domain/access/can.ts';
import { ExpectedError } from '#lib/domain/errors.ts';
import { assertRowId } from '#lib/domain/row-id.ts';
import { withActor } from '../../db/actor.ts';
import { deleteOrganisation } from '../../db/queries/organisation.ts';
import { refuseIfInUse } from '../../db/violations.ts';
import type { Ports } from '../../ports.ts';

/** Only an organisation without people, rounds and runs. @throws ExpectedError inUse, notFound, notAllowed */
export async function removeOrganisation(
	ports: Ports,
	actor: Actor,
	input: { organisationId: string }
): Promise<void> {
	assertCan(actor, 'organisation.manage');
	assertRowId(input.organisationId);
	await withActor(ports.db, actor, async (tx) => {
		if (!(await refuseIfInUse(deleteOrganisation(tx, input.organisationId))))
			throw new ExpectedError('notFound');
	});
}
