import { createHash, type Hash } from 'node:crypto';
import * as v from 'valibot';
import { BackupError } from './error.ts';

/**
 * A backup is gzipped text that a person can read and psql can take: a line of JSON about the whole, for each table a line
 * of JSON and its rows as COPY writes them up to a line `\.`, and a last line with what every table must add up to.
 */
const hash = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));

const headSchema = v.object({
	vankrets: v.literal('backup'),
	format: v.literal(1),
	/** ISO instant. */
	takenAt: v.pipe(v.string(), v.isoTimestamp()),
	appVersion: v.string(),
	serverVersion: v.string(),
	/** The migrations that the schema had, in order. */
	migrations: v.array(v.pipe(v.string(), v.regex(/^\d{4}-[a-z0-9-]+$/)))
});
const tableSchema = v.object({
	table: v.pipe(v.string(), v.regex(/^[a-z_]+\.[a-z0-9_]+$/)),
	columns: v.array(v.string())
});
const sumsSchema = v.object({
	sums: v.array(v.object({ table: v.string(), rows: v.number(), sha256: hash }))
});

export type BackupHead = v.InferOutput<typeof headSchema>;
export type TableHead = v.InferOutput<typeof tableSchema>;
export type TableSum = v.InferOutput<typeof sumsSchema>['sums'][number];

export const endOfRows = '\\.';

/** @throws BackupError when the line is not the first of a backup of this format */
export function parseHead(line: string): BackupHead {
	return parseLine(headSchema, line, 'This is not a backup that this version can read');
}

/** A table that follows, or the sums that end the file. @throws BackupError */
export function parseNext(line: string): TableHead | { readonly sums: readonly TableSum[] } {
	return parseLine(v.union([tableSchema, sumsSchema]), line, 'The backup is damaged');
}

function parseLine<Schema extends v.GenericSchema>(
	schema: Schema,
	line: string,
	trouble: string
): v.InferOutput<Schema> {
	try {
		return v.parse(schema, JSON.parse(line));
	} catch (error) {
		throw new BackupError(`${trouble}: "${line.slice(0, 60)}" stands where it should not.`, {
			cause: error
		});
	}
}

/** Counts and sums the rows of a table as they pass. */
export class RowSum {
	readonly #hash: Hash = createHash('sha256');
	#rows = 0;

	/** Whole rows or any part of them. */
	add(text: Buffer): void {
		this.#hash.update(text);
		for (let at = text.indexOf(10); at >= 0; at = text.indexOf(10, at + 1)) this.#rows += 1;
	}

	of(table: string): TableSum {
		return { table, rows: this.#rows, sha256: this.#hash.copy().digest('hex') };
	}
}

/** The lines of a stream, each with its newline. The last one may lack it: then the file was cut off. */
export async function* linesOf(stream: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
	let parts: Buffer[] = [];
	for await (const chunk of stream) {
		let from = 0;
		for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, from)) {
			const end = chunk.subarray(from, at + 1);
			yield parts.length === 0 ? end : Buffer.concat([...parts, end]);
			parts = [];
			from = at + 1;
		}
		if (from < chunk.length) parts.push(chunk.subarray(from));
	}
	if (parts.length > 0) yield Buffer.concat(parts);
}
