import { MAX_LABEL } from "../../records/domain-name.ts";
import { hostNameProblem } from "../../records/host-name.ts";
import type { NameId } from "../../tables/name-table.ts";
import { isFreeName } from "../fixes/free-name.ts";
import type { RecordView } from "../views/record-view.ts";

/**
 * A free name like the target of a record that is a host name: hyphens for underscores, and no other characters
 * than those of hosts. Undefined where no loaded zone has records of the target, and where the name of the
 * zone itself is no host name.
 */
export function properName(record: RecordView): NameId | undefined {
	const { context, universe, targetName } = record;
	const { workspace } = context;
	const { names } = workspace.tables;
	const { kind, zone, ...answer } = workspace.lookup.answer(universe, workspace.lookup.sought(targetName));
	const isThere = (kind === "found" || kind === "alias") && "wildcard" in answer && !answer.wildcard;
	if (!isThere || !zone || hostNameProblem(names.wire(zone.origin), 0, "target") !== undefined) return undefined;
	const labels: string[] = [];
	for (let at = targetName; at !== zone.origin; at = names.parentOf(at)) labels.push(letters(names.labelOctets(at)));
	const origin = names.text(zone.origin);
	const nameOf = (proper: readonly string[]) => workspace.name(`${proper.join(".")}.${origin === "." ? "" : origin}`);
	const hyphened = labels.map((label) => trimmed(label.replaceAll("_", "-")));
	const [first = "", ...rest] = hyphened;
	const candidates = [
		hyphened,
		labels.map((label) => trimmed(label.replaceAll("_", ""))),
		[first && `${first}-2`, ...rest],
	];
	return candidates
		.filter((candidate) => candidate.every((label) => label !== "" && label.length <= MAX_LABEL))
		.map(nameOf)
		.find((name) => name >= 0 && isFreeName(zone, record, name));
}

/** A label without what neither host names have nor people write in place of a hyphen. */
function letters(octets: Uint8Array): string {
	return String.fromCharCode(...octets).replace(/[^a-z0-9_-]/g, "");
}

/** A label neither begins nor ends with a hyphen. */
function trimmed(label: string): string {
	return label.replace(/^-+|-+$/g, "");
}
