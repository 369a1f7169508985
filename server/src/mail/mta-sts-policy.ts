/** A policy of MTA-STS, as far as zones can be compared with it (RFC 8461 section 3.2). */
export interface MtaStsPolicy {
	/** Whether senders keep mail back from hosts that it does not name. */
	readonly isEnforced: boolean;
	/** Names of hosts in lower case without their last dot; `*.example.com` stands for any one label in front. */
	readonly exchanges: ReadonlySet<string>;
}

/** Whether a path is that at which senders ask for a policy. */
export function isMtaStsPath(path: string): boolean {
	return path.endsWith("/.well-known/mta-sts.txt");
}

/** Reads a policy; undefined for what is none, and for one of mode `none`, which asks for nothing. */
export function readMtaStsPolicy(text: string): MtaStsPolicy | undefined {
	const values = (key: string): string[] =>
		text.split(/\r?\n/).flatMap((line) => {
			const [, name, value] = /^\s*([A-Za-z0-9_-]+)\s*:\s*(.*?)\s*$/.exec(line) ?? [];
			return name === key && value !== undefined ? [value] : [];
		});
	const [mode] = values("mode");
	if (values("version")[0] !== "STSv1" || (mode !== "enforce" && mode !== "testing")) return undefined;
	const exchanges = values("mx").map((name) => name.toLowerCase().replace(/\.$/, ""));
	return { isEnforced: mode === "enforce", exchanges: new Set(exchanges) };
}

/** Whether a policy names a host, which is absolute and in lower case (RFC 8461 section 4.1). */
export function namesExchange({ exchanges }: MtaStsPolicy, host: string): boolean {
	const name = host.replace(/\.$/, "");
	const parent = name.slice(name.indexOf(".") + 1);
	return exchanges.has(name) || (name.includes(".") && exchanges.has(`*.${parent}`));
}
