const base = 'http://local.invalid';
const longest = 2000;

/**
 * Where a person may be sent back to: a path of this site, never another address. Anything that a browser could
 * read as another host (//host, /\host, /../..//host, tabs in between) becomes the fallback.
 */
export function localPath(text: string | null | undefined, fallback: string): string {
	if (typeof text !== 'string' || !text.startsWith('/') || text.length > longest) return fallback;
	const url = URL.parse(text, base);
	if (url === null || url.origin !== base) return fallback;
	const path = url.pathname + url.search + url.hash;
	return path.startsWith('//') ? fallback : path;
}
