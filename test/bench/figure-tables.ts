/** What must hold of a column of a row: no more than so much. */
export interface Target {
	readonly column: number;
	readonly atMost: number;
}

/** A row of figures before they are measured. */
export interface RowShape {
	readonly key: string;
	readonly name: string;
	readonly targets: readonly Target[];
}

/** A column of figures: what it is, in which unit, and with how many digits behind the point. */
export interface Column {
	readonly name: string;
	readonly unit: string;
	readonly digits: number;
}

/** A table of the page. */
export interface TableShape {
	readonly key: string;
	readonly title: string;
	/** What the rows mean and how they are measured, as Markdown. */
	readonly about: string;
	readonly first: string;
	readonly columns: readonly Column[];
	readonly rows: readonly RowShape[];
}

/** How much is measured. */
export interface Sizes {
	/** Records of the zone of the cold check. */
	readonly cold: number;
	/** Lines of the zones that are typed in. */
	readonly typed: readonly number[];
	/** Records of the growing zone, and zones of the growing folder. */
	readonly records: readonly number[];
	readonly zones: readonly number[];
	/** Zones of the folders that are opened, and records of the one of a provider. */
	readonly opened: number;
	readonly provided: number;
	/** So often each program runs in the cold check, each check of growing zones, and the server on each folder. */
	readonly runs: number;
	readonly growthRuns: number;
	readonly servers: number;
	/** Keystrokes of each kind that are counted. */
	readonly keystrokes: number;
}

export const WHOLE: Sizes = {
	cold: 1_000_000,
	typed: [100_000, 1_000_000],
	records: [10_000, 31_623, 100_000, 316_228, 1_000_000],
	zones: [10, 100, 1000, 10_000, 100_000],
	opened: 1000,
	provided: 1_000_000,
	runs: 7,
	growthRuns: 3,
	servers: 5,
	keystrokes: 400,
};

export const QUICK: Sizes = {
	cold: 100_000,
	typed: [100_000],
	records: [10_000, 31_623, 100_000],
	zones: [10, 100, 1000],
	opened: 200,
	provided: 50_000,
	runs: 3,
	growthRuns: 1,
	servers: 3,
	keystrokes: 100,
};

/** The programs beside which the command is measured. */
export const PEERS = ["validns", "nsd-checkzone", "kzonecheck", "named-checkzone"] as const;
export type Peer = (typeof PEERS)[number];

/** What is typed, by its key. */
export const KEYSTROKES = {
	comment: "a comment behind a host",
	host: "a digit of an address, which its PTR tells of",
	line: "a new line, and its deletion",
	pointer: "a letter in the target of a PTR",
	spf: "the length of a network in an SPF record, which takes fifty mail hosts out of it and back",
} as const;
export type Keystroke = keyof typeof KEYSTROKES;

const SECONDS = { unit: "s", digits: 2 } as const;
const MILLISECONDS = { unit: "ms", digits: 2 } as const;
const MOST_GROWTH = 1.05;

/** All tables of the page, in their order. */
export function tablesOf(sizes: Sizes): readonly TableShape[] {
	return [coldCheck(sizes), keystrokes(sizes), growth(sizes), opening(sizes), answers(sizes), memory(sizes)];
}

function coldCheck({ cold, runs }: Sizes): TableShape {
	const row = (key: string, name: string, atMost?: number): RowShape => {
		return { key, name, targets: atMost === undefined ? [] : [{ column: 1, atMost }] };
	};
	return {
		key: "cold",
		title: "A cold check",
		about: `\`zonetrio check\` of one forward zone of ${count(cold)} records, and of the same together with its reverse zones of
${count(cold * 0.6)} records, against which every address is held; beside it what else checks zones. Each run is a process of its own. The programs take turns, so that what
disturbs one disturbs all; these are the medians of ${runs} runs, and *× fastest other* is the first column divided by that of the fastest of the other programs. Those look at
one zone by itself: none of them reads a second one, and none looks for PTRs. *Memory* is the most that a process had at a time.`,
		first: "Program",
		columns: [
			{ name: "Time", ...SECONDS },
			{ name: "× fastest other", unit: "", digits: 2 },
			{ name: "Of the processor", ...SECONDS },
			{ name: "Memory", unit: "MB", digits: 0 },
			{ name: "× kzonecheck", unit: "", digits: 2 },
		],
		rows: [
			row("cold.zonetrio", "zonetrio", 0.8),
			...PEERS.map((peer) => row(`cold.${peer}`, peer)),
			row("cold.cross", "zonetrio, with the reverse zones", 1),
			row("cold.records", "zonetrio records"),
		],
	};
}

function keystrokes({ typed, keystrokes: edits }: Sizes): TableShape {
	const limits = (lines: number): readonly Target[] =>
		lines > 100_000
			? [{ column: 1, atMost: 16 }]
			: [
					{ column: 0, atMost: 1 },
					{ column: 1, atMost: 5 },
				];
	return {
		key: "keystrokes",
		title: "From a keystroke to its findings",
		about: `An editor sends \`didChange\` to the language server over standard input, and waits for the findings of that version: both ways
and all that lies between. The forward zone and its reverse zone are open. ${count(edits)} keystrokes of each kind, half of them taking back the one before, each when the
server has nothing left to do. *A process that only answers* is what is left of that without a server: it sends as much back as soon as it is asked.`,
		first: "What is typed",
		columns: [
			{ name: "p50", ...MILLISECONDS },
			{ name: "p99", ...MILLISECONDS },
			{ name: "Worst", ...MILLISECONDS },
		],
		rows: [
			...typed.flatMap((lines) => [
				...Object.entries(KEYSTROKES).map(([kind, name]) => ({
					key: `typed.${lines}.${kind}`,
					name: `${count(lines)} lines: ${name}`,
					targets: limits(lines),
				})),
			]),
			{ key: "typed.echo", name: "A process that only answers", targets: [] },
		],
	};
}

function growth({ records, zones }: Sizes): TableShape {
	const targets = [{ column: 2, atMost: MOST_GROWTH }];
	const name = (what: string, sizes: readonly number[]) => `${what}, ${count(sizes[0]!)} to ${count(sizes.at(-1)!)}`;
	return {
		key: "growth",
		title: "How the cost grows",
		about: `Time of the processor that \`zonetrio check\` takes, less that of \`zonetrio --version\`, at ${records.length} and ${zones.length} sizes, for the smallest and
the largest. *Exponent* is the slope of the line that fits the logarithms of times and sizes best (least squares): 1 is a cost that
grows as the size does, 2 one that grows with its square. The zones are small ones of one organisation each, named by one \`named.conf\`.`,
		first: "What grows",
		columns: [
			{ name: "Smallest", unit: "s", digits: 3 },
			{ name: "Largest", unit: "s", digits: 3 },
			{ name: "Exponent", unit: "", digits: 3 },
		],
		rows: [
			{ key: "growth.records", name: name("Records of one zone", records), targets },
			{ key: "growth.zones", name: name("Zones of a folder", zones), targets },
		],
	};
}

function opening({ opened, provided, servers }: Sizes): TableShape {
	const targets = [
		{ column: 0, atMost: 300 },
		{ column: 1, atMost: 2000 },
		{ column: 2, atMost: 20 },
	];
	return {
		key: "opening",
		title: "Opening a folder",
		about: `An editor opens a folder with a \`named.conf\` and a file in it with a mistyped address. From \`initialized\` and \`didOpen\` to the
finding about that address, to the moment when the findings of all files have been sent, and the longest time for which the server read no message
meanwhile (of the processor, or on the clock, whichever is less). The medians of ${servers} servers.`,
		first: "Folder",
		columns: [
			{ name: "First finding", unit: "ms", digits: 0 },
			{ name: "All", unit: "ms", digits: 0 },
			{ name: "Longest slice", unit: "ms", digits: 1 },
		],
		rows: [
			{ key: "opening.small", name: `${count(opened)} small zones`, targets },
			{ key: "opening.provider", name: `${count(opened)} zones of a provider, ${count(provided)} records`, targets },
		],
	};
}

function answers({ typed }: Sizes): TableShape {
	const [lines] = typed as [number];
	const name = (what: string) => `${count(lines)} lines: ${what}`;
	return {
		key: "answers",
		title: "Answers while somebody types",
		about: `Requests that an editor sends right behind a keystroke, to the same server: ten kinds of them, the slowest kind for each column. Then the longest
time for which any request of the protocol that the server answers keeps others waiting (\`npm run bench -- --blocks\` tells it of each).`,
		first: "What is asked",
		columns: [
			{ name: "p50", ...MILLISECONDS },
			{ name: "p99", ...MILLISECONDS },
			{ name: "Worst", ...MILLISECONDS },
		],
		rows: [
			{ key: "answers.all", name: name("the slowest kind of answer"), targets: [{ column: 1, atMost: 50 }] },
			{ key: "answers.block", name: name("the request that blocks longest"), targets: [{ column: 2, atMost: 50 }] },
		],
	};
}

function memory({ cold }: Sizes): TableShape {
	return {
		key: "memory",
		title: "What is kept of a record",
		about: `Octets that a record of the zone of ${count(cold)} records takes in the server, beside its text; and how long the command takes to say its version.`,
		first: "What",
		columns: [{ name: "Figure", unit: "", digits: 1 }],
		rows: [
			{ key: "memory.tables", name: "Octets of a record in tables", targets: [{ column: 0, atMost: 150 }] },
			{ key: "memory.heap", name: "Octets of a record in objects", targets: [{ column: 0, atMost: 50 }] },
			{ key: "start", name: "zonetrio --version, ms", targets: [{ column: 0, atMost: 150 }] },
		],
	};
}

/** A number as people write it. */
export function count(number: number): string {
	return Math.round(number).toLocaleString("en");
}
