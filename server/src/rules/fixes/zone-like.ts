import { baseName } from "../../config/config-path.ts";
import { writtenDuration } from "../../records/duration.ts";
import { isDateSerial } from "../../records/serial.ts";
import { GENERATED, OWNER_INHERITED, type RecordId } from "../../tables/record-table.ts";
import { toText } from "../../text/utf8.ts";
import { TYPE_NS, TYPE_SOA } from "../../workspace/lookup.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import type { Zone } from "../../zone/zone.ts";
import type { Refusal } from "../fix.ts";
import { RecordView } from "../views/record-view.ts";
import type { RuleContext } from "../views/rule-context.ts";
import { type WrittenRecord, writtenRecord } from "./column-style.ts";
import { lineEndOfFile } from "./line-end-of-file.ts";
import { fieldText, usual } from "./new-record.ts";
import type { NewZone, ZoneLayout } from "./zone-file-text.ts";

/** What a new zone takes over from one that is there. */
export interface ZoneLike {
	readonly head: Pick<NewZone, "ttl" | "primary" | "mailbox" | "serial" | "timers" | "nameServers">;
	readonly layout: ZoneLayout;
}

/** So many records tell the columns. */
const MODELS = 12;

/** The SOA, the name servers and the layout for a zone like another; why not, if that one has no SOA or no name servers. */
export function zoneLike(context: RuleContext, zone: Zone): ZoneLike | Refusal {
	const { workspace } = context;
	const { lookup, tables } = workspace;
	const origin = tables.names.text(zone.origin);
	const soaId = lookup.recordIn(zone, zone.origin, TYPE_SOA);
	const servers = lookup.recordsIn(zone, zone.origin, TYPE_NS);
	if (soaId < 0 || servers.length === 0) {
		return { refusal: `${origin} has no ${soaId < 0 ? "SOA" : "NS record"} that could be taken over: add one first` };
	}
	const soa = new RecordView(context, soaId);
	const { text } = soa;
	if (!text) return { refusal: `${baseName(zone.path)} is not at hand: open it and try again` };
	const { block } = text;
	const [primary = "", mailbox = "", serial = ""] = soa.rdata.split(" ");
	const timers = [3, 4, 5, 6].map((field) => soa.writtenField(field)) as [string, string, string, string];
	const ttl = block.stateOut.defaultTtl >= 0 ? block.stateOut.defaultTtl : soa.ttl;
	const today = context.today();
	const day = (today.year * 100 + today.month) * 100 + today.day;
	const soaText = toText(block.slice.file.text.chunks[block.index]!.octets, text.entry.start, text.entry.end);
	const models = modelsOf(workspace, zone).map(withoutTtl);
	const types = models.map((model) => fieldText(model, "type"));
	return {
		head: {
			ttl: timers.some((timer) => /[a-z]/i.test(timer)) ? writtenDuration(ttl) : String(ttl),
			primary,
			mailbox,
			serial: isDateSerial(Number(serial), today.year) ? day * 100 + 1 : 1,
			timers,
			nameServers: servers.map((server) => tables.names.text(new RecordView(context, server).targetName)),
		},
		layout: {
			models,
			class: usual(models.map((model) => fieldText(model, "class"))),
			typeCase: types.every((type) => type === type?.toLowerCase()) ? "lower" : "upper",
			groupedSoa: /[\r\n]/.test(soaText),
			inheritsOwner: servers.every((server) => (tables.records.flags[server]! & OWNER_INHERITED) !== 0),
			lineEnd: lineEndOfFile(block.slice.file),
		},
	};
}

/** The first records of a zone, as they are written. */
function modelsOf(workspace: Workspace, zone: Zone): WrittenRecord[] {
	const open = workspace.openZone(zone);
	const models: WrittenRecord[] = [];
	if (!open) return models;
	for (const block of workspace.blocks(open.slice)) {
		if (!block.slice.file.text.isLoaded) continue;
		for (const record of block.records) {
			if ((workspace.tables.records.flags[record]! & GENERATED) !== 0) continue;
			const model = writtenRecord(workspace, record as RecordId);
			if (model) models.push(model);
			if (models.length === MODELS) return models;
		}
	}
	return models;
}

/** The record as it would be written without a TTL: what stands behind moves up. */
function withoutTtl(model: WrittenRecord): WrittenRecord {
	const index = model.findIndex(({ column }) => column === "ttl");
	const [ttl, next, ...rest] = index < 0 ? [] : model.slice(index);
	if (!ttl || !next) return model;
	const moved = rest.map((field) => ({ ...field, at: field.at - next.at + ttl.at }));
	return [...model.slice(0, index), { ...next, at: ttl.at, gap: ttl.gap }, ...moved];
}
