import { readHostRemark } from "../config/modeline.ts";
import { parseAddress } from "../records/address.ts";
import type { AddressId } from "../tables/address-table.ts";
import type { NameId } from "../tables/name-table.ts";
import { REFERS_TO_ADDRESS, type RecordId } from "../tables/record-table.ts";
import { toText } from "../text/utf8.ts";
import type { Workspace } from "../workspace/workspace.ts";
import type { Block, Remark } from "../zone/block.ts";

/** Where the HELO name of an address is told: under a key of the setting, on the line of a record, or for all of a file. */
export type HeloSource =
	| { readonly kind: "setting"; readonly key: string }
	| { readonly kind: "record"; readonly record: RecordId }
	| { readonly kind: "file" };

/** What is said of a host; names absolute and in lower case. */
interface HostNote {
	readonly role?: "outbound" | "inbound" | "none" | undefined;
	readonly helo?: string | undefined;
	readonly pointer?: string | undefined;
	/** Where it is said, for a HELO name. */
	readonly source?: HeloSource;
	/** Its number among the notes: settings first, then remarks in the order of their files and lines. */
	readonly order: number;
}

type Said = Omit<HostNote, "order">;

/**
 * What users say of their hosts, in remarks (`; zonetrio: role=outbound helo=mail.example.com`) and in
 * the settings `zoneTrio.mail.*`. Read anew as a whole when any of it changes: there is little of it.
 */
export class HostNotes {
	readonly #workspace: Workspace;
	readonly #ofName = new Map<NameId, HostNote[]>();
	readonly #ofAddress = new Map<AddressId, HostNote[]>();
	/** A remark on a line of its own speaks of every host in its file. */
	readonly #ofFile = new Map<string, HostNote[]>();
	#count = 0;

	constructor(workspace: Workspace) {
		this.#workspace = workspace;
	}

	/** Whether anything makes any host a sender. */
	get hasOutbound(): boolean {
		return this.#all().some(isOutbound);
	}

	/** Whether anything is said of an address. */
	speakOf(address: AddressId): boolean {
		return this.#notes(address).length > 0;
	}

	/** Whether an address is said to send. */
	isOutbound(address: AddressId): boolean {
		return this.#notes(address).some(isOutbound);
	}

	/** Whether an address is said to receive only, or to have no part in mail. */
	isInboundOnly(address: AddressId): boolean {
		return this.#notes(address).some(isInboundOnly);
	}

	/** Whether an address is said to have no part in mail. */
	isNoMail(address: AddressId): boolean {
		return this.#notes(address).some(isNoMail);
	}

	/** The HELO name of an address. */
	helo(address: AddressId): string | undefined {
		return this.#notes(address).find((note) => note.helo !== undefined)?.helo;
	}

	/** Where the HELO name of an address is told, what counts first; remarks at several hosts may tell the same. */
	heloSources(address: AddressId): readonly HeloSource[] {
		const told = this.#notes(address).filter((note) => note.helo !== undefined);
		return told.flatMap(({ helo, source }) => (source && helo === told[0]!.helo ? [source] : []));
	}

	/** The PTR that an address is said to have. */
	pointer(address: AddressId): string | undefined {
		return this.#notes(address).find((note) => note.pointer !== undefined)?.pointer;
	}

	/** Reads settings and remarks anew; returns the addresses that are spoken of now. */
	refresh(): AddressId[] {
		this.#ofName.clear();
		this.#ofAddress.clear();
		this.#ofFile.clear();
		const { mail } = this.#workspace.settings;
		for (const host of mail.outboundHosts) this.#noteHost(host, { role: "outbound" });
		for (const [host, helo] of Object.entries(mail.helo)) {
			this.#noteHost(host, { helo: absolute(helo), source: { kind: "setting", key: host } });
		}
		for (const block of this.#blocksWithRemarks()) {
			for (const remark of block.remarks) this.#noteRemark(block, remark);
		}
		return this.spokenOf();
	}

	/** By file, zone and place, so that of remarks that contradict each other the same one counts whatever was edited when. */
	#blocksWithRemarks(): Block[] {
		const { reader } = this.#workspace;
		const zones = new Map([...this.#workspace.openZones()].map(({ zone }, index) => [zone, index]));
		const pathOf = ({ slice }: Block) => slice.file.path;
		const orderOf = ({ slice, index }: Block) => [zones.get(slice.zone)!, index] as const;
		return [...reader.blocksWithRemarks()].sort((one, other) => {
			if (pathOf(one) !== pathOf(other)) return pathOf(one) < pathOf(other) ? -1 : 1;
			const [zone, index] = orderOf(one);
			const [otherZone, otherIndex] = orderOf(other);
			return zone - otherZone || index - otherIndex;
		});
	}

	#noteRemark(block: Block, remark: Remark): void {
		const { file } = block.slice;
		const { octets } = file.text.chunks[block.index]!;
		const said = readHostRemark(toText(octets, remark.start, remark.end));
		if (!said) return;
		const note: Said = { role: said.role?.text, helo: said.helo?.text, pointer: said.pointer?.text };
		if (note.role === undefined && note.helo === undefined && note.pointer === undefined) return;
		if (remark.entry < 0) {
			this.#append(this.#ofFile, file.path, { ...note, source: { kind: "file" } });
			return;
		}
		const { records } = this.#workspace.tables;
		for (const record of block.records) {
			if (records.offset[record] !== remark.entry) continue;
			const source: HeloSource = { kind: "record", record: record as RecordId };
			this.#append(this.#ofName, records.owner[record]! as NameId, { ...note, source });
		}
	}

	#noteHost(host: string, note: Said): void {
		const { addresses } = this.#workspace.tables;
		const octets = parseAddress(host);
		if (octets) {
			this.#append(this.#ofAddress, addresses.intern(octets, 0, octets.length), note);
			return;
		}
		const name = this.#workspace.name(host);
		if (name >= 0) this.#append(this.#ofName, name, note);
	}

	#append<Key>(map: Map<Key, HostNote[]>, key: Key, said: Said): void {
		const note = { ...said, order: this.#count++ };
		const notes = map.get(key);
		if (notes) notes.push(note);
		else map.set(key, [note]);
	}

	/** What is said of an address, what is said of all hosts of a file last. */
	#notes(address: AddressId): HostNote[] {
		if (this.#ofName.size === 0 && this.#ofAddress.size === 0 && this.#ofFile.size === 0) return NOTHING;
		const { addresses, records } = this.#workspace.tables;
		const found = [...(this.#ofAddress.get(address) ?? NOTHING)];
		const ofFiles: HostNote[] = [];
		for (let at = addresses.firstReference[address]!; at >= 0; at = records.nextOfReference[at]!) {
			found.push(...(this.#ofName.get(records.owner[at]! as NameId) ?? NOTHING));
			if (this.#ofFile.size === 0) continue;
			const { path } = this.#workspace.reader.blockOf(at as RecordId).slice.file;
			ofFiles.push(...(this.#ofFile.get(path) ?? NOTHING));
		}
		const byOrder = (one: HostNote, other: HostNote) => one.order - other.order;
		return [...found.sort(byOrder), ...ofFiles.sort(byOrder)];
	}

	/** The addresses that are spoken of by what was read last, hosts that came since among them. */
	spokenOf(): AddressId[] {
		const { names, records } = this.#workspace.tables;
		const found = new Set(this.#ofAddress.keys());
		for (const name of this.#ofName.keys()) {
			for (let at = names.firstOwner[name]!; at >= 0; at = records.nextOfOwner[at]!) {
				if ((records.flags[at]! & REFERS_TO_ADDRESS) !== 0) found.add(records.reference[at]! as AddressId);
			}
		}
		for (const path of this.#ofFile.keys()) {
			for (const slice of this.#workspace.files.get(path)?.slices ?? []) {
				for (const block of slice.blocks) {
					for (const record of block.records) {
						if ((records.flags[record]! & REFERS_TO_ADDRESS) !== 0) found.add(records.reference[record]! as AddressId);
					}
				}
			}
		}
		return [...found];
	}

	#all(): HostNote[] {
		return [...this.#ofName.values(), ...this.#ofAddress.values(), ...this.#ofFile.values()].flat();
	}
}

const NOTHING: HostNote[] = [];

// Asked of every address, so they are not made anew each time.
const isOutbound = ({ role }: HostNote) => role === "outbound";
const isNoMail = ({ role }: HostNote) => role === "none";
const isInboundOnly = ({ role }: HostNote) => role === "inbound" || role === "none";

/** A name as users write it, which is never relative to anything here. */
function absolute(name: string): string {
	const lower = name.toLowerCase();
	return lower.endsWith(".") ? lower : `${lower}.`;
}
