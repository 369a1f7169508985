import { type AddressScope, addressScope } from "../../mail/special-address.ts";
import { AddressView } from "../../rules/views/address-view.ts";
import type { RuleContext } from "../../rules/views/rule-context.ts";
import type { AddressId } from "../../tables/address-table.ts";
import type { NameId } from "../../tables/name-table.ts";
import type { RecordId } from "../../tables/record-table.ts";
import type { Universe } from "../../workspace/universe.ts";
import type { Branch } from "../branch.ts";
import { ChainPicture } from "../chain-picture.ts";
import { type AddressRoles, MANY_DOMAINS, rolesOfAddress } from "../mail-roles.ts";
import { hostsOf } from "../places/linked-records.ts";
import { locationOf } from "../places/location.ts";
import { adviceBlocks, listed, pictureBlocks, recordLinks } from "./chain-blocks.ts";
import { type HoverBlock, linkTo, type Piece } from "./hover-text.ts";

/** What an address is, where its PTR is looked for, what it does in mail, and the picture of that. */
export function addressHover(context: RuleContext, universe: Universe, address: AddressId): HoverBlock[] {
	const view = new AddressView(context, universe, address);
	const roles = rolesOfAddress(context, universe, address);
	return [
		{ paragraph: [{ code: view.text }, ...scopeOf(view)] },
		{ paragraph: reverseText(context, view) },
		...roleBlocks(context, view, roles),
		...pictureBlocks(treesOf(context, view, roles)),
		...adviceBlocks(context, [view]),
		...recordLinks(context, recordsOf(context, view, roles)),
	];
}

const SCOPES: Readonly<Partial<Record<AddressScope, string>>> = {
	private: "private address, not reached from the Internet",
	shared: "shared address of a provider, not reached from the Internet",
	loopback: "loopback",
	"link-local": "link-local address",
	documentation: "address for documentation",
	benchmarking: "address for benchmarks",
	multicast: "multicast address",
	unspecified: "unspecified address",
	mapped: "IPv4 address in the form of IPv6",
	reserved: "reserved address",
};

function scopeOf({ octets }: AddressView): Piece[] {
	const text = SCOPES[addressScope(octets)];
	return text ? [` – ${text}`] : [];
}

function reverseText(context: RuleContext, { chain, reverseSoa }: AddressView): Piece[] {
	const { names } = context.workspace.tables;
	const name: Piece[] = ["Reverse name ", { code: chain.reverseName }];
	if (chain.aliases.length > 0) name.push(", an alias of ", { code: chain.endName });
	if (!chain.zone) return [...name, ", for which no loaded zone answers"];
	const soa = reverseSoa && locationOf(context, reverseSoa.id);
	return [...name, ", in the zone ", { code: names.text(chain.zone.origin) }, ...(soa ? [" ", linkTo(soa)] : [])];
}

function roleBlocks(context: RuleContext, view: AddressView, roles: AddressRoles): HoverBlock[] {
	const { names } = context.workspace.tables;
	const texts = (list: readonly NameId[]) => list.map((name) => names.text(name));
	if (roles.areMany) return [{ paragraph: [`Takes part in the mail of ${MANY_DOMAINS} domains or more`] }];
	const blocks: HoverBlock[] = [];
	if (roles.receiving.length > 0) blocks.push({ paragraph: ["Receives mail of ", listed(texts(roles.receiving))] });
	if (roles.sending.length > 0) blocks.push({ paragraph: ["Sends mail of ", listed(texts(roles.sending))] });
	else if (view.isSending) blocks.push({ paragraph: ["Sends mail, as a remark or the settings say"] });
	if (view.helo !== undefined) blocks.push({ paragraph: ["Says HELO ", { code: view.helo }] });
	return blocks;
}

/** The domains that receive at it; those that only send from it, with the SPF term that passes it; its hosts, where there is no mail. */
function treesOf(
	context: RuleContext,
	view: AddressView,
	{ receiving, sending }: AddressRoles,
): (Branch | undefined)[] {
	const picture = new ChainPicture(context, view.universe);
	const inbound = picture.domainsOfAddress(receiving, view.id);
	const outbound = picture.sendersOf(
		sending.filter((domain) => !receiving.includes(domain)),
		view.id,
	);
	if (inbound.length + outbound.length > 0) return [...inbound, ...outbound];
	const own = picture.address(view.id);
	const { names, records } = context.workspace.tables;
	const owners = new Set(hostsIn(context, view).map((record) => records.owner[record]! as NameId));
	const hosts = [...owners].map((name) => names.text(name));
	return hosts.length > 0 ? picture.hosts(hosts, own) : [own];
}

function hostsIn({ workspace }: RuleContext, { id, universe }: AddressView): RecordId[] {
	return hostsOf(workspace, universe, id, MANY_DOMAINS);
}

/** The records of the chain: MX, address, the aliases of its reverse name, PTR; the SOA of the zone where there is none. */
function recordsOf(context: RuleContext, view: AddressView, { areMany }: AddressRoles): RecordId[] {
	const { chain, reverseSoa } = view;
	const pointers = chain.pointers.flatMap(({ record }) => (record >= 0 ? [record] : []));
	const missing = pointers.length === 0 && reverseSoa ? [reverseSoa.id] : [];
	const exchanges = areMany ? [] : view.mailRecords.map(({ id }) => id);
	return [...exchanges.filter((id) => id >= 0), ...hostsIn(context, view), ...chain.aliases, ...pointers, ...missing];
}
