import type { Field } from "../record-type.ts";
import { defineField } from "./define-field.ts";
import { base64Data } from "./encoded-data.ts";
import { algorithm, keyFlags, keyProtocol } from "./mnemonic.ts";
import { time } from "./time.ts";

const TIMES = [time("refresh of the key"), time("addition of the key"), time("removal of the key")];
const HEAD = [keyFlags("flags of the key"), keyProtocol("protocol of the key"), algorithm("algorithm of the key")];
const KEY = base64Data("octets of the key");

/** `YYYYMMDDHHMMSS`; here BIND takes no seconds. */
const TIME_LENGTH = 14;
/** Where the flags stand in the RDATA, and the two of them that say that there is no key. */
const FLAGS_AT = 12;
const NO_KEY = 0xc0;

/** All of KEYDATA: when a resolver looks after a key again, since when it is trusted, and the key. BIND shows it as octets only. */
export const managedKey = defineField({
	id: "managed-key",
	expects: "three times such as 20261124000000, flags, protocol, algorithm and public key",
	read(reader) {
		const read = ({ kind, name }: Field) => kind.read(reader, { kind, name });
		for (const field of TIMES) {
			if (!reader.need(field)) return false;
			const token = reader.next;
			if (reader.ends[token]! - reader.starts[token]! !== TIME_LENGTH) return reader.reject(token, field);
			if (!read(field)) return false;
		}
		if (!HEAD.every(read)) return false;
		return (reader.wire[FLAGS_AT]! & NO_KEY) === NO_KEY || read(KEY);
	},
	show: () => "",
	valid(cursor) {
		cursor.at = cursor.end;
		return true;
	},
	opaque: () => true,
});
