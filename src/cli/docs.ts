/**
 * Writes the pages that are made from the source: npm run docs. With --check nothing is written, and a page that is
 * not current is an error.
 */
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { openapiDocument } from '#lib/contract/openapi.ts';
import { configurationReference } from '#lib/server/config.ts';

const docsDir = path.resolve(import.meta.dirname, '../../docs');
const pages: Readonly<Record<string, () => string>> = {
	'configuration.md': configurationReference,
	'openapi.json': () => `${JSON.stringify(openapiDocument(), null, '\t')}\n`
};

const onlyCheck = process.argv.includes('--check');
for (const [name, write] of Object.entries(pages)) {
	const file = path.join(docsDir, name);
	const text = write();
	if ((await readFile(file, 'utf8').catch(() => null)) === text) continue;
	if (onlyCheck) {
		console.error(`docs/${name} is not what the source says now. Run: npm run docs`);
		process.exitCode = 1;
		continue;
	}
	await writeFile(file, text);
	console.log(`docs/${name} written`);
}
