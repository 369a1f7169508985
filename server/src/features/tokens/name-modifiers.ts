import type { RuleContext } from "../../rules/views/rule-context.ts";
import { type NameId, NO_NAME } from "../../tables/name-table.ts";
import { TYPE_MX, TYPE_NS } from "../../workspace/lookup.ts";
import type { Universe } from "../../workspace/universe.ts";
import type { Zone } from "../../zone/zone.ts";
import { MODIFIER_BIT } from "./token-legend.ts";

/** Of the records that name a host so many are looked at: an MX beyond is not noticed. */
const MOST_REFERENCES = 256;

/** What one zone knows of names, for as long as nothing changes. */
export class NameModifiers {
	readonly #context: RuleContext;
	readonly #zone: Zone;
	readonly #universe: Universe;
	readonly #owners = new Map<NameId, number>();
	readonly #targets = new Map<NameId, number>();
	readonly #glue = new Map<NameId, number>();

	constructor(context: RuleContext, zone: Zone) {
		this.#context = context;
		this.#zone = zone;
		this.#universe = context.workspace.zones.universeOf(zone);
	}

	/** Of a name that owns a record. */
	ofOwner(name: NameId): number {
		return remembered(this.#owners, name, () => this.#ofName(name));
	}

	/** Of a name that is no record's owner, or none. */
	ofOutsider(name: NameId): number {
		return this.#isWithin(name) ? 0 : MODIFIER_BIT.outOfZone;
	}

	/** Of a name in the data of a record. */
	ofTarget(name: NameId): number {
		return remembered(this.#targets, name, () => this.#ofName(name) | this.#whetherResolved(name));
	}

	/** Whether the address of an owner is glue. */
	glue(owner: NameId): number {
		return remembered(this.#glue, owner, () => (this.#isDelegated(owner) ? MODIFIER_BIT.glue : 0));
	}

	#ofName(name: NameId): number {
		const { names } = this.#context.workspace.tables;
		return (
			(name === this.#zone.origin ? MODIFIER_BIT.apex : 0) |
			(names.isWildcard(name) ? MODIFIER_BIT.wildcard : 0) |
			(this.#isWithin(name) ? 0 : MODIFIER_BIT.outOfZone) |
			(this.#isMailHost(name) ? MODIFIER_BIT.mailHost : 0)
		);
	}

	#isWithin(name: NameId): boolean {
		return name !== NO_NAME && this.#context.workspace.tables.names.isWithin(name, this.#zone.origin);
	}

	#isMailHost(name: NameId): boolean {
		const { tables, zones } = this.#context.workspace;
		const { records, names } = tables;
		let left = MOST_REFERENCES;
		for (let at = names.firstReference[name]!; at >= 0 && left > 0; at = records.nextOfReference[at]!, left--) {
			if (records.type[at] === TYPE_MX && zones.isVisible(this.#universe, zones.zoneOf(at as never))) return true;
		}
		return false;
	}

	/** A zone whose records come from elsewhere too proves nothing absent. */
	#whetherResolved(name: NameId): number {
		const { lookup } = this.#context.workspace;
		const { answer } = lookup.resolve(this.#universe, lookup.sought(name));
		return answer.kind === "absent" && !answer.zone.dynamic ? MODIFIER_BIT.unresolved : 0;
	}

	#isDelegated(owner: NameId): boolean {
		const { lookup, tables } = this.#context.workspace;
		if (!this.#isWithin(owner)) return false;
		for (let at = owner; at !== this.#zone.origin; at = tables.names.parentOf(at)) {
			if (lookup.recordIn(this.#zone, at, TYPE_NS) >= 0) return true;
		}
		return false;
	}
}

function remembered(known: Map<NameId, number>, name: NameId, find: () => number): number {
	const found = known.get(name) ?? find();
	known.set(name, found);
	return found;
}
