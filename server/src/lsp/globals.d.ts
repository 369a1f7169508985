// What Node and browsers both have: all that the server knows of the place where it runs, beside its `Platform`.

declare type Timer = { readonly brand: "timer" };
declare function setTimeout(callback: () => void, milliseconds: number): Timer;
declare function clearTimeout(timer: Timer | undefined): void;
declare const performance: { now(): number };
/** Browsers have `subtle` only on pages that came in a safe way. */
declare const crypto: { readonly subtle: import("../dnssec/web-crypto.ts").WebCrypto | undefined };
declare function atob(text: string): string;

declare class MessageChannel {
	readonly port1: { onmessage: (() => void) | null };
	readonly port2: { postMessage(message: unknown): void };
}

/** Node alone has it. */
declare var setImmediate: ((callback: () => void) => void) | undefined;
