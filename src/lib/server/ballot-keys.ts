import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import { chmod, mkdir, open, readFile } from 'node:fs/promises';
import path from 'node:path';

/**
 * A run's key turns a device's token into its ballot key. It is stored wrapped by the key-encryption key,
 * and its row is deleted at close: after that nobody can tell which rows a token had made.
 */
export type KeyEncryptionKey = { readonly bytes: Buffer };

/** The key-encryption key: from the environment, or made once in the data folder (0600). */
export async function loadKeyEncryptionKey(
	given: Buffer | null,
	dataDir: string
): Promise<KeyEncryptionKey> {
	if (given !== null) return { bytes: given };
	const file = path.join(dataDir, 'ballot.key');
	await mkdir(dataDir, { recursive: true });
	try {
		const handle = await open(file, 'wx', 0o600);
		try {
			await handle.writeFile(randomBytes(32));
			await handle.sync();
		} finally {
			await handle.close();
		}
	} catch (error) {
		if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
	}
	await chmod(file, 0o600);
	const bytes = await readFile(file);
	if (bytes.length !== 32)
		throw new Error(
			`${file} should hold 32 bytes but holds ${String(bytes.length)}. Restore it from the backup; open runs need it.`
		);
	return { bytes };
}

export function newRunKey(): Buffer {
	return randomBytes(32);
}

export function wrapRunKey(kek: KeyEncryptionKey, runKey: Buffer): Buffer {
	const iv = randomBytes(12);
	const cipher = createCipheriv('aes-256-gcm', kek.bytes, iv);
	const sealed = Buffer.concat([cipher.update(runKey), cipher.final()]);
	return Buffer.concat([iv, cipher.getAuthTag(), sealed]);
}

/** @throws when the key-encryption key is not the one that wrapped it */
export function unwrapRunKey(kek: KeyEncryptionKey, wrapped: Buffer): Buffer {
	const decipher = createDecipheriv('aes-256-gcm', kek.bytes, wrapped.subarray(0, 12));
	decipher.setAuthTag(wrapped.subarray(12, 28));
	return Buffer.concat([decipher.update(wrapped.subarray(28)), decipher.final()]);
}

/** 32 bytes that name a device within one run and nowhere else. */
export function ballotKeyOf(runKey: Buffer, token: string): Buffer {
	return createHmac('sha256', runKey).update('dev').update(token).digest();
}
