import { CONFIG_SEVERITIES } from "../config/config-rules.ts";
import { parseNetwork } from "../config/network.ts";
import { readZoneSettings } from "../config/zone-settings.ts";
import { DEFAULT_LAYOUT, type LayoutOptions } from "../layout/layout.ts";
import { parseAddress } from "../records/address.ts";
import { toWireName } from "../records/domain-name.ts";
import { SEVERITIES } from "../rules/engine/finding.ts";
import { RULES } from "../rules/registry.ts";
import type { Severity } from "../syntax/problem.ts";
import { SYNTAX_SEVERITIES } from "../syntax/syntax-rules.ts";
import { DEFAULT_SETTINGS, type Settings } from "../workspace/settings.ts";
import { DEFAULT_HINTS, type HintSettings } from "./hints/hint-settings.ts";
import { KNOWN_RULES } from "./known-rules.ts";
import { DEFAULT_LENSES, type LensSettings } from "./lenses/lens-settings.ts";
import { DEFAULT_LIVE, isServer, type LiveSettings } from "./live-settings.ts";

/** What the user has set, as far as it can be used. */
export interface ReadSettings {
	readonly settings: Settings;
	/** Glob patterns relative to the workspace folders. */
	readonly include: readonly string[];
	readonly exclude: readonly string[];
	/** Whether files are read that lie outside of what the user has opened or named. */
	readonly readOutside: boolean;
	/** What an editor writes between the words. */
	readonly hints: HintSettings;
	/** What an editor shows above the lines. */
	readonly lenses: LensSettings;
	/** How published DNS is looked up. */
	readonly live: LiveSettings;
	/** What cannot be used, a sentence each, with the name of the setting. */
	readonly problems: readonly string[];
}

type Json = Readonly<Record<string, unknown>>;

/** What a rule can be set to. */
const SEVERITY_WORDS: readonly unknown[] = [...SEVERITIES, "off"];

/**
 * Reads the value of `zoneTrio`, as an editor or a settings file has it. Anything may be in it; what
 * cannot be used is left out, so that one mistake does not undo the rest, and told in `problems`.
 */
export function readSettings(value: unknown): ReadSettings {
	const problems: string[] = [];
	if (value !== undefined && value !== null && !isObject(value))
		problems.push("zoneTrio: this is no group of settings");
	const json = isObject(value) ? value : {};
	const mail = object(json, "mail", problems, "zoneTrio.mail");
	const reverse = object(json, "reverse", problems, "zoneTrio.reverse");
	const zones = object(json, "zones", problems, "zoneTrio.zones");
	problems.push(...readZoneSettings(zones).problems);
	const profile = readProfile(json["profile"], problems);
	const settings: Settings = {
		profile,
		rules: { ...leftOutBy(profile), ...readRules(object(json, "rules", problems, "zoneTrio.rules"), problems) },
		zones,
		mail: {
			outboundHosts: texts(mail["outboundHosts"], "zoneTrio.mail.outboundHosts", problems, hostOrAddress),
			helo: names(object(mail, "helo", problems, "zoneTrio.mail.helo"), "zoneTrio.mail.helo", problems, hostOrAddress),
			bulkDomains: texts(mail["bulkDomains"], "zoneTrio.mail.bulkDomains", problems, domain),
		},
		reverse: {
			known: names(
				object(reverse, "known", problems, "zoneTrio.reverse.known"),
				"zoneTrio.reverse.known",
				problems,
				address,
			),
			external: texts(reverse["external"], "zoneTrio.reverse.external", problems, network),
		},
		serial: readSerial(json["serial"], problems),
		format: readFormat(object(json, "format", problems, "zoneTrio.format"), problems),
	};
	return {
		settings,
		include: texts(json["include"], "zoneTrio.include", problems, glob),
		exclude: texts(json["exclude"], "zoneTrio.exclude", problems, glob),
		readOutside: yesOrNo(json["readOutside"], false, "zoneTrio.readOutside", problems),
		hints: readChoices(DEFAULT_HINTS, HINT_CHOICES, "inlayHints", json, problems),
		lenses: readChoices(DEFAULT_LENSES, {}, "codeLens", json, problems),
		live: readLive(object(json, "live", problems, "zoneTrio.live"), problems),
		problems,
	};
}

function readLive({ servers, timeout, smtp }: Json, problems: string[]): LiveSettings {
	const isUsable = typeof timeout === "number" && timeout > 0 && timeout <= MAX_TIMEOUT;
	if (timeout !== undefined && timeout !== null && !isUsable) {
		problems.push(`zoneTrio.live.timeout: ${shown(timeout)} is no number of seconds up to ${MAX_TIMEOUT}`);
	}
	return {
		servers: texts(servers, "zoneTrio.live.servers", problems, server),
		timeout: isUsable ? timeout : DEFAULT_LIVE.timeout,
		smtp: yesOrNo(smtp, DEFAULT_LIVE.smtp, "zoneTrio.live.smtp", problems),
	};
}

/** Nobody waits longer for an answer; in seconds. */
const MAX_TIMEOUT = 60;

function readRules(json: Json, problems: string[]): Settings["rules"] {
	const rules: Record<string, Severity | "off"> = {};
	for (const [rule, severity] of Object.entries(json)) {
		if (!KNOWN_RULES.has(rule)) problems.push(`zoneTrio.rules: there is no rule "${rule}"`);
		else if (isSeverity(severity)) rules[rule] = severity;
		else
			problems.push(
				`zoneTrio.rules: "${rule}" is set to ${shown(severity)}, which is none of ${SEVERITY_WORDS.join(", ")}`,
			);
	}
	return rules;
}

function readProfile(value: unknown, problems: string[]): Settings["profile"] {
	if (value === undefined || value === null) return DEFAULT_SETTINGS.profile;
	if (value === "recommended" || value === "strict" || value === "trio-only") return value;
	problems.push(`zoneTrio.profile: ${shown(value)} is none of recommended, strict and trio-only`);
	return DEFAULT_SETTINGS.profile;
}

/** What a profile switches off: all that is neither about the trio nor keeps a zone from being read. */
function leftOutBy(profile: Settings["profile"]): Settings["rules"] {
	if (profile !== "trio-only") return {};
	const others = RULES.filter(({ group }) => group !== "mail-trio" && group !== "reverse-zone").map(({ id }) => id);
	const ofText = [...SYNTAX_SEVERITIES, ...CONFIG_SEVERITIES].filter(([, severity]) => severity !== "error");
	return Object.fromEntries([...others, ...ofText.map(([id]) => id)].map((id) => [id, "off" as const]));
}

/** What each setting of a group may be; those that are not named are switched on or off. */
const HINT_CHOICES: Partial<Record<keyof HintSettings, readonly string[]>> = {
	absoluteNames: ["off", "doubtful", "all"],
	inheritedOwners: ["off", "doubtful", "all"],
	durations: ["off", "timers", "all"],
};

/** Reads a group of settings of which each is one of a few words, or switched on or off. */
function readChoices<Group extends object>(
	preset: Group,
	choices: Partial<Record<keyof Group, readonly string[]>>,
	name: string,
	json: Json,
	problems: string[],
): Group {
	const group = object(json, name, problems, `zoneTrio.${name}`);
	const read = { ...preset } as Record<string, unknown>;
	for (const key of Object.keys(preset)) {
		const value = group[key];
		if (value === undefined || value === null) continue;
		const words = choices[key as keyof Group];
		if (words ? words.includes(value as string) : typeof value === "boolean") read[key] = value;
		else
			problems.push(`zoneTrio.${name}.${key}: ${shown(value)} is none of ${(words ?? ["true", "false"]).join(", ")}`);
	}
	return read as Group;
}

function readSerial(value: unknown, problems: string[]): Settings["serial"] {
	if (value === undefined || value === null) return DEFAULT_SETTINGS.serial;
	if (value === "bump" || value === "leave") return value;
	problems.push(`zoneTrio.serial: ${shown(value)} is neither bump nor leave`);
	return DEFAULT_SETTINGS.serial;
}

function readFormat({ columns, upperCase, comments }: Json, problems: string[]): LayoutOptions {
	if (columns !== undefined && columns !== null && columns !== "keep" && columns !== "align") {
		problems.push(`zoneTrio.format.columns: ${shown(columns)} is neither keep nor align`);
	}
	return {
		columns: columns === "align" ? "align" : DEFAULT_LAYOUT.columns,
		upperCase: yesOrNo(upperCase, DEFAULT_LAYOUT.upperCase, "zoneTrio.format.upperCase", problems),
		comments: yesOrNo(comments, DEFAULT_LAYOUT.comments, "zoneTrio.format.comments", problems),
	};
}

function yesOrNo(value: unknown, preset: boolean, setting: string, problems: string[]): boolean {
	if (typeof value === "boolean") return value;
	if (value !== undefined && value !== null) problems.push(`${setting}: ${shown(value)} is neither true nor false`);
	return preset;
}

/** What a text must be: undefined if it is, else what it is not. */
type Kind = (text: string) => string | undefined;

const glob: Kind = (text) => (text.trim() === "" ? "no pattern of file names" : undefined);
const address: Kind = (text) => (parseAddress(text) ? undefined : "no address");
const name: Kind = (text) => (toWireName(text) ? undefined : "no name of a host");
const domain: Kind = (text) => (address(text) && !name(text) ? undefined : "no name of a domain");
const hostOrAddress: Kind = (text) => (address(text) && name(text) ? "neither a name nor an address" : undefined);
const server: Kind = (text) =>
	isServer(text) ? undefined : "no address of a DNS server such as 192.0.2.53 or [2001:db8::53]:5353";
const network: Kind = (text) => (parseNetwork(text) ? undefined : "no network such as 192.0.2.0/24");

function texts(value: unknown, setting: string, problems: string[], kind: Kind): string[] {
	if (value === undefined || value === null) return [];
	if (!Array.isArray(value)) {
		problems.push(`${setting}: ${shown(value)} is no list`);
		return [];
	}
	return value.filter((entry: unknown) => isUsable(entry, setting, problems, kind));
}

function names(json: Json, setting: string, problems: string[], keyKind: Kind): Record<string, string> {
	const read: Record<string, string> = {};
	for (const [key, value] of Object.entries(json)) {
		if (isUsable(key, setting, problems, keyKind) && isUsable(value, setting, problems, name)) read[key] = value;
	}
	return read;
}

function isUsable(value: unknown, setting: string, problems: string[], kind: Kind): value is string {
	const flaw = typeof value === "string" ? kind(value) : "no text";
	if (flaw !== undefined) problems.push(`${setting}: ${shown(value)} is ${flaw}`);
	return flaw === undefined;
}

function object(json: Json, key: string, problems: string[], setting: string): Json {
	const value = json[key];
	if (value === undefined || value === null) return {};
	if (isObject(value)) return value;
	problems.push(`${setting}: ${shown(value)} is no group of settings`);
	return {};
}

function isSeverity(value: unknown): value is Severity | "off" {
	return SEVERITY_WORDS.includes(value);
}

function isObject(value: unknown): value is Json {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}

function shown(value: unknown): string {
	return (JSON.stringify(value) ?? String(value)).slice(0, 60);
}
