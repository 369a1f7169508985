import { expect, test } from "vitest";
import { DOMAIN_SUBJECT, RECORD_SUBJECT, type SubjectKind } from "../../server/src/rules/engine/finding-table.ts";
import { checkSubject } from "../../server/src/rules/engine/subject-check.ts";
import {
	isDoubtfulExchange,
	isDoubtfulName,
	isDoubtfulPointer,
	isDoubtfulTarget,
} from "../../server/src/rules/judgements/record-test.ts";
import { rdataNotHostname } from "../../server/src/rules/record-syntax/rdata-not-hostname.ts";
import { RULES } from "../../server/src/rules/registry.ts";
import type { RecordRule, Rule } from "../../server/src/rules/rule.ts";
import type { RuleContext } from "../../server/src/rules/views/rule-context.ts";
import type { RecordId } from "../../server/src/tables/record-table.ts";
import { answers } from "../../server/src/zone/zone.ts";
import { JudgedExample } from "../support/literate.ts";
import type { Example } from "../support/literate-page.ts";
import { literatePages } from "../support/literate-pages.ts";

/** The tests that spare a look at what is right anyway; others say what a rule is about. */
const SHORTCUTS = new Set<RecordRule["where"]>([
	isDoubtfulExchange,
	isDoubtfulName,
	isDoubtfulPointer,
	isDoubtfulTarget,
	rdataNotHostname.where,
]);

/** The rules that passed anything over. */
const passedOver = new Set<string>();

/** So many lines of a file are left out, one after the other, so that what is right in an example becomes wrong in other ways. */
const MAX_LINES = 4;

test.each(literatePages())(
	"no rule has anything to say of what it passes over after a glance: $rule",
	({ examples }) => {
		for (const example of examples) {
			for (const files of variants(example)) {
				const { context } = new JudgedExample({ ...example, files }).service.engine;
				expect([...toldOfRecords(context), ...toldOfDomains(context)], JSON.stringify(files)).toEqual([]);
			}
		}
	},
);

test("every rule that has such a test passes something over", () => {
	const sparing = RULES.filter(
		(rule) =>
			(rule.subject === "record" && SHORTCUTS.has(rule.where)) ||
			(rule.subject === "domain" && rule.where !== undefined),
	);
	expect([...passedOver].sort()).toEqual(sparing.map(({ id }) => id).sort());
});

/** An example as it is, and without some lines. */
function* variants({ files }: Example): IterableIterator<Example["files"]> {
	yield files;
	for (const [name, text] of Object.entries(files)) {
		const lines = text.split("\n");
		const step = Math.max(1, Math.floor(lines.length / MAX_LINES));
		for (let line = 0; line < lines.length; line += step)
			yield { ...files, [name]: lines.toSpliced(line, 1).join("\n") };
	}
}

function toldOfRecords(context: RuleContext): string[] {
	const { glance, workspace } = context;
	const { records } = workspace.tables;
	const found: string[] = [];
	for (let id = 0; id < records.limit; id++) {
		const record = id as RecordId;
		if (!records.isLive(record)) continue;
		const zone = workspace.zones.zoneOf(record);
		const kinds = answers(zone) ? [undefined, ...(workspace.zones.isReverse(zone) ? ["reverse"] : [])] : [zone.kind];
		for (const rule of RULES) {
			if (rule.subject !== "record" || !rule.types.includes(records.type[record]!) || !kinds.includes(rule.zones))
				continue;
			if (!SHORTCUTS.has(rule.where) || rule.where!(glance, record)) continue;
			passedOver.add(rule.id);
			found.push(...told(context, RECORD_SUBJECT, record, rule));
		}
	}
	return found;
}

function toldOfDomains(context: RuleContext): string[] {
	const found: string[] = [];
	for (const domain of context.facts.domains.keys()) {
		for (const rule of RULES) {
			if (rule.subject !== "domain" || !rule.where || rule.where(context.glance, domain)) continue;
			passedOver.add(rule.id);
			found.push(...told(context, DOMAIN_SUBJECT, domain, rule));
		}
	}
	return found;
}

function told(context: RuleContext, kind: SubjectKind, key: number, rule: Rule): string[] {
	const found: string[] = [];
	checkSubject(context, kind, key, (check) => check(rule, ({ message }) => found.push(`${rule.id}: ${message}`)));
	return found;
}
