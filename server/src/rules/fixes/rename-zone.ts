import { baseName } from "../../config/config-path.ts";
import { QUOTED } from "../../records/rdata-reader.ts";
import { classifyEntry, DIRECTIVE, EMPTY, Entry } from "../../syntax/entry.ts";
import { scanEntry } from "../../syntax/scanner.ts";
import { Tape } from "../../syntax/tape.ts";
import { toText } from "../../text/utf8.ts";
import { TYPE_A } from "../../workspace/lookup.ts";
import type { Span } from "../../workspace/record-text.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import type { Block } from "../../zone/block.ts";
import { originAt } from "../../zone/origin-at.ts";
import type { Zone } from "../../zone/zone.ts";
import type { Fix, Refusal } from "../fix.ts";
import type { RuleContext } from "../views/rule-context.ts";
import { makeFix } from "./make-fix.ts";
import type { Replacement } from "./replacement.ts";

/** The old and the new origin of a zone, in lower case and absolute. */
interface Renaming {
	readonly from: string;
	readonly to: string;
	/** The name of the origin in force where a name stands; undefined where that comes along, so that relative names need no change. */
	readonly origin: string | undefined;
}

/**
 * Gives a zone another origin in its files: in `$ORIGIN` and `$INCLUDE`, in a modeline, and in all names that are
 * absolute. Refuses, and says what to change, where a configuration, a setting or the name of the file tells the origin.
 */
export function renameZone(context: RuleContext, zone: Zone, origin: string): Fix {
	const { workspace } = context;
	const from = workspace.tables.names.text(zone.origin);
	return makeFix({
		context,
		zone,
		title: `Rename the zone to ${origin} in ${baseName(zone.path)}`,
		// A zone is not renamed by an update.
		updates: () => [],
		replacements: () => toldElsewhere(context, zone, origin) ?? renamed(context, zone, from, origin),
	});
}

/** Why the files are not the place to rename a zone; undefined if they are. */
function toldElsewhere({ workspace }: RuleContext, zone: Zone, to: string): Refusal | undefined {
	const { names } = workspace.tables;
	const from = names.text(zone.origin);
	const file = baseName(zone.path);
	const here = workspace.zones.universeOf(zone);
	const other = workspace.zones.at(workspace.name(to)).find((one) => workspace.zones.isVisible(here, one));
	if (other)
		return { refusal: `${to} is a zone already, in ${baseName(other.path)}: move the records of ${file} there` };
	if (zone.configuration !== "") {
		const configuration = baseName(statedIn(workspace, zone, from) ?? zone.configuration);
		return {
			refusal: `${configuration} calls the zone ${from}: write ${to} there, and wherever ${file} has the old name in full`,
		};
	}
	if (zone.source === "setting") {
		return { refusal: `the setting zoneTrio.zones says that ${file} is ${from}: write ${to} there` };
	}
	if (zone.source === "option") return { refusal: `${from} was given as the origin of ${file}: give ${to} instead` };
	if (zone.source !== "file-name") return undefined;
	const [old, next] = [from, to].map((name) => name.slice(0, -1));
	const renamedFile = file.toLowerCase().includes(old!) ? file.toLowerCase().replace(old!, next!) : `db.${next}`;
	return { refusal: `the zone has its name from that of its file: rename ${file} to ${renamedFile}` };
}

/** The configuration file with the statement of a zone, which may be one that the main file includes. */
function statedIn({ catalogue, configurations }: Workspace, zone: Zone, origin: string): string | undefined {
	const configuration = configurations.find(({ path }) => path === zone.configuration);
	const stated = configuration?.zones.find(
		({ file, origin: name }) => name === origin && catalogue.find(file ?? "", configuration.path) === zone.path,
	);
	return stated?.at.path;
}

const tape = new Tape();
const entry = new Entry();

function renamed({ workspace }: RuleContext, zone: Zone, from: string, to: string): Replacement[] {
	const { names } = workspace.tables;
	const open = workspace.openZone(zone);
	const replacements: Replacement[] = [];
	for (const block of open ? workspace.blocks(open.slice) : []) {
		const { octets } = block.slice.file.text.chunks[block.index]!;
		const put = (span: Span, text: string | undefined) => {
			if (text !== undefined) replacements.push({ file: block.slice.file, index: block.index, ...span, text });
		};
		for (let start = 0; start < octets.length; ) {
			const end = scanEntry(octets, start, tape, undefined);
			classifyEntry(tape, entry);
			const origin = originAt(block, start);
			const renaming = { from, to, origin: names.isWithin(origin, zone.origin) ? undefined : names.text(origin) };
			for (const token of entry.kind === EMPTY ? [] : nameTokens()) {
				const span = { start: tape.starts[token]!, end: tape.ends[token]! };
				put(span, nameInRenamedZone(toText(octets, span.start, span.end), renaming));
			}
			start = end;
		}
		for (const { span, text } of renamedModelines(block, octets, from, to)) put(span, text);
	}
	return replacements;
}

/** The tokens of the entry on the tape that may be names. */
function nameTokens(): number[] {
	const tokens = Array.from({ length: tape.count }, (_, token) => token);
	const isBare = (token: number) => (tape.flags[token]! & QUOTED) === 0;
	if (entry.kind === DIRECTIVE) return tokens.slice(1).filter(isBare);
	// What is a name in RDATA is told by its end, where the octets of an address could end alike.
	const firstName = entry.typeCode === TYPE_A ? tape.count : entry.rdata;
	return tokens.filter((token) => isBare(token) && (token === entry.owner || token >= firstName));
}

/** A name of the zone as it is to be written; undefined where it can stay. */
function nameInRenamedZone(written: string, { from, to, origin }: Renaming): string | undefined {
	const isAbsolute = written.endsWith(".");
	if (!isAbsolute && origin === undefined) return undefined;
	const absolute = isAbsolute ? written : `${written}.${origin === "." ? "" : origin}`;
	const isInZone = `.${absolute.toLowerCase()}`.endsWith(`.${from}`);
	return isInZone ? absolute.slice(0, -from.length) + to : undefined;
}

/** The values of `origin=` in the remarks of a block that name the zone. */
function renamedModelines(
	{ remarks }: Block,
	octets: Uint8Array,
	from: string,
	to: string,
): { span: Span; text: string }[] {
	return remarks.flatMap((remark) => {
		const match = /\borigin=(\S+)/.exec(toText(octets, remark.start, remark.end));
		const value = match?.[1] ?? "";
		const isFull = value.endsWith(".");
		if (`${value.toLowerCase()}${isFull ? "" : "."}` !== from) return [];
		const start = remark.start + match!.index + "origin=".length;
		return [{ span: { start, end: start + value.length }, text: isFull ? to : to.slice(0, -1) }];
	});
}
