import { type NameId, ROOT_NAME } from "../../tables/name-table.ts";
import type { RecordId } from "../../tables/record-table.ts";
import { TYPE_TXT } from "../../workspace/lookup.ts";
import type { DomainView } from "../views/domain-view.ts";
import type { Glance } from "../views/glance.ts";
import { oncePerView } from "../views/once-per-view.ts";
import { textOf } from "../views/spf-view.ts";
import { isRemarkable } from "./record-test.ts";

const TYPE_SPF = 99;

/** Whether a domain has no SPF record, nor anything that was to be one; never known of a zone that the server changes. */
export const lacksSpf = oncePerView((domain: DomainView): boolean => {
	const { context, name, zone } = domain;
	if (zone.dynamic || zone.kind !== "primary" || context.workspace.tables.names.isWildcard(name)) return false;
	const { lookup } = context.workspace;
	if (lookup.recordIn(zone, name, TYPE_SPF) >= 0) return false;
	const texts = domain.records(TYPE_TXT).filter(({ id }) => isRemarkable(context.glance, id));
	return !texts.some((record) => /spf[12]|[-~]all\s*$/i.test(textOf(record) ?? ""));
});

/** The targets of a domain's MX records that have an SPF record of their own. */
export const targetsWithSpf = oncePerView(({ context, exchanges, name, universe }: DomainView): readonly string[] => {
	const { facts, glance, workspace } = context;
	const { lookup } = workspace;
	return exchanges.flatMap(({ target, exchange }) => {
		const id = exchange.target;
		if (id === name || id === ROOT_NAME) return [];
		// Hot: a host with addresses of its own answers for itself, and seldom has any text.
		if (exchange.status === "ok" && !exchange.wildcard && !hasRemarkableText(glance, id)) return [];
		return typeof facts.spfAt(lookup.resolve(universe, lookup.sought(id))) === "string" ? [] : [target];
	});
});

function hasRemarkableText(glance: Glance, name: NameId): boolean {
	const { names, records } = glance;
	for (let at = names.firstOwner[name]!; at >= 0; at = records.nextOfOwner[at]!) {
		if (records.type[at] === TYPE_TXT && isRemarkable(glance, at as RecordId)) return true;
	}
	return false;
}
