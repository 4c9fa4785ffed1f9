import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Choice } from '#lib/domain/poll/scale.ts';

/** An answer as it lies in some file: a row, a row that was deleted, or a line of the write-ahead log. */
export type Carved = {
	readonly key: string;
	readonly itemNo: number;
	readonly choice: Choice;
	readonly rev: number;
	/** The transaction that wrote it. Without meaning in the write-ahead log, which lies in order by itself. */
	readonly xmin: number;
};

const hasNull = 0x0001;
/** A bytea of 32 bytes, as a short varlena. */
const shortHeader = 0x43;

/** Every file of a PostgreSQL cluster, as whoever has stolen its disk reads them; the log's segments in order. */
export function readFiles(clusterDir: string): { name: string; bytes: Buffer }[] {
	return readdirSync(clusterDir, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => path.join(entry.parentPath, entry.name))
		.sort()
		.flatMap((file) => {
			try {
				return [{ name: path.relative(clusterDir, file), bytes: readFileSync(file) }];
			} catch {
				// Removed meanwhile.
				return [];
			}
		});
}

/** Answers of a run that lie anywhere in these bytes, whether PostgreSQL still knows of them or not. */
export function carve(bytes: Buffer, runId: string): Carved[] {
	const id = Buffer.from(runId.replaceAll('-', ''), 'hex');
	const found: Carved[] = [];
	for (let at = bytes.indexOf(id); at >= 0; at = bytes.indexOf(id, at + 16)) {
		if (bytes[at + 16] !== shortHeader || at < 24 || at + 62 > bytes.length) continue;
		const key = bytes.subarray(at + 17, at + 49).toString('hex');
		const itemNo = bytes.readInt16LE(at + 50);
		// On a page the row's header ends here, in the log a shortened one: both with these two fields.
		if (bytes[at - 2] !== 24) continue;
		const isNull = (bytes.readUInt16LE(at - 4) & hasNull) !== 0;
		const choice = isNull ? null : bytes.readInt16LE(at + 52);
		const rev = isNull ? bytes.readInt32LE(at + 52) : bytes.readInt32LE(at + 56);
		if (itemNo < 1 || itemNo > 1000 || rev < 1 || rev > 1_000_000) continue;
		if (choice !== null && (choice < 0 || choice > 100)) continue;
		found.push({ key, itemNo, choice, rev, xmin: bytes.readUInt32LE(at - 24) });
	}
	return found;
}
