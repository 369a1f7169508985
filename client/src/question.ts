import { l10n } from "vscode";
import { addressFamily } from "./address-family.ts";
import { isNetwork, isZoneName } from "./zone-choice.ts";

/** What the server has to know for a repair. */
export interface Question {
	readonly prompt: string;
	readonly example: string;
	readonly kind: "ipv4" | "ipv6" | "address" | "network" | "host" | "mailbox" | "sha256" | "text";
}

/** Why a text is no answer to a question of a kind; undefined if it is one. */
export function answerProblem(kind: Question["kind"], text: string): string | undefined {
	const answer = text.trim();
	switch (kind) {
		case "ipv4":
			return addressFamily(answer) === 4 ? undefined : l10n.t("Type an IPv4 address, such as {0}", "192.0.2.25");
		case "ipv6":
			return addressFamily(answer) === 6 ? undefined : l10n.t("Type an IPv6 address, such as {0}", "2001:db8::25");
		case "address":
			return addressFamily(answer) !== 0 ? undefined : l10n.t("Type an IPv4 or IPv6 address");
		case "network":
			return isNetwork(answer) || addressFamily(answer) !== 0
				? undefined
				: l10n.t("Type a network, such as {0}", "192.0.2.0/24");
		case "host":
			return isZoneName(answer) ? undefined : l10n.t("Type the full name of a host, such as {0}", "mail.example.com");
		case "mailbox":
			return isMailbox(answer) ? undefined : l10n.t("Type a mail address, such as {0}", "hostmaster@example.com");
		case "sha256":
			return /^[\da-f]{64}$/i.test(answer) ? undefined : l10n.t("Type 64 hexadecimal digits");
		case "text":
			return /[\r\n]/.test(text) ? l10n.t("Type one line") : undefined;
	}
}

function isMailbox(text: string): boolean {
	const [, domain] = /^[^\s@"]+@([^\s@]+)$/.exec(text) ?? [];
	return domain !== undefined && isZoneName(domain);
}
