import { withActor } from '#lib/server/db/actor.ts';
import { systemActor } from '#lib/domain/access/actor.ts';
import { ExpectedError } from '#lib/domain/errors.ts';
import type { Browser } from '#lib/server/usecases/person/start-session.ts';
import type { TestApp } from './app.ts';

/** Good by the rule, and nobody's name. */
export const goodPassword = 'tre små grisar i mossen';

let count = 0;

/** A browser nobody has used before, on a network of its own. */
export function newBrowser(given: Partial<Browser> = {}): Browser {
	count += 1;
	return {
		address: `192.0.2.${String(count)}`,
		userAgent: 'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0',
		session: undefined,
		device: undefined,
		origin: 'https://vankrets.example',
		locale: 'sv',
		...given
	};
}

/** The code of the expected failure of some work, or "went well". */
export async function codeOf(work: Promise<unknown>): Promise<string> {
	try {
		await work;
		return 'went well';
	} catch (error) {
		if (error instanceof ExpectedError) return error.code;
		throw error;
	}
}

/** Every row of the session table, as a thief with a copy of the database has it. */
export async function stolenSessions(app: TestApp) {
	return withActor(app.ports.db, systemActor, (tx) =>
		tx.selectFrom('session').selectAll().execute()
	);
}
