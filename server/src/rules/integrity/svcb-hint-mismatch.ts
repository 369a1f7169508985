import type { Action } from "../fix.ts";
import { keyOf, syncHints } from "../fixes/sync-hints.ts";
import type { RecordRule } from "../rule.ts";
import type { RecordView } from "../views/record-view.ts";
import { type Hints, SERVICE_TYPES, serviceOf } from "../views/service-view.ts";
import { addressRecordsAt } from "../views/viewpoint.ts";

/** RFC 9460 section 7.3: the hints of a service are addresses of its host. */
export const svcbHintMismatch: RecordRule = {
	id: "svcb-hint-mismatch",
	group: "integrity",
	subject: "record",
	types: SERVICE_TYPES,
	severity: "warning",
	summary: "An SVCB or HTTPS record hints at an address that its host does not have",
	sources: ["RFC 9460 section 7.3"],

	check(record, report) {
		const service = serviceOf(record);
		if (!service || service.isAlias) return;
		const { hints } = service;
		if (hints.size === 0) return;
		const resolution = service.resolveHost();
		if (record.context.chains.isUndecided(resolution)) return;
		const hosts = addressRecordsAt(record, resolution);
		// Without any address: svcb-target-missing.
		if (hosts.length === 0) return;
		const wrong = firstWrong(hints, hosts);
		if (!wrong) return;
		const host = record.nameText(service.host);
		report({
			at: record.atField(fieldOf(record, wrong.key)),
			message: `${wrong.key} sends clients of ${record.owner} to ${wrong.address}, which is no address of ${host}: they may try it first and wait in vain. Write the addresses of ${host}, or leave the hint out`,
			related: () => hosts.map((one) => ({ at: one.atRdata, message: `an address of ${host}` })),
			actions: () => actionsFor(record, hints, hosts),
		});
	},
};

function firstWrong(hints: Hints, hosts: readonly RecordView[]): { key: string; address: string } | undefined {
	const right = new Set(hosts.map(({ address }) => address.text));
	for (const [key, addresses] of hints) {
		const address = addresses.find((one) => !right.has(one));
		if (address !== undefined) return { key, address };
	}
	return undefined;
}

/** The field in which a parameter stands; the template of a `$GENERATE`, and the octets of RFC 3597, have no such field. */
function fieldOf(record: RecordView, key: string): number {
	const count = record.text?.fields.length ?? 0;
	for (let field = 0; field < count; field++) if (keyOf(record.writtenField(field)) === key) return field;
	return 0;
}

/** All addresses of the host in place of hints that are wrong; a host may have none of a kind, and nothing takes their place. */
function actionsFor(record: RecordView, hints: Hints, hosts: readonly RecordView[]): readonly Action[] {
	if (record.isGenerated) return [];
	const right = new Map<string, readonly string[]>();
	for (const [key, addresses] of hints) {
		const own = hosts.map(({ address }) => address).filter(({ isIpv4 }) => isIpv4 === (key === "ipv4hint"));
		const texts = [...new Set(own.map(({ text }) => text))];
		if (addresses.every((address) => texts.includes(address))) continue;
		if (texts.length === 0) return [];
		right.set(key, texts);
	}
	return [syncHints(record, right)];
}
