/**
 * What an operator does from the command line: npm run admin -- <command>. Without one, or with one that does not
 * exist, it says which there are.
 */
import { backup } from './admin/backup.ts';
import type { AdminCommand } from './admin/command.ts';
import { restore } from './admin/restore.ts';
import { version } from './admin/version.ts';

const commands: Readonly<Record<string, AdminCommand>> = { backup, restore, version };

/** Said without a stack trace: the operator can do something about them. */
const expected = [
	'BackupError',
	'ConfigurationError',
	'DatabaseError',
	'EmbeddedDatabaseError',
	'MigrationError'
];

const [name = '', ...args] = process.argv.slice(2);
const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
if (command === undefined) {
	console.error(
		`npm run admin -- <command>\n\n${Object.entries(commands)
			.map(([each, { usage, about }]) => `  ${`${each} ${usage}`.trim().padEnd(24)} ${about}`)
			.join('\n')}`
	);
	process.exitCode = 2;
} else {
	try {
		await command.run(args);
	} catch (error) {
		const isKnown =
			error instanceof Error &&
			(expected.includes(error.name) ||
				('code' in error && /^ERR_PARSE_ARGS/.test(String(error.code))));
		console.error(isKnown ? error.message : error);
		process.exitCode = 1;
	}
}
