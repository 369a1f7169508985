import { ROOT_NAME } from "../../tables/name-table.ts";
import type { NameRule } from "../rule.ts";

/** RFC 4592 section 2.1.1: a wildcard is a name whose first label is `*`. */
export const wildcardInner: NameRule = {
	id: "wildcard-inner",
	group: "integrity",
	subject: "name",
	severity: "warning",
	summary: "A `*` stands within a name, where it is no wildcard",
	sources: ["RFC 4592 section 2.1.1"],
	many: {
		above: 50,
		message: (count, origin) =>
			`${count} names of ${origin} have a * that is not their first label, where it stands for itself only. Begin the names with it`,
	},

	check(name, report) {
		const { names } = name.context.workspace.tables;
		let above = names.parentOf(name.name);
		while (above > ROOT_NAME && !names.isWildcard(above)) above = names.parentOf(above);
		if (above <= ROOT_NAME) return;
		report({
			at: name.view(name.records[0]!).atOwner,
			message: `The * in ${name.text} is not its first label, so it stands for nothing but itself, and nobody asks for such a name. Begin the name with the *, or write each name by itself`,
		});
	},
};
