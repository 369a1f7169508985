import type { NameId } from "../../tables/name-table.ts";
import { ROOT_NAME } from "../../tables/name-table.ts";
import { TYPE_CNAME, TYPE_MX } from "../../workspace/lookup.ts";
import { appendDot } from "../fixes/append-dot.ts";
import { aliasChain } from "../judgements/alias-chain.ts";
import { settingsAsServices } from "../judgements/mail-program-actions.ts";
import { isDoubtfulTarget } from "../judgements/record-test.ts";
import { isReferredTo } from "../judgements/special-owner.ts";
import { targetActions } from "../judgements/target-actions.ts";
import { wholeNameMeant } from "../judgements/whole-name.ts";
import type { RecordRule } from "../rule.ts";
import type { RecordView } from "../views/record-view.ts";

/** RFC 1034 section 3.6.2: an alias stands for the name that it leads to. */
export const cnameDangling: RecordRule = {
	id: "cname-dangling",
	group: "integrity",
	subject: "record",
	types: [TYPE_CNAME],
	where: isDoubtfulTarget,
	severity: "warning",
	summary: "An alias leads to a name that does not exist in the loaded zones",
	sources: ["RFC 1034 section 3.6.2"],
	many: {
		above: 50,
		message: (count, origin) =>
			`${count} CNAME records of ${origin} lead to names that do not exist. Correct the names, or delete the records`,
	},

	check(record, report) {
		const { answer } = record.resolveTarget();
		if (answer.kind !== "absent" || answer.zone.dynamic || record.targetName === ROOT_NAME) return;
		const chain = aliasChain(record);
		if (chain.kind !== "dangling" || isToldElsewhere(record)) return;
		const { end } = chain;
		const meant = end === record.target ? wholeNameMeant(record, 0) : undefined;
		const through = end === record.target ? "" : `, which a DNAME leads to ${end}`;
		const remedy =
			meant === undefined
				? "Correct the name, or delete the CNAME"
				: `${meant} is probably meant: append the final dot`;
		report({
			at: record.atField(0),
			message: `${record.owner} is an alias of ${record.target}${through}, but there are no records at that name, so whoever asks for ${record.owner} gets nothing. ${remedy}`,
			actions: () => {
				if (meant !== undefined) return [appendDot(record, 0)];
				if (end !== record.target) return settingsAsServices(record);
				const names = targetActions(record, 0, answer.zone, (name) => canBeNamed(record, name));
				return [...names, ...settingsAsServices(record)];
			},
		});
	},
};

/** What speaks of the alias for a reason of its own, and what comes and goes by the hand of a program. */
function isToldElsewhere(record: RecordView): boolean {
	const { names } = record.context.workspace.tables;
	// The records that a certification authority looks for are there for a moment only.
	if (names.label(record.ownerName) === "_acme-challenge") return true;
	// The CNAMEs of addresses: ptr-2317-dangling. A mail server: mx-target-is-cname.
	return record.reverseAddress !== undefined || isReferredTo(record, record.ownerName, TYPE_MX);
}

/** Whether an alias of a name would lead to something, and not back to itself. */
function canBeNamed({ context, id, universe }: RecordView, name: NameId): boolean {
	const { lookup } = context.workspace;
	const { answer, aliases, wildcard } = lookup.resolve(universe, lookup.sought(name));
	return answer.kind === "found" && !wildcard && !aliases.includes(id);
}
