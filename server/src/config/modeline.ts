import { parseNetwork } from "./network.ts";
import { zoneName } from "./zone-name.ts";

/** A value in a comment; `start` and `end` are UTF-16 units in the text that was read. */
export interface RemarkValue {
	readonly text: string;
	readonly start: number;
	readonly end: number;
}

/** Something wrong in a comment that speaks to Zone Trio. */
export interface RemarkProblem {
	readonly start: number;
	readonly end: number;
	readonly message: string;
}

/** What the modelines of a file say; `in` tells in which of the two texts the spans count. */
export interface Modelines {
	/** Absolute and lower case. */
	readonly origin?: string;
	readonly view?: string;
	/** As written, and a network that `parseNetwork` reads. */
	readonly network?: string;
	readonly problems: readonly (RemarkProblem & { readonly in: "first" | "last" })[];
}

/** What a host's remark says; names are absolute and lower case. */
export interface HostRemark {
	readonly role?: RemarkValue & { readonly text: HostRole };
	readonly helo?: RemarkValue;
	readonly pointer?: RemarkValue;
	readonly problems: readonly RemarkProblem[];
}

/** `outbound` sends mail, `inbound` only receives, `none` has nothing to do with mail. */
export type HostRole = "outbound" | "inbound" | "none";

/** Which findings a comment excuses: those of its line and the next, or those of the file. */
export interface IgnoreRemark {
	readonly scope: "line" | "file";
	readonly rules: readonly RemarkValue[];
	readonly reason?: string;
	readonly problems: readonly RemarkProblem[];
}

type FileKey = "origin" | "view" | "network";
type HostKey = "role" | "helo" | "ptr";

const FILE_KEYS: readonly string[] = ["origin", "view", "network"] satisfies FileKey[];
const HOST_KEYS: readonly string[] = ["role", "helo", "ptr"] satisfies HostKey[];
const ROLES: readonly string[] = ["outbound", "inbound", "none"] satisfies HostRole[];

/**
 * Reads `; zonetrio: origin=example.com. view=internal network=192.0.2.0/26` where it is a comment of
 * its own, in the first and the last five lines of a file, which the caller cuts out. What is said
 * twice holds as it is said first. Host keys and unknown ones are left to `readHostRemark`.
 */
export function readModelines(firstLines: string, lastLines: string): Modelines {
	const values = new Map<FileKey, string>();
	const problems: (RemarkProblem & { in: "first" | "last" })[] = [];
	for (const place of lastLines === firstLines ? (["first"] as const) : (["first", "last"] as const)) {
		for (const line of (place === "first" ? firstLines : lastLines).matchAll(/^[ \t]*;.*$/gm)) {
			for (const { key, value } of readPairs(line[0]) ?? []) {
				if (!FILE_KEYS.includes(key.text)) continue;
				const { text, message } = fileValue(key.text as FileKey, value.text);
				if (message) {
					problems.push({ in: place, start: line.index + value.start, end: line.index + value.end, message });
				} else if (!values.has(key.text as FileKey)) {
					values.set(key.text as FileKey, text);
				}
			}
		}
	}
	return { ...Object.fromEntries(values), problems };
}

/**
 * Reads `; zonetrio: role=outbound helo=NAME ptr=NAME`; on the line of a record it speaks of that host, in
 * a comment of its own of the file. Undefined if the comment does not start with `zonetrio:`. Keys of
 * modelines are skipped; what is neither is a problem.
 */
export function readHostRemark(comment: string): HostRemark | undefined {
	const pairs = readPairs(comment);
	if (!pairs) return undefined;
	const found: { role?: RemarkValue & { text: HostRole }; helo?: RemarkValue; pointer?: RemarkValue } = {};
	const problems: RemarkProblem[] = [];
	if (pairs.length === 0) {
		const start = comment.search(/\S/);
		const message = "this comment says nothing: origin=, view=, network=, role=, helo= or ptr= is missing";
		problems.push({ start, end: comment.trimEnd().length, message });
	}
	for (const { key, value } of pairs) {
		const { start, end } = value;
		if (key.text === "role") {
			if (isRole(value.text)) found.role ??= { text: value.text, start, end };
			else
				problems.push({ start, end, message: `role is ${value.text || "empty"}: it can be outbound, inbound or none` });
		} else if (HOST_KEYS.includes(key.text)) {
			const name = zoneName(value.text);
			if (!name)
				problems.push({ start, end, message: `${key.text} is ${value.text || "empty"}, which is no host name` });
			else if (key.text === "helo") found.helo ??= { text: name, start, end };
			else found.pointer ??= { text: name, start, end };
		} else if (!FILE_KEYS.includes(key.text)) {
			const known = [...FILE_KEYS, ...HOST_KEYS].join(", ");
			problems.push({ start: key.start, end: key.end, message: `${key.text} means nothing here: known are ${known}` });
		}
	}
	return { ...found, problems };
}

/**
 * Reads `; zonetrio-ignore RULE[, RULE] [-- reason]` and `; zonetrio-ignore-file RULE`. Undefined if the
 * comment is neither. Whether the rules exist is for the caller to say.
 */
export function readIgnore(comment: string): IgnoreRemark | undefined {
	const match = /^[\s;]*zonetrio-ignore(-[\w-]*)?(?=[\s,:]|$)/i.exec(comment);
	if (!match) return undefined;
	const problems: RemarkProblem[] = [];
	const start = comment.search(/zonetrio/i);
	const suffix = match[1]?.toLowerCase();
	if (suffix !== undefined && suffix !== "-file") {
		const message = `zonetrio-ignore${suffix} means nothing: it is zonetrio-ignore or zonetrio-ignore-file`;
		return { scope: "line", rules: [], problems: [{ start, end: match[0].length, message }] };
	}
	const dashes = /(?:^|\s)--(?:\s|$)/.exec(comment.slice(match[0].length));
	const end = dashes ? match[0].length + dashes.index : comment.length;
	const reason = dashes ? comment.slice(end + dashes[0].length).trim() : "";
	const rules: RemarkValue[] = [];
	for (const word of comment.slice(match[0].length, end).matchAll(/[^\s,:]+/g)) {
		const at = match[0].length + word.index;
		const rule = { text: word[0].toLowerCase(), start: at, end: at + word[0].length };
		if (/^[a-z][a-z0-9-]*$/.test(rule.text)) rules.push(rule);
		else problems.push({ start: at, end: rule.end, message: `${word[0]} is no rule: a reason stands behind --` });
	}
	if (rules.length === 0 && problems.length === 0) {
		problems.push({ start, end: match[0].length, message: "no rule is named that could be ignored" });
	}
	return { scope: suffix ? "file" : "line", rules, ...(reason ? { reason } : {}), problems };
}

/** The `key=value` pairs of a comment that starts with `zonetrio:`, keys in lower case. Behind another semicolon stands prose. */
function readPairs(comment: string): { key: RemarkValue; value: RemarkValue }[] | undefined {
	const head = /^[\s;]*zonetrio:/i.exec(comment);
	if (!head) return undefined;
	const pairs: { key: RemarkValue; value: RemarkValue }[] = [];
	const said = comment.slice(head[0].length).replace(/(?<=^|\s);.*/s, "");
	for (const match of said.matchAll(/([^\s,=]+)(?:=(?:"([^"]*)"|([^\s,]*)))?/g)) {
		const start = head[0].length + match.index;
		const keyEnd = start + match[1]!.length;
		const end = start + match[0].length;
		const valueStart = Math.min(end, keyEnd + 1);
		pairs.push({
			key: { text: match[1]!.toLowerCase(), start, end: keyEnd },
			value: { text: match[2] ?? match[3] ?? "", start: valueStart === end ? start : valueStart, end },
		});
	}
	return pairs;
}

function fileValue(key: FileKey, written: string): { text: string; message?: string } {
	if (key === "view") return written === "" ? { text: "", message: "view= has no name" } : { text: written };
	if (key === "network") {
		if (parseNetwork(written)) return { text: written };
		return { text: "", message: `${written || "nothing"} is no network such as 192.0.2.0/26 or 2001:db8::/48` };
	}
	const origin = zoneName(written);
	return origin ? { text: origin } : { text: "", message: `${written || "nothing"} is no name of a zone` };
}

function isRole(text: string): text is HostRole {
	return ROLES.includes(text);
}
