import { type NameId, NO_NAME } from "../../tables/name-table.ts";
import type { RecordId } from "../../tables/record-table.ts";
import type { Tables } from "../../tables/tables.ts";
import { idOfKey } from "../../trio/mail-facts.ts";
import { severityIn } from "../../workspace/settings.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import { answers, type Zone, type ZoneId } from "../../zone/zone.ts";
import { isCrowded } from "../judgements/crowded-name.ts";
import { RULES } from "../registry.ts";
import type { RecordRule, RecordTest, Rule, ServiceZone } from "../rule.ts";
import { DOMAIN_SUBJECT, RECORD_SUBJECT, type SubjectKind, ZONE_SUBJECT } from "./finding-table.ts";

/** The rules that are on, by their own severity or the user's, arranged by what they look at. */
export class ActiveRules {
	readonly #workspace: Workspace;
	/** Those of records by type, in reverse zones, in others that answer, and in those that answer nobody. */
	readonly #reverse: RulesOfType[] = [];
	readonly #forward: RulesOfType[] = [];
	readonly #service: Readonly<Record<ServiceZone, RulesOfType[]>> = { catalog: [], "response-policy": [] };
	/** The name that was counted last, when, and whether it is crowded. */
	#counted: NameId = NO_NAME;
	#countedAt = -1;
	#countedCrowd = false;
	/** The others by the kind of their subject. */
	readonly #byKind: readonly (readonly Rule[])[];

	constructor(workspace: Workspace) {
		this.#workspace = workspace;
		const active = RULES.filter((rule) => severityIn(workspace.settings, rule.id, rule.severity) !== "off");
		const ofKind = (subject: Rule["subject"]) => active.filter((rule) => rule.subject === subject);
		const ofAddress = active.filter(
			(rule) => rule.subject === "address" || (rule.subject === "record" && rule.checkAddress),
		);
		const ofVerification = active.filter(
			(rule) => rule.subject === "verification" || (rule.subject === "zone" && rule.checkVerification),
		);
		this.#byKind = [[], ofAddress, ofKind("domain"), ofKind("zone"), ofVerification, ofKind("name")];
		for (const rule of active) {
			if (rule.subject !== "record") continue;
			const types = rule.typesNow?.(workspace) ?? rule.types;
			for (const lists of this.#listsFor(rule)) {
				for (const type of types) {
					lists[type] ??= new RulesOfType();
					lists[type].add(rule);
				}
			}
		}
	}

	/** The rules that look at a subject. */
	of(kind: SubjectKind, key: number): readonly Rule[] {
		if (kind === RECORD_SUBJECT) return this.ofRecord(key as RecordId);
		const name = this.#nameOf(kind, key);
		return name !== undefined && this.#isCrowded(name) ? NO_RULES : this.#byKind[kind]!;
	}

	/** The rules that look at a record; none if it is gone. Hot: once per record. */
	ofRecord(record: RecordId): readonly Rule[] {
		const { tables, zones } = this.#workspace;
		if (!tables.records.isLive(record)) return NO_RULES;
		const zone = zones.zoneOf(record);
		const rules = answers(zone) ? (zones.isReverse(zone) ? this.#reverse : this.#forward) : this.#serving(zone);
		const ofType = rules?.[tables.records.type[record]!];
		if (!ofType || this.#isCrowded(tables.records.owner[record]! as NameId)) return NO_RULES;
		return ofType.of(tables, record);
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
			this.#counted = name;
			this.#countedAt = revision;
			this.#countedCrowd = isCrowded(this.#workspace, name);
		}
		return this.#countedCrowd;
	}

	#listsFor({ zones }: RecordRule): readonly RulesOfType[][] {
		if (zones === undefined) return [this.#reverse, this.#forward];
		return [zones === "reverse" ? this.#reverse : this.#service[zones]];
	}

	#serving({ kind }: Zone): RulesOfType[] | undefined {
		return isService(kind) ? this.#service[kind] : undefined;
	}
}

const NO_RULES: readonly Rule[] = [];

function isService(kind: Zone["kind"]): kind is ServiceZone {
	return kind === "catalog" || kind === "response-policy";
}

/** Rules for records of one type. Each test is made once for all rules that share it. */
class RulesOfType {
	readonly #rules: RecordRule[] = [];
	readonly #tests: RecordTest[] = [];
	/** The rules by the tests that hold, one bit for each. */
	readonly #lists = new Map<number, readonly Rule[]>();

	add(rule: RecordRule): void {
		this.#rules.push(rule);
		if (rule.where && !this.#tests.includes(rule.where)) this.#tests.push(rule.where);
	}

	of(tables: Tables, record: RecordId): readonly Rule[] {
		let holding = 0;
		for (let index = 0; index < this.#tests.length; index++)
			if (this.#tests[index]!(tables, record)) holding |= 1 << index;
		let list = this.#lists.get(holding);
		if (!list) {
			const holds = (test: RecordTest) => (holding & (1 << this.#tests.indexOf(test))) !== 0;
			list = this.#rules.filter(({ where }) => !where || holds(where));
			this.#lists.set(holding, list);
		}
		return list;
	}
}
