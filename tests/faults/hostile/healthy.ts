import { Worker } from 'node:worker_threads';
import path from 'node:path';
import { percentile } from '../scenario.ts';

export type Health = { readonly answers: number; readonly refused: number; readonly p99: number };

/** Starts a well-behaved phone on a thread of its own, so that the flood's work is not counted as its waiting. */
export function startHealthyPhone(url: string, code: string): { stop(): Promise<Health> } {
	const file = path.resolve(import.meta.dirname, 'healthy-client.ts');
	const worker = new Worker(file, { workerData: { url, code } });
	return {
		stop: () =>
			new Promise((resolve, reject) => {
				worker.once('error', reject);
				worker.once('message', (told: { latencies: number[]; refused: number }) => {
					const { latencies, refused } = told;
					resolve({ answers: latencies.length, refused, p99: percentile(latencies, 0.99) });
				});
				worker.postMessage('stop');
			})
	};
}
