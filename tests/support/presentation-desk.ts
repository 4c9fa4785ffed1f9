import { newId } from '#lib/server/ids.ts';
import { insertShown } from '#lib/server/db/queries/presentation.ts';
import { insertFile } from '#lib/server/db/queries/presentation-file.ts';
import { listSteps } from '#lib/server/db/queries/process-step.ts';
import type { Sharing } from '#lib/domain/presentation/sharing.ts';
import type { Seed, SeededOrganisation } from './seed.ts';

export const firstTemplate = '6f0e2a34-9a0b-4c39-8d16-52f1a1f03001';

/** A presentation with five steps, one written part and notes, straight into the database; returns its id. */
export async function insertPresentationOf(
	seed: Seed,
	organisation: SeededOrganisation,
	meetingId: string,
	given: { id?: string; sharing?: Sharing | null; words?: string; steps?: number } = {}
): Promise<string> {
	const id = given.id ?? newId();
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

/** A picture of one red dot. */
export const redDot = Buffer.from(
	'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGP4z8DwHwAFAAH/iZk9HQAAAABJRU5ErkJggg==',
	'base64'
);

/** A PDF of as many pages as there are texts, each with its own. */
export function pdfOf(texts: readonly string[]): Buffer {
	const objects = [
		'<< /Type /Catalog /Pages 2 0 R >>',
		`<< /Type /Pages /Count ${String(texts.length)} /Kids [${texts.map((_, index) => `${String(4 + index * 2)} 0 R`).join(' ')}] >>`,
		'<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
		...texts.flatMap((text, index) => {
			const drawing = `0.1 0.4 0.3 rg 40 40 200 60 re f BT /F1 36 Tf 40 300 Td (${text}) Tj ET`;
			return [
				`<< /Type /Page /Parent 2 0 R /MediaBox [0 0 720 405] /Resources << /Font << /F1 3 0 R >> >> /Contents ${String(5 + index * 2)} 0 R >>`,
				`<< /Length ${String(drawing.length)} >>\nstream\n${drawing}\nendstream`
			];
		})
	];
	let file = '%PDF-1.4\n';
	const places = objects.map((object, index) => {
		const at = file.length;
		file += `${String(index + 1)} 0 obj\n${object}\nendobj\n`;
		return at;
	});
	const table = places.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
	const size = String(objects.length + 1);
	file += `xref\n0 ${size}\n0000000000 65535 f \n${table}trailer << /Size ${size} /Root 1 0 R >>\nstartxref\n${String(file.length)}\n%%EOF\n`;
	return Buffer.from(file, 'latin1');
}

/** A presentation that says a word nobody else says, with a picture and a PDF. */
export async function insertPresentationWithFiles(
	seed: Seed,
	organisation: SeededOrganisation,
	meetingId: string,
	word: string
) {
	const presentationId = await insertPresentationOf(seed, organisation, meetingId, { words: word });
	const [fileId, pdfId] = [newId(), newId()];
	const stepId = await seed.asSystem(async (tx) => {
		const file = {
			presentation_id: presentationId,
			organisation_id: organisation.id,
			name: word,
			pages: 1,
			created_at: new Date()
		};
		const pdf = pdfOf([word]);
		await insertFile(tx, {
			...file,
			id: fileId,
			kind: 'picture',
			alt: word,
			media_type: 'image/png',
			bytes: redDot,
			size: redDot.length,
			width: 1,
			height: 1
		});
		await insertFile(tx, {
			...file,
			id: pdfId,
			kind: 'pdf',
			alt: '',
			media_type: 'application/pdf',
			bytes: pdf,
			size: pdf.length,
			width: 720,
			height: 405
		});
		return (await listSteps(tx, presentationId))[0]?.id ?? '';
	});
	return { presentationId, fileId, pdfId, stepId };
}
