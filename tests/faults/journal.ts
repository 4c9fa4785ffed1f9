import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';

/** What clients were told, each line written down before anything else is done with it. */
export class Journal<Line> {
	readonly file: string;
	readonly #descriptor: number;
	count = 0;

	constructor(file: string) {
		this.file = file;
		this.#descriptor = openSync(file, 'a');
	}

	note(line: Line): void {
		writeSync(this.#descriptor, `${JSON.stringify(line)}\n`);
		this.count += 1;
	}

	close(): void {
		closeSync(this.#descriptor);
	}
}

export function readJournal<Line>(file: string): Line[] {
	return readFileSync(file, 'utf8')
		.split('\n')
		.filter((line) => line !== '')
		.map((line) => JSON.parse(line) as Line);
}
