const DOCUMENTATION = "https://github.com/zonetrio/zonetrio/blob/main/docs";

/** That there are too many findings is shown by no example, and has its paragraph elsewhere. */
const WITHOUT_PAGE = "too-many-findings";

/** Where the page of a rule is to be read. */
export function ruleLink(rule: string): string {
	return `${DOCUMENTATION}/${rule === WITHOUT_PAGE ? `format.md#${rule}` : `rules/${rule}.md`}`;
}
