import type { Actor } from '#lib/domain/access/actor.ts';
import { assertCan } from '#lib/domain/access/can.ts';
import { ExpectedError } from '#lib/domain/errors.ts';
import { wrongStatementFields } from '#lib/domain/site/accessibility-statement.ts';
import type { ChangePrivacyInput, ChangeStatementInput, Locale } from '#lib/contract/forms/site.ts';
import { withActor } from '../../db/actor.ts';
import { saveSiteText } from '../../db/queries/site-text.ts';
import type { Ports } from '../../ports.ts';

/** @throws ExpectedError invalidInput (the fields that lack something), changedByAnother, notAllowed */
export async function changeStatement(
	ports: Ports,
	actor: Actor,
	input: ChangeStatementInput & { locale: Locale }
): Promise<void> {
	assertCan(actor, 'site.administer');
	const { locale, version, ...fields } = input;
	const wrong = wrongStatementFields(fields);
	if (wrong.length > 0) throw new ExpectedError('invalidInput', wrong);
	await save(ports, actor, { name: 'accessibility', locale, version, fields });
}

/** @throws ExpectedError changedByAnother, notAllowed */
export async function changePrivacy(
	ports: Ports,
	actor: Actor,
	input: ChangePrivacyInput & { locale: Locale }
): Promise<void> {
	assertCan(actor, 'site.administer');
	const { locale, version, lead } = input;
	await save(ports, actor, { name: 'privacy', locale, version, fields: { lead } });
}

async function save(
	ports: Ports,
	actor: Actor,
	text: {
		name: 'accessibility' | 'privacy';
		locale: Locale;
		version: string;
		fields: Record<string, string>;
	}
): Promise<void> {
	const { version, ...rest } = text;
	await withActor(ports.db, actor, async (tx) => {
		if (!(await saveSiteText(tx, Number(version), { ...rest, updatedAt: ports.clock.now() })))
			throw new ExpectedError('changedByAnother');
	});
}
