import { addressText } from "../../records/address.ts";
import { AddressView } from "../../rules/views/address-view.ts";
import type { RuleContext } from "../../rules/views/rule-context.ts";
import { type NameId, ROOT_NAME } from "../../tables/name-table.ts";
import type { RecordId } from "../../tables/record-table.ts";
import { addressOfReverseName } from "../../tables/reverse-name.ts";
import { type Resolution, TYPE_NS, TYPE_SOA } from "../../workspace/lookup.ts";
import type { Universe } from "../../workspace/universe.ts";
import type { Branch } from "../branch.ts";
import { ChainPicture } from "../chain-picture.ts";
import { domainsOfHost, type HostDomain, MANY_DOMAINS, rolesOfAddress } from "../mail-roles.ts";
import { isVisible, ownedBy, referringTo } from "../places/linked-records.ts";
import { locationOf } from "../places/location.ts";
import { reverseAddresses } from "../places/reverse-addresses.ts";
import { STATUS_WORDS } from "../status-words.ts";
import { addressHover } from "./address-hover.ts";
import { adviceBlocks, listed, pictureBlocks, recordLinks } from "./chain-blocks.ts";
import { type HoverBlock, linkTo, type Piece } from "./hover-text.ts";

/** More addresses of a name than this are not looked into. */
const MAX_ADDRESSES = 8;

/** What a name is in the zones that a universe sees, what it does in mail, and the picture of that. */
export function nameHover(context: RuleContext, universe: Universe, name: NameId): HoverBlock[] {
	if (name === ROOT_NAME) return [ROOT_BLOCK];
	const { lookup, tables } = context.workspace;
	const title: Piece = { code: tables.names.text(name) };
	const [address] = reverseAddresses(context, universe, name);
	if (address !== undefined) {
		const isOwn = context.chains.chain(universe, address).reverseName === tables.names.text(name);
		return [...(isOwn ? [] : [{ paragraph: [title] }]), ...addressHover(context, universe, address)];
	}
	const resolution = lookup.resolve(universe, lookup.sought(name));
	const ids = context.chains.addressesAt(resolution).addresses;
	const addresses = ids.slice(0, MAX_ADDRESSES).map((id) => new AddressView(context, universe, id));
	const domains = domainsOfHost(context, universe, name);
	return [
		{ paragraph: [title, ...networkOf(context, name), ...whereItIs(context, universe, name)] },
		...roleBlocks(context, universe, name, domains, addresses),
		...pictureBlocks(treesOf(context, universe, name, domains)),
		...exchangeAdvice(domains, resolution, ids.length),
		...adviceBlocks(context, addresses),
		...recordLinks(context, recordsOf(context, universe, name, resolution)),
	];
}

const ROOT_BLOCK: HoverBlock = {
	paragraph: [
		{ code: "." },
		" – the root. As the target of an MX it says that the domain accepts no mail (RFC 7505), as that of an SRV that there is no such service (RFC 2782)",
	],
};

/** For a name in a reverse tree that is no whole address: the network of which it is the name. */
function networkOf({ workspace }: RuleContext, name: NameId): Piece[] {
	const found = addressOfReverseName(workspace.tables.names, name);
	if (!found || found.bits === 0) return [];
	return [" – reverse name of the network ", { code: `${addressText(found.octets)}/${found.bits}` }];
}

function whereItIs(context: RuleContext, universe: Universe, name: NameId): Piece[] {
	const { lookup, tables } = context.workspace;
	const answer = lookup.answer(universe, lookup.sought(name));
	const { zone } = answer;
	if (!zone) return [" – no loaded zone answers for it"];
	const soa = lookup.recordIn(zone, zone.origin, TYPE_SOA);
	const location = soa >= 0 ? locationOf(context, soa) : undefined;
	const place: Piece[] = [{ code: tables.names.text(zone.origin) }, ...(location ? [" ", linkTo(location)] : [])];
	if (answer.kind === "absent") return [" – has no records in the zone ", ...place];
	if (answer.kind === "outside")
		return [" – delegated at ", { code: tables.names.text(answer.cut) }, " by the zone ", ...place];
	const star = answer.wildcard ? [" – from a wildcard"] : [];
	return [...star, " – in the zone ", ...place];
}

function roleBlocks(
	context: RuleContext,
	universe: Universe,
	name: NameId,
	domains: readonly HostDomain[],
	addresses: readonly AddressView[],
): HoverBlock[] {
	const { names } = context.workspace.tables;
	const blocks: HoverBlock[] = [];
	const add = (what: string, list: readonly string[]) => {
		if (list.length > 0) blocks.push({ paragraph: [what, listed(list)] });
	};
	add(
		"Mail host of ",
		domains.map(({ domain, preference }) => `${names.text(domain)} (${preference})`),
	);
	const sending = addresses.flatMap((address) => rolesOfAddress(context, universe, address.id).sending);
	add(
		"Sends mail of ",
		[...new Set(sending)].map((domain) => names.text(domain)),
	);
	add("Name server of ", servedZones(context, universe, name));
	return blocks;
}

function servedZones({ workspace }: RuleContext, universe: Universe, name: NameId): string[] {
	const { names, records } = workspace.tables;
	const found = new Set<NameId>();
	for (const record of referringTo(workspace, name)) {
		if (records.type[record] !== TYPE_NS || !isVisible(workspace, universe, record)) continue;
		found.add(records.owner[record]! as NameId);
		if (found.size === MANY_DOMAINS) break;
	}
	return [...found].map((zone) => names.text(zone)).sort();
}

/** The domain with its mail servers; the domains whose mail server it is; else the host with its addresses. */
function treesOf(
	context: RuleContext,
	universe: Universe,
	name: NameId,
	domains: readonly HostDomain[],
): (Branch | undefined)[] {
	const picture = new ChainPicture(context, universe);
	const own = picture.domain(name);
	const others = domains.map(({ domain }) => domain).filter((domain) => domain !== name || !own);
	const trees = [own, ...picture.domainsOfHost(others, name)].filter((tree) => tree !== undefined);
	return trees.length > 0 ? trees : [picture.host(name)];
}

function exchangeAdvice(domains: readonly HostDomain[], { answer, aliases }: Resolution, count: number): HoverBlock[] {
	if (domains.length === 0) return [];
	if (count === 0 && answer.kind !== "outside" && !answer.zone.dynamic) {
		return [{ paragraph: [`${STATUS_WORDS["no-address"].consequence}.`] }];
	}
	return aliases.length > 0 ? [{ paragraph: [`${STATUS_WORDS.cname.consequence}.`] }] : [];
}

/** The records at the name that can be seen, and the aliases it goes through. */
function recordsOf({ workspace }: RuleContext, universe: Universe, name: NameId, resolution: Resolution): RecordId[] {
	const { lookup } = workspace;
	const zone = lookup.zoneFor(universe, name);
	const own = [...ownedBy(workspace, name)].filter((record) => workspace.zones.zoneOf(record) === zone);
	const { answer } = resolution;
	const end =
		answer.kind === "found"
			? [...ownedBy(workspace, answer.node)].filter((record) => workspace.zones.zoneOf(record) === answer.zone)
			: [];
	return [...new Set([...own, ...resolution.aliases, ...end])];
}
