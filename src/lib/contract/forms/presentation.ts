import * as v from 'valibot';
import { sharings } from '#lib/domain/presentation/sharing.ts';
import { rowId, tidyLine } from './text.ts';

export const startPresentationSchema = v.object({ organisationId: rowId, meetingId: rowId });

/** What a form about a file says besides the file. */
export const pictureSchema = v.object({ alt: v.optional(tidyLine, '') });
export const fileIdSchema = v.object({ fileId: rowId });

/** The press on "Dra tillbaka" says so, whatever is chosen above it. */
export const shareFormSchema = v.pipe(
	v.object({ sharing: v.picklist(sharings), withdraw: v.optional(v.literal('yes')) }),
	v.transform(({ sharing, withdraw }) => (withdraw === 'yes' ? null : sharing))
);

export const prefillSources = ['last', 'assessment', 'log'] as const;
export const prefillSchema = v.object({ source: v.picklist(prefillSources) });
export type PrefillSource = (typeof prefillSources)[number];
