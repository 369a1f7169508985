import { classifyPointerName, type PointerNameTier } from "../../mail/generic-name.ts";
import type { Severity } from "../../syntax/problem.ts";
import { mailPath } from "../judgements/mail-path.ts";
import { pointerFlaw } from "../judgements/pointer-flaw.ts";
import { pointerRule } from "../judgements/pointer-rule.ts";
import { pointerSeverity } from "../judgements/pointer-severity.ts";
import { properNames } from "../judgements/proper-names.ts";
import { retargetActions } from "../judgements/retarget-actions.ts";
import type { PointerView } from "../views/pointer-view.ts";

/** Names such as `c-192-0-2-25.hsd1.example.net`, by which spam filters know dial-up lines and rented machines. */
export const ptrGenericName = pointerRule({
	id: "ptr-generic-name",
	group: "mail-trio",
	severity: "warning",
	summary: "The PTR of a mail host looks like that of a dial-up line or an unnamed machine",
	sources: ["SpamAssassin RDNS_DYNAMIC", "rspamd HFILTER_HOSTNAME", "draft-msullivan-dnsop-generic-naming-schemes-00"],

	check(pointer, report) {
		const { address, at, target } = pointer;
		const { tier, reason } = classifyPointerName(target, address.octets);
		const severity = tier === "ok" ? undefined : severityOf(tier, pointer);
		if (!severity || !at || pointerFlaw(pointer)) return;
		const [name] = properNames(address);
		report({
			at,
			severity,
			message: `The PTR of ${address.text} ${looksLike(tier)}: ${target} ${reason}. ${consequence(pointer)}Give the host a PTR with a name of its own${name === undefined ? "" : `, ${name} for instance`}`,
			related: () => mailPath(address),
			actions: () => retargetActions(pointer),
		});
	},
});

/** In networks of customers such names are right, so hosts without mail are judged only where they have a name of their own. */
function severityOf(tier: PointerNameTier, pointer: PointerView): Severity | undefined {
	const { address } = pointer;
	if (address.role !== "none") return pointerSeverity(address, tier === "static-generic" ? "information" : "warning");
	if (tier !== "dynamic" || pointer.state === "confirmed" || pointer.isGenerated || address.isPrivate) return undefined;
	return properNames(address).length > 0 ? "hint" : undefined;
}

function looksLike(tier: PointerNameTier): string {
	if (tier === "dynamic") return "looks like that of a dial-up line";
	return tier === "generic" ? "looks like that of a machine nobody named" : "looks like one the provider gave";
}

function consequence({ address }: PointerView): string {
	return address.role === "none" ? "" : "Spam filters mark mail from such names, and some servers refuse it. ";
}
