/** A record as `nsupdate` is told of it; a `RecordView` is one. */
export interface UpdatedRecord {
	/** Absolute, like all names in the RDATA: `nsupdate` reads names without a final dot from the root. */
	readonly owner: string;
	/** In seconds. */
	readonly ttl: number;
	/** The mnemonic of the type. */
	readonly typeName: string;
	readonly rdata: string;
}

/** The line with which `nsupdate` adds a record. */
export function addition({ owner, ttl, typeName, rdata }: UpdatedRecord): string {
	return `update add ${owner} ${ttl} ${typeName} ${rdata}`;
}

/** The line with which `nsupdate` deletes a record, and no other of its owner and type. */
export function removal({ owner, typeName, rdata }: UpdatedRecord): string {
	return `update delete ${owner} ${typeName} ${rdata}`;
}
