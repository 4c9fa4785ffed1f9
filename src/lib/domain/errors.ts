/** Every expected failure. Each code has a message in every language (messages: error_<snake_case>). */
export const errorCodes = [
	'notSignedIn',
	'notAllowed',
	'notFound',
	'invalidInput',
	'tooManyAttempts',
	'wrongCredentials',
	'linkNotValid',
	'passwordTooShort',
	'passwordTooCommon',
	'emailTaken',
	'nameTaken',
	'organisationAlreadyInRound',
	'inUse',
	'changedByAnother',
	'runNotDraft',
	'runNotOpen',
	'runNotClosed',
	'codeNotOpen',
	'choiceOutsideScale',
	'itemOutsideInstrument',
	'scoreOutsideScale',
	'scoreBetweenSteps',
	'stepNotPossible',
	'sentenceTooShort',
	'sentenceTooLong',
	'notADay',
	'dayTooFarOff',
	'textTooLong',
	'cycleFieldLocked',
	'stepNotInCycle',
	'planIncomplete',
	'studyIncomplete',
	'ownerMissing',
	'notInGroup',
	'entryNotReadable',
	'meetingNotOpen',
	'meetingHeld',
	'meetingUnfinished',
	'minutesOutsideLimits',
	'agendaTooShort',
	'agendaTooLong',
	'agendaMissing',
	'presentationNotReadable',
	'publishOwnFirst',
	'presentationIncomplete',
	'pictureWithoutText',
	'stepNameTooShort',
	'stepNameTooLong',
	'tooManySteps',
	'notAPdf',
	'notAPicture',
	'fileTooLarge',
	'tooManyFiles',
	'tooManyPages',
	'templateMissing',
	'notPresenting',
	'cardTooShort',
	'cardTooLong',
	'cardToOneself',
	'cardShown',
	'cardsWritten',
	'noteTooShort',
	'takeawayTooShort',
	'dayBeforeMeeting',
	'lastAdministrator',
	'lastKeyPerson',
	'alreadyMember',
	'signInFirst',
	'unavailable',
	'foreignOrigin'
] as const;

export type ErrorCode = (typeof errorCodes)[number];

/** An expected failure: thrown by rules and use cases, translated at the form, the acknowledgement and the API. */
export class ExpectedError extends Error {
	readonly code: ErrorCode;
	/** Names of the fields at fault, where the failure is about a form. */
	readonly fields: readonly string[];

	constructor(code: ErrorCode, fields: readonly string[] = []) {
		super(code);
		this.name = 'ExpectedError';
		this.code = code;
		this.fields = fields;
	}
}
