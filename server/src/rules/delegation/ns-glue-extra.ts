import { TYPE_A, TYPE_AAAA, TYPE_NS } from "../../workspace/lookup.ts";
import { syncAddresses } from "../fixes/sync-addresses.ts";
import { childServer } from "../judgements/child-server.ts";
import { isCut } from "../judgements/name-server-flaw.ts";
import type { RecordRule } from "../rule.ts";
import type { RecordView } from "../views/record-view.ts";

/** RFC 1912 section 2.3: glue says what the zone of the host says, or it leads astray. */
export const nsGlueExtra: RecordRule = {
	id: "ns-glue-extra",
	group: "delegation",
	subject: "record",
	types: [TYPE_NS],
	severity: "warning",
	summary: "The glue of a name server is not the address that the loaded zone of the server gives",
	sources: ["RFC 1912 section 2.3", "RFC 1034 section 4.2.2"],
	many: {
		above: 50,
		message: (count, origin) =>
			`${count} name servers have other addresses as glue in ${origin} than in their own zones. Take over those of their zones`,
	},

	check(record, report) {
		const { zone, context, targetName, target, origin } = record;
		if (zone.dynamic || !record.targetIsInZone) return;
		const child = childServer(record);
		if (!child?.isKnown || child.addresses.length === 0 || !isCut(record)) return;
		const glue = [TYPE_A, TYPE_AAAA]
			.flatMap((type) => context.workspace.lookup.recordsIn(zone, targetName, type))
			.map((one) => context.viewRecord(context, one));
		if (glue.length === 0) return;
		const extra = without(glue, child.addresses);
		const missing = without(child.addresses, glue);
		if (extra.length === 0 && missing.length === 0) return;
		const own = context.workspace.tables.names.text(child.zone.origin);
		const sync = syncAddresses(
			extra,
			missing.map(({ address }) => address),
			glue,
			`Take over the addresses that ${target} has in ${own}`,
		);
		report({
			at: (extra[0] ?? glue[0]!).atField(0),
			message: `${target} has ${texts(glue)} as glue in ${origin}, but ${texts(child.addresses)} in its own zone ${own}, so resolvers ask now here, now there. Take over the addresses of its zone, or correct them there`,
			related: () => child.addresses.map((one) => ({ at: one.atField(0), message: `its address in ${own}` })),
			actions: () => (sync ? [sync] : []),
		});
	},
};

/** The records whose addresses none of the others has. */
function without(records: readonly RecordView[], others: readonly RecordView[]): readonly RecordView[] {
	const known = new Set(others.map(({ address }) => address.id));
	return records.filter(({ address }) => !known.has(address.id));
}

function texts(records: readonly RecordView[]): string {
	return [...new Set(records.map(({ address }) => address.text))].join(" and ");
}
