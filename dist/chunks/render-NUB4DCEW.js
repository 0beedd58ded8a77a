import { createRequire as __createRequire } from 'node:module'
const require = __createRequire(import.meta.url)
import {
  git,
  gitSizes,
  headOf,
  mergeBaseOf,
  readFolder
} from "./chunk-FV3CXILE.js";
import {
  ProblemError
} from "./chunk-AHQ7OKK4.js";
import "./chunk-NH74PUX4.js";
import "./chunk-DIT3HX7E.js";

// src/checkout/list-sides.ts
async function listSides(directory, findBase) {
  const [folder, head, { base, changed }] = await Promise.all([
    readFolder(directory),
    headOf(directory),
    findBase().then(async (base2) => ({ base: base2, changed: await changedSince(directory, base2) }))
  ]);
  return { folder, head, base, changed };
}
var raw = ["--raw", "-z", "--no-renames", "--relative", "--ignore-submodules"];
async function changedSince(directory, base) {
  const answer = (await git(directory, "diff-index", ...raw, base, "--")).split("\0");
  const changed = [];
  for (let at = 0; at + 1 < answer.length; at += 2) {
    const [mode = "", , oid = ""] = (answer[at] ?? "").slice(1).split(" ");
    changed.push({ path: answer[at + 1] ?? "", mode, oid });
  }
  const files = changed.filter(({ mode }) => isBlob(mode));
  const sizes = await gitSizes(
    directory,
    files.map(({ oid }) => oid)
  );
  return new Map(
    changed.map(({ path, mode, oid }) => {
      const isThere = mode !== "000000";
      return [path, isThere ? { mode, oid, size: sizes.get(oid) ?? 0 } : void 0];
    })
  );
}
function isBlob(mode) {
  return mode !== "000000" && mode !== "160000";
}

// src/action/pull-of.ts
function pullOf({ event }) {
  const found = (...keys) => fieldOf(event.payload, "pull_request", ...keys);
  const [number, base, head] = [found("number"), found("base", "sha"), found("head", "sha")];
  const [target, source] = [found("base", "repo", "full_name"), found("head", "repo", "full_name")];
  if (typeof number !== "number" || typeof base !== "string" || typeof head !== "string" || typeof target !== "string")
    throw new ProblemError({
      code: "NO_PULL_REQUEST",
      message: "The event names no pull request.",
      advice: "Run mode render `on: pull_request`."
    });
  return { number, base, head, fromFork: source !== target };
}
function fieldOf(value, ...keys) {
  let at = value;
  for (const key of keys) at = typeof at === "object" && at !== null ? Reflect.get(at, key) : void 0;
  return at;
}

// src/action/render.ts
async function render(job, clock) {
  const pull = pullOf(job);
  const listing = listSides(job.workspace, () => mergeBase(job.workspace, pull.base));
  listing.catch(() => void 0);
  const { renderPull } = await import("./render-pull-YAC224LS.js");
  return renderPull(job, clock, pull, listing);
}
async function mergeBase(workspace, base) {
  if (!/^[0-9a-f]{40,64}$/.test(base)) throw shallow(base);
  const { commit, cause } = await mergeBaseOf(workspace, base);
  if (commit === void 0) throw shallow(base, cause);
  return commit;
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
export {
  render
};
