import path from 'node:path';
import { checkAnswers } from '../answers-checker.ts';
import { sleep } from '../app-process.ts';
import { Caster } from '../caster.ts';
import { onGround, type Ground } from '../ground.ts';
import { newDeviceToken, Phones } from '../phones.ts';
import { root } from '../app-process.ts';
import { mustBeZero, times, type FaultScenario, type How } from '../scenario.ts';

/** One instance an hour ahead, one an hour behind; then both clocks are set right while they run. */
const hour = 3_600_000;

export const clock: FaultScenario = {
	name: 'clock',
	promise:
		'clocks an hour ahead and behind, then set right: answers, sessions and limits work all the same',
	short: 0.1,
	controls: [],
	run: (how) => onGround((ground) => liveWith(ground, how))
};

async function liveWith(ground: Ground, how: How) {
	const node = ['--import', path.join(root, 'tests/faults/shifted-clock.ts')];
	const apps = [
		await ground.app(how.variant, { node, env: { CLOCK_OFF: String(hour) } }),
		await ground.app(how.variant, { node, env: { CLOCK_OFF: String(-hour) } })
	];
	const run = await ground.seed.openedRun();
	const cookie = await ground.cookieOf(run.keyPerson);
	const journal = path.join(ground.folder, 'journal.jsonl');
	const urls = apps.map((app) => app.url);
	const phones = new Phones({ urls, code: run.joinCode, journal, phones: 10 });
	const broken: string[] = [];
	const signedIn = async (when: string) => {
		for (const url of urls) {
			const headers = { cookie };
			const page = await fetch(`${url}/skattningar/${run.runId}`, { headers, redirect: 'manual' });
			if (page.status !== 200)
				broken.push(`${when}: a session is not known (${String(page.status)})`);
		}
	};
	phones.start();
	await signedIn('with wrong clocks');
	await missTooOften(urls);
	await sleep(times(10_000, how.scale, 500));
	for (const app of apps) app.child.kill('SIGUSR2');
	await sleep(times(10_000, how.scale, 500));
	await signedIn('with clocks set right');
	await phones.stop();
	const { connectionString, kek } = ground;
	const kept = await checkAnswers({ connectionString, kek, runId: run.runId, journal });
	const { lost, stale, doubled } = kept;
	const exits = apps.reduce((sum, app) => sum + app.unasked, 0);
	const blocked = how.scale < 1 ? 0 : await countStillBlocked(urls, how);
	const faults = { lost, stale, doubled, 'exits by itself': exits, 'still turned away': blocked };
	broken.push(...mustBeZero(faults));
	if (kept.acknowledged === 0) broken.push('nothing was acknowledged');
	return { figures: { acknowledged: kept.acknowledged, ...faults }, broken };
}

const wrongCode = 'ABCDEFGH';

async function missTooOften(urls: readonly string[]): Promise<void> {
	for (const url of urls) {
		const caster = new Caster(url, { patience: 20_000 });
		for (let miss = 0; miss < 31; miss += 1) await caster.cast(wrongCode, anyAnswer());
		caster.close();
	}
}

/** A limit of so many a minute is over after a minute, whatever the wall clock did meanwhile. */
async function countStillBlocked(urls: readonly string[], how: How): Promise<number> {
	how.say('waiting for a minute');
	await sleep(61_000);
	let blocked = 0;
	for (const url of urls) {
		const caster = new Caster(url, { patience: 20_000 });
		const end = await caster.cast(wrongCode, anyAnswer());
		if (end.kind !== 'closed') blocked += 1;
		caster.close();
	}
	return blocked;
}

function anyAnswer() {
	return { token: newDeviceToken(), item: 1, choice: 1, rev: 1 };
}
