import type { RecordId } from "../../tables/record-table.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import { RULES } from "../registry.ts";
import type { Rule } from "../rule.ts";
import { RECORD_SUBJECT, type SubjectKind } from "./finding-table.ts";

/** The rules that are on, by their own severity or the user's, arranged by what they look at. */
export class ActiveRules {
	readonly #workspace: Workspace;
	/** Those of records by type, in reverse zones and in others. */
	readonly #reverse: (readonly Rule[])[] = [];
	readonly #forward: (readonly Rule[])[] = [];
	/** The others by the kind of their subject. */
	readonly #byKind: readonly (readonly Rule[])[];

	constructor(workspace: Workspace) {
		this.#workspace = workspace;
		const active = RULES.filter((rule) => (workspace.settings.rules[rule.id] ?? rule.severity) !== "off");
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
			for (const type of types) {
				this.#reverse[type] = [...(this.#reverse[type] ?? []), rule];
				if (rule.zones !== "reverse") this.#forward[type] = [...(this.#forward[type] ?? []), rule];
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
		const rules = zones.isReverse(zones.zoneOf(record)) ? this.#reverse : this.#forward;
		return rules[tables.records.type[record]!] ?? NO_RULES;
	}
}

const NO_RULES: readonly Rule[] = [];
