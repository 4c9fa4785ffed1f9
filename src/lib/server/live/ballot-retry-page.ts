import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { m } from '#lib/messages/messages.js';
import { extractLocaleFromRequest, type Locale } from '#lib/messages/runtime.js';
import { readCookie } from '../auth/guards.ts';

/** A page of its own, since the application's pages need the very database that does not answer. */
const styles = `:root{color-scheme:light dark}body{max-width:36rem;margin:0 auto;padding:1.5rem 1rem;font:1.0625rem/1.5 system-ui,sans-serif}h1{font-size:1.5rem;line-height:1.2}button{width:100%;min-height:3.25rem;border:0;border-radius:8px;background:#1c5c4c;color:#fff;font:600 1.25rem/1.25 system-ui,sans-serif}`;

const styleHash = createHash('sha256').update(styles).digest('base64');
export const retryPagePolicy = `default-src 'none'; style-src 'sha256-${styleHash}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`;

export function retryPage(
	locale: Locale,
	action: string,
	fields: readonly (readonly [name: string, value: string])[]
): string {
	const inputs = fields
		.map(([name, value]) => `<input type="hidden" name="${escape(name)}" value="${escape(value)}">`)
		.join('');
	return `<!doctype html><html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escape(m.voter_retry_title({}, { locale }))}</title><style>${styles}</style></head><body><main><h1>${escape(m.voter_retry_title({}, { locale }))}</h1><p>${escape(m.voter_retry_text({}, { locale }))}</p><form method="post" action="${escape(action)}">${inputs}<button>${escape(m.voter_retry_button({}, { locale }))}</button></form></main></body></html>`;
}

/** Of the request's cookies only the language is looked at. */
export function localeOf(request: IncomingMessage): Locale {
	const headers = new Headers({
		'accept-language': request.headers['accept-language'] ?? '',
		cookie: `locale=${readCookie(request.headers.cookie, 'locale') ?? ''}`
	});
	return extractLocaleFromRequest(new Request('http://localhost/', { headers }));
}

function escape(text: string): string {
	return text.replace(/[&<>"']/g, (symbol) => `&#${String(symbol.charCodeAt(0))};`);
}
