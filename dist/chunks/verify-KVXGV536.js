import { createRequire as __createRequire } from 'node:module'
const require = __createRequire(import.meta.url)
import {
  checkPlaces,
  createContext,
  defaultDelays,
  environmentPolicy,
  followRollout,
  openJobClusters,
  readFleet,
  verificationBody
} from "./chunk-AA3TILXC.js";
import {
  versionsIn
} from "./chunk-VW3KPZPC.js";
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
import "./chunk-PKKGHBBQ.js";
import "./chunk-XGKTQX3O.js";
import {
  ProblemError
} from "./chunk-AHQ7OKK4.js";
import "./chunk-7QZRSVVM.js";
import {
  parseEnvironmentName
} from "./chunk-NH74PUX4.js";
import {
  object,
  string
} from "./chunk-C6CPXS2Y.js";
import "./chunk-DIT3HX7E.js";

// src/action/changed-goals.ts
function changedGoals(fleet, files) {
  const changed = new Set(files);
  return fleet.environments.flatMap(({ name, paths }) => {
    const apps = fleet.apps.filter((app) => versionsIn(fleet, app.name, name).length > 0).map((app) => app.name);
    const pinned = apps.filter(
      (app) => fleet.pins.some((pin) => pin.app === app && pin.environment === name && changed.has(pin.file))
    );
    const touched = files?.some((file) => paths.some((path) => path === "" || file.startsWith(`${path}/`))) ?? true;
    const chosen = pinned.length > 0 ? pinned : touched ? apps.slice(0, 1) : [];
    return chosen.map((app) => ({ app, environment: name, version: versionsIn(fleet, app, name)[0] ?? "" }));
  });
}

// src/action/side-by-side.ts
async function sideBySide(show, clock, strands) {
  const [only, ...others] = strands;
  if (only !== void 0 && others.length === 0)
    return [await show.group(only.title, () => only.work((line) => show.info(line)))];
  const print = inTurn();
  const ended = await Promise.allSettled(strands.map((strand) => gathered(strand, { show, clock, print })));
  await print(async () => void 0);
  return ended.map((each) => {
    if (each.status === "rejected") throw each.reason;
    return each.value;
  });
}
function inTurn() {
  let last = Promise.resolve();
  return (text) => {
    last = last.then(text);
    return last;
  };
}
async function gathered({ title, work }, { show, clock, print }) {
  const begun = clock.now().getTime();
  const lines = [];
  const tell = (line) => {
    lines.push(`${Math.round((clock.now().getTime() - begun) / 1e3)} s  ${line}`);
    void print(async () => show.info(`${title}: ${line}`));
  };
  try {
    return await work(tell);
  } finally {
    if (show.folds) await print(() => show.group(title, async () => lines.forEach(show.info)));
  }
}

// src/action/verify.ts
async function verify(job, clock) {
  const access = await openGitHub(job, clock);
  const gitops = access.installation.open(await gitopsOf(job, access));
  const clusters = openJobClusters(job, clock, "for all that are not at hand");
  try {
    const context = createContext({
      installation: access.installation,
      clock,
      ...clusters.world,
      mentions: [],
      publish: () => void 0,
      delays: defaultDelays
    });
    const reading = await readFleet(context, gitops);
    const lookout = { context, gitops, reading };
    const { command } = job.inputs;
    const goals = command === void 0 ? changedGoals(reading.fleet, await pushedFiles(job, access, gitops.ref)) : [commandedGoal(command, reading)];
    await checkKubeconfigs(job, lookout, goals);
    const strands = goals.map((goal) => strandOf(job, lookout, goal));
    return conclude(await sideBySide(job.show, clock, strands));
  } finally {
    clusters.close();
  }
}
function checkKubeconfigs(job, { context, reading }, goals) {
  const names = new Set(goals.map(({ environment }) => environment));
  const places = reading.policy.environments.filter(({ name }) => names.has(name)).flatMap(({ clusters }) => clusters.flatMap(({ place }) => place ?? []));
  return checkPlaces(job, context.clock, places);
}
async function gitopsOf({ inputs, repository }, access) {
  const found = await findRepository(access, inputs.repository ?? repository);
  if (found !== void 0) return found;
  throw new ProblemError({
    code: "REPOSITORY_UNREACHABLE",
    message: `The token does not reach ${inputs.repository ?? repository}.`,
    advice: "Set the input `token` to one that reaches it."
  });
}
function commandedGoal(command, { fleet }) {
  const [app = "", on = "", name = "", ...rest] = command.trim().split(/\s+/);
  const environment = parseEnvironmentName(name);
  const [version] = environment === void 0 ? [] : versionsIn(fleet, app, environment);
  if (environment !== void 0 && version !== void 0 && on.toLowerCase() === "on" && rest.length === 0)
    return { app, environment, version };
  throw new ProblemError({
    code: version === void 0 && environment !== void 0 ? "NOT_THERE" : "COMMAND_UNREADABLE",
    message: `"${command}" names no app on an environment of this fleet.`,
    advice: `Apps: ${fleet.apps.map((each) => each.name).join(", ")}. Environments: ${fleet.environments.map((each) => each.name).join(", ")}. Write podinfo on prod.`
  });
}
var Push = object({ before: string(), after: string() });
async function pushedFiles({ event, show }, access, gitops) {
  const { before = "", after = "" } = Push.safeParse(event.payload).data ?? {};
  const files = await access.changedFiles(gitops, before, after);
  if (files === void 0)
    show.info("What the push changed cannot be told from its commits: every environment is looked at.");
  return files;
}
function strandOf(job, lookout, goal) {
  const title = `${goal.app} ${goal.version} on ${goal.environment}`;
  return {
    title,
    async work(tell) {
      const merge = await mergeOf(job, lookout, goal);
      const patience = timeoutOf(job, lookout.reading, goal);
      const sight = await followRollout(lookout, merge, { patience, tell: onChange(tell) });
      return { goal, commit: merge.commit, sight };
    }
  };
}
function onChange(tell) {
  let said = "";
  return (sight) => {
    const line = sight === void 0 ? "no cluster is connected" : standing(sight);
    const kind = line.replace(/\d+ s more$/, "");
    if (kind !== said) tell(line);
    said = kind;
  };
}
function standing({ verdict, because }) {
  const words = verdict.replace("-", " ");
  return because === "" ? words : `${words}: ${because}`;
}
async function mergeOf({ event }, { context, gitops, reading }, goal) {
  const since = context.clock.now().getTime();
  const { after } = object({ after: string() }).safeParse(event.payload).data ?? {};
  if (event.name === "push" && after !== void 0) return { goal, commit: after, since };
  const [newest] = await gitops.deployments.find(goal.app, goal.environment);
  const isOwn = newest?.payload.version === goal.version;
  return { goal, since, commit: isOwn ? newest.sha : reading.snapshot.commit };
}
function timeoutOf({ inputs }, { policy }, { environment }) {
  const own = environmentPolicy(policy, environment)?.timeout;
  return inputs.timeout ?? own ?? 6e5;
}
var connect = "give the input `kubeconfig` or the variable `KUBE_CONFIG`, or name the cluster under `clusters` in the configuration";
function conclude(verified) {
  if (verified.length === 0)
    return {
      end: 0,
      outputs: { verdict: "nothing-to-do" },
      summary: "Nothing that runs anywhere was changed."
    };
  const worst = verified.find(({ sight }) => sight?.verdict === "failed") ?? verified.find(({ sight }) => sight?.verdict !== "succeeded");
  const verdict = worst === void 0 ? "succeeded" : worst.sight?.verdict === "failed" ? "failed" : "unknown";
  const cause = worst?.sight?.because ?? `no cluster is connected: ${connect}`;
  return {
    end: verdict === "succeeded" ? 0 : verdict === "failed" ? 1 : 2,
    outputs: {
      verdict,
      ...worst === void 0 ? {} : { cause },
      result: JSON.stringify(verified.map(({ goal, commit, sight }) => ({ ...goal, commit, ...sight })))
    },
    summary: verified.map(summaryOf).join("\n\n")
  };
}
function summaryOf({ goal, sight }) {
  const { app, environment, version } = goal;
  if (sight === void 0)
    return `### \u26AA ${app} on ${environment}: no cluster is connected

Nobody can look: ${connect}.`;
  const record = { key: "", verb: "verify", done: true, slips: [] };
  return verificationBody({ app, environment, version, sight }, record);
}
export {
  verify
};
