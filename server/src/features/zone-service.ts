import { configurationKind, looksLikeZoneFile } from "../config/recognise.ts";
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
import { atOnce } from "../text/at-once.ts";
import type { ChunkedText, TextChange } from "../text/chunked-text.ts";
import { type ColumnUnit, toText } from "../text/utf8.ts";
import { mailReport } from "../trio/report.ts";
import type { MailReport } from "../trio/reported-mail.ts";
import type { OpenZone } from "../workspace/open-zones.ts";
import type { Settings } from "../workspace/settings.ts";
import { Workspace } from "../workspace/workspace.ts";
import type { OriginSource } from "../zone/zone.ts";
import { cutAheadSteps } from "../zone/zone-file.ts";
import { configurationFindings } from "./configuration-findings.ts";
import { Configurations } from "./configurations.ts";
import { OtherTexts } from "./other-texts.ts";
import { PreparedFindings } from "./prepared-findings.ts";
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
	readonly #configurations: Configurations;
	#others: OtherTexts;
	/** Files that cannot be read, and why. */
	readonly #unreadable = new Map<string, string>();
	/** The files that hold policies of MTA-STS, given or not. */
	#policyPaths: readonly string[] = [];
	#soaOwnersRevision = 0;
	/** How often it has changed what is known of the files that configurations name. */
	#touches = 0;
	readonly #prepared = new PreparedFindings();

	/**
	 * @param roots the folders of the workspace, as absolute paths with slashes.
	 * @param options.columnUnit what the columns of positions are counted in, those of edits as well as those of findings.
	 */
	constructor(roots: readonly string[], options: { today: () => CalendarDay; columnUnit?: ColumnUnit }) {
		this.workspace = new Workspace(roots, options.columnUnit);
		this.engine = new Engine(this.workspace, options);
		this.#configurations = new Configurations(this.workspace, (path) => this.engine.touchFile(path));
		this.#others = new OtherTexts(this.workspace.columnUnit);
		this.published = new PublishedVersions(this.workspace, this.engine);
	}

	/** The same workspace once more, to try out on it what must not be done to this one. It is not settled. */
	copy(): ZoneService {
		const { today } = this.engine.context;
		const { roots, columnUnit } = this.workspace;
		const copy = new ZoneService(roots, { today, columnUnit });
		copy.isLeftOut = this.isLeftOut;
		copy.#others = new OtherTexts(columnUnit, this.#others);
		copy.setPaths(this.workspace.catalogue.paths, this.workspace.catalogue.outside);
		copy.workspace.setSettings(this.workspace.settings);
		for (const path of this.#configurations.paths()) copy.#configurations.set(path, this.#configurations.text(path)!);
		for (const [path, reason] of this.#unreadable) copy.#unreadable.set(path, reason);
		for (const [path, text] of this.workspace.mtaStsPolicies) copy.workspace.setMtaStsPolicy(path, text);
		for (const [path, file] of this.workspace.files) copy.workspace.setFile(path, file.octets(), file.open);
		copy.published.takeOver(this.published);
		return copy;
	}

	/** The text of a zone file, a configuration or a policy; undefined for other files. */
	textOf(path: string): ChunkedText | undefined {
		const text = this.#configurations.text(path) ?? this.workspace.mtaStsPolicies.get(path);
		return text === undefined ? this.workspace.files.get(path)?.text : this.#others.shown(path, text);
	}

	/** Which paths exist, and which links lead out of the workspace; configurations and includes are resolved among them. */
	setPaths(paths: readonly string[], outside: readonly string[] = []): void {
		this.workspace.setPaths(paths, outside);
		this.#policyPaths = paths.filter(isMtaStsPath);
		this.#configurations.pathsChanged();
	}

	/** What takes long of giving a large file, to be done before it is given. */
	fileSteps(octets: Uint8Array): Generator<void, void> {
		return cutAheadSteps(octets);
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
		if (!options.named && (configurationKind(path, head) || this.#configurations.isPart(path))) {
			this.#configurations.set(path, this.#others.given(path, octets));
			this.workspace.removeFile(path);
			return "configuration";
		}
		this.#configurations.delete(path);
		const isNamed = options.named || this.#configurations.isNamed(path) || this.workspace.isIncluded(path);
		if (!isNamed && !looksLikeZoneFile(path, octets.subarray(0, HEAD))) {
			this.workspace.removeFile(path);
			return "other";
		}
		const known = this.workspace.files.get(path);
		const difference = known && textDifference(known, octets);
		if (known && difference !== undefined) {
			known.open = options.open;
			// Opening a file in an editor changes nothing in it: what was read of it stays.
			if (difference) this.workspace.edit(path, [difference]);
		} else {
			this.workspace.setFile(path, octets, options.open);
		}
		return "zone";
	}

	/** Applies the edits of an editor to a file it has open. */
	edit(path: string, changes: readonly TextChange[]): void {
		const text = this.#configurations.text(path);
		if (text !== undefined) {
			this.#configurations.set(path, this.#others.changed(path, text, changes));
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
		this.#touches++;
		for (const path of this.#configurations.paths()) this.engine.touchFile(path);
	}

	/** Forgets a file that is gone. */
	removeFile(path: string): void {
		this.setUnreadable(path, undefined);
		this.workspace.setMtaStsPolicy(path, undefined);
		this.workspace.removeFile(path);
		this.#configurations.delete(path);
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
		for (const path of this.#configurations.zoneFiles()) if (!this.workspace.files.has(path)) wanted.add(path);
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

	/** Reads the configurations, if any of them or the files that they name have changed, until all is done or time is up; whether it is done. */
	readConfigurations(isTimeUp: () => boolean): boolean {
		return this.#configurations.read(isTimeUp);
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
			? atOnce(this.#configurationFindings(path, most))
			: this.engine.findingsOf(path, most);
	}

	/** Gets ready to tell what is shown of a file, until that is done or time is up; whether it is done. The service must be settled. */
	prepareShown(path: string, isTimeUp: () => boolean): boolean {
		if (!this.#configurations.has(path)) return this.engine.prepareShown(path, isTimeUp);
		return this.#prepared.prepare(path, this.#knownOfFiles, () => this.#configurationFindings(path), isTimeUp);
	}

	/** The same without actions, for showing them at every change: what nothing has touched costs little. */
	shownFindings(path: string): Finding[] {
		if (!this.#configurations.has(path)) return this.engine.shownFindingsOf(path);
		return this.#prepared.take(path, this.#knownOfFiles) ?? this.findings(path);
	}

	/** Changes with all that findings of configurations rest on. */
	get #knownOfFiles(): string {
		return `${this.workspace.revision} ${this.#touches}`;
	}

	#configurationFindings(path: string, most: number = MAX_FINDINGS): Generator<void, Finding[]> {
		const files = { whyUnreadable: (file: string) => this.#unreadable.get(file), isLeftOut: this.isLeftOut };
		return configurationFindings(this.reading, path, this.#configurations.text(path)!, files, most);
	}

	/** Whether a file is a server configuration, or a part of one. */
	isConfiguration(path: string): boolean {
		return this.#configurations.has(path);
	}

	/** The text of a server configuration; undefined for other files. */
	configurationText(path: string): string | undefined {
		return this.#configurations.text(path);
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
		return [...this.workspace.files.keys(), ...this.#configurations.paths()].sort();
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
}
