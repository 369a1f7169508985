import zonefile from "dns-zonefile";
import { padding, widthOf } from "../../layout/screen.ts";
import { typeName } from "../../records/type-code.ts";
import { TYPE_NS, TYPE_SOA } from "../../workspace/lookup.ts";
import { inColumns, type WrittenRecord } from "./column-style.ts";
import type { NewPointer } from "./pointer-pool.ts";

/** A zone that is to come. */
export interface NewZone {
	/** Absolute, like all names here. */
	readonly origin: string;
	/** A comment in front of everything, without the semicolon; "" for none. */
	readonly remark: string;
	/** The default TTL, as it is to be written. */
	readonly ttl: string;
	readonly primary: string;
	readonly mailbox: string;
	readonly serial: number;
	/** Refresh, retry, expire and the TTL of negative answers, as they are to be written. */
	readonly timers: readonly [string, string, string, string];
	readonly nameServers: readonly string[];
	readonly pointers: readonly NewPointer[];
	/** The address of the primary server, where that lies in the zone and the address is known. */
	readonly primaryAddress?: { readonly type: "A" | "AAAA"; readonly text: string };
}

/** How the text of a zone is laid out. */
export interface ZoneLayout {
	/** Records whose columns are taken over. */
	readonly models: readonly WrittenRecord[];
	/** The class as it is written, if it is. */
	readonly class: string | undefined;
	readonly typeCase: "upper" | "lower";
	/** Whether the SOA has a line for each number. */
	readonly groupedSoa: boolean;
	/** Whether further records of the apex leave the owner out. */
	readonly inheritsOwner: boolean;
	readonly lineEnd: string;
}

/** What `dns-zonefile` is given; it writes numbers as they come, so they may have units. */
interface ZoneFields {
	readonly $origin: string;
	readonly $ttl: string;
	readonly soa: Readonly<Record<string, string | number>>;
	readonly ns: readonly { readonly name: string; readonly host: string }[];
	readonly ptr: readonly { readonly name: string; readonly fullname: string; readonly host: string }[];
}

const generate = zonefile.generate as unknown as (zone: ZoneFields, template: string) => string;

/** Its own template has headings for types that a reverse zone has not, and the time, which no two runs share. */
const TEMPLATE = `{$origin}
{$ttl}
{name}IN\tSOA\t{mname}{rname}{serial}{refresh}{retry}{expire}{minimum}
{ns}{ptr}`;

/** What the numbers of an SOA are, as comments tell it. */
const SOA_NUMBERS = ["serial", "refresh", "retry", "expire", "minimum"];

/** More names than this are counted. */
const MAX_OTHERS = 4;

/** After so many records others may work. */
const STEP = 256;

/** The text of a new zone file, in steps: what `dns-zonefile` writes, laid out like a file that is there. */
export function* zoneFileText(zone: NewZone, layout: ZoneLayout): Generator<void, string> {
	const [refresh, retry, expire, minimum] = zone.timers;
	const written = generate(
		{
			$origin: plainName(zone.origin),
			$ttl: zone.ttl,
			soa: {
				name: "@",
				mname: plainName(zone.primary),
				rname: plainName(zone.mailbox),
				serial: zone.serial,
				refresh,
				retry,
				expire,
				minimum,
			},
			ns: zone.nameServers.map((host) => ({ name: "@", host: plainName(host) })),
			ptr: zone.pointers.map(pointerFields),
		},
		TEMPLATE,
	);
	yield;
	const lines = zone.remark === "" ? [] : [`; ${zone.remark}`];
	for (const [at, line] of written.split("\n").entries()) {
		if (line !== "") lines.push(...laidOut(line, layout));
		if (at % STEP === 0) yield;
	}
	const { primaryAddress: address, primary, origin } = zone;
	if (address) lines.push(recordLine(relativeTo(origin, primary), address.type, address.text, layout));
	return lines.map((line) => line + layout.lineEnd).join("");
}

/** A name in the zone, as it is written there. */
function relativeTo(origin: string, name: string): string {
	return name.endsWith(`.${origin}`) ? name.slice(0, -origin.length - 1) : name;
}

function pointerFields({ owner, target, others }: NewPointer): ZoneFields["ptr"][number] {
	if (owner.startsWith("$")) return { name: owner, fullname: owner, host: target };
	const name = plainName(owner);
	return { name, fullname: name, host: plainName(target) + alsoText(others) };
}

/** A comment that names what was not taken. */
function alsoText(others: readonly string[]): string {
	if (others.length === 0) return "";
	const more = others.length > MAX_OTHERS ? ` and ${others.length - MAX_OTHERS} more` : "";
	return ` ; also ${others.slice(0, MAX_OTHERS).map(plainName).join(", ")}${more}`;
}

/** `dns-zonefile` fills templates by replacing text, where braces and dollar signs mean something. */
function plainName(name: string): string {
	return name.replace(/\\?([${}])/g, (_, character: string) => `\\${String(character.charCodeAt(0)).padStart(3, "0")}`);
}

/** The fields of a line, which tabs part, in the columns of the layout. */
function laidOut(line: string, layout: ZoneLayout): string[] {
	const [owner = "", , type, ...rdata] = line.split("\t").filter((field) => field !== "");
	if (type === undefined) return [line];
	if (type === typeName(TYPE_SOA)) return soaLines(owner, rdata, layout);
	const inherits = type === typeName(TYPE_NS) && layout.inheritsOwner;
	return [recordLine(inherits ? "" : owner, type, rdata.join(" "), layout)];
}

function soaLines(owner: string, rdata: readonly string[], layout: ZoneLayout): string[] {
	const type = typeName(TYPE_SOA);
	if (!layout.groupedSoa) return [recordLine(owner, type, rdata.join(" "), layout)];
	const [primary, mailbox, ...numbers] = rdata;
	const first = recordLine(owner, type, `${primary} ${mailbox} (`, layout);
	const column = widthOf(first.slice(0, first.lastIndexOf(`${primary} ${mailbox}`)), 0);
	const indent = padding(
		0,
		column,
		layout.models.some((model) => model.some(({ gap }) => gap.includes("\t"))),
	);
	const width = Math.max(...numbers.map((number) => number.length));
	return [
		first,
		...numbers.map((number, index) => `${indent}${number.padEnd(width)} ; ${SOA_NUMBERS[index]}`),
		`${indent})`,
	];
}

function recordLine(owner: string, type: string, rdata: string, layout: ZoneLayout): string {
	const isLower = layout.typeCase === "lower";
	const fields = [
		{ column: "owner", text: owner } as const,
		...(layout.class === undefined ? [] : [{ column: "class", text: layout.class } as const]),
		{ column: "type", text: isLower ? type.toLowerCase() : type } as const,
		{ column: "rdata", text: rdata } as const,
	];
	return inColumns(fields, layout.models);
}
