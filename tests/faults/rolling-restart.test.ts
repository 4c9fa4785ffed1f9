import { expect, inject, test } from 'vitest';
import { restartInTurn } from './rolling-restart.ts';

/** The short form; the long one restarts twenty times with a thousand phones. */
test('two instances restarted in turn: no acknowledged answer is lost, and every phone is back with the newest version', async () => {
	const { acknowledged, lost, notBack } = await restartInTurn(inject('databaseServer'), {
		restarts: 2,
		phones: 100
	});
	expect(acknowledged).toBeGreaterThan(20);
	expect({ lost, notBack }).toEqual({ lost: 0, notBack: 0 });
}, 120_000);
