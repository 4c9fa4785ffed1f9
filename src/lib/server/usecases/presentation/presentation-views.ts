import { systemActor, type Actor } from '#lib/domain/access/actor.ts';
import { assertCan } from '#lib/domain/access/can.ts';
import type { Slice } from '#lib/contract/live.ts';
import { withActor } from '../../db/actor.ts';
import type { AppTransaction } from '../../db/database.ts';
import { listWriters } from '../../db/queries/presentation-attendance.ts';
import { findTextVersion } from '../../db/queries/presentation-text.ts';
import { getPresentationOrThrow } from '../../db/queries/presentation.ts';
import type { Ports } from '../../ports.ts';
import { assertMayReadPresentation } from './may-read.ts';
import { buildPresentation } from './read-presentation.ts';

/** @throws ExpectedError presentationNotReadable, publishOwnFirst, notAllowed, notSignedIn */
export async function assertMayWatchPresentation(
	ports: Ports,
	actor: Actor,
	presentationId: string,
	audience: 'presentation' | 'presentationReader'
): Promise<void> {
	await assertMayReadPresentation(ports, actor, presentationId);
	if (audience === 'presentationReader') return;
	const { organisation_id } = await withActor(ports.db, systemActor, (tx) =>
		getPresentationOrThrow(tx, presentationId)
	);
	assertCan(actor, 'presentation.write', { organisationId: organisation_id });
}

/** One slice of a presentation. A peer's page is told only that something about reading changed. */
export async function buildPresentationSlice(
	ports: Ports,
	tx: AppTransaction,
	presentationId: string,
	slice: Slice
): Promise<unknown> {
	if (slice === 'reading') return {};
	if (slice === 'writing') {
		const writers = await listWriters(tx, presentationId, ports.clock.now());
		return {
			textVersion: await findTextVersion(tx, presentationId),
			present: writers.map((one) => ({
				personId: one.person_id,
				name: one.name,
				place: one.place
			}))
		};
	}
	const { stages, files, sharing, publishedAt, progress } = await buildPresentation(
		tx,
		systemActor,
		await getPresentationOrThrow(tx, presentationId)
	);
	return { stages, files, sharing, publishedAt, progress };
}
