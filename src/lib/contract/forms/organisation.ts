import * as v from 'valibot';
import { line, rowVersion } from './text.ts';

export const organisationKinds = [
	'region',
	'municipality',
	'countyAdministrativeBoard',
	'other'
] as const;

export const addOrganisationSchema = v.object({
	name: line(200),
	kind: v.picklist(organisationKinds)
});

export const changeOrganisationSchema = v.object({
	...addOrganisationSchema.entries,
	version: rowVersion
});

export type AddOrganisationInput = v.InferOutput<typeof addOrganisationSchema>;
export type ChangeOrganisationInput = v.InferOutput<typeof changeOrganisationSchema>;
