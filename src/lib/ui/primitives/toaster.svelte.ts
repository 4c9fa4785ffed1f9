import { stayFor, waitBeforeNext } from '#lib/ui/primitives/toast-queue.ts';

export type ToastAction = { label: string; run: () => void };
export type Toast = {
	id: number;
	message: string;
	tone: 'plain' | 'error';
	action: ToastAction | null;
};

/** Short messages about what just happened. At most one new message every three seconds, three at a time. */
class Toaster {
	shown = $state<Toast[]>([]);
	#waiting: Toast[] = [];
	#lastShownAt: number | null = null;
	#nextId = 1;
	#admission: ReturnType<typeof setTimeout> | undefined;
	#leaving = new Map<number, ReturnType<typeof setTimeout>>();

	/** Says `message`; for use in the browser only. An action such as "Ångra" keeps it for ten seconds. */
	say(message: string, options: { tone?: Toast['tone']; action?: ToastAction } = {}): void {
		if (typeof window === 'undefined') return;
		const alreadyQueued = [...this.#waiting, ...this.shown].some(
			(toast) => toast.message === message && !toast.action && !options.action
		);
		if (alreadyQueued) return;
		this.#waiting.push({
			id: this.#nextId++,
			message,
			tone: options.tone ?? 'plain',
			action: options.action ?? null
		});
		this.#admit();
	}

	dismiss(id: number): void {
		clearTimeout(this.#leaving.get(id));
		this.#leaving.delete(id);
		this.shown = this.shown.filter((toast) => toast.id !== id);
	}

	/** Holds every message on the screen while somebody points at it or has the focus in it. */
	hold(): void {
		for (const timer of this.#leaving.values()) clearTimeout(timer);
		this.#leaving.clear();
	}

	release(): void {
		for (const toast of this.shown) this.#leaveLater(toast);
	}

	#admit(): void {
		clearTimeout(this.#admission);
		if (this.#waiting.length === 0) return;
		const wait = waitBeforeNext(this.#lastShownAt, Date.now());
		if (wait > 0) {
			this.#admission = setTimeout(() => this.#admit(), wait);
			return;
		}
		const toast = this.#waiting.shift();
		if (!toast) return;
		this.#lastShownAt = Date.now();
		this.shown = [...this.shown, toast].slice(-3);
		this.#leaveLater(toast);
		this.#admit();
	}

	#leaveLater(toast: Toast): void {
		clearTimeout(this.#leaving.get(toast.id));
		const stay = stayFor(toast.message, toast.action !== null);
		this.#leaving.set(
			toast.id,
			setTimeout(() => this.dismiss(toast.id), stay)
		);
	}
}

export const toaster = new Toaster();
