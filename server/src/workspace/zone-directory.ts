import { grown } from "../tables/columns.ts";
import type { NameId, NameTable } from "../tables/name-table.ts";
import type { RecordId } from "../tables/record-table.ts";
import type { OwnedRecords } from "../zone/owned-records.ts";
import type { ReferringRecords } from "../zone/referring-records.ts";
import { answers, type Zone, type ZoneId } from "../zone/zone.ts";
import type { ZoneReader } from "../zone/zone-reader.ts";
import type { ZoneDirectory } from "./lookup.ts";
import { INVISIBLE, type Universe, visibility } from "./universe.ts";

/** The loaded zones by origin, and the universes they belong to. */
export class LoadedZones implements ZoneDirectory {
	/** By their numbers; those too in which no zone is any more, whose numbers are given to no other. */
	readonly #universes: Universe[] = [];
	readonly #universeOf = new Map<string, Universe>();
	#inhabited: readonly Universe[] | undefined;
	readonly #byId = new Map<ZoneId, Zone>();
	readonly #byOrigin = new Map<NameId, Zone[]>();
	/** 1 for each name that is an origin, which is asked of each of a million names. */
	#isOrigin: Uint8Array = new Uint8Array(1024);
	/** The same by universe and origin, and those of universes without a view. */
	readonly #own = new Map<number, Zone[]>();
	readonly #shared = new Map<NameId, Zone[]>();
	readonly #isReverse = new WeakMap<Zone, boolean>();
	readonly #reader: ZoneReader;
	readonly #names: NameTable;

	constructor(reader: ZoneReader, names: NameTable) {
		this.#reader = reader;
		this.#names = names;
	}

	/** The universes in which zones are, in the order of these. */
	get universes(): readonly Universe[] {
		this.#inhabited ??= [...new Set([...this.#byId.values()].map((zone) => this.universeOf(zone)))];
		return this.#inhabited;
	}

	/** The universe of a world and a view, entered if it is new. */
	universe(world: number, view: string, configuration: string): Universe {
		const key = `${world} ${view}`;
		const known = this.#universeOf.get(key);
		if (known) return known;
		const universe = { id: this.#universes.length, world, view, configuration };
		this.#universes.push(universe);
		this.#universeOf.set(key, universe);
		return universe;
	}

	/** The universe of a number; undefined if there never was one. */
	universeOfNumber(id: number): Universe | undefined {
		return this.#universes[id];
	}

	universeOf(zone: Zone): Universe {
		return this.#universes[zone.universe]!;
	}

	add(zone: Zone): void {
		this.#inhabited = undefined;
		this.#byId.set(zone.id, zone);
		addTo(this.#byOrigin, zone.origin, zone);
		if (zone.origin >= this.#isOrigin.length) this.#isOrigin = grown(this.#isOrigin, zone.origin * 2);
		this.#isOrigin[zone.origin] = 1;
		const home = this.universeOf(zone);
		addTo(this.#own, ownKey(home, zone.origin), zone);
		if (home.view === "") addTo(this.#shared, zone.origin, zone);
	}

	remove(zone: Zone): void {
		this.#inhabited = undefined;
		this.#byId.delete(zone.id);
		removeFrom(this.#byOrigin, zone.origin, zone);
		if (!this.#byOrigin.has(zone.origin)) this.#isOrigin[zone.origin] = 0;
		removeFrom(this.#own, ownKey(this.universeOf(zone), zone.origin), zone);
		removeFrom(this.#shared, zone.origin, zone);
	}

	/** The zone of a number; undefined if it is not loaded any more. */
	zone(id: ZoneId): Zone | undefined {
		return this.#byId.get(id);
	}

	/** All zones with an origin, of every universe. */
	at(origin: NameId): readonly Zone[] {
		return this.#byOrigin.get(origin) ?? [];
	}

	/** The first zone with an origin in a universe itself. */
	ownAt(universe: Universe, origin: NameId): Zone | undefined {
		return this.#own.get(ownKey(universe, origin))?.[0];
	}

	isOrigin(name: NameId): boolean {
		return this.#isOrigin[name] === 1;
	}

	zoneAt(universe: Universe, origin: NameId): Zone | undefined {
		// Its own ones come first, and of others it sees those without a view: there may be thousands of views with the same origin.
		const own = this.#own.get(ownKey(universe, origin))?.find(answers);
		if (own) return own;
		let best: Zone | undefined;
		let bestRank = Number.POSITIVE_INFINITY;
		for (const zone of this.#shared.get(origin) ?? []) {
			if (!answers(zone)) continue;
			const rank = visibility(universe, zone, this.universeOf(zone));
			if (rank !== INVISIBLE && rank < bestRank) {
				best = zone;
				bestRank = rank;
			}
		}
		return best;
	}

	/** Whether names of a zone are looked up from a universe. */
	isVisible(universe: Universe, zone: Zone): boolean {
		return visibility(universe, zone, this.universeOf(zone)) !== INVISIBLE;
	}

	/** Whether a zone lies in one of the reverse trees, `in-addr.arpa.`, `ip6.arpa.` or the old `ip6.int.`. */
	isReverse(zone: Zone): boolean {
		let isReverse = this.#isReverse.get(zone);
		if (isReverse === undefined) {
			isReverse = /(^|\.)(in-addr\.arpa|ip6\.arpa|ip6\.int)\.$/.test(this.#names.text(zone.origin));
			this.#isReverse.set(zone, isReverse);
		}
		return isReverse;
	}

	zoneOf(record: RecordId): Zone {
		return this.#reader.zoneOf(record);
	}

	compareInZone(one: RecordId, other: RecordId): number {
		return this.#reader.compareInZone(one, other);
	}

	/** The records of names, zone by zone. */
	get owned(): OwnedRecords {
		return this.#reader.owned;
	}

	/** What refers to names and addresses, as universes see it. */
	get references(): ReferringRecords {
		return this.#reader.references;
	}
}

function ownKey(universe: Universe, origin: NameId): number {
	return universe.id * 2 ** 32 + origin;
}

function addTo<Key>(zones: Map<Key, Zone[]>, key: Key, zone: Zone): void {
	const known = zones.get(key);
	if (known) known.push(zone);
	else zones.set(key, [zone]);
}

function removeFrom<Key>(zones: Map<Key, Zone[]>, key: Key, zone: Zone): void {
	const rest = zones.get(key)?.filter((one) => one !== zone) ?? [];
	if (rest.length > 0) zones.set(key, rest);
	else zones.delete(key);
}
