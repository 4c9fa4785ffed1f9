import type { ErrorCode } from '#lib/domain/errors.ts';
import { m } from '#lib/messages/messages.js';

/** What may be shown on an error page: an expected failure, or one that nobody expected. */
export type ShownError = ErrorCode | 'unexpected' | 'pageNotFound';

const texts: Record<ShownError, () => string> = {
	notSignedIn: m.error_not_signed_in,
	notAllowed: m.error_not_allowed,
	notFound: m.error_not_found,
	invalidInput: m.error_invalid_input,
	tooManyAttempts: m.error_too_many_attempts,
	wrongCredentials: m.error_wrong_credentials,
	linkNotValid: m.error_link_not_valid,
	passwordTooShort: m.error_password_too_short,
	passwordTooCommon: m.error_password_too_common,
	emailTaken: m.error_email_taken,
	nameTaken: m.error_name_taken,
	organisationAlreadyInRound: m.error_organisation_already_in_round,
	inUse: m.error_in_use,
	changedByAnother: m.error_changed_by_another,
	runNotDraft: m.error_run_not_draft,
	runNotOpen: m.error_run_not_open,
	runNotClosed: m.error_run_not_closed,
	codeNotOpen: m.error_code_not_open,
	choiceOutsideScale: m.error_choice_outside_scale,
	itemOutsideInstrument: m.error_item_outside_instrument,
	scoreOutsideScale: m.error_score_outside_scale,
	scoreBetweenSteps: m.error_score_between_steps,
	stepNotPossible: m.error_step_not_possible,
	sentenceTooShort: m.error_sentence_too_short,
	sentenceTooLong: m.error_sentence_too_long,
	notADay: m.error_not_a_day,
	dayTooFarOff: m.error_day_too_far_off,
	textTooLong: m.error_text_too_long,
	cycleFieldLocked: m.error_cycle_field_locked,
	stepNotInCycle: m.error_step_not_in_cycle,
	planIncomplete: m.error_plan_incomplete,
	studyIncomplete: m.error_study_incomplete,
	ownerMissing: m.error_owner_missing,
	notInGroup: m.error_not_in_group,
	entryNotReadable: m.error_entry_not_readable,
	meetingNotOpen: m.error_meeting_not_open,
	meetingHeld: m.error_meeting_held,
	meetingUnfinished: m.error_meeting_unfinished,
	minutesOutsideLimits: m.error_minutes_outside_limits,
	agendaTooShort: m.error_agenda_too_short,
	agendaTooLong: m.error_agenda_too_long,
	agendaMissing: m.error_agenda_missing,
	presentationNotReadable: m.error_presentation_not_readable,
	publishOwnFirst: m.error_publish_own_first,
	presentationIncomplete: m.error_presentation_incomplete,
	pictureWithoutText: m.error_picture_without_text,
	stepNameTooShort: m.error_step_name_too_short,
	stepNameTooLong: m.error_step_name_too_long,
	tooManySteps: m.error_too_many_steps,
	notAPdf: m.error_not_a_pdf,
	notAPicture: m.error_not_a_picture,
	fileTooLarge: m.error_file_too_large,
	tooManyFiles: m.error_too_many_files,
	tooManyPages: m.error_too_many_pages,
	templateMissing: m.error_template_missing,
	notPresenting: m.error_not_presenting,
	cardTooShort: m.error_card_too_short,
	cardTooLong: m.error_card_too_long,
	cardToOneself: m.error_card_to_oneself,
	cardShown: m.error_card_shown,
	cardsWritten: m.error_cards_written,
	noteTooShort: m.error_note_too_short,
	takeawayTooShort: m.error_takeaway_too_short,
	dayBeforeMeeting: m.error_day_before_meeting,
	lastAdministrator: m.error_last_administrator,
	lastKeyPerson: m.error_last_key_person,
	alreadyMember: m.error_already_member,
	signInFirst: m.error_sign_in_first,
	unavailable: m.error_unavailable,
	foreignOrigin: m.error_foreign_origin,
	unexpected: m.error_unexpected,
	pageNotFound: m.error_page_not_found
};

/** What a person reads about a failure, in the language of the page. An unknown code reads as unexpected. */
export function errorText(code: string): string {
	return (isShownError(code) ? texts[code] : texts.unexpected)();
}

function isShownError(code: string): code is ShownError {
	return Object.hasOwn(texts, code);
}
