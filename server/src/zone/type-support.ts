import type { RecordType } from "../records/record-type.ts";
import { TYPE_CODE, type TypeMnemonic } from "../records/type-code.ts";
import type { ServerKind } from "./zone.ts";

/** Types by what a server, as a message calls it, does not know; of those that have not been given up. */
const UNKNOWN: Readonly<Partial<Record<ServerKind, Readonly<Record<string, readonly TypeMnemonic[]>>>>> = {
	named: { BIND: ["CLA", "IPN"] },
	knot: {
		Knot: "MB MG MR NULL HIP NINFO RKEY TALINK HHIT BRID AVC DOA AMTRELAY CLA IPN KEYDATA".split(" ") as TypeMnemonic[],
		"Knot 3.2": ["DSYNC", "RESINFO", "WALLET"],
	},
	nsd: {
		NSD: ["KEYDATA"],
		"NSD before 4.10": "HIP NINFO RKEY TALINK DSYNC HHIT BRID DOA AMTRELAY RESINFO WALLET CLA IPN".split(
			" ",
		) as TypeMnemonic[],
	},
};

/** 1 at the number of each type that one of the servers does not know. */
export const UNKNOWN_SOMEWHERE: Uint8Array = new Uint8Array(65_536);

/** For each server the types, by number, and how it is called where it does not know them. */
const STRANGERS = new Map<string, Map<number, string>>();

for (const [server, versions] of Object.entries(UNKNOWN)) {
	const codes = new Map<number, string>();
	STRANGERS.set(server, codes);
	for (const [version, mnemonics] of Object.entries(versions)) {
		for (const mnemonic of mnemonics) {
			codes.set(TYPE_CODE[mnemonic], version);
			UNKNOWN_SOMEWHERE[TYPE_CODE[mnemonic]] = 1;
		}
	}
}

/** The server, as a message calls it, to which a type is unknown; undefined where it knows the type, or nobody knows which server it is. */
export function strangerTo(server: ServerKind | "", { code }: Pick<RecordType, "code">): string | undefined {
	return STRANGERS.get(server)?.get(code);
}
