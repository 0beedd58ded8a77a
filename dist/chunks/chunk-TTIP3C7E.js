import { createRequire as __createRequire } from 'node:module'
const require = __createRequire(import.meta.url)
import {
  Masked,
  alignTexts,
  formatNumber,
  isEqual,
  isKind,
  listAt,
  namespaceOf,
  objectsOf,
  pairObjects,
  printedValue,
  reaches,
  renderedOrigin,
  table,
  text,
  textAt,
  titleOf,
  valueAt
} from "./chunk-VW3KPZPC.js";
import {
  formatPointer,
  indexSegment,
  keyedSegment,
  parsePointer
} from "./chunk-3OH2UTVQ.js";
import {
  code,
  cut,
  fence,
  htmlCode,
  prose,
  row
} from "./chunk-PKKGHBBQ.js";

// src/promotion/finding.ts
var ranks = { error: 0, warning: 1, note: 2 };
function bySeverity(findings) {
  return findings.toSorted((left, right) => ranks[left.severity] - ranks[right.severity]);
}
function blocking(findings, blockingFindings) {
  return findings.filter(
    ({ id, kind, severity }) => severity !== "note" && (blockingFindings.includes(kind) || blockingFindings.includes(id))
  );
}

// src/report/findings/show.ts
var marks = { error: "\u26D4", warning: "\u26A0\uFE0F", note: "\u2796" };
function findingsPieces(findings) {
  if (findings.length === 0) return [];
  const rows = findings.map(
    ({ severity, id, place, message, advice }) => row(
      marks[severity],
      code(id),
      code(placeText(place)),
      // A column of its own would be too narrow to read.
      `${prose(cut(message, 500))} ${prose(cut(advice, 300))}`
    )
  );
  return [table(["", "finding", "where", "what, and the way out"], rows, "findings")];
}
function findingsSummary(findings) {
  const counts = ["error", "warning", "note"].map((severity) => ({
    severity,
    count: findings.filter((finding) => finding.severity === severity).length
  }));
  const said = counts.flatMap(
    ({ severity, count }) => count === 0 ? [] : [`${count} ${severity}${count === 1 ? "" : "s"}`]
  );
  return said.length === 0 ? "no findings" : said.join(", ");
}
function placeText(place) {
  const { environment, kind, namespace, name, path: path2, file, line } = place;
  const object = kind === void 0 || name === void 0 ? [] : [titleOf({ kind, namespace, name })];
  const words2 = [...object, ...path2 === void 0 ? [] : [path2]].join(" ");
  const source = file === void 0 ? [] : [line === void 0 ? file : `${file}:${line}`];
  const rest = [...words2 === "" ? [] : [words2], ...source].join(", ");
  return [...environment === void 0 ? [] : [environment], ...rest === "" ? [] : [rest]].join(": ");
}

// src/report/objects/lines.ts
var contextLines = 2;
function fieldLines({ kind, before, after }) {
  if (kind === "order") {
    return [
      { kind: "note", text: "another order" },
      { kind: "before", text: names(before) },
      { kind: "after", text: names(after) }
    ];
  }
  if (isLong(before) && isLong(after)) return textLines(before.split("\n"), after.split("\n"));
  return [...sideLines("before", before), ...sideLines("after", after)];
}
function names(list) {
  return Array.isArray(list) ? list.map((each) => String(each)).join(", ") : "";
}
function isLong(value) {
  return typeof value === "string" && value.includes("\n");
}
function sideLines(kind, value) {
  return value === void 0 ? [] : blockLines(value).map((text2) => ({ kind, text: text2 }));
}
function textLines(before, after) {
  const stretches = alignTexts(before, after);
  return stretches.flatMap((stretch, at) => {
    if (stretch.kind === "equal") return contextOf(stretch, before, at === 0, at === stretches.length - 1);
    return [
      ...before.slice(stretch.before, stretch.beforeEnd).map((text2) => barred("before", text2)),
      ...after.slice(stretch.after, stretch.afterEnd).map((text2) => barred("after", text2))
    ];
  });
}
function barred(kind, text2) {
  return { kind, text: `| ${text2}` };
}
function contextOf(stretch, lines, isFirst, isLast) {
  const equal = lines.slice(stretch.before, stretch.before + stretch.length).map((text2) => barred("same", text2));
  const head = isFirst ? 0 : contextLines;
  const tail = isLast ? 0 : contextLines;
  if (equal.length <= head + tail + 1) return equal;
  const left = equal.length - head - tail;
  const note = { kind: "note", text: `\u2026 ${left} equal lines` };
  return [...equal.slice(0, head), note, ...equal.slice(equal.length - tail)];
}
function blockLines(value) {
  if (value instanceof Map) return value.size === 0 ? ["{}"] : [...value].flatMap(entryLines);
  if (Array.isArray(value)) return value.length === 0 ? ["[]"] : value.flatMap(elementLines);
  if (isLong(value)) return value.split("\n").map((line) => `| ${line}`);
  return [scalarText(value)];
}
function entryLines([key, value]) {
  const name = /^[\w./-]+$/.test(key) ? key : JSON.stringify(key);
  const [first = "", ...rest] = blockLines(value);
  if (rest.length === 0 && !isNested(value)) return [`${name}: ${first}`];
  return [`${name}:`, ...[first, ...rest].map((line) => `  ${line}`)];
}
function elementLines(value) {
  const [first = "", ...rest] = blockLines(value);
  return [`- ${first}`, ...rest.map((line) => `  ${line}`)];
}
function isNested(value) {
  if (value instanceof Map) return value.size > 0;
  return Array.isArray(value) && value.length > 0;
}
function scalarText(value) {
  if (value instanceof Masked) return `(masked ${value.fingerprint})`;
  if (typeof value === "string") return JSON.stringify(value);
  return typeof value === "number" || typeof value === "bigint" ? formatNumber(value) : String(value);
}

// src/report/objects/summary.ts
function counted(count, noun) {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
function environmentSummary({ objects }) {
  const by = (change) => objects.filter((object) => object.change === change);
  const changed = by("changed");
  const fields2 = changed.reduce((sum, object) => sum + object.fields.length, 0);
  const parts = [
    [by("removed").length, "removed"],
    [changed.length, `changed (${counted(fields2, "field")})`],
    [by("added").length, "added"]
  ];
  const said = parts.flatMap(([count, words2]) => count === 0 ? [] : [`${count} ${words2}`]);
  return said.length === 0 ? "nothing changes" : said.join(", ");
}
function hiddenSentence({ hidden: { count, why } }) {
  return count === 0 ? void 0 : `${counted(count, "change")} not shown: ${why}.`;
}
function objectNotes({
  kind,
  clusters,
  renamedFrom,
  references = []
}) {
  const where = clusters === void 0 ? [] : [`in ${clusters.join(", ")}`];
  const former = renamedFrom === void 0 ? [] : [`was ${titleOf({ kind, ...renamedFrom })}`];
  const followers = references.length === 0 ? [] : [`followed by ${references.join(", ")}`];
  return [...where, ...former, ...followers];
}
var marks2 = {
  added: "+",
  changed: "~",
  removed: "-"
};

// src/report/objects/markdown.ts
function diffPieces(diff) {
  const groups = alikeGroups(diff.environments);
  const block = isShort(groups.flatMap(([{ objects }]) => objects)) ? openBlock : objectBlock;
  return [
    text([...groups.map(groupLine), ...hiddenLines(diff)].join("\n")),
    ...groups.flatMap((group2) => groupPieces(group2, block, diff.environments.length > 1 ? "named" : "alone"))
  ];
}
var shortLines = 20;
function isShort(objects) {
  if (objects.length > mostOpen) return false;
  return objects.flatMap(({ change, fields: fields2 }) => change === "removed" ? [] : blockLines2(fields2)).length <= shortLines;
}
function alikeGroups(environments) {
  const groups = /* @__PURE__ */ new Map();
  for (const environment of environments) {
    const key = JSON.stringify(environment.objects.map(withoutPlaces));
    const known2 = groups.get(key);
    groups.set(key, known2 === void 0 ? [environment] : [...known2, environment]);
  }
  return [...groups.values()];
}
function withoutPlaces({ fields: fields2, ...object }) {
  return { ...object, fields: fields2.map(({ origin: _, ...field }) => field) };
}
var mostNames = 12;
function groupNames(group2) {
  const shown = group2.slice(0, mostNames).map(({ name }) => code(name));
  const rest = group2.length - shown.length;
  return `${shown.join(", ")}${rest === 0 ? "" : ` and ${rest} more`}`;
}
function groupLine(group2) {
  return `* ${groupNames(group2)}: ${group2.length === 1 ? "" : "each "}${environmentSummary(group2[0])}`;
}
function hiddenLines(diff) {
  const hidden = hiddenSentence(diff);
  return hidden === void 0 ? [] : ["", `_${prose(hidden)}_`];
}
function renderedRows({ environments }) {
  const count = environments.reduce((sum, { objects }) => sum + objects.length, 0);
  return environments.flatMap(
    ({ name, objects }) => objects.map((object, at) => {
      const head = environments.length > 1 && at === 0 ? `**${code(name)}**

` : "";
      return `${head}${count <= mostOpen ? openBlock(object) : objectBlock(object)}`;
    })
  );
}
var mostOpen = 3;
function openBlock(object) {
  const { change, fields: fields2 } = object;
  const notes = objectNotes(object).map((note) => ` \xB7 ${prose(note)}`);
  const lines = blockLines2(change === "removed" ? [] : fields2);
  const body = lines.length === 0 ? [] : [fence(lines, "diff"), ""];
  const sign = change === "changed" ? marks2[change] : `**${marks2[change]}**`;
  return [`${sign} **${prose(titleOf(object))}**${notes.join("")}`, "", ...body].join("\n");
}
function groupPieces(group2, block, heading) {
  const [{ name, objects }] = group2;
  if (objects.length === 0) return [];
  const title = group2.length === 1 ? code(name) : `${code(name)}, and the same in ${group2.length - 1} more`;
  return [
    {
      kind: "rows",
      before: heading === "named" ? [`**${title}**`, ""] : [],
      rows: objects.map(block),
      after: [],
      more: (count) => `\u2026 and ${counted(count, "more object")} of ${code(name)}`
    }
  ];
}
var mostLines = 150;
var mostCharacters = 8e3;
function objectBlock(object) {
  const { change, fields: fields2 } = object;
  const notes = [counted(fields2.length, "field"), ...objectNotes(object)];
  const summary = `${marks2[change]} ${htmlCode(titleOf(object))} \xB7 ${notes.map(htmlNote).join(" \xB7 ")}`;
  const lines = blockLines2(change === "removed" ? [] : fields2);
  const body = lines.length === 0 ? [] : [fence(lines, "diff"), ""];
  return [`<details><summary>${summary}</summary>`, "", ...body, "</details>", ""].join("\n");
}
function htmlNote(note) {
  return /^\d+ fields?$/.test(note) ? note : htmlCode(note);
}
function blockLines2(fields2) {
  const shown = [];
  let characters = 0;
  for (const [at, field] of fields2.entries()) {
    const lines = fieldBlock(field);
    characters += lines.reduce((sum, line) => sum + Math.min(line.length, 1e3) + 1, 0);
    const isFull = shown.length + lines.length > mostLines || characters > mostCharacters;
    if (isFull && at > 0) return [...shown, `# \u2026 and ${counted(fields2.length - at, "more field")}`];
    if (isFull)
      shown.push(...lines.slice(0, Math.min(mostLines, 8)), `# \u2026 and ${lines.length - 8} more lines`);
    else shown.push(...lines);
  }
  return shown;
}
var signs = { before: "-", after: "+", same: " ", note: "#" };
function fieldBlock(field) {
  const { path: path2, origin } = field;
  const place = origin === void 0 ? "" : ` ${origin.file}:${origin.line}`;
  return [`@@ ${path2} @@${place}`, ...fieldLines(field).map((line) => `${signs[line.kind]} ${line.text}`)];
}

// src/report/findings/scene.ts
function goneObjects(scene, group2, ...kinds) {
  return scene.pairs.flatMap((pair) => {
    const isGone = pair.kind === "removed" || pair.kind === "renamed" && pair.how === "name";
    return isGone && isKind(pair.before, group2, ...kinds) ? [pair.before] : [];
  });
}
function keptPairs(scene) {
  return scene.pairs.filter((pair) => pair.kind === "kept");
}
function objectKey(kind, namespace, name) {
  return [kind, namespace, name].join("\0");
}
function indexObjects(objects) {
  return new Map(objects.map((object) => [objectKey(object.kind, namespaceOf(object), object.name), object]));
}

// src/report/findings/rules/claim-removed.ts
var claimRemoved = {
  id: "claim-removed",
  kind: "danger",
  find: (scene) => goneObjects(scene, "", "PersistentVolumeClaim", "PersistentVolume").map((object) => ({
    object,
    severity: "error",
    message: `${titleOf(object)} is removed: with the reclaim policy Delete its data is lost.`,
    advice: "Back the data up, or annotate it first with kustomize.toolkit.fluxcd.io/prune: disabled."
  }))
};

// src/report/findings/rules/claim-shrunk.ts
var path = ["spec", "resources", "requests", "storage"];
var claimShrunk = {
  id: "claim-shrunk",
  kind: "immutable",
  find: (scene) => keptPairs(scene).flatMap(({ before, after }) => {
    if (!isKind(after, "", "PersistentVolumeClaim")) return [];
    const was = bytesOf(valueAt(before.value, ...path));
    const now = bytesOf(valueAt(after.value, ...path));
    if (was === void 0 || now === void 0 || now >= was) return [];
    return [
      {
        object: after,
        path: `/${path.join("/")}`,
        severity: "error",
        message: `${titleOf(after)} asks for less storage than it has: a claim can only grow.`,
        advice: "Keep its size, or move the data to a new claim."
      }
    ];
  })
};
var units = {
  "": 1,
  m: 1e-3,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  P: 1e15,
  E: 1e18,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
  Pi: 2 ** 50,
  Ei: 2 ** 60
};
function bytesOf(value) {
  const printed = value === void 0 ? void 0 : printedValue(value);
  if (typeof printed === "number") return printed;
  if (typeof printed !== "string") return void 0;
  const [, digits = "", unit = ""] = /^(\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)(\w{0,2})$/.exec(printed) ?? [];
  const factor = units[unit];
  return digits === "" || factor === void 0 ? void 0 : Number(digits) * factor;
}

// src/report/findings/rules/definition-removed.ts
var group = "apiextensions.k8s.io";
var definitionRemoved = {
  id: "definition-removed",
  kind: "danger",
  find: (scene) => [
    ...goneObjects(scene, group, "CustomResourceDefinition").map(removed),
    ...versionsGone(scene)
  ]
};
function removed(object) {
  return {
    object,
    severity: "error",
    message: `${titleOf(object)} is removed: every ${textAt(object.value, "spec", "names", "kind") ?? "resource"} of the cluster is deleted with it.`,
    advice: "Remove the resources first, or keep the definition."
  };
}
function versionsGone(scene) {
  return keptPairs(scene).flatMap(({ before, after }) => {
    if (!isKind(after, group, "CustomResourceDefinition")) return [];
    const now = new Set(servedVersions(after));
    const gone = servedVersions(before).filter((version) => !now.has(version));
    return gone.map((version) => ({
      object: after,
      path: "/spec/versions",
      severity: "warning",
      id: "definition-version-removed",
      message: `${titleOf(after)} no longer serves ${version}.`,
      advice: `Move every resource and client from ${version} first.`
    }));
  });
}
function servedVersions(object) {
  return listAt(object.value, "spec", "versions").flatMap((version) => {
    const name = textAt(version, "name");
    return name === void 0 || valueAt(version, "served") === false ? [] : [name];
  });
}

// src/report/findings/kubernetes.generated.ts
var kubernetesRelease = "1.36";
var kubernetesSchemasJson = '{"kinds":{"admissionregistration.k8s.io/v1":{"MutatingAdmissionPolicy":0,"MutatingAdmissionPolicyBinding":15,"MutatingWebhookConfiguration":18,"ValidatingAdmissionPolicy":23,"ValidatingAdmissionPolicyBinding":31,"ValidatingWebhookConfiguration":33},"admissionregistration.k8s.io/v1alpha1":{"MutatingAdmissionPolicy":35,"MutatingAdmissionPolicyBinding":45},"admissionregistration.k8s.io/v1beta1":{"MutatingAdmissionPolicy":48,"MutatingAdmissionPolicyBinding":58},"internal.apiserver.k8s.io/v1alpha1":{"StorageVersion":61},"apps/v1":{"ControllerRevision":65,"DaemonSet":66,"Deployment":177,"ReplicaSet":183,"StatefulSet":187},"authentication.k8s.io/v1":{"SelfSubjectReview":199,"TokenRequest":202,"TokenReview":206},"authorization.k8s.io/v1":{"LocalSubjectAccessReview":209,"SelfSubjectAccessReview":217,"SelfSubjectRulesReview":219,"SubjectAccessReview":224},"autoscaling/v1":{"HorizontalPodAutoscaler":225,"Scale":229},"autoscaling/v2":{"HorizontalPodAutoscaler":232},"batch/v1":{"CronJob":255,"Job":267},"certificates.k8s.io/v1":{"CertificateSigningRequest":271},"certificates.k8s.io/v1alpha1":{"ClusterTrustBundle":275},"certificates.k8s.io/v1beta1":{"ClusterTrustBundle":277,"PodCertificateRequest":279},"coordination.k8s.io/v1":{"Lease":282},"coordination.k8s.io/v1alpha2":{"LeaseCandidate":284},"coordination.k8s.io/v1beta1":{"LeaseCandidate":286},"v1":{"Binding":288,"ComponentStatus":289,"ConfigMap":291,"Endpoints":292,"Event":296,"LimitRange":299,"Namespace":302,"Node":306,"PersistentVolume":324,"PersistentVolumeClaim":193,"Pod":340,"PodTemplate":361,"ReplicationController":362,"ResourceQuota":366,"Secret":371,"Service":372,"ServiceAccount":381},"discovery.k8s.io/v1":{"EndpointSlice":382},"events.k8s.io/v1":{"Event":389},"flowcontrol.apiserver.k8s.io/v1":{"FlowSchema":391,"PriorityLevelConfiguration":404},"networking.k8s.io/v1":{"IPAddress":412,"Ingress":415,"IngressClass":428,"NetworkPolicy":431,"ServiceCIDR":438},"networking.k8s.io/v1beta1":{"IPAddress":441,"ServiceCIDR":444},"node.k8s.io/v1":{"RuntimeClass":447},"policy/v1":{"Eviction":450,"PodDisruptionBudget":453},"rbac.authorization.k8s.io/v1":{"ClusterRole":456,"ClusterRoleBinding":459,"Role":462,"RoleBinding":463},"resource.k8s.io/v1":{"DeviceClass":464,"ResourceClaim":470,"ResourceClaimTemplate":488,"ResourceSlice":490},"resource.k8s.io/v1alpha3":{"DeviceTaintRule":503,"ResourcePoolStatusRequest":508},"resource.k8s.io/v1beta1":{"DeviceClass":512,"ResourceClaim":518,"ResourceClaimTemplate":535,"ResourceSlice":537},"resource.k8s.io/v1beta2":{"DeviceClass":551,"DeviceTaintRule":557,"ResourceClaim":562,"ResourceClaimTemplate":580,"ResourceSlice":582},"scheduling.k8s.io/v1":{"PriorityClass":594},"scheduling.k8s.io/v1alpha2":{"PodGroup":595,"Workload":606},"storage.k8s.io/v1":{"CSIDriver":610,"CSINode":613,"CSIStorageCapacity":617,"StorageClass":618,"VolumeAttachment":621,"VolumeAttributesClass":626},"storage.k8s.io/v1beta1":{"VolumeAttributesClass":627},"storagemigration.k8s.io/v1beta1":{"StorageVersionMigration":628},"apiextensions.k8s.io/v1":{"CustomResourceDefinition":632},"apiregistration.k8s.io/v1":{"APIService":650}},"metadata":1,"definitions":[[[],{"apiVersion":"string","kind":"string","metadata":1,"spec":4}],[[],{"annotations":{"*":"string"},"creationTimestamp":"string","deletionGracePeriodSeconds":"integer","deletionTimestamp":"string","finalizers":["string"],"generateName":"string","generation":"integer","labels":{"*":"string"},"managedFields":[2],"name":"string","namespace":"string","ownerReferences":[3],"resourceVersion":"string","selfLink":"string","uid":"string"}],[[],{"apiVersion":"string","fieldsType":"string","fieldsV1":"object","manager":"string","operation":"string","subresource":"string","time":"string"}],[["apiVersion","kind","name","uid"],{"apiVersion":"string","blockOwnerDeletion":"boolean","controller":"boolean","kind":"string","name":"string","uid":"string"}],[[],{"failurePolicy":"string","matchConditions":[5],"matchConstraints":6,"mutations":[10],"paramKind":13,"reinvocationPolicy":"string","variables":[14]}],[["name","expression"],{"expression":"string","name":"string"}],[[],{"excludeResourceRules":[7],"matchPolicy":"string","namespaceSelector":8,"objectSelector":8,"resourceRules":[7]}],[[],{"apiGroups":["string"],"apiVersions":["string"],"operations":["string"],"resourceNames":["string"],"resources":["string"],"scope":"string"}],[[],{"matchExpressions":[9],"matchLabels":{"*":"string"}}],[["key","operator"],{"key":"string","operator":"string","values":["string"]}],[["patchType"],{"applyConfiguration":11,"jsonPatch":12,"patchType":"string"}],[[],{"expression":"string"}],[[],{"expression":"string"}],[[],{"apiVersion":"string","kind":"string"}],[["name","expression"],{"expression":"string","name":"string"}],[[],{"apiVersion":"string","kind":"string","metadata":1,"spec":16}],[[],{"matchResources":6,"paramRef":17,"policyName":"string"}],[[],{"name":"string","namespace":"string","parameterNotFoundAction":"string","selector":8}],[[],{"apiVersion":"string","kind":"string","metadata":1,"webhooks":[19]}],[["name","clientConfig","sideEffects","admissionReviewVersions"],{"admissionReviewVersions":["string"],"clientConfig":20,"failurePolicy":"string","matchConditions":[5],"matchPolicy":"string","name":"string","namespaceSelector":8,"objectSelector":8,"reinvocationPolicy":"string","rules":[22],"sideEffects":"string","timeoutSeconds":"integer"}],[[],{"caBundle":"string","service":21,"url":"string"}],[["namespace","name"],{"name":"string","namespace":"string","path":"string","port":"integer"}],[[],{"apiGroups":["string"],"apiVersions":["string"],"operations":["string"],"resources":["string"],"scope":"string"}],[[],{"apiVersion":"string","kind":"string","metadata":1,"spec":24,"status":27}],[[],{"auditAnnotations":[25],"failurePolicy":"string","matchConditions":[5],"matchConstraints":6,"paramKind":13,"validations":[26],"variables":[14]}],[["key","valueExpression"],{"key":"string","valueExpression":"string"}],[["expression"],{"expression":"string","message":"string","messageExpression":"string","reason":"string"}],[[],{"conditions":[28],"observedGeneration":"integer","typeChecking":29}],[["type","status","lastTransitionTime","reason","message"],{"lastTransitionTime":"string","message":"string","observedGeneration":"integer","reason":"string","status":"string","type":"string"}],[[],{"expressionWarnings":[30]}],[["fieldRef","warning"],{"fieldRef":"string","warning":"string"}],[["spec"],{"apiVersion":"string","kind":"string","metadata":1,"spec":32}],[["policyName","validationActions"],{"matchResources":6,"paramRef":17,"policyName":"string","validationActions":["string"]}],[[],{"apiVersion":"string","kind":"string","metadata":1,"webhooks":[34]}],[["name","clientConfig","sideEffects","admissionReviewVersions"],{"admissionReviewVersions":["string"],"clientConfig":20,"failurePolicy":"string","matchConditions":[5],"matchPolicy":"string","name":"string","namespaceSelector":8,"objectSelector":8,"rules":[22],"sideEffects":"string","timeoutSeconds":"integer"}],[[],{"apiVersion":"string","kind":"string","metadata":1,"spec":36}],[[],{"failurePolicy":"string","matchConditions":[37],"matchConstraints":38,"mutations":[40],"paramKind":43,"reinvocationPolicy":"string","variables":[44]}],[["name","expression"],{"expression":"string","name":"string"}],[[],{"excludeResourceRules":[39],"matchPolicy":"string","namespaceSelector":8,"objectSelector":8,"resourceRules":[39]}],[[],{"apiGroups":["string"],"apiVersions":["string"],"operations":["string"],"resourceNames":["string"],"resources":["string"],"scope":"string"}],[["patchType"],{"applyConfiguration":41,"jsonPatch":42,"patchType":"string"}],[[],{"expression":"string"}],[[],{"expression":"string"}],[[],{"apiVersion":"string","kind":"string"}],[["name","expression"],{"expression":"string","name":"string"}],[[],{"apiVersion":"string","kind":"string","metadata":1,"spec":46}],[[],{"matchResources":38,"paramRef":47,"policyName":"string"}],[[],{"name":"string","namespace":"string","parameterNotFoundAction":"string","selector":8}],[[],{"apiVersion":"string","kind":"string","metadata":1,"spec":49}],[[],{"failurePolicy":"string","matchConditions":[50],"matchConstraints":51,"mutations":[53],"paramKind":56,"reinvocationPolicy":"string","variables":[57]}],[["name","expression"],{"expression":"string","name":"string"}],[[],{"excludeResourceRules":[52],"matchPolicy":"string","namespaceSelector":8,"objectSelector":8,"resourceRules":[52]}],[[],{"apiGroups":["string"],"apiVersions":["string"],"operations":["string"],"resourceNames":["string"],"resources":["string"],"scope":"string"}],[["patchType"],{"applyConfiguration":54,"jsonPatch":55,"patchType":"string"}],[[],{"expression":"string"}],[[],{"expression":"string"}],[[],{"apiVersion":"string","kind":"string"}],[["name","expression"],{"expression":"string","name":"string"}],[[],{"apiVersion":"string","kind":"string","metadata":1,"spec":59}],[[],{"matchResources":51,"paramRef":60,"policyName":"string"}],[[],{"name":"string","namespace":"string","parameterNotFoundAction":"string","selector":8}],[["metadata"],{"apiVersion":"string","kind":"string","metadata":1,"spec":"any","status":62}],[[],{"commonEncodingVersion":"string","conditions":[63],"storageVersions":[64]}],[["type","status","reason","message"],{"lastTransitionTime":"string","message":"string","observedGeneration":"integer","reason":"string","status":"string","type":"string"}],[["apiServerID","encodingVersion","decodableVersions"],{"apiServerID":"string","decodableVersions":["string"],"encodingVersion":"string","servedVersions":["string"]}],[["revision"],{"apiVersion":"string","data":"object","kind":"string","metadata":1,"revision":"integer"}],[[],{"apiVersion":"string","kind":"string","metadata":1,"spec":67,"status":175}],[["selector","template"],{"minReadySeconds":"integer","revisionHistoryLimit":"integer","selector":8,"template":68,"updateStrategy":173}],[[],{"metadata":1,"spec":69}],[["containers"],{"activeDeadlineSeconds":"integer","affinity":70,"automountServiceAccountToken":"boolean","containers":[80],"dnsConfig":114,"dnsPolicy":"string","enableServiceLinks":"boolean","ephemeralContainers":[116],"hostAliases":[117],"hostIPC":"boolean","hostNetwork":"boolean","hostPID":"boolean","hostUsers":"boolean","hostname":"string","hostnameOverride":"string","imagePullSecrets":[118],"initContainers":[80],"nodeName":"string","nodeSelector":{"*":"string"},"os":119,"overhead":{"*":"quantity"},"preemptionPolicy":"string","priority":"integer","priorityClassName":"string","readinessGates":[120],"resourceClaims":[121],"resources":102,"restartPolicy":"string","runtimeClassName":"string","schedulerName":"string","schedulingGates":[122],"schedulingGroup":123,"securityContext":124,"serviceAccount":"string","serviceAccountName":"string","setHostnameAsFQDN":"boolean","shareProcessNamespace":"boolean","subdomain":"string","terminationGracePeriodSeconds":"integer","tolerations":[126],"topologySpreadConstraints":[127],"volumes":[128]}],[[],{"nodeAffinity":71,"podAffinity":76,"podAntiAffinity":79}],[[],{"preferredDuringSchedulingIgnoredDuringExecution":[72],"requiredDuringSchedulingIgnoredDuringExecution":75}],[["weight","preference"],{"preference":73,"weight":"integer"}],[[],{"matchExpressions":[74],"matchFields":[74]}],[["key","operator"],{"key":"string","operator":"string","values":["string"]}],[["nodeSelectorTerms"],{"nodeSelectorTerms":[73]}],[[],{"preferredDuringSchedulingIgnoredDuringExecution":[77],"requiredDuringSchedulingIgnoredDuringExecution":[78]}],[["weight","podAffinityTerm"],{"podAffinityTerm":78,"weight":"integer"}],[["topologyKey"],{"labelSelector":8,"matchLabelKeys":["string"],"mismatchLabelKeys":["string"],"namespaceSelector":8,"namespaces":["string"],"topologyKey":"string"}],[[],{"preferredDuringSchedulingIgnoredDuringExecution":[77],"requiredDuringSchedulingIgnoredDuringExecution":[78]}],[["name"],{"args":["string"],"command":["string"],"env":[81],"envFrom":[88],"image":"string","imagePullPolicy":"string","lifecycle":91,"livenessProbe":98,"name":"string","ports":[100],"readinessProbe":98,"resizePolicy":[101],"resources":102,"restartPolicy":"string","restartPolicyRules":[104],"securityContext":106,"startupProbe":98,"stdin":"boolean","stdinOnce":"boolean","terminationMessagePath":"string","terminationMessagePolicy":"string","tty":"boolean","volumeDevices":[112],"volumeMounts":[113],"workingDir":"string"}],[["name"],{"name":"string","value":"string","valueFrom":82}],[[],{"configMapKeyRef":83,"fieldRef":84,"fileKeyRef":85,"resourceFieldRef":86,"secretKeyRef":87}],[["key"],{"key":"string","name":"string","optional":"boolean"}],[["fieldPath"],{"apiVersion":"string","fieldPath":"string"}],[["volumeName","path","key"],{"key":"string","optional":"boolean","path":"string","volumeName":"string"}],[["resource"],{"containerName":"string","divisor":"quantity","resource":"string"}],[["key"],{"key":"string","name":"string","optional":"boolean"}],[[],{"configMapRef":89,"prefix":"string","secretRef":90}],[[],{"name":"string","optional":"boolean"}],[[],{"name":"string","optional":"boolean"}],[[],{"postStart":92,"preStop":92,"stopSignal":"string"}],[[],{"exec":93,"httpGet":94,"sleep":96,"tcpSocket":97}],[[],{"command":["string"]}],[["port"],{"host":"string","httpHeaders":[95],"path":"string","port":"int-or-string","scheme":"string"}],[["name","value"],{"name":"string","value":"string"}],[["seconds"],{"seconds":"integer"}],[["port"],{"host":"string","port":"int-or-string"}],[[],{"exec":93,"failureThreshold":"integer","grpc":99,"httpGet":94,"initialDelaySeconds":"integer","periodSeconds":"integer","successThreshold":"integer","tcpSocket":97,"terminationGracePeriodSeconds":"integer","timeoutSeconds":"integer"}],[["port"],{"port":"integer","service":"string"}],[["containerPort"],{"containerPort":"integer","hostIP":"string","hostPort":"integer","name":"string","protocol":"string"}],[["resourceName","restartPolicy"],{"resourceName":"string","restartPolicy":"string"}],[[],{"claims":[103],"limits":{"*":"quantity"},"requests":{"*":"quantity"}}],[["name"],{"name":"string","request":"string"}],[["action"],{"action":"string","exitCodes":105}],[["operator"],{"operator":"string","values":["integer"]}],[[],{"allowPrivilegeEscalation":"boolean","appArmorProfile":107,"capabilities":108,"privileged":"boolean","procMount":"string","readOnlyRootFilesystem":"boolean","runAsGroup":"integer","runAsNonRoot":"boolean","runAsUser":"integer","seLinuxOptions":109,"seccompProfile":110,"windowsOptions":111}],[["type"],{"localhostProfile":"string","type":"string"}],[[],{"add":["string"],"drop":["string"]}],[[],{"level":"string","role":"string","type":"string","user":"string"}],[["type"],{"localhostProfile":"string","type":"string"}],[[],{"gmsaCredentialSpec":"string","gmsaCredentialSpecName":"string","hostProcess":"boolean","runAsUserName":"string"}],[["name","devicePath"],{"devicePath":"string","name":"string"}],[["name","mountPath"],{"mountPath":"string","mountPropagation":"string","name":"string","readOnly":"boolean","recursiveReadOnly":"string","subPath":"string","subPathExpr":"string"}],[[],{"nameservers":["string"],"options":[115],"searches":["string"]}],[[],{"name":"string","value":"string"}],[["name"],{"args":["string"],"command":["string"],"env":[81],"envFrom":[88],"image":"string","imagePullPolicy":"string","lifecycle":91,"livenessProbe":98,"name":"string","ports":[100],"readinessProbe":98,"resizePolicy":[101],"resources":102,"restartPolicy":"string","restartPolicyRules":[104],"securityContext":106,"startupProbe":98,"stdin":"boolean","stdinOnce":"boolean","targetContainerName":"string","terminationMessagePath":"string","terminationMessagePolicy":"string","tty":"boolean","volumeDevices":[112],"volumeMounts":[113],"workingDir":"string"}],[["ip"],{"hostnames":["string"],"ip":"string"}],[[],{"name":"string"}],[["name"],{"name":"string"}],[["conditionType"],{"conditionType":"string"}],[["name"],{"name":"string","resourceClaimName":"string","resourceClaimTemplateName":"string"}],[["name"],{"name":"string"}],[[],{"podGroupName":"string"}],[[],{"appArmorProfile":107,"fsGroup":"integer","fsGroupChangePolicy":"string","runAsGroup":"integer","runAsNonRoot":"boolean","runAsUser":"integer","seLinuxChangePolicy":"string","seLinuxOptions":109,"seccompProfile":110,"supplementalGroups":["integer"],"supplementalGroupsPolicy":"string","sysctls":[125],"windowsOptions":111}],[["name","value"],{"name":"string","value":"string"}],[[],{"effect":"string","key":"string","operator":"string","tolerationSeconds":"integer","value":"string"}],[["maxSkew","topologyKey","whenUnsatisfiable"],{"labelSelector":8,"matchLabelKeys":["string"],"maxSkew":"integer","minDomains":"integer","nodeAffinityPolicy":"string","nodeTaintsPolicy":"string","topologyKey":"string","whenUnsatisfiable":"string"}],[["name"],{"awsElasticBlockStore":129,"azureDisk":130,"azureFile":131,"cephfs":132,"cinder":133,"configMap":134,"csi":136,"downwardAPI":137,"emptyDir":139,"ephemeral":140,"fc":146,"flexVolume":147,"flocker":148,"gcePersistentDisk":149,"gitRepo":150,"glusterfs":151,"hostPath":152,"image":153,"iscsi":154,"name":"string","nfs":155,"persistentVolumeClaim":156,"photonPersistentDisk":157,"portworxVolume":158,"projected":159,"quobyte":167,"rbd":168,"scaleIO":169,"secret":170,"storageos":171,"vsphereVolume":172}],[["volumeID"],{"fsType":"string","partition":"integer","readOnly":"boolean","volumeID":"string"}],[["diskName","diskURI"],{"cachingMode":"string","diskName":"string","diskURI":"string","fsType":"string","kind":"string","readOnly":"boolean"}],[["secretName","shareName"],{"readOnly":"boolean","secretName":"string","shareName":"string"}],[["monitors"],{"monitors":["string"],"path":"string","readOnly":"boolean","secretFile":"string","secretRef":118,"user":"string"}],[["volumeID"],{"fsType":"string","readOnly":"boolean","secretRef":118,"volumeID":"string"}],[[],{"defaultMode":"integer","items":[135],"name":"string","optional":"boolean"}],[["key","path"],{"key":"string","mode":"integer","path":"string"}],[["driver"],{"driver":"string","fsType":"string","nodePublishSecretRef":118,"readOnly":"boolean","volumeAttributes":{"*":"string"}}],[[],{"defaultMode":"integer","items":[138]}],[["path"],{"fieldRef":84,"mode":"integer","path":"string","resourceFieldRef":86}],[[],{"medium":"string","sizeLimit":"quantity"}],[[],{"volumeClaimTemplate":141}],[["spec"],{"metadata":1,"spec":142}],[[],{"accessModes":["string"],"dataSource":143,"dataSourceRef":144,"resources":145,"selector":8,"storageClassName":"string","volumeAttributesClassName":"string","volumeMode":"string","volumeName":"string"}],[["kind","name"],{"apiGroup":"string","kind":"string","name":"string"}],[["kind","name"],{"apiGroup":"string","kind":"string","name":"string","namespace":"string"}],[[],{"limits":{"*":"quantity"},"requests":{"*":"quantity"}}],[[],{"fsType":"string","lun":"integer","readOnly":"boolean","targetWWNs":["string"],"wwids":["string"]}],[["driver"],{"driver":"string","fsType":"string","options":{"*":"string"},"readOnly":"boolean","secretRef":118}],[[],{"datasetName":"string","datasetUUID":"string"}],[["pdName"],{"fsType":"string","partition":"integer","pdName":"string","readOnly":"boolean"}],[["repository"],{"directory":"string","repository":"string","revision":"string"}],[["endpoints","path"],{"endpoints":"string","path":"string","readOnly":"boolean"}],[["path"],{"path":"string","type":"string"}],[[],{"pullPolicy":"string","reference":"string"}],[["targetPortal","iqn","lun"],{"chapAuthDiscovery":"boolean","chapAuthSession":"boolean","fsType":"string","initiatorName":"string","iqn":"string","iscsiInterface":"string","lun":"integer","portals":["string"],"readOnly":"boolean","secretRef":118,"targetPortal":"string"}],[["server","path"],{"path":"string","readOnly":"boolean","server":"string"}],[["claimName"],{"claimName":"string","readOnly":"boolean"}],[["pdID"],{"fsType":"string","pdID":"string"}],[["volumeID"],{"fsType":"string","readOnly":"boolean","volumeID":"string"}],[[],{"defaultMode":"integer","sources":[160]}],[[],{"clusterTrustBundle":161,"configMap":162,"downwardAPI":163,"podCertificate":164,"secret":165,"serviceAccountToken":166}],[["path"],{"labelSelector":8,"name":"string","optional":"boolean","path":"string","signerName":"string"}],[[],{"items":[135],"name":"string","optional":"boolean"}],[[],{"items":[138]}],[["signerName","keyType"],{"certificateChainPath":"string","credentialBundlePath":"string","keyPath":"string","keyType":"string","maxExpirationSeconds":"integer","signerName":"string","userAnnotations":{"*":"string"}}],[[],{"items":[135],"name":"string","optional":"boolean"}],[["path"],{"audience":"string","expirationSeconds":"integer","path":"string"}],[["registry","volume"],{"group":"string","readOnly":"boolean","registry":"string","tenant":"string","user":"string","volume":"string"}],[["monitors","image"],{"fsType":"string","image":"string","keyring":"string","monitors":["string"],"pool":"string","readOnly":"boolean","secretRef":118,"user":"string"}],[["gateway","system","secretRef"],{"fsType":"string","gateway":"string","protectionDomain":"string","readOnly":"boolean","secretRef":118,"sslEnabled":"boolean","storageMode":"string","storagePool":"string","system":"string","volumeName":"string"}],[[],{"defaultMode":"integer","items":[135],"optional":"boolean","secretName":"string"}],[[],{"fsType":"string","readOnly":"boolean","secretRef":118,"volumeName":"string","volumeNamespace":"string"}],[["volumePath"],{"fsType":"string","storagePolicyID":"string","storagePolicyName":"string","volumePath":"string"}],[[],{"rollingUpdate":174,"type":"string"}],[[],{"maxSurge":"int-or-string","maxUnavailable":"int-or-string"}],[["currentNumberScheduled","numberMisscheduled","desiredNumberScheduled","numberReady"],{"collisionCount":"integer","conditions":[176],"currentNumberScheduled":"integer","desiredNumberScheduled":"integer","numberAvailable":"integer","numberMisscheduled":"integer","numberReady":"integer","numberUnavailable":"integer","observedGeneration":"integer","updatedNumberScheduled":"integer"}],[["type","status"],{"lastTransitionTime":"string","message":"string","reason":"string","status":"string","type":"string"}],[[],{"apiVersion":"string","kind":"string","metadata":1,"spec":178,"status":181}],[["selector","template"],{"minReadySeconds":"integer","paused":"boolean","progressDeadlineSeconds":"integer","replicas":"integer","revisionHistoryLimit":"integer","selector":8,"strategy":179,"template":68}],[[],{"rollingUpdate":180,"type":"string"}],[[],{"maxSurge":"int-or-string","maxUnavailable":"int-or-string"}],[[],{"availableReplicas":"integer","collisionCount":"integer","conditions":[182],"observedGeneration":"integer","readyReplicas":"integer","replicas":"integer","terminatingReplicas":"integer","unavailableReplicas":"integer","updatedReplicas":"integer"}],[["type","status"],{"lastTransitionTime":"string","lastUpdateTime":"string","message":"string","reason":"string","status":"string","type":"string"}],[[],{"apiVersion":"string","kind":"string","metadata":1,"spec":184,"status":185}],[["selector"],{"minReadySeconds":"integer","replicas":"integer","selector":8,"template":68}],[["replicas"],{"availableReplicas":"integer","conditions":[186],"fullyLabeledReplicas":"integer","observedGeneration":"integer","readyReplicas":"integer","replicas":"integer","terminatingReplicas":"integer"}],[["type","status"],{"lastTransitionTime":"string","message":"string","reason":"string","status":"string","type":"string"}],[[],{"apiVersion":"string","kind":"string","metadata":1,"spec":188,"status":197}],[["selector","template"],{"minReadySeconds":"integer","ordinals":189,"persistentVolumeClaimRetentionPolicy":190,"podManagementPolicy":"string","replicas":"integer","revisionHistoryLimit":"integer","selector":8,"serviceName":"string","template":68,"updateStrategy":191,"volumeClaimTemplates":[193]}],[[],{"start":"integer"}],[[],{"whenDeleted":"string","whenScaled":"string"}],[[],{"rollingUpdate":192,"type":"string"}],[[],{"maxUnavailable":"int-or-string","partition":"integer"}],[[],{"apiVersion":"string","kind":"string","metadata":1,"spec":142,"status":194}],[[],{"accessModes":["string"],"allocatedResourceStatuses":{"*":"string"},"allocatedResources":{"*":"quantity"},"capacity":{"*":"quantity"},"conditions":[195],"currentVolumeAttributesClassName":"string","modifyVolumeStatus":196,"phase":"string"}],[["type","status"],{"lastProbeTime":"string","lastTransitionTime":"string","message":"string","reason":"string","status":"string","type":"string"}],[["status"],{"status":"string","targetVolumeAttributesClassName":"string"}],[["replicas"],{"availableReplicas":"integer","collisionCount":"integer","conditions":[198],"currentReplicas":"integer","currentRevision":"string","observedGeneration":"integer","readyReplicas":"integer","replicas":"integer","updateRevision":"string","updatedReplicas":"integer"}],[["type","status"],{"lastTransitionTime":"string","message":"string","reason":"string","status":"string","type":"string"}],[[],{"apiVersion":"string","kind":"string","metadata":1,"status":200}],[[],{"userInfo":201}],[[],{"extra":{"*":["string"]},"groups":["string"],"uid":"string","username":"string"}],[[],{"apiVersion":"string","kind":"string","metadata":1,"spec":203,"status":205}],[[],{"audiences":["string"],"boundObjectRef":204,"expirationSeconds":"integer"}],[[],{"apiVersion":"string","kind":"string","name":"string","uid":"string"}],[[],{"expirationTimestamp":"string","token":"string"}],[["spec"],{"apiVersion":"string","kind":"string","metadata":1,"spec":207,"status":208}],[["token"],{"audiences":["string"],"token":"string"}],[[],{"audiences":["string"],"authenticated":"boolean","error":"string","user":201}],[["spec"],{"apiVersion":"string","kind":"string","metadata":1,"spec":210,"status":216}],[[],{"extra":{"*":["string"]},"groups":["string"],"nonResourceAttributes":211,"resourceAttributes":212,"uid":"string","user":"string"}],[[],{"path":"string","verb":"string"}],[[],{"fieldSelector":213,"group":"string","labelSelector":215,"name":"string","namespace":"string","resource":"string","subresource":"string","verb":"string","version":"string"}],[[],{"rawSelector":"string","requirements":[214]}],[["key","operator"],{"key":"string","operator":"string","values":["string"]}],[[],{"rawSelector":"string","requirements":[9]}],[["allowed"],{"allowed":"boolean","denied":"boolean","evaluationError":"string","reason":"string"}],[["spec"],{"apiVersion":"string","kind":"string","metadata":1,"spec":218,"status":216}],[[],{"nonResourceAttributes":211,"resourceAttributes":212}],[["spec"],{"apiVersion":"string","kind":"string","metadata":1,"spec":220,"status":221}],[[],{"namespace":"string"}],[["resourceRules","nonResourceRules","incomplete"],{"evaluationError":"string","incomplete":"boolean","nonResourceRules":[222],"resourceRules":[223]}],[["verbs"],{"nonResourceURLs":["string"],"verbs":["string"]}],[["verbs"],{"apiGroups":["string"],"resourceNames":["string"],"resources":["string"],"verbs":["string"]}],[["spec"],{"apiVersion":"string","kind":"string","metadata":1,"spec":210,"status":216}],[["spec"],{"apiVersion":"string","kind":"string","metadata":1,"spec":226,"status":228}],[["scaleTargetRef","maxReplicas"],{"maxReplicas":"integer","minReplicas":"integer","scaleTargetRef":227,"targetCPUUtilizationPercentage":"integer"}],[["kind","name"],{"apiVersion":"string","kind":"string","name":"string"}],[["currentReplicas","desiredReplicas"],{"currentCPUUtilizationPercentage":"integer","currentReplicas":"integer","desiredReplicas":"integer","lastScaleTime":"string","observedGeneration":"integer"}],[[],{"apiVersion":"string","kind":"string","metadata":1,"spec":230,"status":231}],[[],{"replicas":"integer"}],[["replicas"],{"replicas":"integer","selector":"string"}],[["spec"],{"apiVersion":"string","kind":"string","metadata":1,"spec":233,"status":246}],[["scaleTargetRef","maxReplicas"],{"behavior":234,"maxReplicas":"integer","metrics":[237],"minReplicas":"integer","scaleTargetRef":243}],[[],{"scaleDown":235,"scaleUp":235}],[[],{"policies":[236],"selectPolicy":"string","stabilizationWindowSeconds":"integer","tolerance":"quantity"}],[["type","value","periodSeconds"],{"periodSeconds":"integer","type":"string","value":"integer"}],[["type"],{"containerResource":238,"external":240,"object":242,"pods":244,"resource":245,"type":"string"}],[["name","target","container"],{"container":"string","name":"string","target":239}],[["type"],{"averageUtilization":"integer","averageValue":"quantity","type":"string","value":"quantity"}],[["metric","target"],{"metric":241,"target":239}],[["name"],{"name":"string","selector":8}],[["describedObject","target","metric"],{"describedObject":243,"metric":241,"target":239}],[["kind","name"],{"apiVersion":"string","kind":"string","name":"string"}],[["metric","target"],{"metric":241,"target":239}],[["name","target"],{"name":"string","target":239}],[["desiredReplicas"],{"conditions":[247],"currentMetrics":[248],"currentReplicas":"integer","desiredReplicas":"integer","lastScaleTime":"string","observedGeneration":"integer"}],[["type","status"],{"lastTransitionTime":"string","message":"string","reason":"string","status":"string","type":"string"}],[["type"],{"containerResource":249,"external":251,"object":252,"pods":253,"resource":254,"type":"string"}],[["name","current","container"],{"container":"string","current":250,"name":"string"}],[[],{"averageUtilization":"integer","averageValue":"quantity","value":"quantity"}],[["metric","current"],{"current":250,"metric":241}],[["metric","current","describedObject"],{"current":250,"describedObject":243,"metric":241}],[["metric","current"],{"current":250,"metric":241}],[["name","current"],{"current":250,"name":"string"}],[["spec"],{"apiVersion":"string","kind":"string","metadata":1,"spec":256,"status":265}],[["schedule","jobTemplate"],{"concurrencyPolicy":"string","failedJobsHistoryLimit":"integer","jobTemplate":257,"schedule":"string","startingDeadlineSeconds":"integer","successfulJobsHistoryLimit":"integer","suspend":"boolean","timeZone":"string"}],[[],{"metadata":1,"spec":258}],[["template"],{"activeDeadlineSeconds":"integer","backoffLimit":"integer","backoffLimitPerIndex":"integer","completionMode":"string","completions":"integer","managedBy":"string","manualSelector":"boolean","maxFailedIndexes":"integer","parallelism":"integer","podFailurePolicy":259,"podReplacementPolicy":"string","selector":8,"successPolicy":263,"suspend":"boolean","template":68,"ttlSecondsAfterFinished":"integer"}],[["rules"],{"rules":[260]}],[["action"],{"action":"string","onExitCodes":261,"onPodConditions":[262]}],[["operator","values"],{"containerName":"string","operator":"string","values":["integer"]}],[["type"],{"status":"string","type":"string"}],[["rules"],{"rules":[264]}],[[],{"succeededCount":"integer","succeededIndexes":"string"}],[[],{"active":[266],"lastScheduleTime":"string","lastSuccessfulTime":"string"}],[[],{"apiVersion":"string","fieldPath":"string","kind":"string","name":"string","namespace":"string","resourceVersion":"string","uid":"string"}],[[],{"apiVersion":"string","kind":"string","metadata":1,"spec":258,"status":268}],[[],{"active":"integer","completedIndexes":"string","completionTime":"string","conditions":[269],"failed":"integer","failedIndexes":"string","ready":"integer","startTime":"string","succeeded":"integer","terminating":"integer","uncountedTerminatedPods":270}],[["type","status"],{"lastProbeTime":"string","lastTransitionTime":"string","message":"string","reason":"string","status":"string","type":"string"}],[[],{"failed":["string"],"succeeded":["string"]}],[["spec"],{"apiVersion":"string","kind":"string","metadata":1,"spec":272,"status":273}],[["request","signerName"],{"expirationSeconds":"integer","extra":{"*":["string"]},"groups":["string"],"request":"string","signerName":"string","uid":"string","usages":["string"],"username":"string"}],[[],{"certificate":"string","conditions":[274]}],[["type","status"],{"lastTransitionTime":"string","lastUpdateTime":"string","message":"string","reason":"string","status":"string","type":"string"}],[["spec"],{"apiVersion":"string","kind":"string","metadata":1,"spec":276}],[["trustBundle"],{"signerName":"string","trustBundle":"string"}],[["spec"],{"apiVersion":"string","kind":"string","metadata":1,"spec":278}],[["trustBundle"],{"signerName":"string","trustBundle":"string"}],[["spec"],{"apiVersion":"string","kind":"string","metadata":1,"spec":280,"status":281}],[["signerName","podName","podUID","serviceAccountName","serviceAccountUID","nodeName","nodeUID","stubPKCS10Request"],{"maxExpirationSeconds":"integer","nodeName":"string","nodeUID":"string","pkixPublicKey":"string","podName":"string","podUID":"string","proofOfPossession":"string","serviceAccountName":"string","serviceAccountUID":"string","signerName":"string","stubPKCS10Request":"string","unverifiedUserAnnotations":{"*":"string"}}],[[],{"beginRefreshAt":"string","certificateChain":"string","conditions":[28],"notAfter":"string","notBefore":"string"}],[[],{"apiVersion":"string","kind":"string","metadata":1,"spec":283}],[[],{"acquireTime":"string","holderIdentity":"string","leaseDurationSeconds":"integer","leaseTransitions":"integer","preferredHolder":"string","renewTime":"string","strategy":"string"}],[["spec"],{"apiVersion":"string","kind":"string","metadata":1,"spec":285}],[["leaseName","binaryVersion","strategy"],{"binaryVersion":"string","emulationVersion":"string","leaseName":"string","pingTime":"string","renewTime":"string","strategy":"string"}],[["spec"],{"apiVersion":"string","kind":"string","metadata":1,"spec":287}],[["leaseName","binaryVersion","strategy"],{"binaryVersion":"string","emulationVersion":"string","leaseName":"string","pingTime":"string","renewTime":"string","strategy":"string"}],[["target"],{"apiVersion":"string","kind":"string","metadata":1,"target":266}],[[],{"apiVersion":"string","conditions":[290],"kind":"string","metadata":1}],[["type","status"],{"error":"string","message":"string","status":"string","type":"string"}],[[],{"apiVersion":"string","binaryData":{"*":"string"},"data":{"*":"string"},"immutable":"boolean","kind":"string","metadata":1}],[[],{"apiVersion":"string","kind":"string","metadata":1,"subsets":[293]}],[[],{"addresses":[294],"notReadyAddresses":[294],"ports":[295]}],[["ip"],{"hostname":"string","ip":"string","nodeName":"string","targetRef":266}],[["port"],{"appProtocol":"string","name":"string","port":"integer","protocol":"string"}],[["metadata","involvedObject"],{"action":"string","apiVersion":"string","count":"integer","eventTime":"string","firstTimestamp":"string","involvedObject":266,"kind":"string","lastTimestamp":"string","message":"string","metadata":1,"reason":"string","related":266,"reportingComponent":"string","reportingInstance":"string","series":297,"source":298,"type":"string"}],[[],{"count":"integer","lastObservedTime":"string"}],[[],{"component":"string","host":"string"}],[[],{"apiVersion":"string","kind":"string","metadata":1,"spec":300}],[["limits"],{"limits":[301]}],[["type"],{"default":{"*":"quantity"},"defaultRequest":{"*":"quantity"},"max":{"*":"quantity"},"maxLimitRequestRatio":{"*":"quantity"},"min":{"*":"quantity"},"type":"string"}],[[],{"apiVersion":"string","kind":"string","metadata":1,"spec":303,"status":304}],[[],{"finalizers":["string"]}],[[],{"conditions":[305],"phase":"string"}],[["type","status"],{"lastTransitionTime":"string","message":"string","reason":"string","status":"string","type":"string"}],[[],{"apiVersion":"string","kind":"string","metadata":1,"spec":307,"status":311}],[[],{"configSource":308,"externalID":"string","podCIDR":"string","podCIDRs":["string"],"providerID":"string","taints":[310],"unschedulable":"boolean"}],[[],{"configMap":309}],[["namespace","name","kubeletConfigKey"],{"kubeletConfigKey":"string","name":"string","namespace":"string","resourceVersion":"string","uid":"string"}],[["key","effect"],{"effect":"string","key":"string","timeAdded":"string","value":"string"}],[[],{"addresses":[312],"allocatable":{"*":"quantity"},"capacity":{"*":"quantity"},"conditions":[313],"config":314,"daemonEndpoints":315,"declaredFeatures":["string"],"features":317,"images":[318],"nodeInfo":319,"phase":"string","runtimeHandlers":[321],"volumesAttached":[323],"volumesInUse":["string"]}],[["type","address"],{"address":"string","type":"string"}],[["type","status"],{"lastHeartbeatTime":"string","lastTransitionTime":"string","message":"string","reason":"string","status":"string","type":"string"}],[[],{"active":308,"assigned":308,"error":"string","lastKnownGood":308}],[[],{"kubeletEndpoint":316}],[["Port"],{"Port":"integer"}],[[],{"supplementalGroupsPolicy":"boolean"}],[[],{"names":["string"],"sizeBytes":"integer"}],[["machineID","systemUUID","bootID","kernelVersion","osImage","containerRuntimeVersion","kubeletVersion","kubeProxyVersion","operatingSystem","architecture"],{"architecture":"string","bootID":"string","containerRuntimeVersion":"string","kernelVersion":"string","kubeProxyVersion":"string","kubeletVersion":"string","machineID":"string","operatingSystem":"string","osImage":"string","swap":320,"systemUUID":"string"}],[[],{"capacity":"integer"}],[[],{"features":322,"name":"string"}],[[],{"recursiveReadOnlyMounts":"boolean","userNamespaces":"boolean"}],[["name","devicePath"],{"devicePath":"string","name":"string"}],[[],{"apiVersion":"string","kind":"string","metadata":1,"spec":325,"status":339}],[[],{"accessModes":["string"],"awsElasticBlockStore":129,"azureDisk":130,"azureFile":326,"capacity":{"*":"quantity"},"cephfs":327,"cinder":329,"claimRef":266,"csi":330,"fc":146,"flexVolume":331,"flocker":148,"gcePersistentDisk":149,"glusterfs":332,"hostPath":152,"iscsi":333,"local":334,"mountOptions":["string"],"nfs":155,"nodeAffinity":335,"persistentVolumeReclaimPolicy":"string","photonPersistentDisk":157,"portworxVolume":158,"quobyte":167,"rbd":336,"scaleIO":337,"storageClassName":"string","storageos":338,"volumeAttributesClassName":"string","volumeMode":"string","vsphereVolume":172}],[["secretName","shareName"],{"readOnly":"boolean","secretName":"string","secretNamespace":"string","shareName":"string"}],[["monitors"],{"monitors":["string"],"path":"string","readOnly":"boolean","secretFile":"string","secretRef":328,"user":"string"}],[[],{"name":"string","namespace":"string"}],[["volumeID"],{"fsType":"string","readOnly":"boolean","secretRef":328,"volumeID":"string"}],[["driver","volumeHandle"],{"controllerExpandSecretRef":328,"controllerPublishSecretRef":328,"driver":"string","fsType":"string","nodeExpandSecretRef":328,"nodePublishSecretRef":328,"nodeStageSecretRef":328,"readOnly":"boolean","volumeAttributes":{"*":"string"},"volumeHandle":"string"}],[["driver"],{"driver":"string","fsType":"string","options":{"*":"string"},"readOnly":"boolean","secretRef":328}],[["endpoints","path"],{"endpoints":"string","endpointsNamespace":"string","path":"string","readOnly":"boolean"}],[["targetPortal","iqn","lun"],{"chapAuthDiscovery":"boolean","chapAuthSession":"boolean","fsType":"string","initiatorName":"string","iqn":"string","iscsiInterface":"string","lun":"integer","portals":["string"],"readOnly":"boolean","secretRef":328,"targetPortal":"string"}],[["path"],{"fsType":"string","path":"string"}],[[],{"required":75}],[["monitors","image"],{"fsType":"string","image":"string","keyring":"string","monitors":["string"],"pool":"string","readOnly":"boolean","secretRef":328,"user":"string"}],[["gateway","system","secretRef"],{"fsType":"string","gateway":"string","protectionDomain":"string","readOnly":"boolean","secretRef":328,"sslEnabled":"boolean","storageMode":"string","storagePool":"string","system":"string","volumeName":"string"}],[[],{"fsType":"string","readOnly":"boolean","secretRef":266,"volumeName":"string","volumeNamespace":"string"}],[[],{"lastPhaseTransitionTime":"string","message":"string","phase":"string","reason":"string"}],[[],{"apiVersion":"string","kind":"string","metadata":1,"spec":69,"status":341}],[[],{"allocatedResources":{"*":"quantity"},"conditions":[342],"containerStatuses":[343],"ephemeralContainerStatuses":[343],"extendedResourceClaimStatus":355,"hostIP":"string","hostIPs":[357],"initContainerStatuses":[343],"message":"string","nodeAllocatableResourceClaimStatuses":[358],"nominatedNodeName":"string","observedGeneration":"integer","phase":"string","podIP":"string","podIPs":[359],"qosClass":"string","reason":"string","resize":"string","resourceClaimStatuses":[360],"resources":102,"startTime":"string"}],[["type","status"],{"lastProbeTime":"string","lastTransitionTime":"string","message":"string","observedGeneration":"integer","reason":"string","status":"string","type":"string"}],[["name","ready","restartCount","image","imageID"],{"allocatedResources":{"*":"quantity"},"allocatedResourcesStatus":[344],"containerID":"string","image":"string","imageID":"string","lastState":346,"name":"string","ready":"boolean","resources":102,"restartCount":"integer","started":"boolean","state":346,"stopSignal":"string","user":350,"volumeMounts":[352]}],[["name"],{"name":"string","resources":[345]}],[["resourceID"],{"health":"string","message":"string","resourceID":"string"}],[[],{"running":347,"terminated":348,"waiting":349}],[[],{"startedAt":"string"}],[["exitCode"],{"containerID":"string","exitCode":"integer","finishedAt":"string","message":"string","reason":"string","signal":"integer","startedAt":"string"}],[[],{"message":"string","reason":"string"}],[[],{"linux":351}],[["uid","gid"],{"gid":"integer","supplementalGroups":["integer"],"uid":"integer"}],[["name","mountPath"],{"mountPath":"string","name":"string","readOnly":"boolean","recursiveReadOnly":"string","volumeStatus":353}],[[],{"image":354}],[["imageRef"],{"imageRef":"string"}],[["requestMappings","resourceClaimName"],{"requestMappings":[356],"resourceClaimName":"string"}],[["containerName","resourceName","requestName"],{"containerName":"string","requestName":"string","resourceName":"string"}],[["ip"],{"ip":"string"}],[["resourceClaimName","resources"],{"containers":["string"],"resourceClaimName":"string","resources":{"*":"quantity"}}],[["ip"],{"ip":"string"}],[["name"],{"name":"string","resourceClaimName":"string"}],[[],{"apiVersion":"string","kind":"string","metadata":1,"template":68}],[[],{"apiVersion":"string","kind":"string","metadata":1,"spec":363,"status":364}],[[],{"minReadySeconds":"integer","replicas":"integer","selector":{"*":"string"},"template":68}],[["replicas"],{"availableReplicas":"integer","conditions":[365],"fullyLabeledReplicas":"integer","observedGeneration":"integer","readyReplicas":"integer","replicas":"integer"}],[["type","status"],{"lastTransitionTime":"string","message":"string","reason":"string","status":"string","type":"string"}],[[],{"apiVersion":"string","kind":"string","metadata":1,"spec":367,"status":370}],[[],{"hard":{"*":"quantity"},"scopeSelector":368,"scopes":["string"]}],[[],{"matchExpressions":[369]}],[["scopeName","operator"],{"operator":"string","scopeName":"string","values":["string"]}],[[],{"hard":{"*":"quantity"},"used":{"*":"quantity"}}],[[],{"apiVersion":"string","data":{"*":"string"},"immutable":"boolean","kind":"string","metadata":1,"stringData":{"*":"string"},"type":"string"}],[[],{"apiVersion":"string","kind":"string","metadata":1,"spec":373,"status":377}],[[],{"allocateLoadBalancerNodePorts":"boolean","clusterIP":"string","clusterIPs":["string"],"externalIPs":["string"],"externalName":"string","externalTrafficPolicy":"string","healthCheckNodePort":"integer","internalTrafficPolicy":"string","ipFamilies":["string"],"ipFamilyPolicy":"string","loadBalancerClass":"string","loadBalancerIP":"string","loadBalancerSourceRanges":["string"],"ports":[374],"publishNotReadyAddresses":"boolean","selector":{"*":"string"},"sessionAffinity":"string","sessionAffinityConfig":375,"trafficDistribution":"string","type":"string"}],[["port"],{"appProtocol":"string","name":"string","nodePort":"integer","port":"integer","protocol":"string","targetPort":"int-or-string"}],[[],{"clientIP":376}],[[],{"timeoutSeconds":"integer"}],[[],{"conditions":[28],"loadBalancer":378}],[[],{"ingress":[379]}],[[],{"hostname":"string","ip":"string","ipMode":"string","ports":[380]}],[["port","protocol"],{"error":"string","port":"integer","protocol":"string"}],[[],{"apiVersion":"string","automountServiceAccountToken":"boolean","imagePullSecrets":[118],"kind":"string","metadata":1,"secrets":[266]}],[["addressType"],{"addressType":"string","apiVersion":"string","endpoints":[383],"kind":"string","metadata":1,"ports":[388]}],[["addresses"],{"addresses":["string"],"conditions":384,"deprecatedTopology":{"*":"string"},"hints":385,"hostname":"string","nodeName":"string","targetRef":266,"zone":"string"}],[[],{"ready":"boolean","serving":"boolean","terminating":"boolean"}],[[],{"forNodes":[386],"forZones":[387]}],[["name"],{"name":"string"}],[["name"],{"name":"string"}],[[],{"appProtocol":"string","name":"string","port":"integer","protocol":"string"}],[["eventTime"],{"action":"string","apiVersion":"string","deprecatedCount":"integer","deprecatedFirstTimestamp":"string","deprecatedLastTimestamp":"string","deprecatedSource":298,"eventTime":"string","kind":"string","metadata":1,"note":"string","reason":"string","regarding":266,"related":266,"reportingController":"string","reportingInstance":"string","series":390,"type":"string"}],[["count","lastObservedTime"],{"count":"integer","lastObservedTime":"string"}],[[],{"apiVersion":"string","kind":"string","metadata":1,"spec":392,"status":402}],[["priorityLevelConfiguration"],{"distinguisherMethod":393,"matchingPrecedence":"integer","priorityLevelConfiguration":394,"rules":[395]}],[["type"],{"type":"string"}],[["name"],{"name":"string"}],[["subjects"],{"nonResourceRules":[396],"resourceRules":[397],"subjects":[398]}],[["verbs","nonResourceURLs"],{"nonResourceURLs":["string"],"verbs":["string"]}],[["verbs","apiGroups","resources"],{"apiGroups":["string"],"clusterScope":"boolean","namespaces":["string"],"resources":["string"],"verbs":["string"]}],[["kind"],{"group":399,"kind":"string","serviceAccount":400,"user":401}],[["name"],{"name":"string"}],[["namespace","name"],{"name":"string","namespace":"string"}],[["name"],{"name":"string"}],[[],{"conditions":[403]}],[[],{"lastTransitionTime":"string","message":"string","reason":"string","status":"string","type":"string"}],[[],{"apiVersion":"string","kind":"string","metadata":1,"spec":405,"status":410}],[["type"],{"exempt":406,"limited":407,"type":"string"}],[[],{"lendablePercent":"integer","nominalConcurrencyShares":"integer"}],[[],{"borrowingLimitPercent":"integer","lendablePercent":"integer","limitResponse":408,"nominalConcurrencyShares":"integer"}],[["type"],{"queuing":409,"type":"string"}],[[],{"handSize":"integer","queueLengthLimit":"integer","queues":"integer"}],[[],{"conditions":[411]}],[[],{"lastTransitionTime":"string","message":"string","reason":"string","status":"string","type":"string"}],[["spec"],{"apiVersion":"string","kind":"string","metadata":1,"spec":413}],[["parentRef"],{"parentRef":414}],[["resource","name"],{"group":"string","name":"string","namespace":"string","resource":"string"}],[[],{"apiVersion":"string","kind":"string","metadata":1,"spec":416,"status":424}],[[],{"defaultBackend":417,"ingressClassName":"string","rules":[420],"tls":[423]}],[[],{"resource":143,"service":418}],[["name"],{"name":"string","port":419}],[[],{"name":"string","number":"integer"}],[[],{"host":"string","http":421}],[["paths"],{"paths":[422]}],[["pathType","backend"],{"backend":417,"path":"string","pathType":"string"}],[[],{"hosts":["string"],"secretName":"string"}],[[],{"loadBalancer":425}],[[],{"ingress":[426]}],[[],{"hostname":"string","ip":"string","ports":[427]}],[["port","protocol"],{"error":"string","port":"integer","protocol":"string"}],[[],{"apiVersion":"string","kind":"string","metadata":1,"spec":429}],[[],{"controller":"string","parameters":430}],[["kind","name"],{"apiGroup":"string","kind":"string","name":"string","namespace":"string","scope":"string"}],[[],{"apiVersion":"string","kind":"string","metadata":1,"spec":432}],[[],{"egress":[433],"ingress":[437],"podSelector":8,"policyTypes":["string"]}],[[],{"ports":[434],"to":[435]}],[[],{"endPort":"integer","port":"int-or-string","protocol":"string"}],[[],{"ipBlock":436,"namespaceSelector":8,"podSelector":8}],[["cidr"],{"cidr":"string","except":["string"]}],[[],{"from":[435],"ports":[434]}],[[],{"apiVersion":"string","kind":"string","metadata":1,"spec":439,"status":440}],[[],{"cidrs":["string"]}],[[],{"conditions":[28]}],[["spec"],{"apiVersion":"string","kind":"string","metadata":1,"spec":442}],[["parentRef"],{"parentRef":443}],[["resource","name"],{"group":"string","name":"string","namespace":"string","resource":"string"}],[[],{"apiVersion":"string","kind":"string","metadata":1,"spec":445,"status":446}],[[],{"cidrs":["string"]}],[[],{"conditions":[28]}],[["handler"],{"apiVersion":"string","handler":"string","kind":"string","metadata":1,"overhead":448,"scheduling":449}],[[],{"podFixed":{"*":"quantity"}}],[[],{"nodeSelector":{"*":"string"},"tolerations":[126]}],[[],{"apiVersion":"string","deleteOptions":451,"kind":"string","metadata":1}],[[],{"apiVersion":"string","dryRun":["string"],"gracePeriodSeconds":"integer","ignoreStoreReadErrorWithClusterBreakingPotential":"boolean","kind":"string","orphanDependents":"boolean","preconditions":452,"propagationPolicy":"string"}],[[],{"resourceVersion":"string","uid":"string"}],[[],{"apiVersion":"string","kind":"string","metadata":1,"spec":454,"status":455}],[[],{"maxUnavailable":"int-or-string","minAvailable":"int-or-string","selector":8,"unhealthyPodEvictionPolicy":"string"}],[[],{"conditions":[28],"currentHealthy":"integer","desiredHealthy":"integer","disruptedPods":{"*":"string"},"disruptionsAllowed":"integer","expectedPods":"integer","observedGeneration":"integer"}],[[],{"aggregationRule":457,"apiVersion":"string","kind":"string","metadata":1,"rules":[458]}],[[],{"clusterRoleSelectors":[8]}],[["verbs"],{"apiGroups":["string"],"nonResourceURLs":["string"],"resourceNames":["string"],"resources":["string"],"verbs":["string"]}],[["roleRef"],{"apiVersion":"string","kind":"string","metadata":1,"roleRef":460,"subjects":[461]}],[["kind","name"],{"apiGroup":"string","kind":"string","name":"string"}],[["kind","name"],{"apiGroup":"string","kind":"string","name":"string","namespace":"string"}],[[],{"apiVersion":"string","kind":"string","metadata":1,"rules":[458]}],[["roleRef"],{"apiVersion":"string","kind":"string","metadata":1,"roleRef":460,"subjects":[461]}],[["spec"],{"apiVersion":"string","kind":"string","metadata":1,"spec":465}],[[],{"config":[466],"extendedResourceName":"string","selectors":[468]}],[[],{"opaque":467}],[["driver","parameters"],{"driver":"string","parameters":"object"}],[[],{"cel":469}],[["expression"],{"expression":"string"}],[["spec"],{"apiVersion":"string","kind":"string","metadata":1,"spec":471,"status":480}],[[],{"devices":472}],[[],{"config":[473],"constraints":[474],"requests":[475]}],[[],{"opaque":467,"requests":["string"]}],[[],{"distinctAttribute":"string","matchAttribute":"string","requests":["string"]}],[["name"],{"exactly":476,"firstAvailable":[479],"name":"string"}],[["deviceClassName"],{"adminAccess":"boolean","allocationMode":"string","capacity":477,"count":"integer","deviceClassName":"string","selectors":[468],"tolerations":[478]}],[[],{"requests":{"*":"quantity"}}],[[],{"effect":"string","key":"string","operator":"string","tolerationSeconds":"integer","value":"string"}],[["name","deviceClassName"],{"allocationMode":"string","capacity":477,"count":"integer","deviceClassName":"string","name":"string","selectors":[468],"tolerations":[478]}],[[],{"allocation":481,"devices":[485],"reservedFor":[487]}],[[],{"allocationTimestamp":"string","devices":482,"nodeSelector":75}],[[],{"config":[483],"results":[484]}],[["source"],{"opaque":467,"requests":["string"],"source":"string"}],[["request","driver","pool","device"],{"adminAccess":"boolean","bindingConditions":["string"],"bindingFailureConditions":["string"],"consumedCapacity":{"*":"quantity"},"device":"string","driver":"string","pool":"string","request":"string","shareID":"string","tolerations":[478]}],[["driver","pool","device"],{"conditions":[28],"data":"object","device":"string","driver":"string","networkData":486,"pool":"string","shareID":"string"}],[[],{"hardwareAddress":"string","interfaceName":"string","ips":["string"]}],[["resource","name","uid"],{"apiGroup":"string","name":"string","resource":"string","uid":"string"}],[["spec"],{"apiVersion":"string","kind":"string","metadata":1,"spec":489}],[["spec"],{"metadata":1,"spec":471}],[["spec"],{"apiVersion":"string","kind":"string","metadata":1,"spec":491}],[["driver","pool"],{"allNodes":"boolean","devices":[492],"driver":"string","nodeName":"string","nodeSelector":75,"perDeviceNodeSelection":"boolean","pool":501,"sharedCounters":[502]}],[["name"],{"allNodes":"boolean","allowMultipleAllocations":"boolean","attributes":{"*":493},"bindingConditions":["string"],"bindingFailureConditions":["string"],"bindsToNode":"boolean","capacity":{"*":494},"consumesCounters":[497],"name":"string","nodeAllocatableResourceMappings":{"*":499},"nodeName":"string","nodeSelector":75,"taints":[500]}],[[],{"bool":"boolean","bools":["boolean"],"int":"integer","ints":["integer"],"string":"string","strings":["string"],"version":"string","versions":["string"]}],[["value"],{"requestPolicy":495,"value":"quantity"}],[[],{"default":"quantity","validRange":496,"validValues":["quantity"]}],[["min"],{"max":"quantity","min":"quantity","step":"quantity"}],[["counterSet","counters"],{"counterSet":"string","counters":{"*":498}}],[["value"],{"value":"quantity"}],[[],{"allocationMultiplier":"quantity","capacityKey":"string"}],[["key","effect"],{"effect":"string","key":"string","timeAdded":"string","value":"string"}],[["name","generation","resourceSliceCount"],{"generation":"integer","name":"string","resourceSliceCount":"integer"}],[["name","counters"],{"counters":{"*":498},"name":"string"}],[["spec"],{"apiVersion":"string","kind":"string","metadata":1,"spec":504,"status":507}],[["taint"],{"deviceSelector":505,"taint":506}],[[],{"device":"string","driver":"string","pool":"string"}],[["key","effect"],{"effect":"string","key":"string","timeAdded":"string","value":"string"}],[[],{"conditions":[28]}],[["metadata","spec"],{"apiVersion":"string","kind":"string","metadata":1,"spec":509,"status":510}],[["driver"],{"driver":"string","limit":"integer","poolName":"string"}],[["poolCount"],{"conditions":[28],"poolCount":"integer","pools":[511]}],[["driver","poolName","generation"],{"allocatedDevices":"integer","availableDevices":"integer","driver":"string","generation":"integer","nodeName":"string","poolName":"string","resourceSliceCount":"integer","totalDevices":"integer","unavailableDevices":"integer","validationError":"string"}],[["spec"],{"apiVersion":"string","kind":"string","metadata":1,"spec":513}],[[],{"config":[514],"extendedResourceName":"string","selectors":[516]}],[[],{"opaque":515}],[["driver","parameters"],{"driver":"string","parameters":"object"}],[[],{"cel":517}],[["expression"],{"expression":"string"}],[["spec"],{"apiVersion":"string","kind":"string","metadata":1,"spec":519,"status":527}],[[],{"devices":520}],[[],{"config":[521],"constraints":[522],"requests":[523]}],[[],{"opaque":515,"requests":["string"]}],[[],{"distinctAttribute":"string","matchAttribute":"string","requests":["string"]}],[["name"],{"adminAccess":"boolean","allocationMode":"string","capacity":524,"count":"integer","deviceClassName":"string","firstAvailable":[525],"name":"string","selectors":[516],"tolerations":[526]}],[[],{"requests":{"*":"quantity"}}],[["name","deviceClassName"],{"allocationMode":"string","capacity":524,"count":"integer","deviceClassName":"string","name":"string","selectors":[516],"tolerations":[526]}],[[],{"effect":"string","key":"string","operator":"string","tolerationSeconds":"integer","value":"string"}],[[],{"allocation":528,"devices":[532],"reservedFor":[534]}],[[],{"allocationTimestamp":"string","devices":529,"nodeSelector":75}],[[],{"config":[530],"results":[531]}],[["source"],{"opaque":515,"requests":["string"],"source":"string"}],[["request","driver","pool","device"],{"adminAccess":"boolean","bindingConditions":["string"],"bindingFailureConditions":["string"],"consumedCapacity":{"*":"quantity"},"device":"string","driver":"string","pool":"string","request":"string","shareID":"string","tolerations":[526]}],[["driver","pool","device"],{"conditions":[28],"data":"object","device":"string","driver":"string","networkData":533,"pool":"string","shareID":"string"}],[[],{"hardwareAddress":"string","interfaceName":"string","ips":["string"]}],[["resource","name","uid"],{"apiGroup":"string","name":"string","resource":"string","uid":"string"}],[["spec"],{"apiVersion":"string","kind":"string","metadata":1,"spec":536}],[["spec"],{"metadata":1,"spec":519}],[["spec"],{"apiVersion":"string","kind":"string","metadata":1,"spec":538}],[["driver","pool"],{"allNodes":"boolean","devices":[539],"driver":"string","nodeName":"string","nodeSelector":75,"perDeviceNodeSelection":"boolean","pool":549,"sharedCounters":[550]}],[["name"],{"basic":540,"name":"string"}],[[],{"allNodes":"boolean","allowMultipleAllocations":"boolean","attributes":{"*":541},"bindingConditions":["string"],"bindingFailureConditions":["string"],"bindsToNode":"boolean","capacity":{"*":542},"consumesCounters":[545],"nodeAllocatableResourceMappings":{"*":547},"nodeName":"string","nodeSelector":75,"taints":[548]}],[[],{"bool":"boolean","bools":["boolean"],"int":"integer","ints":["integer"],"string":"string","strings":["string"],"version":"string","versions":["string"]}],[["value"],{"requestPolicy":543,"value":"quantity"}],[[],{"default":"quantity","validRange":544,"validValues":["quantity"]}],[["min"],{"max":"quantity","min":"quantity","step":"quantity"}],[["counterSet","counters"],{"counterSet":"string","counters":{"*":546}}],[["value"],{"value":"quantity"}],[[],{"allocationMultiplier":"quantity","capacityKey":"string"}],[["key","effect"],{"effect":"string","key":"string","timeAdded":"string","value":"string"}],[["name","generation","resourceSliceCount"],{"generation":"integer","name":"string","resourceSliceCount":"integer"}],[["name","counters"],{"counters":{"*":546},"name":"string"}],[["spec"],{"apiVersion":"string","kind":"string","metadata":1,"spec":552}],[[],{"config":[553],"extendedResourceName":"string","selectors":[555]}],[[],{"opaque":554}],[["driver","parameters"],{"driver":"string","parameters":"object"}],[[],{"cel":556}],[["expression"],{"expression":"string"}],[["spec"],{"apiVersion":"string","kind":"string","metadata":1,"spec":558,"status":561}],[["taint"],{"deviceSelector":559,"taint":560}],[[],{"device":"string","driver":"string","pool":"string"}],[["key","effect"],{"effect":"string","key":"string","timeAdded":"string","value":"string"}],[[],{"conditions":[28]}],[["spec"],{"apiVersion":"string","kind":"string","metadata":1,"spec":563,"status":572}],[[],{"devices":564}],[[],{"config":[565],"constraints":[566],"requests":[567]}],[[],{"opaque":554,"requests":["string"]}],[[],{"distinctAttribute":"string","matchAttribute":"string","requests":["string"]}],[["name"],{"exactly":568,"firstAvailable":[571],"name":"string"}],[["deviceClassName"],{"adminAccess":"boolean","allocationMode":"string","capacity":569,"count":"integer","deviceClassName":"string","selectors":[555],"tolerations":[570]}],[[],{"requests":{"*":"quantity"}}],[[],{"effect":"string","key":"string","operator":"string","tolerationSeconds":"integer","value":"string"}],[["name","deviceClassName"],{"allocationMode":"string","capacity":569,"count":"integer","deviceClassName":"string","name":"string","selectors":[555],"tolerations":[570]}],[[],{"allocation":573,"devices":[577],"reservedFor":[579]}],[[],{"allocationTimestamp":"string","devices":574,"nodeSelector":75}],[[],{"config":[575],"results":[576]}],[["source"],{"opaque":554,"requests":["string"],"source":"string"}],[["request","driver","pool","device"],{"adminAccess":"boolean","bindingConditions":["string"],"bindingFailureConditions":["string"],"consumedCapacity":{"*":"quantity"},"device":"string","driver":"string","pool":"string","request":"string","shareID":"string","tolerations":[570]}],[["driver","pool","device"],{"conditions":[28],"data":"object","device":"string","driver":"string","networkData":578,"pool":"string","shareID":"string"}],[[],{"hardwareAddress":"string","interfaceName":"string","ips":["string"]}],[["resource","name","uid"],{"apiGroup":"string","name":"string","resource":"string","uid":"string"}],[["spec"],{"apiVersion":"string","kind":"string","metadata":1,"spec":581}],[["spec"],{"metadata":1,"spec":563}],[["spec"],{"apiVersion":"string","kind":"string","metadata":1,"spec":583}],[["driver","pool"],{"allNodes":"boolean","devices":[584],"driver":"string","nodeName":"string","nodeSelector":75,"perDeviceNodeSelection":"boolean","pool":592,"sharedCounters":[593]}],[["name"],{"allNodes":"boolean","allowMultipleAllocations":"boolean","attributes":{"*":585},"bindingConditions":["string"],"bindingFailureConditions":["string"],"bindsToNode":"boolean","capacity":{"*":586},"consumesCounters":[589],"name":"string","nodeAllocatableResourceMappings":{"*":591},"nodeName":"string","nodeSelector":75,"taints":[560]}],[[],{"bool":"boolean","bools":["boolean"],"int":"integer","ints":["integer"],"string":"string","strings":["string"],"version":"string","versions":["string"]}],[["value"],{"requestPolicy":587,"value":"quantity"}],[[],{"default":"quantity","validRange":588,"validValues":["quantity"]}],[["min"],{"max":"quantity","min":"quantity","step":"quantity"}],[["counterSet","counters"],{"counterSet":"string","counters":{"*":590}}],[["value"],{"value":"quantity"}],[[],{"allocationMultiplier":"quantity","capacityKey":"string"}],[["name","generation","resourceSliceCount"],{"generation":"integer","name":"string","resourceSliceCount":"integer"}],[["name","counters"],{"counters":{"*":590},"name":"string"}],[[],{"apiVersion":"string","description":"string","globalDefault":"boolean","kind":"string","metadata":1,"preemptionPolicy":"string","value":"integer"}],[["spec"],{"apiVersion":"string","kind":"string","metadata":1,"spec":596,"status":604}],[["schedulingPolicy"],{"disruptionMode":"string","podGroupTemplateRef":597,"priority":"integer","priorityClassName":"string","resourceClaims":[599],"schedulingConstraints":600,"schedulingPolicy":602}],[[],{"workload":598}],[["workloadName","podGroupTemplateName"],{"podGroupTemplateName":"string","workloadName":"string"}],[["name"],{"name":"string","resourceClaimName":"string","resourceClaimTemplateName":"string"}],[[],{"topology":[601]}],[["key"],{"key":"string"}],[[],{"basic":"any","gang":603}],[["minCount"],{"minCount":"integer"}],[[],{"conditions":[28],"resourceClaimStatuses":[605]}],[["name"],{"name":"string","resourceClaimName":"string"}],[["spec"],{"apiVersion":"string","kind":"string","metadata":1,"spec":607}],[["podGroupTemplates"],{"controllerRef":608,"podGroupTemplates":[609]}],[["kind","name"],{"apiGroup":"string","kind":"string","name":"string"}],[["name","schedulingPolicy"],{"disruptionMode":"string","name":"string","priority":"integer","priorityClassName":"string","resourceClaims":[599],"schedulingConstraints":600,"schedulingPolicy":602}],[["spec"],{"apiVersion":"string","kind":"string","metadata":1,"spec":611}],[[],{"attachRequired":"boolean","fsGroupPolicy":"string","nodeAllocatableUpdatePeriodSeconds":"integer","podInfoOnMount":"boolean","preventPodSchedulingIfMissing":"boolean","requiresRepublish":"boolean","seLinuxMount":"boolean","serviceAccountTokenInSecrets":"boolean","storageCapacity":"boolean","tokenRequests":[612],"volumeLifecycleModes":["string"]}],[["audience"],{"audience":"string","expirationSeconds":"integer"}],[["spec"],{"apiVersion":"string","kind":"string","metadata":1,"spec":614}],[["drivers"],{"drivers":[615]}],[["name","nodeID"],{"allocatable":616,"name":"string","nodeID":"string","topologyKeys":["string"]}],[[],{"count":"integer"}],[["storageClassName"],{"apiVersion":"string","capacity":"quantity","kind":"string","maximumVolumeSize":"quantity","metadata":1,"nodeTopology":8,"storageClassName":"string"}],[["provisioner"],{"allowVolumeExpansion":"boolean","allowedTopologies":[619],"apiVersion":"string","kind":"string","metadata":1,"mountOptions":["string"],"parameters":{"*":"string"},"provisioner":"string","reclaimPolicy":"string","volumeBindingMode":"string"}],[[],{"matchLabelExpressions":[620]}],[["key","values"],{"key":"string","values":["string"]}],[["spec"],{"apiVersion":"string","kind":"string","metadata":1,"spec":622,"status":624}],[["attacher","source","nodeName"],{"attacher":"string","nodeName":"string","source":623}],[[],{"inlineVolumeSpec":325,"persistentVolumeName":"string"}],[["attached"],{"attachError":625,"attached":"boolean","attachmentMetadata":{"*":"string"},"detachError":625}],[[],{"errorCode":"integer","message":"string","time":"string"}],[["driverName"],{"apiVersion":"string","driverName":"string","kind":"string","metadata":1,"parameters":{"*":"string"}}],[["driverName"],{"apiVersion":"string","driverName":"string","kind":"string","metadata":1,"parameters":{"*":"string"}}],[[],{"apiVersion":"string","kind":"string","metadata":1,"spec":629,"status":631}],[["resource"],{"resource":630}],[["group","resource"],{"group":"string","resource":"string"}],[[],{"conditions":[28],"resourceVersion":"string"}],[["spec"],{"apiVersion":"string","kind":"string","metadata":1,"spec":633,"status":648}],[["group","names","scope","versions"],{"conversion":634,"group":"string","names":638,"preserveUnknownFields":"boolean","scope":"string","versions":[639]}],[["strategy"],{"strategy":"string","webhook":635}],[["conversionReviewVersions"],{"clientConfig":636,"conversionReviewVersions":["string"]}],[[],{"caBundle":"string","service":637,"url":"string"}],[["namespace","name"],{"name":"string","namespace":"string","path":"string","port":"integer"}],[["plural","kind"],{"categories":["string"],"kind":"string","listKind":"string","plural":"string","shortNames":["string"],"singular":"string"}],[["name","served","storage"],{"additionalPrinterColumns":[640],"deprecated":"boolean","deprecationWarning":"string","name":"string","schema":641,"selectableFields":[645],"served":"boolean","storage":"boolean","subresources":646}],[["name","type","jsonPath"],{"description":"string","format":"string","jsonPath":"string","name":"string","priority":"integer","type":"string"}],[[],{"openAPIV3Schema":642}],[[],{"$ref":"string","$schema":"string","additionalItems":"any","additionalProperties":"any","allOf":[642],"anyOf":[642],"default":"any","definitions":{"*":642},"dependencies":{"*":"any"},"description":"string","enum":["any"],"example":"any","exclusiveMaximum":"boolean","exclusiveMinimum":"boolean","externalDocs":643,"format":"string","id":"string","items":"any","maxItems":"integer","maxLength":"integer","maxProperties":"integer","maximum":"number","minItems":"integer","minLength":"integer","minProperties":"integer","minimum":"number","multipleOf":"number","not":642,"nullable":"boolean","oneOf":[642],"pattern":"string","patternProperties":{"*":642},"properties":{"*":642},"required":["string"],"title":"string","type":"string","uniqueItems":"boolean","x-kubernetes-embedded-resource":"boolean","x-kubernetes-int-or-string":"boolean","x-kubernetes-list-map-keys":["string"],"x-kubernetes-list-type":"string","x-kubernetes-map-type":"string","x-kubernetes-preserve-unknown-fields":"boolean","x-kubernetes-validations":[644]}],[[],{"description":"string","url":"string"}],[["rule"],{"fieldPath":"string","message":"string","messageExpression":"string","optionalOldSelf":"boolean","reason":"string","rule":"string"}],[["jsonPath"],{"jsonPath":"string"}],[[],{"scale":647,"status":"any"}],[["specReplicasPath","statusReplicasPath"],{"labelSelectorPath":"string","specReplicasPath":"string","statusReplicasPath":"string"}],[[],{"acceptedNames":638,"conditions":[649],"observedGeneration":"integer","storedVersions":["string"]}],[["type","status"],{"lastTransitionTime":"string","message":"string","observedGeneration":"integer","reason":"string","status":"string","type":"string"}],[[],{"apiVersion":"string","kind":"string","metadata":1,"spec":651,"status":653}],[["groupPriorityMinimum","versionPriority"],{"caBundle":"string","group":"string","groupPriorityMinimum":"integer","insecureSkipTLSVerify":"boolean","service":652,"version":"string","versionPriority":"integer"}],[[],{"name":"string","namespace":"string","port":"integer"}],[[],{"conditions":[654]}],[["type","status"],{"lastTransitionTime":"string","message":"string","reason":"string","status":"string","type":"string"}]]}';
var kubernetesLifecycleJson = '[["admission.k8s.io/v1beta1","AdmissionReview","1.19","1.22","admission.k8s.io/v1"],["admissionregistration.k8s.io/v1alpha1","MutatingAdmissionPolicy","1.35","1.38",null],["admissionregistration.k8s.io/v1alpha1","MutatingAdmissionPolicyBinding","1.35","1.38",null],["admissionregistration.k8s.io/v1alpha1","ValidatingAdmissionPolicy","1.29","1.32",null],["admissionregistration.k8s.io/v1alpha1","ValidatingAdmissionPolicyBinding","1.29","1.32",null],["admissionregistration.k8s.io/v1beta1","MutatingWebhookConfiguration","1.16","1.22","admissionregistration.k8s.io/v1"],["admissionregistration.k8s.io/v1beta1","ValidatingAdmissionPolicy","1.31","1.34",null],["admissionregistration.k8s.io/v1beta1","ValidatingAdmissionPolicyBinding","1.31","1.34",null],["admissionregistration.k8s.io/v1beta1","ValidatingWebhookConfiguration","1.16","1.22","admissionregistration.k8s.io/v1"],["apidiscovery.k8s.io/v2beta1","APIGroupDiscovery","1.32","1.35",null],["apps/v1beta1","ControllerRevision","1.8","1.16","apps/v1"],["apps/v1beta1","Deployment","1.8","1.16","apps/v1"],["apps/v1beta1","DeploymentRollback","1.8","1.16","apps/v1"],["apps/v1beta1","Scale","1.8","1.16","autoscaling/v1"],["apps/v1beta1","StatefulSet","1.8","1.16","apps/v1"],["apps/v1beta2","ControllerRevision","1.9","1.16","apps/v1"],["apps/v1beta2","DaemonSet","1.9","1.16","apps/v1"],["apps/v1beta2","Deployment","1.9","1.16","apps/v1"],["apps/v1beta2","ReplicaSet","1.9","1.16","apps/v1"],["apps/v1beta2","Scale","1.9","1.16","autoscaling/v1"],["apps/v1beta2","StatefulSet","1.9","1.16","apps/v1"],["authentication.k8s.io/v1alpha1","SelfSubjectReview","1.29","1.32",null],["authentication.k8s.io/v1beta1","SelfSubjectReview","1.30","1.33",null],["authentication.k8s.io/v1beta1","TokenReview","1.19","1.22","authentication.k8s.io/v1"],["authorization.k8s.io/v1beta1","LocalSubjectAccessReview","1.19","1.22","authorization.k8s.io/v1"],["authorization.k8s.io/v1beta1","SelfSubjectAccessReview","1.19","1.22","authorization.k8s.io/v1"],["authorization.k8s.io/v1beta1","SelfSubjectRulesReview","1.19","1.22","authorization.k8s.io/v1"],["authorization.k8s.io/v1beta1","SubjectAccessReview","1.19","1.22","authorization.k8s.io/v1"],["batch/v1beta1","CronJob","1.21","1.25","batch/v1"],["certificates.k8s.io/v1alpha1","ClusterTrustBundle","1.34","1.37",null],["certificates.k8s.io/v1beta1","CertificateSigningRequest","1.19","1.22","certificates.k8s.io/v1"],["coordination.k8s.io/v1alpha2","LeaseCandidate","1.35","1.38",null],["coordination.k8s.io/v1beta1","Lease","1.19","1.22","coordination.k8s.io/v1"],["coordination.k8s.io/v1beta1","LeaseCandidate","1.36","1.39",null],["discovery.k8s.io/v1beta1","EndpointSlice","1.21","1.25","discovery.k8s.io/v1"],["events.k8s.io/v1beta1","Event","1.22","1.25",null],["extensions/v1beta1","DaemonSet","1.8","1.16","apps/v1"],["extensions/v1beta1","Deployment","1.8","1.16","apps/v1"],["extensions/v1beta1","DeploymentRollback","1.8","1.16",null],["extensions/v1beta1","Ingress","1.14","1.22","networking.k8s.io/v1"],["extensions/v1beta1","NetworkPolicy","1.9","1.16","networking.k8s.io/v1"],["extensions/v1beta1","ReplicaSet","1.8","1.16","apps/v1"],["extensions/v1beta1","Scale","1.2","1.16",null],["flowcontrol.apiserver.k8s.io/v1beta1","FlowSchema","1.23","1.26","flowcontrol.apiserver.k8s.io/v1beta3"],["flowcontrol.apiserver.k8s.io/v1beta1","PriorityLevelConfiguration","1.23","1.26","flowcontrol.apiserver.k8s.io/v1beta3"],["flowcontrol.apiserver.k8s.io/v1beta2","FlowSchema","1.26","1.29","flowcontrol.apiserver.k8s.io/v1beta3"],["flowcontrol.apiserver.k8s.io/v1beta2","PriorityLevelConfiguration","1.26","1.29","flowcontrol.apiserver.k8s.io/v1beta3"],["flowcontrol.apiserver.k8s.io/v1beta3","FlowSchema","1.29","1.32","flowcontrol.apiserver.k8s.io/v1"],["flowcontrol.apiserver.k8s.io/v1beta3","PriorityLevelConfiguration","1.29","1.32","flowcontrol.apiserver.k8s.io/v1"],["networking.k8s.io/v1beta1","IPAddress","1.34","1.37",null],["networking.k8s.io/v1beta1","Ingress","1.19","1.22","networking.k8s.io/v1"],["networking.k8s.io/v1beta1","IngressClass","1.19","1.22","networking.k8s.io/v1"],["networking.k8s.io/v1beta1","ServiceCIDR","1.34","1.37",null],["node.k8s.io/v1beta1","RuntimeClass","1.22","1.25",null],["policy/v1beta1","Eviction","1.22","1.25",null],["policy/v1beta1","PodDisruptionBudget","1.21","1.25","policy/v1"],["rbac.authorization.k8s.io/v1beta1","ClusterRole","1.17","1.22","rbac.authorization.k8s.io/v1"],["rbac.authorization.k8s.io/v1beta1","ClusterRoleBinding","1.17","1.22","rbac.authorization.k8s.io/v1"],["rbac.authorization.k8s.io/v1beta1","Role","1.17","1.22","rbac.authorization.k8s.io/v1"],["rbac.authorization.k8s.io/v1beta1","RoleBinding","1.17","1.22","rbac.authorization.k8s.io/v1"],["resource.k8s.io/v1alpha3","DeviceTaintRule","1.36","1.39",null],["resource.k8s.io/v1beta1","DeviceClass","1.35","1.38",null],["resource.k8s.io/v1beta1","ResourceClaim","1.35","1.38",null],["resource.k8s.io/v1beta1","ResourceClaimTemplate","1.35","1.38",null],["resource.k8s.io/v1beta1","ResourceSlice","1.35","1.38",null],["resource.k8s.io/v1beta2","DeviceClass","1.36","1.39",null],["resource.k8s.io/v1beta2","ResourceClaim","1.36","1.39",null],["resource.k8s.io/v1beta2","ResourceClaimTemplate","1.36","1.39",null],["resource.k8s.io/v1beta2","ResourceSlice","1.36","1.39",null],["scheduling.k8s.io/v1beta1","PriorityClass","1.14","1.22","scheduling.k8s.io/v1"],["storage.k8s.io/v1alpha1","CSIStorageCapacity","1.21","1.24","storage.k8s.io/v1beta1"],["storage.k8s.io/v1alpha1","VolumeAttachment","1.21","1.24","storage.k8s.io/v1"],["storage.k8s.io/v1alpha1","VolumeAttributesClass","1.32","1.35","storage.k8s.io/v1"],["storage.k8s.io/v1beta1","CSIDriver","1.19","1.22","storage.k8s.io/v1"],["storage.k8s.io/v1beta1","CSINode","1.17","1.22","storage.k8s.io/v1"],["storage.k8s.io/v1beta1","CSIStorageCapacity","1.24","1.27","storage.k8s.io/v1"],["storage.k8s.io/v1beta1","StorageClass","1.19","1.22","storage.k8s.io/v1"],["storage.k8s.io/v1beta1","VolumeAttachment","1.19","1.22","storage.k8s.io/v1"],["storage.k8s.io/v1beta1","VolumeAttributesClass","1.34","1.37","storage.k8s.io/v1"],["apiextensions.k8s.io/v1beta1","ConversionReview","1.19","1.22","apiextensions.k8s.io/v1"],["apiextensions.k8s.io/v1beta1","CustomResourceDefinition","1.16","1.22","apiextensions.k8s.io/v1"],["apiregistration.k8s.io/v1beta1","APIService","1.19","1.22","apiregistration.k8s.io/v1"]]';

// src/report/findings/deprecated-apis.ts
function row2(apiVersion, kinds, [deprecated, removed2], use) {
  return kinds.split(" ").map((kind) => ({
    ...{ apiVersion, kind, deprecated },
    ...removed2 === void 0 ? {} : { removed: removed2 },
    ...use === void 0 ? {} : { use }
  }));
}
var guide = [
  ...row2("extensions/v1beta1", "PodSecurityPolicy", ["1.10", "1.16"]),
  ...row2("discovery.k8s.io/v1beta1", "EndpointSlice", ["1.21", "1.25"], "discovery.k8s.io/v1"),
  ...row2("events.k8s.io/v1beta1", "Event", ["1.19", "1.25"], "events.k8s.io/v1"),
  ...row2("autoscaling/v2beta1", "HorizontalPodAutoscaler", ["1.23", "1.25"], "autoscaling/v2"),
  ...row2("policy/v1beta1", "PodSecurityPolicy", ["1.21", "1.25"]),
  ...row2("node.k8s.io/v1beta1", "RuntimeClass", ["1.22", "1.25"], "node.k8s.io/v1"),
  ...row2("autoscaling/v2beta2", "HorizontalPodAutoscaler", ["1.23", "1.26"], "autoscaling/v2"),
  ...row2(
    "flowcontrol.apiserver.k8s.io/v1beta1",
    "FlowSchema PriorityLevelConfiguration",
    ["1.23", "1.26"],
    "flowcontrol.apiserver.k8s.io/v1"
  ),
  ...row2(
    "flowcontrol.apiserver.k8s.io/v1beta2",
    "FlowSchema PriorityLevelConfiguration",
    ["1.26", "1.29"],
    "flowcontrol.apiserver.k8s.io/v1"
  ),
  ...row2("v1", "ComponentStatus", ["1.19"]),
  ...row2("v1", "Endpoints", ["1.33"], "discovery.k8s.io/v1")
];
var known;
function deprecatedApiOf(apiVersion, kind) {
  known ??= readAll();
  return known.get(`${apiVersion} ${kind}`);
}
function readAll() {
  const marked = JSON.parse(kubernetesLifecycleJson).flatMap(
    ([apiVersion, kind, deprecated, removed2, use]) => row2(apiVersion, kind, removed2 === null ? [deprecated] : [deprecated, removed2], use ?? void 0)
  );
  return new Map([...marked, ...guide].map((api) => [`${api.apiVersion} ${api.kind}`, api]));
}

// src/report/findings/rules/deprecated-api.ts
var deprecatedApi = {
  id: "deprecated-api",
  kind: "deprecated",
  find: ({ reached, kubernetes }) => reached.flatMap((object) => {
    const api = deprecatedApiOf(object.apiVersion, object.kind);
    if (api === void 0) return [];
    return [
      {
        object,
        path: "/apiVersion",
        severity: severityOf(api, kubernetes),
        message: `${titleOf(object)}: ${api.apiVersion} ${history(api)}.`,
        advice: api.use === void 0 ? "There is no successor." : `Use ${api.use}.`
      }
    ];
  })
};
function history({ deprecated, removed: removed2 }) {
  const since = `is deprecated since Kubernetes ${deprecated}`;
  return removed2 === void 0 ? since : `${since} and gone in ${removed2}`;
}
function severityOf({ removed: removed2 }, kubernetes) {
  if (removed2 === void 0) return "note";
  return kubernetes !== void 0 && minorOf(kubernetes) >= minorOf(removed2) ? "error" : "warning";
}
function minorOf(version) {
  return Number(/^v?1\.(\d+)/.exec(version)?.[1] ?? 0);
}

// src/report/findings/rules/immutable-content.ts
var immutableContent = {
  id: "immutable-content",
  kind: "immutable",
  find: (scene) => keptPairs(scene).flatMap(({ before, after }) => {
    if (!isKind(after, "", "ConfigMap", "Secret") || valueAt(before.value, "immutable") !== true) return [];
    return ["data", "binaryData", "stringData", "immutable"].filter((field) => !isSame(before, after, field)).map((field) => ({
      object: after,
      path: `/${field}`,
      severity: "error",
      message: `${titleOf(after)} is marked immutable: /${field} cannot be changed.`,
      advice: "Give it another name, as the hash suffix of a generator does."
    }));
  })
};
function isSame(before, after, field) {
  return isEqual(before.value.get(field) ?? null, after.value.get(field) ?? null);
}

// src/report/findings/rules/immutable-field.ts
var fields = [
  { group: "apps", kinds: ["Deployment", "DaemonSet", "ReplicaSet"], path: ["spec", "selector"] },
  {
    group: "apps",
    kinds: ["StatefulSet"],
    path: ["spec"],
    except: [
      "replicas",
      "ordinals",
      "template",
      "updateStrategy",
      "revisionHistoryLimit",
      "persistentVolumeClaimRetentionPolicy",
      "minReadySeconds"
    ]
  },
  { group: "batch", kinds: ["Job"], path: ["spec", "template"] },
  { group: "batch", kinds: ["Job"], path: ["spec", "selector"], mayBeUnset: true },
  { group: "batch", kinds: ["Job"], path: ["spec", "completionMode"], mayBeUnset: true },
  { group: "", kinds: ["Service"], path: ["spec", "clusterIP"], mayBeUnset: true },
  { group: "", kinds: ["Secret"], path: ["type"], mayBeUnset: true },
  {
    group: "",
    kinds: ["PersistentVolumeClaim"],
    path: ["spec"],
    except: ["resources", "volumeAttributesClassName", "volumeName"]
  },
  ...["csi", "nfs", "hostPath", "local", "nodeAffinity"].map((source) => ({
    group: "",
    kinds: ["PersistentVolume"],
    path: ["spec", source]
  })),
  {
    group: "rbac.authorization.k8s.io",
    kinds: ["RoleBinding", "ClusterRoleBinding"],
    path: ["roleRef"]
  },
  ...["provisioner", "parameters", "reclaimPolicy", "volumeBindingMode"].map((field) => ({
    group: "storage.k8s.io",
    kinds: ["StorageClass"],
    path: [field]
  })),
  { group: "networking.k8s.io", kinds: ["IngressClass"], path: ["spec", "controller"] },
  { group: "scheduling.k8s.io", kinds: ["PriorityClass"], path: ["value"] },
  { group: "node.k8s.io", kinds: ["RuntimeClass"], path: ["handler"] },
  ...["group", "scope"].map((field) => ({
    group: "apiextensions.k8s.io",
    kinds: ["CustomResourceDefinition"],
    path: ["spec", field]
  })),
  {
    group: "apiextensions.k8s.io",
    kinds: ["CustomResourceDefinition"],
    path: ["spec", "names", "kind"]
  }
];
var immutableField = {
  id: "immutable-field",
  kind: "immutable",
  find: (scene) => keptPairs(scene).flatMap(
    ({ before, after }) => fields.flatMap(
      (field) => isKind(after, field.group, ...field.kinds) ? observe(before, after, field) : []
    )
  )
};
function observe(before, after, field) {
  return changedPaths(before, after, field).map((path2) => {
    const pointer = `/${path2.join("/")}`;
    const forced = textAt(after.value, "metadata", "annotations", "kustomize.toolkit.fluxcd.io/force");
    return {
      object: after,
      path: pointer,
      severity: forced?.toLowerCase() === "enabled" ? "warning" : "error",
      message: `${titleOf(after)}: ${pointer} cannot be changed once the object exists${forced === void 0 ? "" : "; with force it is deleted and made anew"}.`,
      advice: "Give the object another name, or delete it by hand at a time that suits you and let Flux make it anew."
    };
  });
}
function changedPaths(before, after, { path: path2, except, mayBeUnset }) {
  const left = valueAt(before.value, ...path2);
  const right = valueAt(after.value, ...path2);
  if (except === void 0) return isUnchanged(left, right, mayBeUnset) ? [] : [path2];
  const keys = /* @__PURE__ */ new Set([...keysOf(left), ...keysOf(right)]);
  return [...keys].filter((key) => !except.includes(key)).filter((key) => !isUnchanged(fieldOf(left, key), fieldOf(right, key), void 0)).map((key) => [...path2, key]);
}
function isUnchanged(left, right, mayBeUnset) {
  if (isUnset(right) && (mayBeUnset || isUnset(left))) return true;
  return left !== void 0 && right !== void 0 && isEqual(left, right);
}
function isUnset(value) {
  return value === void 0 || printedValue(value) === null || value === "";
}
function keysOf(value) {
  return value instanceof Map ? [...value.keys()] : [];
}
function fieldOf(value, key) {
  return value instanceof Map ? value.get(key) : void 0;
}

// src/report/findings/pods.ts
var podPaths = {
  Pod: ["spec"],
  PodTemplate: ["template", "spec"],
  Deployment: ["spec", "template", "spec"],
  StatefulSet: ["spec", "template", "spec"],
  DaemonSet: ["spec", "template", "spec"],
  ReplicaSet: ["spec", "template", "spec"],
  ReplicationController: ["spec", "template", "spec"],
  Job: ["spec", "template", "spec"],
  CronJob: ["spec", "jobTemplate", "spec", "template", "spec"],
  Rollout: ["spec", "template", "spec"]
};
function referencesOf(object) {
  if (object.kind === "Ingress") return ingressReferences(object.value);
  const path2 = podPaths[object.kind];
  const pod = path2 === void 0 ? void 0 : valueAt(object.value, ...path2);
  return path2 === void 0 || pod === void 0 ? [] : podReferences(pod, `/${path2.join("/")}`);
}
function ingressReferences(ingress) {
  return listAt(ingress, "spec", "tls").flatMap((entry, at) => {
    const name = textAt(entry, "secretName");
    return name === void 0 ? [] : [{ kind: "Secret", name, path: `/spec/tls/${at}/secretName` }];
  });
}
function podReferences(pod, path2) {
  const account = textAt(pod, "serviceAccountName");
  const containers = ["initContainers", "containers", "ephemeralContainers"].flatMap(
    (field) => listAt(pod, field).flatMap(
      (container) => containerReferences(container, `${path2}/${field}/[name=${textAt(container, "name") ?? ""}]`)
    )
  );
  const volumes = listAt(pod, "volumes").flatMap(
    (volume) => volumeReferences(volume, `${path2}/volumes/[name=${textAt(volume, "name") ?? ""}]`)
  );
  const pulls = listAt(pod, "imagePullSecrets").flatMap(
    (entry, at) => needed("Secret", entry, "name", `${path2}/imagePullSecrets/${at}`)
  );
  const accounts = account === void 0 ? [] : [{ kind: "ServiceAccount", name: account, path: `${path2}/serviceAccountName` }];
  return [...accounts, ...containers, ...volumes, ...pulls];
}
function containerReferences(container, path2) {
  const whole = listAt(container, "envFrom").flatMap((entry, at) => [
    ...needed("ConfigMap", valueAt(entry, "configMapRef"), "name", `${path2}/envFrom/${at}/configMapRef`),
    ...needed("Secret", valueAt(entry, "secretRef"), "name", `${path2}/envFrom/${at}/secretRef`)
  ]);
  const single = listAt(container, "env").flatMap((entry) => {
    const from = `${path2}/env/[name=${textAt(entry, "name") ?? ""}]/valueFrom`;
    const source = valueAt(entry, "valueFrom");
    return [
      ...needed("ConfigMap", valueAt(source, "configMapKeyRef"), "name", `${from}/configMapKeyRef`),
      ...needed("Secret", valueAt(source, "secretKeyRef"), "name", `${from}/secretKeyRef`)
    ];
  });
  return [...whole, ...single];
}
function volumeReferences(volume, path2) {
  const projected = listAt(volume, "projected", "sources").flatMap((source, at) => [
    ...needed("ConfigMap", valueAt(source, "configMap"), "name", `${path2}/projected/sources/${at}/configMap`),
    ...needed("Secret", valueAt(source, "secret"), "name", `${path2}/projected/sources/${at}/secret`)
  ]);
  return [
    ...needed("ConfigMap", valueAt(volume, "configMap"), "name", `${path2}/configMap`),
    ...needed("Secret", valueAt(volume, "secret"), "secretName", `${path2}/secret`),
    ...needed(
      "PersistentVolumeClaim",
      valueAt(volume, "persistentVolumeClaim"),
      "claimName",
      `${path2}/persistentVolumeClaim`
    ),
    ...projected
  ];
}
function needed(kind, source, field, path2) {
  const name = textAt(source, field);
  if (name === void 0 || name === "" || valueAt(source, "optional") === true) return [];
  const key = textAt(source, "key");
  return [{ kind, name, path: `${path2}/${field}`, ...key === void 0 ? {} : { key } }];
}

// src/report/findings/rules/key-missing.ts
var keyMissing = {
  id: "key-missing",
  kind: "reference",
  find: (scene) => {
    const old = new Set(missingKeys(scene.before).map(({ message }) => message));
    return missingKeys(scene.after).map(
      (seen) => old.has(seen.message) ? { ...seen, severity: "note" } : seen
    );
  }
};
function missingKeys(objects) {
  const index = indexObjects(objects);
  return objects.flatMap(
    (object) => referencesOf(object).flatMap(({ kind, name, key, path: path2 }) => {
      const holder = index.get(objectKey(kind, namespaceOf(object), name));
      if (key === void 0 || holder === void 0 || holdsKey(holder, key)) return [];
      return [
        {
          object,
          path: path2,
          severity: "warning",
          message: `${titleOf(object)} needs the entry ${key} of ${titleOf(holder)}, which does not have it.`,
          advice: "Add the entry, or correct the key."
        }
      ];
    })
  );
}
function holdsKey(holder, key) {
  return ["data", "stringData", "binaryData"].some((field) => {
    const entries = valueAt(holder.value, field);
    return entries instanceof Map && entries.has(key);
  });
}

// src/report/findings/rules/namespace-removed.ts
var namespaceRemoved = {
  id: "namespace-removed",
  kind: "danger",
  find: (scene) => goneObjects(scene, "", "Namespace").map((object) => ({
    object,
    severity: "error",
    message: `${titleOf(object)} is removed: where Flux prunes, everything in it is deleted, volumes included.`,
    advice: "Keep it, or annotate it first with kustomize.toolkit.fluxcd.io/prune: disabled and remove what is in it one by one."
  }))
};

// src/report/findings/provided.ts
var own = { makes: ["Secret"], paths: [] };
var producers = {
  ExternalSecret: { makes: ["Secret"], paths: [["spec", "target", "name"]] },
  ClusterExternalSecret: {
    makes: ["Secret"],
    paths: [
      ["spec", "externalSecretSpec", "target", "name"],
      ["spec", "externalSecretName"]
    ]
  },
  SealedSecret: { makes: ["Secret"], paths: [["spec", "template", "metadata", "name"]] },
  Certificate: { makes: ["Secret"], paths: [["spec", "secretName"]] },
  VaultStaticSecret: { makes: ["Secret"], paths: [["spec", "destination", "name"]] },
  VaultDynamicSecret: { makes: ["Secret"], paths: [["spec", "destination", "name"]] },
  VaultPKISecret: { makes: ["Secret"], paths: [["spec", "destination", "name"]] },
  InfisicalSecret: { makes: ["Secret"], paths: [["spec", "managedSecretReference", "secretName"]] },
  AzureKeyVaultSecret: { makes: ["Secret"], paths: [["spec", "output", "secret", "name"]] },
  DopplerSecret: { makes: ["Secret"], paths: [["spec", "managedSecret", "name"]] },
  OnePasswordItem: own,
  VaultSecret: own,
  SopsSecret: own,
  BitwardenSecret: { makes: ["Secret"], paths: [["spec", "secretName"]] },
  ObjectBucketClaim: { makes: ["Secret", "ConfigMap"], paths: [] },
  Bundle: { makes: ["ConfigMap", "Secret"], paths: [] }
};
function providedKeys(objects) {
  const keys = /* @__PURE__ */ new Set();
  for (const object of objects) {
    const namespace = namespaceOf(object);
    keys.add(objectKey(object.kind, namespace, object.name));
    for (const [kind, name] of producedBy(object)) keys.add(objectKey(kind, namespace, name));
  }
  return keys;
}
function producedBy(object) {
  if (object.kind === "SopsSecret") {
    return listAt(object.value, "spec", "secretTemplates").flatMap((template) => {
      const name = textAt(template, "name");
      return name === void 0 ? [] : [["Secret", name]];
    });
  }
  const producer = producers[object.kind];
  if (producer === void 0) return [];
  const named = producer.paths.flatMap((path2) => textAt(object.value, ...path2) ?? []);
  return producer.makes.map((kind) => [kind, named[0] ?? object.name]);
}
function isBuiltIn(kind, name) {
  return kind === "ServiceAccount" && name === "default" || kind === "ConfigMap" && name === "kube-root-ca.crt";
}

// src/report/findings/rules/reference-missing.ts
var referenceMissing = {
  id: "reference-missing",
  kind: "reference",
  find: (scene) => {
    const dangling = missing(scene.after);
    if (dangling.length === 0) return [];
    const old = new Set(missing(scene.before).map(keyOf));
    const provided = providedKeys(scene.before);
    return dangling.map((each) => observe2(each, old.has(keyOf(each)), provided));
  }
};
function missing(objects) {
  const provided = providedKeys(objects);
  return objects.flatMap(
    (object) => referencesOf(object).filter(({ kind, name }) => !isBuiltIn(kind, name) && !name.includes("${")).filter(({ kind, name }) => !provided.has(objectKey(kind, namespaceOf(object), name))).map((reference) => ({ object, reference }))
  );
}
function keyOf({ object, reference }) {
  return [object.kind, namespaceOf(object), object.name, reference.kind, reference.name].join("\0");
}
function observe2({ object, reference }, isOld, before) {
  const { kind, name, path: path2 } = reference;
  const wasThere = before.has(objectKey(kind, namespaceOf(object), name));
  const reason = wasThere ? "this change removes it" : "nothing here provides it";
  return {
    object,
    path: path2,
    severity: isOld ? "note" : "warning",
    message: `${titleOf(object)} needs the ${kind} ${name}: ${reason}.`,
    advice: "Add it, or correct the name; if it is made in the cluster by hand or by a chart, see that it is there first."
  };
}

// src/report/findings/rules/scaled-to-zero.ts
var scaledToZero = {
  id: "scaled-to-zero",
  kind: "danger",
  find: (scene) => keptPairs(scene).flatMap(({ before, after }) => {
    if (!isKind(after, "apps", "Deployment", "StatefulSet", "ReplicaSet")) return [];
    const was = valueAt(before.value, "spec", "replicas");
    if (valueAt(after.value, "spec", "replicas") !== 0 || was === 0) return [];
    return [
      {
        object: after,
        path: "/spec/replicas",
        severity: "error",
        message: `${titleOf(after)} is scaled to 0: nothing of it runs any more.`,
        advice: "Set at least one replica, or merge it by hand if that is meant."
      }
    ];
  })
};

// src/report/findings/kubernetes-schemas.ts
var parsed;
var made = /* @__PURE__ */ new Map();
function schemas() {
  parsed ??= JSON.parse(kubernetesSchemasJson);
  return parsed;
}
function builtInSchema(apiVersion, kind) {
  const kinds = schemas().kinds[apiVersion];
  if (kinds === void 0) return void 0;
  const place = Object.hasOwn(kinds, kind) ? kinds[kind] : void 0;
  return place === void 0 ? "no-such-kind" : definition(place);
}
function metadataSchema() {
  return definition(schemas().metadata);
}
function definition(place) {
  const known2 = made.get(place);
  if (known2 !== void 0) return known2;
  const [required, fields2] = schemas().definitions[place] ?? [[], {}];
  const properties = /* @__PURE__ */ new Map();
  const schema = /* @__PURE__ */ new Map([
    ["type", "object"],
    ["properties", properties],
    ["required", [...required]]
  ]);
  made.set(place, schema);
  for (const [name, type] of Object.entries(fields2)) properties.set(name, schemaOf(type));
  return schema;
}
function schemaOf(type) {
  if (typeof type === "number") return definition(type);
  if (typeof type !== "string")
    return "*" in type ? /* @__PURE__ */ new Map([
      ["type", "object"],
      ["additionalProperties", schemaOf(type["*"])]
    ]) : /* @__PURE__ */ new Map([
      ["type", "array"],
      ["items", schemaOf(type[0])]
    ]);
  switch (type) {
    case "any":
      return /* @__PURE__ */ new Map([["x-kubernetes-preserve-unknown-fields", true]]);
    case "int-or-string":
      return /* @__PURE__ */ new Map([["x-kubernetes-int-or-string", true]]);
    case "quantity":
      return /* @__PURE__ */ new Map([["format", "quantity"]]);
    default:
      return /* @__PURE__ */ new Map([["type", type]]);
  }
}

// src/report/findings/structural-schema.ts
var mostViolations = 20;
function violationsOf(value, schema, path2 = "") {
  const found = [];
  check({ found, value, schema, path: path2 });
  return found.slice(0, mostViolations);
}
function check(visit) {
  const { found, schema, path: path2 } = visit;
  const node = printedValue(visit.value);
  if (found.length >= mostViolations || isVariable(node)) return;
  if (node === null) {
    if (schema.get("nullable") !== true && path2 === "") found.push({ path: path2, message: "must not be null" });
    return;
  }
  const type = valueAt(schema, "type");
  const isEither = valueAt(schema, "x-kubernetes-int-or-string") === true;
  if (isEither ? !isIntOrString(node) : typeof type === "string" && !isType(node, type)) {
    found.push({
      path: path2,
      message: `must be ${isEither ? "integer or string" : String(type)}, is ${typeOf(node)}`
    });
    return;
  }
  checkScalar(visit, node);
  if (node instanceof Map) checkMap(visit, node);
  else if (Array.isArray(node)) checkList(visit, node);
}
function isVariable(node) {
  return typeof node === "string" && node.includes("${");
}
function isIntOrString(node) {
  return typeof node === "string" || isType(node, "integer");
}
function isType(node, type) {
  const is = typeOf(node);
  return is === type || type === "number" && is === "integer";
}
function typeOf(node) {
  if (node instanceof Map) return "object";
  if (Array.isArray(node)) return "array";
  if (typeof node === "bigint") return "integer";
  if (typeof node === "number") return Number.isInteger(node) ? "integer" : "number";
  return typeof node;
}
var quantity = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[KMGTPE]i|[numkMGTPE]|[eE][+-]?\d+)?$/;
function checkScalar({ found, schema, path: path2 }, node) {
  if (valueAt(schema, "format") === "quantity" && !(typeof node === "string" ? quantity.test(node) : isType(node, "number")))
    found.push({
      path: path2,
      message: `must be a quantity like 500m or 1Gi, is ${typeof node === "string" ? JSON.stringify(node) : typeOf(node)}`
    });
  const allowed = listAt(schema, "enum").map(printedValue);
  if (allowed.length > 0 && !allowed.includes(node))
    found.push({ path: path2, message: `must be one of ${allowed.map(String).join(", ")}` });
  if (typeof node !== "number") return;
  const [least, most] = [valueAt(schema, "minimum"), valueAt(schema, "maximum")];
  if (typeof least === "number" && node < least)
    found.push({ path: path2, message: `must be at least ${formatNumber(least)}` });
  if (typeof most === "number" && node > most)
    found.push({ path: path2, message: `must be at most ${formatNumber(most)}` });
}
function checkList({ found, schema, path: path2 }, list) {
  const element = valueAt(schema, "items");
  if (!(element instanceof Map)) return;
  for (const [at, value] of list.entries())
    check({ found, value, schema: element, path: `${path2}${formatPointer([stepTo(list, at)])}` });
}
function stepTo(list, at) {
  const name = textAt(list[at], "name");
  const isOne = name !== void 0 && list.filter((each) => textAt(each, "name") === name).length === 1;
  return isOne ? { key: "name", value: name } : at;
}
function checkMap({ found, schema, path: path2 }, map) {
  for (const name of listAt(schema, "required")) {
    if (typeof name === "string" && !map.has(name)) found.push({ path: path2, message: `needs ${name}` });
  }
  const properties = valueAt(schema, "properties");
  const others = valueAt(schema, "additionalProperties");
  for (const [key, value] of map) {
    const known2 = properties instanceof Map ? properties.get(key) : void 0;
    if (isEmbedded(schema, path2, key) && (known2 === void 0 || key === "status")) continue;
    const field = known2 ?? (others instanceof Map ? others : void 0);
    const below = `${path2}${formatPointer([key])}`;
    if (field instanceof Map) check({ found, value, schema: field, path: below });
    else if (!isOpen(schema)) found.push({ path: below, message: "is no field of the schema" });
  }
}
function isEmbedded(schema, path2, key) {
  const isObject = path2 === "" || valueAt(schema, "x-kubernetes-embedded-resource") === true;
  return isObject && ["apiVersion", "kind", "metadata", "status"].includes(key);
}
function isOpen(schema) {
  const others = valueAt(schema, "additionalProperties");
  if (valueAt(schema, "x-kubernetes-preserve-unknown-fields") === true || others === true) return true;
  return others instanceof Map || !schema.has("properties") && others !== false;
}

// src/report/findings/rules/schema-violation.ts
var schemaViolation = {
  id: "schema-violation",
  kind: "schema",
  find: ({ before, after, touched, definitions = [] }) => {
    const looked = touched.some(isDefinition) ? after : touched;
    const found = observe3(looked, schemasIn([...definitions, ...after]));
    if (found.length === 0) return [];
    const old = new Set(observe3(before, schemasIn([...definitions, ...before])).map(({ message }) => message));
    return found.map((seen) => old.has(seen.message) ? { ...seen, severity: "note" } : seen);
  }
};
function schemasIn(objects) {
  const schemas2 = /* @__PURE__ */ new Map();
  for (const { value } of objects.filter(isDefinition)) {
    const group2 = textAt(value, "spec", "group") ?? "";
    const kind = textAt(value, "spec", "names", "kind") ?? "";
    for (const version of listAt(value, "spec", "versions")) {
      const schema = valueAt(version, "schema", "openAPIV3Schema");
      if (schema instanceof Map) schemas2.set(`${group2}/${textAt(version, "name")} ${kind}`, schema);
    }
  }
  return schemas2;
}
function isDefinition(object) {
  return isKind(object, "apiextensions.k8s.io", "CustomResourceDefinition");
}
function observe3(objects, schemas2) {
  return objects.flatMap((object) => {
    const custom = schemas2.get(`${object.apiVersion} ${object.kind}`);
    const builtIn = custom === void 0 ? builtInSchema(object.apiVersion, object.kind) : void 0;
    if (builtIn === "no-such-kind")
      return deprecatedApiOf(object.apiVersion, object.kind) === void 0 ? unknownKind(object) : [];
    const violations = [
      ...custom === void 0 && builtIn === void 0 ? [] : violationsOf(object.value, custom ?? builtIn ?? /* @__PURE__ */ new Map()),
      ...builtIn === void 0 ? metadataViolations(object) : []
    ];
    return violations.map(({ path: path2, message }) => ({
      object,
      path: path2,
      severity: "error",
      message: `${titleOf(object)}: ${path2 === "" ? "it" : path2} ${message}.`,
      advice: custom === void 0 ? `Correct the field: Kubernetes ${kubernetesRelease} refuses the object as it is.` : "Correct the field: the API server refuses the object as it is."
    }));
  });
}
function metadataViolations({ value }) {
  const metadata = valueAt(value, "metadata");
  return metadata === void 0 ? [] : violationsOf(metadata, metadataSchema(), "/metadata");
}
function unknownKind(object) {
  return [
    {
      object,
      path: "/kind",
      severity: "error",
      message: `${titleOf(object)}: ${object.apiVersion} of Kubernetes ${kubernetesRelease} has no kind ${object.kind}.`,
      advice: "Correct the kind or its apiVersion."
    }
  ];
}

// src/report/findings/rules/unmatched.ts
var words = {
  PATCH_MATCHES_NOTHING: {
    id: "patch-matches-nothing",
    severity: "warning",
    advice: "Correct its target, or remove it."
  },
  IMAGE_MATCHES_NOTHING: {
    id: "image-matches-nothing",
    severity: "warning",
    advice: "Name the image as the manifests do, or remove the entry."
  },
  REPLACEMENT_MATCHES_NOTHING: {
    id: "replacement-matches-nothing",
    severity: "warning",
    advice: "Correct its targets, or remove it."
  },
  GENERATOR_KEY_OVERWRITTEN: {
    id: "generator-key-overwritten",
    severity: "note",
    advice: "Name each key once."
  },
  SELECTOR_CREATED: {
    id: "selector-created",
    severity: "note",
    advice: "Use `labels` with `includeSelectors: false` where the selector must stay as it is."
  },
  LIST_REPLACED: {
    id: "list-replaced",
    severity: "note",
    advice: "Kustomize knows no key for this list: write it whole, or use a JSON patch."
  },
  COMPONENT_MISSING: {
    id: "component-missing",
    severity: "warning",
    advice: "Correct its path, or remove it from spec.components."
  },
  SOURCE_CHOSEN: {
    id: "source-chosen",
    severity: "note",
    advice: "Name the source so that only one can be meant."
  },
  VARIABLE_IGNORED: {
    id: "variable-ignored",
    severity: "note",
    advice: "Remove it here, or from postBuild.substitute."
  }
};
var unmatched = {
  id: "unmatched",
  kind: "unmatched",
  find: ({ rendering }) => rendering.map(({ code: code2, message, place }) => ({ ...words[code2], place, message }))
};

// src/report/findings/rules/unresolved-variable.ts
var unresolvedVariable = {
  id: "unresolved-variable",
  kind: "substitution",
  find: ({ before, touched }) => {
    const found = touched.flatMap(observe4);
    if (found.length === 0) return [];
    const old = new Set(before.flatMap(observe4).map(({ message }) => message));
    return found.map((seen) => old.has(seen.message) ? { ...seen, severity: "note" } : seen);
  }
};
function observe4(object) {
  if (optsOut(object)) return [];
  const found = variablesIn(object.value, "");
  const [first] = found;
  if (first === void 0) return [];
  const names2 = [...new Set(found.map(({ name }) => name))];
  return [
    {
      object,
      path: first.path,
      severity: "warning",
      message: `${titleOf(object)}: ${names2.map((name) => `\${${name}}`).join(", ")} ${names2.length === 1 ? "has" : "have"} no value.`,
      advice: "Give it in postBuild.substitute or substituteFrom, or write $${NAME} to keep it as it is."
    }
  ];
}
var optOut = "kustomize.toolkit.fluxcd.io/substitute";
function optsOut(object) {
  return ["labels", "annotations"].some(
    (field) => textAt(object.value, "metadata", field, optOut)?.toLowerCase() === "disabled"
  );
}
var ownLanguage = /* @__PURE__ */ new Set([
  "data",
  "stringData",
  "binaryData",
  "command",
  "args",
  "exec",
  "description",
  "openAPIV3Schema"
]);
function variablesIn(value, path2) {
  const node = printedValue(value);
  if (typeof node === "string") return variablesOf(node, path2);
  if (Array.isArray(node)) return node.flatMap((element, at) => variablesIn(element, `${path2}/${at}`));
  if (!(node instanceof Map)) return [];
  return [...node].flatMap(
    ([key, field]) => ownLanguage.has(key) ? [] : [
      ...variablesOf(key, path2),
      ...variablesIn(field, `${path2}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`)
    ]
  );
}
function variablesOf(text2, path2) {
  if (!text2.includes("${")) return [];
  return [...text2.matchAll(/(?<!\$)\$\{([A-Za-z_]\w*)\}/g)].map(([, name = ""]) => ({ name, path: path2 }));
}

// src/report/findings/rules/workload-removed.ts
var workloadRemoved = {
  id: "workload-removed",
  kind: "danger",
  find: (scene) => {
    const gone = [
      ...goneObjects(scene, "apps", "Deployment", "StatefulSet", "DaemonSet"),
      ...goneObjects(scene, "batch", "CronJob"),
      ...goneObjects(scene, "helm.toolkit.fluxcd.io", "HelmRelease"),
      ...goneObjects(scene, "kustomize.toolkit.fluxcd.io", "Kustomization")
    ];
    return gone.map((object) => ({
      object,
      severity: "error",
      message: `${titleOf(object)} is removed: where Flux prunes, it stops running.`,
      advice: "If that is meant, merge it by hand; a promotion does not need it."
    }));
  }
};

// src/report/findings/rules.ts
var rules = [
  namespaceRemoved,
  claimRemoved,
  definitionRemoved,
  workloadRemoved,
  scaledToZero,
  immutableField,
  immutableContent,
  claimShrunk,
  referenceMissing,
  keyMissing,
  unresolvedVariable,
  deprecatedApi,
  schemaViolation,
  unmatched
];

// src/report/findings/find.ts
function findFindings(environments, { mask, origin, others = [] }) {
  const objects = environments.flatMap(({ before, after }) => [...before, ...after]);
  const definitions = [...others, ...objects].filter(
    (each) => isKind(each, "apiextensions.k8s.io", "CustomResourceDefinition")
  );
  const found = environments.flatMap((environment) => {
    const scene = { ...sceneOf(environment), definitions };
    return rules.flatMap(
      (rule) => rule.find(scene).map((seen) => findingOf(rule, seen, environment.name, mask, origin))
    );
  });
  return bySeverity(found);
}
function sceneOf(environment) {
  const { before, after, reached = after, rendering = [], kubernetes } = environment;
  const pairs = pairObjects(before, after);
  return { before, after, reached, pairs, touched: pairs.flatMap(touchedIn), rendering, kubernetes };
}
function touchedIn(pair) {
  if (pair.kind === "removed") return [];
  return pair.kind === "kept" && isEqual(pair.before.value, pair.after.value) ? [] : [pair.after];
}
function findingOf(rule, seen, environment, mask, origin) {
  const { id = rule.id, severity, message, advice } = seen;
  return {
    id,
    kind: rule.kind,
    severity,
    place: { environment, ...objectPlace(seen, mask), ...filePlace(seen, origin) },
    message: mask.text(message),
    advice: mask.text(advice)
  };
}
function objectPlace({ object, path: path2 }, mask) {
  if (object === void 0) return {};
  const { apiVersion, kind, namespace, name } = object;
  return {
    apiVersion: mask.text(apiVersion),
    kind: mask.text(kind),
    ...namespace === void 0 ? {} : { namespace: mask.text(namespace) },
    name: mask.text(name),
    ...path2 === void 0 ? {} : { path: mask.text(path2) }
  };
}
function filePlace({ object, path: path2, place }, origin) {
  if (place !== void 0) return { ...place };
  if (object === void 0) return {};
  const steps = (parsePointer(path2 ?? "") ?? []).map(stepOf);
  const found = (origin ?? renderedOrigin)(object, steps);
  return found === void 0 ? {} : { file: found.file, line: found.line };
}
function stepOf(segment) {
  return keyedSegment(segment) ?? indexSegment(segment) ?? segment;
}

// src/proof/findings.ts
function findingsIn(pairs, sides, mask, claimed) {
  const changed = new Map(
    pairs.flatMap(
      ({ before, after }) => placesOf(after ?? before).map(
        (place) => [`${place.environment}
${place.cluster ?? ""}`, place]
      )
    )
  );
  const known2 = { before: sides.before.filter(isTold(pairs)), after: sides.after };
  const scenes = [...changed.values()].map((place) => sceneOf2(place, pairs, known2));
  const others = sides.after.flatMap(objectsOf);
  const found = findFindings(scenes, { mask, others }).filter(({ severity }) => severity !== "note");
  const once = new Map(found.map((finding) => [JSON.stringify(finding), finding])).values();
  return bySeverity([...once, ...claimed === void 0 ? [] : findingsOfEdits(claimed)]);
}
function isTold(pairs) {
  const broken = pairs.filter(({ after }) => after?.build.kind === "refused");
  const untold = new Set(broken.map(({ before }) => before));
  return (unit) => !untold.has(unit);
}
function findingsOfEdits({
  edits,
  goal: { environment }
}) {
  return edits.flatMap(({ file, line, column, after, note, automation }) => {
    const about = { severity: "warning", place: { environment, file, line, column } };
    const becomes = `${file}:${line} becomes ${after}`;
    const range = {
      ...{ ...about, id: "range-replaced", kind: "range", message: `${becomes}; ${note}.` },
      advice: "To keep a range, change it by a pull request of your own."
    };
    const writer = {
      ...{ ...about, id: "image-automation", kind: "automation" },
      message: `${becomes}, and Flux's image automation writes that line too, by the policy ${automation}.`,
      advice: "Take its setter comment out where people promote, or leave the environment to the automation."
    };
    return [note === void 0 ? [] : range, automation === void 0 ? [] : writer].flat();
  });
}
function placesOf(unit) {
  const environments = new Set((unit?.parts ?? []).map((part) => part.environment));
  return [...environments].map((environment) => ({ environment, cluster: unit?.cluster }));
}
function sceneOf2(place, pairs, { before, after }) {
  const isHere = (unit) => unit.cluster === place.cluster && reaches(unit, place.environment);
  const reached = pairs.flatMap((pair) => pair.after ?? []).filter(isHere);
  return {
    name: place.environment,
    before: before.filter(isHere).flatMap(objectsOf),
    after: after.filter(isHere).flatMap(objectsOf),
    reached: reached.flatMap(objectsOf),
    rendering: pairs.flatMap(
      (pair) => pair.after !== void 0 && isHere(pair.after) ? newInSilence(pair.before, pair.after) : []
    )
  };
}
function newInSilence(before, after) {
  if (after.build.kind !== "built") return [];
  const old = before?.build.kind === "built" ? before.build.findings : [];
  const known2 = new Set(old.map(({ code: code2, message }) => `${code2}
${message}`));
  return after.build.findings.filter(({ code: code2, message }) => !known2.has(`${code2}
${message}`));
}

export {
  findingsPieces,
  findingsSummary,
  counted,
  hiddenSentence,
  diffPieces,
  renderedRows,
  blocking,
  referencesOf,
  builtInSchema,
  findingsIn
};
