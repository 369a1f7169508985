/** A type that some server has made up, and that others do not know. */
export interface ForeignType {
	readonly mnemonic: string;
	/** `alias` leads to another name, `script` computes its answer, `draft` is not decided yet. */
	readonly kind: "alias" | "script" | "draft";
	/** Who understands it, and what to write for everybody else, as the rest of a sentence that starts with the mnemonic. */
	readonly advice: string;
}

const PORTABLE_ALIAS = "write the addresses, or an HTTPS record with priority 0";

const FOREIGN_TYPES: readonly ForeignType[] = [
	{
		mnemonic: "ALIAS",
		kind: "alias",
		advice: `is known to PowerDNS and Knot only, and BIND refuses it: ${PORTABLE_ALIAS}`,
	},
	{
		mnemonic: "ANAME",
		kind: "alias",
		advice: `is known to some providers only, and BIND refuses it: ${PORTABLE_ALIAS}`,
	},
	{
		mnemonic: "LUA",
		kind: "script",
		advice: "is known to PowerDNS only, and BIND refuses it: write what the script would answer",
	},
	{ mnemonic: "DELEG", kind: "draft", advice: "is a draft that BIND does not know and refuses: delegate with NS" },
	{ mnemonic: "DELEGPARAM", kind: "draft", advice: "is a draft that BIND does not know and refuses: delegate with NS" },
];

/** The type of another server that a word names, in any case; undefined if it names none. */
export function foreignType(word: string): ForeignType | undefined {
	const mnemonic = word.toUpperCase();
	return FOREIGN_TYPES.find((type) => type.mnemonic === mnemonic);
}
