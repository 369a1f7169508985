import type { RecordId } from "../../tables/record-table.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import type { Zone } from "../../zone/zone.ts";

/**
 * Keeps which record of a type stands first in a zone until one of that type comes or goes there: to seek a type that a zone does not have is to
 * look at all its records, and who types in a zone of a million changes one.
 */
export class FirstOfType {
	readonly #workspace: Workspace;
	readonly #known = new Map<Zone, Map<number, RecordId | undefined>>();

	constructor(workspace: Workspace) {
		this.#workspace = workspace;
	}

	/** Records of these types came to zones or went from them. */
	forget(changed: ReadonlyMap<Zone, ReadonlySet<number>>): void {
		for (const [zone, types] of changed) for (const type of types) this.#known.get(zone)?.delete(type);
	}

	forgetAll(): void {
		this.#known.clear();
	}

	/** The record of a type that stands first in the text of a zone. */
	in(zone: Zone, type: number): RecordId | undefined {
		const ofZone = this.#known.get(zone) ?? new Map<number, RecordId | undefined>();
		this.#known.set(zone, ofZone);
		if (!ofZone.has(type)) ofZone.set(type, this.#seek(zone, type));
		return ofZone.get(type);
	}

	#seek(zone: Zone, type: number): RecordId | undefined {
		const open = this.#workspace.openZone(zone);
		if (!open) return undefined;
		const { records } = this.#workspace.tables;
		for (const block of this.#workspace.blocks(open.slice)) {
			const record = block.records.find((one) => records.type[one] === type);
			if (record !== undefined) return record as RecordId;
		}
		return undefined;
	}
}
