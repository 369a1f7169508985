// A Chromium from the npm registry, which brings its libraries and a font: for machines without one and without root.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliDecompressSync } from "node:zlib";

/** The path of a script that starts it, after unpacking it once. Undefined where it does not run. */
export function ownChromium(folder, say) {
	if (process.platform !== "linux" || process.arch !== "x64") return undefined;
	const unpacked = join(folder, "node_modules/unpacked");
	const script = join(unpacked, "start-chromium");
	if (!existsSync(script)) {
		say("installing a Chromium from the npm registry (about 70 MB to load, 270 MB on disk, once)");
		const npm = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error", "--prefix", folder];
		if (spawnSync("npm", npm, { stdio: ["ignore", "ignore", "inherit"] }).status !== 0) return undefined;
		unpack(join(folder, "node_modules/@sparticuz/chromium/bin"), unpacked);
		const fonts = `<fontconfig><dir>/usr/share/fonts</dir><dir>${unpacked}/fonts</dir></fontconfig>`;
		writeFileSync(join(unpacked, "fonts.conf"), `<?xml version="1.0"?>\n${fonts}\n`);
		const environment = `LD_LIBRARY_PATH="${unpacked}/lib" FONTCONFIG_PATH="${unpacked}"`;
		writeFileSync(script, `#!/bin/sh\nexec env ${environment} "${unpacked}/chromium" "$@"\n`, { mode: 0o755 });
	}
	return spawnSync(script, ["--version"], { timeout: 20_000 }).status === 0 ? script : undefined;
}

function unpack(source, target) {
	mkdirSync(target, { recursive: true });
	writeFileSync(join(target, "chromium"), brotliDecompressSync(readFileSync(join(source, "chromium.br"))), {
		mode: 0o755,
	});
	for (const archive of ["al2023", "fonts", "swiftshader"]) {
		const input = brotliDecompressSync(readFileSync(join(source, `${archive}.tar.br`)));
		const { status } = spawnSync("tar", ["-x", "-C", target], { input });
		if (status !== 0) throw new Error(`cannot unpack ${archive}.tar.br`);
	}
}
