import { ZoneService } from "../../server/src/features/zone-service.ts";
import type { Position, TextChange } from "../../server/src/text/chunked-text.ts";
import { toOctets, toText } from "../../server/src/text/utf8.ts";
import { DEFAULT_SETTINGS } from "../../server/src/workspace/settings.ts";
import { dumpZone } from "../../server/src/workspace/zone-dump.ts";
import { expectAnswers } from "./answers.ts";
import type { Mutation } from "./mutation.ts";
import { ROOT, type Seed } from "./seeds.ts";

/** What must not happen; the message says what did. */
export class Failure extends Error {}

/** The same where it takes long, which may be the machine's fault. */
export class SlowFailure extends Failure {}

/** So long, in milliseconds, the service may work before it looks whether its time is up. */
const SLICE = 8;
/** So long nothing may keep it from looking, on a machine that has nothing else to do. */
export const LONGEST_STEP = 100;
/** The whole work after an edit; a `$GENERATE` makes 65,536 records at most, but there may be many. */
const LONGEST_WORK = 20_000;

const BYTE_ORDER_MARK = "\ufeff";

/** Milliseconds, from when on does not matter. */
export type Clock = () => number;

export const wallClock: Clock = () => performance.now();

/** Counts only while this process has a processor; asking it takes long itself. */
export const processorClock: Clock = () => {
	const { user, system } = process.cpuUsage();
	return (user + system) / 1000;
};

/** A workspace that is edited, step by step, and looked at after each. */
export class Walk {
	readonly seed: Seed;
	/** The text of the file that is edited, as an editor has it. */
	text: string;
	readonly #live: ZoneService;
	readonly #clock: Clock;
	readonly #longestStep: number;

	/**
	 * @param longestStep milliseconds.
	 * @throws Failure
	 */
	constructor(seed: Seed, octets: Uint8Array, clock: Clock, longestStep: number) {
		this.seed = seed;
		this.#clock = clock;
		this.#longestStep = longestStep;
		this.#live = opened(seed, octets);
		this.#settle();
		this.text = this.#textNow();
	}

	/** The octets of the file that is edited. */
	get octets(): Uint8Array {
		const { workspace } = this.#live;
		const { main } = this.seed;
		return workspace.files.get(main)?.octets() ?? toOctets(this.#live.configurationText(main) ?? this.text);
	}

	/** The rules that found something, so that an input that shows something new can be told. */
	get rulesFound(): string {
		return [...new Set(this.#live.shownFindings(this.seed.main).map(({ rule }) => rule))].sort().join(" ");
	}

	/** Makes an edit, judges, and looks at the findings. @throws Failure */
	edit(mutation: Mutation): void {
		const change = changeOf(this.text, mutation);
		const live = this.#live;
		this.text = this.text.slice(0, mutation.from) + mutation.text + this.text.slice(mutation.to);
		const isRead = mutation.onDisk && live.configurationText(this.seed.main) === undefined;
		this.#timed("an edit", () => {
			if (isRead) live.setFile(this.seed.main, toOctets(this.text), { open: true, named: true });
			else live.edit(this.seed.main, [change]);
		});
		// What is read anew from the disk begins behind its byte order mark.
		if (isRead && this.text.startsWith(BYTE_ORDER_MARK)) this.text = this.text.slice(BYTE_ORDER_MARK.length);
		this.#settle();
		for (const path of live.takeChangedFiles()) this.#timed(`the findings of ${path}`, () => expectRanges(live, path));
	}

	/** Asks for all that can be asked at a place. @throws Failure */
	ask(offset: number): void {
		const live = this.#live;
		expectAnswers(live, this.seed.main, positionAt(this.text, offset), (what, work) => this.#timed(what, work));
	}

	/** Compares with what is seen of the same text opened anew, and what can be done about it. @throws Failure */
	compare(depth: "findings" | "actions"): void {
		const live = this.#live;
		// An editor takes one for a byte order mark only when it opens the file.
		if (this.text.startsWith(BYTE_ORDER_MARK)) return;
		if (this.#textNow() !== wellFormed(this.text)) throw new Failure("the text is not what the edits make of it");
		const fresh = opened(this.seed, this.octets, this.text);
		fresh.settle();
		const now = seen(live, depth);
		const anew = seen(fresh, depth);
		const at = anew.findIndex((line, index) => line !== now[index]);
		if (at >= 0 || anew.length !== now.length) {
			const first = at >= 0 ? at : anew.length;
			throw new Failure(`an edit leads to\n  ${now[first]}\nand opening the files anew to\n  ${anew[first]}`);
		}
	}

	#settle(): void {
		const start = this.#clock();
		let isDone = false;
		while (!isDone) {
			isDone = this.#timed("a slice of work", () => {
				const end = performance.now() + SLICE;
				return this.#live.settle(() => performance.now() > end);
			});
			if (this.#clock() - start > LONGEST_WORK) throw new SlowFailure(`the work takes more than ${LONGEST_WORK} ms`);
		}
	}

	#timed<Result>(what: string, run: () => Result): Result {
		const start = this.#clock();
		const result = run();
		const took = this.#clock() - start;
		if (took > this.#longestStep) throw new SlowFailure(`${what} takes ${Math.round(took)} ms`);
		return result;
	}

	#textNow(): string {
		return shownText(this.#live, this.seed.main) ?? "";
	}
}

/** A text as an editor shows it, without the byte order mark that its file came with. */
function shownText(service: ZoneService, path: string): string | undefined {
	const text = service.textOf(path);
	return text && toText(text.octets());
}

/** A service that has read a seed with other content of its main file. */
function opened({ files, main, origin }: Seed, octets: Uint8Array, configuration?: string): ZoneService {
	const service = new ZoneService([ROOT], { today: () => ({ year: 2026, month: 11, day: 24 }) });
	service.setPaths(Object.keys(files));
	const name = main.slice(ROOT.length + 1);
	service.setSettings({ ...DEFAULT_SETTINGS, zones: origin === undefined ? {} : { [name]: { origin } } });
	for (const [path, content] of Object.entries(files)) {
		const kind = service.setFile(path, content, { open: true });
		if (kind === "configuration") continue;
		// What was read of one text must not show in how another is read.
		service.removeFile(path);
		service.setFile(path, path === main ? octets : content, { open: true, named: true });
	}
	// A configuration stays one while it is edited, whatever it looks like meanwhile.
	const before = shownText(service, main);
	if (configuration !== undefined && before !== undefined && service.isConfiguration(main)) {
		service.edit(main, [changeOf(before, { from: 0, to: before.length, text: configuration })]);
	}
	return service;
}

/** All that can be seen of a workspace: its records, and its findings with what belongs to them. */
function seen(service: ZoneService, depth: "findings" | "actions"): string[] {
	const lines: string[] = [];
	for (const zone of service.workspace.openZones()) {
		dumpZone(service.workspace, zone, (line) => lines.push(`${zone.spec.origin}: ${line}`));
	}
	for (const path of service.files()) {
		for (const finding of service.findings(path)) {
			const { range, severity, rule, message, related } = finding;
			lines.push(`${path}:${where(range.start)}-${where(range.end)} ${severity} ${rule}: ${message}`);
			for (const other of related) lines.push(`  ${other.path}:${where(other.range.start)} ${other.message}`);
			if (depth === "actions") for (const { title } of finding.actions) lines.push(`  ${title}`);
		}
	}
	return lines;
}

function expectRanges(service: ZoneService, path: string): void {
	const findings = service.shownFindings(path);
	if (findings.length === 0) return;
	const lines = toText(service.textOf(path)?.octets() ?? new Uint8Array()).split(/\r\n|\n|\r/);
	const isInside = ({ line, character }: Position) => character >= 0 && character <= (lines[line]?.length ?? -1);
	for (const { range, rule } of findings) {
		const { start, end } = range;
		const isInOrder = start.line < end.line || (start.line === end.line && start.character <= end.character);
		if (!isInOrder || !isInside(start) || !isInside(end)) {
			throw new Failure(`${path}: the range ${where(start)}-${where(end)} of ${rule} is none in the text`);
		}
	}
}

function where({ line, character }: Position): string {
	return `${line + 1}:${character + 1}`;
}

function changeOf(text: string, { from, to, text: by }: Mutation): TextChange {
	return { start: positionAt(text, from), end: positionAt(text, to), text: by };
}

function positionAt(text: string, offset: number): Position {
	const lines = text.slice(0, offset).split(/\r\n|\n|\r/);
	return { line: lines.length - 1, character: lines.at(-1)!.length };
}

/** The text as UTF-8 can hold it: half a character becomes U+FFFD. */
function wellFormed(text: string): string {
	return toText(toOctets(text));
}
