import { isAtSign } from "../records/domain-name.ts";
import { BACKSLASH, DOT } from "../text/char.ts";
import type { BlockReader } from "./block-reader.ts";
import { portability } from "./portability.ts";
import { replaceToken, tokenText } from "./token-text.ts";

/** Tells of an origin that is written without a dot at its end: BIND completes it, which is seldom meant and not taken elsewhere. */
export function noteRelativeOrigin(
	reader: BlockReader,
	token: number,
	rule: "origin-relative" | "include-origin-relative",
): void {
	const { octets, starts, ends } = reader.tape;
	const end = ends[token]!;
	if (octets[end - 1] === DOT && octets[end - 2] !== BACKSLASH) return;
	const text = tokenText(reader.tape, token);
	const origin = reader.tables.names.text(reader.origin);
	const zone = reader.tables.names.text(reader.zone.origin);
	const isAt = isAtSign(octets, starts[token]!, end);
	const whole = isAt ? origin : origin === "." ? `${text}.` : `${text}.${origin}`;
	if (!isAt && zone !== "." && `.${text.toLowerCase()}.`.endsWith(`.${zone}`)) {
		const message = `without a dot at its end this origin is ${whole}: write ${text}.`;
		reader.problemAt(token, "origin-missing-dot", message, {
			repairs: [{ ...replaceToken(reader.tape, token, `${text}.`), safe: true }],
		});
		return;
	}
	const ownSeverity = portability(reader.zone, ["knot", "nsd"], "warning", "warning");
	if (!ownSeverity) return;
	const message = `only BIND completes this origin, Knot and NSD refuse it: write ${whole}`;
	const repair = { ...replaceToken(reader.tape, token, whole), safe: true, keepsRecords: true } as const;
	reader.problemAt(token, rule, message, { ownSeverity, repairs: [repair] });
}
