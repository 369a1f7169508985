import type { NameId } from "../tables/name-table.ts";
import { initialState } from "../zone/scan-state.ts";
import type { Slice } from "../zone/slice.ts";
import type { Zone, ZoneId } from "../zone/zone.ts";
import type { ZoneFile } from "../zone/zone-file.ts";
import type { ZoneReader } from "../zone/zone-reader.ts";
import type { LoadedZones } from "./zone-directory.ts";
import type { ZoneSpec } from "./zone-plan.ts";

/** A zone that is open: its zone, the plan it came from, and the slice of its own file. */
export interface OpenZone {
	readonly zone: Zone;
	readonly spec: ZoneSpec;
	readonly slice: Slice;
}

/** Told which zones come and go. */
export interface ZoneListener {
	zoneOpened(zone: Zone): void;
	zoneClosed(zone: Zone): void;
}

/** The zones that are open, in the order of the plan. */
export class OpenZones implements Iterable<OpenZone> {
	listener: ZoneListener | undefined;
	/** Raised when a zone comes or goes, or the order is another one. */
	revision = 0;
	readonly #zones: LoadedZones;
	readonly #reader: ZoneReader;
	readonly #open = new Map<string, OpenZone>();
	readonly #worlds = new Map<string, number>();
	#count = 0;

	constructor(zones: LoadedZones, reader: ZoneReader) {
		this.#zones = zones;
		this.#reader = reader;
	}

	[Symbol.iterator](): IterableIterator<OpenZone> {
		return this.#open.values();
	}

	/** Whether the zone of a key is open. */
	has(key: string): boolean {
		return this.#open.has(key);
	}

	/** Undefined where a zone was closed, be it that another was opened in its place. */
	of(zone: Zone): OpenZone | undefined {
		const open = this.#open.get(zone.key);
		return open?.zone === zone ? open : undefined;
	}

	/** Opens a zone of the plan; it is still to be read. */
	open(spec: ZoneSpec, file: ZoneFile, origin: NameId): void {
		const world = this.#worlds.get(spec.world) ?? this.#worlds.size;
		this.#worlds.set(spec.world, world);
		const universe = this.#zones.universe(world, spec.view, spec.configuration);
		const zone: Zone = { ...spec, id: this.#count++ as ZoneId, origin, universe: universe.id };
		this.#zones.add(zone);
		const slice = this.#reader.open(zone, file, undefined, initialState(origin));
		this.#open.set(spec.key, { zone, spec, slice });
		this.revision++;
		this.listener?.zoneOpened(zone);
	}

	close({ zone, spec, slice }: OpenZone): void {
		this.#reader.close(slice);
		this.#zones.remove(zone);
		this.#open.delete(spec.key);
		this.revision++;
		this.listener?.zoneClosed(zone);
	}

	/** Brings them into the order of the plan, given by its keys: of zones that could answer alike, the earlier one does. */
	arrange(keys: ReadonlySet<string>): void {
		const opened = [...this.#open.keys()];
		const planned = [...keys].filter((key) => this.#open.has(key));
		const first = planned.findIndex((key, index) => key !== opened[index]);
		if (first < 0) return;
		for (const key of planned.slice(first)) {
			const open = this.#open.get(key)!;
			this.#open.delete(key);
			this.#open.set(key, open);
			this.#zones.remove(open.zone);
			this.#zones.add(open.zone);
			this.listener?.zoneOpened(open.zone);
		}
		this.revision++;
	}
}
