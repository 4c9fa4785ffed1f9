import { createCipheriv, createDecipheriv, hash, randomBytes } from 'node:crypto';
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

const block = 64;

/**
 * 32 bytes that name a device within one run and nowhere else: HMAC-SHA-256 of the token, written out as in RFC 2104.
 * Node's own makes a key object of the key for each call, which was a tenth of what an answer costs.
 */
export function ballotKeyOf(runKey: Buffer, token: string): Buffer {
	const inner = Buffer.concat([padOf(runKey, 0x36), Buffer.from(`dev${token}`)]);
	const outer = Buffer.concat([padOf(runKey, 0x5c), hash('sha256', inner, 'buffer')]);
	const key = hash('sha256', outer, 'buffer');
	inner.fill(0);
	outer.fill(0);
	return key;
}

function padOf(runKey: Buffer, byte: number): Buffer {
	const pad = Buffer.alloc(block, byte);
	for (let at = 0; at < runKey.length; at += 1) pad[at] = byte ^ (runKey[at] ?? 0);
	return pad;
}
