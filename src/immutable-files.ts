/**
 * The browser's files whose names change with their contents, held in memory: a hall that scans a code asks for them
 * a few thousand times within seconds, and from the disk each costs more than an answer does.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import path from 'node:path';

type Encoding = 'br' | 'gzip' | 'identity';
type Held = { readonly type: string; readonly bodies: Readonly<Partial<Record<Encoding, Buffer>>> };

const types: Readonly<Record<string, string>> = {
	'.js': 'text/javascript',
	'.css': 'text/css',
	'.svg': 'image/svg+xml'
};

/** Answers a request for one of the files; false when it is not one of them. */
export function createImmutableFiles(
	clientDir: string
): (request: IncomingMessage, response: ServerResponse) => boolean {
	const files = readFiles(clientDir);
	return (request, response) => {
		const { method, url, headers } = request;
		if (method !== 'GET' || url?.startsWith('/_app/immutable/') !== true) return false;
		const held = files.get(url);
		if (held === undefined) return false;
		const encoding = best(headers['accept-encoding'], held);
		const body = held.bodies[encoding];
		if (body === undefined) return false;
		response.writeHead(200, {
			'content-type': held.type,
			'content-length': body.length,
			...(encoding === 'identity' ? {} : { 'content-encoding': encoding }),
			'cache-control': 'public, max-age=31536000, immutable',
			vary: 'accept-encoding'
		});
		response.end(body);
		return true;
	};
}

function best(accepted: string | string[] | undefined, { bodies }: Held): Encoding {
	const words = String(accepted ?? '').split(/\s*,\s*/);
	return (['br', 'gzip'] as const).find((one) => words.includes(one) && bodies[one]) ?? 'identity';
}

function readFiles(clientDir: string): ReadonlyMap<string, Held> {
	const dir = path.join(clientDir, '_app/immutable');
	if (!existsSync(dir)) return new Map();
	const found = readdirSync(dir, { recursive: true, withFileTypes: true }).flatMap((entry) => {
		const type = types[path.extname(entry.name)];
		if (!entry.isFile() || type === undefined) return [];
		const file = path.join(entry.parentPath, entry.name);
		const url = `/${path.relative(clientDir, file).split(path.sep).join('/')}`;
		const packed = (ending: string) =>
			existsSync(file + ending) ? readFileSync(file + ending) : undefined;
		const bodies = { identity: readFileSync(file), br: packed('.br'), gzip: packed('.gz') };
		return [[url, { type, bodies }] as const];
	});
	return new Map(found);
}
