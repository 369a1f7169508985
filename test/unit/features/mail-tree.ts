import { MailHosts } from "../../../server/src/features/mail-hosts.ts";
import type { MailRow, MailRowQuery, MailRows } from "../../../server/src/features/mail-row.ts";
import { atOnce } from "../../../server/src/text/at-once.ts";
import type { Files, PartialSettings } from "../../support/memory-workspace.ts";
import { MailBench } from "../trio/mail-bench.ts";

/** The tree of mail of some zones, as somebody sees it who opens every row. */
export class MailTree {
	readonly bench: MailBench;
	readonly mailHosts: MailHosts;

	constructor(files: Files, settings: PartialSettings = {}) {
		this.bench = new MailBench(files, settings);
		this.mailHosts = new MailHosts(this.bench.engine);
	}

	/** The rows below a row, or the domains. */
	rows(query: MailRowQuery = {}): readonly MailRow[] {
		return this.answer(query).rows;
	}

	/** The answer to a query, to the end. */
	answer(query: MailRowQuery = {}): MailRows {
		return atOnce(this.mailHosts.answer(query));
	}

	/** Every row, each level indented: verdict, label, description. */
	lines(filter?: "problems", parent?: string): string[] {
		const rows = this.rows({ ...(filter && { filter }), ...(parent !== undefined && { parent }) });
		return rows.flatMap((row) => {
			const text = `${row.verdict} ${row.label}${row.description && ` (${row.description})`}`;
			const below = row.hasChildren ? this.lines(filter, row.id) : [];
			return [text, ...below.map((line) => `  ${line}`)];
		});
	}

	/** The row with a label, wherever it is. */
	row(label: string, parent?: string): MailRow | undefined {
		for (const row of this.rows(parent === undefined ? {} : { parent })) {
			const found = row.label === label ? row : row.hasChildren ? this.row(label, row.id) : undefined;
			if (found) return found;
		}
		return undefined;
	}
}
