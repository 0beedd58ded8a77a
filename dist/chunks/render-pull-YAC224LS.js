import { createRequire as __createRequire } from 'node:module'
const require = __createRequire(import.meta.url)
import {
  gitBlobs
} from "./chunk-FV3CXILE.js";
import {
  blocking,
  builtInSchema,
  diffPieces,
  findingsIn,
  findingsPieces,
  findingsSummary,
  referencesOf
} from "./chunk-TTIP3C7E.js";
import {
  Scalar,
  assemble,
  changedUnits,
  configFile,
  createBuildMemo,
  createMask,
  createParseCache,
  diffJson,
  emit,
  filesBesides,
  folded,
  ignoresIn,
  isEqual,
  isMap,
  isWanted,
  kustomizationNames,
  mayHide,
  namedPaths,
  objectsIn,
  objectsOf,
  overlaysIn,
  pairObjects,
  pairUnits,
  readingWith,
  renderUnits,
  resolvePath,
  sha256,
  showUnits,
  table,
  text
} from "./chunk-VW3KPZPC.js";
import {
  remedyFor
} from "./chunk-CCJ2EBDN.js";
import "./chunk-DIVVM5LI.js";
import "./chunk-FKC2CM2K.js";
import "./chunk-3OH2UTVQ.js";
import "./chunk-2X63PDCU.js";
import {
  code,
  cut,
  prose,
  readRenderMarker,
  renderMarker,
  row
} from "./chunk-PKKGHBBQ.js";
import "./chunk-XGKTQX3O.js";
import {
  ProblemError
} from "./chunk-AHQ7OKK4.js";
import {
  parseEnvironmentName,
  parseSha
} from "./chunk-NH74PUX4.js";
import "./chunk-DIT3HX7E.js";

// src/checkout/snapshot.ts
import { lstatSync } from "node:fs";
import { join } from "node:path";
function createSharedWork() {
  return { memo: createBuildMemo(), parsed: createParseCache() };
}
function readListed(folder, head, shared) {
  const entries = new Map(folder.paths.flatMap((path) => entryOf(folder.root, path)));
  const commit = head ?? commitOf(entries);
  const read = async (wanted) => textsOf(entries, wanted, (path) => folder.read(path));
  return readingFrom({ commit, branch: "HEAD", entries, writable: true }, read, shared);
}
async function readWith({ memo, parsed }, snapshot) {
  const text2 = snapshot.texts.get(configFile);
  const config = text2 === void 0 ? void 0 : await parsedConfig(text2);
  return readingWith(snapshot, config, { memo, salt: crypto.randomUUID(), parsed });
}
async function parsedConfig(text2) {
  const { parseConfig } = await import("./parse-UA7HKNR4.js");
  return parseConfig(text2, configFile);
}
async function readingFrom(rest, read, shared) {
  const texts = await read(isWanted);
  const besides = filesBesides({ ...rest, texts }, shared.memo);
  const more = await read((path) => besides.has(path));
  return readWith(shared, { ...rest, texts: new Map([...texts, ...more]) });
}
function entryOf(root, path) {
  const found = lstatSync(join(root, path), { throwIfNoEntry: false });
  if (found === void 0 || found.isDirectory()) return [];
  const mode = found.isSymbolicLink() ? "120000" : "100644";
  return [[path, { oid: `${found.size} ${found.mtimeMs}`, mode, size: found.size }]];
}
function textsOf(entries, wanted, read) {
  const texts = [...entries].filter(([path, entry]) => wanted(path, entry)).map(([path]) => [path, read(path)]);
  return new Map(texts.filter((each) => each[1] !== void 0));
}
function shaOf(commit, entries) {
  return parseSha(commit) ?? commitOf(entries);
}
function commitOf(entries) {
  const sha = parseSha(sha256(JSON.stringify([...entries])).slice(0, 40));
  if (sha === void 0) throw new Error("a hash is a commit id");
  return sha;
}

// src/checkout/sides.ts
async function readSides(listed) {
  const shared = createSharedWork();
  const { root } = listed.folder;
  const old = [...listed.changed].flatMap(
    ([path, file]) => file === void 0 || !isWanted(path, file) ? [] : file.oid
  );
  const blobs = gitBlobs(root, old);
  const head = await readListed(listed.folder, listed.head, shared);
  return { base: await readBase(listed, head.snapshot, await blobs, shared), head };
}
function readBase(listed, head, early, shared) {
  const { base, folder, changed } = listed;
  const entries = baseEntries(listed, head.entries);
  const read = async (wanted) => {
    const missing = [...changed].flatMap(
      ([path, file]) => file === void 0 || !wanted(path, file) || early.has(file.oid) ? [] : file.oid
    );
    const more = missing.length === 0 ? early : new Map([...early, ...await gitBlobs(folder.root, missing)]);
    return textsOf2(entries, wanted, listed, head, more);
  };
  const rest = { commit: shaOf(base, entries), branch: base, entries, writable: false };
  return readingFrom(rest, read, shared);
}
function baseEntries({ folder, changed }, head) {
  const kept = [...head].filter(([path]) => !changed.has(path) && !folder.untracked.has(path));
  const old = [...changed].flatMap(
    ([path, file]) => file === void 0 ? [] : [[path, file]]
  );
  if (old.length === 0) return new Map(kept);
  return new Map([...kept, ...old].sort(([one], [other]) => one < other ? -1 : 1));
}
function textsOf2(entries, wanted, { folder, changed }, head, blobs) {
  const texts = /* @__PURE__ */ new Map();
  for (const [path, entry] of entries) {
    if (!wanted(path, entry)) continue;
    const text2 = changed.has(path) ? blobs.get(entry.oid) : head.texts.get(path) ?? folder.read(path);
    if (text2 !== void 0) texts.set(path, text2);
  }
  return texts;
}

// src/report/findings/alone.ts
function standsAlone(before, after) {
  return pairObjects(before, after).every(
    (pair) => pair.kind === "kept" && (isEqual(pair.before.value, pair.after.value) || isOwnAffair(pair.before, pair.after))
  );
}
var readByOthers = /* @__PURE__ */ new Set(["ConfigMap", "Secret", "CustomResourceDefinition"]);
function isOwnAffair(before, after) {
  return !readByOthers.has(after.kind) && builtInSchema(after.apiVersion, after.kind) instanceof Map && needsOf(before) === needsOf(after);
}
function needsOf(object) {
  return JSON.stringify(referencesOf(object).map(({ kind, name, key }) => [kind, name, key]));
}

// src/proof/file-reach.ts
function reachOf(sides, cache) {
  const changed = changedPaths(sides);
  const known = /* @__PURE__ */ new Map();
  const missesFile = (path, isRendered) => {
    const text2 = changed.has(path) ? void 0 : sides.after.read(`/${path}`);
    return typeof text2 === "string" && !mayHide(text2, isRendered);
  };
  const missesFolder = (folder) => {
    const found = known.get(folder);
    if (found !== void 0) return found;
    known.set(folder, false);
    const misses2 = missesKustomization(folder);
    known.set(folder, misses2);
    return misses2;
  };
  const missesKustomization = (folder) => {
    const paths = kustomizationNames.flatMap((name) => resolvePath(folder, name) ?? []);
    const own = paths.filter((path2) => sides.after.resolve(`/${path2}`) !== void 0);
    const [path] = own;
    if (path === void 0 || own.length > 1 || paths.some((each) => changed.has(each))) return false;
    return missesFile(path, false) && missesNamed(folder, cache.config(textOf(sides.after, path), path).value);
  };
  const missesNamed = (folder, kustomization) => isPlain(kustomization) && namedPaths(kustomization).every((name) => {
    const path = resolvePath(folder, name);
    if (path === void 0) return false;
    const kind = sides.after.resolve(`/${path}`)?.kind;
    return kind === "folder" ? missesFolder(path) : kind === "file" && missesFile(path, true);
  });
  return {
    missesFolder: (folder) => sureOf(() => missesFolder(folder)),
    missesFiles: (paths) => sureOf(() => paths.every((path) => missesFile(path, true)))
  };
}
function sureOf(misses2) {
  try {
    return misses2();
  } catch (error) {
    if (error instanceof ProblemError) return false;
    throw error;
  }
}
function textOf(files, path) {
  return String(files.read(`/${path}`));
}
function changedPaths({ before, after }) {
  const paths = /* @__PURE__ */ new Set([...before.paths(), ...after.paths()]);
  return new Set([...paths].filter((path) => textAt(before, path) !== textAt(after, path)));
}
function textAt(files, path) {
  try {
    return files.read(`/${path}`);
  } catch (error) {
    if (error instanceof ProblemError) return void 0;
    throw error;
  }
}
var plainFields = /* @__PURE__ */ new Set([
  ...["apiVersion", "kind", "metadata", "namespace", "namePrefix", "nameSuffix", "resources", "bases"],
  ...["components", "patches", "patchesStrategicMerge", "patchesJson6902", "configMapGenerator", "labels"],
  ...["commonLabels", "commonAnnotations", "images", "replicas", "generatorOptions", "sortOptions"]
]);
function isPlain(kustomization) {
  if (!isMap(kustomization)) return false;
  return [...kustomization].every(([field, value]) => plainFields.has(field) && !holdsHidden(value));
}
function holdsHidden(value) {
  if (isMap(value)) return [...value.values()].some(holdsHidden);
  if (Array.isArray(value)) return value.some(holdsHidden);
  return typeof value === "string" && mayHide(value);
}

// src/proof/between.ts
function renderedDifference(base, head) {
  const near = pairedSides(base, head, outOfReach(base, head));
  const { before, after, pairs } = isToldByPairs(near) ? near : pairedSides(base, head);
  const { salt, files } = head.rendering;
  const mask = createMask([...new Set([...before, ...after].flatMap(objectsOf))], salt);
  const names = [...new Set([...head.fleet.environments, ...base.fleet.environments].map(({ name }) => name))];
  const units = changedUnits(pairs, "whole");
  return {
    sides: { pairs, mask },
    diff: showUnits(units, names, () => 1, { mask, files }),
    findings: findingsIn(pairs, { before, after }, mask),
    unproven: distinct(pairs.flatMap(unrendered)).map((each) => ({
      ...each,
      problem: { ...each.problem, message: mask.text(each.problem.message) }
    }))
  };
}
function pairedSides(base, head, leftOut) {
  const { memo } = head.rendering;
  const before = renderUnits(base.rendering.files, base.fleet.roots ?? [], memo, leftOut);
  const after = renderUnits(head.rendering.files, head.fleet.roots ?? [], memo, leftOut);
  return { before, after, pairs: pairUnits(before, after) };
}
function outOfReach(base, head) {
  const { files, memo } = head.rendering;
  const before = base.rendering.files;
  if (ignoresIn(before) !== ignoresIn(files)) return /* @__PURE__ */ new Set();
  const known = overlaysIn(before, base.fleet.roots ?? []);
  const reach = reachOf({ before, after: files }, memo.cache);
  const overlays = [...overlaysIn(files, head.fleet.roots ?? [])];
  return new Set(overlays.flatMap(([id, start]) => misses(reach, known.get(id), start) ? id : []));
}
function misses({ missesFolder, missesFiles }, before, start) {
  if (start.kind === "kustomization") return before !== void 0 && missesFolder(start.folder);
  if (before?.kind !== "manifests" || before.names.join("\n") !== start.names.join("\n")) return false;
  return missesFiles(start.names.map((name) => start.folder === "" ? name : `${start.folder}/${name}`));
}
function isToldByPairs({ pairs }) {
  return pairs.every(
    ({ before, after }) => before?.build.kind === "built" && after?.build.kind === "built" && standsAlone(before.build.documents, after.build.documents)
  );
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
import { join as join2 } from "node:path";

// src/proof/manifests.ts
function manifestTexts({ pairs, mask }, names) {
  const textOf2 = maskedText(mask);
  const textsOf3 = (units) => new Map(names.map((name) => [name, objectsIn(units, name).map(textOf2).join("---\n")]));
  return {
    base: textsOf3(pairs.flatMap(({ before }) => before ?? [])),
    head: textsOf3(pairs.flatMap(({ after }) => after ?? []))
  };
}
function maskedText(mask) {
  const known = /* @__PURE__ */ new Map();
  return (object) => {
    const text2 = known.get(object.value) ?? emit(maskObject(object, mask));
    known.set(object.value, text2);
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
  if (Array.isArray(value)) return maskedList(value, mask);
  const text2 = value instanceof Scalar ? value.text : value;
  if (typeof text2 !== "string") return value;
  const shown = mask.text(text2);
  return shown === text2 ? value : shown;
}
function maskedList(list, mask) {
  let copy;
  for (const [at, element] of list.entries()) {
    const shown = masked(element, mask);
    if (shown !== element) copy ??= list.slice(0, at);
    copy?.push(shown);
  }
  return copy ?? list;
}
function maskedMap(map, mask) {
  let copy;
  for (const [key, field] of map) {
    const [name, shown] = [mask.text(key), masked(field, mask)];
    if (name !== key || shown !== field) copy ??= entriesBefore(map, key);
    copy?.set(name, shown);
  }
  return copy ?? map;
}
function entriesBefore(map, end) {
  const entries = /* @__PURE__ */ new Map();
  for (const [key, field] of map) {
    if (key === end) break;
    entries.set(key, field);
  }
  return entries;
}

// src/action/manifests.ts
async function writeManifests(temporary, { diff, sides }) {
  const folder = join2(temporary, "lockkeeper-manifests");
  await rm(folder, { recursive: true, force: true });
  const names = diff.environments.flatMap(({ name }) => parseEnvironmentName(name) ?? []);
  const texts = manifestTexts(sides, names);
  for (const side of ["base", "head"]) {
    await mkdir(join2(folder, side), { recursive: true });
    for (const [name, text2] of texts[side]) await writeFile(join2(folder, side, `${name}.yaml`), text2);
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
  const { openGitHub } = await import("./open-github-SR7IHRZO.js");
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

// src/action/render-pull.ts
async function renderPull(job, clock, pull, listing) {
  const opening = openReport(job, clock, pull);
  opening.catch(() => void 0);
  const sides = await sidesOf(await listing);
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
async function sidesOf(listed) {
  const { base, head } = await readSides(listed);
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
  renderPull
};
