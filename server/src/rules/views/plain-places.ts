import { pointerTargetKind } from "../../mail/smtp-name.ts";
import { type NameId, NO_NAME, ROOT_NAME } from "../../tables/name-table.ts";
import { addressOfReverseName } from "../../tables/reverse-name.ts";
import { TYPE_CNAME, TYPE_DNAME, TYPE_NS } from "../../workspace/lookup.ts";
import type { Universe } from "../../workspace/universe.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import type { Zone } from "../../zone/zone.ts";

/** Whoever owns more records is looked up as all others are. */
const FEW = 64;
/** So many places are kept at a time. */
const MOST = 65_536;

/** What the names directly below one name have in common. */
export interface PlainPlace {
	/** The zone that answers for them unless they are origins themselves; undefined where a delegation, alias or DNAME lies above them, or no zone. */
	readonly zone: Zone | undefined;
	/** Whether those whose first label is one of a host are host names of two labels or more, outside `arpa.` (RFC 1123 section 2.1). */
	readonly areHostNames: boolean;
	/** The same, and none of them is `localhost`. */
	readonly areHosts: boolean;
	/** For the reverse names of single addresses: the octets of these, 4 or 16, with the last part open; undefined for others. */
	readonly octets: Uint8Array | undefined;
}

/** What is the same for a million names below one, found out once. Holds as long as nothing is read. */
export class PlainPlaces {
	readonly #workspace: Workspace;
	/** By universe: the places by the name above them. */
	#places: Map<NameId, PlainPlace>[] = [];
	#kept = 0;
	/** The one that was asked for last, since names below the same one mostly follow each other. */
	#last: PlainPlace | undefined;
	#lastAbove: NameId = NO_NAME;
	#lastUniverse = -1;

	constructor(workspace: Workspace) {
		this.#workspace = workspace;
	}

	/** To be called when anything has changed. */
	forget(): void {
		this.#places = [];
		this.#kept = 0;
		this.#last = undefined;
	}

	/** The place directly below a name. Hot: once per record of some types. */
	below(universe: Universe, above: NameId): PlainPlace {
		if (this.#last && above === this.#lastAbove && universe.id === this.#lastUniverse) return this.#last;
		if (this.#kept >= MOST) this.forget();
		this.#places[universe.id] ??= new Map();
		const places = this.#places[universe.id]!;
		let place = places.get(above);
		if (!place) {
			place = this.#look(universe, above);
			places.set(above, place);
			this.#kept++;
		}
		this.#last = place;
		this.#lastAbove = above;
		this.#lastUniverse = universe.id;
		return place;
	}

	#look(universe: Universe, above: NameId): PlainPlace {
		const { names } = this.#workspace.tables;
		const reverse = addressOfReverseName(names, above);
		const areHostNames = this.#areHostNames(above);
		return {
			zone: this.#zone(universe, above),
			areHostNames,
			areHosts: areHostNames && pointerTargetKind(`host.${names.text(above)}`) !== "localhost",
			octets: reverse && reverse.bits === (reverse.family === 4 ? 24 : 124) ? reverse.octets : undefined,
		};
	}

	#zone(universe: Universe, above: NameId): Zone | undefined {
		const { tables, zones } = this.#workspace;
		for (let at = above; at !== NO_NAME; at = tables.names.parentOf(at)) {
			const zone = zones.isOrigin(at) ? zones.zoneAt(universe, at) : undefined;
			if (this.#leadsElsewhere(at, zone)) return undefined;
			if (zone) return zone;
		}
		return undefined;
	}

	/** Whether the names below one may be answered otherwise than from their own records; `zone` has it as its origin. */
	#leadsElsewhere(name: NameId, zone: Zone | undefined): boolean {
		const { names, records } = this.#workspace.tables;
		let count = 0;
		for (let at = names.firstOwner[name]!; at >= 0; at = records.nextOfOwner[at]!) {
			const type = records.type[at]!;
			if (++count > FEW || type === TYPE_DNAME || type === TYPE_CNAME) return true;
			if (type === TYPE_NS && !zone) return true;
		}
		return false;
	}

	#areHostNames(above: NameId): boolean {
		const { names } = this.#workspace.tables;
		if (above === ROOT_NAME) return false;
		for (let at = above; at !== ROOT_NAME; at = names.parentOf(at)) {
			if (!names.hasHostLabel(at)) return false;
			if (names.parentOf(at) === ROOT_NAME) return !names.hasLabel(at, ARPA);
		}
		return false;
	}
}

/** `arpa` */
const ARPA = [0x61, 0x72, 0x70, 0x61];
