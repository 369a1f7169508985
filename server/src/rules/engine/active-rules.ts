import type { RecordId } from "../../tables/record-table.ts";
import type { Tables } from "../../tables/tables.ts";
import { severityIn } from "../../workspace/settings.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import { answers, type Zone } from "../../zone/zone.ts";
import { RULES } from "../registry.ts";
import type { RecordRule, RecordTest, Rule, ServiceZone } from "../rule.ts";
import { RECORD_SUBJECT, type SubjectKind } from "./finding-table.ts";

/** The rules that are on, by their own severity or the user's, arranged by what they look at. */
export class ActiveRules {
	readonly #workspace: Workspace;
	/** Those of records by type, in reverse zones, in others that answer, and in those that answer nobody. */
	readonly #reverse: RulesOfType[] = [];
	readonly #forward: RulesOfType[] = [];
	readonly #service: Readonly<Record<ServiceZone, RulesOfType[]>> = { catalog: [], "response-policy": [] };
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
		return kind === RECORD_SUBJECT ? this.ofRecord(key as RecordId) : this.#byKind[kind]!;
	}

	/** The rules that look at a record; none if it is gone. Hot: once per record. */
	ofRecord(record: RecordId): readonly Rule[] {
		const { tables, zones } = this.#workspace;
		if (!tables.records.isLive(record)) return NO_RULES;
		const zone = zones.zoneOf(record);
		const rules = answers(zone) ? (zones.isReverse(zone) ? this.#reverse : this.#forward) : this.#serving(zone);
		return rules?.[tables.records.type[record]!]?.of(tables, record) ?? NO_RULES;
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
