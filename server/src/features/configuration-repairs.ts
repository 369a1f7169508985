import { baseName, folderOf } from "../config/config-path.ts";
import type { ConfigPlace, ConfiguredZone, ServerConfiguration } from "../config/configured-zone.ts";
import { valueLike } from "../config/new-zone-statement.ts";
import { originOfFileName } from "../config/origin-of-file-name.ts";
import { isIgnoredPath } from "../config/recognise.ts";
import type { ZoneStatement } from "../config/zone-statement.ts";
import type { Action, Fix } from "../rules/fix.ts";
import { isRefusal } from "../rules/fix.ts";
import { isSame } from "../rules/fixes/add-zone-statement.ts";
import { configurationEdit } from "../rules/fixes/configuration-edit.ts";
import { createZoneFile } from "../rules/fixes/create-zone-file.ts";
import { exampleInConfiguration } from "../rules/fixes/example-zone.ts";
import type { RuleContext } from "../rules/views/rule-context.ts";

/**
 * What can be done where the file of a zone is missing: to name the one that is meant, or to create it.
 *
 * @param path where the file would be in the workspace.
 */
export function missingFileRepairs(
	context: RuleContext,
	configuration: ServerConfiguration,
	zone: ConfiguredZone,
	path: string,
): readonly Action[] {
	const example = exampleInConfiguration(context, configuration.path, zone.view);
	const create = createZoneFile(context, { path, origin: zone.origin }, example);
	return [...otherFiles(context, configuration, zone, folderOf(path)), create];
}

/** What can be done where the file of a zone is that of another one: to name the right file, or the zone as its file does. */
export function foreignFileRepairs(
	context: RuleContext,
	configuration: ServerConfiguration,
	zone: ConfiguredZone,
	owner: string,
): readonly Action[] {
	const { workspace } = context;
	const path = workspace.catalogue.find(zone.file ?? "", configuration.path);
	const files = path === undefined ? [] : otherFiles(context, configuration, zone, folderOf(path));
	const isThere = configuration.zones.some(({ origin, view }) => origin === owner && view === zone.view);
	const written = slice(context, zone.at);
	const bare = written.replace(/["']/g, "");
	// A network, or a name with a port, tells the zone in another way.
	if (isThere || (bare.toLowerCase() !== zone.origin && `${bare.toLowerCase()}.` !== zone.origin)) return files;
	const name = bare.endsWith(".") ? owner : owner.replace(/\.$/, "");
	const title = `Name the zone ${name}, as its file does`;
	return [...files, replacement(context, zone.at, valueLike(written, name), title, { preferred: false })];
}

/** What can be done where a zone is configured twice: to delete one of the statements; this one, if both say the same. */
export function duplicateRepairs(
	context: RuleContext,
	{ zones, server }: ServerConfiguration,
	place: ConfigPlace,
): readonly Action[] {
	const twins = zones.filter(({ at }) => at.path === place.path && at.start === place.start);
	const [second] = twins;
	const first = zones.find(({ origin, view }) => origin === second?.origin && view === second.view);
	const [own, other] = [second?.statement, first?.statement];
	// A file that is included twice has one statement only.
	if (!second || !first || !own || !other || isSame(other, own) || server === "coredns") return [];
	const isAlike = saysOf(context, own) === saysOf(context, other);
	const deletion = (zone: ConfiguredZone, which: string, offer: Pick<Fix, "preferred" | "safe">): Fix[] => {
		const statement = zone.statement!;
		const inOtherView = zones.some((one) => one.view !== zone.view && isSame(one.statement, statement));
		if (inOtherView) return [];
		const file = zone.writtenFile === undefined || isAlike ? "" : `, with the file ${zone.writtenFile}`;
		const title = `Delete ${which} of ${zone.origin}${file}`;
		return [replacement(context, wholeLines(context, statement), "", title, offer)];
	};
	const offer = { preferred: isAlike, safe: isAlike };
	const later = deletion(second, "this statement", offer);
	return isAlike && later.length > 0 ? later : [...later, ...deletion(first, "the first statement", offer)];
}

/** The files in a folder that are those of the zone by their SOA or name, and that the configuration has for no zone. */
function otherFiles(
	context: RuleContext,
	configuration: ServerConfiguration,
	zone: ConfiguredZone,
	folder: string,
): readonly Fix[] {
	const { workspace } = context;
	const { fileAt, fileOf, origin } = zone;
	if (!fileAt || fileOf) return [];
	const taken = new Set(configuration.zones.map(({ file = "" }) => workspace.catalogue.find(file, configuration.path)));
	const found = workspace.catalogue.paths.filter((path) => {
		if (folderOf(path) !== folder || taken.has(path) || isIgnoredPath(path)) return false;
		return (workspace.soaOwnerOf(path) ?? originOfFileName(path)?.origin) === origin;
	});
	return found.slice(0, MOST_FILES).map((path) => {
		const written = (/^.*[/\\]/.exec(zone.writtenFile ?? "")?.[0] ?? "") + baseName(path);
		const text = valueLike(slice(context, fileAt), written);
		return replacement(context, fileAt, text, `Name the file ${written}`, { preferred: found.length === 1 });
	});
}

/** A menu shows no more. */
const MOST_FILES = 3;

function replacement(
	{ workspace }: RuleContext,
	place: ConfigPlace,
	text: string,
	title: string,
	offer: Pick<Fix, "preferred" | "safe">,
): Fix {
	return {
		title,
		...offer,
		edits: () => {
			const edit = configurationEdit(workspace, place, text);
			return isRefusal(edit) ? edit : [edit];
		},
	};
}

/** A statement with the lines that it has for itself, and with the blank line behind it where one stands in front. */
function wholeLines({ workspace }: RuleContext, { path, start, end }: ConfigPlace): ConfigPlace {
	const text = workspace.configurationTexts.get(path) ?? "";
	const before = /(?:^|\n)[ \t]*$/.exec(text.slice(0, start));
	const behind = /^[ \t]*(?:\r?\n|$)/.exec(text.slice(end));
	if (!before || !behind) return { path, start, end };
	const from = start - before[0].replace(/^\n/, "").length;
	const to = end + behind[0].length;
	const isApart = /(?:^|\n)[ \t]*\r?\n$/.test(text.slice(0, from));
	const blank = isApart ? (/^[ \t]*\r?\n/.exec(text.slice(to))?.[0].length ?? 0) : 0;
	return { path, start: from, end: to + blank };
}

function slice({ workspace }: RuleContext, { path, start, end }: ConfigPlace): string {
	return (workspace.configurationTexts.get(path) ?? "").slice(start, end);
}

/** What a statement says of its zone, however it is laid out. */
function saysOf(context: RuleContext, { path, start, end, name }: ZoneStatement): string {
	const before = slice(context, { path, start, end: name.start });
	const behind = slice(context, { path, start: name.end, end });
	return `${before}${behind}`.split(/\s+/).join(" ").trim();
}
