import { nameLength } from "../../records/domain-name.ts";
import { hostNameProblem } from "../../records/host-name.ts";
import { recordTypeByCode } from "../../records/record-types.ts";
import { TYPE_CODE } from "../../records/type-code.ts";
import { isDoubtfulName } from "../judgements/record-test.ts";
import type { RecordRule, RecordTest } from "../rule.ts";
import type { RecordView } from "../views/record-view.ts";

/** Where the first name begins in the data of each type, in octets. */
const FIRST_NAME: ReadonlyMap<number, number> = new Map([
	[TYPE_CODE.SOA, 0],
	[TYPE_CODE.MINFO, 0],
	[TYPE_CODE.RP, 0],
	[TYPE_CODE.AFSDB, 2],
	[TYPE_CODE.RT, 2],
	[TYPE_CODE.SRV, 6],
	[TYPE_CODE.SVCB, 2],
	[TYPE_CODE.HTTPS, 2],
	[TYPE_CODE.DSYNC, 5],
]);

/** An SOA names a mailbox too. */
const mayNameNoHost: RecordTest = (glance, record) =>
	glance.records.type[record] === TYPE_CODE.SOA || isDoubtfulName(glance, record);

/** What BIND wants to be a host in the data of a record; NS, MX and PTR have rules of their own. */
export const rdataNotHostname: RecordRule = {
	id: "rdata-not-hostname",
	group: "record-syntax",
	subject: "record",
	types: [...FIRST_NAME.keys()],
	where: mayNameNoHost,
	severity: "warning",
	summary: "A record names a host or mailbox with a name that hosts cannot have",
	sources: ["RFC 1123 section 2.1", "RFC 952"],
	many: {
		above: 50,
		message: (count, origin) =>
			`${count} records of ${origin} name hosts with names that hosts cannot have. BIND refuses such a zone unless check-names allows it, so rename the hosts`,
	},

	check(record, report) {
		if (record.isGenerated && !record.isEdgeOfGenerate) return;
		const found = problemOf(record);
		// That a mailbox is written with an @ is told by another rule.
		if (found?.what === "mailbox" && record.writtenField(found.field).includes("@")) return;
		// That its letters are not ASCII is told where it is written so.
		if (!found || /[^ -~]/.test(record.writtenField(found.field))) return;
		const { server, checkNames, kind } = record.zone;
		if (server === "named" && checkNames === "ignore") return;
		const refused = server === "named" && checkNames === "fail" && kind === "primary";
		report({
			at: record.atField(found.field),
			...(refused && { severity: "error" }),
			message: `${record.writtenField(found.field)} is no name of a ${found.what}: ${found.problem}. BIND refuses such a zone unless check-names allows it, so use another name`,
		});
	},
};

/** The first name of a record that cannot be what it must. */
function problemOf(record: RecordView): { field: number; what: string; problem: string } | undefined {
	const { wire, type } = record;
	let at = FIRST_NAME.get(type)!;
	if (wire.length <= at) return undefined;
	// An alias may lead to any name (RFC 9460 section 2.4.2).
	if ((type === TYPE_CODE.SVCB || type === TYPE_CODE.HTTPS) && wire[0] === 0 && wire[1] === 0) return undefined;
	const fields = recordTypeByCode(type)?.fields ?? [];
	for (const [field, { kind }] of fields.entries()) {
		if (kind.id !== "host" && kind.id !== "mailbox") continue;
		const isMailbox = kind.id === "mailbox";
		const start = isMailbox && wire[at] !== 0 ? at + wire[at]! + 1 : at;
		const problem = hostNameProblem(wire, start, "target");
		if (problem !== undefined) return { field, what: isMailbox ? "mailbox" : "host", problem };
		at += nameLength(wire, at);
	}
	return undefined;
}
