// What Node and browsers both have: all that the extension knows of the place where it runs, beside its `Platform`.

declare type Timer = { readonly brand: "timer" };
declare function setTimeout(callback: () => void, milliseconds: number): Timer;
declare function clearTimeout(timer: Timer | undefined): void;
declare const performance: { now(): number };
declare const crypto: { getRandomValues(octets: Uint8Array): Uint8Array };
declare function btoa(characters: string): string;

declare class TextEncoder {
	encode(text: string): Uint8Array;
}

declare class URL {
	constructor(url: string);
	readonly hostname: string;
}
