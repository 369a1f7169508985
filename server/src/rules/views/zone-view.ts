import { type Network, networkOfReverseOrigin, parseNetwork } from "../../config/network.ts";
import { isReverseName } from "../../config/zone-name.ts";
import { isSyntaxError } from "../../syntax/syntax-rules.ts";
import type { NameId } from "../../tables/name-table.ts";
import type { RecordId } from "../../tables/record-table.ts";
import type { Universe } from "../../workspace/universe.ts";
import type { Block } from "../../zone/block.ts";
import type { Zone } from "../../zone/zone.ts";
import { RecordView } from "./record-view.ts";
import type { RuleContext } from "./rule-context.ts";

/** A zone as a whole. */
export class ZoneView {
	readonly context: RuleContext;
	readonly zone: Zone;

	constructor(context: RuleContext, zone: Zone) {
		this.context = context;
		this.zone = zone;
	}

	get universe(): Universe {
		return this.context.workspace.zones.universeOf(this.zone);
	}

	get origin(): string {
		return this.context.workspace.tables.names.text(this.zone.origin);
	}

	/** Whether it lies in `in-addr.arpa.` or `ip6.arpa.`. */
	get isReverse(): boolean {
		return isReverseName(this.origin);
	}

	/** The network of a reverse zone, as its name or the user tells it: 192.0.2.0/24. */
	get network(): Network | undefined {
		return parseNetwork(this.zone.network) ?? networkOfReverseOrigin(this.origin);
	}

	/** Whether a line of it or a file that it includes cannot be read, so that what seems to be missing may stand there. */
	get hasUnreadText(): boolean {
		for (const { problems, include } of this.#blocks()) {
			if (include?.problem || problems.some(isSyntaxError)) return true;
		}
		return false;
	}

	/** The record that stands first in its text. */
	get firstRecord(): RecordView | undefined {
		for (const { records } of this.#blocks()) {
			if (records.length > 0) return new RecordView(this.context, records[0]! as RecordId);
		}
		return undefined;
	}

	/** Whether any name of it has a record of a type. */
	hasRecord(type: number): boolean {
		return this.firstOfType(type) !== undefined;
	}

	/** The record of a type that stands first in its text. */
	firstOfType(type: number): RecordView | undefined {
		const record = this.context.firstOfType.in(this.zone, type);
		return record === undefined ? undefined : new RecordView(this.context, record);
	}

	/** All records of some types, in the order of its text. Looks at all of them. */
	recordsOfTypes(types: ReadonlySet<number>): readonly RecordView[] {
		const { type } = this.context.workspace.tables.records;
		return [...this.#blocks()].flatMap((block) =>
			[...block.records].flatMap((record) =>
				types.has(type[record]!) ? [new RecordView(this.context, record as RecordId)] : [],
			),
		);
	}

	/** For each name of it that is a wildcard the record that stands first in its text. Looks at all of them. */
	wildcards(): readonly RecordView[] {
		const { names, records } = this.context.workspace.tables;
		const found = new Map<number, RecordView>();
		for (const block of this.#blocks()) {
			for (const record of block.records) {
				const owner = records.owner[record]! as NameId;
				if (!names.isWildcard(owner) || found.has(owner)) continue;
				found.set(owner, new RecordView(this.context, record as RecordId));
			}
		}
		return [...found.values()];
	}

	#blocks(): Iterable<Block> {
		const { workspace } = this.context;
		const open = workspace.openZone(this.zone);
		return open ? workspace.blocks(open.slice) : [];
	}

	/** Records of a type at the apex. */
	apexRecords(type: number): readonly RecordView[] {
		return this.recordsAt(this.zone.origin, type);
	}

	/** Records of a type at any name of the zone. */
	recordsAt(name: NameId, type: number): readonly RecordView[] {
		return this.context.workspace.lookup
			.recordsIn(this.zone, name, type)
			.map((record) => new RecordView(this.context, record));
	}
}
