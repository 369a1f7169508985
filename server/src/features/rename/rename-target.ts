import { isRefusal, type Refusal } from "../../rules/fix.ts";
import { isAbsolute } from "../../rules/fixes/absolute-name.ts";
import type { RuleContext } from "../../rules/views/rule-context.ts";
import type { AddressId } from "../../tables/address-table.ts";
import type { NameId } from "../../tables/name-table.ts";
import { GENERATED } from "../../tables/record-table.ts";
import { QUOTE } from "../../text/char.ts";
import { octetOffset, toText } from "../../text/utf8.ts";
import { TYPE_PTR } from "../../workspace/lookup.ts";
import type { Span } from "../../workspace/record-text.ts";
import type { Universe } from "../../workspace/universe.ts";
import type { Located, Meant } from "../places/located.ts";
import { reverseAddresses } from "../places/reverse-addresses.ts";

/** What a place lets a user rename: a name, or the address of hosts. */
export type RenameTarget = {
	/** Octets of the chunk in which the place lies. */
	readonly span: Span;
	/** What is put into the box to begin with. */
	readonly placeholder: string;
	/** From where it is seen. */
	readonly universes: readonly Universe[];
} & (
	| {
			readonly kind: "name";
			readonly name: NameId;
			/** What completes a relative name, at this place. */
			readonly origin: NameId;
			/** Whether it is written relative. */
			readonly isRelative: boolean;
	  }
	| { readonly kind: "address"; readonly address: AddressId }
);

/** Tells it; undefined where nothing stands that has a name, and why not where it cannot be renamed there. */
export function renameTarget(context: RuleContext, located: Located): RenameTarget | Refusal | undefined {
	const { part, readings } = located;
	if (part.kind !== "owner" && part.kind !== "field" && part.kind !== "spf-term" && part.kind !== "origin")
		return undefined;
	if (readings.length === 0)
		return { refusal: "this file is read in no zone, so nobody can tell what else has this name" };
	const { flags } = context.workspace.tables.records;
	if (readings.some(({ records }) => records.some((record) => (flags[record]! & GENERATED) !== 0))) {
		return { refusal: "a $GENERATE makes many names of this one: change the $GENERATE by hand" };
	}
	const meant = oneMeant(readings.flatMap((reading) => reading.meant));
	if (!meant || isRefusal(meant)) return meant;
	const written = writtenIn(located);
	if (!written) return undefined;
	const universes = [...new Set(readings.map(({ universe }) => universe))];
	if (meant.kind === "address") return { ...written, kind: "address", address: meant.address, universes };
	const pointed = part.kind === "owner" ? addressOfOwner(context, located) : undefined;
	if (pointed && isRefusal(pointed)) return pointed;
	if (pointed) {
		const placeholder = context.workspace.tables.addresses.text(pointed.address);
		return { span: written.span, placeholder, kind: "address", address: pointed.address, universes };
	}
	const isRelative = part.kind !== "spf-term" && !isAbsolute(written.placeholder);
	return { ...written, kind: "name", name: meant.name, origin: readings[0]!.origin, isRelative, universes };
}

/** The one thing that is meant in all zones that read the place. */
function oneMeant(meant: readonly Meant[]): Meant | Refusal | undefined {
	const [first] = meant;
	const isSame = (other: Meant) => JSON.stringify(other) === JSON.stringify(first);
	if (meant.every(isSame)) return first;
	return { refusal: "the file is read in several zones, and this is another name in each: make the change by hand" };
}

/** The address to which the owner of a PTR belongs. */
function addressOfOwner(
	context: RuleContext,
	{ readings }: Located,
): { readonly address: AddressId } | Refusal | undefined {
	const { type } = context.workspace.tables.records;
	const [reading] = readings;
	if (!reading?.records.some((record) => type[record] === TYPE_PTR)) return undefined;
	const [address, other] = reverseAddresses(context, reading.universe, reading.owner);
	if (other !== undefined) return { refusal: "several addresses have their PTR here: rename one of the addresses" };
	return address === undefined ? undefined : { address };
}

/** The name or address in the span of a place, without quotes and what else belongs to a term. */
function writtenIn({ file, index, span, part }: Located): { span: Span; placeholder: string } | undefined {
	const { octets } = file.text.chunks[index]!;
	if (part.kind !== "spf-term") {
		const quote = octets[span.start] === QUOTE ? 1 : 0;
		const inside = { start: span.start + quote, end: span.end - quote };
		return { span: inside, placeholder: toText(octets, inside.start, inside.end) };
	}
	// A term without a name speaks of the owner, which is not written here; one with escapes or over two strings is left alone.
	const text = toText(octets, span.start, span.end);
	const value = /^[^:=]+[:=]([^/]+)/.exec(text)?.[1];
	if (text !== part.text || value === undefined) return undefined;
	const start = octetOffset(octets, span.start, span.end, text.indexOf(value, text.search(/[:=]/) + 1));
	return { span: { start, end: octetOffset(octets, start, span.end, value.length) }, placeholder: value };
}
