import * as Y from 'yjs';
import type { Actor } from '#lib/domain/access/actor.ts';
import { textName } from '#lib/domain/presentation/text.ts';
import { newId } from '#lib/server/ids.ts';
import type { Ports } from '#lib/server/ports.ts';
import { chooseAgenda } from '#lib/server/usecases/meeting/open-meeting.ts';
import { createMeetingWallLink } from '#lib/server/usecases/meeting/meeting-wall-links.ts';
import { planMeeting } from '#lib/server/usecases/meeting/plan-meeting.ts';
import { sharePresentation } from '#lib/server/usecases/presentation/share-presentation.ts';
import { startPresentation } from '#lib/server/usecases/presentation/start-presentation.ts';
import { addStep, changeStep } from '#lib/server/usecases/presentation/step-changes.ts';
import { syncText } from '#lib/server/usecases/presentation/sync-text.ts';
import { practicePresentations, type PracticeWords } from './practice-parts.ts';
import { practiceProcesses, type PracticeStep } from './practice-processes.ts';

type Region = { readonly id: string; readonly name: string; readonly keyPerson: Actor };

/**
 * A meeting ready to run: its agenda and wall, and what the regions present. Led by the last region; returns the token
 * of the wall's link.
 */
export async function preparePracticeMeeting(
	ports: Ports,
	regions: readonly Region[],
	meeting: { readonly id: string; readonly day: string }
): Promise<string> {
	for (const region of regions) await present(ports, region, meeting.id);
	const leader = regions.at(-1);
	if (leader === undefined) throw new Error('the practice meeting has no region');
	const { keyPerson } = leader;
	await planMeeting(ports, keyPerson, {
		meetingId: meeting.id,
		day: meeting.day,
		time: '09:00',
		mode: 'both',
		place: 'Regionens hus, sal Granen, och på nätet'
	});
	await chooseAgenda(ports, keyPerson, { meetingId: meeting.id, template: 'benchmarking' });
	return (await createMeetingWallLink(ports, keyPerson, { meetingId: meeting.id })).token;
}

async function present(ports: Ports, region: Region, meetingId: string): Promise<void> {
	const words = practicePresentations[region.name];
	const steps = practiceProcesses[region.name];
	if (words === undefined || steps === undefined) return;
	const { presentationId } = await startPresentation(ports, region.keyPerson, {
		organisationId: region.id,
		meetingId,
		templateId: null
	});
	for (const step of steps) await draw(ports, region, presentationId, step);
	await write(ports, region, presentationId, words);
	await sharePresentation(ports, region.keyPerson, { presentationId, sharing: 'group' });
}

async function draw(
	ports: Ports,
	{ keyPerson }: Region,
	presentationId: string,
	step: PracticeStep
): Promise<void> {
	const stepId = newId();
	await addStep(ports, keyPerson, {
		presentationId,
		stepId,
		stageKey: step.stage,
		name: step.name
	});
	const { who, what, input, output, document, occurs, mark } = step;
	const said = { who, what, input, output, document, occurs, mark };
	for (const [field, value] of Object.entries({ ...said, itemNos: step.itemNos.join(',') }))
		if (value !== '')
			await changeStep(ports, keyPerson, {
				presentationId,
				stepId,
				change: { field: field as keyof typeof said, value, seen: 0 }
			});
}

/** As a page would: what is written goes into the merged document, and the document to the server. */
async function write(
	ports: Ports,
	{ keyPerson }: Region,
	presentationId: string,
	{ parts, notes }: PracticeWords
): Promise<void> {
	const doc = new Y.Doc();
	for (const [key, body] of Object.entries(parts))
		doc.getText(textName('body', key)).insert(0, body);
	for (const [key, text] of Object.entries(notes))
		doc.getText(textName('notes', key)).insert(0, text);
	await syncText(ports, keyPerson, {
		presentationId,
		stateVector: Buffer.from(Y.encodeStateVector(doc)).toString('base64'),
		update: Buffer.from(Y.encodeStateAsUpdate(doc)).toString('base64')
	});
	doc.destroy();
}
