import { request as startRequest, type IncomingHttpHeaders } from 'node:http';

export type HttpReply = {
	readonly status: number;
	readonly headers: IncomingHttpHeaders;
	readonly body: string;
};

type HttpRequest = {
	method?: string;
	path: string;
	headers?: Readonly<Record<string, string>>;
	body?: string | Buffer;
};

/** One request as written, with any Host and any Origin: fetch would put in its own. A cut connection has status 0. */
export function send(
	url: string,
	{ method = 'GET', path, headers = {}, body }: HttpRequest
): Promise<HttpReply> {
	const { hostname, port } = new URL(url);
	return new Promise((resolve) => {
		const request = startRequest({ hostname, port, method, path, headers, agent: false });
		request.on('response', (response) => {
			const parts: Buffer[] = [];
			const done = () => {
				resolve({
					status: response.statusCode ?? 0,
					headers: response.headers,
					body: Buffer.concat(parts).toString('utf8')
				});
			};
			response.on('data', (part: Buffer) => parts.push(part));
			response.on('end', done);
			response.on('error', done);
		});
		// An upgrade that is granted has status 101.
		request.on('upgrade', (response, socket) => {
			socket.destroy();
			resolve({ status: response.statusCode ?? 0, headers: response.headers, body: '' });
		});
		request.on('error', (error) => {
			resolve({ status: 0, headers: {}, body: error.message });
		});
		request.end(body);
	});
}
