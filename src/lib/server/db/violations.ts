import pg from 'pg';
import { ExpectedError } from '#lib/domain/errors.ts';

type Meanings = Readonly<Record<string, () => ExpectedError>>;

/** The house's own code for "an instrument in use cannot change" (migration 0004). */
const usedInstrument = '23506';
const stillReferenced = '23503';

/** Tells what a refused write means: by the name of the violated constraint. Other errors pass through. */
export async function explainViolation<T>(work: Promise<T>, meanings: Meanings): Promise<T> {
	try {
		return await work;
	} catch (error) {
		if (error instanceof pg.DatabaseError && error.constraint !== undefined) {
			const meaning = meanings[error.constraint];
			if (meaning !== undefined) throw meaning();
		}
		throw error;
	}
}

/** For deletions: what something else still points to is in use. @throws ExpectedError inUse */
export async function refuseIfInUse<T>(work: Promise<T>): Promise<T> {
	try {
		return await work;
	} catch (error) {
		if (
			error instanceof pg.DatabaseError &&
			(error.code === stillReferenced || error.code === usedInstrument)
		)
			throw new ExpectedError('inUse');
		throw error;
	}
}
