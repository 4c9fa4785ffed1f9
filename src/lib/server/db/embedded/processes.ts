import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { codeOf } from './error.ts';

const linux = process.platform === 'linux';

function read(path: string): string | null {
	try {
		return readFileSync(path, 'utf8');
	} catch {
		return null;
	}
}

function ps(pid: number, column: string): string {
	try {
		const args = ['-ww', '-o', `${column}=`, '-p', String(pid)];
		return execFileSync('ps', args, {
			encoding: 'utf8',
			env: { PATH: process.env.PATH, LC_ALL: 'C' }
		}).trim();
	} catch {
		return '';
	}
}

/** Fields of /proc/<pid>/stat from the state on; the name before it may hold spaces and brackets. */
function statFields(pid: number): string[] | null {
	const stat = read(`/proc/${pid}/stat`);
	return stat === null ? null : stat.slice(stat.lastIndexOf(')') + 2).split(' ');
}

/** A zombie counts as gone: where nobody reaps orphans, a killed process stays in the table for ever. */
export function isRunning(pid: number): boolean {
	try {
		process.kill(pid, 0);
	} catch (error) {
		if (codeOf(error) !== 'EPERM') return false;
	}
	const state = linux ? statFields(pid)?.[0] : ps(pid, 'state').charAt(0);
	return state !== 'Z';
}

/** Says which process a pid is: the same number after a reboot or a reuse gives another text. Null when gone. */
export function processIdentity(pid: number): string | null {
	if (!isRunning(pid)) return null;
	if (!linux) return ps(pid, 'lstart') || null;
	const started = statFields(pid)?.[19];
	const boot = read('/proc/sys/kernel/random/boot_id')?.trim();
	return started ? `${boot ?? 'boot'}:${started}` : null;
}

/** Whether the process is running and was started with this argument. /proc/<pid>/cwd would need a capability. */
export function wasStartedWith(pid: number, argument: string): boolean {
	if (!isRunning(pid)) return false;
	if (!linux) return ps(pid, 'command').includes(argument);
	return read(`/proc/${pid}/cmdline`)?.split('\0').includes(argument) ?? false;
}
