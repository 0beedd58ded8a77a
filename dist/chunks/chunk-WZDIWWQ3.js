import { createRequire as __createRequire } from 'node:module'
const require = __createRequire(import.meta.url)
import {
  SchemaState,
  artifactFiles,
  artifactRoot,
  at,
  buildFluxKustomization,
  code,
  compareBytes,
  composeArtifact,
  createBuilder,
  createCache,
  cut,
  decoded,
  elementSchema,
  fence,
  fieldSchema,
  fluxGroups,
  folderOf,
  formatNumber,
  fromBytes,
  goJson,
  htmlCode,
  isEncrypted,
  isInside,
  isMap,
  isSharedFolder,
  joinPath,
  kustomizationNames,
  mergeKeys,
  nameOf,
  notNamespaced,
  parseResources,
  printedValue,
  prose,
  readGenerator,
  readSpecification,
  resolvePath,
  row,
  sha256,
  splitApiVersion,
  table,
  text,
  textOf,
  textUnder,
  withFile,
  withoutInvisible
} from "./chunk-6BGFGVPW.js";
import {
  ProblemError
} from "./chunk-2B33WZWR.js";
import {
  formatPointer,
  indexSegment,
  keyedSegment,
  parsePointer
} from "./chunk-3OH2UTVQ.js";

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

// src/promotion/rendered.ts
var Masked = class {
  fingerprint;
  constructor(fingerprint) {
    this.fingerprint = fingerprint;
  }
};

// src/report/objects/json.ts
function diffJson(diff) {
  const environments = diff.environments.map(({ name, objects }) => ({
    name,
    objects: objects.map(objectJson)
  }));
  return { environments, hidden: { ...diff.hidden } };
}
function objectJson(object) {
  const { change, apiVersion, kind, namespace, name, clusters, renamedFrom, references, fields: fields2 } = object;
  return {
    change,
    apiVersion,
    kind,
    ...namespace === void 0 ? {} : { namespace },
    name,
    ...clusters === void 0 ? {} : { clusters },
    ...renamedFrom === void 0 ? {} : { renamedFrom: { ...renamedFrom } },
    ...references === void 0 ? {} : { references },
    fields: fields2.map(fieldJson)
  };
}
function fieldJson({ kind, path: path2, before, after, origin }) {
  const masked = [...maskedPaths(before, "/before"), ...maskedPaths(after, "/after")];
  return {
    path: path2,
    ...before === void 0 ? {} : { before: toJson(before) },
    ...after === void 0 ? {} : { after: toJson(after) },
    ...kind === "order" ? { order: true } : {},
    ...masked.length === 0 ? {} : { masked },
    ...origin === void 0 ? {} : { origin: { ...origin } }
  };
}
function maskedPaths(value, path2) {
  if (value === void 0) return [];
  if (value instanceof Masked) return [path2];
  if (Array.isArray(value)) return value.flatMap((element, at2) => maskedPaths(element, `${path2}/${at2}`));
  if (!(value instanceof Map)) return [];
  return [...value].flatMap(
    ([key, field]) => maskedPaths(field, `${path2}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`)
  );
}
function toJson(value) {
  if (value instanceof Masked) return `(masked ${value.fingerprint})`;
  if (value instanceof Map) return Object.fromEntries([...value].map(([key, field]) => [key, toJson(field)]));
  if (Array.isArray(value)) return value.map(toJson);
  if (typeof value === "bigint") return String(value);
  if (typeof value === "number") return Number.isFinite(value) ? value : String(value);
  return value;
}

// src/report/objects/object.ts
function groupOf(object) {
  return splitApiVersion(object.apiVersion).group;
}
function namespaceOf(object) {
  const namespace = object.effectiveNamespace ?? object.namespace ?? "default";
  return namespace === notNamespaced ? "default" : namespace;
}
function identityKey(object) {
  return [groupOf(object), object.kind, namespaceOf(object), object.name].join("\0");
}
function isKind(object, group2, ...kinds) {
  return kinds.includes(object.kind) && groupOf(object) === group2;
}
function titleOf({ kind, namespace, name }) {
  return `${kind} ${namespace === void 0 || namespace === "" ? "" : `${namespace}/`}${name}`;
}
function valueAt(value, ...keys) {
  let at2 = value;
  for (const key of keys) at2 = at2 instanceof Map ? at2.get(key) : void 0;
  return at2 === void 0 ? void 0 : printedValue(at2);
}
function textAt(value, ...keys) {
  const found = valueAt(value, ...keys);
  return typeof found === "string" ? found : void 0;
}
function listAt(value, ...keys) {
  const found = valueAt(value, ...keys);
  return Array.isArray(found) ? found : [];
}
function isEqual(left, right) {
  if (left === right) return true;
  const [one, other] = [printedValue(left), printedValue(right)];
  if (Array.isArray(one)) return Array.isArray(other) && isEqualList(one, other);
  if (one instanceof Map) return other instanceof Map && isEqualMap(one, other);
  return one === other || Number.isNaN(one) && Number.isNaN(other);
}
function isEqualList(left, right) {
  return left.length === right.length && left.every((value, at2) => isEqual(value, right[at2] ?? null));
}
function isEqualMap(left, right) {
  if (left.size !== right.size) return false;
  for (const [key, value] of left) {
    const other = right.get(key);
    if (other === void 0 || !isEqual(value, other)) return false;
  }
  return true;
}

// src/report/findings/show.ts
var marks = { error: "\u26D4", warning: "\u26A0\uFE0F", note: "\u2796" };
function findingsPieces(findings) {
  if (findings.length === 0) return [];
  const rows = findings.map(
    ({ severity, id, place, message, advice }) => row(marks[severity], code(id), code(placeText(place)), prose(cut(message, 500)), prose(cut(advice, 300)))
  );
  return [table(["", "finding", "where", "what", "way out"], rows, "findings")];
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

// src/report/objects/align.ts
var mostEdits = 300;
function alignTexts(before, after) {
  const shortest = Math.min(before.length, after.length);
  let start2 = 0;
  while (start2 < shortest && before[start2] === after[start2]) start2++;
  let end = 0;
  while (end < shortest - start2 && before.at(-1 - end) === after.at(-1 - end)) end++;
  const equal = matchMiddle(before.slice(start2, before.length - end), after.slice(start2, after.length - end));
  const places2 = [
    ...Array.from({ length: start2 }, (_, at2) => [at2, at2]),
    ...equal.map(([left, right]) => [left + start2, right + start2]),
    ...Array.from({ length: end }, (_, at2) => [before.length - end + at2, after.length - end + at2])
  ];
  return stretchesOf(places2, before.length, after.length);
}
function stretchesOf(matches, beforeLength, afterLength) {
  const stretches = [];
  let before = 0;
  let after = 0;
  for (const [left, right] of [...matches, [beforeLength, afterLength]]) {
    if (left > before || right > after)
      stretches.push({ kind: "differ", before, beforeEnd: left, after, afterEnd: right });
    if (left < beforeLength && right < afterLength) addEqual(stretches, left, right);
    before = left + 1;
    after = right + 1;
  }
  return stretches;
}
function addEqual(stretches, before, after) {
  const last = stretches.at(-1);
  if (last?.kind !== "equal") stretches.push({ kind: "equal", before, after, length: 1 });
  else stretches[stretches.length - 1] = { ...last, length: last.length + 1 };
}
function matchMiddle(before, after) {
  if (before.length === 0 || after.length === 0) return [];
  const most = Math.min(before.length + after.length, mostEdits);
  const reached = new Array(2 * most + 3).fill(0);
  const trace = [];
  for (let edits = 0; edits <= most; edits++) {
    trace.push(reached.slice(most - edits, most + edits + 3));
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      let left = stepFrom(reached, most + 1, diagonal, edits);
      while (left < before.length && left - diagonal >= 0 && isSame(before, after, left, left - diagonal))
        left++;
      reached[most + 1 + diagonal] = left;
      if (left >= before.length && left - diagonal >= after.length)
        return walkBack(trace, before.length, after.length);
    }
  }
  return [];
}
function isSame(before, after, left, right) {
  return right < after.length && before[left] === after[right];
}
function stepFrom(reached, middle, diagonal, edits) {
  const below2 = reached[middle + diagonal - 1] ?? 0;
  const above = reached[middle + diagonal + 1] ?? 0;
  if (edits === 0) return 0;
  return diagonal === -edits || diagonal !== edits && below2 < above ? above : below2 + 1;
}
function walkBack(trace, beforeLength, afterLength) {
  const matches = [];
  let left = beforeLength;
  let right = afterLength;
  for (let edits = trace.length - 1; edits >= 0; edits--) {
    const reached = trace[edits] ?? [];
    const diagonal = left - right;
    const below2 = reached[edits + diagonal] ?? 0;
    const above = reached[edits + diagonal + 2] ?? 0;
    const isDown = diagonal === -edits || diagonal !== edits && below2 < above;
    const previous = isDown ? diagonal + 1 : diagonal - 1;
    const start2 = edits === 0 ? 0 : isDown ? above : below2;
    const kept = edits === 0 ? 0 : isDown ? start2 : start2 + 1;
    while (left > kept) matches.push([--left, --right]);
    if (edits === 0) break;
    left = start2;
    right = start2 - previous;
  }
  return matches.reverse();
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
  return stretches.flatMap((stretch, at2) => {
    if (stretch.kind === "equal") return contextOf(stretch, before, at2 === 0, at2 === stretches.length - 1);
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
  return [text(summaryLines(diff).join("\n")), ...diff.environments.flatMap(environmentPieces)];
}
function summaryLines(diff) {
  const hidden = hiddenSentence(diff);
  return [
    ...diff.environments.map(
      (environment) => `* ${code(environment.name)}: ${environmentSummary(environment)}`
    ),
    ...hidden === void 0 ? [] : ["", `_${prose(hidden)}_`]
  ];
}
function renderedRows({ environments }) {
  const count = environments.reduce((sum, { objects }) => sum + objects.length, 0);
  return environments.flatMap(
    ({ name, objects }) => objects.map((object, at2) => {
      const head = environments.length > 1 && at2 === 0 ? `**${code(name)}**

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
  return [`${marks2[change]} **${prose(titleOf(object))}**${notes.join("")}`, "", ...body].join("\n");
}
function environmentPieces(environment) {
  const { name, objects } = environment;
  if (objects.length === 0) return [];
  return [
    {
      kind: "rows",
      before: [`**${code(name)}**`, ""],
      rows: objects.map(objectBlock),
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
  for (const [at2, field] of fields2.entries()) {
    const lines = fieldBlock(field);
    characters += lines.reduce((sum, line) => sum + Math.min(line.length, 1e3) + 1, 0);
    const isFull = shown.length + lines.length > mostLines || characters > mostCharacters;
    if (isFull && at2 > 0) return [...shown, `# \u2026 and ${counted(fields2.length - at2, "more field")}`];
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

// src/report/objects/mask/hidden.ts
var openFields = /* @__PURE__ */ new Set(["apiVersion", "kind", "metadata", "type", "immutable"]);
function hidingOf(parent, key) {
  const kind = textAt(parent, "kind");
  if (isSecret(parent) && !openFields.has(key)) {
    const value = valueAt(parent, key);
    return value === void 0 || value instanceof Map ? "entries" : "whole";
  }
  if (kind?.endsWith("SecretList") && key === "items") return "whole";
  if (key === "kubectl.kubernetes.io/last-applied-configuration") return "whole";
  if (key === "secretGenerator") return "whole";
  if (key === "patch") return changesSecret(parent) ? "whole" : void 0;
  return isSensitive(parent, key) ? "whole" : void 0;
}
function isSecret(map) {
  if (textAt(map, "kind") !== "Secret") return false;
  return map.has("metadata") || [...map.keys()].some((key) => /data/i.test(key));
}
function changesSecret(parent) {
  const kind = textAt(parent, "target", "kind") ?? "";
  if (/^[A-Za-z]+$/.test(kind) && kind !== "Secret") return false;
  const patch = valueAt(parent, "patch");
  return kind === "Secret" || typeof patch !== "string" || /data/i.test(patch);
}
var sensitive = /(?:pass(?:word|wd|phrase)|(?:^|[-_.a-z])token|api[-_]?key|(?:private|access|secret|account|encryption|signing)[-_]?key|client[-_]?secret)$/i;
function isSensitiveName(name) {
  return sensitive.test(name);
}
function isSensitive(parent, key) {
  const value = valueAt(parent, key);
  if (typeof value !== "string" || value === "" || isVariable(value)) return false;
  if (key === "value") return sensitive.test(textAt(parent, "name") ?? "");
  return sensitive.test(key) && !isReference(parent, key);
}
function isVariable(text2) {
  return /^(?:\$\(\w+\)|\$\{\w+\}|\{\{-? *\.[\w.]+ *-?\}\})$/.test(text2);
}
function isReference(parent, key) {
  return key === "secretKey" && parent.has("remoteRef");
}
function isSecretManifest(text2) {
  return /(?:^|[\s{,"'])kind["']?\s*:\s*["']?\w*Secret(?:List)?\b(?!\w)/.test(text2) && /data/i.test(text2);
}
var knownShapes = [
  /-----BEGIN [A-Z ]*PRIVATE KEY-----/,
  /AGE-SECRET-KEY-1/,
  /\bgh[pousr]_[A-Za-z0-9]{20,}/,
  /\bgithub_pat_[A-Za-z0-9_]{20,}/,
  /\bglpat-[\w-]{16,}/,
  /\bxox[abprs]-[\w-]{10,}/,
  /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/,
  /\beyJ[\w-]{10,2000}\.eyJ[\w-]{10,2000}\.[\w-]/,
  /:\/\/[^\s/:@]{0,200}:[^\s/@]{1,500}@/
];
function looksSecret(text2) {
  return knownShapes.some((shape) => shape.test(text2)) || isSecretManifest(text2);
}
function isEncoded(parent, field) {
  return parent !== void 0 && field !== void 0 && isSecret(parent) && valueAt(parent, "data") === field;
}

// src/report/objects/mask/views.ts
var deepest = 3;
var mostViews = 120;
function viewsOf(text2) {
  const seen = /* @__PURE__ */ new Set([text2]);
  let layer = [text2];
  for (let depth = 0; depth < deepest && layer.length > 0; depth++) {
    const next = [];
    for (const view of layer.flatMap(decodeAll)) {
      if (view === "" || seen.has(view) || seen.size >= mostViews) continue;
      seen.add(view);
      if (isReadable(view)) next.push(view);
    }
    layer = next;
  }
  return seen;
}
function decodeAll(text2) {
  return [
    withoutInvisible(text2),
    .../\s/.test(text2) ? [text2.replace(/\s+/g, " "), text2.replace(/\s+/g, "")] : [],
    ...text2.includes("%") ? [decodeUrl(text2), decodeUrl(text2.replaceAll("+", " "))] : [],
    ...text2.includes("\\") ? [decodeEscapes(text2)] : [],
    ...text2.includes("&") ? [decodeEntities(text2)] : [],
    ...decodeBase64(text2),
    ...decodeHex(text2)
  ];
}
function isReadable(text2) {
  const strange = text2.match(/[\u0001-\u0008\u000e-\u001f\u007f\ufffd]/g)?.length ?? 0;
  return strange * 5 < text2.length;
}
var utf8 = new TextDecoder();
function decodeUrl(text2) {
  return text2.replace(/(?:%[0-9a-f]{2})+/gi, (run) => utf8.decode(hexBytes(run.replaceAll("%", ""))));
}
var shortEscapes = {
  n: "\n",
  r: "\r",
  t: "	",
  b: "\b",
  f: "\f",
  "0": "\0"
};
function decodeEscapes(text2) {
  return text2.replace(/\\(?:u\{?([0-9a-f]{1,6})\}?|x([0-9a-f]{2})|([\s\S]))/gi, (all, ...parts) => {
    const [point, byte, other] = parts;
    const code2 = Number.parseInt(point ?? byte ?? "", 16);
    if (other !== void 0) return shortEscapes[other] ?? other;
    return code2 <= 1114111 ? String.fromCodePoint(code2) : all;
  });
}
var entities = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };
function decodeEntities(text2) {
  return text2.replace(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(amp|lt|gt|quot|apos));/gi,
    (all, ...parts) => {
      const [hex, decimal, name] = parts;
      if (name !== void 0) return entities[name.toLowerCase()] ?? all;
      const code2 = hex === void 0 ? Number(decimal) : Number.parseInt(hex, 16);
      return code2 <= 1114111 ? String.fromCodePoint(code2) : all;
    }
  );
}
var base64Run = /[A-Za-z0-9+/_-]{8,}/g;
function decodeBase64(text2) {
  const runs = text2.match(base64Run);
  if (runs === null) return [];
  return [0, 1, 2, 3].map((offset) => runs.map((run) => base64Text(run.slice(offset))).join("\n"));
}
function base64Text(text2) {
  const standard = text2.replace(/[\s=]/g, "").replaceAll("-", "+").replaceAll("_", "/");
  const whole = standard.length % 4 === 1 ? standard.slice(0, -1) : standard;
  try {
    const bytes = atob(whole);
    return utf8.decode(Uint8Array.from(bytes, (character) => character.charCodeAt(0)));
  } catch {
    return "";
  }
}
function decodeHex(text2) {
  const runs = text2.replace(/(?<=[0-9a-f]{2})(?:0x|[\s:,-])+(?=[0-9a-f]{2})/gi, "").match(/[0-9a-f]{8,}/gi);
  if (runs === null) return [];
  return [0, 1].map((offset) => runs.map((run) => utf8.decode(hexBytes(run.slice(offset)))).join("\n"));
}
function hexBytes(digits) {
  return Uint8Array.from(
    { length: digits.length >> 1 },
    (_, at2) => Number.parseInt(digits.slice(at2 * 2, at2 * 2 + 2), 16)
  );
}

// src/report/objects/mask/collect.ts
function collectSecrets(objects) {
  const publicWords = new Set(objects.flatMap(({ name, namespace }) => [name, namespace ?? ""]));
  const secrets = { whole: /* @__PURE__ */ new Set(), inside: /* @__PURE__ */ new Set() };
  const collect = (text2, isPart) => keep(secrets, publicWords, text2, isPart);
  for (const { value } of objects) walk(value, collect);
  return secrets;
}
function walk(value, collect) {
  const node = printedValue(value);
  if (typeof node === "string") walkText(node, collect);
  else if (Array.isArray(node)) for (const element of node) walk(element, collect);
  else if (node instanceof Map) walkMap(node, collect);
}
function walkMap(map, collect) {
  for (const [key, value] of map) {
    if (hidingOf(map, key) === void 0) walk(value, collect);
    else takeAll(value, collect);
  }
}
function walkText(text2, collect) {
  if (!text2.includes("Secret") || !/data/i.test(text2)) return;
  for (const document of documentsIn(text2)) walk(document, collect);
}
function documentsIn(text2) {
  try {
    return parseResources(text2, "").documents.map(({ value }) => value);
  } catch (error) {
    if (error instanceof ProblemError) return [];
    throw error;
  }
}
function takeAll(value, collect) {
  const node = printedValue(value);
  if (node instanceof Map) for (const entry2 of node.values()) takeAll(entry2, collect);
  else if (Array.isArray(node)) for (const element of node) takeAll(element, collect);
  else if (typeof node === "string") takeText(node, collect);
  else if (typeof node === "number" || typeof node === "bigint") collect(formatNumber(node), false);
}
function takeText(text2, collect) {
  collect(text2, false);
  const manifests = /^\s*[{[]/.test(text2) || text2.includes("Secret") ? documentsIn(text2) : [];
  for (const document of manifests) takeParts(document, collect);
  const decoded2 = /^[\w+/\s-]{4,}={0,2}\s*$/.test(text2) ? base64Text(text2) : "";
  const twice = /^[\w+/-]{8,}={0,2}$/.test(decoded2) ? base64Text(decoded2) : "";
  for (const each of /* @__PURE__ */ new Set([text2, decoded2, twice])) {
    if (each === "") continue;
    collect(each, false);
    takeLines(each, collect);
    if (each === decoded2 && /^\s*[{[]/.test(each))
      for (const document of documentsIn(each)) takeParts(document, collect);
  }
}
function takeParts(value, collect) {
  const node = printedValue(value);
  if (node instanceof Map) {
    for (const [key, entry2] of node) {
      if (isSensitiveName(key)) takeAll(entry2, collect);
      else takeParts(entry2, collect);
    }
  } else if (Array.isArray(node)) for (const element of node) takeParts(element, collect);
  else if (typeof node === "string") {
    takeLines(node, collect);
    if (/^[\w+/-]{8,}={0,2}$/.test(node)) takeLines(base64Text(node), collect);
  }
}
function takeLines(text2, collect) {
  for (const line of text2.split(/[\r\n]+/)) {
    collect(line.trim(), true);
    const [, key = "", value] = /^([^=:]{1,100})[=:](.*)$/.exec(line) ?? [];
    if (value !== void 0)
      collect(value.trim().replace(/^(["'])(.*)\1$/, "$2"), !isSensitiveName(key.trim()));
  }
  for (const [, password = ""] of text2.matchAll(/:\/\/[^\s/:@]*:([^\s/@]+)@/g)) collect(password, false);
}
var common = new Set(
  "production development staging localhost default postgres postgresql mongodb rabbitmq secret password username enabled disabled".split(
    " "
  )
);
var leastInside = 6;
var leastPart = 6;
function keep(secrets, publicWords, given, isPart) {
  const text2 = given.trim();
  if (text2.length < 4 || common.has(text2.toLowerCase())) return;
  const isWord = /^[a-z]+(?:[-._][a-z]+)*$/.test(text2);
  if (isWord && (isPart || publicWords.has(text2))) return;
  if (isPart && (text2.length < leastPart || isPlain(text2))) return;
  if (text2.length >= leastInside) {
    secrets.inside.add(text2);
    secrets.inside.add(text2.replace(/\s+/g, " "));
  } else if (classes(text2) > 1) secrets.whole.add(text2);
}
function isPlain(text2) {
  return text2.includes(" ") || classes(text2) < 2;
}
function classes(text2) {
  return [/[a-z]/, /[A-Z]/, /\d/, /[^a-zA-Z\d\s._:/-]/].filter((kind) => kind.test(text2)).length;
}

// src/report/objects/mask/search.ts
var start = 6;
function createSearch(wanted) {
  const byStart = /* @__PURE__ */ new Map();
  const possible = new Uint8Array(65536);
  for (const word of wanted) {
    if (word.length < start) continue;
    possible[mark(word, 0)] = 1;
    const key = word.slice(0, start);
    const same = byStart.get(key);
    if (same === void 0) byStart.set(key, [word]);
    else same.push(word);
  }
  return (text2) => {
    for (let at2 = 0; at2 + start <= text2.length; at2++) {
      if (possible[mark(text2, at2)] === 0) continue;
      const words2 = byStart.get(text2.slice(at2, at2 + start));
      if (words2?.some((word) => text2.startsWith(word, at2))) return true;
    }
    return false;
  };
}
function mark(text2, at2) {
  return (text2.charCodeAt(at2) << 8 ^ text2.charCodeAt(at2 + 3) ^ text2.charCodeAt(at2 + 5) << 4) & 65535;
}

// src/report/objects/mask/mask.ts
var fingerprintLength = 8;
function createMask(objects, salt) {
  const secrets = collectSecrets(objects);
  const search = createSearch(secrets.inside);
  const fingerprint = (text2) => new Masked(sha256(`${salt}\0${sha256(`${salt}\0${text2}`)}`).slice(0, fingerprintLength));
  const known = /* @__PURE__ */ new Map();
  const isSecret2 = (text2) => {
    const before = known.get(text2);
    if (before !== void 0) return before;
    const found = secrets.whole.has(text2.trim()) || [...viewsOf(text2)].some((view) => looksSecret(view) || search(view));
    known.set(text2, found);
    return found;
  };
  const show = showWith(isSecret2, fingerprint);
  return {
    value: (value, hidden) => hidden === void 0 ? show(value) : fingerprint(hiddenText(value, hidden)),
    text: (text2) => isSecret2(text2) || likeMask.test(text2) ? `(masked ${fingerprint(text2).fingerprint})` : text2
  };
}
var likeMask = /[(‹]masked/i;
function hiddenText(value, hidden) {
  const node = printedValue(value);
  if (typeof node !== "string") return goJson(node);
  return hidden === "base64" ? base64Text(node) || node : node;
}
function showWith(isSecret2, fingerprint) {
  const show = (value) => {
    const node = printedValue(value);
    if (node instanceof Map) return showMap(node);
    if (Array.isArray(node)) return node.map(show);
    if (typeof node === "string") return isSecret2(node) ? fingerprint(node) : node;
    if (typeof node !== "number" && typeof node !== "bigint") return node;
    return isSecret2(formatNumber(node)) ? fingerprint(formatNumber(node)) : node;
  };
  const showMap = (map) => new Map([...map].map(([key, value]) => [showKey(key), showField2(map, key, value)]));
  const showKey = (key) => isSecret2(key) || likeMask.test(key) ? `(masked ${fingerprint(key).fingerprint})` : key;
  const showField2 = (map, key, value) => {
    const hiding = hidingOf(map, key);
    if (hiding === void 0) return show(value);
    const form = isEncoded(map, value) ? "base64" : "plain";
    if (hiding === "whole" || !(value instanceof Map)) return fingerprint(hiddenText(value, form));
    return new Map([...value].map(([entry2, each]) => [showKey(entry2), fingerprint(hiddenText(each, form))]));
  };
  return show;
}

// src/flux/objects-in.ts
function objectsIn(text2, file) {
  try {
    return parseResources(text2, file).documents.flatMap(({ value, positions }) => {
      const plain = unstyled(value);
      return isMap(plain) ? describe(plain, file, (path2) => positions.value(path2)) : [];
    });
  } catch (error) {
    if (error instanceof ProblemError) return [];
    throw error;
  }
}
function describe(value, file, placeOf) {
  const metadata = value.get("metadata");
  const [apiVersion, kind] = [value.get("apiVersion"), value.get("kind")];
  const [name, namespace] = isMap(metadata) ? [metadata.get("name"), metadata.get("namespace")] : [];
  if (typeof apiVersion !== "string" || typeof kind !== "string" || typeof name !== "string") return [];
  return [
    {
      ...{ file, apiVersion, kind, name, value, placeOf },
      namespace: typeof namespace === "string" ? namespace : void 0
    }
  ];
}
function unstyled(value) {
  const plain = printedValue(value);
  if (Array.isArray(plain)) return plain.map(unstyled);
  return isMap(plain) ? new Map([...plain].map(([key, each]) => [key, unstyled(each)])) : plain;
}
function writtenObjects(files, kinds, group2 = "") {
  const found = [];
  const visit2 = (folder) => {
    for (const name of files.list(folder) ?? []) {
      const path2 = joinPath(folder, name);
      const resolved = files.resolve(path2);
      if (resolved?.kind === "folder") visit2(path2);
      else if (/\.ya?ml$/.test(name)) found.push(...objectsOf(files, path2, kinds, group2));
    }
  };
  visit2(artifactRoot);
  return found.filter(({ kind }) => kinds.includes(kind));
}
function objectsOf(files, path2, kinds, group2) {
  const content = files.read(path2) ?? "";
  const text2 = typeof content === "string" ? content : new TextDecoder().decode(content);
  const isWanted = text2.includes(group2) && kinds.some((kind) => text2.includes(kind));
  return isWanted ? objectsIn(text2, path2.slice(artifactRoot.length + 1)) : [];
}

// src/flux/cluster-sources.ts
function isFluxKustomization({ apiVersion, kind, value }) {
  if (kind !== "Kustomization" || !apiVersion.startsWith(`${fluxGroups.kustomization}/`)) return false;
  return textUnder(value, "spec", "sourceRef", "name") !== void 0;
}
function sourceTree(repository, documents) {
  let own2 = "flux-system";
  const declared = (kind, name) => documents.find(
    (document) => document.kind === kind && document.name === name && document.apiVersion.startsWith(`${fluxGroups.source}/`)
  );
  const isOwn = (kind, name) => {
    const source = declared(kind, name);
    if (source === void 0 || name === own2) return true;
    const url = textUnder(source.value, "spec", "url");
    const ours = declared(kind, own2);
    return url !== void 0 && ours !== void 0 && url === textUnder(ours.value, "spec", "url");
  };
  return {
    filesFor(flux) {
      const [kind = "", name = ""] = ["kind", "name"].map(
        (field) => textUnder(flux.value, "spec", "sourceRef", field)
      );
      if (kind === "ExternalArtifact") return composed(documents, name, repository, isOwn);
      return isOwn(kind, name) ? { kind: "files", files: repository } : { kind: "unknown" };
    },
    setOwn(name) {
      own2 = name;
    },
    ownIgnore: () => textUnder(declared("GitRepository", own2)?.value ?? /* @__PURE__ */ new Map(), "spec", "ignore") ?? ""
  };
}
function composed(documents, name, repository, isOwn) {
  const generators = documents.filter(({ kind }) => kind === "ArtifactGenerator");
  try {
    for (const { value } of generators) {
      const { sources, artifacts } = readGenerator(value);
      const rules2 = artifacts.get(name);
      if (rules2 === void 0) continue;
      const aliases = sources.filter((source) => isOwn(source.kind ?? "", source.name ?? ""));
      return composeArtifact(
        rules2,
        (alias) => aliases.some((source) => source.alias === alias) ? repository : void 0
      );
    }
    return { kind: "unknown" };
  } catch (error) {
    if (error instanceof ProblemError) return { kind: "refused", problem: error.problem };
    throw error;
  }
}
function placesIn(files) {
  let written;
  return ({ name }, folder) => {
    written ??= writtenObjects(files, ["Kustomization"], fluxGroups.kustomization).filter(
      ({ apiVersion }) => apiVersion.startsWith(`${fluxGroups.kustomization}/`)
    );
    const named = written.filter((object) => object.name === name);
    const inside = named.filter(({ file }) => isInside(file, resolvePath("", folder) ?? ""));
    const [only, second] = inside.length > 0 ? inside : named;
    return only === void 0 || second !== void 0 ? () => void 0 : only.placeOf;
  };
}

// src/flux/dependencies.ts
function inOrder(all) {
  const byKey = new Map(all.map((each) => [each.key, each]));
  const ordered2 = /* @__PURE__ */ new Set();
  const entered = /* @__PURE__ */ new Set();
  const visit2 = (each) => {
    if (each === void 0 || entered.has(each)) return;
    entered.add(each);
    if (each.parent !== void 0) visit2(byKey.get(each.parent));
    for (const key of each.dependsOn) visit2(byKey.get(key));
    ordered2.add(each);
  };
  for (const each of all) visit2(each);
  return [...ordered2];
}

// src/flux/object-variables.ts
function variablesOf(kind, value) {
  const values = /* @__PURE__ */ new Map();
  const hidden = isEncrypted({ kind, value });
  const data = value.get("data");
  const strings = kind === "Secret" ? value.get("stringData") : void 0;
  for (const [key, text2] of isMap(data) ? data : []) {
    if (typeof text2 === "string") values.set(key, kind === "Secret" ? fromBytes(decoded(text2)) : text2);
  }
  for (const [key, text2] of isMap(strings) ? strings : []) if (typeof text2 === "string") values.set(key, text2);
  if (hidden) for (const key of values.keys()) values.set(key, void 0);
  return { kind: "values", values };
}

// src/flux/cluster.ts
var mostRounds = 5;
function buildCluster(files, root, entry2, options = {}) {
  const shared = { ...options, cache: options.cache ?? createCache() };
  let known = { documents: [], ignore: "" };
  for (let count = 1; ; count++) {
    const round = startRound(artifactFiles(files, root, known.ignore), known, shared);
    const unknowns = runRound(round, entry2);
    const next = { documents: round.documents, ignore: round.tree.ownIgnore() };
    const learns = round.missed.some((source) => findIn(round.documents, source) !== void 0);
    if (!learns && next.ignore === known.ignore || count === mostRounds) {
      return { builds: inOrder([...round.builds.values()]), unknowns };
    }
    known = next;
  }
}
function startRound(files, known, options) {
  const documents = [];
  return {
    ...{ files, known, options, documents },
    tree: sourceTree(files, documents),
    placeOf: placesIn(files),
    builds: /* @__PURE__ */ new Map(),
    missed: [],
    pending: []
  };
}
function runRound(round, entry2) {
  buildEntry(round, entry2);
  for (let before = -1; before !== round.builds.size; ) {
    before = round.builds.size;
    const waiting = round.pending;
    round.pending = [];
    for (const pending of waiting) buildPending(round, pending);
  }
  return round.pending.map(({ flux, key }) => ({
    code: "ARTIFACT_UNKNOWN",
    message: `The Flux Kustomization ${key} is not built: its source ${sourceName(flux)} is not of this repository.`,
    ...at(flux.placeOf(["spec", "sourceRef"]))
  }));
}
function sourceName(flux) {
  return ["kind", "name"].map((field) => textUnder(flux.value, "spec", "sourceRef", field) ?? "").join(" ");
}
function buildEntry(round, entry2) {
  const { files, folder } = entryFiles(round.files, entry2);
  const plain = {
    value: /* @__PURE__ */ new Map([["spec", /* @__PURE__ */ new Map([["path", folder]])]]),
    placeOf: () => void 0
  };
  const first = buildOne(round, plain, files);
  const self = (first.kind === "built" ? first.documents : []).find(
    (document) => isFluxKustomization(document) && joinPath("/", `./${textUnder(document.value, "spec", "path") ?? ""}`) === joinPath("/", `./${entry2}`)
  );
  if (self === void 0) {
    take(round, { flux: plain, key: "", parent: void 0 }, first);
    return;
  }
  round.tree.setOwn(textUnder(self.value, "spec", "sourceRef", "name") ?? "");
  const pending = { flux: fluxOf(round, self, entry2), key: keyOf(self), parent: void 0 };
  take(round, pending, buildOne(round, pending.flux));
}
function entryFiles(files, entry2) {
  const path2 = joinPath(artifactRoot, `./${entry2}`);
  if (files.resolve(path2)?.kind !== "file") return { files, folder: entry2 };
  const kustomization = `resources: [${JSON.stringify(nameOf(entry2))}]
`;
  return {
    files: withFile(files, joinPath(path2, "../kustomization.yaml"), kustomization),
    folder: folderOf(entry2)
  };
}
function fluxOf(round, document, folder) {
  return { value: document.value, placeOf: round.placeOf(document, folder) };
}
function keyOf({ namespace, name }) {
  return `${namespace ?? "default"}/${name}`;
}
function buildPending(round, pending) {
  if (round.builds.has(pending.key)) return;
  const files = round.tree.filesFor(pending.flux);
  if (files.kind === "unknown") {
    round.pending.push(pending);
    return;
  }
  take(round, pending, files.kind === "refused" ? files : buildOne(round, pending.flux, files.files));
}
function buildOne(round, flux, files = round.files) {
  const { variables, cache, build } = round.options;
  const options = {
    findSource: (source) => findSource(round, source),
    ...variables === void 0 ? {} : { variables },
    ...cache === void 0 ? {} : { cache }
  };
  if (build === void 0) return buildFluxKustomization(files, flux, options);
  return build({ files, flux, options, ignore: files === round.files ? round.known.ignore : void 0 });
}
function take(round, { flux, key, parent }, build) {
  const spec = specificationOf(flux);
  const namespace = textUnder(flux.value, "metadata", "namespace") ?? "default";
  round.builds.set(key, {
    ...{ key, parent, build, path: spec.path ?? "" },
    dependsOn: (spec.dependsOn ?? []).map(
      ({ name = "", namespace: other }) => `${other ?? namespace}/${name}`
    ),
    suspended: spec.suspend === true
  });
  if (build.kind === "refused") return;
  round.documents.push(...build.documents);
  const found = build.documents.filter(isFluxKustomization);
  round.pending.push(
    ...found.map((document) => ({
      flux: fluxOf(round, document, spec.path ?? ""),
      key: keyOf(document),
      parent: key
    }))
  );
}
function specificationOf(flux) {
  try {
    return readSpecification(flux);
  } catch (error) {
    if (error instanceof ProblemError) return {};
    throw error;
  }
}
function findSource(round, source) {
  const found = findIn(round.documents, source) ?? findIn(round.known.documents, source);
  if (found !== void 0) return variablesOf(source.kind, found.value);
  round.missed.push(source);
  return { kind: "unknown", reason: "nothing that Flux applies from this repository makes it" };
}
function findIn(documents, { kind, name, namespace }) {
  return documents.find(
    (document) => document.kind === kind && document.name === name && document.namespace === namespace
  );
}

// src/proof/units.ts
function renderUnits(files, roots, { memo, origins }) {
  const builder = createBuilder(memo, files, ignoresIn(files), origins);
  return roots.flatMap(
    (root) => root.parts.some((part) => part.kustomization !== void 0) ? clusterUnits(files, root, builder) : overlayUnits(files, root, builder)
  );
}
function ignoresIn(files) {
  const paths = [...files.paths()].filter((path2) => nameOf(path2) === ".sourceignore");
  return paths.map((path2) => `${path2}
${String(files.read(path2))}`).join("\n");
}
function clusterUnits(files, root, builder) {
  const { builds } = buildCluster(files, "/", root.path, { build: builder.build });
  return builds.map(({ key, path: path2, build }) => ({
    id: [root.cluster ?? "", root.path, key].join("\n"),
    ...clusterOf(root),
    title: `${key === "" ? root.path : key}${root.cluster === void 0 ? "" : ` in ${root.cluster}`}`,
    parts: partsOf(root, { key, path: path2 }),
    build,
    files: builder.filesOf(build)
  }));
}
function clusterOf({ cluster }) {
  return cluster === void 0 ? {} : { cluster };
}
function partsOf({ parts, path: start2 }, { key, path: path2 }) {
  const name = nameOf(key);
  const folder = resolvePath("", path2);
  const named = parts.filter((part) => part.kustomization === name && resolvePath("", part.path) === folder);
  if (named.length > 0) return named;
  const own2 = folder === start2 ? parts.filter((part) => part.kustomization === void 0) : [];
  if (own2.length > 0) return own2;
  return [...new Set(parts.map((part) => part.environment))].map((environment) => ({
    environment,
    path: path2,
    objects: []
  }));
}
function overlayUnits(files, root, builder) {
  const artifact = artifactFiles(files, "/");
  return startsIn(files, root.path).map((start2) => {
    const build = buildStart(artifact, start2, builder);
    return {
      id: [root.cluster ?? "", root.path, start2.folder, start2.kind].join("\n"),
      ...clusterOf(root),
      title: start2.folder,
      parts: root.parts,
      build,
      files: builder.filesOf(build)
    };
  });
}
function startsIn(files, path2) {
  if (files.resolve(`/${path2}`)?.kind === "file") {
    const names3 = isManifestFile(files, path2) ? [nameOf(path2)] : [];
    return names3.length === 0 ? [] : [{ kind: "manifests", folder: folderOf(path2), names: names3 }];
  }
  const names2 = [...files.list(`/${path2}`) ?? []].sort();
  if (kustomizationNames.some((name) => names2.includes(name))) return [{ kind: "kustomization", folder: path2 }];
  if (names2.includes("Chart.yaml")) return [];
  const manifests = names2.filter((name) => isManifestFile(files, below(path2, name)));
  const folders = names2.filter((name) => files.resolve(`/${below(path2, name)}`)?.kind === "folder");
  const own2 = folders.filter((name) => !isSharedFolder(name));
  return [
    ...manifests.length === 0 ? [] : [{ kind: "manifests", folder: path2, names: manifests }],
    ...(own2.length > 0 ? own2 : folders).flatMap((name) => startsIn(files, below(path2, name)))
  ];
}
function below(folder, name) {
  return folder === "" ? name : `${folder}/${name}`;
}
function isManifestFile(files, path2) {
  const content = /\.ya?ml$/.test(path2) ? files.read(`/${path2}`) : void 0;
  return typeof content === "string" && /^apiVersion:/m.test(content) && /^kind:/m.test(content);
}
function buildStart(artifact, start2, { build }) {
  const value = /* @__PURE__ */ new Map([["spec", /* @__PURE__ */ new Map([["path", start2.folder]])]]);
  const flux = { value, placeOf: () => void 0 };
  if (start2.kind === "kustomization") return build({ files: artifact, flux, options: {}, ignore: "" });
  const path2 = `${artifactRoot}${start2.folder === "" ? "" : `/${start2.folder}`}/kustomization.yaml`;
  const files = withFile(artifact, path2, `resources: ${JSON.stringify(start2.names)}
`);
  return build({ files, flux, options: {}, ignore: void 0 });
}
function environmentOf(unit, object) {
  const environments = [...new Set(unit.parts.map((part) => part.environment))];
  if (environments.length <= 1) return environments[0];
  const named = unit.parts.filter((part) => part.objects.includes(`${object.kind}/${object.name}`));
  const [only, second] = [...new Set(named.map((part) => part.environment))];
  return second === void 0 ? only : void 0;
}

// src/report/objects/likeness.ts
var mostLeaves = 400;
function likeness(left, right, renamings = []) {
  const one = leaves(left, (text2) => renamed(text2, renamings));
  const other = leaves(right, (text2) => text2);
  if (one.size + other.size === 0) return 1;
  let shared = 0;
  for (const leaf of one) if (other.has(leaf)) shared++;
  return 2 * shared / (one.size + other.size);
}
function renamed(text2, renamings) {
  return renamings.find(([before]) => before !== "" && before === text2)?.[1] ?? text2;
}
function leaves(value, rename) {
  const found = /* @__PURE__ */ new Set();
  const visit2 = (each, path2) => {
    if (found.size >= mostLeaves) return;
    const node = printedValue(each);
    if (node instanceof Map) for (const [key, entry2] of node) visit2(entry2, `${path2}/${key}`);
    else if (Array.isArray(node)) for (const entry2 of node) visit2(entry2, `${path2}/-`);
    else found.add(`${path2}=${leafText(node, rename)}`);
  };
  visit2(value, "");
  return found;
}
function leafText(node, rename) {
  if (typeof node === "string") return rename(node);
  return typeof node === "number" || typeof node === "bigint" ? `#${formatNumber(node)}` : `#${node}`;
}

// src/report/objects/align-lists.ts
var mostComparisons = 400;
var leastLikeness = 0.4;
function alignLists(before, after) {
  return alignTexts(before.map(goJson), after.map(goJson)).flatMap((stretch) => {
    if (stretch.kind === "equal") return [];
    const left = range(stretch.before, stretch.beforeEnd);
    const right = range(stretch.after, stretch.afterEnd);
    return pairStretch(before, after, left, right);
  });
}
function range(start2, end) {
  return Array.from({ length: end - start2 }, (_, at2) => start2 + at2);
}
function pairStretch(before, after, left, right) {
  const isScalar = [...left.map((at2) => before[at2]), ...right.map((at2) => after[at2])].every(
    (value) => !(value instanceof Map) && !Array.isArray(value)
  );
  const pairs = isScalar || left.length * right.length > mostComparisons || left.length + right.length === 2 ? pairInOrder(left, right) : pairAlike(before, after, left, right);
  const known = new Set(pairs.values());
  return [
    ...left.flatMap((at2) => known.has(at2) ? [] : [{ before: at2 }]),
    ...right.map((at2) => {
      const former = pairs.get(at2);
      return former === void 0 ? { after: at2 } : { before: former, after: at2 };
    })
  ];
}
function pairInOrder(left, right) {
  return new Map(
    right.flatMap((at2, index) => left[index] === void 0 ? [] : [[at2, left[index]]])
  );
}
function pairAlike(before, after, left, right) {
  const scored = right.flatMap(
    (to) => left.map((from) => ({ from, to, score: likeness(before[from] ?? null, after[to] ?? null) }))
  );
  const pairs = /* @__PURE__ */ new Map();
  const used = /* @__PURE__ */ new Set();
  for (const { from, to, score: score2 } of scored.toSorted((one, other) => other.score - one.score)) {
    if (score2 < leastLikeness || used.has(from) || pairs.has(to)) continue;
    used.add(from);
    pairs.set(to, from);
  }
  return pairs;
}

// src/report/objects/list-keys.ts
var nameLike = [
  ["name"],
  ["kind", "name"],
  ["kind", "namespace", "name"],
  ["key"],
  ["id"],
  ["host"],
  ["secretName"],
  ["mountPath"],
  ["path"],
  ["containerPort"],
  ["port"],
  ["ip"],
  ["type"]
];
function listKeys(before, after, schemaKeys) {
  const candidates = schemaKeys.length === 0 ? nameLike : [schemaKeys, ...nameLike];
  for (const keys of candidates) {
    const isSchema = keys === schemaKeys;
    const left = places(before, keys, isSchema);
    const right = places(after, keys, isSchema);
    if (left !== void 0 && right !== void 0) return { keys, before: left, after: right };
  }
  return void 0;
}
function places(list, keys, isSchema) {
  const found = /* @__PURE__ */ new Map();
  for (const [at2, element] of list.entries()) {
    const texts = keyTexts(element, keys, isSchema);
    if (texts === void 0 || found.has(texts)) return void 0;
    found.set(texts, at2);
  }
  return found;
}
function keyTexts(element, keys, isSchema) {
  if (!(element instanceof Map)) return void 0;
  const texts = [];
  for (const [at2, key] of keys.entries()) {
    const text2 = keyText(element.get(key));
    if (text2 === void 0 && (!isSchema || at2 === 0)) return void 0;
    texts.push(text2 ?? defaults[key] ?? "");
  }
  return texts.join("\0");
}
var defaults = { protocol: "TCP" };
function keyText(value) {
  const printed = value === void 0 ? void 0 : printedValue(value);
  if (typeof printed === "string") return printed;
  return typeof printed === "number" || typeof printed === "bigint" ? formatNumber(printed) : void 0;
}
function elementStep(found, texts) {
  const values = texts.split("\0");
  const [key = "", ...others] = found.keys;
  const [value = "", ...rest] = values;
  if (others.length === 0 || isAlone(found, value)) return { key, value };
  const more = others.map((other, at2) => `,${other}=${rest[at2] ?? ""}`).join("");
  return { key, value: `${value}${more}` };
}
function isAlone(found, value) {
  const starts = (texts) => texts.startsWith(`${value}\0`);
  return [found.before, found.after].every((side) => [...side.keys()].filter(starts).length <= 1);
}

// src/report/objects/fields.ts
function diffValues(before, after, schema, steps = []) {
  const changes = [];
  visit({ changes, before, after, schema, steps });
  return changes;
}
function visit({ changes, before, after, schema, steps }) {
  if (before === void 0 || after === void 0) {
    changes.push(valueChange(steps, before, after));
    return;
  }
  if (before === after) return;
  const left = printedValue(before);
  const right = printedValue(after);
  if (left instanceof Map && right instanceof Map) visitMaps(changes, left, right, schema, steps);
  else if (Array.isArray(left) && Array.isArray(right)) visitLists(changes, left, right, schema, steps);
  else if (!isEqual(left, right)) changes.push(valueChange(steps, left, right));
}
function valueChange(steps, before, after) {
  return {
    kind: "value",
    steps,
    ...before === void 0 ? {} : { before },
    ...after === void 0 ? {} : { after }
  };
}
function visitMaps(changes, before, after, schema, steps) {
  const differing = [...before.keys()].filter((key) => !isSame2(before.get(key), after.get(key)));
  const added = [...after.keys()].filter((key) => !before.has(key));
  for (const key of [...differing, ...added].sort(compareBytes)) {
    const path2 = [...steps, key];
    const sides = { before: before.get(key), after: after.get(key) };
    const hiding = [hidingOf(before, key), hidingOf(after, key)].filter((each) => each !== void 0);
    if (hiding.length > 0) {
      const form = key === "data" && [before, after].some(isSecret) ? "base64" : "plain";
      changes.push(...hiddenChanges(sides, hiding.includes("whole") ? "whole" : "entries", form, path2));
      continue;
    }
    const opened = opensOut.has(key) ? withEmptyMaps(sides) : sides;
    visit({ changes, ...opened, schema: fieldSchema(schema, key), steps: path2 });
  }
}
function hiddenChanges({ before, after }, hiding, hidden, steps) {
  const maps = [before, after].every((side) => side === void 0 || side instanceof Map);
  if (hiding === "whole" || !maps) return [{ ...valueChange(steps, before, after), hidden }];
  const left = before instanceof Map ? before : /* @__PURE__ */ new Map();
  const right = after instanceof Map ? after : /* @__PURE__ */ new Map();
  return [.../* @__PURE__ */ new Set([...left.keys(), ...right.keys()])].filter((key) => !isSame2(left.get(key), right.get(key))).sort(compareBytes).map((key) => ({ ...valueChange([...steps, key], left.get(key), right.get(key)), hidden }));
}
var opensOut = /* @__PURE__ */ new Set(["labels", "annotations", "metadata"]);
function withEmptyMaps({ before, after }) {
  if (before === void 0 && after instanceof Map) return { before: /* @__PURE__ */ new Map(), after };
  if (after === void 0 && before instanceof Map) return { before, after: /* @__PURE__ */ new Map() };
  return { before, after };
}
function isSame2(before, after) {
  return before !== void 0 && after !== void 0 && isEqual(before, after);
}
function visitLists(changes, before, after, schema, steps) {
  const element = elementSchema(schema);
  const keys = mergeKeys(schema) ?? [];
  const found = listKeys(before, after, keys);
  if (found !== void 0)
    visitKeyed({ changes, before, after, schema: element, steps }, found, keys.length > 0);
  else {
    for (const pair of alignLists(before, after)) {
      const at2 = pair.after ?? pair.before ?? 0;
      const left = pair.before === void 0 ? void 0 : before[pair.before];
      const right = pair.after === void 0 ? void 0 : after[pair.after];
      visit({ changes, before: left, after: right, schema: element, steps: [...steps, at2] });
    }
  }
}
function visitKeyed(list, found, isSchema) {
  const { changes, before, after, schema, steps } = list;
  const elementAt = (side, at2) => at2 === void 0 ? void 0 : side[at2];
  const gone = [...found.before.keys()].filter((key) => !found.after.has(key));
  const successors = isSchema ? sameNames(list, found, gone) : /* @__PURE__ */ new Map();
  const followed = new Set(successors.values());
  for (const [key, at2] of found.after) {
    const left = elementAt(before, found.before.get(successors.get(key) ?? key));
    if (isSame2(left, after[at2])) continue;
    visit({ changes, before: left, after: after[at2], schema, steps: [...steps, elementStep(found, key)] });
  }
  for (const key of gone) {
    if (followed.has(key)) continue;
    const left = elementAt(before, found.before.get(key));
    visit({ changes, before: left, after: void 0, schema, steps: [...steps, elementStep(found, key)] });
  }
  const order = orderChange(found, steps, isSchema);
  if (order !== void 0) changes.push(order);
}
function sameNames({ before, after }, found, gone) {
  const named = /* @__PURE__ */ new Map();
  for (const key of gone) {
    const name = nameOf2(before[found.before.get(key) ?? -1]);
    if (name !== void 0 && !found.keys.includes("name")) named.set(name, key);
  }
  const pairs = /* @__PURE__ */ new Map();
  for (const [key, at2] of found.after) {
    const name = nameOf2(after[at2]);
    const former = name === void 0 || found.before.has(key) ? void 0 : named.get(name);
    if (former === void 0 || name === void 0) continue;
    named.delete(name);
    pairs.set(key, former);
  }
  return pairs;
}
function nameOf2(element) {
  const name = element instanceof Map ? element.get("name") : void 0;
  const printed = name === void 0 ? void 0 : printedValue(name);
  return typeof printed === "string" ? printed : void 0;
}
var ordered = /* @__PURE__ */ new Set(["initContainers", "env", "envFrom"]);
function orderChange(found, steps, isSchema) {
  const before = [...found.before.keys()].filter((key) => found.after.has(key));
  const after = [...found.after.keys()].filter((key) => found.before.has(key));
  if (before.every((key, at2) => key === after[at2])) return void 0;
  const last = steps.at(-1);
  const matters = !isSchema || typeof last === "string" && ordered.has(last);
  const names2 = (keys) => keys.map((key) => key.split("\0").filter(Boolean).join(" "));
  return { kind: "order", steps, before: names2(before), after: names2(after), matters };
}

// src/report/objects/follow.ts
function hashRenames(pairs) {
  const to = /* @__PURE__ */ new Map();
  const from = /* @__PURE__ */ new Map();
  for (const pair of pairs) {
    if (pair.kind !== "renamed" || pair.how !== "hash") continue;
    if (!isHashed(pair.before.name) || !isHashed(pair.after.name)) continue;
    const namespace = namespaceOf(pair.after);
    entry(to, namespace).set(pair.before.name, pair.after.name);
    entry(from, namespace).set(pair.after.name, pair.before.name);
  }
  return { to, from };
}
function isHashed(name) {
  return /-[2456789bcdfghkmt]{10}$/.test(name);
}
function entry(maps, key) {
  const found = maps.get(key) ?? /* @__PURE__ */ new Map();
  maps.set(key, found);
  return found;
}
function followNames(object, names2) {
  const own2 = names2.get(namespaceOf(object));
  if (own2 === void 0) return object;
  const value = replaceTexts(object.value, own2);
  return value === object.value || !(value instanceof Map) ? object : { ...object, value };
}
function replaceTexts(value, names2) {
  const node = printedValue(value);
  if (typeof node === "string") {
    const name = names2.get(node);
    return name ?? value;
  }
  if (Array.isArray(node)) {
    const list = node.map((element) => replaceTexts(element, names2));
    return list.some((element, at2) => element !== node[at2]) ? list : value;
  }
  if (!(node instanceof Map)) return value;
  const replaced = new Map([...node].map(([key, field]) => [key, replaceTexts(field, names2)]));
  return [...replaced].some(([key, field]) => field !== node.get(key)) ? replaced : value;
}
function textsAmong(value, names2) {
  const found = /* @__PURE__ */ new Set();
  const visit2 = (each) => {
    const node = printedValue(each);
    if (typeof node === "string" && names2.has(node)) found.add(node);
    else if (Array.isArray(node)) for (const element of node) visit2(element);
    else if (node instanceof Map) for (const field of node.values()) visit2(field);
  };
  visit2(value);
  return found;
}

// src/report/objects/rename.ts
var mostComparisons2 = 2500;
var leastLikeness2 = 0.5;
function pairRenamed(gone, come) {
  const found = /* @__PURE__ */ new Map();
  const groups = Map.groupBy(gone, kindKey);
  for (const [key, added] of Map.groupBy(come, kindKey)) {
    const removed2 = groups.get(key) ?? [];
    if (removed2.length > 0) pairKind(removed2, added, found);
  }
  return found;
}
function kindKey(object) {
  return `${groupOf(object)}\0${object.kind}`;
}
function pairKind(removed2, added, found) {
  const open = new Set(removed2);
  const take2 = (after, before, how) => {
    open.delete(before);
    found.set(after, { before, how });
  };
  pairByKey(open, added, found, generatedKey, (after, before) => take2(after, before, "hash"));
  pairByKey(open, added, found, placeKey, (after, before) => take2(after, before, "name"));
  const left = added.filter((object) => !found.has(object));
  if (left.length * open.size > mostComparisons2) pairEqual(open, left, take2);
  else pairSimilar(open, left, take2);
}
function pairByKey(open, added, found, keyOf3, take2) {
  const known = Map.groupBy(open, keyOf3);
  for (const [key, objects] of Map.groupBy(
    added.filter((object) => !found.has(object)),
    keyOf3
  )) {
    const others = known.get(key);
    const [after] = objects;
    const [before] = others ?? [];
    if (key === void 0 || objects.length !== 1 || others?.length !== 1) continue;
    if (after !== void 0 && before !== void 0) take2(after, before);
  }
}
var hashSuffix = /-[2456789bcdfghkmt]{10}$/;
function generatedKey(object) {
  if (!["ConfigMap", "Secret"].includes(object.kind)) return void 0;
  return `${namespaceOf(object)}\0${object.name.replace(hashSuffix, "")}`;
}
function placeKey(object) {
  return object.name;
}
function pairEqual(open, added, take2) {
  const alike = Map.groupBy(open, contentKey);
  for (const after of added) {
    const before = alike.get(contentKey(after))?.shift();
    if (before !== void 0) take2(after, before, "name");
  }
}
function contentKey(object) {
  return goJson(new Map([...object.value].filter(([key]) => key !== "metadata" && key !== "apiVersion")));
}
function pairSimilar(open, added, take2) {
  const pairs = added.flatMap(
    (after) => [...open].map((before) => ({ after, before, score: score(before, after) }))
  );
  const taken = /* @__PURE__ */ new Set();
  for (const { after, before, score: likely } of pairs.toSorted((left, right) => right.score - left.score)) {
    if (likely < leastLikeness2 || taken.has(after) || !open.has(before)) continue;
    taken.add(after);
    take2(after, before, "name");
  }
}
function score(before, after) {
  if (!isSameStem(before.name, after.name)) return 0;
  return likeness(withoutNames(before), withoutNames(after), [
    [before.name, after.name],
    [before.namespace ?? "", after.namespace ?? ""]
  ]);
}
function isSameStem(left, right) {
  if (left.includes(right) || right.includes(left)) return true;
  const least = Math.max(3, Math.min(left.length, right.length) / 2);
  return commonStart(left, right) >= least || commonStart(reverse(left), reverse(right)) >= least;
}
function commonStart(left, right) {
  let at2 = 0;
  while (at2 < left.length && left[at2] === right[at2]) at2++;
  return at2;
}
function reverse(text2) {
  return Array.from(text2).reverse().join("");
}
function withoutNames(object) {
  const metadata = object.value.get("metadata");
  const rest = new Map(object.value);
  rest.delete("apiVersion");
  rest.delete("kind");
  if (metadata instanceof Map) {
    const kept = new Map(metadata);
    kept.delete("name");
    kept.delete("namespace");
    if (kept.size === 0) rest.delete("metadata");
    else rest.set("metadata", kept);
  }
  return rest;
}

// src/report/objects/pair.ts
function pairObjects(before, after) {
  const waiting = /* @__PURE__ */ new Map();
  for (const object of before) {
    const key = identityKey(object);
    const same = waiting.get(key);
    if (same === void 0) waiting.set(key, [object]);
    else same.push(object);
  }
  const found = /* @__PURE__ */ new Map();
  for (const object of after) {
    const match = waiting.get(identityKey(object))?.shift();
    if (match !== void 0) found.set(object, match);
  }
  const gone = [...waiting.values()].flat();
  const renamed2 = pairRenamed(
    gone,
    after.filter((object) => !found.has(object))
  );
  const followed = new Set([...renamed2.values()].map(({ before: object }) => object));
  return [
    ...after.map((object) => {
      const same = found.get(object);
      if (same !== void 0) return { kind: "kept", before: same, after: object };
      const other = renamed2.get(object);
      if (other === void 0) return { kind: "added", after: object };
      return { kind: "renamed", before: other.before, after: object, how: other.how };
    }),
    ...gone.filter((object) => !followed.has(object)).map((object) => ({ kind: "removed", before: object }))
  ];
}

// src/report/objects/changes.ts
function objectChanges(before, after, schemas) {
  const pairs = pairObjects(before, after);
  const search = { schemas, renames: hashRenames(pairs), followers: /* @__PURE__ */ new Map() };
  const found = pairs.flatMap((pair) => changeOf(pair, search));
  return found.map((change) => {
    const { object } = change;
    const references = search.followers.get(nameKey(namespaceOf(object), object.name)) ?? [];
    return references.length === 0 ? change : { ...change, references };
  });
}
function nameKey(namespace, name) {
  return `${namespace}\0${name}`;
}
function changeOf(pair, search) {
  switch (pair.kind) {
    case "added": {
      const fields2 = rawChanges(bare(pair.after), pair.after, search);
      return [{ change: "added", object: pair.after, references: [], fields: fields2 }];
    }
    case "removed": {
      const fields2 = rawChanges(pair.before, bare(pair.before), search);
      return [{ change: "removed", object: pair.before, references: [], fields: fields2 }];
    }
    case "kept":
      return isEqual(pair.before.value, pair.after.value) ? [] : keptChange(pair, search);
    case "renamed":
      return keptChange(pair, search);
    default:
      return pair;
  }
}
function keptChange(pair, search) {
  const { before, after } = pair;
  const { renames } = search;
  const followed = pair.kind === "kept" ? followNames(before, renames.to) : before;
  if (followed !== before) noteFollower(before, after, search);
  const fields2 = rawChanges(followed, after, search).filter(({ steps }) => pair.kind === "kept" || !isName(steps)).map((change) => followed === before ? change : restoreNames(change, after, renames));
  if (pair.kind === "kept" && fields2.length === 0) return [];
  const renamed2 = pair.kind === "renamed" ? { renamed: pair.how } : {};
  return [{ change: "changed", object: after, before, ...renamed2, references: [], fields: fields2 }];
}
function isName(steps) {
  return steps.length === 2 && steps[0] === "metadata" && (steps[1] === "name" || steps[1] === "namespace");
}
function noteFollower(before, after, { renames, followers }) {
  const namespace = namespaceOf(after);
  const names2 = renames.to.get(namespace) ?? /* @__PURE__ */ new Map();
  const now = textsAmong(after.value, renames.from.get(namespace) ?? /* @__PURE__ */ new Map());
  for (const old of textsAmong(before.value, names2)) {
    const name = names2.get(old);
    if (name === void 0 || !now.has(name)) continue;
    const key = nameKey(namespace, name);
    const known = followers.get(key);
    if (known === void 0) followers.set(key, [titleOf(after)]);
    else known.push(titleOf(after));
  }
}
function restoreNames(change, object, renames) {
  const names2 = renames.from.get(namespaceOf(object)) ?? /* @__PURE__ */ new Map();
  if (change.kind === "order" || change.before === void 0) return change;
  return { ...change, before: replaceTexts(change.before, names2) };
}
function rawChanges(before, after, { schemas }) {
  return diffValues(before.value, after.value, schemas.forType(after.apiVersion, after.kind));
}
function bare(object) {
  const { apiVersion, kind, value } = object;
  const metadata = value.get("metadata");
  const names2 = metadata instanceof Map ? [...metadata].filter(([key]) => key === "name" || key === "namespace") : [];
  const stub = /* @__PURE__ */ new Map([
    ["apiVersion", value.get("apiVersion") ?? apiVersion],
    ["kind", value.get("kind") ?? kind],
    ["metadata", new Map(names2)]
  ]);
  return { ...object, value: stub };
}

// src/report/objects/noise.ts
var defaultNoise = [
  { why: "Helm's chart label", path: /\/labels\/(?:helm\.sh~1chart|chart)$/ },
  { why: "checksum annotation", path: /\/annotations\/(?:[\w.-]*~1)?checksum(?:~1[\w.-]+|\/.*|-[\w.-]+)?$/ },
  {
    why: "kubectl\u2019s copy of the object",
    path: /\/annotations\/kubectl\.kubernetes\.io~1last-applied-configuration$/
  },
  {
    why: "build metadata",
    path: /^\/metadata\/annotations\/(?:config\.kubernetes\.io~1origin|alpha\.config\.kubernetes\.io~1transformations)$/
  },
  { why: "status", path: /^\/status(?:\/|$)/ }
];
function noiseIn(change, rules2) {
  if (change.kind === "order") return change.matters ? void 0 : "order of a list that is matched by key";
  if (isNothing(change.before) && isNothing(change.after)) return "null where nothing was";
  const path2 = formatPointer(change.steps);
  return rules2.find((rule) => rule.path.test(path2))?.why;
}
function isNothing(value) {
  return value === void 0 || printedValue(value) === null;
}
function countNoise(reasons) {
  const counts = /* @__PURE__ */ new Map();
  for (const why of reasons) counts.set(why, (counts.get(why) ?? 0) + 1);
  const sorted = [...counts].sort((left, right) => right[1] - left[1] || (left[0] < right[0] ? -1 : 1));
  return { count: reasons.length, why: sorted.map(([why, count]) => `${count} \xD7 ${why}`).join(", ") };
}

// src/report/objects/origin.ts
function renderedOrigin(object, steps) {
  if (object.originOf === void 0) return void 0;
  const place = object.originOf(renderingSteps(object.value, steps));
  return place === void 0 ? void 0 : { file: place.file, line: place.line };
}
function renderingSteps(root, steps) {
  const words2 = [];
  let node = root;
  for (const step of steps) {
    if (typeof step === "string") {
      words2.push(step);
      node = node instanceof Map ? node.get(step) : void 0;
      continue;
    }
    const list = Array.isArray(node) ? node : [];
    const at2 = typeof step === "number" ? step : list.findIndex((element) => isElement(element, step));
    node = list[at2];
    words2.push(elementWord(node, at2));
  }
  return words2;
}
function elementWord(element, at2) {
  const name = element instanceof Map ? element.get("name") : void 0;
  return name === void 0 ? String(at2) : `[name=${textOf(name)}]`;
}
function isElement(element, { key, value }) {
  const found = element instanceof Map ? element.get(key) : void 0;
  if (found === void 0 || !(element instanceof Map)) return false;
  const text2 = textOf(printedValue(found));
  if (text2 === value) return true;
  if (!value.startsWith(`${text2},`)) return false;
  return value.slice(text2.length + 1).split(",").every((part) => {
    const [other = "", wanted = ""] = part.split("=");
    return wanted === "" || textOf(element.get(other)) === wanted || !element.has(other) && wanted === "TCP";
  });
}

// src/report/objects/shown.ts
function showName({ apiVersion, kind, namespace, name }, mask) {
  return {
    apiVersion: mask.text(apiVersion),
    kind: mask.text(kind),
    ...namespace === void 0 ? {} : { namespace: mask.text(namespace) },
    name: mask.text(name)
  };
}
function showField(change, mask, origin) {
  const path2 = formatPointer(change.steps.map((step) => showStep(step, mask)));
  const place = origin === void 0 ? {} : { origin: { file: mask.text(origin.file), line: origin.line } };
  if (change.kind === "order") {
    const { before: before2, after: after2 } = change;
    return { kind: "order", path: path2, before: before2.map(mask.text), after: after2.map(mask.text), ...place };
  }
  const { before, after, hidden } = change;
  return {
    kind: "value",
    path: path2,
    ...before === void 0 ? {} : { before: mask.value(before, hidden) },
    ...after === void 0 ? {} : { after: mask.value(after, hidden) },
    ...place
  };
}
function showStep(step, mask) {
  if (typeof step === "number") return step;
  if (typeof step === "string") return mask.text(step);
  return { key: mask.text(step.key), value: mask.text(step.value) };
}

// src/report/objects/diff.ts
function showChanges(environments, mask, options = {}) {
  const reasons = [];
  const shown = environments.map(
    ({ name, changes }) => ({
      name,
      objects: changes.flatMap((change) => showChange(change, { mask, options, reasons }))
    })
  );
  return { environments: shown, hidden: countNoise(reasons) };
}
function showChange(raw, showing) {
  const { mask } = showing;
  const fields2 = shownFields(raw, showing);
  if (raw.change === "changed" && raw.renamed === void 0 && fields2.length === 0) return [];
  const { change, object, before, renamed: renamed2, references } = raw;
  return [
    {
      change,
      ...showName(object, mask),
      ...references.length === 0 ? {} : { references: references.map(mask.text) },
      ...renamed2 === void 0 || before === void 0 ? {} : { renamedFrom: formerName(before, mask) },
      fields: fields2
    }
  ];
}
function formerName(before, mask) {
  const { namespace, name } = showName(before, mask);
  return namespace === void 0 ? { name } : { namespace, name };
}
function shownFields({ object, fields: fields2 }, { mask, options, reasons }) {
  return fields2.flatMap((change) => {
    const why = noiseIn(change, options.noise ?? defaultNoise);
    if (why === void 0)
      return [showField(change, mask, (options.origin ?? renderedOrigin)(object, change.steps))];
    reasons.push(why);
    return [];
  });
}

// src/proof/changed.ts
function pairUnits(before, after) {
  const old = new Map(before.map((unit) => [unit.id, unit]));
  const now = new Set(after.map((unit) => unit.id));
  const kept = after.flatMap((unit) => {
    const same = old.get(unit.id);
    if (same === void 0) return [{ after: unit }];
    return same.build === unit.build ? [] : [{ before: same, after: unit }];
  });
  return [...kept, ...before.filter((unit) => !now.has(unit.id)).map((unit) => ({ before: unit }))];
}
function changedUnits(pairs, extent = "kept") {
  const schemas = new SchemaState();
  return pairs.flatMap(({ before, after }) => {
    const unit = after ?? before;
    const isKept = before?.build.kind === "built" && after?.build.kind === "built";
    const isOneSided = before === void 0 !== (after === void 0);
    if (unit === void 0 || !(isKept || extent === "whole" && isOneSided)) return [];
    const [old, now] = [before, after].map((side) => side === void 0 ? [] : objectsOf2(side));
    const changes = objectChanges(old ?? [], now ?? [], schemas);
    return changes.length === 0 ? [] : [{ unit, changes }];
  });
}
function objectsOf2({ build }) {
  return build.kind === "built" ? build.documents : [];
}
function environmentsOf(unit, { object }) {
  const own2 = environmentOf(unit, object);
  return own2 === void 0 ? [...new Set(unit.parts.map((part) => part.environment))] : [own2];
}
function showUnits(units2, environments, clustersOf, { mask, files, edits = [] }) {
  const cells = environments.flatMap((name) => cellsOf(name, units2));
  const shown = showChanges(
    cells.map(({ environment, changes }) => ({ name: environment, changes })),
    mask,
    { origin: (object, steps) => placeInRepository(renderedOrigin(object, steps), edits, files) }
  );
  const objects = (name) => joinClusters(
    shown.environments.flatMap((diff, at2) => {
      const cell = cells[at2];
      return cell?.environment === name ? diff.objects.map((object) => ({ object, cluster: cell.cluster })) : [];
    }),
    clustersOf(name)
  );
  const diffs = environments.map((name) => ({ name, objects: objects(name) }));
  return { environments: diffs.filter((each) => each.objects.length > 0), hidden: shown.hidden };
}
function placeInRepository(origin, edits, files) {
  if (origin === void 0 || files.read(`/${origin.file}`) !== void 0) return editedPlace(origin, edits);
  const candidates = [...files.paths()].filter((path2) => path2.endsWith(`/${origin.file}`));
  const [only, second] = candidates;
  const edited = edits.find((edit) => candidates.includes(edit.file))?.file;
  const file = second === void 0 ? only : edited;
  return file === void 0 ? void 0 : editedPlace({ ...origin, file }, edits);
}
function editedPlace(origin, edits) {
  const [only, second] = edits.filter((edit) => edit.file === origin?.file);
  return only === void 0 || second !== void 0 ? origin : { file: only.file, line: only.line };
}
function cellsOf(environment, units2) {
  return units2.flatMap(({ unit, changes }) => {
    const own2 = changes.filter((change) => environmentsOf(unit, change).includes(environment));
    return own2.length === 0 ? [] : [{ environment, cluster: unit.cluster, changes: own2 }];
  });
}
function joinClusters(found, count) {
  const groups = Map.groupBy(
    found,
    ({ object }) => JSON.stringify(
      diffJson({ environments: [{ name: "", objects: [object] }], hidden: { count: 0, why: "" } })
    )
  );
  return [...groups.values()].flatMap((group2) => {
    const [first] = group2;
    if (first === void 0) return [];
    const clusters = [...new Set(group2.flatMap(({ cluster }) => cluster ?? []))];
    return [clusters.length === 0 || clusters.length >= count ? first.object : { ...first.object, clusters }];
  });
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

// src/report/findings/deprecated-apis.ts
function row2(apiVersion, kinds, [deprecated, removed2], use) {
  return {
    apiVersion,
    kinds: kinds.split(" "),
    deprecated,
    ...removed2 === void 0 ? {} : { removed: removed2 },
    ...use === void 0 ? {} : { use }
  };
}
var deprecatedApis = [
  row2("extensions/v1beta1", "Deployment DaemonSet ReplicaSet", ["1.9", "1.16"], "apps/v1"),
  row2("extensions/v1beta1", "NetworkPolicy", ["1.9", "1.16"], "networking.k8s.io/v1"),
  row2("extensions/v1beta1", "PodSecurityPolicy", ["1.10", "1.16"]),
  row2("extensions/v1beta1", "Ingress", ["1.14", "1.22"], "networking.k8s.io/v1"),
  row2("apps/v1beta1", "Deployment StatefulSet ReplicaSet", ["1.9", "1.16"], "apps/v1"),
  row2("apps/v1beta2", "Deployment StatefulSet DaemonSet ReplicaSet", ["1.9", "1.16"], "apps/v1"),
  row2(
    "admissionregistration.k8s.io/v1beta1",
    "MutatingWebhookConfiguration ValidatingWebhookConfiguration",
    ["1.16", "1.22"],
    "admissionregistration.k8s.io/v1"
  ),
  row2(
    "apiextensions.k8s.io/v1beta1",
    "CustomResourceDefinition",
    ["1.16", "1.22"],
    "apiextensions.k8s.io/v1"
  ),
  row2("apiregistration.k8s.io/v1beta1", "APIService", ["1.19", "1.22"], "apiregistration.k8s.io/v1"),
  row2("authentication.k8s.io/v1beta1", "TokenReview", ["1.19", "1.22"], "authentication.k8s.io/v1"),
  row2(
    "authorization.k8s.io/v1beta1",
    "LocalSubjectAccessReview SelfSubjectAccessReview SubjectAccessReview",
    ["1.19", "1.22"],
    "authorization.k8s.io/v1"
  ),
  row2("certificates.k8s.io/v1beta1", "CertificateSigningRequest", ["1.19", "1.22"], "certificates.k8s.io/v1"),
  row2("coordination.k8s.io/v1beta1", "Lease", ["1.19", "1.22"], "coordination.k8s.io/v1"),
  row2("networking.k8s.io/v1beta1", "Ingress IngressClass", ["1.19", "1.22"], "networking.k8s.io/v1"),
  row2(
    "rbac.authorization.k8s.io/v1beta1",
    "ClusterRole ClusterRoleBinding Role RoleBinding",
    ["1.17", "1.22"],
    "rbac.authorization.k8s.io/v1"
  ),
  row2("scheduling.k8s.io/v1beta1", "PriorityClass", ["1.14", "1.22"], "scheduling.k8s.io/v1"),
  row2(
    "storage.k8s.io/v1beta1",
    "CSIDriver CSINode StorageClass VolumeAttachment",
    ["1.19", "1.22"],
    "storage.k8s.io/v1"
  ),
  row2("batch/v1beta1", "CronJob", ["1.21", "1.25"], "batch/v1"),
  row2("discovery.k8s.io/v1beta1", "EndpointSlice", ["1.21", "1.25"], "discovery.k8s.io/v1"),
  row2("events.k8s.io/v1beta1", "Event", ["1.19", "1.25"], "events.k8s.io/v1"),
  row2("autoscaling/v2beta1", "HorizontalPodAutoscaler", ["1.23", "1.25"], "autoscaling/v2"),
  row2("policy/v1beta1", "PodDisruptionBudget", ["1.21", "1.25"], "policy/v1"),
  row2("policy/v1beta1", "PodSecurityPolicy", ["1.21", "1.25"]),
  row2("node.k8s.io/v1beta1", "RuntimeClass", ["1.22", "1.25"], "node.k8s.io/v1"),
  row2("autoscaling/v2beta2", "HorizontalPodAutoscaler", ["1.23", "1.26"], "autoscaling/v2"),
  row2(
    "flowcontrol.apiserver.k8s.io/v1beta1",
    "FlowSchema PriorityLevelConfiguration",
    ["1.23", "1.26"],
    "flowcontrol.apiserver.k8s.io/v1"
  ),
  row2("storage.k8s.io/v1beta1", "CSIStorageCapacity", ["1.24", "1.27"], "storage.k8s.io/v1"),
  row2(
    "flowcontrol.apiserver.k8s.io/v1beta2",
    "FlowSchema PriorityLevelConfiguration",
    ["1.26", "1.29"],
    "flowcontrol.apiserver.k8s.io/v1"
  ),
  row2(
    "flowcontrol.apiserver.k8s.io/v1beta3",
    "FlowSchema PriorityLevelConfiguration",
    ["1.29", "1.32"],
    "flowcontrol.apiserver.k8s.io/v1"
  ),
  row2("v1", "ComponentStatus", ["1.19"]),
  row2("v1", "Endpoints", ["1.33"], "discovery.k8s.io/v1")
];

// src/report/findings/rules/deprecated-api.ts
var deprecatedApi = {
  id: "deprecated-api",
  kind: "deprecated",
  find: ({ after, kubernetes }) => after.flatMap((object) => {
    const api = deprecatedApis.find(
      ({ apiVersion, kinds }) => apiVersion === object.apiVersion && kinds.includes(object.kind)
    );
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
    return ["data", "binaryData", "stringData", "immutable"].filter((field) => !isSame3(before, after, field)).map((field) => ({
      object: after,
      path: `/${field}`,
      severity: "error",
      message: `${titleOf(after)} is marked immutable: /${field} cannot be changed.`,
      advice: "Give it another name, as the hash suffix of a generator does."
    }));
  })
};
function isSame3(before, after, field) {
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
  return listAt(ingress, "spec", "tls").flatMap((entry2, at2) => {
    const name = textAt(entry2, "secretName");
    return name === void 0 ? [] : [{ kind: "Secret", name, path: `/spec/tls/${at2}/secretName` }];
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
    (entry2, at2) => needed("Secret", entry2, "name", `${path2}/imagePullSecrets/${at2}`)
  );
  const accounts = account === void 0 ? [] : [{ kind: "ServiceAccount", name: account, path: `${path2}/serviceAccountName` }];
  return [...accounts, ...containers, ...volumes, ...pulls];
}
function containerReferences(container, path2) {
  const whole = listAt(container, "envFrom").flatMap((entry2, at2) => [
    ...needed("ConfigMap", valueAt(entry2, "configMapRef"), "name", `${path2}/envFrom/${at2}/configMapRef`),
    ...needed("Secret", valueAt(entry2, "secretRef"), "name", `${path2}/envFrom/${at2}/secretRef`)
  ]);
  const single = listAt(container, "env").flatMap((entry2) => {
    const from = `${path2}/env/[name=${textAt(entry2, "name") ?? ""}]/valueFrom`;
    const source = valueAt(entry2, "valueFrom");
    return [
      ...needed("ConfigMap", valueAt(source, "configMapKeyRef"), "name", `${from}/configMapKeyRef`),
      ...needed("Secret", valueAt(source, "secretKeyRef"), "name", `${from}/secretKeyRef`)
    ];
  });
  return [...whole, ...single];
}
function volumeReferences(volume, path2) {
  const projected = listAt(volume, "projected", "sources").flatMap((source, at2) => [
    ...needed("ConfigMap", valueAt(source, "configMap"), "name", `${path2}/projected/sources/${at2}/configMap`),
    ...needed("Secret", valueAt(source, "secret"), "name", `${path2}/projected/sources/${at2}/secret`)
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
    const old = new Set(missing(scene.before).map(keyOf2));
    const provided = providedKeys(scene.before);
    return dangling.map((each) => observe2(each, old.has(keyOf2(each)), provided));
  }
};
function missing(objects) {
  const provided = providedKeys(objects);
  return objects.flatMap(
    (object) => referencesOf(object).filter(({ kind, name }) => !isBuiltIn(kind, name) && !name.includes("${")).filter(({ kind, name }) => !provided.has(objectKey(kind, namespaceOf(object), name))).map((reference) => ({ object, reference }))
  );
}
function keyOf2({ object, reference }) {
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

// src/report/findings/structural-schema.ts
var mostViolations = 20;
function violationsOf(value, schema) {
  const found = [];
  check({ found, value, schema, path: "" });
  return found.slice(0, mostViolations);
}
function check(visit2) {
  const { found, schema, path: path2 } = visit2;
  const node = printedValue(visit2.value);
  if (found.length >= mostViolations || isVariable2(node)) return;
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
  checkScalar(visit2, node);
  if (node instanceof Map) checkMap(visit2, node);
  else if (Array.isArray(node)) checkList(visit2, node);
}
function isVariable2(node) {
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
function checkScalar({ found, schema, path: path2 }, node) {
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
  for (const [at2, value] of list.entries()) check({ found, value, schema: element, path: `${path2}/${at2}` });
}
function checkMap({ found, schema, path: path2 }, map) {
  for (const name of listAt(schema, "required")) {
    if (typeof name === "string" && !map.has(name)) found.push({ path: path2, message: `needs ${name}` });
  }
  const properties = valueAt(schema, "properties");
  const others = valueAt(schema, "additionalProperties");
  for (const [key, value] of map) {
    if (isEmbedded(schema, path2, key)) continue;
    const known = properties instanceof Map ? properties.get(key) : void 0;
    const field = known ?? (others instanceof Map ? others : void 0);
    const below2 = `${path2}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`;
    if (field instanceof Map) check({ found, value, schema: field, path: below2 });
    else if (!isOpen(schema)) found.push({ path: below2, message: "is no field of the schema" });
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
  find: ({ before, after }) => {
    const found = observe3(after, schemasIn(after));
    if (found.length === 0) return [];
    const old = new Set(observe3(before, schemasIn(before)).map(({ message }) => message));
    return found.map((seen) => old.has(seen.message) ? { ...seen, severity: "note" } : seen);
  }
};
function schemasIn(objects) {
  const schemas = /* @__PURE__ */ new Map();
  for (const { value } of objects.filter((each) => isDefinition(each))) {
    const group2 = textAt(value, "spec", "group") ?? "";
    const kind = textAt(value, "spec", "names", "kind") ?? "";
    for (const version of listAt(value, "spec", "versions")) {
      const schema = valueAt(version, "schema", "openAPIV3Schema");
      if (schema instanceof Map) schemas.set(`${group2}/${textAt(version, "name")} ${kind}`, schema);
    }
  }
  return schemas;
}
function isDefinition(object) {
  return isKind(object, "apiextensions.k8s.io", "CustomResourceDefinition");
}
function observe3(objects, schemas) {
  if (schemas.size === 0) return [];
  return objects.flatMap((object) => {
    const schema = schemas.get(`${object.apiVersion} ${object.kind}`);
    if (schema === void 0) return [];
    return violationsOf(object.value, schema).map(({ path: path2, message }) => ({
      object,
      path: path2,
      severity: "error",
      message: `${titleOf(object)}: ${path2 === "" ? "it" : path2} ${message}.`,
      advice: "Correct the field: the API server refuses the object as it is."
    }));
  });
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
  find: (scene) => {
    const old = new Set(scene.before.flatMap(observe4).map(({ message }) => message));
    return scene.after.flatMap(observe4).map((seen) => old.has(seen.message) ? { ...seen, severity: "note" } : seen);
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
  if (typeof node === "string") return variablesOf2(node, path2);
  if (Array.isArray(node)) return node.flatMap((element, at2) => variablesIn(element, `${path2}/${at2}`));
  if (!(node instanceof Map)) return [];
  return [...node].flatMap(
    ([key, field]) => ownLanguage.has(key) ? [] : [
      ...variablesOf2(key, path2),
      ...variablesIn(field, `${path2}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`)
    ]
  );
}
function variablesOf2(text2, path2) {
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
function findFindings(environments, options) {
  const objects = environments.flatMap(({ before, after }) => [...before, ...after]);
  const mask = createMask(objects, options.salt);
  const found = environments.flatMap((environment) => {
    const scene = sceneOf(environment);
    return rules.flatMap(
      (rule) => rule.find(scene).map((seen) => findingOf(rule, seen, environment.name, mask, options.origin))
    );
  });
  return bySeverity(found);
}
function sceneOf({ before, after, rendering = [], kubernetes }) {
  return { before, after, pairs: pairObjects(before, after), rendering, kubernetes };
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
function findingsIn(pairs, sides, masking) {
  const changed = new Map(
    pairs.flatMap(
      ({ before, after }) => placesOf(after ?? before).map(
        (place) => [`${place.environment}
${place.cluster ?? ""}`, place]
      )
    )
  );
  const scenes = [...changed.values()].map((place) => sceneOf2(place, pairs, sides));
  const found = findFindings(scenes, masking).filter(({ severity }) => severity !== "note");
  return [...new Map(found.map((finding) => [JSON.stringify(finding), finding])).values()];
}
function placesOf(unit) {
  const environments = new Set((unit?.parts ?? []).map((part) => part.environment));
  return [...environments].map((environment) => ({ environment, cluster: unit?.cluster }));
}
function sceneOf2(place, pairs, { before, after }) {
  const isHere = (unit) => unit.cluster === place.cluster && unit.parts.some((part) => part.environment === place.environment);
  return {
    name: place.environment,
    before: before.filter(isHere).flatMap(objectsOf2),
    after: after.filter(isHere).flatMap(objectsOf2),
    rendering: pairs.flatMap(
      (pair) => pair.after !== void 0 && isHere(pair.after) ? newInSilence(pair.before, pair.after) : []
    )
  };
}
function newInSilence(before, after) {
  if (after.build.kind !== "built") return [];
  const old = before?.build.kind === "built" ? before.build.findings : [];
  const known = new Set(old.map(({ code: code2, message }) => `${code2}
${message}`));
  return after.build.findings.filter(({ code: code2, message }) => !known.has(`${code2}
${message}`));
}

export {
  titleOf,
  valueAt,
  textAt,
  listAt,
  findingsPieces,
  findingsSummary,
  Masked,
  counted,
  hiddenSentence,
  diffPieces,
  renderedRows,
  blocking,
  createMask,
  renderedOrigin,
  diffJson,
  renderUnits,
  environmentOf,
  pairUnits,
  changedUnits,
  objectsOf2 as objectsOf,
  environmentsOf,
  showUnits,
  findingsIn
};
