import * as v from 'valibot';
import { memberRoles, type MemberRole } from '#lib/domain/access/actor.ts';
import { line, optionalLine } from './text.ts';

export const mostParts = 20;
export const mostStages = 12;

const part = v.object({
	titleSv: optionalLine(120),
	titleEn: optionalLine(120),
	helpSv: optionalLine(500),
	helpEn: optionalLine(500),
	role: v.pipe(
		v.string(),
		v.transform((text): MemberRole => memberRoles.find((role) => role === text) ?? 'keyPerson')
	)
});
const stage = v.object({ titleSv: optionalLine(60), titleEn: optionalLine(60) });

const shape = v.object({
	nameSv: line(200),
	nameEn: optionalLine(200),
	parts: v.array(part),
	stages: v.array(stage)
});

/**
 * A template as its form sends it: `part.0.titleSv`, `stage.0.titleSv` and so on. A row without a Swedish title is no
 * row; what is not said in English is said as in Swedish.
 */
export const templateSchema = v.pipe(
	v.record(v.string(), v.string()),
	v.transform((form): v.InferInput<typeof shape> => ({
		nameSv: form['nameSv'] ?? '',
		nameEn: form['nameEn'] ?? '',
		parts: rowsOf(form, 'part', mostParts),
		stages: rowsOf(form, 'stage', mostStages)
	})),
	shape,
	v.transform((form) => ({
		name: { sv: form.nameSv, en: form.nameEn || form.nameSv },
		parts: form.parts
			.filter((one) => one.titleSv !== '')
			.map((one) => ({
				title: { sv: one.titleSv, en: one.titleEn || one.titleSv },
				help: { sv: one.helpSv, en: one.helpEn || one.helpSv },
				role: one.role
			})),
		stages: form.stages
			.filter((one) => one.titleSv !== '')
			.map((one) => ({ title: { sv: one.titleSv, en: one.titleEn || one.titleSv } }))
	})),
	v.check(({ parts, stages }) => parts.length >= 1 && stages.length >= 2)
);
export type TemplateInput = v.InferOutput<typeof templateSchema>;

function rowsOf(form: Record<string, string>, kind: 'part' | 'stage', most: number) {
	return Array.from({ length: most }, (_, index) => {
		const of = (field: string) => form[`${kind}.${String(index)}.${field}`] ?? '';
		return {
			titleSv: of('titleSv'),
			titleEn: of('titleEn'),
			helpSv: of('helpSv'),
			helpEn: of('helpEn'),
			role: of('role')
		};
	});
}
