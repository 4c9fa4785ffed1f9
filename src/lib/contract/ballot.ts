import * as v from 'valibot';
import { dontKnow } from './dont-know.ts';

export { dontKnow };

/** The wire of answering: POST /api/ballot and POST /api/ballot/mine, JSON, without cookies. */
export const ballotTokenSchema = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{22}$/));
const codeSchema = v.pipe(v.string(), v.minLength(8), v.maxLength(20));
const choiceSchema = v.union([
	v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100)),
	v.literal(dontKnow)
]);
const revSchema = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1_000_000_000));

export const castSchema = v.strictObject({
	/** The join code as shown or typed: any case, with or without dash. */
	code: codeSchema,
	/** 128 random bits of this device for this run, base64url; made by the client, stored nowhere on the server. */
	token: ballotTokenSchema,
	/** Number of the item, from 1. */
	item: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1000)),
	/** A step of the scale, or "dontKnow". */
	choice: choiceSchema,
	/** Grows with every change of this item on this device; a lower or equal rev never overwrites. */
	rev: revSchema
});
export type CastRequest = v.InferOutput<typeof castSchema>;

export const mineSchema = v.strictObject({ code: codeSchema, token: ballotTokenSchema });

export type WireChoice = v.InferOutput<typeof choiceSchema>;
/** What is stored after the commit: show this, not what was sent. */
export type StoredChoice = { item: number; choice: WireChoice; rev: number };
export type CastReply = { ok: true; data: StoredChoice } | { ok: false; code: string };
export type MineReply =
	{ ok: true; data: { answers: StoredChoice[] } } | { ok: false; code: string };
