/** The value in the middle, once they are in order. */
export function median(values: readonly number[]): number {
	return percentile(values, 0.5);
}

/** The value below which such a share of them lies. */
export function percentile(values: readonly number[], share: number): number {
	const sorted = [...values].sort((one, other) => one - other);
	return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!;
}

/** With what power of the sizes the costs grow: the slope of the line that fits their logarithms best (least squares). */
export function growthExponent(points: readonly { readonly size: number; readonly cost: number }[]): number {
	const logarithms = points.map(({ size, cost }) => ({ x: Math.log(size), y: Math.log(cost) }));
	const mean = (of: (point: { x: number; y: number }) => number) =>
		logarithms.reduce((sum, point) => sum + of(point), 0) / logarithms.length;
	const [x, y] = [mean((point) => point.x), mean((point) => point.y)];
	return mean((point) => (point.x - x) * (point.y - y)) / mean((point) => (point.x - x) ** 2);
}
