import type { Actor } from '#lib/domain/access/actor.ts';
import { ExpectedError } from '#lib/domain/errors.ts';
import {
	attendItemSchema,
	closeConsensusSchema,
	openConsensusSchema,
	saveScoreSchema
} from '#lib/contract/commands/consensus.ts';
import {
	addStepSchema,
	attendPresentationSchema,
	changeStepSchema,
	moveStepSchema,
	removeStepSchema,
	sharePresentationSchema,
	syncTextSchema
} from '#lib/contract/commands/presentation.ts';
import { closeRunSchema, openRunSchema, stepScreenSchema } from '#lib/contract/commands/run.ts';
import type { Ports } from '../ports.ts';
import { attendItem } from '../usecases/poll/attend-item.ts';
import { closeRun } from '../usecases/poll/close-run.ts';
import { openRun } from '../usecases/poll/open-run.ts';
import { saveScore } from '../usecases/poll/save-score.ts';
import { closeConsensus, openConsensus } from '../usecases/poll/steer-consensus.ts';
import { stepScreen } from '../usecases/poll/step-screen.ts';
import { attendPresentation } from '../usecases/presentation/attend-presentation.ts';
import { sharePresentation } from '../usecases/presentation/share-presentation.ts';
import {
	addStep,
	changeStep,
	moveStep,
	removeStep
} from '../usecases/presentation/step-changes.ts';
import { syncText } from '../usecases/presentation/sync-text.ts';
import { command, type Command } from './command.ts';
import { feedbackCommands } from './feedback-commands.ts';
import { meetingCommands } from './meeting-commands.ts';
import { stageCommands } from './stage-commands.ts';

/** Every live command, over the socket and at POST /api/command/<name> alike. */
export const commands = {
	openRun: command({
		schema: openRunSchema,
		permission: 'run.steer',
		usecase: openRun,
		perMinute: 20
	}),
	closeRun: command({
		schema: closeRunSchema,
		permission: 'run.steer',
		usecase: closeRun,
		perMinute: 20
	}),
	stepScreen: command({
		schema: stepScreenSchema,
		permission: 'run.steer',
		usecase: stepScreen,
		perMinute: 300
	}),
	openConsensus: command({
		schema: openConsensusSchema,
		permission: 'run.steer',
		usecase: openConsensus,
		perMinute: 20
	}),
	closeConsensus: command({
		schema: closeConsensusSchema,
		permission: 'run.steer',
		usecase: closeConsensus,
		perMinute: 20
	}),
	saveScore: command({
		schema: saveScoreSchema,
		permission: 'consensus.write',
		usecase: saveScore,
		perMinute: 240
	}),
	attendItem: command({
		schema: attendItemSchema,
		permission: 'consensus.write',
		usecase: attendItem,
		perMinute: 120
	}),
	...meetingCommands,
	...stageCommands,
	addStep: command({
		schema: addStepSchema,
		permission: 'presentation.write',
		usecase: addStep,
		perMinute: 120
	}),
	changeStep: command({
		schema: changeStepSchema,
		permission: 'presentation.write',
		usecase: changeStep,
		perMinute: 240
	}),
	moveStep: command({
		schema: moveStepSchema,
		permission: 'presentation.write',
		usecase: moveStep,
		perMinute: 240
	}),
	removeStep: command({
		schema: removeStepSchema,
		permission: 'presentation.write',
		usecase: removeStep,
		perMinute: 120
	}),
	syncText: command({
		schema: syncTextSchema,
		permission: 'presentation.write',
		usecase: syncText,
		perMinute: 300
	}),
	attendPresentation: command({
		schema: attendPresentationSchema,
		permission: 'presentation.write',
		usecase: attendPresentation,
		perMinute: 120
	}),
	sharePresentation: command({
		schema: sharePresentationSchema,
		permission: 'presentation.publish',
		usecase: sharePresentation,
		perMinute: 60
	}),
	...feedbackCommands
} satisfies Record<string, Command>;

export type CommandName = keyof typeof commands;

export function isCommandName(name: string): name is CommandName {
	return Object.hasOwn(commands, name);
}

/** Runs one command by name. @throws ExpectedError notFound, tooManyAttempts, invalidInput, or the command's own */
export async function runCommand(
	ports: Ports,
	actor: Actor,
	name: string,
	input: unknown
): Promise<unknown> {
	if (!isCommandName(name)) throw new ExpectedError('notFound');
	const one = commands[name];
	const who = actor.kind === 'person' ? actor.personId : actor.kind;
	if (!ports.rates.take(`${name}:${who}`, one.perMinute))
		throw new ExpectedError('tooManyAttempts');
	return (await one.run(ports, actor, input)) ?? null;
}
