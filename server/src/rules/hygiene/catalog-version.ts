import { TYPE_CODE } from "../../records/type-code.ts";
import { toText } from "../../text/utf8.ts";
import { TYPE_SOA } from "../../workspace/lookup.ts";
import { groupsOfCopies } from "../fixes/copies-of.ts";
import { insertRecord } from "../fixes/insert-record.ts";
import { setFields } from "../fixes/set-fields.ts";
import type { Report, ZoneRule } from "../rule.ts";
import type { RecordView } from "../views/record-view.ts";
import type { ZoneView } from "../views/zone-view.ts";

const VERSION = "2";

/** RFC 9432 section 4.2.1: a catalog says by which rules it is written, and servers take no zones from one that does not. */
export const catalogVersion: ZoneRule = {
	id: "catalog-version",
	group: "hygiene",
	subject: "zone",
	zones: "catalog",
	severity: "error",
	summary: "A catalog zone has no version, or one that servers do not know, so they take no zones from it",
	sources: ["RFC 9432 section 4.2.1"],

	check(zone, report) {
		const { context, origin } = zone;
		const owner = `version.${origin}`;
		const name = context.workspace.name(owner);
		context.watch.name(name);
		const [[first] = [], [second] = []] = groupsOfCopies(zone.recordsAt(name, TYPE_CODE.TXT));
		if (!first) reportMissing(zone, owner, report);
		else if (second) reportSecond(second, owner, report);
		else reportUnknown(first, report);
	},
};

function reportMissing(zone: ZoneView, owner: string, report: Report): void {
	const { context, origin } = zone;
	const [soa] = zone.apexRecords(TYPE_SOA);
	if (!soa || zone.zone.dynamic || zone.zone.keeper === "server" || zone.hasUnreadText) return;
	const rdata = `"${VERSION}"`;
	report({
		at: soa.atOwner,
		message: `The catalog ${origin} does not say its version, so servers take no zones from it. Add ${owner} TXT ${rdata}`,
		actions: () => [insertRecord(context, zone.zone, owner, "TXT", rdata, `Add TXT ${rdata} at ${owner}`)],
	});
}

function reportSecond(second: RecordView, owner: string, report: Report): void {
	report({
		at: second.atRdata,
		message: `${owner} has more than one TXT record, and servers take no zones from a catalog with several versions. Keep one`,
	});
}

function reportUnknown(version: RecordView, report: Report): void {
	const { wire, origin, zone } = version;
	if (wire.length === 0) return;
	const text = toText(wire, 1, 1 + wire[0]!);
	const isWhole = wire.length === 1 + text.length;
	// named reads catalogs of the first draft too.
	if (isWhole && (text === VERSION || (text === "1" && zone.server === "named"))) return;
	report({
		at: version.atRdata,
		message: `Servers know version ${VERSION} of catalogs, and take no zones from ${origin} with version ${version.rdata}. Write "${VERSION}"`,
		actions: () => [setFields(version, new Map([[0, `"${VERSION}"`]]), `Write "${VERSION}"`)],
	});
}
