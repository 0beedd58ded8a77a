import { createRequire as __createRequire } from 'node:module'
const require = __createRequire(import.meta.url)
import {
  FaultError,
  connect,
  fieldsOf,
  listOf,
  textOf
} from "./chunk-DL2EZ2IF.js";
import {
  withAdvice
} from "./chunk-DJIZ2MWQ.js";
import {
  formatPointer
} from "./chunk-3OH2UTVQ.js";
import "./chunk-2X63PDCU.js";
import "./chunk-C6CPXS2Y.js";
import "./chunk-DIT3HX7E.js";

// src/kubernetes/apply.ts
import { isDeepStrictEqual } from "node:util";

// src/kubernetes/conflicts.ts
function conflictsIn({ causes = [] }) {
  return causes.filter(({ reason }) => reason === "FieldManagerConflict").map(({ message, field }) => ({
    manager: /^conflict with "([^"]*)"/.exec(message)?.[1] ?? message,
    path: pointerOf(field)
  }));
}
function pointerOf(field) {
  return formatPointer([...field.matchAll(segment)].map(stepOf));
}
var segment = /\.(?<name>[^.[\]]+)|\[(?<index>\d+)\]|\[(?<key>[^=\]",]+)="(?<text>(?:[^"\\]|\\.)*)"[^\]]*\]|\[(?<number>[^=\]",]+)=(?<value>[^\]",]+)[^\]]*\]|\[="(?<entry>(?:[^"\\]|\\.)*)"\]/g;
function stepOf({ groups = {} }) {
  const { name, index, key, text, number, value, entry } = groups;
  if (name !== void 0) return name;
  if (index !== void 0) return Number(index);
  if (key !== void 0) return { key, value: text ?? "" };
  return number === void 0 ? entry ?? "" : { key: number, value: value ?? "" };
}

// src/kubernetes/list.ts
var pageSize = 250;
async function list(api, collection, project) {
  const first = await listPages(api, collection, project, pageSize);
  return first.kind === "fault" && first.code === "gone" ? listPages(api, collection, project, 0) : first;
}
async function listPages(api, collection, project, limit) {
  const objects = /* @__PURE__ */ new Map();
  let next = "";
  for (; ; ) {
    const answer = await api.send({
      method: "GET",
      path: collection.path,
      query: {
        ...collection.query,
        ...limit === 0 ? {} : { limit: String(limit) },
        ...next === "" ? {} : { continue: next }
      },
      accept: acceptOf(collection, "List")
    });
    if (answer.kind === "fault") return answer;
    for (const [key, value] of projected(answer.body, project)) objects.set(key, value);
    const { continue: rest, resourceVersion } = fieldsOf(answer.body.metadata);
    next = textOf(rest) ?? "";
    if (next === "") return { kind: "listed", objects, resourceVersion: textOf(resourceVersion) ?? "" };
  }
}
function acceptOf({ metadataOnly = false }, suffix) {
  return metadataOnly ? `application/json;as=PartialObjectMetadata${suffix};g=meta.k8s.io;v=v1` : "application/json";
}
function* projected(list2, project) {
  const kind = textOf(list2.kind)?.replace(/List$/, "") ?? "";
  const apiVersion = textOf(list2.apiVersion) ?? "";
  for (const entry of listOf(list2.items)) {
    const object = parseObject({ apiVersion, kind, ...fieldsOf(entry) });
    const value = object === void 0 ? void 0 : project(object);
    if (object !== void 0 && value !== void 0) yield [keyOf(object), value];
  }
}
function parseObject(fields) {
  const { name } = fieldsOf(fields.metadata);
  if (typeof name !== "string" || typeof fields.kind !== "string" || typeof fields.apiVersion !== "string")
    return void 0;
  return fields;
}
function keyOf({ metadata }) {
  return metadata.namespace === void 0 ? metadata.name : `${metadata.namespace}/${metadata.name}`;
}

// src/kubernetes/resources.ts
var wellKnown = [
  { apiVersion: "apps/v1", kind: "Deployment", plural: "deployments", namespaced: true },
  { apiVersion: "apps/v1", kind: "StatefulSet", plural: "statefulsets", namespaced: true },
  { apiVersion: "apps/v1", kind: "DaemonSet", plural: "daemonsets", namespaced: true },
  { apiVersion: "apps/v1", kind: "ReplicaSet", plural: "replicasets", namespaced: true },
  { apiVersion: "batch/v1", kind: "Job", plural: "jobs", namespaced: true },
  { apiVersion: "v1", kind: "Pod", plural: "pods", namespaced: true },
  { apiVersion: "v1", kind: "Event", plural: "events", namespaced: true },
  { apiVersion: "v1", kind: "ConfigMap", plural: "configmaps", namespaced: true },
  { apiVersion: "v1", kind: "Secret", plural: "secrets", namespaced: true },
  { apiVersion: "v1", kind: "Service", plural: "services", namespaced: true },
  { apiVersion: "v1", kind: "Namespace", plural: "namespaces", namespaced: false }
];
function resourceFinder(api) {
  const known = /* @__PURE__ */ new Map([
    ["apps/v1", wellKnown.filter((entry) => entry.apiVersion === "apps/v1")],
    ["v1", wellKnown.filter((entry) => entry.apiVersion === "v1")],
    ["batch/v1", wellKnown.filter((entry) => entry.apiVersion === "batch/v1")]
  ]);
  return async ({ apiVersion, kind }) => {
    const remembered = known.get(apiVersion)?.find((entry) => entry.kind === kind);
    if (remembered !== void 0) return remembered;
    const answer = await api.send({ method: "GET", path: basePath(apiVersion) });
    if (answer.kind === "fault") return isAbsent(answer) ? "absent" : answer;
    const resources = listOf(answer.body.resources).flatMap((entry) => resourceIn(apiVersion, entry));
    known.set(apiVersion, resources);
    return resources.find((entry) => entry.kind === kind) ?? "absent";
  };
}
function resourceIn(apiVersion, entry) {
  const { name, kind, namespaced } = fieldsOf(entry);
  const plural = textOf(name) ?? "";
  if (plural === "" || plural.includes("/")) return [];
  return [{ apiVersion, kind: textOf(kind) ?? "", plural, namespaced: namespaced === true }];
}
async function preferredVersion(api, group) {
  const answer = await api.send({ method: "GET", path: `/apis/${group}` });
  if (answer.kind === "fault") return isAbsent(answer) ? "absent" : answer;
  return textOf(fieldsOf(answer.body.preferredVersion).groupVersion) ?? "absent";
}
function isAbsent({ code }) {
  return code === "not-found" || code === "not-served";
}
function basePath(apiVersion) {
  return apiVersion.includes("/") ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
}
function collectionPath(resource, namespace) {
  const place = resource.namespaced && namespace !== void 0 ? `/namespaces/${segment2(namespace)}` : "";
  return `${basePath(resource.apiVersion)}${place}/${resource.plural}`;
}
function objectPath(resource, { namespace = "default", name }) {
  return `${collectionPath(resource, namespace)}/${segment2(name)}`;
}
function segment2(name) {
  return name === "." || name === ".." ? encodeURIComponent(name).replaceAll(".", "%2E") : encodeURIComponent(name);
}

// src/kubernetes/seen.ts
function seen(value) {
  return { kind: "seen", value };
}
function unseen(...faults) {
  const reasons = [...new Set(faults.map(({ message }) => message))];
  const advice = [...new Set(faults.flatMap((fault) => fault.advice ?? []))];
  return {
    kind: "unseen",
    reason: reasons.join("\n"),
    ...advice.length === 0 ? {} : { advice: advice.join("\n") },
    ...faults.some(({ code }) => code === "kubeconfig") ? { lasting: true } : {}
  };
}

// src/kubernetes/read.ts
var mostAtOnce = 8;
async function readObjects(api, find, refs) {
  const found = [];
  const next = refs.entries();
  const work = async () => {
    for (const [at, ref] of next) found[at] = await readObject(api, find, ref);
  };
  await Promise.all(Array.from({ length: Math.min(mostAtOnce, refs.length) }, work));
  const faults = found.filter(isFault);
  if (faults.length > 0) return unseen(...faults);
  return seen(found.map((entry) => entry === "absent" || isFault(entry) ? void 0 : entry));
}
async function readObject(api, find, ref) {
  const resource = await find(ref);
  if (resource === "absent" || isFault(resource)) return resource;
  const answer = await api.send({
    method: "GET",
    path: objectPath(resource, ref),
    accept: acceptOf({ path: "", metadataOnly: isSecret(ref) }, "")
  });
  if (answer.kind === "fault") return answer.code === "not-found" ? "absent" : answer;
  const { apiVersion, kind } = ref;
  const fields = isSecret(ref) ? { metadata: answer.body.metadata } : answer.body;
  return parseObject({ ...fields, apiVersion, kind }) ?? "absent";
}
function isFault(value) {
  return fieldsOf(value).kind === "fault" && "code" in fieldsOf(value);
}
function isSecret({ apiVersion, kind }) {
  return apiVersion === "v1" && kind === "Secret";
}

// src/kubernetes/apply.ts
var fieldManager = "lockkeeper";
async function applyObjects(parts, objects, mode) {
  const application = { ...parts, mode, made: [] };
  const applied = [];
  for (const object of objects) {
    const result = await applyWhenServed(application, object);
    if (isFault(result)) return unseen(result);
    applied.push(result);
    if (result.kind !== "applied") break;
  }
  return seen(applied);
}
var servedPause = 200;
var servedTries = 50;
async function applyWhenServed(application, object) {
  const { clock, mode, made } = application;
  const isDefined = made.some((entry) => defines(entry, object));
  for (let tries = 1; ; tries++) {
    const result = await applyObject(application, object);
    if (result !== "not-served") return result;
    if (mode === "dry-run" && isDefined) return untried(object);
    if (mode === "dry-run" || !isDefined || tries === servedTries) return unknownKind(object);
    await clock.sleep(servedPause);
  }
}
async function applyObject(application, object) {
  const { api, find, mode, made } = application;
  const resource = await find(object);
  if (isFault(resource)) return resource;
  if (resource === "absent") return "not-served";
  const before = await api.send({ method: "GET", path: objectPath(resource, object.metadata) });
  if (before.kind === "fault" && before.code !== "not-found")
    return before.code === "not-served" ? "not-served" : refusalOf(object, before);
  if (mode === "swap" && versionIn(before) !== object.metadata.resourceVersion)
    return { kind: "moved", ref: refOf(object) };
  const answer = await sendApply(application, resource, object);
  if (answer.kind === "fault") {
    if (answer.code === "not-served") return "not-served";
    if (mode === "swap" && answer.code === "conflict") return { kind: "moved", ref: refOf(object) };
    const lacksNamespace = mode === "dry-run" && answer.code === "not-found" && needsNamespace(made, object);
    return lacksNamespace ? untried(object) : refusalOf(object, answer);
  }
  made.push(object);
  const changed = before.kind === "fault" || !sameObject(before.body, answer.body);
  return { kind: "applied", object: shown(answer.body, object), changed };
}
function versionIn(before) {
  return before.kind === "fault" ? void 0 : textOf(fieldsOf(before.body.metadata).resourceVersion);
}
function sendApply({ api, mode }, resource, object) {
  const { resourceVersion, namespace } = object.metadata;
  const body = withoutManagedFields(object);
  if (mode === "swap" && resourceVersion === void 0)
    return api.send({
      ...{ method: "POST", path: collectionPath(resource, namespace ?? "default") },
      ...{ query: { fieldManager }, body }
    });
  return api.send({
    method: "PATCH",
    path: objectPath(resource, object.metadata),
    query: {
      fieldManager,
      ...mode === "swap" ? { force: "true" } : {},
      ...mode === "dry-run" ? { dryRun: "All" } : {}
    },
    contentType: "application/apply-patch+yaml",
    body: mode === "swap" ? { ...body, metadata: { ...fieldsOf(body.metadata), resourceVersion } } : body
  });
}
function withoutManagedFields(object) {
  const { managedFields: _, resourceVersion: _version, uid: _uid, ...metadata } = fieldsOf(object.metadata);
  return { ...object, metadata };
}
function untried(object) {
  return { kind: "applied", object: withoutValues(object), changed: true };
}
function needsNamespace(made, { metadata }) {
  return made.some((entry) => entry.kind === "Namespace" && entry.metadata.name === metadata.namespace);
}
function defines(definition, { apiVersion, kind }) {
  if (definition.kind !== "CustomResourceDefinition") return false;
  const { group, names } = fieldsOf(definition.spec);
  return fieldsOf(names).kind === kind && apiVersion.split("/")[0] === group;
}
function unknownKind({ apiVersion, kind, metadata }) {
  return {
    kind: "refused",
    ref: refOf({ apiVersion, kind, metadata }),
    reason: `the cluster has no kind ${kind} of ${apiVersion}; its CustomResourceDefinition has to be there first`
  };
}
function refusalOf(object, fault) {
  switch (fault.code) {
    case "conflict": {
      const fields = conflictsIn(fault);
      const ref = refOf(object);
      return fields.length > 0 ? { kind: "conflict", ref, fields } : { kind: "refused", ref, reason: reasonOf(object, fault) };
    }
    case "forbidden":
    case "invalid":
    case "not-found":
      return { kind: "refused", ref: refOf(object), reason: reasonOf(object, fault) };
    default:
      return fault;
  }
}
function reasonOf(object, { message, advice, causes = [] }) {
  const text = isSecret(object) ? `the Secret is refused: ${causes.map(({ field }) => field).join(", ")}` : message;
  return withAdvice(text, advice);
}
function sameObject(before, after) {
  return isDeepStrictEqual(comparable(before), comparable(after));
}
function comparable({ metadata, status: _status, ...fields }) {
  const {
    managedFields: _managers,
    resourceVersion: _version,
    generation: _generation,
    ...kept
  } = fieldsOf(metadata);
  return { ...fields, metadata: kept };
}
function shown(body, { apiVersion, kind, metadata }) {
  const { managedFields: _, ...kept } = fieldsOf(body.metadata);
  const object = parseObject({ ...body, apiVersion, kind, metadata: kept });
  return withoutValues(object ?? { apiVersion, kind, metadata });
}
function withoutValues(object) {
  const { data: _values, stringData: _texts, ...fields } = object;
  return isSecret(object) ? fields : object;
}
function refOf({
  apiVersion,
  kind,
  metadata
}) {
  const { namespace, name } = metadata;
  return { apiVersion, kind, name, ...namespace === void 0 ? {} : { namespace } };
}

// src/kubernetes/change.ts
async function removeObjects(api, find, refs) {
  const removed = [];
  for (const ref of refs) {
    const resource = await find(ref);
    if (isFault(resource)) return unseen(resource);
    const answer = resource === "absent" ? void 0 : await api.send({
      method: "DELETE",
      path: objectPath(resource, ref),
      query: { propagationPolicy: "Background" }
    });
    if (answer?.kind === "fault" && ["forbidden", "invalid", "conflict"].includes(answer.code)) {
      removed.push({ kind: "refused", ref, reason: withAdvice(answer.message, answer.advice) });
      break;
    }
    if (answer?.kind === "fault" && answer.code !== "not-found") return unseen(answer);
    removed.push({ kind: "removed", ref });
  }
  return seen(removed);
}
var restartable = ["Deployment", "StatefulSet", "DaemonSet"];
var restartAnnotation = "rolling.restart.controller/restartTimestamp";
async function restartWorkload(api, find, ref, at) {
  const name = `${ref.kind} ${ref.namespace ?? "default"}/${ref.name}`;
  if (!restartable.includes(ref.kind))
    return { kind: "unseen", reason: `${name} has no pod template that could be stamped` };
  const workload = await readObject(api, find, ref);
  if (isFault(workload)) return unseen(workload);
  if (workload === "absent") return seen("absent");
  if (fieldsOf(workload.spec).paused === true)
    return { kind: "unseen", reason: `${name} is paused`, advice: "Resume it: `kubectl rollout resume`." };
  const annotations = { [restartAnnotation]: at.toISOString() };
  const stamp = { spec: { template: { metadata: { annotations } } } };
  const merged = await merge({ api, find }, ref, stamp, `${fieldManager}-restart`);
  return isFault(merged) ? unseen(merged) : seen(merged === "absent" ? "absent" : "restarted");
}
var reconcileAnnotation = "reconcile.fluxcd.io/requestedAt";
async function reconcileObject(api, find, ref, at) {
  const annotations = { [reconcileAnnotation]: at.toISOString() };
  const merged = await merge({ api, find }, ref, { metadata: { annotations } }, fieldManager);
  return isFault(merged) ? unseen(merged) : seen(merged === "absent" ? "absent" : "asked");
}
async function merge({ api, find }, ref, body, manager) {
  const resource = await find(ref);
  if (resource === "absent" || isFault(resource)) return resource;
  const answer = await api.send({
    method: "PATCH",
    path: objectPath(resource, ref),
    query: { fieldManager: manager },
    contentType: "application/merge-patch+json",
    body
  });
  if (answer.kind === "fault") return answer.code === "not-found" ? "absent" : answer;
  return "merged";
}

// src/kubernetes/mask.ts
var masked = "***";
var patterns = [
  // scheme://user:password@host
  [/([a-z][a-z0-9+.-]{0,30}:\/\/)[^\s/@"']{1,500}@/gi, `$1${masked}@`],
  [/\b(bearer|basic)\s+[a-z0-9._~+/=-]{4,}/gi, `$1 ${masked}`],
  // name=value and "name": "value" where the name says what it is
  [
    /((?:password|passwd|passphrase|pwd|secret|token|api[-_]?key|access[-_]?key|private[-_]?key|credentials?|authorization|cookie|session[-_]?id|dsn|connection[-_]?string)[a-z0-9_.-]{0,40}["']?\s{0,4}[:=]\s{0,4})("[^"]*"?|'[^']*'?|[^\s,;&)}\]]+)/gi,
    `$1${masked}`
  ],
  // JSON Web Tokens, keys of cloud providers and of GitHub
  [/\beyJ[A-Za-z0-9_-]{6,}(?:\.[A-Za-z0-9_-]+){0,2}/g, masked],
  [/\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/g, masked],
  [/\b(?:gh[pousr]_|github_pat_|glpat-|xox[abprs]-|sk-|sk_live_|AIza)[A-Za-z0-9_-]{10,}/g, masked],
  // Long words of hexadecimal or base64: keys, signatures, hashes
  [/\b[0-9a-f]{32,}\b/gi, masked],
  [/(?<![A-Za-z0-9+/])(?=[A-Za-z0-9+/]*\d)(?=[A-Za-z0-9+/]*[A-Z])[A-Za-z0-9+/]{32,}={0,2}/g, masked]
];
var longestLine = 500;
function maskLog(lines) {
  let inKey = false;
  return lines.flatMap((line) => {
    const begins = /-----BEGIN [A-Z0-9 ]*-----/.test(line);
    const ends = /-----END [A-Z0-9 ]*-----/.test(line);
    const hidden = inKey || begins;
    inKey = hidden && !ends;
    if (hidden) return begins ? [masked] : [];
    return [maskLine(line)];
  });
}
function maskLine(line) {
  const short = withoutControls(line).slice(0, longestLine);
  const shown2 = patterns.reduce((text, [pattern, replacement]) => text.replace(pattern, replacement), short);
  return line.length > longestLine ? `${shown2}\u2026` : shown2;
}
function withoutControls(line) {
  return line.replace(new RegExp("\\p{Cc}\\[[0-9;]{0,20}[A-Za-z]", "gu"), "").replace(new RegExp("\\p{Cc}", "gu"), " ").trimEnd();
}

// src/kubernetes/logs.ts
var lastLines = 20;
var mostContainers = 3;
var patience = 5e3;
async function readLogs(api, pods) {
  const ended2 = pods.flatMap(endedContainers).slice(0, mostContainers);
  const logs = await Promise.all(
    ended2.map(async (place) => [`${place.pod}/${place.container}`, await readLog(api, place)])
  );
  return new Map(logs.filter(([, lines]) => lines.length > 0));
}
function endedContainers(pod) {
  const status = fieldsOf(pod.status);
  const containers = [...listOf(status.initContainerStatuses), ...listOf(status.containerStatuses)];
  return containers.map(fieldsOf).flatMap(({ name, state, lastState }) => {
    const now = fieldsOf(fieldsOf(state).terminated).exitCode;
    const before = fieldsOf(fieldsOf(lastState).terminated).exitCode;
    const failed = typeof now === "number" && now !== 0 || now === void 0 && typeof before === "number";
    if (!failed) return [];
    const { namespace = "default", name: podName } = pod.metadata;
    return [{ namespace, pod: podName, container: textOf(name) ?? "", previous: now === void 0 }];
  });
}
async function readLog(api, { namespace, pod, container, previous }) {
  const answer = await api.open(
    {
      method: "GET",
      path: `/api/v1/namespaces/${encodeURIComponent(namespace)}/pods/${encodeURIComponent(pod)}/log`,
      query: {
        container,
        tailLines: String(lastLines),
        limitBytes: "65536",
        ...previous ? { previous: "true" } : {}
      },
      accept: "*/*"
    },
    AbortSignal.timeout(patience)
  );
  if (answer.kind === "fault") return [];
  try {
    const lines = [];
    for await (const line of answer.lines) lines.push(line);
    return maskLog(lines.slice(-lastLines));
  } catch {
    return [];
  }
}

// src/kubernetes/selector.ts
function selectorText(selector) {
  const { matchLabels, matchExpressions } = fieldsOf(selector);
  const equal = Object.entries(fieldsOf(matchLabels)).map(([key, value]) => `${key}=${String(value)}`);
  const texts = [...equal, ...listOf(matchExpressions).flatMap(expressionText)];
  return texts.length === 0 ? void 0 : texts.join(",");
}
function expressionText(expression) {
  const { key, operator, values } = fieldsOf(expression);
  const name = textOf(key) ?? "";
  const set = `(${listOf(values).map(String).join(",")})`;
  switch (operator) {
    case "In":
      return [`${name} in ${set}`];
    case "NotIn":
      return [`${name} notin ${set}`];
    case "Exists":
      return [name];
    case "DoesNotExist":
      return [`!${name}`];
    default:
      return [];
  }
}

// src/kubernetes/evidence.ts
var nothing = { replicaSets: [], pods: [], events: [], logs: /* @__PURE__ */ new Map() };
async function readEvidence(api, find, ref) {
  const workload = await readObject(api, find, ref);
  if (isFault(workload)) return unseen(workload);
  if (workload === "absent") return seen(nothing);
  const namespace = workload.metadata.namespace ?? "default";
  const [owned, warnings] = await Promise.all([
    readOwned(api, workload, namespace),
    listIn(api, "v1", "events", namespace, { fieldSelector: "type!=Normal" })
  ]);
  const faults = [...isFault(owned) ? [owned] : [], ...warnings.kind === "fault" ? [warnings] : []];
  if (isFault(owned) || warnings.kind === "fault") return unseen(...faults);
  const subjects = new Set(
    [workload, ...owned.replicaSets, ...owned.pods].map(({ metadata }) => metadata.uid)
  );
  const events = [...warnings.objects.values()].filter(
    (event) => subjects.has(textOf(fieldsOf(event.involvedObject).uid))
  );
  return seen({ ...owned, events, logs: await readLogs(api, owned.pods) });
}
async function readOwned(api, workload, namespace) {
  if (workload.kind === "Pod") return { replicaSets: [], pods: [workload] };
  const selector = selectorText(fieldsOf(workload.spec).selector);
  if (selector === void 0) return { replicaSets: [], pods: [] };
  const query = { labelSelector: selector };
  const [sets, pods] = await Promise.all([
    workload.kind === "Deployment" ? listIn(api, "apps/v1", "replicasets", namespace, query) : none,
    listIn(api, "v1", "pods", namespace, query)
  ]);
  if (sets.kind === "fault") return sets;
  if (pods.kind === "fault") return pods;
  const replicaSets = ownedBy([workload], sets.objects);
  return { replicaSets, pods: ownedBy([workload, ...replicaSets], pods.objects) };
}
var none = { kind: "listed", objects: /* @__PURE__ */ new Map(), resourceVersion: "" };
function listIn(api, apiVersion, plural, namespace, query) {
  const path = collectionPath({ apiVersion, kind: "", plural, namespaced: true }, namespace);
  return list(api, { path, query }, (object) => object);
}
function ownedBy(owners, objects) {
  const uids = new Set(owners.map(({ metadata }) => metadata.uid));
  return [...objects.values()].filter(
    ({ metadata }) => listOf(metadata.ownerReferences).some((entry) => uids.has(textOf(fieldsOf(entry).uid)))
  );
}

// src/kubernetes/applied-namespaces.ts
function appliedNamespaces(objects) {
  const names = objects.flatMap((object) => [
    object.metadata.namespace,
    textOf(fieldsOf(object.spec).targetNamespace),
    ...listOf(fieldsOf(fieldsOf(object.status).inventory).entries).map(namespaceOf)
  ]);
  return [...new Set(names.flatMap((name) => name || []))].sort();
}
function namespaceOf(entry) {
  const [namespace = "", name = "", group = "", kind] = (textOf(fieldsOf(entry).id) ?? "").split("_");
  return namespace === "" && group === "" && kind === "Namespace" ? name : namespace;
}

// src/kubernetes/follow.ts
var shortestWatch = 240;
var longestWatch = 480;
var firstRetry = 500;
var longestRetry = 3e4;
async function* follow(api, options) {
  const { signal } = options;
  const thread = { resourceVersion: "", lost: false, failures: 0 };
  while (!signal.aborted) {
    const fault = yield* proceed(api, options, thread);
    if (fault === void 0 || signal.aborted) continue;
    const retryIn = delayOf(fault, thread, options.random());
    if (fault.code === "gone") thread.resourceVersion = "";
    if (fault.code === "gone" && thread.failures === 1) continue;
    thread.lost = true;
    yield { kind: "lost", fault, retryIn };
    await restUntil(options.clock.sleep(retryIn), signal);
  }
}
async function* proceed(api, options, thread) {
  try {
    if (thread.resourceVersion === "") yield await begin(api, options, thread);
    else yield* watch(api, options, thread);
    return void 0;
  } catch (error) {
    if (error instanceof FaultError) return error.fault;
    throw error;
  }
}
async function begin(api, options, thread) {
  const listed = await list(api, options.collection, options.project);
  if (listed.kind === "fault") throw new FaultError(listed);
  thread.resourceVersion = listed.resourceVersion;
  thread.lost = false;
  return { kind: "listed", objects: listed.objects };
}
async function* watch(api, { collection, project, random, signal }, thread) {
  const seconds = Math.round(shortestWatch + random() * (longestWatch - shortestWatch));
  const patience2 = AbortSignal.timeout((seconds + 30) * 1e3);
  const answer = await api.open(
    watchRequest(collection, thread, seconds),
    AbortSignal.any([signal, patience2])
  );
  if (answer.kind === "fault") throw new FaultError(answer);
  if (thread.lost) yield { kind: "resumed" };
  thread.lost = false;
  let arrived = false;
  for await (const line of answer.lines) {
    const event = parseEvent(line, api.name);
    arrived = true;
    thread.failures = 0;
    if (event.resourceVersion !== void 0) thread.resourceVersion = event.resourceVersion;
    const change = changeOf(event, project);
    if (change !== void 0) yield change;
  }
  if (!arrived) throw new FaultError(ended(api.name));
}
function ended(name) {
  return { kind: "fault", code: "unreachable", message: `${name}: a watch ended before anything arrived` };
}
function watchRequest(collection, thread, seconds) {
  return {
    method: "GET",
    path: collection.path,
    query: {
      ...collection.query,
      watch: "true",
      allowWatchBookmarks: "true",
      resourceVersion: thread.resourceVersion,
      timeoutSeconds: String(seconds)
    },
    accept: acceptOf(collection, "")
  };
}
function parseEvent(line, name) {
  const { type, object } = parseLine(line, name);
  const fields = fieldsOf(object);
  if (type === "ERROR") throw new FaultError(errorEvent(fields, name));
  return {
    type: textOf(type) ?? "",
    object: fields,
    resourceVersion: textOf(fieldsOf(fields.metadata).resourceVersion)
  };
}
function parseLine(line, name) {
  try {
    return fieldsOf(JSON.parse(line));
  } catch (error) {
    const message = `${name}: a watch was cut off`;
    throw new FaultError({ kind: "fault", code: "unreachable", message }, { cause: error });
  }
}
function errorEvent({ code, message }, name) {
  return {
    kind: "fault",
    code: code === 410 ? "gone" : "busy",
    message: `${name}: ${textOf(message) ?? "the API server ended a watch"}`
  };
}
function changeOf({ type, object }, project) {
  const parsed = parseObject(object);
  if (parsed === void 0 || type === "BOOKMARK") return void 0;
  const key = keyOf(parsed);
  if (type === "DELETED") return { kind: "removed", key };
  const value = project(parsed);
  return value === void 0 ? { kind: "removed", key } : { kind: "set", key, object: value };
}
function delayOf(fault, thread, chance) {
  const usual = Math.min(longestRetry, firstRetry * 2 ** thread.failures);
  thread.failures += 1;
  return Math.max(fault.retryAfter ?? 0, Math.round(usual * (0.5 + chance / 2)));
}
async function restUntil(rest, signal) {
  const { promise, resolve } = Promise.withResolvers();
  const stop = () => resolve();
  signal.addEventListener("abort", stop, { once: true });
  await Promise.race([rest, promise]);
  signal.removeEventListener("abort", stop);
}

// src/kubernetes/inventory.ts
var workloads = ["Deployment", "StatefulSet", "DaemonSet"];
var optional = {
  "helm.toolkit.fluxcd.io": ["HelmRelease"],
  "kustomize.toolkit.fluxcd.io": ["Kustomization"],
  "source.toolkit.fluxcd.io": [
    "GitRepository",
    "OCIRepository",
    "Bucket",
    "HelmRepository",
    "HelmChart",
    "ExternalArtifact"
  ]
};
var askAgain = 6e4;
function createInventory(parts) {
  const collections = /* @__PURE__ */ new Map();
  const groups = /* @__PURE__ */ new Map();
  return {
    objects: async (namespaces) => {
      const kinds = await kindsServed(parts, groups);
      if (isFault(kinds)) return unseen(kinds);
      const look = (these, places) => lookAt(parts, collections, these, places);
      if (namespaces.length > 0) return seenIn(await look(kinds, [...new Set(namespaces)]));
      const everywhere = await look(kinds, [void 0]);
      const isBarred = ({ fault }) => fault?.code === "forbidden";
      if (!everywhere.some(isBarred) || everywhere.some(({ fault }) => fault !== void 0 && fault.code !== "forbidden"))
        return seenIn(everywhere);
      const barred = kinds.filter((_, at) => everywhere[at] !== void 0 && isBarred(everywhere[at]));
      const allowed = everywhere.filter((entry) => !isBarred(entry));
      const reached = await reachable(look, barred, allowed);
      return reached === void 0 ? seenIn(everywhere) : seenIn([...allowed, ...reached]);
    }
  };
}
async function lookAt(parts, collections, kinds, places) {
  const followed = kinds.flatMap(
    (kind) => places.map((place) => followOnce(parts, collections, collectionPath(kind, place)))
  );
  await Promise.all(followed.map(({ first }) => first));
  return followed;
}
function seenIn(followed) {
  const faults = followed.flatMap(({ fault }) => fault ?? []);
  return faults.length > 0 ? unseen(...faults) : seen(objectsIn(followed));
}
function objectsIn(followed) {
  return followed.flatMap(({ objects }) => [...objects.values()]);
}
var fluxNamespace = "flux-system";
async function reachable(look, kinds, allowed) {
  const mayRead = (followed) => followed.filter(({ fault }) => fault?.code !== "forbidden");
  const first = mayRead(await look(kinds, [fluxNamespace]));
  if (first.length === 0) return void 0;
  const places = appliedNamespaces([...objectsIn(allowed), ...objectsIn(first)]).filter(
    (name) => name !== fluxNamespace
  );
  return [...first, ...mayRead(await look(kinds, places))];
}
async function kindsServed({ api, find, clock }, groups) {
  const now = clock.now().getTime();
  const found = await Promise.all([
    resourcesOf(find, "apps/v1", workloads),
    ...Object.entries(optional).map(async ([group, kinds]) => {
      const known = groups.get(group);
      if (known !== void 0 && (known.kinds.length > 0 || now - known.at < askAgain)) return known.kinds;
      const version = await preferredVersion(api, group);
      const resources = isFault(version) ? version : version === "absent" ? [] : await resourcesOf(find, version, kinds);
      if (!isFault(resources)) groups.set(group, { at: now, kinds: resources });
      return resources;
    })
  ]);
  return found.find(isFault) ?? found.flatMap((resources) => isFault(resources) ? [] : resources);
}
async function resourcesOf(find, apiVersion, kinds) {
  const found = await Promise.all(kinds.map((kind) => find({ apiVersion, kind })));
  return found.find(isFault) ?? found.flatMap((entry) => entry === "absent" || isFault(entry) ? [] : [entry]);
}
function followOnce(parts, collections, path) {
  const known = collections.get(path);
  if (known !== void 0) return known;
  const { promise: first, resolve } = Promise.withResolvers();
  const followed = { objects: /* @__PURE__ */ new Map(), fault: void 0, first };
  collections.set(path, followed);
  void keepUp(parts, path, followed, resolve);
  return followed;
}
async function keepUp(parts, path, followed, answered) {
  const objects = /* @__PURE__ */ new Map();
  for await (const change of follow(parts.api, { ...parts, collection: { path }, project: slim })) {
    switch (change.kind) {
      case "listed":
        objects.clear();
        for (const [key, object] of change.objects) objects.set(key, object);
        break;
      case "set":
        objects.set(change.key, change.object);
        break;
      case "removed":
        objects.delete(change.key);
        break;
      case "lost":
        if (isUninstalled(path, change.fault)) objects.clear();
        break;
      case "resumed":
        break;
      default:
        change;
    }
    followed.objects = objects;
    followed.fault = change.kind === "lost" && !isUninstalled(path, change.fault) ? change.fault : void 0;
    answered();
  }
  answered();
}
function isUninstalled(path, { code }) {
  return code === "not-served" && !path.startsWith("/apis/apps/");
}
function slim(object) {
  const { managedFields: _managers, annotations, ...metadata } = object.metadata;
  const { "kubectl.kubernetes.io/last-applied-configuration": _applied, ...kept } = annotations ?? {};
  return { ...object, metadata: { ...metadata, ...annotations === void 0 ? {} : { annotations: kept } } };
}

// src/kubernetes/clusters.ts
function openClusters(options) {
  const end = new AbortController();
  const opened = /* @__PURE__ */ new Map();
  return {
    open: (place) => {
      const key = JSON.stringify([place.name, place.kubeconfig, place.context]);
      const known = opened.get(key) ?? openCluster(place, options, end.signal);
      opened.set(key, known);
      return known.cluster;
    },
    close: () => {
      end.abort();
      for (const { close } of opened.values()) close();
    }
  };
}
function openCluster(place, options, signal) {
  let line;
  const use = async (work) => {
    line ??= dial(place, options, signal);
    const dialled = await line;
    if (!isFault(dialled)) return work(dialled);
    line = void 0;
    return unseen(dialled);
  };
  const cluster = {
    name: place.name,
    inventory: (namespaces) => use(({ inventory }) => inventory.objects(namespaces)),
    read: (refs) => use(({ api, find }) => readObjects(api, find, refs)),
    evidence: (workload) => use(({ api, find }) => readEvidence(api, find, workload)),
    apply: (objects, mode) => use((line2) => applyObjects({ ...line2, clock: options.clock }, objects, mode)),
    remove: (refs) => use(({ api, find }) => removeObjects(api, find, refs)),
    restart: (workload, at) => use(({ api, find }) => restartWorkload(api, find, workload, at)),
    reconcileNow: (object, at) => use(({ api, find }) => reconcileObject(api, find, object, at))
  };
  const close = () => void line?.then((dialled) => isFault(dialled) ? void 0 : dialled.api.close());
  return { cluster, close };
}
async function dial(place, options, signal) {
  const { clock, random } = options;
  const connected = await connect(place, { ...options, now: clock.now() });
  if (connected.kind === "refused") {
    const { message, advice } = connected.problem;
    return {
      kind: "fault",
      code: "kubeconfig",
      message: `${place.name}: ${message}`,
      ...advice === void 0 ? {} : { advice }
    };
  }
  const { api } = connected;
  const find = resourceFinder(api);
  return { api, find, inventory: createInventory({ api, find, clock, random, signal }) };
}
export {
  openClusters
};
