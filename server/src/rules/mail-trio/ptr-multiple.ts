import type { Fix } from "../fix.ts";
import { keepPointer } from "../fixes/keep-pointer.ts";
import { MOST_NAMES } from "../fixes/name-offer.ts";
import { heloOf } from "../judgements/helo-flaw.ts";
import { mailPath } from "../judgements/mail-path.ts";
import { pointerSeverity } from "../judgements/pointer-severity.ts";
import { unlikePointers } from "../judgements/unlike-pointers.ts";
import type { AddressRule } from "../rule.ts";
import type { AddressView } from "../views/address-view.ts";
import { candidatesOf } from "../views/candidate.ts";
import type { PointerView } from "../views/pointer-view.ts";

/** RFC 2181 section 10.2 allows several PTRs; receivers look at any one of them, and RFC 7208 section 4.6.4 at ten. */
export const ptrMultiple: AddressRule = {
	id: "ptr-multiple",
	group: "mail-trio",
	subject: "address",
	severity: "information",
	summary: "A sending address has more than one PTR record",
	sources: ["RFC 2181 section 10.2", "RFC 7208 section 4.6.4", "RFC 8601 section 3"],

	check(address, report) {
		if (address.role !== "sending") return;
		const pointers = unlikePointers(address);
		// One that does not lead back is the worse problem, and told at that PTR.
		if (pointers.length < 2 || pointers.some(({ state }) => state === "differs" || state === "absent")) return;
		const best = bestOf(address, pointers);
		const others = pointers.filter((pointer) => pointer !== best);
		const record = others[0]?.record;
		if (!record) return;
		report({
			at: record.atField(0),
			severity: pointerSeverity(address, "information"),
			message: `${address.text} sends mail and has ${pointers.length} PTR records; receivers take any one of them, so the name they see changes. Keep ${best.target} alone if the host calls itself so in HELO`,
			related: () => [...relatedPointers(pointers, record.id), ...mailPath(address)],
			actions: () => keepOneOf(address, pointers),
		});
	},
};

/** The PTR that is worth keeping: the one with the best name for the host, else the first. */
function bestOf(address: AddressView, pointers: readonly PointerView[]): PointerView {
	for (const name of [address.helo, ...address.candidateNames]) {
		const found = pointers.find(({ target }) => target === name);
		if (found) return found;
	}
	return pointers[0]!;
}

/** One for each PTR that could stay alone, the best name first: those that lead back, or all where nobody here can tell. */
function keepOneOf(address: AddressView, pointers: readonly PointerView[]): readonly Fix[] {
	if (address.chain.wildcard || pointers.some(({ isGenerated }) => isGenerated)) return [];
	const ofHelo = heloOf(address)?.pointer;
	// Any other name would not be that of HELO.
	if (ofHelo) return [keepPointer(ofHelo, pointers)];
	const confirmed = pointers.filter(({ state }) => state === "confirmed");
	const names = candidatesOf(address).map(({ name }) => name);
	const rank = ({ target }: PointerView) => (names.includes(target) ? names.indexOf(target) : names.length);
	return [...(confirmed.length > 0 ? confirmed : pointers)]
		.sort((one, other) => rank(one) - rank(other))
		.slice(0, MOST_NAMES)
		.map((kept) => keepPointer(kept, pointers));
}

function relatedPointers(pointers: readonly PointerView[], but: number) {
	return pointers.flatMap(({ record }) =>
		record && record.id !== but ? [{ at: record.atField(0), message: `another PTR, to ${record.target}` }] : [],
	);
}
