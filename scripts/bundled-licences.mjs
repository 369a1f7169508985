// The licences of the libraries that a bundle is made of, which ask for their text in every copy.
import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";

const PACKAGE = /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/;
const LICENCE = /^(?:licen[cs]e|copying|notice)(?:[.-].*)?$/i;

/**
 * What is to be told of the libraries in some bundles: name, version and licence of each, with the texts that they come with.
 *
 * @param {readonly import("esbuild").Metafile[]} metafiles what esbuild says of the bundles
 * @param {string} project the folder in which they were made
 * @throws {Error} where a library has no text of its licence
 */
export function bundledLicences(metafiles, project) {
	const inputs = metafiles.flatMap((metafile) => Object.keys(metafile.inputs));
	const folders = new Set(inputs.flatMap((input) => PACKAGE.exec(resolve(project, input))?.[0] ?? []));
	const parts = [...folders].map(licenceOf).sort((one, other) => (one < other ? -1 : 1));
	return `Zone Trio contains these libraries.\n\n${parts.join("\n\n")}`;
}

/** @param {string} folder */
function licenceOf(folder) {
	const { name, version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
	const texts = readdirSync(folder)
		.filter((file) => LICENCE.test(file))
		.sort()
		.map((file) => readFileSync(join(folder, file), "utf8").replaceAll("\r\n", "\n").trim());
	if (texts.length === 0) throw new Error(`${name} has no file with its licence, so it cannot be shipped`);
	const title = `${name} ${version} (${license})`;
	return `${title}\n${"-".repeat(title.length)}\n\n${texts.join("\n\n")}\n`;
}
