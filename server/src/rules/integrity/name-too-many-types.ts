import type { NameRule } from "../rule.ts";

/** named refuses a zone with a name that has more types than `max-types-per-name` says. */
export const nameTooManyTypes: NameRule = {
	id: "name-too-many-types",
	group: "integrity",
	subject: "name",
	severity: "error",
	summary: "A name has records of more types than named takes, so it refuses the zone",
	sources: ["BIND 9 Administrator Reference Manual"],

	check(name, report) {
		const most = name.zone.limits.types;
		const count = name.records.length > most ? name.sets.length : 0;
		if (count <= most) return;
		report({
			at: name.view(name.records[0]!).atOwner,
			message: `${name.text} has records of ${count} types, but named takes ${most} at a name and refuses the zone, though named-checkzone does not. Spread them over several names, or raise max-types-per-name in named.conf`,
		});
	},
};
