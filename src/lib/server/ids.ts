import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { joinCodeFromBytes } from '#lib/domain/poll/join-code.ts';

export function newId(): string {
	return randomUUID();
}

export function newJoinCode(): string {
	return joinCodeFromBytes(randomBytes(32));
}

/** 128 random bits as 22 URL-safe characters: links, ballot tokens. */
export function newToken(): string {
	return randomBytes(16).toString('base64url');
}

/** What is stored of a token: a copy of the table opens nothing. */
export function hashToken(token: string): string {
	return createHash('sha256').update(token).digest('hex');
}
