import { TYPE_CODE } from "../type-code.ts";

/** What CDS and CDNSKEY say to have all DS records taken away, on the wire and written (RFC 8078 section 4, with its erratum 5049). */
const REQUESTS: ReadonlyMap<number, { readonly wire: readonly number[]; readonly text: string }> = new Map([
	[TYPE_CODE.CDS, { wire: [0, 0, 0, 0, 0], text: "0 0 0 00" }],
	[TYPE_CODE.CDNSKEY, { wire: [0, 0, 3, 0, 0], text: "0 3 0 AA==" }],
]);

/** Whether the algorithm of a CDS or CDNSKEY is 0, so that it can only be meant to have all DS records taken away. */
export function isDeleteRequest(type: number, rdata: Uint8Array): boolean {
	return rdata[type === TYPE_CODE.CDS ? 2 : 3] === 0;
}

/** Whether such a record is written as it has to be. */
export function isWholeDeleteRequest(type: number, rdata: Uint8Array): boolean {
	const { wire } = REQUESTS.get(type)!;
	return rdata.length === wire.length && wire.every((octet, at) => rdata[at] === octet);
}

/** How it is written. */
export function deleteRequestText(type: number): string {
	return REQUESTS.get(type)!.text;
}
