import { TYPE_MX } from "../../workspace/lookup.ts";
import type { Action } from "../fix.ts";
import { askForAddress } from "../fixes/add-address.ts";
import { appendDot } from "../fixes/append-dot.ts";
import { nameNewHost } from "../fixes/name-host.ts";
import { exchangePlace, judgedExchange } from "../judgements/judged-exchange.ts";
import { isDoubtfulExchange } from "../judgements/record-test.ts";
import { similarHosts } from "../judgements/similar-hosts.ts";
import type { RecordRule } from "../rule.ts";
import type { RecordView } from "../views/record-view.ts";

/** RFC 5321 section 5.1: mail goes to the addresses of the MX targets. */
export const mxTargetNoAddress: RecordRule = {
	id: "mx-target-no-address",
	group: "mail-trio",
	severity: "error",
	summary: "an MX names a host that has no address, so mail bounces",
	sources: ["RFC 5321 section 5.1", "RFC 1912 section 3.2"],
	many: {
		above: 50,
		message: (count, origin) =>
			`${count} MX records of ${origin} name hosts that have no A or AAAA record, so mail to them bounces. Add the addresses of the hosts`,
	},
	subject: "record",
	types: [TYPE_MX],
	where: isDoubtfulExchange,
	check(record, report) {
		if (judgedExchange(record)?.status !== "no-address") return;
		const meant = absoluteName(record);
		const isMeant = meant !== undefined && isOwnHost(record, meant);
		report({
			at: exchangePlace(record),
			message: `${record.target} has no A or AAAA record, so mail for ${record.owner} bounces. ${isMeant ? `${meant} is probably meant: append the final dot` : whatToDo(meant)}`,
			actions: () => (isMeant ? [{ ...appendDot(record, 1), safe: true }] : otherActions(record)),
		});
	},
};

/** The address of the host, or another host that may be meant. */
function otherActions(record: RecordView): readonly Action[] {
	const { zone } = record.exchange;
	const similar = zone && !record.isGenerated ? similarHosts(record, zone) : [];
	const [nearest, second] = similar;
	const isClear = nearest !== undefined && !nearest.isNumbered && nearest.distance !== second?.distance;
	const others = similar.map((host) => nameNewHost(record, host.name, { preferred: isClear && host === nearest }));
	const ask = askForAddress(record, record.target, "address");
	return ask ? [...others, ask] : others;
}

function whatToDo(meant: string | undefined): string {
	const otherwise = meant === undefined ? "name a host that has one" : `end the name with a dot if ${meant} is meant`;
	return `Add its address, or ${otherwise}`;
}

/** The target with the dot that may have been forgotten, if it is written as a relative name of several labels. */
function absoluteName(record: RecordView): string | undefined {
	if (record.isGenerated) return undefined;
	const written = record.writtenField(1).toLowerCase();
	return written.includes(".") && !written.endsWith(".") ? `${written}.` : undefined;
}

/** Whether a name is that of a host with an address of its own. */
function isOwnHost(record: RecordView, name: string): boolean {
	const resolution = record.resolve(name);
	if (!resolution || resolution.wildcard || resolution.aliases.length > 0) return false;
	return record.addressesOf(name).length > 0;
}
