import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Choice } from '#lib/domain/poll/scale.ts';
import { runCsv } from '#lib/server/reports/run-csv.ts';
import { closeRun } from '#lib/server/usecases/poll/close-run.ts';
import { readResult } from '#lib/server/usecases/poll/read-result.ts';
import { testApp, type TestApp } from '../support/app.ts';
import { skl2018, skr2023, type SeededOrganisation, type SeededPerson } from '../support/seed.ts';

let app: TestApp;
let organisation: SeededOrganisation;
let keyPerson: SeededPerson;

beforeAll(async () => {
	app = await testApp();
	organisation = await app.seed.insertOrganisation('=HYPERLINK("http://x.example")');
	keyPerson = await app.seed.insertKeyPerson(organisation);
});
afterAll(() => app.close());

async function closedRun(
	devices: readonly (Choice | undefined)[][],
	given: { instrumentId?: string; targetGroup?: string; k?: number } = {}
): Promise<string> {
	const run = await app.seed.openedRun({ organisation, keyPerson, ...given });
	for (const choices of devices) await app.seed.answer(run.joinCode, choices);
	await closeRun(app.ports, keyPerson.actor, { runId: run.runId });
	app.clock.step(1000);
	return run.runId;
}

const eight = [3, 3, 2, 3, 3, 2, 3, 3].map((choice, index): (Choice | undefined)[] => [
	choice,
	index < 5 ? 2 : null
]);

describe('the result of a run', () => {
	it('is there after closing, without items that too few placed themselves on', async () => {
		const runId = await closedRun(eight);
		const { run, results } = await readResult(app.ports, keyPerson.actor, { runId });
		expect(run).toMatchObject({ state: 'closed', respondents: 8 });
		expect(results[0]).toEqual({
			itemNo: 1,
			suppressed: false,
			counts: [0, 2, 6],
			dontKnow: 0
		});
		expect(results[1]).toEqual({ itemNo: 2, suppressed: true });
	});

	it('is empty before closing', async () => {
		const run = await app.seed.openedRun({ organisation, keyPerson });
		await app.seed.answer(run.joinCode, [1, 2, 3]);
		const read = await readResult(app.ports, keyPerson.actor, { runId: run.runId });
		expect(read.results).toEqual([]);
		expect(read.run.respondents).toBeNull();
	});

	it('is read by key persons of the organisation and nobody else', async () => {
		const runId = await closedRun(eight);
		const stranger = await app.seed.insertKeyPerson(await app.seed.insertOrganisation());
		const administrator = await app.seed.insertAdministrator();
		for (const person of [stranger, administrator])
			await expect(readResult(app.ports, person.actor, { runId })).rejects.toMatchObject({
				code: 'notFound'
			});
	});

	it('stands beside closed runs of the same organisation and instrument version only', async () => {
		const three = await closedRun(eight, { instrumentId: skl2018, targetGroup: 'Tregradig' });
		const four = await closedRun(eight, { instrumentId: skr2023, targetGroup: 'Fyrgradig' });
		const again = await closedRun(eight, { instrumentId: skr2023, targetGroup: 'Fyrgradig igen' });
		await app.seed.openedRun({ organisation, keyPerson, instrumentId: skr2023 });
		const elsewhere = await app.seed.insertOrganisation();
		const other = await app.seed.openedRun({ organisation: elsewhere, instrumentId: skr2023 });
		await closeRun(app.ports, other.keyPerson.actor, { runId: other.runId });

		const { others } = await readResult(app.ports, keyPerson.actor, { runId: again });
		expect(others.map((one) => one.runId)).toEqual([four]);
		const ofThree = await readResult(app.ports, keyPerson.actor, { runId: three });
		expect(ofThree.others.map((one) => one.targetGroup)).not.toContain('Fyrgradig');
	});
});

describe('the file of a run', () => {
	it('runs no formula that somebody wrote into a name, and tells nothing of suppressed items', async () => {
		const runId = await closedRun(eight, { targetGroup: '@SUM(A1:A9)\n<script>alert(1)</script>' });
		const file = runCsv(await readResult(app.ports, keyPerson.actor, { runId }), 'sv');
		expect(file).toContain('"\'=HYPERLINK(""http://x.example"")"');
		expect(file).toContain('"\'@SUM(A1:A9)\n<script>alert(1)</script>"');
		expect(file).toMatch(/;2;"[^"]+";{8}"för få svar: visas när minst 6 har svarat"/);
	});
});
