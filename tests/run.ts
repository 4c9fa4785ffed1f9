/**
 * `npm test`: every check there is, in order, stopping at the first that fails. The last line is
 * "N passed, N failed" over the tests of Vitest and Playwright.
 * `npm test -- unit end-to-end` runs only the steps named.
 */
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ensureChromium } from './support/browser.ts';

type Counts = { passed: number; failed: number };
type Step = {
	readonly name: string;
	readonly commands: readonly (readonly string[])[];
	/** Reads the counts of the JSON report that the step wrote to `report`. */
	readonly count?: (report: string) => Counts;
	readonly prepare?: () => void;
	/** Runs on the other core while the steps from here to `judgedAfter` run, and is told after that one. */
	readonly judgedAfter?: string;
};

const root = path.resolve(import.meta.dirname, '..');
const reports = mkdtempSync(path.join(os.tmpdir(), 'vankrets-reports-'));

function vitest(...projects: string[]): Pick<Step, 'commands' | 'count'> {
	const chosen = projects.flatMap((project) => ['--project', project]);
	const report = ['--reporter=default', '--reporter=json', '--outputFile.json=REPORT'];
	return {
		commands: [['vitest', 'run', ...chosen, ...report]],
		count: (file) => {
			const { numPassedTests, numFailedTests } = readReport<{
				numPassedTests: number;
				numFailedTests: number;
			}>(file);
			return { passed: numPassedTests, failed: numFailedTests };
		}
	};
}

const steps: readonly Step[] = [
	{ name: 'format', commands: [['prettier', '--check', '.']] },
	{
		name: 'generate',
		commands: [
			['paraglide-js', 'compile', '--project', './project.inlang', ...paraglideOptions()],
			['svelte-kit', 'sync']
		]
	},
	{ name: 'lint', commands: [['eslint', '.', '--max-warnings', '0']], judgedAfter: 'integration' },
	{
		name: 'types',
		commands: [['svelte-check', '--tsconfig', './tsconfig.json', '--fail-on-warnings']]
	},
	{ name: 'boundaries', commands: [['npm', 'run', '--silent', 'boundaries']] },
	{ name: 'docs', commands: [['node', 'src/cli/docs.ts', '--check']] },
	{ name: 'unit', ...vitest('unit') },
	{ name: 'build', commands: [['vite', 'build', '--logLevel', 'warn']] },
	{ name: 'integration', ...vitest('integration', 'production', 'alone') },
	{
		name: 'end-to-end',
		prepare: () => {
			console.log(`Chromium: ${ensureChromium()}`);
		},
		commands: [['playwright', 'test', '--reporter=list,json']],
		count: (file) => {
			const { stats } = readReport<{
				stats: { expected: number; unexpected: number; flaky: number };
			}>(file);
			return { passed: stats.expected + stats.flaky, failed: stats.unexpected };
		}
	}
];

/** The same as the plugin in vite.config.ts, so that both write the same files. */
function paraglideOptions(): string[] {
	return [
		...['--outdir', './src/lib/messages', '--emit-ts-declarations'],
		...['--strategy', 'cookie', 'preferredLanguage', 'baseLocale']
	];
}

function readReport<Report>(file: string): Report {
	return JSON.parse(readFileSync(file, 'utf8')) as Report;
}

function surroundings(report: string) {
	return {
		cwd: root,
		env: {
			...process.env,
			// Also when started without npm: the checkout's own programs, and its Node, come first.
			PATH: `${path.join(root, 'node_modules/.bin')}:${process.env['PATH'] ?? ''}`,
			PLAYWRIGHT_JSON_OUTPUT_FILE: report
		}
	};
}

function runCommand(command: readonly string[], report: string): boolean {
	const [program = '', ...args] = command.map((word) => word.replace('REPORT', report));
	const options = { ...surroundings(report), stdio: 'inherit' } as const;
	const { status, error } = spawnSync(program, args, options);
	if (error !== undefined) console.error(error.message);
	return status === 0;
}

/** Starts a step's only command; what it prints and how it ends is told when it is waited for. */
function startBeside(step: Step): () => Promise<boolean> {
	const [[program = '', ...args] = []] = step.commands;
	const started = performance.now();
	const child = spawn(program, args, { ...surroundings(''), stdio: ['ignore', 'pipe', 'pipe'] });
	let output = '';
	for (const stream of [child.stdout, child.stderr])
		stream.setEncoding('utf8').on('data', (text: string) => (output += text));
	const ended = new Promise<{ held: boolean; seconds: string }>((resolve) => {
		const end = (held: boolean) => {
			resolve({ held, seconds: ((performance.now() - started) / 1000).toFixed(1) });
		};
		child.on('error', (error) => {
			output += error.message;
			end(false);
		});
		child.on('close', (code) => {
			end(code === 0);
		});
	});
	return async () => {
		const { held, seconds } = await ended;
		console.log(`\n${heading(step.name)}\n${output}`);
		console.log(`${held ? 'ok' : 'FAILED'}: ${step.name}, ${seconds} s, beside the steps before`);
		return held;
	};
}

function heading(name: string): string {
	return `━━ ${name} ${'━'.repeat(Math.max(0, 74 - name.length))}`;
}

/** True when everything in the step held. */
function runStep(step: Step, total: Counts): boolean {
	console.log(`\n${heading(step.name)}`);
	const started = performance.now();
	const report = path.join(reports, `${step.name}.json`);
	let counts: Counts = { passed: 0, failed: 0 };
	let held = true;
	try {
		step.prepare?.();
		held = step.commands.every((command) => runCommand(command, report));
		if (step.count !== undefined) counts = step.count(report);
	} catch (error) {
		console.error(error instanceof Error ? error.message : error);
		held = false;
	}
	// A check without counts that fails, or a runner that breaks down, is one failure.
	if (!held && counts.failed === 0) counts.failed = 1;
	total.passed += counts.passed;
	total.failed += counts.failed;
	const seconds = ((performance.now() - started) / 1000).toFixed(1);
	console.log(`${held ? 'ok' : 'FAILED'}: ${step.name}, ${seconds} s`);
	return held && counts.failed === 0;
}

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !steps.some((step) => step.name === name));
if (unknown.length > 0) {
	const names = steps.map((step) => step.name).join(', ');
	console.error(`There is no step ${unknown.join(', ')}. The steps: ${names}`);
	process.exit(2);
}
const total: Counts = { passed: 0, failed: 0 };
const started = performance.now();
const chosen = steps.filter((step) => wanted.length === 0 || wanted.includes(step.name));
const beside = new Map<string, () => Promise<boolean>>();
let allHeld = true;
for (const step of chosen) {
	const { judgedAfter } = step;
	const isAlone = !chosen.some((one) => one.name === judgedAfter);
	if (judgedAfter !== undefined && !isAlone) {
		beside.set(judgedAfter, startBeside(step));
		continue;
	}
	allHeld = runStep(step, total);
	const judge = beside.get(step.name);
	if (judge !== undefined && allHeld) {
		allHeld = await judge();
		if (!allHeld) total.failed += 1;
	}
	if (!allHeld) break;
}
rmSync(reports, { recursive: true, force: true });
console.log(`\nAll in ${((performance.now() - started) / 1000).toFixed(0)} s.`);
console.log(`${String(total.passed)} passed, ${String(total.failed)} failed`);
process.exit(allHeld ? 0 : 1);
