import * as v from 'valibot';
import { conformances } from '#lib/domain/site/accessibility-statement.ts';
import { optionalLine, optionalProse, prose, rowId, rowVersion } from './text.ts';

export const locales = ['sv', 'en'] as const;
export type Locale = (typeof locales)[number];

/** A text of the site begins at version 0: nothing saved yet, the page shows what is built in. */
export const changeStatementSchema = v.object({
	actor: optionalLine(200),
	service: optionalLine(200),
	conformance: v.picklist(conformances),
	shortcomings: optionalProse(10_000),
	burden: optionalProse(10_000),
	outOfScope: optionalProse(10_000),
	method: optionalProse(10_000),
	assessedOn: v.pipe(v.string(), v.trim()),
	otherContact: optionalProse(2_000),
	version: rowVersion
});

export const changePrivacySchema = v.object({
	lead: optionalProse(10_000),
	version: rowVersion
});

/** Anyone may write, with or without saying who they are. */
export const accessibilityMessageSchema = v.object({
	message: prose(10_000),
	page: optionalLine(500),
	contact: optionalLine(500)
});

export type ChangeStatementInput = v.InferOutput<typeof changeStatementSchema>;
export type ChangePrivacyInput = v.InferOutput<typeof changePrivacySchema>;
export type AccessibilityMessageInput = v.InferOutput<typeof accessibilityMessageSchema>;

export const markMessageSchema = v.object({
	messageId: rowId,
	handled: v.pipe(
		v.picklist(['yes', 'no']),
		v.transform((text) => text === 'yes')
	)
});
