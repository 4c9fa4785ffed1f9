/**
 * Every state-changing request must come from our own pages: the exact Origin, and Sec-Fetch-Site where the
 * browser sends it (it does not on plain http, as in a demo on the local network).
 */
export function isOwnOrigin(
	headers: { origin: string | null | undefined; fetchSite: string | null | undefined },
	ownOrigin: string
): boolean {
	if (headers.origin !== ownOrigin) return false;
	return headers.fetchSite == null || headers.fetchSite === 'same-origin';
}

export function changesState(method: string): boolean {
	return method !== 'GET' && method !== 'HEAD' && method !== 'OPTIONS';
}

/** The client's address as the outermost trusted proxy saw it. Used for rate limits, never stored. */
export function clientAddressOf(
	request: { remoteAddress: string | undefined; forwardedFor: string | undefined },
	trustedProxies: number
): string {
	const direct = request.remoteAddress ?? 'unknown';
	if (trustedProxies === 0 || request.forwardedFor === undefined) return direct;
	const hops = request.forwardedFor.split(',').map((hop) => hop.trim());
	return hops[Math.max(0, hops.length - trustedProxies)] ?? direct;
}

/** Cookie names follow the scheme: on plain http there are no Secure and no __Host- cookies. */
export function cookieName(name: 'session' | 'wall' | 'device', secure: boolean): string {
	return secure ? `__Host-${name}` : name;
}

/** The value of one cookie in a Cookie header. */
export function readCookie(header: string | undefined, name: string): string | undefined {
	for (const part of header?.split(';') ?? []) {
		const at = part.indexOf('=');
		if (at > 0 && part.slice(0, at).trim() === name) return decodeCookie(part.slice(at + 1).trim());
	}
	return undefined;
}

function decodeCookie(value: string): string | undefined {
	try {
		return decodeURIComponent(value);
	} catch {
		return undefined;
	}
}

export const securityHeaders: Readonly<Record<string, string>> = {
	'x-content-type-options': 'nosniff',
	'x-frame-options': 'DENY',
	'referrer-policy': 'same-origin',
	'cross-origin-opener-policy': 'same-origin',
	'cross-origin-resource-policy': 'same-origin',
	'permissions-policy':
		'camera=(), microphone=(), geolocation=(), payment=(), usb=(), interest-cohort=()'
};

export const strictTransportSecurity = 'max-age=31536000; includeSubDomains';
