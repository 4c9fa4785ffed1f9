/**
 * Answers of different length would tell a proxy's log, or whoever counts bytes on the wire, what was answered:
 * "dontKnow" is longer than a step. JSON may end in white space, so all are made equally long.
 */
const block = 512;

export function padded(json: string): string {
	return json.padEnd(Math.ceil(json.length / block) * block);
}
