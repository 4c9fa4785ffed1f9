import { ExpectedError } from './errors.ts';

/** An address can hold anything; what is not the shape of a row's id names nothing. @throws ExpectedError notFound */
export function assertRowId(...texts: readonly string[]): void {
	for (const text of texts)
		if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text))
			throw new ExpectedError('notFound');
}
