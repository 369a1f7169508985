import { commands, Disposable, type Event, l10n, type Memento, type TreeView, window } from "vscode";
import { type BaseLanguageClient as LanguageClient, State } from "vscode-languageclient";
import { type MailHostsState, mailHostsState } from "./mail-hosts-state.ts";
import { MailHostsTree, type MailNode, type MailRowQuery, type MoreNode, SHOW_MORE } from "./mail-hosts-tree.ts";
import type { MailRows } from "./mail-row.ts";
import { registerRowCommands } from "./mail-row-commands.ts";

const VIEW = "zoneTrio.mailHosts";
/** Known under this name to `when` clauses and to the memory of the workspace. */
const ONLY_PROBLEMS = "zoneTrio.mailHosts.onlyProblems";

/** Milliseconds between a change and the rows that show it; longer where the rows take long. */
const PAUSE = 300;
const LONGEST_PAUSE = 5000;

/** The panel Mail Hosts. */
export class MailHostsView {
	readonly tree: MailHostsTree;
	readonly view: TreeView<MailNode | MoreNode>;
	state: MailHostsState = "reading";
	readonly #client: LanguageClient;
	readonly #memory: Memento;
	readonly #disposables: Disposable[] = [];
	#timer: Timer | undefined;
	#isStale = true;
	#running: Promise<void> | undefined;
	#again = false;
	#duration = 0;
	#hasStopped = false;

	/**
	 * @param memory keeps over restarts whether only problems are shown.
	 * @param changed told when the rows may look different.
	 */
	constructor(client: LanguageClient, memory: Memento, changed: Event<void>) {
		this.#client = client;
		this.#memory = memory;
		this.tree = new MailHostsTree((query) => this.#ask(query));
		this.view = window.createTreeView(VIEW, {
			treeDataProvider: this.tree,
			showCollapseAll: true,
			canSelectMany: true,
		});
		this.#disposables.push(
			this.view,
			this.view.onDidCollapseElement(({ element }) => this.tree.forgetBelow(element)),
			this.view.onDidChangeVisibility(({ visible }) => {
				if (visible && this.#isStale) void this.refresh();
			}),
			changed(() => this.#refreshSoon()),
			client.onDidChangeState(({ newState }) => this.#followClient(newState)),
			commands.registerCommand("zoneTrio.mailHosts.showProblemsOnly", () => this.#filter("problems")),
			commands.registerCommand("zoneTrio.mailHosts.showAll", () => this.#filter("all")),
			commands.registerCommand("zoneTrio.mailHosts.refresh", () => this.refresh()),
			commands.registerCommand(SHOW_MORE, () => {
				this.tree.showMore();
				return this.refresh();
			}),
			registerRowCommands(() => this.view.selection),
			new Disposable(() => clearTimeout(this.#timer)),
		);
		this.#setOnlyProblems(memory.get<boolean>(ONLY_PROBLEMS) === true);
		this.#show(undefined);
	}

	dispose(): void {
		Disposable.from(...this.#disposables).dispose();
	}

	/** Brings the rows up to date; resolves when they are. */
	refresh(): Promise<void> {
		clearTimeout(this.#timer);
		this.#timer = undefined;
		this.#again = this.#running !== undefined;
		this.#running ??= this.#refresh().finally(() => {
			this.#running = undefined;
		});
		return this.#running;
	}

	async #refresh(): Promise<void> {
		do {
			this.#again = false;
			this.#isStale = false;
			const began = performance.now();
			this.#show(await this.tree.refresh());
			this.#duration = performance.now() - began;
		} while (this.#again);
	}

	/** Not at every keystroke, and not while nobody looks. */
	#refreshSoon(): void {
		this.#isStale = true;
		if (!this.view.visible || this.#timer) return;
		const pause = Math.min(Math.max(PAUSE, 2 * this.#duration), LONGEST_PAUSE);
		this.#timer = setTimeout(() => void this.refresh(), pause);
	}

	#followClient(state: State): void {
		this.#hasStopped = state === State.Stopped || state === State.StartFailed;
		if (state === State.Running) {
			this.#isStale = true;
			if (this.view.visible) void this.refresh();
			return;
		}
		this.tree.clear();
		this.#show(undefined);
	}

	async #ask(query: MailRowQuery): Promise<MailRows | undefined> {
		if (!this.#client.isRunning()) return undefined;
		try {
			return await this.#client.sendRequest<MailRows>("zoneTrio/mailHosts", query);
		} catch (error) {
			// Where the server stopped while it was asked, it is asked again when it is back.
			if (this.#client.isRunning()) this.#client.outputChannel.appendLine(`The mail hosts are not known: ${error}`);
			return undefined;
		}
	}

	#show(answer: MailRows | undefined): void {
		this.state = mailHostsState(answer, { hasStopped: this.#hasStopped });
		this.view.message = this.state === "reading" ? l10n.t("Reading the zones of the workspace…") : "";
		const problems = answer?.problems ?? 0;
		const tooltip = problems === 1 ? l10n.t("1 problem of mail hosts") : l10n.t("{0} problems of mail hosts", problems);
		this.view.badge = problems > 0 ? { value: problems, tooltip } : undefined;
		void commands.executeCommand("setContext", "zoneTrio.mailHosts.state", this.state);
	}

	async #filter(shown: "problems" | "all"): Promise<void> {
		this.#setOnlyProblems(shown === "problems");
		await this.#memory.update(ONLY_PROBLEMS, this.tree.onlyProblems);
		await this.refresh();
	}

	#setOnlyProblems(onlyProblems: boolean): void {
		this.tree.onlyProblems = onlyProblems;
		this.view.description = onlyProblems ? l10n.t("problems only") : "";
		void commands.executeCommand("setContext", ONLY_PROBLEMS, onlyProblems);
	}
}
