import type { ZoneId } from "../zone/zone.ts";
import type { Fault } from "./fault.ts";

/** What verifying a zone came to. It holds until one of the zones that it rests on changes. */
export interface ZoneVerdict {
	/** In the order of the zone's names. */
	readonly faults: readonly Fault[];
	/** How many signatures were verified. */
	readonly signatures: number;
	/** The zone itself, and those below it whose keys were looked at. */
	readonly zones: ReadonlySet<ZoneId>;
}

/** The verdicts of the zones that have been verified and have not changed since. */
export class Verdicts {
	/** Counts the changes of zones, each of which withdraws what rests on the zone. */
	revision = 0;
	readonly #verdicts = new Map<ZoneId, ZoneVerdict>();
	readonly #changed = new Map<ZoneId, number>();

	get(zone: ZoneId): ZoneVerdict | undefined {
		return this.#verdicts.get(zone);
	}

	set(zone: ZoneId, verdict: ZoneVerdict): void {
		this.#verdicts.set(zone, verdict);
	}

	/** The zones that have one. */
	zones(): IterableIterator<ZoneId> {
		return this.#verdicts.keys();
	}

	/** Whether none of some zones has changed since there was a revision. */
	areUnchanged(zones: Iterable<ZoneId>, revision: number): boolean {
		for (const zone of zones) if ((this.#changed.get(zone) ?? 0) > revision) return false;
		return true;
	}

	/** Drops what rests on a zone that has changed, and returns the zones whose verdicts these were. */
	withdraw(changed: ZoneId): ZoneId[] {
		this.#changed.set(changed, ++this.revision);
		const withdrawn: ZoneId[] = [];
		for (const [zone, { zones }] of this.#verdicts) {
			if (!zones.has(changed)) continue;
			this.#verdicts.delete(zone);
			withdrawn.push(zone);
		}
		return withdrawn;
	}
}
