import type { Engine } from "../rules/engine/engine.ts";
import { FileCatalogue } from "../workspace/file-catalogue.ts";
import type { OpenZone } from "../workspace/open-zones.ts";
import {
	publishedContentSteps,
	type ReadVersion,
	readVersionSteps,
	type ZoneVersion,
} from "../workspace/published-content.ts";
import type { PublishedZone } from "../workspace/published-zones.ts";
import type { Workspace } from "../workspace/workspace.ts";
import { type ZoneContent, zoneContentSteps } from "../workspace/zone-content.ts";
import type { Slice } from "../zone/slice.ts";
import { BYTE_ORDER_MARK, type ZoneFile } from "../zone/zone-file.ts";

/** What a zone said in its published version, and the files that were taken as they are now. */
interface ReadZone {
	readonly content: ZoneContent | undefined;
	readonly current: ReadonlyMap<ZoneFile, readonly unknown[]>;
}

/**
 * The versions of files that were published before: committed, or on the disk. Zones are compared with them when somebody asks;
 * only those of which a file is another one than before are read once more. What has no version here is taken as it is now.
 */
export class PublishedVersions {
	readonly #workspace: Workspace;
	readonly #engine: Engine;
	/** Path → content; null where there was no file. */
	readonly #files = new Map<string, Uint8Array | null>();
	/** Key of a zone → its published version. */
	readonly #read = new Map<string, ReadZone>();
	/** Counts how often a version became another one. */
	#revision = 0;
	/** Which states of the workspace and of the versions were compared. */
	#compared = "";

	constructor(workspace: Workspace, engine: Engine) {
		this.#workspace = workspace;
		this.#engine = engine;
	}

	/** Tells the published version of a file: null where there was none, undefined where it is the one that is there. */
	set(path: string, octets: Uint8Array | null | undefined): void {
		const known = this.#files.get(path);
		if (known === octets || (known && octets && isSame(known, octets))) return;
		if (octets === undefined) this.#files.delete(path);
		else this.#files.set(path, octets);
		this.#read.clear();
		this.#revision++;
	}

	/** Forgets all versions: files are those that are there, until others are told. */
	clear(): void {
		for (const path of [...this.#files.keys()]) this.set(path, undefined);
	}

	/** Takes over what another workspace with the same zones knows. */
	takeOver(other: PublishedVersions): void {
		for (const [path, octets] of other.#files) this.set(path, octets);
		for (const key of other.#engine.context.published.keys()) {
			this.#engine.context.published.set(key, other.#engine.context.published.of(key));
		}
	}

	/** Whether zones or versions have changed since they were compared. */
	get isStale(): boolean {
		return this.#revision > 0 && this.#compared !== this.#state;
	}

	get #state(): string {
		return `${this.#workspace.revision} ${this.#revision}`;
	}

	/** Compares the zones with their published versions, in steps. The workspace must be settled, and must not change meanwhile. */
	*compareSteps(): Generator<void, void> {
		const { published } = this.#engine.context;
		const state = this.#state;
		const gone = new Set(published.keys());
		for (const open of this.#workspace.openZones()) {
			gone.delete(open.zone.key);
			this.#engine.setPublished(open.zone, yield* this.comparedSteps(open));
		}
		for (const key of gone) {
			published.set(key, undefined);
			this.#read.delete(key);
		}
		this.#compared = state;
	}

	/** Compares one zone, in steps; undefined where it has no other version. What it comes to is told to nobody. */
	*comparedSteps(open: OpenZone): Generator<void, PublishedZone | undefined> {
		if (!this.isOtherZone(open)) return undefined;
		const { tables, reader } = this.#workspace;
		const before = yield* this.#before(open);
		const now = before && (yield* zoneContentSteps(tables, reader, open.slice));
		if (!now) return undefined;
		const areKnown = before.fingerprint !== undefined && now.fingerprint !== undefined;
		return {
			serial: before.serial,
			isChanged: areKnown && before.fingerprint !== now.fingerprint,
			stalePolicies: areKnown ? stalePolicies(before, now) : [],
		};
	}

	*#before({ zone }: OpenZone): Generator<void, ZoneContent | undefined> {
		const known = this.#read.get(zone.key);
		if (known && isCurrent(known)) return known.content;
		const { version, current } = this.#version();
		const content = yield* publishedContentSteps(zone, this.#workspace.tables.names.wire(zone.origin), version);
		this.#read.set(zone.key, { content, current });
		return content;
	}

	/**
	 * Reads the published version of a zone, in steps; undefined where it has none.
	 * The workspace must be settled, and must not change meanwhile.
	 */
	readSteps({ zone }: OpenZone): Generator<void, ReadVersion | undefined> {
		return readVersionSteps(zone, this.#workspace.tables.names.wire(zone.origin), this.#version().version);
	}

	/** Whether some file of a zone is another one than was published. */
	isOtherZone({ slice }: OpenZone): boolean {
		for (const file of filesOf(slice)) if (this.#isOther(file)) return true;
		return false;
	}

	/** The files as they were published, and which of them are those that are here, by what they hold. */
	#version(): { readonly version: ZoneVersion; readonly current: Map<ZoneFile, readonly unknown[]> } {
		const { catalogue, files, roots } = this.#workspace;
		const current = new Map<ZoneFile, readonly unknown[]>();
		const octetsOf = (path: string): Uint8Array | undefined => {
			const published = this.#files.get(path);
			if (published !== undefined) return published ?? undefined;
			const file = files.get(path);
			if (!file?.text.isLoaded) return undefined;
			current.set(file, [...file.text.chunks]);
			return file.octets();
		};
		const paths = [...new Set([...catalogue.paths, ...this.#files.keys()])];
		return { version: { catalogue: new FileCatalogue(roots, paths, catalogue.outside), octetsOf }, current };
	}

	/** Whether a file is another one than was published. */
	#isOther(file: ZoneFile): boolean {
		const published = this.#files.get(file.path);
		return published !== undefined && (published === null || !hasOctets(file, published));
	}
}

/** The domains of which a zone names other mail servers than before, and has the same `_mta-sts` record. */
function stalePolicies(before: ZoneContent, now: ZoneContent): string[] {
	const domains: string[] = [];
	for (const [domain, { exchanges, record }] of now.policies) {
		const old = before.policies.get(domain);
		if (!old || old.record !== record || old.exchanges === exchanges) continue;
		if (old.exchanges !== "" && exchanges !== "") domains.push(domain);
	}
	return domains;
}

/** The file of a zone, and those that it includes. */
function* filesOf({ file, blocks }: Slice): Iterable<ZoneFile> {
	yield file;
	for (const { include } of blocks) if (include?.child) yield* filesOf(include.child);
}

function isCurrent({ current }: ReadZone): boolean {
	for (const [file, chunks] of current) {
		const now = file.text.chunks;
		if (now.length !== chunks.length || now.some((chunk, index) => chunk !== chunks[index])) return false;
	}
	return true;
}

/** Whether a file has some content; a byte order mark does not count. */
function hasOctets({ text }: ZoneFile, octets: Uint8Array): boolean {
	let at = BYTE_ORDER_MARK.every((octet, index) => octets[index] === octet) ? BYTE_ORDER_MARK.length : 0;
	if (text.length !== octets.length - at) return false;
	for (const chunk of text.chunks) {
		if (!isSame(chunk.octets, octets.subarray(at, at + chunk.octets.length))) return false;
		at += chunk.octets.length;
	}
	return true;
}

function isSame(one: Uint8Array, other: Uint8Array): boolean {
	if (one.length !== other.length) return false;
	for (let at = 0; at < one.length; at++) if (one[at] !== other[at]) return false;
	return true;
}
