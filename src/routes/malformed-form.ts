import { error } from '@sveltejs/kit';

/**
 * A form that cannot be read is its sender's mistake, and is answered as one: Kit would take the parser's error for the
 * server's own. From here on the request's formData() fails with 400.
 */
export function refuseUnreadableForm(request: Request): void {
	const read = request.formData.bind(request);
	request.formData = async () => {
		try {
			return await read();
		} catch (failure) {
			// Too large a body has a status of its own already.
			if (failure instanceof Error && 'status' in failure) throw failure;
			error(400, { code: 'invalidInput', message: 'The form cannot be read' });
		}
	};
}

/** True for `?/toString` and the like: Kit looks actions up in a plain object, where every object has those. */
export function namesNoAction(url: URL): boolean {
	const named = [...url.searchParams.keys()].find((name) => name.startsWith('/'))?.slice(1);
	return named === 'default' || (named !== undefined && named in Object.prototype);
}
