import { deepStrictEqual, match, ok, strictEqual } from "node:assert";
import { commands, TreeItemCollapsibleState, window } from "vscode";
import type { ZoneTrio } from "../../../client/src/extension.ts";
import type { MailNode } from "../../../client/src/mail-hosts-tree.ts";
import { apply, codeAction, discardChanges, exported, file, open, replace, until, untilFound } from "./editor.ts";

const FORWARD = "zones/db.example.com";
const REVERSE = "zones/db.192.0.2";
const MAIL = 8;
const BROKEN = [
	"warning example.com. (1 problem)",
	"  warning 10 mail.example.com.",
	"    warning 192.0.2.25 (missing)",
];
const WHOLE = ["ok example.com.", "  ok 10 mail.example.com.", "    ok 192.0.2.25", "      ok PTR mail.example.com."];

describe("the panel Mail Hosts", () => {
	let mailHosts: ZoneTrio["mailHosts"];

	before(async () => {
		({ mailHosts } = await exported());
		await commands.executeCommand("zoneTrio.mailHosts.focus");
		await until("the panel", () => mailHosts.view.visible || undefined);
	});

	afterEach(async () => {
		await commands.executeCommand("zoneTrio.mailHosts.showAll");
		await discardChanges();
	});

	it("shows how mail goes, before a fix and, without being asked, after it", async () => {
		await open(FORWARD);
		await untilRows(BROKEN);
		strictEqual(mailHosts.view.badge?.value, 1);
		const [finding] = await untilFound(FORWARD, "ptr-missing", [MAIL]);
		ok(finding);
		await apply(await codeAction(FORWARD, finding.range, "Add PTR"));
		await untilRows(WHOLE);
		strictEqual(mailHosts.view.badge, undefined);
	});

	it("keeps its rows when they change, and with them what is open and selected", async () => {
		await open(FORWARD);
		await untilRows(BROKEN);
		const [domain] = await below();
		const [exchange] = await below(domain);
		const [address] = await below(exchange);
		ok(domain && exchange && address);
		await mailHosts.view.reveal(address, { select: true, focus: false, expand: true });
		await until("the selection", () => mailHosts.view.selection[0] === address || undefined);
		const changed: unknown[] = [];
		const listener = mailHosts.tree.onDidChangeTreeData((nodes) => changed.push(nodes));
		await replace(REVERSE, "30        IN", "25        IN  PTR    mail.example.com.\n30        IN");
		await untilRows(WHOLE);
		listener.dispose();
		strictEqual((await below())[0], domain);
		strictEqual((await below(exchange))[0], address);
		await until("the selection after the change", () => mailHosts.view.selection[0] === address || undefined);
		strictEqual(address.row.status, "ok");
		ok(!changed.includes(undefined), "the whole tree was drawn anew");
	});

	it("asks again for rows that were closed and are opened", async () => {
		await open(FORWARD);
		await untilRows(BROKEN);
		const [domain] = await below();
		const [exchange] = await below(domain);
		const [address] = await below(exchange);
		ok(domain && exchange && address);
		await mailHosts.view.reveal(address, { select: false, focus: false, expand: false });
		const line = address.row.place?.range.start.line;
		await commands.executeCommand("workbench.actions.treeView.zoneTrio.mailHosts.collapseAll");
		await until("the rows to be forgotten", () => (domain.children === undefined ? true : undefined));
		await replace(FORWARD, "mail      IN", "; a line more\nmail      IN");
		await untilFound(FORWARD, "ptr-missing", [MAIL + 1]);
		await mailHosts.view.reveal(domain, { select: false, focus: false, expand: 2 });
		await until(
			"the rows below",
			() => domain.children?.[0]?.children?.[0]?.row.place?.range.start.line === (line ?? 0) + 1 || undefined,
		);
	});

	it("shows problems only, and says so where there are none", async () => {
		await open(FORWARD);
		await untilRows(BROKEN);
		await commands.executeCommand("zoneTrio.mailHosts.showProblemsOnly");
		strictEqual(mailHosts.view.description, "problems only");
		deepStrictEqual(await rows(), BROKEN);
		await replace(REVERSE, "30        IN", "25        IN  PTR    mail.example.com.\n30        IN");
		await untilRows([]);
		strictEqual(mailHosts.state, "no-problems");
		await commands.executeCommand("zoneTrio.mailHosts.showAll");
		strictEqual(mailHosts.view.description, "");
		deepStrictEqual(await rows(), WHOLE);
		strictEqual(mailHosts.state, "rows");
	});

	it("a click opens the file of the record and selects it", async () => {
		await untilRows(BROKEN);
		const [domain] = await below();
		const [exchange] = await below(domain);
		const [address] = await below(exchange);
		ok(address);
		const item = mailHosts.tree.getTreeItem(address);
		ok(item.command);
		await commands.executeCommand(item.command.command, ...(item.command.arguments ?? []));
		strictEqual(selected(), "192.0.2.25");
		strictEqual(window.activeTextEditor?.document.uri.toString(), file(FORWARD).toString());
		await commands.executeCommand("zoneTrio.mailHosts.goToMx", address, [address]);
		strictEqual(selected(), "mail");
	});

	it("a row says to eyes, to ears and to menus what it is", async () => {
		await untilRows(BROKEN);
		const [domain] = await below();
		const [exchange] = await below(domain);
		const [address] = await below(exchange);
		ok(domain && address);
		const item = mailHosts.tree.getTreeItem(address);
		strictEqual(item.contextValue, "address fix to-mx to-address");
		strictEqual(item.accessibilityInformation?.label, "address 192.0.2.25, missing, warning");
		strictEqual(item.collapsibleState, TreeItemCollapsibleState.None);
		const tooltip = typeof item.tooltip === "object" ? item.tooltip.value : "";
		match(tooltip, /refuse or penalise mail/);
		match(tooltip, /25\.2\.0\.192\.in-addr\.arpa\./);
		strictEqual(mailHosts.tree.getParent(address), exchange);
	});

	it("a row names what commands on it need", async () => {
		await untilRows(BROKEN);
		const [domain] = await below();
		const [exchange] = await below(domain);
		ok(exchange);
		const { domain: name, view, exchange: host } = exchange.row;
		deepStrictEqual({ name, view, host }, { name: "example.com.", view: "", host: "mail.example.com." });
	});

	it("says where there is no mail at all", async () => {
		await open(FORWARD);
		await replace(FORWARD, "          IN  MX     10 mail\n", "");
		await until("no rows", () => mailHosts.state === "empty" || undefined);
		deepStrictEqual(await rows(), []);
	});

	it("says that the server does not run, and fills again after a restart", async () => {
		await untilRows(BROKEN);
		const { client } = await exported();
		await client.stop();
		await until("the word of it", () => mailHosts.state === "stopped" || undefined);
		deepStrictEqual(await rows(), []);
		await commands.executeCommand("zoneTrio.restart");
		await untilRows(BROKEN);
	});

	async function below(node?: MailNode): Promise<MailNode[]> {
		return (await mailHosts.tree.getChildren(node)).filter((one): one is MailNode => "row" in one);
	}

	/** Every row as it is in the tree, each level indented. */
	async function rows(node?: MailNode): Promise<string[]> {
		const lines: string[] = [];
		for (const child of await below(node)) {
			const { verdict, label, description, hasChildren } = child.row;
			lines.push(`${verdict} ${label}${description && ` (${description})`}`);
			if (hasChildren) lines.push(...(await rows(child)).map((line) => `  ${line}`));
		}
		return lines;
	}

	async function untilRows(wanted: readonly string[]): Promise<void> {
		await until(`the rows ${JSON.stringify(wanted)}`, async () =>
			JSON.stringify(await rows()) === JSON.stringify(wanted) ? true : undefined,
		);
	}
});

function selected(): string | undefined {
	const editor = window.activeTextEditor;
	return editor?.document.getText(editor.selection);
}
