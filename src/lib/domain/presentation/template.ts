import type { MemberRole } from '../access/actor.ts';

/** Invariant: a template version stays as it was written; a change makes the next version, and presentations keep theirs. */
export type Wording = { readonly sv: string; readonly en: string };

/** Who a part is first of all for: whoever has that role finds it under "min del". */
export type TemplatePart = {
	readonly key: string;
	readonly title: Wording;
	readonly help: Wording;
	readonly role: MemberRole;
};
export type TemplateStage = { readonly key: string; readonly title: Wording };

export type TemplateVersion = {
	readonly id: string;
	readonly code: string;
	readonly version: number;
	readonly retired: boolean;
};

/**
 * Which template a new presentation is made on: what another organisation of the meeting already uses, so that they
 * line up; else the one that was asked for; else the newest that is not retired.
 */
export function chooseTemplate(
	offered: readonly TemplateVersion[],
	inMeeting: string | null,
	wanted: string | null
): string | null {
	const known = (id: string | null) => offered.some((one) => one.id === id);
	if (inMeeting !== null && known(inMeeting)) return inMeeting;
	const usable = offered.filter((one) => !one.retired);
	if (wanted !== null && usable.some((one) => one.id === wanted)) return wanted;
	return latestOfEach(usable)[0]?.id ?? null;
}

/** The newest version of each code, in the order given. */
export function latestOfEach<T extends { code: string; version: number }>(
	templates: readonly T[]
): T[] {
	return templates.filter(
		(one) => !templates.some((other) => other.code === one.code && other.version > one.version)
	);
}

/** Keys of a list that are unlike each other and stay what they were where a title did not change. */
export function keysFor(
	titles: readonly string[],
	before: readonly { readonly key: string; readonly title: Wording }[]
): string[] {
	const taken = new Set<string>();
	return titles.map((title, index) => {
		const kept =
			before.find((one) => one.title.sv === title && !taken.has(one.key)) ?? before[index];
		const wanted = kept?.key ?? slug(title);
		let key = wanted === '' ? `del-${String(index + 1)}` : wanted;
		for (let again = 2; taken.has(key); again += 1) key = `${wanted}-${String(again)}`;
		taken.add(key);
		return key;
	});
}

function slug(title: string): string {
	return title
		.toLowerCase()
		.normalize('NFD')
		.replace(/\p{M}/gu, '')
		.replace(/[^a-z0-9]+/g, '-')
		.replace(/^-+|-+$/g, '')
		.slice(0, 50);
}
