import { systemActor, type Actor } from '#lib/domain/access/actor.ts';
import { assertCan } from '#lib/domain/access/can.ts';
import { ExpectedError } from '#lib/domain/errors.ts';
import { groupSizeAdvice } from '#lib/domain/round/group-size.ts';
import { nextMeetingOrdinal } from '#lib/domain/round/meeting-ordinal.ts';
import { assertRowId } from '#lib/domain/row-id.ts';
import { withActor } from '../../db/actor.ts';
import type { AppTransaction } from '../../db/database.ts';
import { getInstrumentOrThrow } from '../../db/queries/instrument.ts';
import { hasRun, listMeetingsOfRound } from '../../db/queries/meeting.ts';
import { listOrganisations } from '../../db/queries/organisation.ts';
import { findRound, listGroupsOfRound, listParticipationsOfRound } from '../../db/queries/round.ts';
import type { Ports } from '../../ports.ts';

export type RoundView = Awaited<ReturnType<typeof readRound>>;
export type GroupView = RoundView['groups'][number];

/**
 * A round with its groups, their organisations and meetings. `instrumentLocked`: a run exists, so the questions stay.
 * @throws ExpectedError notAllowed, notFound
 */
export async function readRound(ports: Ports, actor: Actor, input: { roundId: string }) {
	assertCan(actor, 'round.manage');
	assertRowId(input.roundId);
	const round = await withActor(ports.db, actor, (tx) => load(tx, input.roundId));
	const instrumentLocked = await withActor(ports.db, systemActor, (tx) => hasRun(tx, input));
	return { ...round, instrumentLocked };
}

/** One group of a round, and the organisations that are in none of its groups. @throws ExpectedError */
export async function readGroup(
	ports: Ports,
	actor: Actor,
	input: { roundId: string; groupId: string }
) {
	const round = await readRound(ports, actor, input);
	const group = round.groups.find((one) => one.groupId === input.groupId);
	if (group === undefined) throw new ExpectedError('notFound');
	const taken = new Set(round.groups.flatMap((one) => one.organisations.map(({ id }) => id)));
	const all = await withActor(ports.db, actor, listOrganisations);
	const free = all.filter(({ id }) => !taken.has(id)).map(({ id, name }) => ({ id, name }));
	return { round, group, free, organisationsExist: all.length > 0 };
}

/** One organisation's place in a group. @throws ExpectedError notAllowed, notFound */
export async function readPlace(
	ports: Ports,
	actor: Actor,
	input: { roundId: string; groupId: string; organisationId: string }
) {
	const { round, group } = await readGroup(ports, actor, input);
	const organisation = group.organisations.find((one) => one.id === input.organisationId);
	if (organisation === undefined) throw new ExpectedError('notFound');
	return { round, group, organisation };
}

/** One meeting of a round, with its group. @throws ExpectedError notAllowed, notFound */
export async function readMeeting(
	ports: Ports,
	actor: Actor,
	input: { roundId: string; meetingId: string }
) {
	const round = await readRound(ports, actor, input);
	for (const group of round.groups) {
		const meeting = group.meetings.find((one) => one.meetingId === input.meetingId);
		if (meeting !== undefined) return { round, group, meeting };
	}
	throw new ExpectedError('notFound');
}

async function load(tx: AppTransaction, roundId: string) {
	const row = await findRound(tx, roundId);
	if (row === undefined) throw new ExpectedError('notFound');
	const { name } = await getInstrumentOrThrow(tx, row.instrument_version_id);
	const groups = await listGroupsOfRound(tx, roundId);
	const places = await listParticipationsOfRound(tx, roundId);
	const meetings = await listMeetingsOfRound(tx, roundId);
	return {
		roundId: row.id,
		name: row.name,
		startsOn: row.starts_on,
		endsOn: row.ends_on,
		practice: row.practice,
		instrumentId: row.instrument_version_id,
		instrument: name,
		version: row.version,
		groups: groups.map((group) => {
			const organisations = places.filter((one) => one.group_id === group.id);
			const own = meetings.filter((one) => one.group_id === group.id);
			return {
				groupId: group.id,
				name: group.name,
				version: group.version,
				organisations: organisations.map(({ id, name }) => ({ id, name })),
				sizeAdvice: groupSizeAdvice(organisations.length),
				nextOrdinal: nextMeetingOrdinal(own.map((one) => one.ordinal)),
				meetings: own.map((one) => ({
					meetingId: one.id,
					ordinal: one.ordinal,
					theme: one.theme,
					heldOn: one.held_on,
					version: one.version
				}))
			};
		})
	};
}
