import { baseName } from "../../config/config-path.ts";
import { networkOfReverseOrigin } from "../../config/network.ts";
import { isReverseName } from "../../config/zone-name.ts";
import { addressText, parseAddress } from "../../records/address.ts";
import { dateSerial } from "../../records/serial.ts";
import { atOnce } from "../../text/at-once.ts";
import type { Zone } from "../../zone/zone.ts";
import type { ZoneFile } from "../../zone/zone-file.ts";
import { type Edit, type Fix, isNewFile, isRefusal, type Refusal, type TextEdit } from "../fix.ts";
import type { RuleContext } from "../views/rule-context.ts";
import { absoluteHost } from "./absolute-host.ts";
import { newZoneEdits } from "./create-reverse-zone.ts";
import { isFreePath } from "./free-path.ts";
import { fileRefusal, zoneRefusal } from "./writable.ts";
import { type NewZone, type ZoneLayout, zoneFileText } from "./zone-file-text.ts";

/** What is lacking. */
interface LackingFile {
	/** Where the file is to be. */
	readonly path: string;
	/** The zone that a configuration says it is, absolute. */
	readonly origin: string;
	/** The file, where it is there and has no records: comments and directives stay in front of what is written into it. */
	readonly empty?: ZoneFile;
}

/**
 * Creates the file of a zone that is configured and has none, or writes into it if it is empty: with the SOA, the name servers and the layout of a zone that is
 * there, and in a reverse zone the PTR records of all loaded hosts. Where there is no such zone, the user is asked for the
 * server.
 */
export function createZoneFile(context: RuleContext, file: LackingFile, example: Zone | undefined): Fix {
	const { path, origin } = file;
	if (!example) return createFirstZone(context, file);
	return {
		title: `${lead(file)} after the example of ${context.workspace.tables.names.text(example.origin)}`,
		preferred: false,
		edits: () => {
			const member = isReverseName(origin) ? networkOfReverseOrigin(origin)?.octets : undefined;
			const place = { path, written: undefined, remark: "", statements: [] };
			return (
				refusalOf(context, file) ??
				inItsPlace(file, atOnce(newZoneEdits(context, example, origin, place, member && Uint8Array.from(member))))
			);
		},
	};
}

function lead({ path, empty }: LackingFile): string {
	return `${empty ? "Write" : "Create"} ${baseName(path)}`;
}

/** Some file systems do not tell capital letters from small ones. */
function refusalOf({ workspace }: RuleContext, { path, empty }: LackingFile): Refusal | undefined {
	if (empty) return fileRefusal(workspace, empty) ?? zoneRefusal(workspace, empty.slices[0]!.zone, []);
	if (isFreePath(workspace, path)) return undefined;
	return { refusal: `there is a file of the name ${baseName(path)} in other letters: correct the path` };
}

/** The edits of a new zone; what would be a new file comes to stand at the end of the one that is there. */
function inItsPlace({ path, empty }: LackingFile, edits: readonly Edit[] | Refusal): readonly Edit[] | Refusal {
	if (!empty || isRefusal(edits)) return edits;
	return edits.map((edit) => (isNewFile(edit) && edit.path === path ? appended(empty, edit.content) : edit));
}

function appended({ path, text }: ZoneFile, content: string): TextEdit {
	const end = text.positionAt(text.length);
	return { path, start: end, end, text: end.character === 0 ? content : `\n${content}` };
}

/** The first zone of all: its server, and in a forward zone the server's address, is what only the user knows. */
function createFirstZone(context: RuleContext, lacking: LackingFile): Fix {
	const { path, origin } = lacking;
	const isReverse = isReverseName(origin);
	const primary = `ns1.${origin === "." ? "" : origin}`;
	const file = (head: Pick<NewZone, "primary" | "primaryAddress">): readonly Edit[] | Refusal => {
		const content = atOnce(zoneFileText({ ...headOf(context, origin, head.primary), ...head }, PLAIN));
		return refusalOf(context, lacking) ?? inItsPlace(lacking, [{ path, content }]);
	};
	return isReverse
		? {
				title: `${lead(lacking)} with the name server that you tell`,
				preferred: false,
				question: { prompt: `Name server of ${origin}`, example: "ns1.example.com.", kind: "host" },
				edits: (answer = "") => {
					const server = absoluteHost(answer);
					if (!context.workspace.sought(server)) return { refusal: `${answer} is no name of a host` };
					return file({ primary: server });
				},
			}
		: {
				title: `${lead(lacking)} with the name server ${primary}`,
				preferred: false,
				question: { prompt: `Address of ${primary}, the name server`, example: "192.0.2.53", kind: "address" },
				edits: (answer = "") => {
					const octets = parseAddress(answer);
					if (!octets) return { refusal: `${answer} is no address` };
					const type = octets.length === 4 ? "A" : "AAAA";
					return file({ primary, primaryAddress: { type, text: addressText(octets) } });
				},
			};
}

/** What RIPE-203 advises, and the mailbox where people look for it (RFC 2142 section 7): in the domain of the server. */
function headOf(context: RuleContext, origin: string, primary: string): Omit<NewZone, "primary"> {
	return {
		origin,
		remark: "",
		ttl: "3600",
		nameServers: [primary],
		mailbox: `hostmaster.${primary.slice(primary.indexOf(".") + 1)}`,
		serial: dateSerial(context.today()) + 1,
		timers: ["86400", "7200", "3600000", "3600"],
		pointers: [],
	};
}

const PLAIN: ZoneLayout = {
	models: [],
	class: "IN",
	typeCase: "upper",
	groupedSoa: false,
	inheritsOwner: false,
	lineEnd: "\n",
};
