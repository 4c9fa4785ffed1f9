import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import type { SliceMessage } from '#lib/contract/live.ts';
import { HttpConnection } from './http-connection.ts';

/** What the application sends a phone, recorded once, so that the baseline sends the same bytes. */
export type Recording = {
	/** The answering page and every file it asks for, by path. The page comes first. */
	readonly files: Readonly<Record<string, RecordedFile>>;
	/** Acknowledgement of `watch`, by audience. */
	readonly snapshots: Readonly<Record<string, unknown>>;
	/** What a phone hears when the run closes, and a wall when the facilitator steps. */
	readonly closed: SliceMessage;
	readonly step: SliceMessage;
};

export type RecordedFile = {
	readonly headers: Readonly<Record<string, string>>;
	/** Base64 of the bytes on the wire. */
	readonly body: string;
};

/** The page of a code and its files, in the order a browser asks for them. */
export async function recordPage(url: string, code: string): Promise<Record<string, RecordedFile>> {
	const connection = new HttpConnection(url);
	const files: Record<string, RecordedFile> = {};
	const waiting = [`/s/${code}`];
	for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
		if (files[path] !== undefined) continue;
		const { status, head, body } = await connection.get(path);
		if (status !== 200) throw new Error(`${path} answered ${String(status)}`);
		files[path] = { headers: headersIn(head), body: body.toString('base64') };
		waiting.push(...referencesIn(plainText(head, body), path));
	}
	connection.close();
	return files;
}

function headersIn(head: string): Record<string, string> {
	const kept = /^(content-type|content-encoding|cache-control): (.+)$/;
	const found = head.split('\r\n').flatMap((line) => {
		const [, name, value] = kept.exec(line) ?? [];
		return name === undefined || value === undefined ? [] : [[name, value]];
	});
	return Object.fromEntries(found) as Record<string, string>;
}

function plainText(head: string, body: Buffer): string {
	if (head.includes('\r\ncontent-encoding: br')) return brotliDecompressSync(body).toString('utf8');
	if (head.includes('\r\ncontent-encoding: gzip')) return gunzipSync(body).toString('utf8');
	return body.toString('utf8');
}

/** Files of our own that a page or a script names. */
function referencesIn(text: string, path: string): string[] {
	const pattern = path.endsWith('.js')
		? /["'`](\.{1,2}\/[^"'`\s]+\.js)["'`]/g
		: /(?:href|src)="([^"]*_app\/immutable\/[^"]+)"/g;
	return [...text.matchAll(pattern)].map(
		([, reference = '']) => new URL(reference, `http://host${path}`).pathname
	);
}
