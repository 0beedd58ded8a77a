import { createRequire as __createRequire } from 'node:module'
const require = __createRequire(import.meta.url)
import {
  ProblemError
} from "./chunk-AHQ7OKK4.js";
import {
  parseSha
} from "./chunk-NH74PUX4.js";

// src/checkout/commits.ts
import { existsSync } from "node:fs";
import { join } from "node:path";

// src/checkout/git.ts
import { execFile } from "node:child_process";
import { promisify } from "node:util";
var run = promisify(execFile);
var largestAnswer = 256 * 1024 * 1024;
async function git(folder, ...words) {
  const options = { maxBuffer: largestAnswer, encoding: "utf8" };
  const { stdout } = await run("git", ["-C", folder, ...words], options).catch(explain);
  return stdout;
}
function explain(error) {
  if (error instanceof Error && "syscall" in error && error.syscall === "spawn git")
    throw new ProblemError(
      { code: "GIT_MISSING", message: "There is no git on the PATH.", advice: "Install git." },
      { cause: error }
    );
  throw error;
}
async function gitBlobs(folder, ids) {
  return parseBatch(await catFile(folder, "--batch", ids));
}
async function gitSizes(folder, ids) {
  const answer = await catFile(folder, "--batch-check", ids);
  const lines = answer.toString("latin1").split("\n");
  const found = lines.map((line) => line.split(" ")).filter(([, kind]) => kind === "blob");
  return new Map(found.map(([id = "", , size]) => [id, Number(size)]));
}
async function catFile(folder, how, ids) {
  if (ids.length === 0) return Buffer.alloc(0);
  const running = run("git", ["-C", folder, "cat-file", how], {
    maxBuffer: largestAnswer,
    encoding: "buffer"
  });
  running.child.stdin?.end(`${ids.join("\n")}
`);
  return (await running).stdout;
}
function parseBatch(answer) {
  const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  const texts = /* @__PURE__ */ new Map();
  for (let at = 0; at < answer.length; ) {
    const end = answer.indexOf(10, at);
    const [id = "", kind, size = "0"] = answer.toString("latin1", at, end).split(" ");
    at = end + 1;
    if (kind !== "blob") continue;
    try {
      texts.set(id, decoder.decode(answer.subarray(at, at + Number(size))));
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
    }
    at += Number(size) + 1;
  }
  return texts;
}

// src/checkout/commits.ts
async function headOf(folder) {
  if (!existsSync(join(folder, ".git"))) return void 0;
  return parseSha(await commitOf(folder, "HEAD") ?? "");
}
async function mergeBaseOf(folder, name) {
  try {
    return { commit: (await git(folder, "merge-base", "HEAD", name)).trim() };
  } catch (cause) {
    if (cause instanceof ProblemError) throw cause;
    return { cause };
  }
}
async function commitOf(folder, name) {
  try {
    return (await git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", `${name}^{commit}`)).trim();
  } catch {
    return void 0;
  }
}

// src/checkout/folder.ts
import { existsSync as existsSync2, lstatSync, readFileSync, realpathSync, statSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { join as join2, relative, resolve, sep } from "node:path";
var largestFile = 16 * 1024 * 1024;
async function readFolder(directory) {
  const root = resolve(directory);
  if (!existsSync2(root) || !statSync(root).isDirectory()) {
    throw new ProblemError({
      code: "NO_SUCH_FOLDER",
      message: `There is no folder ${directory}.`,
      advice: "Name a checkout of the GitOps repository with --repo DIR; in a workflow, let actions/checkout run before this step."
    });
  }
  const { paths, untracked } = existsSync2(join2(root, ".git")) ? await trackedPaths(root) : await walkedPaths(root);
  const realRoot = realpathSync.native(root);
  return {
    root,
    paths: [...paths].sort(),
    untracked: new Set(untracked),
    read: (path) => readText(realRoot, path)
  };
}
async function trackedPaths(root) {
  const listing = await git(
    root,
    "ls-files",
    "-z",
    "-t",
    "--cached",
    "--others",
    "--exclude-standard",
    "--deduplicate"
  );
  const lines = listing.split("\0").filter((line) => line !== "" && isThere(join2(root, line.slice(2))));
  const untracked = lines.filter((line) => line.startsWith("?"));
  return { paths: lines.map((line) => line.slice(2)), untracked: untracked.map((line) => line.slice(2)) };
}
function isThere(path) {
  if (existsSync2(path)) return true;
  try {
    return lstatSync(path, { throwIfNoEntry: false }) !== void 0;
  } catch (error) {
    if (isAbsent(error)) return false;
    throw error;
  }
}
async function walkedPaths(root) {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => !entry.isDirectory()).map((entry) => relative(root, join2(entry.parentPath, entry.name)).split(sep).join("/")).filter((path) => !path.startsWith(".git/") && !path.includes("/.git/"));
  return { paths, untracked: paths };
}
function readText(root, path) {
  try {
    const real = realpathSync.native(join2(root, path));
    const inside = real === root || real.startsWith(root + sep);
    if (!inside || statSync(real).size > largestFile) return void 0;
    return readFileSync(real, "utf8");
  } catch (error) {
    if (isAbsent(error)) return void 0;
    throw error;
  }
}
function isAbsent(error) {
  const code = error.code;
  return code === "ENOENT" || code === "EISDIR" || code === "ENOTDIR" || code === "ELOOP";
}

export {
  git,
  gitBlobs,
  gitSizes,
  headOf,
  mergeBaseOf,
  readFolder
};
