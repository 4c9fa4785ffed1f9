import type { OutboxLetter } from '#lib/contract/views/mail.ts';
import type { MailKind, MailState, OptionalMailKind } from '#lib/domain/mail/kinds.ts';
import { m } from '#lib/messages/messages.js';
import { dateTimeText } from '#lib/ui/date-time.ts';

const kinds: Readonly<Record<MailKind, () => string>> = {
	invitation: m.mail_kind_invitation,
	signInLink: m.mail_kind_sign_in_link,
	secondFactorChanged: m.mail_kind_second_factor,
	memberJoined: m.mail_kind_member_joined,
	test: m.mail_kind_test
};

export function mailKindText(kind: MailKind): string {
	return kinds[kind]();
}

const optional: Readonly<Record<OptionalMailKind, () => string>> = {
	memberJoined: m.mail_choice_member_joined
};

/** A kind of letter as something one can want: "När någon som jag har bjudit in går med". */
export function optionalMailText(kind: OptionalMailKind): string {
	return optional[kind]();
}

/** What has become of a letter, as a sentence. */
export function mailStateText(letter: OutboxLetter, sends: boolean): string {
	const done = letter.doneAt === null ? '' : dateTimeText(letter.doneAt);
	switch (letter.state) {
		case 'waiting':
			if (!sends) return m.outbox_state_outbox();
			return letter.refusal === ''
				? m.outbox_state_waiting()
				: m.outbox_state_again({
						when: dateTimeText(letter.nextAt),
						attempts: String(letter.attempts),
						refusal: letter.refusal
					});
		case 'sent':
			return sends ? m.outbox_state_sent({ when: done }) : m.outbox_state_handed({ when: done });
		case 'failed':
			return m.outbox_state_failed({ when: done, refusal: letter.refusal });
		case 'withdrawn':
			return m.outbox_state_withdrawn({ when: done });
		case 'expired':
			return m.outbox_state_expired({ when: done });
	}
}

/** How the letter of an invitation fares, in a few words for a list; empty when there is nothing to say. */
export function invitationMailText(state: MailState | null, sends: boolean): string {
	if (state === null) return '';
	const words: Readonly<Record<MailState, () => string>> = {
		waiting: sends ? m.members_mail_waiting : m.members_mail_outbox,
		sent: m.members_mail_sent,
		failed: m.members_mail_failed,
		withdrawn: m.members_mail_withdrawn,
		expired: m.members_mail_failed
	};
	return words[state]();
}
