import type { AddressId } from "../../tables/address-table.ts";
import type { NameId } from "../../tables/name-table.ts";
import type { RecordId } from "../../tables/record-table.ts";
import { idOfKey, mailKey, universeOfKey } from "../../trio/mail-key.ts";
import { answers, type Zone, type ZoneId } from "../../zone/zone.ts";
import type { Report, Rule, ZoneRule } from "../rule.ts";
import { AddressView } from "../views/address-view.ts";
import { DomainView } from "../views/domain-view.ts";
import { namesIn } from "../views/name-view.ts";
import { RecordView } from "../views/record-view.ts";
import type { RuleContext } from "../views/rule-context.ts";
import { VerificationView } from "../views/verification-view.ts";
import { ZoneView } from "../views/zone-view.ts";
import {
	ADDRESS_SUBJECT,
	DOMAIN_SUBJECT,
	NAME_SUBJECT,
	RECORD_SUBJECT,
	type SubjectKind,
	VERIFICATION_SUBJECT,
} from "./finding-table.ts";
import { isStyleThere } from "./style.ts";

/** Runs one rule on the subject at hand. */
export type Check = (rule: Rule, report: Report) => void;

/** Makes the view of a subject and hands `run` a way to run rules on it; does nothing if the subject is gone or no rule may look at it. */
export function checkSubject(context: RuleContext, kind: SubjectKind, key: number, run: (check: Check) => void): void {
	if (kind === RECORD_SUBJECT) checkRecord(context, key as RecordId, run);
	else if (kind === ADDRESS_SUBJECT) checkAddress(context, key, run);
	else if (kind === DOMAIN_SUBJECT) checkDomain(context, key, run);
	else if (kind === NAME_SUBJECT) checkName(context, key as NameId, run);
	else if (kind === VERIFICATION_SUBJECT) checkVerification(context, key as ZoneId, run);
	else checkZone(context, key as ZoneId, run);
}

function checkRecord(context: RuleContext, record: RecordId, run: (check: Check) => void): void {
	const { workspace } = context;
	if (!workspace.tables.records.isLive(record)) return;
	const view = new RecordView(context, record);
	const { zone } = view;
	run((rule, report) => {
		// Which rules are about zones of this kind, the lists of active rules tell.
		if (rule.subject === "record" && !isStyleThere(context, rule, zone)) rule.check(view, report);
	});
}

/** Only addresses that take part in mail are judged. */
function checkAddress(context: RuleContext, key: number, run: (check: Check) => void): void {
	const universe = context.workspace.zones.universeOfNumber(universeOfKey(key))!;
	const address = idOfKey(key) as AddressId;
	if (context.notes.isNoMail(address)) return;
	const view = new AddressView(context, universe, address);
	if (!view.isInbound && !view.isSending) return;
	run((rule, report) => {
		if (rule.subject === "address") rule.check(view, report);
		else if (rule.subject === "record") rule.checkAddress?.(view, report);
	});
}

function checkDomain(context: RuleContext, key: number, run: (check: Check) => void): void {
	const { lookup, zones } = context.workspace;
	const universe = zones.universeOfNumber(universeOfKey(key))!;
	const name = idOfKey(key) as NameId;
	const domain = context.facts.domains.get(mailKey(universe, name));
	const zone = domain?.zone ?? zones.ownAt(universe, name);
	if (!zone || !answers(zone) || lookup.zoneFor(universe, name) !== zone) return;
	const view = new DomainView(context, universe, zone, name);
	run((rule, report) => {
		if (rule.subject === "domain") rule.check(view, report);
	});
}

/** A name has a view for each zone in which it has records. */
function checkName(context: RuleContext, name: NameId, run: (check: Check) => void): void {
	const views = namesIn(context, name).filter(({ zone }) => answers(zone));
	if (views.length === 0) return;
	run((rule, report) => {
		if (rule.subject === "name") for (const view of views) rule.check(view, report);
	});
}

function checkZone(context: RuleContext, id: ZoneId, run: (check: Check) => void): void {
	const zone = context.workspace.zones.zone(id);
	if (!zone) return;
	const view = new ZoneView(context, zone);
	run((rule, report) => {
		if (rule.subject !== "zone" || !isOfZone(rule, zone) || isStyleThere(context, rule, zone)) return;
		rule.check(view, report);
	});
}

/** Whether a rule is about zones of this kind: those that answer, or the one kind that it names. */
function isOfZone({ zones }: ZoneRule, zone: Zone): boolean {
	return zones === undefined ? answers(zone) : zones === zone.kind;
}

/** Only zones that have been verified, and have not changed since, are judged. */
function checkVerification(context: RuleContext, id: ZoneId, run: (check: Check) => void): void {
	const zone = context.workspace.zones.zone(id);
	const verdict = context.verdicts.get(id);
	if (!zone || !verdict || !answers(zone)) return;
	const view = new VerificationView(context, zone, verdict);
	run((rule, report) => {
		if (rule.subject === "verification") rule.check(view, report);
		else if (rule.subject === "zone") rule.checkVerification?.(view, report);
	});
}
