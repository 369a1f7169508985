import type { CheckNames } from "./configured-zone.ts";
import type { Statement, Word } from "./named-conf-statement.ts";
import { namedDuration } from "./named-duration.ts";
import { zoneName } from "./zone-name.ts";

/** What one block of named.conf, `options`, `view`, `template` or `zone`, says of zones. */
export class NamedSettings {
	readonly #statements = new Map<string, Statement>();

	/** Takes a statement; of several with one keyword the last holds. */
	add(keyword: string, statement: Statement): void {
		const type = keyword === "check-names" && statement.words.length > 2 ? ` ${modernType(statement.words[1]!)}` : "";
		this.#statements.set(keyword + type, statement);
	}

	has(keyword: string): boolean {
		return this.#statements.has(keyword);
	}

	/** The word behind the keyword. */
	word(keyword: string): Word | undefined {
		return this.#statements.get(keyword)?.words[1];
	}

	yesOrNo(keyword: string): boolean | undefined {
		const text = this.word(keyword)?.text.toLowerCase();
		return text === undefined ? undefined : text === "yes" || text === "true" || text === "1";
	}

	isNo(keyword: string): boolean {
		return this.yesOrNo(keyword) === false;
	}

	/** Whether `allow-update` lets anybody in, or there is an `update-policy`; undefined if neither is here. */
	acceptsUpdates(): boolean | undefined {
		if (this.#statements.has("update-policy")) return true;
		const allowed = this.#statements.get("allow-update")?.block;
		return allowed && admitsAnybody(allowed);
	}

	/** Whether `dnssec-policy` or the older `auto-dnssec` makes named sign; undefined if neither is here. */
	isSigned(): boolean | undefined {
		const policy = this.word("dnssec-policy")?.text.toLowerCase();
		if (policy !== undefined) return policy !== "none";
		const automatic = this.word("auto-dnssec")?.text.toLowerCase();
		return automatic === undefined ? undefined : automatic !== "off";
	}

	/** A number behind the keyword, where 0 means that there is no limit; undefined if it is not here. */
	limit(keyword: "max-records-per-type" | "max-types-per-name"): number | undefined {
		const text = this.word(keyword)?.text;
		if (text === undefined || !/^[0-9]+$/.test(text)) return undefined;
		return Number(text) === 0 ? Number.POSITIVE_INFINITY : Number(text);
	}

	/** The seconds of `max-zone-ttl`, `Infinity` where it is `unlimited` or 0; undefined if it is not here, or no duration. */
	maxZoneTtl(): number | undefined {
		const text = this.word("max-zone-ttl")?.text;
		const seconds = text?.toLowerCase() === "unlimited" ? 0 : namedDuration(text ?? "");
		return seconds === 0 ? Number.POSITIVE_INFINITY : seconds;
	}

	/** The domain of `send-report-channel`, `.` where there is none; undefined if it is not here, or no name. */
	reportAgent(): string | undefined {
		return zoneName(this.word("send-report-channel")?.text ?? "");
	}

	format(): "text" | "raw" | undefined {
		const format = this.word("masterfile-format")?.text.toLowerCase();
		return format === undefined ? undefined : format === "text" ? "text" : "raw";
	}

	/** What `check-names` says: `check-names primary warn` in options and views, `check-names warn` in zones. */
	checkNames(type: "primary" | "secondary"): CheckNames | undefined {
		const statement = this.#statements.get(`check-names ${type}`) ?? this.#statements.get("check-names");
		const text = statement?.words.at(-1)?.text.toLowerCase();
		return text === "fail" || text === "warn" || text === "ignore" ? text : undefined;
	}

	/** The zones that a list names, `response-policy { zone "rpz.example"; }`; undefined if it is not here. */
	zonesIn(keyword: "response-policy" | "catalog-zones"): ReadonlySet<string> | undefined {
		const list = this.#statements.get(keyword)?.block;
		if (!list) return undefined;
		const origins = new Set<string>();
		for (const { words } of list) {
			const origin = words[0]?.text.toLowerCase() === "zone" ? zoneName(words[1]?.text ?? "") : undefined;
			if (origin) origins.add(origin);
		}
		return origins;
	}
}

function modernType(word: Word): string {
	const type = word.text.toLowerCase();
	if (type === "master") return "primary";
	return type === "slave" ? "secondary" : type;
}

/** Whether an address match list has an element that is neither `none` nor negated. */
function admitsAnybody(list: readonly Statement[]): boolean {
	return list.some(({ words, block }) => {
		const element = words[0]?.text.toLowerCase();
		if (element === undefined) return block !== undefined && admitsAnybody(block);
		return element !== "none" && !element.startsWith("!");
	});
}

/** What the nearest of several blocks says that speaks of it. */
export function firstOf<Value>(
	scopes: readonly NamedSettings[],
	read: (settings: NamedSettings) => Value | undefined,
): Value | undefined {
	for (const settings of scopes) {
		const value = read(settings);
		if (value !== undefined) return value;
	}
	return undefined;
}
