import { sql } from 'kysely';
import * as v from 'valibot';
import { addEntrySchema, changeEntrySchema, logFilterSchema } from '#lib/contract/forms/log.ts';
import type { Actor } from '#lib/domain/access/actor.ts';
import type { CycleStep } from '#lib/domain/log/cycle.ts';
import { newId } from '#lib/server/ids.ts';
import { addEntry } from '#lib/server/usecases/log/add-entry.ts';
import { advanceCycle } from '#lib/server/usecases/log/advance-cycle.ts';
import { changeEntry } from '#lib/server/usecases/log/change-entry.ts';
import { readEntry } from '#lib/server/usecases/log/read-entry.ts';
import type { TestApp } from './app.ts';
import type { Seed, SeededOrganisation } from './seed.ts';

/** What a member of an organisation does in its log. */
export class LogDesk {
	readonly #app: TestApp;
	readonly #actor: Actor;
	readonly organisation: SeededOrganisation;

	constructor(app: TestApp, actor: Actor, organisation: SeededOrganisation) {
		this.#app = app;
		this.#actor = actor;
		this.organisation = organisation;
	}

	/** A test of the PDSA kind unless something else is said. */
	async add(given: Record<string, string> = {}): Promise<string> {
		const input = v.parse(addEntrySchema, {
			entryId: newId(),
			organisationId: this.organisation.id,
			kind: 'test',
			sentence: 'Karin provar mallen i tre ärenden',
			...given
		});
		return (await addEntry(this.#app.ports, this.#actor, input)).entryId;
	}

	/** Fields as a form sends them. */
	change(entryId: string, form: Record<string, string>) {
		return changeEntry(this.#app.ports, this.#actor, {
			...v.parse(changeEntrySchema, { cycle: '1', ...form }),
			entryId
		});
	}

	step(entryId: string, step: CycleStep, cycle = 1) {
		return advanceCycle(this.#app.ports, this.#actor, { entryId, cycle, step });
	}

	read(entryId: string) {
		return readEntry(this.#app.ports, this.#actor, { entryId });
	}

	/** Everything up to Study, so that any decision can be taken. */
	async studied(given: Record<string, string> = {}): Promise<string> {
		const entryId = await this.add(given);
		await this.change(entryId, { prediction: 'Två av tre följer mallen', measure: 'Vi räknar' });
		await this.step(entryId, 'do');
		await this.change(entryId, { observed: 'En av tre följde den' });
		await this.step(entryId, 'study');
		await this.change(entryId, { learned: 'Mallen är för lång' });
		return entryId;
	}
}

export function filterOf(given: Record<string, string | null> = {}) {
	return v.parse(logFilterSchema, {
		organisationId: null,
		kind: null,
		state: null,
		itemNo: null,
		who: null,
		text: null,
		...given
	});
}

/** Planned, under way, done and stopped activities in turn, due one day after another. */
export async function insertManyEntries(
	app: TestApp,
	organisation: SeededOrganisation,
	count: number
): Promise<void> {
	await app.seed.asSystem((tx) =>
		sql`INSERT INTO log_entry (id, organisation_id, kind, method, state, sentence, who, due_on, learning, origin_text, created_at)
			SELECT gen_random_uuid(), ${organisation.id}, 'activity', 'own',
				(ARRAY['planned', 'underway', 'done', 'stopped'])[1 + n % 4], 'Aktivitet nummer ' || n,
				'Person ' || n % 90, date '2026-01-01' + (n % 700), '', '', ${app.clock.now()}
			FROM generate_series(1, ${count}::int) AS n`.execute(tx)
	);
}

/** An activity of the organisation that it shares with nobody; returns its id. */
export async function insertPrivateEntry(
	seed: Seed,
	organisation: SeededOrganisation,
	sentence: string
): Promise<string> {
	const id = newId();
	await seed.asSystem((tx) =>
		sql`INSERT INTO log_entry (id, organisation_id, kind, method, state, sentence, who, learning, origin_text, created_at)
			VALUES (${id}, ${organisation.id}, 'activity', 'own', 'planned', ${sentence}, '', '', '', now())`.execute(
			tx
		)
	);
	return id;
}
