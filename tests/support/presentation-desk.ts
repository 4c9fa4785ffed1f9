import { newId } from '#lib/server/ids.ts';
import { insertShown } from '#lib/server/db/queries/presentation.ts';
import type { Sharing } from '#lib/domain/presentation/sharing.ts';
import type { Seed, SeededOrganisation } from './seed.ts';

export const firstTemplate = '6f0e2a34-9a0b-4c39-8d16-52f1a1f03001';

/** A presentation with five steps, one written part and notes, straight into the database; returns its id. */
export async function insertPresentationOf(
	seed: Seed,
	organisation: SeededOrganisation,
	meetingId: string,
	given: { sharing?: Sharing | null; words?: string; steps?: number } = {}
): Promise<string> {
	const id = newId();
	const sharing = given.sharing ?? null;
	const words = given.words ?? 'Vi styr genom mål och budget.';
	const at = new Date('2026-02-01T08:00:00Z');
	await seed.asSystem(async (tx) => {
		await tx
			.insertInto('presentation')
			.values({
				id,
				organisation_id: organisation.id,
				meeting_id: meetingId,
				template_id: firstTemplate,
				sharing,
				published_at: sharing === null ? null : at,
				created_at: at
			})
			.execute();
		const owner = { presentation_id: id, organisation_id: organisation.id };
		await tx
			.insertInto('presentation_part')
			.values({ ...owner, part_key: 'chain', body: words })
			.execute();
		await tx
			.insertInto('presentation_note')
			.values({ ...owner, part_key: 'chain', notes: 'Säg det här långsamt' })
			.execute();
		const stages = ['goals', 'budget', 'planning', 'followUp', 'decision'];
		for (const [index, stage_key] of stages.slice(0, given.steps ?? 5).entries())
			await tx
				.insertInto('process_step')
				.values({
					...owner,
					id: newId(),
					stage_key,
					ordinal: 1,
					name: `Steg ${String(index + 1)} i ${organisation.name}`.slice(0, 120),
					created_at: at
				})
				.execute();
	});
	return id;
}

/** That it was presented to the group in its meeting. */
export async function showInMeeting(
	seed: Seed,
	one: { presentationId: string; meetingId: string; organisation: SeededOrganisation }
): Promise<void> {
	await seed.asSystem((tx) =>
		insertShown(tx, {
			meeting_id: one.meetingId,
			presentation_id: one.presentationId,
			organisation_id: one.organisation.id,
			shown_at: new Date('2026-03-10T09:00:00Z')
		})
	);
}
