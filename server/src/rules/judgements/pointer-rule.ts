import { TYPE_PTR } from "../../workspace/lookup.ts";
import type { RecordRule, Report } from "../rule.ts";
import type { PointerView } from "../views/pointer-view.ts";
import { isDoubtfulPointer } from "./record-test.ts";

/** A rule about one PTR of an address, whether it is a record or a setting tells of it. */
type PointerRule = Omit<RecordRule, "subject" | "types" | "check" | "checkAddress"> & {
	check(pointer: PointerView, report: Report): void;
};

/**
 * Makes the rule for PTR records out of one for the PTRs of addresses. PTRs without a record, and those in
 * a reverse zone that knows nothing of the domains that use the address, are judged at the address.
 */
export function pointerRule({ check, ...base }: PointerRule): RecordRule {
	return {
		...base,
		subject: "record",
		types: [TYPE_PTR],
		where: isDoubtfulPointer,
		check(record, report) {
			const { pointer } = record;
			if (!pointer) return;
			check(pointer, (violation) => {
				if (!pointer.isMailElsewhere) report(violation);
			});
		},
		checkAddress(address, report) {
			if (address.chain.wildcard) return;
			for (const pointer of address.pointers) {
				if (pointer.record?.universe !== address.universe) check(pointer, report);
			}
		},
	};
}
