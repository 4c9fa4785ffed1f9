/**
 * Figures in the text format of Prometheus. A label has a closed list of values given where the figure is made, so that no
 * name, address or identifier can become one.
 */
export interface Figure {
	lines(): string[];
}

type Described = { readonly name: string; readonly help: string };
type Labelled<Value extends string> = { readonly label: string; readonly values: readonly Value[] };

function heading({ name, help }: Described, type: 'counter' | 'gauge' | 'histogram'): string[] {
	return [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`];
}

export class Counter<Value extends string = never> implements Figure {
	readonly #about: Described;
	readonly #label: string | null;
	readonly #counts: Map<Value | '', number>;

	constructor(about: Described & Partial<Labelled<Value>>) {
		this.#about = about;
		this.#label = about.label ?? null;
		this.#counts = new Map((about.values ?? ['']).map((value) => [value as Value | '', 0]));
	}

	/** A value that is not in the list is not counted. */
	add(amount: number, value: Value | '' = ''): void {
		const count = this.#counts.get(value);
		if (count !== undefined) this.#counts.set(value, count + amount);
	}

	lines(): string[] {
		return [
			...heading(this.#about, 'counter'),
			...[...this.#counts].map(
				([value, count]) => `${this.#about.name}${labelOf(this.#label, value)} ${String(count)}`
			)
		];
	}
}

export class Histogram implements Figure {
	readonly #about: Described;
	readonly #bounds: readonly number[];
	readonly #counts: number[];
	#sum = 0;
	#count = 0;

	constructor(about: Described & { readonly bounds: readonly number[] }) {
		this.#about = about;
		this.#bounds = about.bounds;
		this.#counts = about.bounds.map(() => 0);
	}

	observe(value: number): void {
		this.#sum += value;
		this.#count += 1;
		const index = this.#bounds.findIndex((bound) => value <= bound);
		if (index >= 0) this.#counts[index] = (this.#counts[index] ?? 0) + 1;
	}

	lines(): string[] {
		const { name } = this.#about;
		let below = 0;
		return [
			...heading(this.#about, 'histogram'),
			...this.#bounds.map((bound, index) => {
				below += this.#counts[index] ?? 0;
				return `${name}_bucket{le="${String(bound)}"} ${String(below)}`;
			}),
			`${name}_bucket{le="+Inf"} ${String(this.#count)}`,
			`${name}_sum ${String(this.#sum)}`,
			`${name}_count ${String(this.#count)}`
		];
	}
}

/** A figure that is read when it is asked for; null while it cannot be. */
export function gauge<Value extends string>(
	about: Described & Partial<Labelled<Value>>,
	read: (value: Value) => number | null
): Figure {
	return {
		lines: () => {
			const values = about.values ?? (['' as Value] as const);
			const told = values.flatMap((value) => {
				const figure = read(value);
				return figure === null
					? []
					: [`${about.name}${labelOf(about.label ?? null, value)} ${String(figure)}`];
			});
			return told.length === 0 ? [] : [...heading(about, 'gauge'), ...told];
		}
	};
}

function labelOf(label: string | null, value: string): string {
	return label === null ? '' : `{${label}="${value}"}`;
}
