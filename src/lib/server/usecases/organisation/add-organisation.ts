import type { Actor } from '#lib/domain/access/actor.ts';
import { assertCan } from '#lib/domain/access/can.ts';
import type { AddOrganisationInput } from '#lib/contract/forms/organisation.ts';
import { withActor } from '../../db/actor.ts';
import { insertOrganisation } from '../../db/queries/organisation.ts';
import { newId } from '../../ids.ts';
import type { Ports } from '../../ports.ts';
import { organisationNameTaken } from './name-taken.ts';

/** @throws ExpectedError nameTaken (whatever the case of its letters), notAllowed */
export async function addOrganisation(
	ports: Ports,
	actor: Actor,
	input: AddOrganisationInput
): Promise<{ organisationId: string }> {
	assertCan(actor, 'organisation.manage');
	const id = newId();
	await withActor(ports.db, actor, (tx) =>
		organisationNameTaken(
			insertOrganisation(tx, {
				id,
				name: input.name,
				kind: input.kind,
				created_at: ports.clock.now()
			})
		)
	);
	return { organisationId: id };
}
