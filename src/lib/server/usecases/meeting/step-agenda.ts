import type { Actor } from '#lib/domain/access/actor.ts';
import { decideAgenda } from '#lib/domain/meeting/agenda-step.ts';
import { assertOpen } from '#lib/domain/meeting/life-cycle.ts';
import type { StepAgendaInput } from '#lib/contract/commands/meeting.ts';
import type { AgendaStepped } from '#lib/contract/views/meeting.ts';
import type { Ports } from '../../ports.ts';
import { changeAgenda } from './change-agenda.ts';

/**
 * Moves the agenda on. A step from an older agenda is not taken: two who lead never step twice.
 * @throws ExpectedError meetingNotOpen, stepNotPossible, minutesOutsideLimits, notAllowed, notFound
 */
export async function stepAgenda(
	ports: Ports,
	actor: Actor,
	input: StepAgendaInput
): Promise<AgendaStepped> {
	const now = ports.clock.now().toISOString();
	return changeAgenda(ports, actor, input, (agenda, meeting) => {
		assertOpen(meeting);
		return decideAgenda(agenda, input.step, now);
	});
}
