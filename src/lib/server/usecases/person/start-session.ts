import { systemActor } from '#lib/domain/access/actor.ts';
import { deviceName } from '../../auth/device-name.ts';
import { withPerson } from '../../auth/known-browser.ts';
import { withActor } from '../../db/actor.ts';
import { deleteSession } from '../../db/queries/session.ts';
import { hashToken } from '../../ids.ts';
import { publishAccessEnd } from '../../live/publish.ts';
import type { Ports } from '../../ports.ts';

/** The browser somebody signs in with, as its request shows it. */
export type Browser = {
	/** The client's network address: for the throttle only, never stored. */
	readonly address: string;
	readonly userAgent: string | null;
	/** The value of the session cookie it came with. */
	readonly session: string | undefined;
	/** The value of the device cookie it came with (auth/known-browser.ts). */
	readonly device: string | undefined;
	/** https://host, as it was asked for: letters lead there where no PUBLIC_URL is set. */
	readonly origin: string;
	readonly locale: 'sv' | 'en';
};

/** What the browser is to keep: the values of its session and device cookies. */
export type StartedSession = {
	readonly session: { readonly value: string; readonly expiresAt: Date };
	/** Null when the browser is not made known: practice sign-in proves no password. */
	readonly device: string | null;
};

type PersonToStart = {
	readonly id: string;
	readonly administrator: boolean;
	readonly session_epoch: number;
	readonly password_hash: string | null;
};

/** Starts a session for a person whose right to it has been proved, and ends the one the browser came with. */
export async function startSession(
	ports: Ports,
	person: PersonToStart,
	browser: Browser
): Promise<StartedSession> {
	const session = await ports.sessions.start(person, deviceName(browser.userAgent));
	if (browser.session !== undefined) {
		const old = hashToken(browser.session);
		await withActor(ports.db, systemActor, async (tx) => {
			if (await deleteSession(tx, old)) await publishAccessEnd(tx, { sessionId: old });
		});
	}
	const device =
		person.password_hash === null
			? null
			: withPerson(browser.device, person.id, person.password_hash);
	return { session, device };
}
