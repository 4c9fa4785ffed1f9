import { expect, test } from 'vitest';
import type { Ack } from '#lib/contract/live.ts';
import { RunSteering } from '#lib/client/run-steering.ts';

type Sent = { name: string; input: unknown; answer: (reply: Ack<unknown>) => void };

/** A connection that keeps what is sent until the test answers it. */
function desk(version = 4) {
	const sent: Sent[] = [];
	const failures: string[] = [];
	const session = {
		topic: 'run',
		versionOf: () => version,
		command: <T>(name: string, input: unknown) =>
			new Promise<Ack<T>>((resolve) => {
				sent.push({ name, input, answer: (reply) => resolve(reply as Ack<T>) });
			})
	};
	const steering = new RunSteering(session, (code) => failures.push(code));
	return { steering, sent, failures };
}

test('a step names the screen it was taken from', async () => {
	const { steering, sent } = desk();
	const step = steering.step({ step: 'next' });
	expect(sent[0]).toMatchObject({
		name: 'stepScreen',
		input: { runId: 'run', step: { step: 'next' }, seen: 4 }
	});
	sent[0]?.answer({ ok: true, data: { version: 5 } });
	expect(await step).toBe(true);
});

test('the next step is from the screen that the last one led to, even before it has been sent here', async () => {
	const { steering, sent } = desk();
	const first = steering.step({ step: 'next' });
	sent[0]?.answer({ ok: true, data: { version: 5 } });
	await first;
	void steering.step({ step: 'next' });
	expect(sent[1]).toMatchObject({ input: { seen: 5 } });
});

test('the same press again, while the first is on its way, is dropped', async () => {
	const { steering, sent } = desk();
	const first = steering.step({ step: 'next' });
	expect(await steering.step({ step: 'next' })).toBe(false);
	expect(sent).toHaveLength(1);
	sent[0]?.answer({ ok: true, data: { version: 5 } });
	expect(await first).toBe(true);
	void steering.step({ step: 'next' });
	expect(sent).toHaveLength(2);
});

test('another press waits for its turn, and is taken from the screen it then meets', async () => {
	const { steering, sent } = desk();
	void steering.step({ step: 'next' });
	const second = steering.step({ step: 'reveal' });
	expect(sent).toHaveLength(1);
	sent[0]?.answer({ ok: true, data: { version: 5 } });
	await expect.poll(() => sent.length).toBe(2);
	expect(sent[1]).toMatchObject({ input: { step: { step: 'reveal' }, seen: 5 } });
	sent[1]?.answer({ ok: true, data: { version: 6 } });
	expect(await second).toBe(true);
});

test('a refusal is told by its code, and the way is free again', async () => {
	const { steering, sent, failures } = desk();
	const closing = steering.close();
	sent[0]?.answer({ ok: false, code: 'runNotOpen' });
	expect(await closing).toBe(false);
	expect(failures).toEqual(['runNotOpen']);
	void steering.close();
	expect(sent).toHaveLength(2);
});

test('a command that is answered with nothing has still succeeded', async () => {
	const { steering, sent } = desk();
	const closing = steering.close();
	sent[0]?.answer({ ok: true, data: null });
	expect(await closing).toBe(true);
});
