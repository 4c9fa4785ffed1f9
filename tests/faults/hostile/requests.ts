import { Agent, request as startRequest } from 'node:http';
import type { Ground } from '../ground.ts';
import { doors, prepareSubjects, readFieldNames, type Subjects } from './doors.ts';
import { hostileStrings, hostileValues, pick } from './values.ts';

export type RequestFlood = {
	readonly requests: number;
	/** Doors, of all, that some request of the flood got through to. */
	readonly doors: number;
	/** Method and route of each door that answered with 5xx, with the status. */
	readonly failures: ReadonlyMap<string, number>;
	/** 5xx that were none when the same was sent again. */
	readonly passing: number;
	/** Doors that told where in the program something went wrong. */
	readonly traces: ReadonlySet<string>;
};

const atOnce = 24;
/** Some of what is sent works: whoever asks and what is asked about are made anew now and then. */
const subjectsLast = 4000;
const traceInside = /\n\s+at [^\n]+:\d+:\d+|node_modules|\/src\/lib\/server/;

const hostileActions = ['?/__proto__', '?/constructor', '?/toString', '?/valueOf', '?/', '?/%00'];

type Attempt = { method: string; path: string; headers: Record<string, string>; body: Buffer };

export async function floodRequests(
	ground: Ground,
	url: string,
	count: number,
	say: (text: string) => void
): Promise<RequestFlood> {
	const agent = new Agent({ keepAlive: true, maxSockets: atOnce });
	const fields = readFieldNames();
	const failures = new Map<string, number>();
	const traces = new Set<string>();
	const reached = new Set<string>();
	let subjects = await prepareSubjects(ground);
	let next = 0;
	let passing = 0;
	const work = async () => {
		for (let at = next++; at < count; at = next++) {
			const door = doors[at % doors.length] ?? pick(doors);
			const name = `${door.method} ${door.route}`;
			const attempt = attemptAt(url, door, subjects, fields);
			const { status, body } = await send(url, agent, attempt);
			if (status > 0) reached.add(name);
			// What was wrong with the request is wrong the second time too; a server that was too busy is not.
			if (status >= 500) {
				const again = (await send(url, agent, attempt)).status;
				if (again < 500) passing += 1;
				else failures.set(`${String(status)} ${name} ${note(attempt)}`, status);
			}
			if (traceInside.test(body)) traces.add(`${name} ${note(attempt)}`);
			if (at % subjectsLast === subjectsLast - 1) subjects = await prepareSubjects(ground);
			if (at % 20_000 === 19_999) say(`${String(at + 1)} hostile requests`);
		}
	};
	await Promise.all(Array.from({ length: atOnce }, work));
	agent.destroy();
	return { requests: count, doors: reached.size, failures, passing, traces };
}

/** What was sent, short enough to be read. */
function note({ path, headers, body }: Attempt): string {
	const text = `${path} ${headers['content-type'] ?? ''} ${body.subarray(0, 300).toString('latin1')}`;
	return JSON.stringify(text.slice(0, 400));
}

function attemptAt(
	url: string,
	door: { method: string; route: string },
	subjects: Subjects,
	fields: readonly string[]
): Attempt {
	const headers: Record<string, string> = {
		cookie: pick(subjects.cookies),
		origin: Math.random() < 0.97 ? url : 'https://example.org',
		accept: pick(['text/html', 'application/json', '*/*', '\u00ff']),
		'accept-language': pick(['sv', 'en', '*;q=9', 'x'.repeat(200)]),
		'if-none-match': pick(['"x"', '*', '']),
		...(Math.random() < 0.3 ? { 'x-sveltekit-action': 'true' } : {})
	};
	const method = Math.random() < 0.95 ? door.method : pick(['PUT', 'DELETE', 'HEAD', 'OPTIONS']);
	const path = withQuery(pathOf(door.route, subjects));
	if (method === 'GET' || method === 'HEAD')
		return { method, path, headers, body: Buffer.alloc(0) };
	const { type, body } = bodyOf(subjects, fields);
	return {
		method,
		path,
		headers: type === '' ? headers : { ...headers, 'content-type': type },
		body
	};
}

function pathOf(route: string, subjects: Subjects): string {
	const [pattern = '', action] = route.split('?');
	const path = pattern
		.split('/')
		.filter((part) => !part.startsWith('('))
		.join('/')
		.replace(/\[(\w+)\]/g, (_, name: string) => {
			const real = subjects.names[name];
			if (real !== undefined && Math.random() < 0.75) return pick(real);
			const hostile = pick(hostileStrings);
			// A half of a pair cannot be written in an address.
			return encodeURIComponent(hostile.toWellFormed().slice(0, 300)) || '-';
		});
	const known = action === undefined || action === '/default' ? '' : `?${action}`;
	return `${path === '' ? '/' : path}${Math.random() < 0.95 ? known : pick(hostileActions)}`;
}

function withQuery(path: string): string {
	if (Math.random() < 0.8) return path;
	const value = encodeURIComponent(pick(hostileStrings).toWellFormed());
	const mark = path.includes('?') ? '&' : '?';
	return `${path}${mark}${pick(['x-sveltekit-invalidated', 'till', 'fel', 'sida', 'sok', 'sort', 'kind'])}=${value}&%=%ff`;
}

function bodyOf(subjects: Subjects, fields: readonly string[]): { type: string; body: Buffer } {
	const kind = Math.random();
	if (kind < 0.3) {
		const value =
			Math.random() < 0.3 ? pick(hostileValues) : objectOf(subjects, fields, hostileValues);
		const text = JSON.stringify(value);
		return { type: 'application/json', body: Buffer.from(kind < 0.03 ? text.slice(0, -1) : text) };
	}
	if (kind < 0.75) {
		const form = new URLSearchParams();
		for (const [name, value] of Object.entries(objectOf(subjects, fields, hostileStrings)))
			form.append(name, String(value).toWellFormed());
		return { type: 'application/x-www-form-urlencoded', body: Buffer.from(form.toString()) };
	}
	if (kind < 0.9) return multipartOf(objectOf(subjects, fields, hostileStrings), kind < 0.78);
	if (kind < 0.905) return { type: 'application/json', body: Buffer.alloc(600_000, '[') };
	return {
		type: pick(['text/plain', '', 'application/xml', 'multipart/form-data']),
		body: Buffer.from(pick(hostileStrings))
	};
}

/** Many fields of the house's own names: some with what is really there, the rest with what is not meant. */
function objectOf(
	subjects: Subjects,
	fields: readonly string[],
	values: readonly unknown[]
): Record<string, unknown> {
	const real = Object.values(subjects.names).flat();
	const plausible = [
		...real,
		'1',
		'2',
		'yes',
		'2026-05-05',
		'a@vankrets.example',
		'keyPerson',
		'test'
	];
	const object: Record<string, unknown> = {};
	for (const field of fields) {
		if (Math.random() < 0.3) continue;
		object[field] = Math.random() < 0.7 ? pick(plausible) : pick(values);
	}
	return object;
}

function multipartOf(
	fields: Record<string, unknown>,
	broken: boolean
): { type: string; body: Buffer } {
	const boundary = 'grans';
	const parts = Object.entries(fields).map(
		([name, value], index) =>
			`--${boundary}\r\ncontent-disposition: form-data; name="${name}"${index % 9 === 0 ? '; filename="x.png"' : ''}\r\n\r\n${String(value)}\r\n`
	);
	const end = broken ? '' : `--${boundary}--\r\n`;
	return {
		type: `multipart/form-data; boundary=${boundary}`,
		body: Buffer.from(parts.join('') + end)
	};
}

function send(
	url: string,
	agent: Agent,
	attempt: Attempt
): Promise<{ status: number; body: string }> {
	const { hostname, port } = new URL(url);
	const { method, path, headers, body } = attempt;
	return new Promise((resolve) => {
		const lost = () => {
			resolve({ status: 0, body: '' });
		};
		const request = startRequest({
			hostname,
			port,
			agent,
			method,
			path,
			headers: { ...headers, 'content-length': body.length },
			signal: AbortSignal.timeout(30_000)
		});
		request.on('error', lost);
		request.on('response', (response) => {
			let told = '';
			response.setEncoding('utf8');
			response.on('data', (part: string) => (told += part));
			response.on('error', lost);
			response.on('end', () => {
				resolve({ status: response.statusCode ?? 0, body: told });
			});
		});
		request.end(body);
	});
}
