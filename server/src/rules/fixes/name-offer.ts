import { type Candidate, MOST_REFERENCES } from "../views/candidate.ts";

/** One of the names that a repair lets choose from. */
export interface NameOffer {
	readonly name: string;
	/** What speaks for it, to stand behind a title: ` (HELO name)`; "" where there is no other. */
	readonly reason: string;
	readonly isHelo: boolean;
	/** Whether it is the one to take: it is the only one, or the user has said so. */
	readonly preferred: boolean;
}

/** Whoever has more names than this on one address knows which to take. */
export const MOST_NAMES = 5;

/** The names to choose from, in the order given, at most `MOST_NAMES`. Of several, none is chosen for the user but the HELO name. */
export function nameOffers(candidates: readonly Candidate[]): readonly NameOffer[] {
	const isOnly = candidates.length === 1;
	return candidates.slice(0, MOST_NAMES).map((candidate) => ({
		name: candidate.name,
		reason: isOnly ? "" : reasonFor(candidate),
		isHelo: candidate.isHelo,
		preferred: isOnly || candidate.isHelo,
	}));
}

function reasonFor({ isHelo, domain, references }: Candidate): string {
	if (isHelo) return " (HELO name)";
	if (domain !== undefined) return ` (mail host of ${domain})`;
	if (references === 0) return " (named by no record)";
	const count = references < MOST_REFERENCES ? String(references) : `${MOST_REFERENCES} or more`;
	return ` (named by ${count} ${references === 1 ? "record" : "records"})`;
}
