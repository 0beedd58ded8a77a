import { createRequire as __createRequire } from 'node:module'
const require = __createRequire(import.meta.url)
import {
  withoutInvisible
} from "./chunk-XGKTQX3O.js";

// src/promotion/rollout.ts
function mayBeSeen({ clusters }) {
  const open = clusters.filter(({ verdict }) => verdict === "in-progress" || verdict === "unknown");
  return open.length === 0 || open.some(({ lasting }) => lasting === void 0);
}

// src/report/result.ts
var byWeight = [
  "failed",
  "refused",
  "unknown",
  "cancelled",
  "superseded",
  "merged",
  "succeeded",
  "nothing-to-do"
];
var verdicts = [...byWeight, "waiting", "answered"];
function resultOf({ promotions, dryRun }) {
  const open = promotions.filter(({ state }) => state !== "ended");
  if (dryRun) return { verdict: promotions.some(wouldBeRefused) ? "refused" : "answered" };
  if (open.length > 0) return { verdict: "waiting", waitsFor: open.some(isMoving) ? "machine" : "person" };
  const worst = byWeight.find((verdict) => promotions.some((promotion) => promotion.verdict === verdict));
  return { verdict: worst ?? "nothing-to-do" };
}
function wouldBeRefused({ verdict, gates }) {
  if (verdict === "nothing-to-do") return false;
  return verdict === "refused" || gates.some((gate) => gate.status === "blocked");
}
function isMoving({ state, rollout }) {
  return state !== "waiting" && state !== "requested" && (rollout === void 0 || mayBeSeen(rollout));
}

// src/report/encode.ts
var longestWord = 300;
function code(text, longest = longestWord) {
  const clean = withoutInvisible(text.replace(/\s+/g, " ")).trim();
  const shown = cut(clean === "" ? "(empty)" : clean, longest);
  const runs = shown.match(/`+/g) ?? [];
  const fence2 = "`".repeat(Math.max(0, ...runs.map((run) => run.length)) + 1);
  const pad = shown.startsWith("`") || shown.endsWith("`") ? " " : "";
  return `${fence2}${pad}${shown}${pad}${fence2}`;
}
function cut(text, longest) {
  if (text.length <= longest) return text;
  const characters = Array.from(text);
  return characters.length <= longest ? text : `${characters.slice(0, longest - 1).join("")}\u2026`;
}
var copied = /(?<!\S)(\/(?:promote \S+ (?:from \S+ )?to \S+|(?:explain|cancel) p-\w{6}\S*|(?:rollback|verify|restart|history|list) \S+(?: on \S+(?: to \S+)?)?))/;
var quoted = /(?<=^|\s)(`[^`]+`)(?=[.,;:!?]*(?:\s|$))/;
function prose(text) {
  const pieces = withoutInvisible(text).trim().split(quoted);
  return pieces.map((piece, index) => index % 2 === 1 ? code(piece.slice(1, -1)) : sentence(piece, index === 0)).join("").replace(/\s+/g, " ").trim();
}
function sentence(text, first) {
  return text.split(copied).map((piece, index) => index % 2 === 1 ? command(piece) : words(piece, first && index === 0)).join("");
}
function command(text) {
  const [, line = "", after = ""] = /^(.*?)([.,;:!?]*)$/s.exec(text) ?? [];
  return `${code(line)}${after}`;
}
function beforeColon(name) {
  return name.includes(":") ? code(name) : prose(name);
}
var opening = /^(?:[-+=]+|\d{1,9}[.)]|\/.*)$/;
function words(text, first) {
  return text.replace(/\S+/g, (word, at) => {
    if (first && at === 0 && opening.test(word)) return code(word);
    const [, before = "", inner = "", after = ""] = /^([("“'‘]*)(.*?)([.,;:!?)"”'’]*)$/s.exec(word) ?? [];
    return isHarmless(word) ? word : `${before}${code(inner)}${after}`;
  });
}
var harmless = /^[\p{L}\p{M}\p{N}.,;:!?'’‘“”"()/%–—…→←×·+=\p{So}\p{Emoji_Presentation}-]*$/u;
var acting = /:\/\/|www\.|:[\w+-]+:|gh-\d|(?<![\p{L}\p{N}])[0-9a-f]{7,}(?![\p{L}\p{N}])/iu;
function isHarmless(word) {
  return harmless.test(word) && !acting.test(word);
}
function mention(login) {
  return isLogin(login) ? `@${login}` : code(login);
}
function named(login) {
  return code(`@${login}`);
}
function isLogin(text) {
  return /^[a-z0-9](?:[a-z0-9_]|-(?=[a-z0-9]))*(?:\[bot\])?$/i.test(text) && text.length <= 60;
}
function htmlCode(text) {
  const clean = cut(withoutInvisible(text.replace(/\s+/g, " ")).trim(), longestWord);
  return `<code>${clean.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;")}</code>`;
}
function link(text, url) {
  return /^https?:\/\/[\w.~:/?#@!$&'*+,;=%[\]-]+$/.test(url) ? `[${text}](<${url}>)` : text;
}
function row(...cells) {
  const safe = cells.map(
    (cell) => cell.replace(/(\\*)\|/g, (_, slashes) => `${slashes}${slashes.length % 2 === 0 ? "\\" : ""}|`)
  );
  return `| ${safe.join(" | ")} |`;
}
var zeroWidth = "\u200B";
function inert(text) {
  return withoutInvisible(text.replace(/\s+/g, " ")).trim().replace(/(?<![\p{L}\p{N}_])@(?=[\p{L}\p{N}_-])/gu, `@${zeroWidth}`).replace(/#(?=\d)/g, `#${zeroWidth}`).replace(/(?<![\p{L}\p{N}])(gh)-(?=\d)/giu, `$1-${zeroWidth}`).replace(/:\/\//g, `:${zeroWidth}//`).replace(/www\./gi, (found) => `${found.slice(0, 3)}${zeroWidth}.`).replace(/\[(?=\s*(?:skip|no|ci|actions)\b)/gi, `[${zeroWidth}`).replace(/\*\*\*(?=no_ci)/gi, `**${zeroWidth}*`);
}
function withoutBreaks(text) {
  return text.replaceAll(zeroWidth, "");
}
function fence(lines, language) {
  const text = lines.map((line) => cut(withoutInvisible(line.replace(/[\r\n]+/g, " ")), 1e3)).join("\n");
  const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map((run) => run.length));
  const marker2 = "`".repeat(longest + 1);
  return `${marker2}${language}
${text}
${marker2}`;
}

// src/report/trace.ts
var mostStored = 2e4;
var longestDetail = 200;
function storedTraces(traces) {
  let left = mostStored;
  return traces.map((gates) => {
    if (gates.every(({ status }) => status === "not-evaluated")) return void 0;
    const stored = gates.map(
      ({ gate, status, detail }) => [gate, status, cut(detail, longestDetail)]
    );
    left -= JSON.stringify(stored).length;
    return left < 0 ? void 0 : stored;
  });
}
var names = {
  known: true,
  permitted: true,
  pinned: true,
  proven: true,
  findings: true,
  order: true,
  slot: true,
  checks: true,
  approved: true,
  unchanged: true
};
var statuses = ["passed", "pending", "blocked", "not-evaluated"];
function parseTrace(value) {
  if (!Array.isArray(value)) return [];
  return value.flatMap((stored) => {
    const [name, found, detail] = Array.isArray(stored) ? stored : [];
    const status = statuses.find((each) => each === found);
    if (typeof name !== "string" || !Object.hasOwn(names, name) || status === void 0) return [];
    return typeof detail === "string" ? [{ gate: name, status, detail }] : [];
  });
}

// src/report/marker.ts
var version = 1;
var shape = /^<!-- lockkeeper:v(\d{1,3}) (reply|proposal|outcome|render) (\{.*\}) -->$/;
function replyMarker(record) {
  const traces = storedTraces(record.slips.map(({ gates = [] }) => gates));
  const slips = record.slips.map(({ app, environment, version: to }, index) => ({
    ...{ app, environment, version: to },
    gates: traces[index]
  }));
  return marker("reply", { ...record, slips });
}
var mostEdits = 50;
var longestValue = 200;
function proposalMarker({ claim, change, ended, asked }) {
  return marker("proposal", {
    claim,
    from: change.from,
    rendered: change.rendered,
    edits: change.edits.slice(0, mostEdits).map((edit) => ({
      ...edit,
      before: cut(edit.before, longestValue),
      after: cut(edit.after, longestValue)
    })),
    ended,
    asked
  });
}
function outcomeMarker(key) {
  return marker("outcome", { key });
}
function renderMarker(key) {
  return marker("render", { key });
}
function marker(kind, content) {
  const json = JSON.stringify(content).replace(
    /[<>&]|--|[^ -~]/g,
    (found) => Array.from({ length: found.length }, (_, index) => escapeUnit(found, index)).join("")
  );
  return `<!-- lockkeeper:v${version} ${kind} ${json} -->`;
}
function escapeUnit(text, index) {
  return `\\u${text.charCodeAt(index).toString(16).padStart(4, "0")}`;
}
function readMarker(body, kind) {
  const [, number = "", found, json = ""] = shape.exec(lastLine(body)) ?? [];
  if (found !== kind || Number(number) > version) return void 0;
  const content = parseJson(json);
  return content === void 0 ? void 0 : { version: Number(number), content };
}
function lastLine(body) {
  const text = body.trimEnd();
  return text.slice(Math.max(text.lastIndexOf("\n"), text.lastIndexOf("\r")) + 1);
}
function isMarked(body) {
  return shape.test(lastLine(body));
}
function parseJson(json) {
  try {
    return asObject(JSON.parse(json));
  } catch {
    return void 0;
  }
}
function readReplyMarker(body) {
  const read = readMarker(body, "reply");
  if (read === void 0) return void 0;
  return read.version === 0 ? parseFirstReply(read.content) : parseReply(read.content);
}
function parseFirstReply({ request, verb, terminal }) {
  if (typeof request !== "string" || typeof verb !== "string" || typeof terminal !== "boolean")
    return void 0;
  return { key: request, verb, done: terminal, slips: [] };
}
function parseReply({ key, verb, done, slips, cancels, result }) {
  if (typeof key !== "string" || typeof verb !== "string" || typeof done !== "boolean") return void 0;
  const read = asArray(slips)?.map(parseSlip) ?? [];
  if (read.includes(void 0)) return void 0;
  const cancelled = asObject(cancels);
  return {
    key,
    verb,
    done,
    slips: read.filter((slip) => slip !== void 0),
    ...typeof cancelled?.key === "string" && typeof cancelled.by === "string" ? { cancels: { key: cancelled.key, by: cancelled.by } } : {},
    ...parseResult(asObject(result))
  };
}
function parseResult(result) {
  const verdict = verdicts.find((known) => known === result?.verdict);
  const waitsFor = ["person", "machine"].find((known) => known === result?.waitsFor);
  return verdict === void 0 ? {} : { result: { verdict, ...waitsFor === void 0 ? {} : { waitsFor } } };
}
function parseSlip(value) {
  const { app, environment, version: to, gates } = asObject(value) ?? {};
  if (typeof app !== "string" || typeof environment !== "string" || typeof to !== "string") return void 0;
  const trace = parseTrace(gates);
  return { app, environment, version: to, ...trace.length === 0 ? {} : { gates: trace } };
}
function readProposalMarker(body) {
  const content = readMarker(body, "proposal")?.content;
  const claim = parseClaim(asObject(content?.claim));
  if (content === void 0 || claim === void 0) return void 0;
  const from = content.from;
  const edits = (asArray(content.edits) ?? []).map(parseEdit).filter((edit) => edit !== void 0);
  const ended = parseEnd(asObject(content.ended));
  const asked = parseAsked(asObject(content.asked));
  return {
    claim,
    change: {
      from: typeof from === "string" ? from : void 0,
      edits,
      ...parseSize(asObject(content.rendered))
    },
    ...ended === void 0 ? {} : { ended },
    ...asked === void 0 ? {} : { asked }
  };
}
function parseSize(value) {
  const { objects, fields } = value ?? {};
  return typeof objects === "number" && typeof fields === "number" ? { rendered: { objects, fields } } : {};
}
function parseAsked(value) {
  const { issue, createdAt, source, reason } = value ?? {};
  if (typeof issue !== "number" || typeof createdAt !== "string" || typeof source !== "string")
    return void 0;
  const moment = new Date(createdAt);
  if (Number.isNaN(moment.getTime())) return void 0;
  return { issue, createdAt: moment, source, ...typeof reason === "string" ? { reason } : {} };
}
function parseClaim(value) {
  const { request, app, environment, version: to, digest } = value ?? {};
  const { id, login } = asObject(value?.requestedBy) ?? {};
  if (typeof request !== "string" || typeof app !== "string" || typeof environment !== "string")
    return void 0;
  if (typeof to !== "string" || typeof digest !== "string") return void 0;
  if (typeof id !== "number" || !Number.isSafeInteger(id) || typeof login !== "string") return void 0;
  return { request, app, environment, version: to, requestedBy: { id, login }, digest };
}
function parseEdit(value) {
  const { file, document, path, line, column, before, after } = asObject(value) ?? {};
  if (typeof file !== "string" || typeof path !== "string") return void 0;
  if (typeof before !== "string" || typeof after !== "string") return void 0;
  if (typeof document !== "number" || typeof line !== "number" || typeof column !== "number") return void 0;
  return { file, document, path, line, column, before, after };
}
function parseEnd(value) {
  const { kind, by, because } = value ?? {};
  if (kind === "redone" || kind === "needless") return { kind };
  if (kind === "cancelled" && typeof by === "string") return { kind, by };
  const isReason = kind === "refused" || kind === "failed";
  return isReason && typeof because === "string" ? { kind, because } : void 0;
}
function readOutcomeMarker(body) {
  const key = readMarker(body, "outcome")?.content.key;
  return typeof key === "string" ? key : void 0;
}
function readRenderMarker(body) {
  const key = readMarker(body, "render")?.content.key;
  return typeof key === "string" ? key : void 0;
}
function asObject(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? value : void 0;
}
function asArray(value) {
  return Array.isArray(value) ? value : void 0;
}

// src/lib/recent-map.ts
function partOf(map, prefix) {
  return {
    get: (key) => map.get(prefix + key),
    set: (key, value, weight) => map.set(prefix + key, value, weight),
    delete: (key) => map.delete(prefix + key)
  };
}
function createRecentMap(capacity) {
  const kept = /* @__PURE__ */ new Map();
  let total = 0;
  const remove = (key) => {
    total -= kept.get(key)?.weight ?? 0;
    kept.delete(key);
  };
  return {
    get(key) {
      const found = kept.get(key);
      if (found === void 0) return void 0;
      kept.delete(key);
      kept.set(key, found);
      return found.value;
    },
    set(key, value, weight) {
      remove(key);
      if (weight > capacity) return;
      kept.set(key, { value, weight });
      total += weight;
      for (const oldest of kept.keys()) {
        if (total <= capacity) return;
        remove(oldest);
      }
    },
    delete: remove
  };
}

export {
  code,
  cut,
  prose,
  beforeColon,
  mention,
  named,
  isLogin,
  htmlCode,
  link,
  row,
  inert,
  withoutBreaks,
  fence,
  mayBeSeen,
  resultOf,
  replyMarker,
  proposalMarker,
  outcomeMarker,
  renderMarker,
  isMarked,
  readReplyMarker,
  readProposalMarker,
  readOutcomeMarker,
  readRenderMarker,
  partOf,
  createRecentMap
};
