import type { AppTransaction } from '#lib/server/db/database.ts';
import { newId } from '#lib/server/ids.ts';

export type PracticePlaces = {
	readonly regions: readonly { id: string; name: string }[];
	readonly regionE: { id: string; name: string };
	/** The group of region E. */
	readonly groupId: string;
	readonly firstMeetingId: string;
	readonly nextMeetingId: string;
	/** YYYY-MM-DD */
	readonly nextMeetingDay: string;
};

const themes = [
	'Styrning och ledning',
	'Systematiskt förbättringsarbete',
	'Följa upp och analysera resultaten'
];

/** Five invented regions in two groups with three meetings each, around today. */
export async function insertPracticePlaces(tx: AppTransaction, now: Date): Promise<PracticePlaces> {
	const instrument = await tx
		.selectFrom('instrument_version')
		.select('id')
		.where('code', '=', 'skl-2018')
		.executeTakeFirstOrThrow();
	const roundId = newId();
	await tx
		.insertInto('round')
		.values({
			id: roundId,
			name: 'Övningsomgången',
			instrument_version_id: instrument.id,
			starts_on: dayFrom(now, -120),
			ends_on: dayFrom(now, 240),
			practice: true,
			created_at: now
		})
		.execute();
	const regions = ['A', 'B', 'C', 'D', 'E'].map((letter) => ({
		id: newId(),
		name: `Region ${letter}`
	}));
	for (const region of regions)
		await tx
			.insertInto('organisation')
			.values({ ...region, kind: 'region', created_at: now })
			.execute();
	const [a, b, c, d, e] = regions;
	if (!a || !b || !c || !d || !e) throw new Error('five regions are needed');
	await insertGroup(tx, roundId, 'Grupp 1', [a, b], now);
	const { groupId, meetings } = await insertGroup(tx, roundId, 'Grupp 2', [c, d, e], now);
	const [firstMeetingId, nextMeetingId] = meetings;
	if (firstMeetingId === undefined || nextMeetingId === undefined)
		throw new Error('two meetings are needed');
	return {
		regions,
		regionE: e,
		groupId,
		firstMeetingId,
		nextMeetingId,
		nextMeetingDay: meetingDay(now, 1)
	};
}

async function insertGroup(
	tx: AppTransaction,
	roundId: string,
	name: string,
	regions: readonly { id: string }[],
	now: Date
): Promise<{ groupId: string; meetings: string[] }> {
	const groupId = newId();
	await tx
		.insertInto('benchmarking_group')
		.values({ id: groupId, round_id: roundId, name })
		.execute();
	for (const region of regions)
		await tx
			.insertInto('participation')
			.values({ id: newId(), round_id: roundId, group_id: groupId, organisation_id: region.id })
			.execute();
	const meetings: string[] = [];
	for (const [index, theme] of themes.entries()) {
		const id = newId();
		await tx
			.insertInto('meeting')
			.values({
				id,
				group_id: groupId,
				ordinal: index + 1,
				theme,
				held_on: meetingDay(now, index)
			})
			.execute();
		meetings.push(id);
	}
	return { groupId, meetings };
}

function meetingDay(now: Date, index: number): string {
	return dayFrom(now, -60 + index * 72);
}

/** YYYY-MM-DD so many days from now. */
function dayFrom(now: Date, days: number): string {
	return new Date(now.getTime() + days * 86_400_000).toISOString().slice(0, 10);
}
