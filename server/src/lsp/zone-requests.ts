import { isInside } from "../config/config-path.ts";
import type { Counts, ZoneOfFile, ZoneService } from "../features/zone-service.ts";
import type { OriginSource } from "../zone/zone.ts";
import type { FindingCounts } from "./publisher.ts";

/** What `zoneTrio/zoneOfFile` answers. */
export interface ZoneOfFileAnswer {
	/** None for a file that is no zone. */
	readonly zones: readonly {
		readonly origin: string;
		readonly view: string;
		/** The addresses that a classless reverse zone answers for, where that is told. */
		readonly network?: string;
		/** Where the origin comes from, in words. */
		readonly how: string;
		/** Whether nothing but the name of the file tells it. */
		readonly isGuessed?: true;
		/** The configuration that names the file, as seen from the workspace. */
		readonly configuration?: string;
	}[];
	/** Whether the workspace is still being read. */
	readonly busy: boolean;
}

/** What `zoneTrio/checkWorkspace` answers: how much there is, how many signatures were verified, and how many findings of each severity. */
export type CheckAnswer = Counts & FindingCounts & { readonly signatures: number };

const WORDS: Readonly<Record<Exclude<OriginSource, "configuration">, string>> = {
	modeline: "modeline",
	setting: "setting",
	soa: "SOA record",
	"origin-directive": "$ORIGIN",
	"file-name": "guessed from the file name",
	option: "option",
};

/** Which zones a file is, and how that was found. */
export function zonesOfFile(service: ZoneService, path: string, roots: readonly string[]): ZoneOfFileAnswer["zones"] {
	return service.zonesOfFile(path).map(({ origin, view, network, source, configuration }: ZoneOfFile) => ({
		origin,
		view,
		...(network !== "" && { network }),
		how: source === "configuration" ? serverFile(service, configuration) : WORDS[source],
		...(source === "file-name" && { isGuessed: true as const }),
		...(configuration !== "" && { configuration: shortened(configuration, roots) }),
	}));
}

/** How the configuration of a server is called. */
function serverFile(service: ZoneService, configuration: string): string {
	const { server } = service.workspace.configurations.find(({ path }) => path === configuration) ?? {};
	return server === "coredns" ? "Corefile" : `${server ?? "named"}.conf`;
}

/** A path as seen from the folder of the workspace that it is in. */
export function shortened(path: string, roots: readonly string[]): string {
	const root = roots.find((folder) => isInside(folder, path));
	return root === undefined ? path : path.slice(root.length + 1);
}
