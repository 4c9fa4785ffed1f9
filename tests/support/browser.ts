import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { chromium } from '@playwright/test';

/** Chromium without a window's parts needs half the processor: it comes first. */
const usualPlaces = [
	'/usr/bin/chromium-headless-shell',
	'/usr/bin/chromium',
	'/usr/bin/chromium-browser',
	'/usr/bin/google-chrome',
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'
];

const isRoot = process.getuid?.() === 0;

/** As root Chromium has no sandbox; without the rest it asks the network for things of its own at every start. */
export const browserFlags = [
	...(isRoot ? ['--no-sandbox'] : []),
	'--disable-gpu',
	// Debian's package turns it on; without a graphics card the processor would imitate one.
	'--disable-gpu-rasterization',
	'--disable-software-rasterizer',
	'--disable-quic',
	'--disable-dev-shm-usage',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync'
];

/** The browser of the end-to-end tests, or null: CHROMIUM_PATH, the system's, Playwright's own download. */
export function findChromium(): string | null {
	const named = process.env['CHROMIUM_PATH'];
	const places = named ? [named] : [...usualPlaces, chromium.executablePath()];
	return places.find(isExecutable) ?? null;
}

/** Installs a browser where none is: as root from the system's packages, else through Playwright. @throws Error */
export function ensureChromium(): string {
	const found = findChromium();
	if (found !== null) return found;
	for (const [command, ...args] of waysToInstall()) {
		if (command === undefined) continue;
		console.log(`No Chromium here. Trying: ${[command, ...args].join(' ')}`);
		spawnSync(command, args, { stdio: 'inherit', timeout: 300_000 });
		const installed = findChromium();
		if (installed !== null) return installed;
	}
	throw new Error(
		'The end-to-end tests need Chromium. Install it, or name it: CHROMIUM_PATH=/path/to/chromium npm test'
	);
}

function waysToInstall(): string[][] {
	if (process.env['CHROMIUM_PATH']) return [];
	const own = ['npx', 'playwright', 'install', 'chromium'];
	if (!isRoot || !isExecutable('/usr/bin/apt-get')) return [own];
	// Debian's package brings the system libraries too, which Playwright's download does not.
	const install = 'apt-get install -y -qq --no-install-recommends';
	const packages = `apt-get update -qq; ${install} chromium-headless-shell || ${install} chromium`;
	return [['sh', '-c', `DEBIAN_FRONTEND=noninteractive; export DEBIAN_FRONTEND; ${packages}`], own];
}

function isExecutable(file: string): boolean {
	try {
		accessSync(file, constants.X_OK);
		return true;
	} catch {
		return false;
	}
}
