import { replaceField } from "../fixes/replace-field.ts";
import { EXPIRE, REFRESH, RETRY, soaRule } from "../judgements/soa-rule.ts";

/** What secondaries make of 0 is not defined: some ask without a pause, some give the zone up at once. */
export const soaZeroTimers = soaRule({
	id: "soa-zero-timers",
	severity: "error",
	summary: "A refresh, retry or expire time of a zone is 0",
	sources: ["RFC 1035 section 3.3.13", "RFC 1912 section 2.2"],

	check({ record, refresh, retry, expire }, report) {
		const times = [
			["refresh", refresh, REFRESH],
			["retry", retry, RETRY],
			["expire", expire, EXPIRE],
		] as const;
		for (const [name, seconds, field] of times) {
			if (seconds !== 0) continue;
			const usual = USUAL[name];
			report({
				at: record.atField(field),
				message: `The ${name} time of ${record.owner} is 0, so secondaries ${name === "expire" ? "give the zone up as soon as the primary does not answer" : "may ask without a pause"}. Write seconds, such as ${usual}`,
				actions: () => [replaceField(record, field, `Write ${usual} for the ${name} time`, () => usual)],
			});
		}
	},
});

const USUAL = { refresh: "86400", retry: "7200", expire: "3600000" } as const;
