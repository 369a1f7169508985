import type { SpfTermKind } from "../../mail/spf.ts";
import type { RuleContext } from "../../rules/views/rule-context.ts";
import type { NameId } from "../../tables/name-table.ts";
import type { RecordId } from "../../tables/record-table.ts";
import { TYPE_A, TYPE_AAAA, TYPE_MX, TYPE_NS, TYPE_SOA } from "../../workspace/lookup.ts";
import type { Universe } from "../../workspace/universe.ts";
import type { Zone } from "../../zone/zone.ts";
import { hostsOf, ownedBy } from "../places/linked-records.ts";
import type { Located, Meant, Reading } from "../places/located.ts";
import { fileLocation, inOrder, type Location, locationOf } from "../places/location.ts";
import { reverseAddresses } from "../places/reverse-addresses.ts";

/**
 * Where that is said which a place speaks of: the address records of a name, or the alias that it is;
 * for an address and for the owner of a PTR the hosts that have the address; for an `$INCLUDE` its file.
 */
export function definition(context: RuleContext, { part, readings }: Located): Location[] {
	if (part.kind === "path") {
		const files = readings.flatMap(({ block }) => block.include?.child?.file.path ?? []);
		return inOrder(files.map(fileLocation));
	}
	const records = readings.flatMap((reading) =>
		reading.meant.flatMap((meant) => {
			if (part.kind === "spf-term") return ofTerm(context, reading, meant, part.term.kind);
			if (part.kind === "origin") return ofOrigin(context, reading, meant);
			return ofMeant(context, reading, meant);
		}),
	);
	return inOrder([...new Set(records)].flatMap((record) => locationOf(context, record) ?? []));
}

function ofMeant(context: RuleContext, { universe }: Reading, meant: Meant): RecordId[] {
	if (meant.kind === "address") return hostsOf(context.workspace, universe, meant.address);
	const hosts = reverseAddresses(context, universe, meant.name).flatMap((address) =>
		hostsOf(context.workspace, universe, address),
	);
	return hosts.length > 0 ? hosts : ofName(context, universe, meant.name, ADDRESS_TYPES);
}

function ofTerm(context: RuleContext, reading: Reading, meant: Meant, kind: SpfTermKind): RecordId[] {
	if (meant.kind === "address") return ofMeant(context, reading, meant);
	if (kind === "mx") return ofName(context, reading.universe, meant.name, [TYPE_MX]);
	if (kind !== "include" && kind !== "redirect") return ofMeant(context, reading, meant);
	const zone = context.workspace.lookup.zoneFor(reading.universe, meant.name);
	return zone ? context.facts.spf.recordsAt(zone, meant.name).map(({ record }) => record) : [];
}

function ofOrigin(context: RuleContext, { universe }: Reading, meant: Meant): RecordId[] {
	return meant.kind === "name" ? ofName(context, universe, meant.name, [TYPE_SOA]) : [];
}

const ADDRESS_TYPES = [TYPE_A, TYPE_AAAA];

/**
 * The records at a name: those of the types that are wanted, else all; its alias if it is one; the glue
 * or the delegation where another zone has it.
 */
function ofName({ workspace }: RuleContext, universe: Universe, name: NameId, types: readonly number[]): RecordId[] {
	const { lookup } = workspace;
	const at = (zone: Zone, node: NameId) => types.flatMap((type) => lookup.recordsIn(zone, node, type));
	const answer = lookup.answer(universe, lookup.sought(name));
	if (answer.kind === "alias") return [answer.record];
	if (answer.kind === "absent" || !answer.zone) return [];
	if (answer.kind === "outside") {
		const glue = at(answer.zone, name);
		return glue.length > 0 ? glue : [...lookup.recordsIn(answer.zone, answer.cut, TYPE_NS)];
	}
	const wanted = at(answer.zone, answer.node);
	if (wanted.length > 0) return wanted;
	return [...ownedBy(workspace, answer.node)].filter((record) => workspace.zones.zoneOf(record) === answer.zone);
}
