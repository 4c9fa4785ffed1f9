import type { MemberRole } from '#lib/domain/access/actor.ts';
import { swedishClock, swedishDay } from '#lib/domain/swedish-time.ts';
import { m } from '#lib/messages/messages.js';
import { writeLetter, type WrittenLetter } from './letter.ts';

/** The letters of the house, each a function of what it says. */
export type MailLocale = 'sv' | 'en';

const roles: Readonly<
	Record<MemberRole, (inputs: Record<never, never>, options: { locale: MailLocale }) => string>
> = {
	politician: m.member_role_politician,
	seniorManager: m.member_role_senior_manager,
	keyPerson: m.member_role_key_person,
	other: m.member_role_other
};

export function invitationLetter(
	locale: MailLocale,
	about: {
		name: string;
		inviter: string;
		organisation: string;
		role: MemberRole;
		href: string;
		until: Date;
	}
): WrittenLetter {
	const { name, inviter, organisation, href } = about;
	const options = { locale };
	const role = roles[about.role]({}, options);
	return writeLetter({
		locale,
		subject: m.mail_invitation_subject({ organisation }, options),
		paragraphs: [
			m.mail_hello({ name }, options),
			m.mail_invitation_words({ inviter, organisation, role }, options),
			m.mail_invitation_what({}, options)
		],
		action: { label: m.mail_invitation_action({}, options), href },
		notes: [
			m.mail_invitation_until({ until: moment(about.until, locale) }, options),
			m.mail_invitation_stranger({}, options)
		],
		declineHref: null
	});
}

export function signInLetter(
	locale: MailLocale,
	about: { name: string; href: string; minutes: number }
): WrittenLetter {
	const options = { locale };
	return writeLetter({
		locale,
		subject: m.mail_sign_in_subject({}, options),
		paragraphs: [
			m.mail_hello({ name: about.name }, options),
			m.mail_sign_in_words({ minutes: String(about.minutes) }, options)
		],
		action: { label: m.mail_sign_in_action({}, options), href: about.href },
		notes: [m.mail_sign_in_same_browser({}, options), m.mail_sign_in_stranger({}, options)],
		declineHref: null
	});
}

export type SecondFactorChange = 'added' | 'removed' | 'removedByOther' | 'recoveryCodeUsed';

/** Tells the person of a change in how their account is protected, so that somebody else's change is noticed. */
export function secondFactorLetter(
	locale: MailLocale,
	about: { name: string; change: SecondFactorChange; at: Date; left: number }
): WrittenLetter {
	const options = { locale };
	const at = moment(about.at, locale);
	const words = {
		added: () => m.mail_factor_added({ at }, options),
		removed: () => m.mail_factor_removed({ at }, options),
		removedByOther: () => m.mail_factor_removed_by_other({ at }, options),
		recoveryCodeUsed: () => m.mail_factor_code_used({ at, left: String(about.left) }, options)
	};
	return writeLetter({
		locale,
		subject: m.mail_factor_subject({}, options),
		paragraphs: [
			m.mail_hello({ name: about.name }, options),
			words[about.change](),
			m.mail_factor_stranger({}, options)
		],
		declineHref: null
	});
}

export function memberJoinedLetter(
	locale: MailLocale,
	about: { name: string; member: string; organisation: string; href: string; declineHref: string }
): WrittenLetter {
	const { name, member, organisation, href, declineHref } = about;
	const options = { locale };
	return writeLetter({
		locale,
		subject: m.mail_joined_subject({ member, organisation }, options),
		paragraphs: [
			m.mail_hello({ name }, options),
			m.mail_joined_words({ member, organisation }, options)
		],
		action: { label: m.mail_joined_action({}, options), href },
		declineHref
	});
}

export function testLetter(locale: MailLocale, about: { at: Date }): WrittenLetter {
	const options = { locale };
	return writeLetter({
		locale,
		subject: m.mail_test_subject({}, options),
		paragraphs: [m.mail_test_words({ at: moment(about.at, locale) }, options)],
		declineHref: null
	});
}

function moment(instant: Date, locale: MailLocale): string {
	const [day, time] = [swedishDay(instant), swedishClock(instant, locale)];
	return m.site_date_time({ day, time }, { locale });
}
