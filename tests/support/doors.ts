import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

const routes = path.resolve(import.meta.dirname, '../../src/routes');

/**
 * Every door that the route files make: "GET /(site)/hem", "POST /(site)/konto?/endSession", "POST /api/…".
 * Read from the sources, so that a new file cannot be forgotten.
 */
export function listDoors(): string[] {
	const doors = new Set<string>();
	for (const file of readdirSync(routes, { recursive: true, encoding: 'utf8' })) {
		const name = path.basename(file);
		const directory = path.dirname(file);
		const route = directory === '.' ? '/' : `/${directory}`;
		// A page that only leads on has no drawing of its own.
		if (name === '+page.svelte' || name === '+page.server.ts') doors.add(`GET ${route}`);
		if (name === '+page.server.ts')
			for (const action of actionsOf(file)) doors.add(`POST ${route}?/${action}`);
		if (name === '+server.ts')
			for (const method of methodsOf(file)) doors.add(`${method} ${route}`);
	}
	return [...doors];
}

function sourceOf(file: string): string {
	return readFileSync(path.join(routes, file), 'utf8');
}

function methodsOf(file: string): string[] {
	return [...sourceOf(file).matchAll(/export const (GET|POST|PUT|PATCH|DELETE)\b/g)].map(
		(match) => match[1] ?? ''
	);
}

/** The keys of `export const actions = { … }`, one tab in. */
function actionsOf(file: string): string[] {
	const source = sourceOf(file);
	const start = source.search(/export const actions\b/);
	if (start < 0) return [];
	const body = source.slice(start, source.indexOf('\n}', start));
	const actions = [...body.matchAll(/^\t(?:async )?(\w+)(?=[:(,]|$)/gm)].map(
		(match) => match[1] ?? ''
	);
	if (actions.length === 0) throw new Error(`${file} exports actions that cannot be read`);
	return actions;
}
