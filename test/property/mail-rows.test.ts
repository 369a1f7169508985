import { expect, test } from "vitest";
import { SENDERS } from "../../server/src/features/mail-hosts.ts";
import type { MailRow } from "../../server/src/features/mail-row.ts";
import { literatePages } from "../support/literate-pages.ts";
import { MailTree } from "../unit/features/mail-tree.ts";

/** The tree of mail and the report tell the same, row by row, and every row can be found again by its id. */
test.each(literatePages())("rows are what the report says: $rule", ({ examples }) => {
	for (const { title, files, settings } of examples) {
		const tree = new MailTree(files, settings);
		const { domains, senders } = tree.bench.report();
		const rows = everyRow(tree);
		const roots = tree.rows().filter(({ id }) => id !== SENDERS);
		expect(
			roots.map((row) => `${row.domain} ${row.view}`),
			title,
		).toEqual(domains.map(({ domain, view }) => `${domain} ${view}`));
		const told = domains.flatMap(({ exchanges }) =>
			exchanges.flatMap((exchange) => [
				`${exchange.preference} ${exchange.exchange} ${exchange.status}`,
				...exchange.addresses.map(({ address, status }) => `${address} ${status}`),
			]),
		);
		const shown = rows.filter(({ kind }) => kind === "exchange" || kind === "address");
		expect(
			shown.map(({ label, status }) => `${label} ${status}`),
			title,
		).toEqual(told);
		const sending = new Set(rows.filter((row) => row.sending).map(({ address }) => address));
		expect([...sending].sort(), title).toEqual([...new Set(senders.map(({ address }) => address))].sort());
		expect(new Set(rows.map(({ id }) => id)).size, title).toBe(rows.length);
		const problems = everyRow(tree, "problems");
		const withProblem = rows.filter(({ problems: count }) => count > 0).map(({ id }) => id);
		expect(
			problems.filter(({ kind }) => kind !== "pointer").map(({ id }) => id),
			title,
		).toEqual(withProblem);
	}
});

function everyRow(tree: MailTree, filter?: "problems", parent?: string): MailRow[] {
	const rows = tree.rows({ ...(filter && { filter }), ...(parent !== undefined && { parent }) });
	return rows.flatMap((row) => {
		const below = row.hasChildren ? everyRow(tree, filter, row.id) : [];
		if (row.hasChildren) expect(below.length, `below ${row.label}`).toBeGreaterThan(0);
		for (const { id } of below) expect(id.startsWith(`${row.id}\n`), `${id} below ${row.id}`).toBe(true);
		return [row, ...below];
	});
}
