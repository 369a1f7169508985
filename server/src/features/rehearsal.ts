import { nextSerial } from "../records/serial.ts";
import type { Finding } from "../rules/engine/finding.ts";
import type { Subject, TextSubject } from "../rules/engine/finding-table.ts";
import { type Edit, type Fix, isNewFile, isRefusal, type Refusal, type TextEdit } from "../rules/fix.ts";
import { writtenSerial } from "../rules/fixes/written-serial.ts";
import type { Position } from "../text/chunked-text.ts";
import { toOctets, toText } from "../text/utf8.ts";
import { TYPE_SOA } from "../workspace/lookup.ts";
import { ComposedEdits } from "./composed-edits.ts";
import { newFileRefusal } from "./new-file-refusal.ts";
import type { ZoneService } from "./zone-service.ts";

const CONFIGURATION_SUBJECT = "configuration";

/** What findings are about: as the engine has it, or what one finding says of a server configuration. */
type RehearsedSubject =
	| Subject
	| TextSubject
	| { readonly kind: typeof CONFIGURATION_SUBJECT; readonly key: string; readonly message: string };

/**
 * Repairs made one after the other on a copy of the workspace, each after what the ones before have
 * changed, and then told as edits that can be made at once. Serials are raised once, however many repairs a zone gets.
 */
export class Rehearsal {
	readonly #original: ZoneService;
	readonly #copy: ZoneService;
	/** Path → its edits so far; those of a file that is new are none. */
	readonly #changed = new Map<string, ComposedEdits>();
	readonly #created = new Set<string>();
	readonly #revision: number;

	constructor(service: ZoneService) {
		this.#original = service;
		this.#revision = service.workspace.revision;
		this.#copy = service.copy();
	}

	/** Reads and judges until all is done or time is up; whether it is done. Every other method needs that. */
	settle(isTimeUp: () => boolean): boolean {
		return this.#copy.settle(isTimeUp);
	}

	/** Whether the workspace is still the one that was copied; if not, the edits no longer fit. */
	get isCurrent(): boolean {
		return this.#original.workspace.revision === this.#revision;
	}

	/** The workspace as it is after the repairs so far. */
	get service(): ZoneService {
		return this.#copy;
	}

	/** What the findings of a file are about, those of its text first; in a server configuration each is about something of its own. */
	subjects(path: string, rule?: string): readonly RehearsedSubject[] {
		if (!this.#copy.isConfiguration(path)) return this.#copy.engine.subjectsOf(path, rule);
		const findings = this.#copy.findings(path).filter((finding) => rule === undefined || finding.rule === rule);
		return findings.map((finding) => ({ kind: CONFIGURATION_SUBJECT, key: finding.rule, message: finding.message }));
	}

	/** The findings of a file about one subject as they are now. */
	findingsAbout(subject: RehearsedSubject, path: string): readonly Finding[] {
		if (subject.kind !== CONFIGURATION_SUBJECT) return this.#copy.engine.findingsAbout(subject, path);
		const { key, message } = subject;
		return this.#copy.findings(path).filter((finding) => finding.rule === key && finding.message === message);
	}

	/** Makes a repair; the files that it changes or creates, or why it cannot be made. `settle` must follow. */
	make(fix: Fix): readonly string[] | Refusal {
		const edits = fix.edits();
		if (isRefusal(edits)) return edits;
		const refusal = newFileRefusal(this.#original, edits);
		if (refusal) return refusal;
		const changes = new Map<string, TextEdit[]>();
		for (const edit of edits) {
			if (isNewFile(edit)) {
				this.#create(edit.path, edit.content);
				continue;
			}
			const ofFile = changes.get(edit.path);
			// From the end to the beginning, so that no edit moves another.
			if (ofFile) ofFile.unshift(edit);
			else changes.set(edit.path, [edit]);
		}
		for (const [path, ofFile] of changes) this.#edit(path, ofFile);
		return [...new Set(edits.map(({ path }) => path))];
	}

	/** All repairs as edits of the workspace that was copied, by file and place. */
	edits(): readonly Edit[] {
		this.#raiseSerialsOnce();
		const created = [...this.#created].map((path) => ({ path, content: this.#contentOf(path) }));
		const changed = [...this.#changed]
			.sort(([one], [other]) => (one < other ? -1 : 1))
			.flatMap(([path, composed]) => this.#editsOf(path, composed));
		return [...created, ...changed];
	}

	#create(path: string, content: string): void {
		const { paths, outside } = this.#copy.workspace.catalogue;
		this.#copy.setPaths([...paths, path], outside);
		this.#copy.setFile(path, toOctets(content), { open: true, named: true });
		this.#created.add(path);
	}

	#edit(path: string, changes: readonly TextEdit[]): void {
		const text = this.#copy.textOf(path)!;
		let composed = this.#changed.get(path);
		if (!composed && !this.#created.has(path)) {
			composed = new ComposedEdits(text.length);
			this.#changed.set(path, composed);
		}
		for (const { start, end, text: added } of changes) {
			composed?.replace(text.offsetOf(start), text.offsetOf(end), added);
		}
		this.#copy.edit(path, changes);
	}

	/** Each repair has raised the serials of its zones; together they are one change of each. */
	#raiseSerialsOnce(): void {
		const { workspace, engine } = this.#copy;
		this.#copy.settle();
		const zones = new Set([...this.#changed.keys()].flatMap((path) => workspace.zonesOfFile(path)));
		for (const key of [...zones].flatMap((zone) => workspace.openZone(zone)?.spec.key ?? [])) {
			const before = serialIn(this.#original, key);
			const now = serialIn(this.#copy, key);
			if (!before || !now || before.value === now.value) continue;
			const once = String(nextSerial(before.value, engine.context.today()));
			if (once !== String(now.value)) this.#edit(now.path, [{ ...now, text: once }]);
			this.#copy.settle();
		}
	}

	#contentOf(path: string): string {
		return toText(this.#copy.textOf(path)!.octets());
	}

	#editsOf(path: string, composed: ComposedEdits): TextEdit[] {
		const text = this.#original.textOf(path)!;
		return composed
			.edits(text.length)
			.map((edit) => ({ path, start: text.positionAt(edit.start), end: text.positionAt(edit.end), text: edit.text }));
	}
}

interface Serial {
	readonly value: number;
	readonly path: string;
	readonly start: Position;
	readonly end: Position;
}

/** The serial of a zone, by its key in the plan, and where it stands. */
function serialIn({ workspace }: ZoneService, key: string): Serial | undefined {
	for (const { spec, zone } of workspace.openZones()) {
		if (spec.key !== key) continue;
		const soa = workspace.lookup.recordIn(zone, zone.origin, TYPE_SOA);
		const serial = soa < 0 ? undefined : writtenSerial(workspace, soa);
		if (!serial) return undefined;
		const { file, index, value, start, end } = serial;
		const { path, text } = file;
		return { value, path, start: text.position(index, start), end: text.position(index, end) };
	}
	return undefined;
}
