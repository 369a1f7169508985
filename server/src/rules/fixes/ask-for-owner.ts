import type { Fix } from "../fix.ts";
import type { RecordView } from "../views/record-view.ts";
import { absoluteHost } from "./absolute-host.ts";
import { makeJointFix } from "./make-fix.ts";
import { ownerChange } from "./replace-owner.ts";

/** Gives the record of a wildcard to one name instead, for which the user is asked. */
export function askForOwner(record: RecordView): Fix {
	const { context, owner, typeName } = record;
	const below = owner.slice(owner.indexOf(".") + 1);
	return makeJointFix(
		{
			context,
			title: `Give the ${typeName} of ${owner} to one name instead`,
			changes: (answer) => {
				const name = absoluteHost(answer);
				if (!context.workspace.sought(name)) return { refusal: `${answer} is no name` };
				if (name === owner) return { refusal: `${owner} has it already: write a name for which it is meant` };
				return [ownerChange(record, name)];
			},
		},
		{
			question: {
				prompt: `Name that needs the ${typeName} of ${owner}`,
				example: below === "" ? "example.com." : `www.${below}`,
				kind: "host",
			},
		},
	);
}
