import { randomBytes } from 'node:crypto';
import { connect } from 'node:net';
import { pick } from './values.ts';

const atOnce = 128;

/** Connections that begin as a websocket of ours and go wrong; each is left when the server has said or ended something. */
export async function floodHandshakes(
	url: string,
	count: number,
	say: (text: string) => void
): Promise<{ handshakes: number; 'answered 5xx': number }> {
	let next = 0;
	let failures = 0;
	const work = async () => {
		for (let at = next++; at < count; at = next++) {
			const told = await shakeHands(new URL(url), at);
			if (/^HTTP\/1\.1 5/.test(told)) failures += 1;
			if (at % 20_000 === 19_999) say(`${String(at + 1)} malformed handshakes`);
		}
	};
	await Promise.all(Array.from({ length: atOnce }, work));
	return { handshakes: count, 'answered 5xx': failures };
}

function shakeHands(url: URL, turn: number): Promise<string> {
	return new Promise((resolve) => {
		const socket = connect({
			host: url.hostname,
			port: Number(url.port),
			// Many places: one address has only so many ports.
			localAddress: `127.0.0.${String(2 + (turn % 200))}`
		});
		let told = '';
		const end = () => {
			clearTimeout(timer);
			socket.destroy();
			resolve(told);
		};
		const timer = setTimeout(end, 80);
		socket.on('data', (part) => {
			told += part.toString('latin1');
			// After a granted upgrade, what is no frame of ours.
			if (told.startsWith('HTTP/1.1 101')) socket.write(pick(frames)());
			else end();
		});
		socket.on('error', end);
		socket.on('close', end);
		socket.write(requestFor(url));
	});
}

function requestFor(url: URL): Buffer {
	const path = pick(paths);
	const headers = {
		Host: url.host,
		Connection: 'Upgrade',
		Upgrade: 'websocket',
		Origin: url.origin,
		'Sec-WebSocket-Version': '13',
		'Sec-WebSocket-Key': randomBytes(16).toString('base64'),
		...pick(spoilt)()
	};
	const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
	const whole = Buffer.from(`GET ${path} HTTP/1.1\r\n${lines.join('')}\r\n`, 'latin1');
	const kind = Math.random();
	if (kind < 0.1) return whole.subarray(0, Math.floor(Math.random() * whole.length));
	return kind < 0.2 ? randomBytes(200) : whole;
}

const paths = [
	'/live/?EIO=4&transport=websocket',
	'/live/?EIO=3&transport=websocket',
	'/live/?EIO=4&transport=polling',
	'/live/?EIO=99&transport=__proto__',
	'/live/?EIO=4&transport=websocket&sid=AAAAAAAAAAAAAAAAAAAA',
	'/live/?%',
	'/live',
	'/live/../live/?EIO=4',
	'/socket.io/?EIO=4&transport=websocket',
	`/live/?${'a'.repeat(4000)}`
];

const spoilt: readonly (() => Record<string, string>)[] = [
	() => ({}),
	() => ({ Origin: 'https://example.org' }),
	() => ({ Origin: 'null' }),
	() => ({ Host: '\u00e5\u00e4' }),
	() => ({ Upgrade: 'h2c' }),
	() => ({ 'Sec-WebSocket-Version': '99' }),
	() => ({ 'Sec-WebSocket-Key': 'short' }),
	() => ({ 'Sec-WebSocket-Extensions': 'permessage-deflate; server_max_window_bits=1' }),
	() => ({ Cookie: `session=${'%'.repeat(50)}; wall=%ff; =; ;;` }),
	() => ({ 'Content-Length': '5', 'Transfer-Encoding': 'chunked' }),
	() => Object.fromEntries(Array.from({ length: 90 }, (_, index) => [`X-${String(index)}`, 'y']))
];

function frame(text: string | Buffer, opcode = 1): Buffer {
	const payload = Buffer.from(text);
	const head =
		payload.length < 126
			? Buffer.from([0x80 | opcode, 0x80 | payload.length])
			: Buffer.from([0x80 | opcode, 0xfe, payload.length >> 8, payload.length & 0xff]);
	// A mask of zeros leaves the payload as it is.
	return Buffer.concat([head, Buffer.alloc(4), payload]);
}

const frames: readonly (() => Buffer)[] = [
	() => randomBytes(300),
	() => frame('40'),
	() => frame('40/voter,{"token":{"__proto__":1}}'),
	() => frame('40/nowhere,'),
	() => Buffer.concat([frame('40/voter,'), frame('42/voter,["disconnecting"]')]),
	() =>
		Buffer.concat([
			frame('40/voter,'),
			frame('451-/voter,["watch",{"_placeholder":true,"num":9}]')
		]),
	() => Buffer.concat([frame('40/voter,'), frame('42/voter,0[')]),
	() => Buffer.concat([frame('40/voter,'), frame('43/voter,99999[]')]),
	() => frame('45999999-["watch"]'),
	() => frame('9'),
	() => frame('', 8),
	() => frame('x'.repeat(130), 9),
	() => frame(Buffer.from([0xff, 0xfe, 0xfd])),
	() => frame('4'.repeat(20_000)),
	() => Buffer.from([0x81, 0xff, 0x7f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff])
];
