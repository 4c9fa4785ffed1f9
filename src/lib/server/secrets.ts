import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import type { KeyEncryptionKey } from './ballot-keys.ts';

/** What a secret is for: each has a key of its own, derived from the key-encryption key. */
type Purpose = 'mail' | 'second factor' | 'recovery code' | 'mail choice';

/**
 * Seals a text with AES-256-GCM. It opens only for the same purpose and context (such as the id of its row), so a
 * sealed value that is moved to another row is as good as none.
 */
export function seal(
	kek: KeyEncryptionKey,
	place: { purpose: Purpose; context: string },
	text: string
): Buffer {
	const iv = randomBytes(12);
	const cipher = createCipheriv('aes-256-gcm', keyFor(kek, place.purpose), iv);
	cipher.setAAD(Buffer.from(place.context));
	const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
	return Buffer.concat([iv, cipher.getAuthTag(), sealed]);
}

/** Null when it was sealed with another key, for something else, or has been changed. */
export function unseal(
	kek: KeyEncryptionKey,
	place: { purpose: Purpose; context: string },
	sealed: Buffer
): string | null {
	try {
		const decipher = createDecipheriv(
			'aes-256-gcm',
			keyFor(kek, place.purpose),
			sealed.subarray(0, 12)
		);
		decipher.setAAD(Buffer.from(place.context));
		decipher.setAuthTag(sealed.subarray(12, 28));
		return Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()]).toString('utf8');
	} catch {
		return null;
	}
}

/** 256 bits in hex that only this installation can make of the text. */
export function keyedHash(kek: KeyEncryptionKey, purpose: Purpose, text: string): string {
	return createHmac('sha256', keyFor(kek, purpose)).update(text).digest('hex');
}

function keyFor(kek: KeyEncryptionKey, purpose: Purpose): Buffer {
	return Buffer.from(hkdfSync('sha256', kek.bytes, '', `vankrets ${purpose}`, 32));
}
