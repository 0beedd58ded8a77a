import { createRequire as __createRequire } from 'node:module'
const require = __createRequire(import.meta.url)
import {
  createContext,
  defaultDelays,
  follow,
  lookAtRollout,
  verificationBody
} from "./chunk-6U7M76RI.js";
import {
  findRepository,
  openGitHub,
  parseEnvironmentName,
  readFleet,
  versionsIn
} from "./chunk-6BGFGVPW.js";
import {
  ProblemError
} from "./chunk-2B33WZWR.js";
import "./chunk-3OH2UTVQ.js";
import {
  external_exports
} from "./chunk-6CYAQSRJ.js";
import "./chunk-OMOR5FW6.js";
import "./chunk-DIT3HX7E.js";

// src/server/clusters.ts
function lazyClusters(settings, clock) {
  let loaded;
  const load = async () => {
    const { openClusters: openClusters2 } = await import("./clusters-6YGNTLPX.js");
    return openClusters2({ ...settings, clock, random: Math.random });
  };
  const cluster = async (place) => {
    loaded ??= load();
    return (await loaded).open(place);
  };
  return {
    open: (place) => isGiven(place, settings) ? delegate(place.name, () => cluster(place)) : void 0,
    close: () => void loaded?.then((clusters) => clusters.close())
  };
}
function isGiven({ kubeconfig }, { environment }) {
  if (!/^[A-Z][A-Z0-9_]*$/.test(kubeconfig)) return true;
  return (environment[kubeconfig] ?? "").trim() !== "";
}
function delegate(name, cluster) {
  return {
    name,
    inventory: async (namespaces) => (await cluster()).inventory(namespaces),
    read: async (refs) => (await cluster()).read(refs),
    evidence: async (workload) => (await cluster()).evidence(workload),
    apply: async (objects, mode) => (await cluster()).apply(objects, mode),
    remove: async (refs) => (await cluster()).remove(refs),
    restart: async (workload, at) => (await cluster()).restart(workload, at),
    reconcileNow: async (object, at) => (await cluster()).reconcileNow(object, at)
  };
}

// src/action/changed-goals.ts
function changedGoals(fleet, files) {
  const changed = new Set(files);
  return fleet.environments.flatMap(({ name, paths }) => {
    const apps = fleet.apps.filter((app) => versionsIn(fleet, app.name, name).length > 0).map((app) => app.name);
    const pinned = apps.filter(
      (app) => fleet.pins.some((pin) => pin.app === app && pin.environment === name && changed.has(pin.file))
    );
    const touched = files.some((file) => paths.some((path) => path === "" || file.startsWith(`${path}/`)));
    const chosen = pinned.length > 0 ? pinned : touched ? apps.slice(0, 1) : [];
    return chosen.map((app) => ({ app, environment: name, version: versionsIn(fleet, app, name)[0] ?? "" }));
  });
}

// src/action/verify.ts
var pause = 2e3;
async function verify(job, clock) {
  const access = await openGitHub(job, clock);
  const gitops = access.installation.open(await gitopsOf(job, access));
  await checkKubeconfig(job, clock);
  const clusters = openClusters(job, clock);
  try {
    const context = createContext({
      installation: access.installation,
      clock,
      clusters: clusters.open,
      mentions: [],
      publish: () => void 0,
      delays: defaultDelays
    });
    const reading = withCluster(await readFleet(context, gitops), job);
    const lookout = { context, gitops, reading };
    const verified = [];
    for (const goal of goalsOf(job, reading)) verified.push(await verifyGoal(job, lookout, goal));
    return conclude(verified);
  } finally {
    clusters.close();
  }
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
var variable = "KUBE_CONFIG";
function openClusters(job, clock) {
  return lazyClusters(settingsOf(job), clock);
}
function settingsOf({ environment, inputs: { kubeconfig }, workspace }) {
  const known = kubeconfig === void 0 ? environment : { ...environment, [variable]: kubeconfig };
  return { environment: known, folder: workspace, programs: [] };
}
async function checkKubeconfig(job, clock) {
  if (job.inputs.kubeconfig === void 0) return;
  const { connect } = await import("./connect-UCCU4BJK.js");
  const place = { name: "the cluster", kubeconfig: variable };
  const connected = await connect(place, { ...settingsOf(job), now: clock.now() });
  if (connected.kind === "refused") throw new ProblemError(connected.problem);
  connected.api.close();
}
function withCluster(reading, { environment, inputs }) {
  if (inputs.kubeconfig === void 0) return reading;
  const given = (name) => ({ name, place: { name, kubeconfig: variable } });
  const environments = reading.policy.environments.map((policy) => {
    const known = policy.clusters.map((cluster) => {
      const at = cluster.place?.kubeconfig;
      return at === void 0 || environment[at] === void 0 ? given(cluster.name) : cluster;
    });
    return { ...policy, clusters: known.length === 0 ? [given("the cluster")] : known };
  });
  return { ...reading, policy: { ...reading.policy, environments } };
}
function goalsOf({ event, inputs }, { fleet }) {
  const { command } = inputs;
  if (command === void 0) return changedGoals(fleet, changedFiles(event.payload));
  const [app = "", on = "", name = "", ...rest] = command.trim().split(/\s+/);
  const environment = parseEnvironmentName(name);
  const [version] = environment === void 0 ? [] : versionsIn(fleet, app, environment);
  if (environment !== void 0 && version !== void 0 && on.toLowerCase() === "on" && rest.length === 0)
    return [{ app, environment, version }];
  throw new ProblemError({
    code: version === void 0 && environment !== void 0 ? "NOT_THERE" : "COMMAND_UNREADABLE",
    message: `"${command}" names no app on an environment of this fleet.`,
    advice: `Apps: ${fleet.apps.map((each) => each.name).join(", ")}. Environments: ${fleet.environments.map((each) => each.name).join(", ")}. Write podinfo on prod.`
  });
}
var Paths = external_exports.array(external_exports.string()).default([]);
var Push = external_exports.object({ commits: external_exports.array(external_exports.object({ added: Paths, modified: Paths, removed: Paths })) });
function changedFiles(payload) {
  const { commits = [] } = Push.safeParse(payload).data ?? {};
  return [...new Set(commits.flatMap(({ added, modified, removed }) => [...added, ...modified, ...removed]))];
}
async function verifyGoal(job, lookout, goal) {
  const { clock } = lookout.context;
  const merge = await mergeOf(job, lookout, goal);
  const wait = { clock, patience: timeoutOf(job, lookout.reading, goal), pause };
  let said = "";
  const look = async () => {
    const sight2 = await lookAtRollout(lookout, merge);
    const line = sight2 === void 0 ? "no cluster is connected" : `${sight2.verdict}: ${sight2.because}`;
    if (line !== said) job.show.info(line);
    said = line;
    return sight2;
  };
  const title = `${goal.app} ${goal.version} on ${goal.environment}`;
  const sight = await job.show.group(title, () => follow(wait, look, (seen) => seen?.verdict === "in-progress"));
  return { goal, commit: merge.commit, sight };
}
async function mergeOf({ event }, { context, gitops, reading }, goal) {
  const since = context.clock.now().getTime();
  const { after } = external_exports.object({ after: external_exports.string() }).safeParse(event.payload).data ?? {};
  if (event.name === "push" && after !== void 0) return { goal, commit: after, since };
  const [newest] = await gitops.deployments.find(goal.app, goal.environment);
  const isOwn = newest?.payload.version === goal.version;
  return { goal, since, commit: isOwn ? newest.sha : reading.snapshot.commit };
}
function timeoutOf({ inputs }, { policy }, { environment }) {
  const own = policy.environments.find(({ name }) => name === environment)?.timeout;
  return inputs.timeout ?? own ?? 6e5;
}
function conclude(verified) {
  if (verified.length === 0)
    return {
      end: 0,
      outputs: { verdict: "nothing-to-do" },
      summary: "Nothing that runs anywhere was changed."
    };
  const worst = verified.find(({ sight }) => sight?.verdict === "failed") ?? verified.find(({ sight }) => sight?.verdict !== "succeeded");
  const verdict = worst === void 0 ? "succeeded" : worst.sight?.verdict === "failed" ? "failed" : "unknown";
  const cause = worst?.sight?.because ?? "no cluster is connected: give the input `kubeconfig`";
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
  if (sight === void 0) return `### \u26AA ${app} on ${environment}: no cluster is connected`;
  const record = { key: "", verb: "verify", done: true, slips: [] };
  return verificationBody({ app, environment, version, sight }, record);
}
export {
  verify
};
