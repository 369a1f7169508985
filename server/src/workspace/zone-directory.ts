import type { NameId, NameTable } from "../tables/name-table.ts";
import type { RecordId } from "../tables/record-table.ts";
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
		const same = this.#byOrigin.get(zone.origin);
		if (same) same.push(zone);
		else this.#byOrigin.set(zone.origin, [zone]);
	}

	remove(zone: Zone): void {
		this.#inhabited = undefined;
		this.#byId.delete(zone.id);
		const rest = this.at(zone.origin).filter((one) => one !== zone);
		if (rest.length > 0) this.#byOrigin.set(zone.origin, rest);
		else this.#byOrigin.delete(zone.origin);
	}

	/** The zone of a number; undefined if it is not loaded any more. */
	zone(id: ZoneId): Zone | undefined {
		return this.#byId.get(id);
	}

	/** All zones with an origin, of every universe. */
	at(origin: NameId): readonly Zone[] {
		return this.#byOrigin.get(origin) ?? [];
	}

	isOrigin(name: NameId): boolean {
		return this.#byOrigin.has(name);
	}

	zoneAt(universe: Universe, origin: NameId): Zone | undefined {
		let best: Zone | undefined;
		let bestRank = Number.POSITIVE_INFINITY;
		for (const zone of this.at(origin)) {
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
}
