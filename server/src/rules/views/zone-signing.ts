import { keyTag } from "../../records/dnssec/key-tag.ts";
import { TYPE_CODE } from "../../records/type-code.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import type { Zone } from "../../zone/zone.ts";

/** What signs a zone, as its file has it. */
export interface Signing {
	/** Algorithm and key tag of each DNSKEY at its top, in one number each: see `keyNumber`. */
	readonly keys: ReadonlySet<number>;
	/** Whether there are keys and signatures at its top. */
	readonly isSigned: boolean;
	/** The name of the zone on the wire, in lower case. */
	readonly origin: Uint8Array;
}

/** Algorithm and key tag of a key as one number. */
export function keyNumber(algorithm: number, tag: number): number {
	return algorithm * 0x10000 + tag;
}

/** Keeps what signs each zone until something changes: a zone may have hundreds of thousands of signatures, and a few keys. */
export class ZoneSigning {
	readonly #workspace: Workspace;
	readonly #known = new Map<Zone, Signing>();

	constructor(workspace: Workspace) {
		this.#workspace = workspace;
	}

	forget(): void {
		this.#known.clear();
	}

	of(zone: Zone): Signing {
		const known = this.#known.get(zone);
		if (known) return known;
		const signing = this.#read(zone);
		this.#known.set(zone, signing);
		return signing;
	}

	#read(zone: Zone): Signing {
		const { lookup, tables } = this.#workspace;
		const keys = new Set<number>();
		for (const record of lookup.recordsIn(zone, zone.origin, TYPE_CODE.DNSKEY)) {
			const rdata = this.#workspace.rdataWire(record);
			if (rdata) keys.add(keyNumber(rdata[3]!, keyTag(rdata)));
		}
		const isSigned = keys.size > 0 && lookup.recordIn(zone, zone.origin, TYPE_CODE.RRSIG) >= 0;
		return { keys, isSigned, origin: tables.names.wire(zone.origin) };
	}
}
