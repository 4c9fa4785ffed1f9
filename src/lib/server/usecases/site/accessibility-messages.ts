import type { Actor } from '#lib/domain/access/actor.ts';
import { assertCan } from '#lib/domain/access/can.ts';
import { swedishDay } from '#lib/domain/swedish-time.ts';
import { ExpectedError } from '#lib/domain/errors.ts';
import { assertRowId } from '#lib/domain/row-id.ts';
import type { AccessibilityMessageInput } from '#lib/contract/forms/site.ts';
import { withActor } from '../../db/actor.ts';
import {
	deleteAccessibilityMessage,
	insertAccessibilityMessage,
	listAccessibilityMessages as listRows,
	setMessageHandled
} from '../../db/queries/site-text.ts';
import { newId } from '../../ids.ts';
import type { Ports } from '../../ports.ts';

/** A whole workplace may share one address; a machine that floods the form is still stopped. */
const perMinuteAndAddress = 10;
const perMinute = 100;

/**
 * From anyone, named or not. The address is used for the limit only: the message is stored with its day and nothing
 * of who sent it. @throws ExpectedError tooManyAttempts
 */
export async function sendAccessibilityMessage(
	ports: Ports,
	actor: Actor,
	input: AccessibilityMessageInput & { clientAddress: string }
): Promise<void> {
	assertCan(actor, 'site.writeAccessibilityMessage');
	const allowed =
		ports.rates.take(`accessibility-message ${input.clientAddress}`, perMinuteAndAddress) &&
		ports.rates.take('accessibility-message', perMinute);
	if (!allowed) throw new ExpectedError('tooManyAttempts');
	await withActor(ports.db, actor, (tx) =>
		insertAccessibilityMessage(tx, {
			id: newId(),
			message: input.message,
			contact: input.contact,
			page: input.page,
			received_on: swedishDay(ports.clock.now())
		})
	);
}

/** Those that wait first. @throws ExpectedError notAllowed */
export async function listAccessibilityMessages(ports: Ports, actor: Actor) {
	assertCan(actor, 'site.administer');
	const rows = await withActor(ports.db, actor, listRows);
	return rows.map((row) => ({
		messageId: row.id,
		message: row.message,
		contact: row.contact,
		page: row.page,
		receivedOn: row.received_on,
		handledOn: row.handled_at === null ? null : swedishDay(row.handled_at)
	}));
}

/** @throws ExpectedError notFound, notAllowed */
export async function markMessage(
	ports: Ports,
	actor: Actor,
	input: { messageId: string; handled: boolean }
): Promise<void> {
	assertCan(actor, 'site.administer');
	assertRowId(input.messageId);
	const at = input.handled ? ports.clock.now() : null;
	await withActor(ports.db, actor, async (tx) => {
		if (!(await setMessageHandled(tx, input.messageId, at))) throw new ExpectedError('notFound');
	});
}

/** For good: it may hold a name and an address. @throws ExpectedError notFound, notAllowed */
export async function removeMessage(
	ports: Ports,
	actor: Actor,
	input: { messageId: string }
): Promise<void> {
	assertCan(actor, 'site.administer');
	assertRowId(input.messageId);
	await withActor(ports.db, actor, async (tx) => {
		if (!(await deleteAccessibilityMessage(tx, input.messageId)))
			throw new ExpectedError('notFound');
	});
}
