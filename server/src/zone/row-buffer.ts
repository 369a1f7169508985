import { grown } from "../tables/columns.ts";

/** Records that were read but not entered yet; reused for every block. */
export class RowBuffer {
	count = 0;
	owner: Int32Array = new Int32Array(1024);
	type: Uint16Array = new Uint16Array(1024);
	flags: Uint16Array = new Uint16Array(1024);
	ttl: Int32Array = new Int32Array(1024);
	reference: Int32Array = new Int32Array(1024);
	hash: Int32Array = new Int32Array(1024);
	offset: Int32Array = new Int32Array(1024);

	/** Appends one row. Hot: once per record. */
	push(owner: number, type: number, flags: number, ttl: number, reference: number, hash: number, offset: number): void {
		const row = this.count++;
		if (row === this.owner.length) this.#grow();
		this.owner[row] = owner;
		this.type[row] = type;
		this.flags[row] = flags;
		this.ttl[row] = ttl;
		this.reference[row] = reference;
		this.hash[row] = hash;
		this.offset[row] = offset;
	}

	#grow(): void {
		const capacity = this.owner.length * 2;
		this.owner = grown(this.owner, capacity);
		this.type = grown(this.type, capacity);
		this.flags = grown(this.flags, capacity);
		this.ttl = grown(this.ttl, capacity);
		this.reference = grown(this.reference, capacity);
		this.hash = grown(this.hash, capacity);
		this.offset = grown(this.offset, capacity);
	}
}
