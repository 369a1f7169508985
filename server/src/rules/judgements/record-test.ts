import { type NameId, type NameTable, ROOT_NAME } from "../../tables/name-table.ts";
import { REMARKABLE } from "../../tables/record-table.ts";
import { TYPE_TXT } from "../../workspace/lookup.ts";
import type { RecordTest } from "../rule.ts";

/** A test of records by their owners alone. */
export function ownerTest(holds: (names: NameTable, owner: NameId) => boolean): RecordTest {
	return ({ names, records }, record) => holds(names, records.owner[record]! as NameId);
}

/** Whether the data are remarkable for its type: of a TXT, that it may be a policy of mail by its words, or was meant to be one. */
export const isRemarkable: RecordTest = ({ records }, record) => (records.flags[record]! & REMARKABLE) !== 0;

/** The same for TXT records alone. */
export const isRemarkableText: RecordTest = (glance, record) =>
	glance.records.type[record] === TYPE_TXT && isRemarkable(glance, record);

export const isWildcardOwner: RecordTest = ownerTest((names, owner) => names.isWildcard(owner));

/** Whether another record stands at its owner, be it of another zone. */
export const sharesOwner: RecordTest = ({ names, records }, record) =>
	names.firstOwner[records.owner[record]!] !== record || records.nextOfOwner[record]! >= 0;

/** Whether its data name the root, as those of a null MX do. */
export const refersToRoot: RecordTest = ({ records }, record) => records.reference[record] === ROOT_NAME;

/** Whether its data name another host than one with an address, which has no flaw that a look-up could show. */
export const isDoubtfulTarget: RecordTest = (glance, record) => !glance.hasPlainHost(record);

/** Whether its data name something that may be no host name. */
export const isDoubtfulName: RecordTest = (glance, record) => !glance.hasPlainName(record);

/** Of an MX, whether mail may not reach its target. */
export const isDoubtfulExchange: RecordTest = (glance, record) => !glance.hasPlainExchange(record);

/** Of a PTR, whether anything about it, its owner or its target may be wrong, or its address takes part in mail. */
export const isDoubtfulPointer: RecordTest = (glance, record) => !glance.isPlainPointer(record);
