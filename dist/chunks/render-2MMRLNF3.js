import { createRequire as __createRequire } from 'node:module'
const require = __createRequire(import.meta.url)
import {
  blocking,
  diffPieces,
  findingsIn,
  findingsPieces,
  findingsSummary
} from "./chunk-LCGIFPX5.js";
import {
  Scalar,
  assemble,
  changedUnits,
  createBuildMemo,
  createMask,
  diffJson,
  emit,
  filesBesides,
  folded,
  isWanted,
  objectsIn,
  objectsOf,
  pairUnits,
  readingOf,
  renderUnits,
  sha256,
  showUnits,
  table,
  text
} from "./chunk-N4JN5GI3.js";
import {
  remedyFor
} from "./chunk-6XOJRGC4.js";
import "./chunk-7TU5IEVM.js";
import "./chunk-3OH2UTVQ.js";
import "./chunk-2X63PDCU.js";
import {
  code,
  cut,
  parseEnvironmentName,
  parseSha,
  prose,
  readRenderMarker,
  renderMarker,
  row
} from "./chunk-UYHANB3V.js";
import {
  ProblemError
} from "./chunk-XFVKSX3P.js";
import {
  number,
  object,
  string
} from "./chunk-GXBKZB3O.js";
import "./chunk-DIT3HX7E.js";

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
  if (ids.length === 0) return /* @__PURE__ */ new Map();
  const running = run("git", ["-C", folder, "cat-file", "--batch"], {
    maxBuffer: largestAnswer,
    encoding: "buffer"
  });
  running.child.stdin?.end(`${ids.join("\n")}
`);
  return parseBatch((await running).stdout);
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

// src/checkout/snapshot.ts
import { existsSync as existsSync2, lstatSync } from "node:fs";
import { join as join2 } from "node:path";

// src/checkout/folder.ts
import { existsSync, readFileSync, realpathSync, statSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { join, relative, resolve, sep } from "node:path";
var largestFile = 16 * 1024 * 1024;
async function readFolder(directory) {
  const root = resolve(directory);
  if (!existsSync(root) || !statSync(root).isDirectory()) {
    throw new ProblemError({
      code: "NO_SUCH_FOLDER",
      message: `There is no folder ${directory}.`,
      advice: "Name a checkout of the GitOps repository with --repo DIR; in a workflow, let actions/checkout run before this step."
    });
  }
  const paths = existsSync(join(root, ".git")) ? await trackedPaths(root) : await walkedPaths(root);
  const realRoot = realpathSync.native(root);
  return { root, paths: [...paths].sort(), read: (path) => readText(realRoot, path) };
}
async function trackedPaths(root) {
  const listing = await git(
    root,
    "ls-files",
    "-z",
    "--cached",
    "--others",
    "--exclude-standard",
    "--deduplicate"
  );
  return listing.split("\0").filter((path) => path !== "" && existsSync(join(root, path)));
}
async function walkedPaths(root) {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => !entry.isDirectory()).map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join("/")).filter((path) => !path.startsWith(".git/") && !path.includes("/.git/"));
}
function readText(root, path) {
  try {
    const real = realpathSync.native(join(root, path));
    const inside = real === root || real.startsWith(root + sep);
    if (!inside || statSync(real).size > largestFile) return void 0;
    return readFileSync(real, "utf8");
  } catch (error) {
    if (isAbsent(error)) return void 0;
    throw error;
  }
}
function isAbsent(error) {
  const code2 = error.code;
  return code2 === "ENOENT" || code2 === "EISDIR" || code2 === "ENOTDIR" || code2 === "ELOOP";
}

// src/checkout/snapshot.ts
function createSharedWork() {
  return { memo: createBuildMemo(), parsed: /* @__PURE__ */ new Map() };
}
async function readCheckout(directory, shared = createSharedWork()) {
  const [folder, head] = await Promise.all([readFolder(directory), headOf(directory)]);
  const entries = new Map(folder.paths.flatMap((path) => entryOf(folder.root, path)));
  const commit = head ?? commitOf(entries);
  const read = (wanted) => textsOf(entries, wanted, (path) => folder.read(path));
  return readingFrom({ commit, branch: "HEAD", entries, writable: true }, read, shared);
}
async function readCommit(root, commit, shared) {
  const listing = await git(root, "ls-tree", "-r", "-z", "--long", "--full-tree", commit);
  const entries = new Map(listing.split("\0").flatMap(parseEntry));
  const sha = parseSha(commit) ?? commitOf(entries);
  const first = [...entries].filter(([path, entry]) => isWanted(path, entry));
  const texts = new Map(await readBlobs(root, first));
  const snapshot = { commit: sha, branch: commit, entries, writable: false, texts };
  const besides = filesBesides(snapshot, shared.memo);
  const more = await readBlobs(
    root,
    [...entries].filter(([path]) => besides.has(path))
  );
  return readWith(shared, { ...snapshot, texts: new Map([...texts, ...more]) });
}
function readWith({ memo, parsed }, snapshot) {
  return readingOf(snapshot, memo, crypto.randomUUID(), parsed);
}
function readingFrom(rest, read, shared) {
  const texts = read(isWanted);
  const besides = filesBesides({ ...rest, texts }, shared.memo);
  return readWith(shared, { ...rest, texts: new Map([...texts, ...read((path) => besides.has(path))]) });
}
function entryOf(root, path) {
  const found = lstatSync(join2(root, path), { throwIfNoEntry: false });
  if (found === void 0 || found.isDirectory()) return [];
  const mode = found.isSymbolicLink() ? "120000" : "100644";
  return [[path, { oid: `${found.size} ${found.mtimeMs}`, mode, size: found.size }]];
}
function textsOf(entries, wanted, read) {
  const texts = [...entries].filter(([path, entry]) => wanted(path, entry)).map(([path]) => [path, read(path)]);
  return new Map(texts.filter((each) => each[1] !== void 0));
}
async function headOf(root) {
  if (!existsSync2(join2(root, ".git"))) return void 0;
  try {
    return parseSha((await git(root, "rev-parse", "HEAD")).trim());
  } catch {
    return void 0;
  }
}
function commitOf(entries) {
  const sha = parseSha(sha256(JSON.stringify([...entries])).slice(0, 40));
  if (sha === void 0) throw new Error("a hash is a commit id");
  return sha;
}
function parseEntry(line) {
  const [, mode = "", oid = "", size = "", path] = /^(\d+) \w+ ([0-9a-f]+) +(\d+|-)\t([\s\S]+)$/.exec(line) ?? [];
  return path === void 0 ? [] : [[path, { oid, mode, size: Number(size) || 0 }]];
}
async function readBlobs(root, wanted) {
  const texts = await gitBlobs(root, [...new Set(wanted.map(([, { oid }]) => oid))]);
  return wanted.flatMap(([path, { oid }]) => {
    const text2 = texts.get(oid);
    return text2 === void 0 ? [] : [[path, text2]];
  });
}

// src/proof/between.ts
function renderedDifference(base, head) {
  const { memo, salt } = head.rendering;
  const before = renderUnits(base.rendering.files, base.fleet.roots ?? [], memo);
  const after = renderUnits(head.rendering.files, head.fleet.roots ?? [], memo);
  const pairs = pairUnits(before, after);
  const mask = createMask([...new Set([...before, ...after].flatMap(objectsOf))], salt);
  const names = [...new Set([...head.fleet.environments, ...base.fleet.environments].map(({ name }) => name))];
  const units = changedUnits(pairs, "whole");
  return {
    sides: { before, after, mask },
    diff: showUnits(units, names, () => 1, { mask, files: head.rendering.files }),
    findings: findingsIn(pairs, { before, after }, mask),
    unproven: distinct(pairs.flatMap(unrendered)).map((each) => ({
      ...each,
      problem: { ...each.problem, message: mask.text(each.problem.message) }
    }))
  };
}
function unrendered({ before, after }) {
  const wasBroken = before?.build.kind === "refused";
  return [after, before].flatMap((unit) => {
    if (unit?.build.kind !== "refused") return [];
    const { problem } = unit.build;
    const side = wasBroken ? "before" : "after";
    return unit.parts.map(({ environment }) => ({ environment, problem, side }));
  });
}
function distinct(all) {
  return [...new Map(all.map((each) => [`${each.environment}
${each.problem.message}`, each])).values()];
}

// src/report/plan-json.ts
function findingJson({ id, kind, severity, place, message, advice: advice2 }) {
  return { id, kind, severity, place: { ...place }, message, advice: advice2 };
}

// src/report/rendered-reply.ts
function renderedBody(reply) {
  const { base, head, key, diff, findings } = reply;
  return assemble([
    text(`### ${renderedTitle(reply)}`),
    text(`<sub>rendered at ${code(head.slice(0, 7))}, compared with ${code(base.slice(0, 7))}</sub>`),
    ...unrenderedPieces("Does not render any more", reply.broken),
    ...findingsPieces(findings),
    ...diff.environments.length === 0 ? [] : diffPieces(diff),
    ...folds(unrenderedPieces("Did not render before either: not compared", reply.unproven)),
    text(renderMarker(key))
  ]);
}
function renderedTitle({ diff, findings, broken, blocking: blocking2 }) {
  const names = diff.environments.map(({ name }) => name);
  const objects = diff.environments.reduce((sum, environment) => sum + environment.objects.length, 0);
  const changes = names.length === 0 ? `Nothing ${broken.length === 0 ? "" : "else "}that is rendered changes` : `${objects} ${objects === 1 ? "object changes" : "objects change"} on ${someOf(names)}`;
  const said = findings.length === 0 ? [] : [findingsSummary(findings)];
  const breaks = broken.length === 0 ? [] : [`${broken.length} no longer render${broken.length === 1 ? "s" : ""}`];
  const mark = broken.length > 0 || blocking2.length > 0 ? "\u{1F534}" : findings.length > 0 ? "\u{1F7E1}" : "\u{1F7E2}";
  return `${mark} ${[changes, ...breaks, ...said].join(" \xB7 ")}`;
}
var mostNames = 5;
function someOf(names) {
  const shown = names.length <= mostNames ? names : names.slice(0, mostNames - 1);
  const rest = names.length - shown.length;
  return `${shown.map((name) => prose(name)).join(", ")}${rest === 0 ? "" : ` and ${rest} more`}`;
}
function unrenderedPieces(title, unrendered2) {
  if (unrendered2.length === 0) return [];
  const rows = unrendered2.map(({ environment, problem: { place, message } }) => {
    const where = place === void 0 ? "" : code(`${place.file}:${place.line}:${place.column}`);
    return row(prose(environment), where, prose(cut(message, 1e3)));
  });
  return [text(`**${title}**`), table(["environment", "where", "what"], rows, "environments")];
}
function folds([title, rows]) {
  if (title?.kind !== "text" || rows === void 0) return [];
  return [folded(title.text.replaceAll("*", ""), rows)];
}

// src/action/manifests.ts
import { mkdir, rm, writeFile } from "node:fs/promises";
import { join as join3 } from "node:path";

// src/proof/manifests.ts
function manifestTexts({ before, after, mask }, names) {
  const textOf = maskedText(mask);
  const textsOf2 = (units) => new Map(names.map((name) => [name, objectsIn(units, name).map(textOf).join("---\n")]));
  return { base: textsOf2(before), head: textsOf2(after) };
}
function maskedText(mask) {
  const known = /* @__PURE__ */ new Map();
  return (object2) => {
    const text2 = known.get(object2.value) ?? emit(maskObject(object2, mask));
    known.set(object2.value, text2);
    return text2;
  };
}
function maskObject({ kind, value }, mask) {
  if (kind !== "Secret") return masked(value, mask);
  const entries = [...value].map(([key, field]) => [
    key,
    key === "data" || key === "stringData" ? hidden(field) : masked(field, mask)
  ]);
  return new Map(entries);
}
function hidden(value) {
  if (value instanceof Map) return new Map([...value].map(([key]) => [key, "(masked)"]));
  return value === null ? value : "(masked)";
}
function masked(value, mask) {
  if (value instanceof Map) return maskedMap(value, mask);
  if (Array.isArray(value)) {
    const elements = value.map((element) => masked(element, mask));
    return elements.every((element, at) => element === value[at]) ? value : elements;
  }
  const text2 = value instanceof Scalar ? value.text : value;
  if (typeof text2 !== "string") return value;
  const shown = mask.text(text2);
  return shown === text2 ? value : shown;
}
function maskedMap(map, mask) {
  let isSame = true;
  const entries = [...map].map(([key, field]) => {
    const shown = [mask.text(key), masked(field, mask)];
    isSame &&= shown[0] === key && shown[1] === field;
    return shown;
  });
  return isSame ? map : new Map(entries);
}

// src/action/manifests.ts
async function writeManifests(temporary, { diff, sides }) {
  const folder = join3(temporary, "lockkeeper-manifests");
  await rm(folder, { recursive: true, force: true });
  const names = diff.environments.flatMap(({ name }) => parseEnvironmentName(name) ?? []);
  const texts = manifestTexts(sides, names);
  for (const side of ["base", "head"]) {
    await mkdir(join3(folder, side), { recursive: true });
    for (const [name, text2] of texts[side]) await writeFile(join3(folder, side, `${name}.yaml`), text2);
  }
  return folder;
}

// src/action/pull-request.ts
var checkName = "lockkeeper: rendered diff";
async function openReport(job, clock, { fromFork }) {
  if (fromFork) {
    job.show.info(
      "The pull request is from a fork, whose token only reads: no comment and no check run is written."
    );
    return void 0;
  }
  const { openGitHub } = await import("./open-github-VYYXAYOT.js");
  const access = await openGitHub(job, clock);
  const [ref] = await access.installation.repositories();
  return ref === void 0 ? void 0 : access.pullReport(ref);
}
async function reportOnPullRequest(job, report, { pull, reply }) {
  const body = renderedBody(reply);
  const isOwn = (text2) => readRenderMarker(text2) === reply.key;
  await ifAllowed(job, "No comment", () => report.comment(pull.number, body, isOwn));
  await ifAllowed(job, "No check run", () => report.check(checkOf(pull, reply)));
}
async function ifAllowed({ show }, lost, write) {
  try {
    await write();
  } catch (error) {
    const problem = remedyFor(error);
    if (problem?.code !== "PERMISSION_MISSING") throw error;
    show.annotate("warning", { ...problem, message: `${lost} was written: ${problem.message}`, advice });
  }
}
var advice = "Give the job `permissions:` contents: read, pull-requests: write, checks: write. Forks and Dependabot get a reading token whatever it says, and a person\u2019s token writes no check runs: there the summary and the annotations say it all.";
function checkOf({ head }, reply) {
  const failed = reply.broken.length > 0 || reply.blocking.length > 0;
  return {
    name: checkName,
    head,
    conclusion: failed ? "failure" : "success",
    title: renderedTitle(reply),
    summary: renderedBody(reply),
    annotations: reply.findings.flatMap(annotationOf)
  };
}
function annotationOf({ id, severity, place, message, advice: advice2 }) {
  const { file, line = 1 } = place;
  if (file === void 0) return [];
  const level = { error: "failure", warning: "warning", note: "notice" };
  return [{ path: file, line, level: level[severity], title: id, message: `${message}
${advice2}` }];
}

// src/action/render.ts
var PullRequest = object({
  pull_request: object({
    number: number(),
    base: object({ sha: string(), repo: object({ full_name: string() }) }),
    head: object({ sha: string(), repo: object({ full_name: string() }).nullable() })
  })
});
async function render(job, clock) {
  const pull = pullOf(job);
  const opening = openReport(job, clock, pull);
  opening.catch(() => void 0);
  const sides = await readSides(job, pull);
  const reply = replyOf(job, pull, sides);
  const manifests = await writeManifests(job.temporary, sides.difference);
  for (const problem of annotationsOf(reply)) job.show.annotate("error", problem);
  for (const finding of reply.findings) annotateFinding(job, finding);
  const report = await opening;
  if (report !== void 0) await reportOnPullRequest(job, report, { pull, reply });
  return resultOf(reply, sides.difference, manifests);
}
function resultOf(reply, { diff, findings }, manifests) {
  const failed = reply.broken.length > 0 || reply.blocking.length > 0;
  return {
    end: failed ? 1 : 0,
    outputs: {
      verdict: failed ? "failed" : "succeeded",
      manifests,
      result: JSON.stringify({ ...diffJson(diff), findings: findings.map(findingJson) }),
      ...failed ? { cause: renderedTitle(reply) } : {}
    },
    summary: renderedBody(reply)
  };
}
function pullOf({ event }) {
  const { data } = PullRequest.safeParse(event.payload);
  if (data === void 0)
    throw new ProblemError({
      code: "NO_PULL_REQUEST",
      message: "The event names no pull request.",
      advice: "Run mode render `on: pull_request`."
    });
  const { number: number2, base, head } = data.pull_request;
  return {
    number: number2,
    base: base.sha,
    head: head.sha,
    fromFork: head.repo?.full_name !== base.repo.full_name
  };
}
async function mergeBase(workspace, base) {
  if (!/^[0-9a-f]{40,64}$/.test(base)) throw shallow(base);
  try {
    return (await git(workspace, "merge-base", "HEAD", base)).trim();
  } catch (cause) {
    throw cause instanceof ProblemError ? cause : shallow(base, cause);
  }
}
function shallow(base, cause) {
  return new ProblemError(
    {
      code: "NO_MERGE_BASE",
      message: `The checkout does not hold the base commit ${base.slice(0, 12)}.`,
      advice: "Give actions/checkout `fetch-depth: 0`, and let it run before this step."
    },
    { cause }
  );
}
async function readSides({ workspace }, pull) {
  const shared = createSharedWork();
  const [base, head] = await Promise.all([
    mergeBase(workspace, pull.base).then((commit) => readCommit(workspace, commit, shared)),
    readCheckout(workspace, shared)
  ]);
  return { base, head, difference: renderedDifference(base, head) };
}
function replyOf(job, pull, { difference, base, head }) {
  const { diff, findings, unproven } = difference;
  return {
    key: `${job.repository}#${pull.number}`,
    base: base.snapshot.commit,
    head: pull.head,
    diff,
    findings,
    broken: [...unproven.filter(({ side }) => side === "after"), ...configProblems(head)],
    unproven: unproven.filter(({ side }) => side !== "after"),
    blocking: blocking(findings, head.policy.blockingFindings)
  };
}
function configProblems({ problems, fleet }) {
  const names = fleet.environments.map(({ name }) => name).join(", ");
  return problems.map((problem) => ({ environment: names, problem }));
}
function annotationsOf({ broken }) {
  return broken.map(({ problem }) => problem);
}
function annotateFinding({ show }, { id, severity, place, message, advice: advice2 }) {
  const { file, line = 1, column = 1 } = place;
  const level = severity === "note" ? "notice" : severity;
  show.annotate(level, {
    code: id,
    message,
    advice: advice2,
    ...file === void 0 ? {} : { place: { file, line, column } }
  });
}
export {
  render
};
