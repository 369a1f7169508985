import { padding, widthOf } from "../../layout/screen.ts";
import { typeName } from "../../records/type-code.ts";
import { toText } from "../../text/utf8.ts";
import { type Fix, isRefusal, type Refusal } from "../fix.ts";
import type { RecordView } from "../views/record-view.ts";
import type { Change } from "./change.ts";
import { inColumns, writtenRecord } from "./column-style.ts";
import { copiesOf, groupsOfCopies } from "./copies-of.ts";
import { copyDeletions } from "./delete-record.ts";
import { insertionPoint } from "./insertion-point.ts";
import { makeJointFix } from "./make-fix.ts";
import { modelsOf, placeRecord, recordsAround } from "./new-record.ts";
import type { Replacement } from "./replacement.ts";
import { addition, removal } from "./update-line.ts";
import { recordRefusal } from "./written-record.ts";

/**
 * Gives the owner of a CNAME the addresses of the host at the end in its place, so that it is a host of its own. What is
 * written in front of the CNAME and behind it stays; copies of it go.
 *
 * @param records the address records to copy, one or more.
 */
export function replaceAlias(alias: RecordView, records: readonly RecordView[]): Fix {
	const { context, owner, ttl, zone } = alias;
	const hosts = groupsOfCopies(records).map(([first]) => first);
	const end = hosts[0]!.owner;
	const added = hosts.map(({ typeName, address }) => addition({ owner, ttl, typeName, rdata: address.text }));
	const changeOf = (written: RecordView): Change => ({
		zone,
		updates: () => [removal(written), ...added],
		replacements: () => recordRefusal(written) ?? addressesWritten(written, hosts),
	});
	const title = `Replace the CNAME of ${owner} by the address${hosts.length === 1 ? "" : "es"} of ${end}`;
	const changes = () => {
		const [first, ...copies] = copiesOf(alias);
		return [changeOf(first), ...copyDeletions(copies)];
	};
	return makeJointFix({ context, title, changes }, { preferred: false });
}

function addressesWritten(alias: RecordView, hosts: readonly RecordView[]): readonly Replacement[] | Refusal {
	const { context, zone, ownerName: owner } = alias;
	const [first, ...more] = hosts;
	const rewritten = inPlace(alias, first!);
	const replacements: Replacement[] = [];
	if (isRefusal(rewritten)) return rewritten;
	replacements.push(rewritten);
	for (const host of more) {
		const record = { owner, type: host.type, rdata: host.address.text };
		const placed = placeRecord(context.workspace, zone, record);
		if (isRefusal(placed)) return placed;
		replacements.push(placed);
	}
	return replacements;
}

/** The line of the alias up to its comment, with another type and RDATA in the columns of the lines around. */
function inPlace(alias: RecordView, host: RecordView): Replacement | Refusal {
	const { workspace } = alias.context;
	const { block, comment, entry, fields } = alias.text!;
	const written = writtenRecord(workspace, alias.id);
	const point = insertionPoint(workspace, alias.zone, alias.ownerName, host.type);
	if (written?.at(-1)?.column !== "rdata" || !point) {
		return { refusal: `the CNAME record of ${alias.owner} stands on several lines: replace it by hand` };
	}
	const texts = written.map(({ column, text }) => {
		if (column === "rdata") return { column, text: host.address.text };
		return { column, text: column === "type" ? inCaseOf(text, typeName(host.type)) : text };
	});
	const line = inColumns(texts, modelsOf(workspace, recordsAround(workspace, point)));
	const at = { file: block.slice.file, index: block.index, start: entry.start };
	const { octets } = block.slice.file.text.chunks[block.index]!;
	const gap = comment ? toText(octets, fields[0]!.end, comment.start) : "";
	if (!comment || !/^[ \t]+$/.test(gap)) return { ...at, end: fields[0]!.end, text: line };
	// A comment stays in its column.
	const column = widthOf(toText(octets, entry.start, comment.start), 0);
	const text = line + padding(widthOf(line, 0), column, gap.includes("\t"));
	return { ...at, end: comment.start, text };
}

function inCaseOf(model: string, mnemonic: string): string {
	return model === model.toLowerCase() ? mnemonic.toLowerCase() : mnemonic;
}
