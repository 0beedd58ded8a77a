import { createRequire as __createRequire } from 'node:module'
const require = __createRequire(import.meta.url)
import {
  unreadable
} from "./chunk-ILJBN67J.js";
import {
  branchPrefix,
  parseRequestKey,
  repliesIn,
  requestId,
  waitOn,
  withEngine
} from "./chunk-TC6GGKZS.js";
import "./chunk-TTIP3C7E.js";
import {
  follow
} from "./chunk-AA3TILXC.js";
import "./chunk-VW3KPZPC.js";
import "./chunk-CCJ2EBDN.js";
import "./chunk-WEB3FPWP.js";
import "./chunk-DIVVM5LI.js";
import "./chunk-PFVNQGYH.js";
import "./chunk-FKC2CM2K.js";
import "./chunk-DJIZ2MWQ.js";
import "./chunk-3OH2UTVQ.js";
import "./chunk-2X63PDCU.js";
import {
  Instant,
  isOurAccount,
  openGitHub
} from "./chunk-OXMXEIUM.js";
import "./chunk-PKKGHBBQ.js";
import "./chunk-XGKTQX3O.js";
import {
  ProblemError
} from "./chunk-AHQ7OKK4.js";
import "./chunk-7QZRSVVM.js";
import "./chunk-NH74PUX4.js";
import {
  _enum,
  array,
  literal,
  number,
  object,
  string
} from "./chunk-C6CPXS2Y.js";
import "./chunk-DIT3HX7E.js";

// src/github/hint.ts
var Installation = object({ id: number().int().positive() });
var Repository = object({ id: number().int(), name: string(), owner: object({ login: string() }) }).transform(({ id, name, owner }) => ({ id, name, owner: owner.login }));
var Place = object({ action: string().optional(), installation: Installation, repository: Repository });
var CommentCreated = Place.extend({
  action: literal("created"),
  issue: object({ number: number().int() }),
  comment: object({
    id: number().int(),
    body: string(),
    created_at: Instant,
    user: object({ id: number().int(), type: string() })
  }),
  sender: object({ id: number().int(), type: string() })
});
var Suite = object({ head_branch: string().nullable() });
var branchesOf = {
  check_run: object({ check_run: object({ check_suite: Suite }) }).transform(({ check_run }) => [check_run.check_suite.head_branch]),
  // A suite that is only asked for, as each is with every push, says nothing yet.
  check_suite: object({ action: _enum(["completed", "rerequested"]), check_suite: Suite }).transform(({ check_suite }) => [check_suite.head_branch]),
  pull_request: object({ pull_request: object({ head: object({ ref: string() }) }) }).transform(({ pull_request }) => [pull_request.head.ref]),
  pull_request_review: object({ pull_request: object({ head: object({ ref: string() }) }) }).transform(({ pull_request }) => [pull_request.head.ref]),
  push: object({ ref: string() }).transform(({ ref }) => [ref.replace(/^refs\/heads\//, "")]),
  status: object({ branches: array(object({ name: string() })) }).transform(({ branches }) => branches.map(({ name }) => name))
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
  if (event === "repository") return readMove(payload);
  return readBranches(event, payload);
}
var Moved = Place.extend({ action: _enum(["renamed", "transferred", "unarchived", "deleted"]) });
function readMove(payload) {
  const { data } = Moved.safeParse(payload);
  return data && { kind: "installation", installation: data.installation.id, state: "changed" };
}
var Sent = object({ sender: object({ login: string(), type: string() }) });
function isOwnDoing(identity, event, payload) {
  if (event !== "push" && event !== "pull_request") return false;
  if (isEnding(payload)) return false;
  const { data } = Sent.safeParse(payload);
  return data !== void 0 && isOurAccount(identity, data.sender);
}
var Ending = object({ action: _enum(["closed", "dequeued"]) });
function isEnding(payload) {
  return Ending.safeParse(payload).success;
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
  const { data } = object({ action: string(), installation: Installation }).safeParse(payload);
  if (data === void 0) return void 0;
  const state = Object.hasOwn(installationStates, data.action) ? installationStates[data.action] ?? "changed" : "changed";
  return { kind: "installation", installation: data.installation.id, state };
}
function readBranches(event, payload) {
  const place = Place.safeParse(payload).data;
  const found = Object.hasOwn(branchesOf, event) ? branchesOf[event]?.safeParse(payload).data : void 0;
  if (place === void 0 || found === void 0) return void 0;
  const branches = found.filter((name) => name !== null);
  return { kind: "branches", installation: place.installation.id, repository: place.repository, branches };
}

// src/report/plain-reply.ts
function plainReply(body) {
  const text = body.replaceAll("\r\n", "\n").replace(/^<!--.*-->$/gm, "").replace(/<details><summary>(.*?)<\/summary>/g, "$1:").replace(/<\/?(?:details|summary|code|sub|br)>/g, "").replace(/\[([^\]\n]*)\]\(<[^>\n]*>\)/g, "$1").replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
  return text.replace(/\n{3,}/g, "\n\n").trim();
}

// src/action/tell-reply.ts
function newLines(body, before = "") {
  const known = new Set(linesOf(before));
  return linesOf(body).filter((line) => !known.has(line));
}
function linesOf(body) {
  const [open = ""] = body.split("<details>", 1);
  return plainReply(open).split("\n").map((line) => cellsOf(line).join("  ").replace(/^#+ /, "").replaceAll("`", "")).filter((line) => line !== "" && !/^(?:step|\|-.*|next: .*|You wrote: .*)$/.test(line));
}
function cellsOf(line) {
  if (!line.startsWith("| ")) return [line];
  return line.slice(2, -2).split(/(?<!\\) \| /).map((cell) => cell.trim().replaceAll("\\|", "|")).filter((cell) => cell !== "");
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
  if (job.event.name === "issue_comment") return noCommand(job);
  const since = new Date(clock.now().getTime() - lookBack);
  await job.show.group("Everything that waits", () => engine.sweep(since));
  job.show.info(`Every comment and pull request since ${since.toISOString()} was looked at.`);
  await followReminders(job, engine, clock);
  return { end: 0, outputs: { verdict: "answered" }, summary: "" };
}
var Commented = object({ action: string(), issue: object({}), comment: object({ id: number() }) });
function noCommand({ event, show }) {
  if (!Commented.safeParse(event.payload).success)
    throw new ProblemError(
      unreadable("The event is none of a comment: it lacks its action, issue or comment.")
    );
  show.info("This is not a new comment of a person: nothing to do.");
  return { end: 0, outputs: { verdict: "nothing-to-do" }, summary: "" };
}
async function followReminders({ show, ...job }, engine, clock) {
  let open = engine.takeReminders();
  if (open.length === 0) return;
  const { pause, ...wait } = waitOn({ show, ...job }, clock);
  const look2 = async () => {
    for (const request of open) await engine.lookAgain(request);
    open = engine.takeReminders();
  };
  await show.group(`Following ${open.map(requestId).join(", ")}`, async () => {
    await clock.sleep(pause);
    await follow({ ...wait, pause }, look2, () => open.length > 0);
  });
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
  if (ours.length === 0) job.show.info("The event is about no promotion of Lockkeeper: nothing to do.");
  for (const branch of ours)
    await job.show.group(`Looking at ${branch}`, () => engine.lookAt(repository, branch));
  await followReminders(job, engine, clock);
  return { end: 0, outputs: { verdict: ours.length === 0 ? "nothing-to-do" : "answered" }, summary: "" };
}
async function answer(job, { engine, access, clock, hint }) {
  const told = /* @__PURE__ */ new Map();
  const look2 = async () => {
    await engine.answerComment(hint.repository, hint.comment, hint);
    const replies2 = await repliesTo(access.installation, hint);
    for (const { url, body } of replies2) {
      for (const line of newLines(body, told.get(url))) job.show.info(line);
      told.set(url, body);
    }
    return replies2;
  };
  const goesOn = (replies2) => engine.refusals.length === 0 && replies2.some(moves);
  const replies = await job.show.group(
    `Comment ${hint.comment}`,
    () => follow(waitOn(job, clock), look2, goesOn)
  );
  if (replies.length === 0) job.show.info("The comment holds no command that is to be answered here.");
  return conclude(replies);
}
function moves({ record }) {
  return !record.done && record.result?.waitsFor === "machine";
}
async function repliesTo(installation, { repository, issue, comment, createdAt }) {
  const { threads } = installation.open(repository);
  const conversation = await threads.conversation(issue, createdAt);
  return repliesIn(conversation?.comments ?? []).flatMap(({ record, comment: { url, body } }) => {
    const origin = parseRequestKey(record.key);
    return origin?.kind === "comment" && origin.comment === comment ? [{ record, url, body }] : [];
  });
}
function conclude(replies) {
  const verdict = replies.map(({ record }) => record.result?.verdict).find((each) => each !== void 0);
  const lines = replies.map(
    ({ url, record }) => `- ${record.verb}: ${record.result?.verdict ?? "unknown"}, ${url}`
  );
  return {
    end: 0,
    outputs: {
      verdict: verdict ?? "nothing-to-do",
      result: JSON.stringify(replies.map(({ record }) => record.result))
    },
    summary: replies.length === 0 ? "" : `### Lockkeeper

${lines.join("\n")}
`
  };
}
export {
  chatops
};
