import type { Actor } from '#lib/domain/access/actor.ts';
import { ExpectedError } from '#lib/domain/errors.ts';
import { noteProblem } from '#lib/domain/feedback/reflection.ts';
import { decideField } from '#lib/domain/log/field-change.ts';
import { assertNotHeld } from '#lib/domain/meeting/life-cycle.ts';
import type { SavePlusMinusInput, SaveReflectionInput } from '#lib/contract/commands/feedback.ts';
import type { WordsSaved } from '#lib/contract/views/feedback.ts';
import { withActor } from '../../db/actor.ts';
import { lockFeedbackMeeting, updateFeedbackMeeting } from '../../db/queries/feedback-turn.ts';
import {
	deleteNote,
	findNote,
	insertNote,
	lockOwnAnswer,
	saveAnswer
} from '../../db/queries/reflection.ts';
import { newId } from '../../ids.ts';
import { publish } from '../../live/publish.ts';
import type { Ports } from '../../ports.ts';
import { getPersonInMeeting } from '../meeting/meeting-rights.ts';
import { assertSpeaksFor, refuse } from './write-card.ts';

/**
 * One's own answer to one of the five questions, nobody else's to read until the answers are shown. A change from
 * another of one's own devices is not written over: it comes back.
 * @throws ExpectedError meetingHeld, notAllowed, notFound
 */
export async function saveReflection(
	ports: Ports,
	actor: Actor,
	input: SaveReflectionInput
): Promise<WordsSaved> {
	const { meetingId, organisationId, question, text } = input;
	const { meeting, subject, personId } = await getPersonInMeeting(
		ports,
		actor,
		meetingId,
		'meeting.take'
	);
	if (personId === null) throw new ExpectedError('notAllowed');
	assertSpeaksFor(actor, organisationId, subject.groupOrganisationIds);
	assertNotHeld(meeting);
	return withActor(ports.db, actor, async (tx) => {
		const before = await lockOwnAnswer(tx, { meetingId, personId, question });
		const stored = { value: before?.text ?? '', version: before?.version ?? 0 };
		const outcome = decideField(stored, { value: text, seen: input.seen });
		if (outcome === 'conflict') return { version: stored.version, conflict: stored.value };
		if (outcome === 'unchanged') return { version: stored.version, conflict: null };
		const version = stored.version + 1;
		await saveAnswer(tx, {
			id: before?.id ?? newId(),
			meeting_id: meetingId,
			organisation_id: organisationId,
			writer_person_id: personId,
			question,
			text,
			version,
			changed_at: ports.clock.now()
		});
		await publish(tx, meetingId, 'reflection');
		return { version, conflict: null };
	});
}

/** Shows what everybody has answered, by organisation, and from now on also what is added. @throws ExpectedError notAllowed, notFound */
export async function showReflections(
	ports: Ports,
	actor: Actor,
	input: { meetingId: string }
): Promise<void> {
	await getPersonInMeeting(ports, actor, input.meetingId, 'meeting.lead');
	await withActor(ports.db, actor, async (tx) => {
		const chosen = await lockFeedbackMeeting(tx, input.meetingId, 'update');
		if (chosen.reflections_shown_at !== null) return;
		await updateFeedbackMeeting(tx, input.meetingId, { reflections_shown_at: ports.clock.now() });
		await publish(tx, input.meetingId, 'reflection');
	});
}

/**
 * A plus, a minus or something interesting about the meeting, there for everybody at once. Sent twice it is there once.
 * @throws ExpectedError noteTooShort, textTooLong, meetingHeld, notAllowed, notFound
 */
export async function savePlusMinus(
	ports: Ports,
	actor: Actor,
	input: SavePlusMinusInput
): Promise<void> {
	const { meetingId } = input;
	const { meeting, personId } = await getPersonInMeeting(ports, actor, meetingId, 'meeting.take');
	assertNotHeld(meeting);
	refuse(noteProblem(input.text));
	await withActor(ports.db, actor, async (tx) => {
		const isNew = await insertNote(tx, {
			id: input.noteId,
			meeting_id: meetingId,
			writer_person_id: personId,
			kind: input.kind,
			text: input.text,
			created_at: ports.clock.now()
		});
		if (isNew) await publish(tx, meetingId, 'reflection');
	});
}

/** Takes back one's own note. @throws ExpectedError meetingHeld, notAllowed, notFound */
export async function removePlusMinus(
	ports: Ports,
	actor: Actor,
	input: { noteId: string }
): Promise<void> {
	const note = await withActor(ports.db, actor, (tx) => findNote(tx, input.noteId));
	if (note === null) throw new ExpectedError('notFound');
	const { meeting, personId } = await getPersonInMeeting(
		ports,
		actor,
		note.meeting_id,
		'meeting.take'
	);
	assertNotHeld(meeting);
	if (note.writer_person_id !== personId) throw new ExpectedError('notAllowed');
	await withActor(ports.db, actor, async (tx) => {
		await deleteNote(tx, note.id);
		await publish(tx, note.meeting_id, 'reflection');
	});
}
