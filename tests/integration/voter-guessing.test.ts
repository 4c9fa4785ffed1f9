import { afterAll, beforeAll, expect, test } from 'vitest';
import { newJoinCode } from '#lib/server/ids.ts';
import { admitCode, recordMiss } from '#lib/server/usecases/poll/voter-page.ts';
import { testApp, type TestApp } from '../support/app.ts';

let app: TestApp;
beforeAll(async () => {
	app = await testApp();
});
afterAll(async () => {
	await app.close();
});

test('a flood of guesses from a hall’s own address keeps no phone of the hall out, and opens nothing', async () => {
	const address = '203.0.113.7';
	for (let miss = 0; miss < 30; miss += 1)
		await recordMiss(app.ports, { typedCode: newJoinCode(), address });
	const admit = (typedCode: string) =>
		admitCode(app.ports, { typedCode, address }).then(
			() => 'admitted',
			(error: unknown) => String(error)
		);
	const guesses = await Promise.all(Array.from({ length: 2000 }, () => admit(newJoinCode())));
	expect(new Set(guesses)).toEqual(new Set(['ExpectedError: tooManyAttempts']));
	// Nobody has used these codes yet: the instance knows none of them.
	const runs = [await app.seed.openedRun(), await app.seed.openedRun()];
	await new Promise((resolve) => setTimeout(resolve, 1100));
	for (const { joinCode } of runs) expect(await admit(joinCode)).toBe('admitted');
	expect(await admit('inte en kod')).not.toBe('admitted');
});
