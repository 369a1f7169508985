import { parseAddress } from "../../../server/src/records/address.ts";
import { Engine } from "../../../server/src/rules/engine/engine.ts";
import type { AddressId } from "../../../server/src/tables/address-table.ts";
import { mailReport } from "../../../server/src/trio/report.ts";
import type { MailReport } from "../../../server/src/trio/reported-mail.ts";
import type { AddressChain, Exchange } from "../../../server/src/trio/status.ts";
import type { Universe } from "../../../server/src/workspace/universe.ts";
import type { Workspace } from "../../../server/src/workspace/workspace.ts";
import {
	type Files,
	fullSettings,
	memoryWorkspace,
	type PartialSettings,
	ROOT,
} from "../../support/memory-workspace.ts";
import { zoneOf } from "../../support/zone-records.ts";

/** What zones start with in these tests. */
export const HEAD = "$TTL 60\n@ SOA ns.example.org. h.example.org. 1 2 3 4 5\n@ NS ns.example.org.\n";

/** Some zones and what they say of mail. Questions are asked as example.com asks them. */
export class MailBench {
	readonly workspace: Workspace;
	readonly engine: Engine;
	readonly #view: string | undefined;

	constructor(files: Files, settings: PartialSettings = {}, view?: string) {
		this.workspace = memoryWorkspace(files, settings);
		this.engine = new Engine(this.workspace, { today: () => ({ year: 2026, month: 11, day: 24 }) });
		this.engine.settle();
		this.#view = view;
	}

	get universe(): Universe {
		return this.workspace.zones.universeOf(zoneOf(this.workspace, "example.com.", this.#view).zone);
	}

	/** Puts a text in place of a line of a file, lines from 1. */
	setLine(name: string, line: number, text: string): void {
		const change = { start: { line: line - 1, character: 0 }, end: { line: line - 1, character: 999 }, text };
		this.workspace.edit(`${ROOT}/${name}`, [change]);
		this.engine.settle();
	}

	setSettings(settings: PartialSettings): void {
		this.workspace.setSettings(fullSettings(settings));
		this.engine.settle();
	}

	address(text: string): AddressId {
		const octets = parseAddress(text)!;
		return this.workspace.tables.addresses.intern(octets, 0, octets.length);
	}

	chain(address: string): AddressChain {
		return this.engine.context.chains.chain(this.universe, this.address(address));
	}

	/** The status of an address and each PTR's target with its state. */
	status(address: string): string {
		const { status, pointers } = this.chain(address);
		return [status, ...pointers.map(({ target, state }) => `${target} ${state}`)].join(", ");
	}

	/** The exchanges of a domain, in the order of the text. */
	exchanges(domain: string): Exchange[] {
		const zone = this.workspace.lookup.zoneFor(this.universe, this.workspace.name(domain))!;
		return this.engine.context.chains.exchanges(this.universe, zone, this.workspace.name(domain));
	}

	/** `in` if the address receives, `out` if it sends, both or neither. */
	role(address: string): string {
		const { facts } = this.engine.context;
		const id = this.address(address);
		const words = [facts.isInbound(this.universe, id) && "in", facts.isSending(this.universe, id) && "out"];
		return words.filter(Boolean).join(" ") || "none";
	}

	/** The domains that send from an address. */
	sendersAt(address: string): string[] {
		const { names } = this.workspace.tables;
		const domains = this.engine.context.facts.sendingDomains(this.universe, this.address(address));
		return domains.map((name) => names.text(name));
	}

	report(): MailReport {
		return mailReport(this.engine.context);
	}
}
