import { addressText } from "../../records/address.ts";
import { nameLength } from "../../records/domain-name.ts";
import { TYPE_CODE } from "../../records/type-code.ts";
import { type NameId, ROOT_NAME } from "../../tables/name-table.ts";
import type { Resolution } from "../../workspace/lookup.ts";
import type { RecordView } from "./record-view.ts";

/** The types of service records. */
export const SERVICE_TYPES: readonly number[] = [TYPE_CODE.SVCB, TYPE_CODE.HTTPS];

/** Keys of parameters that hold addresses, and the octets of each (RFC 9460 section 7.3). */
const HINTS = new Map([
	[4, { key: "ipv4hint", length: 4 }],
	[6, { key: "ipv6hint", length: 16 }],
]);

/** Addresses as text by the key of their parameter: `ipv4hint`, `ipv6hint`. */
export type Hints = ReadonlyMap<string, readonly string[]>;

/** An SVCB or HTTPS record, as RFC 9460 reads it; see `serviceOf`. */
class ServiceView {
	readonly record: RecordView;
	readonly #wire: Uint8Array;

	constructor(record: RecordView) {
		this.record = record;
		this.#wire = record.wire;
	}

	/** Whether it is an alias of its target for this service (priority 0). */
	get isAlias(): boolean {
		return this.#wire[0] === 0 && this.#wire[1] === 0;
	}

	get hasParameters(): boolean {
		return this.#parametersAt < this.#wire.length;
	}

	/** Whether it says that there is no such service (RFC 9460 section 2.5.1). */
	get isNone(): boolean {
		return this.isAlias && this.record.targetName === ROOT_NAME;
	}

	/** The host that it means: the dot stands for its owner (RFC 9460 section 2.5.2). */
	get host(): NameId {
		return this.record.targetName === ROOT_NAME ? this.record.ownerName : this.record.targetName;
	}

	/** Where its host leads in the loaded zones. */
	resolveHost(): Resolution {
		const { lookup } = this.record.context.workspace;
		return lookup.resolve(this.record.universe, lookup.sought(this.host));
	}

	/** The addresses in its parameters. */
	get hints(): Hints {
		const hints = new Map<string, readonly string[]>();
		const wire = this.#wire;
		for (let at = this.#parametersAt; at + 4 <= wire.length; ) {
			const length = (wire[at + 2]! << 8) | wire[at + 3]!;
			const hint = HINTS.get((wire[at]! << 8) | wire[at + 1]!);
			const value = wire.subarray(at + 4, at + 4 + length);
			if (hint) hints.set(hint.key, addressesIn(value, hint.length));
			at += 4 + length;
		}
		return hints;
	}

	get #parametersAt(): number {
		return 2 + nameLength(this.#wire, 2);
	}
}

function addressesIn(value: Uint8Array, length: number): string[] {
	const addresses: string[] = [];
	for (let at = 0; at + length <= value.length; at += length) addresses.push(addressText(value.slice(at, at + length)));
	return addresses;
}

/**
 * The service that a record describes; undefined where its text is not at hand, and for all but the first and the last of those
 * that a `$GENERATE` makes: to read one of them means to make all before it, and what is wrong shows at these.
 */
export function serviceOf(record: RecordView): ServiceView | undefined {
	if (record.isGenerated && !record.isEdgeOfGenerate) return undefined;
	return record.text && new ServiceView(record);
}
