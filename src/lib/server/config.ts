import * as v from 'valibot';

/** Every environment variable: read once, checked by one schema, documented in docs/configuration.md. */
type Variable<Schema extends v.GenericSchema<string, unknown>, Default extends string | null> = {
	readonly schema: Schema;
	readonly default: Default;
	readonly expected: string;
	readonly doc: string;
};

function variable<
	const Schema extends v.GenericSchema<string, unknown>,
	const Default extends string | null
>(one: Variable<Schema, Default>): Variable<Schema, Default> {
	return one;
}

const wholeNumber = (min: number, max: number) =>
	v.pipe(v.string(), v.regex(/^\d{1,9}$/), v.transform(Number), v.minValue(min), v.maxValue(max));

const httpOrigin = v.pipe(
	v.string(),
	v.check((text) => {
		const url = URL.parse(text);
		return (
			url !== null &&
			/^https?:$/.test(url.protocol) &&
			url.pathname === '/' &&
			url.search === '' &&
			url.hash === ''
		);
	}),
	v.transform((text) => new URL(text).origin)
);

const keyText = v.pipe(
	v.string(),
	v.regex(/^[A-Za-z0-9+/]{43}=$/),
	v.transform((text) => Buffer.from(text, 'base64'))
);

const smtpAddress = v.pipe(
	v.string(),
	v.check((text) => {
		const url = URL.parse(text);
		return url !== null && /^smtps?:$/.test(url.protocol) && url.hostname !== '';
	})
);

/** An address, or a name and an address: "Vänkrets <vankrets@region.example>". */
const senderAddress = v.pipe(
	v.string(),
	v.regex(/^(?:[^<>\r\n]{1,100} )?<?[^\s<>@]+@[^\s<>@]+>?$/u),
	v.check((text) => text.includes('<') === text.endsWith('>'))
);

export const variables = {
	HOST: variable({
		schema: v.pipe(v.string(), v.minLength(1)),
		default: '0.0.0.0',
		expected: 'an address to listen on, such as 127.0.0.1',
		doc: 'Address the server listens on.'
	}),
	PORT: variable({
		schema: wholeNumber(0, 65535),
		default: '3000',
		expected: 'a port number from 0 to 65535 (0: any free one)',
		doc: 'Port the server listens on.'
	}),
	PUBLIC_URL: variable({
		schema: httpOrigin,
		default: null,
		expected: 'an origin such as https://vankrets.example.se, without path',
		doc: 'The address people use. Set it in production: then only requests from this origin may change anything. Unset: the request’s own Host is taken.'
	}),
	JOIN_URL: variable({
		schema: httpOrigin,
		default: null,
		expected: 'an origin such as https://svara.example.se, without path',
		doc: 'The address shown to those who answer (wall, QR code, links), when it is not the one the wall itself is opened at.'
	}),
	DATABASE_URL: variable({
		schema: v.pipe(v.string(), v.regex(/^postgres(ql)?:\/\/.+/)),
		default: null,
		expected: 'a PostgreSQL connection string, postgresql://user:password@host/database',
		doc: 'PostgreSQL server (16 or newer) to use. Unset: the app runs its own PostgreSQL 18 in DATA_DIR.'
	}),
	DATABASE_POOL_SIZE: variable({
		schema: wholeNumber(2, 200),
		default: '10',
		expected: 'a number from 2 to 200',
		doc: 'Connections for ordinary work; the ballot box and the listener have their own.'
	}),
	DATA_DIR: variable({
		schema: v.pipe(v.string(), v.minLength(1)),
		default: './data',
		expected: 'a folder',
		doc: 'Folder of the embedded database and of the key that protects open ballots.'
	}),
	BALLOT_KEY: variable({
		schema: keyText,
		default: null,
		expected: '32 bytes in base64 (openssl rand -base64 32)',
		doc: 'Key that wraps the keys of open runs, and that seals second factors and letters in the queue: whoever loses it must set up second factors anew. Needed with DATABASE_URL; otherwise made in DATA_DIR.'
	}),
	SMTP_URL: variable({
		schema: smtpAddress,
		default: null,
		expected: 'a mail server, smtp://user:password@host:587 or smtps://user:password@host',
		doc: 'Mail server for invitations and sign-in links. Unset: letters wait in an outbox that administrators read. Needs MAIL_FROM and PUBLIC_URL.'
	}),
	MAIL_FROM: variable({
		schema: senderAddress,
		default: null,
		expected: 'an address, or a name and an address: Vänkrets <vankrets@region.example>',
		doc: 'Sender of the letters. Its domain’s SPF and DKIM should know the mail server.'
	}),
	TRUSTED_PROXIES: variable({
		schema: wholeNumber(0, 10),
		default: '0',
		expected: 'the number of proxies in front, 0 to 10',
		doc: 'How many proxies in front of the app may be believed about the client’s address and protocol (X-Forwarded-For, X-Forwarded-Proto).'
	}),
	METRICS_PORT: variable({
		schema: wholeNumber(0, 65535),
		default: null,
		expected: 'a port number from 0 to 65535 (0: any free one)',
		doc: 'Port of its own for /metrics in the format of Prometheus. Unset: no metrics.'
	}),
	METRICS_HOST: variable({
		schema: v.pipe(v.string(), v.minLength(1)),
		default: '127.0.0.1',
		expected: 'an address to listen on, such as 127.0.0.1',
		doc: 'Address that the metrics’ port listens on. They name nobody, but are not for everybody.'
	}),
	LOG_LEVEL: variable({
		schema: v.picklist(['debug', 'info', 'warn', 'error', 'silent']),
		default: 'info',
		expected: 'debug, info, warn, error or silent',
		doc: 'Least severity that is logged.'
	}),
	PRACTICE: variable({
		schema: v.pipe(
			v.picklist(['on', 'off']),
			v.transform((text) => text === 'on')
		),
		default: 'off',
		expected: 'on or off',
		doc: 'Practice installation: a banner says that nothing is real, and the demo’s sign-in links work. Never on in production.'
	})
};

type Variables = typeof variables;
type Value<Name extends keyof Variables> =
	| v.InferOutput<Variables[Name]['schema']>
	| (Variables[Name]['default'] extends string ? never : null);

export type Config = { readonly [Name in keyof Variables]: Value<Name> };

/** A wrong environment variable: names it and says what was expected. */
export class ConfigurationError extends Error {
	constructor(problems: readonly string[]) {
		super(`Configuration is not right:\n${problems.map((problem) => `  ${problem}`).join('\n')}`);
		this.name = 'ConfigurationError';
	}
}

/** @throws ConfigurationError naming every wrong variable and what was expected of it */
export function parseConfig(env: Readonly<Record<string, string | undefined>>): Config {
	const problems: string[] = [];
	const values: Record<string, unknown> = {};
	for (const [name, one] of Object.entries(variables)) {
		const given = env[name]?.trim();
		const text = given === undefined || given === '' ? one.default : given;
		if (text === null) {
			values[name] = null;
			continue;
		}
		const parsed = v.safeParse(one.schema, text);
		if (parsed.success) values[name] = parsed.output;
		else problems.push(`${name} is "${maskSecret(name, text)}", expected ${one.expected}.`);
	}
	if (
		values['DATABASE_URL'] &&
		!values['BALLOT_KEY'] &&
		!problems.some((problem) => problem.startsWith('BALLOT_KEY'))
	)
		problems.push(
			`BALLOT_KEY is missing, expected ${variables.BALLOT_KEY.expected} when DATABASE_URL is set.`
		);
	problems.push(...missingForMail(values, problems));
	if (problems.length > 0) throw new ConfigurationError(problems);
	return values as Config;
}

/** A link in a letter never follows the Host of whatever request asked for it. */
function missingForMail(values: Record<string, unknown>, problems: readonly string[]): string[] {
	if (!values['SMTP_URL']) return [];
	return (['MAIL_FROM', 'PUBLIC_URL'] as const)
		.filter((name) => !values[name] && !problems.some((problem) => problem.startsWith(name)))
		.map(
			(name) => `${name} is missing, expected ${variables[name].expected} when SMTP_URL is set.`
		);
}

const secret = ['BALLOT_KEY', 'DATABASE_URL', 'SMTP_URL'];

function maskSecret(name: string, text: string): string {
	return secret.includes(name) ? '(hidden)' : text;
}

/** The reference table of docs/configuration.md. */
export function configurationReference(): string {
	const rows = Object.entries(variables).map(
		([name, one]) =>
			`| \`${name}\` | ${one.default === null ? '–' : `\`${one.default}\``} | ${one.expected} | ${one.doc} |`
	);
	return [
		'# Configuration',
		'',
		'Every setting is an environment variable, read once at start. A wrong value stops the start and says which.',
		'This page is generated from `src/lib/server/config.ts` by `npm run docs`.',
		'',
		'| variable | default | expected | what it does |',
		'|---|---|---|---|',
		...rows,
		''
	].join('\n');
}
