/** The parts of a LOC record (RFC 1876 section 3), and what each takes. */
export const LOC_PARTS: readonly (readonly [name: string, expects: string])[] = [
	["degrees", "degrees of latitude, from 0 to 90"],
	["minutes", "minutes of latitude, from 0 to 59; may be left out"],
	["seconds", "seconds of latitude, from 0 to 59.999; may be left out"],
	["N|S", "north or south"],
	["degrees", "degrees of longitude, from 0 to 180"],
	["minutes", "minutes of longitude, from 0 to 59; may be left out"],
	["seconds", "seconds of longitude, from 0 to 59.999; may be left out"],
	["E|W", "east or west"],
	["altitude", "metres above the ellipsoid, such as 24m, below it with a minus sign"],
	["size", "the diameter in metres of what is described; 1m where it is left out"],
	["horizontal precision", "metres; 10000m where it is left out"],
	["vertical precision", "metres; 10m where it is left out"],
];

const LATITUDE_END = 3;
const LONGITUDE = 4;
const LONGITUDE_END = 7;
const ALTITUDE = 8;

/**
 * Which part comes next; -1 behind the last.
 *
 * @param words those in front of it.
 */
export function locPart(words: readonly string[]): number {
	const north = words.findIndex((word) => /^[NS]$/i.test(word));
	if (north < 0) return Math.min(words.length, LATITUDE_END);
	const rest = words.slice(north + 1);
	const east = rest.findIndex((word) => /^[EW]$/i.test(word));
	if (east < 0) return Math.min(LONGITUDE + rest.length, LONGITUDE_END);
	const part = ALTITUDE + rest.length - east - 1;
	return part < LOC_PARTS.length ? part : -1;
}
