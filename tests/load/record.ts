import type { SliceMessage } from '#lib/contract/live.ts';
import { LivePhone } from './phone.ts';
import { recordPage, type Recording } from './recording.ts';
import { Stage } from './stage.ts';
import type { TrialJob } from './trial-job.ts';

/** Starts the application once and records what it sends a phone and a wall. */
async function record(job: TrialJob): Promise<Recording> {
	const stage = await Stage.open(job);
	try {
		const place = await stage.place();
		const url = stage.urlFor(0);
		const topic = place.runId;
		const phone = new LivePhone(url, { namespace: '/voter', audience: 'voter', topic });
		const { wallCookie, facilitatorCookie } = place;
		const wall = new LivePhone(url, {
			namespace: '/',
			audience: 'wall',
			topic,
			cookie: wallCookie
		});
		const facilitator = new LivePhone(url, {
			namespace: '/',
			audience: 'facilitator',
			topic,
			cookie: facilitatorCookie
		});
		const files = await recordPage(url, place.joinCode);
		const snapshots = {
			voter: { ok: true, data: await phone.connect() },
			wall: { ok: true, data: await wall.connect() },
			facilitator: { ok: true, data: await facilitator.connect() }
		};
		const step = nextSlice(wall, 'screen');
		await facilitator.command('stepScreen', { runId: topic, step: { step: 'toggleJoin' } });
		const closed = nextSlice(phone, 'run');
		await facilitator.command('closeRun', { runId: topic });
		const recording = { files, snapshots, step: await step, closed: await closed };
		for (const client of [phone, wall, facilitator]) client.disconnect();
		return recording;
	} finally {
		await stage.close();
	}
}

function nextSlice(client: LivePhone, slice: string): Promise<SliceMessage> {
	return new Promise((resolve) => {
		client.onSlice = (message) => {
			if (message.slice === slice) resolve(message);
		};
	});
}

process.once('message', (given: Omit<TrialJob, 'side' | 'kind' | 'phones'>) => {
	record({ ...given, side: 'app', kind: 'answering', phones: 1 }).then(
		(recording) => {
			process.send?.({ recording });
			process.disconnect();
		},
		(error: unknown) => {
			process.send?.({ problem: String(error) });
			process.disconnect();
		}
	);
});
