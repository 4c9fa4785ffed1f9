import { describe, expect, test } from 'vitest';
import { ConfigurationError, configurationReference, parseConfig, variables } from './config.ts';

const key = Buffer.alloc(32, 7).toString('base64');

function problemsOf(env: Record<string, string | undefined>): string {
	try {
		parseConfig(env);
		return '';
	} catch (error) {
		return error instanceof ConfigurationError ? error.message : `not expected: ${String(error)}`;
	}
}

test('an empty environment is a working configuration', () => {
	expect(parseConfig({})).toEqual({
		HOST: '0.0.0.0',
		PORT: 3000,
		PUBLIC_URL: null,
		JOIN_URL: null,
		DATABASE_URL: null,
		DATABASE_POOL_SIZE: 10,
		DATA_DIR: './data',
		BALLOT_KEY: null,
		SMTP_URL: null,
		MAIL_FROM: null,
		METRICS_PORT: null,
		METRICS_HOST: '127.0.0.1',
		TRUSTED_PROXIES: 0,
		LOG_LEVEL: 'info',
		PRACTICE: false
	});
});

test('values are parsed, spaces around them and empty ones do not count', () => {
	expect(
		parseConfig({
			PORT: ' 8080 ',
			PUBLIC_URL: 'https://vankrets.example.se/',
			DATABASE_URL: 'postgresql://u:p@db/vankrets',
			BALLOT_KEY: key,
			PRACTICE: 'on',
			HOST: '',
			SOMETHING_ELSE: 'is nobody’s business'
		})
	).toMatchObject({
		PORT: 8080,
		PUBLIC_URL: 'https://vankrets.example.se',
		BALLOT_KEY: Buffer.alloc(32, 7),
		PRACTICE: true,
		HOST: '0.0.0.0'
	});
});

describe('a wrong value is named, with what was expected', () => {
	test.each([
		['PORT', '70000'],
		['PORT', 'http'],
		['PORT', '-1'],
		['PUBLIC_URL', 'vankrets.example.se'],
		['PUBLIC_URL', 'https://vankrets.example.se/app'],
		['PUBLIC_URL', 'ftp://vankrets.example.se'],
		['DATABASE_URL', 'mysql://db/vankrets'],
		['DATABASE_POOL_SIZE', '1'],
		['BALLOT_KEY', 'secret'],
		['BALLOT_KEY', Buffer.alloc(16).toString('base64')],
		['SMTP_URL', 'mail.region.example'],
		['SMTP_URL', 'http://mail.region.example'],
		['MAIL_FROM', 'Vänkrets'],
		['MAIL_FROM', 'Vänkrets <vankrets@region.example'],
		['MAIL_FROM', 'a@b.example\nBcc: c@d.example'],
		['TRUSTED_PROXIES', '11'],
		['TRUSTED_PROXIES', 'yes'],
		['LOG_LEVEL', 'verbose'],
		['PRACTICE', 'true']
	] as const)('%s=%s', (name, value) => {
		const message = problemsOf({ [name]: value });
		expect(message).toContain(name);
		expect(message).toContain(variables[name].expected);
	});

	test('all of them at once', () => {
		const message = problemsOf({ PORT: 'x', LOG_LEVEL: 'loud' });
		expect(message).toContain('PORT');
		expect(message).toContain('LOG_LEVEL');
	});

	test('without repeating a secret', () => {
		expect(problemsOf({ BALLOT_KEY: 'almost-a-key' })).not.toContain('almost-a-key');
		expect(problemsOf({ SMTP_URL: 'smpt://root:hemligt@mail' })).not.toContain('hemligt');
		expect(problemsOf({ DATABASE_URL: 'mysql://root:hemligt@db' })).not.toContain('hemligt');
	});
});

test('a database of one’s own needs a key of one’s own', () => {
	expect(problemsOf({ DATABASE_URL: 'postgresql://db/vankrets' })).toContain(
		'BALLOT_KEY is missing'
	);
	expect(problemsOf({ DATABASE_URL: 'postgresql://db/vankrets', BALLOT_KEY: key })).toBe('');
});

test('sending mail needs a sender, and an address that no request can make up', () => {
	const SMTP_URL = 'smtp://mail.region.example:587';
	expect(problemsOf({ SMTP_URL })).toContain('MAIL_FROM is missing');
	expect(problemsOf({ SMTP_URL })).toContain('PUBLIC_URL is missing');
	const PUBLIC_URL = 'https://vankrets.example.se';
	for (const MAIL_FROM of ['a@b.example', '<a@b.example>', 'Vänkrets <a@b.example>'])
		expect(problemsOf({ SMTP_URL, PUBLIC_URL, MAIL_FROM })).toBe('');
});

test('the reference has a row for every variable', () => {
	const reference = configurationReference();
	for (const [name, one] of Object.entries(variables)) {
		expect(reference).toContain(`| \`${name}\` |`);
		expect(reference).toContain(one.doc);
	}
});
