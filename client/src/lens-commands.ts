import { commands, type Disposable, l10n, Uri } from "vscode";
import type { BaseLanguageClient as LanguageClient, Location, Position } from "vscode-languageclient";

/** The commands of the words above lines. */
export const LENS_COMMANDS = [
	"zoneTrio.showPlaces",
	"zoneTrio.openMailReport",
	"zoneTrio.raiseSerial",
	"zoneTrio.showExpandedZone",
] as const;

/** The one of them that there is only for this. */
export function registerLensCommands(client: LanguageClient): Disposable {
	return commands.registerCommand(
		"zoneTrio.showPlaces",
		(uri: string, position: Position, places: readonly Location[]) => showPlaces(client, uri, position, places),
	);
}

/** Goes to a place, or shows several where somebody stands. */
async function showPlaces(
	{ protocol2CodeConverter: converter }: LanguageClient,
	uri: string,
	position: Position,
	places: readonly Location[],
): Promise<void> {
	await commands.executeCommand(
		"editor.action.goToLocations",
		Uri.parse(uri),
		converter.asPosition(position),
		places.map((place) => converter.asLocation(place)),
		"peek",
		l10n.t("There is nothing any more"),
	);
}
