/**
 * Random words, other ones in each process. Hashes are made with them, so that nobody can write a zone whose names or addresses all have the
 * same hash and make each look-up a walk over all of them (Crosby and Wallach, Denial of Service via Algorithmic Complexity Attacks, 2003).
 * Nothing that is shown depends on them.
 */
export function hashKeys(count: number): Int32Array {
	return Int32Array.from({ length: count }, () => Math.floor(Math.random() * 0x1_0000_0000) | 0);
}
