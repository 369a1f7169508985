import { TYPE_TXT } from "../../workspace/lookup.ts";
import type { DomainView } from "../views/domain-view.ts";
import { textOf } from "../views/spf-view.ts";

const TYPE_SPF = 99;

/** Whether a domain has no SPF record, nor anything that was to be one; never known of a zone that the server changes. */
export function lacksSpf(domain: DomainView): boolean {
	const { context, name, zone } = domain;
	if (zone.dynamic || zone.kind !== "primary" || context.workspace.tables.names.isWildcard(name)) return false;
	if (domain.records(TYPE_SPF).length > 0) return false;
	return !domain.records(TYPE_TXT).some((record) => /spf[12]|[-~]all\s*$/i.test(textOf(record) ?? ""));
}

/** The targets of a domain's MX records that have an SPF record of their own; watched. */
export function targetsWithSpf(domain: DomainView): readonly string[] {
	const { context, exchanges, text, universe } = domain;
	const source = context.facts.source(universe);
	return exchanges.flatMap(({ target }) => {
		if (target === text || target === ".") return [];
		context.watch.name(context.workspace.name(target));
		return typeof source.spfOf(target) === "string" ? [] : [target];
	});
}
