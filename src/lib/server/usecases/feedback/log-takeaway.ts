import type { Actor } from '#lib/domain/access/actor.ts';
import { sentenceFrom } from '#lib/domain/log/entry.ts';
import type { LogTakeawayInput } from '#lib/contract/commands/feedback.ts';
import { withActor } from '../../db/actor.ts';
import { getTakeawayOrThrow } from '../../db/queries/takeaway.ts';
import type { Ports } from '../../ports.ts';
import { addEntry } from '../log/add-entry.ts';

/**
 * One press: what was taken home becomes an activity in its organisation's log, to be filled in later. What stands
 * there already is not made again. @throws ExpectedError sentenceTooShort, notAllowed, notFound
 */
export async function logTakeaway(
	ports: Ports,
	actor: Actor,
	input: LogTakeawayInput
): Promise<{ entryId: string }> {
	const takeaway = await withActor(ports.db, actor, (tx) =>
		getTakeawayOrThrow(tx, input.takeawayId)
	);
	if (takeaway.entry_id !== null) return { entryId: takeaway.entry_id };
	return addEntry(ports, actor, {
		// The take-away's own id: whoever presses at the same time makes the same entry.
		entryId: takeaway.id,
		organisationId: takeaway.organisation_id,
		kind: 'activity',
		method: 'own',
		sentence: sentenceFrom(takeaway.text),
		who: '',
		dueOn: '',
		runId: null,
		itemNo: '',
		takeawayId: takeaway.id,
		originText: ''
	});
}
