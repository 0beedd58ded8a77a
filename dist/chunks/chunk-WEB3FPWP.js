import { createRequire as __createRequire } from 'node:module'
const require = __createRequire(import.meta.url)
import {
  parserWords,
  require_dist
} from "./chunk-DIVVM5LI.js";
import {
  durationExample,
  parseDuration
} from "./chunk-PFVNQGYH.js";
import {
  similar
} from "./chunk-FKC2CM2K.js";
import {
  isAppName,
  parseEnvironmentName
} from "./chunk-NH74PUX4.js";
import {
  NEVER,
  _enum,
  array,
  boolean,
  literal,
  record,
  strictObject,
  string,
  union
} from "./chunk-C6CPXS2Y.js";
import {
  __toESM
} from "./chunk-DIT3HX7E.js";

// src/config/parse.ts
var import_yaml2 = __toESM(require_dist(), 1);

// src/lib/repeated.ts
function repeated(items, keyOf) {
  const seen = /* @__PURE__ */ new Set();
  return items.filter((item) => {
    const key = keyOf(item);
    const isAgain = seen.has(key);
    seen.add(key);
    return isAgain;
  });
}

// src/config/schema.ts
var text = string().min(1);
var texts = array(text);
var Duration = string().transform((text2, context) => {
  const duration = parseDuration(text2);
  if (duration !== void 0) return duration;
  context.addIssue({ code: "custom", message: durationExample });
  return NEVER;
});
var EnvironmentName = string().refine((name) => parseEnvironmentName(name) !== void 0, {
  error: 'a name of letters, digits, ".", "_" and "-", as a folder or a branch could have'
});
var Repository = string().regex(/^[A-Za-z0-9-]+\/[A-Za-z0-9._-]+$/, { error: "owner/name of a repository" });
var Source = union(
  [Repository, strictObject({ repository: Repository, apps: texts.min(1).optional() })],
  {
    error: 'owner/name, or a map with "repository" and "apps"'
  }
);
var Environment = strictObject({
  name: EnvironmentName,
  paths: texts.optional(),
  clusters: texts.optional(),
  namespaces: texts.optional(),
  after: array(EnvironmentName).optional(),
  production: boolean().optional(),
  merge: _enum(["when-green", "after-approval", "never"]).optional(),
  autoMerge: boolean().optional(),
  requiredChecks: texts.optional(),
  allow: strictObject({ users: texts.optional(), teams: texts.optional(), workflows: texts.optional() }).optional(),
  delivery: _enum(["flux", "apply"]).optional(),
  timeout: Duration.optional(),
  onFailure: _enum(["propose-rollback", "rollback", "nothing"]).optional()
});
var Cluster = strictObject({ kubeconfig: text, context: text.optional() });
var App = strictObject({
  images: texts.optional(),
  chart: text.optional(),
  tagPattern: string().regex(/^[^{}]*\{version\}[^{}]*$/, { error: 'a text with {version} in it, such as "v{version}"' }).optional(),
  pins: array(strictObject({ environment: EnvironmentName, file: text, path: text })).optional()
});
var Config = strictObject({
  version: literal(1),
  sources: array(Source).optional(),
  versions: _enum(["known", "strict", "any"]).optional(),
  unproven: _enum(["show", "block"]).optional(),
  findings: strictObject({ block: texts.optional() }).optional(),
  environments: array(Environment).min(1, { error: "at least one environment" }).optional(),
  clusters: record(text, Cluster).optional(),
  apps: record(text, App).optional(),
  labels: strictObject({ environment: text, app: text }).optional()
});
var laterKeys = {
  "environments.*": [
    "soak",
    "freeze",
    "freezes",
    "approvals",
    "locks",
    "autoPromotion",
    "auto-promotion",
    "autoPromote"
  ]
};
var knownKeys = {
  "": Object.keys(Config.shape),
  findings: ["block"],
  "sources.*": ["repository", "apps"],
  "environments.*": Object.keys(Environment.shape),
  "environments.*.allow": ["users", "teams", "workflows"],
  "clusters.*": Object.keys(Cluster.shape),
  "apps.*": Object.keys(App.shape),
  "apps.*.pins.*": ["environment", "file", "path"],
  labels: ["environment", "app"]
};

// src/config/issues.ts
var mostProblems = 100;
function issueProblems(issue, value, located) {
  const { path } = issue;
  if (issue.code === "unrecognized_keys")
    return issue.keys.slice(0, mostProblems).map((key) => unknownKey([...path, key], located));
  if (issue.code === "invalid_union" && isObject(valueAt(value, path)))
    return unionProblems(issue, value, located);
  const at = valueAt(value, path);
  const name = path.length === 0 ? "The configuration" : formatPath(path);
  if (at === void 0) {
    return [
      {
        code: "MISSING_KEY",
        message: `${name} is missing: ${expected(issue)}.`,
        place: located.placeOf(path)
      }
    ];
  }
  const found = `${name} is ${show(at)}, but must be ${expected(issue)}.`;
  const advice = adviceOn(issue, at);
  return [
    {
      code: "INVALID_VALUE",
      message: found,
      place: located.placeOf(path),
      ...advice === void 0 ? {} : { advice }
    }
  ];
}
function adviceOn(issue, value) {
  if (issue.code !== "invalid_value" || typeof value !== "string") return void 0;
  const [nearest] = similar(value, issue.values.map(String));
  if (nearest === void 0) return void 0;
  return nearest === value ? `Write ${value} without quotes.` : `Did you mean ${nearest}?`;
}
function unionProblems(issue, value, located) {
  const inner = issue.errors.at(-1) ?? [];
  return inner.flatMap(
    (each) => issueProblems({ ...each, path: [...issue.path, ...each.path] }, value, located)
  );
}
function unknownKey(path, located) {
  const key = String(path.at(-1));
  const map = path.slice(0, -1);
  const pattern = map.map((step, index) => isFreeStep(map, index) ? "*" : String(step)).join(".");
  const place = located.placeOfKey(path);
  if (laterKeys[pattern]?.includes(key) === true) {
    return {
      code: "NOT_YET_SUPPORTED",
      message: `${formatPath(path)} is not yet supported.`,
      place,
      advice: "Remove it for now."
    };
  }
  const known = knownKeys[pattern] ?? [];
  const [nearest] = similar(key, known);
  const where = map.length === 0 ? "here" : `in ${formatPath(map)}`;
  const meant = nearest === void 0 ? "" : `Did you mean ${nearest}? `;
  return {
    code: "UNKNOWN_KEY",
    message: `"${key}" is no key ${where}.`,
    place,
    advice: `${meant}Allowed: ${known.join(", ")}.`
  };
}
function isFreeStep(map, index) {
  return typeof map[index] === "number" || index === 1 && (map[0] === "apps" || map[0] === "clusters");
}
function expected(issue) {
  switch (issue.code) {
    case "invalid_value":
      return issue.values.length === 1 ? literal2(issue.values[0]) : `one of ${issue.values.join(", ")}`;
    case "invalid_type":
      return typeNames[issue.expected] ?? issue.expected;
    case "too_small":
      return issue.origin === "string" ? "a text that is not empty" : issue.message;
    default:
      return issue.message;
  }
}
function literal2(value) {
  return typeof value === "number" ? `the number ${value}` : String(value);
}
var typeNames = {
  string: "a text",
  boolean: "true or false",
  array: "a list",
  object: "a map",
  record: "a map",
  number: "a number"
};
function isObject(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
function valueAt(value, path) {
  return path.reduce(
    (current, step) => typeof current === "object" && current !== null && Object.hasOwn(current, step) ? current[step] : void 0,
    value
  );
}
function show(value) {
  if (value === null) return "empty";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object") return "a map";
  const shown = String(value);
  return `"${shown.length > 80 ? `${shown.slice(0, 80)}\u2026` : shown}"`;
}
function formatPath(path) {
  return path.map(
    (step, index) => typeof step === "number" ? `[${step}]` : `${index === 0 ? "" : "."}${String(step)}`
  ).join("");
}

// src/config/place.ts
var import_yaml = __toESM(require_dist(), 1);
function locate(contents, place) {
  return {
    placeOf: (path) => place(offsetOf(contents, path, "value")),
    placeOfKey: (path) => place(offsetOf(contents, path, "key"))
  };
}
function offsetOf(contents, path, part) {
  let node = contents;
  let offset = contents.range?.[0] ?? 0;
  for (const [index, step] of path.entries()) {
    const pair = (0, import_yaml.isMap)(node) ? node.items.find(({ key: key2 }) => (0, import_yaml.isScalar)(key2) && String(key2.value) === String(step)) : void 0;
    const key = pair?.key;
    const value = pair === void 0 && (0, import_yaml.isSeq)(node) && typeof step === "number" ? node.items[step] : pair?.value;
    const keyOffset = (0, import_yaml.isScalar)(key) ? key.range?.[0] ?? offset : offset;
    if (value === void 0 && pair === void 0) return offset;
    offset = keyOffset;
    if (part === "key" && index === path.length - 1) return offset;
    offset = rangeStart(value) ?? offset;
    node = value;
  }
  return offset;
}
function rangeStart(node) {
  if ((0, import_yaml.isAlias)(node) || (0, import_yaml.isMap)(node) || (0, import_yaml.isSeq)(node) || (0, import_yaml.isScalar)(node)) return node.range?.[0];
  return void 0;
}

// src/config/rules.ts
var rules = [
  environmentsAreDistinct,
  upstreamIsKnown,
  orderHasNoCycle,
  clustersAreDeclared,
  pinsNameKnownEnvironments,
  sourcesAreDistinct,
  appNamesCanBeTyped,
  autoMergeHasNothingBeside
];
function environmentsAreDistinct({ environments = [] }, located) {
  const indexed = environments.map(({ name }, index) => ({ name, index }));
  return repeated(indexed, ({ name }) => name.toLowerCase()).slice(0, mostProblems).map(({ name, index }) => {
    const message = `The environment "${name}" is listed twice.`;
    return {
      code: "DUPLICATE_ENVIRONMENT",
      message,
      place: located.placeOf(["environments", index, "name"])
    };
  });
}
function upstreamIsKnown({ environments = [] }, located) {
  const names = environments.map(({ name }) => name);
  const used = environments.flatMap(
    ({ after = [] }, index) => after.map((name, position) => ({ name, path: ["environments", index, "after", position] }))
  );
  return unknownNames("environment", used, names, located);
}
function unknownNames(what, used, known, located) {
  const names = new Set(known);
  return used.filter(({ name }) => !names.has(name)).slice(0, mostProblems).map(({ name, path }) => unknownName(what, name, known, located.placeOf(path)));
}
var mostListed = 50;
function unknownName(what, name, known, place) {
  const [nearest] = similar(name, known);
  const meant = nearest === void 0 ? "" : `Did you mean ${nearest}? `;
  const more = known.length > mostListed ? ` and ${known.length - mostListed} more` : "";
  const list = known.length === 0 ? "There are none." : `Listed: ${known.slice(0, mostListed).join(", ")}${more}.`;
  return {
    code: `UNKNOWN_${what.toUpperCase()}`,
    message: `No ${what} is called "${name}".`,
    ...place === void 0 ? {} : { place },
    advice: `${meant}${list}`
  };
}
function orderHasNoCycle({ environments = [] }, located) {
  const upstream = new Map(
    environments.map(({ name, after }, index) => [
      name,
      after ?? environments.slice(Math.max(index - 1, 0), index).map((before) => before.name)
    ])
  );
  const circles = environments.flatMap(({ name, after }, index) => {
    const way = after === void 0 ? void 0 : wayBack(name, upstream);
    if (way === void 0) return [];
    const message = `The order goes round in a circle: ${way.join(" after ")}.`;
    return [{ code: "CIRCULAR_ORDER", message, place: located.placeOf(["environments", index, "after"]) }];
  });
  return circles.slice(0, 1);
}
function wayBack(start, upstream) {
  const before = /* @__PURE__ */ new Map();
  const open = [start];
  for (let name = open.pop(); name !== void 0; name = open.pop()) {
    for (const next of upstream.get(name) ?? []) {
      if (next === start) return wayTo(name, before, [start]);
      if (before.has(next)) continue;
      before.set(next, name);
      open.push(next);
    }
  }
  return void 0;
}
function wayTo(name, before, end) {
  const way = [...end];
  for (let at = name; at !== void 0; at = before.get(at)) way.unshift(at);
  return way;
}
function clustersAreDeclared({ environments = [], clusters = {} }, located) {
  const used = environments.flatMap(
    ({ clusters: names = [] }, index) => names.map((name, position) => ({ name, path: ["environments", index, "clusters", position] }))
  );
  return unknownNames("cluster", used, Object.keys(clusters), located);
}
function pinsNameKnownEnvironments({ environments, apps = {} }, located) {
  if (environments === void 0) return [];
  const names = environments.map(({ name }) => name);
  const used = Object.entries(apps).flatMap(
    ([app, { pins = [] }]) => pins.map(({ environment: name }, index) => ({ name, path: ["apps", app, "pins", index, "environment"] }))
  );
  return unknownNames("environment", used, names, located);
}
function sourcesAreDistinct({ sources = [] }, located) {
  const names = sources.map((source, index) => ({
    name: (typeof source === "string" ? source : source.repository).toLowerCase(),
    index
  }));
  return repeated(names, ({ name }) => name).slice(0, mostProblems).map(({ name, index }) => ({
    code: "DUPLICATE_SOURCE",
    message: `The source "${name}" is listed twice.`,
    place: located.placeOf(["sources", index])
  }));
}
function autoMergeHasNothingBeside({ environments = [] }, located) {
  return environments.flatMap(({ name, autoMerge, merge, delivery }, index) => {
    const beside = merge === "never" ? "merge: never" : delivery === "apply" ? "delivery: apply" : void 0;
    if (autoMerge !== true || beside === void 0) return [];
    return [
      {
        code: "CONTRADICTING_AUTO_MERGE",
        message: `"autoMerge" lets GitHub merge what is for ${name}, and "${beside}" keeps it from that.`,
        place: located.placeOf(["environments", index, "autoMerge"]),
        advice: "Leave one of them out."
      }
    ];
  });
}
function appNamesCanBeTyped({ apps = {} }, located) {
  return Object.keys(apps).filter((name) => !isAppName(name)).slice(0, mostProblems).map((name) => ({
    code: "INVALID_APP_NAME",
    message: `"${name}" cannot be an app's name: letters, digits, ".", "_" and "-" only.`,
    place: located.placeOfKey(["apps", name])
  }));
}

// src/config/parse.ts
var longestConfig = 131072;
function parseConfig(text2, file = ".github/lockkeeper.yml") {
  if (text2.length > longestConfig) return tooLong(file, text2.length);
  const lines = new import_yaml2.LineCounter();
  const documents = (0, import_yaml2.parseAllDocuments)(text2, {
    lineCounter: lines,
    prettyErrors: false,
    // The parser would compare each key with each; see `refusedNodes`.
    uniqueKeys: false,
    logLevel: "silent"
  });
  const list = Array.isArray(documents) ? documents : [];
  const place = (offset) => placeAt(lines, file, offset);
  const errors = list.flatMap((document2) => document2.errors);
  if (errors.length > 0) {
    return {
      kind: "problems",
      problems: errors.slice(0, mostProblems).map((error) => syntaxProblem(error.message, place(error.pos[0])))
    };
  }
  const [document] = list;
  const contents = document?.contents ?? null;
  if (document === void 0 || contents === null) return emptyFile(place(0));
  const refused = refusedNodes(list.length, contents, place);
  if (refused.length > 0) return { kind: "problems", problems: refused.slice(0, mostProblems) };
  return checkShape(document.toJS({ mapAsMap: false }), locate(contents, place));
}
function placeAt(lines, file, offset) {
  const { line, col } = lines.linePos(offset);
  return { file, line: Math.max(line, 1), column: Math.max(col, 1) };
}
function emptyFile(place) {
  const problem = {
    code: "EMPTY_CONFIG",
    message: "The configuration is empty.",
    place,
    advice: 'Write at least "version: 1", or delete the file: everything is then discovered.'
  };
  return { kind: "problems", problems: [problem] };
}
function tooLong(file, length) {
  const problem = {
    code: "TOO_LONG",
    message: `The configuration has ${length} characters; at most ${longestConfig} are read.`,
    place: { file, line: 1, column: 1 },
    advice: "What it does not say is discovered: write only what differs."
  };
  return { kind: "problems", problems: [problem] };
}
function syntaxProblem(message, place) {
  return {
    code: "MALFORMED_YAML",
    message: `The configuration cannot be read as YAML: ${parserWords(message)}.`,
    place
  };
}
function refusedNodes(documents, contents, place) {
  const problems = [];
  if (documents > 1) {
    const message = `The file holds ${documents} documents; a configuration is one.`;
    problems.push({ code: "SEVERAL_DOCUMENTS", message, place: place(contents.range[2]) });
  }
  (0, import_yaml2.visit)(contents, {
    Map: (_, { items }) => {
      for (const pair of repeated(items, (each) => (0, import_yaml2.isScalar)(each.key) ? each.key.value : each))
        problems.push(twice(place(pair.key.range[0])));
    },
    Alias: (_, node) => {
      const message = `The alias *${node.source} is not allowed here.`;
      problems.push({
        code: "ALIAS",
        message,
        place: place(node.range?.[0] ?? 0),
        advice: "Write the value out."
      });
    }
  });
  return problems;
}
function twice(place) {
  return { code: "DUPLICATE_KEY", message: "This key stands here twice.", place, advice: "Keep one of them." };
}
function checkShape(value, located) {
  const parsed = Config.safeParse(value);
  if (!parsed.success) {
    const issues = parsed.error.issues.slice(0, mostProblems);
    const problems2 = issues.flatMap((issue) => issueProblems(issue, value, located));
    return { kind: "problems", problems: inOrder(problems2) };
  }
  const problems = rules.flatMap((rule) => rule(parsed.data, located));
  return problems.length > 0 ? { kind: "problems", problems: inOrder(problems) } : { kind: "config", config: parsed.data };
}
function inOrder(problems) {
  return [...problems].sort(
    (left, right) => (left.place?.line ?? 0) - (right.place?.line ?? 0) || (left.place?.column ?? 0) - (right.place?.column ?? 0)
  );
}

export {
  repeated,
  longestConfig,
  parseConfig
};
