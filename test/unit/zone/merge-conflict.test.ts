import { describe, expect, test } from "vitest";
import { fixOf, JudgedExample } from "../../support/literate.ts";
import { ROOT } from "../../support/memory-workspace.ts";

const DB = "db.example.com";
const HEAD =
	"$ORIGIN example.com.\n$TTL 3600\n@ IN SOA ns1 hostmaster 7 86400 7200 3600000 3600\n@ NS ns1\nns1 A 192.0.2.53\n";
const hosts = (name: string, count: number) =>
	Array.from({ length: count }, (_, host) => `${name}${host} A 192.0.2.${host % 256}\n`).join("");

function judged(text: string): JudgedExample {
	return new JudgedExample({ files: { [DB]: text }, settings: {} });
}

function conflicts(example: JudgedExample): number[] {
	return example.findings("merge-conflict").map(({ range }) => range.start.line + 1);
}

function edit(example: JudgedExample, line: number, lines: number, text: string): void {
	const start = { line, character: 0 };
	example.edit(`${ROOT}/${DB}`, [{ start, end: { line: line + lines, character: 0 }, text }]);
	example.settle();
}

describe("a merge conflict", () => {
	test("is told once, and of its sides the first is read", () => {
		const example = judged(
			`${HEAD}<<<<<<< HEAD\na A 192.0.2.1\n=======\na A 192.0.2.2\nb MX bad\n>>>>>>> other\nc A 192.0.2.3\n`,
		);
		expect(
			example
				.findings()
				.filter(({ severity }) => severity === "error")
				.map(({ rule }) => rule),
		).toEqual(["merge-conflict"]);
		expect(example.service.counts().records).toBe(5);
	});

	test("may be longer than what is read at once, and its last line may come and go", () => {
		const text = `${HEAD}<<<<<<< HEAD\n${hosts("a", 700)}=======\n${hosts("b", 700)}>>>>>>> other\n${hosts("c", 300)}`;
		const example = judged(text);
		const whole = { conflicts: conflicts(example), records: example.service.counts().records };
		expect(whole).toEqual({ conflicts: [6], records: 1003 });
		edit(example, 1407, 1, "");
		const open = judged(text.replace(">>>>>>> other\n", ""));
		expect(conflicts(example)).toEqual(conflicts(open));
		expect(example.service.counts().records).toBe(open.service.counts().records);
		edit(example, 1407, 0, ">>>>>>> other\n");
		expect({ conflicts: conflicts(example), records: example.service.counts().records }).toEqual(whole);
		edit(example, 5, 1, "");
		expect(conflicts(example)).toEqual([]);
	});

	test.each([
		["<<<<<<< HEAD\n", [6]],
		["=======\n", [6]],
		[">>>>>>> other\n", [6]],
		["=======\n<<<<<<< HEAD\n=======\n>>>>>>> other\n", [6, 7]],
		["======== A 192.0.2.1\n", []],
		["======= A 192.0.2.1\n", []],
	])("that is not whole: %j", (text, lines) => {
		expect(conflicts(judged(HEAD + text))).toEqual(lines);
	});
});

describe("the serial in a conflict", () => {
	const SOA = (serial: number) => `@ IN SOA ns1 hostmaster ${serial} 86400 7200 3600000 3600\n`;
	const START = "$ORIGIN example.com.\n$TTL 3600\n";
	const END = "@ NS ns1\nns1 A 192.0.2.53\n";

	test("goes past both sides where these differ in more, and the rest stays", () => {
		const text = (one: number, other: number) =>
			`${START}<<<<<<< HEAD\n${SOA(one)}a A 192.0.2.1\n=======\n${SOA(other)}b A 192.0.2.2\n>>>>>>> other\n${END}`;
		const example = judged(text(41, 43));
		const fix = fixOf(example.findings("merge-conflict")[0]!)!;
		expect(fix).toMatchObject({
			title: "Write the serial 44, which comes after both, on both sides",
			preferred: false,
		});
		example.make(fix);
		expect(example.texts()[DB]).toBe(text(44, 44));
	});

	test("is found where other fields differ too", () => {
		const other = "@\tSOA ns1 hostmaster ( 2026112402 ; serial\n 7200 3600 3600000 3600 )\n";
		const example = judged(`${START}<<<<<<< HEAD\n${SOA(2026112401)}=======\n${other}>>>>>>> other\n${END}`);
		example.make(fixOf(example.findings("merge-conflict")[0]!)!);
		expect(example.texts()[DB]).toContain(other.replace("2026112402", "2026112403"));
	});

	test("is later by the circle of serials", () => {
		const example = judged(`${START}<<<<<<< HEAD\n${SOA(4294967290)}=======\n${SOA(3)}>>>>>>> other\n${END}`);
		example.make(fixOf(example.findings("merge-conflict")[0]!)!);
		expect(example.texts()[DB]).toBe(`${START}${SOA(4)}${END}`);
	});

	test("keeps the line ends of the file, and letters of any encoding", () => {
		const comment = "; Größe\r\n";
		const soa = (serial: number) => SOA(serial).replace("\n", " ; größer\r\n");
		const rest = END.replaceAll("\n", "\r\n");
		const text = `$ORIGIN example.com.\r\n$TTL 3600\r\n${comment}<<<<<<< HEAD\r\n${soa(1)}=======\r\n${soa(2)}>>>>>>> other\r\n${rest}`;
		const example = judged(text);
		example.make(fixOf(example.findings("merge-conflict")[0]!)!);
		expect(example.texts()[DB]).toBe(`$ORIGIN example.com.\r\n$TTL 3600\r\n${comment}${soa(3)}${rest}`);
	});

	test("is none where no SOA is in it", () => {
		const example = judged(`${HEAD}<<<<<<< HEAD\na A 192.0.2.1\n=======\na A 192.0.2.2\n>>>>>>> other\n`);
		expect(fixOf(example.findings("merge-conflict")[0]!)).toBeUndefined();
	});
});
