import type { Refusal } from "../fix.ts";

/** What the programs that write zone files put at their beginning. */
const GENERATED_HEADER =
	/\bauto(?:matically|-)?\s*-?(?:generated|created|built)\b|\b(?:managed|maintained|controlled)\s+by\s+(?:puppet|ansible|chef|salt|terraform|octodns|dnscontrol|netbox)\b|\b(?:ansible|puppet|salt) managed\b|\b(?:be|gets?|is)\s+overwritten\b/i;

/** The same in other words; but many a hand-written file forbids to change one thing in it. */
const DO_NOT_EDIT =
	/\b(?:do\s*n[o']t|never)\s+(?:\w+\s+)?(?:edit|modify|change|touch|alter)\b(?!.*\b(?:serial|soa|ttl)\b)/i;

/** A generated file says so in its first comments. */
export const MAX_HEADER_LINES = 40;

/** What a comment says of a program that writes its file, cut short; undefined if it does not speak of one. */
export function generatorOf(comment: string): string | undefined {
	if (!GENERATED_HEADER.test(comment) && !DO_NOT_EDIT.test(comment)) return undefined;
	return comment.replace(/^[;\s#*/-]+/, "").slice(0, 80);
}

/** Why a file with such a comment must not be written. */
export function generatedRefusal(name: string, header: string): Refusal {
	const refusal = `${name} is written by a program ("${header}"), which would undo the change: make it where the file comes from`;
	return { refusal };
}
