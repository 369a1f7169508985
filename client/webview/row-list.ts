import type { ReportRow } from "../src/mail-report-messages.ts";

/** A list of rows that is brought up to date: what has not changed keeps its element, and with it its place and focus. */
export class RowList {
	readonly #container: HTMLElement;
	#rows = new Map<string, { readonly html: string; readonly element: HTMLElement }>();

	constructor(container: HTMLElement) {
		this.#container = container;
	}

	/** The elements with their keys, in order. */
	*entries(): IterableIterator<readonly [key: string, element: HTMLElement]> {
		for (const [key, { element }] of this.#rows) yield [key, element];
	}

	/** Shows these rows and no others. */
	update(rows: readonly ReportRow[]): void {
		const focus = this.#focus();
		const made = elementsOf(rows.filter(({ key, html }) => this.#rows.get(key)?.html !== html));
		const updated = new Map(
			rows.map(({ key, html }) => [key, { html, element: made.get(key) ?? this.#rows.get(key)!.element }]),
		);
		const kept = new Set([...updated.values()].map(({ element }) => element));
		for (const { element } of this.#rows.values()) {
			if (!kept.has(element)) element.remove();
		}
		let next = this.#container.firstElementChild;
		for (const { element } of updated.values()) {
			if (element === next) next = next.nextElementSibling;
			else this.#container.insertBefore(element, next);
		}
		this.#rows = updated;
		if (focus) this.#restore(focus);
	}

	/** Which button of which row has the focus. */
	#focus(): { readonly key: string; readonly index: number } | undefined {
		const { activeElement } = document;
		if (!(activeElement instanceof HTMLButtonElement) || !this.#container.contains(activeElement)) return undefined;
		for (const [key, { element }] of this.#rows) {
			const index = buttonsOf(element).indexOf(activeElement);
			if (index >= 0) return { key, index };
		}
		return undefined;
	}

	#restore({ key, index }: { readonly key: string; readonly index: number }): void {
		const row = this.#rows.get(key);
		if (!row || row.element.contains(document.activeElement)) return;
		const buttons = buttonsOf(row.element);
		(buttons[index] ?? buttons.at(-1))?.focus({ preventScroll: true });
	}
}

function buttonsOf(element: HTMLElement): HTMLButtonElement[] {
	return [...element.querySelectorAll("button")];
}

/** By key; each row is one element. Parsed all at once, which is much faster. */
function elementsOf(rows: readonly ReportRow[]): Map<string, HTMLElement> {
	const template = document.createElement("template");
	template.innerHTML = rows.map(({ html }) => html).join("");
	const elements = [...template.content.children];
	return new Map(rows.map(({ key }, index) => [key, elements[index] as HTMLElement]));
}
