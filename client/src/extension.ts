import { commands, EventEmitter, type ExtensionContext, l10n, window, workspace } from "vscode";
import type { FileEvent, BaseLanguageClient as LanguageClient, LanguageClientOptions } from "vscode-languageclient";
import { ZoneFileAssociations } from "./associate-zone-files.ts";
import { registerChangedRecords } from "./changed-records.ts";
import { registerCommands } from "./commands.ts";
import { CommittedVersions } from "./committed-versions.ts";
import { CrashHandler } from "./crash-handler.ts";
import { registerExpandedZone } from "./expanded-zone.ts";
import { adoptZoneFiles } from "./language-of-file.ts";
import { documentSelector } from "./languages.ts";
import { LENS_COMMANDS, registerLensCommands } from "./lens-commands.ts";
import { LiveDns } from "./live-dns.ts";
import { MailHostsView } from "./mail-hosts-view.ts";
import { MailReport } from "./mail-report.ts";
import { registerNewZone } from "./new-zone.ts";
import { registerOlderVersions } from "./older-versions.ts";
import { registerPointerCommands } from "./pointer-commands.ts";
import { registerRaiseSerial } from "./raise-serial.ts";
import { reasonOf } from "./reason-of.ts";
import { registerRefactorCommands } from "./refactor-commands.ts";
import { registerRenamedZones } from "./renamed-zones.ts";
import { REPAIR_COMMANDS, registerRepairCommands } from "./repair-commands.ts";
import { registerSerialBack } from "./serial-back.ts";
import { registerSettingCommands, SETTING_COMMANDS } from "./setting-commands.ts";
import { followWalkthrough } from "./walkthrough-progress.ts";
import { WorkspaceFiles } from "./workspace-files.ts";
import { WorkspaceStatus } from "./workspace-status.ts";
import { ZoneStatus } from "./zone-status.ts";

/** What other extensions, and the tests, get from `extensions.getExtension("zonetrio.zonetrio").exports`. */
export interface ZoneTrio {
	readonly client: LanguageClient;
	readonly liveDns: LiveDns;
	readonly mailHosts: MailHostsView;
	/** The language status item that tells the zone of the active file. */
	readonly zoneStatus: ZoneStatus;
	/** Those that tell how much has been read, and whether mail has problems. */
	readonly workspaceStatus: WorkspaceStatus;
	readonly mailReport: MailReport;
}

/** The commands that the server may put into code actions and above lines. */
const ACTION_COMMANDS = [
	"zoneTrio.copyText",
	"zoneTrio.showRefusal",
	...REPAIR_COMMANDS,
	...SETTING_COMMANDS,
	...LENS_COMMANDS,
];

/** What the extension has of the place where it runs: a process of Node, or a worker of a browser. */
export interface Platform {
	/** Whether the server there can ask the DNS. */
	readonly hasLiveDns: boolean;
	/** A client whose server is started in that place. */
	newClient(options: LanguageClientOptions): LanguageClient;
}

/** Those, and the one that asks the DNS, where that is possible and the folders are trusted. */
function actionCommands({ hasLiveDns }: Platform): readonly string[] {
	return hasLiveDns && workspace.isTrusted ? [...ACTION_COMMANDS, "zoneTrio.compareLive"] : ACTION_COMMANDS;
}

let client: LanguageClient | undefined;

/** Starts the language server and everything that speaks to it. */
export function start(context: ExtensionContext, platform: Platform): ZoneTrio {
	const output = window.createOutputChannel("Zone Trio", { log: true });
	const crashes = new CrashHandler(restart, () => output.show(true));
	const options: LanguageClientOptions = {
		documentSelector: documentSelector(),
		outputChannel: output,
		progressOnInitialization: true,
		errorHandler: crashes,
		initializationOptions: () => ({
			trusted: workspace.isTrusted,
			commands: actionCommands(platform),
			files: true,
			zoneTokens: true,
		}),
		synchronize: { configurationSection: "zoneTrio" },
		middleware: { workspace: { didChangeWatchedFile: passOnZoneLike } },
	};
	const started = platform.newClient(options);
	client = started;

	const zonesChanged = new EventEmitter<void>();
	started.onNotification("zoneTrio/zonesChanged", () => zonesChanged.fire());
	const mailHostsChanged = new EventEmitter<void>();
	started.onNotification("zoneTrio/mailHostsChanged", () => mailHostsChanged.fire());
	const mailReport = new MailReport({
		client: started,
		extension: context.extensionUri,
		changes: [zonesChanged.event, mailHostsChanged.event],
	});

	const mailHosts = new MailHostsView(started, context.workspaceState, mailHostsChanged.event);
	const zoneStatus = new ZoneStatus(started, zonesChanged.event);
	const workspaceStatus = new WorkspaceStatus(started, [zonesChanged.event, mailHostsChanged.event]);

	const liveDns = new LiveDns(started, platform.hasLiveDns);
	const associations = new ZoneFileAssociations(started, context);

	async function restart(): Promise<void> {
		crashes.forget();
		if (started.isRunning()) await started.stop();
		await started.start();
	}
	context.subscriptions.push(
		output,
		zonesChanged,
		mailHosts,
		zoneStatus,
		workspaceStatus,
		mailHostsChanged,
		mailReport,
		liveDns,
		new CommittedVersions(started),
		new WorkspaceFiles(started),
		associations,
		adoptZoneFiles(started, zonesChanged.event, associations),
		followWalkthrough(started, zonesChanged.event, workspaceStatus.onMailCounted),
		commands.registerCommand("zoneTrio.restart", restart),
		commands.registerCommand("zoneTrio.showOutput", () => output.show()),
		...registerCommands(started),
		...registerRaiseSerial(started),
		registerLensCommands(started),
		registerExpandedZone(),
		registerChangedRecords(),
		registerOlderVersions(),
		registerRenamedZones(started),
		registerSerialBack(started, context.workspaceState),
		...registerRepairCommands(started),
		...registerRefactorCommands(started),
		...registerSettingCommands(started),
		...registerNewZone(started),
		...registerPointerCommands(started),
		workspace.onDidGrantWorkspaceTrust(restart),
	);
	void commands.executeCommand("setContext", "zoneTrio.isActive", true);
	void commands.executeCommand("setContext", "zoneTrio.cannotLookUp", !platform.hasLiveDns);
	void started.start().catch((error: unknown) => {
		output.error(String(error));
		void window.showErrorMessage(l10n.t("Zone Trio did not start: {0}", reasonOf(error)));
	});
	return { client: started, liveDns, mailHosts, mailReport, workspaceStatus, zoneStatus };
}

/** Stops the server. */
export async function stop(): Promise<void> {
	await client?.stop();
}

const NEVER_ZONES =
	/\/(\.git|\.hg|\.svn|node_modules)\/|\.(cjs|css|gif|html|jpe?g|js|lock|log|mjs|pdf|png|py|svg|ts|zip)$/i;

/** The server recognises zone files by name and content; what cannot be one is not worth a message to it. */
async function passOnZoneLike(event: FileEvent, next: (event: FileEvent) => Promise<void>): Promise<void> {
	if (!NEVER_ZONES.test(event.uri)) await next(event);
}
