import type { Actor } from '#lib/domain/access/actor.ts';
import { ExpectedError } from '#lib/domain/errors.ts';
import { decidePlacing } from '#lib/domain/feedback/placing.ts';
import { assertNotHeld } from '#lib/domain/meeting/life-cycle.ts';
import type {
	GroupCardsInput,
	NameClusterInput,
	UngroupCardsInput
} from '#lib/contract/commands/feedback.ts';
import { withActor } from '../../db/actor.ts';
import { getCardOrThrow, lockPlacedCards, placeCards } from '../../db/queries/feedback-card.ts';
import {
	deleteEmptyClusters,
	ensureCluster,
	lockCluster,
	lockTurn,
	updateCluster
} from '../../db/queries/feedback-turn.ts';
import { publish } from '../../live/publish.ts';
import type { Ports } from '../../ports.ts';
import { getPersonInMeeting } from '../meeting/meeting-rights.ts';

/**
 * Puts cards that belong together in one group, with others or of their own. Of two who move the same card at once the
 * second is told, and nothing of theirs is moved.
 * @throws ExpectedError changedByAnother, meetingHeld, notAllowed, notFound
 */
export function groupCards(ports: Ports, actor: Actor, input: GroupCardsInput): Promise<void> {
	return place(ports, actor, input.cards, input.clusterId);
}

/** Takes cards out of their groups. @throws ExpectedError as groupCards */
export function ungroupCards(ports: Ports, actor: Actor, input: UngroupCardsInput): Promise<void> {
	return place(ports, actor, input.cards, null);
}

async function place(
	ports: Ports,
	actor: Actor,
	wanted: GroupCardsInput['cards'],
	clusterId: string | null
): Promise<void> {
	const first = await withActor(ports.db, actor, (tx) =>
		getCardOrThrow(tx, wanted[0]?.cardId ?? '')
	);
	const { meeting } = await getPersonInMeeting(ports, actor, first.meeting_id, 'meeting.take');
	assertNotHeld(meeting);
	await withActor(ports.db, actor, async (tx) => {
		// One after another within a turn: a group that gets empty goes, and none that somebody fills.
		await lockTurn(tx, meeting.id, first.to_organisation_id, 'update');
		const cards = await lockPlacedCards(
			tx,
			wanted.map((one) => one.cardId)
		);
		const { move, problem } = decidePlacing(
			cards.filter((card) => card.meetingId === meeting.id),
			wanted,
			clusterId
		);
		if (problem !== null) throw new ExpectedError(problem);
		if (move.length === 0) return;
		const turn = { meeting_id: meeting.id, organisation_id: first.to_organisation_id };
		if (clusterId !== null) {
			await ensureCluster(tx, { id: clusterId, ...turn, created_at: ports.clock.now() });
			const cluster = await lockCluster(tx, clusterId);
			const isHere =
				cluster.meeting_id === turn.meeting_id && cluster.organisation_id === turn.organisation_id;
			if (!isHere) throw new ExpectedError('notFound');
		}
		await placeCards(tx, move, clusterId);
		await deleteEmptyClusters(tx, turn.meeting_id, turn.organisation_id);
		await publish(tx, meeting.id, 'cards');
	});
}

/** @throws ExpectedError changedByAnother, meetingHeld, notAllowed, notFound */
export async function nameCluster(
	ports: Ports,
	actor: Actor,
	input: NameClusterInput
): Promise<{ version: number }> {
	const { meeting_id } = await withActor(ports.db, actor, (tx) => lockCluster(tx, input.clusterId));
	const { meeting } = await getPersonInMeeting(ports, actor, meeting_id, 'meeting.take');
	assertNotHeld(meeting);
	return withActor(ports.db, actor, async (tx) => {
		const cluster = await lockCluster(tx, input.clusterId);
		if (cluster.title === input.title) return { version: cluster.version };
		if (cluster.version !== input.seen) throw new ExpectedError('changedByAnother');
		const version = cluster.version + 1;
		await updateCluster(tx, cluster.id, { title: input.title, version });
		await publish(tx, meeting.id, 'cards');
		return { version };
	});
}
