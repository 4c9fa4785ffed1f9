/**
 * What somebody attached, as nothing but itself: no browser guesses at it or runs anything in it. Kept by the reader's
 * own browser, which asks each time whether it may still show it.
 */
export function fileResponse(
	request: Request,
	file: { etag: string; mediaType: string; bytes: Buffer; name: string | null }
): Response {
	const headers = {
		etag: `"${file.etag}"`,
		'cache-control': 'private, no-cache',
		'content-security-policy': "default-src 'none'; sandbox"
	};
	if (request.headers.get('if-none-match') === headers.etag)
		return new Response(null, { status: 304, headers });
	const asFile = file.mediaType === 'application/pdf' && file.name !== null;
	return new Response(new Uint8Array(file.bytes), {
		headers: {
			...headers,
			'content-type': file.mediaType,
			...(asFile && {
				'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.name ?? '')}`
			})
		}
	});
}
