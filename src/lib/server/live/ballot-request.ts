import type { IncomingMessage } from 'node:http';
import { clientAddressOf } from '../auth/guards.ts';
import type { Ports } from '../ports.ts';

/** The origin people see: from PUBLIC_URL, else the request's own Host over http. */
export function isOwnOriginOf(ports: Ports, request: IncomingMessage): boolean {
	const own =
		ports.config.PUBLIC_URL ??
		`${forwardedProtocol(ports, request)}://${request.headers.host ?? ''}`;
	const fetchSite = request.headers['sec-fetch-site'];
	return request.headers.origin === own && (fetchSite === undefined || fetchSite === 'same-origin');
}

export function forwardedProtocol(ports: Ports, request: IncomingMessage): 'http' | 'https' {
	if (ports.config.PUBLIC_URL !== null)
		return ports.config.PUBLIC_URL.startsWith('https') ? 'https' : 'http';
	return ports.config.TRUSTED_PROXIES > 0 && request.headers['x-forwarded-proto'] === 'https'
		? 'https'
		: 'http';
}

export function addressOf(ports: Ports, request: IncomingMessage): string {
	const forwarded = request.headers['x-forwarded-for'];
	return clientAddressOf(
		{
			remoteAddress: request.socket.remoteAddress,
			forwardedFor: Array.isArray(forwarded) ? forwarded.join(',') : forwarded
		},
		ports.config.TRUSTED_PROXIES
	);
}
