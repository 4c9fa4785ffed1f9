/** What a hostile client puts where something else belongs. */
const nested = (depth: number): unknown => {
	let value: unknown = 'innermost';
	for (let level = 0; level < depth; level += 1)
		value = level % 2 === 0 ? [value] : { deeper: value };
	return value;
};

export const hostileStrings: readonly string[] = [
	'',
	' ',
	'\u0000',
	'a\u0000b',
	'\ud800',
	'\u202e\u2066',
	'%00',
	'%',
	'%ff%fe',
	'<script>alert(1)</script>',
	`' OR 1=1; DROP TABLE person; --`,
	'{{7*7}}${7*7}',
	'../../../../etc/passwd',
	'//example.org',
	'javascript:alert(1)',
	'__proto__',
	'constructor',
	'toString',
	'-1',
	'0',
	'1.5',
	'1e309',
	'NaN',
	'99999999999999999999',
	'2147483648',
	'2026-02-30',
	'0000-00-00',
	'9999999-01-01',
	'[object Object]',
	'null',
	'true',
	'å'.repeat(300),
	'x'.repeat(5000),
	'\r\nset-cookie: session=1',
	'🙂'.repeat(150),
	'a@b',
	'=cmd|calc'
];

export const hostileValues: readonly unknown[] = [
	null,
	true,
	-1,
	0,
	0.5,
	1e308,
	Number.MAX_SAFE_INTEGER,
	[],
	{},
	[[[[]]]],
	nested(200),
	JSON.parse('{"__proto__": {"administrator": true}}'),
	JSON.parse('{"constructor": {"prototype": {"ok": true}}}'),
	{ toString: 1, valueOf: null, length: -1 },
	Array.from({ length: 300 }, (_, index) => index),
	Object.fromEntries(Array.from({ length: 200 }, (_, index) => [`key${String(index)}`, index])),
	...hostileStrings
];

export function pick<T>(values: readonly T[]): T {
	const value = values[Math.floor(Math.random() * values.length)];
	if (value === undefined && values.length === 0) throw new Error('nothing to pick from');
	return value as T;
}
