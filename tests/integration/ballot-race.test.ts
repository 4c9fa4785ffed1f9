import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Choice } from '#lib/domain/poll/scale.ts';
import { BallotOffice } from '#lib/server/live/ballot-office.ts';
import type { BallotStore } from '#lib/server/live/ballot-box.ts';
import { newToken } from '#lib/server/ids.ts';
import { ballotStore, findOpenPoll } from '#lib/server/usecases/poll/ballot-store.ts';
import { closeRun } from '#lib/server/usecases/poll/close-run.ts';
import type { Application } from '#lib/server/boot.ts';
import { boot } from '#lib/server/boot.ts';
import { testApp, type TestApp } from '../support/app.ts';
import { migrationsDir } from '../support/databases.ts';
import { BoxAuditor, castAndNote, findDifferences, type Acknowledged } from '../support/ballots.ts';

/**
 * Answers race with the closing, over two instances, and a checker that knows only the acknowledgements looks for
 * anything lost, added or changed. The last test is the control: the same race with a store that lies must be caught.
 */
let app: TestApp;
let other: Application;
let auditor: BoxAuditor;
beforeAll(async () => {
	app = await testApp();
	other = await boot(app.ports.config, { migrationsDir, clock: app.clock });
	auditor = await BoxAuditor.open(app.connectionString);
});
afterAll(async () => {
	await auditor.close();
	await other.close();
	await app.close();
});

const devices = 100;
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/**
 * A hundred devices change their minds again and again until they are told that the run is closed; it closes when so many
 * answers are acknowledged. So every race has answers before, while and after the run closes, on a machine of any speed.
 */
async function race(offices: readonly BallotOffice[], closeAfter: number) {
	const run = await app.seed.openedRun();
	const noted: Acknowledged[] = [];
	const heard = new Set<string>();
	const change = async (device: number): Promise<void> => {
		const token = newToken();
		for (let rev = 1; ; rev += 1) {
			const choice: Choice = (rev + device) % 7 === 0 ? null : ((rev + device) % 3) + 1;
			const office = offices[rev % offices.length];
			if (office === undefined) throw new Error('no office');
			const answer = { code: run.joinCode, token, itemNo: 1, choice, rev };
			const outcome = await castAndNote(office, answer, noted);
			heard.add(outcome);
			if (outcome !== 'stored') return;
			await pause(Math.random() * 5);
		}
	};
	const closing = async () => {
		while (noted.length < closeAfter) await pause(1);
		await closeRun(app.ports, run.keyPerson.actor, { runId: run.runId });
	};
	await Promise.all([closing(), ...Array.from({ length: devices }, (_, index) => change(index))]);
	return { run, noted, heard: [...heard].sort() };
}

describe('a hundred devices race with the closing', () => {
	test.each(Array.from({ length: 20 }, (_, index) => [index + 1, (index + 1) * 20]))(
		'race %i, closing after %i answers: what was acknowledged is what is published',
		async (_, closeAfter) => {
			const { run, noted, heard } = await race([app.ports.office, other.ports.office], closeAfter);
			const sealed = await auditor.sealedCounts(run.runId);
			expect(findDifferences(noted, sealed)).toEqual([]);
			expect(heard).toEqual(['codeNotOpen', 'stored']);
			expect(await auditor.count('ballot', run.runId)).toBe(0);
			const [published] = await auditor.rows<{ counts: number[]; dont_know: number }>(
				'SELECT counts, dont_know FROM run_result WHERE run_id = $1 AND item_no = 1',
				run.runId
			);
			const n = (choice: Choice) => sealed.find((one) => one.choice === choice)?.n ?? 0;
			expect([published?.counts, published?.dont_know]).toEqual([[n(1), n(2), n(3)], n(null)]);
		}
	);
});

test('a store that acknowledges before its commit is caught by the same checker', async () => {
	const honest = ballotStore(app.ports.ballotDb);
	const late: (() => Promise<unknown>)[] = [];
	const hasty: BallotStore = {
		...honest,
		write: (runId, answers) => {
			late.push(() => honest.write(runId, answers));
			return Promise.resolve([...answers]);
		}
	};
	const office = new BallotOffice({
		store: hasty,
		findOpenPoll: (code) => findOpenPoll(app.ports.ballotDb, app.ports.kek, code),
		listOpenCodes: () => Promise.resolve([]),
		onWritten: () => undefined
	});
	const run = await app.seed.openedRun();
	const noted: Acknowledged[] = [];
	for (let device = 0; device < devices; device += 1)
		await castAndNote(
			office,
			{ code: run.joinCode, token: newToken(), itemNo: 1, choice: 2, rev: 1 },
			noted
		);
	// Half of the writes come through, the other half meet the closed run.
	for (const write of late.splice(0, devices / 2)) await write();
	await closeRun(app.ports, run.keyPerson.actor, { runId: run.runId });
	for (const write of late) expect(await write()).toBeNull();
	expect(noted).toHaveLength(devices);
	expect(findDifferences(noted, await auditor.sealedCounts(run.runId))).toEqual([
		'item 1 = 2: 100 acknowledged, 50 counted'
	]);
});
