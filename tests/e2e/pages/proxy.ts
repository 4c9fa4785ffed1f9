import { createServer, request as ask, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export type StrictProxy = {
	/** http://127.0.0.1:<port>, without a slash at the end. */
	readonly url: string;
	/** How many websockets it has refused. */
	readonly refused: number;
	close(): Promise<void>;
};

/** A proxy as hospitals have them: passes plain requests on and lets no websocket through. */
export async function startStrictProxy(target: string): Promise<StrictProxy> {
	let refused = 0;
	const server = createServer((request, response) => {
		const onward = ask(
			new URL(request.url ?? '/', target),
			{ method: request.method, headers: request.headers },
			(answer) => {
				response.writeHead(answer.statusCode ?? 502, answer.headers);
				answer.pipe(response);
			}
		);
		onward.on('error', () => response.destroy());
		request.pipe(onward);
	});
	server.on('upgrade', (_, socket) => {
		refused += 1;
		socket.end('HTTP/1.1 403 Forbidden\r\nconnection: close\r\ncontent-length: 0\r\n\r\n');
	});
	await listen(server);
	const { port } = server.address() as AddressInfo;
	return {
		url: `http://127.0.0.1:${String(port)}`,
		get refused() {
			return refused;
		},
		close: () =>
			new Promise((resolve) => {
				server.close(() => {
					resolve();
				});
				server.closeAllConnections();
			})
	};
}

function listen(server: Server): Promise<void> {
	return new Promise((resolve) => {
		server.listen(0, '127.0.0.1', resolve);
	});
}
