import { baseName } from "../../config/config-path.ts";
import { TYPE_CODE } from "../../records/type-code.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import type { Zone } from "../../zone/zone.ts";
import type { ZoneFile } from "../../zone/zone-file.ts";
import type { Refusal } from "../fix.ts";
import { entriesFrom } from "./file-entries.ts";
import { generatedRefusal, generatorOf, MAX_HEADER_LINES } from "./generated-file.ts";

/**
 * Why records must not be written into a zone; undefined if they may.
 *
 * @param updates the lines with which `nsupdate` makes the change in a dynamic zone.
 */
export function zoneRefusal(workspace: Workspace, zone: Zone, updates: readonly string[]): Refusal | undefined {
	const origin = workspace.tables.names.text(zone.origin);
	if (zone.keeper === "primary") {
		return refuse(`${origin} is a secondary zone here: make the change on its primary, which overwrites this file`);
	}
	if (zone.keeper === "server") {
		return refuse(
			`${origin} is a ${zone.kind} zone that the server makes from its other zones, and it overwrites this file`,
		);
	}
	if (zone.kind !== "primary" && zone.kind !== "catalog" && zone.kind !== "response-policy") {
		return refuse(`${origin} is a ${zone.kind} zone here: the server does not answer from records in its file`);
	}
	if (zone.dynamic) {
		const reason = `${origin} is a dynamic zone: the server writes its file, so send the change with nsupdate instead`;
		if (updates.length === 0) return refuse(reason);
		return { refusal: reason, updates: `zone ${origin}\n${updates.join("\n")}\nsend\n` };
	}
	const { lookup } = workspace;
	if (lookup.recordIn(zone, zone.origin, TYPE_CODE.RRSIG) >= 0) {
		return refuse(
			`${baseName(zone.path)} holds the signatures of ${origin}, which a change would break: change the unsigned file and sign it again`,
		);
	}
	if (!zone.signed && lookup.recordIn(zone, zone.origin, TYPE_CODE.ZONEMD) >= 0) {
		return refuse(
			`${baseName(zone.path)} holds the digest of ${origin} (ZONEMD), which a change would make wrong: change the file that it is made from`,
		);
	}
	return undefined;
}

/** Why a file must not be written; undefined if it may. */
export function fileRefusal(workspace: Workspace, file: ZoneFile): Refusal | undefined {
	const name = baseName(file.path);
	if (!file.text.isLoaded) return refuse(`${name} is not at hand: open it and try again`);
	const origins = originsOf(workspace, file);
	if (origins.length > 1) {
		const [first, second, ...more] = origins;
		const others = more.length > 0 ? ` and ${more.length} more` : "";
		return refuse(
			`${name} serves several zones (${first}, ${second}${others}), so the change would be made in all of them: make it by hand, or give the zone a file of its own`,
		);
	}
	const header = generatedHeader(file);
	return header === undefined ? undefined : generatedRefusal(name, header);
}

/** Whether a file is read in one zone only, and there below one origin, be it in several views. */
export function servesOneZone(file: ZoneFile): boolean {
	return file.slices.every(
		({ zone, stateIn }) =>
			zone.origin === file.slices[0]!.zone.origin && stateIn.origin === file.slices[0]!.stateIn.origin,
	);
}

function originsOf(workspace: Workspace, file: ZoneFile): string[] {
	const { names } = workspace.tables;
	const zones = new Set(file.slices.map(({ zone }) => zone.origin));
	const origins = zones.size > 1 ? zones : new Set(file.slices.map(({ stateIn }) => stateIn.origin));
	return [...origins].map((origin) => names.text(origin)).sort();
}

/** The comment in front of the first record that says that the file is not written by hand. */
export function generatedHeader(file: ZoneFile): string | undefined {
	let lines = 0;
	for (const { kind, comment } of entriesFrom(file, 0, 0)) {
		if (kind === "record" || ++lines > MAX_HEADER_LINES) return undefined;
		const told = generatorOf(comment);
		if (told !== undefined) return told;
	}
	return undefined;
}

function refuse(refusal: string): Refusal {
	return { refusal };
}
