import * as Y from 'yjs';
import { textName, type TextKind } from '#lib/domain/presentation/text.ts';
import type { SyncedText } from '#lib/contract/views/presentation.ts';

/** A moment after the last key, so that a sentence is sent and not each letter. */
const restMilliseconds = 600;
const retryMilliseconds = 3000;
const patienceMilliseconds = 15_000;

export type TextState =
	| { readonly kind: 'opening' | 'quiet' | 'saving' | 'saved' | 'waiting' }
	| { readonly kind: 'refused'; readonly code: string };

/**
 * The merged texts of a presentation in this browser: what is typed goes into a document of one's own, which is kept on
 * the device and brought together with the server's. "Sparat" is said of nothing that the server has not committed.
 */
export class TextDesk {
	readonly presentationId: string;
	readonly doc = new Y.Doc();
	state = $state.raw<TextState>({ kind: 'opening' });
	/** Somebody may write: the texts are here, from the server or from this device. */
	ready = $state(false);
	readonly #reader: string;
	#version = 0;
	/** What the server had when it last answered. */
	#known: Uint8Array | null = null;
	#unsent = false;
	#inFlight = false;
	#timer: ReturnType<typeof setTimeout> | null = null;

	constructor(presentationId: string, reader: string) {
		this.presentationId = presentationId;
		this.#reader = reader;
	}

	text(kind: TextKind, key: string): Y.Text {
		return this.doc.getText(textName(kind, key));
	}

	/** In the browser only. The returned function stops. */
	start(): () => void {
		const written = (_: Uint8Array, origin: unknown) => {
			if (origin === this || origin === 'device') return;
			this.#unsent = true;
			this.#schedule(restMilliseconds);
		};
		this.doc.on('update', written);
		let closeDevice: (() => void) | null = null;
		let stopped = false;
		void this.#openDevice().then((close) => {
			closeDevice = close;
			if (stopped) close?.();
			else void this.sync();
		});
		const again = () => {
			if (document.visibilityState === 'visible') void this.sync();
		};
		const leave = () => {
			if (this.#unsent) void this.sync();
		};
		addEventListener('online', again);
		addEventListener('pagehide', leave);
		document.addEventListener('visibilitychange', again);
		return () => {
			stopped = true;
			removeEventListener('online', again);
			removeEventListener('pagehide', leave);
			document.removeEventListener('visibilitychange', again);
			if (this.#timer !== null) clearTimeout(this.#timer);
			if (this.#unsent) void this.sync();
			this.doc.off('update', written);
			closeDevice?.();
		};
	}

	/** The server says how far it has come. */
	heard(version: number): void {
		if (version > this.#version && this.ready) this.#schedule(0);
	}

	/** Sends what the server lacks and takes in what this browser lacks. */
	async sync(): Promise<void> {
		if (this.#inFlight) return this.#schedule(restMilliseconds);
		this.#inFlight = true;
		if (this.#timer !== null) clearTimeout(this.#timer);
		const sending = this.#unsent;
		this.#unsent = false;
		if (sending) this.state = { kind: 'saving' };
		const reply = await this.#ask();
		this.#inFlight = false;
		if ('code' in reply) return this.#refused(reply.code, sending);
		this.#version = reply.version;
		this.#known = fromBase64(reply.stateVector);
		Y.applyUpdate(this.doc, fromBase64(reply.update), this);
		this.ready = true;
		if (this.#unsent) return this.#schedule(restMilliseconds);
		this.state = { kind: sending || this.state.kind === 'waiting' ? 'saved' : this.#quiet() };
	}

	#quiet(): 'saved' | 'quiet' {
		return this.state.kind === 'saved' ? 'saved' : 'quiet';
	}

	/** Kept by person: nobody else who signs in on this device is offered the words. */
	async #openDevice(): Promise<(() => void) | null> {
		try {
			const { IndexeddbPersistence } = await import('y-indexeddb');
			const name = `vankrets.presentation.${this.#reader}.${this.presentationId}`;
			const device = new IndexeddbPersistence(name, this.doc);
			await Promise.race([device.whenSynced, later(2000)]);
			// Whatever lies here may be words that never got through.
			this.#unsent = this.doc.store.clients.size > 0;
			this.ready ||= this.#unsent;
			return () => void device.destroy();
		} catch {
			// No room or not allowed: the words live as long as the page is open.
			return null;
		}
	}

	async #ask(): Promise<SyncedText | { code: string }> {
		const known = this.#known ?? undefined;
		const body = {
			presentationId: this.presentationId,
			stateVector: toBase64(Y.encodeStateVector(this.doc)),
			// Also what was taken away goes with it, which no state vector tells.
			update:
				this.doc.store.clients.size === 0 ? null : toBase64(Y.encodeStateAsUpdate(this.doc, known))
		};
		try {
			const response = await fetch('/api/command/syncText', {
				method: 'POST',
				headers: { 'content-type': 'application/json' },
				body: JSON.stringify(body),
				keepalive: body.update !== null && body.update.length < 50_000,
				signal: AbortSignal.timeout(patienceMilliseconds)
			});
			const answer: unknown = await response.json();
			return response.ok ? (answer as SyncedText) : { code: codeOf(answer) };
		} catch {
			return { code: 'unavailable' };
		}
	}

	#refused(code: string, sending: boolean): void {
		this.#unsent ||= sending;
		const comesBack = ['unavailable', 'tooManyAttempts', 'notSignedIn'].includes(code);
		this.state = comesBack ? { kind: 'waiting' } : { kind: 'refused', code };
		if (comesBack) this.#schedule(retryMilliseconds);
	}

	#schedule(milliseconds: number): void {
		if (this.#timer !== null) clearTimeout(this.#timer);
		this.#timer = setTimeout(() => {
			this.#timer = null;
			void this.sync();
		}, milliseconds);
	}
}

function later(milliseconds: number): Promise<void> {
	return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

function toBase64(bytes: Uint8Array): string {
	let text = '';
	for (const byte of bytes) text += String.fromCharCode(byte);
	return btoa(text);
}

function fromBase64(text: string): Uint8Array {
	return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
}

function codeOf(body: unknown): string {
	return typeof body === 'object' && body !== null && 'code' in body
		? String(body.code)
		: 'unavailable';
}
