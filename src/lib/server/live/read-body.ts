import type { IncomingMessage } from 'node:http';
import { ExpectedError } from '#lib/domain/errors.ts';

/** The request's body as text. @throws ExpectedError invalidInput over `largest` bytes or when cut off */
export function readBody(request: IncomingMessage, largest: number): Promise<string> {
	return new Promise((resolve, reject) => {
		const parts: Buffer[] = [];
		let size = 0;
		request.on('data', (part: Buffer) => {
			size += part.length;
			if (size > largest) {
				request.removeAllListeners('data');
				request.resume();
				reject(new ExpectedError('invalidInput'));
				return;
			}
			parts.push(part);
		});
		request.on('end', () => {
			resolve(Buffer.concat(parts).toString('utf8'));
		});
		request.on('error', () => {
			reject(new ExpectedError('invalidInput'));
		});
	});
}
