import { newId } from '#lib/server/ids.ts';
import { addEntry } from '#lib/server/usecases/log/add-entry.ts';
import { Seed } from '../support/seed.ts';
import type { Work } from './harm.ts';
import { checkWords } from './words-checker.ts';
import { Writers, type Writer } from './writers.ts';

/** Four people of a region write in two entries of its log, two in each. */
export const writing: Work<readonly Writer[]> = {
	seed: async ({ ports }) => {
		const seed = new Seed(ports);
		const organisation = await seed.insertOrganisation();
		const writers: Writer[] = [];
		for (const fields of [
			['who', 'aim'],
			['sentence', 'prediction']
		]) {
			const entryId = newId();
			for (const [index, field] of fields.entries()) {
				const person = await seed.insertKeyPerson(organisation);
				if (index === 0)
					await addEntry(ports, person.actor, {
						entryId,
						organisationId: organisation.id,
						kind: 'test',
						method: 'pdsa',
						sentence: 'Karin prövar mallen i tre ärenden',
						who: '',
						dueOn: '',
						runId: null,
						itemNo: '',
						originText: ''
					});
				const { value } = await ports.sessions.start(person, 'Faults');
				writers.push({ cookie: value, entryId, field });
			}
		}
		return writers;
	},
	users: (writers, { url, journal }) => new Writers({ url, journal, writers }),
	check: (_, at) => checkWords(at)
};
