import { baseName } from "../../config/config-path.ts";
import { TYPE_CODE } from "../../records/type-code.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import type { ZoneFile } from "../../zone/zone-file.ts";
import type { Refusal } from "../fix.ts";
import { generatedHeader } from "./writable.ts";

/** Why the lines of a file are not put into columns: a program writes it and would undo that. Undefined if they may be. */
export function layoutRefusal(workspace: Workspace, file: ZoneFile): Refusal | undefined {
	const name = baseName(file.path);
	if (!file.text.isLoaded) return { refusal: `${name} is not at hand: open it and try again` };
	for (const { zone } of file.slices) {
		const origin = workspace.tables.names.text(zone.origin);
		const refuse = (what: string) => ({ refusal: `${origin} is ${what}, which would undo the layout of ${name}` });
		if (zone.keeper === "primary")
			return refuse("a secondary zone here, and its file is a copy that the server overwrites");
		if (zone.keeper === "server") return refuse(`a ${zone.kind} zone, whose file the server makes from other zones`);
		if (zone.dynamic) return refuse("a dynamic zone, whose file the server writes itself from its journal");
		if (workspace.lookup.recordIn(zone, zone.origin, TYPE_CODE.RRSIG) >= 0) {
			return {
				refusal: `${name} holds the signatures of ${origin}, so the program that signs writes it: lay out the unsigned file`,
			};
		}
	}
	const header = generatedHeader(file);
	if (header === undefined) return undefined;
	return {
		refusal: `${name} is written by a program ("${header}"), which would undo the layout: change it where the file comes from`,
	};
}
