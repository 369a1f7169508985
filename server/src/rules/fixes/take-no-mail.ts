import { passesAnyone } from "../../mail/spf.ts";
import type { NameId } from "../../tables/name-table.ts";
import { characterStrings } from "../../trio/spf-text.ts";
import { TYPE_MX, TYPE_TXT } from "../../workspace/lookup.ts";
import type { Fix } from "../fix.ts";
import type { DomainView } from "../views/domain-view.ts";
import type { Change } from "./change.ts";
import { stringsChange } from "./edit-strings.ts";
import { insertion } from "./insertion.ts";
import { makeJointFix, type Offer } from "./make-fix.ts";

const NULL_MX = "0 .";
const SENDS_NOTHING = "v=spf1 -all";
const REJECT = "v=DMARC1; p=reject";

/**
 * Says that a domain without MX takes no mail and sends none: the null MX (RFC 7505), an SPF record that passes
 * nobody, and a DMARC policy where it has none. An SPF record that passes somebody gives way, which the title says.
 * Undefined where several SPF records contradict each other.
 */
export function takeNoMail(domain: DomainView, offer: Offer): Fix | undefined {
	const { context, zone, name: owner, spf, text } = domain;
	const [policy, second] = spf;
	if (second) return undefined;
	const changes: Change[] = [insertion(context, zone, { owner, type: TYPE_MX, rdata: NULL_MX })];
	const said = [`MX ${NULL_MX}`];
	const gives = policy && passesAnyone(policy.terms) ? policy : undefined;
	if (!policy) changes.push(insertion(context, zone, { owner, type: TYPE_TXT, rdata: `"${SENDS_NOTHING}"` }));
	if (gives) changes.push(stringsChange(gives.record, [{ start: 0, end: gives.text.length, text: SENDS_NOTHING }]));
	if (!policy || gives) said.push(SENDS_NOTHING);
	const dmarc = dmarcOwner(domain);
	if (dmarc !== undefined) {
		changes.push(insertion(context, zone, { owner: dmarc, type: TYPE_TXT, rdata: `"${REJECT}"` }));
		said.push("DMARC p=reject");
	}
	const what = gives ? "neither takes nor sends mail" : "takes no mail";
	const instead = gives ? `, in place of ${shortened(gives.text)}` : "";
	return makeJointFix(
		{ context, title: `Say that ${text} ${what}: ${listed(said)}${instead}`, changes: () => changes },
		offer,
	);
}

/** The name at which a DMARC policy is lacking; undefined where one is, or where it is not for this zone to say. */
function dmarcOwner({ context, universe, zone, text }: DomainView): NameId | undefined {
	const { workspace } = context;
	const owner = workspace.name(`_dmarc.${text}`);
	const answer = workspace.lookup.answer(universe, workspace.lookup.sought(owner));
	if (answer.kind === "absent") return answer.zone === zone ? owner : undefined;
	if (answer.kind !== "found" || answer.zone !== zone) return undefined;
	const policies = workspace.lookup.recordsIn(zone, answer.node, TYPE_TXT).filter((record) => {
		const wire = workspace.rdataWire(record);
		return wire !== undefined && /^v=DMARC1\b/i.test(characterStrings(wire));
	});
	return policies.length === 0 ? owner : undefined;
}

function listed(words: readonly string[]): string {
	return words.length < 2 ? words.join() : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}

function shortened(text: string): string {
	return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
