import { toWireName } from "../../records/domain-name.ts";
import type { Refusal } from "../../rules/fix.ts";
import { absoluteName, isAbsolute } from "../../rules/fixes/absolute-name.ts";
import type { NameId } from "../../tables/name-table.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import type { Zone } from "../../zone/zone.ts";

/** What is renamed, as far as it tells how a new name is meant. */
export interface RenamedPlace {
	readonly name: NameId;
	readonly origin: NameId;
	readonly isRelative: boolean;
}

/**
 * The name that a user means by a text typed in place of another: absolute with a final dot, and where it ends like the
 * zone; else relative to what completes the name that stood there. In the place of an absolute name, one label stands for a name
 * beside the old one.
 */
export function newName(workspace: Workspace, zone: Zone, place: RenamedPlace, typed: string): NameId | Refusal {
	const { names } = workspace.tables;
	const text = typed.trim();
	const refusal = { refusal: `"${text}" is no name: write letters, digits, hyphens and dots, such as mail2` };
	if (!LABELS.test(text)) return refusal;
	const absolute = absoluteText(workspace, zone, place, text);
	const wire = toWireName(absolute);
	if (!wire || wire.length > 255) return refusal;
	const name = workspace.name(absolute);
	if (names.isWithin(name, zone.origin) && name !== zone.origin) return name;
	return {
		refusal: `${absolute} lies outside ${names.text(zone.origin)}: a host is renamed within its zone, so move it by hand`,
	};
}

function absoluteText(
	workspace: Workspace,
	zone: Zone,
	{ name, origin, isRelative }: RenamedPlace,
	text: string,
): string {
	const { names } = workspace.tables;
	if (isAbsolute(text)) return text;
	if (`${text.toLowerCase()}.`.endsWith(`.${names.text(zone.origin)}`)) return `${text}.`;
	if (isRelative && names.isWithin(origin, zone.origin)) return absoluteName(workspace, text, origin);
	return absoluteName(workspace, text, text.includes(".") ? zone.origin : names.parentOf(name));
}

const LABELS = /^[A-Za-z0-9_/-]+(\.[A-Za-z0-9_/-]+)*\.?$/;
