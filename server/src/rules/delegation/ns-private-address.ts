import { TYPE_NS } from "../../workspace/lookup.ts";
import { hiddenServer } from "../judgements/hidden-server.ts";
import type { RecordRule } from "../rule.ts";

/** RFC 1918 section 3: private addresses mean another host in each network. */
export const nsPrivateAddress: RecordRule = {
	id: "ns-private-address",
	group: "delegation",
	subject: "record",
	types: [TYPE_NS],
	severity: "error",
	summary: "A name server of a public zone has an address that the Internet cannot reach",
	sources: ["RFC 1918 section 3", "RFC 6890"],
	many: {
		above: 50,
		message: (count, origin) =>
			`${count} NS records of ${origin} name servers with addresses that the Internet cannot reach. Give the servers public addresses, or keep the records in an internal view`,
	},

	check(record, report) {
		const found = record.isGenerated ? undefined : hiddenServer(record);
		if (!found) return;
		const { hidden, isMixed, severity } = found;
		const texts = hidden.map(({ address }) => address.text).join(", ");
		const beside = isMixed ? " beside a public address" : "";
		report({
			at: record.atField(0),
			severity,
			message: `${record.target} has ${texts}${beside}, which the Internet cannot reach, so look-ups of ${record.owner} wait in vain or reach a stranger. Give the server a public address, or keep this NS in an internal view`,
			related: () => hidden.map((one) => ({ at: one.atField(0), message: `${one.owner} has ${one.address.text}` })),
		});
	},
};
