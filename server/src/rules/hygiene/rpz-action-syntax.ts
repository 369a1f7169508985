import { TYPE_CODE } from "../../records/type-code.ts";
import { ROOT_NAME } from "../../tables/name-table.ts";
import { spellingDistance } from "../../text/spelling-distance.ts";
import { TYPE_A, TYPE_AAAA, TYPE_CNAME, TYPE_MX } from "../../workspace/lookup.ts";
import type { Fix } from "../fix.ts";
import { appendDot } from "../fixes/append-dot.ts";
import { setFields } from "../fixes/set-fields.ts";
import { triggerFlaw } from "../judgements/policy-trigger.ts";
import type { RecordRule, Report } from "../rule.ts";
import type { RecordView } from "../views/record-view.ts";

/** What a CNAME of a response-policy zone can be instead of an alias, beside `.` and `*.`. */
const ACTIONS = ["rpz-passthru.", "rpz-drop.", "rpz-tcp-only."];

/** How many letters of an action may be wrong. */
const SLIPS = 2;

/** In a response-policy zone the target of a CNAME may be an action, and what is nearly one is an alias to nowhere. */
export const rpzActionSyntax: RecordRule = {
	id: "rpz-action-syntax",
	group: "hygiene",
	subject: "record",
	types: [TYPE_A, TYPE_CNAME, TYPE_MX, TYPE_CODE.TXT, TYPE_AAAA],
	zones: "response-policy",
	severity: "warning",
	summary: "A response-policy zone has an action or a trigger that resolvers do not know, so the policy does not work",
	sources: ["draft-vixie-dnsop-dns-rpz", "BIND 9 Administrator Reference Manual"],
	many: {
		above: 10,
		message: (count, origin) =>
			`${count} records of the response-policy zone ${origin} have an action or a trigger that resolvers do not know. Correct them`,
	},

	check(record, report) {
		if (record.isGenerated) return;
		reportTrigger(record, report);
		if (record.type === TYPE_CNAME && record.targetName !== ROOT_NAME) reportAction(record, report);
	},
};

function reportTrigger(record: RecordView, report: Report): void {
	const { owner, origin, zone, ownerName } = record;
	if (!owner.includes("rpz-") || ownerName === zone.origin) return;
	const trigger = owner.slice(0, -origin.length - 1);
	const flaw = triggerFlaw(trigger.split("."));
	if (flaw === undefined || record.recordsOfSameOwner[0]!.id !== record.id) return;
	report({
		at: record.atOwner,
		message: `Resolvers leave the trigger ${trigger} out: ${flaw}. Correct it`,
	});
}

function reportAction(record: RecordView, report: Report): void {
	const { target, context } = record;
	const { names } = context.workspace.tables;
	const written = record.writtenField(0);
	if (names.parentOf(record.targetName) === ROOT_NAME) {
		if (!target.startsWith("rpz-") || ACTIONS.includes(target)) return;
		tell(`${target} is no action, as ., *., rpz-passthru., rpz-drop. and rpz-tcp-only. are`, nearest(record, target));
	} else if (written === "*" || ACTIONS.includes(`${written.toLowerCase()}.`)) {
		tell(`${written} has no dot at its end and stands for ${target}`, [appendDot(record, 0)]);
	}

	function tell(flaw: string, actions: readonly Fix[]): void {
		const trigger = record.owner.slice(0, -record.origin.length);
		report({
			at: record.atField(0),
			message: `${flaw}, so whoever asks for ${trigger} gets an alias that leads nowhere. Write the action that is meant`,
			actions: () => actions,
		});
	}
}

/** Writes the one action that a misspelt one is near to. */
function nearest(record: RecordView, target: string): readonly Fix[] {
	const near = ACTIONS.filter((action) => spellingDistance(action, target, SLIPS) <= SLIPS);
	const [action] = near;
	if (action === undefined || near.length > 1) return [];
	return [setFields(record, new Map([[0, action]]), `Write ${action}`)];
}
