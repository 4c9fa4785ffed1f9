import { readComparison } from '#lib/server/usecases/presentation/read-comparison.ts';
import { orProblem } from '../../../../edge.ts';
import { readerOf } from '../reader.ts';
import type { RequestHandler } from './$types';

/** The processes of the meeting's group side by side, as the reader may see them. */
export const GET: RequestHandler = ({ locals, params }) =>
	orProblem(() =>
		readComparison(locals.ports, readerOf(locals, params.meeting), { meetingId: params.meeting })
	);
