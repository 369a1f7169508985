import type { RecordView } from "../views/record-view.ts";

/** What may stand there for the mailbox: 28 octets of SHA-256 in hexadecimal (RFC 7929 section 3, RFC 8162 section 3). */
const HASH = "[0-9a-f]{56}";

/** Why nobody asks for a record of a mail user; undefined where its owner is a hash in front of the label, or a wildcard. */
export function mailboxOwnerFlaw(record: RecordView, label: "_openpgpkey" | "_smimecert"): string | undefined {
	const { owner } = record;
	if (new RegExp(`^(?:${HASH}|\\*)\\.${label}\\.`).test(owner)) return undefined;
	return `Nobody asks for ${owner}, since mail programs ask for the hash of a mailbox. Write the first 56 hexadecimal digits of the SHA-256 of the part before the @, then ${label}`;
}
