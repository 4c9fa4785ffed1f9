/** A worker: one well-behaved phone that answers twenty times a second and measures how long each takes. */
import { parentPort, workerData } from 'node:worker_threads';
import { Caster } from '../caster.ts';
import { newDeviceToken } from '../phones.ts';

const { url, code } = workerData as { url: string; code: string };
const caster = new Caster(url, { patience: 10_000 });
const token = newDeviceToken();
const latencies: number[] = [];
let refused = 0;
let running = true;

parentPort?.once('message', () => (running = false));

for (let rev = 1; running; rev += 1) {
	const started = performance.now();
	const end = await caster.cast(code, { token, item: 1 + (rev % 10), choice: 1 + (rev % 3), rev });
	latencies.push(performance.now() - started);
	if (end.kind !== 'stored') refused += 1;
	await new Promise((resolve) => setTimeout(resolve, 50));
}
caster.close();
parentPort?.postMessage({ latencies, refused });
