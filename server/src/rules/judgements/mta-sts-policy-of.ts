import { type MtaStsPolicy, namesExchange, readMtaStsPolicy } from "../../mail/mta-sts-policy.ts";
import type { Workspace } from "../../workspace/workspace.ts";

/** A policy of the workspace, and where its file is. */
export interface PolicyFile {
	/** As people name it: seen from the folder of the workspace. */
	readonly path: string;
	readonly absolutePath: string;
	readonly text: string;
	readonly policy: MtaStsPolicy;
}

/** The paths of policies by the folders that they lie in. */
const byFolder = new WeakMap<object, ReadonlyMap<string, readonly string[]>>();

/**
 * The policy of a domain: of a file in a folder that is called as the domain or its host `mta-sts`; or of the only one that there is,
 * if it names a mail server of the domain. Undefined where nothing tells whose a policy is.
 */
export function policyFileOf(
	workspace: Workspace,
	domain: string,
	exchanges: readonly string[],
): PolicyFile | undefined {
	const { mtaStsPolicies } = workspace;
	const name = domain.replace(/\.$/, "");
	const folders = byFolder.get(mtaStsPolicies) ?? foldersOf(workspace);
	const own = new Set([...(folders.get(name) ?? []), ...(folders.get(`mta-sts.${name}`) ?? [])]);
	const [path, ...others] = own.size > 0 ? own : mtaStsPolicies.keys();
	if (path === undefined || others.length > 0) return undefined;
	const text = mtaStsPolicies.get(path)!;
	const policy = readMtaStsPolicy(text);
	if (!policy || (own.size === 0 && !exchanges.some((host) => namesExchange(policy, host)))) return undefined;
	return { path: relativePath(workspace, path), absolutePath: path, text, policy };
}

function foldersOf(workspace: Workspace): ReadonlyMap<string, readonly string[]> {
	const folders = new Map<string, string[]>();
	for (const path of workspace.mtaStsPolicies.keys()) {
		for (const folder of new Set(relativePath(workspace, path).toLowerCase().split("/"))) {
			const paths = folders.get(folder);
			if (paths) paths.push(path);
			else folders.set(folder, [path]);
		}
	}
	byFolder.set(workspace.mtaStsPolicies, folders);
	return folders;
}

function relativePath({ roots }: Workspace, path: string): string {
	const root = roots.find((folder) => path.startsWith(`${folder}/`));
	return root === undefined ? path : path.slice(root.length + 1);
}
