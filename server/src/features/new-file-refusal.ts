import { type Edit, isNewFile, type Refusal } from "../rules/fix.ts";
import type { ZoneService } from "./zone-service.ts";

/**
 * Why edits are not made because of the files that they create: a name in a zone or a path in a configuration must not have one made out of
 * the workspace, be it through a link, nor where nothing is read. Undefined if nothing speaks against them.
 */
export function newFileRefusal({ workspace, isLeftOut }: ZoneService, edits: readonly Edit[]): Refusal | undefined {
	const { catalogue, roots } = workspace;
	if (roots.length === 0) return undefined;
	const astray = edits.find((edit) => isNewFile(edit) && (catalogue.isOutside(edit.path) || isLeftOut(edit.path)));
	if (!astray) return undefined;
	return { refusal: `${astray.path} lies outside of what is read here: make the file by hand if it is to be there` };
}
