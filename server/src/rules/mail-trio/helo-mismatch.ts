import type { Action } from "../fix.ts";
import { copyPointerRequest } from "../fixes/copy-request.ts";
import { retargetPointer } from "../fixes/retarget-pointer.ts";
import { tellBetterHelo } from "../judgements/better-helo.ts";
import { heloFlaw, heloOf } from "../judgements/helo-flaw.ts";
import { pointerSeverity } from "../judgements/pointer-severity.ts";
import type { AddressRule } from "../rule.ts";
import type { HeloView } from "../views/helo-view.ts";

/** A host should have one name: the one it gives in HELO and the one its PTR gives. */
export const heloMismatch: AddressRule = {
	id: "helo-mismatch",
	group: "mail-trio",
	subject: "address",
	severity: "warning",
	summary: "The name that a host gives in HELO is not the one that its PTR gives",
	sources: ["RFC 5321 section 4.1.1.1", "M3AAWG Sender Best Common Practices", "qpsmtpd helo_reverse_match"],

	check(address, report) {
		const helo = heloOf(address);
		const { at } = address;
		if (!helo || !at || heloFlaw(helo) !== "other-pointer") return;
		const targets = address.chain.pointers.map(({ target }) => target).join(", ");
		report({
			at,
			severity: pointerSeverity(address, "warning"),
			message: `${address.text} gives the name ${helo.text} in HELO, but its PTR gives ${targets}, and receivers that compare the two mark its mail. Let the host give the name of its PTR, or let the PTR name ${helo.text}`,
			related: () =>
				address.pointers.flatMap(({ record, target }) =>
					record ? [{ at: record.atField(0), message: `the PTR of ${address.text} gives ${target}` }] : [],
				),
			actions: () => [...pointerRepairs(helo), ...tellBetterHelo(helo)],
		});
	},
};

/** What gives the PTR the HELO name. One that leads back stays, since another host may go by it; a new name must lead back itself. */
function pointerRepairs(helo: HeloView): readonly Action[] {
	const { address, name } = helo;
	const [pointer] = address.pointers;
	if (!pointer?.record) return [copyPointerRequest(address, name)];
	if (pointer.state === "confirmed" || pointer.isGenerated || !helo.leadsHere) return [];
	return [retargetPointer(pointer.record, name)];
}
