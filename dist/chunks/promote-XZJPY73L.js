import { createRequire as __createRequire } from 'node:module'
const require = __createRequire(import.meta.url)
import {
  replyBody,
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
  findRepository,
  openGitHub
} from "./chunk-OXMXEIUM.js";
import {
  resultOf
} from "./chunk-PKKGHBBQ.js";
import "./chunk-XGKTQX3O.js";
import {
  ProblemError,
  formatProblem
} from "./chunk-AHQ7OKK4.js";
import "./chunk-7QZRSVVM.js";
import "./chunk-NH74PUX4.js";
import "./chunk-C6CPXS2Y.js";
import "./chunk-DIT3HX7E.js";

// src/action/promote.ts
async function promote(job, clock) {
  const access = await openGitHub(job, clock);
  const ask = await askOf(job, access);
  return withEngine(job, { access, clock }, async (engine) => {
    const look = () => job.show.group(`/promote ${ask.words}`, () => engine.promote(ask));
    const answer = await follow(waitOn(job, clock), look, moves);
    if (answer.kind === "refused") for (const problem of answer.problems) job.show.annotate("error", problem);
    const result = conclude(answer);
    if (answer.kind === "progress") tellEnd(job.show, result);
    return result;
  });
}
async function askOf({ inputs, repository, run }, access) {
  const source = await findRepository(access, repository);
  const gitops = await findRepository(access, inputs.repository ?? repository);
  if (source === void 0 || gitops === void 0)
    throw new ProblemError({
      code: "REPOSITORY_UNREACHABLE",
      message: `The token does not reach ${source === void 0 ? repository : inputs.repository}.`,
      advice: "Set the input `token` to one that reaches both repositories."
    });
  return { source, gitops, run: run.id, step: run.step, words: inputs.command ?? "" };
}
function moves(answer) {
  if (answer.kind !== "progress") return false;
  const { verdict, waitsFor } = resultOf(answer.progress);
  return verdict === "waiting" && waitsFor === "machine";
}
var goesOn = "It waits. The workflow `chatops` of the GitOps repository goes on with it, where its `token` acts as the same GitHub App or person as this one.";
function tellEnd(show, { end, outputs: { verdict = "", cause = "" } }) {
  const message = cause === "" ? verdict : `${verdict}: ${cause}`;
  if (verdict === "waiting") show.info(goesOn);
  if (end === 0) show.info(message);
  else show.annotate("error", { code: `PROMOTION_${verdict.toUpperCase()}`, message });
}
function conclude(answer) {
  switch (answer.kind) {
    case "progress":
      return concludeProgress(answer.progress);
    case "nothing-to-do":
      return { end: 0, outputs: { verdict: "nothing-to-do", cause: answer.reason }, summary: answer.reason };
    case "refused": {
      const [first] = answer.problems;
      const lines = answer.problems.map(formatProblem).join("\n");
      const summary = `### \u{1F534} Refused

\`\`\`text
${lines.replaceAll("`", "\u02CB")}
\`\`\`
`;
      return { end: 1, outputs: { verdict: "refused", cause: first?.message ?? "" }, summary };
    }
    default:
      return answer;
  }
}
var ends = { failed: 1, refused: 1, cancelled: 1, unknown: 2 };
function concludeProgress(progress) {
  const { verdict } = resultOf(progress);
  const first = progress.promotions.find((each) => each.pullRequest !== void 0);
  const because = progress.promotions.find((each) => each.because !== void 0)?.because;
  const record = { key: progress.key, verb: "promote", done: verdict !== "waiting", slips: [] };
  return {
    // Whoever waits for a person has done what it could: later steps read the verdict.
    end: ends[verdict] ?? 0,
    outputs: {
      verdict,
      result: JSON.stringify(progress),
      ...because === void 0 ? {} : { cause: because },
      ...first?.pullRequest === void 0 ? {} : { "pull-request": first.pullRequest.url }
    },
    summary: `${replyBody(progress, record)}${verdict === "waiting" ? `

${goesOn}` : ""}`
  };
}
export {
  promote
};
