import { toJsonSchema } from '@valibot/to-json-schema';
import type * as v from 'valibot';
import { errorCodes } from '#lib/domain/errors.ts';
import { castSchema, dontKnow, mineSchema } from './ballot.ts';
import {
	attendItemSchema,
	closeConsensusSchema,
	openConsensusSchema,
	saveScoreSchema
} from './commands/consensus.ts';
import { closeRunSchema, openRunSchema, stepScreenSchema } from './commands/run.ts';
import { audiences } from './live.ts';

/**
 * What a stranger needs to write a client that answers, or that watches and steers a run (OpenAPI 3.1).
 * The requests are the very schemas the server parses with; docs/live-protocol.md tells the rest.
 */
const schemaOf = (schema: v.GenericSchema) => {
	const { $schema: _, ...rest } = toJsonSchema(schema, { errorMode: 'ignore' });
	return rest;
};

const choice = {
	oneOf: [{ type: 'integer', minimum: 0, maximum: 100 }, { const: dontKnow }],
	description: 'A step of the scale, or "dontKnow".'
};
const stored = {
	type: 'object',
	required: ['item', 'choice', 'rev'],
	properties: {
		item: { type: 'integer', minimum: 1 },
		choice,
		rev: { type: 'integer', minimum: 1 }
	},
	additionalProperties: false
};
const refusal = {
	type: 'object',
	required: ['ok', 'code'],
	properties: { ok: { const: false }, code: { enum: [...errorCodes] } },
	additionalProperties: false
};
const accepted = (data: unknown) => ({
	type: 'object',
	required: ['ok', 'data'],
	properties: { ok: { const: true }, data },
	additionalProperties: false
});
const problem = {
	description: 'Refused',
	content: {
		'application/problem+json': {
			schema: {
				type: 'object',
				required: ['type', 'title', 'status', 'code'],
				properties: {
					type: { type: 'string' },
					title: { type: 'string' },
					status: { type: 'integer' },
					code: { enum: [...errorCodes] }
				}
			}
		}
	}
};

const json = (description: string, schema: unknown) => ({
	description,
	content: { 'application/json': { schema } }
});

function ballotPost(summary: string, request: v.GenericSchema, data: unknown) {
	return {
		post: {
			summary,
			description:
				'Send without cookies. Needs an Origin header equal to the address of the server. Answers 404 codeNotOpen alike for unknown, mistyped and closed codes.',
			security: [],
			requestBody: {
				required: true,
				content: { 'application/json': { schema: schemaOf(request) } }
			},
			responses: {
				'200': json('Committed', accepted(data)),
				'400': json('Not an answer', refusal),
				'403': json('Foreign origin', refusal),
				'404': json('The code is not open', refusal),
				'429': json('Too many wrong codes from this address', refusal),
				'503': json('Not stored; send it again', refusal)
			}
		}
	};
}

function command(summary: string, request: v.GenericSchema) {
	return {
		post: {
			summary,
			security: [{ session: [] }],
			requestBody: {
				required: true,
				content: { 'application/json': { schema: schemaOf(request) } }
			},
			responses: { '200': json('Done', {}), default: problem }
		}
	};
}

const runParameter = {
	name: 'run',
	in: 'path',
	required: true,
	schema: { type: 'string', format: 'uuid' }
};

const runState = {
	get: {
		summary: 'Whether a run takes answers',
		security: [],
		parameters: [runParameter],
		responses: {
			'200': json('The state of the run', {
				type: 'object',
				required: ['state'],
				properties: { state: { enum: ['draft', 'open', 'closed'] } }
			}),
			'304': { description: 'As before (If-None-Match)' },
			default: problem
		}
	}
};

const view = {
	get: {
		summary:
			'Everything an audience may see of a run (`organisation`: of an organisation), with its version as ETag',
		security: [{ session: [] }, { wall: [] }, {}],
		parameters: [
			{
				name: 'audience',
				in: 'path',
				required: true,
				schema: { enum: audiences }
			},
			runParameter
		],
		responses: {
			'200': json('A snapshot: slices by name, each { version, data }', {
				type: 'object',
				required: ['topic', 'audience', 'slices'],
				properties: {
					topic: { type: 'string', format: 'uuid' },
					audience: { enum: audiences },
					slices: {
						type: 'object',
						additionalProperties: { type: 'object', required: ['version', 'data'] }
					}
				}
			}),
			'304': { description: 'As before (If-None-Match)' },
			default: problem
		}
	}
};

export function openapiDocument() {
	return {
		openapi: '3.1.0',
		info: {
			title: 'Vänkrets',
			version: '1',
			description: 'Answering a self-assessment, and the state of a run.',
			license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' }
		},
		paths: {
			'/api/ballot': ballotPost(
				'Store one answer; the reply is what is stored after the commit',
				castSchema,
				stored
			),
			'/api/ballot/mine': ballotPost('This device’s stored answers', mineSchema, {
				type: 'object',
				required: ['answers'],
				properties: { answers: { type: 'array', items: stored } }
			}),
			'/api/run/{run}': runState,
			'/api/view/{audience}/{run}': view,
			'/api/command/openRun': command('Open a draft run', openRunSchema),
			'/api/command/closeRun': command('Close a run for good', closeRunSchema),
			'/api/command/stepScreen': command('Move what the wall shows', stepScreenSchema),
			'/api/command/openConsensus': command(
				'Open a working group’s draft run to its members',
				openConsensusSchema
			),
			'/api/command/closeConsensus': command(
				'Lock a working group’s scores for good',
				closeConsensusSchema
			),
			'/api/command/saveScore': command(
				'Save a working group’s score and words about an item, field by field',
				saveScoreSchema
			),
			'/api/command/attendItem': command(
				'Say which item one has before oneself; null when one leaves',
				attendItemSchema
			)
		},
		components: {
			securitySchemes: {
				session: { type: 'apiKey', in: 'cookie', name: '__Host-session' },
				wall: { type: 'apiKey', in: 'cookie', name: '__Host-wall' }
			}
		}
	};
}
