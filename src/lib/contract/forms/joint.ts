import * as v from 'valibot';

/** Which run is shared with the group, or taken back. */
export const jointShareSchema = v.object({ runId: v.pipe(v.string(), v.uuid()) });
