import { ROOT_NAME } from "../../tables/name-table.ts";
import { TYPE_TXT } from "../../workspace/lookup.ts";
import type { DomainView } from "../views/domain-view.ts";
import { oncePerView } from "../views/once-per-view.ts";
import { textOf } from "../views/spf-view.ts";
import { mayHaveSpfAtExchange } from "./domain-test.ts";
import { isRemarkable, isRemarkableText } from "./record-test.ts";

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
export const targetsWithSpf = oncePerView((domain: DomainView): readonly string[] => {
	const { context, name, universe } = domain;
	const { facts, glance, workspace } = context;
	// Hot: hosts with addresses of their own seldom have any text.
	if (!mayHaveSpfAtExchange(glance, domain.key)) return [];
	const { lookup } = workspace;
	return domain.exchanges.flatMap(({ target, exchange }) => {
		const id = exchange.target;
		if (id === name || id === ROOT_NAME) return [];
		if (exchange.status === "ok" && !exchange.wildcard && !glance.maySomeAt(id, isRemarkableText)) return [];
		return typeof facts.spf.at(lookup.resolve(universe, lookup.sought(id))) === "string" ? [] : [target];
	});
});
