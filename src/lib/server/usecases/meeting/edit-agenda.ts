import type { Actor } from '#lib/domain/access/actor.ts';
import { ExpectedError } from '#lib/domain/errors.ts';
import { decideAgendaEdit } from '#lib/domain/meeting/agenda-plan.ts';
import { assertNotHeld } from '#lib/domain/meeting/life-cycle.ts';
import type { EditAgendaInput } from '#lib/contract/commands/meeting.ts';
import type { AgendaStepped } from '#lib/contract/views/meeting.ts';
import type { Ports } from '../../ports.ts';
import { changeAgenda } from './change-agenda.ts';

/**
 * Changes what is planned, before the meeting and during it.
 * @throws ExpectedError meetingHeld, minutesOutsideLimits, agendaTooLong, textTooLong, stepNotPossible, notAllowed, notFound
 */
export async function editAgenda(
	ports: Ports,
	actor: Actor,
	input: EditAgendaInput
): Promise<AgendaStepped> {
	return changeAgenda(ports, actor, input, (agenda, meeting, organisationIds) => {
		assertNotHeld(meeting);
		const { edit } = input;
		if (edit.edit === 'add' && edit.organisationId !== null)
			if (!organisationIds.includes(edit.organisationId)) throw new ExpectedError('notFound');
		return decideAgendaEdit(agenda, edit);
	});
}
