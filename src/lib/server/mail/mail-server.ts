import { createTransport } from 'nodemailer';
import type { Config } from '../config.ts';
import type { WrittenLetter } from './letter.ts';

/** Well within the lease of a claimed letter (db/queries/mail.ts), in milliseconds. */
const longestDelivery = 100_000;

/** The way out of the house. */
export type MailServer = {
	/** Resolves when the server has taken the letter over. @throws whatever the server or the network said */
	deliver(mail: { id: string; recipient: string; letter: WrittenLetter }): Promise<void>;
	close(): void;
};

/** The mail server of the configuration, or null when none is named. */
export function connectMailServer(
	config: Pick<Config, 'SMTP_URL' | 'MAIL_FROM' | 'PUBLIC_URL'>
): MailServer | null {
	const { SMTP_URL, MAIL_FROM, PUBLIC_URL } = config;
	if (SMTP_URL === null || MAIL_FROM === null || PUBLIC_URL === null) return null;
	const host = new URL(PUBLIC_URL).hostname;
	const transport = createTransport({
		...{ url: SMTP_URL, pool: true, maxConnections: 5 },
		...{ connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 },
		...{ disableFileAccess: true, disableUrlAccess: true }
	});
	return {
		async deliver({ id, recipient, letter }) {
			const sending = transport.sendMail({
				from: MAIL_FROM,
				to: { name: '', address: recipient },
				subject: letter.subject,
				text: letter.text,
				html: letter.html,
				// The same at every attempt: a letter that was sent twice is one to the reader's program.
				messageId: `<${id}@${host}>`,
				headers: {
					'Auto-Submitted': 'auto-generated',
					...(letter.declineHref === null ? {} : { 'List-Unsubscribe': `<${letter.declineHref}>` })
				}
			});
			await withinTime(sending);
		},
		close() {
			transport.close();
		}
	};
}

async function withinTime(work: Promise<unknown>): Promise<void> {
	let timer: NodeJS.Timeout | undefined;
	const late = new Promise<never>((_, reject) => {
		timer = setTimeout(() => {
			reject(new Error('ETIMEDOUT'));
		}, longestDelivery);
	});
	try {
		await Promise.race([work, late]);
	} finally {
		clearTimeout(timer);
	}
}

/** What a failure was, in codes alone: what a mail server says in words may hold addresses. */
export function refusalOf(error: unknown): { permanent: boolean; refusal: string } {
	const { code, responseCode, response } = error as {
		code?: unknown;
		responseCode?: unknown;
		response?: unknown;
	};
	const enhanced =
		typeof response === 'string' ? /\b[245]\.\d{1,3}\.\d{1,3}\b/.exec(response) : null;
	const status = typeof responseCode === 'number' ? responseCode : null;
	const words = [code ?? (error instanceof Error ? error.name : 'Error'), status, enhanced?.[0]];
	return {
		// A refused sign-in is the server's configuration, which somebody will mend, and not the letter.
		permanent: status !== null && status >= 500 && code !== 'EAUTH',
		refusal: words
			.filter((word) => word !== null && word !== undefined)
			.join(' ')
			.slice(0, 200)
	};
}
