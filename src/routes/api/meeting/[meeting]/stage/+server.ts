import { readStage } from '#lib/server/usecases/presentation/read-stage.ts';
import { orProblem } from '../../../../edge.ts';
import { readerOf } from '../reader.ts';
import type { RequestHandler } from './$types';

/** What is presented in the meeting, as the reader may see it. */
export const GET: RequestHandler = ({ locals, params }) =>
	orProblem(() =>
		readStage(locals.ports, readerOf(locals, params.meeting), { meetingId: params.meeting })
	);
