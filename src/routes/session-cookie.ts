import type { RequestEvent } from '@sveltejs/kit';
import { cookieName } from '#lib/server/auth/guards.ts';
import type { Browser, StartedSession } from '#lib/server/usecases/person/start-session.ts';

type Event = Pick<RequestEvent, 'cookies' | 'url' | 'request' | 'locals'>;

const deviceDays = 365;

/** The browser behind a request, as signing in needs to know it. */
export function browserOf({ cookies, url, request, locals }: Event): Browser {
	const secure = url.protocol === 'https:';
	return {
		address: locals.clientAddress,
		userAgent: request.headers.get('user-agent'),
		session: cookies.get(cookieName('session', secure)),
		device: cookies.get(cookieName('device', secure)),
		origin: url.origin,
		locale: locals.locale
	};
}

/** The session's value reaches the browser in this cookie and nowhere else. */
export function keepSession({ cookies, url }: Event, started: StartedSession): void {
	const secure = url.protocol === 'https:';
	const options = { path: '/', httpOnly: true, sameSite: 'lax', secure } as const;
	cookies.set(cookieName('session', secure), started.session.value, {
		...options,
		expires: started.session.expiresAt
	});
	if (started.device !== null)
		cookies.set(cookieName('device', secure), started.device, {
			...options,
			maxAge: deviceDays * 86_400
		});
}

export function forgetSession({ cookies, url }: Event): void {
	const secure = url.protocol === 'https:';
	cookies.delete(cookieName('session', secure), { path: '/', secure });
}
