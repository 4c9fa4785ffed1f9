import { expect, test } from 'vitest';
import { UnsentWords } from './unsent-words.ts';

class MemoryStorage implements Storage {
	readonly #map = new Map<string, string>();
	get length() {
		return this.#map.size;
	}
	clear() {
		this.#map.clear();
	}
	getItem(key: string) {
		return this.#map.get(key) ?? null;
	}
	key(index: number) {
		return [...this.#map.keys()][index] ?? null;
	}
	removeItem(key: string) {
		this.#map.delete(key);
	}
	setItem(key: string, value: string) {
		this.#map.set(key, value);
	}
}

test('words outlive the page, and are their writer’s alone', () => {
	const storage = new MemoryStorage();
	new UnsentWords('karin', 'entry', storage).keep('learned', { value: 'Vi lärde oss', seen: 3 });
	expect(new UnsentWords('karin', 'entry', storage).read('learned')).toEqual({
		value: 'Vi lärde oss',
		seen: 3
	});
	expect(new UnsentWords('omar', 'entry', storage).read('learned')).toBeNull();
	expect(new UnsentWords('karin', 'other', storage).read('learned')).toBeNull();
});

test('settled words are forgotten', () => {
	const words = new UnsentWords('karin', 'entry', new MemoryStorage());
	words.keep('learned', { value: 'Vi', seen: 0 });
	words.forget('learned');
	expect(words.read('learned')).toBeNull();
});

test.each(['{', '"text"', 'null', '{"value":1,"seen":0}', '{"value":"Vi","seen":"0"}'])(
	'what is no remembered word is none: %s',
	(text) => {
		const storage = new MemoryStorage();
		storage.setItem('vankrets.words.karin.entry.learned', text);
		expect(new UnsentWords('karin', 'entry', storage).read('learned')).toBeNull();
	}
);

test('without storage nothing is kept and nothing breaks', () => {
	const words = new UnsentWords('karin', 'entry', null);
	words.keep('learned', { value: 'Vi', seen: 0 });
	expect(words.read('learned')).toBeNull();
	words.forget('learned');
});
