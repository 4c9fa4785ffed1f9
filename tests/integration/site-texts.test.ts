import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessibilityMessageSchema, changeStatementSchema } from '#lib/contract/forms/site.ts';
import { publicActor, type Actor } from '#lib/domain/access/actor.ts';
import { withActor } from '#lib/server/db/actor.ts';
import {
	deleteAccessibilityMessage,
	listAccessibilityMessages as listMessageRows,
	saveSiteText,
	setMessageHandled
} from '#lib/server/db/queries/site-text.ts';
import { newId } from '#lib/server/ids.ts';
import {
	listAccessibilityMessages,
	markMessage,
	removeMessage,
	sendAccessibilityMessage
} from '#lib/server/usecases/site/accessibility-messages.ts';
import { changePrivacy, changeStatement } from '#lib/server/usecases/site/change-site-text.ts';
import { readSiteText } from '#lib/server/usecases/site/read-site-text.ts';
import { testApp, type TestApp } from '../support/app.ts';
import { hostileTexts } from '../support/hostile-texts.ts';
import type { SeededPerson } from '../support/seed.ts';

let app: TestApp;
let administrator: SeededPerson['actor'];
let keyPerson: Actor;

beforeAll(async () => {
	app = await testApp();
	administrator = (await app.seed.insertAdministrator()).actor;
	keyPerson = (await app.seed.insertKeyPerson(await app.seed.insertOrganisation())).actor;
});
afterAll(() => app.close());

const statement = {
	actor: 'Region Norr',
	service: 'Vänkrets',
	conformance: 'partly' as const,
	shortcomings: 'En brist, eftersom …',
	burden: '',
	outOfScope: '',
	method: 'Självskattning',
	assessedOn: '2026-11-22',
	otherContact: ''
};
let senders = 0;
/** From a machine of its own, so that no limit is in the way. */
function send(message: string, contact = '', actor: Actor = publicActor) {
	senders += 1;
	const form = v.parse(accessibilityMessageSchema, { message, contact });
	return sendAccessibilityMessage(app.ports, actor, {
		...form,
		clientAddress: `10.0.0.${senders}`
	});
}
const messages = () => listAccessibilityMessages(app.ports, administrator);

describe('the accessibility statement', () => {
	const read = (locale: 'sv' | 'en') =>
		readSiteText(app.ports, publicActor, { name: 'accessibility', locale });

	it('is the built-in one until the operator saves one, language by language', async () => {
		expect(await read('sv')).toEqual({ fields: null, version: 0, updatedOn: null });
		app.clock.setTo(new Date('2026-11-22T23:30:00Z'));
		await changeStatement(app.ports, administrator, { ...statement, locale: 'sv', version: '0' });
		expect(await read('sv')).toEqual({
			fields: statement,
			version: 1,
			updatedOn: '2026-11-23'
		});
		expect(await read('en')).toMatchObject({ fields: null, version: 0 });
	});

	it('is not saved over what another administrator has just saved', async () => {
		const save = (version: string, actor: string) =>
			changeStatement(app.ports, administrator, { ...statement, actor, locale: 'en', version });
		const first = await Promise.allSettled([save('0', 'A'), save('0', 'B')]);
		expect(first.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected']);
		await save('1', 'C');
		await expect(save('1', 'D')).rejects.toMatchObject({ code: 'changedByAnother' });
		expect((await read('en')).fields).toMatchObject({ actor: 'C' });
	});

	it('is not saved without what the law asks for', async () => {
		const save = (change: object) =>
			changeStatement(app.ports, administrator, {
				...statement,
				...change,
				locale: 'sv',
				version: '1'
			});
		await expect(save({ shortcomings: '', assessedOn: '' })).rejects.toMatchObject({
			code: 'invalidInput',
			fields: ['shortcomings', 'assessedOn']
		});
	});

	it('takes no text of 100,000 characters', () => {
		const long = 'å'.repeat(100_000);
		for (const field of Object.keys(statement).filter((one) => one !== 'assessedOn'))
			expect(
				v.safeParse(changeStatementSchema, { ...statement, version: '0', [field]: long }).success,
				field
			).toBe(false);
	});
});

it('keeps the lead of the privacy page', async () => {
	for (const [index, [, text]] of hostileTexts.entries()) {
		const version = String(index);
		await changePrivacy(app.ports, administrator, { locale: 'sv', lead: text, version });
		const read = await readSiteText(app.ports, publicActor, { name: 'privacy', locale: 'sv' });
		expect(read.fields).toEqual({ lead: text });
	}
});

describe('a message about accessibility', () => {
	it.each(hostileTexts)(
		'of %s comes from anyone and is kept as it was written',
		async (_, text) => {
			await send(text, text);
			expect(await messages()).toContainEqual(
				expect.objectContaining({ message: text, contact: text, handledOn: null })
			);
		}
	);

	it('keeps its line breaks and loses the signs that cannot be stored', async () => {
		await send('Rad ett\r\nRad två\u0000\u0007');
		expect(await messages()).toContainEqual(
			expect.objectContaining({ message: 'Rad ett\nRad två', contact: '', page: '' })
		);
	});

	it('is as long as 10,000 characters and says something', async () => {
		await send('å'.repeat(10_000));
		for (const message of ['', ' \n ', 'å'.repeat(10_001), 'å'.repeat(100_000)])
			expect(v.safeParse(accessibilityMessageSchema, { message }).success).toBe(false);
		const long = { message: 'Hej', contact: 'å'.repeat(100_000) };
		expect(v.safeParse(accessibilityMessageSchema, long).success).toBe(false);
	});

	it('is one of ten a minute from the same machine', async () => {
		const again = () =>
			sendAccessibilityMessage(app.ports, publicActor, {
				message: 'Igen',
				contact: '',
				page: '',
				clientAddress: '192.0.2.7'
			});
		for (let sent = 0; sent < 10; sent += 1) await again();
		await expect(again()).rejects.toMatchObject({ code: 'tooManyAttempts' });
		await send('En annan dator hindras inte.');
	});

	it('is marked as handled, and comes last; and waits again when the mark is taken away', async () => {
		await send('Markera mig');
		const find = async () => (await messages()).find((one) => one.message === 'Markera mig');
		const messageId = (await find())?.messageId ?? '';
		await markMessage(app.ports, administrator, { messageId, handled: true });
		expect((await messages()).at(-1)).toMatchObject({ messageId, handledOn: '2026-11-23' });
		await markMessage(app.ports, administrator, { messageId, handled: false });
		expect((await find())?.handledOn).toBeNull();
	});

	it('is removed for good', async () => {
		await send('Ta bort mig');
		const found = (await messages()).find((one) => one.message === 'Ta bort mig');
		const input = { messageId: found?.messageId ?? '' };
		await removeMessage(app.ports, administrator, input);
		expect((await messages()).some((one) => one.message === 'Ta bort mig')).toBe(false);
		await expect(removeMessage(app.ports, administrator, input)).rejects.toMatchObject({
			code: 'notFound'
		});
	});
});

describe('a key person', () => {
	it('changes no text of the site and reads no messages', async () => {
		const messageId = newId();
		const attempts = [
			() => changeStatement(app.ports, keyPerson, { ...statement, locale: 'sv', version: '1' }),
			() => changePrivacy(app.ports, keyPerson, { locale: 'sv', version: '0', lead: 'Tagen' }),
			() => listAccessibilityMessages(app.ports, keyPerson),
			() => markMessage(app.ports, keyPerson, { messageId, handled: true }),
			() => removeMessage(app.ports, keyPerson, { messageId })
		];
		for (const attempt of attempts)
			await expect(attempt()).rejects.toMatchObject({ code: 'notAllowed' });
	});

	it.each(['a key person', 'the public'])('nor does %s past the use cases', async (who) => {
		const actor = who === 'the public' ? publicActor : keyPerson;
		await send('Hemligt', 'namn@example.se', actor);
		const [row] = await messages();
		const text = {
			name: 'accessibility',
			locale: 'sv',
			fields: {},
			updatedAt: new Date()
		} as const;
		const before = await readSiteText(app.ports, actor, text);
		const seen = await withActor(app.ports.db, actor, async (tx) => [
			await listMessageRows(tx),
			await setMessageHandled(tx, row?.messageId ?? '', new Date()),
			await deleteAccessibilityMessage(tx, row?.messageId ?? ''),
			await saveSiteText(tx, before.version, text)
		]);
		expect(seen).toEqual([[], false, false, false]);
		await expect(
			withActor(app.ports.db, actor, (tx) =>
				saveSiteText(tx, 0, { ...text, name: 'privacy', locale: 'en' })
			)
		).rejects.toThrow(/row-level security/);
	});
});
