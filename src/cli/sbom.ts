import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * npm run sbom [-- FILE]: the software bill of materials of this version, CycloneDX, from the lock file alone. With what is
 * only used for development as well (marked as such), because the browser's part is built from some of it.
 */
const root = path.resolve(import.meta.dirname, '../..');
const options = ['sbom', '--sbom-format', 'cyclonedx', '--sbom-type', 'application'];
const text = execFileSync('npm', [...options, '--package-lock-only'], {
	cwd: root,
	encoding: 'utf8',
	maxBuffer: 64 * 1024 * 1024,
	stdio: ['ignore', 'pipe', 'inherit']
});
const { metadata, components } = JSON.parse(text) as {
	metadata: { component: { version: string } };
	components: unknown[];
};
const { version } = metadata.component;
const file = path.resolve(process.argv[2] ?? path.join(root, `vankrets-${version}.cdx.json`));
writeFileSync(file, text);
console.log(`${file}: ${String(components.length)} components.`);
