import { expect, test } from 'vitest';
import { draftKey, parseDraftKey, ScoreStore } from './score-store.ts';

function memory(): Storage {
	const held = new Map<string, string>();
	return {
		get length() {
			return held.size;
		},
		clear: () => {
			held.clear();
		},
		getItem: (key) => held.get(key) ?? null,
		key: (index) => [...held.keys()][index] ?? null,
		removeItem: (key) => {
			held.delete(key);
		},
		setItem: (key, value) => {
			held.set(key, value);
		}
	};
}
const drafts = {
	[draftKey(3, 'evidence')]: { value: 'Protokoll § 12', seen: 2 },
	[draftKey(10, 'score')]: { value: 2.5, seen: 0 }
};

test('unsaved words are there again after a reload, and gone when they are saved', () => {
	const storage = memory();
	new ScoreStore('run', 'anna', storage).write(drafts);
	expect(new ScoreStore('run', 'anna', storage).read()).toEqual(drafts);
	new ScoreStore('run', 'anna', storage).write({});
	expect(storage.length).toBe(0);
});

test('another person on the same device, or another run, does not see them', () => {
	const storage = memory();
	new ScoreStore('run', 'anna', storage).write(drafts);
	expect(new ScoreStore('run', 'bo', storage).read()).toEqual({});
	expect(new ScoreStore('other', 'anna', storage).read()).toEqual({});
});

test('what somebody else left in the storage is no draft', () => {
	const storage = memory();
	const store = new ScoreStore('run', 'anna', storage);
	for (const junk of [
		'{',
		'[]',
		'null',
		'{"0.score":{"value":1,"seen":0}}',
		'{"1.evidence":7}',
		'{"1.evidence":{"value":7,"seen":0}}',
		'{"1.score":{"value":"x","seen":0}}',
		'{"1.toString":{"value":"x","seen":0}}'
	]) {
		storage.setItem('vankrets.consensus.run.anna', junk);
		expect([junk, store.read()]).toEqual([junk, {}]);
	}
	expect(parseDraftKey('1.evidence')).toEqual({ itemNo: 1, field: 'evidence' });
});

test('a browser without storage, or with a full one, is no failure', () => {
	const full = memory();
	full.setItem = () => {
		throw new DOMException('full', 'QuotaExceededError');
	};
	for (const storage of [null, full]) {
		const store = new ScoreStore('run', 'anna', storage);
		store.write(drafts);
		expect(store.read()).toEqual({});
	}
});
