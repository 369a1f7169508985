import { isSpf } from "../mail/spf.ts";
import type { SpfSource } from "../mail/spf-source.ts";
import type { AddressId } from "../tables/address-table.ts";
import type { NameId } from "../tables/name-table.ts";
import { GENERATED, REMARKABLE, type RecordId } from "../tables/record-table.ts";
import { toText } from "../text/utf8.ts";
import { type Resolution, TYPE_MX, TYPE_TXT } from "../workspace/lookup.ts";
import type { Universe } from "../workspace/universe.ts";
import type { Workspace } from "../workspace/workspace.ts";
import type { Zone } from "../zone/zone.ts";
import type { Chains } from "./chains.ts";
import { SpfRecords } from "./spf-records.ts";
import { characterStrings } from "./spf-text.ts";
import { unlikeSpf } from "./unlike-spf.ts";

/** The SPF records of the loaded zones, and what these answer to who evaluates them. */
export class SpfZones {
	readonly #workspace: Workspace;
	readonly #chains: Chains;
	readonly #octets = new WeakMap<readonly AddressId[], readonly Uint8Array[]>();
	/** By universe: the records of this revision; they are large, so only some are kept. */
	readonly #records = new Map<number, SpfRecords>();
	#recordsOf = -1;

	constructor(workspace: Workspace, chains: Chains) {
		this.#workspace = workspace;
		this.#chains = chains;
	}

	/** The SPF records that were read since anything changed, as many as are worth their memory. */
	read(universe: Universe): SpfRecords {
		if (this.#recordsOf !== this.#workspace.revision) this.#records.clear();
		this.#recordsOf = this.#workspace.revision;
		let records = this.#records.get(universe.id);
		if (!records || records.size > MAX_POLICIES) {
			records = new SpfRecords((names) => this.source(universe, names));
			this.#records.set(universe.id, records);
		}
		return records;
	}

	/** The SPF records at a name in a zone, with their text. */
	recordsAt(zone: Zone, name: NameId): { record: RecordId; text: string }[] {
		const found: { record: RecordId; text: string }[] = [];
		for (const record of this.#workspace.lookup.recordsIn(zone, name, TYPE_TXT)) {
			if (!this.mayBeSpf(record)) continue;
			const wire = this.#workspace.rdataWire(record);
			// Most TXT records are no SPF; their first octets tell, without making a text of them.
			if (!wire || (wire[1]! | 32) !== LOWER_V) continue;
			const text = characterStrings(wire);
			if (isSpf(text)) found.push({ record, text });
		}
		return found;
	}

	/** The only SPF record that a look-up comes to, or why there is none to be seen. */
	at({ answer }: Resolution): ReturnType<SpfSource["spfOf"]> {
		if (answer.kind === "outside") return "outside";
		if (answer.kind !== "found") return answer.zone?.dynamic ? "outside" : "none";
		const records = unlikeSpf(this.#workspace.tables.records, this.recordsAt(answer.zone, answer.node));
		if (records.length > 1) return "several";
		return records[0] ?? (answer.zone.dynamic ? "outside" : "none");
	}

	/**
	 * Whether a TXT record may be an SPF record. Most are told to be none when they are read. A `$GENERATE` is made anew for each record, so its
	 * template is looked at.
	 */
	mayBeSpf(record: RecordId): boolean {
		const flags = this.#workspace.tables.records.flags[record]!;
		if ((flags & GENERATED) === 0) return (flags & REMARKABLE) !== 0;
		const text = this.#workspace.recordText(record);
		const template = text?.fields[0];
		if (!text || !template) return false;
		const { octets } = text.block.slice.file.text.chunks[text.block.index]!;
		return /^[\s"\\]*v=spf1/i.test(toText(octets, template.start, template.end));
	}

	/** The zones as an SPF evaluation sees them from a universe; `reads` collects the names it looked at. */
	source(universe: Universe, reads?: Set<NameId>, known?: { readonly name: NameId; readonly text: string }): SpfSource {
		const workspace = this.#workspace;
		const { lookup, tables } = workspace;
		const note = reads && ((sought: { name: NameId; lacking: readonly unknown[] }) => reads.add(sought.name));
		const resolve = (name: string) => {
			const sought = reads ? lookup.sought(workspace.name(name)) : workspace.sought(name)!;
			return lookup.resolve(universe, sought, note);
		};
		return {
			spfOf: (domain) => {
				if (known && domain === tables.names.text(known.name)) return known;
				return this.at(resolve(domain));
			},
			addressesOf: (host) => {
				const resolution = resolve(host);
				const { addresses, isCrowd } = this.#chains.addressesAt(resolution);
				// A hundred thousand records may pass the thousand addresses of one host.
				if (isCrowd) return "outside";
				if (addresses.length === 0 && this.#chains.isUndecided(resolution)) return "outside";
				return this.#octetsOf(addresses);
			},
			exchangesOf: (domain) => {
				const resolution = resolve(domain);
				const { answer } = resolution;
				if (answer.kind !== "found") return this.#chains.isUndecided(resolution) ? "outside" : [];
				return lookup
					.recordsIn(answer.zone, answer.node, TYPE_MX)
					.map((record) => tables.names.text(tables.records.reference[record]! as NameId));
			},
		};
	}

	/** Addresses as octets: those of one host are the same for all SPF records that pass it. */
	#octetsOf(addresses: readonly AddressId[]): readonly Uint8Array[] {
		const known = this.#octets.get(addresses);
		if (known) return known;
		const octets = addresses.map((address) => this.#workspace.tables.addresses.octets(address));
		this.#octets.set(addresses, octets);
		return octets;
	}
}

const LOWER_V = 118;
const MAX_POLICIES = 8192;
