import { parseAddress } from "../../records/address.ts";
import { fillTemplate, type GenerateRange, rangeSize, readTemplate, type Template } from "../../syntax/generate.ts";
import { toOctets, toText } from "../../text/utf8.ts";
import { originAt } from "../../zone/origin-at.ts";
import type { AddressView } from "../views/address-view.ts";
import type { RecordView } from "../views/record-view.ts";
import { rangeText } from "./change-generate.ts";
import { writtenGenerate } from "./written-generate.ts";

/** A PTR record of a zone that is to come. */
export interface NewPointer {
	/** Relative to the origin; for those that a `$GENERATE` makes, its range and template. */
	readonly owner: string;
	readonly target: string;
	/** Other names that the address has: it is told that they were not taken. */
	readonly others: readonly string[];
}

/** An address and the PTR records that it is to have. */
export interface PoolMember {
	readonly address: AddressView;
	readonly pointers: readonly NewPointer[];
}

/** More addresses than this of one `$GENERATE` are left out where no `$GENERATE` can name them. */
const MAX_WRITTEN = 256;

/** Fewer addresses in a row are written one by one. */
const MIN_RUN = 4;

/**
 * The PTR records of addresses, which are sorted. Where a `$GENERATE` made the hosts, one makes their PTR records, as far as
 * exactly the same come out.
 */
export function pooled(members: readonly PoolMember[]): readonly NewPointer[] {
	const pools = new Map<string, PoolMember[]>();
	for (const member of members) {
		const host = onlyGeneratedHost(member);
		if (!host) continue;
		const { reader, tables } = host.context.workspace;
		const key = `${reader.blockOf(host.id).id}:${tables.records.offset[host.id]}`;
		const pool = pools.get(key);
		if (pool) pool.push(member);
		else pools.set(key, [member]);
	}
	const replaced = new Map<PoolMember, readonly NewPointer[]>();
	for (const pool of pools.values()) {
		for (const [first, ...rest] of runsOf(pool)) {
			replaced.set(first.member, [first.generate]);
			for (const member of rest) replaced.set(member, []);
		}
		const left = pool.filter((member) => !replaced.has(member));
		if (left.length <= MAX_WRITTEN) continue;
		for (const member of left) if (member.address.role === "none") replaced.set(member, []);
	}
	return members.flatMap((member) => replaced.get(member) ?? member.pointers);
}

/** The only record with the address, if a `$GENERATE` made it and nothing else is known of the PTR. */
function onlyGeneratedHost({ address, pointers }: PoolMember): RecordView | undefined {
	const { hosts, chain, helo } = address;
	const [host] = hosts;
	if (hosts.length !== 1 || !host?.isGenerated || helo !== undefined) return undefined;
	return chain.aliases.length === 0 && chain.pointers.length === 0 && pointers.length === 1 ? host : undefined;
}

type Run = [{ readonly member: PoolMember; readonly generate: NewPointer }, ...PoolMember[]];

/** Stretches of a pool that a `$GENERATE` can name, each with it. */
function runsOf(pool: readonly PoolMember[]): Run[] {
	const source = sourceOf(pool[0]!.address.hosts[0]!);
	if (!source) return [];
	const { range, lastOctet, owner, target, numbers } = source;
	const byNumber = new Map<number, PoolMember>();
	for (const member of pool) {
		const number = numbers.get(member.address.text);
		const isSame = number !== undefined && member.pointers[0]!.target === filled(owner, number, source.origin);
		if (isSame && /^\d+$/.test(member.pointers[0]!.owner)) byNumber.set(number, member);
	}
	const runs: Run[] = [];
	let members: PoolMember[] = [];
	let start = range.start;
	for (let number = range.start; number <= range.stop + range.step; number += range.step) {
		const member = byNumber.get(number);
		if (member) {
			if (members.length === 0) start = number;
			members.push(member);
			continue;
		}
		const [first, ...rest] = members;
		if (first && members.length >= MIN_RUN) {
			const run = rangeText({ start, stop: number - range.step, step: range.step });
			const pointer = { owner: `$GENERATE ${run} ${lastOctet}`, target, others: [] };
			runs.push([{ member: first, generate: pointer }, ...rest]);
		}
		members = [];
	}
	return runs;
}

/** A `$GENERATE` of A records that differ in the last octet alone. */
interface Source {
	readonly range: GenerateRange;
	/** The template of the last octet. */
	readonly lastOctet: string;
	readonly owner: Template;
	/** The template of the owner, absolute. */
	readonly target: string;
	/** The origin in force, with which relative owners end. */
	readonly origin: string;
	/** The number that makes an address. */
	readonly numbers: ReadonlyMap<string, number>;
}

function sourceOf(host: RecordView): Source | undefined {
	const { text, context } = host;
	if (!text?.owner) return undefined;
	const range = writtenGenerate(text)?.range;
	const address = host.writtenField(0);
	const lastOctet = /^\d+\.\d+\.\d+\.([^.]+)$/.exec(address)?.[1];
	const written = host.writtenOwner;
	if (!range || rangeSize(range) > MAX_WRITTEN || lastOctet === undefined) return undefined;
	// These mean something else in another place than their own.
	if ([written, lastOctet].some((template) => /[\\@]|\$[$&`']/.test(template))) return undefined;
	const owner = templateOf(written);
	const addresses = templateOf(address);
	if (!owner || !addresses) return undefined;
	const origin = written.endsWith(".")
		? ""
		: context.workspace.tables.names.text(originAt(text.block, text.entry.start));
	const numbers = new Map<string, number>();
	for (let number = range.start; number <= range.stop; number += range.step) {
		const made = filled(addresses, number, "");
		if (parseAddress(made)) numbers.set(made, number);
	}
	const target = written + (origin === "" ? "" : `.${origin}`.replace(/\.\.$/, "."));
	return { range, lastOctet, owner, target, origin, numbers };
}

function templateOf(text: string): Template | undefined {
	const octets = toOctets(text);
	return readTemplate(octets, 0, octets.length);
}

/** What a template makes of a number, made absolute. */
function filled(template: Template, number: number, origin: string): string {
	const length = fillTemplate(template, number, scratch);
	const text = length < 0 ? "" : toText(scratch, 0, length).toLowerCase();
	return origin === "" ? text : `${text}.${origin}`.replace(/\.\.$/, ".");
}

const scratch = new Uint8Array(512);
