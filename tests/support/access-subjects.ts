import { insertOneTimeLink } from '#lib/server/db/queries/one-time-link.ts';
import { hashToken, newId, newToken } from '#lib/server/ids.ts';
import { testLetter } from '#lib/server/mail/letters.ts';
import { queueLetter } from '#lib/server/mail/queue.ts';
import type { Ports } from '#lib/server/ports.ts';
import type { OpenedRun, Seed, SeededOrganisation, SeededPerson, SeededRun } from './seed.ts';

/** What a row's door is about, made anew for every knock: an action that works must not spoil the next one. */
export type Subjects = {
	readonly organisation: SeededOrganisation;
	readonly keyPerson: SeededPerson;
	/** Of the same organisation, and not its key person. */
	readonly politician: SeededPerson;
	readonly administrator: SeededPerson;
	/** Key person of an organisation that has nothing to do with these subjects. */
	readonly otherKeyPerson: SeededPerson;
	readonly draft: SeededRun;
	readonly open: OpenedRun;
	readonly closed: OpenedRun;
	/** Of the working group. */
	readonly groupDraft: SeededRun;
	readonly groupOpen: SeededRun;
	readonly wallToken: string;
	readonly wallLinkId: string;
	readonly practiceToken: string;
	readonly passwordToken: string;
	readonly invitationToken: string;
	readonly invitationId: string;
	/** Of a guest of the meeting who has not come. */
	readonly guestToken: string;
	readonly guestId: string;
	readonly meetingWallLinkId: string;
	/** Words that stand only in this organisation's runs. */
	readonly canary: string;
	readonly roundId: string;
	/** An instrument version that nothing uses. */
	readonly instrumentCode: string;
	/** A message about accessibility. */
	readonly messageId: string;
	readonly groupId: string;
	readonly meetingId: string;
	/** A letter that waits in the outbox. */
	readonly mailId: string;
	readonly declineToken: string;
	/** An entry of the organisation's log, not shared. */
	readonly entryId: string;
	/** The organisation's presentation for the meeting, shared with nobody; with a step, a picture and a PDF. */
	readonly presentationId: string;
	readonly stepId: string;
	readonly fileId: string;
	readonly pdfId: string;
};

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
