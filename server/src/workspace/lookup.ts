import { type NameId, type NameTable, NO_NAME, ROOT_NAME } from "../tables/name-table.ts";
import type { RecordId, RecordTable } from "../tables/record-table.ts";
import { areSameOctets } from "../text/same-octets.ts";
import type { OwnedRecords } from "../zone/owned-records.ts";
import type { Zone } from "../zone/zone.ts";
import type { Universe } from "./universe.ts";

/** IANA numbers of the types that decide how a name is answered. */
export const TYPE_A = 1;
export const TYPE_NS = 2;
export const TYPE_CNAME = 5;
export const TYPE_SOA = 6;
export const TYPE_PTR = 12;
export const TYPE_MX = 15;
export const TYPE_TXT = 16;
export const TYPE_AAAA = 28;
export const TYPE_DNAME = 39;
export const TYPE_DS = 43;
/** PowerDNS and Knot: the address is known only when it is asked for. */
const TYPE_ALIAS = 65401;
const TYPE_LUA = 65402;

/** Aliases are followed this far, as receivers do. */
const MAX_ALIASES = 16;

/** A name that is looked up: the deepest part of it that is in the table, and the labels that are lacking below. */
export interface SoughtName {
	readonly name: NameId;
	/** Labels below `name`, the outermost last; empty if the whole name is in the table. */
	readonly lacking: readonly Uint8Array[];
}

/** What the loaded zones say of a name (RFC 1034 section 4.3.2, RFC 4592, RFC 6672). */
export type Answer =
	/** The name has records at `node`, which is a `*` if `wildcard`. No type was asked for yet. */
	| { readonly kind: "found"; readonly zone: Zone; readonly node: NameId; readonly wildcard: boolean }
	| {
			readonly kind: "alias";
			readonly zone: Zone;
			readonly record: RecordId;
			readonly next: SoughtName;
			readonly wildcard: boolean;
	  }
	/** The name is not there, or only names below it are. */
	| { readonly kind: "absent"; readonly zone: Zone }
	/** Nobody here can tell: no zone covers it, or it is delegated away at `cut`. */
	| { readonly kind: "outside"; readonly zone: Zone | undefined; readonly cut: NameId };

/** The end of a chain of aliases. */
export interface Resolution {
	/** The last answer; never an alias, unless the chain is too long or a loop. */
	readonly answer: Answer;
	/** The name that the last answer is about. */
	readonly end: SoughtName;
	/** The CNAME and DNAME records on the way, in order. */
	readonly aliases: readonly RecordId[];
	readonly wildcard: boolean;
}

function isSameName(one: SoughtName, other: SoughtName): boolean {
	if (one.name !== other.name || one.lacking.length !== other.lacking.length) return false;
	return one.lacking.every((label, index) => areSameOctets(label, other.lacking[index]!));
}

/** The zones that a look-up may use, by origin. */
export interface ZoneDirectory {
	/** The zone with this very origin that answers a universe, if one does. */
	zoneAt(universe: Universe, origin: NameId): Zone | undefined;
	/** Whether any zone has this origin. */
	isOrigin(name: NameId): boolean;
	/** The records of names, zone by zone. */
	readonly owned: OwnedRecords;
}

/** Answers names from the loaded zones as their server would, without any network. */
export class Lookup {
	readonly #names: NameTable;
	readonly #records: RecordTable;
	readonly #zones: ZoneDirectory;
	readonly #owned: OwnedRecords;

	/** A name below another that existed when it was looked for: most of a hundred thousand others may be gone meanwhile. */
	readonly #witnesses = new Map<NameId, NameId>();

	constructor(names: NameTable, records: RecordTable, zones: ZoneDirectory) {
		this.#names = names;
		this.#records = records;
		this.#zones = zones;
		this.#owned = zones.owned;
	}

	/** A name of the table, as it is looked up. */
	sought(name: NameId): SoughtName {
		return { name, lacking: NOTHING };
	}

	/** A name on the wire, absolute, that need not be in the table. */
	soughtWire(wire: Uint8Array): SoughtName {
		const labels: Uint8Array[] = [];
		for (let at = 0; wire[at]! !== 0; at += wire[at]! + 1) labels.push(wire.subarray(at + 1, at + 1 + wire[at]!));
		return this.#below(ROOT_NAME, labels);
	}

	/** The name in master-file form. */
	text(sought: SoughtName): string {
		const labels = sought.lacking.map((label) => this.#label(label));
		const rest = this.#names.text(sought.name);
		return labels.length === 0 ? rest : `${labels.join(".")}.${rest === "." ? "" : rest}`;
	}

	/** The loaded zone with the closest origin at or above a name. */
	zoneFor(universe: Universe, name: NameId): Zone | undefined {
		for (let at = name; at !== NO_NAME; at = this.#names.parentOf(at)) {
			if (!this.#zones.isOrigin(at)) continue;
			const zone = this.#zones.zoneAt(universe, at);
			if (zone) return zone;
		}
		return undefined;
	}

	/** What the closest zone says of a name. Does not follow aliases. */
	answer(universe: Universe, sought: SoughtName): Answer {
		const zone = this.zoneFor(universe, sought.name);
		return zone ? this.answerIn(zone, sought) : { kind: "outside", zone: undefined, cut: NO_NAME };
	}

	/** What one zone says of a name in it. */
	answerIn(zone: Zone, sought: SoughtName): Answer {
		const { parent, activity } = this.#names;
		const path: NameId[] = [];
		for (let at: number = sought.name; at !== zone.origin; at = parent[at]!) path.push(at as NameId);
		path.push(zone.origin);
		// From the apex down: a delegation or DNAME on the way decides before the name itself.
		for (let index = path.length - 1; index >= 0; index--) {
			const at = path[index]!;
			const isName = index === 0 && sought.lacking.length === 0;
			if (activity[at] === 0) break;
			if (index < path.length - 1 && this.recordIn(zone, at, TYPE_NS) >= 0) return { kind: "outside", zone, cut: at };
			if (isName) continue;
			const dname = this.recordIn(zone, at, TYPE_DNAME);
			if (dname >= 0)
				return { kind: "alias", zone, record: dname, next: this.#throughDname(dname, at, sought), wildcard: false };
		}
		if (sought.lacking.length === 0) {
			if (this.hasRecords(zone, sought.name)) return this.#at(zone, sought.name, false);
			if (this.existsBelow(zone, sought.name)) return { kind: "absent", zone };
		}
		// RFC 4592: the wildcard of the closest encloser, and no other.
		for (let at = sought.name; ; at = this.#names.parentOf(at)) {
			if (at === zone.origin || (!(at === sought.name && sought.lacking.length === 0) && this.exists(zone, at))) {
				const star = this.#names.wildcardBelow(at);
				if (star !== NO_NAME && this.hasRecords(zone, star)) {
					if (this.recordIn(zone, star, TYPE_NS) >= 0) return { kind: "outside", zone, cut: star };
					return this.#at(zone, star, true);
				}
				return { kind: "absent", zone };
			}
		}
	}

	/** Follows CNAME and DNAME to their end. */
	resolve(universe: Universe, sought: SoughtName, onName?: (name: SoughtName) => void): Resolution {
		const aliases: RecordId[] = [];
		const passed: SoughtName[] = [];
		let wildcard = false;
		let at = sought;
		for (;;) {
			onName?.(at);
			const answer = this.answer(universe, at);
			if (answer.kind !== "alias") {
				return { answer, end: at, aliases, wildcard: wildcard || (answer.kind === "found" && answer.wildcard) };
			}
			wildcard ||= answer.wildcard;
			if (aliases.length >= MAX_ALIASES || this.#isLoop(answer.record, at, aliases, passed)) {
				return { answer: { kind: "absent", zone: answer.zone }, end: at, aliases, wildcard };
			}
			aliases.push(answer.record);
			passed.push(at);
			at = answer.next;
		}
	}

	/** Whether the alias at a name leads back to where somebody came from: a CNAME always leads to the same name, a DNAME to as many as lie below it. */
	#isLoop(alias: RecordId, at: SoughtName, aliases: readonly RecordId[], passed: readonly SoughtName[]): boolean {
		if (!aliases.includes(alias)) return false;
		return this.#records.type[alias] === TYPE_CNAME || passed.some((name) => isSameName(name, at));
	}

	/** The records of one type at a name in one zone, in the order in which they are written. */
	recordsIn(zone: Zone, name: NameId, type: number): readonly RecordId[] {
		return this.#owned.ofType(zone, name, type);
	}

	/** The first record of a type at a name in one zone, or -1. */
	recordIn(zone: Zone, name: NameId, type: number): RecordId {
		return this.#owned.firstOfType(zone, name, type);
	}

	/** Whether a name owns any record in a zone. */
	hasRecords(zone: Zone, name: NameId): boolean {
		return this.#owned.has(zone, name);
	}

	/** Whether a name exists in a zone, be it only as the parent of others (RFC 8020). */
	exists(zone: Zone, name: NameId): boolean {
		return this.hasRecords(zone, name) || this.existsBelow(zone, name);
	}

	/** Whether the name has records whose addresses the server makes up when it is asked. */
	hasComputedAddress(zone: Zone, name: NameId): boolean {
		return this.recordIn(zone, name, TYPE_ALIAS) >= 0 || this.recordIn(zone, name, TYPE_LUA) >= 0;
	}

	/** Whether a name below another has records in a zone. */
	existsBelow(zone: Zone, name: NameId): boolean {
		return this.existsBelowBesides(zone, name, NO_NAME);
	}

	/** Whether a name exists for another reason than that `child` does. */
	existsBesides(zone: Zone, name: NameId, child: NameId): boolean {
		return this.hasRecords(zone, name) || this.existsBelowBesides(zone, name, child);
	}

	/** Whether a name below another but for `child`, and what is below that, has records in a zone. */
	existsBelowBesides(zone: Zone, name: NameId, child: NameId): boolean {
		const { activity, firstChild, nextSibling } = this.#names;
		const exists = (at: NameId) => at !== child && activity[at]! > 0 && this.exists(zone, at);
		const witness = this.#witnesses.get(name);
		if (witness !== undefined && exists(witness)) return true;
		// Where many go one after the other, those behind the last witness are still there; the others come last.
		const from = witness === undefined ? NO_NAME : nextSibling[witness]!;
		for (let at = from; at >= 0; at = nextSibling[at]!)
			if (exists(at as NameId)) return this.#keepWitness(name, at as NameId);
		for (let at = firstChild[name]!; at >= 0 && at !== from; at = nextSibling[at]!) {
			if (at !== witness && exists(at as NameId)) return this.#keepWitness(name, at as NameId);
		}
		return false;
	}

	/** Asked twice on each level, a name far below would be asked a million times. */
	#keepWitness(name: NameId, witness: NameId): true {
		this.#witnesses.set(name, witness);
		return true;
	}

	#at(zone: Zone, node: NameId, wildcard: boolean): Answer {
		const cname = this.recordIn(zone, node, TYPE_CNAME);
		if (cname >= 0) {
			const next = this.sought(this.#records.reference[cname]! as NameId);
			return { kind: "alias", zone, record: cname, next, wildcard };
		}
		return { kind: "found", zone, node, wildcard };
	}

	/** The name with the DNAME's owner `at` replaced by its target (RFC 6672 section 2.2). */
	#throughDname(record: RecordId, at: NameId, sought: SoughtName): SoughtName {
		const labels = [...sought.lacking];
		for (let name = sought.name; name !== at; name = this.#names.parentOf(name))
			labels.push(this.#names.labelOctets(name));
		return this.#below(this.#records.reference[record]! as NameId, labels);
	}

	/** The name that labels make below another; the outermost label is the last. */
	#below(base: NameId, labels: readonly Uint8Array[]): SoughtName {
		let name = base;
		let left = labels.length;
		while (left > 0) {
			const label = labels[left - 1]!;
			const next = this.#names.findChild(name, label, 0, label.length);
			if (next === NO_NAME) break;
			name = next;
			left--;
		}
		return { name, lacking: left === 0 ? NOTHING : labels.slice(0, left) };
	}

	#label(octets: Uint8Array): string {
		let text = "";
		for (const octet of octets) text += String.fromCharCode(octet);
		return text;
	}
}

const NOTHING: readonly Uint8Array[] = [];
