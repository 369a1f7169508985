import { TYPE_PTR } from "../../workspace/lookup.ts";
import { replaceName } from "../fixes/replace-name.ts";
import { pointerTargetActions } from "../judgements/pointer-target-actions.ts";
import { isDoubtfulPointer } from "../judgements/record-test.ts";
import { targetFlaw } from "../judgements/reverse-target.ts";
import type { RecordRule } from "../rule.ts";
import type { RecordView } from "../views/record-view.ts";

/** RFC 1035 section 3.5: a PTR leads out of the reverse tree, to the name of the host. */
export const revPtrSelf: RecordRule = {
	id: "rev-ptr-self",
	group: "reverse-zone",
	subject: "record",
	types: [TYPE_PTR],
	where: isDoubtfulPointer,
	severity: "error",
	summary: "A PTR names a reverse name instead of a host",
	sources: ["RFC 1035 section 3.5", "RFC 1912 section 3.2"],
	many: {
		above: 50,
		message: (count, origin) =>
			`${count} PTR records of ${origin} name something in the reverse tree instead of a host. Write the full names of the hosts, with a final dot`,
	},

	check(record, report) {
		if (targetFlaw(record) !== "reverse") return;
		const host = record.isGenerated ? undefined : hostMeant(record);
		const target = record.isGenerated ? `what ${record.writtenField(0)} becomes` : record.target;
		report({
			at: record.atField(0),
			message: `The PTR names ${record.targetName === record.ownerName ? "itself" : target}, a name in the reverse tree that no host has. ${host === undefined ? "Write the full name of the host, with a final dot" : `Did you mean ${host}`}`,
			actions: () => (host === undefined ? pointerTargetActions(record) : [replaceName(record, 0, host)]),
		});
	},
};

/** The host that has the address and the label that is written, as in `25 PTR mail`. */
function hostMeant(record: RecordView): string | undefined {
	const written = record.writtenField(0).toLowerCase();
	const hosts = record.pointer?.address.candidateNames ?? [];
	return hosts.find((host) => host.startsWith(`${written}.`));
}
