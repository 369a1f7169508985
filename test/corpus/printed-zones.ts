interface PrintedZone {
	readonly name: string;
	readonly view: string;
	readonly zoneClass: string;
	inView: string;
	file: string;
}

/**
 * The zones of class IN in what `named-checkconf -p` prints, as "origin view file". It prints a statement on each line, and a
 * tab before it for each block that it stands in, so that nothing of our own reader is needed.
 */
export function printedZones(text: string): string[] {
	const zones: PrintedZone[] = [];
	let view: { readonly name: string; readonly zoneClass: string } | undefined;
	let zone: PrintedZone | undefined;
	for (const line of text.split("\n")) {
		const indent = /^\t*/.exec(line)![0].length;
		const content = line.slice(indent);
		if (indent === 0) view = undefined;
		const opener = /^(view|zone) "([^"]*)"(?: (\S+))? \{$/.exec(content);
		if (opener && indent === 0 && opener[1] === "view") {
			view = { name: opener[2]!, zoneClass: classOf(opener[3]) };
		} else if (opener?.[1] === "zone" && indent === (view ? 1 : 0)) {
			const zoneClass = opener[3] === undefined ? (view?.zoneClass ?? "in") : classOf(opener[3]);
			zone = { name: originOf(opener[2]!), view: view?.name ?? "", zoneClass, inView: "", file: "" };
			zones.push(zone);
		} else if (zone && indent === (view ? 2 : 1)) {
			zone.file = /^file "(.*)";$/.exec(content)?.[1] ?? zone.file;
			zone.inView = /^in-view "(.*)";$/.exec(content)?.[1] ?? zone.inView;
		} else if (content === "};") {
			zone = undefined;
		}
	}
	return zones
		.filter(({ zoneClass }) => zoneClass === "in")
		.map((one) => {
			const shared = zones.find(({ name, view: other }) => name === one.name && other === one.inView);
			return [one.name, one.view, shared?.file ?? one.file].join(" ");
		});
}

function classOf(written: string | undefined): string {
	const text = (written ?? "in").toLowerCase();
	return text === "class1" ? "in" : text;
}

function originOf(name: string): string {
	return `${name.toLowerCase().replace(/\.$/, "")}.`;
}
