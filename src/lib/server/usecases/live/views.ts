import { systemActor, type Actor } from '#lib/domain/access/actor.ts';
import { assertCan } from '#lib/domain/access/can.ts';
import {
	slicesOf,
	type Audience,
	type Slice,
	type Snapshot,
	type Versioned
} from '#lib/contract/live.ts';
import { meetingAudiences, type MeetingAudience } from '#lib/contract/views/meeting.ts';
import { withActor } from '../../db/actor.ts';
import type { AppTransaction } from '../../db/database.ts';
import { readVersions } from '../../db/queries/run.ts';
import type { Ports } from '../../ports.ts';
import { assertMayWatchMeeting, buildMeetingSlice } from '../meeting/meeting-views.ts';
import { assertMayWatchRun, buildRunSlice } from '../poll/run-views.ts';
import {
	assertMayWatchPresentation,
	buildPresentationSlice
} from '../presentation/presentation-views.ts';

/** Checks once that the actor may watch the topic in this audience. @throws ExpectedError */
export async function assertMayWatch(
	ports: Ports,
	actor: Actor,
	topic: string,
	audience: Audience
): Promise<void> {
	if (audience === 'organisation') assertCan(actor, 'log.read', { organisationId: topic });
	else if (isOfMeeting(audience)) await assertMayWatchMeeting(ports, actor, topic, audience);
	else if (audience === 'presentation' || audience === 'presentationReader')
		await assertMayWatchPresentation(ports, actor, topic, audience);
	else await assertMayWatchRun(ports, actor, topic, audience);
}

/** Everything an audience may see of a topic, for an actor who may watch it. @throws ExpectedError */
export async function readSnapshot<A extends Audience>(
	ports: Ports,
	actor: Actor,
	topic: string,
	audience: A
): Promise<Snapshot<A>> {
	await assertMayWatch(ports, actor, topic, audience);
	return snapshotFor(ports, topic, audience);
}

/**
 * The same without asking who wants it: see assertMayWatch. An audience's view is one and the same for all who are in
 * it, so a hall that comes back at the same moment is one reading.
 */
export function snapshotFor<A extends Audience>(
	ports: Ports,
	topic: string,
	audience: A
): Promise<Snapshot<A>> {
	return ports.reads.read(`snapshot ${topic} ${audience}`, async () => {
		const slices: Partial<Record<Slice, Versioned<unknown>>> = {};
		for (const slice of slicesOf[audience])
			slices[slice] = await buildSlice(ports, topic, audience, slice);
		return { topic, audience, slices: slices as Snapshot<A>['slices'] };
	});
}

/** One slice for one audience. Whether anyone may have it has been decided before: see assertMayWatch. */
export async function buildSlice(
	ports: Ports,
	topic: string,
	audience: Audience,
	slice: Slice
): Promise<Versioned<unknown>> {
	return withActor(ports.db, systemActor, async (tx) => {
		// The version is read before the data: data can only be newer than it says, and then comes again.
		const version = (await readVersions(tx, topic))(slice);
		return { version, data: await sliceData(ports, tx, topic, audience, slice) };
	});
}

async function sliceData(
	ports: Ports,
	tx: AppTransaction,
	topic: string,
	audience: Audience,
	slice: Slice
): Promise<unknown> {
	if (audience === 'organisation') return {};
	if (isOfMeeting(audience)) return buildMeetingSlice(ports, tx, topic, audience, slice);
	if (audience === 'presentation' || audience === 'presentationReader')
		return buildPresentationSlice(ports, tx, topic, slice);
	return buildRunSlice(ports, tx, topic, audience, slice);
}

export function isOfMeeting(audience: Audience): audience is MeetingAudience {
	return (meetingAudiences as readonly string[]).includes(audience);
}
