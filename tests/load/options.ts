import { parseArgs } from 'node:util';
import { kinds, type Kind, type Side } from './trial-job.ts';

export type Options = {
	readonly rounds: number;
	readonly sizes: Readonly<Record<Kind, readonly number[]>>;
	readonly sides: readonly Side[];
	readonly instances: number;
	readonly spreadSeconds: number;
	readonly waves: number;
	readonly warmUp: boolean;
	readonly json: string | null;
	readonly markdown: boolean;
};

export const usage = `npm run bench [-- --short] [--instances N] [--rounds N] [--phones N,N] [--kinds KIND,KIND] [--json FILE] [--markdown]

  --short      300 phones only, under two minutes
  --instances  also measures the application with N instances (2–8)
  --rounds     how many times everything is done, alternating (3)
  --phones     only these sizes (1–10000), for every kind of load
  --kinds      only these: ${kinds.join(', ')}
  --json       writes every figure of every round to FILE
  --markdown   also puts the tables into docs/performance.md`;

const full: Options['sizes'] = {
	answering: [100, 500, 1000, 2000],
	connected: [1000, 5000],
	following: [1000, 5000],
	returning: [1000]
};
const short: Options['sizes'] = {
	answering: [300],
	connected: [300],
	following: [],
	returning: []
};

/** @throws Error saying which option is wrong */
export function readOptions(args: readonly string[]): Options {
	const { values } = parseArgs({
		args: [...args],
		options: {
			short: { type: 'boolean', default: false },
			instances: { type: 'string', default: '1' },
			rounds: { type: 'string', default: '3' },
			phones: { type: 'string' },
			kinds: { type: 'string' },
			json: { type: 'string' },
			markdown: { type: 'boolean', default: false }
		}
	});
	const instances = whole('instances', values.instances, 1, 8);
	const sizes = values.short ? short : full;
	const own = values.phones?.split(',').map((text) => whole('phones', text, 1, 10_000));
	const chosen = values.kinds?.split(',') ?? kinds;
	for (const kind of chosen)
		if (!kinds.some((one) => one === kind))
			throw new Error(`--kinds names "${kind}", expected some of ${kinds.join(', ')}.`);
	const sizesOf = (kind: Kind) => (chosen.includes(kind) ? (own ?? sizes[kind]) : []);
	return {
		rounds: whole('rounds', values.rounds, 1, 20),
		sizes: {
			answering: sizesOf('answering'),
			connected: sizesOf('connected'),
			following: sizesOf('following'),
			returning: sizesOf('returning')
		},
		sides: instances > 1 ? ['bare', 'app', 'apps'] : ['bare', 'app'],
		instances,
		spreadSeconds: values.short ? 2 : 5,
		waves: values.short ? 2 : 10,
		warmUp: true,
		json: values.json ?? null,
		markdown: values.markdown
	};
}

function whole(name: string, text: string, min: number, max: number): number {
	const value = Number(text);
	if (!Number.isInteger(value) || value < min || value > max)
		throw new Error(
			`--${name} is "${text}", expected a whole number from ${String(min)} to ${String(max)}.`
		);
	return value;
}
