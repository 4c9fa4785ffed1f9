import {
	stepCompareSchema,
	stepPresentationSchema,
	takePresentingSchema
} from '#lib/contract/commands/stage.ts';
import { stepCompare } from '../usecases/presentation/step-compare.ts';
import { stepPresentation } from '../usecases/presentation/step-presentation.ts';
import { takePresenting } from '../usecases/presentation/take-presenting.ts';
import { command } from './command.ts';

const takes = { permission: 'meeting.take' } as const;

/** The live commands on what a meeting shows. */
export const stageCommands = {
	takePresenting: command({
		...takes,
		schema: takePresentingSchema,
		usecase: takePresenting,
		perMinute: 60
	}),
	stepPresentation: command({
		...takes,
		schema: stepPresentationSchema,
		usecase: stepPresentation,
		perMinute: 300
	}),
	stepCompare: command({
		...takes,
		schema: stepCompareSchema,
		usecase: stepCompare,
		perMinute: 300
	})
};
