import type { Actor } from '#lib/domain/access/actor.ts';
import { newId } from '#lib/server/ids.ts';
import type { Ports } from '#lib/server/ports.ts';
import { logTakeaway } from '#lib/server/usecases/feedback/log-takeaway.ts';
import { addTakeaway } from '#lib/server/usecases/feedback/take-home.ts';
import { changeEntry } from '#lib/server/usecases/log/change-entry.ts';
import { shareEntry } from '#lib/server/usecases/log/share-entry.ts';
import { arrangeMeeting } from '#lib/server/usecases/meeting/arrange-meeting.ts';
import { holdMeeting, openMeeting } from '#lib/server/usecases/meeting/open-meeting.ts';

type Region = {
	readonly id: string;
	readonly name: string;
	readonly keyPerson: Extract<Actor, { kind: 'person' }>;
};

/** What each region took home; what it learned of it since, where it has got so far. */
const takenHome: Readonly<Record<string, { readonly text: string; readonly learning?: string }>> = {
	'Region C': {
		text: 'Be ekonomidirektören berätta för nämnderna hur budgeten fördelas mellan kvinnor och män'
	},
	'Region D': {
		text: 'Låta en analytiker vara med när nämnden följer upp väntetiderna',
		learning: 'Nämnden ställde andra frågor när skillnaderna redan var förklarade.'
	},
	'Region E': {
		text: 'Pröva en enda fråga om konsekvenser överst i mallen för beslutsunderlag',
		learning: 'En fråga räckte för att handläggarna skulle be om statistik i tid.'
	}
};

/** The first meeting of the practice group, held: what its regions took home, and what has become of it in their logs. */
export async function holdPracticeMeeting(
	then: Ports,
	since: Ports,
	regions: readonly Region[],
	meetingId: string
): Promise<void> {
	const leader = regions.at(-1)?.keyPerson;
	if (leader === undefined) throw new Error('the practice meeting has no region');
	await openMeeting(then, leader, { meetingId });
	for (const region of regions) await takeHome(then, since, region, meetingId);
	await arrangeMeeting(then, leader, { meetingId, noteTakerId: leader.personId });
	await holdMeeting(then, leader, { meetingId });
}

async function takeHome(
	then: Ports,
	since: Ports,
	{ id, name, keyPerson }: Region,
	meetingId: string
): Promise<void> {
	const given = takenHome[name];
	if (given === undefined) return;
	const takeawayId = newId();
	await addTakeaway(then, keyPerson, {
		takeawayId,
		meetingId,
		organisationId: id,
		text: given.text,
		fromStepId: null
	});
	if (given.learning === undefined) return;
	const { entryId } = await logTakeaway(then, keyPerson, { takeawayId });
	await changeEntry(since, keyPerson, {
		entryId,
		cycle: 0,
		changes: [
			{ field: 'state', value: 'underway', seen: 0 },
			{ field: 'learning', value: given.learning, seen: 0 }
		]
	});
	await shareEntry(since, keyPerson, { entryId, groupId: null });
}
