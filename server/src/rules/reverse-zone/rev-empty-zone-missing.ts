import { parseNetwork } from "../../config/network.ts";
import { hasPrefix } from "../../mail/special-address.ts";
import { TYPE_A } from "../../workspace/lookup.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import { createReverseZone } from "../fixes/create-reverse-zone.ts";
import type { RecordRule } from "../rule.ts";

/** RFC 6303: a server that does not answer for private networks itself sends their reverse names to the Internet. */
export const revEmptyZoneMissing: RecordRule = {
	id: "rev-empty-zone-missing",
	group: "reverse-zone",
	severity: "hint",
	summary: "A private address has no reverse zone, and the server is told not to answer for it by itself",
	sources: ["RFC 6303", "RFC 7534", "RFC 1918"],
	many: {
		above: 1,
		message: (count, origin) =>
			`${count} private addresses of ${origin} have no reverse zone, and the configuration says empty-zones-enable no, so look-ups of them go to the Internet. Add the reverse zones, or let the server have its empty zones`,
	},
	subject: "record",
	types: [TYPE_A],
	typesNow: (workspace) => (workspace.configurations.some(lacksEmptyZones) ? [TYPE_A] : []),

	check(record, report) {
		const { address, universe, context } = record;
		const { octets } = address;
		if (record.isGenerated || !PRIVATE.some(({ prefix, length }) => hasPrefix(octets, prefix, length))) return;
		const configuration = context.workspace.configurations.find(({ path }) => path === universe.configuration);
		if (!configuration || !lacksEmptyZones(configuration)) return;
		const { chain } = address;
		if (chain.status !== "unknown" || chain.zone || chain.external || chain.pointers.length > 0) return;
		report({
			at: record.atField(0),
			message: `${address.text} of ${record.owner} has no reverse zone, and ${configuration.path.replace(/^.*\//, "")} says empty-zones-enable no, so look-ups of ${chain.reverseName} go to the Internet. Add the reverse zone, or let the server have its empty zones`,
			actions: () => createReverseZone(address, record.atField(0), { preferred: true }),
		});
	},
};

/** NSD and Knot only answer for zones that they are given, whatever they are told. */
function lacksEmptyZones({ server, emptyZonesEnabled }: Workspace["configurations"][number]): boolean {
	return server === "named" && !emptyZonesEnabled;
}

const PRIVATE = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"].map((text) => {
	const { octets, length } = parseNetwork(text)!;
	return { prefix: Uint8Array.from(octets), length };
});
