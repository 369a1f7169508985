import type { ServerConfiguration } from "../../config/configured-zone.ts";
import { networkOfReverseOrigin } from "../../config/network.ts";
import { TYPE_A } from "../../workspace/lookup.ts";
import { createReverseZone } from "../fixes/create-reverse-zone.ts";
import type { RecordRule } from "../rule.ts";
import type { AddressView } from "../views/address-view.ts";

/** The usual reverse zone is that of a /24; its siblings are those of the same /16. */
const USUAL_LENGTH = 24;

/** Who serves the reverse zones of a network mostly serves all of them, and forgot one. */
export const configReverseMissing: RecordRule = {
	id: "config-reverse-missing",
	group: "hygiene",
	subject: "record",
	types: [TYPE_A],
	typesNow: ({ configurations }) => (configurations.some((one) => familiesOf(one).size > 0) ? [TYPE_A] : []),
	severity: "hint",
	summary: "A server has the reverse zones of neighbouring networks, but not that of a host",
	sources: ["RFC 1912 section 2.1"],
	many: {
		above: 1,
		message: (count, origin) =>
			`${count} addresses of ${origin} have no reverse zone here, though the server has those of neighbouring networks. Create the zones that are lacking, if they are delegated to this server`,
	},

	check(record, report) {
		const { universe, context, address } = record;
		const { octets } = address;
		if (record.isGenerated) return;
		const configuration = context.workspace.configurations.find(({ path }) => path === universe.configuration);
		const family = configuration && familiesOf(configuration).get(familyOf(octets));
		if (!configuration || !family || family.networks.has(octets[2]!) || isToldElsewhere(address, configuration)) return;
		const { chain } = address;
		if (chain.status !== "unknown" || chain.zone || chain.external || chain.pointers.length > 0) return;
		report({
			at: record.atField(0),
			message: `${address.text} of ${record.owner} has no reverse zone here, though the server has ${family.sibling} beside it. Create it, if it is delegated to this server`,
			actions: () => createReverseZone(address, record.atField(0), { preferred: true }),
		});
	},
};

/** Addresses of mail are told of by ptr-unverifiable, private ones without empty zones by rev-empty-zone-missing. */
function isToldElsewhere(address: AddressView, { server, emptyZonesEnabled }: ServerConfiguration): boolean {
	return address.role !== "none" || (!address.isPublic && server === "named" && !emptyZonesEnabled);
}

/** The /24 networks of a /16 whose reverse zones a server has. */
interface Family {
	/** The first such zone. */
	readonly sibling: string;
	/** The third octets of their addresses. */
	readonly networks: Set<number>;
}

const known = new WeakMap<ServerConfiguration, ReadonlyMap<number, Family>>();

/** The /16 networks of which a server is primary for the reverse zone of some /24. */
function familiesOf(configuration: ServerConfiguration): ReadonlyMap<number, Family> {
	const found = known.get(configuration);
	if (found) return found;
	const families = new Map<number, Family>();
	for (const { origin, kind } of configuration.zones) {
		const network = kind === "primary" ? networkOfReverseOrigin(origin) : undefined;
		if (network?.octets.length !== 4 || network.length !== USUAL_LENGTH) continue;
		const key = familyOf(network.octets);
		const family = families.get(key) ?? { sibling: origin, networks: new Set() };
		family.networks.add(network.octets[2]!);
		families.set(key, family);
	}
	known.set(configuration, families);
	return families;
}

function familyOf(octets: ArrayLike<number>): number {
	return octets[0]! * 256 + octets[1]!;
}
