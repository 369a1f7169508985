import { spawnSync } from "node:child_process";
import { PEERS, type Peer } from "./figure-tables.ts";
import type { Figures } from "./figures.ts";
import type { MeasuredProcesses, ProcessCost } from "./process-cost.ts";
import { median } from "./statistics.ts";
import { FORWARD_ORIGIN } from "./written-zones.ts";

/** Zones that belong together, as files. */
export interface ZoneFiles {
	readonly forward: string;
	readonly reverse: string;
	readonly mail: string;
}

const MEGABYTE = 1_000_000;

/** Runs the command and its peers in turn, and puts the medians into the figures. */
export function measureColdChecks(
	figures: Figures,
	processes: MeasuredProcesses,
	{ cli, zones, runs }: { readonly cli: string; readonly zones: ZoneFiles; readonly runs: number },
): void {
	const { forward, reverse, mail } = zones;
	const ours = (...given: string[]) => [process.execPath, cli, ...given] as const;
	const programs: Record<string, readonly [string, ...string[]]> = {
		"cold.zonetrio": ours("check", forward),
		...Object.fromEntries(PEERS.map((peer) => [`cold.${peer}`, [peer, ...argumentsOf(peer, forward)] as const])),
		"cold.cross": ours("check", forward, reverse, mail),
		"cold.records": ours("records", forward),
	};
	const costs = new Map<string, ProcessCost[]>();
	for (let run = 0; run < runs; run++) {
		for (const [key, [program, ...given]] of Object.entries(programs)) {
			const cost = processes.run(program, given);
			if (cost) costs.set(key, [...(costs.get(key) ?? []), cost]);
		}
	}
	const clock = (key: string) => medianOf(costs.get(key), (cost) => cost.clock);
	const memory = (key: string) => medianOf(costs.get(key), (cost) => cost.memory);
	const others = PEERS.map((peer) => clock(`cold.${peer}`)).filter((time) => time !== undefined);
	const fastest = others.length > 0 ? Math.min(...others) : undefined;
	for (const key of Object.keys(programs)) {
		figures.set(key, [
			clock(key),
			ratio(clock(key), fastest),
			medianOf(costs.get(key), (cost) => cost.processor),
			ratio(memory(key), MEGABYTE),
			ratio(memory(key), memory("cold.kzonecheck")),
		]);
	}
}

/** What a peer is told to check a zone. */
function argumentsOf(peer: Peer, zone: string): readonly string[] {
	switch (peer) {
		case "named-checkzone":
			return ["-q", FORWARD_ORIGIN, zone];
		case "kzonecheck":
			return ["-o", FORWARD_ORIGIN, zone];
		case "nsd-checkzone":
			return [FORWARD_ORIGIN, zone];
		case "validns":
			return ["-z", FORWARD_ORIGIN, zone];
	}
}

/** The versions of the peers that are installed, as they tell them; where one does not, what the system's packages say. */
export function peerVersions(): ReadonlyMap<Peer, string> {
	const told: Record<Peer, readonly [string, ...string[]]> = {
		validns: ["dpkg-query", "-W", "-f", "${Version}", "validns"],
		"nsd-checkzone": ["nsd-checkzone", "-h"],
		kzonecheck: ["kzonecheck", "-V"],
		"named-checkzone": ["named-checkzone", "-v"],
	};
	const versions = new Map<Peer, string>();
	for (const peer of PEERS) {
		if (spawnSync(peer, ["-h"], { stdio: "ignore" }).error) continue;
		const [program, ...given] = told[peer];
		const { stdout, stderr } = spawnSync(program, given, { encoding: "utf8" });
		versions.set(
			peer,
			/\d+(?:\.\d+)+[^\s,]*/.exec(`${stdout ?? ""}${stderr ?? ""}`)?.[0]?.replace(/\.$/, "") ?? "unknown version",
		);
	}
	return versions;
}

function medianOf(
	costs: readonly ProcessCost[] | undefined,
	of: (cost: ProcessCost) => number | null,
): number | undefined {
	const values = (costs ?? []).map(of).filter((value) => value !== null);
	return values.length > 0 ? median(values) : undefined;
}

function ratio(one: number | undefined, other: number | undefined): number | undefined {
	return one === undefined || other === undefined ? undefined : one / other;
}
