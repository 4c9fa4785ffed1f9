import type { Handle, RequestEvent } from '@sveltejs/kit';
import { ExpectedError } from '#lib/domain/errors.ts';
import { paraglideMiddleware } from '#lib/messages/server.js';
import { publicActor } from '#lib/domain/access/actor.ts';
import {
	changesState,
	clientAddressOf,
	cookieName,
	isOwnOrigin,
	securityHeaders,
	strictTransportSecurity
} from '#lib/server/auth/guards.ts';
import { gateRefusal, routeGates, takesWalls } from '#lib/server/auth/route-access.ts';
import { newId } from '#lib/server/ids.ts';
import type { RunningApplication } from '#lib/server/start.ts';
import { problem } from './routes/edge.ts';
import { namesNoAction, refuseUnreadableForm } from './routes/malformed-form.ts';
import { answerRefusedForm } from './routes/refused-form.ts';

/** One request through Kit: who asks, from where, in which language; then the route; then the headers. */
export async function handleRequest(
	application: RunningApplication,
	{ event, resolve }: Parameters<Handle>[0]
): Promise<Response> {
	const started = performance.now();
	await identify(application, event);
	if (changesState(event.request.method) && !isOwnOrigin(originHeaders(event), event.url.origin))
		return withHeaders(event, new Response('Cross-site request refused', { status: 403 }));
	const response = await paraglideMiddleware(event.request, async ({ request, locale }) => {
		event.request = request;
		refuseUnreadableForm(event.request);
		event.locals.locale = locale;
		const refusal = await refuse(event);
		if (refusal !== null) return refusal;
		const page = await resolve(event, {
			transformPageChunk: ({ html }) =>
				html.replace('%lang%', locale).replace('%theme%', event.locals.theme)
		});
		// Fails closed: a refused page that no layout has turned into an error page is not sent.
		return event.locals.refusal !== null && !event.locals.refusalDrawn
			? problem(new ExpectedError(event.locals.refusal))
			: page;
	});
	logRequest(application, event, response.status, performance.now() - started);
	return withHeaders(event, response);
}

async function identify(application: RunningApplication, event: RequestEvent): Promise<void> {
	const { ports } = application;
	const secure = event.url.protocol === 'https:';
	event.locals.ports = ports;
	event.locals.requestId = newId();
	event.locals.joinOrigin = ports.config.JOIN_URL ?? event.url.origin;
	event.locals.locale = 'sv';
	event.locals.refusal = null;
	event.locals.refusalDrawn = false;
	const theme = event.cookies.get('theme');
	event.locals.theme = theme === 'light' || theme === 'dark' ? theme : 'system';
	event.locals.clientAddress = clientAddressOf(
		{
			remoteAddress: event.platform?.req.socket.remoteAddress,
			forwardedFor: event.request.headers.get('x-forwarded-for') ?? undefined
		},
		ports.config.TRUSTED_PROXIES
	);
	event.locals.signedIn = null;
	event.locals.actor = publicActor;
	event.locals.wall = publicActor;
	// Where staff answer, nobody is recognised, even if a session cookie is at hand.
	if (event.route.id?.startsWith('/(voter)')) return;
	event.locals.signedIn = await ports.sessions.read(
		event.cookies.get(cookieName('session', secure))
	);
	event.locals.wall = await ports.sessions.readWall(event.cookies.get(cookieName('wall', secure)));
	event.locals.actor = event.locals.signedIn?.actor ?? event.locals.wall;
}

/** A refused page is drawn by its group's layout (routes/refusal.ts); anything else is answered here. */
async function refuse(event: RequestEvent): Promise<Response | null> {
	if (event.route.id === null) return null;
	if (event.request.method === 'POST' && namesNoAction(event.url))
		return problem(new ExpectedError('notFound'));
	const gate = routeGates[event.route.id];
	const isWall =
		takesWalls(gate) &&
		event.locals.wall.kind === 'wall' &&
		(gate === 'memberOrWall' || event.locals.signedIn === null);
	const refusal = gateRefusal(gate, isWall ? event.locals.wall : event.locals.actor);
	if (refusal === null) return null;
	const isApi = event.route.id.startsWith('/api/');
	if (isApi || event.request.method !== 'GET')
		return (
			(isApi ? null : await answerRefusedForm(event, refusal)) ??
			problem(new ExpectedError(refusal))
		);
	if (takesWalls(gate) && refusal === 'notSignedIn' && hasWallCookie(event)) {
		// Whoever stands at a wall whose link has ended is told so: they may have no account to sign in with.
		event.locals.refusal = 'linkNotValid';
		return null;
	}
	if (refusal === 'notSignedIn') {
		const back = encodeURIComponent(event.url.pathname + event.url.search);
		return new Response(null, { status: 303, headers: { location: `/logga-in?till=${back}` } });
	}
	event.locals.refusal = refusal;
	return null;
}

function hasWallCookie(event: RequestEvent): boolean {
	return event.cookies.get(cookieName('wall', event.url.protocol === 'https:')) !== undefined;
}

function originHeaders(event: RequestEvent) {
	return {
		origin: event.request.headers.get('origin'),
		fetchSite: event.request.headers.get('sec-fetch-site')
	};
}

function withHeaders(event: RequestEvent, response: Response): Response {
	for (const [name, value] of Object.entries(securityHeaders)) response.headers.set(name, value);
	if (event.url.protocol === 'https:')
		response.headers.set('strict-transport-security', strictTransportSecurity);
	if (!response.headers.has('cache-control'))
		response.headers.set('cache-control', 'private, no-store');
	response.headers.set('x-request-id', event.locals.requestId);
	return response;
}

/** The route's pattern, never the path: paths hold codes and tokens. Where staff answer, not a line. */
function logRequest(
	application: RunningApplication,
	event: RequestEvent,
	status: number,
	milliseconds: number
): void {
	if (event.route.id?.startsWith('/(voter)')) return;
	application.ports.log.info(
		{
			requestId: event.locals.requestId,
			method: event.request.method,
			route: event.route.id,
			status,
			ms: Math.round(milliseconds)
		},
		'request'
	);
}
