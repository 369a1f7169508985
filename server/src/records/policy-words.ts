/** `spf`, `all`, `dki` of DKIM and `dma` of DMARC. */
const WORDS: ReadonlySet<number> = new Set(
	["spf", "all", "dki", "dma"].map(
		(word) => word.charCodeAt(0) * 0x1_0000 + word.charCodeAt(1) * 0x100 + word.charCodeAt(2),
	),
);

/**
 * Whether TXT RDATA may be a policy of mail, or was meant to be one: somewhere in its strings, put together, one of the
 * words stands of which each of those has one. Most TXT records have none, and need not be read again then.
 */
export function hasPolicyWord(wire: Uint8Array, length: number): boolean {
	let last = 0;
	for (let at = 0; at < length; ) {
		const end = Math.min(length, at + 1 + wire[at]!);
		while (++at < end) {
			last = ((last << 8) | wire[at]! | 32) & 0xff_ffff;
			if (WORDS.has(last)) return true;
		}
	}
	return false;
}
