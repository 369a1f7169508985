import { absoluteHost } from "../fixes/absolute-host.ts";
import type { DomainView } from "../views/domain-view.ts";
import { hasSelector } from "./has-selector.ts";

/**
 * Whether the user says that a domain, or one below it, sends so much mail that large receivers ask more of it
 * (`zoneTrio.mail.bulkDomains`), and it has an SPF record or a DKIM key, without which all of it would be refused anyway. Watched.
 */
export function isBulkSender({ context, universe, text, zone }: DomainView): boolean {
	const { workspace, facts, watch } = context;
	return workspace.settings.mail.bulkDomains.some((written) => {
		const domain = absoluteHost(written);
		if (domain !== text && !domain.endsWith(`.${text}`)) return false;
		const name = workspace.name(domain);
		watch.name(name);
		const home = workspace.lookup.zoneFor(universe, name) ?? zone;
		return facts.spf.recordsAt(home, name).length > 0 || hasSelector({ context, universe, zone: home }, name);
	});
}
