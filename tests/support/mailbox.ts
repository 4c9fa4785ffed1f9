import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

export type ReceivedMail = { readonly to: string; readonly source: string };

/** A mail server of the test's own: takes letters over SMTP and keeps them, or says no. */
export class Mailbox {
	readonly #server: SMTPServer;
	readonly #letters: ReceivedMail[] = [];
	/** What it says to a recipient instead of taking the letter, while set. */
	refusal: { code: number; words: string } | null = null;

	private constructor() {
		this.#server = new SMTPServer({
			authOptional: true,
			disabledCommands: ['STARTTLS', 'AUTH'],
			onRcptTo: (_address, _session, callback) => {
				const { refusal } = this;
				if (refusal === null) {
					callback();
					return;
				}
				callback(Object.assign(new Error(refusal.words), { responseCode: refusal.code }));
			},
			onData: (stream, session, callback) => {
				let raw = '';
				stream.setEncoding('latin1').on('data', (part: string) => (raw += part));
				stream.on('end', () => {
					const to = session.envelope.rcptTo[0]?.address ?? '';
					this.#letters.push({ to, source: decoded(raw) });
					callback();
				});
			}
		});
		this.#server.on('error', () => undefined);
	}

	/** @param port 0: any free one */
	static async open(port = 0): Promise<Mailbox> {
		const mailbox = new Mailbox();
		await new Promise<void>((resolve) => {
			mailbox.#server.listen(port, '127.0.0.1', () => {
				resolve();
			});
		});
		return mailbox;
	}

	get port(): number {
		return (this.#server.server.address() as AddressInfo).port;
	}

	get url(): string {
		return `smtp://127.0.0.1:${String(this.port)}`;
	}

	/** What has come for an address, oldest first. */
	lettersTo(address: string): ReceivedMail[] {
		return this.#letters.filter((letter) => letter.to === address);
	}

	close(): Promise<void> {
		return new Promise((resolve) => {
			this.#server.close(() => {
				resolve();
			});
		});
	}
}

/** Quoted-printable undone over the whole message; the headers hold none of it here. */
function decoded(raw: string): string {
	const bytes = raw
		.replace(/=\r\n/g, '')
		.replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
	return Buffer.from(bytes, 'latin1').toString('utf8');
}

/** The first link in a letter whose path begins so. @throws Error when there is none */
export function linkIn(letter: ReceivedMail | undefined, path: string): string {
	const found = new RegExp(`https?://[^\\s"<>]*${path}[^\\s"<>]*`).exec(letter?.source ?? '')?.[0];
	if (found === undefined)
		throw new Error(`no link to ${path} in ${letter?.source ?? 'no letter'}`);
	return found;
}
