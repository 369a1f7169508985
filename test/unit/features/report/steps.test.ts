import { expect, test } from "vitest";
import { overviewSteps } from "../../../../server/src/features/report/overview-steps.ts";
import { reportMarkdownSteps } from "../../../../server/src/features/report/report-markdown.ts";
import { reportPageSteps } from "../../../../server/src/features/report/report-page.ts";
import { MAX_ROWS, reportRowsSteps } from "../../../../server/src/features/report/report-rows-steps.ts";
import { manyDomains } from "../../../support/many-domains.ts";
import { timedSteps } from "../../../support/timed-steps.ts";
import { MailBench } from "../../trio/mail-bench.ts";
import { overviewOf } from "./overview-of.ts";

const paths = { shown: (path: string) => path, uri: (path: string) => `file://${path}` };

/** No step may take longer than this; in milliseconds of the processor. */
const PATIENCE = 50;

test("no step of a report of 1000 domains takes long", () => {
	const { context } = new MailBench(manyDomains(1000)).engine;
	// What else the machine does, and code that is not compiled yet, is none of our business.
	const longest = [1, 2, 3].map(() => {
		const overview = timedSteps(overviewSteps(context));
		const rows = timedSteps(reportRowsSteps(overview.result, paths));
		expect(rows.result.domains).toHaveLength(1000);
		expect(overview.steps + rows.steps).toBeGreaterThan(5000);
		const page = timedSteps(reportPageSteps(overview.result, paths.shown));
		const markdown = timedSteps(reportMarkdownSteps(overview.result));
		expect(Math.min(page.steps, markdown.steps)).toBeGreaterThan(2000);
		return Math.max(overview.longest, rows.longest, page.longest, markdown.longest);
	});
	expect(Math.min(...longest)).toBeLessThan(PATIENCE);
});

test("a page has so many rows and no more, those that matter most, in their order", () => {
	const overview = overviewOf(manyDomains(40));
	const domains = Array.from({ length: MAX_ROWS / 20 }, () => overview.domains.map((domain) => ({ ...domain }))).flat();
	const { result } = timedSteps(reportRowsSteps({ ...overview, domains }, paths));
	expect(result.domains).toHaveLength(MAX_ROWS);
	expect(result.left).toBe(MAX_ROWS);
	const problems = domains.filter(({ verdict }) => verdict === "problem").length;
	expect(result.domains.filter(({ html }) => html.includes('data-verdict="problem"'))).toHaveLength(problems);
	expect(new Set(result.domains.map(({ key }) => key)).size).toBe(MAX_ROWS);
});
