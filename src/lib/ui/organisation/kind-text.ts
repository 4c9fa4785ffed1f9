import { organisationKinds } from '#lib/contract/forms/organisation.ts';
import { m } from '#lib/messages/messages.js';

type Kind = (typeof organisationKinds)[number];

const texts: Record<Kind, () => string> = {
	region: m.org_kind_region,
	municipality: m.org_kind_municipality,
	countyAdministrativeBoard: m.org_kind_county_board,
	other: m.org_kind_other
};

export function kindText(kind: Kind): string {
	return texts[kind]();
}

export function kindOptions(): { value: string; label: string }[] {
	return organisationKinds.map((kind) => ({ value: kind, label: kindText(kind) }));
}
