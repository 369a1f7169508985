import type { NameId } from "../../tables/name-table.ts";
import type { RuleContext } from "../views/rule-context.ts";

/** A name that is a host or below it, once the host is called otherwise; undefined for all other names. */
export function renamedName({ workspace }: RuleContext, name: NameId, from: NameId, to: NameId): NameId | undefined {
	const { names } = workspace.tables;
	if (name < 0 || !names.isWithin(name, from)) return undefined;
	const labels = names.text(name).slice(0, -names.text(from).length);
	return workspace.name(labels + names.text(to));
}
