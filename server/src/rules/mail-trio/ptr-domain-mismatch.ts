import { isChosenName } from "../../mail/generic-name.ts";
import { registrableDomain } from "../../mail/registrable-domain.ts";
import type { Action } from "../fix.ts";
import { heloFlaw, heloOf } from "../judgements/helo-flaw.ts";
import { mailPath } from "../judgements/mail-path.ts";
import { pointerFlaw } from "../judgements/pointer-flaw.ts";
import { properCandidates, retargetActionsAmong } from "../judgements/retarget-actions.ts";
import type { AddressRule } from "../rule.ts";
import type { AddressView } from "../views/address-view.ts";
import type { PointerView } from "../views/pointer-view.ts";

/** Gmail's guidelines for senders: the PTR should name a host of the sender's domain. */
export const ptrDomainMismatch: AddressRule = {
	id: "ptr-domain-mismatch",
	group: "mail-trio",
	subject: "address",
	severity: "information",
	summary: "The PTR of a sending address names a host of another domain than the one that sends",
	sources: ["RFC 8601 section 2.7.3"],

	check(address, report) {
		if (address.role !== "sending" || !address.isPublic) return;
		// Two names of one host are told as helo-mismatch.
		const helo = heloOf(address);
		if (helo && heloFlaw(helo) === "other-pointer") return;
		const { status, wildcard } = address.chain;
		// One name for a whole network is the worse fault: ptr-via-wildcard.
		if (wildcard || (status !== "ok" && status !== "unverified")) return;
		// A host that serves several domains can give the name of one only.
		if (address.countDomains(MANY_DOMAINS) >= MANY_DOMAINS) return;
		const senders = registrableDomains([...address.sendingDomains, ...address.inboundDomains]);
		if (senders.size !== 1) return;
		const { pointers } = address;
		const isNamed = (domains: ReadonlySet<string>) =>
			pointers.some(({ target }) => domains.has(registrableDomain(target) ?? ""));
		// Most PTRs name the domain that sends, and so rest on none of its other hosts.
		if (isNamed(senders)) return;
		const own = registrableDomains([...senders, ...address.mailTargets, address.helo ?? ""]);
		if (isNamed(own)) return;
		const [pointer] = pointers;
		if (!pointer?.at || pointers.some((one) => pointerFlaw(one) || isGeneric(address, one.target))) return;
		const [sender] = senders;
		report({
			at: pointer.at,
			message: `${address.text} sends mail of ${sender}, but its PTR names ${pointer.target}, a host of another domain, which some receivers hold against the mail. Let the PTR name a host of ${sender} if this one serves no other domain`,
			related: () => mailPath(address),
			actions: () => repairs(pointer, own),
		});
	},
};

/** Names of the sender's domain; a PTR that confirms another host may be what that host needs, so it stays. */
function repairs(pointer: PointerView, own: ReadonlySet<string>): readonly Action[] {
	const names = properCandidates(pointer).filter(({ name }) => own.has(registrableDomain(name) ?? ""));
	return pointer.address.chain.status === "unverified" || !pointer.record ? retargetActionsAmong(pointer, names) : [];
}

/** A host of so many domains belongs to no single one, whatever their names. */
const MANY_DOMAINS = 32;

function registrableDomains(names: readonly string[]): Set<string> {
	return new Set(names.flatMap((name) => registrableDomain(name) ?? []));
}

function isGeneric(address: AddressView, name: string): boolean {
	return !isChosenName(name, address.octets);
}
