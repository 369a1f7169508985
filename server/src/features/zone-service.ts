import type { ServerConfiguration } from "../config/configured-zone.ts";
import { readCorefile } from "../config/corefile.ts";
import { readKnotConf } from "../config/knot-conf.ts";
import { namedConfSteps } from "../config/named-conf.ts";
import { readNsdConf } from "../config/nsd-conf.ts";
import { configurationKind, looksLikeZoneFile, mainConfigurations } from "../config/recognise.ts";
import type { ZoneVerdict } from "../dnssec/verdict.ts";
import type { VerificationSteps } from "../dnssec/verify-signatures.ts";
import { type VerificationOptions, verifyZone } from "../dnssec/verify-zone.ts";
import { isMtaStsPath } from "../mail/mta-sts-policy.ts";
import type { CalendarDay } from "../records/serial.ts";
import { Engine } from "../rules/engine/engine.ts";
import type { Finding } from "../rules/engine/finding.ts";
import { MAX_FINDINGS } from "../rules/engine/rendering.ts";
import type { RuleContext } from "../rules/views/rule-context.ts";
import { NO_WATCH } from "../rules/views/watch.ts";
import type { ChunkedText, TextChange } from "../text/chunked-text.ts";
import { type ColumnUnit, toText } from "../text/utf8.ts";
import { atOnce } from "../trio/at-once.ts";
import { mailReport } from "../trio/report.ts";
import type { MailReport } from "../trio/reported-mail.ts";
import type { Settings } from "../workspace/settings.ts";
import { type OpenZone, Workspace } from "../workspace/workspace.ts";
import type { OriginSource } from "../zone/zone.ts";
import { configurationFindings } from "./configuration-findings.ts";
import { OtherTexts } from "./other-texts.ts";
import { PublishedVersions } from "./published-versions.ts";
import type { MailOverview } from "./report/mail-overview.ts";
import { overviewSteps } from "./report/overview-steps.ts";
import { textDifference } from "./text-difference.ts";

/** What a file was taken for. */
export type FileKind = "zone" | "configuration" | "policy" | "other";

/** A zone that a file is read in, and how its origin was found. */
export interface ZoneOfFile {
	readonly origin: string;
	readonly view: string;
	/** The addresses that a classless reverse zone answers for, or "". */
	readonly network: string;
	readonly source: OriginSource;
	/** The configuration file that names it, or "". */
	readonly configuration: string;
}

/** How much there is. */
export interface Counts {
	readonly files: number;
	readonly zones: number;
	readonly records: number;
}

const READERS = { nsd: readNsdConf, knot: readKnotConf, coredns: readCorefile } as const;

/** Where an origin was found so that it stays what it is whatever else is read. */
const CERTAIN_SOURCES: ReadonlySet<OriginSource> = new Set(["modeline", "setting", "configuration", "soa"]);

/** Content decides what a file is; this much of it is looked at. */
const HEAD = 65_536;

/**
 * All that the server and the command know how to do: texts and edits in, findings, report and repairs
 * out. Synchronous, without input or output; whoever uses it lists folders, reads files and calls
 * `settle` until it says that all is done.
 */
export class ZoneService {
	readonly workspace: Workspace;
	readonly engine: Engine;
	/** What zones are compared with, so that a change without a new serial is told. */
	readonly published: PublishedVersions;
	/** Whether the user has excluded a path, so that it is not told whether there is a file. */
	isLeftOut: (path: string) => boolean = () => false;
	/** Texts of files that are server configurations. */
	readonly #configurations = new Map<string, string>();
	#others: OtherTexts;
	/** Files that cannot be read, and why. */
	readonly #unreadable = new Map<string, string>();
	/** The files that hold policies of MTA-STS, given or not. */
	#policyPaths: readonly string[] = [];
	#configurationsAreStale = false;
	/** The reading of them that has begun. */
	#configurationSteps: Iterator<void> | undefined;
	#soaOwnersRevision = 0;
	/** The files that configurations name, found once for each reading of them. */
	#namedPaths: ReadonlySet<string> | undefined;
	/** The files that configurations include, found likewise. */
	#partPaths: ReadonlySet<string> | undefined;

	/**
	 * @param roots the folders of the workspace, as absolute paths with slashes.
	 * @param options.expectedRecords about how many records will come.
	 * @param options.columnUnit what the columns of positions are counted in, those of edits as well as those of findings.
	 */
	constructor(
		roots: readonly string[],
		options: { today: () => CalendarDay; expectedRecords?: number; columnUnit?: ColumnUnit },
	) {
		this.workspace = new Workspace(roots, options.expectedRecords, options.columnUnit);
		this.engine = new Engine(this.workspace, options);
		this.#others = new OtherTexts(this.workspace.columnUnit);
		this.published = new PublishedVersions(this.workspace, this.engine);
	}

	/** The same workspace once more, to try out on it what must not be done to this one. It is not settled. */
	copy(): ZoneService {
		const { today } = this.engine.context;
		const { roots, tables, columnUnit } = this.workspace;
		const copy = new ZoneService(roots, { today, expectedRecords: tables.records.live, columnUnit });
		copy.isLeftOut = this.isLeftOut;
		copy.#others = new OtherTexts(columnUnit, this.#others);
		copy.setPaths(this.workspace.catalogue.paths, this.workspace.catalogue.outside);
		copy.workspace.setSettings(this.workspace.settings);
		for (const [path, text] of this.#configurations) copy.#configurations.set(path, text);
		for (const [path, reason] of this.#unreadable) copy.#unreadable.set(path, reason);
		for (const [path, text] of this.workspace.mtaStsPolicies) copy.workspace.setMtaStsPolicy(path, text);
		for (const [path, file] of this.workspace.files) copy.workspace.setFile(path, file.octets(), file.open);
		copy.published.takeOver(this.published);
		return copy;
	}

	/** The text of a zone file, a configuration or a policy; undefined for other files. */
	textOf(path: string): ChunkedText | undefined {
		const text = this.#configurations.get(path) ?? this.workspace.mtaStsPolicies.get(path);
		return text === undefined ? this.workspace.files.get(path)?.text : this.#others.shown(path, text);
	}

	/** Which paths exist, and which links lead out of the workspace; configurations and includes are resolved among them. */
	setPaths(paths: readonly string[], outside: readonly string[] = []): void {
		this.workspace.setPaths(paths, outside);
		this.#policyPaths = paths.filter(isMtaStsPath);
		this.#namedPaths = undefined;
		this.#partPaths = undefined;
		this.#configurationsAreStale = true;
	}

	/**
	 * Gives the content of a file, new or in place of the one before.
	 *
	 * @param options.open whether an editor has it open, and so keeps telling what changes.
	 * @param options.named whether a configuration or an include names it, so that its looks do not matter.
	 */
	setFile(path: string, octets: Uint8Array, options: { open: boolean; named?: boolean }): FileKind {
		this.setUnreadable(path, undefined);
		this.engine.touchFile(path);
		if (isMtaStsPath(path)) {
			this.workspace.setMtaStsPolicy(path, this.#others.given(path, octets));
			return "policy";
		}
		const head = toText(octets, 0, Math.min(octets.length, HEAD));
		if (!options.named && (configurationKind(path, head) || this.#isConfigurationPart(path))) {
			this.#configurations.set(path, this.#others.given(path, octets));
			this.#configurationsAreStale = true;
			this.workspace.removeFile(path);
			return "configuration";
		}
		if (this.#configurations.delete(path)) this.#configurationsAreStale = true;
		const known = this.workspace.files.get(path);
		const difference = known && textDifference(known, octets);
		if (known && difference === null) {
			// Opening a file in an editor changes nothing in it: what was read of it stays.
			known.open = options.open;
			return "zone";
		}
		if (!options.named && !this.#isNamed(path) && !looksLikeZoneFile(path, octets.subarray(0, HEAD))) {
			this.workspace.removeFile(path);
			return "other";
		}
		if (known && difference) {
			known.open = options.open;
			this.workspace.edit(path, [difference]);
		} else {
			this.workspace.setFile(path, octets, options.open);
		}
		return "zone";
	}

	/** Applies the edits of an editor to a file it has open. */
	edit(path: string, changes: readonly TextChange[]): void {
		const text = this.#configurations.get(path);
		if (text !== undefined) {
			this.#configurations.set(path, this.#others.changed(path, text, changes));
			this.#configurationsAreStale = true;
			return;
		}
		const policy = this.workspace.mtaStsPolicies.get(path);
		if (policy !== undefined) {
			this.workspace.setMtaStsPolicy(path, this.#others.changed(path, policy, changes));
			return;
		}
		this.workspace.edit(path, changes);
		this.engine.touchFile(path);
	}

	/** Says why a file cannot be read; undefined if it can. Whatever names it then has a finding. */
	setUnreadable(path: string, reason: string | undefined): void {
		if (this.#unreadable.get(path) === reason) return;
		if (reason === undefined) this.#unreadable.delete(path);
		else this.#unreadable.set(path, reason);
		this.#touchConfigurations();
	}

	#touchConfigurations(): void {
		for (const path of this.#configurations.keys()) this.engine.touchFile(path);
	}

	/** Forgets a file that is gone. */
	removeFile(path: string): void {
		this.setUnreadable(path, undefined);
		this.workspace.setMtaStsPolicy(path, undefined);
		this.workspace.removeFile(path);
		if (this.#configurations.delete(path)) this.#configurationsAreStale = true;
		this.engine.touchFile(path);
	}

	setSettings(settings: Settings): void {
		this.workspace.setSettings(settings);
		this.#touchConfigurations();
	}

	/** The files that are asked for next and that exist: those that configurations and includes name, and policies of MTA-STS. */
	wanted(): string[] {
		const wanted = new Set(this.wantedParts());
		for (const path of this.#policyPaths) if (!this.workspace.mtaStsPolicies.has(path)) wanted.add(path);
		for (const configuration of this.workspace.configurations) {
			for (const zone of configuration.zones) {
				const path =
					zone.file && zone.format === "text"
						? this.workspace.catalogue.find(zone.file, configuration.path)
						: undefined;
				if (path !== undefined && !this.workspace.files.has(path)) wanted.add(path);
			}
		}
		return [...wanted];
	}

	/** Those of them without which files that were given cannot be read as they are meant: what they and the configurations include. */
	wantedParts(): string[] {
		this.readConfigurations(() => false);
		const wanted = new Set(this.workspace.wanted());
		for (const configuration of this.workspace.configurations) {
			for (const path of configuration.wanted) {
				const found = this.workspace.catalogue.find(path, configuration.path);
				if (found !== undefined && !this.#configurations.has(found)) wanted.add(found);
			}
		}
		return [...wanted];
	}

	/** Reads, and judges nothing, until all is done that is there or time is up; whether it is done. */
	read(isTimeUp: () => boolean): boolean {
		return this.readConfigurations(isTimeUp) && this.workspace.advance(isTimeUp);
	}

	/**
	 * What is wrong with the text of a file whatever other files there are, once it has been read; undefined where others may have a say in what it
	 * is: it is no zone of its own, or nothing but its name or its first line tells of which.
	 */
	textFindings(path: string): Finding[] | undefined {
		const zones = this.workspace.zonesOfFile(path);
		const isCertain = zones.length > 0 && zones.every(({ source }) => CERTAIN_SOURCES.has(source));
		return isCertain ? this.engine.textFindingsOf(path) : undefined;
	}

	/** Reads and judges until all is done or time is up; whether it is done. */
	settle(isTimeUp: () => boolean = () => false): boolean {
		if (!this.readConfigurations(isTimeUp)) return false;
		const { soaOwnersRevision } = this.workspace;
		// What a configuration says of a file rests on them.
		if (this.#soaOwnersRevision !== soaOwnersRevision) this.#touchConfigurations();
		this.#soaOwnersRevision = soaOwnersRevision;
		return this.engine.settle(isTimeUp);
	}

	/**
	 * Verifies what DNSSEC says of a zone, in steps: what it finds is among the findings as soon as the service has settled again.
	 * The service must be settled before the first step; see `verifyZone`.
	 *
	 * @returns undefined where the zone, or one on which this rests, has changed meanwhile.
	 */
	*verificationSteps(open: OpenZone, options: VerificationOptions): VerificationSteps<ZoneVerdict | undefined> {
		const { verdicts } = this.engine.context;
		const { revision } = verdicts;
		const verdict = yield* verifyZone(this.workspace, open, options);
		if (!verdicts.areUnchanged(verdict.zones, revision)) return undefined;
		this.engine.setVerdict(open.zone.id, verdict);
		return verdict;
	}

	/** The paths whose findings are not those of the last time. */
	takeChangedFiles(): string[] {
		return this.engine.takeChangedFiles();
	}

	/**
	 * The findings of a file, in the order of their places. The service must be settled.
	 *
	 * @param most so many are shown; of those of a zone file that are left out, one finding tells how many there are.
	 */
	findings(path: string, most: number = MAX_FINDINGS): Finding[] {
		return this.#configurations.has(path)
			? this.#configurationFindings(path, most)
			: this.engine.findingsOf(path, most);
	}

	/** The same without actions, for showing them at every change: what nothing has touched costs little. */
	shownFindings(path: string): Finding[] {
		return this.#configurations.has(path) ? this.#configurationFindings(path) : this.engine.shownFindingsOf(path);
	}

	#configurationFindings(path: string, most: number = MAX_FINDINGS): Finding[] {
		const files = { whyUnreadable: (file: string) => this.#unreadable.get(file), isLeftOut: this.isLeftOut };
		return configurationFindings(this.reading, path, this.#configurations.get(path)!, files, most);
	}

	/** Whether a file is a server configuration, or a part of one. */
	isConfiguration(path: string): boolean {
		return this.#configurations.has(path);
	}

	/** The text of a server configuration; undefined for other files. */
	configurationText(path: string): string | undefined {
		return this.#configurations.get(path);
	}

	/** What the zones are looked at with; looking leaves no trace in what is judged. */
	get reading(): RuleContext {
		return { ...this.engine.context, watch: NO_WATCH };
	}

	/** How many of the zones have been read. */
	progress(): { done: number; total: number } {
		let done = 0;
		let total = 0;
		for (const { slice } of this.workspace.openZones()) {
			total++;
			if (slice.cursor === slice.blocks.length) done++;
		}
		return { done, total };
	}

	/** Every file that is read as a zone or as a configuration. */
	files(): string[] {
		return [...this.workspace.files.keys(), ...this.#configurations.keys()].sort();
	}

	/** The zones in which a file is read. */
	zonesOfFile(path: string): ZoneOfFile[] {
		const { names } = this.workspace.tables;
		return this.workspace.zonesOfFile(path).map((zone) => ({
			origin: names.text(zone.origin),
			view: this.workspace.zones.universeOf(zone).view,
			network: zone.network,
			source: zone.source,
			configuration: zone.configuration,
		}));
	}

	/** The state of mail in the workspace. */
	report(): MailReport {
		return mailReport(this.engine.context);
	}

	/**
	 * The same as it is drawn, worked out in small steps: the service must be settled before the first, and not change
	 * until the last.
	 */
	mailOverviewSteps(): Generator<void, MailOverview> {
		return overviewSteps(this.engine.context);
	}

	/** The state of mail as it is drawn. */
	mailOverview(): MailOverview {
		return atOnce(this.mailOverviewSteps());
	}

	counts(): Counts {
		return {
			files: this.workspace.files.size,
			zones: [...this.workspace.openZones()].length,
			records: this.workspace.tables.records.live,
		};
	}

	/** Whether a configuration or an include of a zone names a path. */
	#isNamed(path: string): boolean {
		this.#namedPaths ??= this.#findNamedPaths();
		return this.#namedPaths.has(path) || this.workspace.isIncluded(path);
	}

	#findNamedPaths(): Set<string> {
		const { catalogue, configurations } = this.workspace;
		const paths = new Set<string>();
		for (const configuration of configurations) {
			for (const { file } of configuration.zones) {
				const path = file === undefined ? undefined : catalogue.find(file, configuration.path);
				if (path !== undefined) paths.add(path);
			}
		}
		return paths;
	}

	/** Whether a configuration includes a path, which then is a part of it whatever it looks like. */
	#isConfigurationPart(path: string): boolean {
		this.#partPaths ??= this.#findPartPaths();
		return this.#partPaths.has(path);
	}

	#findPartPaths(): Set<string> {
		const { catalogue, configurations } = this.workspace;
		const paths = new Set<string>();
		for (const { path: main, files, wanted } of configurations) {
			for (const file of files) if (file !== main) paths.add(file);
			for (const written of wanted) {
				const path = catalogue.find(written, main);
				if (path !== undefined) paths.add(path);
			}
		}
		return paths;
	}

	/** Reads the configurations, if any of them or the files that they name have changed, until all is done or time is up; whether it is done. */
	readConfigurations(isTimeUp: () => boolean): boolean {
		if (this.#configurationsAreStale) {
			this.#configurationsAreStale = false;
			this.#configurationSteps = this.#readConfigurations();
		}
		while (this.#configurationSteps) {
			if (this.#configurationSteps.next().done) this.#configurationSteps = undefined;
			else if (isTimeUp()) return false;
		}
		return true;
	}

	*#readConfigurations(): Generator<void, void> {
		const files = this.workspace.configFiles(this.#configurations);
		const read: ServerConfiguration[] = [];
		for (const [path, text] of [...this.#configurations].sort()) {
			const kind = configurationKind(path, text);
			if (kind === "named") read.push(yield* namedConfSteps(path, files));
			else if (kind) read.push(READERS[kind](path, files));
			this.engine.touchFile(path);
			yield;
		}
		this.workspace.setConfigurations(mainConfigurations(read), new Map(this.#configurations));
		this.#namedPaths = undefined;
		this.#partPaths = undefined;
	}
}
