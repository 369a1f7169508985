const UNITS: Readonly<Record<string, number>> = { w: 604800, d: 86400, h: 3600, m: 60, s: 1 };

/** The parts of an ISO 8601 duration, and how named counts them: years of 365 days, months of 31. */
const ISO_DURATION = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/i;
const ISO_SECONDS = [31_536_000, 2_678_400, 604_800, 86_400, 3600, 60, 1];

/** The seconds of a duration of named.conf: `86400`, `1d12h` or `P1DT12H`; undefined if it is none. */
export function namedDuration(text: string): number | undefined {
	if (/^\d+$/.test(text)) return Number(text);
	if (/^(?:\d+[wdhms])+$/i.test(text)) {
		const parts = text.toLowerCase().matchAll(/(\d+)([wdhms])/g);
		return [...parts].reduce((sum, [, count, unit]) => sum + Number(count) * UNITS[unit!]!, 0);
	}
	const parts = ISO_DURATION.exec(text)?.slice(1);
	return parts?.reduce((sum, count, index) => sum + Number(count ?? 0) * ISO_SECONDS[index]!, 0);
}
