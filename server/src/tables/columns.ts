/** A copy of a column with room for more; doubling keeps the cost of growing constant per row. */
export function grown<Column extends Int32Array | Uint32Array | Uint16Array | Uint8Array>(
	column: Column,
	capacity: number,
): Column {
	const Type = column.constructor as new (length: number) => Column;
	const larger = new Type(capacity);
	larger.set(column);
	return larger;
}

/** The smallest power of two that is at least `count`, and at least 1024. */
export function powerOfTwo(count: number): number {
	let size = 1024;
	while (size < count) size *= 2;
	return size;
}
