// Makes static/js/vendor/age-encryption.js: the age library for browsers, as one module that loads nothing else.
//
//     node tools/bundle_age.mjs            writes the module, its licences and its SHA-256
//     node tools/bundle_age.mjs --check    writes nothing; ends with 1 where what is there is not what comes out
//
// Packages and their digests are pinned in tools/bundle_age/; npm refuses others, and none of their scripts is run.
// To take a newer version: change package.json there, `npm install --package-lock-only --ignore-scripts
// --omit-lockfile-registry-resolved` in that folder, run this, read what changed, run tests/conduct/keys/.

import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const HERE = dirname(fileURLToPath(import.meta.url));
const VENDOR = resolve(HERE, "../static/js/vendor");
const NAME = "age-encryption.js";
// No more than pages use.
const ENTRY = `export { Encrypter, Decrypter, armor, generateX25519Identity, identityToRecipient } from "age-encryption";`;

/** The module's text, and the folder of each package that is in it. */
async function bundled(folder) {
  const { build } = await import(pathToFileURL(join(folder, "node_modules/esbuild/lib/main.js")));
  const { outputFiles, metafile } = await build({
    stdin: { contents: ENTRY, resolveDir: folder },
    absWorkingDir: folder,
    bundle: true,
    write: false,
    metafile: true,
    format: "esm",
    platform: "browser",
    target: "es2022",
    // Left readable: whoever doubts it can read it.
    minify: false,
    legalComments: "none",
    banner: { js: `/* ${title(folder)}; made by tools/bundle_age.mjs, licences in age-encryption.LICENCES.txt */` },
  });
  const inputs = Object.keys(metafile.inputs).filter((path) => path.startsWith("node_modules/"));
  const packages = new Set(inputs.map((path) => path.match(/^.*node_modules\/(@[^/]+\/)?[^/]+/)[0]));
  return { text: outputFiles[0].text, packages: [...packages].sort() };
}

const about = (folder) => JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
const title = (folder) => `age-encryption ${about(join(folder, "node_modules/age-encryption")).version}`;

/** One text with the licence of every package whose code is in the module. */
function licences(folder, packages) {
  return packages
    .map((path) => {
      const { name, version, license } = about(join(folder, path));
      const text = readFileSync(join(folder, path, "LICENSE"), "utf8").trim();
      return `${"=".repeat(72)}\n${name} ${version} (${license})\n\n${text}\n`;
    })
    .join("\n");
}

function installed() {
  const folder = mkdtempSync(join(tmpdir(), "bundle-age-"));
  for (const file of ["package.json", "package-lock.json"]) cpSync(join(HERE, "bundle_age", file), join(folder, file));
  execFileSync("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], { cwd: folder, stdio: "inherit" });
  return folder;
}

const folder = installed();
try {
  const { text, packages } = await bundled(folder);
  const files = {
    [NAME]: text,
    "age-encryption.LICENCES.txt": licences(folder, packages),
    "age-encryption.sha256": `${createHash("sha256").update(text).digest("hex")}  ${NAME}\n`,
  };
  mkdirSync(VENDOR, { recursive: true });
  for (const [name, content] of Object.entries(files)) {
    const path = join(VENDOR, name);
    if (!process.argv.includes("--check")) writeFileSync(path, content);
    else if (readFileSync(path, "utf8") !== content) {
      console.error(`${relative(process.cwd(), path)} is not what comes out.`);
      process.exitCode = 1;
    }
  }
  console.log(files["age-encryption.sha256"].trim(), `from ${packages.length} packages`);
} finally {
  rmSync(folder, { recursive: true });
}
