import { Verdicts, type ZoneVerdict } from "../../dnssec/verdict.ts";
import type { CalendarDay } from "../../records/serial.ts";
import type { Severity } from "../../syntax/problem.ts";
import { SYNTAX_SEVERITIES } from "../../syntax/syntax-rules.ts";
import type { AddressId } from "../../tables/address-table.ts";
import type { NameId } from "../../tables/name-table.ts";
import type { RecordId } from "../../tables/record-table.ts";
import { Chains } from "../../trio/chains.ts";
import { HostNotes } from "../../trio/host-notes.ts";
import { MailFacts } from "../../trio/mail-facts.ts";
import { idOfKey, universeOfKey } from "../../trio/mail-key.ts";
import { type PublishedZone, PublishedZones } from "../../workspace/published-zones.ts";
import { severityIn } from "../../workspace/settings.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import type { Zone, ZoneId } from "../../zone/zone.ts";
import type { ZoneFile } from "../../zone/zone-file.ts";
import { RULES } from "../registry.ts";
import type { Report, Rule } from "../rule.ts";
import { FirstOfType } from "../views/first-of-type.ts";
import { Glance } from "../views/glance.ts";
import { isWorthALook } from "../views/name-view.ts";
import { viewRecord } from "../views/record-view.ts";
import type { RuleContext } from "../views/rule-context.ts";
import { ZoneSigning } from "../views/zone-signing.ts";
import { ActiveRules } from "./active-rules.ts";
import { ChangeLog } from "./change-log.ts";
import { Dependencies } from "./dependencies.ts";
import { type Finding, SEVERITIES } from "./finding.ts";
import { FindingLists } from "./finding-lists.ts";
import {
	FindingTable,
	NAME_SUBJECT,
	RECORD_SUBJECT,
	type Subject,
	type SubjectKind,
	TEXT_SUBJECT,
	type TextSubject,
	VERIFICATION_SUBJECT,
	ZONE_SUBJECT,
} from "./finding-table.ts";
import { isJudgedWith } from "./judged-with.ts";
import { layoutSteps } from "./layout-finding.ts";
import { Propagation } from "./propagation.ts";
import { renderFile, renderLine, renderSubject, renderText } from "./rendering.ts";
import { rowsByPlace } from "./rows-by-place.ts";
import { checkSubject } from "./subject-check.ts";
import { SubjectSet } from "./subject-set.ts";
import { type EngineWork, SUBJECTS_PER_STEP, Sweep } from "./sweep.ts";
import { hasSyntaxFinding, textSubjects } from "./syntax-findings.ts";

/**
 * Judges a workspace: reads what is to be read, works out what a change touches, runs the rules of
 * those subjects, and knows which files have other findings than before. The result is that of judging
 * everything, at the cost of what changed.
 */
export class Engine {
	readonly context: RuleContext;
	readonly findings = new FindingTable();
	readonly work: EngineWork = { domainsRead: 0, subjectsChecked: 0 };
	readonly #workspace: Workspace;
	readonly #changes: ChangeLog;
	readonly #dependencies = new Dependencies();
	readonly #subjects = new SubjectSet();
	readonly #propagation: Propagation;
	readonly #sweep: Sweep;
	readonly #changedFiles = new Set<string>();
	readonly #lists = new FindingLists();
	/** The changes that are being followed: those up to a state of the workspace. */
	#following: { readonly revision: number; readonly steps: Iterator<void> } | undefined;
	/** What facts that were read anew can matter to, as far as it has not been followed. */
	#followingFacts: Iterator<void> | undefined;
	/** What is being worked out for showing a file as it is at a state of the workspace. */
	#preparing: { readonly file: ZoneFile; readonly revision: number; readonly steps: Iterator<void> } | undefined;
	#rules: ActiveRules;
	#settings: unknown;
	#surroundingsRevision = 0;

	constructor(workspace: Workspace, { today }: { readonly today: () => CalendarDay }) {
		this.#workspace = workspace;
		const notes = new HostNotes(workspace);
		const chains = new Chains(workspace, notes);
		const facts = new MailFacts(workspace, chains, notes);
		const verdicts = new Verdicts();
		const watch = this.#dependencies;
		const signing = new ZoneSigning(workspace);
		const firstOfType = new FirstOfType(workspace);
		const published = new PublishedZones();
		const glance = new Glance(workspace, chains, facts, notes);
		const found = { chains, facts, notes, glance, verdicts, published, signing, firstOfType };
		this.context = { workspace, ...found, viewRecord, watch, today };
		this.#propagation = new Propagation(this.context, this.#dependencies, this.#subjects, this.findings);
		this.#sweep = new Sweep(this.context, this.#subjects, this.work, {
			check: (kind, key) => this.#check(kind, key),
			checkRecord: (record) => this.#checkRecord(record),
		});
		this.#changes = new ChangeLog(workspace);
		this.#rules = new ActiveRules(workspace, glance);
		this.#changes.onRecordRemoved = (record) => this.#dropSubject(RECORD_SUBJECT, record);
		this.#changes.onProblemsChanged = (path) => this.touchFile(path);
		workspace.listen(this.#changes);
	}

	/**
	 * Reads and judges until all is done or `isTimeUp` says so.
	 *
	 * @returns whether all is done; only then do `findingsOf` and `takeChangedFiles` hold.
	 */
	settle(isTimeUp: () => boolean = () => false): boolean {
		if (!this.#workspace.advance(isTimeUp)) return false;
		const { settings, surroundingsRevision } = this.#workspace;
		if (this.#settings !== settings || this.#surroundingsRevision !== surroundingsRevision) {
			this.#settings = settings;
			this.#surroundingsRevision = surroundingsRevision;
			this.#changes.all = true;
		}
		if (!this.#changes.isEmpty) {
			this.context.chains.forget();
			this.context.glance.forget();
			this.context.signing.forget();
			this.context.firstOfType.forget(this.#changes.types);
		}
		this.#withdrawVerdicts();
		if (this.#changes.all) this.#startSweep();
		else if (!this.#changes.isEmpty && !this.#followChanges(isTimeUp)) return false;
		return this.#sweep.goOn(isTimeUp) && this.#readDomains(isTimeUp) && this.#checkSubjects(isTimeUp);
	}

	/** Judges a zone by what verifying it has shown, at the next `settle`; until it or another zone that this rests on changes. */
	setVerdict(zone: ZoneId, verdict: ZoneVerdict): void {
		this.context.verdicts.set(zone, verdict);
		this.#subjects.add(VERIFICATION_SUBJECT, zone);
	}

	/** Judges a zone by the version of it that was published before, at the next `settle`; undefined where none is known. */
	setPublished(zone: Zone, published: PublishedZone | undefined): void {
		if (this.context.published.set(zone.key, published)) this.#subjects.add(ZONE_SUBJECT, zone.id);
	}

	/** The paths of the files whose findings are not those of the last time. */
	takeChangedFiles(): string[] {
		const paths = [...this.#changedFiles];
		this.#changedFiles.clear();
		return paths;
	}

	/** Says that a file is to be looked at again although no finding of it changed: its lines did. */
	touchFile(path: string): void {
		this.#changedFiles.add(path);
	}

	/** The findings of a file with their actions, in the order of their places, no more than `most`; the engine must be settled. */
	findingsOf(path: string, most?: number): Finding[] {
		return renderFile(this.context, this.findings, this.#lists.ofFile(path), path, "actions", most);
	}

	/** Works out what takes long of what is shown of a file, until that is done or time is up; whether it is done. */
	prepareShown(path: string, isTimeUp: () => boolean): boolean {
		const file = this.#workspace.files.get(path);
		if (!file) return true;
		const { revision } = this.#workspace;
		if (this.#preparing?.file !== file || this.#preparing.revision !== revision) {
			this.#preparing = { file, revision, steps: layoutSteps(this.context, file) };
		}
		while (!this.#preparing.steps.next().done) if (isTimeUp()) return false;
		return true;
	}

	/** The same without actions, which costs little for those that nothing has touched. */
	shownFindingsOf(path: string): Finding[] {
		return renderFile(this.context, this.findings, this.#lists.ofFile(path), path, "places");
	}

	/** What is wrong with the text of a file by itself; it must have been read, and nothing need have been judged. */
	textFindingsOf(path: string): Finding[] {
		return renderText(this.context, path);
	}

	/** The subjects of a file's findings, of one rule or of all: the lines whose text is wrong, then the others in the order of their places. */
	subjectsOf(path: string, rule?: string): (Subject | TextSubject)[] {
		const file = this.#workspace.files.get(path);
		const wanted = (row: number) => rule === undefined || RULES[this.findings.rule[row]!]!.id === rule;
		const rows = this.#lists.ofFile(path).flatMap(({ id }) => [...this.findings.rows(id)].filter(wanted));
		const subjects = new Map<string, Subject>();
		for (const row of rowsByPlace(this.context, this.findings, rows)) {
			const subject = { kind: this.findings.kind[row]! as SubjectKind, key: this.findings.key(row) };
			subjects.set(`${subject.kind}:${subject.key}`, subject);
		}
		return [...(file ? textSubjects(this.context, file, rule) : []), ...subjects.values()];
	}

	/** The files in which findings of a rule stand. */
	*pathsOf(rule: string): IterableIterator<string> {
		if (SYNTAX_SEVERITIES.has(rule)) {
			for (const [path, file] of this.#workspace.files) {
				if (hasSyntaxFinding(this.context, file, rule)) yield path;
			}
		} else {
			for (const path of this.#lists.paths()) if (this.#hasRow(path, rule)) yield path;
		}
	}

	/** The findings of a file about one subject, with their actions; the engine must be settled. */
	findingsAbout({ kind, key }: Subject | TextSubject, path: string): Finding[] {
		if (kind === TEXT_SUBJECT) return renderLine(this.context, path, key);
		const rows = this.findings.rowsOf(kind, key).filter((row) => this.#lists.path(this.findings.list(row)) === path);
		return renderSubject(this.context, this.findings, rows, path);
	}

	#hasRow(path: string, rule: string): boolean {
		for (const { id, many } of this.#lists.ofFile(path)) {
			if (many && many.rule.id !== rule) continue;
			for (const row of this.findings.rows(id)) if (RULES[this.findings.rule[row]!]!.id === rule) return true;
		}
		return false;
	}

	/** Every open zone is judged from the start: domains first, then addresses, then records. */
	#startSweep(): void {
		this.#rules = new ActiveRules(this.#workspace, this.context.glance);
		this.#following = undefined;
		this.#followingFacts = undefined;
		this.#changes.clear();
		this.#subjects.clear();
		this.findings.clear();
		this.#dependencies.clear();
		this.#propagation.domains.clear();
		this.#spokenOf = this.context.notes.refresh();
		this.context.chains.refresh();
		this.context.firstOfType.forgetAll();
		this.#sweep.start();
		for (const path of this.#workspace.files.keys()) this.#changedFiles.add(path);
	}

	#withdrawVerdicts(): void {
		for (const { id } of this.#changes.changedZones) {
			for (const zone of this.context.verdicts.withdraw(id)) this.#subjects.add(VERIFICATION_SUBJECT, zone);
		}
		this.#changes.changedZones.clear();
	}

	/** Works out what all changes together can matter to; false if time is up before that. */
	#followChanges(isTimeUp: () => boolean): boolean {
		const { revision } = this.#workspace;
		if (this.#following?.revision !== revision) {
			const steps = this.#propagation.follow(this.#changes, this.#changes.remarks ? this.#followRemarks() : []);
			this.#following = { revision, steps };
		}
		while (!this.#following.steps.next().done) if (isTimeUp()) return false;
		this.#following = undefined;
		this.#showAgain(this.#changes.outsideServers);
		this.#changes.clear();
		return true;
	}

	/** Reads the remarks anew; the addresses of which they speak, or spoke. */
	#followRemarks(): AddressId[] {
		const { notes } = this.context;
		const before = [...this.#spokenOf, ...notes.spokenOf()];
		this.#spokenOf = notes.refresh();
		return [...before, ...this.#spokenOf];
	}

	/** What is told of the text of these zones may be other than before. */
	#showAgain(zones: ReadonlySet<Zone>): void {
		if (zones.size === 0) return;
		for (const [path, { slices }] of this.#workspace.files) {
			if (slices.some(({ zone }) => zones.has(zone))) this.#changedFiles.add(path);
		}
	}

	#spokenOf: readonly AddressId[] = [];

	/** Reads the facts of domains anew, and follows the addresses whose role may have changed. */
	#readDomains(isTimeUp: () => boolean): boolean {
		const { facts } = this.context;
		const { zones } = this.#workspace;
		let steps = 0;
		if (!this.#followFacts(isTimeUp)) return false;
		for (const key of this.#propagation.domains) {
			this.#propagation.domains.delete(key);
			const name = idOfKey(key) as NameId;
			const universe = zones.universeOfNumber(universeOfKey(key))!;
			if (!facts.domains.has(key) && this.#workspace.tables.names.firstOwner[name]! < 0) continue;
			this.#followingFacts = this.#propagation.followFacts(facts.update(universe, name));
			this.work.domainsRead++;
			if (!this.#followFacts(isTimeUp)) return false;
			if (++steps % SUBJECTS_PER_STEP === 0 && isTimeUp()) return false;
		}
		return true;
	}

	#followFacts(isTimeUp: () => boolean): boolean {
		while (this.#followingFacts) {
			if (this.#followingFacts.next().done) this.#followingFacts = undefined;
			else if (isTimeUp()) return false;
		}
		return true;
	}

	#checkSubjects(isTimeUp: () => boolean): boolean {
		let steps = 0;
		for (let subject = this.#subjects.take(); subject; subject = this.#subjects.take()) {
			this.#check(subject.kind, subject.key);
			if (++steps % SUBJECTS_PER_STEP === 0 && isTimeUp()) return this.#subjects.size === 0;
		}
		return true;
	}

	/** Runs the rules of one subject and puts their findings in the place of the old ones. */
	#check(kind: SubjectKind, key: number): void {
		this.#dropSubject(kind, key);
		const rules = this.#rules.of(kind, key);
		if (rules.length === 0) return;
		if (kind === NAME_SUBJECT && !isWorthALook(this.#workspace.tables, key as NameId)) return;
		this.#run(rules, kind, key);
	}

	/** The same for a record of which nothing was found that would have to be dropped. */
	#checkRecord(record: RecordId): void {
		const rules = this.#rules.ofRecord(record);
		if (rules.length > 0) this.#run(rules, RECORD_SUBJECT, record);
	}

	/** Hot: one report for all rules of the subject. */
	#run(rules: readonly Rule[], kind: SubjectKind, key: number): void {
		this.work.subjectsChecked++;
		this.#dependencies.begin(kind, key);
		let rule!: Rule;
		let ordinal = 0;
		const report: Report = (violation) => {
			const { record } = violation.at;
			const path = this.#workspace.reader.blockOf(record).slice.file.path;
			const { id } = this.#lists.listFor(rule, path, this.#workspace.zones.zoneOf(record));
			const severity = severityIn(this.#workspace.settings, rule.id, violation.severity ?? rule.severity);
			const rank = SEVERITIES.indexOf(severity as Severity);
			this.findings.add(kind, key, ruleNumber.get(rule)!, ordinal++, rank, record, id);
			this.#changedFiles.add(path);
			if (!isJudgedWith(this.#workspace.tables.records, record, kind, key)) this.#watchOwner(record);
		};
		checkSubject(this.context, kind, key, (check) => {
			for (rule of rules) {
				ordinal = 0;
				check(rule, report);
			}
		});
	}

	/** A finding must not outlive the record that it points to. */
	#watchOwner(record: RecordId): void {
		this.#dependencies.name(this.#workspace.tables.records.owner[record]! as NameId);
	}

	#dropSubject(kind: SubjectKind, key: number): void {
		this.findings.remove(kind, key, (list) => this.#changedFiles.add(this.#lists.path(list)));
		this.#dependencies.forget(kind, key);
	}
}

const ruleNumber: ReadonlyMap<Rule, number> = new Map(RULES.map((rule, number) => [rule, number]));
