import { addressFamily } from "./address-family.ts";
import { isZoneName } from "./zone-choice.ts";

/** What the server has to know for a repair. */
export interface Question {
	readonly prompt: string;
	readonly example: string;
	readonly kind: "ipv4" | "ipv6" | "address" | "host" | "text";
}

/** Why a text is no answer to a question of a kind; undefined if it is one. */
export function answerProblem(kind: Question["kind"], text: string): string | undefined {
	const answer = text.trim();
	switch (kind) {
		case "ipv4":
			return addressFamily(answer) === 4 ? undefined : "Type an IPv4 address, such as 192.0.2.25";
		case "ipv6":
			return addressFamily(answer) === 6 ? undefined : "Type an IPv6 address, such as 2001:db8::25";
		case "address":
			return addressFamily(answer) !== 0 ? undefined : "Type an IPv4 or IPv6 address";
		case "host":
			return isZoneName(answer) ? undefined : "Type the full name of a host, such as mail.example.com";
		case "text":
			return /[\r\n]/.test(text) ? "Type one line" : undefined;
	}
}
