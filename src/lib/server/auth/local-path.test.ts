import { expect, it } from 'vitest';
import { localPath } from './local-path.ts';

it.each([
	['/hem', '/hem'],
	['/skattningar/1?sort=lowest#7', '/skattningar/1?sort=lowest#7'],
	['/å', '/%C3%A5'],
	['/a/../b', '/b']
])('sends back to our own %s', (text, path) => {
	expect(localPath(text, '/fallback')).toBe(path);
});

it.each([
	undefined,
	null,
	'',
	'hem',
	'https://evil.example/',
	'//evil.example',
	'///evil.example',
	'/\\evil.example',
	'/\t/evil.example',
	'/\n/evil.example',
	'/..//evil.example',
	'/.//evil.example',
	'/%2e%2e//evil.example',
	'javascript:alert(1)',
	' //evil.example',
	`/${'a'.repeat(2000)}`
])('never leaves the site by %j', (text) => {
	expect(localPath(text, '/fallback')).toBe('/fallback');
});
