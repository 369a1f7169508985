import type { ZoneKind } from "../zone/zone.ts";
import type { Base } from "./config-include.ts";
import { folderOf, isAbsolutePath, joinPath, withSlashes } from "./config-path.ts";
import { ConfigProblems } from "./config-problems.ts";
import type { ConfigFiles, ConfigProblem, ConfiguredZone, ServerConfiguration } from "./configured-zone.ts";
import type { Statement, Word } from "./named-conf-statement.ts";
import { namedFilesIn } from "./named-files.ts";
import { limitsOf } from "./named-limits.ts";
import { firstOf, NamedSettings } from "./named-settings.ts";
import { keyword, NamedStatements } from "./named-statements.ts";
import { reportSharedFiles, reportTwice } from "./zone-checks.ts";
import { fillTemplateMacros } from "./zone-file-macro.ts";
import { zoneName } from "./zone-name.ts";
import type { StatementItem, ZoneStatement } from "./zone-statement.ts";

const TYPES: Readonly<Record<string, ZoneKind>> = {
	primary: "primary",
	master: "primary",
	secondary: "secondary",
	slave: "secondary",
	mirror: "mirror",
	hint: "hint",
	stub: "stub",
	"static-stub": "static-stub",
	forward: "forward",
	redirect: "redirect",
	"delegation-only": "delegation-only",
};

const CLASS_IN = new Set(["in", "class1"]);

const OTHER_CLASSES = /^(?:ch|chaos|hs|hesiod|any|class\d+)$/;

/** What may stand beside `in-view`; named refuses anything else there. */
const BESIDE_IN_VIEW = new Set(["in-view", "forward", "forwarders"]);

/** A zone statement on its way, before the statements behind it are known. */
interface PendingZone {
	readonly origin: string;
	readonly name: Word;
	readonly path: string;
	readonly view: string;
	readonly own: NamedSettings;
	readonly viewSettings: NamedSettings | undefined;
	readonly statement: ZoneStatement | undefined;
	/** Shares a zone that does not stand above it. */
	readonly isEarly: boolean;
}

/**
 * Reads the zones of a named.conf and of the files that it includes, a zone at a time: a server may have a hundred thousand. No
 * named-checkconf: statements that say nothing of zones are skipped, and what is half-typed gives problems, never an exception.
 * Zones of another class than IN are left out.
 */
export function* namedConfSteps(path: string, files: ConfigFiles): Generator<void, ServerConfiguration> {
	const reader = new NamedConfReader(path, files);
	yield* reader.readTopLevel();
	return yield* reader.configuration();
}

class NamedConfReader {
	readonly #path: string;
	readonly #problems = new ConfigProblems();
	readonly #statements: NamedStatements;
	/** The working directory: `directory` changes it while named still reads, and includes follow it. */
	#base: Base;
	readonly #options = new NamedSettings();
	readonly #templates = new Map<string, { readonly path: string; readonly settings: NamedSettings }>();
	readonly #policies = new Map<string, NamedSettings>();
	readonly #views: string[] = [];
	readonly #zones: PendingZone[] = [];
	/** The first of each name and view, for other views to share. */
	readonly #shareable = new Map<string, PendingZone>();

	constructor(path: string, files: ConfigFiles) {
		this.#path = path;
		this.#statements = new NamedStatements(path, files, this.#problems);
		this.#base = { folder: folderOf(path), isSure: false };
	}

	*readTopLevel(): Generator<void, void> {
		for (const statement of this.#statements.ofFile(() => this.#base)) {
			if (!statement) {
				yield;
				continue;
			}
			switch (keyword(statement)) {
				case "options":
					yield* this.#readSettings(statement, this.#options);
					break;
				case "template":
					if (statement.words[1]) {
						const settings = new NamedSettings();
						yield* this.#readSettings(statement, settings);
						this.#templates.set(statement.words[1].text, { path: statement.path, settings });
					}
					break;
				case "dnssec-policy": {
					const policy = new NamedSettings();
					yield* this.#readSettings(statement, policy);
					this.#policies.set(statement.words[1]?.text ?? "", policy);
					break;
				}
				case "view":
					yield* this.#readView(statement);
					break;
				case "zone":
					yield* this.#readZone(statement, "", undefined, false);
					break;
			}
		}
	}

	*configuration(): Generator<void, ServerConfiguration> {
		const zones: ConfiguredZone[] = [];
		for (const pending of this.#zones) {
			const zone = this.#configured(pending);
			if (zone) zones.push(zone);
			yield;
		}
		yield* reportTwice(zones, "named", this.#problems);
		yield* reportSharedFiles(zones, "named", this.#problems);
		yield* this.#reportOutsideViews(zones);
		const namedFiles = yield* namedFilesIn(this.#statements.parsed, this.#base.folder);
		return {
			path: this.#path,
			server: "named",
			views: this.#views,
			zones,
			emptyZonesEnabled: !this.#options.isNo("empty-zones-enable"),
			checkNames: this.#options.checkNames("primary") ?? "fail",
			files: this.#statements.includes.read,
			wanted: this.#statements.includes.wanted,
			includes: this.#statements.includes.includes,
			namedFiles,
			problems: this.#problems.all,
		};
	}

	*#readView(statement: Statement): Generator<void, void> {
		const name = statement.words[1];
		if (!name) {
			this.#report(statement, statement.words[0]!, "this view has no name");
			return;
		}
		const isOtherClass = this.#isOtherClass(statement);
		if (!isOtherClass) this.#views.push(name.text);
		const settings = new NamedSettings();
		const zones: Statement[] = [];
		yield* this.#readSettings(statement, settings, zones);
		for (const zone of zones) yield* this.#readZone(zone, name.text, settings, isOtherClass);
	}

	*#readZone(
		statement: Statement,
		view: string,
		viewSettings: NamedSettings | undefined,
		isOtherClass: boolean,
	): Generator<void, void> {
		yield;
		const name = statement.words[1];
		const origin = name && zoneName(name.text);
		if (!origin) {
			const message = name ? `${name.text || '""'} is no name of a zone` : "this zone has no name";
			this.#report(statement, name ?? statement.words[0]!, message);
			return;
		}
		const own = new NamedSettings();
		yield* this.#readSettings(statement, own);
		if (this.#isOtherClass(statement) || isOtherClass) {
			if (TYPES[own.word("type")?.text.toLowerCase() ?? ""] !== "primary") return;
			this.#report(statement, name, `zone ${origin} is not checked: only zones of class IN are`, {
				ownSeverity: "warning",
			});
			return;
		}
		if (!statement.block) {
			this.#report(statement, name, `zone ${origin} has no block that says its type and file`);
			return;
		}
		const whole = wholeStatement(statement, name);
		const sharedView = own.word("in-view")?.text;
		const isEarly = sharedView !== undefined && !this.#shareable.has(`${sharedView}\n${origin}`);
		const zone = { origin, name, path: statement.path, view, own, viewSettings, statement: whole, isEarly };
		this.#reportBesideInView(zone, statement);
		this.#zones.push(zone);
		const key = `${view}\n${origin}`;
		if (sharedView === undefined && !this.#shareable.has(key)) this.#shareable.set(key, zone);
	}

	/** Takes the settings of a block; the zone statements in it go to `zones`. */
	*#readSettings(holder: Statement, settings: NamedSettings, zones?: Statement[]): Generator<void, void> {
		for (const statement of this.#statements.ofBlock(holder, () => this.#base)) {
			if (!statement) {
				yield;
				continue;
			}
			const key = keyword(statement);
			if (key === "zone") zones?.push(statement);
			else settings.add(key, statement);
			const directory = statement.words[1]?.text;
			if (settings === this.#options && key === "directory" && directory) {
				const path = withSlashes(directory);
				const isSure = this.#base.isSure || isAbsolutePath(path);
				this.#base = { folder: joinPath(this.#base.folder, path), isSure };
			}
		}
	}

	#configured(zone: PendingZone): ConfiguredZone | undefined {
		const inView = zone.own.word("in-view");
		if (inView) return this.#sharedZone(zone, inView);
		const { origin, view, path, own, statement } = zone;
		const templateName = own.word("template");
		const used = templateName && this.#templates.get(templateName.text);
		const template = used?.settings;
		if (templateName && !template) {
			this.#report(zone, templateName, `zone ${origin} uses the template ${templateName.text}, which is not defined`);
		}
		/** The settings that hold for the zone, the nearest first. */
		const scopes = [own, template, zone.viewSettings, this.#options].filter((settings) => settings !== undefined);
		const type = own.word("type") ?? template?.word("type");
		const kind = this.#kind(zone, type);
		const file = own.word("file") ?? template?.word("file");
		const writtenFile = file && fileName(file, template !== undefined, origin, type?.text ?? "", view);
		if (kind === "primary" && type && !file && !own.has("database") && !own.has("dlz")) {
			this.#report(zone, zone.name, `zone ${origin} is primary and has no file: named has nothing to serve`);
		}
		const fileAt = file && {
			path: used && file !== own.word("file") ? used.path : path,
			start: file.start,
			end: file.end,
		};
		if (file && fileAt) this.#statements.requireQuotes(fileAt, file);
		const isInline = firstOf(scopes, (settings) => settings.yesOrNo("inline-signing")) === true;
		const isPrimary = kind === "primary";
		const dynamic = isPrimary && firstOf(scopes, (settings) => settings.acceptsUpdates()) === true;
		const hasPolicy = isPrimary && firstOf(scopes, (settings) => settings.isSigned()) === true;
		const agent = firstOf(scopes, (settings) => settings.reportAgent());
		const logsReports = own.yesOrNo("log-report-channel") ?? template?.yesOrNo("log-report-channel");
		return {
			origin,
			view,
			kind: this.#servedAs(origin, zone.viewSettings) ?? kind,
			keeper: isTransferred(kind) ? "primary" : "people",
			...(writtenFile
				? { file: joinPath(this.#base.folder, withSlashes(writtenFile)), writtenFile, fileAt: fileAt! }
				: {}),
			...(file && template && file !== own.word("file")
				? { fileOf: (other: string) => fileName(file, true, other, type?.text ?? "", view) }
				: {}),
			isFileSure: this.#base.isSure || isAbsolutePath(withSlashes(writtenFile ?? "")),
			isWritten: isTransferred(kind) || dynamic || hasPolicy,
			isShared: false,
			dynamic,
			signed: isInline || hasPolicy,
			reverseGenerate: false,
			setsSerial: false,
			...(agent !== undefined && agent !== "." ? { reportAgent: agent } : {}),
			takesReports: logsReports ? "from records" : "no",
			limits: limitsOf(scopes, this.#policies),
			format: firstOf(scopes, (settings) => settings.format()) ?? (isTransferred(kind) ? "raw" : "text"),
			checkNames:
				firstOf(scopes, (settings) => settings.checkNames(isTransferred(kind) ? "secondary" : "primary")) ??
				(isTransferred(kind) ? "warn" : "fail"),
			at: { path, start: zone.name.start, end: zone.name.end },
			...(statement ? { statement } : {}),
		};
	}

	/** The zone of an `in-view` statement: the same zone, seen from another view. */
	#sharedZone(zone: PendingZone, inView: Word): ConfiguredZone | undefined {
		const { origin, view, path, name, statement } = zone;
		const shared = this.#shareable.get(`${inView.text}\n${origin}`);
		const configured = shared && this.#configured(shared);
		if (!configured) {
			const who = view === "" ? "other views" : `view ${view}`;
			this.#report(zone, inView, `view ${inView.text} has no zone ${origin} that ${who} could share`);
			return undefined;
		}
		if (zone.isEarly) {
			this.#report(zone, inView, `view ${inView.text} must stand above view ${view}, which shares its zone ${origin}`);
		}
		const { statement: _, ...rest } = configured;
		return {
			...rest,
			isShared: true,
			view,
			at: { path, start: name.start, end: name.end },
			...(statement ? { statement } : {}),
		};
	}

	#kind(zone: PendingZone, type: Word | undefined): ZoneKind {
		if (!type) {
			this.#report(zone, zone.name, `zone ${zone.origin} has no type, such as primary or secondary`);
			return "primary";
		}
		const kind = TYPES[type.text.toLowerCase()];
		if (!kind) this.#report(zone, type, `zone ${zone.origin} is of type ${type.text}, which named does not know`);
		return kind ?? "primary";
	}

	#servedAs(origin: string, view: NamedSettings | undefined): ZoneKind | undefined {
		const isIn = (key: "response-policy" | "catalog-zones") =>
			(view?.zonesIn(key) ?? this.#options.zonesIn(key))?.has(origin) === true;
		if (isIn("response-policy")) return "response-policy";
		return isIn("catalog-zones") ? "catalog" : undefined;
	}

	#isOtherClass(statement: Statement): boolean {
		const zoneClass = statement.words[2];
		const text = zoneClass?.text.toLowerCase();
		if (!zoneClass || !text || CLASS_IN.has(text)) return false;
		if (OTHER_CLASSES.test(text)) return true;
		this.#report(statement, zoneClass, `${zoneClass.text} stands where the class is expected, which is IN`);
		return false;
	}

	/** named takes nothing else beside `in-view`. */
	#reportBesideInView({ origin, own, view }: PendingZone, statement: Statement): void {
		const inView = own.word("in-view");
		const word = inView && statement.block!.find((one) => !BESIDE_IN_VIEW.has(keyword(one)))?.words[0];
		if (!word) return;
		const message = `zone ${origin} is that of view ${inView.text} and can have no ${word.text} of its own in view ${view}: named refuses to start`;
		this.#report(statement, word, message);
	}

	*#reportOutsideViews(zones: readonly ConfiguredZone[]): Generator<void, void> {
		if (this.#views.length === 0) return;
		for (const { origin, view, at } of zones) {
			yield;
			if (view !== "") continue;
			this.#problems.report(
				at,
				`zone ${origin} stands outside the views: once there is a view, each zone must be in one`,
			);
		}
	}

	#report(
		{ path }: { readonly path: string },
		{ start, end }: { readonly start: number; readonly end: number },
		message: string,
		more?: Partial<ConfigProblem>,
	): void {
		this.#problems.report({ path, start, end }, message, more);
	}
}

/** Where a zone statement and what it says stand; undefined where its end is missing. */
function wholeStatement({ path, words, block, open, close, end }: Statement, name: Word): ZoneStatement | undefined {
	if (open < 0 || close < 0 || end < 0) return undefined;
	const items: StatementItem[] = [];
	for (const { words: own, end: itemEnd, open: itemOpen } of block ?? []) {
		const [key, value] = own;
		if (!key || itemEnd < 0) continue;
		const isPlain = value !== undefined && itemOpen < 0 && own.length === 2;
		items.push({ keyword: key.text.toLowerCase(), start: key.start, end: itemEnd, value: isPlain ? value : undefined });
	}
	return { path, start: words[0]!.start, end, headEnd: open, close, name, items };
}

function isTransferred(kind: ZoneKind): boolean {
	return kind === "secondary" || kind === "mirror";
}

function fileName(file: Word, usesTemplate: boolean, origin: string, type: string, view: string): string {
	return usesTemplate ? fillTemplateMacros(file.text, origin, type, view) : file.text;
}
