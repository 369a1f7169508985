import { readFileSync, writeFileSync } from "node:fs";
import { test } from "vitest";
import { JudgedExample } from "./support/literate.ts";
import { readLiteratePage } from "./support/literate-page.ts";
import { verifyZones } from "./support/verify-zones.ts";

test("mark", async () => {
	for (const rule of process.env.MARK!.split(",")) {
		const path = new URL(`../docs/rules/${rule}.md`, import.meta.url);
		let text = readFileSync(path, "utf8");
		text = text
			.split("\n")
			.filter((line) => !/^;< \d/.test(line))
			.join("\n");
		const page = readLiteratePage(rule, text);
		for (const example of page.examples) {
			const judged = new JudgedExample(example);
			const signatures = await verifyZones(judged.service);
			console.log(`== ${rule} / ${example.title} (${signatures} signatures)`);
			for (const f of judged.findings())
				if (f.rule !== rule && f.severity !== "hint")
					console.log(`   also ${f.rule} ${f.severity} ${f.message.slice(0, 150)}`);
			if (example.kind === "right") {
				for (const f of judged.findings(rule)) console.log("   !!! " + f.message);
				continue;
			}
			// insert marks
			const lines = text.split("\n");
			const found = judged.findings(rule);
			for (const f of found) {
				console.log("   " + f.message);
				const file = f.path.slice(3);
				const target = example.files[file]!.split("\n")[f.range.start.line]!;
				let at = lines.findIndex((l) => l === `## ${example.title}`);
				at = lines.findIndex((l, i) => i > at && l === `\`\`\`zone file=${file}`);
				let n = -1;
				for (at++; ; at++) {
					if (/^;< \d/.test(lines[at]!)) continue;
					n++;
					if (n === f.range.start.line) break;
				}
				if (lines[at] !== target) throw new Error("line");
				at++;
				while (/^;< \d/.test(lines[at]!)) at++;
				const end = f.range.end.line === f.range.start.line ? f.range.end.character : target.length;
				lines.splice(at, 0, `;< ${f.range.start.character + 1}-${end} ${f.severity}: ${f.message}`);
			}
			text = lines.join("\n");
		}
		writeFileSync(path, text);
	}
}, 60_000);
