import type { RuleContext } from "../../rules/views/rule-context.ts";
import { type NameId, NO_NAME } from "../../tables/name-table.ts";
import type { RecordId } from "../../tables/record-table.ts";
import { lineEndAt } from "../../text/line-end.ts";
import type { Block } from "../../zone/block.ts";
import { originAt } from "../../zone/origin-at.ts";
import type { ChunkEntry } from "../places/chunk-entries.ts";
import type { ChunkPositions } from "../places/chunk-positions.ts";
import type { ScannedEntry } from "../places/scanned-entry.ts";
import type { Hint } from "./hint.ts";

/** An entry about which hints are given. */
export class HintedEntry {
	readonly context: RuleContext;
	readonly block: Block;
	readonly entry: ScannedEntry;
	readonly record: RecordId | undefined;
	readonly hints: Hint[];
	readonly #positions: ChunkPositions;

	constructor(
		context: RuleContext,
		block: Block,
		{ entry, record }: ChunkEntry,
		positions: ChunkPositions,
		hints: Hint[],
	) {
		this.context = context;
		this.block = block;
		this.entry = entry;
		this.record = record;
		this.hints = hints;
		this.#positions = positions;
	}

	/** The origin in force at the entry. */
	get origin(): NameId {
		return originAt(this.block, this.entry.start);
	}

	/** The owner of its record; `NO_NAME` where none was read. */
	get owner(): NameId {
		const { owner } = this.context.workspace.tables.records;
		return this.record === undefined ? NO_NAME : (owner[this.record]! as NameId);
	}

	/** Whether the file is read in other zones as well, where the origin is another one. */
	get hasManyOrigins(): boolean {
		const { file, zone } = this.block.slice;
		return file.slices.some(
			(slice) =>
				slice.zone.origin !== zone.origin ||
				slice.blocks[this.block.index]?.stateIn.origin !== this.block.stateIn.origin,
		);
	}

	text(name: NameId): string {
		return this.context.workspace.tables.names.text(name);
	}

	/** Says something behind a token. */
	behind(token: number, label: string, tooltip: string, how: { padding: Hint["padding"]; leads: boolean }): void {
		const { start, end } = this.entry.span(token);
		const about = how.leads ? this.#positions.position(start) : undefined;
		this.hints.push({ position: this.#positions.position(end), label, tooltip, padding: how.padding, about });
	}

	/**
	 * Says something of a token at the end of its line, behind a comment too, so that what stands in columns is not moved.
	 *
	 * @param how.over what else may stand between; where there is more it is said behind the token.
	 */
	atLineEnd(
		token: number,
		label: string,
		tooltip: string,
		how: { over: "anything" | "a comment"; leads: boolean },
	): void {
		const { start, end } = this.entry.span(token);
		const { octets, count } = this.entry.tape;
		const lineEnd = lineEndAt(octets, end);
		const next = token + 1 < count ? this.entry.span(token + 1).start : lineEnd;
		if (how.over === "a comment" && next < lineEnd) {
			this.behind(token, label, tooltip, { padding: "left", leads: how.leads });
			return;
		}
		const about = how.leads ? this.#positions.position(start) : undefined;
		this.hints.push({ position: this.#positions.position(lineEnd), label, tooltip, padding: "left", about });
	}

	/** Says something at an octet. */
	at(offset: number, label: string, tooltip: string, about?: number): void {
		this.hints.push({
			position: this.#positions.position(offset),
			label,
			tooltip,
			padding: "right",
			about: about === undefined ? undefined : this.#positions.position(about),
		});
	}
}
