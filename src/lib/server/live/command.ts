import * as v from 'valibot';
import type { Actor } from '#lib/domain/access/actor.ts';
import type { Permission } from '#lib/domain/access/can.ts';
import { ExpectedError } from '#lib/domain/errors.ts';
import type { Ports } from '../ports.ts';

/** A live command: what it takes, what it needs, what it does, and how often one person may send it. */
export type Command = {
	readonly schema: v.GenericSchema;
	readonly permission: Permission;
	readonly perMinute: number;
	/** @throws ExpectedError invalidInput, or the use case's own */
	readonly run: (ports: Ports, actor: Actor, input: unknown) => Promise<unknown>;
};

export function command<Schema extends v.GenericSchema>(one: {
	schema: Schema;
	permission: Permission;
	perMinute: number;
	usecase: (ports: Ports, actor: Actor, input: v.InferOutput<Schema>) => Promise<unknown>;
}): Command {
	return {
		schema: one.schema,
		permission: one.permission,
		perMinute: one.perMinute,
		run: (ports, actor, input) => {
			const parsed = v.safeParse(one.schema, input);
			if (!parsed.success) throw new ExpectedError('invalidInput');
			return one.usecase(ports, actor, parsed.output);
		}
	};
}
