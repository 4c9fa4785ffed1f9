/**
 * Production entry: owns the HTTP server, tells Kit the protocol and host, puts the ballot listener in front,
 * and stops in order. It loads the build and never the sources of the application.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { existsSync } from 'node:fs';
import { enableCompileCache } from 'node:module';
import path from 'node:path';
import compression from 'compression';
import { createImmutableFiles } from './immutable-files.ts';

type HostSlot = {
	readonly httpServer: ReturnType<typeof createServer>;
	listener?: (request: IncomingMessage, response: ServerResponse) => boolean;
	drain?: () => Promise<void>;
	onListening?: (address: string) => void;
};
type KitHandler = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;

enableCompileCache();

const drainSeconds = 9;
const buildDir = path.resolve(import.meta.dirname, '../build');
if (!existsSync(path.join(buildDir, 'handler.js'))) {
	console.error('There is no build yet. Run: npm run build');
	process.exit(1);
}

// Kit takes both from headers that only this process writes.
process.env['PROTOCOL_HEADER'] = 'x-vankrets-protocol';
process.env['HOST_HEADER'] = 'x-vankrets-host';
// The most that any route takes; which takes how much is decided before Kit reads a byte (bodyTooLarge).
process.env['BODY_SIZE_LIMIT'] = '22M';
delete process.env['ORIGIN'];

const httpServer = createServer({
	maxHeaderSize: 16_384,
	headersTimeout: 15_000,
	// 20 MB from a hospital's guest network take a while; headers are to be here in a quarter of a minute.
	requestTimeout: 180_000
});
httpServer.keepAliveTimeout = 65_000;
const slot: HostSlot = { httpServer };
(globalThis as { [key: symbol]: unknown })[Symbol.for('vankrets.host')] = slot;

let handler: KitHandler;
try {
	({ handler } = (await import(path.join(buildDir, 'handler.js'))) as { handler: KitHandler });
} catch (error) {
	const expected =
		error instanceof Error &&
		['ConfigurationError', 'EmbeddedDatabaseError', 'MigrationError', 'DatabaseError'].includes(
			error.name
		);
	console.error(expected ? error.message : error);
	process.exit(1);
}

const compress = compression({ threshold: 1024 });
const immutableFiles = createImmutableFiles(path.join(buildDir, 'client'));
const trustedProxies = Number(process.env['TRUSTED_PROXIES'] ?? 0);
const publicUrl = process.env['PUBLIC_URL'] ? new URL(process.env['PUBLIC_URL']) : null;

httpServer.on('request', (request, response) => {
	if (slot.listener?.(request, response) === true) return;
	// Also on files, which the application's own headers do not reach.
	response.setHeader('x-content-type-options', 'nosniff');
	if (bodyTooLarge(request)) {
		// Thrown away as it comes, so that the browser gets to reading the answer.
		request.resume();
		response.writeHead(413, { 'content-type': 'application/problem+json', connection: 'close' });
		response.end(
			'{"type":"about:blank","title":"fileTooLarge","status":413,"code":"fileTooLarge"}'
		);
		return;
	}
	if (immutableFiles(request, response)) return;
	request.headers['x-vankrets-protocol'] = protocolOf(request);
	request.headers['x-vankrets-host'] = publicUrl?.host ?? request.headers.host ?? 'localhost';
	compress(request as never, response as never, () => {
		handler(request, response, () => {
			response.writeHead(404).end();
		});
	});
});

/** A presentation's page takes a PDF with what belongs to its form; everything else is a form or a command. */
function bodyTooLarge(request: IncomingMessage): boolean {
	const mayAttach =
		request.method === 'POST' && /^\/presentationer\/[0-9a-f-]{36}\?/.test(request.url ?? '');
	const length = request.headers['content-length'];
	// A body that does not say how long it is may be endless; no browser sends one to us.
	if (length === undefined) return request.headers['transfer-encoding'] !== undefined;
	return Number(length) > (mayAttach ? 21.5 : 1) * 1_048_576;
}

function protocolOf(request: IncomingMessage): string {
	if (publicUrl !== null) return publicUrl.protocol.slice(0, -1);
	const forwarded = trustedProxies > 0 ? request.headers['x-forwarded-proto'] : undefined;
	return forwarded === 'https' ? 'https' : 'http';
}

const port = Number(process.env['PORT'] ?? 3000);
httpServer.on('error', (error: NodeJS.ErrnoException) => {
	console.error(
		error.code === 'EADDRINUSE'
			? `Port ${String(port)} is taken by another program. Stop it, or choose another: PORT=${String(port + 1)} npm start`
			: error
	);
	void stop(1);
});
// A hall that connects at the same moment waits in the system's queue, which by default is shorter than a hall.
const queue = 4096;
httpServer.listen(port, process.env['HOST'] ?? '0.0.0.0', queue, () => {
	const address = httpServer.address();
	slot.onListening?.(
		typeof address === 'object' && address !== null ? String(address.port) : String(address)
	);
});

let stopping = false;
async function stop(exitCode: number): Promise<void> {
	if (stopping) return;
	stopping = true;
	// Whatever hangs, the process is gone in time; committed answers are in the database either way.
	setTimeout(() => process.exit(exitCode === 0 ? 0 : exitCode), drainSeconds * 1000).unref();
	try {
		await slot.drain?.();
	} catch (error) {
		console.error(error);
		exitCode = 1;
	}
	process.exit(exitCode);
}
process.on('SIGTERM', () => void stop(0));
process.on('SIGINT', () => void stop(0));
