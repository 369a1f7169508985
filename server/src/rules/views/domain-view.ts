import { parseSpf, type SpfRecord } from "../../mail/spf.ts";
import type { SpfPolicy } from "../../mail/spf-policy.ts";
import type { NameId } from "../../tables/name-table.ts";
import { type MailKey, mailKey } from "../../trio/mail-key.ts";
import { mxPreference } from "../../trio/mx-preference.ts";
import type { Exchange } from "../../trio/status.ts";
import { unlikeSpf } from "../../trio/unlike-spf.ts";
import { TYPE_A, TYPE_AAAA, TYPE_MX } from "../../workspace/lookup.ts";
import type { Universe } from "../../workspace/universe.ts";
import type { Zone } from "../../zone/zone.ts";
import type { AddressView } from "./address-view.ts";
import { RecordView } from "./record-view.ts";
import type { RuleContext } from "./rule-context.ts";
import { compareByText, inTextOrder } from "./text-order.ts";

/** One MX record and what becomes of mail to its target. */
export interface ExchangeView {
	/** The MX record; undefined where the domain receives at its own address without MX. */
	readonly record: RecordView | undefined;
	readonly preference: number;
	/** Absolute and in lower case. */
	readonly target: string;
	readonly exchange: Exchange;
	readonly addresses: readonly AddressView[];
}

/** An SPF record of a domain. */
interface DomainSpf {
	readonly record: RecordView;
	readonly text: string;
	readonly terms: SpfRecord;
}

/** A name that has MX or SPF records, or is the apex of a forward zone. */
export class DomainView {
	readonly context: RuleContext;
	readonly universe: Universe;
	readonly zone: Zone;
	readonly name: NameId;
	#exchanges: readonly ExchangeView[] | undefined;
	#spf: readonly DomainSpf[] | undefined;

	constructor(context: RuleContext, universe: Universe, zone: Zone, name: NameId) {
		this.context = context;
		this.universe = universe;
		this.zone = zone;
		this.name = name;
	}

	get key(): MailKey {
		return mailKey(this.universe, this.name);
	}

	/** The name, absolute and in lower case. */
	get text(): string {
		return this.context.workspace.tables.names.text(this.name);
	}

	get isApex(): boolean {
		return this.name === this.zone.origin;
	}

	/** Its MX records in the order of preference, then of target. */
	get exchanges(): readonly ExchangeView[] {
		this.#exchanges ??= this.#readExchanges();
		return this.#exchanges;
	}

	/** Whether it accepts no mail at all: it has an MX `.` (RFC 7505). */
	get hasNullMx(): boolean {
		return this.context.glance.hasNullExchange(this.key);
	}

	/** Whether it has an A or AAAA record of its own. */
	get hasAddress(): boolean {
		const { lookup } = this.context.workspace;
		return lookup.recordIn(this.zone, this.name, TYPE_A) >= 0 || lookup.recordIn(this.zone, this.name, TYPE_AAAA) >= 0;
	}

	/** Whether its addresses are made up by the server when it is asked, such as those of an ALIAS. */
	get hasComputedAddress(): boolean {
		return this.context.workspace.lookup.hasComputedAddress(this.zone, this.name);
	}

	/** Whether an MX record that its universe sees names it, its own among them; watched. */
	get isMailHost(): boolean {
		const { workspace, watch } = this.context;
		watch.references(this.name);
		return workspace.zones.references.has(this.universe, this.name, TYPE_MX);
	}

	/** Records of a type at the name. */
	records(type: number): readonly RecordView[] {
		const { workspace } = this.context;
		const records = inTextOrder(workspace, workspace.lookup.recordsIn(this.zone, this.name, type));
		return records.map((record) => new RecordView(this.context, record));
	}

	/** Its SPF records that differ; receivers accept exactly one. */
	get spf(): readonly DomainSpf[] {
		this.#spf ??= this.#readSpf();
		return this.#spf;
	}

	/** What its only SPF record says, includes followed. */
	get policy(): SpfPolicy | undefined {
		return this.context.facts.policy(this.universe, this.name);
	}

	#readSpf(): readonly DomainSpf[] {
		const { facts, workspace } = this.context;
		const found = facts.spf.recordsAt(this.zone, this.name);
		found.sort((one, other) => compareByText(workspace, one.record, other.record));
		return unlikeSpf(workspace.tables.records, found).flatMap(({ record, text }) => {
			const terms = parseSpf(text);
			return terms ? [{ record: new RecordView(this.context, record), text, terms }] : [];
		});
	}

	#readExchanges(): ExchangeView[] {
		const records = this.records(TYPE_MX);
		const [only] = records;
		// Hot: most domains have one, whose preference matters to nobody.
		if (only && records.length === 1) return [this.#viewExchange(only)];
		return records
			.map((record) => this.#viewExchange(record))
			.sort(
				(one, other) =>
					one.preference - other.preference || (one.target < other.target ? -1 : one.target > other.target ? 1 : 0),
			);
	}

	#viewExchange(record: RecordView): ExchangeView {
		const { workspace } = this.context;
		const { exchange } = record;
		let preference: number | undefined;
		let target: string | undefined;
		let addresses: readonly AddressView[] | undefined;
		return {
			record,
			exchange,
			get preference() {
				preference ??= mxPreference(workspace, record.id);
				return preference;
			},
			get target() {
				target ??= workspace.tables.names.text(exchange.target);
				return target;
			},
			get addresses() {
				addresses ??= record.exchangeAddresses;
				return addresses;
			},
		};
	}
}
