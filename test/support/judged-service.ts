import { expect } from "vitest";
import type { ZoneService } from "../../server/src/features/zone-service.ts";
import type { Engine } from "../../server/src/rules/engine/engine.ts";
import type { Finding } from "../../server/src/rules/engine/finding.ts";
import type { Edit, Fix, Question } from "../../server/src/rules/fix.ts";
import { atOnce } from "../../server/src/text/at-once.ts";
import type { TextChange } from "../../server/src/text/chunked-text.ts";
import { toOctets, toText } from "../../server/src/text/utf8.ts";
import type { Workspace } from "../../server/src/workspace/workspace.ts";
import { applyEdits, isConfiguration } from "./memory-workspace.ts";
import { without } from "./without.ts";

/** What a user answers whom a fix of an example asks. */
const ANSWERS: Readonly<Record<Question["kind"], string>> = {
	ipv4: "203.0.113.77",
	ipv6: "2001:db8:77::77",
	address: "203.0.113.77",
	network: "192.0.2.0/24",
	host: "answer.example.com.",
	mailbox: "host.master@example.org",
	sha256: "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881",
	text: "because",
};

/** What the user answers to the question of a fix, if it has one. */
export function answerTo({ question }: Fix): string | undefined {
	return question && ANSWERS[question.kind];
}

/** A workspace on which repairs are tried. */
export class JudgedService {
	readonly service: ZoneService;

	/** @param service settled. */
	constructor(service: ZoneService) {
		this.service = service;
	}

	get workspace(): Workspace {
		return this.service.workspace;
	}

	get engine(): Engine {
		return this.service.engine;
	}

	/** The findings of all zone files and configurations, or those of one rule. */
	findings(rule?: string): Finding[] {
		const configurations = this.service.files().filter((path) => this.service.isConfiguration(path));
		const all = [...this.workspace.files.keys(), ...configurations].flatMap((path) => this.service.findings(path));
		return rule === undefined ? all : all.filter((finding) => finding.rule === rule);
	}

	/** Makes a fix, which must not be refused; what it asks is answered. */
	make(fix: Fix): void {
		const edits = fix.edits(answerTo(fix));
		if ("refusal" in edits) throw new Error(`"${fix.title}" is refused: ${edits.refusal}`);
		this.apply(edits);
	}

	/** Makes edits and judges again. */
	apply(edits: readonly Edit[]): void {
		applyEdits(this, edits);
		this.settle();
	}

	/** Reads, judges, and compares with what was published. */
	settle(): void {
		this.service.settle();
		atOnce(this.service.published.compareSteps());
		this.service.settle();
	}

	edit(path: string, changes: readonly TextChange[]): void {
		this.service.edit(path, changes);
	}

	create(path: string, content: string): void {
		this.service.setPaths([...this.workspace.catalogue.paths, path]);
		this.give(path, content);
	}

	/** The text of a file as it is now. */
	text(path: string): string {
		return toText(this.service.textOf(path)!.octets());
	}

	protected give(path: string, text: string): void {
		this.service.setFile(path, toOctets(text), { open: true, named: !isConfiguration(path) });
	}
}

/** What was found before a fix, to be compared with what is found after it. */
export interface Snapshot {
	/** All findings, without their positions. */
	readonly all: readonly string[];
	/** Warnings and errors, without their positions, which a fix may move. */
	readonly grave: readonly string[];
	/** The lines that anything was found in. */
	readonly lines: ReadonlySet<string>;
	/** The rules that found anything, and the files that were there. */
	readonly rules: ReadonlySet<string>;
	readonly files: ReadonlySet<string>;
}

export function snapshot(judged: JudgedService): Snapshot {
	const findings = judged.findings();
	return {
		all: findings.map(identity),
		grave: findings.filter(isGrave).map(identity),
		lines: new Set(findings.map((finding) => lineOf(judged, finding))),
		rules: new Set(findings.map(({ rule }) => rule)),
		files: new Set(judged.service.files()),
	};
}

/**
 * Expects that a finding is gone, and that no warning or error came. One in a line in which something
 * was found before is not new: once one of two wrong PTRs is right, the other is told from it. Nor is
 * one that only moved, for another of the same rule is gone: an address has several records to stand at.
 *
 * @param original what was found before the mistake was made that is repaired; it may come back.
 */
export function expectRepaired(
	finding: Finding,
	before: Snapshot,
	after: JudgedService,
	original?: Pick<Snapshot, "all">,
): void {
	const found = after.findings();
	const same = (one: string) => one === identity(finding);
	// Two hosts may have the same fault.
	const left = found.map(identity).filter(same).length;
	expect(left, "the finding is gone").toBeLessThan(before.all.filter(same).length);
	const now = found.filter(isGrave);
	const gone = without(before.grave, [...now.map(identity), identity(finding)]);
	const known = new Set([...before.grave, ...(original?.all ?? [])]);
	// A new zone is made after the example of those beside it, and has their faults.
	const isAsBeside = ({ path, rule }: Finding) => !before.files.has(path) && before.rules.has(rule);
	const come = now.filter(
		(one) =>
			!known.has(identity(one)) &&
			!before.lines.has(lineOf(after, one)) &&
			!isAsBeside(one) &&
			!HIDDEN_BEFORE.get(finding.rule)?.test(one.rule),
	);
	const moved = gone.map(ruleOf);
	expect(without(come.map(identity).map(ruleOf), moved), come.map(identity).join("\n")).toEqual([]);
}

/** The rule in an identity. */
function ruleOf(identity: string): string {
	return identity.slice(0, identity.indexOf(":"));
}

function isGrave({ severity, rule }: Finding): boolean {
	return (severity === "error" || severity === "warning") && !MAILBOX.has(rule);
}

/** Whether the mailbox of an SOA takes mail is for its zone to repair: a domain that takes none any more, or a zone that is read at last, shows it. */
const MAILBOX: ReadonlySet<string> = new Set(["null-mx-host-in-use", "soa-rname-domain"]);

/**
 * What a repair lets be seen: a record that a delegation hid is judged once it is where it counts, one that nobody could use once
 * it is one that counts; of a zone with two SOAs neither is judged; the first zone of all has one server, since only the user knows
 * a second; the names and servers of a new zone are those of others; and what only a wildcard gave is no longer there.
 */
const HIDDEN_BEFORE: ReadonlyMap<string, RegExp> = new Map([
	["delegation-occludes", /^mx-target-no-address$/],
	["config-zone-file-missing", /^apex-ns-single$/],
	["soa-multiple", /^soa-/],
	["soa-retry-ge-refresh", /^soa-expire-low$/],
	["dnskey-not-apex", /^dnskey-/],
	["cds-not-apex", /^cds-/],
	["nsec3param-not-apex", /^nsec3/],
	["rev-duplicate-target", /^ns-private-address$/],
	["spf-type99", /^spf-/],
	["obsolete-type", /^mx-/],
	["ptr-unverifiable", /^(?:ptr-target-localhost|ptr-generic-name|ns-private-address)$/],
	["ns-no-address-apex", /^ns-private-address$/],
	["ns-no-address", /^ns-private-address$/],
	["ns-glue-required-missing", /^ns-private-address$/],
	["ns-glue-sibling-missing", /^ns-private-address$/],
	["mx-target-no-address", /^ns-private-address$/],
	["mx-wildcard", /^(?:mx-target-no-address|cname-dangling)$/],
	["mx-target-via-wildcard", /^cname-dangling$/],
	["cname-dangling", /^(?:wildcard-inner|ns-private-address)$/],
	["caa-tag", /^caa-tag$/],
	["owner-looks-like-keyword", /^(?:cname-multiple$|soa-)/],
]);

function lineOf(judged: JudgedService, { path, range }: Finding): string {
	return `${path}: ${judged.text(path).split(/\r\n|\n|\r/)[range.start.line]}`;
}

function identity({ rule, path, message }: Finding): string {
	return `${rule}: ${path} ${message}`;
}
