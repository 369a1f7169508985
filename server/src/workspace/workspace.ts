import type { ConfigFiles, ServerConfiguration } from "../config/configured-zone.ts";
import { isReverseName } from "../config/zone-name.ts";
import { readZoneSettings, type ZoneSettings } from "../config/zone-settings.ts";
import { toWireName } from "../records/domain-name.ts";
import { showRdata } from "../records/read-rdata.ts";
import { type NameId, NO_NAME, ROOT_NAME } from "../tables/name-table.ts";
import type { RecordId } from "../tables/record-table.ts";
import { makeTables, reserveSteps, type Tables } from "../tables/tables.ts";
import type { TextChange } from "../text/chunked-text.ts";
import type { ColumnUnit } from "../text/utf8.ts";
import type { Block } from "../zone/block.ts";
import type { ChangeListener } from "../zone/change-listener.ts";
import { blocksOf, type Slice } from "../zone/slice.ts";
import type { Zone } from "../zone/zone.ts";
import { ZoneFile } from "../zone/zone-file.ts";
import { ZoneReader } from "../zone/zone-reader.ts";
import { FactsByPath } from "./facts-by-path.ts";
import { FileCatalogue } from "./file-catalogue.ts";
import { factsOf } from "./file-facts.ts";
import { Lookup, type SoughtName } from "./lookup.ts";
import { type OpenZone, OpenZones, type ZoneListener } from "./open-zones.ts";
import { type RecordText, RecordTexts } from "./record-text.ts";
import { DEFAULT_SETTINGS, type Settings } from "./settings.ts";
import { LoadedZones } from "./zone-directory.ts";
import { type FileFacts, planZones, type ZoneSpec } from "./zone-plan.ts";

/** Told what a workspace does, so that what was concluded from it can be concluded again. */
export interface WorkspaceListener extends ChangeListener, ZoneListener {}

/**
 * All zones of a folder as one body of data. Texts and edits go in; records, look-ups and problems come
 * out. It does no input or output: whoever owns it hands it the texts and asks `wanted` for more.
 */
export class Workspace {
	readonly tables: Tables;
	readonly zones: LoadedZones;
	readonly lookup: Lookup;
	readonly files = new Map<string, ZoneFile>();
	readonly columnUnit: ColumnUnit;
	settings: Settings = DEFAULT_SETTINGS;
	configurations: readonly ServerConfiguration[] = [];
	/** The texts from which the configurations were read, by their paths. */
	configurationTexts: ReadonlyMap<string, string> = new Map();
	/** Raised by each change; what was computed from a lower one may be out of date. */
	revision = 0;
	/** Raised when any zone may be judged otherwise: a server comes or goes or gets other options, or a policy of MTA-STS is another one. */
	surroundingsRevision = 0;
	/** Raised when a file has the SOA of another zone than before, or none. */
	soaOwnersRevision = 0;
	/** Texts of MTA-STS policies by the paths of their files; another map after each change. */
	mtaStsPolicies: ReadonlyMap<string, string> = new Map();
	readonly reader: ZoneReader;
	readonly #texts: RecordTexts;
	readonly #facts = new FactsByPath();
	readonly #openZones: OpenZones;
	#roots: readonly string[];
	#catalogue: FileCatalogue;
	#zoneSettings: ZoneSettings = readZoneSettings({});
	/** What of the configurations counts for zones that are read already. */
	#serverOptions = serverOptions([]);
	/** The revision of which all has been read. */
	#readTo = -1;
	#planIsStale = false;
	/** The plan that is being followed: zones are closed and opened in steps. */
	#following: Iterator<void> | undefined;

	/**
	 * @param roots the folders of the workspace; nothing outside them is ever asked for.
	 * @param columnUnit what the columns of positions are counted in.
	 */
	constructor(roots: readonly string[], columnUnit: ColumnUnit = "utf-16") {
		this.columnUnit = columnUnit;
		this.#roots = roots;
		this.#catalogue = new FileCatalogue(roots, [], []);
		this.tables = makeTables();
		this.reader = new ZoneReader(this.tables, (zone, from, written) => this.#resolveInclude(zone, from, written));
		this.zones = new LoadedZones(this.reader, this.tables.names);
		this.lookup = new Lookup(this.tables.names, this.tables.records, this.zones);
		this.#openZones = new OpenZones(this.zones, this.reader);
		this.#texts = new RecordTexts(this.tables);
	}

	/** Who is told of changes. */
	listen(listener: WorkspaceListener | undefined): void {
		this.#openZones.listener = listener;
		this.reader.listener = listener;
	}

	/** The folders of the workspace. */
	get roots(): readonly string[] {
		return this.#roots;
	}

	/** Other folders make the workspace from now on; `setPaths` must follow. */
	setRoots(roots: readonly string[]): void {
		this.#roots = roots;
	}

	/**
	 * Which paths exist in the workspace, read or not; includes and configurations are found among them.
	 *
	 * @param outside links that lead out of the workspace.
	 */
	setPaths(paths: readonly string[], outside: readonly string[] = []): void {
		this.#catalogue = new FileCatalogue(this.#roots, paths, outside);
		for (const [path, file] of this.files) this.#setFacts(path, file);
		for (const { slice } of this.#openZones) this.reader.resolveAgain(slice);
		this.#touch();
	}

	/** The files that something read so far asks for: includes that exist and have not been given yet. */
	wanted(): string[] {
		const wanted = new Set<string>();
		for (const facts of this.#facts.values()) {
			if (facts.ignored && !this.#isOpen(facts.path)) continue;
			for (const path of facts.includes) if (!this.files.has(path)) wanted.add(path);
		}
		return [...wanted];
	}

	/** Gives the text of a file of zone text, new or in place of the one before. */
	setFile(path: string, octets: Uint8Array, open: boolean): void {
		this.#dropFile(path);
		const file = new ZoneFile(path, octets, open, this.columnUnit);
		this.files.set(path, file);
		this.#setFacts(path, file);
		this.#touch();
		if (this.isIncluded(path)) {
			for (const { slice } of this.#openZones) this.reader.resolveAgain(slice);
		}
	}

	/** Forgets a file and its zones. */
	removeFile(path: string): void {
		if (!this.files.has(path)) return;
		this.#dropFile(path);
		if (this.soaOwnerOf(path) !== undefined) this.soaOwnersRevision++;
		this.#facts.delete(path);
		this.#touch();
	}

	/** Applies the edits of an editor, one after the other. */
	edit(path: string, changes: readonly TextChange[]): void {
		const file = this.files.get(path);
		if (!file) return;
		for (const change of changes) {
			this.reader.replaceChunks(file, file.edit(change));
			this.reader.markUnsettled(file);
		}
		this.#setFacts(path, file);
		this.revision++;
	}

	/** Gives the server configurations, as read by the config layer, and the texts of their files. */
	setConfigurations(
		configurations: readonly ServerConfiguration[],
		texts: ReadonlyMap<string, string> = new Map(),
	): void {
		const options = serverOptions(configurations);
		if (this.#serverOptions !== options) this.surroundingsRevision++;
		this.#serverOptions = options;
		this.configurations = configurations;
		this.configurationTexts = texts;
		this.#touch();
	}

	/** Gives the text of an MTA-STS policy, undefined where there is none any more. */
	setMtaStsPolicy(path: string, text: string | undefined): void {
		if (this.mtaStsPolicies.get(path) === text) return;
		const policies = new Map(this.mtaStsPolicies);
		if (text === undefined) policies.delete(path);
		else policies.set(path, text);
		this.mtaStsPolicies = policies;
		this.surroundingsRevision++;
		this.revision++;
	}

	setSettings(settings: Settings): void {
		this.settings = settings;
		this.#zoneSettings = readZoneSettings(settings.zones);
		for (const [path, file] of this.files) this.#setFacts(path, file);
		this.#touch();
	}

	/**
	 * Reads what is to be read until all is done or `isTimeUp` says so.
	 *
	 * @returns whether all is done; only then do look-ups and positions hold.
	 */
	advance(isTimeUp: () => boolean): boolean {
		// Who judges in small steps asks before each, and there may be a hundred thousand zones to look over.
		if (this.#readTo === this.revision) return true;
		if (this.#planIsStale) {
			this.#planIsStale = false;
			this.#following = this.#followPlan();
		}
		while (this.#following) {
			if (this.#following.next().done) this.#following = undefined;
			else if (isTimeUp()) return false;
		}
		for (const { slice } of this.#openZones) {
			if (slice.cursor >= slice.blocks.length) continue;
			// A thousand small zones are as much work as a large one.
			if (!this.reader.advance(slice, isTimeUp) || isTimeUp()) return false;
		}
		this.#readTo = this.revision;
		return true;
	}

	/** The zones that are open, in the order of the plan. */
	openZones(): IterableIterator<OpenZone> {
		return this.#openZones[Symbol.iterator]();
	}

	/** The zones in which a file is read, as their own file or through an include; none for a file that is only coloured. */
	zonesOfFile(path: string): Zone[] {
		const zones = new Set<Zone>();
		for (const slice of this.files.get(path)?.slices ?? []) zones.add(slice.zone);
		return [...zones];
	}

	openZone(zone: Zone): OpenZone | undefined {
		return this.#openZones.of(zone);
	}

	/** Raised when a zone comes or goes, or the order changes. */
	get zonesRevision(): number {
		return this.#openZones.revision;
	}

	facts(path: string): FileFacts | undefined {
		return this.#facts.get(path);
	}

	/** Where server configurations look for their files. */
	get catalogue(): FileCatalogue {
		return this.#catalogue;
	}

	/** The configuration files that can be read, over some texts. */
	configFiles(texts: ReadonlyMap<string, string>): ConfigFiles {
		return { read: (path) => texts.get(path), list: () => this.#catalogue.paths };
	}

	/** The name of a text, entered if it is new; `NO_NAME` if it is none. */
	name(text: string): NameId {
		const wire = toWireName(text);
		return wire ? this.tables.names.intern(wire, 0, wire.length - 1, ROOT_NAME) : NO_NAME;
	}

	/** A name that is looked up but not entered. */
	sought(text: string): SoughtName | undefined {
		const wire = toWireName(text);
		return wire && this.lookup.soughtWire(wire);
	}

	/** The record as it is written. */
	recordText(record: RecordId): RecordText | undefined {
		return this.#texts.read(record, this.reader.blockOf(record));
	}

	/** The RDATA of a record in wire form, to be used before the next call; undefined where the text has been let go. */
	rdataWire(record: RecordId): Uint8Array | undefined {
		return this.#texts.wire(record, this.reader.blockOf(record));
	}

	/** The same with its first fields only, which costs little where a signature or a key follows. */
	rdataFields(record: RecordId, count: number): Uint8Array | undefined {
		return this.#texts.firstFields(record, this.reader.blockOf(record), count);
	}

	/** The RDATA of a record in canonical text. */
	rdataText(record: RecordId, wire: Uint8Array): string {
		return showRdata(this.tables.records.type[record]!, wire, 0, wire.length);
	}

	/** Each block of a zone in the order of its text, includes in their places. */
	blocks(slice: Slice): IterableIterator<Block> {
		return blocksOf(slice);
	}

	#touch(): void {
		this.#planIsStale = true;
		this.revision++;
	}

	#setFacts(path: string, file: ZoneFile): void {
		const before = this.#facts.get(path);
		const owner = this.soaOwnerOf(path);
		const facts = factsOf(path, file, this.#zoneSettings, this.#roots, this.#catalogue);
		this.#facts.set(path, facts);
		if (this.soaOwnerOf(path) !== owner) this.soaOwnersRevision++;
		if (!before || JSON.stringify(before) !== JSON.stringify(facts)) this.#touch();
	}

	#isOpen(path: string): boolean {
		return (this.files.get(path)?.slices.length ?? 0) > 0;
	}

	/** The owner of the SOA of a file, as the file alone tells it; undefined where it does not, or a remark or a setting says of which zone it is. */
	soaOwnerOf(path: string): string | undefined {
		const facts = this.#facts.get(path);
		const isTold = facts?.modeline.origin !== undefined || facts?.setting?.origin !== undefined;
		return isTold ? undefined : facts?.head.soaOwner;
	}

	/** Whether an `$INCLUDE` that counts names a file. */
	isIncluded(path: string): boolean {
		return this.#facts.isIncluded(path);
	}

	/** Takes out all that a file has brought, and looks again for what others include of it. */
	#dropFile(path: string): void {
		const file = this.files.get(path);
		if (!file) return;
		for (const open of this.#openZones) if (open.spec.path === path) this.#openZones.close(open);
		for (const slice of [...file.slices]) {
			const parent = slice.parent!;
			this.reader.close(slice);
			if (parent.include) parent.include.child = undefined;
			this.reader.resolveAgain(parent.slice);
		}
		this.files.delete(path);
	}

	/** Closes the zones that are not in the plan any more, and opens those that are new; again from the start if anything changes between the steps. */
	*#followPlan(): Generator<void, void> {
		const specs = yield* planZones(this.#facts, this.configurations, (zone, configuration) =>
			this.#catalogue.find(zone.file ?? "", configuration.path),
		);
		const planned = new Set(specs.map((spec) => spec.key));
		for (const open of this.#openZones) {
			if (planned.has(open.spec.key)) continue;
			this.#openZones.close(open);
			yield;
		}
		const fresh = specs.filter(({ key }) => !this.#openZones.has(key));
		yield* reserveSteps(this.tables, this.#linesOf(fresh));
		for (const spec of fresh) {
			// Two statements that say the same are one zone.
			if (this.#openZones.has(spec.key)) continue;
			const file = this.files.get(spec.path);
			const origin = this.name(spec.origin);
			if (file && origin !== NO_NAME) this.#openZones.open(spec, file, origin);
			yield;
		}
		this.#openZones.arrange(planned);
	}

	/** How many lines some zones have, those of the files included that are known. */
	#linesOf(specs: readonly ZoneSpec[]): number {
		const linesIn = (path: string) => this.files.get(path)?.text.lineCount ?? 0;
		let lines = 0;
		for (const { path } of specs) {
			lines += linesIn(path);
			for (const included of this.#facts.get(path)?.includes ?? []) lines += linesIn(included);
		}
		return lines;
	}

	#resolveInclude(
		zone: Zone,
		from: ZoneFile,
		written: string,
	): ReturnType<ConstructorParameters<typeof ZoneReader>[1]> {
		const path = this.#catalogue.findInclude(written, zone.includeBase, from.path);
		if (path !== undefined) return this.files.get(path);
		if (this.#catalogue.isIncludeOutside(written, zone.includeBase, from.path)) {
			const message = `${written} lies outside the folders of this workspace and is not read, so its records are unknown here`;
			return { rule: "include-outside", message };
		}
		const message = `there is no file ${written}, so the server refuses the zone: create it or correct the path`;
		return { rule: "include-missing", message };
	}
}

function serverOptions(configurations: readonly ServerConfiguration[]): string {
	return JSON.stringify(
		configurations.map(({ path, server, emptyZonesEnabled, checkNames, zones }) => [
			path,
			server,
			emptyZonesEnabled,
			checkNames,
			// Whose reverse zones a server has says which it lacks.
			zones.filter(({ origin, kind }) => kind === "primary" && isReverseName(origin)).map(({ origin }) => origin),
			// Who takes reports says which zones are to answer them.
			zones
				.filter(({ reportAgent, takesReports }) => reportAgent !== undefined || takesReports !== "no")
				.map(({ view, origin, reportAgent, takesReports }) => [view, origin, reportAgent, takesReports]),
		]),
	);
}
