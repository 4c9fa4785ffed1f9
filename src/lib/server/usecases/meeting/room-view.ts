import { quorumOf } from '#lib/domain/meeting/room.ts';
import type { MeetingAudience, RoomPerson, RoomView } from '#lib/contract/views/meeting.ts';
import type { AppTransaction } from '../../db/database.ts';
import {
	listFacilitators,
	listMeetingAttendance,
	listMembersOfGroup,
	listOutsiders,
	listPresent
} from '../../db/queries/meeting-people.ts';
import { listOrganisationsOfGroup, type MeetingWithPlace } from '../../db/queries/meeting-place.ts';
import { listQueue, listReady } from '../../db/queries/meeting-room.ts';
import type { Ports } from '../../ports.ts';

type Known = Awaited<ReturnType<typeof load>>;

/**
 * Who is here, who is missing, who wants to speak. A wall is told how many of each organisation and which roles are
 * missing, never who.
 */
export async function readRoom(
	ports: Ports,
	tx: AppTransaction,
	meeting: MeetingWithPlace,
	audience: MeetingAudience
): Promise<RoomView> {
	const known = await load(tx, meeting, ports.clock.now());
	const organisations = organisationsOf(known);
	const guests = known.outsiders.map((one) => personOf(known, one, null));
	const everybody = [...organisations.flatMap((one) => one.people), ...guests];
	const onWall = audience === 'meetingWall';
	const here = (personId: string) => known.present.includes(personId);
	return {
		organisations: onWall ? organisations.map((one) => ({ ...one, people: [] })) : organisations,
		guests: onWall ? [] : guests,
		queue: known.queue.map((one) => ({
			personId: onWall ? '' : one.id,
			name: one.name,
			organisation: organisationNameOf(known, one.id),
			called: one.called_at !== null
		})),
		readyCount: known.ready.filter(here).length,
		presentCount: everybody.filter((one) => one.present).length,
		leaders: onWall
			? []
			: known.facilitators.map((one) => ({
					personId: one.id,
					name: one.name,
					present: here(one.id)
				})),
		mayLead: onWall ? [] : mayLead(known)
	};
}

async function load(tx: AppTransaction, meeting: MeetingWithPlace, now: Date) {
	return {
		present: await listPresent(tx, meeting.id, now),
		organisations: await listOrganisationsOfGroup(tx, meeting.group_id),
		members: await listMembersOfGroup(tx, meeting.group_id),
		outsiders: await listOutsiders(tx, meeting, now),
		attendance: await listMeetingAttendance(tx, meeting.id),
		facilitators: await listFacilitators(tx, meeting.id),
		queue: await listQueue(tx, meeting.id),
		ready: meeting.running_item_id === null ? [] : await listReady(tx, meeting.running_item_id)
	};
}

function organisationsOf(known: Known) {
	const present = known.members
		.filter((one) => known.present.includes(one.id))
		.map((one) => ({
			organisationId: one.organisation_id,
			role: one.role,
			standsInAs: standsInAs(known, one)
		}));
	const quorum = quorumOf(
		known.organisations.map((one) => one.id),
		present
	);
	return known.organisations.map((organisation) => {
		const own = known.members.filter((one) => one.organisation_id === organisation.id);
		const { missing = [], absent = true } =
			quorum.find((one) => one.organisationId === organisation.id) ?? {};
		const people = own.map((one) => personOf(known, one, one.role));
		return {
			organisationId: organisation.id,
			name: organisation.name,
			missing,
			absent,
			present: people.filter((one) => one.present).length,
			people
		};
	});
}

function standsInAs(known: Known, one: { id: string; organisation_id: string }) {
	const absent = known.attendance.find((row) => row.person_id === one.id)?.stands_in_for ?? null;
	if (absent === null) return null;
	const whom = known.members.find(
		(other) => other.id === absent && other.organisation_id === one.organisation_id
	);
	return whom?.role ?? null;
}

function personOf(
	known: Known,
	one: { id: string; name: string },
	role: RoomPerson['role']
): RoomPerson {
	const row = known.attendance.find((attended) => attended.person_id === one.id);
	const whom = known.members.find((other) => other.id === row?.stands_in_for);
	return {
		personId: one.id,
		name: one.name,
		role,
		present: known.present.includes(one.id),
		place: row?.place ?? null,
		standsInFor: whom === undefined ? null : { personId: whom.id, name: whom.name },
		ready: known.ready.includes(one.id)
	};
}

function organisationNameOf(known: Known, personId: string): string | null {
	const own = known.members.find((one) => one.id === personId);
	return known.organisations.find((one) => one.id === own?.organisation_id)?.name ?? null;
}

/** Key persons, and whoever was named; those who are here first. */
function mayLead(known: Known): RoomView['mayLead'] {
	const key = known.members.filter((one) => one.role === 'keyPerson');
	const named = known.facilitators.filter((one) => !key.some((other) => other.id === one.id));
	const all = [...key, ...named].map((one) => ({
		personId: one.id,
		name: one.name,
		organisation: organisationNameOf(known, one.id),
		present: known.present.includes(one.id)
	}));
	const once = all.filter((one, at) => all.findIndex((o) => o.personId === one.personId) === at);
	return [...once.filter((one) => one.present), ...once.filter((one) => !one.present)];
}
