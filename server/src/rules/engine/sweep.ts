import type { AddressId } from "../../tables/address-table.ts";
import type { NameId } from "../../tables/name-table.ts";
import type { RecordId } from "../../tables/record-table.ts";
import { type MailKey, mailKey } from "../../trio/mail-key.ts";
import { TYPE_MX, TYPE_TXT } from "../../workspace/lookup.ts";
import type { Universe } from "../../workspace/universe.ts";
import { answers } from "../../zone/zone.ts";
import { isWorthALook } from "../views/name-view.ts";
import type { RuleContext } from "../views/rule-context.ts";
import {
	ADDRESS_SUBJECT,
	DOMAIN_SUBJECT,
	NAME_SUBJECT,
	type SubjectKind,
	VERIFICATION_SUBJECT,
	ZONE_SUBJECT,
} from "./finding-table.ts";
import type { SubjectSet } from "./subject-set.ts";

/** So many records or addresses are looked at in one step of a sweep, and so many names, or records for what they say of domains. */
const RECORDS_PER_STEP = 64;
const NAMES_PER_STEP = 1024;
/** Or fewer, once so many domains were read or subjects checked: an address that a thousand hosts share takes milliseconds. */
export const SUBJECTS_PER_STEP = 4;

/** How much was done since the engine was made; tests hold the work of an edit against it. */
export interface EngineWork {
	domainsRead: number;
	subjectsChecked: number;
}

/** Judges what a sweep comes to. */
export interface SweepJudge {
	check(kind: SubjectKind, key: number): void;
	/** The same for a record of which nothing has been found since the sweep began. */
	checkRecord(record: RecordId): void;
}

/** What is swept now, one after the other. */
type Stage = "domains" | "addresses" | "records" | "names" | "done";

/**
 * Judges all there is, from the start and in steps: domains first, whose facts the others rest on, then addresses, records and names. Domains and
 * zones are left in the set of subjects that are still to be judged.
 */
export class Sweep {
	readonly #context: RuleContext;
	readonly #subjects: SubjectSet;
	readonly #work: EngineWork;
	readonly #judge: SweepJudge;
	#stage: Stage = "done";
	/** The record, address or name that is next. */
	#next = 0;
	/** The names that were found to be domains. */
	readonly #swept = new Set<MailKey>();

	constructor(context: RuleContext, subjects: SubjectSet, work: EngineWork, judge: SweepJudge) {
		this.#context = context;
		this.#subjects = subjects;
		this.#work = work;
		this.#judge = judge;
	}

	/** Begins anew, be the sweep before at its end or not. */
	start(): void {
		this.#stage = "domains";
		this.#next = 0;
		this.#swept.clear();
	}

	/** Goes on until all has been swept or `isTimeUp` says so; whether all has. */
	goOn(isTimeUp: () => boolean): boolean {
		while (this.#stage !== "done") {
			this.#sweepSome();
			if (isTimeUp()) return false;
		}
		return true;
	}

	/** Sweeps over the next few records, addresses or names. Hot: one turn for many of them, since most are passed over after a glance. */
	#sweepSome(): void {
		const { addresses, names, records } = this.#context.workspace.tables;
		const most = this.#subjectsDone + SUBJECTS_PER_STEP;
		let at = this.#next;
		if (this.#stage === "domains") {
			const end = this.#endOfStep(NAMES_PER_STEP, records.limit);
			const { type } = records;
			for (; at < end && this.#subjectsDone < most; at++) {
				if (type[at] === TYPE_MX || type[at] === TYPE_TXT) this.#sweepDomain(at as RecordId);
			}
			if (at === records.limit) this.#sweepOldDomains();
			this.#goOnFrom(at, records.limit, "addresses");
		} else if (this.#stage === "addresses") {
			const end = this.#endOfStep(RECORDS_PER_STEP, addresses.count);
			const universes = this.#universesWithMail();
			while (at < end && this.#subjectsDone < most) this.#sweepAddress(at++ as AddressId, universes);
			this.#goOnFrom(at, addresses.count, "records");
		} else if (this.#stage === "records") {
			const end = this.#endOfStep(RECORDS_PER_STEP, records.limit);
			while (at < end && this.#subjectsDone < most) this.#judge.checkRecord(at++ as RecordId);
			this.#goOnFrom(at, records.limit, "names");
		} else {
			// Most names have one record.
			const end = this.#endOfStep(NAMES_PER_STEP, names.count);
			for (; at < end && this.#subjectsDone < most; at++) {
				if (isWorthALook(this.#context.workspace.tables, at as NameId)) this.#judge.check(NAME_SUBJECT, at);
			}
			this.#goOnFrom(at, names.count, "done");
		}
	}

	get #subjectsDone(): number {
		return this.#work.domainsRead + this.#work.subjectsChecked;
	}

	#endOfStep(step: number, limit: number): number {
		return Math.min(this.#next + step, limit);
	}

	/** Goes on behind what was swept, or with the next stage. */
	#goOnFrom(end: number, limit: number, next: Stage): void {
		this.#next = end < limit ? end : 0;
		if (end >= limit) this.#stage = next;
	}

	/** @param record an MX or a TXT. */
	#sweepDomain(record: RecordId): void {
		const { records } = this.#context.workspace.tables;
		if (!records.isLive(record)) return;
		// Names that have texts of other kinds alone are no domains.
		if (records.type[record] === TYPE_TXT && !this.#context.facts.spf.mayBeSpf(record)) return;
		const zone = this.#context.workspace.zones.zoneOf(record);
		if (!answers(zone)) return;
		const universe = this.#context.workspace.zones.universeOf(zone);
		const name = records.owner[record]! as NameId;
		const key = mailKey(universe, name);
		if (this.#swept.has(key)) return;
		this.#swept.add(key);
		this.#context.facts.update(universe, name);
		this.#work.domainsRead++;
	}

	/** Names that were domains before the sweep and may be none now. */
	#sweepOldDomains(): void {
		const { facts } = this.#context;
		for (const [key, domain] of [...facts.domains]) {
			if (!this.#swept.has(key)) facts.update(domain.universe, domain.name);
		}
		for (const key of facts.domains.keys()) this.#subjects.add(DOMAIN_SUBJECT, key);
		for (const zone of this.#context.verdicts.zones()) this.#subjects.add(VERIFICATION_SUBJECT, zone);
		for (const { zone } of this.#context.workspace.openZones()) {
			this.#subjects.add(ZONE_SUBJECT, zone.id);
			this.#subjects.add(DOMAIN_SUBJECT, mailKey(this.#context.workspace.zones.universeOf(zone), zone.origin));
		}
		this.#swept.clear();
	}

	#universesWithMail(): readonly Universe[] {
		const { facts, workspace } = this.#context;
		return workspace.zones.universes.filter((universe) => facts.hasMail(universe));
	}

	/** Most addresses have no part in mail, and a sweep has nothing of theirs to take back. */
	#sweepAddress(address: AddressId, universes: readonly Universe[]): void {
		const { facts } = this.#context;
		for (let index = 0; index < universes.length; index++) {
			const universe = universes[index]!;
			if (facts.takesPart(universe, address)) this.#judge.check(ADDRESS_SUBJECT, mailKey(universe, address));
		}
	}
}
