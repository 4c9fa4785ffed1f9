import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import pg from 'pg';
import { Server } from 'socket.io';
import type { CastRequest } from '#lib/contract/ballot.ts';
import type { Recording } from './recording.ts';

/**
 * The baseline: what the work costs at least on this machine. A plain HTTP server with one batched upsert and an
 * acknowledgement after its commit, and a plain Socket.IO server with trivial acknowledgements and one broadcast to
 * a room. It checks nothing, knows nobody, and sends the bytes that the application was recorded to send.
 */
const recording = JSON.parse(
	readFileSync(process.env['BENCH_RECORDING'] ?? '', 'utf8')
) as Recording;
const files = new Map(
	Object.entries(recording.files).map(([path, { headers, body }]) => {
		const bytes = Buffer.from(body, 'base64');
		return [path, { headers: { ...headers, 'content-length': bytes.length }, bytes }];
	})
);
const page = [...files.values()][0];

const pool = new pg.Pool({ connectionString: process.env['DATABASE_URL'], max: 4 });
await pool.query(`CREATE TABLE IF NOT EXISTS public.bench_answer (
	run text NOT NULL, key bytea NOT NULL, item_no smallint NOT NULL, choice smallint, rev integer NOT NULL,
	PRIMARY KEY (run, key, item_no))`);

type Waiting = { answer: CastRequest; response: ServerResponse };
const waiting: Waiting[] = [];
let flushing = false;

async function flushAll(): Promise<void> {
	flushing = true;
	await new Promise((resolve) => setImmediate(resolve));
	while (waiting.length > 0) {
		const batch = waiting.splice(0, 1000);
		await write(batch.map((one) => one.answer));
		for (const { answer, response } of batch) {
			const { item, choice, rev } = answer;
			send(response, JSON.stringify({ ok: true, data: { item, choice, rev } }));
		}
	}
	flushing = false;
}

async function write(answers: readonly CastRequest[]): Promise<void> {
	await pool.query({
		name: 'write',
		text: `INSERT INTO public.bench_answer AS stored (run, key, item_no, choice, rev)
			SELECT $1, given.key, given.item_no, given.choice, given.rev
			FROM unnest($2::bytea[], $3::smallint[], $4::smallint[], $5::integer[]) AS given (key, item_no, choice, rev)
			ORDER BY given.key, given.item_no
			ON CONFLICT (run, key, item_no) DO UPDATE SET choice = excluded.choice, rev = excluded.rev
			WHERE stored.rev < excluded.rev`,
		values: [
			answers[0]?.code,
			answers.map((one) => Buffer.from(one.token, 'base64url')),
			answers.map((one) => one.item),
			answers.map((one) => (one.choice === 'dontKnow' ? null : one.choice)),
			answers.map((one) => one.rev)
		]
	});
}

function send(response: ServerResponse, body: string): void {
	response.writeHead(200, { 'content-type': 'application/json', 'content-length': body.length });
	response.end(body);
}

function takeAnswer(request: IncomingMessage, response: ServerResponse): void {
	let body = '';
	request.setEncoding('utf8');
	request.on('data', (part: string) => (body += part));
	request.on('end', () => {
		waiting.push({ answer: JSON.parse(body) as CastRequest, response });
		if (!flushing) void flushAll();
	});
}

const httpServer = createServer((request, response) => {
	const path = request.url ?? '/';
	if (path === '/api/ballot') {
		takeAnswer(request, response);
		return;
	}
	const file = path.startsWith('/s/') ? page : files.get(path);
	if (file === undefined) response.writeHead(404).end();
	else response.writeHead(200, file.headers).end(file.bytes);
});
httpServer.keepAliveTimeout = 65_000;

const io = new Server(httpServer, {
	path: '/live',
	transports: ['websocket'],
	serveClient: false,
	perMessageDeflate: false
});
type Ack = (reply: unknown) => void;
for (const namespace of [io.of('/'), io.of('/voter')])
	namespace.on('connection', (socket) => {
		socket.on('watch', (request: { audience: string }, ack: Ack) => {
			void socket.join(request.audience);
			ack(recording.snapshots[request.audience]);
		});
		socket.on('command', ({ name }: { name: string }, ack: Ack) => {
			ack({ ok: true, data: null });
			if (name === 'closeRun') io.of('/voter').to('voter').emit('slice', recording.closed);
			else io.of('/').to('wall').emit('slice', recording.step);
		});
	});

httpServer.listen(0, '127.0.0.1', () => {
	const address = httpServer.address();
	process.stdout.write(
		`${JSON.stringify({ port: typeof address === 'object' ? address?.port : 0 })}\n`
	);
});
process.on('SIGTERM', () => process.exit(0));
