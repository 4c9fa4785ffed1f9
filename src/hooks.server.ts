import type { Handle, HandleServerError, ServerInit } from '@sveltejs/kit';
import { startApplication, type RunningApplication } from '#lib/server/start.ts';
import { handleRequest } from './request.ts';

let running: RunningApplication | null = null;

export const init: ServerInit = async () => {
	running = await startApplication(process.env);
};

export const handle: Handle = (input) => {
	if (running === null) throw new Error('the application has not started');
	return handleRequest(running, input);
};

export const handleError: HandleServerError = ({ error, event, status }) => {
	if (status === 404) return { code: 'pageNotFound', message: 'Not found' };
	// The client's own mistake, such as an address that cannot be decoded; its words would hold codes and tokens.
	if (status < 500) return { code: 'invalidInput', message: 'Bad request' };
	running?.ports.log.error(
		{
			requestId: event.locals.requestId,
			route: event.route.id,
			err: error instanceof Error ? error.stack : String(error)
		},
		'unexpected error'
	);
	return { code: 'unexpected', message: 'Unexpected error', requestId: event.locals.requestId };
};
