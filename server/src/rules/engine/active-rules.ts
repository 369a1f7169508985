import { type NameId, NO_NAME } from "../../tables/name-table.ts";
import type { RecordId } from "../../tables/record-table.ts";
import { idOfKey, type MailKey } from "../../trio/mail-key.ts";
import { severityIn } from "../../workspace/settings.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import { answers, type Zone, type ZoneId } from "../../zone/zone.ts";
import { isCrowded, mayBeCrowded } from "../judgements/crowded-name.ts";
import { RULES } from "../registry.ts";
import type { DomainRule, RecordRule, Rule, ServiceZone } from "../rule.ts";
import type { Glance } from "../views/glance.ts";
import { DOMAIN_SUBJECT, RECORD_SUBJECT, type SubjectKind, ZONE_SUBJECT } from "./finding-table.ts";

/** The rules that are on, by their own severity or the user's, arranged by what they look at. */
export class ActiveRules {
	readonly #workspace: Workspace;
	readonly #glance: Glance;
	/** Those of records by type, in reverse zones, in others that answer, and in those that answer nobody. */
	readonly #reverse: TestedRules<RecordRule>[] = [];
	readonly #forward: TestedRules<RecordRule>[] = [];
	readonly #service: Readonly<Record<ServiceZone, TestedRules<RecordRule>[]>> = { catalog: [], "response-policy": [] };
	/** The zone whose record was asked for last, and the rules of its kind: mostly the next record is of the same one. */
	#lastZone: Zone | undefined;
	#ofLastZone: readonly TestedRules<RecordRule>[] | undefined;
	/** The name that was counted last, when, and whether it is crowded. */
	#counted: NameId = NO_NAME;
	#countedAt = -1;
	#countedCrowd = false;
	/** Of the names with very many records, in one zone or in a thousand, those that were counted. */
	readonly #crowds = new Map<NameId, boolean>();
	readonly #domain = new TestedRules<DomainRule>();
	/** The others by the kind of their subject. */
	readonly #byKind: readonly (readonly Rule[])[];

	constructor(workspace: Workspace, glance: Glance) {
		this.#workspace = workspace;
		this.#glance = glance;
		const active = RULES.filter((rule) => severityIn(workspace.settings, rule.id, rule.severity) !== "off");
		const ofKind = (subject: Rule["subject"]) => active.filter((rule) => rule.subject === subject);
		const ofAddress = active.filter(
			(rule) => rule.subject === "address" || (rule.subject === "record" && rule.checkAddress),
		);
		const ofVerification = active.filter(
			(rule) => rule.subject === "verification" || (rule.subject === "zone" && rule.checkVerification),
		);
		this.#byKind = [[], ofAddress, [], ofKind("zone"), ofVerification, ofKind("name")];
		for (const rule of active) if (rule.subject === "domain") this.#domain.add(rule);
		for (const rule of active) {
			if (rule.subject !== "record") continue;
			const types = rule.typesNow?.(workspace) ?? rule.types;
			for (const lists of this.#listsFor(rule)) {
				for (const type of types) {
					lists[type] ??= new TestedRules();
					lists[type].add(rule);
				}
			}
		}
	}

	/** The rules that look at a subject. */
	of(kind: SubjectKind, key: number): readonly Rule[] {
		if (kind === RECORD_SUBJECT) return this.ofRecord(key as RecordId);
		const name = this.#nameOf(kind, key);
		if (name !== undefined && this.#isCrowded(name)) return NO_RULES;
		return kind === DOMAIN_SUBJECT ? this.#domain.of(this.#glance, key) : this.#byKind[kind]!;
	}

	/** The rules that look at a record; none if it is gone. Hot: once per record. */
	ofRecord(record: RecordId): readonly Rule[] {
		const { tables, zones } = this.#workspace;
		if (!tables.records.isLive(record)) return NO_RULES;
		const zone = zones.zoneOf(record);
		if (zone !== this.#lastZone) {
			this.#lastZone = zone;
			this.#ofLastZone = answers(zone) ? (zones.isReverse(zone) ? this.#reverse : this.#forward) : this.#serving(zone);
		}
		const ofType = this.#ofLastZone?.[tables.records.type[record]!];
		if (!ofType || this.#isCrowded(tables.records.owner[record]! as NameId)) return NO_RULES;
		return ofType.of(this.#glance, record);
	}

	/** The name whose records a domain or a zone is judged by; of a crowded name, only rules that count its records speak. */
	#nameOf(kind: SubjectKind, key: number): NameId | undefined {
		if (kind === DOMAIN_SUBJECT) return idOfKey(key) as NameId;
		return kind === ZONE_SUBJECT ? this.#workspace.zones.zone(key as ZoneId)?.origin : undefined;
	}

	/** Hot: once per record, and records of one name mostly follow each other. */
	#isCrowded(name: NameId): boolean {
		const { revision } = this.#workspace;
		if (name !== this.#counted || revision !== this.#countedAt) {
			if (revision !== this.#countedAt) this.#crowds.clear();
			this.#counted = name;
			this.#countedAt = revision;
			this.#countedCrowd = this.#crowds.get(name) ?? this.#count(name);
		}
		return this.#countedCrowd;
	}

	#count(name: NameId): boolean {
		if (!mayBeCrowded(this.#workspace, name)) return false;
		const crowd = isCrowded(this.#workspace, name);
		this.#crowds.set(name, crowd);
		return crowd;
	}

	#listsFor({ zones }: RecordRule): readonly TestedRules<RecordRule>[][] {
		if (zones === undefined) return [this.#reverse, this.#forward];
		return [zones === "reverse" ? this.#reverse : this.#service[zones]];
	}

	#serving({ kind }: Zone): TestedRules<RecordRule>[] | undefined {
		return isService(kind) ? this.#service[kind] : undefined;
	}
}

const NO_RULES: readonly Rule[] = [];

function isService(kind: Zone["kind"]): kind is ServiceZone {
	return kind === "catalog" || kind === "response-policy";
}

/** Rules that look at the same subjects, such as records of one type. Each test is made once for all rules that share it. */
class TestedRules<Of extends RecordRule | DomainRule> {
	readonly #rules: Of[] = [];
	readonly #tests: Test<Of>[] = [];
	/** The rules by the tests that hold, one bit for each. */
	readonly #lists = new Map<number, readonly Of[]>();

	add(rule: Of): void {
		this.#rules.push(rule);
		const test = rule.where as Test<Of> | undefined;
		if (test && !this.#tests.includes(test)) this.#tests.push(test);
	}

	of(glance: Glance, subject: Parameters<Test<Of>>[1]): readonly Of[] {
		const tests = this.#tests;
		let holding = 0;
		for (let index = 0; index < tests.length; index++) if (tests[index]!(glance, subject)) holding |= 1 << index;
		let list = this.#lists.get(holding);
		if (!list) {
			const holds = (test: Test<Of>) => (holding & (1 << tests.indexOf(test))) !== 0;
			list = this.#rules.filter(({ where }) => !where || holds(where as Test<Of>));
			this.#lists.set(holding, list);
		}
		return list;
	}
}

type Test<Of extends RecordRule | DomainRule> = (
	glance: Glance,
	subject: Of extends RecordRule ? RecordId : MailKey,
) => boolean;
