import { commands, Disposable, Range, Uri, window } from "vscode";
import { MailNode } from "./mail-hosts-tree.ts";
import type { RecordKind, RecordPlace } from "./mail-row.ts";
import { OPEN_RECORD } from "./mail-row-item.ts";

/**
 * The commands on rows of the tree of mail. Menus hand over the row and all that are selected; a key binding
 * hands over nothing and means the selected ones.
 */
export function registerRowCommands(selection: () => readonly unknown[]): Disposable {
	const onRows = (name: string, run: (nodes: readonly MailNode[]) => unknown) =>
		commands.registerCommand(name, (node?: unknown, selected?: unknown) => {
			const chosen = Array.isArray(selected) && selected.length > 0 ? selected : node ? [node] : selection();
			const nodes = chosen.filter((one) => one instanceof MailNode);
			// The row under the pointer comes first.
			const first = nodes.find((one) => one === node);
			return run(first ? [first, ...nodes.filter((one) => one !== first)] : nodes);
		});
	const goTo = (kind: RecordKind) => (nodes: readonly MailNode[]) => openRecord(nodes[0]?.row.places[kind]);
	return Disposable.from(
		onRows(OPEN_RECORD, (nodes) => openRecord(nodes[0]?.row.place)),
		onRows("zoneTrio.mailHosts.goToMx", goTo("mx")),
		onRows("zoneTrio.mailHosts.goToAddress", goTo("address")),
		onRows("zoneTrio.mailHosts.goToPointer", goTo("pointer")),
		onRows("zoneTrio.mailHosts.fix", fix),
		onRows("zoneTrio.mailHosts.copyRequest", copyRequest),
		onRows("zoneTrio.mailHosts.markElsewhere", markElsewhere),
	);
}

/** Opens the file of a record and selects it. */
async function openRecord(place: RecordPlace | undefined): Promise<void> {
	if (!place) return;
	const { start, end } = place.range;
	await window.showTextDocument(Uri.parse(place.uri), {
		selection: new Range(start.line, start.character, end.line, end.character),
	});
}

async function fix([node]: readonly MailNode[]): Promise<void> {
	if (node?.row.exchange === undefined) return;
	const { domain, view, exchange } = node.row;
	await commands.executeCommand("zoneTrio.fixMailHost", { domain, view, exchange });
}

async function copyRequest(nodes: readonly MailNode[]): Promise<void> {
	const addresses = new Map<string, { address: string; view: string }>();
	for (const { row } of nodes) {
		// A row and one below it may both be selected.
		for (const address of row.requestable) addresses.set(`${row.view} ${address}`, { address, view: row.view });
	}
	if (addresses.size === 0) return;
	await commands.executeCommand("zoneTrio.copyProviderRequest", { addresses: [...addresses.values()] });
}

async function markElsewhere([node]: readonly MailNode[]): Promise<void> {
	if (node?.row.address === undefined) return;
	await commands.executeCommand("zoneTrio.markHostedElsewhere", { address: node.row.address });
}
