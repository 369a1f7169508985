import { EventEmitter, l10n, type TreeDataProvider, TreeItem, TreeItemCollapsibleState } from "vscode";
import type { MailRow, MailRows } from "./mail-row.ts";
import { itemOf, looksSame } from "./mail-row-item.ts";

/** The command that shows more domains. */
export const SHOW_MORE = "zoneTrio.mailHosts.showMore";

/** So many domains are shown before somebody asks for more. */
const PAGE = 1000;

/** What is asked of the server. */
export interface MailRowQuery {
	readonly parent?: string;
	readonly filter?: "problems";
	readonly limit?: number;
}

/** A row in the tree. It stays the same object while the row is there, so that VS Code keeps what is open and selected. */
export class MailNode {
	row: MailRow;
	readonly parent: MailNode | undefined;
	/** Those that have been asked for; undefined for a row that is closed. */
	children: readonly MailNode[] | undefined;

	constructor(row: MailRow, parent: MailNode | undefined) {
		this.row = row;
		this.parent = parent;
	}
}

/** The last row where there are more domains than are shown. */
export class MoreNode {
	readonly count: number;

	constructor(count: number) {
		this.count = count;
	}
}

/** The tree of mail. Asks the server for the rows that are visible and, at each refresh, for those again. */
export class MailHostsTree implements TreeDataProvider<MailNode | MoreNode> {
	/** True if only problems are shown. */
	onlyProblems = false;
	readonly #ask: (query: MailRowQuery) => Promise<MailRows | undefined>;
	readonly #changed = new EventEmitter<(MailNode | MoreNode)[] | undefined>();
	readonly onDidChangeTreeData = this.#changed.event;
	#roots: readonly MailNode[] = [];
	#more: MoreNode | undefined;
	#limit = PAGE;

	/** @param ask asks the server; undefined if it cannot answer now. */
	constructor(ask: (query: MailRowQuery) => Promise<MailRows | undefined>) {
		this.#ask = ask;
	}

	getTreeItem(node: MailNode | MoreNode): TreeItem {
		if (node instanceof MailNode) return itemOf(node.row, node);
		const item = new TreeItem(l10n.t("{0} more domains", node.count), TreeItemCollapsibleState.None);
		item.id = "more";
		item.command = { title: l10n.t("Show More"), command: SHOW_MORE };
		return item;
	}

	async getChildren(node?: MailNode | MoreNode): Promise<(MailNode | MoreNode)[]> {
		if (!node) return this.#more ? [...this.#roots, this.#more] : [...this.#roots];
		if (node instanceof MoreNode) return [];
		if (!node.children) {
			const answer = await this.#ask(this.#query(node));
			node.children = (answer?.rows ?? []).map((row) => new MailNode(row, node));
		}
		return [...node.children];
	}

	getParent(node: MailNode | MoreNode): MailNode | undefined {
		return node instanceof MailNode ? node.parent : undefined;
	}

	/** A row was closed: what is below is asked for when it is opened again, which VS Code does only of rows that changed. */
	forgetBelow(node: MailNode | MoreNode): void {
		if (!(node instanceof MailNode) || !node.children) return;
		node.children = undefined;
		this.#changed.fire([node]);
	}

	/** Shows the next page of domains as well, from the next refresh on. */
	showMore(): void {
		this.#limit += PAGE;
	}

	/** Shows nothing. */
	clear(): void {
		this.#roots = [];
		this.#more = undefined;
		this.#changed.fire(undefined);
	}

	/**
	 * Asks for all rows that are there, and tells VS Code which look different now.
	 *
	 * @returns what the server answered for the domains; undefined if it could not.
	 */
	async refresh(): Promise<MailRows | undefined> {
		const answer = await this.#ask({ ...this.#query(undefined), limit: this.#limit });
		if (!answer || answer.busy) {
			this.clear();
			return answer;
		}
		const changed: MailNode[] = [];
		const roots = merged(this.#roots, answer.rows, undefined, changed);
		const isSame = roots === this.#roots && (this.#more?.count ?? 0) === answer.more;
		this.#roots = roots;
		this.#more = answer.more > 0 ? new MoreNode(answer.more) : undefined;
		await Promise.all(roots.map((node) => this.#refreshBelow(node, changed)));
		if (!isSame) this.#changed.fire(undefined);
		else if (changed.length > 0) this.#changed.fire(changed);
		return answer;
	}

	async #refreshBelow(node: MailNode, changed: MailNode[]): Promise<void> {
		if (!node.children) return;
		if (!node.row.hasChildren) {
			node.children = undefined;
			return;
		}
		const answer = await this.#ask(this.#query(node));
		// It may have been closed meanwhile.
		if (!answer || !node.children) return;
		const children = merged(node.children, answer.rows, node, changed);
		if (children !== node.children) changed.push(node);
		node.children = children;
		await Promise.all(children.map((child) => this.#refreshBelow(child, changed)));
	}

	#query(node: MailNode | undefined): MailRowQuery {
		return { ...(node && { parent: node.row.id }), ...(this.onlyProblems && { filter: "problems" }) };
	}
}

/**
 * The nodes of some rows. A row that was there keeps its node, which goes to `changed` if it looks different;
 * where the same rows are there as before, the list itself is the one before.
 */
function merged(
	before: readonly MailNode[],
	rows: readonly MailRow[],
	parent: MailNode | undefined,
	changed: MailNode[],
): readonly MailNode[] {
	const known = new Map(before.map((node) => [node.row.id, node]));
	const nodes = rows.map((row) => {
		const node = known.get(row.id);
		if (!node) return new MailNode(row, parent);
		if (!looksSame(node.row, row)) changed.push(node);
		node.row = row;
		return node;
	});
	const isSame = nodes.length === before.length && nodes.every((node, index) => node === before[index]);
	return isSame ? before : nodes;
}
