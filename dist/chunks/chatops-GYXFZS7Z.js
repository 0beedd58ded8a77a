import { createRequire as __createRequire } from 'node:module'
const require = __createRequire(import.meta.url)
import {
  branchPrefix,
  noWorkflows,
  parseRequestKey,
  repliesIn,
  waitOn,
  withEngine
} from "./chunk-VZFRAS3H.js";
import "./chunk-FA763J5F.js";
import "./chunk-2FMMB2GE.js";
import {
  follow
} from "./chunk-MQSES5PP.js";
import {
  Instant,
  isOurAccount,
  openGitHub
} from "./chunk-TZMWVGIC.js";
import {
  ProblemError
} from "./chunk-GVRQCGMZ.js";
import "./chunk-3OH2UTVQ.js";
import {
  external_exports
} from "./chunk-6CYAQSRJ.js";
import "./chunk-2X63PDCU.js";
import "./chunk-DIT3HX7E.js";

// src/github/hint.ts
var Installation = external_exports.object({ id: external_exports.number().int().positive() });
var Repository = external_exports.object({ id: external_exports.number().int(), name: external_exports.string(), owner: external_exports.object({ login: external_exports.string() }) }).transform(({ id, name, owner }) => ({ id, name, owner: owner.login }));
var Place = external_exports.object({ action: external_exports.string().optional(), installation: Installation, repository: Repository });
var CommentCreated = Place.extend({
  action: external_exports.literal("created"),
  issue: external_exports.object({ number: external_exports.number().int() }),
  comment: external_exports.object({
    id: external_exports.number().int(),
    body: external_exports.string(),
    created_at: Instant,
    user: external_exports.object({ id: external_exports.number().int(), type: external_exports.string() })
  }),
  sender: external_exports.object({ id: external_exports.number().int(), type: external_exports.string() })
});
var Suite = external_exports.object({ head_branch: external_exports.string().nullable() });
var branchesOf = {
  check_run: external_exports.object({ check_run: external_exports.object({ check_suite: Suite }) }).transform(({ check_run }) => [check_run.check_suite.head_branch]),
  check_suite: external_exports.object({ check_suite: Suite }).transform(({ check_suite }) => [check_suite.head_branch]),
  pull_request: external_exports.object({ pull_request: external_exports.object({ head: external_exports.object({ ref: external_exports.string() }) }) }).transform(({ pull_request }) => [pull_request.head.ref]),
  pull_request_review: external_exports.object({ pull_request: external_exports.object({ head: external_exports.object({ ref: external_exports.string() }) }) }).transform(({ pull_request }) => [pull_request.head.ref]),
  push: external_exports.object({ ref: external_exports.string() }).transform(({ ref }) => [ref.replace(/^refs\/heads\//, "")]),
  status: external_exports.object({ branches: external_exports.array(external_exports.object({ name: external_exports.string() })) }).transform(({ branches }) => branches.map(({ name }) => name))
};
var installationStates = {
  created: "active",
  unsuspend: "active",
  suspend: "suspended",
  deleted: "gone",
  new_permissions_accepted: "changed"
};
function readHint(identity, event, payload) {
  if (isOwnDoing(identity, event, payload)) return void 0;
  if (event === "issue_comment") return readComment(payload);
  if (event === "installation" || event === "installation_repositories") return readInstallation(payload);
  return readBranches(event, payload);
}
var Sent = external_exports.object({ sender: external_exports.object({ login: external_exports.string(), type: external_exports.string() }) });
function isOwnDoing(identity, event, payload) {
  if (event !== "push" && event !== "pull_request") return false;
  if (isClosing(payload)) return false;
  const { data } = Sent.safeParse(payload);
  return data !== void 0 && isOurAccount(identity, data.sender);
}
var Closing = external_exports.object({ action: external_exports.literal("closed") });
function isClosing(payload) {
  return Closing.safeParse(payload).success;
}
function readComment(payload) {
  const { data } = CommentCreated.safeParse(payload);
  if (data === void 0) return void 0;
  const { comment, sender, installation, repository, issue } = data;
  if (sender.id !== comment.user.id || sender.type !== "User" || comment.user.type !== "User")
    return void 0;
  const { id, body, created_at: createdAt } = comment;
  return {
    kind: "comment",
    installation: installation.id,
    repository,
    issue: issue.number,
    comment: id,
    createdAt,
    body
  };
}
function readInstallation(payload) {
  const { data } = external_exports.object({ action: external_exports.string(), installation: Installation }).safeParse(payload);
  if (data === void 0) return void 0;
  const state = installationStates[data.action] ?? "changed";
  return { kind: "installation", installation: data.installation.id, state };
}
function readBranches(event, payload) {
  const place = Place.safeParse(payload).data;
  const found = Object.hasOwn(branchesOf, event) ? branchesOf[event]?.safeParse(payload).data : void 0;
  if (place === void 0 || found === void 0) return void 0;
  const branches = found.filter((name) => name !== null);
  return { kind: "branches", installation: place.installation.id, repository: place.repository, branches };
}

// src/action/chatops.ts
var lookBack = 3 * 24 * 36e5;
async function chatops(job, clock) {
  const access = await openGitHub(job, clock);
  return withEngine(job, { access, clock }, async (engine) => {
    const result = await act(job, { engine, access, clock });
    const [refusal] = engine.refusals;
    if (refusal !== void 0) throw new ProblemError(refusal);
    return result;
  });
}
async function act(job, { engine, access, clock }) {
  const hint = hintOf(job, access);
  if (hint?.kind === "comment") return answer(job, { engine, access, clock, hint });
  if (hint?.kind === "branches") return look(job, { engine, clock, hint });
  const since = new Date(clock.now().getTime() - lookBack);
  await job.show.group("Everything that waits", () => engine.sweep(since));
  await followReminders(job, engine, clock);
  return { end: 0, outputs: { verdict: "answered" }, summary: "" };
}
async function followReminders({ show, ...job }, engine, clock) {
  let open = engine.takeReminders();
  if (open.length === 0) return;
  const { pause, ...wait } = waitOn({ show, ...job }, clock);
  await clock.sleep(pause);
  const look2 = async () => {
    for (const request of open)
      await show.group(`Looking again at ${request}`, () => engine.lookAgain(request));
    open = engine.takeReminders();
  };
  await follow({ ...wait, pause }, look2, () => open.length > 0);
}
function hintOf({ event }, { identity }) {
  const payload = typeof event.payload === "object" && event.payload !== null ? event.payload : {};
  return readHint(identity, event.name, { ...payload, installation: { id: 1 } });
}
async function look(job, {
  engine,
  clock,
  hint: { branches, repository }
}) {
  const ours = branches.filter((name) => name.startsWith(branchPrefix));
  for (const branch of ours)
    await job.show.group(`Looking at ${branch}`, () => engine.lookAt(repository, branch));
  await followReminders(job, engine, clock);
  return { end: 0, outputs: { verdict: ours.length === 0 ? "nothing-to-do" : "answered" }, summary: "" };
}
async function answer(job, { engine, access, clock, hint }) {
  const look2 = async () => {
    await job.show.group(
      `Comment ${hint.comment}`,
      () => engine.answerComment(hint.repository, hint.comment, hint)
    );
    return repliesTo(access.installation, hint);
  };
  return conclude(
    await follow(waitOn(job, clock), look2, (replies) => engine.refusals.length === 0 && replies.some(moves)),
    access
  );
}
function moves({ record }) {
  return !record.done && record.result?.waitsFor === "machine";
}
async function repliesTo(installation, { repository, issue, comment, createdAt }) {
  const { threads } = installation.open(repository);
  const conversation = await threads.conversation(issue, createdAt);
  return repliesIn(conversation?.comments ?? []).flatMap(({ record, comment: { url } }) => {
    const origin = parseRequestKey(record.key);
    return origin?.kind === "comment" && origin.comment === comment ? [{ record, url }] : [];
  });
}
function conclude(replies, { startsNoWorkflows }) {
  const verdict = replies.map(({ record }) => record.result?.verdict).find((each) => each !== void 0);
  const waits = replies.some(({ record }) => !record.done);
  const lines = replies.map(
    ({ url, record }) => `- ${record.verb}: ${record.result?.verdict ?? "unknown"}, ${url}`
  );
  const note = waits && startsNoWorkflows ? `
${noWorkflows}
` : "";
  return {
    end: 0,
    outputs: {
      verdict: verdict ?? "nothing-to-do",
      result: JSON.stringify(replies.map(({ record }) => record.result))
    },
    summary: replies.length === 0 ? "" : `### Lockkeeper

${lines.join("\n")}
${note}`
  };
}
export {
  chatops
};
