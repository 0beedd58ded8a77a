import { createRequire as __createRequire } from 'node:module'
const require = __createRequire(import.meta.url)
import {
  blocking,
  counted,
  findingsIn,
  findingsPieces,
  findingsSummary,
  hiddenSentence,
  renderedRows
} from "./chunk-TTIP3C7E.js";
import {
  asRead,
  authorize,
  changedAt,
  commitMessage,
  connection,
  createContext,
  defaultDelays,
  environmentKustomizations,
  environmentObjects,
  environmentPolicy,
  expandName,
  fieldAt,
  fullName,
  gateLines,
  groupOf,
  holdRecord,
  hurrySources,
  identityOf,
  inTurn,
  inventoryOf,
  isList,
  isMap as isMap2,
  isRange,
  isRollbackTitle,
  isSameRecord,
  isWorkloadOf,
  joined,
  listAt as listAt2,
  lookAtRollout,
  nameRef,
  nearVersions,
  nested,
  newestFirst,
  numberAt,
  objectStatus,
  openJobClusters,
  parseText,
  parseTrailers,
  pinEdit,
  pinTag,
  pinValue,
  placeOf,
  promotionTitle,
  prunable,
  rangeNote,
  readFleet,
  readInventory,
  readsAsIntended,
  recordRef,
  refOf,
  repositoriesOf,
  repositoryById,
  restored,
  sayUnseen,
  sayUnseenIn,
  seeObject,
  shortVersion,
  sourceApps,
  splitImage,
  stepInto,
  swapRecord,
  textAt as textAt2,
  timeAt,
  verificationBody,
  withoutName,
  writeBlock,
  writeFlow,
  writePair,
  writeScalar
} from "./chunk-AA3TILXC.js";
import {
  Masked,
  assemble,
  changedUnits,
  configFile,
  createMask,
  decoded,
  emit,
  environmentOf,
  environmentsOf,
  fluxGroups,
  folded,
  isInside,
  isMap,
  lineAndColumn,
  listAt,
  meaningOf,
  movesOnly,
  nameOf,
  objectsIn,
  objectsOf,
  pairUnits,
  parseResources,
  pinHas,
  pinnedVersions,
  pinsOf,
  printedValue,
  reaches,
  renderUnits,
  renderedOrigin,
  sameVersion,
  sha256,
  sharedWith,
  shortHash,
  showUnits,
  table,
  text,
  textAt,
  textOf,
  titleOf,
  valueAt,
  versionsIn
} from "./chunk-VW3KPZPC.js";
import {
  remedyFor
} from "./chunk-CCJ2EBDN.js";
import {
  longestConfig,
  parseConfig
} from "./chunk-WEB3FPWP.js";
import {
  require_dist
} from "./chunk-DIVVM5LI.js";
import {
  similar
} from "./chunk-FKC2CM2K.js";
import {
  formatPointer,
  keyedSegment,
  parsePointer
} from "./chunk-3OH2UTVQ.js";
import {
  FAILSAFE_SCHEMA,
  load
} from "./chunk-2X63PDCU.js";
import {
  isProtected
} from "./chunk-OXMXEIUM.js";
import {
  beforeColon,
  code,
  cut,
  fence,
  htmlCode,
  link,
  mayBeSeen,
  mention,
  named,
  outcomeMarker,
  proposalMarker,
  prose,
  readOutcomeMarker,
  readProposalMarker,
  readReplyMarker,
  replyMarker,
  resultOf,
  row
} from "./chunk-PKKGHBBQ.js";
import {
  hasInvisible,
  hasOtherSpace,
  withoutInvisible,
  withoutLookalikes
} from "./chunk-XGKTQX3O.js";
import {
  ProblemError
} from "./chunk-AHQ7OKK4.js";
import {
  isAppName,
  parseEnvironmentName,
  parseVersion
} from "./chunk-NH74PUX4.js";
import {
  array,
  looseObject,
  number,
  record,
  string
} from "./chunk-C6CPXS2Y.js";
import {
  __toESM
} from "./chunk-DIT3HX7E.js";

// src/promotion/origin.ts
function requestKey(origin) {
  switch (origin.kind) {
    case "comment":
      return `comment/${origin.gitops}/${origin.repository}/${origin.comment}/${origin.index}`;
    case "checkbox":
      return `checkbox/${origin.gitops}/${origin.repository}/${origin.comment}/${encodeURIComponent(origin.box)}`;
    case "workflow-run":
      return `workflow-run/${origin.gitops}/${origin.repository}/${origin.run}/${encodeURIComponent(origin.step)}`;
    case "dispatch":
      return `dispatch/${origin.gitops}/${origin.repository}/${encodeURIComponent(origin.delivery)}`;
    case "build":
      return `build/${origin.gitops}/${origin.repository}/${encodeURIComponent(origin.artifact)}`;
    case "automation":
      return `automation/${origin.gitops}/${encodeURIComponent(origin.rule)}/${encodeURIComponent(origin.cause)}`;
    case "cli":
      return `cli/${origin.gitops}/${encodeURIComponent(origin.nonce)}`;
    default:
      return origin;
  }
}
function requestId(key) {
  return `p-${shortHash(key, 6)}`;
}
function parseRequestKey(key) {
  const [kind, ...parts] = key.split("/");
  const parse = parsers[kind];
  const origin = Object.hasOwn(parsers, kind ?? "") ? parse(parts) : void 0;
  return origin !== void 0 && requestKey(origin) === key ? origin : void 0;
}
var parsers = {
  comment: ([gitops, repository, comment, index]) => ({
    kind: "comment",
    gitops: number2(gitops),
    repository: number2(repository),
    comment: number2(comment),
    index: number2(index)
  }),
  checkbox: ([gitops, repository, comment, box]) => ({
    kind: "checkbox",
    gitops: number2(gitops),
    repository: number2(repository),
    comment: number2(comment),
    box: decoded2(box)
  }),
  "workflow-run": ([gitops, repository, run, step]) => ({
    kind: "workflow-run",
    gitops: number2(gitops),
    repository: number2(repository),
    run: number2(run),
    step: decoded2(step)
  }),
  dispatch: ([gitops, repository, delivery]) => ({
    kind: "dispatch",
    gitops: number2(gitops),
    repository: number2(repository),
    delivery: decoded2(delivery)
  }),
  build: ([gitops, repository, artifact]) => ({
    kind: "build",
    gitops: number2(gitops),
    repository: number2(repository),
    artifact: decoded2(artifact)
  }),
  automation: ([gitops, rule, cause]) => ({
    kind: "automation",
    gitops: number2(gitops),
    rule: decoded2(rule),
    cause: decoded2(cause)
  }),
  cli: ([gitops, nonce]) => ({ kind: "cli", gitops: number2(gitops), nonce: decoded2(nonce) })
};
function number2(part) {
  return /^\d{1,15}$/.test(part ?? "") ? Number(part) : -1;
}
function decoded2(part) {
  try {
    return decodeURIComponent(part ?? "");
  } catch {
    return part ?? "";
  }
}
function isNewer(first, second) {
  if (first.kind !== "comment" || second.kind !== "comment") return "unknown";
  if (first.comment !== second.comment) return first.comment > second.comment;
  return first.index > second.index;
}
var offerRule = "rollback";
function offerKey(gitops, failed2) {
  return requestKey({ kind: "automation", gitops, rule: offerRule, cause: failed2 });
}
function offeredFor(key) {
  const origin = parseRequestKey(key);
  return origin?.kind === "automation" && origin.rule === offerRule ? origin.cause : void 0;
}

// src/engine/answer/desk.ts
function repliesIn(comments) {
  return comments.flatMap((comment) => {
    const record3 = comment.ours ? readReplyMarker(comment.body) : void 0;
    return record3 === void 0 ? [] : [{ comment, record: record3 }];
  });
}
function findReply(comments, command) {
  return repliesIn(comments).find(({ record: record3 }) => answers(record3, command));
}
function isElsewhere(comments, command) {
  const own = findReply(comments, command)?.comment.id ?? Number.POSITIVE_INFINITY;
  return comments.some(({ id: id2, ours, author, body }) => {
    const record3 = !ours && author.type === "bot" && id2 < own ? readReplyMarker(body) : void 0;
    return record3 !== void 0 && answers(record3, command);
  });
}
function answers({ key }, command) {
  return commandName(key) === `${command.repository}/${command.comment}/${command.index}`;
}
function commandName(key) {
  const origin = parseRequestKey(key);
  return origin?.kind === "comment" ? `${origin.repository}/${origin.comment}/${origin.index}` : key;
}
async function showReply(desk, current, body) {
  if (current === void 0) return replyOnce(desk, body);
  if (sameText(current.body, body)) return current;
  await desk.threads.rewrite(current.id, body);
  return { ...current, body };
}
async function tellOutcome(desk, key, body) {
  const isTold = (comment) => comment.ours && readOutcomeMarker(comment.body) === key;
  if (desk.comments.some(isTold)) return;
  await writeOnce(desk, body, isTold);
}
function replyOnce(desk, body) {
  const key = readReplyMarker(body)?.key ?? "";
  const origin = parseRequestKey(key);
  return writeOnce(desk, body, ({ ours, author, body: text3 }) => {
    const record3 = ours || author.type === "bot" ? readReplyMarker(text3) : void 0;
    if (record3 === void 0) return false;
    return ours ? commandName(record3.key) === commandName(key) : origin?.kind === "comment" && answers(record3, origin);
  });
}
async function writeOnce({ threads, issue, since, isAlone }, body, isSame) {
  const written = await threads.write(issue, body);
  if (isAlone()) return written;
  const now = await threads.conversation(issue, since);
  const [first = written, ...others] = (now?.comments ?? []).filter(isSame).toSorted((left, right) => left.id - right.id);
  for (const other of others) if (other.ours) await threads.rewrite(other.id, void 0);
  if (first.id === written.id) return written;
  return first.ours ? first : void 0;
}
function sameText(left, right) {
  return left.replaceAll("\r\n", "\n").trimEnd() === right.replaceAll("\r\n", "\n").trimEnd();
}

// src/promotion/slot.ts
var branchPrefix = "lockkeeper/";
function slotBranch(environment, app) {
  return `${branchPrefix}${environment}/${app}`;
}
function viewSlot(request, branch, pullRequests) {
  const own = pullRequests.filter((pullRequest) => pullRequest.claim?.request === request);
  const mine = own.find(({ state }) => state === "merged") ?? own.find(({ ended }) => ended?.kind !== "redone");
  const open3 = pullRequests.find((pullRequest) => pullRequest.state === "open");
  const claims = pullRequests.map((pullRequest) => pullRequest.claim).filter((claim2) => claim2 !== void 0);
  const all = branch.kind === "ours" ? [branch.claim, ...claims] : claims;
  const later = all.find((claim2) => isLater(claim2.request, request));
  return {
    branch,
    ...mine === void 0 ? {} : { mine },
    ...open3 === void 0 ? {} : { open: open3 },
    ...later === void 0 ? {} : { later },
    redone: own.length - own.filter((pullRequest) => pullRequest.ended?.kind !== "redone").length
  };
}
function isLater(first, second) {
  const [one, two] = [parseRequestKey(first), parseRequestKey(second)];
  if (one === void 0 || two === void 0) return false;
  return isNewer(one, two) === true;
}
function isTaken(branch, request) {
  return branch.kind === "foreign" || branch.kind === "ours" && branch.claim.request === request;
}

// src/promotion/gate.ts
function gateSentence({ gate, detail }) {
  return gate === "checks" && /^(?:\d|failed|none)/.test(detail) ? `checks ${detail}` : detail;
}

// src/promotion/gates/approved.ts
function approved(facts) {
  const { review, policy, requester } = facts;
  const gate = "approved";
  if (policy.merge === "when-green") return { gate, status: "passed", detail: "not asked for" };
  if (policy.merge === "never") return { gate, status: "pending", detail: `a person merges (merge: never)` };
  if (review === void 0) return { gate, status: "pending", detail: "no pull request yet" };
  const second = secondPerson(review, requester.id);
  if (second !== void 0)
    return { gate, status: "passed", detail: `by @${second} at ${review.head.slice(0, 7)}` };
  return { gate, status: "pending", detail: `${whyNot(review, requester.id)}${forRollback(facts, review)}` };
}
function forRollback({ rollback: rollback2, requester, slot: slot2 }, { head }) {
  if (!rollback2) return "";
  const number4 = slot2.mine === void 0 ? "its pull request" : `#${slot2.mine.number}`;
  return `; a rollback needs it too: anybody but @${requester.login} who may write here approves ${number4} at ${head.slice(0, 7)}, or merges it`;
}
function secondPerson(review, requester) {
  return review.approvals.find(
    (approval) => approval.canWrite && approval.by.id !== requester && approval.commit === review.head
  )?.by.login;
}
function whyNot(review, requester) {
  const asked = "waiting for the approval of a second person with write access";
  const [first] = review.approvals;
  if (first === void 0) return asked;
  if (review.approvals.every((approval) => approval.by.id === requester))
    return `${asked}; the requester's own does not count`;
  const others = review.approvals.filter((approval) => approval.by.id !== requester);
  if (others.every((approval) => approval.commit !== review.head))
    return `${asked}; the one there is for an earlier commit`;
  return `${asked}; @${others[0]?.by.login ?? first.by.login} has no write access`;
}

// src/promotion/gates/checks.ts
function checks(facts) {
  const { review, policy } = facts;
  const gate = "checks";
  if (review === void 0) return { gate, status: "pending", detail: "no pull request yet" };
  if (review.requiredChecks === "unknown")
    return { gate, status: "blocked", detail: "the rules of the branch could not be read" };
  const names2 = wanted(review, review.requiredChecks, policy.requiredChecks);
  const failed2 = names2.filter((name) => statusOf(review, name) === "failed");
  const passed = names2.filter((name) => statusOf(review, name) === "passed");
  if (failed2.length > 0) return { gate, status: "blocked", detail: `failed: ${failed2.join(", ")}` };
  if (passed.length < names2.length) {
    const open3 = awaitedChecks(facts);
    const hint = open3.some((name) => neverBegins(review, name)) ? noWorkflows : "";
    return {
      gate,
      status: "pending",
      detail: `${passed.length}/${names2.length}, waiting for ${open3.join(", ")}${hint}`
    };
  }
  if (names2.length > 0) return { gate, status: "passed", detail: `${passed.length}/${names2.length}` };
  return review.settled ? { gate, status: "passed", detail: "none reported, none required" } : { gate, status: "pending", detail: "none reported yet" };
}
var noWorkflows = ". GitHub starts no workflow for what a workflow\u2019s own token does: press \u201CApprove workflows to run\u201D in the pull request, or, for good, give the step the `token` of a GitHub App";
function awaitedChecks({ review, policy }) {
  if (review === void 0 || review.requiredChecks === "unknown") return [];
  return wanted(review, review.requiredChecks, policy.requiredChecks).filter(
    (name) => statusOf(review, name) !== "passed"
  );
}
function waitForStart(facts) {
  const { review } = facts;
  const open3 = awaitedChecks(facts);
  return review !== void 0 && open3.length > 0 && open3.every((name) => neverBegins(review, name));
}
function neverBegins(review, name) {
  return review.startsNoWorkflows === true && statusOf(review, name) === "absent";
}
function wanted(review, required, configured) {
  const base2 = required.length > 0 ? required : review.checks.map((check) => check.name);
  return [.../* @__PURE__ */ new Set([...base2, ...configured])];
}
function statusOf(review, name) {
  const statuses = review.checks.filter((check) => check.name === name).map((check) => check.status);
  if (statuses.includes("failed")) return "failed";
  if (statuses.includes("pending")) return "pending";
  return statuses.length === 0 ? "absent" : "passed";
}

// src/promotion/gates/permitted.ts
function permitted({ permission }) {
  return { gate: "permitted", ...permission };
}

// src/promotion/gates/at-merge.ts
var closed = "closed when it was merged without me: ";
function gatesAtMerge(facts) {
  return [permitted(facts), checks(facts), approved(facts), untouched(facts)].map(
    (gate) => gate.status === "passed" ? gate : { ...gate, status: "blocked", detail: `${closed}${gateSentence(gate)}` }
  );
}
function untouched({ slot: { branch } }) {
  const gate = "unchanged";
  return branch.kind === "ours" ? { gate, status: "passed", detail: `what was merged, ${branch.head.slice(0, 7)}, is mine` } : { gate, status: "blocked", detail: "what was merged holds commits that are not mine" };
}
function mergedWhileClosed(gates2) {
  return gates2.flatMap(
    ({ gate, detail }) => detail.startsWith(closed) ? [`${gate}: ${detail.slice(closed.length)}`] : []
  );
}

// src/report/gates.ts
var marks = {
  passed: "\u2705",
  pending: "\u23F3",
  blocked: "\u26D4",
  "not-evaluated": "\u2796"
};
function gateTable(gates2, withLinks2 = (markdown) => markdown) {
  return table(
    ["gate", "", ""],
    gates2.map((gate) => row(gate.gate, marks[gate.status], withLinks2(prose(cut(gate.detail, 500))))),
    "gates"
  );
}
function gateSummary(gates2) {
  const counted3 = ["blocked", "pending", "not-evaluated", "passed"].map((status) => ({
    words: status === "pending" ? "open" : status === "not-evaluated" ? "not asked" : status,
    count: gates2.filter((gate) => gate.status === status).length
  }));
  const parts = counted3.filter(({ count: count2 }) => count2 > 0).map(({ words, count: count2 }) => `${count2} ${words}`);
  return `Gates: ${parts.join(", ")}`;
}
function gateNames(gates2, status) {
  return gates2.filter((gate) => gate.status === status).map((gate) => gate.gate).join(" \xB7 ");
}

// src/report/links.ts
function pullRequestLink({ number: number4, url }) {
  return link(`#${number4}`, url);
}
function withLinks(markdown, pullRequests) {
  return pullRequests.reduce(
    (linked, each) => linked.replaceAll(code(`#${each.number}`), pullRequestLink(each)),
    markdown
  );
}
function namedIn({ pullRequest, others = [] }) {
  return pullRequest === void 0 ? others : [pullRequest, ...others];
}

// src/report/rollout.ts
var marks2 = {
  succeeded: "\u2705",
  "in-progress": "\u23F3",
  failed: "\u274C",
  unknown: "\u2754"
};
var ends = {
  succeeded: "succeeded",
  failed: "failed",
  unknown: "unknown"
};
function rolloutRows({
  verdict,
  rollout,
  mergeCommit,
  mergedAt,
  applied
}) {
  if (mergeCommit === void 0 && (!applied || rollout === void 0)) return [];
  if (verdict === "merged") return [row("rollout", "\u2796", "not watched: no cluster is connected")];
  const end = verdict === void 0 ? void 0 : ends[verdict];
  if (rollout === void 0 || rollout.clusters.length === 0)
    return end === void 0 ? [] : [row("rollout", marks2[end], "")];
  return [carriedRow(rollout, applied ? "" : "Flux"), podsRow(rollout, applied ? applied.since : mergedAt)];
}
function carriedRow({ clusters, because: because2 }, who) {
  const applied = clusters.filter((each) => each.applied !== void 0);
  const others = clusters.filter((each) => each.applied === void 0);
  const unseen3 = others.filter(({ lasting }) => lasting);
  const revision = shortRevision(applied[0]?.applied);
  const done = applied.length === 0 ? "" : ` applied ${code(revision)} in ${names(applied)}`;
  const late = others.filter((each) => !unseen3.includes(each));
  const open3 = [inThose(" not yet in", late), inThose(" not seen in", unseen3)];
  const parts = [done, ...open3].filter((part) => part !== "");
  const isBlind = late.length === 0 && unseen3.length > 0;
  const words = `${who}${parts.join(",")}`.trim();
  const mark = isBlind ? marks2.unknown : marks2[worstOf(late)];
  return row(words, mark, others.length === 0 ? "" : prose(cut(because2, 300)));
}
function inThose(words, clusters) {
  return clusters.length === 0 ? "" : `${words} ${names(clusters)}`;
}
function podsRow(sight, since) {
  const { clusters, verdict, settledAt, because: because2 } = sight;
  const ready = sum(clusters, ({ pods }) => pods.ready);
  const wanted2 = sum(clusters, ({ pods }) => pods.wanted);
  const digests = [...new Set(clusters.flatMap((each) => each.digests))];
  const what = digests.length === 1 ? `run ${code(shortDigest(digests[0] ?? ""))}` : "ready";
  const count2 = wanted2 === 0 ? "" : `: ${ready}/${wanted2} pods ${what}`;
  const applied = clusters.every((each) => each.applied !== void 0);
  if (verdict === "succeeded") return row(`rollout${count2}`, marks2.succeeded, lasted(since, settledAt));
  return row(`rollout${count2}`, applied ? marks2[verdict] : "\u2013", applied ? prose(cut(because2, 300)) : "");
}
function failureDetails(promotion) {
  const { rollout, verdict, to, wayBack: wayBack2 } = promotion;
  const back = [
    ...leftOpen(promotion),
    ...wayBack2 === void 0 ? [] : [text(wayBackLine(promotion, wayBack2))]
  ];
  if (rollout === void 0 || verdict !== "failed" && wayBack2 === void 0) return back;
  const running2 = rollout.clusters.filter((each) => each.verdict === "succeeded");
  const log = rollout.cause?.log ?? [];
  return [
    ...running2.length === 0 ? [] : [text(`${names(running2)} ${running2.length === 1 ? "runs" : "run"} ${code(to)}.`)],
    ...log.length === 0 ? [] : [text(`Last lines of its log:

${fence(log.slice(-20), "text")}`)],
    ...back
  ];
}
function leftOpen({
  applied,
  verdict,
  pullRequest,
  mergeCommit,
  environment
}) {
  if (!applied?.isBack || mergeCommit !== void 0 || pullRequest === void 0) return [];
  if (verdict !== "failed" && verdict !== "unknown") return [];
  return [
    text(
      `Nothing of it is left in ${prose(environment)}; ${pullRequestLink(pullRequest)} is not merged and stays open.`
    )
  ];
}
function wayBackLine({ app, environment }, wayBack2) {
  const { kind, version, because: because2, pullRequest } = wayBack2;
  const where = pullRequest === void 0 ? "" : ` as ${pullRequestLink(pullRequest)}`;
  const to = `back to ${code(shortVersion(version))}`;
  switch (kind) {
    case "ready":
      return `${code(`/rollback ${app} on ${environment}`)}, ${to}, is ready${where}.`;
    case "under-way":
      return `Rolling ${to}${where}: ${prose(because2)}`;
    case "done":
      return `Rolled ${to}${where}${because2 === "" ? "." : `: ${prose(because2)}.`}`;
    case "failed":
      return `It could not be rolled ${to}${where}: ${prose(because2)}`;
    default:
      return kind;
  }
}
function worstOf(clusters) {
  const order4 = ["failed", "unknown", "in-progress", "succeeded"];
  return order4.find((verdict) => clusters.some((each) => each.verdict === verdict)) ?? "succeeded";
}
function names(clusters) {
  return clusters.map(({ name }) => prose(name)).join(", ");
}
function sum(clusters, count2) {
  return clusters.reduce((total, cluster) => total + count2(cluster), 0);
}
function shortRevision(revision = "") {
  const [, hash] = /(?:^|sha1:|sha256:|\/)([0-9a-f]{7})[0-9a-f]*$/.exec(revision) ?? [];
  return hash ?? cut(revision, 60);
}
function shortDigest(digest) {
  return digest.replace(/^(sha\d+:[0-9a-f]{7})[0-9a-f]+$/, "$1\u2026");
}
function lasted(from, to) {
  if (from === void 0 || to === void 0 || to < from) return "";
  const seconds2 = Math.round((to - from) / 1e3);
  return seconds2 < 60 ? `${seconds2} s` : `${Math.floor(seconds2 / 60)} m ${seconds2 % 60} s`;
}

// src/report/steps.ts
function stepTable(promotion) {
  return table(["step", "", ""], stepRows(promotion), "steps");
}
function stepRows(promotion) {
  return [
    gatesRow(promotion),
    pullRequestRow(promotion),
    checksRow(promotion),
    // Where Lockkeeper itself applies, it is merged once it runs.
    ...promotion.applied && promotion.rollout !== void 0 ? [rolloutRows(promotion), mergeRow(promotion), holdRow(promotion)] : [mergeRow(promotion), holdRow(promotion), rolloutRows(promotion)]
  ].flat();
}
var shownBelow = /* @__PURE__ */ new Set(["checks", "approved", "unchanged"]);
function gatesRow({ gates: gates2, verdict }) {
  if (verdict === "nothing-to-do") return [];
  const own = gates2.filter((gate) => !shownBelow.has(gate.gate));
  if (own.length === 0) return [];
  const blocked = gateNames(own, "blocked");
  const pending = gateNames(own, "pending");
  const mark = blocked !== "" ? "\u26D4" : pending !== "" ? "\u23F3" : "\u2705";
  return [row(`gates: ${own.map((gate) => gate.gate).join(" \xB7 ")}`, mark, blocked !== "" ? blocked : pending)];
}
function pullRequestRow({ pullRequest, edits, verdict }) {
  const size = edits.length === 0 ? "" : `, ${sizeOf(edits)}`;
  if (pullRequest !== void 0) return [row(`pull request${size}`, "\u2705", pullRequestLink(pullRequest))];
  return verdict === void 0 ? [row(`pull request${size}`, "\u2013", "")] : [];
}
function sizeOf(edits) {
  const files2 = new Set(edits.map((edit) => edit.file)).size;
  const lines = edits.reduce(
    (sum3, { before, after }) => sum3 + (before === "" ? after.split("\n").length : 1),
    0
  );
  return `${count(files2, "file")}, ${count(lines, "line")}`;
}
function count(number4, noun) {
  return `${number4} ${noun}${number4 === 1 ? "" : "s"}`;
}
function checksRow({
  pullRequest,
  checks: checks2,
  gates: gates2,
  mergeCommit,
  verdict
}) {
  if (pullRequest === void 0 || verdict !== void 0 && mergeCommit === void 0) return [];
  const watched2 = gates2.filter((gate) => gate.gate === "checks" || gate.gate === "approved");
  const numbers2 = checks2 === void 0 || checks2.total === 0 ? "checks" : `checks ${checks2.passed}/${checks2.total}`;
  const approved2 = checks2?.approvedBy === void 0 ? "" : ` \xB7 approved by ${named(checks2.approvedBy)}`;
  const asked = gates2.some(({ gate, status }) => gate === "approved" && status !== "passed") ? " \xB7 approval" : "";
  if (mergeCommit !== void 0) return [row(`${numbers2}${approved2}`, "\u2705", "")];
  const open3 = watched2.filter((gate) => gate.status !== "passed");
  const mark = open3.some((gate) => gate.status === "blocked") ? "\u26D4" : open3.length > 0 ? "\u23F3" : "\u2705";
  const details = open3.map((gate) => prose(cut(firstSentence(gate.detail), 500)));
  return [row(`${numbers2}${approved2 || asked}`, mark, details.join(" \xB7 "))];
}
function firstSentence(detail) {
  return detail.split(/\. (?=[A-Z])/, 1)[0] ?? "";
}
function holdRow({ rollback: rollback2, mergeCommit }) {
  if (!rollback2 || mergeCommit === void 0) return [];
  return [row("hold: automation leaves it alone, people may promote", "\u2705", "")];
}
function mergeRow({ state, mergeCommit, verdict, autoMerge }) {
  if (mergeCommit !== void 0) {
    const sha = link(code(mergeCommit.sha.slice(0, 7)), mergeCommit.url);
    return [row("merged", "\u2705", sha)];
  }
  if (verdict !== void 0) return [];
  return [row("merge", state === "merging" ? "\u23F3" : "\u2013", autoMerge ? "by GitHub (auto-merge)" : "")];
}

// src/report/diff.ts
var mostEdits = 30;
function diffBlock(edits) {
  const shown2 = edits.slice(0, mostEdits);
  const lines = shown2.flatMap((edit) => [
    `# ${cut(edit.file, 200)}:${edit.line}${edit.note === void 0 ? "" : `: ${cut(edit.note, 200)}`}`,
    ...edit.before === "" ? addedLines(edit) : changedLines(edit)
  ]);
  const rest = edits.length - shown2.length;
  return fence(rest === 0 ? lines : [...lines, `# \u2026 and ${count(rest, "more line")}`], "diff");
}
function changedLines({ path, before, after }) {
  return [`-${lastKey(path)}: ${cut(before, 200)}`, `+${lastKey(path)}: ${cut(after, 200)}`];
}
function addedLines({ after }) {
  return after.split(/\r?\n/).map((line) => `+${cut(line, 200)}`);
}
function diffDetails(edits) {
  return edits.length === 0 ? [] : [folded(`Diff: ${sizeOf(edits)}`, text(diffBlock(edits)))];
}
function lastKey(path) {
  const key = path.slice(path.lastIndexOf("/") + 1).replaceAll("~1", "/").replaceAll("~0", "~");
  return cut(key === "" ? "value" : key, 100);
}

// src/promotion/gates/proven.ts
function proven({ planned, goal }) {
  const gate = "proven";
  switch (planned.kind) {
    case "current":
      return { gate, status: "passed", detail: "nothing is to change" };
    case "problem":
      return { gate, status: "not-evaluated", detail: "there is no plan to prove" };
    case "plan":
      return judged(planned.plan.proof, goal.environment);
    default:
      return planned;
  }
}
function judged(proof, environment) {
  const gate = "proven";
  const [first] = proof.strays;
  if (first !== void 0) {
    const more = proof.strays.length === 1 ? "" : `; and ${proof.strays.length - 1} more`;
    return {
      gate,
      status: "blocked",
      detail: `it would change more than it says: ${strayText(first)}${more}`
    };
  }
  const unproven = unprovenText(proof);
  if (unproven !== void 0 && proof.blocking.unproven)
    return { gate, status: "blocked", detail: `${unproven}; unproven: block asks for it` };
  if (proof.verdict === "unproven") return { gate, status: "passed", detail: unproven ?? "unproven" };
  return {
    gate,
    status: "passed",
    detail: `${provenText(proof, environment)}${unproven === void 0 ? "" : `; ${unproven}`}`
  };
}
function provenText({ environments }, environment) {
  const own = environments.find((each) => each.name === environment);
  const others = environments.filter((each) => each.name !== environment && each.status === "unchanged");
  const size = `${counted2(own?.objects ?? 0, "object")}, ${counted2(own?.fields ?? 0, "field")} in ${environment}`;
  return others.length === 0 ? size : `${size}; nothing in ${others.map(({ name }) => name).join(", ")}`;
}
function unprovenText({ environments }) {
  const unproven = environments.filter(({ status }) => status === "unproven");
  const [first] = unproven;
  if (first === void 0) return void 0;
  const [problem3] = first.problems;
  const reason = problem3 === void 0 ? "" : `: ${problem3.message.replace(/\.$/, "")}`;
  return `unproven in ${unproven.map(({ name }) => name).join(", ")}${reason}`;
}
function strayText({ environment, cluster, object, field, file, line, message }) {
  const where = [environment, cluster === environment ? void 0 : cluster].filter((word2) => word2 !== void 0).join("/");
  const what = [object, field].filter((word2) => word2 !== void 0).join(" ");
  const head = [where, what].filter((word2) => word2 !== "").join(": ");
  const place2 = file === void 0 ? "" : ` (${line === void 0 ? file : `${file}:${line}`})`;
  return head === "" ? `${message}${place2}` : `${head}${place2}: ${message}`;
}
function counted2(count2, noun) {
  return `${count2} ${noun}${count2 === 1 ? "" : "s"}`;
}

// src/report/proof.ts
function renderedSize({ environments }) {
  return {
    objects: environments.reduce((sum3, each) => sum3 + each.objects, 0),
    fields: environments.reduce((sum3, each) => sum3 + each.fields, 0)
  };
}
function renderedWords({ objects, fields }) {
  return `Rendered diff: ${counted(objects, "object")}, ${counted(fields, "field")}`;
}
function proofPieces(proof) {
  return [...strayPieces(proof), ...findingPieces(proof), ...renderedPieces(proof)];
}
function proofTable(proof) {
  const rows = proof.environments.map(({ name, status, objects, fields, problems }) => {
    const size = objects === 0 ? "" : `${counted(objects, "object")}, ${counted(fields, "field")}`;
    const why = problems.slice(0, 2).map(({ message, place: place2 }) => {
      const where = place2 === void 0 ? "" : `${place2.file}:${place2.line}: `;
      return prose(cut(`${where}${message}`, 300));
    });
    return row(beforeColon(name), marks3[status], [size, ...why].filter((word2) => word2 !== "").join(" \xB7 "));
  });
  return table(["environment", "rendered before and after", ""], rows, "environments");
}
var marks3 = {
  changes: "\u2705 changes as meant",
  unchanged: "\u2705 unchanged",
  unproven: "\u2754 unproven"
};
function strayPieces({ strays }) {
  if (strays.length === 0) return [];
  const rows = strays.map((stray) => `- ${prose(cut(strayText(stray), 500))}`);
  const before = ["\u26D4 **It would change more than it says:**", ""];
  return [{ kind: "rows", before, rows, after: [], more: (left) => `- \u2026 and ${left} more` }];
}
function findingPieces({ findings: findings2 }) {
  const [pieces] = findingsPieces(findings2);
  return pieces === void 0 ? [] : [folded(`Findings: ${findingsSummary(findings2)}`, pieces)];
}
function renderedPieces(proof) {
  const { diff, unseen: unseen3 } = proof;
  const notes = [hiddenSentence(diff) ?? "", ...unseen3.slice(0, 10)].filter((note2) => note2 !== "");
  if (diff.environments.length === 0) return [];
  return [
    folded(renderedWords(renderedSize(proof)), {
      kind: "rows",
      before: notes.flatMap((note2) => [`_${prose(cut(note2, 300))}_`, ""]),
      rows: renderedRows(diff),
      after: [],
      more: (left) => `\u2026 and ${counted(left, "more object")}`
    })
  ];
}
function rememberedPieces(rendered2, link2) {
  return rendered2 === void 0 ? [] : [text(`${renderedWords(rendered2)}, in ${link2}`)];
}

// src/report/verdict.ts
var ends2 = {
  succeeded: { mark: "\u{1F7E2}", words: "" },
  merged: { mark: "\u{1F535}", words: "merged, not watched" },
  failed: { mark: "\u{1F534}", words: "failed" },
  unknown: { mark: "\u{1F7E0}", words: "outcome unknown" },
  refused: { mark: "\u26D4", words: "refused" },
  cancelled: { mark: "\u26AA", words: "cancelled" },
  superseded: { mark: "\u26AA", words: "superseded" },
  "nothing-to-do": { mark: "\u26AA", words: "nothing to do" }
};
function standingOf(promotion, dryRun) {
  const { verdict, state } = promotion;
  if (dryRun && (verdict === void 0 || verdict === "refused")) return dryStanding(promotion);
  if (verdict !== void 0) return ends2[verdict];
  const isBeforeMerge = state === "rolling-out" && promotion.mergeCommit === void 0;
  return { mark: "\u{1F7E1}", words: isBeforeMerge ? "rolling out" : inWords(state) };
}
function dryStanding({ gates: gates2, verdict }) {
  const blocked = verdict === "refused" || gates2.some((gate) => gate.status === "blocked");
  return blocked ? { mark: "\u26D4", words: "would be refused" } : { mark: "\u{1F4DD}", words: "would go ahead" };
}
function inWords(state) {
  switch (state) {
    case "requested":
    case "planned":
      return "starting";
    case "proposed":
    case "gated":
      return "under way";
    case "waiting":
      return "waiting";
    case "merging":
      return "merging";
    case "merged":
    case "rolling-out":
      return "merged, rolling out";
    case "ended":
      return "ended";
    default:
      return state;
  }
}
var byUrgency = ["\u{1F534}", "\u26D4", "\u{1F7E0}", "\u{1F7E1}", "\u{1F4DD}", "\u{1F535}", "\u{1F7E2}", "\u26AA"];
function commonMark(standings) {
  return byUrgency.find((mark) => standings.some((standing3) => standing3.mark === mark)) ?? "\u26AA";
}
function wordsAndReason(words, because2) {
  if (because2 === void 0) return words;
  if (words === "" || because2.toLowerCase().startsWith(words.toLowerCase())) return because2;
  return `${words}: ${because2}`;
}

// src/report/reply.ts
var longestReason = 1e3;
function replyBody(progress, record3) {
  const [only, second] = progress.promotions;
  const pieces = only !== void 0 && second === void 0 ? onePromotion(progress, only) : manyPromotions(progress);
  return assemble([...pieces, text(replyMarker({ ...record3, result: resultOf(progress) }))]);
}
function onePromotion(progress, promotion) {
  const { mark, words } = standingOf(promotion, progress.dryRun);
  const behind = words === "" ? "" : `: ${words}`;
  const open3 = showsGatesOpen(progress, promotion);
  return [
    text(`### ${mark} ${promotionName(promotion)}${behind}`),
    text(requestLine(progress, promotion)),
    ...because(promotion),
    ...mergedAllTheSame(promotion),
    ...failureDetails(promotion),
    ...open3 || promotion.verdict === "nothing-to-do" ? [] : [stepTable(promotion)],
    ...gates(promotion, open3),
    ...rendered(promotion),
    ...diffDetails(promotion.edits),
    ...undoLine(promotion),
    ...nextLines(progress, [promotion])
  ];
}
function rendered({ proof, rendered: size, pullRequest }) {
  if (proof !== void 0) return proofPieces(proof);
  return pullRequest === void 0 ? [] : rememberedPieces(size, pullRequestLink(pullRequest));
}
function showsGatesOpen({ dryRun }, { verdict, pullRequest }) {
  return dryRun || verdict === "refused" && pullRequest === void 0;
}
function gates(promotion, open3) {
  const { gates: all } = promotion;
  if (all.length === 0) return [];
  const rows = gateTable(all, (markdown) => withLinks(markdown, namedIn(promotion)));
  return [open3 ? rows : folded(gateSummary(all), rows)];
}
function because(promotion) {
  const { because: reason, verdict } = promotion;
  if (reason === void 0 || reason === "" || verdict === "merged" && reason.startsWith("merged, not watched"))
    return [];
  return [text(sentence(cut(reason, longestReason), promotion))];
}
function mergedAllTheSame(promotion) {
  const closed3 = mergedWhileClosed(promotion.gates);
  if (closed3.length === 0) return [];
  return [
    text(
      sentence(`it was merged without me, and I would not have merged it: ${closed3.join("; ")}`, promotion)
    )
  ];
}
function capitalized(words) {
  const [first = ""] = words.split(" ", 1);
  return /^[a-z]+,?$/.test(first) ? words.slice(0, 1).toUpperCase() + words.slice(1) : words;
}
function sentence(reason, promotion) {
  const capital = capitalized(reason);
  const whole = /[.!?]$/.test(capital) ? capital : `${capital}.`;
  return withLinks(prose(whole), namedIn(promotion));
}
function promotionName({ app, from, to, environment }) {
  const start = from === void 0 || from === to ? "" : `${prose(shortVersion(from))} \u2192 `;
  return `${prose(app)} ${start}${prose(shortVersion(to))} on ${beforeColon(environment)}`;
}
function undoLine({ verdict, from, rollback: rollback2, app, environment }) {
  const ended = verdict === "succeeded" || verdict === "merged";
  if (!ended || rollback2 || from === void 0) return [];
  return [text(`undo: ${code(`/rollback ${app} on ${environment}`)}`)];
}
function requestLine(progress, promotion) {
  const { requestedBy, id: id2, reason, dryRun } = progress;
  const pullRequest = promotion?.pullRequest;
  const at = pullRequest === void 0 ? "" : `${pullRequestLink(pullRequest)} at ${code(pullRequest.head.slice(0, 7))}`;
  const parts = [
    `${promotion?.rollback ? "rollback" : ""} requested by ${mention(requestedBy)}`.trim(),
    at,
    code(id2),
    dryRun ? "dry run: nothing is changed" : "",
    reason === void 0 ? "" : `reason: ${code(reason, 500)}`
  ];
  return parts.filter((part) => part !== "").join(" \xB7 ");
}
function manyPromotions(progress) {
  const { promotions, dryRun } = progress;
  const standings = promotions.map((promotion) => standingOf(promotion, dryRun));
  return [
    text(`### ${commonMark(standings)} ${summary(progress)}`),
    text(`${requestLine(progress)} \xB7 ${code(progress.source)}`),
    table(
      ["", "app", "environment", "from", "to", "pull request", ""],
      promotions.map((promotion) => promotionRow(promotion, dryRun)),
      "promotions"
    ),
    manyDetails(promotions),
    ...nextLines(progress, promotions)
  ];
}
function summary({ promotions, dryRun }) {
  const environments = [...new Set(promotions.map((promotion) => promotion.environment))];
  const to = environments.map((name) => prose(name)).join(", ");
  const ended = promotions.filter((promotion) => promotion.verdict !== void 0);
  const well = ended.filter(
    ({ verdict }) => verdict === "merged" || verdict === "succeeded" || verdict === "nothing-to-do"
  );
  const noun = `${promotions.length} promotions${to === "" ? "" : ` to ${to}`}`;
  if (dryRun) return `${noun}: dry run`;
  if (ended.length < promotions.length) return `${noun}: ${ongoing(promotions, ended.length)}`;
  return well.length === ended.length ? `${noun}: all done` : `${noun}: ${well.length} of ${ended.length} went well`;
}
function ongoing(promotions, ended) {
  const open3 = promotions.length - ended;
  const waiting2 = promotions.filter(({ state }) => state === "waiting").length;
  const words = waiting2 === open3 ? "waiting" : "under way";
  return ended === 0 ? words : `${open3} ${words}, ${ended} of ${promotions.length} done`;
}
function promotionRow(promotion, dryRun) {
  const { mark, words } = standingOf(promotion, dryRun);
  const { app, environment, from, to, pullRequest } = promotion;
  return row(
    mark,
    prose(app),
    prose(environment),
    from === void 0 ? "" : code(shortVersion(from)),
    code(shortVersion(to)),
    pullRequest === void 0 ? "" : pullRequestLink(pullRequest),
    withLinks(prose(cut(wordsAndReason(words, promotion.because), longestReason)), namedIn(promotion))
  );
}
function manyDetails(promotions) {
  const rows = promotions.filter((promotion) => promotion.gates.length > 0).map(({ app, to, environment, gates: all }) => {
    const name = htmlCode(`${app} ${shortVersion(to)} on ${environment}`);
    return `${assemble([folded(`${name} ${gateSummary(all)}`, gateTable(all))])}
`;
  });
  return { kind: "rows", before: [], rows, after: [], more: (left) => `\u2026 and the gates of ${left} more` };
}
function nextLines(progress, promotions) {
  const commands = [...new Set(promotions.flatMap((promotion) => promotion.next))];
  const isOpen = promotions.some(
    ({ verdict, mergeCommit }) => verdict === void 0 && mergeCommit === void 0
  );
  const all = isOpen && !progress.dryRun ? [...commands, `/cancel ${progress.id}`] : commands;
  if (all.length === 0) return [];
  const shown2 = all.slice(0, 10).map((command) => code(command));
  const rest = all.length > shown2.length ? ` \xB7 and ${all.length - shown2.length} more` : "";
  return [text(`next: ${shown2.join(" \xB7 ")}${rest}`)];
}
function outcomeBody(progress, reply) {
  const lines = progress.promotions.map((promotion) => {
    const { mark, words } = standingOf(promotion, progress.dryRun);
    const behind = wordsAndReason(words, promotion.because);
    const ending = behind === "" ? "" : `: ${withLinks(prose(cut(behind, longestReason)), namedIn(promotion))}`;
    return `- ${mark} **${promotionName(promotion)}**${ending}`;
  });
  const who = `${mention(progress.requestedBy)}, ${link("your request", reply)} ${code(progress.id)} has ended:`;
  return assemble([
    { kind: "rows", before: [who, ""], rows: lines, after: [], more: (count2) => `- \u2026 and ${count2} more` },
    text(outcomeMarker(progress.key))
  ]);
}

// src/command/cursor.ts
function createCursor(text3, line, meter) {
  const cursor = {
    text: text3,
    line,
    position: line.start,
    column: 0,
    pendingTab: false,
    nonspace: -1,
    nonspaceColumn: 0
  };
  findNonspace(cursor, meter);
  return cursor;
}
function indentOf(cursor) {
  return cursor.nonspaceColumn - cursor.column;
}
function isBlank(cursor) {
  return cursor.nonspace === cursor.line.end;
}
function findNonspace(cursor, meter) {
  if (cursor.nonspace >= cursor.position) return;
  let at = cursor.position;
  let column = cursor.column;
  for (; at < cursor.line.end; at++) {
    const character = cursor.text[at];
    if (character === "	") column += 4 - column % 4;
    else if (character === " ") column += 1;
    else break;
  }
  meter.steps += at - cursor.position + 1;
  cursor.nonspace = at;
  cursor.nonspaceColumn = column;
}
function skipSpaces(cursor) {
  cursor.position = cursor.nonspace;
  cursor.column = cursor.nonspaceColumn;
  cursor.pendingTab = false;
}
function skipCharacters(cursor, count2, meter) {
  cursor.position += count2;
  cursor.column += count2;
  findNonspace(cursor, meter);
}
function skipColumns(cursor, count2, meter) {
  let left = count2;
  while (left > 0 && cursor.position < cursor.line.end) {
    const isTab = cursor.text[cursor.position] === "	";
    const width = isTab ? 4 - cursor.column % 4 : 1;
    const taken2 = Math.min(width, left);
    cursor.pendingTab = taken2 < width;
    cursor.column += taken2;
    if (taken2 === width) cursor.position++;
    left -= taken2;
    meter.steps++;
  }
  findNonspace(cursor, meter);
}
function atSpace(cursor) {
  const next = cursor.text[cursor.position];
  return cursor.position < cursor.line.end && (next === " " || next === "	");
}

// src/command/containers.ts
function matchContainers(document, cursor) {
  const { containers, meter } = document;
  let matched = 0;
  for (; matched < containers.length; matched++) {
    if (isBlank(cursor)) return matchBlank(document, matched);
    const container = containers[matched];
    meter.steps++;
    if (container === void 0 || !continuesContainer(container, cursor, meter)) break;
  }
  return matched;
}
function matchBlank(document, from) {
  const { containers, quotes, meter } = document;
  let low = 0;
  let high = quotes.length;
  while (low < high) {
    const middle = low + high >> 1;
    meter.steps++;
    if ((quotes[middle] ?? 0) < from) low = middle + 1;
    else high = middle;
  }
  const quote2 = quotes[low];
  if (quote2 !== void 0) return quote2;
  const last = containers.at(-1);
  return last?.kind === "list" && !last.filled ? containers.length - 1 : containers.length;
}
function continuesContainer(container, cursor, meter) {
  if (container.kind === "quote") return takeQuoteMarker(cursor, meter);
  if (indentOf(cursor) < container.width) return false;
  skipColumns(cursor, container.width, meter);
  return true;
}
function takeQuoteMarker(cursor, meter) {
  if (indentOf(cursor) >= 4 || cursor.text[cursor.nonspace] !== ">") return false;
  skipSpaces(cursor);
  skipCharacters(cursor, 1, meter);
  if (atSpace(cursor)) skipColumns(cursor, 1, meter);
  return true;
}

// src/command/resource.ts
function skipWhitespace(text3, from, meter) {
  let at = from;
  while (at < text3.length && " 	\n".includes(text3[at] ?? "")) at++;
  meter.steps += at - from + 1;
  return at;
}
function endOfDestination(text3, at, meter) {
  return text3[at] === "<" ? endOfPointed(text3, at, meter) : endOfPlain(text3, at, meter);
}
function endOfPointed(text3, from, meter) {
  let at = from + 1;
  while (at < text3.length && !"<>\n".includes(text3[at] ?? ""))
    at += text3[at] === "\\" ? escapeWidth(text3, at) : 1;
  meter.steps += at - from;
  return text3[at] === ">" ? at + 1 : -1;
}
var deepestParentheses = 32;
function endOfPlain(text3, from, meter) {
  let depth = 0;
  let at = from;
  for (; at < text3.length; at++) {
    const character = text3[at] ?? "";
    if (character <= " " || character === "\x7F") break;
    if (character === "(") depth++;
    if (depth > deepestParentheses) break;
    if (character === ")" && depth-- === 0) break;
    if (character === "\\") at += escapeWidth(text3, at) - 1;
  }
  meter.steps += at - from + 1;
  return depth > 0 ? -1 : at;
}
function escapeWidth(text3, at) {
  return /[!-/:-@[-`{-~]/.test(text3[at + 1] ?? "") ? 2 : 1;
}
var closers = { '"': '"', "'": "'", "(": ")" };
function endOfTitle(text3, from, meter) {
  const opener = text3[from] ?? "";
  const closer = closers[opener];
  if (closer === void 0) return -1;
  let at = from + 1;
  while (at < text3.length && text3[at] !== closer) {
    if (opener === "(" && text3[at] === "(") break;
    at += text3[at] === "\\" ? escapeWidth(text3, at) : 1;
  }
  meter.steps += at - from;
  return text3[at] === closer ? at + 1 : -1;
}
function endOfResource(text3, from, meter) {
  const destination2 = skipWhitespace(text3, from + 1, meter);
  const end = endOfDestination(text3, destination2, meter);
  if (end === -1) return -1;
  const next = skipWhitespace(text3, end, meter);
  if (text3[next] === ")") return next + 1;
  if (next === end || end === destination2) return -1;
  const titleEnd = endOfTitle(text3, next, meter);
  if (titleEnd === -1) return -1;
  const close3 = skipWhitespace(text3, titleEnd, meter);
  return text3[close3] === ")" ? close3 + 1 : -1;
}

// src/command/definitions.ts
function stripDefinitions(text3, lines, labels, meter) {
  const first = lines[0];
  if (first === void 0 || text3[first.start] !== "[") return lines;
  const paragraph = joinLines(text3, lines, meter);
  let at = 0;
  for (let end = 0; end !== -1; ) {
    end = endOfDefinition(paragraph, at, labels, meter);
    if (end !== -1) at = end;
  }
  return lines.slice(countNewlines(paragraph, at));
}
function joinLines(text3, lines, meter) {
  const joined2 = lines.map((line) => text3.slice(line.start, line.end)).join("\n");
  meter.steps += joined2.length;
  return joined2;
}
function countNewlines(text3, end) {
  if (end >= text3.length && end > 0) return Number.POSITIVE_INFINITY;
  return text3.slice(0, end).split("\n").length - 1;
}
var label = /\[((?:[^\\[\]]|\\[\\[\]]|\\(?![\\[\]])){1,999})\]/y;
function endOfDefinition(text3, at, labels, meter) {
  label.lastIndex = at;
  const name = label.exec(text3)?.[1];
  meter.steps += name === void 0 ? Math.min(text3.length - at, 1e3) : name.length;
  if (name === void 0 || name.trim() === "" || text3[label.lastIndex] !== ":") return -1;
  const destination2 = skipWhitespace(text3, label.lastIndex + 1, meter);
  const end = endOfDestination(text3, destination2, meter);
  if (end === -1 || end === destination2) return -1;
  const after = endOfTitledLine(text3, end, meter) ?? endOfLine(text3, end, meter);
  if (after !== -1) labels.add(normalizeLabel(name));
  return after;
}
function endOfTitledLine(text3, end, meter) {
  const title2 = skipWhitespace(text3, end, meter);
  if (title2 === end) return void 0;
  const titleEnd = endOfTitle(text3, title2, meter);
  if (titleEnd === -1) return void 0;
  const after = endOfLine(text3, titleEnd, meter);
  return after === -1 ? void 0 : after;
}
function endOfLine(text3, from, meter) {
  let at = from;
  while (text3[at] === " " || text3[at] === "	") at++;
  meter.steps += at - from + 1;
  if (at >= text3.length) return text3.length;
  return text3[at] === "\n" ? at + 1 : -1;
}
function normalizeLabel(name) {
  return name.replace(/[ \t\r\n]+/g, " ").replace(/^ | $/g, "").toLowerCase().toUpperCase();
}

// src/command/document.ts
function openLeaf(document, leaf) {
  closeLeaf(document);
  fillContainer(document);
  document.leaf = leaf;
}
function openContainer(document, container) {
  closeLeaf(document);
  fillContainer(document);
  if (container.kind === "quote") document.quotes.push(document.containers.length);
  document.containers.push(container);
}
function fillContainer(document) {
  const last = document.containers.at(-1);
  if (last?.kind === "list") last.filled = true;
}
function closeContainers(document, depth) {
  if (depth >= document.containers.length) return;
  closeLeaf(document);
  document.containers.length = depth;
  while ((document.quotes.at(-1) ?? -1) >= depth) document.quotes.pop();
}
function closeLeaf(document) {
  const { leaf, containers, meter } = document;
  document.leaf = { kind: "none" };
  if (leaf.kind !== "paragraph") return;
  const lines = stripDefinitions(document.text, leaf.lines, document.labels, meter);
  if (lines.length > 0) document.paragraphs.push({ contained: containers.length > 0, lines });
}

// src/command/tags.ts
function createTagMemory() {
  return { absentFrom: /* @__PURE__ */ new Map(), failedValues: /* @__PURE__ */ new Set() };
}
function endOfAngle(text3, at, memory, meter) {
  const next = text3[at + 1] ?? "";
  if (next === "!") return endOfDeclaration(text3, at, memory, meter);
  if (next === "?") return endAfter(text3, at + 2, "?>", memory, meter);
  if (next === "/") return endOfClosingTag(text3, at, meter);
  const autolink = endOfAutolink(text3, at, meter);
  return autolink === -1 ? endOfOpenTag(text3, at, memory, meter) : autolink;
}
function endOfDeclaration(text3, at, memory, meter) {
  if (text3.startsWith("<!-->", at)) return at + 5;
  if (text3.startsWith("<!--->", at)) return at + 6;
  if (text3.startsWith("<!--", at)) return endAfter(text3, at + 4, "-->", memory, meter);
  if (text3.startsWith("<![CDATA[", at)) return endAfter(text3, at + 9, "]]>", memory, meter);
  return /[A-Za-z]/.test(text3[at + 2] ?? "") ? endAfter(text3, at + 3, ">", memory, meter) : -1;
}
function endAfter(text3, from, terminator, memory, meter) {
  if (from >= (memory.absentFrom.get(terminator) ?? Number.POSITIVE_INFINITY)) return -1;
  const found = text3.indexOf(terminator, from);
  meter.steps += (found === -1 ? text3.length : found) - from + 1;
  if (found !== -1) return found + terminator.length;
  memory.absentFrom.set(terminator, from);
  return -1;
}
var closingTag = /<\/[A-Za-z][A-Za-z0-9-]*[ \t\n]*>/y;
function endOfClosingTag(text3, at, meter) {
  return endOfMatch(closingTag, text3, at, meter);
}
var uri = /<[A-Za-z][A-Za-z0-9.+-]{1,31}:[^\u0000-\u0020<>\u007f]*>/y;
var mail = /<[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*>/y;
function endOfAutolink(text3, at, meter) {
  const end = endOfMatch(uri, text3, at, meter);
  return end === -1 ? endOfMatch(mail, text3, at, meter) : end;
}
function endOfMatch(pattern, text3, at, meter) {
  pattern.lastIndex = at;
  const match = pattern.exec(text3);
  meter.steps += match === null ? 8 : match[0].length;
  return match === null ? -1 : pattern.lastIndex;
}
var tagName = /<[A-Za-z][A-Za-z0-9-]*/y;
var attributeName = /[ \t\n]+[A-Za-z_:][A-Za-z0-9_.:-]*/y;
var equals = /[ \t\n]*=[ \t\n]*/y;
var unquoted = /[^ \t\n"'=<>`]+/y;
var tagEnd = /[ \t\n]*\/?>/y;
function endOfOpenTag(text3, at, memory, meter) {
  const values = [];
  let position = endOfMatch(tagName, text3, at, meter);
  while (position !== -1) {
    const end = endOfMatch(tagEnd, text3, position, meter);
    if (end !== -1) return end;
    const name = endOfMatch(attributeName, text3, position, meter);
    position = name === -1 ? -1 : endOfAttributeValue(text3, name, values, memory, meter);
  }
  for (const value of values) memory.failedValues.add(value);
  return -1;
}
function endOfAttributeValue(text3, name, values, memory, meter) {
  const value = endOfMatch(equals, text3, name, meter);
  if (value === -1) return name;
  const quote2 = text3[value];
  if (quote2 !== '"' && quote2 !== "'") return endOfMatch(unquoted, text3, value, meter);
  if (memory.failedValues.has(value)) return -1;
  values.push(value);
  return endAfter(text3, value + 1, quote2, memory, meter);
}

// src/command/starts.ts
function breakTail(cursor, meter) {
  const { text: text3, line } = cursor;
  let at = line.end;
  let marker;
  let lastInk = line.start - 1;
  const found = [];
  for (; at > line.start; at--) {
    const character = text3[at - 1] ?? "";
    if (character === " " || character === "	") continue;
    lastInk = Math.max(lastInk, at - 1);
    if (character !== (marker ?? character) || !"-*_".includes(character)) break;
    marker = character;
    if (found.length < 3) found.push(at - 1);
  }
  meter.steps += line.end - at + 1;
  return { uniformFrom: at, thirdLast: found[2] ?? -1, lastInk };
}
function isThematicBreak(cursor, tail) {
  return cursor.nonspace >= tail.uniformFrom && cursor.nonspace <= tail.thirdLast;
}
var atxHeading = /#{1,6}(?=[ \t]|$)/y;
function isAtxHeading(cursor) {
  if (cursor.text[cursor.nonspace] !== "#") return false;
  const start = cursor.text.slice(cursor.nonspace, Math.min(cursor.line.end, cursor.nonspace + 7));
  atxHeading.lastIndex = 0;
  return atxHeading.test(start);
}
function isSetextUnderline(cursor, meter) {
  const marker = cursor.text[cursor.nonspace];
  if (marker !== "=" && marker !== "-") return false;
  const rest = cursor.text.slice(cursor.nonspace, cursor.line.end);
  meter.steps += rest.length;
  return /^(?:=+|-+)[ \t]*$/.test(rest);
}
function readFence(cursor, meter) {
  const marker = cursor.text[cursor.nonspace];
  if (marker !== "`" && marker !== "~") return void 0;
  const rest = cursor.text.slice(cursor.nonspace, cursor.line.end);
  meter.steps += rest.length;
  const length = rest.length - rest.replace(marker === "`" ? /^`+/ : /^~+/, "").length;
  if (length < 3 || marker === "`" && rest.includes("`", length)) return void 0;
  return { marker, length };
}
function closesFence(cursor, fence2, meter) {
  if (indentOf(cursor) >= 4 || cursor.text[cursor.nonspace] !== fence2.marker) return false;
  const rest = cursor.text.slice(cursor.nonspace, cursor.line.end);
  meter.steps += rest.length;
  const run = (fence2.marker === "`" ? /^(`+)[ \t]*$/ : /^(~+)[ \t]*$/).exec(rest)?.[1] ?? "";
  return run.length >= fence2.length;
}
var rawElement = /^<(?:script|pre|style|textarea)(?:[ \t>]|$)/i;
var rawElementEnd = /<\/(?:script|pre|style|textarea)>/i;
var blockElement = /^<\/?(?:address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt|fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|menu|menuitem|nav|noframes|ol|optgroup|option|p|param|search|section|summary|table|tbody|td|tfoot|th|thead|title|tr|track|ul)(?:[ \t]|\/?>|$)/i;
function readHtmlStart(cursor, { interrupting, meter }) {
  if (cursor.text[cursor.nonspace] !== "<") return void 0;
  const rest = cursor.text.slice(cursor.nonspace, cursor.line.end);
  meter.steps += rest.length;
  if (rawElement.test(rest)) return { kind: "text", pattern: rawElementEnd };
  if (rest.startsWith("<!--")) return { kind: "text", pattern: /-->/ };
  if (rest.startsWith("<?")) return { kind: "text", pattern: /\?>/ };
  if (/^<![A-Za-z]/.test(rest)) return { kind: "text", pattern: />/ };
  if (rest.startsWith("<![CDATA[")) return { kind: "text", pattern: /\]\]>/ };
  if (blockElement.test(rest)) return { kind: "blank" };
  return !interrupting && isLoneTag(rest, meter) ? { kind: "blank" } : void 0;
}
function isLoneTag(rest, meter) {
  const end = rest.startsWith("</") ? endOfClosingTag(rest, 0, meter) : endOfOpenTag(rest, 0, createTagMemory(), meter);
  return end !== -1 && /^[ \t]*$/.test(rest.slice(end));
}
var ordered = /(\d{1,9})[.)]/y;
function readListMarker(cursor, lastInk) {
  const { text: text3, nonspace, line } = cursor;
  const bullet = "*+-".includes(text3[nonspace] ?? "\n");
  ordered.lastIndex = nonspace;
  const number4 = bullet ? void 0 : ordered.exec(text3)?.[1] ?? "";
  if (number4 === "") return void 0;
  const width = number4 === void 0 ? 1 : number4.length + 1;
  const after = nonspace + width;
  if (after < line.end && text3[after] !== " " && text3[after] !== "	") return void 0;
  const empty = lastInk < after;
  return { width, startsAnywhere: !empty && (number4 === void 0 || Number(number4) === 1) };
}

// src/command/table.ts
function delimiterColumns(line, meter) {
  if (!/^[-:|]/.test(line)) return 0;
  meter.steps += line.length;
  if (!/[:|]/.test(line) || /[^-:| \t]/.test(line)) return 0;
  const cells2 = line.trim().replace(/^\|/, "").replace(/\|$/, "").split("|");
  return cells2.every((cell2) => /^[ \t]*:?-+:?[ \t]*$/.test(cell2)) ? cells2.length : 0;
}
function countCells(line, meter) {
  meter.steps += line.length;
  let cells2 = 0;
  let open3 = line[0] !== "|";
  for (let at = 0; at < line.length; at++) {
    const character = line[at];
    if (character === " " || character === "	") continue;
    if (open3) cells2++;
    open3 = character === "|";
    if (character === "\\" && (line[at + 1] === "\\" || line[at + 1] === "|")) at++;
  }
  return cells2;
}

// src/command/blocks.ts
function readBlocks(text3, lines, meter) {
  const document = {
    text: text3,
    meter,
    containers: [],
    quotes: [],
    leaf: { kind: "none" },
    paragraphs: [],
    labels: /* @__PURE__ */ new Set()
  };
  for (const line of lines) placeLine(document, line);
  closeContainers(document, 0);
  closeLeaf(document);
  return document;
}
function placeLine(document, line) {
  const cursor = createCursor(document.text, line, document.meter);
  const matched = matchContainers(document, cursor);
  const all = matched === document.containers.length;
  if (all && continuesLeaf(document, cursor)) return;
  const placing = { cursor, matched, tail: noTail, opened: false };
  if (mayOpen(cursor)) {
    placing.tail = breakTail(cursor, document.meter);
    while (openBlock(document, placing)) placing.opened = true;
  }
  if (placing.cursor.position > line.end) return;
  if (!all && !placing.opened && document.leaf.kind === "paragraph" && !isBlank(cursor)) {
    document.leaf.lines.push({ ...line, start: cursor.nonspace });
    return;
  }
  if (!placing.opened) closeContainers(document, matched);
  placeText(document, cursor);
}
var noTail = { uniformFrom: 0, thirdLast: -1, lastInk: -1 };
var openers = new Set("`~<#=-*+_>|:0123456789");
function mayOpen(cursor) {
  return openers.has(cursor.text[cursor.nonspace] ?? "") || indentOf(cursor) >= 4;
}
function placeText(document, cursor) {
  const { leaf } = document;
  if (isBlank(cursor)) {
    if (leaf.kind !== "indented") closeLeaf(document);
    return;
  }
  if (leaf.kind === "table") return;
  const line = { ...cursor.line, start: cursor.nonspace };
  if (leaf.kind === "paragraph") leaf.lines.push(line);
  else openLeaf(document, { kind: "paragraph", lines: [line] });
}
function continuesLeaf(document, cursor) {
  const { leaf, text: text3, meter } = document;
  switch (leaf.kind) {
    case "fence":
      if (closesFence(cursor, leaf.fence, meter)) document.leaf = { kind: "none" };
      return true;
    case "html":
      if (endsHtml(leaf.end, text3.slice(cursor.position, cursor.line.end), meter)) {
        document.leaf = { kind: "none" };
      }
      return true;
    case "indented":
      if (isBlank(cursor) || indentOf(cursor) >= 4) return true;
      document.leaf = { kind: "none" };
      return false;
    case "none":
    case "paragraph":
    case "table":
      return false;
    default:
      return leaf;
  }
}
function endsHtml(end, line, meter) {
  meter.steps += line.length;
  return end.kind === "blank" ? line.trim() === "" : end.pattern.test(line);
}
function openBlock(document, placing) {
  const { cursor } = placing;
  document.meter.steps++;
  if (isBlank(cursor)) return false;
  if (indentOf(cursor) >= 4) return openIndented(document, placing);
  if (cursor.text[cursor.nonspace] === ">") {
    openIn(document, placing, { kind: "quote" });
    return takeQuoteMarker(cursor, document.meter);
  }
  if (openLeafBlock(document, placing)) return finishLine(cursor);
  if (openListItem(document, placing)) return true;
  return makesTable(document, placing) && finishLine(cursor);
}
function openIndented(document, placing) {
  if (document.leaf.kind === "paragraph" && !placing.opened) return false;
  closeUnmatched(document, placing);
  openLeaf(document, { kind: "indented" });
  return finishLine(placing.cursor);
}
function finishLine(cursor) {
  cursor.position = cursor.line.end + 1;
  return false;
}
function openLeafBlock(document, placing) {
  const { cursor, tail } = placing;
  const { meter } = document;
  const fence2 = readFence(cursor, meter);
  const html = fence2 ? void 0 : readHtmlStart(cursor, { interrupting: insideParagraph(document, placing), meter });
  if (fence2 === void 0 && html === void 0) {
    if (makesHeading(document, placing)) return true;
    if (!isAtxHeading(cursor) && !isThematicBreak(cursor, tail)) return false;
  }
  closeUnmatched(document, placing);
  closeLeaf(document);
  fillContainer(document);
  if (fence2) document.leaf = { kind: "fence", fence: fence2 };
  const line = document.text.slice(cursor.nonspace, cursor.line.end);
  if (html && !(html.kind === "text" && endsHtml(html, line, meter)))
    document.leaf = { kind: "html", end: html };
  return true;
}
function insideParagraph(document, placing) {
  return document.leaf.kind === "paragraph" && !placing.opened;
}
function continuesParagraph(document, placing) {
  return insideParagraph(document, placing) && placing.matched === document.containers.length;
}
function makesHeading(document, placing) {
  const { leaf, meter } = document;
  if (leaf.kind !== "paragraph" || !continuesParagraph(document, placing)) return false;
  if (!isSetextUnderline(placing.cursor, meter)) return false;
  const text3 = stripDefinitions(document.text, leaf.lines, document.labels, meter);
  if (text3.length === 0) {
    leaf.lines.length = 0;
    return false;
  }
  document.leaf = { kind: "none" };
  return true;
}
function makesTable(document, placing) {
  const { leaf, meter, text: text3 } = document;
  if (leaf.kind !== "paragraph" || !continuesParagraph(document, placing)) return false;
  const { cursor } = placing;
  const columns = delimiterColumns(text3.slice(cursor.nonspace, cursor.line.end), meter);
  const head = leaf.lines.at(-1);
  if (columns === 0 || head === void 0) return false;
  if (countCells(text3.slice(head.start, head.end), meter) !== columns) return false;
  leaf.lines.pop();
  closeLeaf(document);
  document.leaf = { kind: "table" };
  return true;
}
function openListItem(document, placing) {
  const { cursor, tail } = placing;
  const { meter } = document;
  const marker = readListMarker(cursor, tail.lastInk);
  if (marker === void 0) return false;
  if (!marker.startsAnywhere && continuesParagraph(document, placing)) return false;
  const indent = indentOf(cursor);
  skipSpaces(cursor);
  skipCharacters(cursor, marker.width, meter);
  const spaces = indentOf(cursor);
  const padding = isBlank(cursor) || spaces > 4 ? 1 : spaces;
  openIn(document, placing, { kind: "list", width: indent + marker.width + padding, filled: false });
  skipColumns(cursor, padding, meter);
  return true;
}
function openIn(document, placing, container) {
  closeUnmatched(document, placing);
  openContainer(document, container);
}
function closeUnmatched(document, placing) {
  if (!placing.opened) closeContainers(document, placing.matched);
}

// src/command/format.ts
function formatCommand(command) {
  switch (command.kind) {
    case "promote":
      return [`/promote ${formatWhat(command)}`, ...formatOptions(command)].join(" ");
    case "rollback":
      return [
        `/rollback ${command.app} on ${command.environment}`,
        ...maybe("to ", command.version),
        ...formatOptions(command)
      ].join(" ");
    case "verify":
    case "restart":
      return `/${command.kind} ${command.app} on ${command.environment}`;
    case "history":
      return [`/history ${command.app}`, ...maybe("on ", command.environment)].join(" ");
    case "diff":
      return [`/diff ${command.environment}`, ...maybe("", command.other)].join(" ");
    case "list":
      return ["/list", ...maybe("", command.app), ...maybe("on ", command.environment)].join(" ");
    case "cancel":
      return ["/cancel", ...maybe("", command.request)].join(" ");
    case "explain":
      return `/explain ${command.request}`;
    case "help":
      return "/help";
    default:
      return command;
  }
}
function formatWhat(command) {
  switch (command.form) {
    case "releases": {
      const releases = command.releases.map((release) => `${release.app}@${release.version}`);
      return `${releases.join(", ")} to ${command.to.join(", ")}`;
    }
    case "from":
      return `${command.apps.join(", ")} from ${command.from} to ${command.to.join(", ")}`;
    case "train":
      return `${command.from} to ${command.to}`;
    default:
      return command;
  }
}
function formatOptions(command) {
  const reason = command.reason === void 0 ? [] : [`--reason ${quote(command.reason)}`];
  return command.dryRun ? [...reason, "--dry-run"] : reason;
}
function quote(reason) {
  return /["“”„‟]/.test(reason) ? `'${reason}'` : `"${reason}"`;
}
function maybe(prefix, word2) {
  return word2 === void 0 ? [] : [`${prefix}${word2}`];
}

// src/command/fault.ts
var longestShown = 60;
function shown(word2) {
  const characters = Array.from(word2);
  const cut2 = characters.length > longestShown;
  return `\u201C${cut2 ? `${characters.slice(0, longestShown).join("")}\u2026` : word2}\u201D`;
}

// src/command/verbs.ts
var verbs = [
  {
    verb: "promote",
    forms: [
      {
        form: "/promote <app>@<version>[, \u2026] to <env>[, \u2026]",
        does: "promotes releases; several environments in order, each after the one before"
      },
      {
        form: "/promote <app>[, \u2026] from <env> to <env>[, \u2026]",
        does: "promotes what runs in another environment"
      },
      { form: "/promote <env> to <env>", does: "promotes every app whose release differs" }
    ],
    flags: [
      { name: "--reason", value: '"\u2026"', summary: "why; kept in the commit and the pull request" },
      { name: "--dry-run", summary: "shows the plan and every gate, changes nothing" }
    ],
    example: "/promote podinfo@7.0.0 to prod",
    needs: "write"
  },
  {
    verb: "rollback",
    forms: [
      {
        form: "/rollback <app> on <env> [to <version>]",
        does: "goes back to the last verified release before this one, or to a named one, and holds automation"
      }
    ],
    flags: [
      { name: "--reason", value: '"\u2026"', summary: "why; kept in the commit and the pull request" },
      { name: "--dry-run", summary: "shows the plan and every gate, changes nothing" }
    ],
    example: "/rollback podinfo on prod",
    needs: "write"
  },
  {
    verb: "verify",
    forms: [{ form: "/verify <app> on <env>", does: "looks at the clusters again and reports" }],
    flags: [],
    example: "/verify podinfo on prod",
    needs: "read"
  },
  {
    verb: "history",
    forms: [{ form: "/history <app> [on <env>]", does: "shows who moved what when, and how it ended" }],
    flags: [],
    example: "/history podinfo on prod",
    needs: "read"
  },
  {
    verb: "restart",
    forms: [{ form: "/restart <app> on <env>", does: "restarts its workloads, a few pods at a time" }],
    flags: [],
    example: "/restart podinfo on prod",
    needs: "write"
  },
  {
    verb: "list",
    forms: [{ form: "/list [<app>] [on <env>]", does: "shows which version each environment is to run" }],
    flags: [],
    example: "/list podinfo",
    needs: "read"
  },
  {
    verb: "diff",
    forms: [
      {
        form: "/diff <env> [<env>]",
        does: "shows where it differs from every other environment, or from one: version, replicas, configuration"
      }
    ],
    flags: [],
    example: "/diff stage prod",
    needs: "read"
  },
  {
    verb: "cancel",
    forms: [{ form: "/cancel [<id>]", does: "stops a promotion that is not merged yet" }],
    flags: [],
    example: "/cancel p-7QK3XM",
    needs: "write"
  },
  {
    verb: "explain",
    forms: [{ form: "/explain <id>", does: "shows every gate of a promotion and what it waits for" }],
    flags: [],
    example: "/explain p-7QK3XM",
    needs: "read"
  },
  {
    verb: "help",
    forms: [{ form: "/help", does: "shows what you may run here" }],
    flags: [],
    example: "/help",
    needs: "read"
  }
];
var laterVerbs = /* @__PURE__ */ new Map([
  ["lock", "Until then, set merge: never for the environment in .github/lockkeeper.yml."],
  ["unlock", "There are no locks yet."],
  ["block", "Until then, tell people in this thread."],
  ["unblock", "There are no blocks yet."],
  ["hold", "Until then, /rollback puts one: it keeps automation away from an app in an environment."],
  ["release", "A hold keeps only automation away; people may promote all the same."],
  ["approve", "Until then, approve the pull request itself."],
  ["join", "Until then, ask an owner of the team."]
]);
var othersVerbs = /* @__PURE__ */ new Set([
  "test",
  "lint",
  "link",
  "post",
  "last",
  "lib",
  "host",
  "self",
  "is",
  "it"
]);
var synonyms = /* @__PURE__ */ new Map([
  ["deploy", "promote"],
  ["ship", "promote"],
  ["push", "promote"],
  ["status", "list"],
  ["versions", "list"],
  ["show", "list"],
  ["abort", "cancel"],
  ["stop", "cancel"],
  ["why", "explain"],
  ["commands", "help"]
]);
function verbRow(verb) {
  const row2 = verbs.find((candidate) => candidate.verb === verb);
  if (row2 === void 0) throw new Error(`No row for the verb ${verb}`);
  return row2;
}

// src/command/head.ts
function readHead(line, lookup2) {
  const raw = line.replace(/^[ \t]+/, "");
  if (isDull(raw, lookup2)) return void 0;
  const clean2 = withoutInvisible(raw).trim();
  const typed = readSlash(clean2) ?? readMention(clean2, lookup2);
  const head = typed === void 0 ? void 0 : recognize(typed, lookup2);
  if (head === void 0) return void 0;
  return { ...head, faults: [...characterFaults(raw), ...head.faults] };
}
function isDull(raw, { seen: seen2 }) {
  const name = /^\/([a-z]+)(?=[ \t]|$)/.exec(raw)?.[1];
  const known2 = name === void 0 ? void 0 : seen2.get(name);
  return known2 !== void 0 && known2.verb === void 0 && known2.later === void 0;
}
function couldStart(text3, { start, end }) {
  let at = start;
  while (at < end && (text3[at] === " " || text3[at] === "	")) at++;
  const character = at < end ? text3[at] ?? "" : "";
  return character === "/" || character === "@" || character > "~" && isDisguised(character);
}
var signs = /[\u2044\u2215\u2571\u29f8\ufe6b\uff0f\uff20]/;
function isDisguised(character) {
  return signs.test(character) || hasOtherSpace(character) || hasInvisible(character);
}
function characterFaults(raw) {
  const faults = [];
  if (hasInvisible(raw)) {
    const message = "The line has characters in it that cannot be seen (zero-width, bidirectional or control characters).";
    faults.push({ code: "UNPLAIN_CHARACTER", message });
  }
  if (hasOtherSpace(raw)) {
    const message = "The line has spaces in it that are no plain ones, such as no-break spaces.";
    faults.push({ code: "UNPLAIN_CHARACTER", message });
  }
  return faults;
}
function readSlash(clean2) {
  const word2 = /^\S+/.exec(clean2)?.[0] ?? "";
  if (word2.length > 40) return void 0;
  const plain = withoutLookalikes(word2);
  if (!plain.startsWith("/")) return void 0;
  return readVerb(plain.slice(1), clean2.slice(word2.length), {
    mentioned: false,
    faults: plain === word2 ? [] : [lookalikeVerb(word2, plain)]
  });
}
function lookalikeVerb(word2, plain) {
  return {
    code: "UNPLAIN_CHARACTER",
    message: `${shown(word2)} has letters that only look like those of \u201C${plain}\u201D.`
  };
}
function readVerb(word2, rest, { mentioned, faults }) {
  const match = /^([A-Za-z]+)([.,;:!?*_`~]*)$/.exec(word2);
  if (match === null) return void 0;
  const [, name = "", tail = ""] = match;
  if (tail === "") return { name, rest, mentioned, faults };
  const fault = { code: "END_PUNCTUATION", message: `After \u201C${name}\u201D stands a space, not \u201C${tail}\u201D.` };
  return { name, rest, mentioned, faults: [...faults, fault] };
}
function readMention(clean2, lookup2) {
  const lower = clean2.toLowerCase();
  const name = lookup2.mentions.find((mention2) => lower.startsWith(`@${mention2.toLowerCase()}`));
  if (name === void 0) return void 0;
  const after = clean2.slice(name.length + 1).replace(/^\[bot\]/i, "");
  const match = /^(?:[ \t]*([:,]?)(?:([ \t]*\/)|[ \t]+|$)|([:,.!?]+)$|[:,])/.exec(after);
  if (match === null) return void 0;
  const rest = after.slice(match[0].length);
  const odd = match[1] === "," || match[0] === "," || match[3] !== void 0;
  const faults = odd ? [{ code: "END_PUNCTUATION", message: "After the name stands a space or a colon." }] : [];
  if (rest.trim() === "")
    return match[2] === void 0 ? { name: "help", rest: "", mentioned: true, faults } : void 0;
  const word2 = /^\S*/.exec(rest)?.[0] ?? "";
  const plain = withoutLookalikes(word2);
  const lookalike = plain === word2 ? [] : [lookalikeVerb(word2, plain)];
  const typed = readVerb(plain, rest.slice(word2.length), {
    mentioned: true,
    faults: [...faults, ...lookalike]
  });
  const team = after.startsWith("/") && (typed === void 0 || recognize({ ...typed, mentioned: false }, lookup2) === void 0);
  if (team) return void 0;
  return typed ?? { name: plain, rest: rest.slice(word2.length), mentioned: true, faults };
}
function recognize(typed, lookup2) {
  const name = typed.name.toLowerCase();
  const exact = verbs.find((row2) => row2.verb === name);
  if (exact !== void 0) return { verb: exact.verb, rest: typed.rest, faults: typed.faults };
  const later = laterVerbs.get(name);
  if (later !== void 0) return notYet(typed, name, later);
  if (!typed.mentioned && othersVerbs.has(name)) return void 0;
  const nearest = findNearest(name, lookup2);
  const meant = typed.mentioned ? synonyms.get(name) ?? nearest.verb : nearest.verb;
  if (meant !== void 0) return { ...unknownVerb(typed, meant), verb: meant };
  if (nearest.later !== void 0) return notYet(typed, nearest.later, laterVerbs.get(nearest.later) ?? "");
  return typed.mentioned ? unknownVerb(typed) : void 0;
}
var longestVerb = 10;
function findNearest(name, lookup2) {
  const known2 = lookup2.seen.get(name);
  if (known2 !== void 0) return known2;
  const names2 = verbs.map((row2) => row2.verb);
  const [near] = name.length > longestVerb ? [] : similar(name, names2, 2);
  const verb = names2.find((candidate) => candidate === near);
  const [later] = name.length < 4 || name.length > longestVerb ? [] : similar(name, [...laterVerbs.keys()], 1);
  const nearest = { ...verb === void 0 ? {} : { verb }, ...later === void 0 ? {} : { later } };
  lookup2.seen.set(name, nearest);
  return nearest;
}
function notYet(typed, name, advice) {
  const message = `\u201C${name}\u201D is not here yet. ${advice}`;
  return { rest: typed.rest, faults: [{ code: "NOT_YET", message }, ...typed.faults] };
}
function unknownVerb(typed, meant) {
  const known2 = verbs.map((row2) => `/${row2.verb}`).join(", ");
  const hint = meant === void 0 ? `The commands are ${known2}.` : `Did you mean /${meant}?`;
  const fault = { code: "UNKNOWN_VERB", message: `There is no command ${shown(typed.name)}. ${hint}` };
  return { rest: typed.rest, faults: [fault, ...typed.faults] };
}

// src/command/inline.ts
function readSpans(text3, labels, meter) {
  const inline = {
    text: text3,
    labels,
    meter,
    memory: createTagMemory(),
    runs: readBacktickRuns(text3, meter),
    brackets: [],
    inactiveBelow: 0,
    spans: []
  };
  const special2 = /[\\`<![\]]/g;
  for (let match = special2.exec(text3); match !== null; match = special2.exec(text3)) {
    special2.lastIndex = placeSpecial(inline, match.index);
  }
  meter.steps += text3.length;
  return inline.spans;
}
function placeSpecial(inline, at) {
  const { text: text3 } = inline;
  switch (text3[at]) {
    case "\\":
      return /[!-/:-@[-`{-~]/.test(text3[at + 1] ?? "") ? at + 2 : at + 1;
    case "`":
      return placeCode(inline, at);
    case "<":
      return placeSpan(inline, at, endOfAngle(text3, at, inline.memory, inline.meter));
    case "!":
      return text3[at + 1] === "[" ? placeBracket(inline, at, true) : at + 1;
    case "[":
      return placeBracket(inline, at, false);
    default:
      return closeBracket(inline, at);
  }
}
function placeSpan(inline, start, end) {
  if (end === -1) return start + 1;
  inline.spans.push({ start, end });
  return end;
}
function placeBracket(inline, at, image) {
  const before = inline.brackets.at(-1);
  if (before !== void 0) before.followed = true;
  inline.brackets.push({ at, image, followed: false });
  return at + (image ? 2 : 1);
}
function closeBracket(inline, at) {
  const { brackets } = inline;
  const bracket = brackets.pop();
  inline.meter.steps++;
  if (bracket === void 0) return at + 1;
  const inactive = !bracket.image && brackets.length < inline.inactiveBelow;
  inline.inactiveBelow = Math.min(inline.inactiveBelow, brackets.length);
  if (inactive) return at + 1;
  const end = endOfLink(inline, bracket, at);
  if (end === -1) return at + 1;
  inline.spans.push({ start: bracket.at, end });
  if (!bracket.image) inline.inactiveBelow = brackets.length;
  return end;
}
function endOfLink(inline, bracket, at) {
  const { text: text3, meter } = inline;
  if (text3[at + 1] === "(") {
    const end = endOfResource(text3, at + 1, meter);
    if (end !== -1) return end;
  }
  const second = readLabel(text3, at + 1, meter);
  if (second !== void 0 && second.name !== "") {
    return inline.labels.has(normalizeLabel(second.name)) ? second.end : -1;
  }
  const from = bracket.at + (bracket.image ? 2 : 1);
  if (bracket.followed || at - from > 999) return -1;
  meter.steps += at - from;
  if (!inline.labels.has(normalizeLabel(text3.slice(from, at)))) return -1;
  return second === void 0 ? at + 1 : second.end;
}
var label2 = /\[((?:[^\\[\]]|\\[\\[\]]|\\(?![\\[\]])){0,999})\]/y;
function readLabel(text3, at, meter) {
  if (text3[at] !== "[") return void 0;
  label2.lastIndex = at;
  const match = label2.exec(text3);
  meter.steps += match?.[0].length ?? 8;
  const name = match?.[1];
  const valid = name !== void 0 && (name === "" || name.trim() !== "");
  return valid ? { name, end: label2.lastIndex } : void 0;
}
function readBacktickRuns(text3, meter) {
  const runs = /* @__PURE__ */ new Map();
  for (const match of text3.matchAll(/`+/g)) {
    const run = runs.get(match[0].length) ?? { starts: [], next: 0 };
    run.starts.push(match.index);
    runs.set(match[0].length, run);
  }
  meter.steps += text3.length;
  return runs;
}
function placeCode(inline, at) {
  let end = at;
  while (inline.text[end] === "`") end++;
  const run = inline.runs.get(end - at);
  inline.meter.steps += end - at;
  if (run === void 0) return end;
  while ((run.starts[run.next] ?? Number.POSITIVE_INFINITY) < end) {
    run.next++;
    inline.meter.steps++;
  }
  const closing = run.starts[run.next];
  return closing === void 0 ? end : placeSpan(inline, at, closing + (end - at));
}

// src/command/plain.ts
var markup = /[`*~[\]()<>\\|]/;
function plainWord(word2) {
  const faults = [];
  const bare = takeMarkup(word2, faults);
  const letters = withoutLookalikes(bare);
  if (letters !== bare) {
    faults.push({
      code: "UNPLAIN_CHARACTER",
      message: `${shown(bare)} has letters that only look like those of \u201C${letters}\u201D.`
    });
  }
  const text3 = letters.replace(/[.;:!?]+$/, "");
  if (text3 !== letters) {
    faults.push({
      code: "END_PUNCTUATION",
      message: `${shown(letters)} ends in punctuation, which could be a part of the name.`
    });
  }
  return { text: text3, faults };
}
function takeMarkup(word2, faults) {
  const { kind, text: text3 } = word2;
  const bare = text3.replace(/^\[([^\]]*)\]\([^)]*\)/, "$1").replace(new RegExp(markup, "g"), "").replace(/^_+([^_].*?)_*$/, "$1");
  if (kind === "quoted" || kind === "unclosed") {
    faults.push({ code: "MARKUP", message: `${shown(text3)} needs no quotes: only a reason stands in them.` });
  } else if (bare !== text3) {
    faults.push({ code: "MARKUP", message: `${shown(text3)} has markup in it; a command is plain text.` });
  }
  return bare;
}

// src/command/app-on.ts
function readAppOn(flagged, form) {
  const { words, faults } = readArguments(flagged);
  const parts = { app: [], environment: [], version: [] };
  let current = "app";
  for (const word2 of words) {
    const next = partAfter(word2, form, faults);
    if (next === void 0) parts[current].push(word2);
    else current = next;
  }
  faults.push(...surplus([...parts.app.slice(1), ...parts.environment.slice(1), ...parts.version.slice(1)]));
  const hasOn = words.some((word2) => partAfter(word2, form, []) === "environment");
  return {
    ...named2("app", parts.app[0], { form, faults, isThere: false }),
    ...named2("environment", parts.environment[0], { form, faults, isThere: hasOn }),
    ...named2("version", parts.version[0], { form, faults, isThere: current === "version" }),
    faults
  };
}
function partAfter(word2, form, faults) {
  const lower = word2.toLowerCase();
  if (lower === "on") return "environment";
  if (lower === "in") {
    faults.push({ code: "UNEXPECTED_WORD", message: "Write \u201Con\u201D in place of \u201Cin\u201D." });
    return "environment";
  }
  return form.version && lower === "to" ? "version" : void 0;
}
function named2(part, word2, { form, faults, isThere }) {
  if (word2 === void 0) {
    if (isThere || part !== "version" && form[part] === "must") faults.push(missing[part]);
    return {};
  }
  if (isName[part](word2)) return { [part]: word2 };
  faults.push({ code: bad[part], message: `${shown(word2)} is no ${nouns[part]}.` });
  return {};
}
var missing = {
  app: { code: "MISSING_APP", message: "It does not say which app." },
  environment: { code: "MISSING_ENVIRONMENT", message: "After \u201Con\u201D stands the name of an environment." },
  version: { code: "MISSING_VERSION", message: "After \u201Cto\u201D stands a version." }
};
var bad = {
  app: "BAD_APP",
  environment: "BAD_ENVIRONMENT",
  version: "BAD_VERSION"
};
var nouns = {
  app: "app's name",
  environment: "environment's name",
  version: "version"
};
var isName = {
  app: isAppName,
  environment: (word2) => parseEnvironmentName(word2) !== void 0,
  version: (word2) => parseVersion(word2) !== void 0
};
function readArguments(flagged) {
  const plain = flagged.words.map(
    (word2) => word2.kind === "comma" ? {
      text: "",
      faults: [{ code: "STRAY_COMMA", message: "There is no place for a comma here." }]
    } : plainWord(word2)
  );
  const words = plain.map((word2) => word2.text).filter((text3) => text3 !== "");
  return { words, faults: [...flagged.faults, ...plain.flatMap((word2) => word2.faults)] };
}
function surplus(words) {
  if (words.length === 0) return [];
  return [{ code: "UNEXPECTED_WORD", message: `There is no place here for ${words.map(shown).join(", ")}.` }];
}

// src/command/environments.ts
function interpretDiff(flagged) {
  const { words, faults } = readArguments(flagged);
  const [environment, other, ...more] = words;
  const bad2 = [environment, other].filter(
    (word2) => word2 !== void 0 && parseEnvironmentName(word2) === void 0
  );
  const all = [
    ...faults,
    ...surplus(more),
    ...bad2.map(
      (word2) => ({ code: "BAD_ENVIRONMENT", message: `${shown(word2 ?? "")} is no environment's name.` })
    )
  ];
  if (environment === void 0) {
    const message = "Which environment? Write /diff and its name; with a second name, only those two are compared.";
    return { faults: [...all, { code: "MISSING_ENVIRONMENT", message }] };
  }
  if (bad2.length > 0) return { faults: all };
  return { faults: all, command: { kind: "diff", environment, ...other === void 0 ? {} : { other } } };
}

// src/command/flags.ts
var longestReason2 = 500;
function takeFlags(input, rows) {
  const reading = { input, rows, at: 0, words: [], dryRun: false, reason: void 0, faults: [] };
  while (reading.at < input.length) takeWord(reading);
  const { words, dryRun, reason, faults } = reading;
  return { words, dryRun, faults, ...reason === void 0 ? {} : { reason } };
}
function takeWord(reading) {
  const word2 = reading.input[reading.at++];
  if (word2 === void 0) return;
  const text3 = word2.kind === "word" ? withoutLookalikes(word2.text) : "";
  if (!/^--?[a-z]/i.test(text3)) {
    reading.words.push(word2);
    return;
  }
  const name = knownFlag(reading, text3, word2.text);
  if (name === "--dry-run") takeDryRun(reading);
  else if (name === "--reason") takeReason(reading);
  else if (reading.input[reading.at]?.joined) reading.at++;
}
function knownFlag(reading, text3, typed) {
  const names2 = reading.rows.map((row2) => row2.name);
  const exact = names2.find((name) => name === text3);
  if (exact !== void 0 && text3 === typed) return exact;
  if (names2.length === 0) {
    reading.faults.push({
      code: "UNKNOWN_FLAG",
      message: `${shown(typed)} is a flag, and this command has none.`
    });
    return void 0;
  }
  const [near] = similar(text3.replace(/^-+/, "--").replace(/[.,;:!?]+$/, ""), names2, 3);
  const meant = near === void 0 ? `The flags here are ${names2.join(" and ")}.` : `Did you mean ${near}?`;
  reading.faults.push({ code: "UNKNOWN_FLAG", message: `There is no flag ${shown(typed)}. ${meant}` });
  return near;
}
function takeDryRun(reading) {
  reading.dryRun = true;
  if (!reading.input[reading.at]?.joined) return;
  reading.at++;
  reading.faults.push({ code: "FLAG_VALUE", message: "--dry-run takes no value." });
}
function takeReason(reading) {
  const { input, faults } = reading;
  const next = input[reading.at];
  if (reading.reason !== void 0) {
    faults.push({ code: "REPEATED_FLAG", message: "--reason is given twice; one reason is kept." });
  }
  if (next?.joined) {
    faults.push({
      code: "FLAG_VALUE",
      message: "A flag and its value stand apart: write a space in place of \u201C=\u201D."
    });
  }
  const text3 = next?.kind === "quoted" ? takeQuoted(reading) : takeBareReason(reading);
  const reason = Array.from(text3.trim()).slice(0, longestReason2).join("");
  if (reason === "") faults.push({ code: "FLAG_VALUE", message: "--reason wants a text in quotes." });
  else if (reason !== text3.trim()) {
    faults.push({ code: "TOO_LONG", message: `A reason has at most ${longestReason2} characters.` });
  }
  if (reason !== "") reading.reason ??= reason;
}
function takeQuoted(reading) {
  return reading.input[reading.at++]?.text ?? "";
}
function takeBareReason(reading) {
  const { input, faults } = reading;
  const words = [];
  let next = input[reading.at];
  const unclosed = next?.kind === "unclosed";
  while (next !== void 0 && !(next.kind === "word" && next.text.startsWith("--"))) {
    words.push(next.kind === "comma" ? "," : ` ${next.text}`);
    next = input[++reading.at];
  }
  if (unclosed) faults.push({ code: "UNCLOSED_QUOTE", message: "The quote of the reason is never closed." });
  else if (words.length > 0) {
    faults.push({
      code: "FLAG_VALUE",
      message: "A reason stands in quotes, so that it is clear where it ends."
    });
  }
  return words.join("").replace(/["“”„‟]/g, "'");
}

// src/command/lists.ts
var likeTo = /* @__PURE__ */ new Set(["on", "in", "into", "onto", "->", "\u2192", "=>"]);
var likeComma = /* @__PURE__ */ new Set(["and", "&", "+", "then"]);
function splitSections(words) {
  const splitting = {
    places: { what: [], from: [], to: [] },
    seen: /* @__PURE__ */ new Set(),
    faults: [],
    current: "what",
    open: false
  };
  for (const word2 of words) placeWord(splitting, word2);
  closeSection(splitting);
  const { places, seen: seen2, faults } = splitting;
  return {
    what: places.what.map((words2) => ({ words: words2 })),
    from: places.from.map((words2) => ({ words: words2 })),
    to: places.to.map((words2) => ({ words: words2 })),
    hasFrom: seen2.has("from"),
    hasTo: seen2.has("to"),
    faults
  };
}
function placeWord(splitting, word2) {
  const lower = word2.kind === "word" ? word2.text.toLowerCase() : "";
  if (word2.kind === "comma") placeComma(splitting);
  else if (lower === "from" || lower === "to") openSection(splitting, lower, word2.text);
  else if (likeTo.has(lower) && !splitting.seen.has("to")) {
    splitting.faults.push({ code: "UNEXPECTED_WORD", message: `Write \u201Cto\u201D in place of ${shown(word2.text)}.` });
    openSection(splitting, "to", word2.text);
  } else if (likeComma.has(lower) && splitting.places[splitting.current].length > 0) {
    splitting.faults.push({
      code: "UNEXPECTED_WORD",
      message: `Write a comma in place of ${shown(word2.text)}.`
    });
    splitting.places[splitting.current].push([]);
  } else placeName(splitting, word2);
}
function placeName(splitting, word2) {
  const plain = plainWord(word2);
  splitting.faults.push(...plain.faults);
  if (plain.text === "") return;
  splitting.open = false;
  const list = splitting.places[splitting.current];
  const last = list.at(-1);
  if (last === void 0) list.push([plain.text]);
  else last.push(plain.text);
}
function placeComma(splitting) {
  const list = splitting.places[splitting.current];
  if (splitting.open || list.length === 0) splitting.faults.push(strayComma);
  if (splitting.open || list.length === 0) return;
  splitting.open = true;
  list.push([]);
}
var strayComma = {
  code: "STRAY_COMMA",
  message: "There is a comma with nothing after it or before it."
};
function openSection(splitting, section, typed) {
  closeSection(splitting);
  if (splitting.seen.has(section)) {
    splitting.faults.push({ code: "UNEXPECTED_WORD", message: `There is a second ${shown(typed)}.` });
    splitting.places[section].push([]);
  }
  splitting.seen.add(section);
  splitting.current = section;
}
function closeSection(splitting) {
  if (splitting.open) splitting.faults.push(strayComma);
  splitting.open = false;
  for (const section of ["what", "from", "to"]) {
    splitting.places[section] = splitting.places[section].filter((place2) => place2.length > 0);
  }
}

// src/command/promote.ts
function interpretPromote(flagged) {
  const sections = splitSections(flagged.words);
  const { dryRun, reason } = flagged;
  const promotion = {
    faults: [...flagged.faults, ...sections.faults],
    sections: sections.hasTo ? sections : withMissingTo(sections),
    options: { dryRun, ...reason === void 0 ? {} : { reason } }
  };
  if (!sections.hasTo && promotion.sections.to.length > 0) {
    promotion.faults.push({
      code: "MISSING_ENVIRONMENT",
      message: "The word \u201Cto\u201D is missing before the environment."
    });
  }
  const command = readForm(promotion);
  return { faults: promotion.faults, ...command === void 0 ? {} : { command } };
}
function withMissingTo(sections) {
  const list = sections.hasFrom ? sections.from : sections.what;
  const last = list.at(-1);
  const word2 = last?.words.at(-1);
  if (last === void 0 || word2 === void 0 || last.words.length < 2 || /[@:]/.test(word2)) return sections;
  if (!/^[a-z]/i.test(word2)) return sections;
  const rest = [...list.slice(0, -1), { words: last.words.slice(0, -1) }];
  const to = [{ words: [word2] }];
  return sections.hasFrom ? { ...sections, from: rest, to } : { ...sections, what: rest, to };
}
function readForm(promotion) {
  const { sections, faults } = promotion;
  const to = readEnvironments(promotion, sections.to, "to");
  if (sections.what.length === 0) {
    if (!sections.hasFrom) return missingWhat(promotion);
    faults.push({
      code: "UNEXPECTED_WORD",
      message: "A train names its environment right away, without \u201Cfrom\u201D."
    });
    return readTrain(promotion, sections.from, to);
  }
  if (sections.hasFrom) return readFrom(promotion, to);
  const elements = sections.what.map((place2) => readElement(promotion, place2));
  const [first] = elements;
  if (elements.length === 1 && first !== void 0 && first.version === void 0 && !first.marked) {
    return readTrain(promotion, [{ words: [first.app] }], to);
  }
  return readReleases(promotion, elements, to);
}
function missingWhat({ faults }) {
  faults.push({
    code: "MISSING_APP",
    message: "It does not say what to promote: write /promote <app>@<version> to <env>."
  });
}
function readElement(promotion, place2) {
  const [first = "", second, ...more] = place2.words;
  const marked = place2.words.find((word3) => word3.includes("@"));
  if (second !== void 0 && marked === void 0 && more.length === 0 && /\d/.test(second)) {
    promotion.faults.push({
      code: "MISSING_VERSION",
      message: `An app and its version are one word: ${first}@${second}.`
    });
    return { app: first, version: second, marked: true };
  }
  const word2 = marked ?? first;
  const others = place2.words.filter((other) => other !== word2);
  if (others.length > 0) promotion.faults.push(unexpected(others));
  return splitRelease(promotion, word2);
}
function unexpected(words) {
  return { code: "UNEXPECTED_WORD", message: `There is no place here for ${words.map(shown).join(", ")}.` };
}
function splitRelease(promotion, word2) {
  const at = word2.indexOf("@");
  if (at !== -1) return { app: word2.slice(0, at), version: word2.slice(at + 1), marked: true };
  const colon = /^([^:=]+)[:=](.+)$/.exec(word2);
  if (colon === null) return { app: word2, marked: false };
  const [, app = "", version = ""] = colon;
  promotion.faults.push({
    code: "MISSING_VERSION",
    message: `An app and its version are joined by \u201C@\u201D: ${app}@${version}.`
  });
  return { app, version, marked: true };
}
function readReleases(promotion, elements, to) {
  const releases = elements.map((element) => readRelease(promotion, element));
  const complete = releases.filter((release) => release !== void 0);
  const distinct = withoutRepeats(promotion, complete);
  if (complete.length < releases.length || to === void 0) return void 0;
  return { kind: "promote", form: "releases", releases: distinct, to, ...promotion.options };
}
function readRelease(promotion, element) {
  const app = readApp(promotion, element.app);
  const { version } = element;
  if (version === void 0 || version === "") {
    promotion.faults.push({
      code: "MISSING_VERSION",
      message: `Which version of ${shown(element.app)}? Write ${element.app}@<version>.`
    });
    return void 0;
  }
  if (parseVersion(version) === void 0) {
    promotion.faults.push({
      code: "BAD_VERSION",
      message: `${shown(version)} is no version: no image or chart could have it.`
    });
    return void 0;
  }
  return app === void 0 ? void 0 : { app, version };
}
function readApp(promotion, typed) {
  if (isAppName(typed)) return typed;
  const name = typed.slice(typed.lastIndexOf("/") + 1);
  if (typed === "")
    promotion.faults.push({ code: "MISSING_APP", message: "Before \u201C@\u201D stands the name of an app." });
  else promotion.faults.push({ code: "BAD_APP", message: `${shown(typed)} is no app's name.` });
  return isAppName(name) ? name : void 0;
}
function withoutRepeats(promotion, releases) {
  const seen2 = /* @__PURE__ */ new Set();
  return releases.filter(({ app }) => {
    const repeated = seen2.has(app);
    if (repeated)
      promotion.faults.push({ code: "DUPLICATE_APP", message: `${shown(app)} is named twice; which one?` });
    seen2.add(app);
    return !repeated;
  });
}
function readFrom(promotion, to) {
  const { sections, faults, options } = promotion;
  const elements = sections.what.map((place2) => readElement(promotion, place2));
  const [from] = readEnvironments(promotion, sections.from.slice(0, 1), "from") ?? [];
  const more = sections.from.slice(1).flatMap((place2) => place2.words);
  if (more.length > 0) faults.push(unexpected(more));
  if (elements.some((element) => element.marked)) {
    faults.push({
      code: "VERSION_AND_FROM",
      message: "A version and \u201Cfrom\u201D contradict each other: name one of them."
    });
    return readReleases(promotion, elements, to);
  }
  const apps = withoutRepeats(
    promotion,
    elements.flatMap(({ app }) => readApp(promotion, app) ?? []).map((app) => ({ app, version: "" }))
  );
  if (from === void 0 || to === void 0 || apps.length === 0) return void 0;
  return { kind: "promote", form: "from", apps: apps.map(({ app }) => app), from, to, ...options };
}
function readTrain(promotion, places, to) {
  const [from, ...more] = readEnvironments(promotion, places, "from") ?? [];
  const [first, ...others] = to ?? [];
  const surplus3 = [...more, ...others];
  if (surplus3.length > 0) {
    promotion.faults.push({
      code: "UNEXPECTED_WORD",
      message: `Without a version this goes from one environment to one other: ${surplus3.map(shown).join(", ")} is too many.`
    });
  }
  if (from === void 0 || first === void 0) return void 0;
  return { kind: "promote", form: "train", from, to: first, ...promotion.options };
}
function readEnvironments(promotion, places, word2) {
  const { faults } = promotion;
  if (places.length === 0) {
    faults.push({ code: "MISSING_ENVIRONMENT", message: `It does not say ${word2} which environment.` });
    return void 0;
  }
  const names2 = [];
  for (const { words } of places) {
    const [name = "", ...more] = words;
    if (more.length > 0) faults.push(unexpected(more));
    if (parseEnvironmentName(name) === void 0) {
      faults.push({ code: "BAD_ENVIRONMENT", message: `${shown(name)} is no environment's name.` });
      return void 0;
    }
    if (!names2.includes(name)) names2.push(name);
    else faults.push({ code: "DUPLICATE_ENVIRONMENT", message: `${shown(name)} is named twice.` });
  }
  return names2;
}

// src/command/words.ts
var doubleQuotes = '"\u201C\u201D\u201E\u201F';
var singleQuotes = "'\u2018\u2019\u201A\u201B";
function splitWords(line) {
  const words = [];
  let at = 0;
  let joined2 = false;
  while (at < line.length) {
    const character = line[at] ?? "";
    if (character === " " || character === "	") {
      at++;
      continue;
    }
    const read2 = readWord(line, at);
    words.push({ ...read2.word, joined: joined2 });
    at = read2.end;
    joined2 = line[at] === "=" && read2.word.kind === "word" && read2.word.text.startsWith("--");
    if (joined2) at++;
  }
  return words;
}
function readWord(line, at) {
  const character = line[at] ?? "";
  if (character === ",") return { word: { kind: "comma", text: "," }, end: at + 1 };
  if (doubleQuotes.includes(character)) return readQuoted(line, at, doubleQuotes);
  if (singleQuotes.includes(character)) return readQuoted(line, at, singleQuotes);
  let end = at;
  const isFlag = line.startsWith("--", at);
  while (end < line.length && !" 	,".includes(line[end] ?? "") && !(isFlag && line[end] === "=")) end++;
  return { word: { kind: "word", text: line.slice(at, end) }, end };
}
function readQuoted(line, at, quotes) {
  for (let end = at + 1; end < line.length; end++) {
    if (!quotes.includes(line[end] ?? "")) continue;
    const next = line[end + 1];
    if (quotes === singleQuotes && next !== void 0 && !" 	,".includes(next)) continue;
    return { word: { kind: "quoted", text: line.slice(at + 1, end) }, end: end + 1 };
  }
  return { word: { kind: "unclosed", text: line.slice(at + 1) }, end: line.length };
}

// src/command/interpret.ts
function interpret(verb, rest) {
  const flagged = takeFlags(splitWords(rest), verbRow(verb).flags);
  switch (verb) {
    case "promote":
      return interpretPromote(flagged);
    case "rollback":
      return interpretRollback(flagged);
    case "list":
      return interpretList(flagged);
    case "history":
      return interpretHistory(flagged);
    case "diff":
      return interpretDiff(flagged);
    case "verify":
    case "restart":
      return interpretAppVerb(verb, flagged);
    case "cancel":
      return interpretCancel(flagged);
    case "explain":
      return interpretExplain(flagged);
    case "help":
      return interpretHelp(flagged);
    default:
      return verb;
  }
}
function interpretList(flagged) {
  const { app, environment, faults } = readAppOn(flagged, { app: "may", environment: "may", version: false });
  if (isNameless(faults)) return { faults };
  return {
    faults,
    command: {
      kind: "list",
      ...app === void 0 ? {} : { app },
      ...environment === void 0 ? {} : { environment }
    }
  };
}
function isNameless(faults) {
  return faults.some(({ code: code2 }) => code2 === "BAD_APP" || code2 === "BAD_ENVIRONMENT" || code2 === "BAD_VERSION");
}
function interpretHistory(flagged) {
  const { app, environment, faults } = readAppOn(flagged, { app: "must", environment: "may", version: false });
  if (app === void 0 || isNameless(faults)) return { faults };
  return { faults, command: { kind: "history", app, ...environment === void 0 ? {} : { environment } } };
}
function interpretAppVerb(kind, flagged) {
  const { app, environment, faults } = readAppOn(flagged, {
    app: "must",
    environment: "must",
    version: false
  });
  if (app === void 0 || environment === void 0) return { faults };
  return { faults, command: { kind, app, environment } };
}
function interpretRollback(flagged) {
  const { app, environment, version, faults } = readAppOn(flagged, {
    app: "must",
    environment: "must",
    version: true
  });
  if (app === void 0 || environment === void 0 || isNameless(faults)) return { faults };
  const { dryRun, reason } = flagged;
  return {
    faults,
    command: {
      ...{ kind: "rollback", app, environment, dryRun },
      ...version === void 0 ? {} : { version },
      ...reason === void 0 ? {} : { reason }
    }
  };
}
var id = /^p-[0-9a-hjkmnp-tv-z]{6}$/i;
function parseRequestId(typed) {
  return id.test(typed) ? `p-${typed.slice(2).toUpperCase()}` : void 0;
}
function badId(typed) {
  return {
    code: "BAD_ID",
    message: `${shown(typed)} is no id: they look like p-7QK3XM and stand at the top of each reply.`
  };
}
function interpretCancel(flagged) {
  const { words, faults } = readArguments(flagged);
  const [typed, ...more] = words;
  faults.push(...surplus(more));
  if (typed === void 0) return { faults, command: { kind: "cancel" } };
  const request = parseRequestId(typed);
  if (request === void 0) return { faults: [...faults, badId(typed)] };
  return { faults, command: { kind: "cancel", request } };
}
function interpretExplain(flagged) {
  const { words, faults } = readArguments(flagged);
  const [typed, ...more] = words;
  faults.push(...surplus(more));
  if (typed === void 0) {
    const message = "Which promotion? Write /explain and its id, which stands at the top of its reply.";
    return { faults: [...faults, { code: "MISSING_ID", message }] };
  }
  const request = parseRequestId(typed);
  if (request === void 0) return { faults: [...faults, badId(typed)] };
  return { faults, command: { kind: "explain", request } };
}
function interpretHelp(flagged) {
  const { words, faults } = readArguments(flagged);
  return { faults: [...faults, ...surplus(words)], command: { kind: "help" } };
}

// src/command/lines.ts
function splitLines(text3) {
  const lines = [];
  const ending = /\r\n|\r|\n/g;
  let start = 0;
  for (let match = ending.exec(text3); match !== null; match = ending.exec(text3)) {
    lines.push({ number: lines.length + 1, start, end: match.index });
    start = ending.lastIndex;
  }
  lines.push({ number: lines.length + 1, start, end: text3.length });
  return lines;
}

// src/command/meter.ts
function createMeter() {
  return { steps: 0 };
}

// src/command/comment.ts
var mostCommands = 5;
var longestLine = 2e3;
function parseComment(body, options) {
  return readComment(body, options, createMeter());
}
function readComment(body, options, meter) {
  const text3 = body.startsWith("\uFEFF") ? body.slice(1) : body;
  const lines = splitLines(text3);
  meter.steps += text3.length;
  const lookup2 = { mentions: options.mentions, seen: /* @__PURE__ */ new Map() };
  if (!lines.some((line) => headOf(text3, line, lookup2) !== void 0)) return { commands: [], refusals: [] };
  const blocks = readBlocks(text3, lines, meter);
  const outcomes2 = readParagraphs({ text: text3, lines, blocks, lookup: lookup2, meter });
  return outcomes2.length > mostCommands ? refuseAll(outcomes2) : number3(outcomes2);
}
function headOf(text3, line, lookup2) {
  if (!couldStart(text3, line)) return void 0;
  return readHead(text3.slice(line.start, Math.min(line.end, line.start + longestLine)), lookup2);
}
function readParagraphs(reading) {
  const { text: text3, blocks, lookup: lookup2 } = reading;
  const outcomes2 = [];
  for (const paragraph of blocks.paragraphs) {
    for (const line of visibleLines(reading, paragraph)) {
      if (outcomes2.length > mostCommands) return outcomes2;
      const head = headOf(text3, line, lookup2);
      if (head === void 0) continue;
      if (paragraph.contained) outcomes2.push(...answerContained(text3, line, head));
      else outcomes2.push(readLine(text3, line, head));
    }
  }
  return outcomes2;
}
function visibleLines(reading, paragraph) {
  const { text: text3, lines, blocks, meter } = reading;
  const found = paragraph.lines.flatMap(({ number: number4 }) => lines[number4 - 1] ?? []).filter((line) => couldStart(text3, line));
  if (found.length === 0) return [];
  const spans = readSpans(joinLines(text3, paragraph.lines, meter), blocks.labels, meter);
  const covered = coveredLines(paragraph.lines, spans, meter);
  return found.filter((line) => !covered.has(line.number));
}
function coveredLines(lines, spans, meter) {
  const covered = /* @__PURE__ */ new Set();
  const outermost = withoutNested(spans);
  let next = 0;
  let offset = 0;
  for (const line of lines) {
    while ((outermost[next]?.end ?? Number.POSITIVE_INFINITY) <= offset) next++;
    if ((outermost[next]?.start ?? offset) < offset) covered.add(line.number);
    offset += line.end - line.start + 1;
    meter.steps++;
  }
  return covered;
}
function withoutNested(spans) {
  const kept = [];
  for (const span of spans) {
    while ((kept.at(-1)?.start ?? -1) > span.start) kept.pop();
    kept.push(span);
  }
  return kept;
}
function readLine(text3, line, head) {
  const source = text3.slice(line.start, line.end).trim();
  const place2 = { line: line.number, source };
  if (line.end - line.start > longestLine) return { ...place2, ...explain([tooLong]) };
  const { command, faults } = head.verb === void 0 ? { faults: [] } : interpret(head.verb, head.rest);
  const all = [...head.faults, ...faults];
  if (command !== void 0 && all.length === 0) return { ...place2, command };
  return { ...place2, ...explain(all), ...command === void 0 ? {} : suggest(formatCommand(command)) };
}
function suggest(suggestion) {
  const head = readHead(suggestion, { mentions: [], seen: /* @__PURE__ */ new Map() });
  const faults = head?.verb === void 0 ? [void 0] : interpret(head.verb, head.rest).faults;
  return faults.length === 0 ? { suggestion } : {};
}
var tooLong = { code: "TOO_LONG", message: `A command has at most ${longestLine} characters.` };
function explain(faults) {
  const messages = [...new Set(faults.map((fault) => fault.message))];
  return { code: faults[0]?.code ?? "UNEXPECTED_WORD", message: messages.join(" ") };
}
function answerContained(text3, line, head) {
  const outcome = readLine(text3, line, head);
  if (!("command" in outcome)) return [];
  const { command, ...place2 } = outcome;
  const message = "This line belongs to the quote or the list above it, and commands there are not run. Leave a blank line before it and start it at the margin.";
  return [{ ...place2, code: "NOT_A_PARAGRAPH", message, suggestion: formatCommand(command) }];
}
function number3(outcomes2) {
  const commands = [];
  const refusals = [];
  outcomes2.forEach((outcome, index) => {
    if ("command" in outcome) commands.push({ ...outcome, index });
    else refusals.push({ ...outcome, index });
  });
  return { commands, refusals };
}
function refuseAll(outcomes2) {
  const { line = 1 } = outcomes2[mostCommands] ?? {};
  const refusal2 = {
    line,
    index: 0,
    source: "",
    code: "TOO_MANY_COMMANDS",
    message: `There are more than ${mostCommands} commands in this comment. None of them was run: spread them over several comments.`
  };
  return { commands: [], refusals: [refusal2] };
}

// src/promotion/lookup.ts
function namedEnvironments(names2, fleet) {
  const known2 = fleet.environments.map((environment) => environment.name);
  const parsed = names2.map(
    (name) => known2.some((each) => each === name) ? parseEnvironmentName(name) : void 0
  );
  return {
    names: [...new Set(parsed.filter((name) => name !== void 0))],
    problems: names2.filter((_, index) => parsed[index] === void 0).map((name) => unknownName("UNKNOWN_ENVIRONMENT", "environment", name, known2))
  };
}
function appProblem(app, fleet) {
  const names2 = fleet.apps.map((each) => each.name);
  if (names2.includes(app) && isAppName(app)) return [];
  return [unknownName("UNKNOWN_APP", "app", app, names2)];
}
var noApp = "There is no app yet: one is there as soon as the folder of an environment fixes a version, such as `images: [{ name: ghcr.io/acme/podinfo, newTag: 1.2.3 }]` in its kustomization.yaml, an image with a tag, or the version of a HelmRelease\u2019s chart.";
function unknownName(code2, noun, name, known2) {
  const [near] = similar(name, known2);
  const none = noun === "app" ? noApp : `There is no ${noun} yet.`;
  const list = known2.length === 0 ? none : `There are: ${known2.join(", ")}.`;
  return {
    code: code2,
    message: `I know no ${noun} ${JSON.stringify(name)}.`,
    advice: near === void 0 ? list : `Did you mean ${near}? ${list}`
  };
}

// src/promotion/expand.ts
function expandCommand(command, fleet) {
  switch (command.form) {
    case "releases":
      return expandReleases(command, fleet);
    case "from":
      return expandFrom(command, fleet);
    case "train":
      return expandTrain(command, fleet);
    default:
      return command;
  }
}
function expandReleases(command, fleet) {
  const environments = namedEnvironments(command.to, fleet);
  const problems = [
    ...command.releases.flatMap(({ app, version }) => [
      ...appProblem(app, fleet),
      ...versionProblem(version)
    ]),
    ...environments.problems
  ];
  if (problems.length > 0) return { kind: "refused", problems };
  const legs = environments.names.map(
    (environment) => command.releases.map(({ app, version }) => ({ goal: { app, environment, version } }))
  );
  return { kind: "legs", legs };
}
function expandFrom(command, fleet) {
  const from = namedEnvironments([command.from], fleet);
  const to = namedEnvironments(command.to, fleet);
  const problems = [
    ...command.apps.flatMap((app) => appProblem(app, fleet)),
    ...from.problems,
    ...to.problems,
    ...sameEnvironment(command.from, command.to)
  ];
  if (problems.length > 0) return { kind: "refused", problems };
  const absent2 = command.apps.flatMap((app) => notIn(app, command.from, fleet));
  if (absent2.length > 0) return { kind: "refused", problems: absent2 };
  const legs = to.names.map(
    (environment) => command.apps.map((app) => fromEnvironment(app, command.from, environment, fleet))
  );
  return { kind: "legs", legs };
}
function expandTrain(command, fleet) {
  const question = versionQuestion(command, fleet);
  if (question !== void 0) return { kind: "refused", problems: [question] };
  const from = namedEnvironments([command.from], fleet);
  const to = namedEnvironments([command.to], fleet);
  const problems = [...from.problems, ...to.problems, ...sameEnvironment(command.from, [command.to])];
  const environment = to.names[0];
  if (problems.length > 0 || environment === void 0) return { kind: "refused", problems };
  const leg = fleet.apps.filter((app) => differs(app.name, command.from, command.to, fleet)).map((app) => fromEnvironment(app.name, command.from, environment, fleet));
  if (leg.length > 0) return { kind: "legs", legs: [leg] };
  return { kind: "nothing-to-do", reason: `${command.to} already has every release of ${command.from}.` };
}
function fromEnvironment(app, from, environment, fleet) {
  const versions2 = versionsIn(fleet, app, from);
  const [version = ""] = versions2;
  if (versions2.length === 1 && isRange(version))
    return {
      goal: { app, environment, version },
      problem: rangeQuestion(app, from, environment, version, fleet)
    };
  if (versions2.length === 1) return { goal: { app, environment, version } };
  return {
    goal: { app, environment, version: versions2.join(" or ") },
    problem: {
      code: "VERSION_AMBIGUOUS",
      message: `${from} pins ${app} at ${versions2.join(" and ")}: which one is meant?`,
      advice: `/promote ${app}@${version} to ${environment}`
    }
  };
}
function rangeQuestion(app, from, to, range, fleet) {
  const exact = newestFirst(pinnedVersions(fleet, app).filter((version) => !isRange(version)));
  return {
    code: "VERSION_IS_RANGE",
    message: `${from} pins ${app} at the range ${range}, not at a version: which one is meant?`,
    advice: `/promote ${app}@${exact[0] ?? "VERSION"} to ${to}`
  };
}
function differs(app, from, to, fleet) {
  const there = versionsIn(fleet, app, from);
  const here = versionsIn(fleet, app, to);
  if (there.length === 0 || here.length === 0) return false;
  return there.length > 1 || here.some((version) => !sameVersion(version, there[0] ?? ""));
}
function versionProblem(version) {
  if (parseVersion(version) !== void 0) return [];
  return [{ code: "BAD_VERSION", message: `No artifact can have the version ${JSON.stringify(version)}.` }];
}
function sameEnvironment(from, to) {
  if (!to.includes(from)) return [];
  return [{ code: "SAME_ENVIRONMENT", message: `${from} is where it comes from and where it shall go to.` }];
}
function notIn(app, environment, fleet) {
  if (versionsIn(fleet, app, environment).length > 0) return [];
  const others = fleet.environments.map((each) => each.name).filter((name) => versionsIn(fleet, app, name).length > 0);
  return [
    {
      code: "APP_NOT_THERE",
      message: `${environment} has no ${app}.`,
      advice: others.length === 0 ? "No environment has it." : `It is in ${others.join(", ")}.`
    }
  ];
}
function versionQuestion(command, fleet) {
  if (fleet.environments.some((environment) => environment.name === command.from)) return void 0;
  if (!fleet.apps.some((app) => app.name === command.from)) return void 0;
  const here = versionsIn(fleet, command.from, command.to);
  const others = pinnedVersions(fleet, command.from).filter((version2) => !here.includes(version2));
  const version = others[0] ?? here[0] ?? "VERSION";
  return {
    code: "VERSION_MISSING",
    message: `Which version of ${command.from}?`,
    advice: `/promote ${command.from}@${version} to ${command.to}`
  };
}

// src/promotion/goal.ts
function slotName(goal) {
  return `${goal.environment}/${goal.app}`;
}

// src/promotion/turned.ts
function turnedRound(command, environments, fleet) {
  if (command.form === "train" || command.to.length < 2) return void 0;
  const { to } = command;
  const before = (name) => upstreamOf(name, environments);
  for (const [index, later] of to.entries()) {
    const earlier = to.slice(index + 1).find((name) => before(later).has(name) && lacks(command, name, fleet));
    if (earlier !== void 0) return { earlier, later, command: { ...command, to: inOrder(to, before) } };
  }
  return void 0;
}
function upstreamOf(name, environments) {
  const found = /* @__PURE__ */ new Set();
  const open3 = [name];
  for (let next = open3.pop(); next !== void 0; next = open3.pop()) {
    for (const upstream of environments.find((each) => each.name === next)?.after ?? []) {
      if (!found.has(upstream)) open3.push(upstream);
      found.add(upstream);
    }
  }
  return found;
}
function lacks(command, environment, fleet) {
  const releases = command.form === "releases" ? command.releases : command.apps.map((app) => ({ app, version: versionsIn(fleet, app, command.from)[0] ?? "" }));
  return releases.some(
    ({ app, version }) => versionsIn(fleet, app, environment).some((each) => !sameVersion(each, version))
  );
}
function inOrder(names2, before) {
  const count2 = (name) => names2.filter((other) => before(name).has(other)).length;
  return names2.toSorted((left, right) => count2(left) - count2(right));
}

// src/engine/promotion/agenda.ts
function drawAgenda({ request, reading }) {
  const begun = slipEntries(
    request,
    reading.policy.environments.map((each) => each.name)
  );
  if (request.command === void 0) return { kind: "legs", legs: [begun] };
  const expansion = expandCommand(request.command, reading.fleet);
  const wanted2 = expansion.kind === "legs" ? expansion.legs : [];
  if (begun.length === 0 && expansion.kind === "legs") {
    const turned = turnedRound(request.command, reading.policy.environments, reading.fleet);
    if (turned !== void 0) return { kind: "refused", problems: [turnRound(turned)] };
  }
  const names2 = new Set(wanted2.flat().map((entry) => slotName(entry.goal)));
  const others = begun.filter((entry) => !names2.has(slotName(entry.goal)));
  if (others.length === 0) return expansion;
  return { kind: "legs", legs: [others, ...wanted2] };
}
function turnRound({ earlier, later, command }) {
  return {
    code: "WRONG_ORDER",
    message: `${earlier} comes before ${later}: turn them round.`,
    advice: formatCommand(command)
  };
}
function slipEntries(request, environments) {
  return request.slips.flatMap((slip) => {
    const environment = environments.includes(slip.environment) ? parseEnvironmentName(slip.environment) : void 0;
    if (environment === void 0) return [];
    const goal = { app: slip.app, environment, version: slip.version };
    return [{ goal, withdrawn: request.withdrawn ?? { kind: "no-difference" } }];
  });
}

// src/engine/reading.ts
async function readComment2(source, id2, hint) {
  const hinted = hint === void 0 ? void 0 : await readThread(source, id2, hint);
  if (hinted?.comment !== void 0) return hinted;
  const comment = await source.threads.comment(id2);
  return comment === void 0 ? hinted : readThread(source, id2, comment);
}
async function readThread(source, id2, place2) {
  const since = place2.createdAt;
  const conversation = await source.threads.conversation(place2.issue, since);
  if (conversation === void 0) return void 0;
  const comment = conversation.comments.find((each) => each.id === id2);
  return { source, id: id2, conversation, since, ...comment === void 0 ? {} : { comment } };
}
function hasLostReply(reading, index) {
  return reading.stale === true && replyTo(reading, index) === void 0;
}
function replyTo({ source, id: id2, conversation }, index) {
  return findReply(conversation.comments, { repository: source.ref.id, comment: id2, index });
}
function isSettled(reading, index) {
  const { source, id: id2, conversation } = reading;
  if (replyTo(reading, index)?.record.done === true) return true;
  return isElsewhere(conversation.comments, { repository: source.ref.id, comment: id2, index });
}
function deskOf(context, { source, conversation, since, aloneUntil = 0 }) {
  const { thread, comments } = conversation;
  const isAlone = () => context.clock.now().getTime() < aloneUntil;
  return { threads: source.threads, issue: thread.issue, since, comments, isAlone };
}

// src/engine/fleet/chart-source.ts
function chartSource(pin, texts) {
  if (pin.kind !== "helmrelease-version" && pin.kind !== "helmchart-version") return void 0;
  const own = objectsIn2(texts.get(pin.file) ?? "", pin.file)[pin.document];
  const holder = (parsePointer(pin.path) ?? []).slice(0, -1);
  if (own === void 0) return void 0;
  const whole = [own, ...namesakes(own, texts)];
  const spec = whole.map((object) => mapAt(object, holder)).find((found) => textIn(found, "chart") !== "");
  const chart = textIn(spec, "chart");
  const source = spec === void 0 ? void 0 : mapAt(spec, ["sourceRef"]);
  if (chart === "" || textIn(source, "kind") !== "HelmRepository") return void 0;
  const repository = repositoryUrl(textIn(source, "name"), textIn(source, "namespace"), texts);
  return repository === void 0 ? void 0 : { repository, chart };
}
function namesakes(object, texts) {
  const [kind, name] = [textIn(object, "kind"), textIn(mapAt(object, ["metadata"]), "name")];
  return objectsOfKind(kind, texts).filter((each) => textIn(mapAt(each, ["metadata"]), "name") === name);
}
function repositoryUrl(name, namespace, texts) {
  const named3 = objectsOfKind("HelmRepository", texts).filter((object) => {
    const metadata2 = mapAt(object, ["metadata"]);
    const own = textIn(metadata2, "namespace");
    const isElsewhere2 = namespace !== "" && own !== "" && own !== namespace;
    return textIn(metadata2, "name") === name && !isElsewhere2;
  });
  const urls = new Set(named3.map((object) => textIn(mapAt(object, ["spec"]), "url")).filter((url) => url !== ""));
  const [only, second] = urls;
  return second === void 0 ? only : void 0;
}
function objectsOfKind(kind, texts) {
  const written = new RegExp(`^kind: *["']?${kind}\\b`, "m");
  return [...texts].flatMap(
    ([file, text3]) => kind !== "" && written.test(text3) ? objectsIn2(text3, file).filter((object) => textIn(object, "kind") === kind) : []
  );
}
function objectsIn2(text3, file) {
  try {
    return parseResources(text3, file).documents.flatMap(({ value }) => isMap(value) ? [value] : []);
  } catch (error) {
    if (error instanceof ProblemError) return [];
    throw error;
  }
}
function mapAt(map, keys) {
  let found = map;
  for (const key of keys) found = isMap(found) ? found.get(key) : void 0;
  return isMap(found) ? found : void 0;
}
function textIn(map, key) {
  const value = map?.get(key);
  return typeof value === "string" ? value : "";
}

// src/engine/plan/ask-registries.ts
function questionOf({ reading, context }) {
  return { reading, registries: context.registries };
}
async function askRegistries(question, goal) {
  const { reading, registries } = question;
  const charts = writtenCharts(reading, goal);
  const images = writtenImages(reading, goal);
  const named3 = [
    ...reading.fleet.apps.flatMap((app) => app.images),
    ...charts.map(({ repository }) => repository)
  ];
  const registry = registries?.(named3);
  if (registry === void 0 || images.length + charts.length === 0) return { kind: "not-asked" };
  const answers2 = await Promise.all([
    ...images.map(async ({ image, version }) => ({ image, answer: await registry.digest(image, version) })),
    ...charts.map(async (chart) => ({ image: chartName(chart), answer: await askChart(registry, chart) }))
  ]);
  const missing3 = answers2.find(({ answer: answer2 }) => answer2.kind === "absent");
  if (missing3 !== void 0) return missingFrom(registry, missing3);
  return summarize(answers2);
}
function chartName({ repository, chart }) {
  return `${repository.replace(/\/+$/, "")}/${chart}`;
}
async function askChart(registry, chart) {
  const answer2 = await registry.chartVersions(chart.repository, chart.chart);
  if (answer2.kind !== "versions") return answer2;
  if (answer2.versions.includes(chart.version)) return { kind: "listed" };
  if (answer2.complete) return { kind: "absent", tags: answer2.versions };
  return { kind: "not-asked", reason: `${chartName(chart)} has more versions than are read` };
}
function writtenCharts({ fleet, snapshot }, { app, environment, version }) {
  const written = pinsOf(fleet, app, environment).flatMap((pin) => {
    const source = chartSource(pin, snapshot.texts);
    const wanted2 = pinValue(pin, version);
    return source !== void 0 && wanted2.kind === "value" ? [{ ...source, version: wanted2.value }] : [];
  });
  return [...new Map(written.map((each) => [`${chartName(each)} ${each.version}`, each])).values()];
}
function writtenImages(reading, { app, environment, version }) {
  const tagPattern = reading.fleet.apps.find((each) => each.name === app)?.tagPattern;
  const written = pinsOf(reading.fleet, app, environment).flatMap((pin) => {
    if (pin.image === void 0 || !namesWhole(pin, pin.image)) return [];
    const wanted2 = pinValue(pin, version, tagPattern);
    return wanted2.kind === "value" ? [{ image: pin.image, version: versionIn(wanted2.value) }] : [];
  });
  return [...new Map(written.map((each) => [`${each.image} ${each.version}`, each])).values()];
}
var wholeNames = /* @__PURE__ */ new Set(["kustomize-image", "flux-image", "container-image"]);
function namesWhole({ kind }, image) {
  return wholeNames.has(kind) || /^(?:[^/]+[.:][^/]*|localhost)\//.test(image);
}
function versionIn(value) {
  const [tagged = "", digest] = value.split("@");
  if (digest !== void 0 || tagged.startsWith("sha256:")) return digest ?? tagged;
  const colon = tagged.lastIndexOf(":");
  return colon > tagged.lastIndexOf("/") ? tagged.slice(colon + 1) : tagged;
}
async function missingFrom(registry, { image, answer: answer2 }) {
  if ("tags" in answer2) return { kind: "absent", image, tags: answer2.tags };
  const listed2 = await registry.tags(image);
  return { kind: "absent", image, tags: listed2.kind === "tags" ? listed2.tags : [] };
}
function publishedAs({ image, answer: answer2 }) {
  return answer2.kind === "digest" ? `${image} as ${answer2.digest.slice(0, shownDigest)}` : image;
}
var shownDigest = 19;
function summarize(answers2) {
  const refusals = answers2.flatMap(({ answer: answer2 }) => "reason" in answer2 ? answer2 : []);
  const [refusal2] = refusals;
  if (refusal2 === void 0) return { kind: "published", images: [...new Set(answers2.map(publishedAs))] };
  const broken = refusals.find(({ kind }) => kind === "unreachable");
  return broken === void 0 ? { kind: "not-asked", reason: refusal2.reason } : { kind: "unreachable", reason: broken.reason };
}

// src/engine/plan/know-version.ts
async function knowVersion(run, goal) {
  const { fleet, policy } = run.reading;
  const pin = fleet.pins.find((each) => each.app === goal.app && pinHas(each, goal.version));
  if (pin !== void 0 && policy.versions !== "strict")
    return { kind: "pinned", environment: pin.environment };
  const inSource = await askSource(run, goal);
  if (inSource.kind === "tagged") return inSource;
  return combine(run.reading.fleet, goal, inSource, await askRegistries(questionOf(run), goal));
}
async function askSource(run, goal) {
  const [tag = ""] = goal.version.split("@");
  if (tag.startsWith("sha256:")) return { kind: "not-asked" };
  const source = await sourceOf(run, goal.app);
  if (source === void 0) return { kind: "not-asked" };
  const { repository } = run.context.installation.open(source);
  const isTagged = await repository.hasTag(spellings(run, goal.app, tag));
  return { kind: isTagged ? "tagged" : "untagged", repository: fullName(source) };
}
function combine(fleet, goal, source, registry) {
  const asked = source.kind === "untagged" ? [source.repository] : [];
  const absent2 = (places, tags) => {
    const known2 = [.../* @__PURE__ */ new Set([...pinnedVersions(fleet, goal.app), ...tags])];
    const near = nearVersions(goal.version.split("@")[0] ?? "", known2);
    return { kind: "absent", repository: places.join(" or "), near };
  };
  switch (registry.kind) {
    case "published":
      return registry;
    case "absent":
      return absent2([...asked, registry.image], registry.tags);
    case "unreachable":
    case "not-asked":
      return source.kind === "untagged" ? absent2(asked, []) : registry;
    default:
      return registry;
  }
}
function spellings({ reading }, app, version) {
  const pattern = reading.fleet.apps.find((each) => each.name === app)?.tagPattern;
  const bare = version.replace(/^v(?=\d)/, "");
  return [
    .../* @__PURE__ */ new Set([
      version,
      bare,
      `v${bare}`,
      ...pattern === void 0 ? [] : [pattern.replace("{version}", bare)]
    ])
  ];
}
async function sourceOf(run, app) {
  const listed2 = run.reading.policy.sources.filter(
    (source) => sourceApps(run.reading.fleet, source).some((each) => each.name === app)
  );
  const isListed = (ref) => listed2.some((source) => source.repository.toLowerCase() === fullName(ref).toLowerCase());
  if (isListed(run.source)) return run.source;
  if (listed2.length === 0) return void 0;
  return (await repositoriesOf(run.context)).find(isListed);
}

// src/proof/file-strays.ts
function fileStrays(texts, changed, edits) {
  return [...changed].flatMap(([file, after]) => {
    const before = texts(file);
    if (before === after) return [];
    const own = edits.filter((edit) => edit.file === file);
    if (own.length === 0) return [{ file, message: "the file changes, and no edit of the plan is in it" }];
    if (before === void 0) return [{ file, message: "the file is new, and the plan only edits" }];
    return strayLines(before, after, own).map((line) => ({
      file,
      line,
      message: "the line changes, and no edit of the plan is in it"
    }));
  });
}
function strayLines(before, after, edits) {
  const starts = lineStarts(before);
  const replaced = edits.filter((edit) => edit.before !== "").map((edit) => ({ ...edit, offset: (starts[edit.line - 1] ?? 0) + edit.column - 1 })).toSorted((one, other) => one.offset - other.offset);
  const lines = [];
  let walk = { left: 0, right: 0, replaced, inserted: edits.filter((edit) => edit.before === "") };
  for (; ; ) {
    walk = walkOn(before, after, walk);
    if (walk.left === before.length && walk.right === after.length) return lines;
    lines.push(lineAndColumn(after, walk.right).line);
    const next = skipLine(before, after, walk);
    if (next === void 0) return lines;
    walk = next;
  }
}
function walkOn(before, after, from) {
  let walk = from;
  for (; ; ) {
    const same = alike(before, after, walk);
    const next = throughScalar(before, after, same) ?? throughInsertion(before, after, same);
    if (next === void 0) return same;
    walk = next;
  }
}
function alike(before, after, walk) {
  const end = walk.replaced[0]?.offset ?? before.length;
  let { left, right } = walk;
  while (left < end && right < after.length && before[left] === after[right]) {
    left++;
    right++;
  }
  return { ...walk, left, right };
}
function throughScalar(before, after, walk) {
  const [edit, ...replaced] = walk.replaced;
  if (edit === void 0 || walk.left !== edit.offset) return void 0;
  const old = spellings2(edit.before).find((text3) => before.startsWith(text3, walk.left));
  const now = spellings2(edit.after).find((text3) => after.startsWith(text3, walk.right));
  if (old === void 0 || now === void 0) return void 0;
  return { ...walk, left: walk.left + old.length, right: walk.right + now.length, replaced };
}
function spellings2(text3) {
  return [JSON.stringify(text3), `'${text3.replaceAll("'", "''")}'`, text3];
}
function throughInsertion(before, after, walk) {
  const found = walk.inserted.flatMap(
    (edit) => writtenAs(edit.after).flatMap((written) => {
      const inserted = walk.inserted.filter((each) => each !== edit);
      return startsOf(after, written, walk.right).map((start) => {
        const left = walk.left - (walk.right - start);
        return alike(before, after, { ...walk, left, right: start + written.length, inserted });
      });
    })
  );
  const further = found.filter(({ left }) => left >= walk.left);
  return further.toSorted((one, other) => other.left - one.left)[0];
}
function writtenAs(text3) {
  return [`${text3}\r
`, `${text3}
`, `\r
${text3}`, `
${text3}`, text3];
}
function startsOf(text3, written, latest) {
  const starts = [];
  const earliest = Math.max(0, latest - written.length);
  for (let at = text3.lastIndexOf(written, latest); at >= earliest; at = text3.lastIndexOf(written, at - 1)) {
    starts.push(at);
    if (at === 0) break;
  }
  return starts;
}
function skipLine(before, after, walk) {
  const [left, right] = [before.indexOf("\n", walk.left) + 1, after.indexOf("\n", walk.right) + 1];
  if (left === 0 || right === 0) return void 0;
  const rest = walk.replaced.filter(({ offset }) => offset >= left);
  const isAlike = before.slice(left).split("\n").length === after.slice(right).split("\n").length;
  return isAlike ? { ...walk, left, right, replaced: rest } : void 0;
}
function lineStarts(text3) {
  const ends4 = [...text3.matchAll(/\r\n|\n|\r/g)];
  return [text3.startsWith("\uFEFF") ? 1 : 0, ...ends4.map(([end], at) => (ends4[at]?.index ?? 0) + end.length)];
}

// src/proof/explain.ts
function explains(replacements, before, after) {
  if (before === after) return true;
  const [left, right] = [printedValue(before), printedValue(after)];
  if (Array.isArray(left))
    return Array.isArray(right) && left.length === right.length && left.every((value, at) => explains(replacements, value, right[at] ?? null));
  if (left instanceof Map)
    return right instanceof Map && left.size === right.size && [...left].every(([key, value]) => {
      const other = right.get(key);
      return other !== void 0 && explains(replacements, value, other);
    });
  if (Array.isArray(right) || right instanceof Map) return false;
  if (left === null || right === null) return left === right;
  if (typeof left === typeof right && left === right) return true;
  return explainsText(replacements, textOf(left), textOf(right));
}
function explainsText(replacements, before, after) {
  const start = commonStart(before, after);
  const longest = Math.max(0, ...replacements.map((each) => Math.max(each.before.length, each.after.length)));
  const from = Math.max(0, start - longest);
  return reaches2(replacements, before.slice(from), after.slice(from));
}
function commonStart(left, right) {
  let at = 0;
  while (at < left.length && left[at] === right[at]) at++;
  return at;
}
var mostPositions = 64;
function reaches2(replacements, before, after) {
  const open3 = /* @__PURE__ */ new Map([[0, /* @__PURE__ */ new Set([0])]]);
  const add = (left, right) => {
    const known2 = open3.get(left) ?? /* @__PURE__ */ new Set();
    if (known2.size < mostPositions) open3.set(left, known2.add(right));
  };
  for (let left = 0; left < before.length; left++) {
    for (const right of open3.get(left) ?? []) {
      if (before[left] === after[right]) add(left + 1, right + 1);
      for (const { before: old, after: now } of replacements) {
        const fits = old !== "" && before.startsWith(old, left) && after.startsWith(now, right);
        if (fits) add(left + old.length, right + now.length);
      }
    }
    open3.delete(left);
    if (open3.size === 0) return false;
  }
  return open3.get(before.length)?.has(after.length) === true;
}

// src/proof/judge.ts
function straysIn(change, unit, intent) {
  const { object, before } = change;
  if (change.change !== "changed" || change.renamed === "name")
    return [strayOf(change, unit, void 0, wholeWords(change))];
  const environments = environmentsOf2(change, unit);
  if (!environments.includes(intent.goal.environment)) {
    const [first] = change.fields;
    const message = `it is of ${environments.join(" and ")}, and only ${intent.goal.environment} is meant`;
    return [strayOf(change, unit, first, message)];
  }
  const foreign2 = change.fields.flatMap((field) => foreignImage(field, intent) ?? []);
  if (foreign2.length > 0) return foreign2.map(({ field, message }) => strayOf(change, unit, field, message));
  const isWhole = before !== void 0 && change.renamed === void 0 && explains(intent.replacements, before.value, object.value);
  return change.fields.filter(
    (field) => isAstray(object, field, intent) || !(isWhole || isMeant(field, intent) || isSeat(change, field, unit, intent))
  ).map((field) => strayOf(change, unit, field, "nothing of the plan explains this change"));
}
function isAstray(object, { steps }, { astray, edits }) {
  const origin = astray.length === 0 ? void 0 : renderedOrigin(object, steps);
  if (origin === void 0) return false;
  const lines = astray.filter(({ file }) => file === origin.file).map(({ line = 0 }) => line);
  const meant = edits.filter(({ file }) => file === origin.file).map(({ line }) => line);
  const next = Math.min(...[...lines, ...meant].filter((line) => line >= origin.line));
  return lines.includes(0) || lines.includes(next);
}
function wholeWords({ change }) {
  if (change === "added") return "the object is added";
  return change === "removed" ? "the object is removed" : "the object gets another name";
}
function environmentsOf2({ object }, unit) {
  const own = environmentOf(unit, object);
  return own === void 0 ? [...new Set(unit.parts.map((part) => part.environment))] : [own];
}
function isMeant(field, { replacements }) {
  if (field.kind === "order") return !field.matters;
  const { before, after, hidden } = field;
  if (after === void 0) return false;
  if (before === void 0) return replacements.some((each) => each.after === textOf(onlyLeaf(after)));
  if (explains(replacements, before, after)) return true;
  if (hidden !== "base64") return false;
  const [left, right] = [decoded(textOf(before)), decoded(textOf(after))];
  return left !== "" && right !== "" && explains(replacements, left, right);
}
function onlyLeaf(value) {
  const printed = printedValue(value);
  if (!(printed instanceof Map) || printed.size !== 1) return value;
  const [inner] = printed.values();
  return inner === void 0 ? value : onlyLeaf(inner);
}
function isSeat({ object }, field, { cluster }, { fleet, goal, edits }) {
  const [spec, list] = field.steps;
  const isAdded = field.kind === "value" && field.before === void 0 && edits.some((edit) => edit.before === "");
  if (!isAdded || spec !== "spec" || list !== "images" && list !== "patches") return false;
  if (!object.apiVersion.startsWith(`${fluxGroups.kustomization}/`)) return false;
  const parts = (fleet.roots ?? []).filter((root) => root.cluster === cluster).flatMap((root) => root.parts.filter((part) => part.kustomization === object.name));
  return parts.length > 0 && parts.every((part) => part.environment === goal.environment);
}
function foreignImage(field, { fleet, goal }) {
  if (field.kind === "order" || field.steps.at(-1) !== "image" || field.before === void 0) return void 0;
  const name = imageName(textOf(field.before));
  const owners = fleet.apps.filter((app) => app.images.includes(name)).map((app) => app.name);
  if (owners.length === 0 || owners.includes(goal.app)) return void 0;
  return { field, message: `the image is that of ${owners.join(" and ")}, and only ${goal.app} is meant` };
}
function imageName(image) {
  const [tagged = ""] = image.split("@");
  const colon = tagged.lastIndexOf(":");
  return colon > tagged.lastIndexOf("/") ? tagged.slice(0, colon) : tagged;
}
function strayOf(change, unit, field, message) {
  const [environment] = environmentsOf2(change, unit);
  const { object } = change;
  const origin = renderedOrigin(object, field?.steps ?? []);
  return {
    ...environment === void 0 ? {} : { environment },
    ...unit.cluster === void 0 ? {} : { cluster: unit.cluster },
    object: titleOf(object),
    ...field === void 0 ? {} : { field: formatPointer(field.steps) },
    ...origin === void 0 ? {} : { file: origin.file, line: origin.line },
    message
  };
}

// src/proof/standing.ts
function openQuestions({ goal, edits }, { before, after, units, files: files2 }) {
  const edited = [...new Set(edits.map((edit) => edit.file))];
  const unread = edited.filter((file) => !after.some((unit) => reads(unit, file, files2)));
  const refused4 = [...before, ...after].filter(
    (unit) => unit.build.kind === "refused" && edited.some((file) => reads(unit, file, files2))
  );
  const isSeen = units.some(
    ({ unit, changes }) => changes.some((change) => environmentsOf(unit, change).includes(goal.environment))
  );
  const own = after.filter((unit) => reaches(unit, goal.environment));
  const broken = isSeen ? refused4 : [...refused4, ...own.filter((unit) => unit.build.kind === "refused")];
  const problems = [...unread.map((file) => notRendered(file, edits)), ...problemsOf(broken)];
  const strays = isSeen || problems.length > 0 ? [] : edits.map((edit) => withoutEffect(edit, goal));
  return { problems, strays };
}
function reads(unit, file, files2) {
  return unit.files.some(
    (path) => path === file || nameOf(path) === nameOf(file) && files2.read(`/${path}`) === void 0
  );
}
function notRendered(file, edits) {
  const { line = 1, column = 1 } = edits.find((edit) => edit.file === file) ?? {};
  return {
    code: "NOT_RENDERED",
    message: `Nothing that is rendered here reads ${file}.`,
    place: { file, line, column }
  };
}
function problemsOf(units) {
  const problems = units.flatMap(
    ({ build, title: title2 }) => build.kind === "refused" ? [{ ...build.problem, message: `${title2}: ${build.problem.message}` }] : []
  );
  return [...new Map(problems.map((problem3) => [problem3.message, problem3])).values()];
}
function withoutEffect({ file, line }, { environment }) {
  return { environment, file, line, message: `nothing that is rendered in ${environment} changes by it` };
}
function provenEnvironments(names2, proof) {
  return names2.map((name) => {
    const objects = proof.diff.environments.find((each) => each.name === name)?.objects ?? [];
    const problems = problemsIn(name, proof);
    const isUnproven = name === proof.goal.environment ? proof.questions.problems.length > 0 : problems.length > 0;
    return {
      name,
      status: isUnproven ? "unproven" : objects.length > 0 ? "changes" : "unchanged",
      objects: objects.length,
      fields: objects.reduce((sum3, object) => sum3 + object.fields.length, 0),
      problems
    };
  });
}
function problemsIn(name, {
  before,
  after,
  goal,
  questions
}) {
  const own = after.filter((unit) => reaches(unit, name));
  const nothing = own.length > 0 ? [] : [
    {
      code: "NOTHING_RENDERED",
      message: `Nothing of ${name} is rendered here: it has no manifests of its own.`
    }
  ];
  const asked = name === goal.environment ? questions.problems : [];
  const all = [...asked, ...problemsOf([...before.filter((unit) => reaches(unit, name)), ...own]), ...nothing];
  return [...new Map(all.map((problem3) => [problem3.message, problem3])).values()];
}

// src/proof/prove.ts
function prove(claimed, { files: files2, memo, salt }) {
  const { fleet, goal, policy, changed } = claimed;
  const roots = fleet.roots ?? [];
  const before = renderUnits(files2, roots, memo);
  const after = renderUnits(files2.withTexts(changed), roots, memo);
  const pairs = pairUnits(before, after);
  const units = changedUnits(pairs);
  const mask = createMask([...new Set([...before, ...after].flatMap(objectsOf))], salt);
  const names2 = fleet.environments.map(({ name }) => name);
  const diff = showUnits(units, names2, (name) => clusterCount(fleet, name), {
    mask,
    files: files2,
    edits: claimed.edits
  });
  const findings2 = findingsIn(pairs, { before, after }, mask, claimed);
  const questions = openQuestions(claimed, { before, after, units, files: files2 });
  const astray = fileStrays((path) => textOf2(files2, path), changed, claimed.edits);
  const strays = [
    ...astray,
    ...pairs.flatMap(brokenUnit),
    ...units.flatMap((unit) => straysOf(unit, { ...claimed, astray })),
    ...questions.strays
  ];
  return {
    verdict: strays.length > 0 ? "refuted" : questions.problems.length > 0 ? "unproven" : "proven",
    environments: provenEnvironments(names2, { before, after, diff, goal, questions }).map((each) => ({
      ...each,
      problems: each.problems.map((problem3) => ({ ...problem3, message: mask.text(problem3.message) }))
    })),
    strays: strays.map((stray) => masked(stray, mask.text)),
    diff,
    findings: findings2,
    unseen: unseenIn(units).map(mask.text),
    blocking: {
      findings: blocking(findings2, policy.blockingFindings),
      unproven: policy.unproven === "block"
    },
    rendered: renderedDigest(units, goal.environment)
  };
}
function straysOf({ unit, changes }, suspicion) {
  return changes.flatMap((change) => straysIn(change, unit, suspicion));
}
function textOf2(files2, path) {
  const content = files2.read(`/${path}`);
  return typeof content === "string" ? content : void 0;
}
function clusterCount({ roots = [] }, environment) {
  const own = roots.filter((root) => root.parts.some((part) => part.environment === environment));
  return new Set(own.map((root) => root.cluster ?? "")).size;
}
function brokenUnit({ before, after }) {
  if (before === void 0 && after !== void 0)
    return [unitStray(after, `${after.title} comes to be rendered`)];
  if (after === void 0 && before !== void 0)
    return [unitStray(before, `${before.title} is rendered no longer`)];
  if (before?.build.kind !== "built" || after?.build.kind !== "refused") return [];
  const { problem: problem3 } = after.build;
  const place2 = problem3.place === void 0 ? {} : { file: problem3.place.file, line: problem3.place.line };
  return [{ ...unitStray(after, `${after.title} cannot be rendered any more: ${problem3.message}`), ...place2 }];
}
function unitStray(unit, message) {
  const [part] = unit.parts;
  return {
    ...part === void 0 ? {} : { environment: part.environment },
    ...unit.cluster === void 0 ? {} : { cluster: unit.cluster },
    message
  };
}
function masked(stray, mask) {
  const { object, field, file, message } = stray;
  return {
    ...stray,
    message: mask(message),
    ...object === void 0 ? {} : { object: mask(object) },
    ...field === void 0 ? {} : { field: mask(field) },
    ...file === void 0 ? {} : { file: mask(file) }
  };
}
function unseenIn(units) {
  const said2 = units.flatMap(({ unit, changes }) => {
    const titles = changes.map(
      ({ object }) => `${object.kind} ${object.namespace === void 0 ? "" : `${object.namespace}/`}${object.name}`
    );
    const unknowns = unit.build.kind === "built" ? unit.build.unknowns : [];
    return unknowns.map(({ message }) => message).filter((message) => titles.some((title2) => message.includes(title2)));
  });
  return [...new Set(said2)];
}
function renderedDigest(units, environment) {
  const texts = units.flatMap(
    ({ unit, changes }) => changes.filter((change) => environmentsOf(unit, change).includes(environment)).map(({ object, before }) => [
      unit.id,
      before === void 0 ? "" : emit(before.value),
      emit(object.value)
    ])
  );
  return sha256(JSON.stringify(texts));
}

// src/edit/site.ts
var import_yaml = __toESM(require_dist(), 1);
function findSite(text3, root, segments) {
  let node = root;
  const steps = [];
  for (const [index, segment] of segments.entries()) {
    const rest = segments.slice(index);
    if (stepInto(node, segment) === void 0 && rest.some(isLookup)) return void 0;
    if ((0, import_yaml.isMap)(node) && stepInto(node, segment) === void 0) return { kind: "map", node, steps, rest };
    if ((0, import_yaml.isSeq)(node) && segment === "-") return { kind: "list", node, steps, rest };
    const next = stepInto(node, segment);
    if (next === void 0) return notCollection(node, segment);
    steps.push(next.step);
    const after = segments.slice(index + 1);
    if ((0, import_yaml.isMap)(node) && isNothing(next.node) && after.length > 0)
      return behindKey(text3, node, segment, { steps, rest: after });
    node = next.node;
  }
  const offset = node?.range?.[0] ?? 0;
  return { kind: "refused", code: "ALREADY_THERE", message: "There is a value already.", offset };
}
function notCollection(node, segment) {
  if (node === null || (0, import_yaml.isCollection)(node)) return void 0;
  const message = `What stands here has no place for "${segment}".`;
  return { kind: "refused", code: "NO_COLLECTION", message, offset: node.range?.[0] ?? 0 };
}
function isLookup(segment) {
  return keyedSegment(segment) !== void 0;
}
function isNothing(node) {
  return node === null || (0, import_yaml.isScalar)(node) && node.value === null;
}
function behindKey(text3, map, segment, way) {
  const pair = map.items.find(({ key: key2 }) => (0, import_yaml.isScalar)(key2) && (key2.source ?? String(key2.value)) === segment);
  const key = pair?.key;
  const value = pair?.value;
  const range = (0, import_yaml.isScalar)(value) ? value.range : void 0;
  const written = range === void 0 || range === null ? "" : text3.slice(range[0], range[1]);
  if (!(0, import_yaml.isScalar)(key) || map.flow === true || written !== "") {
    const offset = range?.[0] ?? map.range?.[0] ?? 0;
    return { kind: "refused", code: "WRITTEN_NULL", message: "A null stands here.", offset };
  }
  return { kind: "key", key, ...way };
}

// src/edit/write-at.ts
var import_yaml2 = __toESM(require_dist(), 1);
function writeAt(text3, site, value, root) {
  const wanted2 = nested(site.rest, value);
  if (typeof wanted2 === "string") return { offset: text3.length, written: "" };
  if (site.kind === "key") return behindKey2(text3, site.key, wanted2, styleOf(text3, root));
  if (site.node.flow === true) return intoFlow(text3, site.node, wanted2);
  const lines = writeBlock(wanted2, styleOf(text3, root));
  return addLines(text3, contentEnd(text3, site.node), columnOf(text3, startOf(site.node)), lines);
}
function behindKey2(text3, key, wanted2, style) {
  const indent = isList(wanted2) ? style.listIndent : 2;
  const [start = 0, end = 0] = key.range ?? [];
  return addLines(text3, end, columnOf(text3, start) + indent, writeBlock(wanted2, style));
}
function addLines(text3, end, column, lines) {
  const next = text3.indexOf("\n", end);
  const lineBreak = /\r\n/.test(text3) ? "\r\n" : "\n";
  const indented = lines.map((line) => line === "" ? "" : " ".repeat(column) + line);
  if (next === -1) return { offset: text3.length, written: indented.map((line) => lineBreak + line).join("") };
  return { offset: next + 1, written: indented.map((line) => line + lineBreak).join("") };
}
function intoFlow(text3, node, wanted2) {
  const close3 = (node.range?.[1] ?? 0) - 1;
  const before = text3.slice(0, close3).trimEnd();
  const offset = node.items.length === 0 ? close3 : before.length;
  const lead = node.items.length === 0 ? "" : before.endsWith(",") ? " " : ", ";
  return { offset, written: lead + writeFlow(wanted2).slice(1, -1) };
}
function startOf(node) {
  const first = node.items[0];
  const key = (0, import_yaml2.isPair)(first) ? first.key : void 0;
  return (0, import_yaml2.isMap)(node) && (0, import_yaml2.isScalar)(key) ? key.range?.[0] ?? 0 : node.range?.[0] ?? 0;
}
function columnOf(text3, offset) {
  return offset - (text3.lastIndexOf("\n", offset - 1) + 1);
}
function contentEnd(text3, node) {
  if ((0, import_yaml2.isPair)(node))
    return node.value === null ? contentEnd(text3, node.key) : lastOf(text3, node.value, node.key);
  if ((0, import_yaml2.isCollection)(node) && node.flow !== true && node.items.length > 0)
    return contentEnd(text3, node.items.at(-1));
  if (!(0, import_yaml2.isScalar)(node) || !/^BLOCK/.test(node.type ?? "")) return endOf(node);
  const end = endOf(node);
  const [start = 0] = node.range ?? [];
  const header = text3.slice(start, text3.indexOf("\n", start));
  return /\+/.test(header.split("#")[0] ?? "") ? end - 1 : text3.slice(0, end).trimEnd().length;
}
function lastOf(text3, value, key) {
  return (0, import_yaml2.isScalar)(value) && value.value === null && value.source === "" ? endOf(key) : contentEnd(text3, value);
}
function endOf(node) {
  if (typeof node !== "object" || node === null || !("range" in node) || !Array.isArray(node.range)) return 0;
  const end = node.range[1];
  return typeof end === "number" ? end : 0;
}
function styleOf(text3, root) {
  let listIndent = 2;
  (0, import_yaml2.visit)(root, {
    Pair: (_, { key, value }) => {
      if (!(0, import_yaml2.isSeq)(value) || value.flow === true || !(0, import_yaml2.isScalar)(key)) return void 0;
      const [list, name] = [value.range?.[0] ?? 0, key.range?.[0] ?? 0];
      listIndent = columnOf(text3, list) > columnOf(text3, name) ? 2 : 0;
      return import_yaml2.visit.BREAK;
    }
  });
  return { listIndent };
}

// src/edit/insert.ts
function insertValue(text3, address2, value, file = "") {
  const parsed = parseText(text3, file);
  if (parsed.kind === "refused") return parsed;
  const document = parsed.documents[address2.document];
  const refuse = (code2, message, offset2) => {
    const place2 = { file, ...lineAndColumn(text3, offset2) };
    return { kind: "refused", problem: { code: code2, message, place: place2, advice: "Add it by hand." } };
  };
  const site = document === void 0 ? void 0 : findSite(text3, document.contents, parsePointer(address2.path) ?? []);
  if (document === void 0 || site === void 0)
    return refuse("NO_SUCH_PLACE", `There is no place for ${address2.path}.`, 0);
  if (site.kind === "refused") return refuse(site.code, site.message, site.offset);
  const { offset, written } = writeAt(text3, site, value, document.contents);
  const edited = text3.slice(0, offset) + written + text3.slice(offset);
  const intend = (root) => changedAt(root, site.steps, (present) => withNew(present, site, value));
  if (!readsAsIntended(parsed.documents, edited, address2.document, intend))
    return refuse("UNSAFE_EDIT", "Nothing can be added here without changing something else.", offset);
  const first = offset + Math.max(written.search(/\S/), 0);
  return { kind: "inserted", text: edited, offset, written, ...lineAndColumn(edited, first) };
}
function withNew(present, { rest }, value) {
  const wanted2 = nested(rest, value);
  if (typeof wanted2 === "string") return void 0;
  if (present === null) return asRead(wanted2);
  if (isList(wanted2)) return Array.isArray(present) ? [...present, ...wanted2.map(asRead)] : void 0;
  if (!(present instanceof Map)) return void 0;
  return new Map([
    ...present,
    ...Object.entries(wanted2).map(([key, member]) => [key, asRead(member)])
  ]);
}

// src/edit/seat-edit.ts
function seatEdit(pin, seat, text3, version, tagPattern) {
  const whole = pinValue(pin, version, tagPattern);
  const tag = pinTag(pin, version, tagPattern);
  const refused4 = [whole, tag].find((value) => value.kind === "refused");
  if (refused4?.kind === "refused") return refused4.problem;
  const said2 = { whole: textOf3(whole), tag: textOf3(tag), digest: digestIn(version) };
  const { path, insertion } = insertAt(text3, seat, said2);
  if (insertion.kind === "refused") return insertion.problem;
  const { file, document } = seat;
  const { line, column, written } = insertion;
  const after = written.replace(/^(?:\r?\n)+|(?:\r?\n)+$/g, "");
  const note2 = rangeNote(pin);
  const edit = { file, document, path, line, column, before: "", after };
  return { text: insertion.text, edit: note2 === void 0 ? edit : { ...edit, note: note2 } };
}
function textOf3(value) {
  return value.kind === "value" ? value.value : "";
}
function digestIn(version) {
  return /sha256:[0-9a-f]{64}$/.exec(version)?.[0];
}
function insertAt(text3, { file, document, entry }, said2) {
  switch (entry.kind) {
    case "image":
      return insertImage(text3, { file, document }, entry, said2);
    case "patch": {
      const path = `${entry.path}/-`;
      return { path, insertion: insertValue(text3, { document, path }, patchOf(entry, said2), file) };
    }
    case "value":
      return {
        path: entry.path,
        insertion: insertValue(text3, { document, path: entry.path }, said2.whole, file)
      };
    case "variable":
      return {
        path: entry.path,
        insertion: insertValue(text3, { document, path: entry.path }, said2.tag, file)
      };
    case "held": {
      const path = `${entry.path}/-`;
      return { path, insertion: insertValue(text3, { document, path }, heldPatch(entry, said2), file) };
    }
    default:
      return entry;
  }
}
function insertImage(text3, { file, document }, { path, name }, { tag, digest }) {
  const entry = `${path}${formatPointer([{ key: "name", value: name }])}`;
  const field = tag === "" ? "digest" : "newTag";
  const known2 = insertValue(
    text3,
    { document, path: `${entry}/${field}` },
    tag === "" ? digest ?? "" : tag,
    file
  );
  const both = tag !== "" && digest !== void 0;
  if (known2.kind === "inserted" && !both) return { path: `${entry}/${field}`, insertion: known2 };
  const added = insertValue(text3, { document, path: `${path}/-` }, imageOf(name, { tag, digest }), file);
  return { path: `${entry}/${field}`, insertion: known2.kind === "inserted" ? twice(known2, added) : added };
}
function twice(known2, added) {
  if (known2.kind === "refused" || added.kind === "refused") return added;
  const { line, column } = known2;
  const message = "There is an entry of this name without a tag and a digest.";
  return {
    kind: "refused",
    problem: { code: "NO_PLACE_FOR_DIGEST", message, place: { file: "", line, column } }
  };
}
function heldPatch({ object, field, missing: missing3, entry }, said2) {
  const value = writePair("value", nested(missing3, heldValue(entry, said2)), { listIndent: 2 });
  const patch = ["- op: add", `  path: ${field}`, ...value.map((line) => `  ${line}`), ""].join("\n");
  return { target: { kind: object.kind, name: object.name }, patch };
}
function heldValue(entry, said2) {
  switch (entry.kind) {
    case "image":
      return imageOf(entry.name, said2);
    case "patch":
      return patchOf(entry, said2);
    case "value":
      return said2.whole;
    case "variable":
      return said2.tag;
    default:
      return entry;
  }
}
function imageOf(name, { tag, digest }) {
  return {
    name,
    ...tag === "" ? {} : { newTag: tag },
    ...digest === void 0 ? {} : { digest }
  };
}
function patchOf({ object, field, image }, said2) {
  const value = image === void 0 ? said2.whole : imageText(image, said2);
  const patch = `- op: replace
  path: ${field}
  value: ${writeScalar(value, "plain")}
`;
  return { target: { kind: object.kind, name: object.name }, patch };
}
function imageText(name, { tag, digest }) {
  return `${name}${tag === "" ? "" : `:${tag}`}${digest === void 0 ? "" : `@${digest}`}`;
}

// src/engine/fleet/understand.ts
function understand(files2) {
  const text3 = files2.read(configFile);
  return meaningOf(files2, text3 === void 0 ? void 0 : parseConfig(text3, configFile));
}

// src/engine/plan/shared-pin.ts
function sharedPin({ app, environment, version }, pins, fleet) {
  const [pin] = pins;
  if (pin === void 0)
    return { code: "SHARED_PIN", message: `${environment} shares the version of ${app}.` };
  const { file, line, column } = pin;
  const others = sharedWith(fleet, pin);
  return {
    code: "SHARED_PIN",
    message: `${environment} takes the version of ${app} from ${file}:${line}, which ${others.join(" and ")} share${others.length === 1 ? "s" : ""}: a change there would change them all, and ${environment} has no file of its own in which it could say another.`,
    place: { file, line, column },
    advice: followed(pin, others, fleet) ?? ownPin(pin, version)
  };
}
function ownPin(pin, version) {
  const own = `Give ${pin.environment} ${ownPlace(pin, version)}`;
  if (pin.kind === "remote-ref") return `${own}.`;
  return `${own}; or name its pin under \`apps\` in .github/lockkeeper.yml: \`${configLine(pin)}\`.`;
}
function followed({ environment, file }, others, fleet) {
  const own = fleet.environments.find(({ name }) => name === environment);
  const isOwn = own?.clusters.length === 0 && own.paths.some((path) => path !== "" && isInside(file, path));
  const followers = fleet.environments.filter(({ name }) => others.includes(name));
  if (own === void 0 || !isOwn || followers.length !== others.length) return void 0;
  const paths = [own, ...followers].flatMap((each) => each.paths);
  const lines = fleet.environments.filter((each) => !followers.includes(each)).map(
    ({ name }) => name === environment ? `{name: ${name}, paths: [${paths.join(", ")}]}` : `{name: ${name}}`
  );
  const names2 = others.join(" and ");
  return `If ${names2} shall follow ${environment}, say so in .github/lockkeeper.yml: \`environments: [${lines.join(", ")}]\`; if not, give ${names2} a base that is not ${environment}'s overlay.`;
}
function ownPlace(pin, version) {
  const { kind, image } = pin;
  if (kind === "flux-substitute")
    return "a Flux Kustomization of its own, with the variable under `postBuild.substitute`";
  if (kind === "remote-ref") {
    const wanted2 = pinValue(pin, version);
    const reference = wanted2.kind === "value" ? wanted2.value : pin.value;
    return `\`resources: [${reference}]\` in its own kustomization, in the place of what leads to ${pin.file}`;
  }
  const entry = image === void 0 ? "a patch" : `\`images: [{name: ${image}, newTag: ${version}}]\``;
  return `an overlay of its own with ${entry}`;
}
function configLine({ app, environment, path }) {
  return `${app}: {pins: [{environment: ${environment}, file: FILE, path: ${path}}]}`;
}

// src/engine/plan/plan-edits.ts
function planEdits(goal, pins, reading) {
  const shared = pins.filter((pin) => sharedWith(reading.fleet, pin).length > 0);
  const based = pins.filter((pin) => pin.seats !== void 0);
  const planned = editPinsAround(goal, pins, [.../* @__PURE__ */ new Set([...shared, ...based])], reading);
  return planned.kind === "problem" && shared.length < based.length ? editPinsAround(goal, pins, shared, reading) : planned;
}
function editPinsAround(goal, pins, shared, reading) {
  const { fleet, snapshot } = reading;
  const { tagPattern } = fleet.apps.find((app) => app.name === goal.app) ?? {};
  const own = pins.filter((pin) => !shared.includes(pin));
  const edited = editPins(own, goal.version, snapshot.texts, tagPattern);
  if (edited.kind === "problem" || shared.length === 0) return edited;
  return overridePins(goal, shared, edited, reading, tagPattern);
}
function editPins(pins, version, texts, tagPattern) {
  const files2 = /* @__PURE__ */ new Map();
  const edits = [];
  for (const pin of pins.toSorted((left, right) => right.range[0] - left.range[0])) {
    const text3 = files2.get(pin.file) ?? texts.get(pin.file);
    if (text3 === void 0) return { kind: "problem", problem: unreadable(pin) };
    const changed = pinEdit(pin, text3, version, tagPattern);
    if ("code" in changed) return { kind: "problem", problem: changed };
    files2.set(pin.file, changed.text);
    edits.push(changed.edit);
  }
  return { kind: "edited", edits: edits.toSorted(byPlace), files: files2 };
}
function overridePins(goal, shared, before, reading, tagPattern) {
  let refusal2;
  for (let way = 0; way < Math.max(...shared.map(({ seats = [] }) => seats.length)); way++) {
    const seated = shared.map((pin) => ({ pin, seats: pin.seats?.[way] ?? pin.seats?.at(-1) ?? [] }));
    if (seated.some(({ seats }) => seats.length === 0)) break;
    const tried = insertAll(goal, seated, before, reading, tagPattern);
    if (tried.kind === "problem") refusal2 ??= tried.problem;
    else if (movesOnly(reading.fleet, reread(reading, tried.files), goal)) return tried;
  }
  return { kind: "problem", problem: refusal2 ?? sharedPin(goal, shared, reading.fleet) };
}
function insertAll(goal, seated, before, { snapshot }, tagPattern) {
  const files2 = new Map(before.files);
  const edits = [...before.edits];
  const places = new Map(
    seated.flatMap(({ pin, seats }) => seats.map((seat) => [JSON.stringify(seat), { pin, seat }]))
  );
  for (const { pin, seat } of places.values()) {
    const text3 = files2.get(seat.file) ?? snapshot.texts.get(seat.file);
    if (text3 === void 0) return { kind: "problem", problem: unreadable({ ...pin, file: seat.file }) };
    const changed = seatEdit(pin, seat, text3, goal.version, tagPattern);
    if ("code" in changed) return { kind: "problem", problem: changed };
    files2.set(seat.file, changed.text);
    edits.push(changed.edit);
  }
  return { kind: "edited", edits: edits.toSorted(byPlace), files: files2 };
}
function reread({ snapshot }, files2) {
  const read2 = (path) => files2.get(path) ?? snapshot.texts.get(path);
  return understand({ paths: [...snapshot.texts.keys()], read: read2 }).fleet;
}
function byPlace(left, right) {
  if (left.file !== right.file) return left.file < right.file ? -1 : 1;
  return left.line - right.line || left.column - right.column;
}
function unreadable({ file, line, column }) {
  return { code: "FILE_UNREADABLE", message: `${file} could not be read.`, place: { file, line, column } };
}

// src/engine/plan/replacements.ts
function replacementsOf({ app, version }, pins, { apps }) {
  const tagPattern = apps.find((each) => each.name === app)?.tagPattern;
  const digest = /sha256:[0-9a-f]{64}$/.exec(version)?.[0];
  const all = pins.flatMap((pin) => {
    const wanted2 = pinValue(pin, version, tagPattern);
    const whole = wanted2.kind === "value" ? [{ before: pin.value, after: wanted2.value }] : [];
    return [...whole, ...whole.flatMap((each) => versionIn2(each, pin, digest)), ...digestOf(pin, digest)];
  });
  return [...new Map(all.map((each) => [JSON.stringify(each), each])).values()];
}
function versionIn2({ before, after }, { version }, digest) {
  const at = before.lastIndexOf(version);
  const [start, end] = [before.slice(0, at), before.slice(at + version.length)];
  if (at === -1 || version === "" || !after.startsWith(start) || !after.endsWith(end)) return [];
  const now = after.slice(start.length, after.length - end.length);
  const plain = { before: version, after: now };
  return digest === void 0 || now.includes(digest) ? [plain] : [plain, { before: version, after: `${now}@${digest}` }];
}
function digestOf({ digest: old }, digest) {
  return old === void 0 || digest === void 0 ? [] : [{ before: old, after: digest }];
}

// src/engine/plan/plan-promotion.ts
function planPromotion(goal, reading) {
  const { fleet, policy, snapshot, rendering } = reading;
  const pins = pinsOf(fleet, goal.app, goal.environment);
  const doubt = fleet.doubts?.find((each) => each.app === goal.app && each.environment === goal.environment);
  if (doubt !== void 0) return { kind: "problem", problem: doubt.problem };
  if (pins.length === 0) return { kind: "problem", problem: notPinned(goal) };
  const behind = pins.filter((pin) => !pinHas(pin, goal.version));
  if (behind.length === 0) return { kind: "current" };
  const edited = planEdits(goal, behind, reading);
  if (edited.kind === "problem") return edited;
  const guarded = edited.edits.find(({ file }) => isProtected(file));
  if (guarded !== void 0) return { kind: "problem", problem: protectedFile(guarded) };
  const from = [...new Set(behind.map((pin) => pin.version))].join(", ");
  const { edits, files: changed } = edited;
  const replacements = replacementsOf(goal, behind, fleet);
  const proof = prove({ goal, fleet, policy, edits, changed, replacements }, rendering);
  return {
    kind: "plan",
    plan: {
      app: goal.app,
      environment: goal.environment,
      from,
      to: goal.version,
      base: snapshot.commit,
      edits,
      files: changed,
      proof,
      digest: digestOf2(edits, proof)
    }
  };
}
function digestOf2(edits, { rendered: rendered2 }) {
  const changes = edits.map(({ file, document, path, before, after }) => [
    file,
    document,
    path,
    before,
    after
  ]);
  return sha256(JSON.stringify([changes, rendered2]));
}
function notPinned({ app, environment }) {
  return {
    code: "NOT_PINNED",
    message: `${environment} pins no version of ${app}.`,
    advice: "Add it there once by hand, or name its pin under apps in .github/lockkeeper.yml."
  };
}
function protectedFile({ file, line, column }) {
  return {
    code: "PROTECTED_FILE",
    message: `${file} decides what runs and who may do what; no promotion changes it.`,
    place: { file, line, column },
    advice: "Keep the version in a manifest, and let that file read it from there."
  };
}

// src/engine/plan/with-digest.ts
async function withDigest({ reading, registries }, goal) {
  const { fleet } = reading;
  const pins = pinsOf(fleet, goal.app, goal.environment).filter(({ digest }) => digest !== void 0);
  const images = new Set(pins.flatMap(({ image }) => image ?? []));
  const [pin] = pins;
  const isSaid = goal.version.includes("sha256:") || pins.every((each) => pinHas(each, goal.version));
  if (pin?.image === void 0 || isSaid || images.size > 1) return goal;
  const registry = registries?.(fleet.apps.flatMap((app) => app.images));
  const tag = pinTag(pin, goal.version, fleet.apps.find(({ name }) => name === goal.app)?.tagPattern);
  if (registry === void 0 || tag.kind === "refused") return goal;
  const answer2 = await registry.digest(pin.image, tag.value);
  return answer2.kind === "digest" ? { ...goal, version: `${goal.version}@${answer2.digest}` } : goal;
}

// src/engine/promotion/grounds.ts
function groundsOfNow(world, actor, gitops, reading) {
  const asked = /* @__PURE__ */ new Map();
  const permission = (repository) => {
    const known2 = asked.get(repository.id);
    if (known2 !== void 0) return known2;
    const answer2 = world.installation.open(repository).people.permission(actor);
    asked.set(repository.id, answer2);
    return answer2;
  };
  const { people } = world.installation.open(gitops);
  return {
    permission,
    inTeam: (team, person) => people.inTeam(team, person),
    policy: reading.policy,
    fleet: reading.fleet
  };
}
function workflowGrounds(grounds, source, workflow) {
  const { path, branch, onDefaultBranch } = workflow;
  return { ...grounds, workflow: { repository: fullName(source), path, branch, onDefaultBranch } };
}
async function groundsOfRequest(context, key, grounds) {
  const origin = parseRequestKey(key);
  if (origin?.kind !== "workflow-run") return grounds;
  const source = await repositoryById(context, origin.repository);
  if (source === void 0) return grounds;
  const workflow = await context.installation.open(source).workflows.run(origin.run);
  return workflow === void 0 ? grounds : workflowGrounds(grounds, source, workflow);
}

// src/engine/promotion/situation.ts
function observedIn(run, situation) {
  const { request, reading, context } = run;
  const { goal, pullRequests, branch } = situation;
  return {
    request: request.key,
    rollback: request.rollback !== void 0,
    requester: requesterOf(run, situation) ?? nobody,
    goal,
    fleet: reading.fleet,
    policy: policyFor(run, goal),
    versions: reading.policy.versions,
    known: situation.known,
    permission: situation.permission,
    planned: situation.planned,
    upstream: situation.upstream,
    slot: viewSlot(request.key, branch, pullRequests),
    defaultBranch: reading.snapshot.branch,
    assumed: situation.assumed,
    deployment: situation.deployment,
    rollout: situation.rollout,
    delivery: situation.delivery,
    searched: situation.searched,
    mergedHere: situation.mergedHere === "as-planned",
    lookedBack: situation.lookedBack !== void 0,
    records: situation.mergedHere !== false || isLongMerged(run, pullRequests),
    leads: situation.committed || isAbandoned(run, branch),
    patient: situation.looks < context.delays.mergeability.length,
    ...situation.review === void 0 ? {} : { review: reviewIn(run, situation.settled, situation.review) },
    ...situation.withdrawn === void 0 ? {} : { withdrawn: situation.withdrawn },
    ...situation.mergeAnswer === void 0 ? {} : { mergeAnswer: situation.mergeAnswer },
    ...situation.scheduleAnswer === void 0 ? {} : { scheduleAnswer: situation.scheduleAnswer }
  };
}
function reviewIn({ context }, settled, review) {
  return {
    ...review,
    settled: settled || context.delays.settle === 0,
    ...context.startsNoWorkflows === true ? { startsNoWorkflows: true } : {}
  };
}
function isAbandoned({ context }, branch) {
  if (branch.kind !== "ours") return false;
  return context.clock.now().getTime() - branch.committedAt.getTime() >= context.delays.abandoned;
}
function isLongMerged({ context, request }, pullRequests) {
  const mine = pullRequests.find((each) => each.claim?.request === request.key && each.state === "merged");
  const mergedAt = mine?.mergedAt?.getTime() ?? 0;
  return context.clock.now().getTime() - mergedAt >= context.delays.abandoned;
}
var nobody = { id: 0, login: "ghost" };
function requesterOf({ request }, { branch }) {
  if (request.requester !== void 0) return request.requester;
  const claim2 = branch.kind === "ours" ? branch.claim : void 0;
  return claim2?.request === request.key ? claim2.requestedBy : void 0;
}
function policyFor({ reading }, goal) {
  const policy = environmentPolicy(reading.policy, goal.environment);
  if (policy === void 0) throw new Error(`no policy for ${goal.environment}`);
  return policy;
}
function changePullRequest(situation, number4, change) {
  const pullRequests = situation.pullRequests.map(
    (each) => each.number === number4 ? { ...each, ...change } : each
  );
  return { ...situation, pullRequests };
}

// src/rollout/drift.ts
function driftOf(fleet, running2, objects) {
  const desired = versionsIn(fleet, running2.app, running2.environment);
  return [...versionDrift(desired, running2), ...suspended(running2, objects)];
}
function versionDrift(desired, { cluster, versions: versions2 }) {
  if (desired.length === 0 || versions2.length === 0) return [];
  const strange = versions2.filter((version) => !desired.some((wanted2) => sameVersion(wanted2, version)));
  if (strange.length === 0) return [];
  return [`git has ${desired.join(" and ")}, ${cluster} runs ${versions2.join(" and ")}`];
}
function suspended({ objects: own }, objects) {
  const makers = new Set(
    objects.filter(
      ({ kind, metadata: metadata2 }) => own.some(
        (ref) => ref.kind === kind && ref.name === metadata2.name && ref.namespace === metadata2.namespace
      )
    ).flatMap((object) => [nameOf2(object), ...makersOf(object)])
  );
  return objects.filter(
    (object) => isFlux(object) && makers.has(nameOf2(object)) && fieldAt(object, "spec", "suspend") === true
  ).map((object) => `${nameOf2(object)} is suspended`);
}
function isFlux({ apiVersion }) {
  return ["kustomize.toolkit.fluxcd.io", "helm.toolkit.fluxcd.io"].includes(groupOf(apiVersion));
}
function nameOf2({ kind, metadata: metadata2 }) {
  return `${kind} ${metadata2.namespace ?? ""}/${metadata2.name}`;
}
function makersOf({ metadata: { labels } }) {
  return [
    ["Kustomization", "kustomize.toolkit.fluxcd.io"],
    ["HelmRelease", "helm.toolkit.fluxcd.io"]
  ].flatMap(([kind, group]) => {
    const [namespace, name] = [textAt2(labels, `${group}/namespace`), textAt2(labels, `${group}/name`)];
    return namespace === void 0 || name === void 0 ? [] : [`${kind} ${namespace}/${name}`];
  });
}

// src/rollout/counts.ts
function countsOf(workload) {
  if (workload.kind === "DaemonSet")
    return {
      ready: numberAt(workload, "status", "numberReady") ?? 0,
      wanted: numberAt(workload, "status", "desiredNumberScheduled") ?? 0
    };
  return {
    ready: numberAt(workload, "status", "readyReplicas") ?? 0,
    wanted: numberAt(workload, "spec", "replicas") ?? 1
  };
}

// src/rollout/worst.ts
var order = [
  "failed",
  "not-found",
  "unknown",
  "in-progress",
  "terminating",
  "current"
];
function worst(reports) {
  const first = order.flatMap((status) => reports.filter((report2) => report2.status === status))[0];
  return first === void 0 ? { health: "unknown", message: "nothing of it was found" } : { health: first.status, message: first.message };
}

// src/rollout/running.ts
var workloads = ["Deployment", "StatefulSet", "DaemonSet"];
function runningIn(fleet, view) {
  const placed = view.objects.flatMap((object) => {
    const environment = environmentOf2(fleet, view, object);
    return environment === void 0 ? [] : [{ environment, object }];
  });
  return fleet.apps.flatMap(
    (app) => view.environments.flatMap((environment) => {
      const here = placed.flatMap((entry) => entry.environment === environment ? [entry.object] : []);
      return running(app, pinsOf(fleet, app.name, environment), here, { environment, view }) ?? [];
    })
  );
}
function environmentOf2(fleet, view, { metadata: metadata2 }) {
  const label3 = metadata2.labels?.[view.labels.environment];
  if (label3 !== void 0 && view.environments.includes(label3)) return label3;
  const here = fleet.environments.filter(
    ({ name, namespaces }) => view.environments.includes(name) && namespaces.includes(metadata2.namespace ?? "")
  );
  if (here.length > 0) return here.length === 1 ? here[0]?.name : void 0;
  const [only, second] = fleet.environments.filter(({ name }) => view.environments.includes(name));
  return second === void 0 && only?.namespaces.length === 0 ? only.name : void 0;
}
function running(app, pins, objects, { environment, view }) {
  const releases = objects.filter((object) => isReleaseOf(app, object));
  const own = objects.filter((object) => isWorkloadOf2(app, object, releases, view));
  if (own.length + releases.length === 0) return void 0;
  const images = own.flatMap((object) => imagesIn(object).filter((image) => hasImage(app, image)));
  const byChart = pins.some(({ kind }) => chartPins.includes(kind));
  const found = byChart ? releases.flatMap(chartVersions) : images.flatMap((image) => versionOf(app, image));
  const counts = own.map(countsOf);
  const since = Math.max(...(byChart ? releases : own).map(changedAt2));
  const [digest] = images.flatMap((image) => splitImage(image).digest ?? []);
  return {
    app: app.name,
    environment,
    cluster: view.name,
    versions: [...new Set(found)],
    ...digest === void 0 ? {} : { digest },
    ready: sum2(counts.map(({ ready }) => ready)),
    wanted: sum2(counts.map(({ wanted: wanted2 }) => wanted2)),
    ...worst([...releases, ...own].map((object) => objectStatus(object, view.now))),
    ...since > 0 ? { since: new Date(since).toISOString() } : {},
    objects: [...releases, ...own].map(refOf)
  };
}
var chartPins = ["helmrelease-version", "helmchart-version", "oci-ref"];
function isReleaseOf(app, object) {
  if (groupOf(object.apiVersion) !== "helm.toolkit.fluxcd.io" || object.kind !== "HelmRelease") return false;
  return app.chart !== void 0 && chartOf(object) === app.chart;
}
function chartOf(release) {
  return textAt2(release, "spec", "chart", "spec", "chart") ?? textAt2(newest(release), "chartName");
}
function newest(release) {
  return listAt2(release, "status", "history")[0];
}
function chartVersions(release) {
  return textAt2(newest(release), "chartVersion")?.split("+", 1) ?? [];
}
function isWorkloadOf2(app, object, releases, { labels }) {
  if (groupOf(object.apiVersion) !== "apps" || !workloads.includes(object.kind)) return false;
  const named3 = object.metadata.labels ?? {};
  return imagesIn(object).some((image) => hasImage(app, image)) || app.images.length === 0 && named3[labels.app] === app.name || releases.some(
    ({ metadata: metadata2 }) => metadata2.name === named3["helm.toolkit.fluxcd.io/name"] && metadata2.namespace === named3["helm.toolkit.fluxcd.io/namespace"]
  );
}
function imagesIn(workload) {
  return ["initContainers", "containers"].flatMap(
    (list) => listAt2(workload, "spec", "template", "spec", list).flatMap((container) => textAt2(container, "image") ?? [])
  );
}
function hasImage(app, image) {
  const { name } = splitImage(image);
  return app.images.some((known2) => expandName(known2) === name);
}
function versionOf({ tagPattern = "{version}" }, image) {
  const { tag } = splitImage(image);
  if (tag === void 0) return [];
  const [before = "", after = ""] = tagPattern.split("{version}");
  const fits = tag.startsWith(before) && tag.endsWith(after) && tag.length > before.length + after.length;
  return [fits ? tag.slice(before.length, tag.length - after.length) : tag];
}
function changedAt2(object) {
  if (object.kind === "HelmRelease") return timeAt(newest(object), "lastDeployed") ?? 0;
  const progressing = listAt2(object, "status", "conditions").find(
    (condition) => textAt2(condition, "type") === "Progressing"
  );
  const isComplete = textAt2(progressing, "reason") === "NewReplicaSetAvailable";
  return (isComplete ? timeAt(progressing, "lastUpdateTime") : void 0) ?? 0;
}
function sum2(numbers2) {
  return numbers2.reduce((total, number4) => total + number4, 0);
}

// src/engine/rollout/running-state.ts
async function readRunning(question, only) {
  const { context, reading } = question;
  const { clusters: open3 } = context;
  if (open3 === void 0) return { running: [], unseen: [] };
  const policies = reading.policy.environments.filter(({ name }) => only?.includes(name) ?? true);
  const places = /* @__PURE__ */ new Map();
  for (const { name, clusters } of policies)
    for (const cluster of clusters) {
      const { environments } = places.get(cluster.name) ?? { environments: [] };
      places.set(cluster.name, { cluster, environments: [...environments, name] });
    }
  const seen2 = await Promise.all(
    [...places.values()].map(
      ({ cluster, environments }) => readCluster(question, open3, cluster, environments)
    )
  );
  return { running: seen2.flatMap((each) => each.running), unseen: seen2.flatMap((each) => each.unseen) };
}
async function readCluster(question, open3, { name, place: place2 }, environments) {
  const cluster = place2 === void 0 ? void 0 : open3(place2);
  if (cluster === void 0) return { running: [], unseen: [] };
  const { context, reading } = question;
  const inventory = await inventoryOf2(question, cluster, environments);
  if (inventory.kind === "unseen")
    return { running: [], unseen: [{ cluster: name, environments, reason: sayUnseen(inventory, name) }] };
  const { fleet, policy } = reading;
  const view = {
    ...{ name, environments, labels: policy.labels },
    objects: inventory.value,
    now: context.clock.now().getTime()
  };
  const running2 = runningIn(fleet, view).map((each) => ({
    ...each,
    drift: driftOf(fleet, each, inventory.value),
    workloads: inventory.value.filter((object) => isAmong(each.objects, object))
  }));
  return { running: running2, unseen: [] };
}
function isAmong(refs, { kind, metadata: metadata2 }) {
  return refs.some(
    (ref) => ref.kind === kind && ref.name === metadata2.name && ref.namespace === metadata2.namespace
  );
}
async function inventoryOf2({ reading, gitops }, cluster, environments) {
  const everywhere = await cluster.inventory([]);
  if (everywhere.kind === "seen" || gitops === void 0) return everywhere;
  const namespaces = [];
  for (const { name, delivery } of reading.policy.environments) {
    if (delivery !== "apply" || !environments.includes(name)) continue;
    const held2 = await holdRecord(cluster, recordRef(fullName(gitops.ref), name));
    const objects = held2.kind === "seen" ? held2.value.record?.objects ?? [] : [];
    namespaces.push(...objects.flatMap(({ namespace }) => namespace ?? []));
  }
  return namespaces.length === 0 ? everywhere : cluster.inventory([...new Set(namespaces)]);
}

// src/engine/promotion/upstream.ts
async function readUpstream(run, goal) {
  const { reading, request } = run;
  const policy = environmentPolicy(reading.policy, goal.environment);
  if (policy === void 0 || request.rollback !== void 0) return /* @__PURE__ */ new Map();
  const known2 = /* @__PURE__ */ new Map();
  for (const name of policy.after) {
    const versions2 = versionsIn(reading.fleet, goal.app, name);
    const isThere = versions2.length > 0 && versions2.every((version) => sameVersion(version, goal.version));
    if (isThere && connection(run, name) !== void 0) known2.set(name, await outcomeIn(run, goal, name));
  }
  return known2;
}
async function outcomeIn(run, goal, environment) {
  const found = await run.gitops.deployments.find(goal.app, environment);
  const own = found.find(({ payload }) => sameVersion(payload.version, goal.version));
  return (own === void 0 ? void 0 : recorded(own)) ?? await seen(run, goal, environment);
}
function recorded({ state, outcome }) {
  const because2 = outcome?.description ?? "";
  switch (outcome?.state ?? state) {
    case "success":
      return { kind: "verified", how: "followed" };
    case "failure":
      return { kind: "failed", because: because2 };
    case "error":
      return { kind: "unknown", because: because2 };
    case "in_progress":
    case void 0:
      return { kind: "under-way", because: "its rollout goes on" };
    default:
      return void 0;
  }
}
async function seen(run, { app, version }, environment) {
  const { running: running2, unseen: unseen3 } = await readRunning(run, [environment]);
  const [hidden] = unseen3;
  if (hidden !== void 0) return { kind: "unknown", because: `${hidden.cluster}: ${hidden.reason}` };
  const policy = environmentPolicy(run.reading.policy, environment);
  const own = running2.filter((each) => each.app === app);
  const absent2 = policy?.clusters.find(({ name }) => own.every(({ cluster }) => cluster !== name));
  if (absent2 !== void 0) return { kind: "unknown", because: `${absent2.name} was not seen to run it` };
  const other = own.find(({ versions: versions2 }) => versions2.some((each) => !sameVersion(each, version)));
  if (other !== void 0)
    return { kind: "under-way", because: `${other.cluster} runs ${other.versions.join(" and ")}` };
  const unwell = own.find(({ health }) => health !== "current");
  if (unwell === void 0) return { kind: "verified", how: "seen" };
  const because2 = `${unwell.cluster}: ${unwell.message}`;
  return unwell.health === "failed" ? { kind: "failed", because: because2 } : { kind: "under-way", because: because2 };
}

// src/engine/promotion/observe.ts
async function readSlot(run, goal, thoroughness) {
  if (thoroughness === "fresh") return { pullRequests: [], branch: { kind: "unread" } };
  const { repository, pullRequests } = run.gitops;
  const name = slotBranch(goal.environment, goal.app);
  const found = await pullRequests.find(name);
  const open3 = found.find((each) => each.state === "open");
  if (open3 !== void 0) {
    const review = await pullRequests.review(open3.number);
    const seen2 = found.map((each) => each.number === open3.number ? review.pullRequest : each);
    if (review.pullRequest.state === "open")
      return { pullRequests: seen2.map(slotPullRequest), ...readReview(review) };
    return { pullRequests: seen2.map(slotPullRequest), branch: slotBranchOf(await repository.branch(name)) };
  }
  const slots = found.map(slotPullRequest);
  const begun = slots.some((each) => each.claim?.request === run.request.key);
  const branch = thoroughness === "thorough" || begun ? slotBranchOf(await repository.branch(name)) : { kind: "unread" };
  return { pullRequests: slots.map((each) => withClaim(each, branch)), branch };
}
function withClaim(pullRequest, branch) {
  const { ours, claim: claim2, head } = pullRequest;
  if (!ours || claim2 !== void 0 || branch.kind !== "ours" || branch.head !== head) return pullRequest;
  return { ...pullRequest, claim: branch.claim };
}
function readReview(review) {
  const { pullRequest, commits } = review;
  return {
    branch: slotBranchOf({ sha: pullRequest.head, commits }),
    review: {
      head: pullRequest.head,
      baseHead: review.baseHead,
      mergeable: review.mergeable,
      checks: review.checks,
      requiredChecks: review.requiredChecks,
      approvals: review.approvals,
      scheduled: review.scheduled,
      autoMerge: autoMergeFact(review.autoMerge),
      ...review.leftQueue === void 0 ? {} : { leftQueue: review.leftQueue },
      settled: false
    }
  };
}
function autoMergeFact(autoMerge) {
  if (autoMerge.kind !== "ours") return autoMerge;
  const claim2 = parseTrailers(autoMerge.message);
  return { kind: "ours", ...claim2 === void 0 ? {} : { claim: claim2 } };
}
function slotBranchOf(branch) {
  if (branch === void 0) return { kind: "absent" };
  const head = branch.sha;
  const last = branch.commits.at(-1);
  if (last === void 0) return { kind: "claimed", head };
  const planned = branch.commits.filter((commit2) => !isUpdate(commit2));
  const claim2 = planned.map(claimOf).at(-1);
  const allOurs = planned.every((commit2) => claimOf(commit2) !== void 0);
  return allOurs && claim2 !== void 0 ? { kind: "ours", head, claim: claim2, committedAt: last.committedAt } : { kind: "foreign", head };
}
function isUpdate({ ours, message }) {
  return ours && /^Merge branch '[^'\n]+' into lockkeeper\//.test(message);
}
function claimOf(commit2) {
  return commit2.ours ? parseTrailers(commit2.message) : void 0;
}
function slotPullRequest(pullRequest) {
  const record3 = pullRequest.ours ? readProposalMarker(pullRequest.body) : void 0;
  const { branch: _, title: _t, body: _b, ...rest } = pullRequest;
  return {
    ...rest,
    ...record3 === void 0 ? {} : { claim: record3.claim, change: record3.change },
    ...record3?.asked === void 0 ? {} : { asked: record3.asked },
    ...record3?.ended === void 0 ? {} : { ended: record3.ended }
  };
}
async function observe(run, wanted2, base2, thoroughness) {
  const reading = await readSlot(run, wanted2, thoroughness);
  const own = reading.pullRequests.find((each) => each.claim?.request === run.request.key);
  const begun = own === void 0 ? void 0 : signedClaim(reading.branch, run.request.key) ?? own.claim;
  const goal = begun === void 0 ? await withDigest(questionOf(run), wanted2) : { ...wanted2, version: begun.version };
  const situation = {
    assumed: [],
    settled: false,
    looks: 0,
    searched: false,
    committed: false,
    mergedHere: false,
    deployment: { kind: "unknown" },
    rollout: { kind: "unknown" },
    delivery: { kind: "unknown" },
    ...base2,
    ...reading,
    goal,
    stale: false,
    planned: planPromotion(goal, run.reading),
    known: { kind: "accepted" },
    upstream: /* @__PURE__ */ new Map(),
    permission: { status: "passed", detail: "was given when it was proposed; asked again before the merge" },
    permit: void 0
  };
  const upstream = own === void 0 || own.state === "open" ? await readUpstream(run, goal) : /* @__PURE__ */ new Map();
  if (begun !== void 0) return { ...situation, upstream, ...await permittedMeanwhile(run, situation) };
  const [known2, answer2] = await Promise.all([
    run.request.rollback?.fromHistory ? ranBefore : knowVersion(run, goal),
    askPermission(run, situation, run.entry)
  ]);
  return { ...situation, upstream, known: known2, ...permitted2(answer2) };
}
function signedClaim(branch, request) {
  return branch.kind === "ours" && branch.claim.request === request ? branch.claim : void 0;
}
async function permittedMeanwhile(run, situation) {
  if (situation.review?.autoMerge?.kind !== "ours") return {};
  return permitted2(await askPermission(run, situation));
}
var ranBefore = { kind: "accepted" };
async function askPermission(run, situation, earlier) {
  const actor = requesterOf(run, situation);
  if (actor === void 0) return { kind: "denied", reason: "nobody can be named who asked for it" };
  const { context, source, gitops, reading } = run;
  const verb = { kind: "promote", goal: situation.goal };
  const now = () => groundsOfRequest(context, run.request.key, groundsOfNow(context, actor, gitops.ref, reading));
  const grounds = earlier ?? await now();
  return authorize(situation.goal, { actor, source, gitops: gitops.ref, verb }, grounds);
}
function permitted2(answer2) {
  return answer2.kind === "authorized" ? { permission: { status: "passed", detail: answer2.detail }, permit: answer2.value } : { permission: { status: "blocked", detail: answer2.reason }, permit: void 0 };
}

// src/promotion/observed.ts
function recordedAt(deployment) {
  return "since" in deployment && deployment.since !== void 0 ? { since: deployment.since } : {};
}

// src/engine/promotion/progress.ts
function promotionProgress(run, { situation, step, gates: gates2 }) {
  const { goal, planned } = situation;
  const mine = ownPullRequest(run, situation);
  const plan = planned.kind === "plan" ? planned.plan : void 0;
  const from = mine?.change?.from ?? plan?.from;
  const ended = step.kind === "end";
  const remembered = withLookBack(gatesOrTrace(run, goal, gates2), situation);
  return {
    app: goal.app,
    environment: goal.environment,
    to: goal.version,
    state: ended ? "ended" : step.state,
    gates: remembered,
    edits: mine?.change?.edits ?? plan?.edits ?? [],
    because: step.because,
    next: nextCommands(goal, step, mine),
    ...run.request.rollback === void 0 ? {} : { rollback: true },
    ...appliesItself(run, goal) ? { applied: appliedProgress(situation) } : {},
    ...ended ? { verdict: step.verdict } : {},
    ...from === void 0 ? {} : { from },
    ...plan === void 0 ? {} : { proof: plan.proof },
    ...mine?.change?.rendered === void 0 ? {} : { rendered: mine.change.rendered },
    ...mine === void 0 ? {} : proposalProgress(mine),
    ...mine === void 0 ? {} : checksProgress(run, situation, remembered),
    ...isScheduled(situation, mine) ? { autoMerge: true } : {},
    ...otherPullRequests(situation, mine),
    ...chosenPins(run, goal),
    ...rolloutProgress(situation, mine)
  };
}
function isScheduled({ review }, mine) {
  return mine?.state === "open" && review?.autoMerge?.kind === "ours";
}
function chosenPins({ reading }, { app, environment }) {
  const chosen2 = pinsOf(reading.fleet, app, environment).flatMap(
    ({ file, line, because: because2 }) => because2 === void 0 ? [] : [{ file, line, because: because2 }]
  );
  return chosen2.length === 0 ? {} : { chosen: chosen2 };
}
function appliedProgress({ deployment, delivery }) {
  return { ...recordedAt(deployment), ...delivery.kind === "free" ? { isBack: true } : {} };
}
function appliesItself({ reading }, { environment }) {
  return reading.policy.environments.some(
    ({ name, delivery }) => name === environment && delivery === "apply"
  );
}
function gatesOrTrace({ request }, goal, gates2) {
  if (gates2.some(({ status }) => status !== "not-evaluated")) return gates2;
  const slip = request.slips.find((each) => slotName(each) === slotName(goal));
  return slip?.gates ?? gates2;
}
function withLookBack(gates2, { lookedBack = [] }) {
  return gates2.map((each) => lookedBack.find(({ gate }) => gate === each.gate) ?? each);
}
function rolloutProgress({ rollout }, mine) {
  return {
    ...rollout.kind === "unknown" ? {} : { rollout: rollout.sight },
    ...mine?.mergedAt === void 0 ? {} : { mergedAt: mine.mergedAt.getTime() }
  };
}
function otherPullRequests({ pullRequests }, mine) {
  const others = pullRequests.filter(({ state, number: number4 }) => state === "open" && number4 !== mine?.number);
  return others.length === 0 ? {} : { others: others.map(({ number: number4, url }) => ({ number: number4, url })) };
}
function plainProgress(goal, rest) {
  const { app, environment, version } = goal;
  return { app, environment, to: version, gates: [], edits: [], next: [], ...rest };
}
function requestProgress({ request, reading: _ }, promotions) {
  return {
    id: request.id,
    key: request.key,
    requestedBy: request.requester?.login ?? "ghost",
    source: request.source,
    dryRun: request.dryRun,
    promotions,
    ...request.reason === void 0 ? {} : { reason: request.reason }
  };
}
function isDone(promotions) {
  return promotions.every((promotion) => promotion.state === "ended");
}
function ownPullRequest(run, { pullRequests }) {
  return pullRequests.find((each) => each.claim?.request === run.request.key && each.ended?.kind !== "redone");
}
function proposalProgress(mine) {
  const { number: number4, url, head, base: base2, mergeCommit } = mine;
  return {
    pullRequest: { number: number4, url, head, base: base2 },
    ...mergeCommit === void 0 ? {} : { mergeCommit: { sha: mergeCommit, url: url.replace(/\/pull\/\d+$/, `/commit/${mergeCommit}`) } }
  };
}
function checksProgress(run, situation, gates2) {
  const { review } = situation;
  if (review === void 0) return rememberedChecks(gates2);
  const second = secondPerson(review, requesterOf(run, situation)?.id ?? 0);
  const passed = review.checks.filter((check) => check.status === "passed").length;
  return {
    checks: {
      passed,
      total: review.checks.length,
      ...second === void 0 ? {} : { approvedBy: second }
    }
  };
}
function rememberedChecks(gates2) {
  const detailOf = (name) => gates2.find(({ gate }) => gate === name)?.detail ?? "";
  const [, passed, total] = /^(\d+)\/(\d+)$/.exec(detailOf("checks")) ?? [];
  const [, approvedBy] = /^by @(\S+) at /.exec(detailOf("approved")) ?? [];
  if (passed === void 0 && approvedBy === void 0) return {};
  const counted3 = { passed: Number(passed ?? 0), total: Number(total ?? 0) };
  return { checks: { ...counted3, ...approvedBy === void 0 ? {} : { approvedBy } } };
}
function nextCommands({ app, environment, version }, step, mine) {
  if (step.kind === "wait") return [];
  const again = `/promote ${app}@${version} to ${environment}`;
  if (mine?.ended?.kind === "failed" && mine.state === "open") return [again];
  if (step.verdict === "failed")
    return [`/rollback ${app} on ${environment}`, `/verify ${app} on ${environment}`];
  if (step.verdict === "unknown") return [`/verify ${app} on ${environment}`];
  return step.verdict === "cancelled" ? [again] : [];
}

// src/engine/promotion/behind.ts
async function touchedBy({ run, promotions, displaced }) {
  const there = isDone(promotions) ? promotions.filter(({ verdict }) => isMerged(verdict)) : [];
  const behind = await Promise.all(there.map((each) => waitingBehind(run, { ...each, version: each.to })));
  return [.../* @__PURE__ */ new Set([...displaced, ...behind.flat()])].filter((key) => key !== run.request.key);
}
function isMerged(verdict) {
  return verdict === "merged" || verdict === "succeeded" || verdict === "failed" || verdict === "unknown";
}
async function waitingBehind(place2, arrived) {
  return findBehind(place2, arrived).catch(() => []);
}
async function findBehind({ gitops, reading }, { app, environment, version }) {
  const next = reading.policy.environments.filter(({ after }) => after.some((name) => name === environment));
  const found = await Promise.all(next.map(({ name }) => gitops.pullRequests.find(slotBranch(name, app))));
  return found.flat().filter(({ state }) => state === "open").flatMap((each) => slotPullRequest(each).claim ?? []).filter((claim2) => sameVersion(claim2.version, version)).map(({ request }) => request);
}

// src/promotion/gates/findings.ts
function findings({ planned }) {
  const gate = "findings";
  if (planned.kind === "current") return { gate, status: "passed", detail: "nothing is to change" };
  if (planned.kind === "problem")
    return { gate, status: "not-evaluated", detail: "there is no plan to look at" };
  const { findings: found, blocking: blocking2 } = planned.plan.proof;
  const [first] = blocking2.findings;
  if (first === void 0)
    return {
      gate,
      status: "passed",
      detail: found.length === 0 ? "none" : `${found.length}, none that blocks`
    };
  const more = blocking2.findings.length === 1 ? "" : ` And ${blocking2.findings.length - 1} more.`;
  return { gate, status: "blocked", detail: `${findingText(first)} ${first.advice}${more}` };
}
function findingText({ id: id2, place: place2, message }) {
  const { file, line } = place2;
  const where = file === void 0 ? "" : `${line === void 0 ? file : `${file}:${line}`}: `;
  return `${where}${id2}: ${message}`;
}

// src/promotion/gates/known.ts
function known(facts) {
  const { known: fact, goal, versions: versions2 } = facts;
  const gate = "known";
  switch (fact.kind) {
    case "pinned":
      return { gate, status: "passed", detail: `${goal.version} is pinned in ${fact.environment}` };
    case "tagged":
      return { gate, status: "passed", detail: `${goal.version} is a tag of ${fact.repository}` };
    case "accepted":
      return { gate, status: "passed", detail: `${goal.version} was known when it was proposed` };
    case "published":
      return { gate, status: "passed", detail: `${goal.version} is in ${fact.images.join(" and ")}` };
    case "unreachable":
      return versions2 === "any" ? { gate, status: "passed", detail: `${fact.reason}; versions: any takes it` } : {
        gate,
        status: "blocked",
        detail: `whether ${goal.version} is there is not known: ${fact.reason}`
      };
    case "not-asked":
      return notAsked(facts);
    case "absent":
      return versions2 === "any" ? { gate, status: "passed", detail: `not a tag of ${fact.repository}; versions: any takes it` } : { gate, status: "blocked", detail: absent(goal.version, fact.repository, fact.near) };
    default:
      return fact;
  }
}
function notAsked({ known: fact, goal, versions: versions2 }) {
  const gate = "known";
  const reason = fact.kind === "not-asked" ? fact.reason : void 0;
  const why = reason === void 0 ? "" : ` (${reason})`;
  return versions2 === "strict" ? {
    gate,
    status: "blocked",
    detail: `nothing confirms ${goal.version}, and versions: strict asks for it${why}`
  } : { gate, status: "passed", detail: `not checked: ${reason ?? "no pin, tag or registry to ask"}` };
}
function absent(version, repository, near) {
  const hint = near.length === 0 ? "" : `; did you mean ${near.join(" or ")}?`;
  return `${version} is pinned nowhere and is no tag of ${repository}${hint}`;
}

// src/promotion/gates/order.ts
function order2(facts) {
  const gate = "order";
  const { fleet, policy, goal } = facts;
  if (facts.rollback) return { gate, status: "passed", detail: "a rollback goes back, whatever comes before" };
  if (!fleet.ordered && fleet.environments.length > 1)
    return {
      gate,
      status: "blocked",
      detail: `no name and no configuration orders ${fleet.environments.map((each) => each.name).join(", ")}; list them under environments in .github/lockkeeper.yml`
    };
  if (policy.after.length === 0) return { gate, status: "passed", detail: `${goal.environment} comes first` };
  const upstream = policy.after.map((name) => standing(name, facts));
  const worst2 = ["blocked", "pending", "passed"].find(
    (status2) => upstream.some((each) => each.status === status2)
  );
  const status = worst2 ?? "passed";
  return {
    gate,
    status,
    detail: upstream.filter((each) => each.status === status).map((each) => each.detail).join("; ")
  };
}
function standing(environment, facts) {
  const { fleet, goal, assumed } = facts;
  const versions2 = versionsIn(fleet, goal.app, environment);
  const promised = assumed.some(
    (each) => each.app === goal.app && each.environment === environment && sameVersion(each.version, goal.version)
  );
  if (promised) return { status: "passed", detail: `${environment} gets ${goal.version} first` };
  if (versions2.length === 0) return { status: "passed", detail: `${environment} has no ${goal.app}` };
  if (versions2.every((version) => sameVersion(version, goal.version))) return watched(environment, facts);
  return {
    status: "blocked",
    detail: `${environment} has ${versions2.join(" and ")}; /promote ${goal.app}@${goal.version} to ${environment} comes first`
  };
}
function watched(environment, { goal, upstream }) {
  const { app, version } = goal;
  const fact = upstream.get(environment) ?? { kind: "not-watched" };
  switch (fact.kind) {
    case "not-watched":
      return { status: "passed", detail: `merged in ${environment}, not watched there` };
    case "verified":
      return {
        status: "passed",
        detail: fact.how === "followed" ? `verified in ${environment}` : `runs in ${environment}`
      };
    case "under-way":
      return { status: "pending", detail: `${environment} does not run ${version} yet: ${fact.because}` };
    case "failed":
      return {
        status: "blocked",
        detail: `${version} failed in ${environment}: ${fact.because}; once it runs there, /verify ${app} on ${environment} says so`
      };
    case "unknown":
      return {
        status: "blocked",
        detail: `nobody saw ${version} run in ${environment}: ${fact.because}; /verify ${app} on ${environment} looks again`
      };
    default:
      return fact;
  }
}

// src/promotion/gates/pinned.ts
function pinned({ planned, goal }) {
  const gate = "pinned";
  switch (planned.kind) {
    case "current":
      return { gate, status: "passed", detail: `${goal.environment} pins ${goal.version} already` };
    case "problem": {
      const { place: place2, message, advice } = planned.problem;
      const where = place2 === void 0 ? "" : `${place2.file}:${place2.line}: `;
      const way = advice === void 0 ? "" : ` ${advice}`;
      return { gate, status: "blocked", detail: `${where}${message}${way}` };
    }
    case "plan": {
      const places = planned.plan.edits.map((edit) => `${edit.file}:${edit.line}`);
      return { gate, status: "passed", detail: places.join(", ") };
    }
    default:
      return planned;
  }
}

// src/promotion/gates/slot.ts
function slot({ slot: { branch, mine, open: open3, later }, request, goal }) {
  const gate = "slot";
  const name = slotBranch(goal.environment, goal.app);
  if (branch.kind === "foreign")
    return {
      gate,
      status: "blocked",
      detail: foreign(name, open3)
    };
  if (open3 !== void 0 && !open3.ours)
    return { gate, status: "blocked", detail: `#${open3.number} from ${name} is not mine; close it` };
  if (mine !== void 0) return { gate, status: "passed", detail: `#${mine.number} is this promotion` };
  if (later !== void 0)
    return { gate, status: "blocked", detail: `a later request asked for ${later.version}` };
  if (branch.kind === "ours" && sameVersion(branch.claim.version, goal.version))
    return { gate, status: "passed", detail: `${name} has ${goal.version} on its way` };
  if (branch.kind === "ours" && branch.claim.request !== request)
    return { gate, status: "passed", detail: `takes the place of ${branch.claim.version}` };
  return { gate, status: "passed", detail: "free" };
}
function foreign(name, open3) {
  return open3 === void 0 ? `${name} holds commits that are not mine; delete that branch and ask again` : `#${open3.number} holds a commit that is not mine, so it is not merged by me; merge it by hand, or close it, delete ${name} and ask again`;
}

// src/promotion/gates/unchanged.ts
function unchanged(facts) {
  const gate = "unchanged";
  const { slot: slot2, review, planned } = facts;
  if (slot2.mine === void 0 || review === void 0)
    return { gate, status: "pending", detail: "no pull request yet" };
  const astray = strayed(slot2.mine, facts.defaultBranch);
  if (astray !== void 0) return { gate, status: "blocked", detail: astray };
  if (slot2.branch.kind !== "ours" || slot2.branch.head !== review.head)
    return { gate, status: "blocked", detail: `the head ${review.head.slice(0, 7)} is not mine` };
  const difference = planDifference(slot2.branch.claim, planned);
  if (difference !== void 0) return { gate, status: "blocked", detail: difference };
  if (planned.kind === "plan" && planned.plan.base !== review.baseHead)
    return { gate, status: "pending", detail: "the base moved just now" };
  return mergeability(review);
}
function mergeability(review) {
  const gate = "unchanged";
  switch (review.mergeable) {
    case "yes":
      return { gate, status: "passed", detail: `the plan holds on ${review.baseHead.slice(0, 7)}` };
    case "conflict":
      return { gate, status: "blocked", detail: "it conflicts with the base branch" };
    case "unknown":
      return {
        gate,
        status: "passed",
        detail: `the plan holds on ${review.baseHead.slice(0, 7)}, a merge was not tried yet`
      };
    default:
      return review.mergeable;
  }
}
function strayed(pullRequest, defaultBranch) {
  if (pullRequest.base !== defaultBranch)
    return `#${pullRequest.number} was pointed at ${pullRequest.base}; point it at ${defaultBranch} again or close it`;
  if (pullRequest.draft) return `#${pullRequest.number} was made a draft; mark it as ready or close it`;
  return void 0;
}
function planDifference(claim2, planned) {
  if (planned.kind === "plan")
    return planned.plan.digest === claim2.digest ? void 0 : "the base moved and the plan with it";
  return planned.kind === "current" ? "the base has the version already" : planned.problem.message;
}

// src/promotion/gates/all.ts
var entryGates = [known, permitted, pinned, proven, findings, order2, slot];
var entryNames = /* @__PURE__ */ new Set([
  "known",
  "permitted",
  "pinned",
  "proven",
  "findings",
  "order",
  "slot"
]);
var mergeGates = [checks, approved, unchanged];
function evaluateGates(facts) {
  const results = [...entryGates, ...mergeGates].map((gate) => gate(facts));
  const over = facts.slot.mine?.state;
  if (over === void 0 || over === "open") return results;
  const detail = over === "merged" ? "it is merged already" : "its pull request is closed";
  return results.map(({ gate }) => ({ gate, status: "not-evaluated", detail }));
}

// src/promotion/deliver.ts
function deliver(mine, observed) {
  const { deployment } = observed;
  switch (deployment.kind) {
    case "unknown":
      return { kind: "look", at: "deployment" };
    case "absent":
      return begin(mine, observed);
    case "unreported":
      return { kind: "report", deployment: deployment.id };
    case "watching":
      return hasArrived(observed) ? void 0 : follow(deployment.id, observed);
    case "reported":
      return deployment.outcome.verdict === "succeeded" ? void 0 : failed(mine, deployment.outcome, observed);
    default:
      return deployment;
  }
}
function begin({ head }, { delivery }) {
  switch (delivery.kind) {
    case "unknown":
      return { kind: "look", at: "delivery" };
    case "busy":
      return rollingOut(delivery.because);
    case "stuck":
      return { kind: "wait", state: "waiting", because: delivery.because };
    default:
      return { kind: "record", sha: head };
  }
}
function hasArrived({ delivery, rollout }) {
  return delivery.kind === "whole" && rollout.kind === "seen" && rollout.sight.hasArrived === true;
}
function follow(deployment, { delivery, rollout }) {
  switch (delivery.kind) {
    case "unknown":
      return { kind: "look", at: "delivery" };
    case "free":
    case "begun":
      return { kind: "apply" };
    case "busy":
      return rollingOut(delivery.because);
    case "refused":
      return { kind: "conclude", deployment, outcome: { verdict: "failed", because: delivery.because } };
    case "stuck":
      return delivery.isOver ? { kind: "conclude", deployment, outcome: { verdict: "unknown", because: delivery.because } } : rollingOut(delivery.because);
    case "whole": {
      if (rollout.kind === "unknown") return { kind: "look", at: "rollout" };
      const { verdict, because: because2 } = rollout.sight;
      if (verdict === "in-progress") return rollingOut(because2);
      return { kind: "conclude", deployment, outcome: { verdict, because: because2 } };
    }
    default:
      return delivery;
  }
}
function rollingOut(because2) {
  return { kind: "wait", state: "rolling-out", because: because2 };
}
function failed(mine, { verdict, because: because2 }, observed) {
  const back = putBack(observed, because2);
  if (back !== void 0) return back;
  const end = { kind: "failed", because: because2 };
  if (mine.ended?.kind !== "failed") return { kind: "note", number: mine.number, end };
  const { delivery } = observed;
  return {
    kind: "end",
    verdict: verdict === "unknown" ? "unknown" : "failed",
    because: delivery.kind === "stuck" ? `${because2}; ${delivery.because}` : because2
  };
}
function retreat(observed, because2) {
  const { policy, deployment } = observed;
  if (policy.delivery !== "apply") return void 0;
  return giveUp(observed, because2) ?? (deployment.kind === "reported" ? putBack(observed, because2) : void 0);
}
function giveUp({ policy, deployment }, because2) {
  if (policy.delivery !== "apply") return void 0;
  const failed2 = { verdict: "failed", because: because2 };
  switch (deployment.kind) {
    case "unknown":
      return { kind: "look", at: "deployment" };
    case "absent":
      return void 0;
    case "unreported":
    case "watching":
      return { kind: "conclude", deployment: deployment.id, outcome: failed2 };
    case "reported":
      return deployment.outcome.verdict === "succeeded" ? { kind: "conclude", deployment: deployment.id, outcome: failed2 } : void 0;
    default:
      return deployment;
  }
}
function putBack({ delivery }, because2) {
  switch (delivery.kind) {
    case "unknown":
      return { kind: "look", at: "delivery" };
    case "begun":
    case "whole":
      return { kind: "restore" };
    case "stuck":
      return delivery.isOver ? void 0 : rollingOut(`${because2}; ${delivery.because}`);
    case "free":
    case "busy":
    case "refused":
      return void 0;
    default:
      return delivery;
  }
}

// src/promotion/endings.ts
function refusal(facts) {
  const [first] = evaluateGates(facts).filter((gate) => gate.status === "blocked");
  return {
    kind: "end",
    verdict: "refused",
    because: first === void 0 ? "a gate is closed" : gateSentence(first)
  };
}
function recordedEnding({ verdict, because: because2 }, observed) {
  const ending = verdict === "merged" ? mergedEnding(observed) : { kind: "end", verdict, because: because2 };
  const { deployment, slot: slot2 } = observed;
  if (!("stray" in deployment) || slot2.mine === void 0) return ending;
  return { ...ending, because: withStray(ending, slot2.mine.number) };
}
function withStray({ verdict, because: because2 }, number4) {
  const stray = `#${number4} held a commit that is not mine`;
  if (because2.startsWith(drift)) return `${because2}; ${stray}`;
  const isMore = because2 !== "" && verdict !== "merged";
  return `${isMore ? `${because2}; ` : ""}${drift}: ${stray}`;
}
function overtakenBy({ mergedHere, planned, fleet, goal }) {
  if (mergedHere || planned.kind === "current") return void 0;
  const now = versionsIn(fleet, goal.app, goal.environment).join(" and ");
  const has = now === "" ? `no ${goal.app}` : now;
  return {
    verdict: "unknown",
    because: `${goal.environment} has ${has} by now; ${goal.version} was not seen to its end`
  };
}
var drift = "merged with drift";
function mergedEnding({ mergedHere, planned, goal }) {
  const drifted = !mergedHere && planned.kind !== "current";
  const because2 = drifted ? `${drift}: ${goal.environment} does not have ${goal.version} on the default branch` : "merged, not watched: no cluster is connected";
  return { kind: "end", verdict: "merged", because: because2 };
}
function superseded(later, version) {
  const asked = sameVersion(later.version, version) ? "asked for it again" : `asked for ${later.version}`;
  return { kind: "end", verdict: "superseded", because: `@${later.requestedBy.login} ${asked} later` };
}
function nothingToDo(environment, version) {
  return { kind: "end", verdict: "nothing-to-do", because: `${environment} has ${version} already` };
}
function foreignHead(number4, head) {
  return `#${number4} has ${head.slice(0, 7)} at its head, which is not mine; merge it by hand, or close it and ask again`;
}
var leftQueueReasons = {
  "failed-checks": "required checks failed on the merge that it made",
  "late-checks": "required checks did not answer in time on the merge that it made",
  conflict: "it conflicts with what is before it",
  rules: "it does not meet the rules of the branch",
  "invalid-merge": "GitHub could not make a valid merge of it"
};
function leftTheQueue(number4, left) {
  const wayOut2 = "put it into the queue again, or cancel";
  return left.kind === "taken-out" ? `@${left.by} took #${number4} out of the merge queue; ${wayOut2}` : `the merge queue let #${number4} go: ${leftQueueReasons[left.kind]}; ${wayOut2}`;
}
function withdrawal(withdrawn) {
  switch (withdrawn.kind) {
    case "cancelled":
      return `cancelled by @${withdrawn.by}`;
    case "edited":
      return "the comment was edited before anything was done; only new comments count";
    case "deleted":
      return "the comment was deleted before anything was done";
    case "earlier-leg":
      return `${withdrawn.environment} comes first and did not end well`;
    case "no-difference":
      return "the environments no longer differ here";
    case "stale":
      return "I saw this more than an hour ago, and my answer is gone; nothing new is begun for it, so say it again";
    default:
      return withdrawn;
  }
}

// src/promotion/after-merge.ts
function afterMerge(mine, observed) {
  const { deployment, slot: slot2, request } = observed;
  if (slot2.open?.claim?.request === request && slot2.open.number !== mine.number)
    return { kind: "close", number: slot2.open.number, end: { kind: "needless" } };
  if (mine.mergeCommit === void 0)
    return { kind: "wait", state: "merging", because: "GitHub has not yet named the merge commit" };
  switch (deployment.kind) {
    case "unknown":
      return { kind: "look", at: "deployment" };
    case "absent":
      if (observed.policy.autoMerge && !observed.mergedHere && !observed.lookedBack)
        return { kind: "look", at: "merge" };
      return observed.records ? { kind: "record", sha: mine.mergeCommit } : { kind: "look", at: "merger" };
    case "unreported":
      return { kind: "report", deployment: deployment.id };
    case "watching":
      return leftover(slot2.branch, mine) ?? followRollout(deployment.id, observed);
    case "reported":
      return leftover(slot2.branch, mine) ?? recordedEnding(deployment.outcome, observed);
    default:
      return deployment;
  }
}
function followRollout(deployment, observed) {
  const { rollout, policy } = observed;
  const overtaken2 = overtakenBy(observed);
  if (overtaken2 !== void 0) return { kind: "conclude", deployment, outcome: overtaken2 };
  if (policy.delivery === "apply") return follow(deployment, observed);
  if (rollout.kind === "unknown") return { kind: "look", at: "rollout" };
  const { verdict, because: because2 } = rollout.sight;
  if (verdict === "in-progress") return { kind: "wait", state: "rolling-out", because: because2 };
  return { kind: "conclude", deployment, outcome: { verdict, because: because2 } };
}
function leftover(branch, mine) {
  if (branch.kind === "absent") return void 0;
  if (branch.kind === "claimed") return { kind: "clean", head: branch.head };
  if (branch.kind === "ours" && branch.claim.request === mine.claim?.request)
    return { kind: "clean", head: branch.head };
  if (branch.kind !== "unread" && branch.head !== mine.head) return void 0;
  return { kind: "clean", head: mine.head };
}

// src/promotion/auto-merge.ts
var promise = "GitHub merges this once that is there (auto-merge)";
function mindAutoMerge(step, mine, observed) {
  const { review, scheduleAnswer } = observed;
  if (review === void 0 || step.kind === "look" || step.kind === "end") return step;
  const { autoMerge = off } = review;
  if (autoMerge.kind === "ours") {
    const stays = step.kind !== "close" && isFor(autoMerge, observed) && isGranted(observed);
    if (!stays) return { kind: "unschedule", number: mine.number };
    return isLeft(step, observed) ? { ...step, because: `${step.because}; ${promise}` } : step;
  }
  if (autoMerge.kind === "theirs" || !isLeft(step, observed)) return step;
  const obstacle = autoMerge.kind === "forbidden" ? forbidden : reasonOf(scheduleAnswer);
  if (obstacle !== void 0)
    return {
      ...step,
      because: `${step.because}; GitHub has no auto-merge for this (${obstacle}), so I merge it`
    };
  return scheduleAnswer === void 0 ? { kind: "schedule", number: mine.number, head: review.head } : step;
}
var off = { kind: "off" };
var forbidden = "the repository does not allow it";
function reasonOf(answer2) {
  return answer2?.kind === "unavailable" ? answer2.reason : void 0;
}
function isFor({ claim: claim2 }, { request, planned }) {
  if (claim2 === void 0) return true;
  return claim2.request === request && planned.kind === "plan" && claim2.digest === planned.plan.digest;
}
function isGranted(observed) {
  return observed.policy.autoMerge && closed2(observed).every((gate) => isGitHubs(gate, observed));
}
function isLeft(step, observed) {
  if (step.kind !== "wait" || !isGranted(observed)) return false;
  const { mergeAnswer } = observed;
  return closed2(observed).length > 0 || mergeAnswer?.kind === "blocked" && mergeAnswer.awaits === true;
}
function closed2(observed) {
  return evaluateGates(observed).filter(({ status }) => status !== "passed");
}
function isGitHubs({ gate, status }, observed) {
  if (gate !== "checks" || status !== "pending") return false;
  const required = observed.review?.requiredChecks ?? [];
  const names2 = awaitedChecks(observed);
  return names2.length > 0 && names2.every((name) => required.includes(name));
}

// src/promotion/lifecycle.ts
var elsewhere = {
  kind: "wait",
  state: "gated",
  because: "another process is proposing it",
  elsewhere: true
};
var redoLimit = 3;
function nextStep(observed) {
  const { mine } = observed.slot;
  if (mine === void 0) return beforeProposal(observed);
  switch (mine.state) {
    case "merged":
      return afterMerge(mine, observed);
    case "closed":
      return afterClose(mine, observed);
    case "open":
      return mindAutoMerge(whileOpen(mine, observed), mine, observed);
    default:
      return mine.state;
  }
}
function afterClose(mine, observed) {
  const { slot: slot2, withdrawn, goal } = observed;
  const { ended } = mine;
  const back = retreat(
    observed,
    ended?.kind === "cancelled" ? `cancelled by @${ended.by}` : `#${mine.number} was closed`
  );
  if (back !== void 0) return back;
  const tidy = leftover(slot2.branch, mine);
  if (tidy !== void 0 && slot2.branch.kind !== "foreign") return tidy;
  switch (mine.ended?.kind) {
    case "cancelled":
      return { kind: "end", verdict: "cancelled", because: `cancelled by @${mine.ended.by}` };
    case "needless":
      return nothingToDo(goal.environment, goal.version);
    case "refused":
      return { kind: "end", verdict: "refused", because: mine.ended.because };
    case "failed":
    case "redone":
    case void 0:
      return withdrawn?.kind === "cancelled" ? { kind: "end", verdict: "cancelled", because: `cancelled by @${withdrawn.by}` } : { kind: "end", verdict: "cancelled", because: `#${mine.number} was closed on GitHub` };
    default:
      return mine.ended;
  }
}
function whileOpen(mine, observed) {
  const { slot: slot2, planned, review, withdrawn, goal, permission } = observed;
  const close3 = (end, because2) => retreat(observed, because2) ?? { kind: "close", number: mine.number, end };
  if (withdrawn?.kind === "cancelled")
    return close3({ kind: "cancelled", by: withdrawn.by }, `cancelled by @${withdrawn.by}`);
  if (withdrawn?.kind === "earlier-leg")
    return close3({ kind: "refused", because: withdrawal(withdrawn) }, withdrawal(withdrawn));
  if (slot2.later !== void 0) return overtaken(slot2.later, observed);
  if (planned.kind === "current")
    return close3({ kind: "needless" }, `${goal.environment} has ${goal.version} already`);
  if (permission.status === "blocked")
    return close3({ kind: "refused", because: permission.detail }, permission.detail);
  if (review === void 0) return { kind: "look", at: "review" };
  const astray = strayed(mine, observed.defaultBranch);
  if (astray !== void 0) return { kind: "wait", state: "waiting", because: astray };
  if (planned.kind === "problem") return { kind: "wait", state: "waiting", because: planned.problem.message };
  return repair(mine, planned.plan, review, observed) ?? towardsMerge(mine, review, observed);
}
function repair(mine, plan, review, { slot: slot2, request }) {
  const { branch } = slot2;
  if (branch.kind !== "ours" && branch.kind !== "claimed" || branch.head !== review.head)
    return { kind: "wait", state: "waiting", because: foreignHead(mine.number, review.head) };
  if (plan.base !== review.baseHead) return void 0;
  if (review.mergeable === "conflict") return redo(mine, slot2.redone);
  if (branch.kind === "claimed" || !sameClaim(branch.claim, request, plan))
    return { kind: "commit", onto: branch.head, plan };
  return mine.claim?.digest === plan.digest ? void 0 : { kind: "rename", number: mine.number, plan };
}
function redo(mine, redone) {
  if (redone < redoLimit) return { kind: "close", number: mine.number, end: { kind: "redone" } };
  return {
    kind: "wait",
    state: "waiting",
    because: `#${mine.number} conflicts with its base for the fourth time; merge or close it by hand`
  };
}
function towardsMerge(mine, review, observed) {
  const open3 = evaluateGates(observed).filter((gate) => gate.status !== "passed");
  const blocked = open3.filter((gate) => gate.status === "blocked");
  const [first] = [...blocked, ...open3.filter((gate) => gate.gate === "approved"), ...open3];
  if (first === void 0) {
    const before = observed.policy.delivery === "apply" ? deliver(mine, observed) : void 0;
    return before ?? mergeNow(mine, review, observed);
  }
  const onlyLacks = (gate) => open3.every((each) => each.gate === gate);
  if (onlyLacks("checks") && review.checks.length === 0 && !review.settled && first.status === "pending")
    return { kind: "look", at: "checks" };
  if (first.gate === "unchanged" && first.status === "pending" && observed.patient)
    return { kind: "look", at: "mergeability" };
  const runs = first.status === "pending" && first.gate === "checks" && !waitForStart(observed);
  const state = runs ? "gated" : "waiting";
  return { kind: "wait", state, because: gateSentence(first) };
}
function mergeNow(mine, review, { mergeAnswer, patient }) {
  if (mergeAnswer?.kind === "blocked" && review.mergeable === "unknown" && patient)
    return { kind: "look", at: "mergeability" };
  switch (mergeAnswer?.kind) {
    case "pending":
      return { kind: "wait", state: "merging", because: "GitHub is merging" };
    case "blocked":
      return { kind: "wait", state: "waiting", because: mergeAnswer.reason };
    case "head-moved":
      return { kind: "wait", state: "waiting", because: foreignHead(mine.number, review.head) };
    case void 0:
      return review.leftQueue === void 0 ? { kind: "merge", number: mine.number, head: review.head } : { kind: "wait", state: "waiting", because: leftTheQueue(mine.number, review.leftQueue) };
    default:
      return mergeAnswer;
  }
}
function beforeProposal(observed) {
  const { slot: slot2, planned, searched } = observed;
  if (slot2.branch.kind === "claimed" && !searched) return { kind: "look", at: "slot" };
  const ended = endedBeforehand(observed) ?? entryRefusal(observed);
  if (ended !== void 0) return takeAway(observed) ?? ended;
  if (planned.kind !== "plan") return refusal(observed);
  switch (slot2.branch.kind) {
    case "absent":
    case "unread":
      return { kind: "claim", base: planned.plan.base };
    case "claimed":
      return slot2.branch.head === planned.plan.base ? { kind: "commit", onto: slot2.branch.head, plan: planned.plan } : { kind: "clean", head: slot2.branch.head };
    case "ours":
      return onOurs(slot2.branch, planned.plan, observed);
    case "foreign":
      return refusal(observed);
    default:
      return slot2.branch;
  }
}
function takeAway(observed) {
  const { branch, open: open3 } = observed.slot;
  if (branch.kind === "claimed") return { kind: "clean", head: branch.head };
  if (branch.kind !== "ours" || branch.claim.request !== observed.request || open3 !== void 0)
    return void 0;
  return observed.leads ? { kind: "clean", head: branch.head } : forLeader(observed);
}
function onOurs({ claim: claim2, head }, plan, observed) {
  const { request, slot: slot2, goal, leads } = observed;
  if (!sameClaim(claim2, request, plan)) {
    if (slot2.open !== void 0) return { kind: "commit", onto: head, plan };
    const isAwaited = claim2.request !== request && sameVersion(claim2.version, goal.version);
    return isAwaited && !leads ? forLeader(observed) : { kind: "clean", head };
  }
  if (slot2.open !== void 0) return takeOver(slot2.open, plan, observed);
  return leads ? { kind: "propose", plan } : forLeader(observed);
}
function forLeader({ patient }) {
  return patient ? { kind: "look", at: "leader" } : elsewhere;
}
function takeOver(open3, plan, { slot: slot2, review }) {
  const seen2 = slot2.branch.kind === "ours" && review?.head === slot2.branch.head;
  return seen2 ? { kind: "rename", number: open3.number, plan } : { kind: "look", at: "review" };
}
function endedBeforehand(observed) {
  const { withdrawn, slot: slot2, planned, goal, request } = observed;
  if (withdrawn !== void 0) return { kind: "end", verdict: "cancelled", because: withdrawal(withdrawn) };
  const held2 = isTaken(slot2.branch, request) ? void 0 : claimOf2(slot2.open);
  if (held2 !== void 0 && slot2.open !== void 0 && sameVersion(held2.version, goal.version))
    return {
      kind: "end",
      verdict: "nothing-to-do",
      because: `already on its way in #${slot2.open.number}, asked for by @${held2.requestedBy.login}`
    };
  if (slot2.later !== void 0) return overtaken(slot2.later, observed);
  return planned.kind === "current" ? nothingToDo(goal.environment, goal.version) : void 0;
}
function overtaken(later, observed) {
  const end = superseded(later, observed.goal.version);
  return giveUp(observed, end.because) ?? end;
}
function claimOf2(open3) {
  const claim2 = open3?.ended?.kind === "failed" ? void 0 : open3?.claim;
  return claim2 === void 0 || offeredFor(claim2.request) !== void 0 ? void 0 : claim2;
}
function entryRefusal(observed) {
  const blocked = evaluateGates(observed).some((gate) => gate.status === "blocked" && entryNames.has(gate.gate));
  return blocked ? refusal(observed) : void 0;
}
function sameClaim(claim2, request, plan) {
  return claim2.request === request && claim2.digest === plan.digest;
}

// src/engine/promotion/deployment.ts
async function recordDeployment(act, run, situation) {
  const next = await perform(act, run, situation);
  return { ...next, deployment: stillStray(situation.deployment, next.deployment) };
}
function stillStray(before, now) {
  return "stray" in before && "id" in now ? { ...now, stray: true } : now;
}
async function perform(act, run, situation) {
  const { deployments } = run.gitops;
  switch (act.kind) {
    case "look":
      return { ...situation, deployment: await findOurs(deployments, run, situation) };
    case "record":
      return { ...situation, deployment: await create(act.sha, run, situation) };
    case "report":
      return { ...situation, deployment: await report(act.deployment, run, situation) };
    case "conclude":
      await conclude(act, run, situation);
      return {
        ...situation,
        deployment: {
          kind: "reported",
          ...recordedAt(situation.deployment),
          id: act.deployment,
          outcome: act.outcome
        },
        // What is there of it is looked at anew: it may have to go.
        delivery: { kind: "unknown" }
      };
    default:
      return act;
  }
}
async function report(id2, run, situation) {
  const { deployments } = run.gitops;
  const { goal, mergedHere, planned } = situation;
  const since = run.context.clock.now().getTime();
  const policy = policyOf(run, situation);
  if (policy?.delivery === "apply") {
    await deployments.setState(id2, "in_progress", `being applied to ${namesOf(policy)}`);
    return { kind: "watching", id: id2, since };
  }
  const connected = connection(run, goal.environment);
  if (connected === void 0 || !mergedHere && planned.kind !== "current") {
    await deployments.setState(id2, "pending", notWatched.because);
    return { kind: "reported", id: id2, outcome: notWatched };
  }
  await deployments.setState(id2, "in_progress", `rolling out on ${namesOf(connected.policy)}`);
  await hurrySources(
    connected.policy.clusters,
    connected.open,
    placeOf(run, goal.environment),
    run.context.clock.now()
  );
  return { kind: "watching", id: id2 };
}
function policyOf({ reading }, { goal }) {
  return environmentPolicy(reading.policy, goal.environment);
}
function namesOf({ clusters }) {
  return clusters.map(({ name }) => name).join(", ");
}
var notWatched = {
  verdict: "merged",
  because: "merged, not watched: no cluster is connected"
};
var states = { merged: "pending", succeeded: "success", failed: "failure", unknown: "error" };
async function conclude({ deployment, outcome }, run, { goal }) {
  const { deployments } = run.gitops;
  const said2 = outcome.verdict === "succeeded" ? `${goal.version} runs there` : outcome.because;
  await deployments.setState(deployment, states[outcome.verdict], said2);
  if (outcome.verdict !== "succeeded") return;
  const found = await deployments.find(goal.app, goal.environment);
  const earlier = found.filter(
    ({ id: id2, state }) => id2 < deployment && state !== void 0 && state !== "inactive"
  );
  for (const { id: id2 } of earlier) await deployments.setState(id2, "inactive", `${goal.version} took its place`);
}
async function create(sha, run, situation) {
  const { goal } = situation;
  const policy = policyOf(run, situation);
  const mine = recorded2(run, situation);
  const previous = mine?.change?.from;
  const stray = await isStray(run, situation, mine);
  const record3 = {
    sha,
    production: policy?.production ?? false,
    description: `${goal.app} ${goal.version}, ${run.request.id}`,
    payload: {
      request: run.request.key,
      app: goal.app,
      environment: goal.environment,
      version: goal.version,
      ...previous === void 0 ? {} : { previous },
      ...mine?.claim === void 0 ? {} : { by: mine.claim.requestedBy.login },
      ...run.request.rollback === void 0 ? {} : { kind: "rollback" },
      ...stray ? { stray } : {}
    }
  };
  return createOne(record3, run, situation);
}
async function createOne(record3, run, situation) {
  const { context, gitops } = run;
  const { deployments } = gitops;
  try {
    const created = await deployments.create(record3);
    const first = await keepOne(deployments, await listWith(created, run, situation), run, situation);
    if (first === void 0 || first.id === created.id)
      return { kind: "unreported", id: created.id, ...strayOf2(created) };
  } catch (error) {
    await context.clock.sleep(2 * context.delays.early);
    const found = await findOurs(deployments, run, situation);
    if (found.kind === "absent") throw error;
    return found;
  }
  return findOurs(deployments, run, situation);
}
async function listWith(created, { context, gitops }, { goal }) {
  for (let tries2 = 1; ; tries2++) {
    const listed2 = await gitops.deployments.list(goal.app, goal.environment);
    if (tries2 === mostTries || listed2.some(({ id: id2 }) => id2 === created.id)) return listed2;
    await context.clock.sleep(context.delays.early);
  }
}
var mostTries = 4;
async function isStray({ gitops }, { mergedHere }, mine) {
  if (mergedHere !== false || mine?.state !== "merged") return false;
  const { pullRequest, commits } = await gitops.pullRequests.review(mine.number);
  return slotBranchOf({ sha: pullRequest.head, commits }).kind === "foreign";
}
function strayOf2({ payload }) {
  return payload.stray === void 0 ? {} : { stray: payload.stray };
}
function recorded2({ request }, { pullRequests }) {
  const own = pullRequests.filter(
    (each) => each.claim?.request === request.key && each.ended?.kind !== "redone"
  );
  return own.find(({ state }) => state === "merged") ?? own[0];
}
function ofState(found, run, situation) {
  const mine = recorded2(run, situation);
  if (policyOf(run, situation)?.delivery !== "apply" || mine === void 0) return found;
  return found.filter(({ sha }) => sha === mine.head || sha === mine.mergeCommit);
}
async function keepOne(deployments, listed2, run, situation) {
  const own = listed2.filter((each) => each.payload.request === run.request.key);
  const [first, ...others] = ofState(own, run, situation).toSorted((left, right) => left.id - right.id);
  const earlier = own.filter(({ id: id2, sha }) => first !== void 0 && id2 < first.id && sha !== first.sha);
  for (const { id: id2 } of [...others, ...earlier]) await deployments.withdraw(id2);
  return first;
}
async function findOurs(deployments, run, situation) {
  const { goal } = situation;
  const found = await deployments.find(goal.app, goal.environment);
  const first = await keepOne(deployments, found, run, situation);
  if (first === void 0) return { kind: "absent" };
  return { ...factOf(first), since: first.createdAt.getTime(), ...strayOf2(first) };
}
function factOf({ id: id2, state, outcome }) {
  const because2 = outcome?.description ?? "";
  switch (outcome?.state ?? state) {
    case void 0:
      return { kind: "unreported", id: id2 };
    case "in_progress":
      return { kind: "watching", id: id2 };
    case "success":
      return { kind: "reported", id: id2, outcome: { verdict: "succeeded", because: "" } };
    case "failure":
      return { kind: "reported", id: id2, outcome: { verdict: "failed", because: because2 } };
    case "error":
      return { kind: "reported", id: id2, outcome: { verdict: "unknown", because: because2 } };
    default:
      return { kind: "reported", id: id2, outcome: notWatched };
  }
}

// src/engine/rollout/apply-cluster.ts
var mostRefusals = 5;
async function tryObjects({
  cluster,
  desired
}) {
  const refusals = [];
  const unchanged2 = [];
  for (let rest = desired.objects; rest.length > 0 && refusals.length < mostRefusals; ) {
    const tried = await cluster.apply(rest, "dry-run");
    if (tried.kind === "unseen") return unseen(cluster, tried);
    refusals.push(...tried.value.flatMap((each) => refusalOf(each, cluster.name) ?? []));
    unchanged2.push(
      ...tried.value.flatMap((each) => each.kind === "applied" && !each.changed ? refOf(each.object) : [])
    );
    rest = tried.value.length === 0 ? [] : rest.slice(tried.value.length);
  }
  const refused4 = unlessRefused(cluster, refusals);
  return refused4.kind === "done" ? { kind: "tried", unchanged: unchanged2 } : refused4;
}
async function bringObjects(bringing2) {
  const { cluster, desired, ref, mark, settled, held: held2 } = bringing2;
  if (held2.record !== void 0 && held2.record.repository !== mark.repository)
    return {
      kind: "refused",
      because: `${cluster.name}: ${nameRef(ref)} is the record of ${held2.record.repository}`
    };
  const [old, now] = [held2.record?.objects ?? [], desired.objects.map(refOf)];
  const state = { ...mark, digest: desired.digest };
  const begun = await begin2(bringing2, { ...state, whole: false, objects: joined(old, now) });
  if (begun.kind !== "held") return begun;
  const applied = await applyAll(cluster, desired.objects);
  const pruned = applied.kind === "done" ? await prune(bringing2, old, now) : applied;
  if (pruned.kind !== "done") return pruned;
  const whole = { ...state, request: settled, whole: true, objects: now };
  const ended = await swapRecord(cluster, ref, whole, begun.version);
  if (ended.kind === "moved") return giveWay(bringing2, now);
  return ended.kind === "held" ? { kind: "done" } : ended;
}
async function begin2({ cluster, ref, held: held2 }, record3) {
  if (held2.record !== void 0 && isSameRecord(held2.record, record3))
    return { kind: "held", version: held2.version };
  const provided = held2.version === void 0 ? await provideNamespace(cluster, ref) : { kind: "done" };
  return provided.kind === "done" ? swapRecord(cluster, ref, record3, held2.version) : provided;
}
var mostTries2 = 5;
async function giveWay({ cluster, ref, mark, desired }, now) {
  for (let tries2 = 0; tries2 < mostTries2; tries2++) {
    const held2 = await holdRecord(cluster, ref);
    if (held2.kind === "unseen") return unseen(cluster, held2);
    const { record: theirs, version } = held2.value;
    if (theirs === void 0 || theirs.repository !== mark.repository) return { kind: "moved" };
    if (theirs.request === mark.request && theirs.digest === desired.digest) return { kind: "moved" };
    const request = theirs.request === restored ? mark.request : theirs.request;
    const mixed = { ...theirs, request, whole: false, objects: joined(theirs.objects, now) };
    const swapped = await swapRecord(cluster, ref, mixed, version);
    if (swapped.kind !== "moved") return swapped.kind === "held" ? { kind: "moved" } : swapped;
  }
  return { kind: "moved" };
}
async function provideNamespace(cluster, { namespace = "" }) {
  const ref = { apiVersion: "v1", kind: "Namespace", name: namespace };
  const read2 = await cluster.read([ref]);
  if (read2.kind === "unseen" || read2.value[0] !== void 0) return { kind: "done" };
  return applyAll(cluster, [{ apiVersion: "v1", kind: "Namespace", metadata: { name: namespace } }]);
}
async function applyAll(cluster, objects) {
  return outcomeOf(cluster, await cluster.apply(objects, "apply"));
}
async function prune({ cluster, beside }, before, now) {
  if (prunable(before, now, []).length === 0) return { kind: "done" };
  const others = [];
  for (const ref of beside) {
    const held2 = await holdRecord(cluster, ref);
    if (held2.kind === "unseen") return unseen(cluster, held2);
    others.push(...held2.value.record?.objects ?? []);
  }
  return outcomeOf(cluster, await cluster.remove(prunable(before, now, others)));
}
function outcomeOf(cluster, applied) {
  if (applied.kind === "unseen") return unseen(cluster, applied);
  return unlessRefused(
    cluster,
    applied.value.flatMap((each) => refusalOf(each, cluster.name) ?? [])
  );
}
function unlessRefused(cluster, refusals) {
  return refusals.length === 0 ? { kind: "done" } : { kind: "refused", because: `${cluster.name}: ${refusals.join("; ")}` };
}
function unseen(cluster, why) {
  return { kind: "unseen", because: sayUnseenIn(cluster.name, why) };
}
var takeOver2 = "leave it out of the manifests, or take it over: kubectl apply --server-side --field-manager=lockkeeper --force-conflicts";
function refusalOf(applied, cluster) {
  switch (applied.kind) {
    case "applied":
    case "removed":
      return void 0;
    case "conflict": {
      const fields = applied.fields.map(({ manager, path }) => `${path} is ${manager}'s`);
      return `${nameRef(applied.ref)}: conflict: ${fields.join(", ")}; ${takeOver2}`;
    }
    case "moved":
      return `${nameRef(applied.ref)}: somebody else has changed it meanwhile`;
    case "refused":
      return `${nameRef(applied.ref)}: ${withoutName(applied.reason, cluster)}`;
    default:
      return applied;
  }
}

// src/engine/rollout/unwell-before.ts
async function unwellBefore({
  cluster,
  unchanged: unchanged2,
  begun,
  now
}) {
  if (begun !== void 0) {
    const kept = new Set(unchanged2.map(identityOf));
    return { kind: "seen", value: begun.unwellBefore.filter((ref) => kept.has(identityOf(ref))) };
  }
  const read2 = await readInventory(cluster, unchanged2);
  if (read2.kind === "unseen") return read2;
  const sightings = await Promise.all(
    unchanged2.map((ref, index) => seeObject(cluster, ref, read2.value[index], { ...anybody, now }))
  );
  const unwell = sightings.filter(({ object }) => object.report.status !== "current");
  return { kind: "seen", value: unwell.map(({ object }) => object.ref) };
}
var anybody = { promised: [], isApp: () => false, neighbourOf: () => void 0, flux: [], expressions: [] };

// src/engine/promotion/delivery.ts
async function lookAtDelivery(run, situation) {
  const surveyed = await survey(run, situation, "promoted");
  return surveyed.kind === "grounds" ? standing2(run, situation, surveyed.grounds) : surveyed;
}
async function standing2(run, situation, grounds) {
  const isOwn = ({ held: held2 }) => held2.record?.request === run.request.key;
  if (grounds.length > 0 && grounds.every(isOwn) && grounds.every(hasAll)) return { kind: "whole" };
  if (grounds.some(isOwn)) return { kind: "begun" };
  return await otherPromotion(run, situation, grounds) ?? { kind: "free" };
}
function hasAll({ held: { record: record3 }, desired }) {
  return record3?.whole === true && record3.digest === desired.digest;
}
async function applyPromotion(run, situation, _goal) {
  const surveyed = await survey(run, situation, "promoted");
  if (surveyed.kind !== "grounds") return surveyed;
  const { grounds } = surveyed;
  const now = await standing2(run, situation, grounds);
  if (now.kind !== "free" && now.kind !== "begun") return now;
  const bringings = [];
  for (const ground of grounds) {
    const tried = await tryObjects(ground);
    if (tried.kind === "refused") return { kind: "refused", because: tried.because };
    if (tried.kind !== "tried") return stuck(run, situation, tried.because);
    const unwell = await unwellBefore({
      ...{ cluster: ground.cluster, unchanged: tried.unchanged, begun: begunIn(run, situation, ground) },
      now: run.context.clock.now().getTime()
    });
    if (unwell.kind === "unseen") return stuck(run, situation, sayUnseenIn(ground.cluster.name, unwell));
    bringings.push(bringing(run, situation, ground, { of: "promoted", unwellBefore: unwell.value }));
  }
  for (const each of bringings) {
    const brought = await bringObjects(each);
    if (brought.kind === "moved") return { kind: "unknown" };
    if (brought.kind === "refused") return { kind: "refused", because: brought.because };
    if (brought.kind === "unseen") return stuck(run, situation, brought.because);
  }
  return { kind: "whole" };
}
function begunIn({ request }, { goal, pullRequests }, { held: { record: record3 } }) {
  if (record3 === void 0 || record3.request === request.key) return record3;
  if (record3.request === restored || record3.app !== goal.app) return void 0;
  const isMerged2 = pullRequests.some(
    ({ state, claim: claim2 }) => state === "merged" && claim2?.request === record3.request
  );
  return isMerged2 ? void 0 : record3;
}
async function restorePrevious(run, situation) {
  const surveyed = await survey(run, situation, "present");
  if (surveyed.kind !== "grounds") return stuck(run, situation, said(surveyed.because));
  for (const ground of surveyed.grounds.filter(({ held: held2 }) => held2.record?.request === run.request.key)) {
    const brought = await bringObjects(bringing(run, situation, ground, { of: "present", unwellBefore: [] }));
    if (brought.kind === "moved") return { kind: "unknown" };
    if ("because" in brought) return stuck(run, situation, said(brought.because));
  }
  return { kind: "free" };
}
function said(because2) {
  return `what ran before could not be put back: ${because2}`;
}
function bringing(run, { goal, pullRequests }, ground, state) {
  const { reading, gitops, request } = run;
  const repository = fullName(gitops.ref);
  const mine = pullRequests.find(({ claim: claim2 }) => claim2?.request === request.key);
  const head = state.of === "promoted" ? mine?.head : void 0;
  const beside = reading.policy.environments.filter(({ name, delivery }) => delivery === "apply" && name !== goal.environment).map(({ name }) => recordRef(repository, name));
  return {
    ...ground,
    ref: recordRef(repository, goal.environment),
    mark: {
      ...{ repository, request: request.key, app: goal.app },
      revision: head ?? reading.snapshot.commit,
      unwellBefore: state.unwellBefore
    },
    settled: state.of === "promoted" ? request.key : restored,
    beside
  };
}
async function survey(run, situation, state) {
  const { goal } = situation;
  const { context, reading, gitops } = run;
  const policy = environmentPolicy(reading.policy, goal.environment);
  const clusters = policy?.clusters ?? [];
  const opened = clusters.map(({ place: place2 }) => place2 === void 0 ? void 0 : context.clusters?.(place2));
  const missing3 = clusters.filter((_, index) => opened[index] === void 0);
  if (clusters.length === 0 || missing3.length > 0)
    return stuck(run, situation, sayMissing(missing3, goal.environment));
  const desired = desiredState(run, situation, state);
  if (desired.kind === "problem") return { kind: "refused", because: sentenceOf(desired.problem) };
  const ref = recordRef(fullName(gitops.ref), goal.environment);
  const grounds = [];
  for (const [index, cluster] of opened.entries()) {
    const own = desired.clusters[index];
    if (cluster === void 0 || own === void 0) continue;
    const held2 = await holdRecord(cluster, ref);
    if (held2.kind === "unseen") return stuck(run, situation, sayUnseenIn(cluster.name, held2));
    grounds.push({ cluster, desired: own, held: held2.value });
  }
  return { kind: "grounds", grounds };
}
function sayMissing(missing3, environment) {
  if (missing3.length === 0)
    return `the configuration names no cluster of ${environment}, so there is nowhere to apply to: name one under \`clusters\``;
  const said2 = missing3.map(
    ({ name, place: place2 }) => place2 === void 0 ? `${name}, which the configuration does not connect` : `${name}, by ${place2.kubeconfig}`
  );
  return `not connected here: ${said2.join("; ")}. There is nowhere to apply to: give that kubeconfig to whoever runs Lockkeeper, a server or a step by its environment, the sandbox by --kubeconfig FILE`;
}
function desiredState({ reading }, { goal, planned }, state) {
  const { fleet, policy, rendering } = reading;
  const clusters = environmentPolicy(policy, goal.environment)?.clusters ?? [];
  const changed = state === "promoted" && planned.kind === "plan" ? planned.plan.files : void 0;
  const files2 = changed === void 0 ? rendering.files : rendering.files.withTexts(changed);
  return environmentObjects(
    fleet,
    goal.environment,
    clusters.map(({ name }) => name),
    { ...rendering, files: files2 }
  );
}
function sentenceOf({ message, advice }) {
  return advice === void 0 ? message : `${message} ${advice}`;
}
function stuck({ context, reading }, { goal, deployment }, because2) {
  const policy = environmentPolicy(reading.policy, goal.environment);
  const { since } = recordedAt(deployment);
  const patience = (policy?.timeout ?? 0) * (deployment.kind === "reported" ? 2 : 1);
  const isOver = since !== void 0 && context.clock.now().getTime() - since > patience;
  return { kind: "stuck", because: because2, isOver };
}
async function otherPromotion({ gitops, request }, { goal }, grounds) {
  const others = grounds.flatMap(({ held: held2 }) => held2.record ?? []).filter((each) => each.request !== request.key);
  const apps = new Map(others.map(({ request: key, app }) => [key, app]));
  for (const [key, app] of apps) {
    if (key === restored || app === "") continue;
    const environment = parseEnvironmentName(goal.environment);
    if (environment === void 0) continue;
    const found = await gitops.pullRequests.find(slotBranch(environment, app));
    const live = found.find(({ state, body, ours }) => {
      const proposal = ours && state === "open" ? readProposalMarker(body) : void 0;
      return proposal?.claim.request === key && proposal.ended === void 0;
    });
    if (live !== void 0)
      return {
        kind: "busy",
        because: `#${live.number} is being applied to ${goal.environment}; this comes after it`
      };
  }
  return void 0;
}

// src/engine/rollout/vigil.ts
function keepVigil({ memory, clock }, request, goal, seen2) {
  const rollouts = new Map(memory.vigils.get(request)?.rollouts);
  rollouts.delete(slotName(goal));
  if (seen2.verdict === "in-progress") rollouts.set(slotName(goal), seen2);
  if (rollouts.size === 0) memory.vigils.delete(request);
  else memory.vigils.set(request, { readAt: clock.now().getTime(), rollouts });
}
async function goesOn(context, request) {
  const { memory, clock, delays } = context;
  const vigil = memory.vigils.get(request);
  memory.vigils.delete(request);
  if (vigil === void 0 || clock.now().getTime() - vigil.readAt >= delays.reread) return false;
  for (const { lookout, merge: merge2 } of vigil.rollouts.values()) {
    const sight = await lookAtRollout(lookout, merge2);
    if (sight?.verdict !== "in-progress") return false;
  }
  memory.vigils.set(request, vigil);
  return true;
}

// src/engine/promotion/look.ts
async function look(at, run, situation) {
  const { clock, delays } = run.context;
  switch (at) {
    case "slot":
      return lookAtSlot(run, situation);
    case "leader":
      await clock.sleep(delays.abandoned);
      return { run, situation: { ...situation, stale: true, looks: situation.looks + 1 } };
    case "merger":
      await clock.sleep(delays.abandoned);
      return { run, situation: await recordDeployment({ kind: "look" }, run, situation) };
    case "merge":
      return { run, situation: { ...situation, lookedBack: await lookBack(run, situation) } };
    case "deployment":
      return { run, situation: await recordDeployment({ kind: "look" }, run, situation) };
    case "rollout":
      return { run, situation: await followRollout2(run, situation) };
    case "delivery":
      return { run, situation: { ...situation, delivery: await lookAtDelivery(run, situation) } };
    case "review":
      return lookAtReview(run, situation);
    case "checks":
      await clock.sleep(delays.settle);
      return lookAtReview(run, { ...situation, settled: true });
    case "mergeability":
      await clock.sleep(delays.mergeability[situation.looks] ?? 0);
      return lookAtReview(run, { ...situation, looks: situation.looks + 1 });
    default:
      return at;
  }
}
async function lookBack(run, situation) {
  const { mine } = observedIn(run, situation).slot;
  if (mine === void 0) return [];
  const [review, answer2] = await Promise.all([
    run.gitops.pullRequests.review(mine.number),
    askPermission(run, situation)
  ]);
  const seen2 = { ...situation, ...readReview(review), ...permitted2(answer2), settled: true };
  return gatesAtMerge(observedIn(run, seen2));
}
async function followRollout2(run, situation) {
  const mine = situation.pullRequests.find(
    (each) => each.claim?.request === run.request.key && each.state === "merged"
  );
  const now = run.context.clock.now().getTime();
  const { deployment, planned, goal } = situation;
  const applied = recordedAt(deployment).since;
  const merge2 = {
    ...{ goal, request: run.request.key },
    commit: mine?.mergeCommit ?? "",
    since: mine?.mergedAt?.getTime() ?? applied ?? now,
    ...planned.kind === "plan" ? { changed: planned.plan.files } : {}
  };
  const sight = await lookAtRollout(run, merge2) ?? unwatched;
  keepVigil(run.context, run.request.key, goal, { verdict: sight.verdict, lookout: run, merge: merge2 });
  return { ...situation, rollout: { kind: "seen", sight } };
}
var unwatched = {
  verdict: "unknown",
  because: "no cluster is connected any more",
  clusters: []
};
async function lookAtSlot(run, situation) {
  const { environment, app } = situation.goal;
  const found = await run.gitops.pullRequests.find(slotBranch(environment, app));
  const pullRequests = found.map(slotPullRequest);
  const { mine, open: open3 } = viewSlot(run.request.key, situation.branch, pullRequests);
  const seen2 = { ...situation, pullRequests, searched: true, stale: (mine ?? open3) !== void 0 };
  const { branch } = situation;
  if (branch.kind !== "claimed" || branch.head === run.reading.snapshot.commit)
    return { run, situation: seen2 };
  return replanned(run, seen2);
}
async function replanned(run, situation) {
  const reading = await readFleet(run.context, run.gitops);
  return {
    run: { ...run, reading },
    situation: { ...situation, planned: planPromotion(situation.goal, reading) }
  };
}
async function lookAtReview(run, situation) {
  const open3 = situation.pullRequests.find((each) => each.state === "open");
  if (open3 === void 0) return { run, situation: { ...situation, stale: true } };
  const review = await run.gitops.pullRequests.review(open3.number);
  const seen2 = changePullRequest(situation, open3.number, slotPullRequest(review.pullRequest));
  if (review.pullRequest.state !== "open") return { run, situation: { ...seen2, stale: true } };
  const next = { ...seen2, ...readReview(review) };
  return review.baseHead === run.reading.snapshot.commit ? { run, situation: next } : replanned(run, next);
}

// src/promotion/hold.ts
function holdFile({ app, environment }) {
  return `holds/${environment}/${app}.json`;
}
function formatHold(hold) {
  return `${JSON.stringify(hold, void 0, 2)}
`;
}
function parseHold(text3) {
  const { app, environment, by, request, at, reason } = parseObject(text3);
  if (typeof app !== "string" || typeof environment !== "string" || typeof by !== "string") return void 0;
  if (typeof request !== "string" || typeof at !== "string") return void 0;
  return { app, environment, by, request, at, ...typeof reason === "string" ? { reason } : {} };
}
function parseObject(text3) {
  try {
    const value = JSON.parse(text3);
    return typeof value === "object" && value !== null ? value : {};
  } catch {
    return {};
  }
}

// src/engine/promotion/holds.ts
var tries = 8;
async function putHold(gitops, hold) {
  const path = holdFile(hold);
  for (let count2 = 0; count2 < tries; count2++) {
    const { head, files: files2 } = await gitops.state.read();
    const there = parseHold(files2.get(path) ?? "");
    if (there?.request === hold.request) return;
    const answer2 = await gitops.state.write({
      expected: head,
      message: `Hold ${hold.app} on ${hold.environment}

Request: ${hold.request}
Held-by: ${hold.by}`,
      files: /* @__PURE__ */ new Map([[path, formatHold(hold)]])
    });
    if (answer2 === "written") return;
  }
  throw new Error(`${path} could not be written: the branch moved ${tries} times`);
}
async function readHold(gitops, place2) {
  const { files: files2 } = await gitops.state.read();
  return parseHold(files2.get(holdFile(place2)) ?? "");
}

// src/report/proposal.ts
function proposalBody(record3, proposal) {
  return assemble([
    text(headline(record3)),
    text(askedBy(record3, proposal)),
    text(diffBlock(record3.change.edits)),
    ...files(record3),
    ...proposal.proof === void 0 ? [] : [proofTable(proposal.proof), ...proofPieces(proposal.proof)],
    text(wayOut(record3, proposal)),
    text(proposalMarker(record3))
  ]);
}
function headline({ claim: claim2, change }) {
  const { app, version, environment } = claim2;
  const from = change.from === void 0 ? "" : ` from ${code(shortVersion(change.from))}`;
  return `Promotes **${prose(app)}**${from} to ${code(version)} on **${prose(environment)}**.`;
}
function askedBy({ claim: claim2 }, { id: id2, source, reason }) {
  const lines = [`Asked for by ${named(claim2.requestedBy.login)}: ${code(source)} \xB7 ${code(id2)}`];
  return [...lines, ...reason === void 0 ? [] : [`Reason: ${code(reason, 500)}`]].join("\n");
}
function files({ change: { edits } }) {
  if (edits.length < 2) return [];
  const rows = edits.map(
    (edit) => row(code(`${edit.file}:${edit.line}`), code(edit.path), code(edit.before), code(edit.after))
  );
  return [
    folded(`Every change: ${sizeOf(edits)}`, table(["where", "path", "before", "after"], rows, "changes"))
  ];
}
function wayOut({ claim: claim2, ended, change }, { id: id2, base: base2 }) {
  if (ended !== void 0 && ended.kind !== "failed") return `**Closed:** ${endedWords(ended)}.`;
  const plan = `plan ${code(claim2.digest.slice(0, 12))} on ${code(base2.slice(0, 7))}, ${count(change.edits.length, "line")}`;
  if (ended !== void 0)
    return [
      `**Not merged:** ${endedWords(ended)}.`,
      `To try it again: ${code(`/promote ${claim2.app}@${claim2.version} to ${claim2.environment}`)}. To give it up, close it.`,
      `<sub>${plan}</sub>`
    ].join("\n");
  return [
    `Lockkeeper merges this when its gates are open. To stop it, close it or comment ${code(`/cancel ${id2}`)}.`,
    "Commits of others on this branch are never merged by Lockkeeper.",
    `<sub>${plan}</sub>`
  ].join("\n");
}
function endedWords(ended) {
  switch (ended.kind) {
    case "cancelled":
      return `cancelled by ${named(ended.by)}`;
    case "redone":
      return "the base branch moved underneath; another pull request follows";
    case "needless":
      return "the base branch has this version already";
    case "refused":
    case "failed":
      return prose(ended.because).replace(/\.$/, "");
    default:
      return ended;
  }
}

// src/engine/promotion/proposal-texts.ts
function claimTexts(plan, claim2, request) {
  const reason = request.reason === void 0 ? {} : { reason: request.reason };
  const words = { claim: claim2, from: plan.from, rollback: request.rollback !== void 0, ...reason };
  const commit2 = commitMessage(words);
  const asked = askedOf(request);
  const record3 = { claim: claim2, change: changeOf(plan), asked };
  return {
    title: promotionTitle(words),
    body: proposalBody(record3, {
      ...{ id: request.id, source: request.source, base: plan.base, proof: plan.proof },
      ...reason
    }),
    commit: commit2,
    trailers: commit2.slice(commit2.indexOf("\n")).trimStart()
  };
}
function changeOf({ from, edits, proof }) {
  return { from, edits, rendered: renderedSize(proof) };
}
function askedOf({ thread, source, reason }) {
  const place2 = thread ?? { issue: 0, createdAt: /* @__PURE__ */ new Date(0) };
  return { ...place2, source, ...reason === void 0 ? {} : { reason } };
}
function closedText({ claim: claim2, change, asked, base: base2 }, ended) {
  if (claim2 === void 0 || change === void 0) return void 0;
  const record3 = { claim: claim2, change, ended, ...asked === void 0 ? {} : { asked } };
  const reason = asked?.reason === void 0 ? {} : { reason: asked.reason };
  return proposalBody(record3, { id: requestId(claim2.request), source: asked?.source ?? "", base: base2, ...reason });
}

// src/engine/promotion/merge-wish.ts
async function mergeWish({ number: number4, head }, run, situation, _goal) {
  const { planned, branch } = situation;
  if (planned.kind !== "plan" || branch.kind !== "ours") return void 0;
  const texts = claimTexts(planned.plan, branch.claim, run.request);
  const gates2 = evaluateGates(observedIn(run, situation));
  if (run.request.rollback !== void 0) await holdFor(run, situation);
  return {
    number: number4,
    head,
    title: `${texts.title} (#${number4})`,
    message: `${gateLines(gates2)}

${texts.trailers}`
  };
}
function holdFor({ context, gitops, request }, situation) {
  const { app, environment } = situation.goal;
  return putHold(gitops, {
    ...{ app, environment, request: request.key },
    by: requesterOf({ request }, situation)?.login ?? "ghost",
    at: context.clock.now().toISOString(),
    ...request.reason === void 0 ? {} : { reason: request.reason }
  });
}

// src/engine/promotion/tell.ts
function tell({ context, request }, { goal }, told) {
  const { app, environment, version: release } = goal;
  const head = { version: 1, at: context.clock.now(), request: request.key };
  context.publish({ ...head, app, environment, release, ...told });
}

// src/engine/promotion/propose.ts
async function propose(step, run, situation) {
  if (situation.permit !== void 0) return carryOut(step, run, situation, situation.permit);
  return { ...situation, ...permitted2(await askPermission(run, situation)) };
}
function carryOut(step, run, situation, goal) {
  switch (step.kind) {
    case "claim":
      return claim(step.base, run, situation, goal);
    case "commit":
      return commit(step, run, situation, goal);
    case "propose":
      return open(step.plan, run, situation, goal);
    case "rename":
      return rename(step, run, situation, goal);
    default:
      return step;
  }
}
async function claim(base2, run, situation, goal) {
  const { repository } = run.gitops;
  const name = slotBranch(goal.environment, goal.app);
  if (await repository.createBranch(name, base2) === "created")
    return { ...situation, branch: { kind: "claimed", head: base2 } };
  return { ...situation, stale: true };
}
async function commit(step, run, situation, goal) {
  const claimed = claimOf3(step.plan, run, situation);
  await takeBack(run, situation);
  const outcome = await run.gitops.repository.commit({
    branch: slotBranch(goal.environment, goal.app),
    expectedHead: step.onto,
    message: claimTexts(step.plan, claimed, run.request).commit,
    files: step.plan.files
  });
  if (outcome.kind === "head-moved") return { ...situation, stale: true };
  const { review: _r, mergeAnswer: _m, ...rest } = situation;
  const pullRequests = situation.pullRequests.map(
    (each) => each.state === "open" ? { ...each, head: outcome.sha } : each
  );
  return {
    ...rest,
    pullRequests,
    settled: false,
    branch: { kind: "ours", head: outcome.sha, claim: claimed, committedAt: run.context.clock.now() },
    committed: true
  };
}
async function takeBack(run, { review, pullRequests }) {
  const open3 = pullRequests.find((each) => each.state === "open");
  if (review?.scheduled !== true || open3 === void 0) return;
  await run.gitops.pullRequests.update(open3.number, { scheduled: false });
}
async function open(plan, run, situation, goal) {
  const claimed = claimOf3(plan, run, situation);
  const { title: title2, body } = claimTexts(plan, claimed, run.request);
  const branch = slotBranch(goal.environment, goal.app);
  const outcome = await run.gitops.pullRequests.open({ branch, title: title2, body });
  if (outcome.kind !== "opened") return { ...situation, stale: true };
  const opened = {
    ...slotPullRequest(outcome.pullRequest),
    claim: claimed,
    change: changeOf(plan),
    asked: askedOf(run.request)
  };
  tell(run, situation, { kind: "promotion-proposed", pullRequest: opened.number });
  return { ...situation, pullRequests: [opened, ...situation.pullRequests] };
}
async function rename(step, run, situation, _goal) {
  const claimed = claimOf3(step.plan, run, situation);
  const { title: title2, body } = claimTexts(step.plan, claimed, run.request);
  await run.gitops.pullRequests.update(step.number, { title: title2, body });
  return changePullRequest(situation, step.number, { claim: claimed, change: changeOf(step.plan) });
}
function claimOf3(plan, run, situation) {
  const requester = requesterOf(run, situation);
  if (requester === void 0) throw new Error("a permitted promotion has a requester");
  return {
    request: run.request.key,
    app: plan.app,
    environment: plan.environment,
    version: plan.to,
    requestedBy: { id: requester.id, login: requester.login },
    digest: plan.digest
  };
}

// src/engine/promotion/schedule.ts
async function schedule(step, run, situation) {
  const answer2 = await askPermission(run, situation);
  if (answer2.kind === "authorized") return schedulePermitted(step, run, situation, answer2.value);
  return { run, situation: { ...situation, ...permitted2(answer2) } };
}
async function schedulePermitted(step, run, situation, goal) {
  const wish = await mergeWish(step, run, situation, goal);
  if (wish === void 0) return { run, situation: { ...situation, stale: true } };
  const outcome = await run.gitops.pullRequests.schedule(wish);
  if (outcome.kind === "scheduled") return { run, situation: withAutoMerge(situation, { kind: "ours" }) };
  if (outcome.kind === "unavailable") return { run, situation: { ...situation, scheduleAnswer: outcome } };
  const { mergeAnswer: _, ...rest } = situation;
  return look("review", run, { ...rest, scheduleAnswer: outcome });
}
async function unschedule({ number: number4 }, run, situation) {
  await run.gitops.pullRequests.update(number4, { scheduled: false });
  const seen2 = await look("review", run, situation);
  return { ...seen2, situation: withAutoMerge(seen2.situation, { kind: "off" }) };
}
function withAutoMerge(situation, autoMerge) {
  const { review } = situation;
  if (review === void 0) return situation;
  return { ...situation, review: { ...review, autoMerge, scheduled: autoMerge.kind === "ours" } };
}

// src/engine/promotion/perform.ts
async function perform2(step, run, situation) {
  switch (step.kind) {
    case "claim":
    case "commit":
    case "propose":
    case "rename":
      return { run, situation: await propose(step, run, situation) };
    case "close":
      return { run, situation: await close(step, run, situation) };
    case "clean":
      return { run, situation: await clean(step.head, run, situation) };
    case "look":
      return look(step.at, run, situation);
    case "merge":
      return merge(step, run, situation);
    case "schedule":
      return schedule(step, run, situation);
    case "unschedule":
      return unschedule(step, run, situation);
    case "record":
    case "report":
    case "conclude":
      return { run, situation: await recordDeployment(step, run, situation) };
    case "apply":
      return { run, situation: await apply(run, situation) };
    case "restore":
      return { run, situation: delivered(situation, await restorePrevious(run, situation)) };
    case "note":
      return { run, situation: await note(step, run, situation) };
    default:
      return step;
  }
}
async function apply(run, situation) {
  const answer2 = await askPermission(run, situation);
  if (answer2.kind === "denied") return { ...situation, ...permitted2(answer2) };
  return delivered(situation, await applyPromotion(run, situation, answer2.value));
}
function delivered(situation, delivery) {
  return { ...situation, delivery, stale: situation.stale || delivery.kind === "unknown" };
}
async function note({ number: number4, end }, run, situation) {
  const mine = situation.pullRequests.find((each) => each.number === number4);
  const body = mine === void 0 ? void 0 : closedText(mine, end);
  if (body !== void 0) await run.gitops.pullRequests.update(number4, { body });
  return changePullRequest(situation, number4, { ended: end });
}
async function close(step, run, situation) {
  const pullRequest = situation.pullRequests.find((each) => each.number === step.number);
  const body = pullRequest === void 0 ? void 0 : closedText(pullRequest, step.end);
  const change = { state: "closed", ...body === void 0 ? {} : { body } };
  await run.gitops.pullRequests.update(step.number, change);
  const closed3 = { state: "closed", ended: step.end };
  const { review: _r, mergeAnswer: _m, ...rest } = changePullRequest(situation, step.number, closed3);
  if (step.end.kind !== "redone" || pullRequest === void 0) return rest;
  return clean(pullRequest.head, run, rest);
}
async function clean(head, run, situation) {
  const name = slotBranch(situation.goal.environment, situation.goal.app);
  if (await isProposedMeanwhile(name, run, situation)) return { ...situation, stale: true };
  const outcome = await run.gitops.repository.deleteBranch(name, head);
  if (outcome === "moved") return { ...situation, stale: true };
  return { ...situation, branch: { kind: "absent" }, searched: false };
}
async function isProposedMeanwhile(name, run, situation) {
  const { branch, pullRequests } = situation;
  if (branch.kind !== "ours" || branch.claim.request === run.request.key) return false;
  if (pullRequests.some(({ state }) => state === "open")) return false;
  const found = await run.gitops.pullRequests.find(name);
  return found.some(({ state }) => state === "open");
}
async function merge(step, run, situation) {
  const answer2 = await askPermission(run, situation);
  if (answer2.kind === "denied") return { run, situation: { ...situation, ...permitted2(answer2) } };
  const merged = await mergePermitted(step, run, situation, answer2.value);
  if (merged.mergedHere !== "onto-another") return { run, situation: merged };
  const reading = await readFleet(run.context, run.gitops);
  const planned = planPromotion(situation.goal, reading);
  return { run: { ...run, reading }, situation: { ...merged, planned } };
}
async function mergePermitted(step, run, situation, goal) {
  const { planned } = situation;
  const wish = await mergeWish(step, run, situation, goal);
  if (wish === void 0 || planned.kind !== "plan") return { ...situation, stale: true };
  const outcome = await run.gitops.pullRequests.merge(wish);
  if (outcome.kind !== "merged") return { ...situation, mergeAnswer: outcome };
  tell(run, situation, { kind: "promotion-merged", pullRequest: step.number, commit: outcome.sha });
  const merged = {
    state: "merged",
    mergeCommit: outcome.sha,
    mergedAt: run.context.clock.now()
  };
  return {
    ...changePullRequest(situation, step.number, merged),
    // What was applied before has its record already.
    ..."id" in situation.deployment ? {} : { deployment: { kind: "absent" } },
    mergedHere: outcome.onto === planned.plan.base ? "as-planned" : "onto-another"
  };
}

// src/engine/promotion/advance.ts
var stepLimit = 60;
async function advance(run, goal, withdrawn, begin3) {
  let current = {
    run,
    situation: await observe(run, goal, taken(withdrawn), thoroughnessFor(run))
  };
  let gates2 = [];
  const displaced = /* @__PURE__ */ new Set();
  for (let count2 = 0; count2 < stepLimit; count2++) {
    const observed = observedIn(current.run, current.situation);
    const step = nextStep(observed);
    gates2 = newerGates(gates2, evaluateGates(observed));
    if (isResting(step)) return { ...current, step, gates: gates2, displaced: [...displaced] };
    const hand = step.kind === "look" ? "ours" : await begin3(current.run, { situation: current.situation, step: setOut, gates: gates2 });
    if (hand === "elsewhere") return { ...current, step: givenAway, gates: gates2, displaced: [...displaced] };
    for (const key of displacedBy(step, current)) displaced.add(key);
    current = await lookAgainIfStale(await perform2(step, current.run, current.situation));
  }
  return { ...current, step: restless, gates: gates2, displaced: [...displaced] };
}
function thoroughnessFor({ fresh, request }) {
  if (fresh) return "fresh";
  return request.slips.length > 0 ? "thorough" : "quick";
}
function newerGates(before, now) {
  const over = now.every((gate) => gate.status === "not-evaluated");
  return over && before.length > 0 ? before : now;
}
function displacedBy(step, { run, situation: { branch } }) {
  if (step.kind !== "commit" || branch.kind !== "ours") return [];
  return branch.claim.request === run.request.key ? [] : [branch.claim.request];
}
var setOut = { kind: "wait", state: "gated", because: "being proposed" };
var givenAway = { ...setOut, because: "it is in hand elsewhere", elsewhere: true };
var restless = {
  kind: "wait",
  state: "waiting",
  because: "it kept changing while I looked; I look again at the next sweep"
};
async function survey2(run, goal, withdrawn, assumed) {
  const first = await observe(run, goal, { ...taken(withdrawn), assumed }, "thorough");
  const situation = await withDeployment(
    run,
    first.review === void 0 ? first : { ...first, settled: true }
  );
  const observed = observedIn(run, situation);
  const step = nextStep(observed);
  const gates2 = evaluateGates(observed);
  return {
    situation,
    gates: gates2,
    step: isResting(step) ? step : { kind: "wait", state: "planned", because: ahead(step) }
  };
}
async function withDeployment(run, situation) {
  const step = nextStep(observedIn(run, situation));
  const asks = step.kind === "look" && step.at === "deployment";
  return asks ? recordDeployment({ kind: "look" }, run, situation) : situation;
}
function taken(withdrawn) {
  return withdrawn === void 0 ? {} : { withdrawn };
}
function isResting(step) {
  return step.kind === "wait" || step.kind === "end";
}
async function lookAgainIfStale({ run, situation }) {
  if (!situation.stale) return { run, situation };
  const { assumed, settled, looks, committed, mergedHere, permit, permission, known: known2, withdrawn } = situation;
  const base2 = { ...taken(withdrawn), assumed, settled, looks, committed, mergedHere };
  const seen2 = await observe(run, situation.goal, base2, "thorough");
  const kept = permit === void 0 ? {} : { permit, permission, known: known2 };
  return { run, situation: { ...seen2, ...kept } };
}
function ahead(step) {
  switch (step.kind) {
    case "claim":
    case "commit":
    case "propose":
    case "rename":
      return "ready to be proposed";
    case "merge":
      return "ready to be merged";
    case "schedule":
      return "ready to be left to GitHub, which merges it once its checks and reviews are there (auto-merge)";
    case "unschedule":
      return "taken back from GitHub, which would have merged it by itself";
    case "close":
    case "clean":
      return "being closed";
    case "record":
    case "report":
    case "conclude":
      return "merged, to be recorded";
    case "look":
      return "being looked at";
    case "apply":
      return "ready to be applied";
    case "restore":
    case "note":
      return "failed, and being put back";
    default:
      return step;
  }
}

// src/promotion/correct.ts
function nameProblems(command, fleet) {
  switch (command.kind) {
    case "promote": {
      const expansion = expandCommand(command, fleet);
      return expansion.kind === "refused" ? expansion.problems : [];
    }
    case "rollback":
    case "verify":
    case "restart":
    case "history":
    case "list":
      return [
        ...command.app === void 0 ? [] : appProblem(command.app, fleet),
        ...command.environment === void 0 ? [] : namedEnvironments([command.environment], fleet).problems
      ];
    case "diff":
      return namedEnvironments(environmentsIn(command), fleet).problems;
    case "cancel":
    case "explain":
    case "help":
      return [];
    default:
      return command;
  }
}
function correctCommand(command, fleet) {
  const corrected = withNearestNames(command, fleet);
  return nameProblems(corrected, fleet).length === 0 ? corrected : void 0;
}
function withNearestNames(command, fleet) {
  const app = nearestIn(fleet.apps.map((each) => each.name));
  const environment = nearestIn(fleet.environments.map((each) => each.name));
  if (command.kind === "promote") return promoteWith(command, app, environment);
  switch (command.kind) {
    case "rollback":
    case "verify":
    case "restart":
      return { ...command, app: app(command.app), environment: environment(command.environment) };
    case "diff":
      return {
        kind: "diff",
        environment: environment(command.environment),
        ...command.other === void 0 ? {} : { other: environment(command.other) }
      };
    case "list":
    case "history":
      return {
        ...command,
        ...command.app === void 0 ? {} : { app: app(command.app) },
        ...command.environment === void 0 ? {} : { environment: environment(command.environment) }
      };
    default:
      return command;
  }
}
function environmentsIn({ environment, other }) {
  return other === void 0 ? [environment] : [environment, other];
}
function nearestIn(known2) {
  return (name) => known2.includes(name) ? name : similar(name, known2)[0] ?? name;
}
function promoteWith(command, app, environment) {
  switch (command.form) {
    case "releases": {
      const releases = command.releases.map((release) => ({ ...release, app: app(release.app) }));
      return { ...command, releases, to: command.to.map(environment) };
    }
    case "from":
      return {
        ...command,
        apps: command.apps.map(app),
        from: environment(command.from),
        to: command.to.map(environment)
      };
    case "train":
      return { ...command, from: environment(command.from), to: environment(command.to) };
    default:
      return command;
  }
}

// src/promotion/rollback.ts
function rollbackGoal(history2, present, isWatched) {
  const isPresent = (version) => present !== void 0 && sameVersion(version, present);
  const at = history2.findIndex(({ version }) => isPresent(version));
  const abandoned = /* @__PURE__ */ new Set();
  for (const [index, release] of history2.entries()) {
    const { version, outcome, rollback: rollback2, previous } = release;
    const isGood = outcome === "verified" || !isWatched && outcome === "merged";
    if (index > at && isGood && !isPresent(version) && !abandoned.has(version))
      return { kind: "release", version, grounds: outcome === "verified" ? "verified" : "merged" };
    if (rollback2 && previous !== void 0) abandoned.add(previous);
  }
  const before = history2.slice(Math.max(at, 0)).findLast(({ previous }) => previous !== void 0)?.previous;
  if (before === void 0 || isPresent(before) || abandoned.has(before)) return { kind: "none" };
  return { kind: "release", version: before, grounds: "before" };
}

// src/fleet/matrix.ts
function matrix(fleet, only = {}) {
  const environments = fleet.environments.filter(
    ({ name }) => only.environment === void 0 || name === only.environment
  );
  const apps = fleet.apps.filter(({ name }) => only.app === void 0 || name === only.app);
  return {
    environments: environments.map(({ name, clusters }) => ({ name, clusters })),
    rows: apps.flatMap((app) => environments.flatMap(({ name }) => matrixRow(fleet, app.name, name) ?? [])),
    problems: fleet.problems.map(({ message, place: place2, advice }) => ({
      file: place2?.file ?? ".github/lockkeeper.yml",
      ...place2 === void 0 ? {} : { line: place2.line },
      message: advice === void 0 ? message : `${message} ${advice}`
    }))
  };
}
function matrixRow(fleet, app, environment) {
  const pins = fleet.pins.filter((pin) => pin.app === app && pin.environment === environment);
  const doubt = fleet.doubts?.find((entry) => entry.app === app && entry.environment === environment);
  if (pins.length === 0 && doubt === void 0) return void 0;
  const versions2 = versionsIn2(pins);
  const [version] = versions2;
  const digest = pins.find((pin) => pin.digest !== void 0)?.digest;
  const problem3 = doubtOf(doubt?.problem) ?? (versions2.length > 1 ? disagreement(pins) : void 0);
  return {
    app,
    environment,
    ...version === void 0 ? {} : { version },
    ...digest === void 0 ? {} : { digest },
    images: imagesOf(fleet, app, environment),
    pins: pins.map(({ cluster, kind, file, line, column, path, value, because: because2 }) => ({
      ...cluster === void 0 ? {} : { cluster },
      ...{ kind, file, line, column, path, value },
      ...because2 === void 0 ? {} : { because: because2 }
    })),
    ...problem3 === void 0 ? {} : { problem: problem3 }
  };
}
function doubtOf(problem3) {
  if (problem3?.place === void 0) return problem3?.message;
  return `${problem3.place.file}:${problem3.place.line}: ${problem3.message}`;
}
function imagesOf(fleet, app, environment) {
  const own = fleet.pins.flatMap(
    (pin) => pin.app === app && pin.environment === environment ? pin.image ?? [] : []
  );
  const declared = fleet.apps.find(({ name }) => name === app)?.images ?? [];
  const beside = (fleet.companions ?? []).filter(
    (entry) => entry.app === app && entry.environment === environment
  );
  return [.../* @__PURE__ */ new Set([...own.length > 0 ? own : declared, ...beside.map(({ image }) => image)])];
}
function versionsIn2(pins) {
  return [...new Set(pins.map(({ version }) => version))];
}
function disagreement(pins) {
  const places = pins.map(({ version, file, line }) => `${version} (${file}:${line})`);
  return `Its pins disagree: ${places.join(", ")}.`;
}

// src/report/answer.ts
function refusalBody(refusal2, record3) {
  const { line, source, message, suggestion, code: reason } = refusal2;
  return assemble([
    text(`### ${refusalTitle(reason, line)}`),
    ...source === "" ? [] : [text(`You wrote: ${code(source)}`)],
    text(prose(message)),
    ...copyLine(suggestion),
    text(replyMarker(record3))
  ]);
}
function refusalTitle(reason, line) {
  switch (reason) {
    case "NOT_YET":
      return "\u{1F6A7} Not here yet";
    case "TOO_MANY_COMMANDS":
      return "\u274C I ran nothing of this comment";
    default:
      return `\u274C I did not run line ${line}`;
  }
}
function copyLine(suggestion) {
  const line = suggestion === void 0 ? "What you may run here: `/help`" : `Copy: ${code(suggestion, 2e3)}`;
  return [text(line)];
}
function problemBody({
  source,
  problems,
  suggestion
}, record3) {
  return assemble([
    text(
      `### \u274C ${problems.length === 1 ? "I did not run this" : `I did not run this: ${problems.length} problems`}`
    ),
    text(`You wrote: ${code(source, 2e3)}`),
    problemList(problems),
    ...suggestion === void 0 ? [] : copyLine(suggestion),
    ...record3.done ? [] : [text("It goes on by itself once that is mended.")],
    text(replyMarker(record3))
  ]);
}
function problemList(problems) {
  return {
    kind: "rows",
    before: [],
    rows: problems.map((problem3) => `- ${problemLine(problem3)}`),
    after: [],
    more: (count2) => `- \u2026 and ${count2} more`
  };
}
function problemLine({ message, place: place2, advice }) {
  const where = place2 === void 0 ? "" : `${code(`${place2.file}:${place2.line}:${place2.column}`)}: `;
  const way = advice === void 0 ? "" : ` ${adviceLine(advice)}`;
  return `${where}${prose(cut(message, 2e3))}${way}`;
}
function adviceLine(advice) {
  return /^\/[a-z]+( |$)/.test(advice) ? `Copy: ${code(advice, 2e3)}` : prose(cut(advice, 2e3));
}
function noteBody(note2, record3) {
  return assemble([
    text(`### ${note2.mark} ${prose(note2.title)}`),
    ...note2.lines.map((line) => text(withLinks(prose(line), note2.pullRequests ?? []))),
    text(replyMarker(record3))
  ]);
}
function whichRepositoryBody({ repositories, source }, record3) {
  return assemble([
    text("### \u2753 Which GitOps repository?"),
    text(`You wrote: ${code(source, 2e3)}`),
    text("More than one GitOps repository lists this repository under `sources`:"),
    text(repositories.map((name) => `- ${code(name)}`).join("\n")),
    text("Comment in the one you mean, or take this repository out of the others\u2019 `.github/lockkeeper.yml`."),
    text(replyMarker(record3))
  ]);
}
function noRepositoryBody({ repository, source }, record3) {
  const config = [
    "```yaml",
    "version: 1",
    "sources:",
    `  - ${cut(repository, 200).replace(/[^\w./-]/g, "")}`,
    "```"
  ];
  return assemble([
    text("### \u2753 This repository belongs to no GitOps repository"),
    text(`You wrote: ${code(source, 2e3)}`),
    text(
      "I can see no GitOps repository that takes promotions from here. Add this to `.github/lockkeeper.yml` on the default branch of yours, and install the GitHub App on it, or name it in the workflow by the inputs `repository` and `token`:"
    ),
    text(config.join("\n")),
    text(`Or is it to be this one itself? ${noApp}`),
    text(replyMarker(record3))
  ]);
}

// src/report/running.ts
var marks4 = {
  current: "\u2705",
  "in-progress": "\u23F3",
  terminating: "\u23F3",
  failed: "\u274C",
  "not-found": "\u2754",
  unknown: "\u2754"
};
function runningPieces({ rows, unseen: unseen3 }) {
  const head = ["running", "environment", "version", "pods", "", "since (UTC)", "by"];
  const drifts = rows.flatMap((each) => each.drift.map((words) => driftLine(each, words)));
  return [
    ...rows.length === 0 ? [] : [table(head, rows.map(runningRow), "rows")],
    ...listed("\u26A0\uFE0F Drift between git and the clusters:", drifts),
    ...unseenPieces("Not everything could be looked at:", unseen3)
  ];
}
function unseenPieces(title2, unseen3) {
  const lines = unseen3.map(
    ({ cluster, environments, reason }) => `- \u2754 ${environments.map((name) => prose(name)).join(", ")}: ${prose(cut(environments.join() === cluster ? reason : `${cluster}: ${reason}`, 500))}`
  );
  return listed(title2, lines);
}
function listed(title2, rows) {
  if (rows.length === 0) return [];
  return [{ kind: "rows", before: [title2, ""], rows, after: [], more: (left) => `- \u2026 and ${left} more` }];
}
function placeOf2({ environment, cluster }) {
  return cluster === void 0 ? environment : `${environment} (${cluster})`;
}
function driftLine(found, words) {
  return `- ${prose(found.app)} on ${beforeColon(placeOf2(found))}: ${prose(cut(words, 500))}`;
}
function runningRow(found) {
  const { app, versions: versions2, digest, ready, wanted: wanted2, health, message, since, by, drift: drift2 } = found;
  const shown2 = [...versions2, ...digest === void 0 ? [] : [digest]].map((each) => code(shortVersion(each)));
  const isWell = health === "current";
  return row(
    prose(app),
    prose(placeOf2(found)),
    `${shown2.length === 0 ? "\u2013" : shown2.join(" ")}${drift2.length === 0 ? "" : " \u26A0\uFE0F"}`,
    wanted2 === 0 && ready === 0 ? "" : `${ready}/${wanted2}`,
    isWell ? marks4.current : `${marks4[health]} ${prose(cut(message, 200))}`,
    since === void 0 ? "" : since.slice(0, 16).replace("T", " "),
    by === void 0 ? "" : named(by)
  );
}

// src/report/difference.ts
function differenceBody(difference, record3) {
  const { environments, rows, repository, commit: commit2, unproven, unseen: unseen3 } = difference;
  const names2 = environments.map((name) => prose(name));
  const isWhole = unproven.length + unseen3.length === 0;
  const title2 = rows.length === 0 ? alike2(names2, isWhole) : `Where ${names2.join(" and ")} differ`;
  return assemble([
    text(`### \u{1F500} ${title2}`),
    ...versionPieces(environments, rows),
    ...fieldPieces(environments, rows),
    ...unprovenPieces(unproven),
    ...unseenPieces("\u2754 Not everything could be looked at, and may differ besides:", unseen3),
    text(
      `<sub>desired state in ${code(repository)} at ${code(commit2.slice(0, 7))}, ${code("running.\u2026")} and health as the connected clusters have it; only what differs is shown</sub>`
    ),
    text(replyMarker(record3))
  ]);
}
function alike2(names2, isWhole) {
  const [only, ...others] = names2;
  if (only !== void 0 && others.length === 0) return `There is nothing to compare ${only} with`;
  return `${names2.join(" and ")} do not differ${isWhole ? "" : " in what could be seen"}`;
}
function cells(environments, values) {
  return environments.map((name) => {
    const value = values[name];
    return value === void 0 ? "\u2013" : code(value.replace(/\s+/g, " "), 200);
  });
}
function versionPieces(environments, rows) {
  const versions2 = rows.filter(({ field }) => field === "version");
  if (versions2.length === 0) return [];
  const head = ["app", ...environments.map((name) => prose(name))];
  return [
    table(
      head,
      versions2.map(({ app, values }) => row(prose(app), ...cells(environments, values))),
      "apps"
    )
  ];
}
function fieldPieces(environments, rows) {
  const others = rows.filter(({ field }) => field !== "version");
  if (others.length === 0) return [];
  const head = ["app", "field", ...environments.map((name) => prose(name))];
  const lines = others.map(
    ({ app, field, values }) => row(prose(app), code(field, 200), ...cells(environments, values))
  );
  const fields = table(head, lines, "fields");
  const words = `Replicas, images and configuration: ${others.length} ${others.length === 1 ? "field" : "fields"}`;
  return [others.length > 10 ? folded(words, fields) : fields];
}
function unprovenPieces(unproven) {
  if (unproven.length === 0) return [];
  const rows = unproven.map(
    ({ environment, message }) => `- ${beforeColon(environment)}: ${prose(cut(message, 300))}`
  );
  const before = ["\u2754 Not everything could be rendered, and may differ besides:", ""];
  return [{ kind: "rows", before, rows, after: [], more: (left) => `- \u2026 and ${left} more` }];
}

// src/report/explain.ts
function explainBody(progress, record3) {
  return assemble([
    text(`### \u{1F50E} ${code(progress.id)} explained`),
    text(`asked for by ${code(`@${progress.requestedBy}`)}: ${code(progress.source, 2e3)}`),
    {
      kind: "rows",
      before: [],
      rows: progress.promotions.map((promotion) => `${explained(promotion, progress.dryRun)}
`),
      after: [],
      more: (left) => `\u2026 and ${left} more promotions`
    },
    text(`request ${code(progress.key)}`),
    text(replyMarker(record3))
  ]);
}
function wasAsked({ mergeCommit, gates: gates2 }) {
  return mergeCommit !== void 0 && gates2.some(({ status }) => status !== "not-evaluated");
}
function explained(promotion, dryRun) {
  const { mark, words } = standingOf(promotion, dryRun);
  const standing3 = wordsAndReason(words, promotion.because);
  const named3 = namedIn(promotion);
  const behind = standing3 === "" ? "" : `: ${withLinks(prose(cut(standing3, 1e3)), named3)}`;
  return assemble([
    text(`**${mark} ${promotionName(promotion)}**${behind}`),
    stepTable(promotion),
    ...(promotion.chosen ?? []).map(
      ({ file, line, because: because2 }) => text(`The pin is ${code(`${file}:${line}`)}: ${prose(cut(because2, 500))}.`)
    ),
    ...wasAsked(promotion) ? [text("The gates as they stood before it was merged:")] : [],
    ...promotion.gates.length === 0 ? [] : [gateTable(promotion.gates, (markdown) => withLinks(markdown, named3))],
    ...diffDetails(promotion.edits)
  ]);
}

// src/report/help.ts
function helpBody(facts, record3) {
  const allowed = verbs.filter(({ verb }) => !facts.denied.has(verb));
  const rest = verbs.filter(({ verb }) => facts.denied.has(verb));
  return assemble([
    text("### \u{1F6DF} What you may run here"),
    text(opening(facts)),
    commandTable(allowed.map(({ verb }) => verb)),
    ...environmentTable(facts),
    ...deniedLines(
      facts,
      rest.map(({ verb }) => verb)
    ),
    text(
      "A command starts a line of a comment; code, quotes, lists, tables and headings are not read. At most five a comment. Edits are not read: write a new comment."
    ),
    text(replyMarker(record3))
  ]);
}
function opening({ login, gitops, example }) {
  if (gitops === void 0) {
    return `${mention(login)}, no GitOps repository takes promotions from here: one must list this repository under ${code("sources")} in its ${code(".github/lockkeeper.yml")}.`;
  }
  const ready = example === void 0 ? "" : ` Ready to copy: ${code(example)}`;
  return `${mention(login)}, promotions from here go to ${code(gitops)}.${ready}`;
}
function commandTable(names2) {
  const rows = names2.flatMap((name) => {
    const { forms, flags } = verbRow(name);
    const options = flags.map(
      (flag) => `${code([flag.name, flag.value].filter(Boolean).join(" "))} ${flag.summary}`
    );
    return forms.map(
      ({ form, does }, index) => row(code(form), index === 0 ? [does, ...options].join("; ") : does)
    );
  });
  return table(["command", "does"], rows, "commands");
}
var mergeWords = {
  "when-green": "when checks are green",
  "after-approval": "after a second person approved",
  never: "by a person"
};
function environmentTable({ environments, apps }) {
  if (environments.length === 0) return [];
  const rows = environments.map(
    ({ name, denied, merge: merge2, after }) => row(
      prose(name),
      denied === void 0 ? "\u2705" : `\u26D4 ${prose(denied)}`,
      after.length === 0 ? "first" : `after ${after.map((each) => prose(each)).join(", ")}`,
      mergeWords[merge2]
    )
  );
  const shown2 = apps.slice(0, 30).map((app) => prose(app));
  const more = apps.length > shown2.length ? ` and ${apps.length - shown2.length} more` : "";
  return [
    table(["environment", "you may promote", "order", "merged"], rows, "environments"),
    ...apps.length === 0 ? [] : [text(`Apps: ${shown2.join(", ")}${more}`)]
  ];
}
function deniedLines({ denied }, names2) {
  if (names2.length === 0) return [];
  const lines = names2.map((name) => `- ${code(`/${name}`)}: ${prose(denied.get(name) ?? "not for you")}`);
  return [text(["What you may not run, and why:", "", ...lines].join("\n"))];
}

// src/report/history.ts
function historyBody({ app, environment, rows, left }, record3) {
  const where = environment === void 0 ? "everywhere" : `on ${prose(environment)}`;
  const head = ["when (UTC)", "environment", "from", "to", "by", "request", ""];
  return assemble([
    text(`### \u{1F570}\uFE0F History of ${prose(app)} ${where}`),
    ...rows.length === 0 ? [text("I have moved nothing there yet; what git says of earlier times is in its log.")] : [table(head, rows.map(historyRow), "moves")],
    ...left === 0 ? [] : [text(`\u2026 and ${left} older ones, on the deployments page of the repository.`)],
    text(replyMarker(record3))
  ]);
}
function historyRow({
  at,
  environment,
  version,
  previous,
  by,
  request,
  rollback: rollback2,
  state,
  said: said2
}) {
  const [mark, word2] = ends3[state];
  const why = (state === "failure" || state === "error") && said2 !== "" ? `: ${prose(cut(said2, 140))}` : "";
  return row(
    at.toISOString().slice(0, 16).replace("T", " "),
    prose(environment),
    previous === void 0 ? "" : code(shortVersion(previous)),
    code(shortVersion(version)),
    by === void 0 ? "" : named(by),
    code(request),
    `${mark} ${rollback2 ? "rollback, " : ""}${word2}${why}`
  );
}
var ends3 = {
  success: ["\u{1F7E2}", "succeeded"],
  pending: ["\u{1F535}", "merged, not watched"],
  in_progress: ["\u{1F7E1}", "rolling out"],
  failure: ["\u{1F534}", "failed"],
  error: ["\u{1F7E0}", "outcome unknown"],
  inactive: ["\u26AA", "replaced"]
};

// src/report/matrix-problems.ts
function matrixProblems({ rows, problems }) {
  const unread = problems.map(({ file, line, message }) => {
    const where = line === void 0 ? file : `${file}:${line}`;
    const said2 = where === "" ? message : `${where}: ${message}`;
    return {
      said: said2,
      ...where === "" ? {} : { where },
      message,
      cells: rows.filter(({ problem: problem3 }) => problem3 === said2)
    };
  });
  const known2 = new Set(unread.map(({ said: said2 }) => said2));
  const doubts = rows.flatMap(
    (row2) => row2.problem === void 0 || known2.has(row2.problem) ? [] : [{ message: row2.problem, cells: [row2] }]
  );
  return [...doubts, ...unread.map(({ said: _, ...problem3 }) => problem3)];
}

// src/report/list.ts
function listBody(matrix2, place2, record3) {
  return assemble([
    text(`### \u{1F4CB} ${title(place2)}`),
    text(`desired state of ${code(place2.repository)} at ${code(place2.commit.slice(0, 7))}`),
    ...matrixPieces(matrix2, place2.running === void 0 ? [] : runningPieces(place2.running)),
    ...problemPieces(matrix2),
    text(replyMarker(record3))
  ]);
}
function title({ app, environment }) {
  const what = app === void 0 ? "Every app" : prose(app);
  return environment === void 0 ? `${what} in every environment` : `${what} on ${prose(environment)}`;
}
function matrixPieces(matrix2, running2) {
  if (matrix2.rows.length === 0) return [text(noApp)];
  const names2 = matrix2.environments.map((environment) => environment.name);
  const apps = [...new Set(matrix2.rows.map(({ app }) => app))];
  const rows = apps.map((app) => row(prose(app), ...names2.map((name) => cell(find(matrix2, app, name)))));
  const head = ["app", "environment", "version", "images", "pinned in"];
  const details = table(head, matrix2.rows.map(detailRow), "rows");
  return [
    table(["app", ...names2.map((name) => prose(name))], rows, "apps"),
    ...running2,
    folded("Images, and where versions are pinned", details)
  ];
}
function find(matrix2, app, environment) {
  return matrix2.rows.find((each) => each.app === app && each.environment === environment);
}
function cell(found) {
  if (found === void 0) return "\u2013";
  return found.problem === void 0 ? versions(found) : `\u26A0\uFE0F ${versions(found)}`;
}
function versions({ version }) {
  if (version === void 0 || version === "") return "?";
  return version.split(" | ").map((each) => code(shortVersion(each))).join(" and ");
}
var mostPins = 10;
function detailRow(found) {
  const { app, environment, digest, images, pins } = found;
  const places = pins.map(({ cluster, file, line, column }) => {
    const where = code(`${file}:${line}:${column}`);
    return cluster === void 0 ? where : `${where} (${prose(cluster)})`;
  });
  const rest = places.length > mostPins ? [`and ${places.length - mostPins} more`] : [];
  return row(
    prose(app),
    prose(environment),
    [versions(found), ...digest === void 0 ? [] : [code(shortVersion(digest))]].join(" "),
    images.slice(0, mostPins).map((image) => code(image)).join(", "),
    [...places.slice(0, mostPins), ...rest].join(", ")
  );
}
function problemPieces(matrix2) {
  const rows = matrixProblems(matrix2).map(problemRow);
  if (rows.length === 0) return [];
  const before = [`\u26A0\uFE0F ${count(rows.length, "problem")}; everything else is as shown:`, ""];
  return [{ kind: "rows", before, rows, after: [], more: (left) => `- \u2026 and ${left} more` }];
}
function problemRow({ where, message, cells: cells2 }) {
  const names2 = cells2.map(({ app, environment }) => `${prose(app)} on ${beforeColon(environment)}`);
  const whose = names2.length === 0 ? "" : `${names2.join(", ")}: `;
  return `- ${whose}${where === void 0 ? "" : `${code(where)}: `}${prose(cut(message, 1e3))}`;
}

// src/engine/answer/cluster-note.ts
function clusterNote(said2) {
  switch (said2.kind) {
    case "restarted":
      return restartedNote(said2);
    case "not-connected":
      return {
        mark: "\u2753",
        title: `I see no cluster of ${said2.environment}`,
        lines: ["Connect one under clusters in .github/lockkeeper.yml, by the name of its kubeconfig."]
      };
    case "not-there":
      return {
        mark: "\u2753",
        title: `${said2.environment} has no ${said2.app}`,
        lines: [`What runs where: /list ${said2.app}`]
      };
    case "no-rollback":
      return {
        mark: "\u2753",
        title: `I know no release of ${said2.app} before this one on ${said2.environment}`,
        lines: [
          `Name the one you mean: /rollback ${said2.app} on ${said2.environment} to VERSION`,
          `What I know: /history ${said2.app} on ${said2.environment}`
        ]
      };
    default:
      return said2;
  }
}
function restartedNote({ app, environment, clusters }) {
  const failed2 = clusters.filter(({ failure }) => failure !== void 0);
  const none = clusters.every(({ workloads: workloads2 }) => workloads2.length === 0);
  const lines = clusters.map(({ cluster, workloads: workloads2, failure }) => {
    const done = workloads2.length === 0 ? "nothing" : workloads2.join(", ");
    return failure === void 0 ? `${cluster}: ${done}` : `${cluster}: ${done}; ${failure}`;
  });
  const title2 = none ? `Nothing of ${app} was restarted` : `${app} on ${environment} is being restarted`;
  return {
    mark: failed2.length > 0 || none ? "\u{1F534}" : "\u{1F504}",
    title: failed2.length > 0 && !none ? `${title2}, not everywhere` : title2,
    lines: [...lines, `How it goes: /verify ${app} on ${environment}`]
  };
}

// src/engine/answer/answer-text.ts
function answerText(said2, source, record3) {
  switch (said2.kind) {
    case "refusal":
      return refusalBody(said2.refusal, record3);
    case "several-gitops":
      return whichRepositoryBody({ repositories: said2.candidates, source }, record3);
    case "no-gitops":
      return noGitopsText(said2, source, record3);
    case "problems":
      return problemBody({ source, ...said2 }, record3);
    case "broken-config":
      return problemBody({ source, problems: said2.problems }, record3);
    case "dry-run":
      return replyBody(said2.progress, record3);
    case "explanation":
      return explainBody(said2.progress, record3);
    case "list":
      return listText(said2, record3);
    case "help":
      return helpBody(said2.facts, record3);
    case "difference":
      return differenceBody(said2, record3);
    case "history":
      return historyBody(said2, record3);
    case "verification":
      return verificationBody(said2, record3);
    case "restarted":
    case "not-connected":
    case "not-there":
    case "no-rollback":
      return noteBody(clusterNote(said2), record3);
    default:
      return noteBody(noteOf(said2), record3);
  }
}
function noGitopsText({ repository, broken }, source, record3) {
  if (broken.length === 0) return noRepositoryBody({ repository, source }, record3);
  return noteBody(
    {
      mark: "\u2753",
      title: "I cannot tell which GitOps repository is meant",
      lines: [
        `None that I can read lists ${repository} under sources, and the configuration of ${broken.join(" and ")} is broken: mend .github/lockkeeper.yml there.`
      ]
    },
    record3
  );
}
function listText(said2, record3) {
  const { app, environment, fleet, problems, repository, commit: commit2, running: running2 } = said2;
  const filter = {
    ...app === void 0 ? {} : { app },
    ...environment === void 0 ? {} : { environment }
  };
  const all = { ...fleet, problems: [...problems, ...fleet.problems] };
  return listBody(matrix(all, filter), { repository, commit: commit2, running: running2, ...filter }, record3);
}
function noteOf(said2) {
  switch (said2.kind) {
    case "edited":
      return {
        mark: "\u274C",
        title: "I do not run edited comments",
        lines: ["This comment was edited before I read it. Write the command in a new comment."]
      };
    case "stale":
      return {
        mark: "\u274C",
        title: "I saw this more than an hour ago",
        lines: ["My answer is gone, so I do nothing now. Write the command in a new comment."]
      };
    case "fork":
      return {
        mark: "\u274C",
        title: "I take no commands on pull requests from forks",
        lines: ["Give the command on an issue, or on a pull request from a branch of this repository."]
      };
    case "denied":
      return { mark: "\u26D4", title: "You may not do this", lines: [`${capitalized(said2.reason)}.`] };
    case "archived":
      return {
        mark: "\u26D4",
        title: `${said2.repository} is archived`,
        lines: ["Nothing can be written there. Unarchive it, then ask again."]
      };
    case "nothing-to-do":
      return { mark: "\u26AA", title: "Nothing to do", lines: [said2.reason] };
    default:
      return cancelNote(said2);
  }
}
var whereLooked = "I look in this thread and among the pull requests of the last 90 days. Ask in the thread of the request, or check the id.";
var nothingUnderWay = "No promotion that was asked for in this thread is under way. To cancel one of elsewhere, name its id.";
function cancelNote(said2) {
  switch (said2.kind) {
    case "unknown-request":
      return { mark: "\u2753", title: `I know no request ${said2.id}`, lines: [whereLooked] };
    case "nothing-to-cancel":
      return { mark: "\u26AA", title: "There is nothing to cancel here", lines: [nothingUnderWay] };
    case "cancelling":
      return { mark: "\u{1F7E1}", title: `${said2.id} is being cancelled`, lines: [`Asked for by @${said2.by}.`] };
    case "cancelled":
      return {
        mark: "\u26AA",
        title: `${said2.id} is cancelled`,
        lines: cancelledLines(said2),
        pullRequests: said2.closed
      };
    case "too-late":
      return {
        mark: "\u274C",
        title: `${said2.id} cannot be cancelled any more`,
        lines: [`It is merged: ${numbers(said2.merged)}.`],
        pullRequests: said2.merged
      };
    default:
      return said2;
  }
}
function numbers(pullRequests) {
  return pullRequests.map(({ number: number4 }) => `#${number4}`).join(", ");
}
function cancelledLines({ by, closed: closed3 }) {
  return [`Cancelled by @${by}.`, ...closed3.length === 0 ? [] : [`Closed: ${numbers(closed3)}.`]];
}

// src/engine/answer/answer.ts
async function answer(context, reading, key, { verb, source, done = true, current }, said2) {
  const origin = parseRequestKey(key);
  const index = origin?.kind === "comment" ? origin.index : 0;
  const existing = current ?? replyTo(reading, index)?.comment;
  const cancels = "cancels" in said2 ? { cancels: { key: said2.cancels, by: said2.by } } : {};
  const body = answerText(said2, source, {
    key,
    verb,
    done,
    slips: [],
    result: { verdict: verdictOf(said2) },
    ...cancels
  });
  const comment = await showReply(deskOf(context, reading), existing, body);
  if (done && comment !== void 0)
    context.publish({ kind: "request-answered", version: 1, at: context.clock.now(), request: key, verb });
  return comment;
}
var answered = /* @__PURE__ */ new Set([
  "explanation",
  "cancelled",
  "list",
  "difference",
  "help",
  "history",
  "dry-run"
]);
function verdictOf(said2) {
  if (said2.kind === "nothing-to-do") return said2.kind;
  if (said2.kind === "verification")
    return said2.sight.verdict === "in-progress" ? "unknown" : said2.sight.verdict;
  if (said2.kind === "restarted")
    return said2.clusters.some(({ failure }) => failure !== void 0) ? "failed" : "answered";
  return answered.has(said2.kind) ? "answered" : "refused";
}

// src/engine/commands/names.ts
function problemsOf2(problems, command, fleet) {
  const corrected = correctCommand(command, fleet);
  return {
    kind: "problems",
    problems,
    ...corrected === void 0 ? {} : { suggestion: formatCommand(corrected) }
  };
}

// src/engine/commands/promote.ts
async function promote(addressed, command, rollback2) {
  const { context, reading, key, fleet, gitops } = addressed;
  const say3 = async (said2) => {
    await answer(
      context,
      reading,
      key,
      { verb: addressed.placed.command.kind, source: addressed.placed.source },
      said2
    );
    return [];
  };
  if (fleet.problems.length > 0)
    return say3({ kind: "broken-config", repository: fullName(gitops.ref), problems: fleet.problems });
  if (!fleet.snapshot.writable) return say3({ kind: "archived", repository: fullName(gitops.ref) });
  const run = runOf(addressed, command, rollback2);
  const agenda = drawAgenda(run);
  if (agenda.kind === "refused") return say3(problemsOf2(agenda.problems, command, fleet.fleet));
  if (agenda.kind === "nothing-to-do") return say3(agenda);
  if (!command.dryRun) return carryOut2(run, reading, agenda.legs);
  return say3({ kind: "dry-run", progress: requestProgress(run, await surveyLegs(run, agenda.legs)) });
}
function runOf(addressed, command, rollback2) {
  const { context, reading, gitops, fleet, grounds } = addressed;
  return {
    context,
    source: reading.source.ref,
    gitops,
    fresh: reading.aloneUntil !== void 0,
    reading: fleet,
    entry: grounds,
    request: { ...requestOf(addressed, command), ...rollback2 === void 0 ? {} : { rollback: rollback2 } }
  };
}
function requestOf({ reading, comment, placed, key }, command) {
  const withdrawn = withdrawalOf(reading, key, placed.index);
  return {
    key,
    id: requestId(key),
    source: placed.source,
    dryRun: command.dryRun,
    requester: { id: comment.author.id, login: comment.author.login },
    command,
    slips: replyTo(reading, placed.index)?.record.slips ?? [],
    thread: { issue: comment.issue, createdAt: comment.createdAt },
    ...command.reason === void 0 ? {} : { reason: command.reason },
    ...withdrawn === void 0 ? {} : { withdrawn }
  };
}
function withdrawalOf(reading, key, index) {
  const cancelling = repliesIn(reading.conversation.comments).find(
    ({ record: record3 }) => record3.cancels?.key === key
  );
  const by = cancelling?.record.cancels?.by;
  if (by !== void 0) return { kind: "cancelled", by };
  return hasLostReply(reading, index) ? { kind: "stale" } : void 0;
}

// src/engine/commands/rollback.ts
async function rollback(addressed, command) {
  const { fleet, gitops, reading, placed } = addressed;
  const unknown = nameProblems(command, fleet.fleet);
  if (unknown.length > 0) return say(addressed, problemsOf2(unknown, command, fleet.fleet));
  const history2 = await pastReleases(gitops, command.app, command.environment);
  const [begun] = replyTo(reading, placed.index)?.record.slips ?? [];
  const version = command.version ?? begun?.version ?? chosen(addressed, command, history2);
  if (version === void 0)
    return say(addressed, {
      kind: "no-rollback",
      app: command.app,
      environment: command.environment
    });
  const fromHistory = command.version === void 0 || history2.some((each) => sameVersion(each.version, version));
  return promote(addressed, promotionOf(command, version), { fromHistory });
}
function chosen(addressed, command, history2) {
  const goal = goalOf({ ...addressed, reading: addressed.fleet }, command, history2);
  return goal.kind === "none" ? void 0 : goal.version;
}
function goalOf(lookout, { app, environment }, history2) {
  const [present] = versionsIn(lookout.reading.fleet, app, environment);
  return rollbackGoal(history2, present, connection(lookout, environment) !== void 0);
}
async function pastReleases(gitops, app, environment) {
  return (await gitops.deployments.find(app, environment)).map(pastRelease);
}
function pastRelease({ payload, outcome, state }) {
  return {
    version: payload.version,
    rollback: payload.kind === "rollback",
    outcome: outcomes[outcome?.state ?? state ?? "in_progress"],
    ...payload.previous === void 0 ? {} : { previous: payload.previous }
  };
}
var outcomes = {
  success: "verified",
  pending: "merged",
  inactive: "merged",
  failure: "failed",
  error: "unknown",
  in_progress: "under-way"
};
function promotionOf({ app, environment, dryRun, reason }, version) {
  return {
    ...{ kind: "promote", form: "releases", releases: [{ app, version }], to: [environment], dryRun },
    ...reason === void 0 ? {} : { reason }
  };
}
async function say({ context, reading, key, placed }, said2) {
  await answer(context, reading, key, { verb: placed.command.kind, source: placed.source }, said2);
  return [];
}

// src/engine/promotion/way-back.ts
async function wayBack({ run: before, situation, step }) {
  if (step.kind !== "end" || step.verdict !== "failed" || before.request.rollback !== void 0)
    return void 0;
  const run = { ...before, reading: await readFleet(before.context, before.gitops) };
  const { goal } = situation;
  const policy = environmentPolicy(run.reading.policy, goal.environment);
  if (policy === void 0 || policy.onFailure === "nothing") return void 0;
  const own = derive(run, situation);
  const version = own === void 0 ? void 0 : await destination(own, goal);
  if (own === void 0 || version === void 0) return void 0;
  const hold = await readHold(run.gitops, goal);
  const does = policy.onFailure === "rollback" && (hold === void 0 || hold.request === own.request.key);
  const begin3 = does ? own : withheld(own, policy);
  const advanced = await advance(begin3, { ...goal, version }, void 0, async () => "ours");
  return wayBackOf(advanced, does);
}
async function destination({ gitops, reading, request, context }, { app, environment, version }) {
  const found = await gitops.pullRequests.find(slotBranch(environment, app));
  const claims = found.flatMap((each) => each.ours ? readProposalMarker(each.body)?.claim ?? [] : []);
  const begun = claims.find((claim2) => claim2.request === request.key);
  if (begun !== void 0) return begun.version;
  const present = versionsIn(reading.fleet, app, environment);
  if (!present.some((each) => sameVersion(each, version))) return void 0;
  if (found.some(({ state }) => state === "open")) return void 0;
  const history2 = await pastReleases(gitops, app, environment);
  const back = goalOf({ context, gitops, reading }, { app, environment }, history2);
  return back.kind === "none" ? void 0 : back.version;
}
function derive(run, situation) {
  const requester = requesterOf(run, situation) ?? claimant(run, situation);
  if (requester === void 0) return void 0;
  const key = offerKey(run.gitops.ref.id, run.request.key);
  const { app, environment } = situation.goal;
  const { entry: _, ...rest } = run;
  return {
    ...rest,
    fresh: false,
    request: {
      ...{ key, id: requestId(key), dryRun: false, slips: [], requester },
      source: `/rollback ${app} on ${environment}`,
      rollback: { fromHistory: true },
      ...run.request.thread === void 0 ? {} : { thread: run.request.thread }
    }
  };
}
function claimant(run, { pullRequests }) {
  return pullRequests.find(({ claim: claim2 }) => claim2?.request === run.request.key)?.claim?.requestedBy;
}
function withheld(run, policy) {
  const environments = run.reading.policy.environments.map(
    (each) => each === policy ? { ...each, merge: "never" } : each
  );
  return { ...run, reading: { ...run.reading, policy: { ...run.reading.policy, environments } } };
}
function wayBackOf(advanced, does) {
  const { step, situation, run } = advanced;
  const mine = ownPullRequest(run, situation);
  const pullRequest = mine === void 0 ? {} : { pullRequest: { number: mine.number, url: mine.url } };
  const { version } = situation.goal;
  if (step.kind === "wait")
    return { kind: does ? "under-way" : "ready", version, because: step.because, ...pullRequest };
  const isDone2 = step.verdict === "merged" || step.verdict === "succeeded";
  return { kind: isDone2 ? "done" : "failed", version, because: step.because, ...pullRequest };
}
function withWayBack(promotion, back) {
  if (back === void 0) return promotion;
  if (back.kind !== "under-way") return { ...promotion, wayBack: back };
  const { verdict: _, ...rest } = promotion;
  return { ...rest, state: "rolling-out", wayBack: back, because: promotion.because ?? "" };
}

// src/engine/promotion/run-promote.ts
var silently = async () => "ours";
async function runLegs(run, legs, show) {
  let outcome = { run, promotions: [], displaced: [], elsewhere: false };
  for (const [index, leg] of legs.entries()) {
    const before = legs.slice(0, index).flat();
    const obstacle = outcome.promotions.find((promotion, at) => isObstacle(promotion, before[at]));
    if (obstacle !== void 0 && obstacle.state !== "ended") {
      outcome = {
        ...outcome,
        promotions: [...outcome.promotions, ...leg.map((entry) => held(entry, obstacle))]
      };
      continue;
    }
    const rest = legs.slice(index + 1).flatMap((entries) => entries.map((entry) => waiting(entry, leg)));
    outcome = await runLeg(outcome, obstacle === void 0 ? leg : takenBack(leg, obstacle), rest, show);
  }
  return outcome;
}
function isObstacle(promotion, entry) {
  const isNeedless = promotion.verdict === "cancelled" && entry?.withdrawn?.kind === "no-difference";
  return !endedWell(promotion) && !isNeedless;
}
function takenBack(leg, { environment }) {
  return leg.map((entry) => ({ withdrawn: { kind: "earlier-leg", environment }, ...entry }));
}
async function runLeg(before, leg, rest, show) {
  let outcome = before;
  for (const [index, entry] of leg.entries()) {
    const after = [...leg.slice(index + 1).map((next) => waiting(next, leg)), ...rest];
    const begin3 = (run2, standing3) => show(run2, [...outcome.promotions, promotionProgress(run2, standing3), ...after]);
    const {
      run,
      promotion,
      displaced,
      elsewhere: elsewhere2,
      mergedAt = outcome.mergedAt
    } = await runEntry(outcome.run, entry, begin3);
    outcome = {
      run: promotion.verdict === "merged" && after.length > 0 ? await rereadFleet(run) : run,
      promotions: [...outcome.promotions, promotion],
      displaced: [...outcome.displaced, ...displaced],
      elsewhere: outcome.elsewhere || elsewhere2,
      ...mergedAt === void 0 ? {} : { mergedAt }
    };
  }
  return outcome;
}
async function runEntry(run, { goal, problem: problem3, withdrawn }, begin3) {
  if (problem3 !== void 0)
    return { run, promotion: refused(goal, problem3), displaced: [], elsewhere: false };
  const advanced = await advance(run, goal, withdrawn ?? run.request.withdrawn, begin3);
  const mergedAt = ownPullRequest(advanced.run, advanced.situation)?.mergedAt;
  return {
    run: advanced.run,
    promotion: withWayBack(promotionProgress(advanced.run, advanced), await wayBack(advanced)),
    displaced: advanced.displaced,
    elsewhere: "elsewhere" in advanced.step,
    ...mergedAt === void 0 ? {} : { mergedAt }
  };
}
async function surveyLegs(run, legs) {
  const promotions = [];
  for (const [index, leg] of legs.entries()) {
    const assumed = legs.slice(0, index).flatMap((entries) => entries.map((entry) => entry.goal));
    for (const { goal, problem: problem3, withdrawn } of leg) {
      if (problem3 === void 0)
        promotions.push(
          promotionProgress(run, await survey2(run, goal, withdrawn ?? run.request.withdrawn, assumed))
        );
      else promotions.push(refused(goal, problem3));
    }
  }
  return promotions;
}
async function rereadFleet(run) {
  return { ...run, reading: await readFleet(run.context, run.gitops) };
}
function endedWell({ verdict }) {
  return verdict === "merged" || verdict === "succeeded" || verdict === "nothing-to-do";
}
function refused(goal, problem3) {
  return plainProgress(goal, { state: "ended", verdict: "refused", because: sentence2(problem3) });
}
function waiting({ goal }, leg) {
  const before = leg[0]?.goal.environment;
  const because2 = before === void 0 || before === goal.environment ? "its turn comes" : `waits for ${before}`;
  return plainProgress(goal, { state: "requested", because: because2 });
}
function held({ goal }, { environment }) {
  return plainProgress(goal, { state: "requested", because: `waits for ${environment}` });
}
function sentence2({ message, advice, place: place2 }) {
  const where = place2 === void 0 ? "" : `${place2.file}:${place2.line}: `;
  return advice === void 0 ? `${where}${message}` : `${where}${message} ${advice}`;
}

// src/engine/promotion/carry-out.ts
async function carryOut2(run, reading, legs) {
  const desk = deskOf(run.context, reading);
  let reply = replyOf(run, reading);
  let hand;
  const outcome = await runLegs(run, legs, async (now, promotions) => {
    if (reply !== void 0 || hand === "elsewhere") return hand ?? "ours";
    reply = await showReply(desk, void 0, bodyOf(now, promotions));
    hand = reply === void 0 ? "elsewhere" : "ours";
    if (hand === "elsewhere") return hand;
    const { requester } = now.request;
    tell2(now, { kind: "request-accepted", verb: verbOf(now), by: requester?.login ?? "ghost" });
    return hand;
  });
  if (outcome.elsewhere) return outcome.displaced;
  if (isDone(outcome.promotions) && reply !== void 0 && isLate(outcome, reply)) {
    const progress = requestProgress(outcome.run, outcome.promotions);
    await tellOutcome(desk, run.request.key, outcomeBody(progress, reply.url));
  }
  await showReply(desk, reply, bodyOf(outcome.run, outcome.promotions));
  remindOf(run, outcome.promotions);
  publishUnseen(outcome);
  publishEndings(outcome);
  return touchedBy(outcome);
}
function remindOf({ context, request }, promotions) {
  const { rollout, scheduled } = context.delays;
  if (promotions.some((each) => each.state === "rolling-out" && !isUnseen(each)))
    context.remind?.(request.key, rollout);
  else if (promotions.some(({ autoMerge }) => autoMerge)) context.remind?.(request.key, scheduled);
}
function replyOf({ request }, reading) {
  const origin = parseRequestKey(request.key);
  return origin?.kind === "comment" ? replyTo(reading, origin.index)?.comment : void 0;
}
function bodyOf(run, promotions) {
  const { request } = run;
  const record3 = {
    key: request.key,
    verb: verbOf(run),
    done: isDone(promotions),
    slips: promotions.map(({ app, environment, to, gates: gates2 }) => ({ app, environment, version: to, gates: gates2 }))
  };
  return replyBody(requestProgress(run, promotions), record3);
}
function verbOf({ request }) {
  return request.rollback === void 0 ? "promote" : "rollback";
}
function isLate({ run, mergedAt, promotions }, reply) {
  const watched2 = promotions.some(({ verdict }) => verdict !== void 0 && watchedVerdicts.has(verdict));
  const ended = watched2 ? run.context.clock.now() : mergedAt ?? run.context.clock.now();
  return ended.getTime() - reply.createdAt.getTime() > run.context.delays.outcome;
}
var watchedVerdicts = /* @__PURE__ */ new Set(["succeeded", "failed", "unknown"]);
function isUnseen({ rollout }) {
  return rollout !== void 0 && !mayBeSeen(rollout);
}
function publishUnseen({ run, promotions }) {
  for (const promotion of promotions) {
    const { app, environment, to, state, rollout } = promotion;
    if (state !== "rolling-out" || rollout === void 0 || !isUnseen(promotion)) continue;
    const { because: because2 } = rollout;
    tell2(run, { kind: "rollout-unseen", app, environment, release: to, because: because2 });
  }
}
function publishEndings({ run, promotions }) {
  if (!isDone(promotions)) return;
  for (const { app, environment, to, verdict } of promotions) {
    if (verdict !== void 0) tell2(run, { kind: "promotion-ended", app, environment, release: to, verdict });
  }
}
function tell2({ context, request }, told) {
  context.publish({ ...told, version: 1, at: context.clock.now(), request: request.key });
}

// src/engine/promotion/continue-promotion.ts
async function continuePromotion(context, continuing) {
  const gitops = await gitopsOf(context, continuing.reply.record.key);
  if (gitops === void 0) return [];
  const run = await runOf2(context, continuing, gitops);
  const agenda = drawAgenda(run);
  return agenda.kind === "legs" ? carryOut2(run, continuing.reading, agenda.legs) : [];
}
async function gitopsOf(context, key) {
  const origin = parseRequestKey(key);
  const ref = origin === void 0 ? void 0 : await repositoryById(context, origin.gitops);
  return ref === void 0 ? void 0 : context.installation.open(ref);
}
async function runOf2(context, { reading, reply, withdrawn, requester }, gitops) {
  const { key, slips } = reply.record;
  return {
    context,
    source: reading.source.ref,
    gitops,
    fresh: false,
    reading: await readFleet(context, gitops),
    request: {
      key,
      id: requestId(key),
      source: "",
      dryRun: false,
      slips,
      withdrawn,
      ...reply.record.verb === "rollback" ? { rollback: { fromHistory: true } } : {},
      thread: { issue: reading.conversation.thread.issue, createdAt: reading.since },
      ...requester === void 0 ? {} : { requester }
    }
  };
}

// src/engine/promotion/continue-unattended.ts
async function continueUnattended(context, key, origin) {
  const ref = await repositoryById(context, origin.gitops);
  if (ref === void 0) return [];
  const gitops = context.installation.open(ref);
  return inTurn(context, key, async () => {
    const proposals = await proposalsOf(context, gitops, key);
    if (proposals.length === 0) return [];
    const isRollback = origin.kind === "comment" && await rollsBack(gitops, proposals);
    const run = {
      context,
      source: await repositoryById(context, origin.repository) ?? ref,
      gitops,
      fresh: false,
      reading: await readFleet(context, gitops),
      request: {
        key,
        id: requestId(key),
        source: "",
        dryRun: false,
        slips: proposals.map(({ slip }) => slip),
        ...isRollback ? { rollback: { fromHistory: true } } : {},
        ...origin.kind === "comment" ? { withdrawn: { kind: "deleted" } } : {}
      }
    };
    const agenda = drawAgenda(run);
    return agenda.kind === "legs" ? touchedBy(await runLegs(run, agenda.legs, silently)) : [];
  });
}
var horizon = 3 * 24 * 36e5;
async function proposalsOf({ clock }, { pullRequests }, key) {
  const recent = await pullRequests.recent(new Date(clock.now().getTime() - horizon));
  const found = /* @__PURE__ */ new Map();
  for (const pullRequest of recent) {
    const claim2 = pullRequest.ours ? readProposalMarker(pullRequest.body)?.claim : void 0;
    if (claim2?.request !== key || found.has(pullRequest.branch)) continue;
    const { app, environment, version } = claim2;
    found.set(pullRequest.branch, { pullRequest, slip: { app, environment, version } });
  }
  return [...found.values()];
}
async function rollsBack({ repository }, proposals) {
  for (const { pullRequest } of proposals) {
    const { state, title: title2, branch } = pullRequest;
    const commits = state === "open" ? (await repository.branch(branch))?.commits : void 0;
    const words = state === "open" ? commits?.findLast(({ ours }) => ours)?.message : title2;
    if (words !== void 0 && isRollbackTitle(words)) return true;
  }
  return false;
}

// src/engine/answer/find-request.ts
var horizon2 = 90 * 24 * 60 * 60 * 1e3;
async function readTraces({ context, reading, gitops }) {
  const since = new Date(context.clock.now().getTime() - horizon2);
  const [pullRequests, conversation] = await Promise.all([
    gitops.pullRequests.recent(since),
    reading.source.threads.conversation(reading.conversation.thread.issue, since)
  ]);
  const replies = repliesIn(conversation?.comments ?? []).filter(
    ({ record: record3 }) => record3.verb === "promote" || record3.verb === "rollback"
  );
  return { pullRequests: pullRequests.map(slotPullRequest), replies };
}
function findKey({ pullRequests, replies }, id2) {
  const keys = [
    ...pullRequests.flatMap((each) => each.claim?.request ?? []),
    ...replies.map(({ record: record3 }) => record3.key)
  ];
  return keys.find((key) => requestId(key) === id2);
}

// src/engine/commands/cancel.ts
async function cancel(addressed, id2) {
  const traces = await readTraces(addressed);
  const key = begunBefore(addressed) ?? chooseKey(addressed, traces, id2);
  if (key === void 0) {
    await say2(addressed, id2 === void 0 ? { kind: "nothing-to-cancel" } : { kind: "unknown-request", id: id2 });
    return [];
  }
  const { comment, reading, gitops, grounds } = addressed;
  const asking = {
    actor: comment.author,
    source: reading.source.ref,
    gitops: gitops.ref,
    verb: { kind: "cancel", requester: await requesterOf2(addressed, key) }
  };
  const allowed = await authorize({ key }, asking, grounds);
  if (allowed.kind === "authorized") return cancelRequest(addressed, traces, allowed.value);
  await say2(addressed, { kind: "denied", reason: allowed.reason });
  return [];
}
function begunBefore({ reading, placed }) {
  return replyTo(reading, placed.index)?.record.cancels?.key;
}
function chooseKey({ reading, gitops }, traces, id2) {
  if (id2 !== void 0) return findKey(traces, id2);
  const { thread } = reading.conversation;
  const here = traces.pullRequests.find(
    (each) => each.number === thread.issue && reading.source.ref.id === gitops.ref.id
  );
  const open3 = traces.replies.filter(({ record: record3 }) => !record3.done);
  return here?.claim?.request ?? open3.at(-1)?.record.key;
}
async function requesterOf2({ context }, key) {
  const origin = parseRequestKey(key);
  if (origin?.kind !== "comment") return void 0;
  const ref = await repositoryById(context, origin.repository);
  if (ref === void 0) return void 0;
  return (await context.installation.open(ref).threads.comment(origin.comment))?.author;
}
async function cancelRequest(addressed, traces, { key }) {
  const by = addressed.comment.author.login;
  const id2 = requestId(key);
  const own = ownPullRequests(traces, key);
  const late = lateAnswer(id2, own);
  if (late !== void 0 && begunBefore(addressed) === void 0) {
    await say2(addressed, late);
    return [];
  }
  const current = await say2(addressed, { kind: "cancelling", id: id2, cancels: key, by }, { done: false });
  if (current === void 0) return [];
  for (const pullRequest of own.filter((each) => each.state === "open")) await close2(addressed, pullRequest, by);
  const ended = ownPullRequests(await readTraces(addressed), key);
  const closed3 = ended.filter((each) => each.state === "closed");
  const said2 = lateAnswer(id2, ended) ?? { kind: "cancelled", id: id2, cancels: key, by, closed: closed3 };
  await say2(addressed, said2, { current });
  return [key];
}
function lateAnswer(id2, own) {
  const merged = own.filter((each) => each.state === "merged");
  return merged.length > 0 && merged.length === own.length ? { kind: "too-late", id: id2, merged } : void 0;
}
function ownPullRequests({ pullRequests }, key) {
  return pullRequests.filter((each) => each.claim?.request === key && each.ended?.kind !== "redone");
}
async function close2({ gitops, fleet }, pullRequest, by) {
  const body = closedText(pullRequest, { kind: "cancelled", by });
  const policy = environmentPolicy(fleet.policy, pullRequest.claim?.environment ?? "");
  const change = {
    state: "closed",
    ...body === void 0 ? {} : { body },
    // What GitHub would merge by itself it shall not merge while we close it.
    ...policy?.autoMerge ? { scheduled: false } : {}
  };
  await gitops.pullRequests.update(pullRequest.number, change);
}
function say2({ context, reading, key, placed }, said2, how = {}) {
  return answer(context, reading, key, { verb: "cancel", source: placed.source, ...how }, said2);
}

// src/proof/compare.ts
function compareEnvironments(fleet, environments, { files: files2, memo, salt }, live = []) {
  const units = renderUnits(files2, fleet.roots ?? [], memo);
  const mask = createMask(units.flatMap(objectsOf), salt);
  return fleet.apps.flatMap((app) => {
    const columns = environments.map((name) => ({ name, fields: fieldsOf(app, name, fleet, units) }));
    const there = columns.filter(({ fields }) => fields.size > 0);
    const names2 = there.length === 1 ? [] : [...new Set(there.flatMap(({ fields }) => [...fields.keys()]))];
    const others = names2.filter((field) => field !== "version").sort(byField);
    const desired = [
      ...differenceOf(app.name, "version", columns, mask),
      ...others.flatMap((field) => differenceOf(app.name, field, there, mask))
    ];
    return [...desired, ...liveDifferences(app.name, columns, live, mask)];
  });
}
function liveDifferences(app, columns, live, mask) {
  const running2 = columns.flatMap(({ name, fields: desired }) => {
    const fields = live.find((each) => each.app === app && each.environment === name)?.fields;
    return fields === void 0 ? [] : [{ name, desired, fields }];
  });
  const names2 = [...new Set(running2.flatMap(({ fields }) => [...fields.keys()]))].sort(byField);
  const telling2 = names2.filter(
    (field) => running2.some(({ desired, fields }) => {
      const wanted2 = desired.get(field);
      return wanted2 === void 0 || alike3(field, textOf(wanted2)) !== alike3(field, fields.get(field) ?? "");
    })
  );
  return telling2.flatMap(
    (field) => differenceOf(app, field, running2, mask).map((row2) => ({
      ...row2,
      field: row2.field === "health" ? row2.field : `running.${row2.field}`
    }))
  );
}
function alike3(field, text3) {
  if (field === "version") return text3.replace(/^v(?=\d)/, "");
  return field.startsWith("resources.") ? text3.split(", ").sort().join(", ") : text3;
}
function differenceOf(app, field, columns, mask) {
  const texts = columns.map(({ fields }) => fields.has(field) ? textOf(fields.get(field) ?? "") : void 0);
  if (columns.length < 2 || texts.every((text3) => text3 === texts[0])) return [];
  const hidden = /^env\..*(?:password|passwd|secret|token|key|credential)/i.test(field) ? "plain" : void 0;
  const values = columns.flatMap(({ name, fields }) => {
    const value = fields.get(field);
    return value === void 0 ? [] : [[name, shownText(mask, value, hidden)]];
  });
  return [{ app, field: mask.text(field), values: Object.fromEntries(values) }];
}
function shownText(mask, value, hidden) {
  const shown2 = mask.value(textOf(value), hidden);
  return shown2 instanceof Masked ? `(masked ${shown2.fingerprint})` : String(shown2);
}
var order3 = ["version", "digest", "replicas", "image", "env", "resources", "config", "health"];
function byField(left, right) {
  const rank = (field) => order3.indexOf(field.split(".")[0] ?? "");
  return rank(left) - rank(right) || (left < right ? -1 : 1);
}
function fieldsOf(app, environment, fleet, units) {
  const pins = pinsOf(fleet, app.name, environment);
  if (pins.length === 0) return /* @__PURE__ */ new Map();
  const fields = /* @__PURE__ */ new Map([["version", join(pins.map((pin) => pin.version))]]);
  const digests = pins.flatMap((pin) => pin.digest ?? []);
  if (digests.length > 0) fields.set("digest", join(digests));
  const objects = objectsIn(units, environment);
  const own = objects.filter((object) => isOf(app, object, environment));
  for (const object of own) addFields(fields, object);
  for (const map of configMapsOf(own, objects)) addConfig(fields, map);
  return fields;
}
function join(texts) {
  return [...new Set(texts)].join(" | ");
}
function isOf(app, object, environment) {
  const names2 = [app.name, `${environment}-${app.name}`, `${app.name}-${environment}`];
  if (object.kind === "HelmRelease") return names2.includes(object.name);
  const images = containersIn(object).map((container) => imageName2(textAt(container, "image") ?? ""));
  return images.length > 0 && (images.some((image) => app.images.includes(image)) || object.name === app.name);
}
function imageName2(image) {
  const [tagged = ""] = image.split("@");
  const colon = tagged.lastIndexOf(":");
  return colon > tagged.lastIndexOf("/") ? tagged.slice(0, colon) : tagged;
}
function podOf({ value }) {
  return valueAt(value, "spec", "template", "spec") ?? valueAt(value, "spec", "jobTemplate", "spec", "template", "spec");
}
function containersIn(object) {
  const pod = podOf(object);
  return [...listAt(pod, "initContainers"), ...listAt(pod, "containers")];
}
function addFields(fields, object) {
  if (object.kind === "HelmRelease") {
    addReleaseValues(fields, valueAt(object.value, "spec", "values"));
    return;
  }
  const replicas = valueAt(object.value, "spec", "replicas");
  if (replicas !== void 0) fields.set("replicas", replicas);
  for (const container of containersIn(object)) addContainer(fields, container);
}
function addReleaseValues(fields, values) {
  if (!(values instanceof Map)) return;
  for (const [key, value] of values) {
    if (key === "replicaCount") fields.set("replicas", value);
    else addValues(fields, value, `config.values.${key}`);
  }
}
function addContainer(fields, container) {
  const name = textAt(container, "name") ?? "";
  const image = textAt(container, "image");
  if (image !== void 0) fields.set(`image.${name}`, image);
  for (const entry of listAt(container, "env")) {
    const value = valueAt(entry, "value");
    if (value !== void 0) fields.set(`env.${name}.${textAt(entry, "name") ?? ""}`, value);
  }
  const resources = valueAt(container, "resources");
  if (resources !== void 0) fields.set(`resources.${name}`, flat(resources));
}
function addValues(fields, value, path) {
  const node = value === void 0 ? void 0 : printedValue(value);
  if (node instanceof Map) for (const [key, each] of node) addValues(fields, each, `${path}.${key}`);
  else if (node !== void 0) fields.set(path, flat(node));
}
function flat(value) {
  const node = printedValue(value);
  if (Array.isArray(node)) return `[${node.map(flat).join(", ")}]`;
  if (!(node instanceof Map)) return textOf(node);
  return [...node].flatMap(([key, each]) => {
    const below = printedValue(each);
    return below instanceof Map ? [...below].map(([inner, leaf]) => `${key}.${inner}=${flat(leaf)}`) : [`${key}=${flat(each)}`];
  }).join(", ");
}
var hashSuffix = /-[2456789bcdfghkmt]{10}$/;
function configMapsOf(own, all) {
  const named3 = new Set(own.flatMap((object) => textsIn(podOf(object))));
  return all.filter((object) => object.kind === "ConfigMap" && named3.has(object.name));
}
function textsIn(value) {
  const node = value === void 0 ? null : printedValue(value);
  if (typeof node === "string") return [node];
  if (Array.isArray(node)) return node.flatMap(textsIn);
  return node instanceof Map ? [...node.values()].flatMap(textsIn) : [];
}
function addConfig(fields, { name, value }) {
  const data = valueAt(value, "data");
  if (!(data instanceof Map)) return;
  for (const [key, text3] of data) fields.set(`config.${name.replace(hashSuffix, "")}.${key}`, text3);
}

// src/proof/unrendered.ts
function unrenderedIn(fleet, environments, { files: files2, memo, salt }) {
  const units = renderUnits(files2, fleet.roots ?? [], memo);
  const mask = createMask(units.flatMap(objectsOf), salt);
  const found = units.flatMap(({ build, parts, title: title2 }) => {
    if (build.kind !== "refused") return [];
    const message = mask.text(`${title2}: ${build.problem.message}`);
    return parts.filter((part) => environments.includes(part.environment)).map(({ environment }) => ({ environment, message }));
  });
  return [...new Map(found.map((each) => [`${each.environment}
${each.message}`, each])).values()];
}

// src/rollout/live-fields.ts
function liveFields({ versions: versions2, digest, health, message }, workloads2) {
  const fields = /* @__PURE__ */ new Map();
  if (versions2.length > 0) fields.set("version", versions2.join(" | "));
  if (digest !== void 0) fields.set("digest", digest);
  fields.set("health", health === "current" ? health : `${health}: ${message}`);
  for (const workload of workloads2) addWorkload(fields, workload);
  return fields;
}
function addWorkload(fields, workload) {
  const replicas = numberAt(workload, "spec", "replicas");
  if (replicas !== void 0) fields.set("replicas", String(replicas));
  const pod = fieldAt(workload, "spec", "template", "spec");
  for (const container of [...listAt2(pod, "initContainers"), ...listAt2(pod, "containers")])
    addContainer2(fields, container);
  for (const name of configMapsOf2(pod)) {
    const [, base2, hash] = generated.exec(name) ?? [];
    if (base2 !== void 0 && hash !== void 0) fields.set(`config.${base2}`, hash);
  }
}
var generated = /^(.+)-([2456789bcdfghkmt]{10})$/;
function addContainer2(fields, container) {
  const name = textAt2(container, "name") ?? "";
  const image = textAt2(container, "image");
  if (image !== void 0) fields.set(`image.${name}`, image);
  for (const entry of listAt2(container, "env")) {
    const value = fieldAt(entry, "value");
    if (typeof value === "string") fields.set(`env.${name}.${textAt2(entry, "name") ?? ""}`, value);
  }
  const resources = flat2(fieldAt(container, "resources"));
  if (resources !== "") fields.set(`resources.${name}`, resources);
}
function flat2(resources) {
  if (!isMap2(resources)) return "";
  return Object.entries(resources).flatMap(
    ([kind, amounts]) => isMap2(amounts) ? Object.entries(amounts).map(([what, amount]) => `${kind}.${what}=${String(amount)}`) : []
  ).sort().join(", ");
}
function configMapsOf2(pod) {
  const volumes = listAt2(pod, "volumes").map((volume) => textAt2(volume, "configMap", "name"));
  const containers = [...listAt2(pod, "initContainers"), ...listAt2(pod, "containers")];
  const references = containers.flatMap((container) => [
    ...listAt2(container, "envFrom").map((entry) => textAt2(entry, "configMapRef", "name")),
    ...listAt2(container, "env").map((entry) => textAt2(entry, "valueFrom", "configMapKeyRef", "name"))
  ]);
  return [...volumes, ...references].flatMap((name) => name ?? []);
}

// src/engine/commands/diff.ts
async function diffAnswer(addressed, asked) {
  const { fleet, snapshot, rendering } = addressed.fleet;
  const { environment, other } = asked;
  const command = { kind: "diff", environment, ...other === void 0 ? {} : { other } };
  const unknown = nameProblems(command, fleet);
  if (unknown.length > 0) return problemsOf2(unknown, command, fleet);
  const all = fleet.environments.map(({ name }) => name);
  const environments = [.../* @__PURE__ */ new Set([environment, ...other === void 0 ? all : [other]])];
  const { running: running2, unseen: unseen3 } = await readRunning(
    { context: addressed.context, reading: addressed.fleet, gitops: addressed.gitops },
    environments
  );
  return {
    kind: "difference",
    repository: fullName(addressed.gitops.ref),
    commit: snapshot.commit,
    environments,
    rows: compareEnvironments(fleet, environments, rendering, liveApps(running2)),
    unproven: unrenderedIn(fleet, environments, rendering),
    unseen: unseen3
  };
}
function liveApps(running2) {
  const groups = Map.groupBy(running2, ({ app, environment }) => JSON.stringify([app, environment]));
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === void 0) return [];
    const each = group.map((found) => liveFields(found, found.workloads));
    const names2 = [...new Set(each.flatMap((fields2) => [...fields2.keys()]))];
    const fields = new Map(
      names2.map((name) => [name, [...new Set(each.flatMap((found) => found.get(name) ?? []))].join(" | ")])
    );
    return [{ app: first.app, environment: first.environment, fields }];
  });
}

// src/engine/commands/explain.ts
async function explain2(addressed, id2) {
  const traces = await readTraces(addressed);
  const key = findKey(traces, id2);
  if (key === void 0 || parseRequestKey(key)?.gitops !== addressed.gitops.ref.id)
    return { kind: "unknown-request", id: id2 };
  const run = await recallRun(addressed, traces, key);
  const agenda = drawAgenda(run);
  if (agenda.kind !== "legs")
    return agenda.kind === "refused" ? { kind: "problems", problems: agenda.problems } : agenda;
  const promotions = await surveyLegs(run, agenda.legs);
  return { kind: "explanation", progress: requestProgress(run, promotions), ended: isDone(promotions) };
}
async function recallRun(addressed, traces, key) {
  const { context, gitops, fleet } = addressed;
  const origin = parseRequestKey(key);
  const source = origin?.kind === "comment" ? await repositoryById(context, origin.repository) : void 0;
  const comment = source === void 0 || origin?.kind !== "comment" ? void 0 : await context.installation.open(source).threads.comment(origin.comment);
  const ours = traces.pullRequests.filter((each) => each.claim?.request === key);
  const isReply = ({ record: record3 }) => record3.key === key;
  const reply = traces.replies.find(isReply) ?? (await repliesThere(context, source, comment)).find(isReply);
  const begun = ours.flatMap(({ claim: claim2 }) => claim2 === void 0 ? [] : [claim2]);
  return {
    context,
    source: source ?? gitops.ref,
    gitops,
    fresh: false,
    reading: fleet,
    request: {
      key,
      id: requestId(key),
      dryRun: false,
      slips: reply?.record.slips ?? begun,
      ...reply?.record.verb === "rollback" ? { rollback: { fromHistory: true } } : {},
      thread: { issue: comment?.issue ?? 0, createdAt: comment?.createdAt ?? context.clock.now() },
      ...recallCommand(addressed, comment, origin?.kind === "comment" ? origin.index : 0)
    }
  };
}
async function repliesThere(context, source, comment) {
  if (source === void 0 || comment === void 0) return [];
  const there = await context.installation.open(source).threads.conversation(comment.issue, comment.createdAt);
  return repliesIn(there?.comments ?? []);
}
function recallCommand({ context }, comment, index) {
  if (comment === void 0) return { source: "", withdrawn: { kind: "deleted" } };
  const requester = { id: comment.author.id, login: comment.author.login };
  if (comment.edited) return { requester, source: "", withdrawn: { kind: "edited" } };
  const { commands } = parseComment(comment.body, context);
  const placed = commands.find((each) => each.index === index);
  if (placed?.command.kind !== "promote") return { requester, source: "" };
  return { requester, source: placed.source, command: placed.command };
}

// src/engine/commands/help.ts
async function helpFacts(addressed) {
  const { comment, gitops, fleet } = addressed;
  const apps = promotableApps(addressed);
  const environments = [];
  for (const policy of fleet.policy.environments)
    environments.push(await environmentHelp(addressed, policy, apps));
  const [first] = environments;
  const none = first !== void 0 && environments.every(({ denied: denied2 }) => denied2 !== void 0);
  const denied = new Map(none ? [["promote", first.denied ?? "not allowed"]] : []);
  const example = none ? void 0 : exampleFor(addressed, apps);
  return {
    login: comment.author.login,
    gitops: fullName(gitops.ref),
    apps,
    environments,
    denied,
    ...example === void 0 ? {} : { example }
  };
}
function promotableApps({ reading, gitops, fleet }) {
  const name = fullName(reading.source.ref).toLowerCase();
  if (reading.source.ref.id === gitops.ref.id) return fleet.fleet.apps.map((app) => app.name);
  const listed2 = fleet.policy.sources.find((source) => source.repository.toLowerCase() === name);
  return listed2 === void 0 ? [] : sourceApps(fleet.fleet, listed2).map((app) => app.name);
}
async function environmentHelp({ comment, reading, gitops, grounds }, { name, merge: merge2, after }, apps) {
  const goal = { app: apps[0] ?? "", environment: name, version: "" };
  const verb = { kind: "promote", goal };
  const asking = { actor: comment.author, source: reading.source.ref, gitops: gitops.ref, verb };
  const answer2 = await authorize(goal, asking, grounds).catch(deniedBy);
  return { name, merge: merge2, after, ...answer2.kind === "denied" ? { denied: answer2.reason } : {} };
}
function deniedBy(error) {
  if (!(error instanceof ProblemError)) throw error;
  const { message, advice = "" } = error.problem;
  return { kind: "denied", reason: `${message} ${advice}`.replace(/[. ]+$/, "") };
}
function exampleFor({ fleet: { fleet, policy } }, apps) {
  for (const { name, after } of policy.environments) {
    for (const app of apps) {
      const [version] = after.flatMap((upstream) => versionsIn(fleet, app, upstream));
      const here = versionsIn(fleet, app, name);
      if (version !== void 0 && here.length > 0 && !here.some((each) => sameVersion(each, version)))
        return `/promote ${app}@${version} to ${name}`;
    }
  }
  return void 0;
}

// src/engine/commands/history.ts
var most = 50;
async function history({ gitops, fleet }, command) {
  const unknown = nameProblems(command, fleet.fleet);
  if (unknown.length > 0) return problemsOf2(unknown, command, fleet.fleet);
  const { app, environment } = command;
  const names2 = fleet.fleet.environments.map(({ name }) => name);
  const wanted2 = environment === void 0 ? names2 : [environment];
  const found = await Promise.all(wanted2.map((name) => gitops.deployments.find(app, name)));
  const rows = found.flat().toSorted((left, right) => right.id - left.id).map(rowOf);
  return {
    ...{ kind: "history", app, rows: rows.slice(0, most), left: Math.max(0, rows.length - most) },
    ...environment === void 0 ? {} : { environment }
  };
}
function rowOf({ environment, payload, createdAt, state, outcome, sha }) {
  const { version, previous, by, kind, request } = payload;
  return {
    at: createdAt,
    environment,
    version,
    commit: sha,
    rollback: kind === "rollback",
    request: requestId(request),
    state: outcome?.state ?? state ?? "in_progress",
    isPresent: state !== "inactive",
    said: outcome?.description ?? "",
    ...previous === void 0 ? {} : { previous },
    ...by === void 0 ? {} : { by }
  };
}

// src/engine/commands/list.ts
async function listAnswer(addressed, { app, environment }) {
  const { gitops } = addressed;
  const { fleet, problems, snapshot } = addressed.fleet;
  const only = {
    ...app === void 0 ? {} : { app },
    ...environment === void 0 ? {} : { environment }
  };
  const command = { kind: "list", ...only };
  const unknown = nameProblems(command, fleet);
  if (unknown.length > 0) return problemsOf2(unknown, command, fleet);
  const running2 = await runningText(addressed, only);
  return {
    ...{ kind: "list", repository: fullName(gitops.ref), commit: snapshot.commit, fleet, problems, running: running2 },
    ...only
  };
}
async function runningText(addressed, { app, environment }) {
  const { context, gitops, fleet: reading } = addressed;
  const wanted2 = environment === void 0 ? void 0 : [environment];
  const state = await readRunning({ context, reading, gitops }, wanted2);
  const rows = [...state.running, ...missing2(addressed, state, wanted2)].filter(
    (each) => app === void 0 || each.app === app
  );
  const names2 = [...new Set(rows.map((each) => each.environment))];
  const records = await Promise.all(names2.map((name) => gitops.deployments.inEnvironment(name)));
  const moves = records.flat();
  const order4 = reading.fleet.environments.map(({ name }) => String(name));
  const sorted = rows.toSorted(
    (left, right) => compare(left.app, right.app) || order4.indexOf(left.environment) - order4.indexOf(right.environment) || compare(left.cluster, right.cluster)
  );
  return { rows: sorted.map((each) => runningRow2(addressed, each, moves)), unseen: state.unseen };
}
function compare(left, right) {
  return left < right ? -1 : left > right ? 1 : 0;
}
function runningRow2({ fleet: { policy } }, { cluster, objects: _, ...running2 }, moves) {
  const { app, environment, versions: versions2 } = running2;
  const clusters = environmentPolicy(policy, environment)?.clusters ?? [];
  const move = moves.find(
    ({ payload }) => payload.app === app && payload.environment === environment && versions2.some((version) => sameVersion(version, payload.version))
  );
  const since = running2.since ?? move?.createdAt.toISOString();
  return {
    ...running2,
    ...clusters.length > 1 ? { cluster } : {},
    ...since === void 0 ? {} : { since },
    ...move?.payload.by === void 0 ? {} : { by: move.payload.by }
  };
}
function missing2({ context, fleet: { fleet, policy } }, { running: running2, unseen: unseen3 }, only) {
  return policy.environments.filter(({ name }) => only?.includes(name) ?? true).flatMap(
    ({ name: environment, clusters }) => clusters.filter(({ name, place: place2 }) => {
      const isOpen = place2 !== void 0 && context.clusters?.(place2) !== void 0;
      return isOpen && unseen3.every((each) => each.cluster !== name);
    }).flatMap(
      ({ name: cluster }) => fleet.apps.filter(({ name }) => pinsOf(fleet, name, environment).length > 0).filter(({ name: app }) => !running2.some(isRow({ app, environment, cluster }))).map(({ name: app }) => {
        const drift2 = `git has ${versionsIn(fleet, app, environment).join(" and ")}, nothing of it was found in ${cluster}`;
        const none = {
          versions: [],
          ready: 0,
          wanted: 0,
          objects: [],
          workloads: [],
          message: "nothing of it was found"
        };
        return { app, environment, cluster, ...none, health: "not-found", drift: [drift2] };
      })
    )
  );
}
function isRow(wanted2) {
  return ({ app, environment, cluster }) => app === wanted2.app && environment === wanted2.environment && cluster === wanted2.cluster;
}

// src/engine/rollout/workloads.ts
function findWorkloads(lookout, wanted2) {
  return Promise.all(wanted2.clusters.map((cluster) => findIn(lookout, wanted2, cluster)));
}
async function findIn(lookout, { app, environment, open: open3 }, { name, place: place2 }) {
  const cluster = place2 === void 0 ? void 0 : open3(place2);
  if (cluster === void 0) return { name, refs: [] };
  const inventory = await cluster.inventory([]);
  if (inventory.kind === "unseen") return { name, cluster, refs: [], unseen: sayUnseen(inventory, name) };
  const brought = await broughtInto(lookout, environment, cluster, inventory.value);
  if (brought.kind === "unseen") return { name, cluster, refs: [], unseen: sayUnseen(brought, name) };
  const delivered2 = brought.value;
  const isOwn = isWorkloadOf(lookout.reading.fleet, app);
  const refs = inventory.value.filter((object) => isWorkload(object) && isDelivered(object, delivered2) && isOwn(object)).map(refOf);
  return { name, cluster, refs };
}
async function broughtInto(lookout, environment, cluster, inventory) {
  const policy = environmentPolicy(lookout.reading.policy, environment);
  if (policy?.delivery === "apply") {
    const held2 = await holdRecord(cluster, recordRef(fullName(lookout.gitops.ref), environment));
    return held2.kind === "unseen" ? held2 : { kind: "seen", value: held2.value.record?.objects ?? [] };
  }
  const found = environmentKustomizations(inventory, placeOf(lookout, environment));
  return { kind: "seen", value: found.flatMap(({ kustomization }) => inventoryOf(kustomization)) };
}
function isWorkload({ kind }) {
  return kind === "Deployment" || kind === "StatefulSet" || kind === "DaemonSet";
}
function isDelivered({ kind, metadata: metadata2 }, delivered2) {
  const release = metadata2.labels?.["helm.toolkit.fluxcd.io/name"];
  const namespace = metadata2.labels?.["helm.toolkit.fluxcd.io/namespace"];
  return delivered2.some(
    (ref) => ref.kind === kind && ref.name === metadata2.name && ref.namespace === metadata2.namespace || ref.kind === "HelmRelease" && ref.name === release && ref.namespace === namespace
  );
}

// src/engine/commands/restart.ts
async function restart(addressed, command) {
  const { fleet: reading, context, gitops } = addressed;
  const unknown = nameProblems(command, reading.fleet);
  const environment = parseEnvironmentName(command.environment);
  if (unknown.length > 0 || environment === void 0) return problemsOf2(unknown, command, reading.fleet);
  const { app } = command;
  const [version] = versionsIn(reading.fleet, app, environment);
  if (version === void 0) return { kind: "not-there", app, environment };
  const connected = connection({ context, gitops, reading }, environment);
  if (connected === void 0) return { kind: "not-connected", environment };
  const { comment, reading: read2, grounds } = addressed;
  const verb = { kind: "promote", goal: { app, environment, version } };
  const asking = { actor: comment.author, source: read2.source.ref, gitops: gitops.ref, verb };
  const allowed = await authorize({ app, environment }, asking, grounds);
  if (allowed.kind === "denied") return { kind: "denied", reason: allowed.reason };
  const found = await findWorkloads(
    { context, gitops, reading },
    { app, environment, clusters: connected.policy.clusters, open: connected.open }
  );
  const clusters = await restartAll(found, comment.createdAt, allowed.value);
  return { kind: "restarted", app, environment, clusters };
}
function restartAll(found, at, _wish) {
  return Promise.all(found.map((each) => restartIn(each, at)));
}
async function restartIn({ name, cluster, refs, unseen: unseen3 }, at) {
  if (cluster === void 0 || unseen3 !== void 0)
    return { cluster: name, workloads: [], failure: unseen3 ?? "it is not connected" };
  const workloads2 = [];
  for (const ref of refs) {
    const answer2 = await cluster.restart(ref, at);
    if (answer2.kind === "unseen") return { cluster: name, workloads: workloads2, failure: sayUnseen(answer2, name) };
    if (answer2.value === "restarted") workloads2.push(nameRef(ref));
  }
  return { cluster: name, workloads: workloads2 };
}

// src/engine/commands/verify.ts
async function verify(addressed, command) {
  const { context, gitops, fleet: reading } = addressed;
  const { app } = command;
  const unknown = nameProblems(command, reading.fleet);
  const environment = parseEnvironmentName(command.environment);
  if (unknown.length > 0 || environment === void 0) return problemsOf2(unknown, command, reading.fleet);
  const [version] = versionsIn(reading.fleet, app, environment);
  if (version === void 0) return { kind: "not-there", app, environment };
  const [newest2] = await gitops.deployments.find(app, environment);
  const own = newest2 !== void 0 && sameVersion(newest2.payload.version, version) ? newest2 : void 0;
  const merge2 = {
    goal: { app, environment, version },
    commit: own?.sha ?? reading.snapshot.commit,
    since: context.clock.now().getTime(),
    isOnlyLook: true
  };
  const sight = await lookAtRollout({ context, gitops, reading }, merge2);
  if (sight === void 0) return { kind: "not-connected", environment };
  if (own !== void 0) await record2(addressed, own, sight);
  return { kind: "verification", app, environment, version, sight, commit: merge2.commit };
}
var open2 = /* @__PURE__ */ new Set(["error", "pending", void 0]);
async function record2({ gitops }, deployment, sight) {
  const isOpen = open2.has(deployment.state);
  const { deployments } = gitops;
  const { version } = deployment.payload;
  if (sight.verdict === "succeeded" && (isOpen || deployment.state === "failure"))
    await deployments.setState(deployment.id, "success", `${version} runs there`);
  if (sight.verdict === "failed" && isOpen)
    await deployments.setState(deployment.id, "failure", sight.because);
}

// src/engine/answer/answer-refusal.ts
async function answerRefusal(context, reading, refusal2) {
  const { index, source } = refusal2;
  const spoken = { verb: "refusal", source };
  await answer(context, reading, keyWithoutGitops(reading, index), spoken, { kind: "refusal", refusal: refusal2 });
}
async function refuseEdited(context, reading, index) {
  const spoken = { verb: "refusal", source: "" };
  await answer(context, reading, keyWithoutGitops(reading, index), spoken, { kind: "edited" });
}
function keyWithoutGitops({ source, id: id2 }, index) {
  return requestKey({ kind: "comment", gitops: 0, repository: source.ref.id, comment: id2, index });
}

// src/config/sources.ts
var import_yaml3 = __toESM(require_dist(), 1);
function legibleSources(text3) {
  if (text3.length > longestConfig) return [];
  const { contents } = (0, import_yaml3.parseDocument)(text3, { logLevel: "silent", prettyErrors: false, uniqueKeys: false });
  const list = (0, import_yaml3.isMap)(contents) ? contents.get("sources", true) : void 0;
  if (!(0, import_yaml3.isSeq)(list)) return [];
  return list.items.flatMap((entry) => {
    const name = (0, import_yaml3.isMap)(entry) ? entry.get("repository") : (0, import_yaml3.isScalar)(entry) ? entry.value : void 0;
    return typeof name === "string" ? [name] : [];
  });
}

// src/engine/answer/find-gitops.ts
async function findGitops(context, source) {
  const remembered = context.memory.sources.size > 0;
  const located = await locate(context, source);
  if (located.kind !== "none" || !remembered) return located;
  context.memory.sources.clear();
  context.memory.repositories.clear();
  return locate(context, source);
}
async function locate(context, source) {
  const own = await sourcesOf(context, source);
  if (own.config !== "none") return { kind: "found", gitops: source };
  const repositories = await repositoriesOf(context);
  const others = repositories.filter((repository) => repository.id !== source.id);
  const read2 = await Promise.all(
    others.map(async (repository) => ({ repository, remembered: await sourcesOf(context, repository) }))
  );
  const listing = read2.filter(({ remembered }) => lists(remembered, fullName(source)));
  const [first, second] = listing;
  if (second !== void 0)
    return { kind: "several", candidates: listing.map(({ repository }) => repository) };
  if (first !== void 0) return { kind: "found", gitops: first.repository };
  if (await pinsSomething(context, source)) return { kind: "found", gitops: source };
  const broken = read2.filter(({ remembered: { config } }) => config !== "none" && config.broken);
  return { kind: "none", broken: broken.map(({ repository }) => repository) };
}
async function sourcesOf(context, repository) {
  const known2 = context.memory.sources.get(repository.id);
  const now = context.clock.now().getTime();
  if (known2 !== void 0 && now - known2.readAt < context.delays.sources) return known2;
  const file = await context.installation.open(repository).repository.read(configFile);
  const remembered = { readAt: now, config: parseSources(file?.text) };
  context.memory.sources.set(repository.id, remembered);
  return remembered;
}
function parseSources(text3) {
  if (text3 === void 0) return "none";
  const parsed = parseConfig(text3, configFile);
  if (parsed.kind === "problems") return { repositories: legibleSources(text3), broken: true };
  const names2 = (parsed.config.sources ?? []).map(
    (source) => typeof source === "string" ? source : source.repository
  );
  return { repositories: names2, broken: false };
}
function lists({ config }, name) {
  if (config === "none") return false;
  return config.repositories.some((repository) => repository.toLowerCase() === name.toLowerCase());
}
async function pinsSomething(context, repository) {
  const reading = await readFleet(context, context.installation.open(repository)).catch(unlessEmpty);
  return reading !== void 0 && reading.fleet.pins.length > 0;
}
function unlessEmpty(error) {
  if (error instanceof ProblemError && error.problem.code === "REPOSITORY_EMPTY") return void 0;
  throw error;
}

// src/engine/answer/answer-command.ts
async function answerCommand(context, said2) {
  const { reading, placed } = said2;
  const { source } = placed;
  const { kind: verb } = placed.command;
  const refuse = async (answered2) => {
    await answer(context, reading, keyWithoutGitops(reading, placed.index), { verb, source }, answered2);
    return [];
  };
  if (reading.conversation.thread.fromFork) return refuse({ kind: "fork" });
  const located = await findGitops(context, reading.source.ref);
  if (located.kind !== "found")
    return refuse(notFound(await readable(context, said2, located), fullName(reading.source.ref)));
  return address(context, said2, context.installation.open(located.gitops), refuse);
}
async function readable(context, { comment }, located) {
  const known2 = async (refs) => {
    const rights = await Promise.all(
      refs.map((ref) => context.installation.open(ref).people.permission(comment.author))
    );
    return refs.filter((_, index) => rights[index] !== "none");
  };
  if (located.kind === "none") return { ...located, broken: await known2(located.broken) };
  const candidates = await known2(located.candidates);
  return candidates.length === 0 ? { kind: "none", broken: [] } : { kind: "several", candidates };
}
function notFound(located, source) {
  return located.kind === "several" ? { kind: "several-gitops", candidates: located.candidates.map(fullName) } : { kind: "no-gitops", repository: source, broken: located.broken.map(fullName) };
}
async function address(context, said2, gitops, refuse) {
  const { reading, comment, placed } = said2;
  const fleet = await readFleet(context, gitops);
  const grounds = groundsOfNow(context, comment.author, gitops.ref, fleet);
  const asking = {
    actor: comment.author,
    verb: { kind: "read" },
    source: reading.source.ref,
    gitops: gitops.ref
  };
  const key = keyOf(said2, gitops);
  const allowed = await authorize({ ...said2, context, gitops, fleet, grounds, key }, asking, grounds);
  if (allowed.kind === "denied") return refuse({ kind: "denied", reason: allowed.reason });
  return carryOut3(allowed.value, placed);
}
function keyOf({ reading, placed }, gitops) {
  const { source, id: id2 } = reading;
  return requestKey({
    kind: "comment",
    gitops: gitops.ref.id,
    repository: source.ref.id,
    comment: id2,
    index: placed.index
  });
}
async function behindSeen({ gitops, fleet }, seen2) {
  return seen2.kind === "verification" ? waitingBehind({ gitops, reading: fleet }, seen2) : [];
}
var once = /* @__PURE__ */ new Set(["cancel", "restart"]);
async function carryOut3(addressed, placed) {
  const { command, source } = placed;
  const { context, reading, key } = addressed;
  const say3 = async (said2) => {
    await answer(context, reading, key, { verb: command.kind, source }, said2);
    return [];
  };
  if (once.has(command.kind) && hasLostReply(reading, placed.index)) return say3({ kind: "stale" });
  switch (command.kind) {
    case "promote":
      return promote(addressed, command);
    case "rollback":
      return rollback(addressed, command);
    case "verify": {
      const seen2 = await verify(addressed, command);
      await say3(seen2);
      return behindSeen(addressed, seen2);
    }
    case "history":
      return say3(await history(addressed, command));
    case "restart":
      return say3(await restart(addressed, command));
    case "cancel":
      return cancel(addressed, command.request);
    case "explain":
      return say3(await explain2(addressed, command.request));
    case "list":
      return say3(await listAnswer(addressed, command));
    case "diff":
      return say3(await diffAnswer(addressed, command));
    case "help":
      return say3({ kind: "help", facts: await helpFacts(addressed) });
    default:
      return command;
  }
}

// src/engine/answer/answer-problem.ts
async function answerProblem(context, { reading, placed }, error) {
  const problem3 = explained2(context, error);
  if (problem3 === void 0) throw error;
  const { source, id: id2, conversation, since } = reading;
  const place2 = { issue: conversation.thread.issue, createdAt: since };
  const now = await readThread(source, id2, place2) ?? reading;
  const key = replyTo(now, placed.index)?.record.key ?? keyWithoutGitops(now, placed.index);
  const spoken = { verb: placed.command.kind, source: placed.source, done: false };
  await answer(context, now, key, spoken, { kind: "problems", problems: [problem3] });
  return [];
}
function explained2({ explain: explain3 }, error) {
  if (error instanceof ProblemError && error.problem.code === "PERMISSION_NOT_GRANTED") return error.problem;
  return explain3?.(error);
}

// src/engine/answer/contradiction.ts
var unmerged = /* @__PURE__ */ new Set([
  "cancelled",
  "nothing-to-do",
  "refused",
  "superseded"
]);
function contradicted(reading, seen2) {
  if (seen2 === void 0 || seen2.comment !== reading.id || seen2.state === "closed") return void 0;
  const replies = repliesIn(reading.conversation.comments);
  const reply = replies.find(({ record: record3 }) => record3.key === seen2.request);
  const verdict = reply?.record.result?.verdict;
  if (reply?.record.done !== true || reply.record.slips.length !== 1) return void 0;
  const isFalse = seen2.state === "merged" ? unmerged.has(verdict) : verdict === "cancelled";
  if (!isFalse) return void 0;
  const cancelled = replies.find(({ record: record3 }) => record3.cancels?.key === seen2.request)?.record.cancels;
  return {
    reading,
    reply,
    withdrawn: cancelled === void 0 ? { kind: "no-difference" } : { kind: "cancelled", by: cancelled.by },
    ...reading.comment === void 0 ? {} : { requester: reading.comment.author }
  };
}

// src/engine/answer/answer-comment.ts
function answerComment(context, repository, id2, hint) {
  return inTurn(context, `${repository.id}/${id2}`, () => answerNow(context, repository, id2, hint));
}
async function answerNow(context, repository, id2, hint) {
  const source = context.installation.open(repository);
  const reading = await readComment2(source, id2, hint);
  const begun = begunFor({ repository: repository.id, comment: id2 }, hint?.pullRequest);
  if (reading === void 0 && begun !== void 0)
    return continueUnattended(context, begun.key, begun.origin);
  if (reading === void 0 || !reading.conversation.thread.writable) return [];
  const late = contradicted(reading, hint?.pullRequest);
  if (late !== void 0) return continuePromotion(context, late);
  const { comment } = reading;
  const isTold = ownReplies(reading).some(({ record: record3 }) => record3.key === begun?.key);
  if (begun !== void 0 && !isTold && comment?.edited !== false)
    return continueUnattended(context, begun.key, begun.origin);
  if (comment === void 0) return continueOpen(context, reading, ownReplies(reading), { kind: "deleted" });
  if (comment.ours || comment.author.type !== "person") return [];
  const parsed = parseComment(comment.body, context);
  if (parsed.commands.length + parsed.refusals.length === 0 && !comment.edited) return [];
  return comment.edited ? continueEdited(context, reading, comment, parsed.commands) : answerAll(context, reading, comment, parsed);
}
async function answerAll(context, reading, comment, parsed) {
  await removeYounger(reading);
  const isOpen = ({ index }) => !isSettled(reading, index);
  if (!parsed.commands.some(isOpen) && !parsed.refusals.some(isOpen)) return [];
  const asked = context.clock.now().getTime();
  const seen2 = await reading.source.threads.acknowledge(comment.id);
  const untouched2 = ownReplies(reading).length === 0;
  if (seen2 === "first" && untouched2)
    return answerInTurn(context, aloneIn(context, reading, { ...comment, asked }), comment, parsed);
  if (!lacksReply(reading, parsed)) return answerInTurn(context, reading, comment, parsed);
  const later = await waitForOthers(context, reading);
  if (later?.comment?.edited !== false) return [];
  return answerInTurn(context, isStale(context, comment) ? { ...later, stale: true } : later, comment, parsed);
}
var longAgo = 36e5;
function isStale({ clock }, { createdAt }) {
  return clock.now().getTime() - createdAt.getTime() > longAgo;
}
function aloneIn({ clock, delays }, reading, { createdAt, asked }) {
  if (clock.now().getTime() - createdAt.getTime() > delays.early) return reading;
  return { ...reading, aloneUntil: asked + delays.abandoned / 2 };
}
async function waitForOthers(context, { source, id: id2, conversation, since }) {
  await context.clock.sleep(context.delays.abandoned);
  return readThread(source, id2, { issue: conversation.thread.issue, createdAt: since });
}
function lacksReply(reading, { commands, refusals }) {
  return [...commands, ...refusals].some(({ index }) => replyTo(reading, index) === void 0);
}
async function answerInTurn(context, first, comment, { commands, refusals }) {
  const { aloneUntil: _, ...shared } = first;
  let reading = first;
  const displaced = [];
  for (const refusal2 of refusals.filter(({ index }) => !isSettled(first, index))) {
    await answerRefusal(context, reading, refusal2);
    reading = shared;
  }
  for (const placed of commands.filter(({ index }) => !isSettled(first, index))) {
    const said2 = { reading, comment, placed };
    const attempt2 = answerCommand(context, said2).catch((error) => answerProblem(context, said2, error));
    displaced.push(...await attempt2);
    reading = shared;
  }
  return displaced;
}
async function continueEdited(context, reading, comment, commands) {
  const replies = ownReplies(reading);
  const unanswered3 = commands.filter(({ index }) => replyTo(reading, index) === void 0);
  if (replies.length > 0 || unanswered3.length === 0)
    return continueOpen(context, reading, replies, { kind: "edited" }, comment);
  const seen2 = await reading.source.threads.acknowledge(comment.id);
  const now = seen2 === "first" ? reading : await waitForOthers(context, reading);
  if (now?.comment === void 0) return [];
  if (ownReplies(now).length > 0)
    return continueOpen(context, now, ownReplies(now), { kind: "edited" }, now.comment);
  await refuseEdited(context, now, unanswered3[0]?.index ?? 0);
  return [];
}
function begunFor({ repository, comment }, seen2) {
  const origin = seen2 === void 0 ? void 0 : parseRequestKey(seen2.request);
  if (seen2 === void 0 || origin?.kind !== "comment") return void 0;
  if (origin.comment !== comment || origin.repository !== repository) return void 0;
  return { key: seen2.request, origin };
}
async function continueOpen(context, reading, replies, withdrawn, comment) {
  const displaced = [];
  for (const reply of replies.filter(({ record: record3 }) => !record3.done)) {
    const author = comment === void 0 ? {} : { requester: comment.author };
    displaced.push(...await continuePromotion(context, { reading, reply, withdrawn, ...author }));
  }
  return displaced;
}
async function removeYounger(reading) {
  for (const { comment, record: record3 } of ownReplies(reading)) {
    const origin = parseRequestKey(record3.key);
    const isYounger = origin?.kind === "comment" && isElsewhere(reading.conversation.comments, origin);
    if (isYounger) await reading.source.threads.rewrite(comment.id, void 0);
  }
}
function ownReplies({ source, id: id2, conversation }) {
  return repliesIn(conversation.comments).filter(({ record: record3 }) => {
    const origin = parseRequestKey(record3.key);
    return origin?.kind === "comment" && origin.repository === source.ref.id && origin.comment === id2;
  });
}

// src/engine/lead.ts
async function leadOf({ repository }, pullRequest) {
  const record3 = readProposalMarker(pullRequest.body);
  if (record3 !== void 0) {
    const hint = hintOf(record3, pullRequest);
    return { request: record3.claim.request, ...hint === void 0 ? {} : { hint } };
  }
  if (!pullRequest.ours || !pullRequest.branch.startsWith(branchPrefix)) return void 0;
  const tip = slotBranchOf(await repository.branch(pullRequest.branch));
  return tip.kind === "ours" ? { request: tip.claim.request } : void 0;
}
function hintOf({ claim: { request }, asked }, { state }) {
  const origin = parseRequestKey(request);
  if (asked === void 0 || origin?.kind !== "comment") return asked;
  return { ...asked, pullRequest: { comment: origin.comment, request, state } };
}

// src/engine/promotion/workflow-request.ts
async function promoteForWorkflow(context, ask2) {
  const origin = { kind: "workflow-run", gitops: ask2.gitops.id, repository: ask2.source.id };
  const key = requestKey({ ...origin, run: ask2.run, step: ask2.step });
  return inTurn(context, key, () => promoteNow(context, ask2, key));
}
async function promoteNow(context, ask2, key) {
  const command = parseWords(ask2.words);
  if (!("kind" in command)) return refused2(command);
  const workflow = await context.installation.open(ask2.source).workflows.run(ask2.run);
  if (workflow === void 0) return refused2([unseenRun(ask2)]);
  if (!workflow.live) return refused2([endedRun(ask2)]);
  const gitops = context.installation.open(ask2.gitops);
  const reading = await readFleet(context, gitops);
  if (reading.problems.length > 0) return refused2(reading.problems);
  const run = runOf3({ context, gitops, reading, ask: ask2, workflow, key, command });
  const agenda = drawAgenda(run);
  if (agenda.kind !== "legs") return { answer: agenda, touched: [] };
  const outcome = await runLegs(run, agenda.legs, silently);
  const progress = requestProgress(outcome.run, outcome.promotions);
  return { answer: { kind: "progress", progress }, touched: await touchedBy(outcome) };
}
function refused2(problems) {
  return { answer: { kind: "refused", problems }, touched: [] };
}
function parseWords(words) {
  const { commands, refusals } = parseComment(`/promote ${words}`, { mentions: [] });
  const [first, second] = commands;
  if (first?.command.kind === "promote" && second === void 0 && refusals.length === 0) return first.command;
  if (refusals.length === 0)
    return [
      {
        code: "COMMAND_UNREADABLE",
        message: `${JSON.stringify(words)} is not one promotion.`,
        advice: "Write podinfo@7.0.0 to test."
      }
    ];
  return refusals.map(({ code: code2, message, suggestion }) => ({
    code: code2,
    message,
    ...suggestion === void 0 ? {} : { advice: `Write ${suggestion.replace(/^\/promote /, "")}` }
  }));
}
function unseenRun({ run, source }) {
  return {
    code: "RUN_UNKNOWN",
    message: `The token cannot see run ${run} of ${fullName(source)}, or it runs for a fork.`,
    advice: `Give the token \`actions: read\` on ${fullName(source)}. Runs for forks promote nothing.`
  };
}
function endedRun({ run }) {
  return { code: "RUN_ENDED", message: `Run ${run} is over: its steps ask for nothing any more.` };
}
function runOf3(facts) {
  const { context, gitops, reading, ask: ask2, workflow, key, command } = facts;
  const request = {
    key,
    id: requestId(key),
    source: `/promote ${ask2.words}`,
    dryRun: command.dryRun,
    requester: workflow.actor,
    command,
    slips: [],
    ...command.reason === void 0 ? {} : { reason: command.reason }
  };
  const entry = workflowGrounds(
    groundsOfNow(context, workflow.actor, ask2.gitops, reading),
    ask2.source,
    workflow
  );
  return { context, source: ask2.source, gitops, fresh: false, reading, request, entry };
}

// src/engine/tidy-up.ts
async function tidyUp(ports, recent) {
  const open3 = new Set(recent.flatMap(({ state, branch }) => state === "open" ? [branch] : []));
  const environments = /* @__PURE__ */ new Set();
  for (const pullRequest of recent.filter(({ ours }) => ours)) {
    const { state, branch, body } = pullRequest;
    const record3 = readProposalMarker(body);
    if (record3 === void 0) continue;
    if (state === "merged") environments.add(record3.claim.environment);
    if (state === "closed" && !open3.has(branch)) await dropBranch(ports, pullRequest);
  }
  for (const environment of environments) await withdrawSeconds(ports, environment);
}
async function dropBranch({ repository }, { branch, head }) {
  const tip = slotBranchOf(await repository.branch(branch));
  if (tip.kind === "ours" && tip.head === head) await repository.deleteBranch(branch, head);
}
async function withdrawSeconds({ deployments }, environment) {
  const groups = Map.groupBy(await deployments.inEnvironment(environment), mergeOf);
  for (const [merge2, [first, ...others]] of groups) {
    if (first === void 0 || others.length === 0) continue;
    const found = await deployments.find(first.payload.app, environment);
    for (const { id: id2 } of seconds(found.filter((each) => mergeOf(each) === merge2)))
      await deployments.withdraw(id2);
  }
}
function mergeOf({ sha, payload: { request, app, environment } }) {
  return JSON.stringify([sha, request, app, environment]);
}
function seconds(found) {
  const ordered2 = found.toSorted((left, right) => left.id - right.id);
  const kept = ordered2.find(({ outcome }) => outcome !== void 0) ?? ordered2[0];
  return ordered2.filter((each) => each !== kept);
}

// src/engine/sweep.ts
async function sweep(context, since, followUp2) {
  const errors = [];
  const attempt2 = async (work) => {
    await work().catch((error) => errors.push(error));
  };
  for (const repository of await context.installation.repositories()) {
    await attempt2(() => sweepThreads(context, repository, since, followUp2, attempt2));
    await attempt2(() => sweepPullRequests(context, repository, since, followUp2, attempt2));
  }
  if (errors.length > 0) throw new AggregateError(errors, `${errors.length} of what was looked at failed`);
}
async function sweepThreads(context, repository, since, followUp2, attempt2) {
  const { threads } = context.installation.open(repository);
  const comments = await threads.recent(since);
  for (const { id: id2 } of surplus2(comments)) await attempt2(() => threads.rewrite(id2, void 0));
  const open3 = new Map([...unanswered(context, comments), ...unfinished(comments, repository)]);
  for (const [id2, hint] of open3)
    await attempt2(async () => followUp2(await answerComment(context, repository, id2, hint)));
}
function unanswered(context, comments) {
  const done = new Set(repliesIn(comments).flatMap(({ record: record3 }) => record3.done ? place(record3.key) : []));
  return comments.filter((comment) => !comment.ours && comment.author.type === "person").filter((comment) => {
    const parsed = parseComment(comment.body, context);
    const indexes = [...parsed.commands, ...parsed.refusals].map((each) => each.index);
    return indexes.some((index) => !done.has(`${comment.id}/${index}`));
  }).map((comment) => [comment.id, comment]);
}
function surplus2(comments) {
  const first = /* @__PURE__ */ new Set();
  return comments.filter(({ ours, body }) => {
    const [reply, outcome] = ours ? [readReplyMarker(body)?.key, readOutcomeMarker(body)] : [];
    const name = reply === void 0 ? outcome && `outcome ${outcome}` : `reply ${commandName(reply)}`;
    if (name === void 0 || name === "") return false;
    const isSecond = first.has(name);
    first.add(name);
    return isSecond;
  });
}
function unfinished(comments, repository) {
  return repliesIn(comments).flatMap(({ comment, record: record3 }) => {
    const origin = parseRequestKey(record3.key);
    if (record3.done || origin?.kind !== "comment" || origin.repository !== repository.id) return [];
    return [[origin.comment, comment]];
  });
}
function place(key) {
  const origin = parseRequestKey(key);
  return origin?.kind === "comment" ? [`${origin.comment}/${origin.index}`] : [];
}
async function sweepPullRequests(context, repository, since, followUp2, attempt2) {
  const ports = context.installation.open(repository);
  const recent = await ports.pullRequests.recent(since);
  const leads = /* @__PURE__ */ new Map();
  for (const pullRequest of recent)
    await attempt2(async () => {
      const lead = await leadOf(ports, pullRequest);
      if (lead !== void 0 && saysMore(lead, leads.get(lead.request))) leads.set(lead.request, lead);
    });
  for (const { request, hint } of leads.values()) await attempt2(() => followUp2([request], hint));
  await attempt2(() => tidyUp(ports, recent));
}
var telling = { merged: 2, open: 1, closed: 0 };
function saysMore({ hint }, other) {
  const [one, two] = [hint?.pullRequest?.state, other?.hint?.pullRequest?.state];
  return other === void 0 || one !== void 0 && (two === void 0 || telling[one] > telling[two]);
}

// src/engine/engine.ts
function createEngine(world) {
  const context = createContext(world);
  return {
    answerComment: async (repository, comment, hint) => {
      await followUp(context, await answerComment(context, repository, comment, hint));
    },
    async promote(ask2) {
      const { answer: answer2, touched } = await promoteForWorkflow(context, ask2);
      await followUp(context, touched).catch(() => void 0);
      return answer2;
    },
    lookAt: (gitops, branch) => lookAt(context, gitops, branch),
    async lookAgain(request) {
      if (await goesOn(context, request)) context.remind?.(request, context.delays.rollout);
      else await followUp(context, [request]);
    },
    sweep: (since) => sweep(context, since, (keys, hint) => followUp(context, keys, hint))
  };
}
async function lookAt(context, gitops, branch) {
  const ports = context.installation.open(gitops);
  const newest2 = (await ports.pullRequests.find(branch)).find((each) => each.ours);
  const led = newest2 === void 0 ? void 0 : await leadOf(ports, newest2);
  if (led !== void 0) await followUp(context, [led.request], led.hint);
}
async function followUp(context, keys, hint) {
  const errors = [];
  const open3 = new Map(keys.map((key) => [key, hint]));
  for (const [key, own] of open3)
    try {
      for (const touched of await lookAtRequest(context, key, own))
        if (!open3.has(touched)) open3.set(touched, void 0);
    } catch (error) {
      errors.push(error);
    }
  if (errors.length === 1) throw errors[0];
  if (errors.length > 1) throw new AggregateError(errors, `${errors.length} of what was looked at failed`);
}
async function lookAtRequest(context, key, hint) {
  const origin = parseRequestKey(offeredFor(key) ?? key);
  if (origin?.kind === "workflow-run") return continueUnattended(context, key, origin);
  if (origin?.kind !== "comment") return [];
  const source = await repositoryById(context, origin.repository);
  return source === void 0 ? [] : answerComment(context, source, origin.comment, hint);
}

// src/server/registries.ts
import { readFileSync } from "node:fs";

// src/registry/reference.ts
var hostGrammar = /^(?:[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?|\[[0-9A-Fa-f:]+\])(?::[0-9]{1,5})?$/;
var component = /^[a-z0-9]+(?:(?:\.|_{1,2}|-+)[a-z0-9]+)*$/;
var tagGrammar = /^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$/;
var digestGrammar = /^sha256:[0-9a-f]{64}$/;
var longestName = 255;
var longestText = 512;
var hubNames = ["docker.io", "index.docker.io", "registry-1.docker.io"];
var hub = "docker.io";
function parseImageReference(text3) {
  if (text3.length > longestText) return problem(text3, "is too long");
  const [named3 = "", digest, ...more] = text3.replace(/^oci:\/\//, "").split("@");
  if (more.length > 0) return problem(text3, "has two digests");
  if (digest !== void 0 && !isDigest(digest)) return problem(text3, "has a digest that is not sha256");
  const colon = named3.lastIndexOf(":");
  const tagged = colon > named3.lastIndexOf("/");
  const tag = tagged ? named3.slice(colon + 1) : void 0;
  if (tag !== void 0 && !isTag(tag)) return problem(text3, "has a tag that no registry takes");
  const { host, repository } = splitHost(tagged ? named3.slice(0, colon) : named3);
  if (!isHost(host)) return problem(text3, "names no host that could be");
  if (!isRepository(repository)) return problem(text3, "has a name that no registry takes");
  return {
    kind: "reference",
    reference: {
      host,
      repository,
      ...tag === void 0 ? {} : { tag },
      ...digest === void 0 ? {} : { digest }
    }
  };
}
function splitHost(name) {
  const slash = name.indexOf("/");
  const first = name.slice(0, Math.max(slash, 0));
  const host = /[.:]/.test(first) || first === "localhost" ? canonicalHost(first) : hub;
  const repository = host === hub && !/[.:]/.test(first) ? name : name.slice(slash + 1);
  return {
    host,
    repository: host === hub && !repository.includes("/") ? `library/${repository}` : repository
  };
}
function canonicalHost(host) {
  const lower = host.toLowerCase().replace(/:443$/, "");
  return hubNames.includes(lower) ? hub : lower;
}
function apiHost(host) {
  return host === hub ? "registry-1.docker.io" : host;
}
function isHost(text3) {
  return hostGrammar.test(text3) && URL.canParse(`https://${text3}`);
}
function isTag(text3) {
  return tagGrammar.test(text3);
}
function isDigest(text3) {
  return digestGrammar.test(text3);
}
function isRepository(text3) {
  return text3.length <= longestName && text3.split("/").every((part) => component.test(part));
}
function problem(text3, what) {
  return {
    kind: "problem",
    problem: {
      code: "IMAGE_REFERENCE",
      message: `${JSON.stringify(text3.slice(0, 80))} ${what}.`,
      advice: "Write it as host/path:tag, for example registry.example/acme/podinfo:7.0.0."
    }
  };
}

// src/registry/keychain.ts
var text2 = string().optional();
var Entry = looseObject({
  auth: text2,
  username: text2,
  password: text2,
  identitytoken: text2,
  registrytoken: text2
});
var DockerConfig = looseObject({ auths: record(string(), Entry).optional() });
function parseDockerConfig(source) {
  const parsed = DockerConfig.safeParse(parseJson(plainOf(source)));
  if (!parsed.success) return problem2('is no Docker configuration with a map of "auths"');
  const entries = [];
  for (const [name, entry] of Object.entries(parsed.data.auths ?? {})) {
    const credentials = credentialsIn(entry);
    if (credentials === "malformed")
      return problem2('has an "auth" that is not base64 of user:password', entries.length);
    if (credentials !== void 0) entries.push({ ...splitName(name), credentials });
  }
  return { kind: "keychain", keychain: entries };
}
function credentialsFor(keychain, host, repository) {
  const fits = keychain.filter(
    (entry) => entry.host === host && (entry.path === "" || repository === entry.path || repository.startsWith(`${entry.path}/`))
  );
  return fits.toSorted((left, right) => right.path.length - left.path.length)[0]?.credentials;
}
function plainOf(source) {
  const trimmed = source.trim();
  return trimmed.startsWith("{") ? trimmed : Buffer.from(trimmed, "base64").toString("utf8");
}
function parseJson(source) {
  try {
    return JSON.parse(source);
  } catch {
    return void 0;
  }
}
function credentialsIn(entry) {
  const { auth = "", username = "", password = "", identitytoken = "", registrytoken = "" } = entry;
  if (registrytoken !== "") return { kind: "bearer", token: registrytoken };
  if (identitytoken !== "") return { kind: "identity", token: identitytoken };
  if (username !== "" && password !== "") return { kind: "basic", username, password };
  if (auth === "") return void 0;
  const decoded3 = Buffer.from(auth, "base64").toString("utf8");
  const colon = decoded3.indexOf(":");
  if (colon < 1) return "malformed";
  return { kind: "basic", username: decoded3.slice(0, colon), password: decoded3.slice(colon + 1) };
}
function splitName(name) {
  const bare = name.replace(/^https?:\/\//, "").replace(/(?:\/v[12])?\/*$/, "");
  const [host = "", ...path] = bare.split("/");
  return { host: canonicalHost(host), path: path.join("/") };
}
function problem2(what, index) {
  const where = index === void 0 ? "" : ` (after ${index} others)`;
  return {
    kind: "problem",
    problem: {
      code: "DOCKER_CONFIG",
      message: `The registries' credentials cannot be read: the text ${what}${where}.`,
      advice: "Make it with kubectl create secret docker-registry, or docker login without a credential store."
    }
  };
}

// src/registry/challenge.ts
var longestHeader = 8192;
var word = /[\s,]*([!#$%&'*+.^_`|~0-9A-Za-z-]+)(?:\s*=\s*(?:"((?:[^"\\]|\\[\s\S])*)"|([^\s,"]*)))?/y;
function parseChallenges(header) {
  const challenges = [];
  const text3 = header.slice(0, longestHeader);
  const scanner = new RegExp(word);
  for (let match = scanner.exec(text3); match !== null; match = scanner.exec(text3)) {
    const [, name = "", quoted, bare] = match;
    const value = quoted?.replace(/\\([\s\S])/g, "$1") ?? bare;
    if (value === void 0) challenges.push({ scheme: name.toLowerCase(), parameters: /* @__PURE__ */ new Map() });
    else challenges.at(-1)?.parameters.set(name.toLowerCase(), value);
  }
  return challenges;
}

// src/registry/hosts.ts
function hostsOf(named3) {
  return [...new Set(named3.flatMap(hostOf))];
}
function hostOf(text3) {
  if (/^https?:\/\//.test(text3)) return URL.canParse(text3) ? [canonicalHost(new URL(text3).host)] : [];
  const parsed = parseImageReference(text3);
  return parsed.kind === "reference" ? [parsed.reference.host] : [];
}
function canonicalRules(rules) {
  return {
    trusted: rules.trusted.filter(isHost).map(canonicalHost),
    named: rules.named.filter(isHost).map(canonicalHost)
  };
}
function isAllowed(host, rules) {
  return rules.trusted.includes(host) || rules.named.includes(host);
}
function reachOf(host, rules) {
  return rules.trusted.includes(canonicalHost(host)) ? "private" : "public";
}
function originOf(host) {
  const url = new URL(`https://${apiHost(host)}`);
  return isLoopback(url.hostname) ? `http://${host}` : url.origin;
}
function barOf(url, rules) {
  if (url.username !== "" || url.password !== "") return "a URL with credentials in it";
  if (url.protocol === "https:") return void 0;
  const isOwn = url.protocol === "http:" && isLoopback(url.hostname) && reachOf(url.host, rules) === "private";
  return isOwn ? void 0 : "a URL that is not https";
}
function isLoopback(hostname) {
  return hostname === "localhost" || hostname === "[::1]" || /^127(?:\.\d{1,3}){3}$/.test(hostname);
}
function sharesCredentials(registry, realm) {
  if (realm.host === registry.host) return true;
  const [, ...labels] = registry.hostname.split(".");
  const domain = labels.join(".");
  if (labels.length < 2 || /^[\d.]+$/.test(registry.hostname)) return false;
  return realm.protocol === "https:" && (realm.hostname === domain || realm.hostname.endsWith(`.${domain}`));
}

// src/registry/send.ts
var maximumHops = 5;
var maximumAttempts = 3;
var redirects = [301, 302, 303, 307, 308];
var passing = [429, 500, 502, 503, 504];
var longestExchange = 2e4;
async function send(sending, question) {
  let { url, authorization } = question;
  let elsewhere2 = false;
  for (let hop = 0; hop <= maximumHops; hop++) {
    const bar = barOf(url, sending.rules);
    if (bar !== void 0)
      return {
        kind: "barred",
        reason: `${question.url.host} ${hop === 0 ? "has" : "points to"} ${bar}`
      };
    const exchanged = await attempt(sending, { ...question, url, authorization });
    if (exchanged.kind !== "answered") return exchanged;
    const next = question.form === void 0 ? redirectOf(exchanged, url) : void 0;
    if (next === void 0) return { ...exchanged, url, elsewhere: elsewhere2 };
    if (next.origin !== url.origin) {
      elsewhere2 = true;
      authorization = void 0;
    }
    url = next;
  }
  return { kind: "barred", reason: `${question.url.host} redirects more than ${maximumHops} times` };
}
function redirectOf(answer2, url) {
  const location = answer2.header("location");
  if (!redirects.includes(answer2.status) || location === void 0) return void 0;
  return URL.canParse(location, url.href) ? new URL(location, url) : void 0;
}
async function attempt(sending, question) {
  for (let attempts = 1; ; attempts++) {
    const left = sending.endsAt - sending.clock.now().getTime();
    if (left <= 0) return { kind: "lost", reason: `${question.url.host} takes too long` };
    const exchanged = await sending.transport({
      ...outgoing(question, sending),
      timeout: Math.min(left, longestExchange)
    });
    const wait = waitAfter(exchanged, attempts, sending.clock.now());
    if (wait === void 0 || attempts >= maximumAttempts) return exchanged;
    if (sending.clock.now().getTime() + wait >= sending.endsAt) return exchanged;
    await sending.clock.sleep(wait);
  }
}
function outgoing({ method, url, accept, authorization, form, limit }, sending) {
  return {
    method,
    url,
    limit,
    reach: reachOf(url.host, sending.rules),
    headers: {
      accept,
      "accept-encoding": "identity",
      "user-agent": sending.userAgent,
      ...authorization === void 0 ? {} : { authorization },
      ...form === void 0 ? {} : { "content-type": "application/x-www-form-urlencoded" }
    },
    ...form === void 0 ? {} : { body: form.toString() }
  };
}
function waitAfter(exchanged, attempts, now) {
  const usual = 250 * 4 ** (attempts - 1);
  if (exchanged.kind !== "answered") return exchanged.kind === "lost" ? usual : void 0;
  if (!passing.includes(exchanged.status)) return void 0;
  return retryAfter(exchanged.header("retry-after"), now) ?? usual;
}
function retryAfter(header, now) {
  if (header === void 0) return void 0;
  if (/^\d{1,9}$/.test(header)) return Number(header) * 1e3;
  const date = Date.parse(header);
  return Number.isNaN(date) ? void 0 : Math.max(0, date - now.getTime());
}

// src/registry/tokens.ts
var Token = looseObject({
  token: string().optional(),
  access_token: string().optional(),
  expires_in: number().optional()
});
var largestToken = 262144;
var usualLifetime = 60;
var margin = 5e3;
async function fetchToken(sending, wanted2) {
  const { registry, challenge, credentials } = wanted2;
  const realm = challenge.parameters.get("realm") ?? "";
  if (!URL.canParse(realm))
    return { kind: "denied", reason: `${registry.host} names no place to get a token` };
  const url = new URL(realm);
  if (credentials !== void 0 && !sharesCredentials(registry, url))
    return {
      kind: "denied",
      reason: `${registry.host} wants its credentials shown to ${url.host}, which is not below its own domain`
    };
  const service = challenge.parameters.get("service");
  const scope = challenge.parameters.get("scope") ?? wanted2.scope;
  const answer2 = await send(sending, tokenQuestion(url, { service, scope, credentials }));
  return readToken(answer2, registry, sending.clock.now().getTime());
}
function tokenQuestion(url, asked) {
  const { service, scope, credentials } = asked;
  const parameters = { ...service === void 0 ? {} : { service }, scope };
  const common = { accept: "application/json", limit: largestToken };
  if (credentials?.kind === "identity") {
    const grant = { grant_type: "refresh_token", client_id: "lockkeeper", refresh_token: credentials.token };
    return { ...common, method: "POST", url, form: new URLSearchParams({ ...grant, ...parameters }) };
  }
  const full = new URL(url);
  for (const [name, value] of Object.entries(parameters)) full.searchParams.set(name, value);
  return { ...common, method: "GET", url: full, authorization: basicOf(credentials) };
}
function basicOf(credentials) {
  if (credentials?.kind !== "basic") return void 0;
  const { username, password } = credentials;
  return `Basic ${Buffer.from(`${username}:${password}`).toString("base64")}`;
}
function readToken(answer2, registry, now) {
  if (answer2.kind !== "answered") return answer2;
  if ([400, 401, 403, 404].includes(answer2.status))
    return { kind: "denied", reason: `${registry.host} gives no token for it (${answer2.status})` };
  if (answer2.status !== 200)
    return { kind: "lost", reason: `the token service of ${registry.host} answered ${answer2.status}` };
  const token = parseToken(answer2.body);
  if (token === void 0)
    return { kind: "lost", reason: `the token service of ${registry.host} gave no token` };
  const until = now + token.lifetime * 1e3 - margin;
  return { kind: "authorized", authorization: `Bearer ${token.token}`, until };
}
function parseToken(body) {
  try {
    const parsed = Token.parse(JSON.parse(Buffer.from(body).toString("utf8")));
    const token = parsed.token ?? parsed.access_token ?? "";
    if (!/^[\x21-\x7e]+$/.test(token)) return void 0;
    return { token, lifetime: Math.max(parsed.expires_in ?? usualLifetime, usualLifetime) };
  } catch {
    return void 0;
  }
}

// src/registry/ask.ts
var mostRemembered = 500;
async function ask(visit2, place2, question) {
  const key = `${question.url.host} ${place2.repository}`;
  const known2 = visit2.remembered.get(key);
  const current = known2 !== void 0 && known2.until > visit2.clock.now().getTime() ? known2 : void 0;
  const answer2 = await send(visit2, { ...question, authorization: current?.authorization });
  if (answer2.kind !== "answered" || answer2.status !== 401 || answer2.elsewhere) return answer2;
  const authorized = await authorize2(visit2, place2, answer2.header("www-authenticate") ?? "", question.url);
  if (authorized.kind !== "authorized") return authorized;
  if (visit2.remembered.size >= mostRemembered) visit2.remembered.clear();
  visit2.remembered.set(key, authorized);
  return send(visit2, { ...question, authorization: authorized.authorization });
}
async function authorize2(visit2, place2, header, url) {
  const challenges = parseChallenges(header);
  const credentials = credentialsFor(visit2.keychain, place2.host, place2.repository);
  const until = Number.POSITIVE_INFINITY;
  if (credentials?.kind === "bearer")
    return { kind: "authorized", authorization: `Bearer ${credentials.token}`, until };
  const challenge = challenges.find(({ scheme }) => scheme === "bearer");
  if (challenge !== void 0) {
    const scope = `repository:${place2.repository}:pull`;
    return fetchToken(visit2, { registry: url, scope, challenge, credentials });
  }
  const basic = challenges.some(({ scheme }) => scheme === "basic") ? basicOf(credentials) : void 0;
  if (basic !== void 0) return { kind: "authorized", authorization: basic, until };
  return { kind: "denied", reason: `${place2.host} wants credentials, and there are none for it` };
}

// src/registry/chart-section.ts
var entriesLine = /^entries:[ \t]*\r?\n(?:[ \t]*(?:#.*)?\r?\n)*( +)["']?[\w.-]+["']?:[ \t]*\r?\n/m;
function chartSection(text3, chart) {
  const entries = entriesLine.exec(text3);
  const pad = entries?.[1];
  if (entries === null || pad === void 0) return void 0;
  const begin3 = entries.index + "entries:".length;
  const end = nextLine(text3, begin3, 0);
  const key = [chart, `"${chart}"`, `'${chart}'`].map((name) => keyLine(text3, { line: `
${pad}${name}:`, begin: begin3, end })).find((at) => at !== void 0);
  if (key === void 0) return "";
  return text3.slice(key, Math.min(end, nextLine(text3, key, pad.length)));
}
function nextLine(text3, after, indent) {
  for (let end = text3.indexOf("\n", after); end !== -1; end = text3.indexOf("\n", end + 1)) {
    let at = end + 1;
    while (at - end <= indent && text3.charCodeAt(at) === 32) at++;
    if (/[^\s#-]/.test(text3.charAt(at))) return end + 1;
  }
  return text3.length;
}
function keyLine(text3, { line, begin: begin3, end }) {
  for (let at = text3.indexOf(line, begin3); at !== -1 && at < end; at = text3.indexOf(line, at + 1)) {
    const rest = text3.slice(at + line.length, at + line.length + 80);
    if (/^[ \t]*(?:\r?\n|$)/.test(rest)) return at + 1;
  }
  return void 0;
}

// src/registry/chart-index.ts
function parseChartIndex(text3, chart) {
  const section = text3.startsWith("{") ? void 0 : chartSection(text3, chart);
  if (section === "") return [];
  const entries = section === void 0 ? void 0 : parseYaml(section);
  return versionsIn3(entries, chart) ?? versionsIn3(fieldOf(parseWhole(text3), "entries"), chart);
}
function versionsIn3(entries, chart) {
  if (typeof entries !== "object" || entries === null) return void 0;
  const listed2 = fieldOf(entries, chart);
  if (!Array.isArray(listed2)) return [];
  const versions2 = listed2.map((entry) => fieldOf(entry, "version"));
  return [...new Set(versions2.filter((version) => typeof version === "string"))];
}
function fieldOf(value, name) {
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, name)) return void 0;
  return value[name];
}
var largestWhole = 3e6;
function parseWhole(text3) {
  return text3.length <= largestWhole || text3.startsWith("{") ? parseYaml(text3) : void 0;
}
function parseYaml(text3) {
  try {
    if (text3.startsWith("{")) return JSON.parse(text3);
    return load(text3, { schema: FAILSAFE_SCHEMA });
  } catch {
    return void 0;
  }
}

// src/registry/images.ts
import { createHash } from "node:crypto";

// src/registry/link.ts
function nextPage(header, base2) {
  for (const part of (header ?? "").slice(0, 8192).split(/,(?=\s*<)/)) {
    const close3 = part.indexOf(">");
    const target = /^\s*</.test(part) && close3 !== -1 ? part.slice(part.indexOf("<") + 1, close3) : void 0;
    if (target === void 0 || !/;\s*rel\s*=\s*"?next"?\s*(?:;|$)/i.test(part.slice(close3 + 1))) continue;
    return URL.canParse(target, base2.href) ? new URL(target, base2) : void 0;
  }
  return void 0;
}

// src/registry/manifest.ts
var Platform = looseObject({ os: string(), architecture: string(), variant: string().optional() });
var Index = looseObject({ manifests: array(looseObject({ platform: Platform.optional() })) });
var Image = looseObject({ config: looseObject({ digest: string() }) });
var manifestTypes = [
  "application/vnd.oci.image.index.v1+json",
  "application/vnd.docker.distribution.manifest.list.v2+json",
  "application/vnd.oci.image.manifest.v1+json",
  "application/vnd.docker.distribution.manifest.v2+json"
].join(", ");
function parseManifest(body) {
  const value = parseJson2(body);
  const index = Index.safeParse(value);
  if (index.success) {
    const platforms = index.data.manifests.flatMap(({ platform }) => platform ?? []);
    return { kind: "index", platforms: namesOf2(platforms) };
  }
  const image = Image.safeParse(value);
  return image.success ? { kind: "image", config: image.data.config.digest } : { kind: "malformed" };
}
function parsePlatform(config) {
  const platform = Platform.safeParse(parseJson2(config));
  return platform.success ? namesOf2([platform.data]) : [];
}
function namesOf2(platforms) {
  const names2 = platforms.filter(({ os }) => os !== "unknown").map(
    ({ os, architecture, variant = "" }) => [os, architecture, variant].filter((part) => part !== "").join("/")
  );
  return [...new Set(names2)];
}
function parseJson2(body) {
  try {
    return JSON.parse(Buffer.from(body).toString("utf8"));
  } catch {
    return void 0;
  }
}

// src/registry/unanswered.ts
function unanswered2(host, answer2) {
  switch (answer2.kind) {
    case "lost":
    // What our rules forbid after a registry was asked (where it points, how much it sends) is a fault of its answer.
    case "barred":
      return { kind: "unreachable", reason: answer2.reason };
    case "denied":
      return answer2;
    case "answered":
      return answer2.status === 200 ? void 0 : refused3(host, answer2.status);
    default:
      return answer2;
  }
}
function refused3(host, status) {
  if (status === 404) return { kind: "absent" };
  if (status === 401 || status === 403) return { kind: "denied", reason: `${host} answered ${status}` };
  return { kind: "unreachable", reason: `${host} answered ${status}` };
}
async function unansweredByRegistry(visit2, place2, answer2) {
  const reason = unanswered2(place2.host, answer2);
  if (reason?.kind !== "absent" || answer2.kind === "answered" && isRegistry(answer2.header)) return reason;
  const url = new URL(`${originOf(place2.host)}/v2/`);
  const base2 = await send(visit2, { method: "GET", url, accept: "*/*", limit: largestBase });
  if (base2.kind !== "answered") return unanswered2(place2.host, base2);
  if ([200, 401, 403].includes(base2.status) || isRegistry(base2.header)) return reason;
  return { kind: "unreachable", reason: `${place2.host} is no registry` };
}
var largestBase = 1024 * 1024;
function isRegistry(header) {
  return header("docker-distribution-api-version") === "registry/2.0";
}

// src/registry/images.ts
var Tags = looseObject({ tags: array(string()).nullish() });
var limits = { manifest: 4 * 1024 * 1024, page: 8 * 1024 * 1024 };
var tagsPerPage = 1e3;
var mostPages = 50;
async function listTags(visit2, place2) {
  const tags = /* @__PURE__ */ new Set();
  const first = new URL(`${base(place2)}/tags/list?n=${tagsPerPage}`);
  let url = first;
  for (let page = 0; page < mostPages && url !== void 0; page++) {
    const answer2 = await ask(visit2, place2, tagQuestion(url));
    if (page === 0 && answer2.kind === "answered" && answer2.status === 400) {
      url = new URL(first.pathname, first);
      continue;
    }
    const found = await readTags(visit2, place2, answer2);
    if (found.kind !== "page") return found;
    const before = tags.size;
    for (const tag of found.tags) tags.add(tag);
    url = tags.size === before ? void 0 : nextPage(found.link, url);
    if (url !== void 0 && url.origin !== first.origin)
      return { kind: "unreachable", reason: `${place2.host} continues its list at another host` };
  }
  return { kind: "tags", tags: [...tags], complete: url === void 0 };
}
function tagQuestion(url) {
  return { method: "GET", url, accept: "application/json", limit: limits.page };
}
async function readTags(visit2, place2, answer2) {
  const refusal2 = await unansweredByRegistry(visit2, place2, answer2);
  if (refusal2 !== void 0 || answer2.kind !== "answered") return refusal2 ?? { kind: "absent" };
  try {
    const { tags } = Tags.parse(JSON.parse(Buffer.from(answer2.body).toString("utf8")));
    return { kind: "page", tags: (tags ?? []).filter(isTag), link: answer2.header("link") };
  } catch {
    return { kind: "unreachable", reason: `${place2.host} answered no list of tags` };
  }
}
async function readDigest(visit2, place2, version) {
  const answer2 = await ask(visit2, place2, manifestQuestion("HEAD", place2, version));
  const refusal2 = await unansweredByRegistry(visit2, place2, answer2);
  const named3 = answer2.kind === "answered" ? answer2.header("docker-content-digest") : void 0;
  if (refusal2 === void 0 && named3 !== void 0 && isDigest(named3)) {
    return isDigest(version) && named3 !== version ? otherContent(place2) : { kind: "digest", digest: named3 };
  }
  const isOdd = answer2.kind === "answered" && [200, 400, 405, 501].includes(answer2.status);
  if (!isOdd && refusal2 !== void 0) return refusal2;
  const manifest = await readManifest(visit2, place2, version);
  return manifest.kind === "manifest" ? { kind: "digest", digest: manifest.digest } : manifest;
}
async function readPlatforms(visit2, place2, version) {
  const manifest = await readManifest(visit2, place2, version);
  if (manifest.kind !== "manifest") return manifest;
  const { digest } = manifest;
  const parsed = parseManifest(manifest.body);
  switch (parsed.kind) {
    case "index":
      return { kind: "platforms", digest, platforms: parsed.platforms };
    case "image": {
      const config = await readConfig(visit2, place2, parsed.config);
      return config.kind === "config" ? { kind: "platforms", digest, platforms: parsePlatform(config.body) } : config;
    }
    case "malformed":
      return { kind: "unreachable", reason: `${place2.host} answered no manifest` };
    default:
      return parsed;
  }
}
async function readManifest(visit2, place2, version) {
  const answer2 = await ask(visit2, place2, manifestQuestion("GET", place2, version));
  const refusal2 = await unansweredByRegistry(visit2, place2, answer2);
  if (refusal2 !== void 0 || answer2.kind !== "answered") return refusal2 ?? { kind: "absent" };
  const digest = digestOf3(answer2);
  const named3 = answer2.header("docker-content-digest");
  const isOther = isDigest(version) && version !== digest || named3 !== void 0 && named3 !== digest;
  return isOther ? otherContent(place2) : { kind: "manifest", digest, body: answer2.body };
}
async function readConfig(visit2, place2, digest) {
  if (!isDigest(digest)) return otherContent(place2);
  const url = new URL(`${base(place2)}/blobs/${digest}`);
  const answer2 = await ask(visit2, place2, { method: "GET", url, accept: "*/*", limit: limits.manifest });
  const refusal2 = await unansweredByRegistry(visit2, place2, answer2);
  if (refusal2 !== void 0 || answer2.kind !== "answered") return refusal2 ?? { kind: "absent" };
  return digestOf3(answer2) === digest ? { kind: "config", body: answer2.body } : otherContent(place2);
}
function manifestQuestion(method, place2, version) {
  const url = new URL(`${base(place2)}/manifests/${version}`);
  return { method, url, accept: manifestTypes, limit: limits.manifest };
}
function base({ host, repository }) {
  return `${originOf(host)}/v2/${repository}`;
}
function digestOf3({ body }) {
  return `sha256:${createHash("sha256").update(body).digest("hex")}`;
}
function otherContent({ host }) {
  return { kind: "unreachable", reason: `${host} answered other content than the digest names` };
}

// src/registry/charts.ts
var largestIndex = 32 * 1024 * 1024;
async function listChartVersions(visit2, repository, chart) {
  return repository.startsWith("oci://") ? listFromTags(visit2, `${repository.replace(/\/+$/, "")}/${chart}`) : listFromIndex(visit2, repository, chart);
}
async function listFromTags(visit2, image) {
  const parsed = parseImageReference(image);
  if (parsed.kind === "problem") return { kind: "not-asked", reason: parsed.problem.message };
  const { reference } = parsed;
  if (!isAllowed(reference.host, visit2.rules)) return notAllowed(reference.host);
  const listed2 = await listTags(visit2, reference);
  if (listed2.kind !== "tags") return listed2;
  const versions2 = listed2.tags.map((tag) => tag.replaceAll("_", "+")).filter(isVersion);
  return { kind: "versions", versions: versions2, complete: listed2.complete };
}
async function listFromIndex(visit2, repository, chart) {
  if (!URL.canParse(repository)) return { kind: "not-asked", reason: "the chart repository is no URL" };
  const url = new URL(repository);
  const host = canonicalHost(url.host);
  if (!isAllowed(host, visit2.rules)) return notAllowed(host);
  url.pathname = `${url.pathname.replace(/\/+$/, "")}/index.yaml`;
  url.hash = "";
  const place2 = { host, repository: url.pathname.slice(1) };
  const answer2 = await ask(visit2, place2, { method: "GET", url, accept: "*/*", limit: largestIndex });
  const refusal2 = unanswered2(host, answer2);
  if (refusal2 !== void 0 || answer2.kind !== "answered") return refusal2 ?? { kind: "absent" };
  const versions2 = parseChartIndex(Buffer.from(answer2.body).toString("utf8"), chart);
  if (versions2 === void 0) return { kind: "unreachable", reason: `${host} answered no chart index` };
  return versions2.length === 0 ? { kind: "absent" } : { kind: "versions", versions: versions2, complete: true };
}
function isVersion(text3) {
  return /^v?\d+(?:\.\d+){0,2}(?:-[0-9A-Za-z.-]+)?(?:\+[0-9A-Za-z.+-]+)?$/.test(text3);
}
function notAllowed(host) {
  return { kind: "not-asked", reason: `${host} is no registry of this fleet` };
}

// src/registry/transport.ts
import { lookup } from "node:dns/promises";
import { Agent as HttpAgent, request as requestHttp } from "node:http";
import { Agent as HttpsAgent, request as requestHttps } from "node:https";
import { isIP as isIP2 } from "node:net";

// src/registry/addresses.ts
import { BlockList, isIP } from "node:net";
var special = [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.88.99.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 3]
];
var ownNetworks = [
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["172.16.0.0", 12],
  ["192.168.0.0", 16]
];
var metadata = ["100.100.100.200", "168.63.129.16", "fd00:ec2::254"];
var specialV6 = [
  ["2001::", 23],
  ["2001:db8::", 32],
  ["2002::", 16],
  ["3fff::", 20]
];
var never = new BlockList();
for (const address2 of metadata) never.addAddress(address2, isIP(address2) === 6 ? "ipv6" : "ipv4");
var specialAddresses = listOf("ipv4", special);
var ownAddresses = listOf("ipv4", ownNetworks);
var global6 = listOf("ipv6", [["2000::", 3]]);
var specialAddresses6 = listOf("ipv6", specialV6);
var ownAddresses6 = listOf("ipv6", [
  ["::1", 128],
  ["fc00::", 7]
]);
function listOf(family, subnets) {
  const list = new BlockList();
  for (const [address2, prefix] of subnets) list.addSubnet(address2, prefix, family);
  return list;
}
function allowsAddress(address2, reach) {
  const family = isIP(address2);
  if (family === 0 || address2.includes("%")) return false;
  if (never.check(address2, family === 6 ? "ipv6" : "ipv4")) return false;
  if (family === 4) {
    if (!specialAddresses.check(address2)) return true;
    return reach === "private" && ownAddresses.check(address2);
  }
  if (global6.check(address2, "ipv6")) return !specialAddresses6.check(address2, "ipv6");
  return reach === "private" && ownAddresses6.check(address2, "ipv6");
}

// src/registry/transport.ts
function createTransport(resolve = resolveName) {
  const agents = { public: createAgents(), private: createAgents() };
  return async (outgoing2) => {
    const { hostname } = outgoing2.url;
    const addresses = await addressesOf(hostname.replace(/^\[|\]$/g, ""), resolve);
    if (addresses.length === 0) return { kind: "lost", reason: `${hostname} has no address` };
    if (!addresses.every((address2) => allowsAddress(address2, outgoing2.reach)))
      return { kind: "barred", reason: `${hostname} is at an address that is not asked` };
    return exchange(outgoing2, addresses, agents[outgoing2.reach]);
  };
}
function createAgents() {
  return {
    http: new HttpAgent({ keepAlive: true, maxSockets: 8 }),
    https: new HttpsAgent({ keepAlive: true, maxSockets: 8 })
  };
}
async function addressesOf(hostname, resolve) {
  if (isIP2(hostname) !== 0) return [hostname];
  try {
    return await resolve(hostname);
  } catch {
    return [];
  }
}
async function resolveName(hostname) {
  return (await lookup(hostname, { all: true })).map(({ address: address2 }) => address2);
}
function exchange(outgoing2, addresses, agents) {
  const { url, method, headers, body, timeout } = outgoing2;
  const { promise: promise2, resolve } = Promise.withResolvers();
  const options = {
    method,
    headers,
    lookup: pinned2(addresses),
    signal: AbortSignal.timeout(timeout)
  };
  const request = url.protocol === "https:" ? requestHttps(url, { ...options, agent: agents.https }) : requestHttp(url, { ...options, agent: agents.http });
  request.on("error", (error) => resolve({ kind: "lost", reason: reasonOf2(url, error) }));
  request.on("response", (response) => void read(outgoing2, response).then(resolve));
  request.end(body);
  return promise2;
}
function pinned2(addresses) {
  const found = addresses.map((address2) => ({ address: address2, family: isIP2(address2) }));
  return (_hostname, options, callback) => {
    if (options.all === true) return callback(null, found);
    callback(null, found[0]?.address ?? "", found[0]?.family ?? 4);
  };
}
async function read({ url, limit }, response) {
  const chunks = [];
  let size = 0;
  try {
    for await (const chunk of response) {
      size += chunk.length;
      if (size > limit) {
        response.destroy();
        return { kind: "barred", reason: `${url.host} answered more than ${limit} bytes` };
      }
      chunks.push(chunk);
    }
  } catch (error) {
    return { kind: "lost", reason: reasonOf2(url, error) };
  }
  const header = (name) => {
    const value = response.headers[name];
    return Array.isArray(value) ? value.join(", ") : value;
  };
  return { kind: "answered", status: response.statusCode ?? 0, header, body: Buffer.concat(chunks) };
}
function reasonOf2(url, error) {
  const { name, code: code2 } = error;
  if (name === "AbortError" || name === "TimeoutError") return `${url.host} did not answer in time`;
  return `${url.host} could not be reached${typeof code2 === "string" ? ` (${code2})` : ""}`;
}

// src/registry/registry.ts
var usualPatience = 45e3;
function createRegistries(settings) {
  const transport = createTransport(settings.resolve);
  const remembered = /* @__PURE__ */ new Map();
  const { clock, keychain, userAgent, patience = usualPatience, mirrors = /* @__PURE__ */ new Map() } = settings;
  const trusted = [...settings.trusted, ...mirrors.values()];
  return (named3) => {
    const rules = canonicalRules({ trusted, named: settings.onlyTrusted === true ? [] : hostsOf(named3) });
    const visit2 = () => {
      const endsAt = clock.now().getTime() + patience;
      return { transport, clock, rules, userAgent, endsAt, keychain, remembered };
    };
    const ofImage = (image, read2) => {
      const place2 = placeOf3(image);
      if ("kind" in place2) return Promise.resolve(place2);
      const { host, repository } = place2;
      const answering = mirrors.get(host) ?? host;
      return isAllowed(answering, rules) ? read2({ host: answering, repository }) : Promise.resolve(notAllowed(host));
    };
    const ofVersion = ([image, version], read2) => isTag(version) || isDigest(version) ? ofImage(image, read2) : Promise.resolve({ kind: "not-asked", reason: "the version can be no tag" });
    return {
      tags: (image) => ofImage(image, (place2) => listTags(visit2(), place2)),
      digest: (image, version) => ofVersion([image, version], (place2) => readDigest(visit2(), place2, version)),
      platforms: (image, version) => ofVersion([image, version], (place2) => readPlatforms(visit2(), place2, version)),
      chartVersions: (repository, chart) => listChartVersions(visit2(), mirrored(repository, mirrors), chart)
    };
  };
}
function mirrored(repository, mirrors) {
  const [, host = "", path = ""] = /^oci:\/\/([^/]+)(\/.*)?$/.exec(repository) ?? [];
  const mirror = mirrors.get(canonicalHost(host));
  return mirror === void 0 ? repository : `oci://${mirror}${path}`;
}
function placeOf3(image) {
  const parsed = parseImageReference(image);
  if (parsed.kind === "problem") return { kind: "not-asked", reason: parsed.problem.message };
  return { host: parsed.reference.host, repository: parsed.reference.repository };
}

// src/server/registries.ts
function readRegistries(environment, report2) {
  const keychain = readKeychain(environment, report2);
  const words = (environment.REGISTRIES ?? "").split(/[\s,]+/).filter((word2) => word2 !== "");
  if (words.length === 1 && words[0] === "none") return void 0;
  const entries = words.map((word2) => word2.split("="));
  const isWrong = (names2) => names2.length > 2 || !names2.every(isHost);
  const [wrong] = entries.filter(isWrong);
  if (wrong !== void 0)
    report2({
      code: "SETTING_WRONG",
      message: `REGISTRIES has ${JSON.stringify(wrong.join("="))}, which is neither a host nor HOST=MIRROR.`,
      advice: "List hosts with commas, such as ghcr.io,docker.io,registry.example:5000, or write none."
    });
  const known2 = entries.filter((names2) => !isWrong(names2));
  const mirrors = known2.flatMap(
    ([host = "", mirror]) => mirror === void 0 ? [] : [[canonicalHost(host), canonicalHost(mirror)]]
  );
  const hosts = known2.flatMap(([host = "", mirror]) => mirror === void 0 ? [canonicalHost(host)] : []);
  return { mirrors: new Map(mirrors), keychain, ...words.length === 0 ? {} : { hosts } };
}
function readKeychain(environment, report2) {
  const { REGISTRY_AUTH: text3 = "", REGISTRY_AUTH_FILE: file = "" } = environment;
  const source = text3.trim() !== "" ? text3 : file === "" ? void 0 : readText(file, report2);
  if (source === void 0) return [];
  const parsed = parseDockerConfig(source);
  if (parsed.kind === "keychain") return parsed.keychain;
  const name = text3.trim() === "" ? "REGISTRY_AUTH_FILE" : "REGISTRY_AUTH";
  report2({ ...parsed.problem, message: `${name}: ${parsed.problem.message}` });
  return [];
}
function readText(file, report2) {
  try {
    return readFileSync(file, "utf8");
  } catch {
    report2({
      code: "SETTING_WRONG",
      message: `REGISTRY_AUTH_FILE names ${JSON.stringify(file)}, which cannot be read.`,
      advice: "Name a config.json of Docker, or a mounted Secret\u2019s .dockerconfigjson."
    });
    return void 0;
  }
}
function registriesOf(environment, clock) {
  const problems = [];
  const choice = readRegistries(environment, (problem4) => problems.push(problem4));
  const [problem3] = problems;
  if (problem3 !== void 0) throw new ProblemError(problem3);
  return choice === void 0 ? void 0 : openRegistries(choice, clock);
}
function openRegistries({ hosts, mirrors, keychain }, clock) {
  return createRegistries({
    clock,
    trusted: hosts ?? [],
    onlyTrusted: hosts !== void 0,
    mirrors,
    keychain,
    userAgent: "lockkeeper"
  });
}

// src/action/engine.ts
async function withEngine(job, { access, clock }, work) {
  const reminders = /* @__PURE__ */ new Set();
  const refusals = [];
  const { installation, identity } = access;
  const clusters = openJobClusters(job, clock, "for the unconnected");
  const registries = registriesOf(job.environment, clock);
  const engine = createEngine({
    installation,
    clock,
    ...clusters.world,
    ...registries === void 0 ? {} : { registries },
    mentions: ["lockkeeper", identity.kind === "person" ? identity.login : identity.slug],
    remind: (request) => void reminders.add(request),
    publish: publisher(job),
    explain(error) {
      const problem3 = remedyFor(error);
      if (problem3 !== void 0) refusals.push(problem3);
      return problem3;
    },
    ...access.startsNoWorkflows ? { startsNoWorkflows: true } : {},
    delays: defaultDelays
  });
  try {
    return await work({ ...engine, takeReminders: () => takeAll(reminders), refusals });
  } finally {
    clusters.close();
  }
}
function publisher({ show }) {
  const said2 = /* @__PURE__ */ new Set();
  return (event) => {
    const line = eventLine(event);
    if (event.kind === "rollout-unseen" && said2.has(line)) return;
    said2.add(line);
    show.info(line);
    if (event.kind === "rollout-unseen") show.annotate("warning", unseen2(event));
  };
}
function unseen2({ app, release, environment, because: because2 }) {
  return {
    code: "ROLLOUT_UNSEEN",
    message: `${app} ${release} on ${environment} is merged, and nobody can see how it fares: ${because2}`,
    advice: "The schedule goes on with it once that is repaired, until the timeout of the environment."
  };
}
function eventLine(event) {
  const name = "app" in event ? ` ${event.app} ${event.release} on ${event.environment}` : "";
  const verdict = "verdict" in event ? `: ${event.verdict}` : "";
  return `${event.kind} ${requestId(event.request)}${name}${verdict}`;
}
function takeAll(reminders) {
  const taken2 = [...reminders];
  reminders.clear();
  return taken2;
}

// src/action/wait.ts
function waitOn({ inputs }, clock) {
  return { clock, patience: inputs.timeout ?? 5 * 6e4, pause: 5e3 };
}

export {
  requestId,
  parseRequestKey,
  repliesIn,
  branchPrefix,
  replyBody,
  withEngine,
  waitOn
};
