import { insertOneTimeLink } from '#lib/server/db/queries/one-time-link.ts';
import { hashToken, newId, newToken } from '#lib/server/ids.ts';
import { testLetter } from '#lib/server/mail/letters.ts';
import { queueLetter } from '#lib/server/mail/queue.ts';
import type { Ports } from '#lib/server/ports.ts';
import type { Seed, SeededPerson } from './seed.ts';

/** An instrument version that nothing uses; returns its code. */
export async function insertUnusedInstrument(seed: Seed, code: string): Promise<string> {
	await seed.asSystem((tx) =>
		tx
			.insertInto('instrument_version')
			.values({
				id: newId(),
				code,
				name_sv: 'Egen checklista',
				name_en: 'Own checklist',
				scale_min: 1,
				scale_max: 2,
				consensus_step: 1,
				step_labels: JSON.stringify([
					{ value: 1, sv: 'Nej', en: 'No', local: true },
					{ value: 2, sv: 'Ja', en: 'Yes', local: true }
				])
			})
			.execute()
	);
	return code;
}

export async function insertAccessibilityMessage(seed: Seed): Promise<string> {
	const id = newId();
	await seed.asSystem((tx) =>
		tx
			.insertInto('accessibility_message')
			.values({
				id,
				message: 'Knappen syns inte.',
				contact: '',
				page: '/',
				received_on: '2026-11-22'
			})
			.execute()
	);
	return id;
}

/** A link for a person that works for an hour; returns its token. */
export async function insertLink(
	seed: Seed,
	purpose: 'practiceSignIn' | 'choosePassword',
	person: SeededPerson
): Promise<string> {
	const token = newToken();
	const now = new Date();
	await seed.asSystem((tx) =>
		insertOneTimeLink(tx, {
			token_hash: hashToken(token),
			purpose,
			person_id: person.id,
			created_at: now,
			expires_at: new Date(now.getTime() + 3_600_000)
		})
	);
	return token;
}

/** The id of the invitation with this token. */
export async function invitationOf(seed: Seed, token: string): Promise<string> {
	const { id } = await seed.asSystem((tx) =>
		tx
			.selectFrom('invitation')
			.select('id')
			.where('token_hash', '=', hashToken(token))
			.executeTakeFirstOrThrow()
	);
	return id;
}

/** A letter that waits in the outbox; returns its id. */
export async function insertLetter(seed: Seed, ports: Ports, recipient: string): Promise<string> {
	const now = ports.clock.now();
	return seed.asSystem(async (tx) => {
		await queueLetter(tx, ports, {
			kind: 'test',
			recipient,
			letter: testLetter('sv', { at: now }),
			expiresAt: new Date(now.getTime() + 3_600_000)
		});
		const { id } = await tx
			.selectFrom('mail')
			.select('id')
			.where('recipient', '=', recipient)
			.executeTakeFirstOrThrow();
		return id;
	});
}
