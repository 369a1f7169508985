import { type NameId, NO_NAME, ROOT_NAME } from "../tables/name-table.ts";
import {
	BEHIND,
	BEHIND_ORIGIN,
	BEHIND_RECORD,
	DATED,
	DEFAULT_TTL,
	GENERATED_COUNT,
	LAST_TTL,
	ORIGIN,
	OWNER,
	type OwnerGap,
	type ScanState,
} from "./scan-state.ts";

/** As many addresses as a /14 has: more are a slip, and would take the memory of everything else. */
const MAX_GENERATED_IN_ZONE = 262_144;

/**
 * The state that flows from entry to entry while a block is read, and which of its components were used before they
 * were set (`reads`) and which were set (`writes`): only these decide whether a block must be read again.
 */
export class ReadingState {
	origin: NameId = ROOT_NAME;
	owner: NameId = NO_NAME;
	defaultTtl = -1;
	lastTtl = -1;
	generated = 0;
	/** The directive that stands between the last record and here, whose owners a blank owner does not mean. */
	behind: OwnerGap = BEHIND_RECORD;
	dated = false;
	reads = 0;
	writes = 0;

	/** Begins with a state of which nothing was used yet. */
	enter(state: ScanState): void {
		this.origin = state.origin;
		this.owner = state.owner;
		this.defaultTtl = state.defaultTtl;
		this.lastTtl = state.lastTtl;
		this.generated = state.generated;
		this.behind = state.behind;
		this.dated = state.dated;
		this.reads = 0;
		this.writes = 0;
	}

	get stateOut(): ScanState {
		const { origin, owner, defaultTtl, lastTtl, generated, behind, dated } = this;
		return { origin, owner, defaultTtl, lastTtl, generated, behind, dated };
	}

	/** The origin that an included file starts with. */
	originInForce(): NameId {
		this.uses(ORIGIN);
		return this.origin;
	}

	setOrigin(origin: NameId): void {
		// Whether this is another origin depends on the one before.
		this.uses(ORIGIN);
		if (origin !== this.origin) this.setBehind(BEHIND_ORIGIN);
		this.origin = origin;
		this.writes |= ORIGIN;
	}

	setOwner(owner: NameId): void {
		this.owner = owner;
		this.writes |= OWNER;
	}

	setDefaultTtl(ttl: number): void {
		this.defaultTtl = ttl;
		this.writes |= DEFAULT_TTL;
	}

	setLastTtl(ttl: number): void {
		this.lastTtl = ttl;
		this.writes |= LAST_TTL;
	}

	setBehind(gap: OwnerGap): void {
		this.behind = gap;
		this.writes |= BEHIND;
	}

	setDated(): void {
		this.dated = true;
		this.writes |= DATED;
	}

	/** Whether a `$DATE` stands somewhere before. */
	isDated(): boolean {
		this.uses(DATED);
		return this.dated;
	}

	/** Takes so many of `wanted` records as `$GENERATE` may still make in the zone. */
	takeGenerated(wanted: number): number {
		this.uses(GENERATED_COUNT);
		const taken = Math.min(wanted, MAX_GENERATED_IN_ZONE - this.generated);
		this.generated += taken;
		this.writes |= GENERATED_COUNT;
		return taken;
	}

	/** Notes that a component of the incoming state was used. */
	protected uses(component: number): void {
		if ((this.writes & component) === 0) this.reads |= component;
	}
}
