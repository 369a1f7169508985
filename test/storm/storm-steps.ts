import type { RandomNumbers } from "../support/random-numbers.ts";
import type { StormFiles } from "./storm-files.ts";

/** So many files an editor has open. */
export const OPEN_FILES = 10;

/** What is typed, character by character. */
const TYPED = [
	"mail A 10.2.3.26\n",
	"    MX 20 www\n",
	"26 PTR mail.d3.example.\n",
	'@ TXT "v=spf1 a mx -all"\n',
	"$ORIGIN sub\n",
	"$TTL 60\n",
	"$INCLUDE hosts.inc\n",
	"; zonetrio: role=outbound helo=mail.d1.example\n",
];

/** What is pasted in one go, half of it unfinished. */
const PASTED = [
	...'\n| |(|)|"|;|mail|2|@|.|\t|IN |3600 '.split("|"),
	"d1 MX 10 mail.d2.example.\n",
	"* MX 10 mail\n",
	"mail CNAME backup\n",
	"wild NS ns.elsewhere.net.\n",
	"@ MX 0 .\n",
	"$ORIGIN .\n",
	"$ORIGIN d4.example.\n",
	"$INCLUDE hosts.inc inner2\n",
	"$INCLUDE db.d5.example\n",
	"$TTL 1h\n",
	"$GENERATE 40-60 $ PTR host$.d6.example.\n",
	"; zonetrio-ignore ptr-missing\n",
	"; zonetrio: origin=d7.example.\n",
	"@ IN SOA ns1 hostmaster 2026010102 7200 3600 1209600 3600\n",
];

/** What is pasted into a configuration. What a file is, a zone or a configuration, is decided when it is opened. */
const CONFIGURED = [
	..."\n|{|};|//|/*|*/".split("|"),
	'zone "d8.example" { type primary; file "zones/db.d9.example"; };\n',
	'view "other" {\n',
	"type hint;",
];

/** Does something to the files, as people and programs do; how many edits it was. */
export async function stormStep(files: StormFiles, random: RandomNumbers): Promise<number> {
	const names = [...files.open.keys()];
	const name = names[random(names.length)]!;
	const text = files.open.get(name)!;
	const kind = random(1000);
	if (kind < 300 && !name.endsWith(".conf")) return type(files, name, random);
	if (kind < 550) {
		const lineStart = text.lastIndexOf("\n", random(text.length + 1)) + 1;
		const at = random(3) === 0 ? random(text.length + 1) : lineStart;
		await files.replace(name, at, at, pasted(name, random));
	} else if (kind < 750) {
		const from = random(text.length + 1);
		await files.replace(name, from, Math.min(text.length, from + random(random(5) === 0 ? 200 : 12)), "");
	} else if (kind < 950) {
		await files.undo(name);
	} else if (kind < 975) {
		await files.save(name);
	} else if (kind < 985) {
		await files.close(name);
		const closed = files.closed;
		await files.openFile(closed[random(closed.length)]!);
	} else {
		await onDisk(files, random);
	}
	return 1;
}

async function type(files: StormFiles, name: string, random: RandomNumbers): Promise<number> {
	const text = files.open.get(name)!;
	const at = text.lastIndexOf("\n", random(text.length + 1)) + 1;
	const typed = TYPED[random(TYPED.length)]!;
	for (const [index, character] of [...typed].entries()) {
		if (at + index > files.open.get(name)!.length) return index;
		await files.replace(name, at + index, at + index, character);
	}
	return typed.length;
}

function pasted(name: string, random: RandomNumbers): string {
	if (name.endsWith(".conf")) return CONFIGURED[random(CONFIGURED.length)]!;
	return random(8) === 0 ? newHost(random) : PASTED[random(PASTED.length)]!;
}

function newHost(random: RandomNumbers): string {
	return `host${random(5000)} A 10.2.${random(25)}.${random(256)}\n`;
}

async function onDisk(files: StormFiles, random: RandomNumbers): Promise<void> {
	const closed = files.closed.filter((name) => name !== "named.conf");
	const name = closed[random(closed.length)]!;
	const kind = random(5);
	if (kind === 0) {
		await files.remove(name);
	} else if (kind === 1) {
		const to = name.endsWith(".moved") ? name.slice(0, -".moved".length) : `${name}.moved`;
		if (!files.texts.has(to)) await files.rename(name, to);
	} else {
		await files.checkOut(random);
	}
}
