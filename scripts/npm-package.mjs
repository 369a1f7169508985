// npm run package:npm: makes of what was built the package that `npx zonetrio` runs, in build/npm, and packs it as
// build/zonetrio-VERSION.tgz. The package.json of the project is the manifest of the extension, so this one has its own.
// Prints the path of the packed file. `--dist FOLDER` takes what was built from another folder than dist, `--out FOLDER` makes it in
// another one than build.
import { spawnSync } from "node:child_process";
import {
	chmodSync,
	cpSync,
	existsSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	rmSync,
	statSync,
	writeFileSync,
} from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const PROJECT = fileURLToPath(new URL("..", import.meta.url));
const LARGEST = 1.2 * 1024 * 1024;
const MANUAL = "man/zonetrio.1";

const { dist, out } = parseArgs({
	options: {
		dist: { type: "string", default: join(PROJECT, "dist") },
		out: { type: "string", default: join(PROJECT, "build") },
	},
}).values;
const FOLDER = resolve(out, "npm");

const extension = JSON.parse(readFileSync(join(PROJECT, "package.json"), "utf8"));
const { name, version, license, repository, homepage, bugs, keywords, engines } = extension;
const manifest = {
	name,
	version,
	description: "Checks DNS zone files for what makes mail bounce: A, MX and PTR records that do not agree",
	keywords: [...keywords, "lint", "cli", "language-server"],
	license,
	repository,
	homepage,
	bugs,
	// No dependencies: the command is one file.
	type: "commonjs",
	bin: { [name]: "dist/cli.cjs" },
	man: MANUAL,
	engines: { node: engines.node },
};

rmSync(FOLDER, { recursive: true, force: true });
mkdirSync(FOLDER, { recursive: true });
writeFileSync(join(FOLDER, "package.json"), `${JSON.stringify(manifest, undefined, "\t")}\n`);
copy(join(PROJECT, "packaging/npm/README.md"), "README.md");
copy(join(PROJECT, "LICENSE"), "LICENSE");
copy(resolve(dist, "cli.cjs"), "dist/cli.cjs");
chmodSync(join(FOLDER, "dist/cli.cjs"), 0o755);
copy(resolve(dist, "command-licences.txt"), "dist/command-licences.txt");
copy(join(PROJECT, MANUAL), MANUAL);
// What `zonetrio explain` prints; the list of them all is for readers of the project.
const pages = join(PROJECT, "docs/rules");
for (const page of readdirSync(pages)) {
	if (page.endsWith(".md") && page !== "README.md") copy(join(pages, page), `docs/rules/${page}`);
}

const { status, error } = spawnSync("npm", ["pack", "--silent", "--pack-destination", resolve(out)], {
	cwd: FOLDER,
	stdio: ["ignore", "ignore", "inherit"],
	// There npm is a script of the shell; none of these words needs quoting.
	shell: process.platform === "win32",
});
if (error) fail(`npm cannot be run: ${error.message}`);
if (status !== 0) process.exit(status ?? 1);
const packed = resolve(out, `${name}-${version}.tgz`);
const { size } = statSync(packed);
if (size > LARGEST) {
	rmSync(packed);
	fail(`${packed} has ${size} bytes, and ${LARGEST} are the most it may have`);
}
console.log(packed);

function copy(source, name) {
	if (!existsSync(source)) fail(`${source} is not there: \`npm run build\` makes it`);
	cpSync(source, join(FOLDER, name));
}

function fail(reason) {
	console.error(reason);
	process.exit(1);
}
