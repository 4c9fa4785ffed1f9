import type { IncomingMessage } from 'node:http';
import type { Actor } from '#lib/domain/access/actor.ts';
import type { ErrorCode } from '#lib/domain/errors.ts';
import type { SignedIn } from '#lib/server/auth/sessions.ts';
import type { Ports } from '#lib/server/ports.ts';

declare global {
	namespace App {
		interface Error {
			message: string;
			code: ErrorCode | 'unexpected' | 'pageNotFound';
			requestId?: string;
			/** With codeNotOpen: this browser has had the code's page open, so the run has closed since. */
			visitedBefore?: boolean;
		}
		interface Locals {
			ports: Ports;
			/** Who asks: the signed-in person, else the wall of a wall link, else the public. */
			actor: Actor;
			/** The wall of this browser's wall link, else the public: someone signed in may also stand at a wall. */
			wall: Actor;
			signedIn: SignedIn | null;
			requestId: string;
			/** Where those who answer are sent: https://host, without path. */
			joinOrigin: string;
			/** Why this page may not be shown to the actor, or null. */
			refusal: ErrorCode | null;
			/** True once a layout has turned the refusal into an error page. */
			refusalDrawn: boolean;
			locale: 'sv' | 'en';
			theme: 'light' | 'dark' | 'system';
			/** Keyed hash input for rate limits only; never stored or logged. */
			clientAddress: string;
		}
		interface Platform {
			req: IncomingMessage;
		}
	}
}

export {};
