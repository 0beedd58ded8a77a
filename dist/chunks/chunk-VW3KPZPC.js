import { createRequire as __createRequire } from 'node:module'
const require = __createRequire(import.meta.url)
import {
  parserWords,
  require_dist
} from "./chunk-DIVVM5LI.js";
import {
  similar
} from "./chunk-FKC2CM2K.js";
import {
  formatPointer,
  indexSegment,
  keyedSegment,
  parsePointer
} from "./chunk-3OH2UTVQ.js";
import {
  EVENT_ID,
  SCALAR_STYLE,
  YAMLException,
  getScalarValue,
  parseEvents
} from "./chunk-2X63PDCU.js";
import {
  createRecentMap,
  partOf
} from "./chunk-PKKGHBBQ.js";
import {
  withoutInvisible
} from "./chunk-XGKTQX3O.js";
import {
  ProblemError
} from "./chunk-AHQ7OKK4.js";
import {
  isAppName,
  parseEnvironmentName
} from "./chunk-NH74PUX4.js";
import {
  __toESM
} from "./chunk-DIT3HX7E.js";

// src/promotion/pins.ts
function pinsOf(fleet, app2, environment) {
  return fleet.pins.filter((pin) => pin.app === app2 && pin.environment === environment);
}
function versionsIn(fleet, app2, environment) {
  return [...new Set(pinsOf(fleet, app2, environment).map((pin) => pin.version))];
}
function pinnedVersions(fleet, app2) {
  return [...new Set(fleet.pins.filter((pin) => pin.app === app2).map((pin) => pin.version))];
}
function sameVersion(left, right) {
  if (left === right) return true;
  const [[tag3 = "", digest], [otherTag = "", otherDigest]] = [left.split("@"), right.split("@")];
  const same = withoutPrefix(tag3) === withoutPrefix(otherTag);
  return same && (digest === void 0 || otherDigest === void 0 || digest === otherDigest);
}
function pinHas(pin, version) {
  const [tag3 = "", digest] = version.startsWith("sha256:") ? [pin.version, version] : version.split("@");
  return sameVersion(pin.version, tag3) && (digest === void 0 || pin.digest === digest);
}
function withoutPrefix(version) {
  return version.replace(/^v(?=\d)/, "");
}
function sharedWith(fleet, pin) {
  const others = fleet.pins.filter(
    (other) => other.file === pin.file && other.document === pin.document && other.path === pin.path && (other.environment !== pin.environment || other.app !== pin.app)
  );
  return [
    ...new Set(others.map((other) => other.environment === pin.environment ? other.app : other.environment))
  ];
}
function movesOnly(before, after, { app: app2, environment, version }) {
  const moved = pinsOf(after, app2, environment);
  const isGoal = (pin) => pin.app === app2 && pin.environment === environment;
  const [left, right] = [before, after].map(
    ({ pins }) => pins.filter((pin) => !isGoal(pin)).flatMap(versionFact)
  );
  const same = JSON.stringify([...new Set(left)].sort()) === JSON.stringify([...new Set(right)].sort());
  return same && moved.length > 0 && moved.every((pin) => pinHas(pin, version));
}
function versionFact({ app: app2, environment, cluster, version, digest }) {
  return JSON.stringify([app2, environment, cluster, version, digest]);
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
  const { change, apiVersion, kind, namespace: namespace2, name, clusters, renamedFrom, references, fields } = object;
  return {
    change,
    apiVersion,
    kind,
    ...namespace2 === void 0 ? {} : { namespace: namespace2 },
    name,
    ...clusters === void 0 ? {} : { clusters },
    ...renamedFrom === void 0 ? {} : { renamedFrom: { ...renamedFrom } },
    ...references === void 0 ? {} : { references },
    fields: fields.map(fieldJson)
  };
}
function fieldJson({ kind, path, before, after, origin }) {
  const masked = [...maskedPaths(before, "/before"), ...maskedPaths(after, "/after")];
  return {
    path,
    ...before === void 0 ? {} : { before: toJson(before) },
    ...after === void 0 ? {} : { after: toJson(after) },
    ...kind === "order" ? { order: true } : {},
    ...masked.length === 0 ? {} : { masked },
    ...origin === void 0 ? {} : { origin: { ...origin } }
  };
}
function maskedPaths(value2, path) {
  if (value2 === void 0) return [];
  if (value2 instanceof Masked) return [path];
  if (Array.isArray(value2)) return value2.flatMap((element, at3) => maskedPaths(element, `${path}/${at3}`));
  if (!(value2 instanceof Map)) return [];
  return [...value2].flatMap(
    ([key2, field]) => maskedPaths(field, `${path}/${key2.replaceAll("~", "~0").replaceAll("/", "~1")}`)
  );
}
function toJson(value2) {
  if (value2 instanceof Masked) return `(masked ${value2.fingerprint})`;
  if (value2 instanceof Map) return Object.fromEntries([...value2].map(([key2, field]) => [key2, toJson(field)]));
  if (Array.isArray(value2)) return value2.map(toJson);
  if (typeof value2 === "bigint") return String(value2);
  if (typeof value2 === "number") return Number.isFinite(value2) ? value2 : String(value2);
  return value2;
}

// src/lib/hash.ts
import { createHash } from "node:crypto";
function sha256(text3) {
  return createHash("sha256").update(text3).digest("hex");
}
var base32Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
function shortHash(text3, length) {
  const digest = createHash("sha256").update(text3).digest();
  return Array.from(digest.subarray(0, length), (byte) => base32Alphabet.charAt(byte & 31)).join("");
}

// src/kustomize/yaml/number.ts
function formatNumber(value2) {
  if (typeof value2 === "bigint") return String(value2);
  if (Number.isInteger(value2) && Math.abs(value2) < 1e21) return formatIntegral(value2);
  return formatShortest(value2);
}
function formatIntegral(value2) {
  if (Number.isSafeInteger(value2)) return Object.is(value2, -0) ? "0" : String(value2);
  const exact2 = BigInt(String(value2));
  return exact2 >= -(2n ** 63n) && exact2 < 2n ** 64n ? String(exact2) : formatShortest(value2);
}
function formatShortest(value2) {
  const [mantissa = "", exponentText = "0"] = value2.toExponential().split("e");
  const exponent = Number(exponentText);
  if (exponent >= -4 && exponent < 6) return String(value2);
  return `${mantissa}e${exponent < 0 ? "-" : "+"}${String(Math.abs(exponent)).padStart(2, "0")}`;
}
function formatJsonNumber(value2) {
  return Object.is(value2, -0) ? "0" : String(value2);
}
function formatFloatKey(value2) {
  if (Number.isNaN(value2)) return ".nan";
  if (!Number.isFinite(value2)) return value2 > 0 ? ".inf" : "-.inf";
  const single = Math.fround(value2);
  const precision = [1, 2, 3, 4, 5, 6, 7, 8].find((digits2) => Math.fround(Number(value2.toPrecision(digits2))) === single) ?? 9;
  return formatShortest(Number(value2.toPrecision(precision)));
}

// src/kustomize/yaml/order.ts
var letter = new RegExp("^\\p{L}$", "u");
var digit = new RegExp("^\\p{Nd}$", "u");
function isLetter(code) {
  if (code < 128) return code >= 97 && code <= 122 || code >= 65 && code <= 90;
  return letter.test(String.fromCodePoint(code));
}
function isDigit(code) {
  if (code < 128) return code >= 48 && code <= 57;
  return digit.test(String.fromCodePoint(code));
}
function compareKeys(left, right) {
  const shorter = Math.min(left.length, right.length);
  let at3 = 0;
  while (at3 < shorter && left.charCodeAt(at3) === right.charCodeAt(at3)) at3++;
  if (at3 === shorter) return left.length - right.length;
  if (at3 > 0 && isHighSurrogate(left.charCodeAt(at3 - 1))) at3--;
  const first = left.codePointAt(at3) ?? 0;
  const second = right.codePointAt(at3) ?? 0;
  const firstIsLetter = isLetter(first);
  const secondIsLetter = isLetter(second);
  if (firstIsLetter && secondIsLetter) return first - second;
  if (firstIsLetter || secondIsLetter) return secondIsLetter ? -1 : 1;
  return compareNumbers(left, right, at3) || first - second;
}
function isHighSurrogate(unit) {
  return unit >= 55296 && unit <= 56319;
}
function compareNumbers(left, right, at3) {
  const lead = followsNumber(left, right, at3) ? 1 : 0;
  const [first, firstDigits] = readNumber(left, at3, lead);
  const [second, secondDigits] = readNumber(right, at3, lead);
  if (first !== second) return first < second ? -1 : 1;
  return firstDigits - secondDigits;
}
function followsNumber(left, right, at3) {
  if (left.charCodeAt(at3) !== 48 && right.charCodeAt(at3) !== 48) return false;
  for (let before = at3 - 1; before >= 0 && isDigit(left.charCodeAt(before)); before--) {
    if (left.charCodeAt(before) !== 48) return true;
  }
  return false;
}
function readNumber(text3, at3, lead) {
  let end2 = at3;
  while (end2 < text3.length && isDigit(text3.codePointAt(end2) ?? 0))
    end2 += (text3.codePointAt(end2) ?? 0) > 65535 ? 2 : 1;
  if (end2 === at3) return [lead, 0];
  const runes = Array.from(text3.slice(at3, end2), (rune) => (rune.codePointAt(0) ?? 0) - 48);
  if (runes.length > 14)
    return [
      runes.reduce((sum2, rune) => BigInt.asIntN(64, sum2 * 10n + BigInt(rune)), BigInt(lead)),
      runes.length
    ];
  return [runes.reduce((sum2, rune) => sum2 * 10 + rune, lead), runes.length];
}
function compareBytes(left, right) {
  const shorter = Math.min(left.length, right.length);
  for (let at3 = 0; at3 < shorter; at3++) {
    const first = left.charCodeAt(at3);
    const second = right.charCodeAt(at3);
    if (first === second) continue;
    const firstIsHalf = first >= 55296 && first <= 57343;
    const secondIsHalf = second >= 55296 && second <= 57343;
    if (firstIsHalf !== secondIsHalf) return firstIsHalf ? 1 : -1;
    return first - second;
  }
  return left.length - right.length;
}

// src/kustomize/yaml/value.ts
var Scalar = class {
  value;
  text;
  quoted;
  inFlow;
  constructor(value2, text3, quoted, inFlow = false) {
    this.value = value2;
    this.text = text3;
    this.quoted = quoted;
    this.inFlow = inFlow;
  }
};
function printedValue(value2) {
  if (!(value2 instanceof Scalar)) return value2;
  const becomesText = value2.inFlow && typeof value2.value !== "number" && (value2.text === "" || value2.text.includes(":"));
  return becomesText ? value2.text : value2.value;
}
function isMap(value2) {
  return value2 instanceof Map;
}

// src/kustomize/yaml/go-json.ts
var special = (
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
  /["\\<>&\u2028\u2029\0-\x1f]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/
);
var everySpecial = new RegExp(special.source, "g");
var shortEscapes = /* @__PURE__ */ new Map([
  ['"', '\\"'],
  ["\\", "\\\\"],
  ["\b", "\\b"],
  ["\f", "\\f"],
  ["\n", "\\n"],
  ["\r", "\\r"],
  ["	", "\\t"]
]);
function goJson(value2) {
  if (typeof value2 === "string") return quote(value2);
  if (typeof value2 === "number" || typeof value2 === "bigint") return formatJsonNumber(value2);
  if (Array.isArray(value2)) return `[${value2.map(goJson).join(",")}]`;
  if (value2 instanceof Scalar) return goJson(printedValue(value2));
  if (!isMap(value2)) return String(value2);
  const keys = Array.from(value2.keys()).sort(compareBytes);
  return `{${keys.map((key2) => `${quote(key2)}:${goJson(value2.get(key2) ?? null)}`).join(",")}}`;
}
function quote(text3) {
  return special.test(text3) ? `"${text3.replace(everySpecial, escapeUnit)}"` : `"${text3}"`;
}
function escapeUnit(character) {
  const short = shortEscapes.get(character);
  if (short !== void 0) return short;
  const code = character.charCodeAt(0);
  if (code >= 55296 && code <= 57343) return "\\ufffd";
  return `\\u${code.toString(16).padStart(4, "0")}`;
}

// src/kustomize/yaml/source.ts
function sourceOf(file, whole, start2 = 0, end2 = whole.length) {
  return { file, whole, origin: start2, text: `${whole.slice(start2, end2)}\0` };
}
function placeAt(file, whole, offset) {
  let line = 1;
  let lineStart = 0;
  for (let at3 = whole.indexOf("\n"); at3 !== -1 && at3 < offset; at3 = whole.indexOf("\n", at3 + 1)) {
    line++;
    lineStart = at3 + 1;
  }
  return { file, line, column: Math.min(offset, whole.length) - lineStart + 1 };
}
function placeIn(source, offset) {
  return placeAt(source.file, source.whole, source.origin + offset);
}
function problemIn(source, offset, code, message, advice) {
  const place2 = placeIn(source, offset);
  return advice === void 0 ? { code, message, place: place2 } : { code, message, place: place2, advice };
}
function refuse(source, offset, code, message, advice) {
  throw new ProblemError(problemIn(source, offset, code, message, advice));
}

// src/kustomize/yaml/scanner.ts
var streamEnd = 0;
var directive = 1;
var documentStart = 2;
var documentEnd = 3;
var blockSequenceStart = 4;
var blockMappingStart = 5;
var blockEnd = 6;
var flowSequenceStart = 7;
var flowSequenceEnd = 8;
var flowMappingStart = 9;
var flowMappingEnd = 10;
var flowEntry = 11;
var blockEntry = 12;
var key = 13;
var value = 14;
var alias = 15;
var anchor = 16;
var tag = 17;
var plainScalar = 18;
var quotedScalar = 19;
var foldedScalar = 20;
var literalScalar = 21;
var blank = 1;
var lineBreak = 2;
var end = 4;
var flowIndicator = 8;
var word = 16;
var uri = 32;
var classes = new Uint8Array(160);
for (const character of " 	") classes[character.charCodeAt(0)] = blank;
for (const character of "\n\r\x85") classes[character.charCodeAt(0)] = lineBreak;
classes[0] = end;
for (const character of ",?[]{}") classes[character.charCodeAt(0)] = flowIndicator;
for (const character of "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_-")
  classes[character.charCodeAt(0)] = word | uri;
for (const character of ";/?:@&=+$,.!~*'()[]%")
  classes[character.charCodeAt(0)] = (classes[character.charCodeAt(0)] ?? 0) | uri;
var breakOrEnd = lineBreak | end;
var blankOrEnd = blank | lineBreak | end;
var indicators = new Uint8Array(128);
for (const character of "-?:,[]{}#&*!|>'\"%@`") indicators[character.charCodeAt(0)] = 1;
var escapes = /* @__PURE__ */ new Map([
  ["0", "\0"],
  ["a", "\x07"],
  ["b", "\b"],
  ["t", "	"],
  ["	", "	"],
  ["n", "\n"],
  ["v", "\v"],
  ["f", "\f"],
  ["r", "\r"],
  ["e", "\x1B"],
  [" ", " "],
  ['"', '"'],
  ["'", "'"],
  ["\\", "\\"],
  ["N", "\x85"],
  ["_", "\xA0"],
  ["L", "\u2028"],
  ["P", "\u2029"]
]);
var escapeDigits = /* @__PURE__ */ new Map([
  ["x", 2],
  ["u", 4],
  ["U", 8]
]);
var knownDirective = /^%(?:YAML[ \t]+[0-9]{1,2}\.[0-9]{1,2}|TAG[ \t]+!(?:[0-9A-Za-z_-]*!)?[ \t]+\S+)[ \t]*(?:#.*)?$/;
var longestSimpleKey = 1024;
var deepest = 1e3;
function classOf(character) {
  if (character < 160) return classes[character] ?? 0;
  return character === 8232 || character === 8233 ? lineBreak : 0;
}
var Scanner = class {
  source;
  /** The token at the head of the queue, after `peek`. */
  kind = streamEnd;
  /** Where that token starts, as an offset in the source. */
  start = 0;
  /** Its text: a scalar's value, a name, a tag. */
  text = "";
  #input;
  #lookahead;
  #position = 0;
  #lineStart = 0;
  #flowLevel = 0;
  #indent = -1;
  #indents = [];
  #keyAllowed = true;
  // The queue: parallel arrays whose slots are used again, between head and tail.
  #kinds = [];
  #starts = [];
  #texts = [];
  #head = 0;
  #tail = 0;
  #taken = 0;
  #ready = false;
  #ended = false;
  // For each flow level: might its last token be a key? Must it? Which token, where, on which line?
  #maybeKey = [false];
  #mustBeKey = [false];
  #keyToken = [0];
  #keyStart = [0];
  #keyLine = [0];
  // No level below this one has a possible key.
  #oldest = 0;
  constructor(source, lookahead) {
    this.source = source;
    this.#input = source.text;
    this.#lookahead = lookahead;
    if (this.#input.charCodeAt(0) === 65279) {
      this.#position = 1;
      this.#lineStart = 1;
    }
  }
  /** Makes the head of the queue visible in `kind`, `start` and `text`; returns its kind. */
  peek() {
    if (this.#ready) return this.kind;
    this.#fetchMore();
    const head = this.#head;
    this.kind = this.#kinds[head] ?? streamEnd;
    this.start = this.#starts[head] ?? 0;
    this.text = this.#texts[head] ?? "";
    this.#ready = true;
    return this.kind;
  }
  /** Takes the head off the queue. The end of the stream stays. */
  skip() {
    if (!this.#ready) this.peek();
    if (this.kind === streamEnd) return;
    this.#ready = false;
    this.#head++;
    this.#taken++;
    if (this.#head < this.#tail) return;
    this.#head = 0;
    this.#tail = 0;
  }
  #fetchMore() {
    while (!this.#ended) {
      if (this.#tail - this.#head > this.#lookahead && !this.#headMayBeKey()) return;
      this.#fetchNext();
    }
  }
  #headMayBeKey() {
    while (this.#oldest <= this.#flowLevel && this.#maybeKey[this.#oldest] !== true) this.#oldest++;
    const level = this.#oldest;
    return level <= this.#flowLevel && this.#keyToken[level] === this.#taken && this.#keyStillValid(level);
  }
  #push(kind, start2, text3) {
    const tail = this.#tail++;
    this.#kinds[tail] = kind;
    this.#starts[tail] = start2;
    this.#texts[tail] = text3;
  }
  #insert(at3, kind, start2) {
    for (let slot = this.#tail++; slot > at3; slot--) {
      this.#kinds[slot] = this.#kinds[slot - 1] ?? 0;
      this.#starts[slot] = this.#starts[slot - 1] ?? 0;
      this.#texts[slot] = this.#texts[slot - 1] ?? "";
    }
    this.#kinds[at3] = kind;
    this.#starts[at3] = start2;
    this.#texts[at3] = "";
  }
  #fetchNext() {
    this.#skipToToken();
    const position = this.#position;
    const column = position - this.#lineStart;
    if (this.#flowLevel === 0 && this.#indent > column) this.#unroll(column);
    const character = this.#input.charCodeAt(position);
    if (character === 0) this.#fetchStreamEnd();
    else if (column === 0 && character === 37) this.#fetchDirective();
    else if (column === 0 && this.#atDocumentIndicator(position))
      this.#fetchDocumentIndicator(character === 45 ? documentStart : documentEnd);
    else this.#fetchByFirstCharacter(character);
  }
  #fetchByFirstCharacter(character) {
    switch (character) {
      case 91:
        this.#fetchFlowStart(flowSequenceStart);
        break;
      case 123:
        this.#fetchFlowStart(flowMappingStart);
        break;
      case 93:
        this.#fetchFlowEnd(flowSequenceEnd);
        break;
      case 125:
        this.#fetchFlowEnd(flowMappingEnd);
        break;
      case 44:
        this.#fetchFlowEntry();
        break;
      case 42:
        this.#fetchName(alias);
        break;
      case 38:
        this.#fetchName(anchor);
        break;
      case 33:
        this.#fetchTag();
        break;
      case 39:
      case 34:
        this.#fetchQuoted(character);
        break;
      default:
        this.#fetchOther(character);
    }
  }
  #fetchOther(character) {
    const inFlow = this.#flowLevel > 0;
    const beforeBlank = (classOf(this.#input.charCodeAt(this.#position + 1)) & blankOrEnd) !== 0;
    if (character === 45 && beforeBlank) this.#fetchBlockEntry();
    else if (character === 63 && (inFlow || beforeBlank)) this.#fetchKey();
    else if (character === 58 && (inFlow || beforeBlank)) this.#fetchValue();
    else if (character === 124 && !inFlow) this.#fetchBlockScalar(true);
    else if (character === 62 && !inFlow) this.#fetchBlockScalar(false);
    else if (this.#startsPlain(character, beforeBlank)) this.#fetchPlain();
    else this.#failStart(character);
  }
  #startsPlain(character, beforeBlank) {
    if ((classOf(character) & blank) !== 0) return false;
    if (character >= 128 || indicators[character] === 0 || character === 45) return true;
    return this.#flowLevel === 0 && !beforeBlank && (character === 63 || character === 58);
  }
  #failStart(character) {
    const advice = character === 9 ? "YAML is indented by spaces." : void 0;
    this.#fail("found character that cannot start any token", this.#position, advice);
  }
  // ----- whitespace, comments, indentation
  #skipToToken() {
    const input = this.#input;
    let position = this.#position;
    for (; ; ) {
      let character = input.charCodeAt(position);
      const tabs = this.#flowLevel > 0 || !this.#keyAllowed;
      while (character === 32 || tabs && character === 9) character = input.charCodeAt(++position);
      if (character === 35) {
        position = this.#endOfLine(position);
        character = input.charCodeAt(position);
      }
      if ((classOf(character) & lineBreak) === 0) break;
      position += this.#breakWidth(position);
      this.#lineStart = position;
      if (this.#flowLevel === 0) this.#keyAllowed = true;
    }
    this.#position = position;
  }
  #endOfLine(position) {
    const input = this.#input;
    for (; ; ) {
      const character = input.charCodeAt(position);
      if ((character < 160 || character >= 8232) && (classOf(character) & breakOrEnd) !== 0) return position;
      position++;
    }
  }
  #breakWidth(position) {
    return this.#input.charCodeAt(position) === 13 && this.#input.charCodeAt(position + 1) === 10 ? 2 : 1;
  }
  // CR, LF, CR LF and NEL are read as LF; the two Unicode separators stay what they are.
  #breakText(position) {
    const character = this.#input.charCodeAt(position);
    return character === 8232 || character === 8233 ? String.fromCharCode(character) : "\n";
  }
  #roll(column, at3, kind, start2) {
    if (this.#flowLevel > 0 || this.#indent >= column) return;
    this.#indents.push(this.#indent);
    this.#indent = column;
    if (this.#indents.length + this.#flowLevel > deepest) this.#failDepth(start2);
    this.#insert(at3, kind, start2);
  }
  #unroll(column) {
    if (this.#flowLevel > 0) return;
    while (this.#indent > column) {
      this.#push(blockEnd, this.#position, "");
      this.#indent = this.#indents.pop() ?? -1;
    }
  }
  // ----- simple keys
  #saveKey() {
    if (!this.#keyAllowed) return;
    this.#dropKey();
    const level = this.#flowLevel;
    this.#maybeKey[level] = true;
    this.#mustBeKey[level] = level === 0 && this.#indent === this.#position - this.#lineStart;
    this.#keyToken[level] = this.#taken + this.#tail - this.#head;
    this.#keyStart[level] = this.#position;
    this.#keyLine[level] = this.#lineStart;
    if (level < this.#oldest) this.#oldest = level;
  }
  #dropKey() {
    const level = this.#flowLevel;
    if (this.#maybeKey[level] !== true) return;
    if (this.#mustBeKey[level] === true) this.#failKey(level);
    this.#maybeKey[level] = false;
  }
  #keyStillValid(level) {
    if (this.#maybeKey[level] !== true) return false;
    const start2 = this.#keyStart[level] ?? 0;
    if (this.#keyLine[level] === this.#lineStart && start2 + longestSimpleKey >= this.#position) return true;
    if (this.#mustBeKey[level] === true) this.#failKey(level);
    this.#maybeKey[level] = false;
    return false;
  }
  #failKey(level) {
    this.#fail(
      "could not find expected ':'",
      this.#keyStart[level] ?? 0,
      "A mapping holds `key: value` on every line."
    );
  }
  // ----- tokens
  #fetchStreamEnd() {
    this.#unroll(-1);
    this.#dropKey();
    this.#keyAllowed = false;
    this.#push(streamEnd, this.#position, "");
    this.#ended = true;
  }
  #fetchDirective() {
    this.#unroll(-1);
    this.#dropKey();
    this.#keyAllowed = false;
    const start2 = this.#position;
    this.#position = this.#endOfLine(start2);
    const line = this.#input.slice(start2, this.#position);
    if (!knownDirective.test(line)) this.#fail("found unknown directive name", start2);
    this.#push(directive, start2, line);
  }
  #atDocumentIndicator(position) {
    const input = this.#input;
    const character = input.charCodeAt(position);
    return (character === 45 || character === 46) && input.charCodeAt(position + 1) === character && input.charCodeAt(position + 2) === character && (classOf(input.charCodeAt(position + 3)) & blankOrEnd) !== 0;
  }
  #fetchDocumentIndicator(kind) {
    this.#unroll(-1);
    this.#dropKey();
    this.#keyAllowed = false;
    this.#push(kind, this.#position, "");
    this.#position += 3;
  }
  #fetchFlowStart(kind) {
    this.#saveKey();
    this.#flowLevel++;
    this.#maybeKey[this.#flowLevel] = false;
    if (this.#indents.length + this.#flowLevel > deepest) this.#failDepth(this.#position);
    this.#keyAllowed = true;
    this.#push(kind, this.#position++, "");
  }
  #fetchFlowEnd(kind) {
    this.#dropKey();
    if (this.#flowLevel > 0) this.#flowLevel--;
    this.#keyAllowed = false;
    this.#push(kind, this.#position++, "");
  }
  #fetchFlowEntry() {
    this.#dropKey();
    this.#keyAllowed = true;
    this.#push(flowEntry, this.#position++, "");
  }
  #fetchBlockEntry() {
    if (this.#flowLevel === 0) {
      if (!this.#keyAllowed)
        this.#fail("block sequence entries are not allowed in this context", this.#position);
      this.#roll(this.#position - this.#lineStart, this.#tail, blockSequenceStart, this.#position);
    }
    this.#dropKey();
    this.#keyAllowed = true;
    this.#push(blockEntry, this.#position++, "");
  }
  #fetchKey() {
    if (this.#flowLevel === 0) {
      if (!this.#keyAllowed) this.#fail("mapping keys are not allowed in this context", this.#position);
      this.#roll(this.#position - this.#lineStart, this.#tail, blockMappingStart, this.#position);
    }
    this.#dropKey();
    this.#keyAllowed = this.#flowLevel === 0;
    this.#push(key, this.#position++, "");
  }
  #fetchValue() {
    const level = this.#flowLevel;
    if (this.#keyStillValid(level)) {
      const start2 = this.#keyStart[level] ?? 0;
      const slot = (this.#keyToken[level] ?? 0) - this.#taken + this.#head;
      this.#insert(slot, key, start2);
      this.#roll(start2 - (this.#keyLine[level] ?? 0), slot, blockMappingStart, start2);
      this.#maybeKey[level] = false;
      this.#keyAllowed = false;
    } else {
      if (level === 0) {
        if (!this.#keyAllowed) this.#failValue();
        this.#roll(this.#position - this.#lineStart, this.#tail, blockMappingStart, this.#position);
      }
      this.#keyAllowed = level === 0;
    }
    this.#push(value, this.#position++, "");
  }
  #failValue() {
    this.#fail(
      "mapping values are not allowed in this context",
      this.#position,
      "Quote a text that holds `: `."
    );
  }
  #fetchName(kind) {
    this.#saveKey();
    this.#keyAllowed = false;
    const start2 = this.#position;
    let position = start2 + 1;
    while ((classOf(this.#input.charCodeAt(position)) & word) !== 0) position++;
    const next = this.#input.charCodeAt(position);
    const ends = (classOf(next) & blankOrEnd) !== 0 || "?:,]}%@`".includes(String.fromCharCode(next));
    if (position === start2 + 1 || !ends)
      this.#fail("did not find expected alphabetic or numeric character", start2);
    this.#position = position;
    this.#push(kind, start2, this.#input.slice(start2 + 1, position));
  }
  // The tag as written; the parser knows the handles.
  #fetchTag() {
    this.#saveKey();
    this.#keyAllowed = false;
    const start2 = this.#position;
    let position = start2 + 1;
    const verbatim = this.#input.charCodeAt(position) === 60;
    if (verbatim) position++;
    while ((classOf(this.#input.charCodeAt(position)) & uri) !== 0) position++;
    if (verbatim) {
      if (position === start2 + 2) this.#fail("did not find expected tag URI", start2);
      if (this.#input.charCodeAt(position) !== 62) this.#fail("did not find the expected '>'", start2);
      position++;
    }
    if ((classOf(this.#input.charCodeAt(position)) & blankOrEnd) === 0)
      this.#fail("did not find expected whitespace or line break", start2);
    this.#position = position;
    this.#push(tag, start2, this.#input.slice(start2, position));
  }
  // ----- plain scalars
  #fetchPlain() {
    this.#saveKey();
    this.#keyAllowed = false;
    const start2 = this.#position;
    const lineEnd = this.#plainEnd(start2);
    let position = lineEnd;
    let character = this.#input.charCodeAt(position);
    let last = lineEnd;
    while (character === 32 || character === 9) {
      character = this.#input.charCodeAt(++position);
      if (character === 32 || character === 9) continue;
      if (character === 35 || (classOf(character) & breakOrEnd) !== 0) break;
      const more = this.#plainEnd(position);
      if (more === position) break;
      position = more;
      last = more;
      character = this.#input.charCodeAt(position);
    }
    this.#position = position;
    if ((classOf(character) & lineBreak) === 0) this.#push(plainScalar, start2, this.#input.slice(start2, last));
    else this.#fetchPlainLines(start2, last);
  }
  /** The end of the run of characters from `position` that no blank and no indicator interrupts. */
  #plainEnd(position) {
    const input = this.#input;
    const inFlow = this.#flowLevel > 0;
    for (; ; ) {
      const character = input.charCodeAt(position);
      if (character >= 160 ? character === 8232 || character === 8233 : (classes[character] ?? 0) & 7)
        return position;
      if (character === 58 && (classOf(input.charCodeAt(position + 1)) & blankOrEnd) !== 0) return position;
      if (inFlow && character < 128 && (classes[character] ?? 0) & flowIndicator) return position;
      position++;
    }
  }
  #fetchPlainLines(start2, firstEnd) {
    const input = this.#input;
    const indent = this.#indent + 1;
    let text3 = input.slice(start2, firstEnd);
    for (; ; ) {
      const fold = this.#scanFold(indent);
      if (this.#flowLevel === 0 && this.#position - this.#lineStart < indent) break;
      if (this.#position === this.#lineStart && this.#atDocumentIndicator(this.#position)) break;
      if (input.charCodeAt(this.#position) === 35) break;
      const from = this.#position;
      const to = this.#plainLineEnd(from);
      if (to === from) break;
      text3 += fold + input.slice(from, to);
      if ((classOf(input.charCodeAt(this.#position)) & lineBreak) === 0) {
        this.#push(plainScalar, start2, text3);
        return;
      }
    }
    this.#keyAllowed = true;
    this.#push(plainScalar, start2, text3);
  }
  // As in fetchPlain: leaves the position at the line's end, or where the scalar ends before it.
  #plainLineEnd(from) {
    const input = this.#input;
    let last = this.#plainEnd(from);
    let position = last;
    for (; ; ) {
      let character = input.charCodeAt(position);
      while (character === 32 || character === 9) character = input.charCodeAt(++position);
      this.#position = position;
      if (position === last || character === 35) return last;
      const more = this.#plainEnd(position);
      if (more === position) return last;
      last = more;
      position = more;
    }
  }
  // One line break is a space, more are themselves but the first.
  #scanFold(indent) {
    const input = this.#input;
    const first = this.#breakText(this.#position);
    let breaks = "";
    let count = 0;
    for (; ; ) {
      const character = input.charCodeAt(this.#position);
      if ((classOf(character) & lineBreak) !== 0) {
        if (count++ > 0) breaks += this.#breakText(this.#position);
        this.#position += this.#breakWidth(this.#position);
        this.#lineStart = this.#position;
      } else if (character === 32 || character === 9) {
        if (character === 9 && this.#position - this.#lineStart < indent)
          this.#fail(
            "found a tab character that violates indentation",
            this.#position,
            "YAML is indented by spaces."
          );
        this.#position++;
      } else break;
    }
    if (first !== "\n") return first + breaks;
    return breaks === "" ? " " : breaks;
  }
  // ----- quoted scalars
  #fetchQuoted(quote2) {
    this.#saveKey();
    this.#keyAllowed = false;
    const start2 = this.#position;
    const input = this.#input;
    let position = start2 + 1;
    for (; ; ) {
      const character = input.charCodeAt(position);
      if (character === quote2) break;
      if (character === 92 && quote2 === 34 || (classOf(character) & breakOrEnd) !== 0) break;
      position++;
    }
    const closed = input.charCodeAt(position) === quote2;
    const doubled = quote2 === 39 && input.charCodeAt(position + 1) === quote2;
    if (closed && !doubled) {
      this.#position = position + 1;
      this.#push(quotedScalar, start2, input.slice(start2 + 1, position));
      return;
    }
    this.#position = start2 + 1;
    this.#push(quotedScalar, start2, this.#scanQuoted(quote2, start2));
  }
  #scanQuoted(quote2, start2) {
    const input = this.#input;
    let text3 = "";
    for (; ; ) {
      if (this.#position === this.#lineStart && this.#atDocumentIndicator(this.#position))
        this.#fail("found unexpected document indicator in a quoted scalar", start2);
      if (input.charCodeAt(this.#position) === 0)
        this.#fail("found unexpected end of stream in a quoted scalar", start2, "Close the quote.");
      const [run, escapedBreak] = this.#scanQuotedRun(quote2, start2);
      text3 += run;
      if (input.charCodeAt(this.#position) === quote2) break;
      text3 += this.#scanQuotedGap(escapedBreak);
    }
    this.#position++;
    return text3;
  }
  // Up to a blank, a line break or the closing quote; an escaped line break ends it too, and is told.
  #scanQuotedRun(quote2, start2) {
    const input = this.#input;
    let text3 = "";
    let from = this.#position;
    for (; ; ) {
      const character = input.charCodeAt(this.#position);
      if ((classOf(character) & blankOrEnd) !== 0) break;
      if (character === quote2) {
        if (quote2 !== 39 || input.charCodeAt(this.#position + 1) !== quote2) break;
        text3 += input.slice(from, this.#position + 1);
        this.#position += 2;
        from = this.#position;
      } else if (character === 92 && quote2 === 34) {
        text3 += input.slice(from, this.#position);
        if ((classOf(input.charCodeAt(this.#position + 1)) & lineBreak) !== 0) {
          this.#position += 1 + this.#breakWidth(this.#position + 1);
          this.#lineStart = this.#position;
          return [text3, true];
        }
        text3 += this.#scanEscape(start2);
        from = this.#position;
      } else this.#position++;
    }
    return [text3 + input.slice(from, this.#position), false];
  }
  #scanEscape(start2) {
    const letter2 = this.#input.charAt(this.#position + 1);
    const plain3 = escapes.get(letter2);
    if (plain3 !== void 0) {
      this.#position += 2;
      return plain3;
    }
    const digits2 = escapeDigits.get(letter2);
    if (digits2 === void 0)
      this.#fail(
        "found unknown escape character",
        this.#position,
        "In double quotes a backslash is written `\\\\`."
      );
    const hexadecimal = this.#input.slice(this.#position + 2, this.#position + 2 + digits2);
    if (hexadecimal.length < digits2 || !/^[0-9a-fA-F]+$/.test(hexadecimal))
      this.#fail("did not find expected hexdecimal number", start2);
    const code = Number.parseInt(hexadecimal, 16);
    if (code >= 55296 && code <= 57343 || code > 1114111)
      this.#fail("found invalid Unicode character escape code", start2);
    this.#position += 2 + digits2;
    return String.fromCodePoint(code);
  }
  #scanQuotedGap(escapedBreak) {
    const input = this.#input;
    const from = this.#position;
    let blanks2 = from;
    let first;
    let breaks = "";
    let broken = escapedBreak;
    for (; ; ) {
      const character = input.charCodeAt(this.#position);
      if ((classOf(character) & blank) !== 0) this.#position++;
      else if ((classOf(character) & lineBreak) !== 0) {
        if (broken) breaks += this.#breakText(this.#position);
        else first = this.#breakText(this.#position);
        broken = true;
        this.#position += this.#breakWidth(this.#position);
        this.#lineStart = this.#position;
      } else break;
      if (!broken) blanks2 = this.#position;
    }
    if (!broken) return input.slice(from, blanks2);
    if (first === "\n") return breaks === "" ? " " : breaks;
    return (first ?? "") + breaks;
  }
  // ----- block scalars
  #fetchBlockScalar(literal2) {
    this.#dropKey();
    this.#keyAllowed = true;
    const start2 = this.#position;
    const [chomp, increment] = this.#scanBlockHeader(start2);
    const base = this.#indent >= 0 ? this.#indent + increment : increment;
    this.#push(
      literal2 ? literalScalar : foldedScalar,
      start2,
      this.#scanBlockText(literal2, chomp, increment > 0 ? base : 0)
    );
  }
  #scanBlockHeader(start2) {
    const input = this.#input;
    let position = start2 + 1;
    let chomp = 0;
    let increment = 0;
    for (let turn = 0; turn < 2; turn++) {
      const character = input.charCodeAt(position);
      if (chomp === 0 && (character === 43 || character === 45)) {
        chomp = character === 43 ? 1 : -1;
        position++;
      } else if (increment === 0 && character >= 48 && character <= 57) {
        if (character === 48) this.#fail("found an indentation indicator equal to 0", start2);
        increment = character - 48;
        position++;
      }
    }
    while ((classOf(input.charCodeAt(position)) & blank) !== 0) position++;
    if (input.charCodeAt(position) === 35) position = this.#endOfLine(position);
    if ((classOf(input.charCodeAt(position)) & breakOrEnd) === 0)
      this.#fail("did not find expected comment or line break", start2);
    if (input.charCodeAt(position) !== 0) {
      position += this.#breakWidth(position);
      this.#lineStart = position;
    }
    this.#position = position;
    return [chomp, increment];
  }
  #scanBlockText(literal2, chomp, given2) {
    const input = this.#input;
    const [first, indent] = this.#scanBlockBreaks(given2);
    let trailing = first;
    let text3 = "";
    let pending = "";
    let blankBefore = false;
    while (this.#position - this.#lineStart === indent && input.charCodeAt(this.#position) !== 0) {
      const blankNow = (classOf(input.charCodeAt(this.#position)) & blank) !== 0;
      if (!literal2 && pending === "\n" && !blankBefore && !blankNow) text3 += trailing === "" ? " " : trailing;
      else text3 += pending + trailing;
      blankBefore = blankNow;
      const from = this.#position;
      this.#position = this.#endOfLine(from);
      text3 += input.slice(from, this.#position);
      pending = "";
      if (input.charCodeAt(this.#position) !== 0) {
        pending = this.#breakText(this.#position);
        this.#position += this.#breakWidth(this.#position);
        this.#lineStart = this.#position;
      }
      trailing = this.#scanBlockBreaks(indent)[0];
    }
    if (chomp !== -1) text3 += pending;
    return chomp === 1 ? text3 + trailing : text3;
  }
  // Empty lines and indentation; finds the indentation when it is not yet known (0).
  #scanBlockBreaks(indent) {
    const input = this.#input;
    let breaks = "";
    let widest = 0;
    for (; ; ) {
      while ((indent === 0 || this.#position - this.#lineStart < indent) && input.charCodeAt(this.#position) === 32)
        this.#position++;
      const column = this.#position - this.#lineStart;
      if (column > widest) widest = column;
      const character = input.charCodeAt(this.#position);
      if (character === 9 && (indent === 0 || column < indent))
        this.#fail("found a tab character where an indentation space is expected", this.#position);
      if ((classOf(character) & lineBreak) === 0) break;
      breaks += this.#breakText(this.#position);
      this.#position += this.#breakWidth(this.#position);
      this.#lineStart = this.#position;
    }
    return [breaks, indent === 0 ? Math.max(widest, this.#indent + 1, 1) : indent];
  }
  #fail(message, offset, advice) {
    refuse(this.source, offset, "YAML_SYNTAX", message, advice);
  }
  #failDepth(offset) {
    refuse(this.source, offset, "YAML_TOO_DEEP", `nested deeper than ${deepest} levels`);
  }
};
function foldedText(scalar) {
  const scanner = new Scanner({ file: "", whole: scalar, origin: 0, text: `${scalar}\0` }, 0);
  scanner.peek();
  return scanner.text;
}

// src/kustomize/yaml/refold.ts
var blankBreak = / [\r\n\u0085\u2028\u2029]/;
var unprintable = /[^\n\t\x20-\x7e\u00a0-\ud7ff\ue000-\ufefe\uff00-\ufffd]/;
function refold(text3) {
  if (!text3.includes("\n") || !isPrintedAsBlock(text3)) return text3;
  return foldedText(printFolded(text3));
}
function isPrintedAsBlock(text3) {
  return text3 !== "" && !text3.endsWith(" ") && !blankBreak.test(text3) && !unprintable.test(text3);
}
function printFolded(text3) {
  const opensWithBlank = /^[\n\u2028\u2029]*[ \t]/.test(text3);
  let out = "";
  let atStart = true;
  let indented = true;
  for (const character of text3) {
    if (character === "\n" || character === "\u2028" || character === "\u2029") {
      if (!atStart && !indented && character === "\n" && !opensWithBlank) out += "\n";
      out += character;
      atStart = true;
    } else {
      if (atStart) {
        out += "  ";
        indented = character === " " || character === "	";
      }
      out += character;
      atStart = false;
    }
  }
  return `>${/^[ \n\u2028\u2029]/.test(text3) ? "2" : ""}${chomping(text3)}
${out}`;
}
function chomping(text3) {
  if (!/[\n\u2028\u2029]$/.test(text3)) return "-";
  return text3.length === 1 || /[\n\u2028\u2029]{2}$/.test(text3) ? "+" : "";
}

// src/kustomize/yaml/timestamp.ts
var timestamp = /^([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:([Tt]| +)([0-9]{1,2}):([0-9]{1,2}):([0-9]{1,2})(?:[.,]([0-9]+))?(Z|[-+][0-9]{2}:[0-9]{2})?)?$/;
function parseTimestamp(text3) {
  if (text3.length < 8 || text3.charCodeAt(4) !== 45) return void 0;
  const match = timestamp.exec(text3);
  if (match === null) return void 0;
  const [
    ,
    year = "",
    month = "",
    day = "",
    separator,
    hour = "0",
    minute = "0",
    second = "0",
    fraction = "",
    zone
  ] = match;
  const zoned = separator === "T" || separator === "t";
  if (separator !== void 0 && zoned !== (zone !== void 0)) return void 0;
  if (!isDay(Number(year), Number(month), Number(day))) return void 0;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return void 0;
  const offset = formatZone(zone);
  if (offset === void 0) return void 0;
  const date = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  const clock = [hour, minute, second].map((part2) => part2.padStart(2, "0")).join(":");
  return `${date}T${clock}${formatFraction(fraction)}${offset}`;
}
function isDay(year, month, day) {
  if (month < 1 || month > 12 || day < 1) return false;
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
  return day <= days;
}
function formatFraction(digits2) {
  const significant = digits2.slice(0, 9).replace(/0+$/, "");
  return significant === "" ? "" : `.${significant}`;
}
function formatZone(zone) {
  if (zone === void 0 || zone === "Z") return "Z";
  const hours = Number(zone.slice(1, 3));
  const minutes = Number(zone.slice(4));
  if (hours > 24 || minutes > 60) return void 0;
  return hours === 0 && minutes === 0 ? "Z" : zone;
}

// src/kustomize/yaml/resolve.ts
var sharedWords = [
  ...["true", "True", "TRUE"].map((word2) => [word2, "bool", true]),
  ...["false", "False", "FALSE"].map((word2) => [word2, "bool", false]),
  ...["", "~", "null", "Null", "NULL"].map((word2) => [word2, "null", null]),
  ...[".nan", ".NaN", ".NAN"].map((word2) => [word2, "float", Number.NaN]),
  ...[".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF"].map((word2) => [word2, "float", Infinity]),
  ...["-.inf", "-.Inf", "-.INF"].map((word2) => [word2, "float", -Infinity])
];
var yaml11Words = [
  ...["y", "Y", "yes", "Yes", "YES", "on", "On", "ON"].map((word2) => [word2, "bool", true]),
  ...["n", "N", "no", "No", "NO", "off", "Off", "OFF"].map((word2) => [word2, "bool", false])
];
function wordTable(rows) {
  return new Map(rows.map(([word2, tag3, value2]) => [word2, [tag3, value2]]));
}
var words = {
  resource: wordTable(sharedWords),
  config: wordTable([...sharedWords, ...yaml11Words])
};
var interesting = new Uint8Array(128);
for (const character of "+-0123456789.yYnNtTfFoO~") interesting[character.charCodeAt(0)] = 1;
var decimalFloat = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;
var dotFloat = /^\.[0-9]+(?:_[0-9]+)*(?:[eE][-+]?[0-9]+(?:_[0-9]+)*)?$/;
var goInteger = /^([-+]?)(?:0[xX]([0-9a-fA-F]+)|0[bB]([01]+)|0[oO]([0-7]+)|0([0-7]*)|([1-9][0-9]*))$/;
var longestWord = 5;
var minInt64 = -(2n ** 63n);
var maxInt64 = 2n ** 63n - 1n;
var maxUint64 = 2n ** 64n - 1n;
var nullScalar = { tag: "null", value: null };
function resolvePlain(text3, dialect) {
  if (text3 === "") return nullScalar;
  const first = text3.charCodeAt(0);
  if (first >= 128 || interesting[first] === 0) return { tag: "str", value: text3 };
  if (text3.length <= longestWord) {
    const word2 = words[dialect].get(text3);
    if (word2 !== void 0) return { tag: word2[0], value: word2[1] };
  }
  return resolveNumber(text3, first, dialect) ?? { tag: "str", value: text3 };
}
function isAmbiguousIn(text3, dialect) {
  return !isSurelyText(text3) && resolvePlain(text3, dialect).tag !== "str";
}
function isSurelyText(text3) {
  const first = text3.charCodeAt(0);
  return first >= 128 || interesting[first] === 0;
}
function canonicalText(value2) {
  return typeof value2 === "number" || typeof value2 === "bigint" ? formatNumber(value2) : String(value2);
}
function resolveNumber(text3, first, dialect) {
  if (first === 46) return dotFloat.test(text3) ? finite(text3.replaceAll("_", "")) : void 0;
  const numeric = first === 43 || first === 45 || first >= 48 && first <= 57;
  if (!numeric) return void 0;
  const time = parseTimestamp(text3);
  if (time !== void 0) return { tag: "timestamp", value: dialect === "config" ? text3 : time };
  const plain3 = text3.includes("_") ? text3.replaceAll("_", "") : text3;
  const integer2 = parseGoInteger(plain3);
  if (integer2 !== void 0) return { tag: "int", value: integer2 };
  return decimalFloat.test(plain3) ? finite(plain3) : void 0;
}
function finite(text3) {
  const float = Number(text3);
  return Number.isFinite(float) ? { tag: "float", value: normalizeFloat(float) } : void 0;
}
function parseGoInteger(text3) {
  const short = text3.length <= 15;
  if (short && /^(?:0|[1-9][0-9]*)$/.test(text3)) return Number(text3);
  const match = goInteger.exec(text3);
  if (match === null) return void 0;
  const [, sign = "", hexadecimal, binary2, octal, legacyOctal, decimal] = match;
  const magnitude = BigInt(decimal ?? prefixed(hexadecimal, binary2, octal ?? legacyOctal));
  const exact2 = sign === "-" ? -magnitude : magnitude;
  const most = sign === "" ? maxUint64 : maxInt64;
  return exact2 >= minInt64 && exact2 <= most ? smallest(exact2) : void 0;
}
function prefixed(hexadecimal, binary2, octal) {
  if (hexadecimal !== void 0) return `0x${hexadecimal}`;
  return binary2 === void 0 ? `0o${octal || "0"}` : `0b${binary2}`;
}
function smallest(exact2) {
  return exact2 >= BigInt(Number.MIN_SAFE_INTEGER) && exact2 <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(exact2) : exact2;
}
function normalizeFloat(float) {
  if (!Number.isInteger(float)) return float;
  if (Number.isSafeInteger(float)) return float === 0 ? 0 : float;
  if (Math.abs(float) >= 1e21) return float;
  const exact2 = BigInt(String(float));
  return exact2 >= minInt64 && exact2 <= maxUint64 ? exact2 : float;
}

// src/kustomize/yaml/tags.ts
var coreHandle = "tag:yaml.org,2002:";
function shortTag(source, offset, written, handles) {
  if (written === "!") return written;
  const tag3 = decodeUri(source, offset, expandHandle(source, offset, written, handles));
  return tag3.startsWith(coreHandle) ? `!!${tag3.slice(coreHandle.length)}` : tag3;
}
function expandHandle(source, offset, written, handles) {
  if (written.startsWith("!<")) return written.slice(2, -1);
  const named2 = /^![0-9A-Za-z_-]*!/.exec(written)?.[0];
  const handle = named2 ?? "!";
  const suffix = written.slice(handle.length);
  if (named2 !== void 0 && suffix === "")
    refuse(source, offset, "YAML_SYNTAX", "did not find expected tag URI");
  const prefix = handles.get(handle) ?? (handle === "!!" ? coreHandle : handle === "!" ? "!" : void 0);
  if (prefix === void 0) refuse(source, offset, "YAML_SYNTAX", `found undefined tag handle ${handle}`);
  return prefix + suffix;
}
function decodeUri(source, offset, tag3) {
  if (!tag3.includes("%")) return tag3;
  try {
    return decodeURIComponent(tag3);
  } catch (cause) {
    if (cause instanceof URIError) refuse(source, offset, "YAML_SYNTAX", "did not find URI escaped octet");
    throw cause;
  }
}
function declare(source, offset, line, handles) {
  const [name = "", first = "", second = ""] = line.split(/[ \t]+/);
  const handle = name === "%YAML" ? name : first;
  if (handles.has(handle)) refuse(source, offset, "YAML_SYNTAX", `found duplicate ${name} directive`);
  if (name === "%YAML" && first !== "1.1" && first !== "1.1#")
    refuse(source, offset, "YAML_SYNTAX", "found incompatible YAML document", "Leave the %YAML line out.");
  handles.set(handle, second);
}
function resolveTagged(source, offset, tag3, text3, dialect) {
  switch (tag3) {
    case "!!str":
      return text3;
    case "!!binary":
      return decodeBinary(source, offset, text3);
    case "!!bool":
    case "!!int":
    case "!!float":
    case "!!null":
    case "!!timestamp":
      return convert(source, offset, tag3.slice(2), resolvePlain(text3, dialect));
    default:
      return text3;
  }
}
function convert(source, offset, wanted, found2) {
  if (found2.tag === wanted) return found2.value;
  const integral = wanted === "float" && found2.tag === "int" && Number(found2.value) < 2 ** 63;
  if (!integral) refuse(source, offset, "YAML_TAG", `cannot decode !!${found2.tag} as a !!${wanted}`);
  return normalizeFloat(Number(found2.value));
}
var base64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;
function decodeBinary(source, offset, text3) {
  const compact = text3.replaceAll("\n", "").replaceAll("\r", "");
  if (!base64.test(compact)) refuse(source, offset, "YAML_TAG", "!!binary value contains invalid base64 data");
  return decodeLossy(Uint8Array.from(atob(compact), (character) => character.charCodeAt(0)));
}
function decodeLossy(bytes) {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return decodeByRune(bytes);
  }
}
function decodeByRune(bytes) {
  const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  let text3 = "";
  for (let at3 = 0; at3 < bytes.length; ) {
    const width = [1, 2, 3, 4].find((count) => isRune(decoder, bytes.subarray(at3, at3 + count), count));
    text3 += width === void 0 ? "\uFFFD" : decoder.decode(bytes.subarray(at3, at3 + width));
    at3 += width ?? 1;
  }
  return text3;
}
function isRune(decoder, bytes, width) {
  if (bytes.length !== width) return false;
  try {
    return Array.from(decoder.decode(bytes)).length === 1;
  } catch {
    return false;
  }
}

// src/kustomize/yaml/unprintable.ts
var treeFlaws = /* @__PURE__ */ new Set(["YAML_DUPLICATE_KEY", "YAML_KEY", "YAML_NUMBER"]);
var flawsOf = /* @__PURE__ */ new WeakMap();
var hasFlaws = false;
function setFlaw(map, key2, flaw) {
  const flaws = new Map(flawsOf.get(map));
  if (flaw === void 0) flaws.delete(key2);
  else flaws.set(key2, flaw);
  flawsOf.set(map, flaws);
  hasFlaws = true;
}
function markNoText(map, key2, problem) {
  setFlaw(map, key2, { spares: [], ...flawsOf.get(map)?.get(key2), problem, isText: false });
}
function addSpare(map, key2, value2, problem) {
  const known2 = flawsOf.get(map)?.get(key2) ?? { problem, isText: true, spares: [] };
  setFlaw(map, key2, { ...known2, spares: [...known2.spares, value2] });
}
function inheritKey(map, from, key2) {
  const flaw = hasFlaws ? flawsOf.get(from)?.get(key2) : void 0;
  if (flaw?.isText === false) setFlaw(map, key2, { ...flaw, spares: [] });
}
function copyMap(map) {
  const copy2 = new Map(map);
  const flaws = hasFlaws ? flawsOf.get(map) : void 0;
  if (flaws !== void 0) flawsOf.set(copy2, flaws);
  return copy2;
}
function clearKey(map, key2) {
  map.delete(key2);
  const flaw = hasFlaws ? flawsOf.get(map)?.get(key2) : void 0;
  if (flaw === void 0) return;
  const [next, ...spares] = flaw.spares;
  if (next !== void 0) map.set(key2, next);
  setFlaw(
    map,
    key2,
    spares.length === 0 && (flaw.isText || next === void 0) ? void 0 : { ...flaw, spares }
  );
}
function lastValue(map, key2, value2) {
  return (hasFlaws ? flawsOf.get(map)?.get(key2)?.spares.at(-1) : void 0) ?? value2;
}
function refuseUnprintableIn(node, refusals) {
  if (Array.isArray(node)) for (const element of node) refuseUnprintableIn(element, refusals);
  else if (node instanceof Map) refuseMap(node, refusals);
  else refuseNumber(node, refusals);
}
function refuseMap(map, refusals) {
  for (const [key2, { problem, isText, spares }] of flawsOf.get(map) ?? [])
    if (map.has(key2) && (!isText || spares.length > 0)) throw new ProblemError(problem);
  for (const value2 of map.values()) refuseUnprintableIn(value2, refusals);
}
function refuseNumber(node, refusals) {
  const value2 = node instanceof Scalar ? node.value : node;
  if (typeof value2 !== "number" || Number.isFinite(value2)) return;
  const problem = refusals.find(({ code }) => code === "YAML_NUMBER");
  if (problem !== void 0) throw new ProblemError(problem);
}

// src/kustomize/yaml/parser.ts
var nothing = new Scalar(null, "", false);
var nothingInFlow = new Scalar(null, "", false, true);
var aliasBudget = 2e5;
function parseDocument(source, reading) {
  return new Parser(source, reading).parse();
}
var Parser = class {
  #scanner;
  #source;
  #dialect;
  #reprints;
  #offsets;
  #handles = /* @__PURE__ */ new Map();
  #anchors = /* @__PURE__ */ new Map();
  #refusals = [];
  #depth = 0;
  #expanded = 0;
  /** Nodes made so far, to know how many an anchor holds. */
  #made = 0;
  /** Of the key last read: whether Go would take it for a string. */
  #keyIsText = true;
  #keyIsMerge = false;
  constructor(source, reading) {
    this.#scanner = new Scanner(source, reading.dialect === "resource" ? 2 : 0);
    this.#source = source;
    this.#dialect = reading.dialect;
    this.#reprints = reading.reprints;
    this.#offsets = reading.offsets;
  }
  parse() {
    const scanner = this.#scanner;
    let kind = scanner.peek();
    const explicit = kind === directive || kind === documentStart;
    for (; kind === directive; kind = scanner.peek()) {
      declare(this.#source, scanner.start, scanner.text, this.#handles);
      scanner.skip();
    }
    if (kind === streamEnd && !explicit) return { value: void 0, refusals: [], start: 0 };
    if (explicit) {
      if (kind !== documentStart) this.#fail("did not find expected <document start>");
      scanner.skip();
      kind = scanner.peek();
    }
    const start2 = scanner.start;
    const empty = explicit && kind <= documentEnd;
    const value2 = empty ? null : this.#parseNode(true, false);
    this.#finishDocument();
    return { value: value2, refusals: this.#refusals, start: start2 };
  }
  #finishDocument() {
    const kind = this.#scanner.peek();
    if (kind === documentEnd) this.#scanner.skip();
  }
  #parseNode(block, indentless) {
    const scanner = this.#scanner;
    const kind = scanner.peek();
    this.#made++;
    switch (kind) {
      case plainScalar:
        return this.#parsePlain(block);
      case quotedScalar:
        return this.#parseQuoted();
      case literalScalar:
        return this.#parseLiteral();
      case foldedScalar:
        return this.#parseFolded();
      case alias:
        return this.#parseAlias();
      case anchor:
      case tag:
        return this.#parseProperties(block, indentless);
      default:
        return this.#parseCollection(kind, block, indentless) ?? this.#failContent(block);
    }
  }
  #parseQuoted() {
    const { text: text3 } = this.#scanner;
    this.#scanner.skip();
    return this.#quoted(text3, text3);
  }
  // Of a text that needs quotes they need not be remembered.
  #quoted(value2, text3) {
    if (this.#dialect === "config") return value2;
    return value2 === text3 && isAmbiguousIn(text3, "resource") ? value2 : new Scalar(value2, text3, true);
  }
  #parseFolded() {
    const { text: text3, start: start2 } = this.#scanner;
    this.#scanner.skip();
    if (!this.#reprints) return this.#quoted(text3, text3);
    this.#refuseTab(text3, start2);
    return this.#quoted(refold(text3), text3);
  }
  #parseLiteral() {
    const { text: text3, start: start2 } = this.#scanner;
    if (this.#reprints) this.#refuseTab(text3, start2);
    this.#scanner.skip();
    return this.#quoted(text3, text3);
  }
  // Printed without an indentation hint, the tab would stand where indentation is looked for.
  #refuseTab(text3, offset) {
    if (text3.charCodeAt(0) !== 9 || !isPrintedAsBlock(text3)) return;
    const message = "found a tab character where an indentation space is expected";
    this.#refusals.push(
      problemIn(this.#source, offset, "YAML_TAB", message, "A block text cannot begin with a tab.")
    );
  }
  #parsePlain(block) {
    const scanner = this.#scanner;
    const { text: text3, start: start2 } = scanner;
    scanner.skip();
    if (isSurelyText(text3)) return text3;
    const { tag: tag3, value: value2 } = resolvePlain(text3, this.#dialect);
    if (tag3 === "float" && !Number.isFinite(Number(value2))) this.#refuseFloat(start2, text3);
    return tag3 === "str" ? text3 : this.#remember(value2, text3, block);
  }
  // A scalar, with its text if that is not what would be printed for it, or if it would pass for a string (a date).
  #remember(value2, text3, block) {
    if (this.#dialect === "config" || text3 === canonicalText(value2) && typeof value2 !== "string")
      return value2;
    return new Scalar(value2, text3, false, this.#reprints && !block);
  }
  #refuseFloat(offset, text3) {
    this.#refusals.push(
      problemIn(
        this.#source,
        offset,
        "YAML_NUMBER",
        `json: unsupported value: ${text3} is no number in JSON`,
        "Quote it."
      )
    );
  }
  #parseCollection(kind, block, indentless) {
    if (this.#depth > deepest) refuse(this.#source, this.#scanner.start, "YAML_TOO_DEEP", "nested too deep");
    this.#depth++;
    const value2 = this.#parseByKind(kind, block, indentless);
    this.#depth--;
    return value2;
  }
  #parseByKind(kind, block, indentless) {
    switch (kind) {
      case blockMappingStart:
        return block ? this.#parseBlockMapping() : void 0;
      case blockSequenceStart:
        return block ? this.#parseBlockSequence() : void 0;
      case flowMappingStart:
        return this.#parseFlowMapping();
      case flowSequenceStart:
        return this.#parseFlowSequence();
      case blockEntry:
        return indentless ? this.#parseIndentlessSequence() : void 0;
      default:
        return void 0;
    }
  }
  // ----- anchors, aliases, tags
  #parseProperties(block, indentless) {
    const scanner = this.#scanner;
    const { start: start2 } = scanner;
    let name;
    let tag3;
    for (let kind = scanner.peek(); kind === anchor || kind === tag; kind = scanner.peek()) {
      if (kind === anchor) {
        if (name !== void 0) break;
        name = scanner.text;
      } else {
        if (tag3 !== void 0) break;
        tag3 = shortTag(this.#source, scanner.start, scanner.text, this.#handles);
      }
      scanner.skip();
    }
    const before = this.#made;
    if (name !== void 0) this.#anchors.set(name, void 0);
    const value2 = this.#parseTagged(tag3, block, indentless, start2);
    if (name !== void 0) this.#anchors.set(name, { value: value2, size: this.#made - before + 1 });
    return value2;
  }
  #parseTagged(tag3, block, indentless, start2) {
    const scanner = this.#scanner;
    const kind = scanner.peek();
    if (kind === foldedScalar && (tag3 === void 0 || tag3 === "!" || tag3 === "!!str"))
      return this.#parseFolded();
    if (kind === plainScalar || isTextToken(kind)) {
      const { text: text3 } = scanner;
      const resolves = tag3 === "!" && kind === plainScalar && this.#dialect === "resource";
      if (tag3 === void 0 || resolves) return this.#parseNode(block, indentless);
      scanner.skip();
      return tag3 === "!" ? text3 : this.#tagged(start2, tag3, text3, block);
    }
    const collection = this.#parseCollection(kind, block, indentless);
    if (collection !== void 0) return collection;
    if (kind === alias || kind === anchor || kind === tag) return this.#failContent(block);
    if (tag3 === void 0) return this.#empty(block);
    if (tag3 === "!") return this.#dialect === "config" ? "" : this.#empty(block);
    return this.#tagged(start2, tag3, "", block);
  }
  #tagged(start2, tag3, text3, block) {
    const value2 = resolveTagged(this.#source, start2, tag3, text3, this.#dialect);
    if (typeof value2 === "number" && !Number.isFinite(value2)) this.#refuseFloat(start2, text3);
    return this.#remember(value2, text3, block);
  }
  #parseAlias() {
    const scanner = this.#scanner;
    const { text: name, start: start2 } = scanner;
    if (!this.#anchors.has(name)) refuse(this.#source, start2, "YAML_ALIAS", "unknown anchor referenced");
    const anchored2 = this.#anchors.get(name);
    if (anchored2 === void 0) refuse(this.#source, start2, "YAML_ALIAS", "an anchor's value contains itself");
    this.#expanded += anchored2.size;
    if (this.#expanded > aliasBudget)
      refuse(
        this.#source,
        start2,
        "YAML_ALIAS",
        `document contains excessive aliasing: more than ${aliasBudget} nodes`
      );
    this.#made += anchored2.size;
    scanner.skip();
    return this.#copy(anchored2.value);
  }
  // Each alias is a value of its own: whoever changes one does not change the other.
  #copy(value2) {
    if (!isMap(value2) && !Array.isArray(value2)) return value2;
    const copy2 = isMap(value2) ? copyMap(value2) : value2.map((element) => this.#copy(element));
    if (isMap(copy2)) for (const [name, element] of copy2) copy2.set(name, this.#copy(element));
    const known2 = this.#offsets?.get(value2);
    if (known2 !== void 0) this.#offsets?.set(copy2, known2);
    return copy2;
  }
  // ----- block collections
  #parseBlockSequence() {
    const scanner = this.#scanner;
    scanner.skip();
    const list2 = [];
    for (let kind = scanner.peek(); kind !== blockEnd; kind = scanner.peek()) {
      if (kind !== blockEntry) this.#fail("did not find expected '-' indicator");
      scanner.skip();
      const next = scanner.peek();
      this.#note(list2, list2.length, scanner.start, scanner.start);
      list2.push(
        next === blockEntry || next === blockEnd ? this.#empty(true) : this.#parseNode(true, false)
      );
    }
    scanner.skip();
    return list2;
  }
  #parseIndentlessSequence() {
    const scanner = this.#scanner;
    const list2 = [];
    while (scanner.peek() === blockEntry) {
      scanner.skip();
      const next = scanner.peek();
      const empty = next === blockEntry || next === key || next === value || next === blockEnd;
      this.#note(list2, list2.length, scanner.start, scanner.start);
      list2.push(empty ? this.#empty(true) : this.#parseNode(true, false));
    }
    return list2;
  }
  #parseBlockMapping() {
    const scanner = this.#scanner;
    scanner.skip();
    const map = /* @__PURE__ */ new Map();
    let merge;
    for (let kind = scanner.peek(); kind !== blockEnd; kind = scanner.peek()) {
      if (kind !== key) this.#fail("did not find expected key");
      const keyStart = scanner.start;
      scanner.skip();
      const name = this.#parseKey(true);
      merge = this.#putEntry(map, name, keyStart, merge, "block");
    }
    scanner.skip();
    return this.#mergeInto(map, merge);
  }
  // ----- flow collections
  #parseFlowSequence() {
    const scanner = this.#scanner;
    scanner.skip();
    const list2 = [];
    for (let kind = scanner.peek(); kind !== flowSequenceEnd; kind = scanner.peek()) {
      if (list2.length > 0) {
        if (kind !== flowEntry) this.#fail("did not find expected ',' or ']'");
        scanner.skip();
        kind = scanner.peek();
        if (kind === flowSequenceEnd) break;
      }
      this.#note(list2, list2.length, scanner.start, scanner.start);
      list2.push(kind === key ? this.#parseFlowPair() : this.#parseNode(false, false));
    }
    scanner.skip();
    return list2;
  }
  // `[a: 1]` is a list of one mapping.
  #parseFlowPair() {
    const scanner = this.#scanner;
    const keyStart = scanner.start;
    scanner.skip();
    const map = /* @__PURE__ */ new Map();
    const next = scanner.peek();
    const empty = next === flowEntry || next === flowSequenceEnd;
    const name = next === value || empty ? this.#emptyKey() : this.#parseKey(false);
    this.#depth++;
    const merge = this.#putEntry(map, name, keyStart, void 0, "flow");
    this.#depth--;
    return this.#mergeInto(map, merge);
  }
  #parseFlowMapping() {
    const scanner = this.#scanner;
    scanner.skip();
    const map = /* @__PURE__ */ new Map();
    let merge;
    let first = true;
    for (let kind = scanner.peek(); kind !== flowMappingEnd; kind = scanner.peek()) {
      if (!first) {
        if (kind !== flowEntry) this.#fail("did not find expected ',' or '}'");
        scanner.skip();
        kind = scanner.peek();
        if (kind === flowMappingEnd) break;
      }
      first = false;
      const keyStart = scanner.start;
      const keyed = kind === key;
      if (keyed) scanner.skip();
      const name = keyed ? this.#parseFlowKey() : this.#parseKey(false);
      merge = this.#putEntry(map, name, keyStart, merge, keyed ? "flow" : "bare");
    }
    scanner.skip();
    return this.#mergeInto(map, merge);
  }
  #parseFlowKey() {
    const next = this.#scanner.peek();
    const empty = next === value || next === flowEntry || next === flowMappingEnd;
    return empty ? this.#emptyKey() : this.#parseKey(false);
  }
  // ----- keys and entries
  // Printed as '' and so a text when it is read again; Go knows no null for a key of a configuration.
  #emptyKey() {
    if (this.#dialect === "config")
      refuse(this.#source, this.#scanner.start, "YAML_KEY", "unsupported map key of type: <nil>");
    this.#keyIsText = true;
    this.#keyIsMerge = false;
    return "";
  }
  #parseKey(block) {
    const scanner = this.#scanner;
    const kind = scanner.peek();
    const { text: text3, start: start2 } = scanner;
    this.#keyIsMerge = false;
    this.#keyIsText = true;
    if (isTextToken(kind)) {
      this.#made++;
      scanner.skip();
      return text3;
    }
    if (kind === plainScalar) return this.#parsePlainKey(text3, start2);
    if (block && (kind === key || kind === value || kind === blockEnd))
      return this.#emptyKey();
    const value2 = bareValue(this.#parseNode(block, block));
    if (isMap(value2) || Array.isArray(value2))
      refuse(this.#source, start2, "YAML_KEY", "invalid map key: a key is a scalar");
    this.#keyIsText = typeof value2 === "string" || value2 === null;
    this.#keyIsMerge = false;
    if (value2 === null && this.#dialect === "config")
      refuse(this.#source, start2, "YAML_KEY", "unsupported map key of type: <nil>");
    return value2 === null ? "" : String(value2);
  }
  #parsePlainKey(text3, start2) {
    this.#made++;
    this.#scanner.skip();
    this.#keyIsMerge = text3 === "<<";
    if (isSurelyText(text3)) {
      this.#keyIsText = true;
      return text3;
    }
    const { tag: tag3, value: value2 } = resolvePlain(text3, this.#dialect);
    this.#keyIsText = tag3 === "str" || this.#depth === 1 && tag3 !== "null";
    if (tag3 === "str" || this.#dialect === "resource") return text3;
    if (value2 === null) refuse(this.#source, start2, "YAML_KEY", "unsupported map key of type: <nil>");
    if (tag3 === "int" && Number(value2) >= 2 ** 63)
      refuse(this.#source, start2, "YAML_KEY", "unsupported map key of type: uint64");
    return tag3 === "float" ? formatFloatKey(Number(value2)) : String(value2);
  }
  #putEntry(map, name, keyStart, merge, form) {
    const isMerge = this.#keyIsMerge;
    const isText = this.#keyIsText;
    const valueFollows = form !== "bare" && this.#skipColon();
    const valueStart = valueFollows ? this.#scanner.start : keyStart;
    const element = valueFollows ? this.#parseValue(form === "block") : this.#empty(form === "block");
    if (isMerge) return this.#noteMerge(map, element, keyStart, merge);
    if (name === "<<" && this.#dialect === "resource") return merge;
    if (this.#dialect === "config" || !map.has(name)) map.set(name, element);
    else this.#refuseDuplicate(map, name, element, keyStart);
    if (!isText) this.#refuseKey(map, name, keyStart);
    this.#note(map, name, keyStart, valueStart);
    return merge;
  }
  // Whether a colon stands there; if so the scanner is past it.
  #skipColon() {
    if (this.#scanner.peek() !== value) return false;
    this.#scanner.skip();
    this.#scanner.peek();
    return true;
  }
  #parseValue(block) {
    const next = this.#scanner.peek();
    const empty = block ? next === key || next === value || next === blockEnd : next === flowEntry || next === flowMappingEnd || next === flowSequenceEnd;
    return empty ? this.#empty(block) : this.#parseNode(block, block);
  }
  #empty(block) {
    if (this.#dialect === "config") return null;
    return this.#reprints && !block ? nothingInFlow : nothing;
  }
  #refuseDuplicate(map, name, value2, offset) {
    const message = `mapping key "${name}" already defined`;
    const problem = problemIn(this.#source, offset, "YAML_DUPLICATE_KEY", message, "Keep one of them.");
    this.#refusals.push(problem);
    addSpare(map, name, value2, problem);
  }
  #refuseKey(map, name, offset) {
    if (this.#dialect === "config") return;
    const message = `json: unsupported type: the key \`${name}\` is no string`;
    const problem = problemIn(this.#source, offset, "YAML_KEY", message, `Write "${name}".`);
    this.#refusals.push(problem);
    markNoText(map, name, problem);
  }
  // ----- merge keys
  #noteMerge(map, value2, offset, before) {
    const sources = this.#mergeSources(value2, offset);
    if (this.#dialect === "config") {
      for (const source of sources.toReversed()) for (const [name, element] of source) map.set(name, element);
      return void 0;
    }
    if (before !== void 0) refuse(this.#source, offset, "YAML_MERGE", "duplicate merge key");
    return { sources };
  }
  #mergeSources(value2, offset) {
    const sources = Array.isArray(value2) ? value2 : [value2];
    if (!sources.every(isMap))
      refuse(
        this.#source,
        offset,
        "YAML_MERGE",
        "invalid map merge: map merge requires map or sequence of maps as the value"
      );
    return sources;
  }
  // kyaml: the mapping's own keys win, then the sources in their order.
  #mergeInto(map, merge) {
    if (merge === void 0) return map;
    const known2 = this.#offsets?.get(map) ?? /* @__PURE__ */ new Map();
    for (const source of merge.sources) {
      for (const [name, element] of source) {
        if (map.has(name)) continue;
        map.set(name, element === nothingInFlow ? nothing : this.#copy(element));
        const offsets = this.#offsets?.get(source)?.get(name);
        if (offsets !== void 0) known2.set(name, offsets);
      }
    }
    this.#offsets?.set(map, known2);
    return map;
  }
  // ----- places and failures
  #note(collection, at3, keyOffset, valueOffset) {
    if (this.#offsets === void 0) return;
    const known2 = this.#offsets.get(collection);
    if (known2 === void 0) this.#offsets.set(collection, /* @__PURE__ */ new Map([[at3, [keyOffset, valueOffset]]]));
    else known2.set(at3, [keyOffset, valueOffset]);
  }
  #fail(message) {
    refuse(this.#source, this.#scanner.start, "YAML_SYNTAX", message);
  }
  #failContent(block) {
    this.#fail(`did not find expected node content while parsing a ${block ? "block" : "flow"} node`);
  }
};
function bareValue(value2) {
  return value2 instanceof Scalar ? value2.value : value2;
}
function isTextToken(kind) {
  return kind === quotedScalar || kind === literalScalar || kind === foldedScalar;
}

// src/kustomize/yaml/positions.ts
function positionsOf(source, dialect) {
  let known2;
  function look(path, part2) {
    known2 ??= readPositions(source, dialect);
    return placeIn(source, offsetOf(known2, path, part2));
  }
  return { key: (path) => look(path, 0), value: (path) => look(path, 1) };
}
function readPositions(source, dialect) {
  const offsets = /* @__PURE__ */ new Map();
  const { value: value2, start: start2 } = parseDocument(source, { dialect, reprints: false, offsets });
  return { root: value2 ?? null, start: start2, offsets };
}
function offsetOf(known2, path, part2) {
  let at3 = known2.root;
  let offset = known2.start;
  for (const [depth, step3] of path.entries()) {
    if (!isMap(at3) && !Array.isArray(at3)) return offset;
    const pair = known2.offsets.get(at3)?.get(step3);
    if (pair === void 0) return offset;
    offset = pair[depth === path.length - 1 ? part2 : 1];
    at3 = isMap(at3) ? at3.get(String(step3)) : at3[Number(step3)];
  }
  return offset;
}

// src/lib/lfs.ts
function isLfsPointer(text3) {
  return /^version https:\/\/git-lfs\.github\.com\/spec\/v1\r?\n/.test(text3);
}
var lfsPointer = {
  code: "LFS_POINTER",
  message: "The file is kept in Git LFS: the repository holds a pointer in its place, and no YAML.",
  advice: "Take it out of LFS (git lfs untrack, then add it again): Flux reads pointers, too."
};

// src/kustomize/yaml/text.ts
var forbidden = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]/;
function decodeText(bytes, file) {
  const encoding = bytes[0] === 255 && bytes[1] === 254 ? "utf-16le" : bytes[0] === 254 && bytes[1] === 255 ? "utf-16be" : "utf-8";
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: encoding === "utf-8" }).decode(bytes);
  } catch (cause) {
    if (encoding !== "utf-8") throw new ProblemError(invalidText(file, "", 0), { cause });
    const valid = validPrefix(bytes);
    throw new ProblemError(invalidText(file, new TextDecoder().decode(bytes.subarray(0, valid)), valid), {
      cause
    });
  }
}
function invalidText(file, before, offset) {
  return {
    code: "YAML_ENCODING",
    message: `invalid leading UTF-8 octet, or one that does not follow it, at byte ${offset}`,
    place: placeAt(file, before, before.length),
    advice: "Save the file as UTF-8."
  };
}
function validPrefix(bytes) {
  let at3 = 0;
  while (at3 < bytes.length) {
    const width = runeWidth(bytes, at3);
    if (width === 0) return at3;
    at3 += width;
  }
  return at3;
}
function runeWidth(bytes, at3) {
  const lead = bytes[at3] ?? 0;
  if (lead < 128) return 1;
  const width = lead >= 240 ? 4 : lead >= 224 ? 3 : 2;
  if (lead < 194 || lead > 244 || at3 + width > bytes.length) return 0;
  const second = bytes[at3 + 1] ?? 0;
  const low = lead === 224 ? 160 : lead === 240 ? 144 : 128;
  const high = lead === 237 ? 159 : lead === 244 ? 143 : 191;
  if (second < low || second > high) return 0;
  const rest = bytes.subarray(at3 + 2, at3 + width);
  return rest.every((byte) => (byte & 192) === 128) ? width : 0;
}
function checkCharacters(text3, file) {
  const at3 = text3.search(forbidden);
  if (at3 === -1 && text3.isWellFormed()) return;
  const offset = at3 === -1 ? firstLoneSurrogate(text3) : at3;
  const code = text3.charCodeAt(offset).toString(16).toUpperCase().padStart(4, "0");
  throw new ProblemError({
    code: "YAML_CHARACTER",
    message: `control characters are not allowed: U+${code}`,
    place: placeAt(file, text3, offset),
    advice: "In double quotes it can be written as an escape."
  });
}
function firstLoneSurrogate(text3) {
  return text3.search(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/);
}
function refuseLfsPointer(text3, file) {
  if (isLfsPointer(text3)) throw new ProblemError({ ...lfsPointer, place: { file, line: 1, column: 1 } });
}

// src/kustomize/yaml/parse-resources.ts
function parseResources(text3, file) {
  const whole = text3.includes("\r\n") ? text3.replaceAll("\r\n", "\n") : text3;
  refuseLfsPointer(whole, file);
  checkCharacters(whole, file);
  const parts = splitDocuments(whole, file);
  const documents = [];
  for (const [start2, end2] of parts) {
    const source = sourceOf(file, whole, start2, end2);
    const { value: value2, refusals } = readDocument(source, parts.length === 1);
    if (value2 === void 0 || printedValue(value2) === null) continue;
    documents.push({ value: value2, refusals, positions: positionsOf(source, "resource") });
  }
  return { documents };
}
function readDocument(source, alone) {
  const parsed2 = parseDocument(source, { dialect: "resource", reprints: true });
  if (!isUnprintedList(parsed2.value, alone)) return parsed2;
  return parseDocument(source, { dialect: "resource", reprints: false });
}
function isUnprintedList(value2, alone) {
  if (!isMap(value2) || !value2.has("items")) return false;
  const kind = printedValue(value2.get("kind") ?? null);
  if (typeof kind !== "string" || !kind.endsWith("List")) return false;
  return !alone || kind !== "List" && kind !== "ResourceList";
}
function splitDocuments(text3, file) {
  const parts = [];
  let start2 = 0;
  for (let at3 = text3.indexOf("\n---"); at3 !== -1; at3 = text3.indexOf("\n---", start2)) {
    const lineEnd = text3.indexOf("\n", at3 + 4);
    if (lineEnd === -1) break;
    const rest = text3.slice(at3 + 4, lineEnd).trim();
    if (rest !== "" && !rest.startsWith("#")) refuseSeparator(text3, file, at3 + 1);
    parts.push([start2, at3 + 1]);
    start2 = lineEnd + 1;
  }
  parts.push([start2, text3.length]);
  return parts;
}
function refuseSeparator(text3, file, start2) {
  throw new ProblemError({
    code: "YAML_SEPARATOR",
    message: "invalid document separator",
    place: placeAt(file, text3, start2),
    advice: "Start the document on the line after `---`."
  });
}

// src/kustomize/resource-id.ts
var notNamespaced = "_non_namespaceable_";
var defaultNamespace = "default";
function splitApiVersion(apiVersion) {
  const slash = apiVersion.indexOf("/");
  return slash === -1 ? { group: "", version: apiVersion } : { group: apiVersion.slice(0, slash), version: apiVersion.slice(slash + 1) };
}
function apiVersionOf(gvk) {
  return gvk.group === "" ? gvk.version : `${gvk.group}/${gvk.version}`;
}
function formatId(id) {
  return `${formatGvk(id)}/${id.name || "[noName]"}.${id.namespace || "[noNs]"}`;
}
function formatGvk(gvk) {
  return `${gvk.kind || "[noKind]"}.${gvk.version || "[noVer]"}.${gvk.group || "[noGrp]"}`;
}
function isSelectedGvk(gvk, selector) {
  if (selector.group && selector.group !== gvk.group) return false;
  if (selector.version && selector.version !== gvk.version) return false;
  return !selector.kind || selector.kind === gvk.kind;
}

// src/report/objects/object.ts
function groupOf(object) {
  return splitApiVersion(object.apiVersion).group;
}
function namespaceOf(object) {
  const namespace2 = object.effectiveNamespace ?? object.namespace ?? "default";
  return namespace2 === notNamespaced ? "default" : namespace2;
}
function identityKey(object) {
  return [groupOf(object), object.kind, namespaceOf(object), object.name].join("\0");
}
function isKind(object, group, ...kinds) {
  return kinds.includes(object.kind) && groupOf(object) === group;
}
function titleOf({ kind, namespace: namespace2, name }) {
  return `${kind} ${namespace2 === void 0 || namespace2 === "" ? "" : `${namespace2}/`}${name}`;
}
function valueAt(value2, ...keys) {
  let at3 = value2;
  for (const key2 of keys) at3 = at3 instanceof Map ? at3.get(key2) : void 0;
  return at3 === void 0 ? void 0 : printedValue(at3);
}
function textAt(value2, ...keys) {
  const found2 = valueAt(value2, ...keys);
  return typeof found2 === "string" ? found2 : void 0;
}
function listAt(value2, ...keys) {
  const found2 = valueAt(value2, ...keys);
  return Array.isArray(found2) ? found2 : [];
}
function isEqual(left, right) {
  if (left === right) return true;
  const [one, other] = [printedValue(left), printedValue(right)];
  if (Array.isArray(one)) return Array.isArray(other) && isEqualList(one, other);
  if (one instanceof Map) return other instanceof Map && isEqualMap(one, other);
  return one === other || Number.isNaN(one) && Number.isNaN(other);
}
function isEqualList(left, right) {
  return left.length === right.length && left.every((value2, at3) => isEqual(value2, right[at3] ?? null));
}
function isEqualMap(left, right) {
  if (left.size !== right.size) return false;
  for (const [key2, value2] of left) {
    const other = right.get(key2);
    if (other === void 0 || !isEqual(value2, other)) return false;
  }
  return true;
}

// src/report/objects/mask/hidden.ts
var openFields = /* @__PURE__ */ new Set(["apiVersion", "kind", "metadata", "type", "immutable"]);
function hidingOf(parent, key2) {
  return hidingIn(parent)(key2, valueAt(parent, key2));
}
function hidingIn(parent) {
  const isOfSecret = isSecret(parent);
  const isList = textAt(parent, "kind")?.endsWith("SecretList") === true;
  return (key2, value2) => {
    if (isOfSecret && !openFields.has(key2))
      return value2 === void 0 || value2 instanceof Map ? "entries" : "whole";
    if (isList && key2 === "items") return "whole";
    if (key2 === "kubectl.kubernetes.io/last-applied-configuration") return "whole";
    if (key2 === "secretGenerator") return "whole";
    if (key2 === "patch") return changesSecret(parent) ? "whole" : void 0;
    return isSensitive(parent, key2, value2) ? "whole" : void 0;
  };
}
function isSecret(map) {
  if (textAt(map, "kind") !== "Secret") return false;
  return map.has("metadata") || [...map.keys()].some((key2) => /data/i.test(key2));
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
function isSensitive(parent, key2, given2) {
  const value2 = given2 instanceof Scalar ? printedValue(given2) : given2;
  if (typeof value2 !== "string" || value2 === "") return false;
  if (!sensitive.test(key2 === "value" ? textAt(parent, "name") ?? "" : key2)) return false;
  return !isVariable(value2) && !isReference(parent, key2);
}
function isVariable(text3) {
  return /^(?:\$\(\w+\)|\$\{\w+\}|\{\{-? *\.[\w.]+ *-?\}\})$/.test(text3);
}
function isReference(parent, key2) {
  return key2 === "secretKey" && parent.has("remoteRef");
}
function isSecretManifest(text3) {
  return /(?:^|[\s{,"'])kind["']?\s*:\s*["']?\w*Secret(?:List)?\b(?!\w)/.test(text3) && /data/i.test(text3);
}
var hiddenKinds = /\bSecret\b|SecretList\b|secretGenerator|last-applied-configuration|\\[xuU]/;
var hiddenNames = /(?:pass(?:word|wd|phrase)|token|api[-_]?key|(?:private|access|secret|account|encryption|signing)[-_]?key|client[-_]?secret)(?![\w-])/i;
function mayHide(source, isRendered = true) {
  if (hiddenKinds.test(source) || hiddenNames.test(source)) return true;
  return isRendered && source.includes("patch") && /data/i.test(source);
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
function looksSecret(text3) {
  return knownShapes.some((shape) => shape.test(text3)) || isSecretManifest(text3);
}
function isEncoded(parent, field) {
  return parent !== void 0 && field !== void 0 && isSecret(parent) && valueAt(parent, "data") === field;
}

// src/report/objects/mask/views.ts
var deepest2 = 3;
var mostViews = 120;
function viewsOf(text3) {
  const seen = /* @__PURE__ */ new Set([text3]);
  let layer = [text3];
  for (let depth = 0; depth < deepest2 && layer.length > 0; depth++) {
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
function decodeAll(text3) {
  return [
    withoutInvisible(text3),
    .../\s/.test(text3) ? [text3.replace(/\s+/g, " "), text3.replace(/\s+/g, "")] : [],
    ...text3.includes("%") ? [decodeUrl(text3), decodeUrl(text3.replaceAll("+", " "))] : [],
    ...text3.includes("\\") ? [decodeEscapes(text3)] : [],
    ...text3.includes("&") ? [decodeEntities(text3)] : [],
    ...decodeBase64(text3),
    ...decodeHex(text3)
  ];
}
function isReadable(text3) {
  const strange = text3.match(/[\u0001-\u0008\u000e-\u001f\u007f\ufffd]/g)?.length ?? 0;
  return strange * 5 < text3.length;
}
var utf8 = new TextDecoder();
function decodeUrl(text3) {
  return text3.replace(/(?:%[0-9a-f]{2})+/gi, (run) => utf8.decode(hexBytes(run.replaceAll("%", ""))));
}
var shortEscapes2 = {
  n: "\n",
  r: "\r",
  t: "	",
  b: "\b",
  f: "\f",
  "0": "\0"
};
function decodeEscapes(text3) {
  return text3.replace(/\\(?:u\{?([0-9a-f]{1,6})\}?|x([0-9a-f]{2})|([\s\S]))/gi, (all, ...parts) => {
    const [point, byte, other] = parts;
    const code = Number.parseInt(point ?? byte ?? "", 16);
    if (other !== void 0) return shortEscapes2[other] ?? other;
    return code <= 1114111 ? String.fromCodePoint(code) : all;
  });
}
var entities = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };
function decodeEntities(text3) {
  return text3.replace(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(amp|lt|gt|quot|apos));/gi,
    (all, ...parts) => {
      const [hex, decimal, name] = parts;
      if (name !== void 0) return entities[name.toLowerCase()] ?? all;
      const code = hex === void 0 ? Number(decimal) : Number.parseInt(hex, 16);
      return code <= 1114111 ? String.fromCodePoint(code) : all;
    }
  );
}
var base64Run = /[A-Za-z0-9+/_-]{8,}/g;
function decodeBase64(text3) {
  const runs = text3.match(base64Run);
  if (runs === null) return [];
  return [0, 1, 2, 3].map((offset) => runs.map((run) => base64Text(run.slice(offset))).join("\n"));
}
function base64Text(text3) {
  const standard = /^[A-Za-z0-9+/]*$/.test(text3) ? text3 : text3.replace(/[\s=]/g, "").replaceAll("-", "+").replaceAll("_", "/");
  try {
    return utf8Text(atob(standard.length % 4 === 1 ? standard.slice(0, -1) : standard));
  } catch {
    return "";
  }
}
function utf8Text(bytes) {
  const codes = new Uint8Array(bytes.length);
  let highest = 0;
  for (let at3 = 0; at3 < bytes.length; at3++) {
    const code = bytes.charCodeAt(at3);
    codes[at3] = code;
    highest |= code;
  }
  return highest < 128 ? bytes : utf8.decode(codes);
}
function decodeHex(text3) {
  const runs = text3.replace(/(?<=[0-9a-f]{2})(?:0x|[\s:,-])+(?=[0-9a-f]{2})/gi, "").match(/[0-9a-f]{8,}/gi);
  if (runs === null) return [];
  return [0, 1].map((offset) => runs.map((run) => utf8.decode(hexBytes(run.slice(offset)))).join("\n"));
}
function hexBytes(digits2) {
  return Uint8Array.from(
    { length: digits2.length >> 1 },
    (_, at3) => Number.parseInt(digits2.slice(at3 * 2, at3 * 2 + 2), 16)
  );
}

// src/report/objects/mask/collect.ts
function collectSecrets(objects) {
  const publicWords = new Set(objects.flatMap(({ name, namespace: namespace2 }) => [name, namespace2 ?? ""]));
  const secrets = { whole: /* @__PURE__ */ new Set(), inside: /* @__PURE__ */ new Set() };
  const collect = (text3, isPart) => keep(secrets, publicWords, text3, isPart);
  for (const value2 of new Set(objects.map((object) => object.value))) walk(value2, collect);
  return secrets;
}
function walk(value2, collect) {
  const node = printedValue(value2);
  if (typeof node === "string") walkText(node, collect);
  else if (Array.isArray(node)) for (const element of node) walk(element, collect);
  else if (node instanceof Map) walkMap(node, collect);
}
function walkMap(map, collect) {
  const hiding = hidingIn(map);
  for (const [key2, value2] of map) {
    if (hiding(key2, value2) === void 0) walk(value2, collect);
    else takeAll(value2, collect);
  }
}
function walkText(text3, collect) {
  if (!text3.includes("Secret") || !/data/i.test(text3)) return;
  for (const document of documentsIn(text3)) walk(document, collect);
}
function documentsIn(text3) {
  try {
    return parseResources(text3, "").documents.map(({ value: value2 }) => value2);
  } catch (error) {
    if (error instanceof ProblemError) return [];
    throw error;
  }
}
function takeAll(value2, collect) {
  const node = printedValue(value2);
  if (node instanceof Map) for (const entry2 of node.values()) takeAll(entry2, collect);
  else if (Array.isArray(node)) for (const element of node) takeAll(element, collect);
  else if (typeof node === "string") takeText(node, collect);
  else if (typeof node === "number" || typeof node === "bigint") collect(formatNumber(node), false);
}
function takeText(text3, collect) {
  collect(text3, false);
  const manifests = /^\s*[{[]/.test(text3) || text3.includes("Secret") ? documentsIn(text3) : [];
  for (const document of manifests) {
    walk(document, collect);
    takeParts(document, collect);
  }
  const decoded3 = /^[\w+/\s-]{4,}={0,2}\s*$/.test(text3) ? base64Text(text3) : "";
  const twice = /^[\w+/-]{8,}={0,2}$/.test(decoded3) ? base64Text(decoded3) : "";
  for (const each of /* @__PURE__ */ new Set([text3, decoded3, twice])) {
    if (each === "") continue;
    collect(each, false);
    takeLines(each, collect);
    if (each === decoded3 && /^\s*[{[]/.test(each))
      for (const document of documentsIn(each)) takeParts(document, collect);
  }
}
function takeParts(value2, collect) {
  const node = printedValue(value2);
  if (node instanceof Map) {
    for (const [key2, entry2] of node) {
      if (isSensitiveName(key2)) takeAll(entry2, collect);
      else takeParts(entry2, collect);
    }
  } else if (Array.isArray(node)) for (const element of node) takeParts(element, collect);
  else if (typeof node === "string") {
    takeLines(node, collect);
    if (/^[\w+/-]{8,}={0,2}$/.test(node)) takeLogin(base64Text(node), collect);
  }
}
function takeLogin(text3, collect) {
  takeLines(text3, collect);
  const colon = text3.indexOf(":");
  if (colon > 0) collect(text3.slice(colon + 1), false);
}
function takeLines(text3, collect) {
  for (const line of text3.split(/[\r\n]+/)) {
    collect(line.trim(), true);
    const [, key2 = "", value2] = /^([^=:]{1,100})[=:](.*)$/.exec(line) ?? [];
    if (value2 !== void 0)
      collect(value2.trim().replace(/^(["'])(.*)\1$/, "$2"), !isSensitiveName(key2.trim()));
  }
  for (const [, password = ""] of text3.matchAll(/:\/\/[^\s/:@]*:([^\s/@]+)@/g))
    for (const spelling of /* @__PURE__ */ new Set([password, decodeUrl(password)])) collect(spelling, false);
}
var common = new Set(
  "production development staging localhost default postgres postgresql mongodb rabbitmq secret password username enabled disabled".split(
    " "
  )
);
var leastInside = 6;
var leastPart = 6;
function keep(secrets, publicWords, given2, isPart) {
  const text3 = given2.trim();
  if (text3.length < 4 || common.has(text3.toLowerCase())) return;
  const isWord2 = /^[a-z]+(?:[-._][a-z]+)*$/.test(text3);
  if (isWord2 && (isPart || publicWords.has(text3))) return;
  if (isPart && (text3.length < leastPart || isPlain(text3))) return;
  if (text3.length >= leastInside) {
    secrets.inside.add(text3);
    secrets.inside.add(text3.replace(/\s+/g, " "));
  } else if (classes2(text3) > 1) secrets.whole.add(text3);
}
function isPlain(text3) {
  return text3.includes(" ") || classes2(text3) < 2;
}
function classes2(text3) {
  return [/[a-z]/, /[A-Z]/, /\d/, /[^a-zA-Z\d\s._:/-]/].filter((kind) => kind.test(text3)).length;
}

// src/report/objects/mask/search.ts
var start = 6;
function createSearch(wanted) {
  const byStart = /* @__PURE__ */ new Map();
  const possible = new Uint8Array(65536);
  for (const word2 of wanted) {
    if (word2.length < start) continue;
    possible[mark(word2, 0)] = 1;
    const key2 = word2.slice(0, start);
    const same = byStart.get(key2);
    if (same === void 0) byStart.set(key2, [word2]);
    else same.push(word2);
  }
  return (text3) => {
    for (let at3 = 0; at3 + start <= text3.length; at3++) {
      if (possible[mark(text3, at3)] === 0) continue;
      const words4 = byStart.get(text3.slice(at3, at3 + start));
      if (words4?.some((word2) => text3.startsWith(word2, at3))) return true;
    }
    return false;
  };
}
function mark(text3, at3) {
  return (text3.charCodeAt(at3) << 8 ^ text3.charCodeAt(at3 + 3) ^ text3.charCodeAt(at3 + 5) << 4) & 65535;
}

// src/report/objects/mask/mask.ts
var fingerprintLength = 8;
function createMask(objects, salt) {
  const secrets = collectSecrets(objects);
  const search2 = createSearch(secrets.inside);
  const fingerprint = (text3) => new Masked(sha256(`${salt}\0${sha256(`${salt}\0${text3}`)}`).slice(0, fingerprintLength));
  const known2 = /* @__PURE__ */ new Map();
  const isSecret2 = (text3) => {
    const before = known2.get(text3);
    if (before !== void 0) return before;
    const found2 = secrets.whole.has(text3.trim()) || [...viewsOf(text3)].some((view) => looksSecret(view) || search2(view));
    known2.set(text3, found2);
    return found2;
  };
  const show = showWith(isSecret2, fingerprint);
  const texts4 = /* @__PURE__ */ new Map();
  const textOf2 = (text3) => isSecret2(text3) || likeMask.test(text3) ? `(masked ${fingerprint(text3).fingerprint})` : text3;
  return {
    value: (value2, hidden) => hidden === void 0 ? show(value2) : fingerprint(hiddenText(value2, hidden)),
    text(text3) {
      const before = texts4.get(text3);
      if (before !== void 0) return before;
      const shown = textOf2(text3);
      texts4.set(text3, shown);
      return shown;
    }
  };
}
var likeMask = /[(‹]masked/i;
function hiddenText(value2, hidden) {
  const node = printedValue(value2);
  if (typeof node !== "string") return goJson(node);
  return hidden === "base64" ? base64Text(node) || node : node;
}
function showWith(isSecret2, fingerprint) {
  const show = (value2) => {
    const node = printedValue(value2);
    if (node instanceof Map) return showMap(node);
    if (Array.isArray(node)) return node.map(show);
    if (typeof node === "string") return isSecret2(node) ? fingerprint(node) : node;
    if (typeof node !== "number" && typeof node !== "bigint") return node;
    return isSecret2(formatNumber(node)) ? fingerprint(formatNumber(node)) : node;
  };
  const showMap = (map) => new Map([...map].map(([key2, value2]) => [showKey(key2), showField2(map, key2, value2)]));
  const showKey = (key2) => isSecret2(key2) || likeMask.test(key2) ? `(masked ${fingerprint(key2).fingerprint})` : key2;
  const showField2 = (map, key2, value2) => {
    const hiding = hidingOf(map, key2);
    if (hiding === void 0) return show(value2);
    const form = isEncoded(map, value2) ? "base64" : "plain";
    if (hiding === "whole" || !(value2 instanceof Map)) return fingerprint(hiddenText(value2, form));
    return new Map([...value2].map(([entry2, each]) => [showKey(entry2), fingerprint(hiddenText(each, form))]));
  };
  return show;
}

// src/kustomize/files.ts
function joinPath(from, path) {
  if (path.startsWith("/")) {
    if (cleanPath.test(path)) return path;
  } else if (cleanName.test(path) && cleanPath.test(from)) return `${from}/${path}`;
  const segments = [];
  for (const segment of `${path.startsWith("/") ? "" : `${from}/`}${path}`.split("/")) {
    if (segment === "..") segments.pop();
    else if (segment !== "" && segment !== ".") segments.push(segment);
  }
  return `/${segments.join("/")}`;
}
var cleanName = /^(?!\.{1,2}$)[^/]+$/;
var cleanPath = /^(?:\/(?!\.{1,2}(?:\/|$))[^/]+)+$/;
function cleanRelative(path) {
  const segments = [];
  for (const segment of path.split("/")) {
    if (segment === ".." && segments.length > 0 && segments.at(-1) !== "..") segments.pop();
    else if (segment !== "" && segment !== ".") segments.push(segment);
  }
  return segments.join("/");
}
function isWithin(path, folder) {
  return path === folder || folder === "/" || path.startsWith(`${folder}/`);
}
function relativePath(base, path) {
  const from = base.split("/").filter((segment) => segment !== "");
  const to = path.split("/").filter((segment) => segment !== "");
  let common4 = 0;
  while (common4 < from.length && common4 < to.length && from[common4] === to[common4]) common4++;
  return [...from.slice(common4).map(() => ".."), ...to.slice(common4)].join("/") || ".";
}
function baseName(path) {
  const trimmed = path.replace(/\/+$/, "");
  if (trimmed === "") return path === "" ? "." : "/";
  return trimmed.slice(trimmed.lastIndexOf("/") + 1);
}

// src/lib/path.ts
function resolvePath(folder, reference2) {
  const steps = [];
  for (const step3 of `${folder}/${reference2}`.split("/")) {
    if (step3 === "" || step3 === ".") continue;
    if (step3 !== "..") steps.push(step3);
    else if (steps.pop() === void 0) return void 0;
  }
  return steps.join("/");
}
function folderOf(path) {
  const slash = path.lastIndexOf("/");
  return slash === -1 ? "" : path.slice(0, slash);
}
function nameOf(path) {
  return path.slice(path.lastIndexOf("/") + 1);
}
function isInside(path, folder) {
  return folder === "" || path === folder || path.startsWith(`${folder}/`);
}

// src/flux/substitution/bytes.ts
var ascii = /^[\0-\x7f]*$/;
function toBytes(text3) {
  if (ascii.test(text3)) return text3;
  return binary(new TextEncoder().encode(text3));
}
function binary(bytes) {
  let result = "";
  for (let at3 = 0; at3 < bytes.length; at3 += 8192)
    result += String.fromCharCode(...bytes.subarray(at3, at3 + 8192));
  return result;
}
function fromBytes(bytes) {
  if (ascii.test(bytes)) return bytes;
  try {
    return decode(bytes, true);
  } catch {
    return void 0;
  }
}
function lossyText(bytes) {
  return ascii.test(bytes) ? bytes : decode(bytes, false);
}
function decode(bytes, fatal) {
  const codes = Uint8Array.from(bytes, (character) => character.charCodeAt(0));
  return new TextDecoder("utf-8", { fatal, ignoreBOM: true }).decode(codes);
}
function widthAt(bytes, at3) {
  const first = bytes.charCodeAt(at3);
  const width = first < 194 ? 1 : first < 224 ? 2 : first < 240 ? 3 : first < 245 ? 4 : 1;
  return fromBytes(bytes.slice(at3, at3 + width)) === void 0 ? 1 : width;
}

// src/flux/substitution/pattern.ts
var no = { kind: "no" };
var bad = { kind: "bad" };
function matchPattern(pattern, text3) {
  let rest = text3;
  for (let remaining = pattern; remaining !== ""; ) {
    const { star, chunk, after } = nextChunk(remaining);
    if (star && chunk === "") return "yes";
    const found2 = matchFrom(chunk, rest, star, after === "");
    if (found2.kind !== "rest") return found2.kind;
    rest = found2.rest;
    remaining = after;
  }
  return rest === "" ? "yes" : "no";
}
function nextChunk(pattern) {
  const stripped = pattern.replace(/^\*+/, "");
  let inClass = false;
  let at3 = 0;
  for (; at3 < stripped.length; at3++) {
    const character = stripped.charAt(at3);
    if (character === "\\") at3 += at3 + 1 < stripped.length ? 1 : 0;
    else if (character === "[") inClass = true;
    else if (character === "]") inClass = false;
    else if (character === "*" && !inClass) break;
  }
  return { star: stripped !== pattern, chunk: stripped.slice(0, at3), after: stripped.slice(at3) };
}
function matchFrom(chunk, text3, star, isLast2) {
  const latest = star ? text3.length : 0;
  for (let at3 = 0; at3 <= latest; at3++) {
    const found2 = matchChunk(chunk, text3.slice(at3));
    if (found2.kind === "bad") return bad;
    if (found2.kind === "rest" && (found2.rest === "" || !isLast2)) return found2;
  }
  return no;
}
function matchChunk(chunk, text3) {
  let rest = text3;
  for (let at3 = 0; at3 < chunk.length; ) {
    if (rest === "") return no;
    const character = chunk.charAt(at3);
    if (character === "[") {
      const found2 = matchClass(chunk, at3 + 1, rest);
      if (found2.kind !== "class") return found2;
      at3 = found2.end;
      rest = rest.slice(widthAt(rest, 0));
      continue;
    }
    if (character === "\\" && ++at3 === chunk.length) return bad;
    const isAny = character === "?";
    if (!isAny && chunk.charAt(at3) !== rest.charAt(0)) return no;
    rest = rest.slice(isAny ? widthAt(rest, 0) : 1);
    at3++;
  }
  return { kind: "rest", rest };
}
function matchClass(chunk, start2, text3) {
  const wanted = lossyText(text3.slice(0, widthAt(text3, 0))).codePointAt(0) ?? 0;
  const isNegated = chunk.charAt(start2) === "^";
  let at3 = isNegated ? start2 + 1 : start2;
  let isIn = false;
  for (let ranges = 0; chunk.charAt(at3) !== "]" || ranges === 0; ranges++) {
    const low = readMember(chunk, at3);
    if (low === void 0) return bad;
    const high = chunk.charAt(low.end) === "-" ? readMember(chunk, low.end + 1) : low;
    if (high === void 0) return bad;
    if (low.code <= wanted && wanted <= high.code) isIn = true;
    at3 = high.end;
  }
  return isIn === isNegated ? no : { kind: "class", end: at3 + 1 };
}
function readMember(chunk, start2) {
  const first = chunk.charAt(start2);
  if (first === "" || first === "-" || first === "]") return void 0;
  const at3 = first === "\\" ? start2 + 1 : start2;
  if (at3 >= chunk.length) return void 0;
  const width = widthAt(chunk, at3);
  if (width === 1 && chunk.charCodeAt(at3) > 127) return void 0;
  const code = lossyText(chunk.slice(at3, at3 + width)).codePointAt(0) ?? 0;
  return at3 + width < chunk.length ? { code, end: at3 + width } : void 0;
}

// src/flux/source-ignore.ts
var alwaysOut = [
  ...[".git/", ".gitignore", ".gitmodules", ".gitattributes"],
  ...["*.jpg", "*.jpeg", "*.gif", "*.png", "*.wmv", "*.flv", "*.tar.gz", "*.zip"],
  ...[".github/", ".circleci/", ".travis.yml", ".gitlab-ci.yml", "appveyor.yml", ".drone.yml"],
  ...["cloudbuild.yaml", "codeship-services.yml", "codeship-steps.yml"],
  ...["**/.goreleaser.yml", "**/.sops.yaml", "**/.flux.yaml"]
];
var always = alwaysOut.map((line) => parseRule(line, []));
var couldBeOut = new RegExp(`(?:^|/)(?:${alwaysOut.map(nameExpression).join("|")})(?:/|$)`);
function nameExpression(line) {
  const name = line.replace(/^\*\*\//, "").replace(/\/$/, "");
  return name.replaceAll(".", "\\.").replaceAll("*", "[^/]*");
}
function parseIgnoreFile(text3, folder) {
  const lines = text3.split("\n").map((line) => line.replace(/\r$/, ""));
  return lines.filter((line) => !line.startsWith("#") && line.trim() !== "").map((line) => parseRule(line, folder));
}
function parseRule(line, folder) {
  const includes = line.startsWith("!");
  const body = includes ? line.slice(1) : line;
  const trimmed = body.endsWith("\\ ") ? body : body.replace(/ +$/, "");
  const foldersOnly = trimmed.endsWith("/");
  const pattern = foldersOnly ? trimmed.slice(0, -1) : trimmed;
  const steps = pattern.split("/");
  return { folder, steps, matchers: steps.map(matcherOf), includes, foldersOnly };
}
function isIgnored(path, isFolder, rules) {
  const isOpen = !couldBeOut.test(path);
  if (isOpen && rules.length === 0) return false;
  const steps = path.split("/");
  const found2 = rules.findLast((rule) => matchesRule(rule, steps, isFolder));
  if (found2 !== void 0) return !found2.includes;
  return !isOpen && always.some((rule) => matchesRule(rule, steps, isFolder));
}
function matchesRule(rule, path, isFolder) {
  const { folder, steps } = rule;
  if (path.length <= folder.length || folder.some((step3, index) => step3 !== path[index])) return false;
  const below4 = path.slice(folder.length);
  return steps.length > 1 ? matchesSteps(rule, below4, isFolder) : matchesName(rule, below4, isFolder);
}
function matchesName({ matchers, foldersOnly }, path, isFolder) {
  const at3 = path.findIndex((name) => matchers[0]?.(name) === true);
  return at3 !== -1 && (!foldersOnly || isFolder || at3 < path.length - 1);
}
function matchesSteps(rule, path, isFolder) {
  let at3 = 0;
  let matched = false;
  let skips = false;
  for (const [index, step3] of rule.steps.entries()) {
    if (step3 === "") skips = false;
    else if (step3 === "**") {
      if (index === rule.steps.length - 1) break;
      skips = true;
    } else {
      if (step3.includes("**") || at3 >= path.length) return false;
      const found2 = path.findIndex((name, from) => from >= at3 && rule.matchers[index]?.(name) === true);
      if (!skips && found2 !== at3) return false;
      matched = found2 !== -1;
      at3 = found2 === -1 ? path.length : found2 + 1;
      skips = false;
    }
  }
  return matched && !(rule.foldersOnly && !isFolder && at3 === path.length);
}
function matcherOf(pattern) {
  if (!/[*?[\]\\]/.test(pattern)) return (name) => name === pattern;
  if (/^\*[^*?[\]\\]+$/.test(pattern)) return (name) => name.endsWith(pattern.slice(1));
  const bytes = toBytes(pattern);
  return (name) => matchPattern(bytes, toBytes(name)) === "yes";
}

// src/flux/artifact.ts
var artifactRoot = "/.artifact";
var ignoreFile = ".sourceignore";
function artifactFiles(files, root, ignore = "") {
  const start2 = files.resolve(joinPath("/", root))?.path ?? joinPath("/", root);
  const rulesFor = rulesIn(files, start2, parseIgnoreFile(ignore, []));
  const resolve = remembering((path) => {
    if (!isWithin(path, artifactRoot)) return void 0;
    const inside = path.slice(artifactRoot.length + 1);
    const real = joinPath(start2, `./${inside}`);
    const found2 = files.resolve(real);
    if (found2 === void 0 || found2.path !== real) return void 0;
    const isFolder = found2.kind === "folder";
    if (inside !== "" && isIgnored(inside, isFolder, rulesFor(folderOf(inside)))) {
      if (!isFolder || !holdsFiles(path)) return void 0;
    }
    return { path, kind: found2.kind };
  });
  const outside = (path) => joinPath(start2, `./${path.slice(artifactRoot.length)}`);
  const list2 = (asked) => {
    const found2 = resolve(asked);
    if (found2?.kind !== "folder") return void 0;
    const names = files.list(outside(found2.path)) ?? [];
    return names.filter((name) => resolve(joinPath(found2.path, name)) !== void 0);
  };
  const holdsFiles = (path) => (files.list(outside(path)) ?? []).some((name) => resolve(joinPath(path, name)) !== void 0);
  return {
    read(asked) {
      const found2 = resolve(asked);
      return found2?.kind === "file" ? files.read(outside(found2.path)) : void 0;
    },
    list: list2,
    resolve
  };
}
function remembering(find) {
  const known2 = /* @__PURE__ */ new Map();
  return (asked) => {
    if (known2.has(asked)) return known2.get(asked);
    const found2 = find(joinPath("/", asked));
    known2.set(asked, found2);
    return found2;
  };
}
function rulesIn(files, start2, last) {
  const known2 = /* @__PURE__ */ new Map();
  const rulesOf = (folder) => {
    const found2 = known2.get(folder);
    if (found2 !== void 0) return found2;
    const above = folder === "" ? [] : rulesOf(folderOf(folder));
    const own = ownRules(files, start2, folder);
    const rules = own.length === 0 ? above : [...above, ...own];
    known2.set(folder, rules);
    return rules;
  };
  return (folder) => last.length === 0 ? rulesOf(folder) : [...rulesOf(folder), ...last];
}
function ownRules(files, start2, folder) {
  const content = files.read(joinPath(start2, `./${folder}/${ignoreFile}`));
  if (content === void 0) return [];
  const text3 = content instanceof Uint8Array ? new TextDecoder().decode(content) : content;
  return parseIgnoreFile(text3, folder === "" ? [] : folder.split("/"));
}

// src/kustomize/problems.ts
function findPlace(at3) {
  return typeof at3 === "function" ? at3() : at3;
}
function fail(code, message, at3, advice) {
  const place2 = findPlace(at3);
  const problem = {
    code,
    message,
    ...place2 === void 0 ? {} : { place: place2 },
    ...advice === void 0 ? {} : { advice }
  };
  throw new ProblemError(problem);
}
function placed(at3, work) {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof ProblemError) || error.problem.place !== void 0) throw error;
    const place2 = findPlace(at3);
    if (place2 === void 0) throw error;
    throw new ProblemError({ ...error.problem, place: place2 }, { cause: error });
  }
}

// src/kustomize/order.ts
var firstKinds = [
  "Namespace",
  "ResourceQuota",
  "StorageClass",
  "CustomResourceDefinition",
  "ServiceAccount",
  "PodSecurityPolicy",
  "Role",
  "ClusterRole",
  "RoleBinding",
  "ClusterRoleBinding",
  "ConfigMap",
  "Secret",
  "Endpoints",
  "Service",
  "LimitRange",
  "PriorityClass",
  "PersistentVolume",
  "PersistentVolumeClaim",
  "Deployment",
  "StatefulSet",
  "CronJob",
  "PodDisruptionBudget"
];
var lastKinds = ["MutatingWebhookConfiguration", "ValidatingWebhookConfiguration"];
var legacyRanks = rankKinds(firstKinds, lastKinds);
function rankKinds(first, last) {
  const ranks2 = new Map(first.map((kind, index) => [kind, index - first.length]));
  for (const [index, kind] of last.entries()) ranks2.set(kind, index + 1);
  return ranks2;
}
function legacyPlace(gvk) {
  return { rank: legacyRanks.get(gvk.kind) ?? 0, text: gvkText(gvk) };
}
function legacyOrder(left, right) {
  return comparePlaces(legacyPlace(left), legacyPlace(right));
}
function comparePlaces(left, right) {
  return left.rank === right.rank ? compareBytes(left.text, right.text) : left.rank - right.rank;
}
function gvkText(gvk) {
  return `${gvk.group || "~G"}_${gvk.version || "~V"}_${gvk.kind || "~K"}`;
}
function sortLegacy(resources, options) {
  const ranks2 = options === void 0 ? legacyRanks : rankKinds(options.orderFirst ?? [], options.orderLast ?? []);
  const keyed = resources.map((resource) => {
    const { id } = resource;
    return {
      resource,
      rank: ranks2.get(id.kind) ?? 0,
      isCoreNamespace: id.kind === "Namespace" && id.group === "",
      isNamespace: id.kind === "Namespace",
      gvk: gvkText(id),
      id: `${formatGvk(id)}|${id.namespace || "~X"}|${id.name || "~N"}`
    };
  });
  const compare = (left, right) => {
    if (left.gvk === right.gvk) return compareBytes(left.id, right.id);
    if (left.rank !== right.rank) return left.rank - right.rank;
    const isReversed = left.isNamespace && right.isNamespace && (left.isCoreNamespace || right.isCoreNamespace);
    return isReversed ? compareBytes(right.gvk, left.gvk) : compareBytes(left.gvk, right.gvk);
  };
  return keyed.sort(compare).map(({ resource }) => resource);
}
function checkSortOptions(options) {
  if (options.order !== "legacy" && options.order !== "fifo") {
    fail("SORT_INVALID", "the field 'sortOptions.order' must be one of [fifo, legacy]");
  }
  if (options.order === "fifo" && options.legacySortOptions !== void 0) {
    fail(
      "SORT_INVALID",
      "the field 'sortOptions.legacySortOptions' is set but the selected sort order is 'fifo', not 'legacy'"
    );
  }
}

// src/kustomize/config/field-specs.ts
var core = { version: "v1" };
var apps = { group: "apps" };
var batch = { group: "batch" };
var policy = { group: "policy" };
var networking = { group: "networking.k8s.io" };
var templated = ["Deployment", "ReplicaSet", "DaemonSet"];
var nameFields = [{ path: "metadata/name" }];
var namespaceFields = [
  { path: "metadata/name", kind: "Namespace", create: true },
  { path: "spec/service/namespace", group: "apiregistration.k8s.io", kind: "APIService", create: true },
  {
    path: "spec/conversion/webhook/clientConfig/service/namespace",
    group: "apiextensions.k8s.io",
    kind: "CustomResourceDefinition"
  }
];
var claimLabelFields = [
  { path: "spec/volumeClaimTemplates[]/metadata/labels", ...apps, kind: "StatefulSet", create: true }
];
var templateLabelFields = [
  { path: "metadata/labels", create: true },
  { path: "spec/template/metadata/labels", ...core, kind: "ReplicationController", create: true },
  ...templated.map((kind) => ({ path: "spec/template/metadata/labels", kind, create: true })),
  { path: "spec/template/metadata/labels", ...apps, kind: "StatefulSet", create: true },
  { path: "spec/template/metadata/labels", ...batch, kind: "Job", create: true },
  { path: "spec/jobTemplate/metadata/labels", ...batch, kind: "CronJob", create: true },
  { path: "spec/jobTemplate/spec/template/metadata/labels", ...batch, kind: "CronJob", create: true }
];
var schedulingSelectors = [
  "affinity/podAffinity/preferredDuringSchedulingIgnoredDuringExecution/podAffinityTerm/labelSelector/matchLabels",
  "affinity/podAffinity/requiredDuringSchedulingIgnoredDuringExecution/labelSelector/matchLabels",
  "affinity/podAntiAffinity/preferredDuringSchedulingIgnoredDuringExecution/podAffinityTerm/labelSelector/matchLabels",
  "affinity/podAntiAffinity/requiredDuringSchedulingIgnoredDuringExecution/labelSelector/matchLabels",
  "topologySpreadConstraints/labelSelector/matchLabels"
];
function scheduling(kind) {
  return schedulingSelectors.map((path) => ({
    path: `spec/template/spec/${path}`,
    ...apps,
    kind,
    create: false
  }));
}
var selectorLabelFields = [
  { path: "spec/selector", ...core, kind: "Service", create: true },
  { path: "spec/selector", ...core, kind: "ReplicationController", create: true },
  { path: "spec/selector/matchLabels", kind: "Deployment", create: true },
  ...scheduling("Deployment"),
  { path: "spec/selector/matchLabels", kind: "ReplicaSet", create: true },
  { path: "spec/selector/matchLabels", kind: "DaemonSet", create: true },
  { path: "spec/selector/matchLabels", ...apps, kind: "StatefulSet", create: true },
  ...scheduling("StatefulSet"),
  { path: "spec/selector/matchLabels", ...batch, kind: "Job", create: false },
  { path: "spec/jobTemplate/spec/selector/matchLabels", ...batch, kind: "CronJob", create: false },
  { path: "spec/selector/matchLabels", ...policy, kind: "PodDisruptionBudget", create: false },
  { path: "spec/podSelector/matchLabels", ...networking, kind: "NetworkPolicy", create: false },
  { path: "spec/ingress/from/podSelector/matchLabels", ...networking, kind: "NetworkPolicy", create: false },
  { path: "spec/egress/to/podSelector/matchLabels", ...networking, kind: "NetworkPolicy", create: false },
  ...templateLabelFields,
  ...claimLabelFields
];
var annotationFields = [
  { path: "metadata/annotations", create: true },
  { path: "spec/template/metadata/annotations", ...core, kind: "ReplicationController", create: true },
  ...[...templated, "StatefulSet"].map((kind) => ({
    path: "spec/template/metadata/annotations",
    kind,
    create: true
  })),
  { path: "spec/template/metadata/annotations", ...batch, kind: "Job", create: true },
  { path: "spec/jobTemplate/metadata/annotations", ...batch, kind: "CronJob", create: true },
  { path: "spec/jobTemplate/spec/template/metadata/annotations", ...batch, kind: "CronJob", create: true }
];
var imageFields = ["spec", "spec/template/spec"].flatMap(
  (pod) => ["containers", "initContainers"].map((list2) => ({ path: `${pod}/${list2}[]/image`, create: true }))
);
var imageVolumeFields = ["spec", "spec/template/spec"].map(imageVolume);
var cronJobVolumeFields = [imageVolume("spec/jobTemplate/spec/template/spec")];
function imageVolume(pod) {
  return { path: `${pod}/volumes[]/image/reference`, create: true };
}
var replicaFields = [
  "Deployment",
  "ReplicationController",
  "ReplicaSet",
  "StatefulSet"
].map((kind) => ({ path: "spec/replicas", kind, create: true }));
var podVariables = [
  "containers/args",
  "containers/command",
  "containers/env/value",
  "containers/volumeMounts/mountPath",
  "initContainers/args",
  "initContainers/command",
  "initContainers/env/value",
  "initContainers/volumeMounts/mountPath"
];
function variablesOf(kind, pod, nfs) {
  return [...podVariables.map((path) => `${pod}/${path}`), nfs].map((path) => ({ path, kind }));
}
var templateVariables = ["DaemonSet", "Deployment", "Job", "ReplicaSet"].flatMap(
  (kind) => variablesOf(kind, "spec/template/spec", "spec/template/spec/volumes/nfs/server")
);
var variableFields = [
  ...variablesOf(
    "CronJob",
    "spec/jobTemplate/spec/template/spec",
    "spec/jobTemplate/spec/template/volumes/nfs/server"
  ),
  ...templateVariables,
  { path: "spec/template/metadata/annotations", kind: "Deployment" },
  { path: "spec/rules/host", kind: "Ingress" },
  { path: "spec/tls/hosts", kind: "Ingress" },
  { path: "spec/tls/secretName", kind: "Ingress" },
  ...variablesOf("Pod", "spec", "spec/volumes/nfs/server"),
  { path: "spec/ports/port", kind: "Service" },
  { path: "spec/ports/targetPort", kind: "Service" },
  ...variablesOf("StatefulSet", "spec/template/spec", "spec/volumeClaimTemplates/spec/nfs/server"),
  { path: "spec/nfs/server", kind: "PersistentVolume" },
  { path: "metadata/labels" },
  { path: "metadata/annotations" }
];

// src/kustomize/config/name-references.ts
var template = "spec/template/spec";
var cronJob = ["CronJob", "spec/jobTemplate/spec/template/spec"];
var podPlaces = [
  ["Pod", "spec", "v1"],
  ["PodTemplate", "template/spec"],
  ...["Deployment", "ReplicaSet", "DaemonSet", "StatefulSet", "Job"].map((kind) => [kind, template]),
  cronJob
];
var identityPlaces = [
  ["Pod", "spec"],
  ...["StatefulSet", "Deployment", "ReplicationController"].map((kind) => [kind, template]),
  cronJob,
  ...["Job", "DaemonSet"].map((kind) => [kind, template])
];
function inPods(places2, ...paths) {
  return places2.flatMap(
    ([kind, pod, version]) => paths.map((path) => ({ path: `${pod}/${path}`, kind, ...version === void 0 ? {} : { version } }))
  );
}
function at(kind, ...paths) {
  return paths.map((path) => ({ path, kind }));
}
function inGroup(group, specs3) {
  return specs3.map((spec) => ({ ...spec, group }));
}
function containers(path) {
  return ["containers", "initContainers"].map((list2) => `${list2}/${path}`);
}
var rbac = "rbac.authorization.k8s.io";
var admission = "admissionregistration.k8s.io";
var scaled = at("HorizontalPodAutoscaler", "spec/scaleTargetRef/name");
var roleNames = [...at("Role", "rules/resourceNames"), ...at("ClusterRole", "rules/resourceNames")];
var nameReferences = [
  ...["Deployment", "ReplicationController", "ReplicaSet", "StatefulSet"].map((kind) => ({
    kind,
    fieldSpecs: scaled
  })),
  {
    kind: "ConfigMap",
    version: "v1",
    fieldSpecs: [
      ...inPods(
        podPlaces,
        "volumes/configMap/name",
        ...containers("env/valueFrom/configMapKeyRef/name"),
        ...containers("envFrom/configMapRef/name"),
        "volumes/projected/sources/configMap/name"
      ),
      ...at("Node", "spec/configSource/configMap"),
      ...roleNames,
      ...at("Ingress", "metadata/annotations/nginx.ingress.kubernetes.io\\/fastcgi-params-configmap")
    ]
  },
  {
    kind: "Secret",
    version: "v1",
    fieldSpecs: [
      ...inPods(
        podPlaces,
        "volumes/secret/secretName",
        ...containers("env/valueFrom/secretKeyRef/name"),
        ...containers("envFrom/secretRef/name"),
        "imagePullSecrets/name",
        "volumes/projected/sources/secret/name"
      ),
      ...at(
        "Ingress",
        "spec/tls/secretName",
        "metadata/annotations/ingress.kubernetes.io\\/auth-secret",
        "metadata/annotations/nginx.ingress.kubernetes.io\\/auth-secret",
        "metadata/annotations/nginx.ingress.kubernetes.io\\/auth-tls-secret"
      ),
      ...at("ServiceAccount", "imagePullSecrets/name"),
      ...at(
        "StorageClass",
        "parameters/secretName",
        "parameters/adminSecretName",
        "parameters/userSecretName",
        "parameters/secretRef"
      ),
      ...roleNames,
      {
        path: "spec/template/spec/containers/env/valueFrom/secretKeyRef/name",
        kind: "Service",
        group: "serving.knative.dev",
        version: "v1"
      },
      ...at("PersistentVolume", "spec/azureFile/secretName")
    ]
  },
  {
    kind: "Service",
    version: "v1",
    fieldSpecs: [
      ...inGroup("apps", at("StatefulSet", "spec/serviceName")),
      ...at(
        "Ingress",
        "spec/rules/http/paths/backend/serviceName",
        "spec/backend/serviceName",
        "spec/rules/http/paths/backend/service/name",
        "spec/defaultBackend/service/name"
      ),
      ...inGroup("apiregistration.k8s.io", at("APIService", "spec/service/name")),
      ...inGroup(admission, at("ValidatingWebhookConfiguration", "webhooks/clientConfig/service")),
      ...inGroup(admission, at("MutatingWebhookConfiguration", "webhooks/clientConfig/service"))
    ]
  },
  { kind: "Role", group: rbac, fieldSpecs: inGroup(rbac, at("RoleBinding", "roleRef/name")) },
  {
    kind: "ClusterRole",
    group: rbac,
    fieldSpecs: inGroup(rbac, [
      ...at("RoleBinding", "roleRef/name"),
      ...at("ClusterRoleBinding", "roleRef/name")
    ])
  },
  {
    kind: "ServiceAccount",
    version: "v1",
    fieldSpecs: [
      ...inGroup(rbac, [...at("RoleBinding", "subjects"), ...at("ClusterRoleBinding", "subjects")]),
      ...inPods(identityPlaces, "serviceAccountName")
    ]
  },
  {
    kind: "PersistentVolumeClaim",
    version: "v1",
    fieldSpecs: inPods(identityPlaces, "volumes/persistentVolumeClaim/claimName")
  },
  {
    kind: "PersistentVolume",
    version: "v1",
    fieldSpecs: [
      ...at("PersistentVolumeClaim", "spec/volumeName"),
      ...at("ClusterRole", "rules/resourceNames")
    ]
  },
  {
    kind: "StorageClass",
    version: "v1",
    group: "storage.k8s.io",
    fieldSpecs: [
      ...at("PersistentVolume", "spec/storageClassName"),
      ...at("PersistentVolumeClaim", "spec/storageClassName"),
      ...at("StatefulSet", "spec/volumeClaimTemplates/spec/storageClassName")
    ]
  },
  {
    kind: "PriorityClass",
    version: "v1",
    group: "scheduling.k8s.io",
    fieldSpecs: inPods(identityPlaces, "priorityClassName")
  },
  // The version in the group is Kustomize's slip: so the reference is never found, and its output keeps the old name.
  {
    kind: "IngressClass",
    version: "v1",
    group: "networking.k8s.io/v1",
    fieldSpecs: at("Ingress", "spec/ingressClassName")
  },
  {
    kind: "ValidatingAdmissionPolicy",
    group: admission,
    fieldSpecs: inGroup(admission, at("ValidatingAdmissionPolicyBinding", "spec/policyName"))
  }
];

// src/kustomize/config/transformer-config.ts
var specLists = [
  "namePrefix",
  "nameSuffix",
  "namespace",
  "commonLabels",
  "labels",
  "templateLabels",
  "volumeClaimTemplateLabels",
  "commonAnnotations",
  "varReference",
  "images",
  "replicas"
];
var emptyConfig = {
  namePrefix: [],
  nameSuffix: [],
  namespace: [],
  commonLabels: [],
  labels: [],
  templateLabels: [],
  volumeClaimTemplateLabels: [],
  commonAnnotations: [],
  nameReference: [],
  varReference: [],
  images: [],
  replicas: []
};
var sharedFields = sortConfig({
  ...emptyConfig,
  namePrefix: nameFields,
  nameSuffix: nameFields,
  namespace: namespaceFields,
  commonLabels: selectorLabelFields,
  labels: [],
  templateLabels: templateLabelFields,
  commonAnnotations: annotationFields,
  nameReference: nameReferences,
  varReference: variableFields,
  images: imageFields,
  replicas: replicaFields
});
var defaultConfig = {
  ...sharedFields,
  templateLabels: sortByGvk([...templateLabelFields, ...claimLabelFields])
};
var fluxDefaultConfig = {
  ...defaultConfig,
  images: sortByGvk([...imageFields, ...imageVolumeFields])
};
var newerDefaultConfig = {
  ...sharedFields,
  volumeClaimTemplateLabels: sortByGvk(claimLabelFields),
  images: sortByGvk([...imageFields, ...imageVolumeFields, ...cronJobVolumeFields])
};
var defaults = /* @__PURE__ */ new Set([
  defaultConfig,
  fluxDefaultConfig,
  newerDefaultConfig
]);
var completed = new WeakSet(defaults);
function mergeConfigs(base, added) {
  if (added === emptyConfig || defaults.has(added) && completed.has(base)) return base;
  if (base === emptyConfig && defaults.has(added)) return added;
  const lists2 = specLists.map((name) => [name, mergeSpecs(base[name], added[name], name)]);
  const nameReference = mergeReferences(base.nameReference, added.nameReference);
  const merged2 = sortConfig({ ...emptyConfig, ...Object.fromEntries(lists2), nameReference });
  if (completed.has(base) || completed.has(added)) completed.add(merged2);
  return merged2;
}
function mergeSpecs(base, added, name) {
  if (added.length === 0) return base;
  const merged2 = [...base];
  for (const spec of added) {
    const same = merged2.find((known2) => known2.path === spec.path && isSelectedGvk(gvkOf(known2), spec));
    if (same === void 0) merged2.push(spec);
    else if ((same.create ?? false) !== (spec.create ?? false)) {
      fail(
        "FIELD_SPEC_CONFLICT",
        `failed to merge ${name} fieldSpec: conflicting fieldspecs for '${spec.path}'`,
        void 0,
        "Two configurations differ in `create` for the same field."
      );
    }
  }
  return merged2;
}
function mergeReferences(base, added) {
  const merged2 = [...base];
  for (const reference2 of added) {
    const index = merged2.findIndex((known3) => sameGvk(gvkOf(known3), gvkOf(reference2)));
    const known2 = merged2[index];
    if (known2 === void 0) merged2.push(reference2);
    else {
      merged2[index] = {
        ...known2,
        fieldSpecs: mergeSpecs(known2.fieldSpecs, reference2.fieldSpecs, "nameReference")
      };
    }
  }
  return merged2;
}
function sameGvk(left, right) {
  return left.group === right.group && left.version === right.version && left.kind === right.kind;
}
function gvkOf(part2) {
  return { group: part2.group ?? "", version: part2.version ?? "", kind: part2.kind ?? "" };
}
function sortConfig(config) {
  const sorted = specLists.map((name) => [name, sortByGvk(config[name])]);
  return { ...config, ...Object.fromEntries(sorted), nameReference: sortByGvk(config.nameReference) };
}
function sortByGvk(parts) {
  const keyed = parts.map((part2) => ({ part: part2, place: legacyPlace(gvkOf(part2)) }));
  return keyed.sort((left, right) => comparePlaces(left.place, right.place)).map(({ part: part2 }) => part2);
}

// src/kustomize/yaml/parse-config.ts
function parseConfig(text3, file) {
  refuseLfsPointer(text3, file);
  checkCharacters(text3, file);
  const source = sourceOf(file, text3);
  const { value: value2, refusals } = parseDocument(source, { dialect: "config", reprints: false });
  const [refusal] = refusals;
  if (refusal !== void 0) throw new ProblemError(refusal);
  return { value: value2 ?? null, positions: positionsOf(source, "config") };
}

// src/kustomize/scalar.ts
function kindOf(node) {
  if (node === null) return "null";
  if (typeof node !== "object") return "scalar";
  if (node instanceof Map) return "map";
  if (node instanceof Scalar) return node.value === null ? "null" : "scalar";
  return "list";
}
function isMissingOrNull(node) {
  return node === void 0 || node === null || node instanceof Scalar && node.value === null;
}
function textOf(node) {
  if (typeof node === "string") return node;
  if (node === void 0) return "";
  if (node instanceof Scalar) return node.text;
  if (typeof node === "object" && node !== null) return "";
  return scalarText(node);
}
function scalarText(value2) {
  return typeof value2 === "number" || typeof value2 === "bigint" ? formatNumber(value2) : String(value2);
}
function bare(node) {
  return node instanceof Scalar ? node.value : node;
}
var Untagged = class extends Scalar {
  constructor(text3, inFlow = false) {
    const value2 = bare(resolvePlain(text3, "resource").value);
    const isPlain2 = value2 instanceof Map || Array.isArray(value2) || value2 instanceof Scalar;
    super(isPlain2 ? text3 : value2, text3, false, inFlow);
  }
};
var Unquoted = class extends Scalar {
  constructor(text3) {
    super(text3, text3, false);
  }
};
var LadenNull = class extends Scalar {
  content;
  constructor(text3, content) {
    super(null, text3, false);
    this.content = content;
  }
};
function isString(node) {
  if (typeof node === "string" || node instanceof Untagged || node instanceof Unquoted) return true;
  if (!(node instanceof Scalar) || typeof node.value !== "string") return false;
  if (node.quoted) return true;
  const { tag: tag3, value: value2 } = resolvePlain(node.text, "resource");
  return node.value === node.text && (tag3 === "str" || value2 !== node.text);
}
function settle(node) {
  const text3 = node instanceof Untagged || node instanceof Unquoted ? node.text : node;
  if (typeof text3 !== "string" || !isNoText(text3)) return node;
  return isAmbiguousIn(text3, "resource") ? text3 : new Scalar(text3, text3, true);
}
var structure = /^[ \t#[{&!?-]|[: \t](?:[ \t]|$)|[ \t]#|[\r\u0085\u2028\u2029\ufeff]/;
function isNoText(text3) {
  if (text3 === "" || text3.includes("\n")) return false;
  if (!structure.test(text3)) return typeof resolvePlain(text3, "config").value !== "string";
  try {
    return typeof parseConfig(text3, "").value !== "string";
  } catch (error) {
    if (error instanceof ProblemError) return error.problem.message.startsWith("unsupported map key");
    throw error;
  }
}
function styled(text3) {
  return text3.includes("\n") ? new Scalar(text3, text3, true) : settle(unquoted(text3));
}
function isNilOrEmpty(node) {
  if (isMissingOrNull(node)) return true;
  return node instanceof Map && node.size === 0 || Array.isArray(node) && node.length === 0;
}
function mapAt(map, key2) {
  const found2 = map?.get(key2);
  return found2 instanceof Map ? found2 : void 0;
}
function withField(map, key2, value2) {
  if (value2 === void 0 && !map.has(key2)) return map;
  const copy2 = copyMap(map);
  if (value2 === void 0) clearKey(copy2, key2);
  else copy2.set(key2, value2);
  return copy2;
}
function withElement(list2, index, value2) {
  const copy2 = list2.slice();
  copy2[index] = value2;
  return copy2;
}
function isQuoted(scalar) {
  if (scalar instanceof Scalar) return scalar.quoted;
  return typeof scalar === "string" && resolvePlain(scalar, "resource").tag !== "str";
}
function isFolded(scalar) {
  return scalar instanceof Scalar && typeof scalar.value === "string" && scalar.quoted && scalar.value !== scalar.text;
}
function inheritStyle(value2, replaced2) {
  if (kindOf(value2) !== "scalar" || kindOf(replaced2) === "map" || kindOf(replaced2) === "list") return value2;
  const text3 = textOf(value2);
  if (!isQuoted(replaced2)) return isString(value2) && !(value2 instanceof Untagged) ? unquoted(text3) : value2;
  if (resolvePlain(text3, "resource").tag !== "str") return text3;
  return new Scalar(isFolded(replaced2) ? refold(text3) : text3, text3, true);
}
function unquoted(text3) {
  return isAmbiguousIn(text3, "resource") ? new Unquoted(text3) : text3;
}
function replaceText(replaced2, text3) {
  if (isQuoted(replaced2)) return inheritStyle(text3, replaced2);
  return plainScalar2(text3);
}
function plainScalar2(text3) {
  return isAmbiguousIn(text3, "resource") ? new Untagged(text3) : text3;
}
function checkKey(key2) {
  if (resolvePlain(key2, "resource").tag === "str") return key2;
  return fail(
    "KEY_INVALID",
    `json: unsupported type: map[interface {}]interface {}: the key ${JSON.stringify(key2)} is no text without quotes`,
    void 0,
    "Kustomize loses the quotes of such a key; choose another."
  );
}

// src/kustomize/field-spec.ts
var parsedPaths = /* @__PURE__ */ new Map();
var maximumParsedPaths = 4096;
var listPart = /^(?:[+-]?[0-9]+|-|\*|\[.*\])$/;
function splitPath(path, delimiter) {
  const parts = path.split(delimiter);
  if (parts.length > 1 && parts[0] === "") parts.shift();
  const [first = "", ...others] = parts;
  const result = [first];
  for (const part2 of others) {
    const last = result.at(-1) ?? "";
    if (last.endsWith("\\")) result[result.length - 1] = `${last.slice(0, -1)}${delimiter}${part2}`;
    else result.push(part2);
  }
  return result;
}
function stepsOf(path) {
  const known2 = parsedPaths.get(path);
  if (known2 !== void 0) return known2;
  const steps = splitPath(path, "/").map(
    (part2) => part2.endsWith("[]") ? { name: part2.slice(0, -2), isList: true } : { name: part2, isList: false }
  );
  if (parsedPaths.size < maximumParsedPaths) parsedPaths.set(path, steps);
  return steps;
}
function matchesGvk(spec, gvk) {
  if (spec.kind !== void 0 && spec.kind !== "" && spec.kind !== gvk.kind) return false;
  if (spec.group !== void 0 && spec.group !== "" && spec.group !== gvk.group) return false;
  return spec.version === void 0 || spec.version === "" || spec.version === gvk.version;
}
function editField(root, spec, edit2) {
  const edited = editFrom(root, { steps: stepsOf(spec.path), spec, edit: edit2, trail: [] }, 0);
  return edited instanceof Map ? edited : root;
}
function editFrom(node, walk2, depth) {
  if (depth === walk2.steps.length) return walk2.edit.set(node, walk2.trail);
  switch (kindOf(node)) {
    case "null":
      return node;
    case "map":
      return editMap(node, walk2, depth);
    case "list":
      return editElements(node, walk2, depth);
    case "scalar":
      return fail(
        "FIELD_PATH",
        `considering field '${walk2.spec.path}': expected sequence or mapping node at '${namesBefore(walk2, depth)}', found a scalar`
      );
  }
}
function namesBefore(walk2, depth) {
  return walk2.steps.slice(0, depth).map((step3) => step3.name).join("/");
}
function editElements(list2, walk2, depth) {
  let result = list2;
  for (let index = 0; index < list2.length; index++) {
    const element = list2[index] ?? null;
    walk2.trail.push(index);
    const edited = editFrom(element, walk2, depth);
    walk2.trail.pop();
    if (edited !== element) result = withElement(result, index, edited);
  }
  return result;
}
function editMap(map, walk2, depth) {
  const step3 = walk2.steps[depth];
  if (step3 === void 0 || step3.name === "") {
    return fail("FIELD_PATH", `cannot set or create an empty field name in '${walk2.spec.path}'`);
  }
  const name = step3.name.trim();
  if (listPart.test(name)) {
    return fail(
      "FIELD_PATH",
      `considering field '${walk2.spec.path}': wrong node kind: expected a list at '${name}' but found a map`
    );
  }
  const start2 = startingNode(map.get(name), walk2, depth, step3.isList);
  if (start2 === void 0) return map;
  walk2.trail.push(name);
  const edited = editFrom(start2, walk2, depth + 1);
  walk2.trail.pop();
  return edited === map.get(name) ? map : withField(map, name, edited);
}
function startingNode(found2, walk2, depth, isList) {
  const creates = walk2.spec.create === true && walk2.edit.create !== void 0 && !isList;
  if (found2 === void 0 && !creates) return void 0;
  if (found2 !== void 0 && kindOf(found2) !== "null") return found2;
  if (isList) return [];
  if (!creates) return found2;
  const isLast2 = depth === walk2.steps.length - 1;
  if (isLast2 && walk2.edit.create === "scalar") return "";
  return found2 instanceof LadenNull ? found2.content : /* @__PURE__ */ new Map();
}

// src/kustomize/field-path.ts
function splitSmartPath(path) {
  const parts = splitPath(path, ".");
  const result = [];
  for (let at3 = 0; at3 < parts.length; at3++) {
    const part2 = parts[at3] ?? "";
    if (!part2.startsWith("[") || part2.endsWith("]")) {
      result.push(part2);
      continue;
    }
    const bracketed = [part2];
    while (at3 < parts.length - 1) {
      at3++;
      bracketed.push(parts[at3] ?? "");
      if (parts[at3]?.endsWith("]")) break;
    }
    const joined = bracketed.join(".");
    result.push(joined.includes("=") ? joined : joined.replace(/^[[\]]+|[[\]]+$/g, ""));
  }
  return result;
}
function isIndex(part2) {
  return /^\+?[0-9]+$/.test(part2);
}
function isListSelector(part2) {
  return part2.startsWith("[") && part2.endsWith("]");
}
function splitListSelector(part2) {
  const inner = part2.replace(/\]$/, "").replace(/^\[/, "");
  const equals = inner.indexOf("=");
  if (equals >= 0) return { field: inner.slice(0, equals), text: inner.slice(equals + 1) };
  return fail(
    "FIELD_PATH",
    `list path element must contain fieldName=fieldValue for element to match: '${part2}'`
  );
}
function getField(root, path) {
  let node = root;
  for (const part2 of path.map((each) => each.trim()).filter((each) => each !== "")) {
    if (isMissingOrNull(node)) return void 0;
    node = stepInto(node, part2);
    if (node === void 0) return void 0;
  }
  return node;
}
function stepInto(node, part2) {
  if (/^[+-]?[0-9]+$/.test(part2)) {
    if (Number(part2) < 0) return fail("FIELD_PATH", `array index ${part2} cannot be negative`);
    return listAt2(node, part2)[Number(part2)];
  }
  if (part2 === "-") return listAt2(node, part2).at(-1);
  if (part2 === "*") return fail("FIELD_PATH", "wildcard is not supported here");
  if (isListSelector(part2)) return findElement(listAt2(node, part2), part2);
  if (node instanceof Map) return node.get(part2);
  return fail("FIELD_PATH", `wrong node kind: expected a map with '${part2}' but found a ${kindOf(node)}`);
}
function listAt2(node, part2) {
  return Array.isArray(node) ? node : fail("FIELD_PATH", `wrong node kind: expected a list at '${part2}' but found a ${kindOf(node)}`);
}
function findElement(list2, part2) {
  const { field, text: text3 } = splitListSelector(part2);
  if (field === "") return list2.find((element) => textOf(element) === text3);
  return list2.find((element) => {
    const value2 = element instanceof Map ? element.get(field) : void 0;
    return value2 !== void 0 && textOf(value2) === text3;
  });
}

// src/kustomize/pattern/character-set.ts
var lastCodePoint = 1114111;
var newline = 10;
var digits = { ranges: [[48, 57]], isNegated: false };
var words2 = {
  ranges: [
    [48, 57],
    [65, 90],
    [95, 95],
    [97, 122]
  ],
  isNegated: false
};
var spaces = {
  ranges: [
    [9, 10],
    [12, 13],
    [32, 32]
  ],
  isNegated: false
};
var shorthands = { d: digits, w: words2, s: spaces };
var escapedControls = { a: 7, f: 12, n: 10, r: 13, t: 9, v: 11 };
var posixClasses = {
  alnum: "09AZaz",
  alpha: "AZaz",
  ascii: "\0\x7F",
  blank: "		  ",
  cntrl: "\0\x7F\x7F",
  digit: "09",
  graph: "!~",
  lower: "az",
  print: " ~",
  punct: "!/:@[`{~",
  space: "	\r  ",
  upper: "AZ",
  word: "09AZaz__",
  xdigit: "09AFaf"
};
function foldRange([from, to]) {
  const ranges = [[from, to]];
  for (let code = from; code <= to && code - from < 1024; code++) {
    const character = String.fromCodePoint(code);
    for (const other of [character.toLowerCase(), character.toUpperCase()]) {
      const folded2 = other.codePointAt(0) ?? code;
      if (folded2 !== code && [...other].length === 1) ranges.push([folded2, folded2]);
    }
  }
  return ranges;
}
function complement(ranges) {
  const result = [];
  let next = 0;
  for (const [from, to] of [...ranges].sort((left, right) => left[0] - right[0])) {
    if (from > next) result.push([next, from - 1]);
    next = Math.max(next, to + 1);
  }
  if (next <= lastCodePoint) result.push([next, lastCodePoint]);
  return result;
}

// src/kustomize/pattern/unicode-class.ts
var scriptSpellings = { Inherited: "Zinh", Nko: "Nkoo" };
var categories = /^(?:C[cfos]?|L[lmotu]?|M[cen]?|N[dlo]?|P[cdefios]?|S[ckmo]?|Z[lps]?)$/;
var scriptName = /^[A-Z][a-z]+(?:_[A-Z][a-z]*)*$/;
var assigned = [
  [0, 262143],
  [917504, 918015]
];
var privatePlanes = [
  [983040, 1048573],
  [1048576, 1114109]
];
var known = /* @__PURE__ */ new Map();
function unicodeRanges(name) {
  if (!known.has(name)) known.set(name, findRanges(name));
  return known.get(name);
}
function findRanges(name) {
  if (name === "Any") return [[0, lastCodePoint]];
  const test2 = testOf(name);
  if (test2 === void 0) return void 0;
  const ranges = assigned.flatMap((range2) => rangesWithin(range2, test2));
  return name === "C" || name === "Co" ? [...ranges, ...privatePlanes] : ranges;
}
function testOf(name) {
  if (name === "C") return /[\p{Cc}\p{Cf}\p{Co}\p{Cs}]/u;
  if (categories.test(name)) return new RegExp(`\\p{${name}}`, "u");
  if (!scriptName.test(name) && name !== "SignWriting") return void 0;
  return scriptTest(name);
}
function scriptTest(name) {
  try {
    const long = new RegExp(`\\p{Script=${scriptSpellings[name] ?? name}}`, "u");
    return isShortCode(name) ? void 0 : long;
  } catch (error) {
    if (error instanceof SyntaxError) return void 0;
    throw error;
  }
}
var fourLetters = /* @__PURE__ */ new Set(["Ahom", "Cham", "Kawi", "Lisu", "Miao", "Modi", "Newa", "Thai", "Toto"]);
function isShortCode(name) {
  return name.length === 4 && !fourLetters.has(name);
}
function rangesWithin([from, to], test2) {
  const ranges = [];
  let start2 = -1;
  for (let code = from; code <= to + 1; code++) {
    const isMember2 = code <= to && test2.test(String.fromCodePoint(code));
    if (isMember2 && start2 < 0) start2 = code;
    if (isMember2 || start2 < 0) continue;
    ranges.push([start2, code - 1]);
    start2 = -1;
  }
  return ranges;
}

// src/kustomize/pattern/character-reader.ts
var longestClass = 40;
var CharacterReader = class {
  #text;
  #characters;
  #at = 0;
  constructor(text3) {
    this.#text = text3;
    this.#characters = [...text3];
  }
  get isAtEnd() {
    return this.#at >= this.#characters.length;
  }
  /** Goes on by so many characters. */
  skip(count = 1) {
    this.#at += count;
  }
  /** Refuses the pattern. */
  refuse(reason) {
    return fail("PATTERN_INVALID", `error parsing regexp: ${reason}: \`${this.#text}\``);
  }
  /** The character at hand, or one further on; empty at the end. */
  peek(offset = 0) {
    return this.#characters[this.#at + offset] ?? "";
  }
  /** Goes past a text if it stands here. */
  takes(text3) {
    if (![...text3].every((character, index) => this.peek(index) === character)) return false;
    this.#at += [...text3].length;
    return true;
  }
  /** The next characters. */
  rest(length) {
    return this.#characters.slice(this.#at, this.#at + length).join("");
  }
  /** The class that the letter after a backslash stands for, if it stands for one. */
  readEscapedSet(ignoresCase) {
    const character = this.peek();
    const set = Object.hasOwn(shorthands, character.toLowerCase()) ? shorthands[character.toLowerCase()] : void 0;
    if (set !== void 0) {
      this.#at++;
      return { ...set, isNegated: character !== character.toLowerCase() };
    }
    if (character !== "p" && character !== "P") return void 0;
    const { ranges, isNegated } = this.#readUnicodeClass(character === "P");
    return { ranges: ignoresCase ? ranges.flatMap(foldRange) : ranges, isNegated };
  }
  /** `\pL`, `\p{Greek}`, `\p{^Lu}`: a general category or a script by the name that Go knows. */
  #readUnicodeClass(isComplement) {
    const found2 = /^[pP](?:\{(\^?)([^}]*)\}|([^{]))/u.exec(this.rest(longestClass));
    if (found2 === null) return this.refuse("invalid character class range");
    const ranges = unicodeRanges(found2[2] ?? found2[3] ?? "");
    if (ranges === void 0) return this.refuse("invalid character class range");
    this.#at += [...found2[0]].length;
    const isNegated = isComplement !== (found2[1] === "^");
    return { ranges, isNegated };
  }
  /** The character that what follows a backslash stands for. */
  readEscapedCharacter() {
    const character = this.peek();
    this.#at++;
    if (Object.hasOwn(escapedControls, character)) return escapedControls[character] ?? 0;
    const hex = character === "x" ? /^(?:\{([0-9a-fA-F]{1,9})\}|([0-9a-fA-F]{2}))/.exec(this.rest(11)) : null;
    if (hex !== null) return this.#takeNumber(hex[0], hex[1] ?? hex[2] ?? "", 16);
    const octal = /^(?:0[0-7]{0,2}|[1-7][0-7]{1,2})/.exec(character + this.rest(2));
    if (octal !== null) return this.#takeNumber(octal[0].slice(1), octal[0], 8);
    if (character === "") return this.refuse("trailing backslash at end of expression");
    if (/[A-Za-z0-9]/.test(character)) return this.refuse("invalid escape sequence");
    return character.codePointAt(0) ?? 0;
  }
  #takeNumber(rest, digits2, base) {
    this.#at += rest.length;
    const code = Number.parseInt(digits2, base);
    return code > lastCodePoint ? this.refuse("invalid escape sequence") : code;
  }
  /** The class after an opening bracket. */
  readClass(ignoresCase) {
    const isNegated = this.takes("^");
    const ranges = [];
    for (let isFirst = true; isFirst || this.peek() !== "]"; isFirst = false) {
      if (this.#at >= this.#characters.length) this.refuse("missing closing ]");
      ranges.push(...this.#parseClassPart(ignoresCase));
    }
    this.#at++;
    const all = ignoresCase ? ranges.flatMap(foldRange) : ranges;
    return { ranges: all, isNegated };
  }
  #parseClassPart(ignoresCase) {
    const posix = /^\[:(\^?)(\w+):\]/.exec(this.rest(16));
    if (posix !== null) return this.#parsePosix(posix);
    if (this.peek() === "\\") {
      this.#at++;
      const set = this.readEscapedSet(ignoresCase);
      if (set !== void 0) return set.isNegated ? complement(set.ranges) : set.ranges;
      this.#at--;
    }
    const from = this.#parseClassCharacter();
    if (this.peek() !== "-" || this.peek(1) === "]") return [[from, from]];
    this.#at++;
    const to = this.#parseClassCharacter();
    return to < from ? this.refuse("invalid character class range") : [[from, to]];
  }
  #parsePosix(found2) {
    const [whole, negation = "", name = ""] = found2;
    const members = Object.hasOwn(posixClasses, name) ? posixClasses[name] : void 0;
    if (members === void 0) return this.refuse("invalid character class range");
    this.#at += whole.length;
    const ranges = [];
    for (let at3 = 0; at3 < members.length; at3 += 2)
      ranges.push([members.charCodeAt(at3), members.charCodeAt(at3 + 1)]);
    return negation === "" ? ranges : complement(ranges);
  }
  #parseClassCharacter() {
    const character = this.peek();
    this.#at++;
    if (character === "") return this.refuse("missing closing ]");
    return character === "\\" ? this.readEscapedCharacter() : character.codePointAt(0) ?? 0;
  }
};

// src/kustomize/pattern/parse.ts
var maximumRepeat = 1e3;
function parsePattern(text3) {
  const parser = new PatternParser(text3);
  const pattern = parser.parseChoice({ ignoresCase: false, isMultiline: false, dotTakesNewline: false });
  parser.expectEnd();
  return pattern;
}
var PatternParser = class {
  #reader;
  constructor(text3) {
    this.#reader = new CharacterReader(text3);
  }
  expectEnd() {
    if (!this.#reader.isAtEnd) this.#reader.refuse("unexpected )");
  }
  parseChoice(flags) {
    const parts = [];
    let current = flags;
    let sequence = [];
    while (!this.#reader.isAtEnd && this.#reader.peek() !== ")") {
      const changed2 = this.#parseFlags(current);
      if (changed2 !== void 0) current = changed2;
      else if (this.#reader.takes("|")) {
        parts.push({ kind: "sequence", parts: sequence });
        sequence = [];
      } else sequence.push(this.#parseRepeat(current));
    }
    const last = { kind: "sequence", parts: sequence };
    return parts.length === 0 ? last : { kind: "choice", parts: [...parts, last] };
  }
  /** `(?i)` and its kin change what follows in the group. */
  #parseFlags(flags) {
    const found2 = /^\(\?([imsU]*)(?:-([imsU]+))?\)/.exec(this.#reader.rest(24));
    if (found2 === null || found2[0] === "(?)") return void 0;
    this.#reader.skip(found2[0].length);
    return changeFlags(flags, found2[1] ?? "", found2[2] ?? "");
  }
  #parseRepeat(flags) {
    if (this.#parseRange() !== void 0) this.#reader.refuse("missing argument to repetition operator");
    let part2 = this.#parseAtom(flags);
    for (let count = 0; ; count++) {
      const range2 = this.#parseRange();
      if (range2 === void 0) return part2;
      this.#reader.takes("?");
      if (count > 0) this.#reader.refuse("invalid nested repetition operator");
      part2 = { kind: "repeat", part: part2, ...range2 };
    }
  }
  #parseRange() {
    if (this.#reader.takes("*")) return { least: 0, most: Number.POSITIVE_INFINITY };
    if (this.#reader.takes("+")) return { least: 1, most: Number.POSITIVE_INFINITY };
    if (this.#reader.takes("?")) return { least: 0, most: 1 };
    const found2 = /^\{(\d+)(?:(,)(\d*))?\}/.exec(this.#reader.rest(16));
    if (found2 === null) return void 0;
    this.#reader.skip(found2[0].length);
    const least = Number(found2[1]);
    const most = found2[2] === void 0 ? least : found2[3] === "" ? Number.POSITIVE_INFINITY : Number(found2[3]);
    const bound = Number.isFinite(most) ? most : least;
    if (bound > maximumRepeat || most < least) this.#reader.refuse("invalid repeat count");
    return { least, most };
  }
  #parseAtom(flags) {
    const character = this.#reader.peek();
    this.#reader.skip();
    switch (character) {
      case "(":
        return this.#parseGroup(flags);
      case "[":
        return { kind: "set", set: this.#reader.readClass(flags.ignoresCase) };
      case ".":
        return {
          kind: "set",
          set: { ranges: flags.dotTakesNewline ? [] : [[newline, newline]], isNegated: true }
        };
      case "^":
        return { kind: flags.isMultiline ? "line-start" : "start" };
      case "$":
        return { kind: flags.isMultiline ? "line-end" : "end" };
      case "\\":
        return this.#parseEscape(flags);
      default:
        return literal(character, flags);
    }
  }
  #parseGroup(flags) {
    let inner = flags;
    if (this.#reader.peek() === "?") {
      const found2 = /^\?(?:P?<([A-Za-z_]\w*)>|([imsU]*)(?:-([imsU]+))?:)/.exec(this.#reader.rest(64));
      if (found2 === null) return this.#reader.refuse("invalid or unsupported Perl syntax");
      this.#reader.skip(found2[0].length);
      inner = changeFlags(flags, found2[2] ?? "", found2[3] ?? "");
    }
    const pattern = this.parseChoice(inner);
    if (!this.#reader.takes(")")) this.#reader.refuse("missing closing )");
    return pattern;
  }
  #parseEscape(flags) {
    const character = this.#reader.peek();
    const edges = { A: "start", z: "end", b: "word-edge", B: "inside-word" };
    if (character === "A" || character === "z" || character === "b" || character === "B") {
      this.#reader.skip();
      return { kind: edges[character] };
    }
    if (this.#reader.takes("Q")) return this.#parseQuoted(flags);
    const set = this.#reader.readEscapedSet(flags.ignoresCase);
    if (set !== void 0) return { kind: "set", set };
    return literal(String.fromCodePoint(this.#reader.readEscapedCharacter()), flags);
  }
  #parseQuoted(flags) {
    const parts = [];
    while (!this.#reader.isAtEnd && !this.#reader.takes("\\E")) {
      parts.push(literal(this.#reader.peek(), flags));
      this.#reader.skip();
    }
    return { kind: "sequence", parts };
  }
};
function changeFlags(flags, on, off) {
  const isOn = (letter2, before) => (before || on.includes(letter2)) && !off.includes(letter2);
  return {
    ignoresCase: isOn("i", flags.ignoresCase),
    isMultiline: isOn("m", flags.isMultiline),
    dotTakesNewline: isOn("s", flags.dotTakesNewline)
  };
}
function literal(character, { ignoresCase }) {
  const code = character.codePointAt(0) ?? 0;
  const ranges = ignoresCase ? foldRange([code, code]) : [[code, code]];
  return { kind: "set", set: { ranges, isNegated: false } };
}

// src/kustomize/pattern/match.ts
var maximumProgram = 1e4;
function compilePattern(text3) {
  const pattern = parsePattern(text3);
  const program = [{ kind: "match" }];
  const start2 = emit(program, pattern, 0, text3);
  return (candidate) => runProgram(program, start2, candidate);
}
function emit(program, pattern, next, text3) {
  if (program.length > maximumProgram)
    fail("PATTERN_INVALID", `error parsing regexp: expression too large: \`${text3}\``);
  switch (pattern.kind) {
    case "empty":
      return next;
    case "set":
      return program.push({ kind: "set", set: pattern.set, next }) - 1;
    case "sequence":
      return pattern.parts.reduceRight((after, part2) => emit(program, part2, after, text3), next);
    case "choice":
      return program.push({ kind: "split", next: pattern.parts.map((part2) => emit(program, part2, next, text3)) }) - 1;
    case "repeat":
      return emitRepeat(program, pattern, next, text3);
    default:
      return program.push({ kind: "edge", edge: pattern.kind, next }) - 1;
  }
}
function emitRepeat(program, { part: part2, least, most }, next, text3) {
  let start2 = next;
  if (most === Number.POSITIVE_INFINITY) {
    const loop = program.push({ kind: "split", next: [] }) - 1;
    const body = emit(program, part2, loop, text3);
    program[loop] = { kind: "split", next: [body, next] };
    start2 = loop;
  } else {
    for (let count = least; count < most; count++) {
      const body = emit(program, part2, start2, text3);
      start2 = program.push({ kind: "split", next: [body, next] }) - 1;
    }
  }
  for (let count = 0; count < least; count++) start2 = emit(program, part2, start2, text3);
  return start2;
}
function runProgram(program, start2, text3) {
  const characters = Array.from(text3, (character) => character.codePointAt(0) ?? 0);
  let current = /* @__PURE__ */ new Set();
  for (let at3 = 0; at3 <= characters.length; at3++) {
    if (follow(program, start2, characters, at3, current)) return true;
    const code = characters[at3];
    if (code === void 0) break;
    const following = /* @__PURE__ */ new Set();
    for (const index of current) {
      const instruction = program[index];
      if (instruction?.kind !== "set" || !holds(instruction.set, code)) continue;
      if (follow(program, instruction.next, characters, at3 + 1, following)) return true;
    }
    current = following;
  }
  return false;
}
function follow(program, start2, characters, at3, reached) {
  const stack = [start2];
  for (let index = stack.pop(); index !== void 0; index = stack.pop()) {
    if (reached.has(index)) continue;
    reached.add(index);
    const instruction = program[index];
    if (instruction?.kind === "match") return true;
    if (instruction?.kind === "split") stack.push(...instruction.next);
    else if (instruction?.kind === "edge" && isAt(instruction.edge, characters, at3))
      stack.push(instruction.next);
  }
  return false;
}
function holds({ ranges, isNegated }, code) {
  return ranges.some(([from, to]) => code >= from && code <= to) !== isNegated;
}
function isAt(edge, characters, at3) {
  const [before, after] = [characters[at3 - 1], characters[at3]];
  switch (edge) {
    case "start":
      return before === void 0;
    case "end":
      return after === void 0;
    case "line-start":
      return before === void 0 || before === 10;
    case "line-end":
      return after === void 0 || after === 10;
    case "word-edge":
      return isWord(before) !== isWord(after);
    case "inside-word":
      return isWord(before) === isWord(after);
  }
}
function isWord(code) {
  return code !== void 0 && /\w/.test(String.fromCodePoint(code));
}

// src/kustomize/transformers/replacement-path.ts
function editMatches(root, search2) {
  return editFrom2(root, search2, 0);
}
function editFrom2(node, search2, depth) {
  const part2 = search2.path[depth];
  if (part2 === void 0) return search2.edit(node);
  if (isIndex(part2)) return editIndex(node, search2, depth, Number(part2));
  if (isListSelector(part2)) return editSelected(node, search2, depth, part2);
  if (part2 === "*") return editAll(node, search2, depth);
  return editField2(node, search2, depth, part2);
}
function visitMatches(root, search2) {
  const edit2 = (found2) => {
    try {
      return search2.edit(found2);
    } catch (error) {
      if (error instanceof ProblemError) return found2 ?? null;
      throw error;
    }
  };
  editMatches(root, { ...search2, edit: edit2 });
}
function created(search2, depth) {
  const next = search2.path[depth];
  if (next === void 0)
    return search2.create === "map" ? /* @__PURE__ */ new Map() : search2.create === "list" ? [] : void 0;
  return isIndex(next) || isListSelector(next) ? [] : /* @__PURE__ */ new Map();
}
function editField2(node, search2, depth, name) {
  if (isMissingOrNull(node)) return editNull(node ?? null, search2, depth, name);
  if (!(node instanceof Map))
    return fail(
      "REPLACEMENT_TARGET",
      `wrong node kind: expected a map with '${name}' but found a ${kindOf(node)}`
    );
  const found2 = node.get(name);
  if (found2 !== void 0 && search2.opensTexts === true && kindOf(found2) === "scalar" && textOf(found2).trim() !== "" && depth + 1 < search2.path.length) {
    visitMatches(parseText(textOf(found2)), { ...search2, path: search2.path.slice(depth + 1) });
    return node;
  }
  if (found2 === void 0 && search2.create === void 0) return node;
  const edited = editFrom2(found2 === void 0 ? created(search2, depth + 1) : found2, search2, depth + 1);
  return edited === found2 ? node : withField(node, name, edited);
}
function editNull(node, search2, depth, name) {
  if (search2.create === void 0) return node;
  const edited = editFrom2(created(search2, depth + 1), search2, depth + 1);
  const [first, second] = search2.path;
  const content = new Map(node instanceof LadenNull ? node.content : []).set(name, edited);
  const isPrintedAnew = depth === 2 && first === "metadata" && second === "annotations";
  return isPrintedAnew ? content : new LadenNull(textOf(node), content);
}
function listOf(node, part2) {
  if (isMissingOrNull(node)) return [];
  return Array.isArray(node) ? node : fail("REPLACEMENT_TARGET", `wrong node kind: expected a list at '${part2}' but found a ${kindOf(node)}`);
}
function editIndex(node, search2, depth, index) {
  const list2 = listOf(node, String(index));
  if (index === list2.length && search2.create !== void 0) {
    return [...list2, editFrom2(created(search2, depth + 1), search2, depth + 1)];
  }
  if (index >= list2.length) {
    return fail("REPLACEMENT_TARGET", `index ${index} specified but only ${list2.length} elements found`);
  }
  const element = list2[index] ?? null;
  const edited = editFrom2(element, search2, depth + 1);
  return edited === element ? list2 : withElement(list2, index, edited);
}
function editAll(node, search2, depth) {
  return editElements2(listOf(node, "*"), search2, depth, () => true);
}
function editElements2(list2, search2, depth, isMatch) {
  let result = list2;
  for (const [index, element] of list2.entries()) {
    if (!isMatch(element)) continue;
    const edited = editFrom2(element, search2, depth + 1);
    if (edited !== element) result = withElement(result, index, edited);
  }
  return result;
}
function editSelected(node, search2, depth, part2) {
  const { field, text: text3 } = splitListSelector(part2);
  const list2 = listOf(node, part2);
  let count = 0;
  const counting = {
    ...search2,
    edit: (found2) => {
      count++;
      return search2.edit(found2);
    }
  };
  const isMatch = elementMatcher(field, text3);
  const edited = editElements2(list2, counting, depth, isMatch);
  if (count > 0 || search2.create === void 0) return edited;
  const element = field === "" ? plainScalar2(text3) : /* @__PURE__ */ new Map([[field, plainScalar2(text3)]]);
  if (!isMatch(element)) return fail("REPLACEMENT_TARGET", `cannot create an element that matches '${part2}'`);
  return editElements2([...list2, element], search2, depth, (each) => each === element);
}
function elementMatcher(field, pattern) {
  const isMatch = compilePattern(pattern);
  if (field === "") return (element) => isMatch(printed(element));
  return (element) => {
    if (!(element instanceof Map)) return false;
    const value2 = element.get(field);
    return value2 !== void 0 && isMatch(printed(value2));
  };
}
function printed(node) {
  const text3 = textOf(node).trim();
  return isQuoted(node) ? `"${text3}"` : text3;
}
function parseText(text3) {
  return parseResources(text3, "the text of a field").documents[0]?.value ?? null;
}

// src/kustomize/dialect.ts
var olderDialect = {
  format: { replacementSourceValue: false, includeVolumeClaimTemplates: false, patchOptions: "any" },
  config: defaultConfig,
  clusterScoped: [],
  replacementSelectors: "texts",
  editReplaced: editMatches,
  delimitsInTexts: false,
  imageDigest: "(@sha256:[a-zA-Z0-9_.{}-]*)?",
  malformedImageName: "fails",
  emptyPatch: "fails",
  mergesStringData: false,
  allowsDoubleDots: true,
  // kubectl's Kustomize is built without a version.
  manager: "kustomize-(devel)"
};

// src/kustomize/transformers/yaml-text.ts
var import_yaml = __toESM(require_dist(), 1);
function printYamlText(text3, before, after) {
  const document = (0, import_yaml.parseDocument)(text3, { schema: "failsafe", uniqueKeys: false });
  forgiveFurtherDocuments(document);
  const length = (0, import_yaml.isMap)(document.contents) ? document.contents.items.length : 0;
  document.contents = changed(document.contents, before, after);
  tidy(document, text3);
  const end2 = takeEndComment(document, text3);
  const added = (0, import_yaml.isMap)(document.contents) && length > 0 ? document.contents.items[length]?.key : void 0;
  if (end2 !== void 0 && (0, import_yaml.isScalar)(added)) added.commentBefore = `${end2}
`;
  const printed3 = document.toString({ lineWidth: 0, indentSeq: false, flowCollectionPadding: false, singleQuote: true }).trim();
  const joined = printed3.replaceAll(besideKey, " #").replaceAll(/(!!\w+) +$/gm, "$1").replaceAll(escaped, (_, code) => `\\U${code}`);
  return end2 === void 0 || (0, import_yaml.isScalar)(added) ? joined : `${joined}
${end2.replaceAll(/^/gm, "#")}`;
}
function forgiveFurtherDocuments(document) {
  document.errors = document.errors.filter(({ code }) => code !== "MULTIPLE_DOCS");
  const [error] = document.errors;
  if (error === void 0) return;
  fail(
    "REPLACEMENT_TARGET",
    `a replacement inside a text that holds YAML cannot print it: ${parserWords(error.message)}`,
    void 0,
    "Write the text in plainer YAML, or replace the whole of it."
  );
}
function takeEndComment(document, text3) {
  const { comment } = document;
  if (typeof comment !== "string" || comment.includes("\n\n")) return void 0;
  const lines = text3.trimEnd().split("\n");
  const above = lines[lines.length - comment.split("\n").length - 1] ?? "";
  if (above.trim() === "") return void 0;
  document.comment = null;
  return comment;
}
var mark2 = "\uE000";
var besideKey = new RegExp(`\\n *#${mark2}`, "g");
var beyond = /[\u{10000}-\u{10ffff}]/gu;
var escaped = /\ue001([0-9A-F]{8})/g;
function quoteAsGo(scalar, isInFlow) {
  const text3 = scalar.value;
  if (typeof text3 !== "string") return;
  if (text3.search(beyond) >= 0) {
    scalar.type = "QUOTE_DOUBLE";
    scalar.value = text3.replaceAll(beyond, (character) => {
      const code = character.codePointAt(0) ?? 0;
      return `\uE001${code.toString(16).toUpperCase().padStart(8, "0")}`;
    });
  } else if (isInFlow && text3.includes("\n")) scalar.type = "QUOTE_DOUBLE";
  else if (isInFlow && scalar.type === "PLAIN" && /^$|[:,?[\]{}]/.test(text3)) scalar.type = "QUOTE_SINGLE";
}
function isFlow(node) {
  return ((0, import_yaml.isMap)(node) || (0, import_yaml.isSeq)(node)) && node.flow === true;
}
function tidy(document, text3) {
  if (document.directives !== void 0) document.directives.docStart = null;
  (0, import_yaml.visit)(document, {
    Pair: (_key, { key: key2, value: value2 }) => {
      if ((0, import_yaml.isScalar)(key2) && key2.value === "<<" && key2.type === "PLAIN") key2.tag = "!!merge";
      if (((0, import_yaml.isMap)(value2) || (0, import_yaml.isSeq)(value2)) && value2.commentBefore && hasCommentBeside(key2, text3))
        value2.commentBefore = mark2 + value2.commentBefore;
    },
    Node: (_key, node, ancestors) => {
      if (!(0, import_yaml.isScalar)(node) && !(0, import_yaml.isMap)(node) && !(0, import_yaml.isSeq)(node)) return;
      if ((0, import_yaml.isScalar)(node)) quoteAsGo(node, ancestors.some(isFlow));
      if (node.commentBefore && node.spaceBefore) node.commentBefore = node.commentBefore.replace(/\n+$/, "");
      node.spaceBefore = false;
    }
  });
}
function hasCommentBeside(key2, text3) {
  const end2 = (0, import_yaml.isScalar)(key2) ? key2.range?.[1] : void 0;
  return end2 !== void 0 && /^[ \t]*:[ \t]+#/.test(text3.slice(end2, end2 + 1e3));
}
function changed(node, before, after) {
  if (node === null) return created2(after);
  if (before === after) return node;
  if ((0, import_yaml.isMap)(node) && after instanceof Map) return changedMap(node, before, after);
  if ((0, import_yaml.isSeq)(node) && Array.isArray(after)) return changedList(node, before, after);
  if ((0, import_yaml.isScalar)(node) && !(after instanceof Map) && !Array.isArray(after))
    return changedScalar(node, textOf(after));
  const isWhole = !(after instanceof Map) && !Array.isArray(after);
  if (isWhole || (0, import_yaml.isScalar)(node) || (0, import_yaml.isMap)(node) || (0, import_yaml.isSeq)(node)) return created2(after);
  return fail(
    "REPLACEMENT_TARGET",
    "a replacement inside an alias of a text that holds YAML is not supported",
    void 0,
    "Write the value out in place of the alias, or replace what its anchor names."
  );
}
function changedMap(node, before, after) {
  const former = before instanceof Map ? before : /* @__PURE__ */ new Map();
  for (const [key2, value2] of after) {
    if (former.has(key2) && former.get(key2) === value2) continue;
    const pair = node.items.find((each) => (0, import_yaml.isScalar)(each.key) && each.key.value === key2);
    if (pair === void 0) node.items.push(new import_yaml.Pair(plain(key2), created2(value2)));
    else pair.value = changed(pair.value, former.get(key2), value2);
  }
  return node;
}
function changedList(node, before, after) {
  const former = Array.isArray(before) ? before : [];
  node.items = after.map((value2, index) => changed(node.items[index] ?? null, former[index], value2));
  return node;
}
function changedScalar(node, text3) {
  const wanted = node.type === "PLAIN" ? resolvePlain(String(node.value), "resource").tag : "str";
  node.value = text3;
  if (node.type !== "PLAIN") return node;
  if (text3.includes("\n")) node.type = "BLOCK_LITERAL";
  if (resolvePlain(text3, "resource").tag === wanted) return node;
  if (wanted === "str") node.type = "QUOTE_DOUBLE";
  else node.tag = `!!${wanted}`;
  return node;
}
function created2(value2) {
  if (Array.isArray(value2)) {
    const list2 = new import_yaml.YAMLSeq();
    list2.items = value2.map(created2);
    return list2;
  }
  if (value2 instanceof Map) {
    const map = new import_yaml.YAMLMap();
    map.items = Array.from(value2, ([key2, field]) => new import_yaml.Pair(plain(key2), created2(field)));
    return map;
  }
  const scalar = plain(textOf(value2));
  if (kindOf(value2) === "scalar" && isQuoted(value2)) scalar.type = "QUOTE_DOUBLE";
  if (textOf(value2).includes("\n")) scalar.type = "BLOCK_LITERAL";
  return scalar;
}
function plain(text3) {
  const scalar = new import_yaml.Scalar(text3);
  scalar.type = "PLAIN";
  return scalar;
}

// src/kustomize/transformers/structured-text.ts
function editThroughTexts(root, search2) {
  const found2 = findText(root, search2.path);
  const edited = found2 === void 0 ? void 0 : editText(found2, search2);
  if (found2 === void 0 || edited === void 0) return editMatches(root, { ...search2, opensTexts: true });
  const replaceText2 = (text3) => inheritStyle(edited, text3 ?? "");
  return editMatches(root, { path: found2.path, create: void 0, edit: replaceText2 });
}
function findText(root, path) {
  for (let length = 1; length < path.length; length++) {
    const start2 = path.slice(0, length);
    const node = attempt(() => getField(root, start2));
    if (node === void 0 || kindOf(node) !== "scalar") continue;
    const text3 = textOf(node);
    const content = attempt(() => parseText(text3));
    if (content !== void 0 && content !== null)
      return { text: text3, path: start2, rest: path.slice(length), content };
  }
  return void 0;
}
function attempt(work) {
  try {
    return work();
  } catch (error) {
    if (error instanceof ProblemError) return void 0;
    throw error;
  }
}
function editText({ text: text3, rest, content }, search2) {
  const isJson = /^\s*[{[]/.test(text3);
  let isFound = false;
  const edit2 = (isJson ? search2.editInJson : search2.editInYaml) ?? search2.edit;
  const edited = attempt(
    () => editMatches(content, {
      path: rest,
      create: search2.create,
      edit: (found2) => {
        isFound = true;
        return edit2(found2);
      }
    })
  );
  if (edited === void 0 || !isFound) return void 0;
  return isJson ? printJson(text3, edited) : printYamlText(text3, content, edited);
}
function printJson(original, content) {
  const compact = goJson(content);
  const isSpread = original.includes("\n") && original.includes("  ");
  return isSpread ? indentJson(compact) : compact;
}
function indentJson(compact) {
  let depth = 0;
  let inString = false;
  let result = "";
  for (let at3 = 0; at3 < compact.length; at3++) {
    const character = compact.charAt(at3);
    if (inString) {
      result += character;
      if (character === "\\") result += compact.charAt(++at3);
      else if (character === '"') inString = false;
      continue;
    }
    const isClosed = /[}\]]/.test(compact.charAt(at3 + 1));
    if (character === '"') inString = true;
    if ((character === "{" || character === "[") && !isClosed)
      result += `${character}
${"  ".repeat(++depth)}`;
    else if (character === "{" || character === "[") result += character + compact.charAt(++at3);
    else if (character === "}" || character === "]") result += `
${"  ".repeat(--depth)}${character}`;
    else if (character === ",") result += `,
${"  ".repeat(depth)}`;
    else result += character === ":" ? ": " : character;
  }
  return result;
}

// src/kustomize/dialect-newer.ts
var newerDialect = {
  format: { replacementSourceValue: true, includeVolumeClaimTemplates: true, patchOptions: "known" },
  config: newerDefaultConfig,
  clusterScoped: ["ValidatingAdmissionPolicy", "ValidatingAdmissionPolicyBinding"].map(
    (kind) => `admissionregistration.k8s.io/v1 ${kind}`
  ),
  replacementSelectors: "patterns",
  editReplaced: editThroughTexts,
  delimitsInTexts: true,
  imageDigest: "(@[a-zA-Z0-9]+([.+_-][a-zA-Z0-9]+)*:[a-zA-Z0-9_.{}-]*)?",
  malformedImageName: "matches nothing",
  emptyPatch: "does nothing",
  mergesStringData: true,
  allowsDoubleDots: false,
  manager: "kustomize-v5.8.2"
};
var fluxDialect = {
  ...newerDialect,
  format: { ...newerDialect.format, includeVolumeClaimTemplates: false },
  config: fluxDefaultConfig,
  clusterScoped: [],
  delimitsInTexts: false,
  imageDigest: olderDialect.imageDigest,
  malformedImageName: "fails",
  mergesStringData: false,
  allowsDoubleDots: true,
  // A library is built without a version.
  manager: olderDialect.manager
};

// src/kustomize/resource.ts
var blank2 = {
  previous: [],
  prefixes: [],
  suffixes: [],
  behavior: "unspecified",
  needsHash: false,
  allowNameChange: false,
  allowKindChange: false
};
var Resource = class _Resource {
  scopes;
  source;
  /** Why Kustomize could not print it as it was read, or what patches brought. */
  refusals;
  memory;
  variables = [];
  /** Which layer changed what, if the build was asked to know. */
  origins;
  /** The tree as it was read or generated. */
  readAs;
  /** Whether it was read between braces, where Kustomize prints an empty text differently. */
  inFlow = false;
  /** Scalars that change together. */
  shared = [];
  /** Where it comes from and what changed it, kept if `buildMetadata` asks. */
  origin;
  transformations = [];
  #root;
  #id;
  constructor(root, scopes, memory = blank2, source) {
    this.#root = root;
    this.readAs = root;
    this.scopes = scopes;
    this.memory = memory;
    this.source = source;
    this.refusals = source?.refusals ?? [];
  }
  /** The same resource in another build: what changes one does not change the other. */
  copyFor(scopes) {
    const copy2 = Object.assign(new _Resource(this.readAs, scopes), this, { scopes });
    copy2.#root = this.#root;
    copy2.#id = this.#id;
    copy2.origins = this.origins === void 0 ? void 0 : new Map(this.origins);
    return copy2;
  }
  get root() {
    return this.#root;
  }
  /** Gives the resource another tree; `ResourceSet.update` does so for a resource of a set. */
  setRoot(root) {
    const old = this.#root;
    this.#root = root;
    const sameId = ["metadata", "kind", "apiVersion"].every((key2) => old.get(key2) === root.get(key2));
    if (!sameId) this.#id = void 0;
  }
  get id() {
    this.#id ??= identify(this.#root, this.scopes);
    return this.#id;
  }
};
function idKey(id, effectiveNamespace2) {
  return `${id.group}|${id.version}|${id.kind}|${effectiveNamespace2}|${id.name}`;
}
function effectiveNamespace(namespace2, isClusterScoped) {
  if (isClusterScoped) return notNamespaced;
  return namespace2 === "" ? defaultNamespace : namespace2;
}
function identify(root, scopes) {
  const apiVersion = metaText(root, "apiVersion");
  const kind = metaText(root, "kind");
  const metadata = mapAt(root, "metadata");
  const id = {
    ...splitApiVersion(apiVersion),
    kind,
    name: metaText(metadata, "name"),
    namespace: metaText(metadata, "namespace")
  };
  const isClusterScoped = scopes.isClusterScoped(apiVersionOf(id), kind);
  const effective = effectiveNamespace(id.namespace, isClusterScoped);
  return { ...id, isClusterScoped, effectiveNamespace: effective, key: idKey(id, effective) };
}
function metaText(metadata, field) {
  const value2 = metadata?.get(field);
  return isNilOrEmpty(value2) ? "" : textOf(value2);
}
function previousIds(resource) {
  const { group, version } = resource.id;
  return resource.memory.previous.map((previous) => {
    if (isLost(previous)) refuseLostName(resource);
    return { group, version, ...previous };
  });
}
function isLost({ name, kind }) {
  return name === "" || kind === "" || name.includes(",") || kind.includes(",");
}
function refuseLostName(resource) {
  return fail(
    "RESOURCE_INVALID",
    "number of previous names, number of previous namespaces, number of previous kinds not equal: the resource once had an empty name or kind, or one with a comma",
    placeOf(resource)
  );
}
function originalId(resource) {
  return previousIds(resource)[0] ?? resource.id;
}
function previousNamespace(id) {
  return effectiveNamespace(id.namespace, false);
}
function originalNamespace(resource) {
  const [first] = previousIds(resource);
  return first === void 0 ? resource.id.effectiveNamespace : previousNamespace(first);
}
function rememberName(resource) {
  const { name, effectiveNamespace: namespace2, kind } = resource.id;
  const { previous } = resource.memory;
  const last = previous.at(-1);
  if (last?.name === name && last.namespace === namespace2 && last.kind === kind) return;
  resource.memory = { ...resource.memory, previous: [...previous, { name, namespace: namespace2, kind }] };
}
function placeOf(resource, path = []) {
  const { source } = resource;
  return source?.positions.value([...source.path, ...path]);
}

// src/kustomize/shared-scalars.ts
function spreadShared(root, shared) {
  let result = root;
  const kept = [];
  for (const { value: value2, paths } of shared) {
    const present = paths.filter((path) => valueAt2(root, path) !== void 0);
    const changed2 = present.findLast((path) => valueAt2(root, path) !== value2);
    const next = changed2 === void 0 ? value2 : valueAt2(root, changed2) ?? value2;
    if (changed2 !== void 0) for (const path of present) result = withValueAt(result, path, next);
    if (present.length > 1) kept.push({ value: next, paths: present });
  }
  return { root: result, shared: kept };
}
function keepShared(shared, patch) {
  return shared.map(({ value: value2, paths }) => ({ value: value2, paths: paths.filter((path) => !isReplaced(patch, path)) }));
}
function isReplaced(patch, path) {
  let node = patch;
  for (const step3 of path) {
    if (Array.isArray(node)) return true;
    if (!(node instanceof Map)) return false;
    if (node.has("$patch")) return true;
    node = node.get(String(step3));
  }
  return false;
}
function valueAt2(root, path) {
  let node = root;
  for (const step3 of path) {
    if (node instanceof Map) node = node.get(String(step3));
    else if (Array.isArray(node)) node = node[Number(step3)];
    else return void 0;
  }
  return node;
}
function withValueAt(node, path, value2) {
  const [step3, ...rest] = path;
  if (step3 === void 0) return value2;
  if (node instanceof Map) {
    const key2 = String(step3);
    const child4 = node.get(key2);
    return child4 === void 0 ? node : withField(node, key2, withValueAt(child4, rest, value2));
  }
  if (!Array.isArray(node)) return node;
  const child3 = node[Number(step3)];
  return child3 === void 0 ? node : withElement(node, Number(step3), withValueAt(child3, rest, value2));
}

// src/kustomize/resource-set.ts
var ResourceSet = class {
  #list = [];
  /** Resources by the key of their present id; more than one only between a renaming and the next append. */
  #current = /* @__PURE__ */ new Map();
  /** Resources by every key they ever had here; what is found is checked, so nothing need be taken out. */
  #ever;
  #everName;
  #members = /* @__PURE__ */ new Set();
  get all() {
    return this.#list;
  }
  get size() {
    return this.#list.length;
  }
  /** Adds a resource at the end; one with the same present id is a problem. */
  append(resource) {
    const { id } = resource;
    if ((this.#current.get(id.key)?.length ?? 0) > 0) {
      fail(
        "RESOURCE_DUPLICATE",
        `may not add resource with an already registered id: ${formatId(id)}`,
        placeOf(resource),
        "Two files or bases define it. Drop one, or give one of them a prefix, a suffix or another namespace."
      );
    }
    this.#list.push(resource);
    this.#index(resource);
  }
  appendAll(resources) {
    for (const resource of resources) this.append(resource);
  }
  /** Gives a resource another tree and keeps it findable. */
  update(resource, root) {
    if (root === resource.root) return;
    const before = resource.id.key;
    resource.setRoot(root);
    if (resource.shared.length > 0) {
      const spread = spreadShared(root, resource.shared);
      resource.setRoot(spread.root);
      resource.shared = spread.shared;
    }
    if (resource.id.key === before) return;
    this.#unindex(resource, before);
    this.#index(resource);
  }
  /** Puts a resource where another stood. */
  replace(old, replacement) {
    const position = this.#list.indexOf(old);
    this.#unindex(old, old.id.key);
    this.#members.delete(old);
    this.#list[position] = replacement;
    this.#index(replacement);
  }
  /** Takes out what `keep` does not keep. */
  filter(keep2) {
    const kept = [];
    for (const resource of this.#list) {
      if (keep2(resource)) {
        kept.push(resource);
        continue;
      }
      this.#unindex(resource, resource.id.key);
      this.#members.delete(resource);
    }
    if (kept.length < this.#list.length) this.#list = kept;
  }
  /** Starts again with these resources, in this order; equal ids are a problem. */
  reset(resources) {
    this.#list = [];
    this.#current.clear();
    this.#ever = void 0;
    this.#everName = void 0;
    this.#members = /* @__PURE__ */ new Set();
    this.appendAll(resources);
  }
  /** Changes the order alone. */
  reorder(resources) {
    this.#list = [...resources];
  }
  /** The resources whose present id this is. */
  withCurrentKey(key2) {
    return this.#current.get(key2) ?? [];
  }
  /** The resources that have or had this id. */
  withAnyId(id, effectiveNamespace2) {
    this.#ever ??= this.#buildEver();
    const key2 = idKey(id, effectiveNamespace2);
    const found2 = [...this.#ever.get(key2) ?? []].filter(
      (each) => this.#members.has(each) && keysOf(each).includes(key2)
    );
    return found2.length > 1 ? this.#inOrder(found2) : found2;
  }
  /** The resources that have or had this name, in any kind and namespace. */
  withAnyName(name) {
    this.#everName ??= this.#buildEverName();
    const found2 = [...this.#everName.get(name) ?? []].filter(
      (each) => this.#members.has(each) && namesOf(each).includes(name)
    );
    return found2.length > 1 ? this.#inOrder(found2) : found2;
  }
  #inOrder(found2) {
    const wanted = new Set(found2);
    return this.#list.filter((each) => wanted.has(each));
  }
  #index(resource) {
    const { key: key2 } = resource.id;
    const same = this.#current.get(key2);
    if (same === void 0) this.#current.set(key2, [resource]);
    else same.push(resource);
    this.#members.add(resource);
    if (this.#ever !== void 0) noteAll(this.#ever, keysOf(resource), resource);
    if (this.#everName !== void 0) noteAll(this.#everName, namesOf(resource), resource);
  }
  #unindex(resource, key2) {
    const same = this.#current.get(key2)?.filter((each) => each !== resource) ?? [];
    if (same.length === 0) this.#current.delete(key2);
    else this.#current.set(key2, same);
  }
  #buildEver() {
    const index = /* @__PURE__ */ new Map();
    for (const resource of this.#list) noteAll(index, keysOf(resource), resource);
    return index;
  }
  #buildEverName() {
    const index = /* @__PURE__ */ new Map();
    for (const resource of this.#list) noteAll(index, namesOf(resource), resource);
    return index;
  }
};
function keysOf(resource) {
  return [resource.id.key, ...previousIds(resource).map((id) => idKey(id, previousNamespace(id)))];
}
function namesOf(resource) {
  return [resource.id.name, ...resource.memory.previous.map((previous) => previous.name)];
}
function noteAll(index, keys, resource) {
  for (const key2 of keys) {
    const known2 = index.get(key2);
    if (known2 === void 0) index.set(key2, /* @__PURE__ */ new Set([resource]));
    else known2.add(resource);
  }
}

// src/kustomize/variables.ts
function bindVariables(resources, entries, variables) {
  for (const entry2 of entries) {
    const name = entry2.name ?? "";
    const matched = matchingResources(resources, entry2);
    if (matched.length > 1) {
      fail(
        "VARIABLE_INVALID",
        `found ${matched.length} resId matches for var ${name} (unable to disambiguate)`
      );
    }
    for (const resource of matched) resource.variables = [...resource.variables, name];
  }
  for (const entry2 of entries) {
    addVariable(variables, {
      name: entry2.name ?? "",
      fieldPath: entry2.fieldref?.fieldPath || "metadata.name"
    });
  }
}
function addVariable(variables, variable) {
  if (variables.has(variable.name)) fail("VARIABLE_INVALID", `var '${variable.name}' already encountered`);
  variables.set(variable.name, variable);
}
function matchingResources(resources, { objref = {} }) {
  const { name = "", namespace: namespace2 = "", kind = "", apiVersion } = objref;
  const type = apiVersion ? typeOf(apiVersion, objref) : { group: objref.group ?? "", version: objref.version ?? "" };
  const isMeant = (id, effective) => id.name === name && id.kind === kind && id.group === type.group && id.version === type.version && (namespace2 === "" || effective === effectiveNamespace(namespace2, false));
  return resources.withAnyName(name).filter(
    (resource) => isMeant(resource.id, resource.id.effectiveNamespace) || previousIds(resource).some((id) => isMeant(id, previousNamespace(id)))
  );
}
function typeOf(apiVersion, objref) {
  const { group, version } = splitApiVersion(apiVersion);
  return { group: apiVersion.includes("/") ? group : objref.group ?? "", version };
}
function resolveVariables(resources, variables, specs3) {
  if (variables.size === 0) return [];
  const owners = ownersOf(resources);
  const values = new Map(
    [...variables.values()].map((variable) => [variable.name, resolveValue(variable, owners)])
  );
  const used = /* @__PURE__ */ new Set();
  const expand = (text3) => expandText(text3, (name) => lookUp(values, name, used));
  for (const resource of resources.all) {
    let { root } = resource;
    for (const spec of specs3) {
      if (matchesGvk(spec, resource.id))
        root = editField(root, { ...spec, create: false }, { set: (node) => expandNode(node, expand) });
    }
    resources.update(resource, root);
  }
  const unused = [...values.keys()].filter((name) => !used.has(name)).sort();
  return unused.length === 0 ? [] : [`well-defined vars that were never replaced: ${unused.join(",")}`];
}
function ownersOf(resources) {
  const owners = /* @__PURE__ */ new Map();
  for (const resource of resources.all) {
    for (const name of resource.variables) if (!owners.has(name)) owners.set(name, resource);
  }
  return owners;
}
function resolveValue({ name, fieldPath }, owners) {
  const owner = owners.get(name);
  if (owner === void 0) {
    return fail("VARIABLE_INVALID", `var '${name}' cannot be mapped to a field in the set of known resources`);
  }
  const path = splitSmartPath(fieldPath).flatMap(splitIndex);
  const found2 = getField(owner.root, path);
  const value2 = found2 === void 0 || kindOf(found2) === "map" || kindOf(found2) === "list" ? found2 : readScalar(found2);
  if (value2 !== void 0) return value2;
  return fail(
    "VARIABLE_INVALID",
    `field specified in var '${name}' not found in corresponding resource: ${fieldPath}`
  );
}
function splitIndex(part2) {
  const found2 = /^(.*)\[(\d+)\]$/.exec(part2);
  if (found2 === null) return [part2];
  const [, name = "", index = ""] = found2;
  return name === "" ? [index] : [name, index];
}
function lookUp(values, name, used) {
  const value2 = values.get(name);
  if (value2 === void 0 || kindOf(value2) !== "scalar" && kindOf(value2) !== "null") return void 0;
  used.add(name);
  return value2;
}
function readScalar(node) {
  const text3 = textOf(node);
  if (isString(node) || kindOf(node) === "null") return text3;
  const { tag: tag3, value: value2 } = resolvePlain(text3, "resource");
  if (tag3 === "int") return parseDecimal(text3);
  if (tag3 === "float") return text3.includes("_") || !Number.isFinite(value2) ? void 0 : value2;
  return tag3 === "bool" ? value2 : text3;
}
function parseDecimal(text3) {
  if (!/^[+-]?[0-9]+$/.test(text3)) return void 0;
  const number = parseGoInteger(text3.replace(/^([+-]?)0+(?=[0-9])/, "$1"));
  return typeof number === "bigint" && number > maxInt64 ? void 0 : number;
}
function expandText(text3, lookUpName) {
  let result = "";
  for (let at3 = 0; at3 < text3.length; at3++) {
    const character = text3.charAt(at3);
    if (character !== "$" || at3 + 1 === text3.length) {
      result += character;
      continue;
    }
    const next = text3.charAt(at3 + 1);
    const close3 = next === "(" ? text3.indexOf(")", at3 + 2) : -1;
    if (close3 < 0) {
      result += next === "$" ? "$" : `$${next}`;
      at3++;
      continue;
    }
    const written = text3.slice(at3, close3 + 1);
    const value2 = lookUpName(text3.slice(at3 + 2, close3)) ?? written;
    if (written === text3) return value2;
    result += textOf(value2);
    at3 = close3;
  }
  return result;
}
function expandNode(node, expand) {
  switch (kindOf(node)) {
    case "null":
      return node;
    case "scalar":
      return isString(node) ? expandScalar(node, expand) : node;
    case "map":
      return new Map(
        [...node].map(([key2, value2]) => [
          key2,
          isString(value2) ? expandScalar(value2, expand) : value2
        ])
      );
    case "list":
      return node.map((each) => {
        if (isString(each)) return expandScalar(each, expand);
        return fail("VARIABLE_INVALID", "invalid value type expect a string");
      });
  }
}
function expandScalar(node, expand) {
  const text3 = textOf(node);
  if (text3.includes("$")) return expand(text3);
  return node instanceof Untagged ? text3 : node;
}

// src/kustomize/accumulator.ts
function emptyAccumulator() {
  return { resources: new ResourceSet(), config: emptyConfig, variables: /* @__PURE__ */ new Map() };
}
function mergeAccumulator(into, other) {
  into.resources.appendAll(other.resources.all);
  into.config = mergeConfigs(into.config, other.config);
  for (const variable of other.variables.values()) addVariable(into.variables, variable);
}

// src/kustomize/remote.ts
var schemes = ["ssh://", "https://", "http://", "file://"];
function isRemoteFile(path) {
  return /^https?:/i.test(path);
}
function isRepository(path) {
  if (path.startsWith("/")) return false;
  const [beforeQuery = ""] = path.split("?");
  const rest = afterHost(beforeQuery.replace(/^git::/i, ""));
  return rest !== void 0 && hasRepositoryPath(rest.path, rest.scheme);
}
function afterHost(url) {
  const scheme = schemes.find((each) => url.toLowerCase().startsWith(each)) ?? "";
  const afterScheme = url.slice(scheme.length);
  const user = /^[a-zA-Z][a-zA-Z0-9-]*@/.exec(afterScheme)?.[0] ?? "";
  const hostAndPath = afterScheme.slice(user.length);
  const isGithub = /^github\.com[/:]/i.test(hostAndPath);
  const isScp = scheme === "" && (user !== "" || isGithub);
  if (scheme === "" && !isScp) return void 0;
  if (scheme === "file://") return { path: user + hostAndPath, scheme };
  const separator = pathSeparator(hostAndPath, isScp);
  if (hostAndPath === "") return void 0;
  return { path: separator < 0 ? "" : hostAndPath.slice(separator + 1), scheme };
}
function pathSeparator(text3, isScp) {
  const slash = text3.indexOf("/");
  const colon = isScp ? text3.indexOf(":") : -1;
  return slash === -1 || colon > 0 && colon < slash ? colon === -1 ? slash : colon : slash;
}
function hasRepositoryPath(path, scheme) {
  const { repository, root } = splitRepository(path, scheme);
  return repository !== "" && !/^\.\.(?:\/|$)/.test(root.replace(/^\//, ""));
}
function splitRepository(path, scheme) {
  const azure = path.indexOf("_git/");
  if (azure >= 0) {
    const [name = "", ...root] = path.slice(azure + 5).split("/");
    return { repository: path.slice(0, azure + 5) + name, root: root.join("/") };
  }
  const double = path.indexOf("//");
  if (double >= 0) return { repository: path.slice(0, double), root: path.slice(double + 2) };
  const suffix = path.indexOf(".git");
  if (suffix >= 0) return { repository: path.slice(0, suffix + 4), root: path.slice(suffix + 4) };
  if (scheme === "file://") return { repository: path, root: "" };
  const segments = path.split("/");
  return segments.length < 2 ? { repository: "", root: "" } : { repository: path, root: segments.slice(2).join("/") };
}

// src/kustomize/loader.ts
function displayPath(setting, path) {
  return relativePath(setting.base, path);
}
function openRoot(setting, dir) {
  if (isRepository(dir) || isRemoteFile(dir)) refuseRemote(dir, void 0);
  const found2 = setting.files.resolve(joinPath("/", dir));
  if (found2?.kind === "folder") return { path: found2.path, referrer: void 0 };
  const shown = displayPath(setting, joinPath("/", dir));
  const reason = found2 === void 0 ? `not a valid directory: '${shown}': no such file or directory` : `'${shown}': file is not directory`;
  return fail("FOLDER_NOT_FOUND", `must build at directory: ${reason}`);
}
function refuseRemote(path, place2) {
  return fail(
    "REMOTE_REFUSED",
    `remote resource '${path}' is refused: a build here fetches nothing`,
    place2,
    "Copy it into the repository and name the copy."
  );
}
function openFolder(setting, from, path, place2) {
  if (path === "") fail("FOLDER_NOT_FOUND", "new root cannot be empty", place2);
  if (isRepository(path)) refuseRemote(path, place2);
  if (path.startsWith("/"))
    fail(
      "FOLDER_NOT_FOUND",
      `new root '${path}' cannot be absolute`,
      place2,
      "Write it relative to this file."
    );
  if (!setting.allowsDoubleDots) refuseAmbiguous(path, place2);
  const found2 = setting.files.resolve(joinPath(from.path, path));
  if (found2 === void 0) return failMissing(setting, from, path, place2);
  if (found2.kind === "file")
    return fail("FOLDER_NOT_FOUND", `'${path}' must resolve to a directory, not a file`, place2);
  refuseCycle(setting, from, found2.path, place2);
  return { path: found2.path, referrer: from };
}
function refuseAmbiguous(path, place2) {
  if (!path.split("/").some((part2) => part2 !== ".." && part2.includes(".."))) return;
  fail(
    "FOLDER_NOT_FOUND",
    `path "${path}" is ambiguous`,
    place2,
    "Check the indentation: two lines may have run into one."
  );
}
function refuseCycle(setting, from, candidate, place2) {
  const visited = folderInside(from, candidate);
  if (visited === void 0) return;
  fail(
    "CYCLE",
    `cycle detected: candidate root '${displayPath(setting, candidate)}' contains visited root '${displayPath(setting, visited.path)}'`,
    place2
  );
}
function folderInside(from, candidate) {
  let visited = from;
  while (visited !== void 0 && !isWithin(visited.path, candidate)) visited = visited.referrer;
  return visited;
}
function openEntry(setting, from, path, place2) {
  if (isRemoteFile(path)) refuseRemote(path, place2);
  const found2 = path === "" ? void 0 : setting.files.resolve(joinPath(from.path, path));
  if (found2?.kind === "file") return { kind: "file", path: confine(setting, from, path, found2.path, place2) };
  return { kind: "folder", folder: openFolder(setting, from, path, place2) };
}
function openFile(setting, from, path, place2) {
  if (isRemoteFile(path)) refuseRemote(path, place2);
  const found2 = setting.files.resolve(joinPath(from.path, path));
  if (found2 === void 0) return failMissing(setting, from, path, place2);
  if (found2.kind === "folder") return fail("FILE_NOT_FOUND", `'${path}' must resolve to a file`, place2);
  return confine(setting, from, path, found2.path, place2);
}
function confine(setting, from, written, path, place2) {
  if (!setting.rootOnly || isWithin(path, from.path)) return path;
  return fail(
    "FILE_OUTSIDE_ROOT",
    `security; file '${written}' is not in or below '${displayPath(setting, from.path)}'`,
    place2,
    "Move it below, name its folder instead, or build with --load-restrictor LoadRestrictionsNone."
  );
}
function failMissing(setting, from, path, place2) {
  const full = joinPath(from.path, path);
  const parent = joinPath(full, "..");
  const name = full.slice(full.lastIndexOf("/") + 1);
  const [nearest] = similar(name, setting.files.list(parent) ?? []);
  return fail(
    "FILE_NOT_FOUND",
    `no such file or directory: '${path}'`,
    place2,
    nearest === void 0 ? void 0 : `Did you mean '${path.slice(0, path.length - name.length)}${nearest}'?`
  );
}

// src/kustomize/context.ts
function note(site, code, message) {
  const place2 = findPlace(site.place);
  site.build.findings.push(place2 === void 0 ? { code, message } : { code, message, place: place2 });
}
function readFile(site, path) {
  const { loader } = site.build;
  return readAt(site.build, openFile(loader, site.folder, path, site.place));
}
function readAt(build2, path) {
  return { name: displayPath(build2.loader, path), content: build2.loader.files.read(path) ?? "" };
}
function readText(site, path) {
  const { name, content } = readFile(site, path);
  return { name, text: textIn(content, name) };
}
function textIn(content, name) {
  return typeof content === "string" ? content : decodeText(content, name);
}

// src/kustomize/decode.ts
function step(cursor, key2) {
  return { ...cursor, path: [...cursor.path, key2] };
}
function refuseType(value2, expected, cursor) {
  const field = [cursor.name, ...cursor.path.filter((part2) => typeof part2 === "string")].join(".");
  return fail(
    "FIELD_TYPE",
    `cannot unmarshal ${jsonType(value2)} into ${field}, which takes ${expected}`,
    cursor.placeOf(cursor.path)
  );
}
function jsonType(value2) {
  const plain3 = bare(value2);
  if (plain3 === null) return "null";
  if (Array.isArray(plain3)) return "array";
  if (plain3 instanceof Map) return "object";
  if (typeof plain3 === "boolean") return "bool";
  return typeof plain3 === "string" ? "string" : "number";
}
var text = (value2, cursor) => {
  const plain3 = value2 === void 0 ? null : bare(value2);
  if (plain3 === null) return void 0;
  if (typeof plain3 === "string") return plain3;
  if (cursor.coerce && (typeof plain3 === "number" || typeof plain3 === "bigint")) return formatNumber(plain3);
  if (cursor.coerce && typeof plain3 === "boolean") return String(plain3);
  return refuseType(plain3, "a string", cursor);
};
function exact(decoder) {
  return (value2, cursor) => decoder(value2, cursor.coerce ? { ...cursor, coerce: false } : cursor);
}
function exactly(fields) {
  const entries = Object.entries(fields).map(([name, decoder]) => [name, exact(decoder)]);
  return Object.fromEntries(entries);
}
var flag = (value2, cursor) => {
  const plain3 = value2 === void 0 ? null : bare(value2);
  if (plain3 === null) return void 0;
  return typeof plain3 === "boolean" ? plain3 : refuseType(plain3, "a bool", cursor);
};
var integer = (value2, cursor) => {
  const plain3 = value2 === void 0 ? null : bare(value2);
  if (plain3 === null) return void 0;
  if (typeof plain3 === "bigint" && BigInt.asIntN(64, plain3) === plain3) return plain3;
  return typeof plain3 === "number" && Number.isInteger(plain3) ? plain3 : refuseType(plain3, "an integer", cursor);
};
var anything = (value2) => value2 ?? void 0;
function list(element, nothing2) {
  return (value2, cursor) => {
    const plain3 = value2 === void 0 ? null : bare(value2);
    if (plain3 === null) return void 0;
    if (!Array.isArray(plain3)) return refuseType(plain3, "a list", cursor);
    return plain3.map((each, index) => element(each, step(cursor, index)) ?? nothing2);
  };
}
function dictionary(element, nothing2) {
  return (value2, cursor) => {
    const plain3 = value2 === void 0 ? null : bare(value2);
    if (plain3 === null) return void 0;
    if (!(plain3 instanceof Map)) return refuseType(plain3, "a map", cursor);
    return new Map([...plain3].map(([key2, each]) => [key2, element(each, step(cursor, key2)) ?? nothing2]));
  };
}
function struct(fields) {
  const names = Object.keys(fields);
  const byFold = new Map(names.map((name) => [name.toLowerCase(), name]));
  return (value2, cursor) => {
    const plain3 = value2 === void 0 ? null : bare(value2);
    if (plain3 === null) return void 0;
    if (!(plain3 instanceof Map)) return refuseType(plain3, "a map", cursor);
    const result = {};
    for (const key2 of [...plain3.keys()].sort()) {
      const name = byFold.get(key2.toLowerCase());
      if (name === void 0) refuseUnknown(key2, names, cursor);
      else assign(result, name, fields[name](plain3.get(key2), step(cursor, key2)));
    }
    return result;
  };
}
function assign(target, key2, value2) {
  if (value2 !== void 0) target[key2] = value2;
}
function refuseUnknown(key2, names, cursor) {
  if (!cursor.strict) return;
  const [nearest] = similar(key2, names);
  const path = [...cursor.path, key2];
  fail(
    "FIELD_UNKNOWN",
    `unknown field "${key2}"${cursor.path.length === 0 ? "" : ` in ${cursor.path.join(".")}`}`,
    cursor.placeOf(path),
    nearest === void 0 ? void 0 : `Did you mean "${nearest}"?`
  );
}

// src/kustomize/selector-decoder.ts
var exactText = exact(text);
var selectorFields = {
  group: exactText,
  version: exactText,
  kind: exactText,
  name: exactText,
  namespace: exactText,
  annotationSelector: text,
  labelSelector: text
};
var decodeSelector = struct(selectorFields);

// src/kustomize/replacement-decoders.ts
var textList = list(text, "");
var decodeFieldOptions = struct({
  delimiter: text,
  index: integer,
  encoding: text,
  create: flag
});
var { annotationSelector: _annotations, labelSelector: _labels, ...idFields } = selectorFields;
var replacementFields = {
  source: struct({
    ...idFields,
    fieldPath: text,
    options: decodeFieldOptions
  }),
  targets: list(
    struct({
      select: decodeSelector,
      reject: list(decodeSelector, {}),
      fieldPaths: textList,
      options: decodeFieldOptions
    }),
    {}
  )
};
function replacementDecoders(sourceValue3) {
  const fields = sourceValue3 ? { ...replacementFields, sourceValue: text } : replacementFields;
  return {
    replacement: struct(fields),
    entries: list(struct({ ...exactly(fields), path: text }), {})
  };
}

// src/kustomize/kustomization-decoders.ts
var texts = dictionary(text, "");
var textList2 = list(text, "");
var decodeMetadata = struct({
  name: text,
  namespace: text,
  labels: texts,
  annotations: texts
});
var exactText2 = exact(text);
var decodeFieldSpecList = list(
  struct({ group: exactText2, version: exactText2, kind: exactText2, path: text, create: flag }),
  { path: "" }
);
var decodeFieldSpecs = (value2, cursor) => decodeFieldSpecList(value2, cursor)?.map((spec) => ({ ...spec, path: spec.path ?? "" }));
var patchFields = {
  path: text,
  patch: text,
  target: decodeSelector,
  options: dictionary(flag, false)
};
function decodePatches(options) {
  return list(struct(options === "any" ? patchFields : { ...patchFields, options: knownOptions }), {});
}
var decodeKnownOptions = struct({
  allowNameChange: flag,
  allowKindChange: flag
});
var knownOptions = (value2, cursor) => {
  const options = decodeKnownOptions(value2, cursor);
  return options === void 0 ? void 0 : new Map(Object.entries(options));
};
var decodeImage = struct({
  name: text,
  newName: text,
  tagSuffix: text,
  newTag: text,
  digest: text
});
var decodeReplica = struct({ name: text, count: integer });
var decodeGeneratorOptions = struct({
  labels: texts,
  annotations: texts,
  disableNameSuffixHash: flag,
  immutable: flag
});
var generatorFields = exactly({
  name: text,
  namespace: text,
  behavior: text,
  literals: textList2,
  files: textList2,
  envs: textList2,
  env: text,
  options: decodeGeneratorOptions
});
var decodeVariables = list(
  struct({
    name: text,
    objref: struct({
      apiVersion: text,
      group: text,
      version: text,
      kind: text,
      name: text,
      namespace: text
    }),
    fieldref: struct({ fieldPath: text })
  }),
  {}
);
var decodersByFormat = /* @__PURE__ */ new Map();
function decodersFor(format) {
  const key2 = JSON.stringify(format);
  const known2 = decodersByFormat.get(key2);
  if (known2 !== void 0) return known2;
  const decoders = buildDecoders(format);
  decodersByFormat.set(key2, decoders);
  return decoders;
}
var steadyFields = {
  kind: text,
  apiVersion: text,
  metadata: decodeMetadata,
  openapi: texts,
  namePrefix: text,
  nameSuffix: text,
  namespace: text,
  commonLabels: texts,
  commonAnnotations: texts,
  patchesStrategicMerge: textList2,
  images: list(decodeImage, {}),
  imageTags: list(decodeImage, {}),
  replicas: list(decodeReplica, {}),
  vars: decodeVariables,
  sortOptions: struct({
    order: text,
    legacySortOptions: struct({
      orderFirst: textList2,
      orderLast: textList2
    })
  }),
  resources: textList2,
  components: textList2,
  crds: textList2,
  bases: textList2,
  configMapGenerator: list(struct(generatorFields), {}),
  secretGenerator: list(struct({ ...generatorFields, type: text }), {}),
  helmGlobals: struct({ chartHome: text, configHome: text }),
  helmCharts: list(anything, null),
  helmChartInflationGenerator: list(anything, null),
  generatorOptions: decodeGeneratorOptions,
  configurations: textList2,
  generators: textList2,
  transformers: textList2,
  validators: textList2,
  buildMetadata: textList2
};
function buildDecoders(format) {
  const replacements3 = replacementDecoders(format.replacementSourceValue);
  const patches2 = decodePatches(format.patchOptions);
  const fields = {
    ...steadyFields,
    labels: list(struct(labelFields(format)), {}),
    patchesJson6902: patches2,
    patches: patches2,
    replacements: replacements3.entries
  };
  return { ...replacements3, kustomization: struct(fields) };
}
function labelFields(format) {
  const steady = { pairs: texts, includeSelectors: flag, includeTemplates: flag, fields: decodeFieldSpecs };
  return format.includeVolumeClaimTemplates ? { ...steady, includeVolumeClaimTemplates: flag } : steady;
}
function cursorFor(parsed2, name, isStrict) {
  return { path: [], name, strict: isStrict, coerce: !isStrict, placeOf: (path) => parsed2.positions.key(path) };
}

// src/kustomize/configurations.ts
var specs = decodeFieldSpecs;
var configFields = {
  namePrefix: specs,
  nameSuffix: specs,
  namespace: specs,
  commonLabels: specs,
  labels: specs,
  templateLabels: specs,
  commonAnnotations: specs,
  nameReference: list(
    struct({ group: exact(text), version: exact(text), kind: exact(text), fieldSpecs: specs }),
    {
      fieldSpecs: []
    }
  ),
  varReference: specs,
  images: specs,
  replicas: specs
};
var decodeConfig = struct({ ...configFields });
var decodeNewerConfig = struct({
  ...configFields,
  volumeClaimTemplateLabels: specs
});
function loadConfigurations(siteOf3, paths, builtIn) {
  if (paths.length === 0) return builtIn;
  let added = emptyConfig;
  for (const [index, path] of paths.entries()) {
    const site = siteOf3(index);
    added = placed(site.place, () => mergeConfigs(added, readConfig(site, path)));
  }
  return placed(siteOf3(0).place, () => mergeConfigs(builtIn, added));
}
function readConfig(site, path) {
  const { name, text: content } = readText(site, path);
  const parsed2 = site.build.cache.config(content, name);
  const cursor = { ...cursorFor(parsed2, "TransformerConfig", true), coerce: true };
  const decode3 = site.build.dialect.format.includeVolumeClaimTemplates ? decodeNewerConfig : decodeConfig;
  const read = decode3(parsed2.value, cursor) ?? {};
  const nameReference = (read.nameReference ?? []).map((each) => ({
    ...each,
    fieldSpecs: each.fieldSpecs ?? []
  }));
  return { ...emptyConfig, ...read, nameReference };
}

// src/kustomize/crds.ts
var marks = {
  annotation: "x-kubernetes-annotation",
  labels: "x-kubernetes-label-selector",
  identity: "x-kubernetes-identity",
  version: "x-kubernetes-object-ref-api-version",
  kind: "x-kubernetes-object-ref-kind",
  nameKey: "x-kubernetes-object-ref-name-key"
};
var maximumDepth = 64;
function loadCrds(siteOf3, paths) {
  let config = emptyConfig;
  for (const [index, path] of paths.entries()) {
    const site = siteOf3(index);
    for (const found2 of configsIn(site, path)) config = mergeConfigs(config, found2);
  }
  return config;
}
function configsIn(site, path) {
  const { name, text: text3 } = readText(site, path);
  const { value: value2 } = site.build.cache.config(text3, name);
  if (!(value2 instanceof Map)) return refuse2(site, path, "it is no map of definitions");
  const definitions = new Map(
    [...value2].map(([type, definition]) => [type, schemaOf(site, path, definition)])
  );
  return [...definitions.entries()].filter(([, schema]) => looksLikeType(schema)).map(([type]) => {
    const collector = new Collector(definitions, type.slice(type.lastIndexOf(".") + 1));
    collector.collect(type, [], site);
    return collector.config();
  });
}
function refuse2(site, path, reason) {
  return fail("PLUGIN_INVALID", `unable to parse open API definition from '${path}': ${reason}`, site.place);
}
function schemaOf(site, path, definition) {
  if (!(definition instanceof Map)) return refuse2(site, path, "a definition is a map");
  const key2 = [...definition.keys()].find((each) => each.toLowerCase() === "schema");
  const schema = key2 === void 0 ? void 0 : definition.get(key2);
  return schema instanceof Map ? schema : /* @__PURE__ */ new Map();
}
function looksLikeType(schema) {
  const properties = mapAt(schema, "properties");
  return ["kind", "apiVersion", "metadata"].every((name) => properties?.has(name));
}
var Collector = class {
  #definitions;
  #kind;
  #annotations = [];
  #labels = [];
  #names = [];
  #references = [];
  constructor(definitions, kind) {
    this.#definitions = definitions;
    this.#kind = kind;
  }
  collect(type, path, site) {
    if (path.length > maximumDepth) fail("TOO_DEEP", `the definition of ${type} contains itself`, site.place);
    for (const [name, property] of mapAt(this.#definitions.get(type), "properties") ?? []) {
      if (!(property instanceof Map)) continue;
      this.#note(property, [...path, name]);
      const ref = property.get("$ref");
      if (isString(ref)) this.collect(textOf(ref), [...path, name], site);
    }
  }
  #note(property, path) {
    if (isString(property.get(marks.annotation))) this.#annotations.push(this.#spec(path));
    if (isString(property.get(marks.labels))) this.#labels.push(this.#spec(path));
    if (isString(property.get(marks.identity))) this.#names.push(this.#spec(path));
    const [version, kind, nameKey2] = [marks.version, marks.kind, marks.nameKey].map(
      (mark3) => property.get(mark3)
    );
    if (!isString(version) || !isString(kind)) return;
    const fieldSpecs = [this.#spec([...path, isString(nameKey2) ? textOf(nameKey2) : "name"])];
    this.#references.push({ kind: textOf(kind), version: textOf(version), fieldSpecs });
  }
  #spec(path) {
    return { kind: this.#kind, path: path.join("/"), create: false };
  }
  config() {
    const found2 = { ...emptyConfig, commonAnnotations: this.#annotations, commonLabels: this.#labels };
    return { ...found2, namePrefix: this.#names, nameReference: this.#references };
  }
};

// src/kustomize/reads.ts
function recordReads(files, witness = files) {
  const reads = [];
  const known2 = {
    read: /* @__PURE__ */ new Map(),
    list: /* @__PURE__ */ new Map(),
    resolve: /* @__PURE__ */ new Map()
  };
  const note2 = (question, path) => {
    const asked = { question, path, answer: answerOf(witness, question, path) };
    known2[question].set(path, asked);
    reads.push(asked);
    return asked;
  };
  const ask = (question, path) => {
    const { answer } = known2[question].get(path) ?? note2(question, path);
    return given(witness === files ? answer : answerOf(files, question, path));
  };
  return {
    reads,
    files: {
      read: (path) => ask("read", path),
      list: (path) => ask("list", path),
      resolve: (path) => ask("resolve", path)
    }
  };
}
function answerOf(files, question, path) {
  try {
    return files[question](path);
  } catch (error) {
    if (error instanceof ProblemError) return error;
    throw error;
  }
}
function given(answer) {
  if (answer instanceof ProblemError) throw answer;
  return answer;
}
function answersAlike(reads, files) {
  return reads.every(({ question, path, answer }) => isSame(answer, answerOf(files, question, path)));
}
function isSame(left, right) {
  if (left === right) return true;
  if (typeof left !== "object" || typeof right !== "object") return false;
  if (left instanceof ProblemError)
    return right instanceof ProblemError && left.problem.message === right.problem.message;
  if ("kind" in left) return "kind" in right && left.kind === right.kind && left.path === right.path;
  return "length" in right && left.length === right.length && left.every((part2, at3) => part2 === right[at3]);
}
function readPaths(reads) {
  return reads.flatMap(
    ({ question, path, answer }) => question === "read" && answer !== void 0 && !(answer instanceof ProblemError) ? [path] : []
  );
}
function foundFolders(reads) {
  return reads.flatMap(
    ({ answer }) => typeof answer === "object" && "kind" in answer && answer.kind === "folder" ? [answer.path] : []
  );
}

// src/kustomize/folder-memo.ts
var mostResources = 2e4;
var mostVariants = 4;
function createFolderMemo() {
  return createRecentMap(mostResources);
}
function accumulateOnce(visit3, accumulate2) {
  const { build: build2 } = visit3;
  if (build2.schemas.builtInUse === void 0) return accumulate2(build2);
  const memo = build2.cache.folders;
  const key2 = keyOf(visit3);
  const known2 = memo.get(key2) ?? [];
  const found2 = known2.find((each) => isCurrent(each, visit3));
  if (found2 !== void 0) return recall(found2, build2);
  const { accumulated, remembered } = accumulateAnew(build2, accumulate2);
  if (remembered !== void 0) remember(memo, key2, [remembered, ...known2.slice(0, mostVariants - 1)]);
  return accumulated;
}
function keyOf({ build: build2, folder, originPath }) {
  const { base, rootOnly } = build2.loader;
  return [folder.path, originPath ?? "", base, rootOnly, build2.tracksOrigins].join("\n");
}
function isCurrent({ dialect, folders, reads }, { build: build2, folder }) {
  return dialect === build2.dialect && folders.every((each) => folderInside(folder.referrer, each) === void 0) && answersAlike(reads, build2.loader.files);
}
function recall({ resources, rest, findings, warnings, schemaUse }, build2) {
  build2.findings.push(...findings);
  build2.warnings.push(...warnings);
  build2.schemas.useBuiltIn(schemaUse);
  return { ...rest, resources: { all: resources.map((resource) => resource.copyFor(build2.schemas)) } };
}
function accumulateAnew(build2, accumulate2) {
  const { loader, findings, warnings, schemas, dialect } = build2;
  const [finding, warning] = [findings.length, warnings.length];
  const { files, reads } = recordReads(loader.files);
  const accumulated = accumulate2({ ...build2, loader: { ...loader, files } });
  const schemaUse = schemas.builtInUse;
  if (schemaUse === void 0) return { accumulated };
  const { resources, ...rest } = accumulated;
  const remembered = {
    ...{ dialect, reads, folders: foundFolders(reads), rest, schemaUse },
    resources: resources.all.map((resource) => resource.copyFor(schemas)),
    findings: findings.slice(finding),
    warnings: warnings.slice(warning)
  };
  return { accumulated, remembered };
}
function remember(memo, key2, variants) {
  const weight2 = variants.reduce((sum2, { resources }) => sum2 + resources.length + 1, 0);
  memo.set(key2, variants, weight2);
}

// src/kustomize/origin.ts
function appendOrigin(from, path) {
  return cleanRelative(from === "" ? path : `${from}/${path}`);
}
function builtInOrigin(file, kind) {
  return { configuredIn: file, configuredBy: { apiVersion: "builtin", kind } };
}
function pluginOrigin(path, plugin) {
  const { id } = plugin;
  const names = {
    ...id.name === "" ? {} : { name: id.name },
    ...id.namespace === "" ? {} : { namespace: id.namespace }
  };
  return { configuredIn: path, configuredBy: { apiVersion: apiVersionOf(id), kind: id.kind, ...names } };
}
function originText(origin) {
  return linesOf(origin).join("\n").concat("\n");
}
function transformationsText(origins) {
  const lines = origins.flatMap(
    (origin) => linesOf(origin).map((line, index) => index === 0 ? `- ${line}` : `  ${line}`)
  );
  return lines.join("\n").concat("\n");
}
function linesOf({ path, configuredIn, configuredBy }) {
  const own = Object.entries({ path, configuredIn }).flatMap(
    ([key2, value2]) => value2 ? [`${key2}: ${plain2(value2)}`] : []
  );
  if (configuredBy === void 0) return own;
  const by = Object.entries(configuredBy).map(([key2, value2]) => `  ${key2}: ${plain2(value2 ?? "")}`);
  return [...own, "configuredBy:", ...by];
}
function plain2(text3) {
  return /^[A-Za-z_./][\w./@+-]*$/.test(text3) && !isAmbiguousIn(text3, "config") ? text3 : JSON.stringify(text3);
}

// src/kustomize/internal-annotations.ts
var domain = "internal.config.kubernetes.io/";
var internalAnnotations = /* @__PURE__ */ new Set([
  ...[
    "previousKinds",
    "previousNames",
    "prefixes",
    "suffixes",
    "previousNamespaces",
    "allowNameChange",
    "allowKindChange",
    "refBy",
    "generatorBehavior",
    "needsHashSuffix",
    "path",
    "index",
    "seqindent",
    "id",
    "annotations-migration-resource-id"
  ].map((name) => domain + name),
  "config.kubernetes.io/path",
  "config.kubernetes.io/index",
  "config.k8s.io/id"
]);
var originAnnotation = "config.kubernetes.io/origin";
var transformationsAnnotation = "alpha.config.kubernetes.io/transformations";
function isInternal(key2) {
  return internalAnnotations.has(key2) || key2 === originAnnotation || key2 === transformationsAnnotation;
}
function memoryOf(value2) {
  const annotations = value2 instanceof Map ? mapAt(mapAt(value2, "metadata"), "annotations") : void 0;
  if (annotations === void 0) return blank2;
  for (const key2 of annotations.keys()) if (key2.startsWith(domain)) return readMemory(annotations);
  return blank2;
}
function withMemory({ root, memory, origin, transformations }) {
  const metadata = mapAt(root, "metadata");
  if (metadata === void 0) return root;
  const annotations = copyMap(mapAt(metadata, "annotations") ?? /* @__PURE__ */ new Map());
  for (const [name, text3] of memoryTexts(memory)) if (text3 !== "") annotations.set(domain + name, text3);
  if (origin !== void 0) annotations.set(originAnnotation, originText(origin));
  if (transformations.length > 0)
    annotations.set(transformationsAnnotation, transformationsText(transformations));
  if (annotations.size === 0) return root;
  return withField(root, "metadata", withField(metadata, "annotations", annotations));
}
function memoryTexts(memory) {
  const list2 = (field) => memory.previous.map((each) => each[field]).join(",");
  return [
    ["previousNames", list2("name")],
    ["previousNamespaces", list2("namespace")],
    ["previousKinds", list2("kind")],
    ["prefixes", memory.prefixes.join(",")],
    ["suffixes", memory.suffixes.join(",")],
    ["generatorBehavior", memory.behavior === "unspecified" ? "" : memory.behavior],
    ["needsHashSuffix", memory.needsHash ? "enabled" : ""]
  ];
}
function takeMemory(root) {
  const metadata = mapAt(root, "metadata");
  const annotations = mapAt(metadata, "annotations");
  if (metadata === void 0 || annotations === void 0) return { root, memory: blank2 };
  let plain3 = annotations;
  for (const key2 of annotations.keys())
    if (internalAnnotations.has(key2)) plain3 = withField(plain3, key2, void 0);
  const kept = plain3.size === 0 ? void 0 : plain3;
  return {
    root: withField(root, "metadata", withField(metadata, "annotations", kept)),
    memory: memoryOf(root)
  };
}
function readMemory(annotations) {
  const isEnabled = (name) => textOf(annotations.get(domain + name)) === "enabled";
  return {
    previous: readPrevious(annotations),
    prefixes: readList(annotations, "prefixes"),
    suffixes: readList(annotations, "suffixes"),
    behavior: readBehavior(textOf(annotations.get(`${domain}generatorBehavior`))),
    needsHash: isEnabled("needsHashSuffix"),
    allowNameChange: isEnabled("allowNameChange"),
    allowKindChange: isEnabled("allowKindChange")
  };
}
function readList(annotations, name) {
  const value2 = annotations.get(domain + name);
  return value2 === void 0 ? [] : textOf(value2).split(",");
}
function readBehavior(word2) {
  return word2 === "create" || word2 === "replace" || word2 === "merge" ? word2 : "unspecified";
}
function readPrevious(annotations) {
  const names = readList(annotations, "previousNames");
  const namespaces = readList(annotations, "previousNamespaces");
  const kinds = readList(annotations, "previousKinds");
  if (names.length !== namespaces.length || names.length !== kinds.length) return [];
  return names.map((name, index) => ({ name, namespace: namespaces[index] ?? "", kind: kinds[index] ?? "" }));
}

// src/kustomize/load-resources.ts
function loadResources(build2, text3, file) {
  const { documents } = build2.cache.resources(text3, file);
  const nodes = documents.map(
    ({ value: value2, positions, refusals }) => ({
      value: value2,
      source: { file, positions, refusals, path: [] }
    })
  );
  const [only] = nodes;
  const wrapped = nodes.length === 1 && only !== void 0 ? unwrap(only) : nodes;
  const inFlow = text3.trimStart().startsWith("{");
  return flatten(checked(wrapped)).map(({ value: value2, source }) => {
    const resource = new Resource(value2, build2.schemas, memoryOf(value2), source);
    resource.inFlow = inFlow;
    return resource;
  });
}
function unwrap(node) {
  const { value: value2 } = node;
  if (!(value2 instanceof Map)) return [node];
  const kind = textOf(value2.get("kind"));
  if (kind !== "List" && kind !== "ResourceList") return [node];
  if (!value2.has("items") && !value2.has("functionConfig")) return [node];
  const items = value2.get("items");
  return Array.isArray(items) ? items.map((each, index) => childNode(node, each, ["items", index])) : [];
}
function childNode(node, value2, path) {
  return { value: value2, source: { ...node.source, path: [...node.source.path, ...path] } };
}
function checked(nodes) {
  return nodes.flatMap((node) => {
    const { value: value2, source } = node;
    if (isNilOrEmpty(value2)) return [];
    if (!(value2 instanceof Map)) return refuse3(source, "missing Resource metadata: a resource is a map");
    checkMetadata(value2, source);
    return [{ value: value2, source }];
  });
}
function checkMetadata(value2, source) {
  const kind = textOf(value2.get("kind"));
  if (kind === "")
    refuse3(
      source,
      `missing kind in object${describe(value2)}`,
      "Every document is a resource: give it apiVersion, kind and metadata.name."
    );
  if (kind.endsWith("List")) return;
  const name = mapAt(value2, "metadata")?.get("name");
  if (isNilOrEmpty(name) || textOf(name) === "")
    refuse3(source, `missing metadata.name in object${describe(value2)}`);
}
function describe(value2) {
  const [kind, apiVersion] = ["kind", "apiVersion"].map((key2) => textOf(value2.get(key2)));
  const name = textOf(mapAt(value2, "metadata")?.get("name"));
  return [kind, apiVersion, name].every((part2) => part2 === "") ? "" : ` {${[apiVersion, kind, name].filter((part2) => part2).join(" ")}}`;
}
function refuse3(source, message, advice) {
  return fail("RESOURCE_INVALID", message, source.positions.value(source.path), advice);
}
function flatten(nodes) {
  if (!nodes.some(({ value: value2 }) => textOf(value2.get("kind")).endsWith("List"))) return nodes;
  const queue = [...nodes];
  const result = [];
  for (let at3 = 0; at3 < queue.length; at3++) {
    const node = queue[at3];
    if (node === void 0) break;
    const items = textOf(node.value.get("kind")).endsWith("List") ? node.value.get("items") : void 0;
    if (items === void 0) result.push(node);
    else queue.push(...itemsOf(node, items));
  }
  return result;
}
function itemsOf(node, items) {
  refuseIfUnprintable(node.source.refusals);
  if (bare(items) === null) return [];
  if (!Array.isArray(items))
    return refuse3(node.source, `expected array in ${textOf(node.value.get("kind"))}/items`);
  const nodes = items.map((each, index) => childNode(node, withoutStyle(each), ["items", index]));
  return nodes.flatMap((each) => checked(unwrap(each)));
}
function refuseIfUnprintable(refusals) {
  const [first] = refusals;
  if (first !== void 0) throw new ProblemError(first);
}
function refuseUnprintable({ refusals, root }) {
  if (refusals.length === 0) return;
  refuseIfUnprintable(refusals.filter(({ code }) => !treeFlaws.has(code)));
  refuseUnprintableIn(root, refusals);
}
function withoutStyle(node) {
  if (typeof node !== "object" || node === null) return node;
  if (Array.isArray(node)) {
    const elements = node.map(withoutStyle);
    return elements.every((element, index) => element === node[index]) ? node : elements;
  }
  if (!(node instanceof Map)) return node.value;
  let result = node;
  for (const [key2, value2] of node) {
    const plain3 = withoutStyle(value2);
    if (plain3 === value2) continue;
    if (result === node) result = new Map(node);
    result.set(key2, plain3);
  }
  return result;
}

// src/kustomize/yaml/emit.ts
var bestWidth = 80;
var longestSimpleKey2 = 128;
var longestJsonKey = 1024;
var rememberedTexts = 2e4;
var longestRemembered = 64;
function emit2(value2) {
  if (!isMap(value2)) return new Emitter().write(value2);
  const known2 = printed2.get(value2);
  if (known2 !== void 0) return known2;
  const text3 = new Emitter().write(value2);
  printed2.set(value2, text3);
  return text3;
}
var printed2 = /* @__PURE__ */ new WeakMap();
function emitDocuments(values) {
  return values.map(emit2).join("---\n");
}
function emitLater(values) {
  for (const value2 of values) emit2(value2);
  return () => emitDocuments(values);
}
var simpleText = /^[A-Za-z_/][A-Za-z0-9_./-]*$/;
var unprintable2 = /[^\n\x20-\x7e\u00a0-\ud7ff\ue000-\ufefe\uff00-\ufffd]/;
var forbidden2 = /[\x7f-\x84\x86-\x9f\ufffe\uffff]/;
var anyBreak = /[\r\n\u0085\u2028\u2029]/;
var base60 = /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?$/;
var leadingIndicator = /^(?:[#,[\]{}&*!|>'"%@`]|[?:-](?:[ \t]|$)|---|\.\.\.)/;
var innerIndicator = /:(?:[ \t]|$)|[ \t\r\n\u0085\u2028\u2029]#/;
var spaceAfterBreak = /[\r\n\u0085\u2028\u2029] /;
var spaceBeforeBreak = / [\r\n\u0085\u2028\u2029]/;
function analyze(text3) {
  if (unprintable2.test(text3) && forbidden2.test(text3)) refuseCharacter(text3);
  if (text3 === "") return { multiline: false, plainAllowed: true, singleAllowed: true, blockAllowed: false };
  const multiline = anyBreak.test(text3);
  const special2 = unprintable2.test(text3) || multiline && spaceBeforeBreak.test(text3);
  const trailingSpace = text3.endsWith(" ");
  const breakSpace = multiline && spaceAfterBreak.test(text3);
  const indicator = leadingIndicator.test(text3) || innerIndicator.test(text3);
  const plainAllowed = !(multiline || special2 || trailingSpace || indicator || text3.startsWith(" "));
  return {
    multiline,
    plainAllowed,
    singleAllowed: !breakSpace && !special2,
    blockAllowed: !trailingSpace && !special2
  };
}
function refuseCharacter(text3) {
  const code = text3.charCodeAt(text3.search(forbidden2)).toString(16).toUpperCase().padStart(4, "0");
  throw new ProblemError({ code: "YAML_CHARACTER", message: `control characters are not allowed: U+${code}` });
}
function refuseKey(key2) {
  const message = `did not find expected ',' or '}': the key "${key2.slice(0, 40)}\u2026" cannot be printed`;
  throw new ProblemError({ code: "YAML_KEY", message });
}
var styles = /* @__PURE__ */ new Map();
function styleOf(text3) {
  if (text3.length > longestRemembered) return chooseStyle(text3);
  const known2 = styles.get(text3);
  if (known2 !== void 0) return known2;
  if (styles.size >= rememberedTexts) styles.clear();
  const style = chooseStyle(text3);
  styles.set(text3, style);
  return style;
}
function isPrintedPlain(text3) {
  return styleOf(text3) === "plain";
}
function chooseStyle(text3) {
  if (simpleText.test(text3)) return isAmbiguousIn(text3, "config") ? "double" : "plain";
  const analysis = analyze(text3);
  if (text3.includes("\n")) return analysis.blockAllowed ? "literal" : "double";
  if (isAmbiguousIn(text3, "config") || base60.test(text3)) return "double";
  if (analysis.plainAllowed) return "plain";
  return analysis.singleAllowed ? "single" : "double";
}
function keyStyle(text3) {
  const style = styleOf(text3);
  return style === "literal" ? "double" : style;
}
var utf82 = new TextEncoder();
function isSimpleKey(text3) {
  if (anyBreak.test(text3)) return false;
  if (text3.length * 3 <= longestSimpleKey2) return true;
  return text3.length <= longestSimpleKey2 && utf82.encode(text3).length <= longestSimpleKey2;
}
var Emitter = class {
  #out = "";
  #column = 0;
  /** The last thing written was a blank, or the start of a line. */
  #whitespace = true;
  /** Only indentation and indicators stand on this line. */
  #indention = true;
  #indent = -1;
  write(value2) {
    this.#emitNode(value2, false);
    if (this.#column > 0) this.#break();
    return this.#out;
  }
  #break() {
    this.#out += "\n";
    this.#column = 0;
  }
  #writeIndent() {
    const indent = Math.max(this.#indent, 0);
    if (!this.#indention || this.#column > indent || this.#column === indent && !this.#whitespace)
      this.#break();
    if (this.#column < indent) {
      this.#out += spaces2(indent - this.#column);
      this.#column = indent;
    }
    this.#whitespace = true;
    this.#indention = true;
  }
  #indicator(text3, keepsIndention) {
    if (!this.#whitespace) {
      this.#out += " ";
      this.#column++;
    }
    this.#out += text3;
    this.#column += text3.length;
    this.#whitespace = false;
    this.#indention = this.#indention && keepsIndention;
  }
  // ----- nodes
  #emitNode(value2, inMapping) {
    if (typeof value2 === "string") this.#emitText(value2);
    else if (Array.isArray(value2)) this.#emitSequence(value2, inMapping);
    else if (isMap(value2)) this.#emitMapping(value2);
    else if (value2 instanceof Scalar) this.#emitNode(printedValue(value2), inMapping);
    else if (typeof value2 === "number" || typeof value2 === "bigint") this.#emitWord(formatNumber(value2));
    else this.#emitWord(String(value2));
  }
  #emitWord(word2) {
    this.#indicator(word2, false);
  }
  #emitSequence(list2, inMapping) {
    if (list2.length === 0) {
      this.#indicator("[]", false);
      return;
    }
    const outer = this.#indent;
    if (outer < 0) this.#indent = 0;
    else if (!inMapping || this.#indention) this.#indent = outer + 2;
    for (const element of list2) {
      this.#writeIndent();
      this.#indicator("-", true);
      this.#emitNode(element, false);
    }
    this.#indent = outer;
  }
  #emitMapping(map) {
    if (map.size === 0) {
      this.#indicator("{}", false);
      return;
    }
    const outer = this.#indent;
    this.#indent = outer < 0 ? 0 : outer + 2;
    for (const key2 of sortedKeys(map)) {
      this.#writeIndent();
      if (isSimpleKey(key2)) this.#emitSimpleKey(key2);
      else this.#emitLongKey(key2);
      this.#emitNode(map.get(key2) ?? null, true);
    }
    this.#indent = outer;
  }
  #emitSimpleKey(key2) {
    this.#emitStyled(key2, keyStyle(key2), false);
    this.#out += ":";
    this.#column++;
    this.#whitespace = false;
    this.#indention = false;
  }
  #emitLongKey(key2) {
    if (key2.includes("\x85") || Array.from(goJson(key2)).length > longestJsonKey) refuseKey(key2);
    this.#indicator("?", true);
    this.#emitText(key2);
    this.#writeIndent();
    this.#indicator(":", true);
  }
  // ----- texts
  #emitText(text3) {
    this.#emitStyled(text3, styleOf(text3), true);
  }
  #emitStyled(given2, givenStyle, mayBreak) {
    const folds = givenStyle === "double" && given2.includes("\x85");
    const text3 = folds ? foldNextLines(given2) : given2;
    const style = folds ? styleOf(text3) : givenStyle;
    const outer = this.#indent;
    this.#indent = outer < 0 ? 2 : outer + 2;
    switch (style) {
      case "plain":
        this.#emitPlain(text3, mayBreak);
        break;
      case "single":
        this.#emitSingle(text3, mayBreak);
        break;
      case "double":
        this.#emitDouble(text3, mayBreak);
        break;
      case "literal":
        this.#emitLiteral(text3);
        break;
      default:
        style;
    }
    this.#indent = outer;
  }
  #emitPlain(text3, mayBreak) {
    if (!this.#whitespace) {
      this.#out += " ";
      this.#column++;
    }
    if (!mayBreak || this.#column + text3.length <= bestWidth) this.#put(text3);
    else this.#fold(text3, 0, text3.length);
    this.#whitespace = false;
    this.#indention = false;
  }
  #emitSingle(text3, mayBreak) {
    this.#indicator("'", false);
    const escaped2 = text3.replaceAll("'", "''");
    if (anyBreak.test(text3)) this.#emitBrokenSingle(text3);
    else if (!mayBreak || this.#column + escaped2.length <= bestWidth) this.#put(escaped2);
    else this.#fold(text3, 1, text3.length - 1, true);
    this.#put("'");
    this.#whitespace = false;
    this.#indention = false;
  }
  #put(text3) {
    this.#out += text3;
    this.#column += text3.length;
  }
  // Breaks at a single space beyond the width, between `from` and `to`.
  #fold(text3, from, to, quoted = false) {
    let start2 = 0;
    let column = this.#column;
    for (let at3 = 0; at3 < text3.length; at3++) {
      const character = text3.charCodeAt(at3);
      const breaks = character === 32 && column > bestWidth && at3 >= from && at3 < to && text3.charCodeAt(at3 - 1) !== 32 && text3.charCodeAt(at3 + 1) !== 32;
      if (breaks) {
        this.#put(part(text3, start2, at3, quoted));
        this.#indention = false;
        this.#whitespace = false;
        this.#writeIndent();
        start2 = at3 + 1;
        column = this.#column;
      } else column += quoted && character === 39 ? 2 : 1;
    }
    this.#put(part(text3, start2, text3.length, quoted));
  }
  // Single quotes around the Unicode line separators or a carriage return: each ends a line as it stands.
  #emitBrokenSingle(text3) {
    let spaced = false;
    let broken = false;
    for (let at3 = 0; at3 < text3.length; at3++) {
      const character = text3.charAt(at3);
      if (character === " ") {
        const folds = !spaced && this.#column > bestWidth && at3 > 0 && at3 < text3.length - 1 && text3.charAt(at3 + 1) !== " ";
        if (folds) this.#writeIndent();
        else this.#put(" ");
        spaced = true;
      } else if (anyBreak.test(character)) {
        this.#out += character;
        this.#column = 0;
        this.#indention = true;
        broken = true;
      } else {
        if (broken) this.#writeIndent();
        this.#put(character === "'" ? "''" : character);
        this.#indention = false;
        spaced = false;
        broken = false;
      }
    }
  }
  #emitDouble(text3, mayBreak) {
    this.#indicator('"', false);
    const escapesAll = text3.charCodeAt(0) === 65279;
    let spaced = false;
    let at3 = 0;
    for (const character of text3) {
      const last = at3 === text3.length - 1;
      if (escapesAll || mustEscape(character)) {
        this.#put(escapeCharacter(character));
        spaced = false;
      } else if (character !== " ") {
        this.#put(character);
        spaced = false;
      } else {
        const folds = mayBreak && !spaced && this.#column > bestWidth && at3 > 0 && !last;
        if (folds) this.#foldDouble(text3.charCodeAt(at3 + 1) === 32);
        else this.#put(" ");
        spaced = true;
      }
      at3 += character.length;
    }
    this.#put('"');
    this.#whitespace = false;
    this.#indention = false;
  }
  #foldDouble(beforeSpace) {
    this.#indention = false;
    this.#whitespace = false;
    this.#writeIndent();
    if (beforeSpace) this.#put("\\");
  }
  #emitLiteral(text3) {
    this.#indicator("|", false);
    this.#put(literalHints(text3));
    this.#break();
    const indentation = spaces2(Math.max(this.#indent, 0));
    this.#out += indentLines(text3, indentation);
    this.#column = anyBreak.test(text3.charAt(text3.length - 1)) ? 0 : 1;
    this.#whitespace = this.#column === 0;
    this.#indention = this.#column === 0;
  }
};
function foldNextLines(text3) {
  if (/\u0085(?:---|\.\.\.)[ \u0085\u2028\u2029]/.test(text3))
    throw new ProblemError({ code: "YAML_CHARACTER", message: "found unexpected document indicator" });
  return text3.replace(/ *\u0085[ \u0085]*/g, (run) => {
    const breaks = run.replaceAll(" ", "").length;
    return breaks === 1 ? " " : "\n".repeat(breaks - 1);
  });
}
function part(text3, from, to, quoted) {
  const slice = text3.slice(from, to);
  return quoted ? slice.replaceAll("'", "''") : slice;
}
var blanks = " ".repeat(256);
function spaces2(count) {
  return count <= blanks.length ? blanks.slice(0, count) : " ".repeat(count);
}
function indentLines(text3, indentation) {
  if (!/[\r\u0085\u2028\u2029]/.test(text3)) return text3.replace(/^(?=[^\n])/gm, indentation);
  return text3.replace(
    /(^|[\r\n\u0085\u2028\u2029])(?=[^\r\n\u0085\u2028\u2029])/g,
    (_, before) => before + indentation
  );
}
function literalHints(text3) {
  const indentHint = /^[ \r\n\u0085\u2028\u2029]/.test(text3) ? "2" : "";
  if (!anyBreak.test(text3.charAt(text3.length - 1))) return `${indentHint}-`;
  const keeps = text3.length === 1 || anyBreak.test(text3.charAt(text3.length - 2));
  return keeps ? `${indentHint}+` : indentHint;
}
function mustEscape(character) {
  const code = character.codePointAt(0) ?? 0;
  if (code >= 32 && code <= 126) return code === 34 || code === 92;
  return code > 65535 || unprintable2.test(character) || anyBreak.test(character);
}
var shortEscapes3 = /* @__PURE__ */ new Map([
  [0, "0"],
  [7, "a"],
  [8, "b"],
  [9, "t"],
  [10, "n"],
  [11, "v"],
  [12, "f"],
  [13, "r"],
  [27, "e"],
  [34, '"'],
  [92, "\\"],
  [133, "N"],
  [160, "_"],
  [8232, "L"],
  [8233, "P"]
]);
function escapeCharacter(character) {
  const code = character.codePointAt(0) ?? 0;
  const short = shortEscapes3.get(code);
  if (short !== void 0) return `\\${short}`;
  const digits2 = code.toString(16).toUpperCase();
  if (code <= 255) return `\\x${digits2.padStart(2, "0")}`;
  return code <= 65535 ? `\\u${digits2.padStart(4, "0")}` : `\\U${digits2.padStart(8, "0")}`;
}
function sortedKeys(map) {
  const keys = Array.from(map.keys());
  for (let at3 = 1; at3 < keys.length; at3++) {
    if (compareKeys(keys[at3 - 1] ?? "", keys[at3] ?? "") > 0) return keys.sort(compareKeys);
  }
  return keys;
}

// src/kustomize/as-json.ts
function asJson(node) {
  if (node === null || typeof node === "boolean") return node;
  if (typeof node === "string") return asPrinted(node);
  if (typeof node === "number" || typeof node === "bigint") return asFloat(Number(node));
  if (node instanceof Scalar) return asJson(printedValue(node));
  if (Array.isArray(node)) {
    const elements = node.map(asJson);
    return elements.every((element, index) => element === node[index]) ? node : elements;
  }
  return mapAsJson(node);
}
function asPrinted(text3) {
  return isPrintedPlain(text3) || isAmbiguousIn(text3, "resource") ? text3 : new Scalar(text3, text3, true);
}
function mapAsJson(map) {
  let result = map;
  for (const [key2, value2] of map) {
    const converted = asJson(value2);
    if (converted === value2) continue;
    if (result === map) result = new Map(map);
    result.set(key2, converted);
  }
  return result;
}
var exponentFrom = 1e6;
function asFloat(value2) {
  if (!Number.isInteger(value2) || Math.abs(value2) < exponentFrom) return value2;
  const [mantissa = "", exponent = ""] = value2.toExponential().split("e+");
  return new Scalar(value2, `${mantissa}e+${exponent.padStart(2, "0")}`, false);
}

// src/kustomize/json-patch.ts
function parseJsonPatch(text3, file) {
  const value2 = text3.startsWith("[") ? parseJson(text3) : parseConfig(text3, file).value;
  if (value2 === null) return [];
  if (!Array.isArray(value2) || !value2.every((each) => each === null || each instanceof Map)) return void 0;
  return value2.map((each) => operationOf(each instanceof Map ? each : /* @__PURE__ */ new Map()));
}
function operationOf(map) {
  return {
    op: textOr(map.get("op"), "unknown"),
    path: textOr(map.get("path"), ""),
    from: isString(map.get("from")) ? textOr(map.get("from"), "") : void 0,
    value: map.get("value") ?? null,
    hasValue: map.has("value")
  };
}
function textOr(value2, otherwise) {
  const plain3 = value2 === void 0 ? void 0 : bare(value2);
  return typeof plain3 === "string" ? plain3 : otherwise;
}
function parseJson(text3) {
  try {
    return fromJson(JSON.parse(text3));
  } catch (error) {
    if (error instanceof ProblemError) throw error;
    return void 0;
  }
}
function fromJson(json) {
  if (Array.isArray(json)) return json.map(fromJson);
  if (typeof json === "number" && !Number.isFinite(json))
    fail("PATCH_INVALID", "json: cannot unmarshal number into Go value of type float64: it is too great");
  if (typeof json !== "object" || json === null) return json;
  return new Map(Object.entries(json).map(([key2, value2]) => [key2, fromJson(value2)]));
}
function applyJsonPatch(root, operations) {
  let document = root;
  for (const operation of operations) document = applyOperation(document, operation);
  const result = asJson(document);
  if (result instanceof Map) return result;
  return fail("PATCH_FAILED", "the patch makes the resource something else than a map");
}
function applyOperation(document, operation) {
  const { op, path, value: value2 } = operation;
  switch (op) {
    case "add":
      return edit(document, path, op, (container2, key2) => addTo(container2, key2, value2, path));
    case "remove":
      return edit(document, path, op, (container2, key2) => removeFrom(container2, key2, path));
    case "replace":
      return replaceAt(document, path, value2);
    case "move":
      return move(document, operation);
    case "copy":
      return copy(document, operation);
    case "test":
      return test(document, operation);
    default:
      return fail(
        "PATCH_INVALID",
        `Unexpected kind: ${op}`,
        void 0,
        "Known are add, remove, replace, move, copy and test."
      );
  }
}
function decodeKey(key2) {
  return key2.replaceAll("~1", "/").replaceAll("~0", "~");
}
function missingPath(op, path) {
  return fail("PATCH_FAILED", `${op} operation does not apply: doc is missing path: "${path}"`);
}
function edit(document, path, op, change) {
  const parts = path.split("/");
  if (parts.length < 2) return missingPath(op, path);
  const keys = parts.slice(1).map(decodeKey);
  const descend2 = (node, depth) => {
    if (!(node instanceof Map) && !Array.isArray(node)) return missingPath(op, path);
    const key2 = keys[depth] ?? "";
    if (depth === keys.length - 1) return change(node, key2);
    const next = childOf(node, key2);
    if (next === void 0) return missingPath(op, path);
    const changed2 = descend2(next, depth + 1);
    if (changed2 === next) return node;
    return node instanceof Map ? withField(node, key2, changed2) : withElement(node, indexIn(node, key2) ?? 0, changed2);
  };
  return descend2(document, 0);
}
function childOf(node, key2) {
  if (node instanceof Map) return node.get(key2);
  const index = indexIn(node, key2);
  return index === void 0 ? void 0 : node[index];
}
function indexIn(list2, key2) {
  if (!/^[+-]?[0-9]+$/.test(key2)) return void 0;
  const index = Number(key2) < 0 ? Number(key2) + list2.length : Number(key2);
  return index >= 0 && index < list2.length ? index : void 0;
}
function addTo(container2, key2, value2, path) {
  if (container2 instanceof Map) return withField(container2, key2, value2);
  if (key2 === "-") return [...container2, value2];
  const index = /^[+-]?[0-9]+$/.test(key2) ? Number(key2) : Number.NaN;
  const at3 = index < 0 ? index + container2.length + 1 : index;
  if (!(at3 >= 0 && at3 <= container2.length)) {
    return fail("PATCH_FAILED", `error in add for path: '${path}': Unable to access invalid index: ${key2}`);
  }
  return container2.toSpliced(at3, 0, value2);
}
function removeFrom(container2, key2, path) {
  if (container2 instanceof Map) {
    if (container2.has(key2)) return withField(container2, key2, void 0);
    return fail(
      "PATCH_FAILED",
      `error in remove for path: '${path}': Unable to remove nonexistent key: ${key2}`
    );
  }
  const index = indexIn(container2, key2);
  if (index !== void 0) return container2.toSpliced(index, 1);
  return fail("PATCH_FAILED", `error in remove for path: '${path}': Unable to access invalid index: ${key2}`);
}
function replaceAt(document, path, value2) {
  if (path === "") return value2 instanceof Map || Array.isArray(value2) ? value2 : document;
  return edit(document, path, "replace", (container2, key2) => {
    if (container2 instanceof Map) return withField(container2, key2, value2);
    const index = indexIn(container2, key2);
    if (index !== void 0) return withElement(container2, index, value2);
    return fail("PATCH_FAILED", `replace operation does not apply: doc is missing key: ${path}`);
  });
}
function lookUp2(document, path, op) {
  let found2;
  edit(document, path, op, (container2, key2) => {
    found2 = childOf(container2, key2);
    if (found2 === void 0 && Array.isArray(container2)) missingPath(op, path);
    return container2;
  });
  return found2;
}
function fromOf(operation) {
  return operation.from ?? fail("PATCH_INVALID", `${operation.op} operation, missing from field`);
}
function move(document, operation) {
  const from = fromOf(operation);
  const value2 = lookUp2(document, from, "move") ?? null;
  const without = edit(document, from, "move", (container2, key2) => removeFrom(container2, key2, from));
  return edit(
    without,
    operation.path,
    "move",
    (container2, key2) => addTo(container2, key2, value2, operation.path)
  );
}
function copy(document, operation) {
  const value2 = lookUp2(document, fromOf(operation), "copy") ?? null;
  return edit(
    document,
    operation.path,
    "copy",
    (container2, key2) => addTo(container2, key2, value2, operation.path)
  );
}
function test(document, operation) {
  const { path, value: value2 } = operation;
  const found2 = path === "" ? document : lookUp2(document, path, "test");
  if (equal(found2 ?? null, value2)) return document;
  return fail("PATCH_FAILED", `testing value ${path} failed`);
}
function equal(left, right) {
  const [one, other] = [bare(left), bare(right)];
  if (one instanceof Map) {
    if (!(other instanceof Map) || one.size !== other.size) return false;
    return [...one].every(([key2, value2]) => other.has(key2) && equal(value2, other.get(key2) ?? null));
  }
  if (!Array.isArray(one)) return one === other;
  if (!Array.isArray(other) || one.length !== other.length) return false;
  return one.every((value2, index) => equal(value2, other[index] ?? null));
}

// src/kustomize/metadata.ts
function metaTexts(root, field) {
  const found2 = mapAt(root, "metadata")?.get(field);
  if (Array.isArray(found2)) return pairsOf(found2, field);
  const map = found2 instanceof Map ? found2 : void 0;
  return new Map(
    map === void 0 ? [] : [...map].map(([key2, value2]) => [key2, textOf(lastValue(map, key2, value2))])
  );
}
function pairsOf(list2, field) {
  if (list2.length % 2 === 1)
    fail("RESOURCE_INVALID", `metadata.${field} is a list, not a map (index out of range)`);
  return new Map(
    list2.flatMap((key2, index) => index % 2 === 0 ? [[textOf(key2), textOf(list2[index + 1])]] : [])
  );
}
function withMetaTexts(root, field, texts4) {
  const found2 = root.get("metadata");
  const metadata = found2 instanceof Map ? copyMap(found2) : /* @__PURE__ */ new Map();
  clearKey(metadata, field);
  if (texts4.size > 0) {
    const equal2 = mapAt(metadata, field) ?? [];
    const added = [...texts4].map(([key2, value2]) => [checkKey(key2), styled(value2)]);
    metadata.set(field, new Map([...equal2, ...added]));
  }
  return copyMap(root).set("metadata", metadata);
}
function withMetaText(root, field, value2) {
  const found2 = root.get("metadata");
  const metadata = found2 instanceof Map ? copyMap(found2) : /* @__PURE__ */ new Map();
  const before = metadata.get(field);
  if (value2 === "") clearKey(metadata, field);
  else if (textOf(before) === value2 && !isMissingOrNull(before)) return root;
  else metadata.set(field, before === void 0 ? plainScalar2(value2) : replaceText(before, value2));
  return copyMap(root).set("metadata", metadata);
}

// src/kustomize/selector.ts
function compileSelector(selector) {
  const [group, version, kind, name, namespace2] = ["group", "version", "kind", "name", "namespace"].map((field) => anchored(selector[field]));
  const hasLabels = compileLabelSelector(selector.labelSelector ?? "");
  const hasAnnotations = compileLabelSelector(selector.annotationSelector ?? "");
  return (resource) => {
    const { id } = resource;
    if (namespace2 && !namespace2(originalNamespace(resource)) && !namespace2(id.effectiveNamespace))
      return false;
    if (name && !name(originalId(resource).name) && !name(id.name)) return false;
    if (group && !group(id.group) || version && !version(id.version) || kind && !kind(id.kind))
      return false;
    if (hasLabels !== void 0 && !hasLabels(metaTexts(resource.root, "labels"))) return false;
    return hasAnnotations === void 0 || hasAnnotations(metaTexts(resource.root, "annotations"));
  };
}
function compileIdSelector(selector) {
  const fields = ["group", "version", "kind", "name", "namespace"];
  const matchers = fields.map((field) => [field, anchored(selector[field])]);
  return (id) => matchers.every(([field, matches3]) => matches3 === void 0 || matches3(id[field]));
}
var plainName = /^[A-Za-z0-9_/-]*$/;
function anchored(pattern) {
  if (pattern === void 0 || pattern === "") return void 0;
  if (plainName.test(pattern)) return (text3) => text3 === pattern;
  return compilePattern(`^(?:${pattern})$`);
}
function compileLabelSelector(text3) {
  if (text3.trim() === "") return void 0;
  const tokens = tokenize(text3);
  const requirements = [];
  for (let at3 = 0; at3 < tokens.length; ) {
    const { requirement, next } = parseRequirement(tokens, at3, text3);
    requirements.push(requirement);
    if (next === tokens.length) break;
    if (tokens[next] !== ",") refuse4(text3, `found '${tokens[next]}', expected: ',' or 'end of string'`);
    if (next + 1 === tokens.length) refuse4(text3, "found '', expected: identifier after ','");
    at3 = next + 1;
  }
  return (labels2) => requirements.every((requirement) => requirement(labels2));
}
function refuse4(text3, reason) {
  return fail("SELECTOR_INVALID", `unable to parse requirement: ${reason} in "${text3}"`);
}
function tokenize(text3) {
  return text3.match(/==|!=|[=!,()<>]|[^\s=!,()<>]+/g) ?? [];
}
var labelKey = /^(?:[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?\/)?[A-Za-z0-9](?:[A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?$/;
var labelValue = /^(?:[A-Za-z0-9](?:[A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?)?$/;
function parseRequirement(tokens, start2, text3) {
  const isNegated = tokens[start2] === "!";
  const at3 = isNegated ? start2 + 1 : start2;
  const key2 = tokens[at3] ?? "";
  if (!labelKey.test(key2)) refuse4(text3, `found '${key2}', expected: a label's name`);
  const operator = tokens[at3 + 1] ?? "";
  if (operator === "" || operator === ",") {
    return { requirement: (labels2) => labels2.has(key2) !== isNegated, next: at3 + 1 };
  }
  if (isNegated) refuse4(text3, `found '${operator}', expected: ','`);
  return parseOperator(tokens, { key: key2, operator, at: at3 + 2 }, text3);
}
function parseOperator(tokens, operand, text3) {
  const { key: key2, operator, at: at3 } = operand;
  switch (operator) {
    case "=":
    case "==":
    case "!=": {
      const { value: value2, next } = parseValue(tokens, at3, text3);
      const isEqual2 = operator !== "!=";
      return { requirement: (labels2) => labels2.get(key2) === value2 === isEqual2, next };
    }
    case "<":
    case ">": {
      const { value: value2, next } = parseValue(tokens, at3, text3);
      if (!/^[+-]?[0-9]+$/.test(value2)) refuse4(text3, `for 'Gt', 'Lt' operators, the value must be an integer`);
      return { requirement: (labels2) => compareNumbers2(labels2.get(key2), operator, value2), next };
    }
    case "in":
    case "notin": {
      const { values, next } = parseValues(tokens, at3, text3);
      const isIn = operator === "in";
      return { requirement: (labels2) => isMember(labels2.get(key2), values, isIn), next };
    }
    default:
      return refuse4(text3, `found '${operator}', expected: in, notin, =, ==, !=, gt, lt`);
  }
}
function isMember(value2, values, isIn) {
  if (value2 === void 0) return !isIn;
  return values.includes(value2) === isIn;
}
function compareNumbers2(label, operator, value2) {
  if (label === void 0 || !/^[+-]?[0-9]+$/.test(label)) return false;
  return operator === "<" ? Number(label) < Number(value2) : Number(label) > Number(value2);
}
function parseValue(tokens, at3, text3) {
  const token = tokens[at3];
  if (token === void 0 || token === ",") return { value: "", next: at3 };
  if (!labelValue.test(token)) refuse4(text3, `found '${token}', expected: a label's value`);
  return { value: token, next: at3 + 1 };
}
function parseValues(tokens, start2, text3) {
  if (tokens[start2] !== "(") refuse4(text3, `found '${tokens[start2] ?? ""}', expected: '('`);
  const values = [];
  for (let at3 = start2 + 1; at3 < tokens.length; ) {
    const { value: value2, next } = tokens[at3] === ")" ? { value: "", next: at3 } : parseValue(tokens, at3, text3);
    values.push(value2);
    if (tokens[next] === ")") return { values, next: next + 1 };
    if (tokens[next] !== ",") break;
    at3 = next + 1;
  }
  return refuse4(text3, `expected: ',' or ')'`);
}

// src/kustomize/field-origins.ts
var joint = "\0";
function elementStep(element, index) {
  const name = element instanceof Map ? element.get("name") : void 0;
  return name === void 0 ? String(index) : `[name=${textOf(name)}]`;
}
function noteChanges(origins, before, after, whereIs) {
  const visit3 = (old, now, steps) => {
    if (old === now) return;
    if (old instanceof Map && now instanceof Map) {
      for (const [key2, value2] of now) visit3(old.get(key2), value2, [...steps, key2]);
      return;
    }
    if (Array.isArray(old) && Array.isArray(now)) {
      const known2 = new Map(old.map((element, index) => [elementStep(element, index), element]));
      for (const [index, element] of now.entries()) {
        const step3 = elementStep(element, index);
        visit3(known2.get(step3), element, [...steps, step3]);
      }
      return;
    }
    record(origins, steps, whereIs(steps));
  };
  visit3(before, after, []);
}
function record(origins, steps, at3) {
  const key2 = steps.join(joint);
  const below4 = key2 === "" ? "" : key2 + joint;
  for (const known2 of origins.keys()) if (known2.startsWith(below4)) origins.delete(known2);
  origins.set(key2, at3);
}
function originOfField(resource, steps) {
  for (let length = steps.length; length >= 0; length--) {
    const at3 = resource.origins?.get(steps.slice(0, length).join(joint));
    if (at3 !== void 0) return findPlace(at3);
  }
  return placeOf(resource, pathIn(resource.readAs, steps));
}
function pathIn(root, steps) {
  const path = [];
  let node = root;
  for (const step3 of steps) {
    if (node instanceof Map) {
      if (!node.has(step3)) break;
      path.push(step3);
      node = node.get(step3);
    } else if (Array.isArray(node)) {
      const index = node.findIndex((element, at3) => elementStep(element, at3) === step3);
      if (index < 0) break;
      path.push(index);
      node = node[index];
    } else break;
  }
  return path;
}

// src/kustomize/schema/compile.ts
var refPrefix = "#/definitions/";
var opaqueObject = 0;
var maximumRefs = 32;
function compileSchema(document) {
  const definitions = childMap(document, "definitions") ?? /* @__PURE__ */ new Map();
  const compiler = {
    definitions,
    nodes: [{}],
    byContent: /* @__PURE__ */ new Map([["{}", 0]]),
    byDefinition: /* @__PURE__ */ new Map()
  };
  const kinds = /* @__PURE__ */ Object.create(null);
  for (const [name, definition] of definitions) {
    for (const type of typesOf(definition)) kinds[type] = compileDefinition(compiler, name);
  }
  return {
    kinds,
    definitions: compileDefinitions(compiler),
    nodes: compiler.nodes,
    namespaced: scopesOf(childMap(document, "paths"))
  };
}
function compileDefinitions(compiler) {
  const indices = /* @__PURE__ */ Object.create(null);
  for (const name of compiler.definitions.keys()) {
    const node = compileNode(compiler, /* @__PURE__ */ new Map([["$ref", refPrefix + name]]));
    if (node !== void 0) indices[name] = node;
  }
  return indices;
}
function typesOf(definition) {
  const extension = child(definition, "x-kubernetes-group-version-kind");
  return Array.isArray(extension) ? extension.map(resourceType).filter((type) => type !== void 0) : [];
}
function resourceType(extension) {
  const [group, version, kind] = ["group", "version", "kind"].map((key2) => child(extension, key2));
  if (typeof version !== "string" || typeof kind !== "string") return void 0;
  return typeof group === "string" && group !== "" ? `${group}/${version} ${kind}` : `${version} ${kind}`;
}
function scopesOf(paths) {
  const namespaced = /* @__PURE__ */ Object.create(null);
  for (const [path, operations] of paths ?? []) {
    const type = resourceType(child(child(operations, "get"), "x-kubernetes-group-version-kind"));
    if (type === void 0) continue;
    if (path.includes("namespaces/{namespace}")) namespaced[type] = true;
    else namespaced[type] ??= false;
  }
  return namespaced;
}
function compileDefinition(compiler, name) {
  const known2 = compiler.byDefinition.get(name);
  if (known2 !== void 0) return known2;
  const index = compiler.nodes.push({}) - 1;
  compiler.byDefinition.set(name, index);
  compiler.nodes[index] = compileContent(compiler, compiler.definitions.get(name) ?? null);
  return index;
}
function compileContent(compiler, schema) {
  const fields = /* @__PURE__ */ Object.create(null);
  for (const [name, property] of childMap(schema, "properties") ?? []) {
    const node = compileNode(compiler, property);
    if (node !== void 0) fields[name] = node;
  }
  const others = compileNode(compiler, child(schema, "additionalProperties"));
  const keys = mergeKeys(schema);
  return {
    ...Object.keys(fields).length === 0 ? {} : { f: fields },
    ...others === void 0 ? {} : { x: others },
    ...isArray(schema) ? { i: compileNode(compiler, child(schema, "items")) ?? -1 } : {},
    // Kustomize asks for the strategy alone, whatever the type.
    ...keys === void 0 ? {} : { k: keys }
  };
}
function isArray(schema) {
  const type = child(schema, "type");
  return Array.isArray(type) ? type.length === 1 && type[0] === "array" : type === "array";
}
function mergeKeys(schema) {
  const strategy = child(schema, "x-kubernetes-patch-strategy");
  if (typeof strategy !== "string" || !strategy.split(",").includes("merge")) return void 0;
  const keys = child(schema, "x-kubernetes-list-map-keys");
  if (Array.isArray(keys)) return keys.map(String);
  const key2 = child(schema, "x-kubernetes-patch-merge-key");
  return typeof key2 === "string" ? [key2] : [];
}
function compileNode(compiler, schema) {
  const resolved2 = resolveRef(compiler, schema);
  if (typeof resolved2 === "number") return resolved2;
  if (!(resolved2 instanceof Map) || !isStructured(resolved2)) return void 0;
  const node = compileContent(compiler, resolved2);
  return node.i === -1 && node.k === void 0 ? void 0 : nodeOf(compiler, node);
}
function nodeOf(compiler, node) {
  const content = JSON.stringify(node);
  const known2 = compiler.byContent.get(content);
  if (known2 !== void 0) return known2;
  const index = compiler.nodes.push(node) - 1;
  compiler.byContent.set(content, index);
  return index;
}
function isStructured(schema) {
  return isArray(schema) || schema.get("type") === "object" || ["properties", "additionalProperties", "x-kubernetes-patch-strategy"].some((key2) => schema.has(key2));
}
function resolveRef(compiler, schema) {
  let current = schema;
  for (let hops = 0; hops < maximumRefs; hops++) {
    const ref = child(current, "$ref");
    if (typeof ref !== "string" || !ref.startsWith(refPrefix)) return current;
    const [name = "", ...deeper] = pointerParts(ref.slice(refPrefix.length));
    const definition = compiler.definitions.get(name);
    if (deeper.length > 0) {
      current = deeper.reduce(child, definition);
      continue;
    }
    if (definition === void 0) return nodeOf(compiler, { r: name });
    if (child(definition, "$ref") === void 0) return referenced(compiler, name, definition);
    current = definition;
  }
  return void 0;
}
function pointerParts(pointer) {
  return pointer.split("/").map((part2) => part2.replaceAll("~1", "/").replaceAll("~0", "~"));
}
function referenced(compiler, name, definition) {
  if (!(definition instanceof Map) || !isStructured(definition)) return void 0;
  const holds3 = ["properties", "additionalProperties", "x-kubernetes-patch-strategy"].some(
    (key2) => definition.has(key2)
  );
  return holds3 || isArray(definition) ? compileDefinition(compiler, name) : opaqueObject;
}
function child(value2, key2) {
  return value2 instanceof Map ? value2.get(key2) : void 0;
}
function childMap(value2, key2) {
  const found2 = child(value2, key2);
  return found2 instanceof Map ? found2 : void 0;
}

// src/kustomize/schema/kubernetes.generated.ts
var kubernetesSchemaJson = '{"kinds":{"admissionregistration.k8s.io/v1 MutatingWebhookConfiguration":1,"admissionregistration.k8s.io/v1 MutatingWebhookConfigurationList":18,"admissionregistration.k8s.io/v1 ValidatingWebhookConfiguration":21,"admissionregistration.k8s.io/v1 ValidatingWebhookConfigurationList":24,"admissionregistration.k8s.io/v1beta1 MutatingWebhookConfiguration":26,"admissionregistration.k8s.io/v1beta1 MutatingWebhookConfigurationList":33,"admissionregistration.k8s.io/v1beta1 ValidatingWebhookConfiguration":35,"admissionregistration.k8s.io/v1beta1 ValidatingWebhookConfigurationList":38,"apps/v1 ControllerRevision":40,"apps/v1 ControllerRevisionList":41,"apps/v1 DaemonSet":43,"apps/v1 DaemonSetList":163,"apps/v1 Deployment":165,"apps/v1 DeploymentList":172,"apps/v1 ReplicaSet":174,"apps/v1 ReplicaSetList":179,"apps/v1 StatefulSet":181,"apps/v1 StatefulSetList":193,"authentication.k8s.io/v1 TokenRequest":195,"authentication.k8s.io/v1 TokenReview":199,"authentication.k8s.io/v1beta1 TokenReview":203,"authorization.k8s.io/v1 LocalSubjectAccessReview":207,"authorization.k8s.io/v1 SelfSubjectAccessReview":212,"authorization.k8s.io/v1 SelfSubjectRulesReview":214,"authorization.k8s.io/v1 SubjectAccessReview":221,"authorization.k8s.io/v1beta1 LocalSubjectAccessReview":222,"authorization.k8s.io/v1beta1 SelfSubjectAccessReview":227,"authorization.k8s.io/v1beta1 SelfSubjectRulesReview":229,"authorization.k8s.io/v1beta1 SubjectAccessReview":236,"autoscaling/v1 HorizontalPodAutoscaler":237,"autoscaling/v1 HorizontalPodAutoscalerList":241,"autoscaling/v1 Scale":243,"autoscaling/v2beta1 HorizontalPodAutoscaler":246,"autoscaling/v2beta1 HorizontalPodAutoscalerList":266,"autoscaling/v2beta2 HorizontalPodAutoscaler":268,"autoscaling/v2beta2 HorizontalPodAutoscalerList":295,"batch/v1 CronJob":297,"batch/v1 CronJobList":304,"batch/v1 Job":306,"batch/v1 JobList":310,"batch/v1beta1 CronJob":312,"batch/v1beta1 CronJobList":316,"certificates.k8s.io/v1 CertificateSigningRequest":318,"certificates.k8s.io/v1 CertificateSigningRequestList":323,"certificates.k8s.io/v1beta1 CertificateSigningRequest":325,"certificates.k8s.io/v1beta1 CertificateSigningRequestList":330,"coordination.k8s.io/v1 Lease":332,"coordination.k8s.io/v1 LeaseList":334,"coordination.k8s.io/v1beta1 Lease":336,"coordination.k8s.io/v1beta1 LeaseList":338,"v1 Binding":340,"v1 ComponentStatus":341,"v1 ComponentStatusList":344,"v1 ConfigMap":346,"v1 ConfigMapList":347,"v1 Endpoints":349,"v1 EndpointsList":356,"v1 Event":358,"v1 EventList":361,"v1 LimitRange":363,"v1 LimitRangeList":367,"v1 Namespace":369,"v1 NamespaceList":374,"v1 Node":376,"v1 NodeList":395,"v1 PersistentVolume":397,"v1 PersistentVolumeClaim":185,"v1 PersistentVolumeClaimList":413,"v1 PersistentVolumeList":414,"v1 Pod":416,"v1 PodList":428,"v1 PodTemplate":430,"v1 PodTemplateList":431,"v1 ReplicationController":433,"v1 ReplicationControllerList":438,"v1 ResourceQuota":440,"v1 ResourceQuotaList":446,"v1 Secret":448,"v1 SecretList":449,"v1 Service":451,"v1 ServiceAccount":465,"v1 ServiceAccountList":468,"v1 ServiceList":470,"discovery.k8s.io/v1 EndpointSlice":472,"discovery.k8s.io/v1 EndpointSliceList":481,"discovery.k8s.io/v1beta1 EndpointSlice":483,"discovery.k8s.io/v1beta1 EndpointSliceList":492,"events.k8s.io/v1 Event":494,"events.k8s.io/v1 EventList":496,"events.k8s.io/v1beta1 Event":498,"events.k8s.io/v1beta1 EventList":500,"extensions/v1beta1 Ingress":502,"extensions/v1beta1 IngressList":513,"flowcontrol.apiserver.k8s.io/v1beta1 FlowSchema":515,"flowcontrol.apiserver.k8s.io/v1beta1 FlowSchemaList":533,"flowcontrol.apiserver.k8s.io/v1beta1 PriorityLevelConfiguration":535,"flowcontrol.apiserver.k8s.io/v1beta1 PriorityLevelConfigurationList":543,"networking.k8s.io/v1 Ingress":545,"networking.k8s.io/v1 IngressClass":558,"networking.k8s.io/v1 IngressClassList":561,"networking.k8s.io/v1 IngressList":563,"networking.k8s.io/v1 NetworkPolicy":565,"networking.k8s.io/v1 NetworkPolicyList":576,"networking.k8s.io/v1beta1 Ingress":578,"networking.k8s.io/v1beta1 IngressClass":589,"networking.k8s.io/v1beta1 IngressClassList":592,"networking.k8s.io/v1beta1 IngressList":594,"node.k8s.io/v1 RuntimeClass":596,"node.k8s.io/v1 RuntimeClassList":599,"node.k8s.io/v1beta1 RuntimeClass":601,"node.k8s.io/v1beta1 RuntimeClassList":604,"policy/v1 PodDisruptionBudget":606,"policy/v1 PodDisruptionBudgetList":609,"policy/v1beta1 Eviction":611,"policy/v1beta1 PodDisruptionBudget":614,"policy/v1beta1 PodDisruptionBudgetList":617,"policy/v1beta1 PodSecurityPolicy":619,"policy/v1beta1 PodSecurityPolicyList":637,"rbac.authorization.k8s.io/v1 ClusterRole":639,"rbac.authorization.k8s.io/v1 ClusterRoleBinding":644,"rbac.authorization.k8s.io/v1 ClusterRoleBindingList":648,"rbac.authorization.k8s.io/v1 ClusterRoleList":650,"rbac.authorization.k8s.io/v1 Role":652,"rbac.authorization.k8s.io/v1 RoleBinding":653,"rbac.authorization.k8s.io/v1 RoleBindingList":654,"rbac.authorization.k8s.io/v1 RoleList":656,"rbac.authorization.k8s.io/v1beta1 ClusterRole":658,"rbac.authorization.k8s.io/v1beta1 ClusterRoleBinding":662,"rbac.authorization.k8s.io/v1beta1 ClusterRoleBindingList":666,"rbac.authorization.k8s.io/v1beta1 ClusterRoleList":668,"rbac.authorization.k8s.io/v1beta1 Role":670,"rbac.authorization.k8s.io/v1beta1 RoleBinding":671,"rbac.authorization.k8s.io/v1beta1 RoleBindingList":672,"rbac.authorization.k8s.io/v1beta1 RoleList":674,"scheduling.k8s.io/v1 PriorityClass":676,"scheduling.k8s.io/v1 PriorityClassList":677,"scheduling.k8s.io/v1beta1 PriorityClass":679,"scheduling.k8s.io/v1beta1 PriorityClassList":680,"storage.k8s.io/v1 CSIDriver":682,"storage.k8s.io/v1 CSIDriverList":686,"storage.k8s.io/v1 CSINode":688,"storage.k8s.io/v1 CSINodeList":693,"storage.k8s.io/v1 StorageClass":695,"storage.k8s.io/v1 StorageClassList":700,"storage.k8s.io/v1 VolumeAttachment":702,"storage.k8s.io/v1 VolumeAttachmentList":707,"storage.k8s.io/v1beta1 CSIDriver":709,"storage.k8s.io/v1beta1 CSIDriverList":713,"storage.k8s.io/v1beta1 CSINode":715,"storage.k8s.io/v1beta1 CSINodeList":720,"storage.k8s.io/v1beta1 CSIStorageCapacity":722,"storage.k8s.io/v1beta1 CSIStorageCapacityList":723,"storage.k8s.io/v1beta1 StorageClass":725,"storage.k8s.io/v1beta1 StorageClassList":726,"storage.k8s.io/v1beta1 VolumeAttachment":728,"storage.k8s.io/v1beta1 VolumeAttachmentList":733,"apiextensions.k8s.io/v1 CustomResourceDefinition":735,"apiextensions.k8s.io/v1 CustomResourceDefinitionList":756,"apiextensions.k8s.io/v1beta1 CustomResourceDefinition":758,"apiextensions.k8s.io/v1beta1 CustomResourceDefinitionList":778,"v1 APIGroup":780,"v1 APIGroupList":785,"v1 APIResourceList":787,"v1 APIVersions":790,"v1 DeleteOptions":612,"admission.k8s.io/v1 DeleteOptions":612,"admission.k8s.io/v1beta1 DeleteOptions":612,"admissionregistration.k8s.io/v1 DeleteOptions":612,"admissionregistration.k8s.io/v1beta1 DeleteOptions":612,"apiextensions.k8s.io/v1 DeleteOptions":612,"apiextensions.k8s.io/v1beta1 DeleteOptions":612,"apiregistration.k8s.io/v1 DeleteOptions":612,"apiregistration.k8s.io/v1beta1 DeleteOptions":612,"apps/v1 DeleteOptions":612,"apps/v1beta1 DeleteOptions":612,"apps/v1beta2 DeleteOptions":612,"authentication.k8s.io/v1 DeleteOptions":612,"authentication.k8s.io/v1beta1 DeleteOptions":612,"authorization.k8s.io/v1 DeleteOptions":612,"authorization.k8s.io/v1beta1 DeleteOptions":612,"autoscaling/v1 DeleteOptions":612,"autoscaling/v2beta1 DeleteOptions":612,"autoscaling/v2beta2 DeleteOptions":612,"batch/v1 DeleteOptions":612,"batch/v1beta1 DeleteOptions":612,"certificates.k8s.io/v1 DeleteOptions":612,"certificates.k8s.io/v1beta1 DeleteOptions":612,"coordination.k8s.io/v1 DeleteOptions":612,"coordination.k8s.io/v1beta1 DeleteOptions":612,"discovery.k8s.io/v1 DeleteOptions":612,"discovery.k8s.io/v1beta1 DeleteOptions":612,"events.k8s.io/v1 DeleteOptions":612,"events.k8s.io/v1beta1 DeleteOptions":612,"extensions/v1beta1 DeleteOptions":612,"flowcontrol.apiserver.k8s.io/v1alpha1 DeleteOptions":612,"flowcontrol.apiserver.k8s.io/v1beta1 DeleteOptions":612,"imagepolicy.k8s.io/v1alpha1 DeleteOptions":612,"internal.apiserver.k8s.io/v1alpha1 DeleteOptions":612,"networking.k8s.io/v1 DeleteOptions":612,"networking.k8s.io/v1beta1 DeleteOptions":612,"node.k8s.io/v1 DeleteOptions":612,"node.k8s.io/v1alpha1 DeleteOptions":612,"node.k8s.io/v1beta1 DeleteOptions":612,"policy/v1 DeleteOptions":612,"policy/v1beta1 DeleteOptions":612,"rbac.authorization.k8s.io/v1 DeleteOptions":612,"rbac.authorization.k8s.io/v1alpha1 DeleteOptions":612,"rbac.authorization.k8s.io/v1beta1 DeleteOptions":612,"scheduling.k8s.io/v1 DeleteOptions":612,"scheduling.k8s.io/v1alpha1 DeleteOptions":612,"scheduling.k8s.io/v1beta1 DeleteOptions":612,"storage.k8s.io/v1 DeleteOptions":612,"storage.k8s.io/v1alpha1 DeleteOptions":612,"storage.k8s.io/v1beta1 DeleteOptions":612,"v1 Status":791,"v1 WatchEvent":795,"admission.k8s.io/v1 WatchEvent":795,"admission.k8s.io/v1beta1 WatchEvent":795,"admissionregistration.k8s.io/v1 WatchEvent":795,"admissionregistration.k8s.io/v1beta1 WatchEvent":795,"apiextensions.k8s.io/v1 WatchEvent":795,"apiextensions.k8s.io/v1beta1 WatchEvent":795,"apiregistration.k8s.io/v1 WatchEvent":795,"apiregistration.k8s.io/v1beta1 WatchEvent":795,"apps/v1 WatchEvent":795,"apps/v1beta1 WatchEvent":795,"apps/v1beta2 WatchEvent":795,"authentication.k8s.io/v1 WatchEvent":795,"authentication.k8s.io/v1beta1 WatchEvent":795,"authorization.k8s.io/v1 WatchEvent":795,"authorization.k8s.io/v1beta1 WatchEvent":795,"autoscaling/v1 WatchEvent":795,"autoscaling/v2beta1 WatchEvent":795,"autoscaling/v2beta2 WatchEvent":795,"batch/v1 WatchEvent":795,"batch/v1beta1 WatchEvent":795,"certificates.k8s.io/v1 WatchEvent":795,"certificates.k8s.io/v1beta1 WatchEvent":795,"coordination.k8s.io/v1 WatchEvent":795,"coordination.k8s.io/v1beta1 WatchEvent":795,"discovery.k8s.io/v1 WatchEvent":795,"discovery.k8s.io/v1beta1 WatchEvent":795,"events.k8s.io/v1 WatchEvent":795,"events.k8s.io/v1beta1 WatchEvent":795,"extensions/v1beta1 WatchEvent":795,"flowcontrol.apiserver.k8s.io/v1alpha1 WatchEvent":795,"flowcontrol.apiserver.k8s.io/v1beta1 WatchEvent":795,"imagepolicy.k8s.io/v1alpha1 WatchEvent":795,"internal.apiserver.k8s.io/v1alpha1 WatchEvent":795,"networking.k8s.io/v1 WatchEvent":795,"networking.k8s.io/v1beta1 WatchEvent":795,"node.k8s.io/v1 WatchEvent":795,"node.k8s.io/v1alpha1 WatchEvent":795,"node.k8s.io/v1beta1 WatchEvent":795,"policy/v1 WatchEvent":795,"policy/v1beta1 WatchEvent":795,"rbac.authorization.k8s.io/v1 WatchEvent":795,"rbac.authorization.k8s.io/v1alpha1 WatchEvent":795,"rbac.authorization.k8s.io/v1beta1 WatchEvent":795,"scheduling.k8s.io/v1 WatchEvent":795,"scheduling.k8s.io/v1alpha1 WatchEvent":795,"scheduling.k8s.io/v1beta1 WatchEvent":795,"storage.k8s.io/v1 WatchEvent":795,"storage.k8s.io/v1alpha1 WatchEvent":795,"storage.k8s.io/v1beta1 WatchEvent":795,"apiregistration.k8s.io/v1 APIService":796,"apiregistration.k8s.io/v1 APIServiceList":802,"apiregistration.k8s.io/v1beta1 APIService":804,"apiregistration.k8s.io/v1beta1 APIServiceList":810},"definitions":{"io.k8s.api.admissionregistration.v1.MutatingWebhook":8,"io.k8s.api.admissionregistration.v1.MutatingWebhookConfiguration":1,"io.k8s.api.admissionregistration.v1.MutatingWebhookConfigurationList":18,"io.k8s.api.admissionregistration.v1.RuleWithOperations":15,"io.k8s.api.admissionregistration.v1.ServiceReference":10,"io.k8s.api.admissionregistration.v1.ValidatingWebhook":22,"io.k8s.api.admissionregistration.v1.ValidatingWebhookConfiguration":21,"io.k8s.api.admissionregistration.v1.ValidatingWebhookConfigurationList":24,"io.k8s.api.admissionregistration.v1.WebhookClientConfig":9,"io.k8s.api.admissionregistration.v1beta1.MutatingWebhook":27,"io.k8s.api.admissionregistration.v1beta1.MutatingWebhookConfiguration":26,"io.k8s.api.admissionregistration.v1beta1.MutatingWebhookConfigurationList":33,"io.k8s.api.admissionregistration.v1beta1.RuleWithOperations":30,"io.k8s.api.admissionregistration.v1beta1.ServiceReference":29,"io.k8s.api.admissionregistration.v1beta1.ValidatingWebhook":36,"io.k8s.api.admissionregistration.v1beta1.ValidatingWebhookConfiguration":35,"io.k8s.api.admissionregistration.v1beta1.ValidatingWebhookConfigurationList":38,"io.k8s.api.admissionregistration.v1beta1.WebhookClientConfig":28,"io.k8s.api.apps.v1.ControllerRevision":40,"io.k8s.api.apps.v1.ControllerRevisionList":41,"io.k8s.api.apps.v1.DaemonSet":43,"io.k8s.api.apps.v1.DaemonSetCondition":161,"io.k8s.api.apps.v1.DaemonSetList":163,"io.k8s.api.apps.v1.DaemonSetSpec":44,"io.k8s.api.apps.v1.DaemonSetStatus":160,"io.k8s.api.apps.v1.DaemonSetUpdateStrategy":158,"io.k8s.api.apps.v1.Deployment":165,"io.k8s.api.apps.v1.DeploymentCondition":170,"io.k8s.api.apps.v1.DeploymentList":172,"io.k8s.api.apps.v1.DeploymentSpec":166,"io.k8s.api.apps.v1.DeploymentStatus":169,"io.k8s.api.apps.v1.DeploymentStrategy":167,"io.k8s.api.apps.v1.ReplicaSet":174,"io.k8s.api.apps.v1.ReplicaSetCondition":177,"io.k8s.api.apps.v1.ReplicaSetList":179,"io.k8s.api.apps.v1.ReplicaSetSpec":175,"io.k8s.api.apps.v1.ReplicaSetStatus":176,"io.k8s.api.apps.v1.RollingUpdateDaemonSet":159,"io.k8s.api.apps.v1.RollingUpdateDeployment":168,"io.k8s.api.apps.v1.RollingUpdateStatefulSetStrategy":184,"io.k8s.api.apps.v1.StatefulSet":181,"io.k8s.api.apps.v1.StatefulSetCondition":191,"io.k8s.api.apps.v1.StatefulSetList":193,"io.k8s.api.apps.v1.StatefulSetSpec":182,"io.k8s.api.apps.v1.StatefulSetStatus":190,"io.k8s.api.apps.v1.StatefulSetUpdateStrategy":183,"io.k8s.api.authentication.v1.BoundObjectReference":197,"io.k8s.api.authentication.v1.TokenRequest":195,"io.k8s.api.authentication.v1.TokenRequestSpec":196,"io.k8s.api.authentication.v1.TokenRequestStatus":198,"io.k8s.api.authentication.v1.TokenReview":199,"io.k8s.api.authentication.v1.TokenReviewSpec":200,"io.k8s.api.authentication.v1.TokenReviewStatus":201,"io.k8s.api.authentication.v1.UserInfo":202,"io.k8s.api.authentication.v1beta1.TokenReview":203,"io.k8s.api.authentication.v1beta1.TokenReviewSpec":204,"io.k8s.api.authentication.v1beta1.TokenReviewStatus":205,"io.k8s.api.authentication.v1beta1.UserInfo":206,"io.k8s.api.authorization.v1.LocalSubjectAccessReview":207,"io.k8s.api.authorization.v1.NonResourceAttributes":209,"io.k8s.api.authorization.v1.NonResourceRule":217,"io.k8s.api.authorization.v1.ResourceAttributes":210,"io.k8s.api.authorization.v1.ResourceRule":219,"io.k8s.api.authorization.v1.SelfSubjectAccessReview":212,"io.k8s.api.authorization.v1.SelfSubjectAccessReviewSpec":213,"io.k8s.api.authorization.v1.SelfSubjectRulesReview":214,"io.k8s.api.authorization.v1.SelfSubjectRulesReviewSpec":215,"io.k8s.api.authorization.v1.SubjectAccessReview":221,"io.k8s.api.authorization.v1.SubjectAccessReviewSpec":208,"io.k8s.api.authorization.v1.SubjectAccessReviewStatus":211,"io.k8s.api.authorization.v1.SubjectRulesReviewStatus":216,"io.k8s.api.authorization.v1beta1.LocalSubjectAccessReview":222,"io.k8s.api.authorization.v1beta1.NonResourceAttributes":224,"io.k8s.api.authorization.v1beta1.NonResourceRule":232,"io.k8s.api.authorization.v1beta1.ResourceAttributes":225,"io.k8s.api.authorization.v1beta1.ResourceRule":234,"io.k8s.api.authorization.v1beta1.SelfSubjectAccessReview":227,"io.k8s.api.authorization.v1beta1.SelfSubjectAccessReviewSpec":228,"io.k8s.api.authorization.v1beta1.SelfSubjectRulesReview":229,"io.k8s.api.authorization.v1beta1.SelfSubjectRulesReviewSpec":230,"io.k8s.api.authorization.v1beta1.SubjectAccessReview":236,"io.k8s.api.authorization.v1beta1.SubjectAccessReviewSpec":223,"io.k8s.api.authorization.v1beta1.SubjectAccessReviewStatus":226,"io.k8s.api.authorization.v1beta1.SubjectRulesReviewStatus":231,"io.k8s.api.autoscaling.v1.CrossVersionObjectReference":239,"io.k8s.api.autoscaling.v1.HorizontalPodAutoscaler":237,"io.k8s.api.autoscaling.v1.HorizontalPodAutoscalerList":241,"io.k8s.api.autoscaling.v1.HorizontalPodAutoscalerSpec":238,"io.k8s.api.autoscaling.v1.HorizontalPodAutoscalerStatus":240,"io.k8s.api.autoscaling.v1.Scale":243,"io.k8s.api.autoscaling.v1.ScaleSpec":244,"io.k8s.api.autoscaling.v1.ScaleStatus":245,"io.k8s.api.autoscaling.v2beta1.ContainerResourceMetricSource":249,"io.k8s.api.autoscaling.v2beta1.ContainerResourceMetricStatus":260,"io.k8s.api.autoscaling.v2beta1.CrossVersionObjectReference":252,"io.k8s.api.autoscaling.v2beta1.ExternalMetricSource":250,"io.k8s.api.autoscaling.v2beta1.ExternalMetricStatus":261,"io.k8s.api.autoscaling.v2beta1.HorizontalPodAutoscaler":246,"io.k8s.api.autoscaling.v2beta1.HorizontalPodAutoscalerCondition":257,"io.k8s.api.autoscaling.v2beta1.HorizontalPodAutoscalerList":266,"io.k8s.api.autoscaling.v2beta1.HorizontalPodAutoscalerSpec":247,"io.k8s.api.autoscaling.v2beta1.HorizontalPodAutoscalerStatus":256,"io.k8s.api.autoscaling.v2beta1.MetricSpec":248,"io.k8s.api.autoscaling.v2beta1.MetricStatus":259,"io.k8s.api.autoscaling.v2beta1.ObjectMetricSource":251,"io.k8s.api.autoscaling.v2beta1.ObjectMetricStatus":262,"io.k8s.api.autoscaling.v2beta1.PodsMetricSource":253,"io.k8s.api.autoscaling.v2beta1.PodsMetricStatus":263,"io.k8s.api.autoscaling.v2beta1.ResourceMetricSource":254,"io.k8s.api.autoscaling.v2beta1.ResourceMetricStatus":264,"io.k8s.api.autoscaling.v2beta2.ContainerResourceMetricSource":275,"io.k8s.api.autoscaling.v2beta2.ContainerResourceMetricStatus":288,"io.k8s.api.autoscaling.v2beta2.CrossVersionObjectReference":280,"io.k8s.api.autoscaling.v2beta2.ExternalMetricSource":277,"io.k8s.api.autoscaling.v2beta2.ExternalMetricStatus":290,"io.k8s.api.autoscaling.v2beta2.HPAScalingPolicy":272,"io.k8s.api.autoscaling.v2beta2.HPAScalingRules":271,"io.k8s.api.autoscaling.v2beta2.HorizontalPodAutoscaler":268,"io.k8s.api.autoscaling.v2beta2.HorizontalPodAutoscalerBehavior":270,"io.k8s.api.autoscaling.v2beta2.HorizontalPodAutoscalerCondition":285,"io.k8s.api.autoscaling.v2beta2.HorizontalPodAutoscalerList":295,"io.k8s.api.autoscaling.v2beta2.HorizontalPodAutoscalerSpec":269,"io.k8s.api.autoscaling.v2beta2.HorizontalPodAutoscalerStatus":284,"io.k8s.api.autoscaling.v2beta2.MetricIdentifier":278,"io.k8s.api.autoscaling.v2beta2.MetricSpec":274,"io.k8s.api.autoscaling.v2beta2.MetricStatus":287,"io.k8s.api.autoscaling.v2beta2.MetricTarget":276,"io.k8s.api.autoscaling.v2beta2.MetricValueStatus":289,"io.k8s.api.autoscaling.v2beta2.ObjectMetricSource":279,"io.k8s.api.autoscaling.v2beta2.ObjectMetricStatus":291,"io.k8s.api.autoscaling.v2beta2.PodsMetricSource":281,"io.k8s.api.autoscaling.v2beta2.PodsMetricStatus":292,"io.k8s.api.autoscaling.v2beta2.ResourceMetricSource":282,"io.k8s.api.autoscaling.v2beta2.ResourceMetricStatus":293,"io.k8s.api.batch.v1.CronJob":297,"io.k8s.api.batch.v1.CronJobList":304,"io.k8s.api.batch.v1.CronJobSpec":298,"io.k8s.api.batch.v1.CronJobStatus":301,"io.k8s.api.batch.v1.Job":306,"io.k8s.api.batch.v1.JobCondition":308,"io.k8s.api.batch.v1.JobList":310,"io.k8s.api.batch.v1.JobSpec":300,"io.k8s.api.batch.v1.JobStatus":307,"io.k8s.api.batch.v1.JobTemplateSpec":299,"io.k8s.api.batch.v1beta1.CronJob":312,"io.k8s.api.batch.v1beta1.CronJobList":316,"io.k8s.api.batch.v1beta1.CronJobSpec":313,"io.k8s.api.batch.v1beta1.CronJobStatus":315,"io.k8s.api.batch.v1beta1.JobTemplateSpec":314,"io.k8s.api.certificates.v1.CertificateSigningRequest":318,"io.k8s.api.certificates.v1.CertificateSigningRequestCondition":321,"io.k8s.api.certificates.v1.CertificateSigningRequestList":323,"io.k8s.api.certificates.v1.CertificateSigningRequestSpec":319,"io.k8s.api.certificates.v1.CertificateSigningRequestStatus":320,"io.k8s.api.certificates.v1beta1.CertificateSigningRequest":325,"io.k8s.api.certificates.v1beta1.CertificateSigningRequestCondition":328,"io.k8s.api.certificates.v1beta1.CertificateSigningRequestList":330,"io.k8s.api.certificates.v1beta1.CertificateSigningRequestSpec":326,"io.k8s.api.certificates.v1beta1.CertificateSigningRequestStatus":327,"io.k8s.api.coordination.v1.Lease":332,"io.k8s.api.coordination.v1.LeaseList":334,"io.k8s.api.coordination.v1.LeaseSpec":333,"io.k8s.api.coordination.v1beta1.Lease":336,"io.k8s.api.coordination.v1beta1.LeaseList":338,"io.k8s.api.coordination.v1beta1.LeaseSpec":337,"io.k8s.api.core.v1.AWSElasticBlockStoreVolumeSource":115,"io.k8s.api.core.v1.Affinity":47,"io.k8s.api.core.v1.AttachedVolume":393,"io.k8s.api.core.v1.AzureDiskVolumeSource":116,"io.k8s.api.core.v1.AzureFilePersistentVolumeSource":399,"io.k8s.api.core.v1.AzureFileVolumeSource":117,"io.k8s.api.core.v1.Binding":340,"io.k8s.api.core.v1.CSIPersistentVolumeSource":403,"io.k8s.api.core.v1.CSIVolumeSource":123,"io.k8s.api.core.v1.Capabilities":86,"io.k8s.api.core.v1.CephFSPersistentVolumeSource":400,"io.k8s.api.core.v1.CephFSVolumeSource":118,"io.k8s.api.core.v1.CinderPersistentVolumeSource":402,"io.k8s.api.core.v1.CinderVolumeSource":119,"io.k8s.api.core.v1.ClientIPConfig":456,"io.k8s.api.core.v1.ComponentCondition":342,"io.k8s.api.core.v1.ComponentStatus":341,"io.k8s.api.core.v1.ComponentStatusList":344,"io.k8s.api.core.v1.ConfigMap":346,"io.k8s.api.core.v1.ConfigMapEnvSource":71,"io.k8s.api.core.v1.ConfigMapKeySelector":65,"io.k8s.api.core.v1.ConfigMapList":347,"io.k8s.api.core.v1.ConfigMapNodeConfigSource":379,"io.k8s.api.core.v1.ConfigMapProjection":146,"io.k8s.api.core.v1.ConfigMapVolumeSource":120,"io.k8s.api.core.v1.Container":62,"io.k8s.api.core.v1.ContainerImage":390,"io.k8s.api.core.v1.ContainerPort":82,"io.k8s.api.core.v1.ContainerState":421,"io.k8s.api.core.v1.ContainerStateRunning":422,"io.k8s.api.core.v1.ContainerStateTerminated":423,"io.k8s.api.core.v1.ContainerStateWaiting":424,"io.k8s.api.core.v1.ContainerStatus":420,"io.k8s.api.core.v1.DaemonEndpoint":389,"io.k8s.api.core.v1.DownwardAPIProjection":147,"io.k8s.api.core.v1.DownwardAPIVolumeFile":125,"io.k8s.api.core.v1.DownwardAPIVolumeSource":124,"io.k8s.api.core.v1.EmptyDirVolumeSource":127,"io.k8s.api.core.v1.EndpointAddress":351,"io.k8s.api.core.v1.EndpointPort":353,"io.k8s.api.core.v1.EndpointSubset":350,"io.k8s.api.core.v1.Endpoints":349,"io.k8s.api.core.v1.EndpointsList":356,"io.k8s.api.core.v1.EnvFromSource":70,"io.k8s.api.core.v1.EnvVar":63,"io.k8s.api.core.v1.EnvVarSource":64,"io.k8s.api.core.v1.EphemeralContainer":98,"io.k8s.api.core.v1.EphemeralVolumeSource":128,"io.k8s.api.core.v1.Event":358,"io.k8s.api.core.v1.EventList":361,"io.k8s.api.core.v1.EventSeries":359,"io.k8s.api.core.v1.EventSource":360,"io.k8s.api.core.v1.ExecAction":76,"io.k8s.api.core.v1.FCVolumeSource":132,"io.k8s.api.core.v1.FlexPersistentVolumeSource":404,"io.k8s.api.core.v1.FlexVolumeSource":133,"io.k8s.api.core.v1.FlockerVolumeSource":134,"io.k8s.api.core.v1.GCEPersistentDiskVolumeSource":135,"io.k8s.api.core.v1.GitRepoVolumeSource":136,"io.k8s.api.core.v1.GlusterfsPersistentVolumeSource":405,"io.k8s.api.core.v1.GlusterfsVolumeSource":137,"io.k8s.api.core.v1.HTTPGetAction":77,"io.k8s.api.core.v1.HTTPHeader":78,"io.k8s.api.core.v1.Handler":75,"io.k8s.api.core.v1.HostAlias":101,"io.k8s.api.core.v1.HostPathVolumeSource":138,"io.k8s.api.core.v1.ISCSIPersistentVolumeSource":406,"io.k8s.api.core.v1.ISCSIVolumeSource":139,"io.k8s.api.core.v1.KeyToPath":121,"io.k8s.api.core.v1.Lifecycle":74,"io.k8s.api.core.v1.LimitRange":363,"io.k8s.api.core.v1.LimitRangeItem":365,"io.k8s.api.core.v1.LimitRangeList":367,"io.k8s.api.core.v1.LimitRangeSpec":364,"io.k8s.api.core.v1.LoadBalancerIngress":461,"io.k8s.api.core.v1.LoadBalancerStatus":460,"io.k8s.api.core.v1.LocalObjectReference":103,"io.k8s.api.core.v1.LocalVolumeSource":407,"io.k8s.api.core.v1.NFSVolumeSource":140,"io.k8s.api.core.v1.Namespace":369,"io.k8s.api.core.v1.NamespaceCondition":372,"io.k8s.api.core.v1.NamespaceList":374,"io.k8s.api.core.v1.NamespaceSpec":370,"io.k8s.api.core.v1.NamespaceStatus":371,"io.k8s.api.core.v1.Node":376,"io.k8s.api.core.v1.NodeAddress":383,"io.k8s.api.core.v1.NodeAffinity":48,"io.k8s.api.core.v1.NodeCondition":385,"io.k8s.api.core.v1.NodeConfigSource":378,"io.k8s.api.core.v1.NodeConfigStatus":387,"io.k8s.api.core.v1.NodeDaemonEndpoints":388,"io.k8s.api.core.v1.NodeList":395,"io.k8s.api.core.v1.NodeSelector":54,"io.k8s.api.core.v1.NodeSelectorRequirement":51,"io.k8s.api.core.v1.NodeSelectorTerm":50,"io.k8s.api.core.v1.NodeSpec":377,"io.k8s.api.core.v1.NodeStatus":382,"io.k8s.api.core.v1.NodeSystemInfo":392,"io.k8s.api.core.v1.ObjectFieldSelector":66,"io.k8s.api.core.v1.ObjectReference":302,"io.k8s.api.core.v1.PersistentVolume":397,"io.k8s.api.core.v1.PersistentVolumeClaim":185,"io.k8s.api.core.v1.PersistentVolumeClaimCondition":187,"io.k8s.api.core.v1.PersistentVolumeClaimList":413,"io.k8s.api.core.v1.PersistentVolumeClaimSpec":130,"io.k8s.api.core.v1.PersistentVolumeClaimStatus":186,"io.k8s.api.core.v1.PersistentVolumeClaimTemplate":129,"io.k8s.api.core.v1.PersistentVolumeClaimVolumeSource":141,"io.k8s.api.core.v1.PersistentVolumeList":414,"io.k8s.api.core.v1.PersistentVolumeSpec":398,"io.k8s.api.core.v1.PersistentVolumeStatus":412,"io.k8s.api.core.v1.PhotonPersistentDiskVolumeSource":142,"io.k8s.api.core.v1.Pod":416,"io.k8s.api.core.v1.PodAffinity":56,"io.k8s.api.core.v1.PodAffinityTerm":58,"io.k8s.api.core.v1.PodAntiAffinity":61,"io.k8s.api.core.v1.PodCondition":418,"io.k8s.api.core.v1.PodDNSConfig":95,"io.k8s.api.core.v1.PodDNSConfigOption":96,"io.k8s.api.core.v1.PodIP":426,"io.k8s.api.core.v1.PodList":428,"io.k8s.api.core.v1.PodReadinessGate":105,"io.k8s.api.core.v1.PodSecurityContext":107,"io.k8s.api.core.v1.PodSpec":46,"io.k8s.api.core.v1.PodStatus":417,"io.k8s.api.core.v1.PodTemplate":430,"io.k8s.api.core.v1.PodTemplateList":431,"io.k8s.api.core.v1.PodTemplateSpec":45,"io.k8s.api.core.v1.PortStatus":462,"io.k8s.api.core.v1.PortworxVolumeSource":143,"io.k8s.api.core.v1.PreferredSchedulingTerm":49,"io.k8s.api.core.v1.Probe":81,"io.k8s.api.core.v1.ProjectedVolumeSource":144,"io.k8s.api.core.v1.QuobyteVolumeSource":151,"io.k8s.api.core.v1.RBDPersistentVolumeSource":409,"io.k8s.api.core.v1.RBDVolumeSource":152,"io.k8s.api.core.v1.ReplicationController":433,"io.k8s.api.core.v1.ReplicationControllerCondition":436,"io.k8s.api.core.v1.ReplicationControllerList":438,"io.k8s.api.core.v1.ReplicationControllerSpec":434,"io.k8s.api.core.v1.ReplicationControllerStatus":435,"io.k8s.api.core.v1.ResourceFieldSelector":67,"io.k8s.api.core.v1.ResourceQuota":440,"io.k8s.api.core.v1.ResourceQuotaList":446,"io.k8s.api.core.v1.ResourceQuotaSpec":441,"io.k8s.api.core.v1.ResourceQuotaStatus":445,"io.k8s.api.core.v1.ResourceRequirements":84,"io.k8s.api.core.v1.SELinuxOptions":87,"io.k8s.api.core.v1.ScaleIOPersistentVolumeSource":410,"io.k8s.api.core.v1.ScaleIOVolumeSource":153,"io.k8s.api.core.v1.ScopeSelector":442,"io.k8s.api.core.v1.ScopedResourceSelectorRequirement":443,"io.k8s.api.core.v1.SeccompProfile":88,"io.k8s.api.core.v1.Secret":448,"io.k8s.api.core.v1.SecretEnvSource":72,"io.k8s.api.core.v1.SecretKeySelector":68,"io.k8s.api.core.v1.SecretList":449,"io.k8s.api.core.v1.SecretProjection":148,"io.k8s.api.core.v1.SecretReference":401,"io.k8s.api.core.v1.SecretVolumeSource":154,"io.k8s.api.core.v1.SecurityContext":85,"io.k8s.api.core.v1.Service":451,"io.k8s.api.core.v1.ServiceAccount":465,"io.k8s.api.core.v1.ServiceAccountList":468,"io.k8s.api.core.v1.ServiceAccountTokenProjection":149,"io.k8s.api.core.v1.ServiceList":470,"io.k8s.api.core.v1.ServicePort":453,"io.k8s.api.core.v1.ServiceSpec":452,"io.k8s.api.core.v1.ServiceStatus":457,"io.k8s.api.core.v1.SessionAffinityConfig":455,"io.k8s.api.core.v1.StorageOSPersistentVolumeSource":411,"io.k8s.api.core.v1.StorageOSVolumeSource":155,"io.k8s.api.core.v1.Sysctl":108,"io.k8s.api.core.v1.TCPSocketAction":80,"io.k8s.api.core.v1.Taint":380,"io.k8s.api.core.v1.Toleration":110,"io.k8s.api.core.v1.TopologySelectorLabelRequirement":697,"io.k8s.api.core.v1.TopologySelectorTerm":696,"io.k8s.api.core.v1.TopologySpreadConstraint":112,"io.k8s.api.core.v1.TypedLocalObjectReference":131,"io.k8s.api.core.v1.Volume":114,"io.k8s.api.core.v1.VolumeDevice":90,"io.k8s.api.core.v1.VolumeMount":92,"io.k8s.api.core.v1.VolumeNodeAffinity":408,"io.k8s.api.core.v1.VolumeProjection":145,"io.k8s.api.core.v1.VsphereVirtualDiskVolumeSource":156,"io.k8s.api.core.v1.WeightedPodAffinityTerm":57,"io.k8s.api.core.v1.WindowsSecurityContextOptions":89,"io.k8s.api.discovery.v1.Endpoint":473,"io.k8s.api.discovery.v1.EndpointConditions":474,"io.k8s.api.discovery.v1.EndpointHints":475,"io.k8s.api.discovery.v1.EndpointPort":479,"io.k8s.api.discovery.v1.EndpointSlice":472,"io.k8s.api.discovery.v1.EndpointSliceList":481,"io.k8s.api.discovery.v1.ForZone":476,"io.k8s.api.discovery.v1beta1.Endpoint":484,"io.k8s.api.discovery.v1beta1.EndpointConditions":485,"io.k8s.api.discovery.v1beta1.EndpointHints":486,"io.k8s.api.discovery.v1beta1.EndpointPort":490,"io.k8s.api.discovery.v1beta1.EndpointSlice":483,"io.k8s.api.discovery.v1beta1.EndpointSliceList":492,"io.k8s.api.discovery.v1beta1.ForZone":487,"io.k8s.api.events.v1.Event":494,"io.k8s.api.events.v1.EventList":496,"io.k8s.api.events.v1.EventSeries":495,"io.k8s.api.events.v1beta1.Event":498,"io.k8s.api.events.v1beta1.EventList":500,"io.k8s.api.events.v1beta1.EventSeries":499,"io.k8s.api.extensions.v1beta1.HTTPIngressPath":507,"io.k8s.api.extensions.v1beta1.HTTPIngressRuleValue":506,"io.k8s.api.extensions.v1beta1.Ingress":502,"io.k8s.api.extensions.v1beta1.IngressBackend":504,"io.k8s.api.extensions.v1beta1.IngressList":513,"io.k8s.api.extensions.v1beta1.IngressRule":505,"io.k8s.api.extensions.v1beta1.IngressSpec":503,"io.k8s.api.extensions.v1beta1.IngressStatus":512,"io.k8s.api.extensions.v1beta1.IngressTLS":510,"io.k8s.api.flowcontrol.v1beta1.FlowDistinguisherMethod":517,"io.k8s.api.flowcontrol.v1beta1.FlowSchema":515,"io.k8s.api.flowcontrol.v1beta1.FlowSchemaCondition":531,"io.k8s.api.flowcontrol.v1beta1.FlowSchemaList":533,"io.k8s.api.flowcontrol.v1beta1.FlowSchemaSpec":516,"io.k8s.api.flowcontrol.v1beta1.FlowSchemaStatus":530,"io.k8s.api.flowcontrol.v1beta1.GroupSubject":525,"io.k8s.api.flowcontrol.v1beta1.LimitResponse":538,"io.k8s.api.flowcontrol.v1beta1.LimitedPriorityLevelConfiguration":537,"io.k8s.api.flowcontrol.v1beta1.NonResourcePolicyRule":520,"io.k8s.api.flowcontrol.v1beta1.PolicyRulesWithSubjects":519,"io.k8s.api.flowcontrol.v1beta1.PriorityLevelConfiguration":535,"io.k8s.api.flowcontrol.v1beta1.PriorityLevelConfigurationCondition":541,"io.k8s.api.flowcontrol.v1beta1.PriorityLevelConfigurationList":543,"io.k8s.api.flowcontrol.v1beta1.PriorityLevelConfigurationReference":518,"io.k8s.api.flowcontrol.v1beta1.PriorityLevelConfigurationSpec":536,"io.k8s.api.flowcontrol.v1beta1.PriorityLevelConfigurationStatus":540,"io.k8s.api.flowcontrol.v1beta1.QueuingConfiguration":539,"io.k8s.api.flowcontrol.v1beta1.ResourcePolicyRule":522,"io.k8s.api.flowcontrol.v1beta1.ServiceAccountSubject":526,"io.k8s.api.flowcontrol.v1beta1.Subject":524,"io.k8s.api.flowcontrol.v1beta1.UserSubject":527,"io.k8s.api.networking.v1.HTTPIngressPath":552,"io.k8s.api.networking.v1.HTTPIngressRuleValue":551,"io.k8s.api.networking.v1.IPBlock":571,"io.k8s.api.networking.v1.Ingress":545,"io.k8s.api.networking.v1.IngressBackend":547,"io.k8s.api.networking.v1.IngressClass":558,"io.k8s.api.networking.v1.IngressClassList":561,"io.k8s.api.networking.v1.IngressClassParametersReference":560,"io.k8s.api.networking.v1.IngressClassSpec":559,"io.k8s.api.networking.v1.IngressList":563,"io.k8s.api.networking.v1.IngressRule":550,"io.k8s.api.networking.v1.IngressServiceBackend":548,"io.k8s.api.networking.v1.IngressSpec":546,"io.k8s.api.networking.v1.IngressStatus":557,"io.k8s.api.networking.v1.IngressTLS":555,"io.k8s.api.networking.v1.NetworkPolicy":565,"io.k8s.api.networking.v1.NetworkPolicyEgressRule":567,"io.k8s.api.networking.v1.NetworkPolicyIngressRule":574,"io.k8s.api.networking.v1.NetworkPolicyList":576,"io.k8s.api.networking.v1.NetworkPolicyPeer":570,"io.k8s.api.networking.v1.NetworkPolicyPort":568,"io.k8s.api.networking.v1.NetworkPolicySpec":566,"io.k8s.api.networking.v1.ServiceBackendPort":549,"io.k8s.api.networking.v1beta1.HTTPIngressPath":583,"io.k8s.api.networking.v1beta1.HTTPIngressRuleValue":582,"io.k8s.api.networking.v1beta1.Ingress":578,"io.k8s.api.networking.v1beta1.IngressBackend":580,"io.k8s.api.networking.v1beta1.IngressClass":589,"io.k8s.api.networking.v1beta1.IngressClassList":592,"io.k8s.api.networking.v1beta1.IngressClassParametersReference":591,"io.k8s.api.networking.v1beta1.IngressClassSpec":590,"io.k8s.api.networking.v1beta1.IngressList":594,"io.k8s.api.networking.v1beta1.IngressRule":581,"io.k8s.api.networking.v1beta1.IngressSpec":579,"io.k8s.api.networking.v1beta1.IngressStatus":588,"io.k8s.api.networking.v1beta1.IngressTLS":586,"io.k8s.api.node.v1.Overhead":597,"io.k8s.api.node.v1.RuntimeClass":596,"io.k8s.api.node.v1.RuntimeClassList":599,"io.k8s.api.node.v1.Scheduling":598,"io.k8s.api.node.v1beta1.Overhead":602,"io.k8s.api.node.v1beta1.RuntimeClass":601,"io.k8s.api.node.v1beta1.RuntimeClassList":604,"io.k8s.api.node.v1beta1.Scheduling":603,"io.k8s.api.policy.v1.PodDisruptionBudget":606,"io.k8s.api.policy.v1.PodDisruptionBudgetList":609,"io.k8s.api.policy.v1.PodDisruptionBudgetSpec":607,"io.k8s.api.policy.v1.PodDisruptionBudgetStatus":608,"io.k8s.api.policy.v1beta1.AllowedCSIDriver":621,"io.k8s.api.policy.v1beta1.AllowedFlexVolume":623,"io.k8s.api.policy.v1beta1.AllowedHostPath":625,"io.k8s.api.policy.v1beta1.Eviction":611,"io.k8s.api.policy.v1beta1.FSGroupStrategyOptions":627,"io.k8s.api.policy.v1beta1.HostPortRange":630,"io.k8s.api.policy.v1beta1.IDRange":628,"io.k8s.api.policy.v1beta1.PodDisruptionBudget":614,"io.k8s.api.policy.v1beta1.PodDisruptionBudgetList":617,"io.k8s.api.policy.v1beta1.PodDisruptionBudgetSpec":615,"io.k8s.api.policy.v1beta1.PodDisruptionBudgetStatus":616,"io.k8s.api.policy.v1beta1.PodSecurityPolicy":619,"io.k8s.api.policy.v1beta1.PodSecurityPolicyList":637,"io.k8s.api.policy.v1beta1.PodSecurityPolicySpec":620,"io.k8s.api.policy.v1beta1.RunAsGroupStrategyOptions":632,"io.k8s.api.policy.v1beta1.RunAsUserStrategyOptions":633,"io.k8s.api.policy.v1beta1.RuntimeClassStrategyOptions":634,"io.k8s.api.policy.v1beta1.SELinuxStrategyOptions":635,"io.k8s.api.policy.v1beta1.SupplementalGroupsStrategyOptions":636,"io.k8s.api.rbac.v1.AggregationRule":640,"io.k8s.api.rbac.v1.ClusterRole":639,"io.k8s.api.rbac.v1.ClusterRoleBinding":644,"io.k8s.api.rbac.v1.ClusterRoleBindingList":648,"io.k8s.api.rbac.v1.ClusterRoleList":650,"io.k8s.api.rbac.v1.PolicyRule":642,"io.k8s.api.rbac.v1.Role":652,"io.k8s.api.rbac.v1.RoleBinding":653,"io.k8s.api.rbac.v1.RoleBindingList":654,"io.k8s.api.rbac.v1.RoleList":656,"io.k8s.api.rbac.v1.RoleRef":645,"io.k8s.api.rbac.v1.Subject":646,"io.k8s.api.rbac.v1beta1.AggregationRule":659,"io.k8s.api.rbac.v1beta1.ClusterRole":658,"io.k8s.api.rbac.v1beta1.ClusterRoleBinding":662,"io.k8s.api.rbac.v1beta1.ClusterRoleBindingList":666,"io.k8s.api.rbac.v1beta1.ClusterRoleList":668,"io.k8s.api.rbac.v1beta1.PolicyRule":660,"io.k8s.api.rbac.v1beta1.Role":670,"io.k8s.api.rbac.v1beta1.RoleBinding":671,"io.k8s.api.rbac.v1beta1.RoleBindingList":672,"io.k8s.api.rbac.v1beta1.RoleList":674,"io.k8s.api.rbac.v1beta1.RoleRef":663,"io.k8s.api.rbac.v1beta1.Subject":664,"io.k8s.api.scheduling.v1.PriorityClass":676,"io.k8s.api.scheduling.v1.PriorityClassList":677,"io.k8s.api.scheduling.v1beta1.PriorityClass":679,"io.k8s.api.scheduling.v1beta1.PriorityClassList":680,"io.k8s.api.storage.v1.CSIDriver":682,"io.k8s.api.storage.v1.CSIDriverList":686,"io.k8s.api.storage.v1.CSIDriverSpec":683,"io.k8s.api.storage.v1.CSINode":688,"io.k8s.api.storage.v1.CSINodeDriver":690,"io.k8s.api.storage.v1.CSINodeList":693,"io.k8s.api.storage.v1.CSINodeSpec":689,"io.k8s.api.storage.v1.StorageClass":695,"io.k8s.api.storage.v1.StorageClassList":700,"io.k8s.api.storage.v1.TokenRequest":684,"io.k8s.api.storage.v1.VolumeAttachment":702,"io.k8s.api.storage.v1.VolumeAttachmentList":707,"io.k8s.api.storage.v1.VolumeAttachmentSource":704,"io.k8s.api.storage.v1.VolumeAttachmentSpec":703,"io.k8s.api.storage.v1.VolumeAttachmentStatus":705,"io.k8s.api.storage.v1.VolumeError":706,"io.k8s.api.storage.v1.VolumeNodeResources":691,"io.k8s.api.storage.v1beta1.CSIDriver":709,"io.k8s.api.storage.v1beta1.CSIDriverList":713,"io.k8s.api.storage.v1beta1.CSIDriverSpec":710,"io.k8s.api.storage.v1beta1.CSINode":715,"io.k8s.api.storage.v1beta1.CSINodeDriver":717,"io.k8s.api.storage.v1beta1.CSINodeList":720,"io.k8s.api.storage.v1beta1.CSINodeSpec":716,"io.k8s.api.storage.v1beta1.CSIStorageCapacity":722,"io.k8s.api.storage.v1beta1.CSIStorageCapacityList":723,"io.k8s.api.storage.v1beta1.StorageClass":725,"io.k8s.api.storage.v1beta1.StorageClassList":726,"io.k8s.api.storage.v1beta1.TokenRequest":711,"io.k8s.api.storage.v1beta1.VolumeAttachment":728,"io.k8s.api.storage.v1beta1.VolumeAttachmentList":733,"io.k8s.api.storage.v1beta1.VolumeAttachmentSource":730,"io.k8s.api.storage.v1beta1.VolumeAttachmentSpec":729,"io.k8s.api.storage.v1beta1.VolumeAttachmentStatus":731,"io.k8s.api.storage.v1beta1.VolumeError":732,"io.k8s.api.storage.v1beta1.VolumeNodeResources":718,"io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.CustomResourceColumnDefinition":743,"io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.CustomResourceConversion":737,"io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.CustomResourceDefinition":735,"io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.CustomResourceDefinitionCondition":754,"io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.CustomResourceDefinitionList":756,"io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.CustomResourceDefinitionNames":741,"io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.CustomResourceDefinitionSpec":736,"io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.CustomResourceDefinitionStatus":753,"io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.CustomResourceDefinitionVersion":742,"io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.CustomResourceSubresourceScale":751,"io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.CustomResourceSubresourceStatus":0,"io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.CustomResourceSubresources":750,"io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.CustomResourceValidation":745,"io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.ExternalDocumentation":749,"io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.JSONSchemaProps":746,"io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.ServiceReference":740,"io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.WebhookClientConfig":739,"io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.WebhookConversion":738,"io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1beta1.CustomResourceColumnDefinition":760,"io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1beta1.CustomResourceConversion":762,"io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1beta1.CustomResourceDefinition":758,"io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1beta1.CustomResourceDefinitionCondition":776,"io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1beta1.CustomResourceDefinitionList":778,"io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1beta1.CustomResourceDefinitionNames":765,"io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1beta1.CustomResourceDefinitionSpec":759,"io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1beta1.CustomResourceDefinitionStatus":775,"io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1beta1.CustomResourceDefinitionVersion":773,"io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1beta1.CustomResourceSubresourceScale":767,"io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1beta1.CustomResourceSubresourceStatus":0,"io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1beta1.CustomResourceSubresources":766,"io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1beta1.CustomResourceValidation":768,"io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1beta1.ExternalDocumentation":772,"io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1beta1.JSONSchemaProps":769,"io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1beta1.ServiceReference":764,"io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1beta1.WebhookClientConfig":763,"io.k8s.apimachinery.pkg.apis.meta.v1.APIGroup":780,"io.k8s.apimachinery.pkg.apis.meta.v1.APIGroupList":785,"io.k8s.apimachinery.pkg.apis.meta.v1.APIResource":788,"io.k8s.apimachinery.pkg.apis.meta.v1.APIResourceList":787,"io.k8s.apimachinery.pkg.apis.meta.v1.APIVersions":790,"io.k8s.apimachinery.pkg.apis.meta.v1.Condition":458,"io.k8s.apimachinery.pkg.apis.meta.v1.DeleteOptions":612,"io.k8s.apimachinery.pkg.apis.meta.v1.FieldsV1":0,"io.k8s.apimachinery.pkg.apis.meta.v1.GroupVersionForDiscovery":781,"io.k8s.apimachinery.pkg.apis.meta.v1.LabelSelector":11,"io.k8s.apimachinery.pkg.apis.meta.v1.LabelSelectorRequirement":12,"io.k8s.apimachinery.pkg.apis.meta.v1.ListMeta":20,"io.k8s.apimachinery.pkg.apis.meta.v1.ManagedFieldsEntry":4,"io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta":2,"io.k8s.apimachinery.pkg.apis.meta.v1.OwnerReference":6,"io.k8s.apimachinery.pkg.apis.meta.v1.Patch":0,"io.k8s.apimachinery.pkg.apis.meta.v1.Preconditions":613,"io.k8s.apimachinery.pkg.apis.meta.v1.ServerAddressByClientCIDR":782,"io.k8s.apimachinery.pkg.apis.meta.v1.Status":791,"io.k8s.apimachinery.pkg.apis.meta.v1.StatusCause":793,"io.k8s.apimachinery.pkg.apis.meta.v1.StatusDetails":792,"io.k8s.apimachinery.pkg.apis.meta.v1.WatchEvent":795,"io.k8s.apimachinery.pkg.runtime.RawExtension":0,"io.k8s.apimachinery.pkg.version.Info":812,"io.k8s.kube-aggregator.pkg.apis.apiregistration.v1.APIService":796,"io.k8s.kube-aggregator.pkg.apis.apiregistration.v1.APIServiceCondition":800,"io.k8s.kube-aggregator.pkg.apis.apiregistration.v1.APIServiceList":802,"io.k8s.kube-aggregator.pkg.apis.apiregistration.v1.APIServiceSpec":797,"io.k8s.kube-aggregator.pkg.apis.apiregistration.v1.APIServiceStatus":799,"io.k8s.kube-aggregator.pkg.apis.apiregistration.v1.ServiceReference":798,"io.k8s.kube-aggregator.pkg.apis.apiregistration.v1beta1.APIService":804,"io.k8s.kube-aggregator.pkg.apis.apiregistration.v1beta1.APIServiceCondition":808,"io.k8s.kube-aggregator.pkg.apis.apiregistration.v1beta1.APIServiceList":810,"io.k8s.kube-aggregator.pkg.apis.apiregistration.v1beta1.APIServiceSpec":805,"io.k8s.kube-aggregator.pkg.apis.apiregistration.v1beta1.APIServiceStatus":807,"io.k8s.kube-aggregator.pkg.apis.apiregistration.v1beta1.ServiceReference":806},"nodes":[{},{"f":{"metadata":2,"webhooks":17}},{"f":{"annotations":0,"finalizers":3,"labels":0,"managedFields":5,"ownerReferences":7}},{"i":-1,"k":[]},{"f":{"fieldsV1":0}},{"i":4},{},{"i":6,"k":["uid"]},{"f":{"clientConfig":9,"namespaceSelector":11,"objectSelector":11,"rules":16}},{"f":{"service":10}},{},{"f":{"matchExpressions":14,"matchLabels":0}},{"f":{"key":13}},{"k":["key"]},{"i":12},{},{"i":15},{"i":8,"k":["name"]},{"f":{"items":19,"metadata":20}},{"i":1},{},{"f":{"metadata":2,"webhooks":23}},{"f":{"clientConfig":9,"namespaceSelector":11,"objectSelector":11,"rules":16}},{"i":22,"k":["name"]},{"f":{"items":25,"metadata":20}},{"i":21},{"f":{"metadata":2,"webhooks":32}},{"f":{"clientConfig":28,"namespaceSelector":11,"objectSelector":11,"rules":31}},{"f":{"service":29}},{},{},{"i":30},{"i":27,"k":["name"]},{"f":{"items":34,"metadata":20}},{"i":26},{"f":{"metadata":2,"webhooks":37}},{"f":{"clientConfig":28,"namespaceSelector":11,"objectSelector":11,"rules":31}},{"i":36,"k":["name"]},{"f":{"items":39,"metadata":20}},{"i":35},{"f":{"data":0,"metadata":2}},{"f":{"items":42,"metadata":20}},{"i":40},{"f":{"metadata":2,"spec":44,"status":160}},{"f":{"selector":11,"template":45,"updateStrategy":158}},{"f":{"metadata":2,"spec":46}},{"f":{"affinity":47,"containers":94,"dnsConfig":95,"ephemeralContainers":100,"hostAliases":102,"imagePullSecrets":104,"initContainers":94,"nodeSelector":0,"overhead":0,"readinessGates":106,"securityContext":107,"tolerations":111,"topologySpreadConstraints":113,"volumes":157}},{"f":{"nodeAffinity":48,"podAffinity":56,"podAntiAffinity":61}},{"f":{"preferredDuringSchedulingIgnoredDuringExecution":53,"requiredDuringSchedulingIgnoredDuringExecution":54}},{"f":{"preference":50}},{"f":{"matchExpressions":52,"matchFields":52}},{},{"i":51},{"i":49},{"f":{"nodeSelectorTerms":55}},{"i":50},{"f":{"preferredDuringSchedulingIgnoredDuringExecution":59,"requiredDuringSchedulingIgnoredDuringExecution":60}},{"f":{"podAffinityTerm":58}},{"f":{"labelSelector":11,"namespaceSelector":11}},{"i":57},{"i":58},{"f":{"preferredDuringSchedulingIgnoredDuringExecution":59,"requiredDuringSchedulingIgnoredDuringExecution":60}},{"f":{"env":69,"envFrom":73,"lifecycle":74,"livenessProbe":81,"ports":83,"readinessProbe":81,"resources":84,"securityContext":85,"startupProbe":81,"volumeDevices":91,"volumeMounts":93}},{"f":{"valueFrom":64}},{"f":{"configMapKeyRef":65,"fieldRef":66,"resourceFieldRef":67,"secretKeyRef":68}},{},{},{},{},{"i":63,"k":["name"]},{"f":{"configMapRef":71,"secretRef":72}},{},{},{"i":70},{"f":{"postStart":75,"preStop":75}},{"f":{"exec":76,"httpGet":77,"tcpSocket":80}},{},{"f":{"httpHeaders":79}},{},{"i":78},{},{"f":{"exec":76,"httpGet":77,"tcpSocket":80}},{},{"i":82,"k":["containerPort","protocol"]},{"f":{"limits":0,"requests":0}},{"f":{"capabilities":86,"seLinuxOptions":87,"seccompProfile":88,"windowsOptions":89}},{},{},{},{},{},{"i":90,"k":["devicePath"]},{},{"i":92,"k":["mountPath"]},{"i":62,"k":["name"]},{"f":{"options":97}},{},{"i":96},{"f":{"env":69,"envFrom":73,"lifecycle":74,"livenessProbe":81,"ports":99,"readinessProbe":81,"resources":84,"securityContext":85,"startupProbe":81,"volumeDevices":91,"volumeMounts":93}},{"i":82},{"i":98,"k":["name"]},{},{"i":101,"k":["ip"]},{},{"i":103,"k":["name"]},{},{"i":105},{"f":{"seLinuxOptions":87,"seccompProfile":88,"sysctls":109,"windowsOptions":89}},{},{"i":108},{},{"i":110},{"f":{"labelSelector":11}},{"i":112,"k":["topologyKey","whenUnsatisfiable"]},{"f":{"awsElasticBlockStore":115,"azureDisk":116,"azureFile":117,"cephfs":118,"cinder":119,"configMap":120,"csi":123,"downwardAPI":124,"emptyDir":127,"ephemeral":128,"fc":132,"flexVolume":133,"flocker":134,"gcePersistentDisk":135,"gitRepo":136,"glusterfs":137,"hostPath":138,"iscsi":139,"nfs":140,"persistentVolumeClaim":141,"photonPersistentDisk":142,"portworxVolume":143,"projected":144,"quobyte":151,"rbd":152,"scaleIO":153,"secret":154,"storageos":155,"vsphereVolume":156}},{},{},{},{"f":{"secretRef":103}},{"f":{"secretRef":103}},{"f":{"items":122}},{},{"i":121},{"f":{"nodePublishSecretRef":103,"volumeAttributes":0}},{"f":{"items":126}},{"f":{"fieldRef":66,"resourceFieldRef":67}},{"i":125},{},{"f":{"volumeClaimTemplate":129}},{"f":{"metadata":2,"spec":130}},{"f":{"dataSource":131,"resources":84,"selector":11}},{},{},{"f":{"options":0,"secretRef":103}},{},{},{},{},{},{"f":{"secretRef":103}},{},{},{},{},{"f":{"sources":150}},{"f":{"configMap":146,"downwardAPI":147,"secret":148,"serviceAccountToken":149}},{"f":{"items":122}},{"f":{"items":126}},{"f":{"items":122}},{},{"i":145},{},{"f":{"secretRef":103}},{"f":{"secretRef":103}},{"f":{"items":122}},{"f":{"secretRef":103}},{},{"i":114,"k":["name"]},{"f":{"rollingUpdate":159}},{},{"f":{"conditions":162}},{},{"i":161,"k":["type"]},{"f":{"items":164,"metadata":20}},{"i":43},{"f":{"metadata":2,"spec":166,"status":169}},{"f":{"selector":11,"strategy":167,"template":45}},{"f":{"rollingUpdate":168}},{},{"f":{"conditions":171}},{},{"i":170,"k":["type"]},{"f":{"items":173,"metadata":20}},{"i":165},{"f":{"metadata":2,"spec":175,"status":176}},{"f":{"selector":11,"template":45}},{"f":{"conditions":178}},{},{"i":177,"k":["type"]},{"f":{"items":180,"metadata":20}},{"i":174},{"f":{"metadata":2,"spec":182,"status":190}},{"f":{"selector":11,"template":45,"updateStrategy":183,"volumeClaimTemplates":189}},{"f":{"rollingUpdate":184}},{},{"f":{"metadata":2,"spec":130,"status":186}},{"f":{"capacity":0,"conditions":188}},{},{"i":187,"k":["type"]},{"i":185},{"f":{"conditions":192}},{},{"i":191,"k":["type"]},{"f":{"items":194,"metadata":20}},{"i":181},{"f":{"metadata":2,"spec":196,"status":198}},{"f":{"boundObjectRef":197}},{},{},{"f":{"metadata":2,"spec":200,"status":201}},{},{"f":{"user":202}},{"f":{"extra":0}},{"f":{"metadata":2,"spec":204,"status":205}},{},{"f":{"user":206}},{"f":{"extra":0}},{"f":{"metadata":2,"spec":208,"status":211}},{"f":{"extra":0,"nonResourceAttributes":209,"resourceAttributes":210}},{},{},{},{"f":{"metadata":2,"spec":213,"status":211}},{"f":{"nonResourceAttributes":209,"resourceAttributes":210}},{"f":{"metadata":2,"spec":215,"status":216}},{},{"f":{"nonResourceRules":218,"resourceRules":220}},{},{"i":217},{},{"i":219},{"f":{"metadata":2,"spec":208,"status":211}},{"f":{"metadata":2,"spec":223,"status":226}},{"f":{"extra":0,"nonResourceAttributes":224,"resourceAttributes":225}},{},{},{},{"f":{"metadata":2,"spec":228,"status":226}},{"f":{"nonResourceAttributes":224,"resourceAttributes":225}},{"f":{"metadata":2,"spec":230,"status":231}},{},{"f":{"nonResourceRules":233,"resourceRules":235}},{},{"i":232},{},{"i":234},{"f":{"metadata":2,"spec":223,"status":226}},{"f":{"metadata":2,"spec":238,"status":240}},{"f":{"scaleTargetRef":239}},{},{},{"f":{"items":242,"metadata":20}},{"i":237},{"f":{"metadata":2,"spec":244,"status":245}},{},{},{"f":{"metadata":2,"spec":247,"status":256}},{"f":{"metrics":255,"scaleTargetRef":252}},{"f":{"containerResource":249,"external":250,"object":251,"pods":253,"resource":254}},{},{"f":{"metricSelector":11}},{"f":{"selector":11,"target":252}},{},{"f":{"selector":11}},{},{"i":248},{"f":{"conditions":258,"currentMetrics":265}},{},{"i":257},{"f":{"containerResource":260,"external":261,"object":262,"pods":263,"resource":264}},{},{"f":{"metricSelector":11}},{"f":{"selector":11,"target":252}},{"f":{"selector":11}},{},{"i":259},{"f":{"items":267,"metadata":20}},{"i":246},{"f":{"metadata":2,"spec":269,"status":284}},{"f":{"behavior":270,"metrics":283,"scaleTargetRef":280}},{"f":{"scaleDown":271,"scaleUp":271}},{"f":{"policies":273}},{},{"i":272},{"f":{"containerResource":275,"external":277,"object":279,"pods":281,"resource":282}},{"f":{"target":276}},{},{"f":{"metric":278,"target":276}},{"f":{"selector":11}},{"f":{"describedObject":280,"metric":278,"target":276}},{},{"f":{"metric":278,"target":276}},{"f":{"target":276}},{"i":274},{"f":{"conditions":286,"currentMetrics":294}},{},{"i":285},{"f":{"containerResource":288,"external":290,"object":291,"pods":292,"resource":293}},{"f":{"current":289}},{},{"f":{"current":289,"metric":278}},{"f":{"current":289,"describedObject":280,"metric":278}},{"f":{"current":289,"metric":278}},{"f":{"current":289}},{"i":287},{"f":{"items":296,"metadata":20}},{"i":268},{"f":{"metadata":2,"spec":298,"status":301}},{"f":{"jobTemplate":299}},{"f":{"metadata":2,"spec":300}},{"f":{"selector":11,"template":45}},{"f":{"active":303}},{},{"i":302},{"f":{"items":305,"metadata":20}},{"i":297},{"f":{"metadata":2,"spec":300,"status":307}},{"f":{"conditions":309}},{},{"i":308,"k":["type"]},{"f":{"items":311,"metadata":20}},{"i":306},{"f":{"metadata":2,"spec":313,"status":315}},{"f":{"jobTemplate":314}},{"f":{"metadata":2,"spec":300}},{"f":{"active":303}},{"f":{"items":317,"metadata":20}},{"i":312},{"f":{"metadata":2,"spec":319,"status":320}},{"f":{"extra":0}},{"f":{"conditions":322}},{},{"i":321},{"f":{"items":324,"metadata":20}},{"i":318},{"f":{"metadata":2,"spec":326,"status":327}},{"f":{"extra":0}},{"f":{"conditions":329}},{},{"i":328},{"f":{"items":331,"metadata":20}},{"i":325},{"f":{"metadata":2,"spec":333}},{},{"f":{"items":335,"metadata":20}},{"i":332},{"f":{"metadata":2,"spec":337}},{},{"f":{"items":339,"metadata":20}},{"i":336},{"f":{"metadata":2,"target":302}},{"f":{"conditions":343,"metadata":2}},{},{"i":342,"k":["type"]},{"f":{"items":345,"metadata":20}},{"i":341},{"f":{"binaryData":0,"data":0,"metadata":2}},{"f":{"items":348,"metadata":20}},{"i":346},{"f":{"metadata":2,"subsets":355}},{"f":{"addresses":352,"notReadyAddresses":352,"ports":354}},{"f":{"targetRef":302}},{"i":351},{},{"i":353},{"i":350},{"f":{"items":357,"metadata":20}},{"i":349},{"f":{"involvedObject":302,"metadata":2,"related":302,"series":359,"source":360}},{},{},{"f":{"items":362,"metadata":20}},{"i":358},{"f":{"metadata":2,"spec":364}},{"f":{"limits":366}},{"f":{"default":0,"defaultRequest":0,"max":0,"maxLimitRequestRatio":0,"min":0}},{"i":365},{"f":{"items":368,"metadata":20}},{"i":363},{"f":{"metadata":2,"spec":370,"status":371}},{},{"f":{"conditions":373}},{},{"i":372,"k":["type"]},{"f":{"items":375,"metadata":20}},{"i":369},{"f":{"metadata":2,"spec":377,"status":382}},{"f":{"configSource":378,"podCIDRs":3,"taints":381}},{"f":{"configMap":379}},{},{},{"i":380},{"f":{"addresses":384,"allocatable":0,"capacity":0,"conditions":386,"config":387,"daemonEndpoints":388,"images":391,"nodeInfo":392,"volumesAttached":394}},{},{"i":383,"k":["type"]},{},{"i":385,"k":["type"]},{"f":{"active":378,"assigned":378,"lastKnownGood":378}},{"f":{"kubeletEndpoint":389}},{},{},{"i":390},{},{},{"i":393},{"f":{"items":396,"metadata":20}},{"i":376},{"f":{"metadata":2,"spec":398,"status":412}},{"f":{"awsElasticBlockStore":115,"azureDisk":116,"azureFile":399,"capacity":0,"cephfs":400,"cinder":402,"claimRef":302,"csi":403,"fc":132,"flexVolume":404,"flocker":134,"gcePersistentDisk":135,"glusterfs":405,"hostPath":138,"iscsi":406,"local":407,"nfs":140,"nodeAffinity":408,"photonPersistentDisk":142,"portworxVolume":143,"quobyte":151,"rbd":409,"scaleIO":410,"storageos":411,"vsphereVolume":156}},{},{"f":{"secretRef":401}},{},{"f":{"secretRef":401}},{"f":{"controllerExpandSecretRef":401,"controllerPublishSecretRef":401,"nodePublishSecretRef":401,"nodeStageSecretRef":401,"volumeAttributes":0}},{"f":{"options":0,"secretRef":401}},{},{"f":{"secretRef":401}},{},{"f":{"required":54}},{"f":{"secretRef":401}},{"f":{"secretRef":401}},{"f":{"secretRef":302}},{},{"f":{"items":189,"metadata":20}},{"f":{"items":415,"metadata":20}},{"i":397},{"f":{"metadata":2,"spec":46,"status":417}},{"f":{"conditions":419,"containerStatuses":425,"ephemeralContainerStatuses":425,"initContainerStatuses":425,"podIPs":427}},{},{"i":418,"k":["type"]},{"f":{"lastState":421,"state":421}},{"f":{"running":422,"terminated":423,"waiting":424}},{},{},{},{"i":420},{},{"i":426,"k":["ip"]},{"f":{"items":429,"metadata":20}},{"i":416},{"f":{"metadata":2,"template":45}},{"f":{"items":432,"metadata":20}},{"i":430},{"f":{"metadata":2,"spec":434,"status":435}},{"f":{"selector":0,"template":45}},{"f":{"conditions":437}},{},{"i":436,"k":["type"]},{"f":{"items":439,"metadata":20}},{"i":433},{"f":{"metadata":2,"spec":441,"status":445}},{"f":{"hard":0,"scopeSelector":442}},{"f":{"matchExpressions":444}},{},{"i":443},{"f":{"hard":0,"used":0}},{"f":{"items":447,"metadata":20}},{"i":440},{"f":{"data":0,"metadata":2,"stringData":0}},{"f":{"items":450,"metadata":20}},{"i":448},{"f":{"metadata":2,"spec":452,"status":457}},{"f":{"ports":454,"selector":0,"sessionAffinityConfig":455}},{},{"i":453,"k":["port","protocol"]},{"f":{"clientIP":456}},{},{"f":{"conditions":459,"loadBalancer":460}},{},{"i":458,"k":["type"]},{"f":{"ingress":464}},{"f":{"ports":463}},{},{"i":462},{"i":461},{"f":{"imagePullSecrets":466,"metadata":2,"secrets":467}},{"i":103},{"i":302,"k":["name"]},{"f":{"items":469,"metadata":20}},{"i":465},{"f":{"items":471,"metadata":20}},{"i":451},{"f":{"endpoints":478,"metadata":2,"ports":480}},{"f":{"conditions":474,"deprecatedTopology":0,"hints":475,"targetRef":302}},{},{"f":{"forZones":477}},{},{"i":476},{"i":473},{},{"i":479},{"f":{"items":482,"metadata":20}},{"i":472},{"f":{"endpoints":489,"metadata":2,"ports":491}},{"f":{"conditions":485,"hints":486,"targetRef":302,"topology":0}},{},{"f":{"forZones":488}},{},{"i":487},{"i":484},{},{"i":490},{"f":{"items":493,"metadata":20}},{"i":483},{"f":{"deprecatedSource":360,"metadata":2,"regarding":302,"related":302,"series":495}},{},{"f":{"items":497,"metadata":20}},{"i":494},{"f":{"deprecatedSource":360,"metadata":2,"regarding":302,"related":302,"series":499}},{},{"f":{"items":501,"metadata":20}},{"i":498},{"f":{"metadata":2,"spec":503,"status":512}},{"f":{"backend":504,"rules":509,"tls":511}},{"f":{"resource":131}},{"f":{"http":506}},{"f":{"paths":508}},{"f":{"backend":504}},{"i":507},{"i":505},{},{"i":510},{"f":{"loadBalancer":460}},{"f":{"items":514,"metadata":20}},{"i":502},{"f":{"metadata":2,"spec":516,"status":530}},{"f":{"distinguisherMethod":517,"priorityLevelConfiguration":518,"rules":529}},{},{},{"f":{"nonResourceRules":521,"resourceRules":523,"subjects":528}},{},{"i":520},{},{"i":522},{"f":{"group":525,"serviceAccount":526,"user":527}},{},{},{},{"i":524},{"i":519},{"f":{"conditions":532}},{},{"i":531},{"f":{"items":534,"metadata":20}},{"i":515},{"f":{"metadata":2,"spec":536,"status":540}},{"f":{"limited":537}},{"f":{"limitResponse":538}},{"f":{"queuing":539}},{},{"f":{"conditions":542}},{},{"i":541},{"f":{"items":544,"metadata":20}},{"i":535},{"f":{"metadata":2,"spec":546,"status":557}},{"f":{"defaultBackend":547,"rules":554,"tls":556}},{"f":{"resource":131,"service":548}},{"f":{"port":549}},{},{"f":{"http":551}},{"f":{"paths":553}},{"f":{"backend":547}},{"i":552},{"i":550},{},{"i":555},{"f":{"loadBalancer":460}},{"f":{"metadata":2,"spec":559}},{"f":{"parameters":560}},{},{"f":{"items":562,"metadata":20}},{"i":558},{"f":{"items":564,"metadata":20}},{"i":545},{"f":{"metadata":2,"spec":566}},{"f":{"egress":573,"ingress":575,"podSelector":11}},{"f":{"ports":569,"to":572}},{},{"i":568},{"f":{"ipBlock":571,"namespaceSelector":11,"podSelector":11}},{},{"i":570},{"i":567},{"f":{"from":572,"ports":569}},{"i":574},{"f":{"items":577,"metadata":20}},{"i":565},{"f":{"metadata":2,"spec":579,"status":588}},{"f":{"backend":580,"rules":585,"tls":587}},{"f":{"resource":131}},{"f":{"http":582}},{"f":{"paths":584}},{"f":{"backend":580}},{"i":583},{"i":581},{},{"i":586},{"f":{"loadBalancer":460}},{"f":{"metadata":2,"spec":590}},{"f":{"parameters":591}},{},{"f":{"items":593,"metadata":20}},{"i":589},{"f":{"items":595,"metadata":20}},{"i":578},{"f":{"metadata":2,"overhead":597,"scheduling":598}},{"f":{"podFixed":0}},{"f":{"nodeSelector":0,"tolerations":111}},{"f":{"items":600,"metadata":20}},{"i":596},{"f":{"metadata":2,"overhead":602,"scheduling":603}},{"f":{"podFixed":0}},{"f":{"nodeSelector":0,"tolerations":111}},{"f":{"items":605,"metadata":20}},{"i":601},{"f":{"metadata":2,"spec":607,"status":608}},{"f":{"selector":11}},{"f":{"conditions":459,"disruptedPods":0}},{"f":{"items":610,"metadata":20}},{"i":606},{"f":{"deleteOptions":612,"metadata":2}},{"f":{"preconditions":613}},{},{"f":{"metadata":2,"spec":615,"status":616}},{"f":{"selector":11}},{"f":{"conditions":459,"disruptedPods":0}},{"f":{"items":618,"metadata":20}},{"i":614},{"f":{"metadata":2,"spec":620}},{"f":{"allowedCSIDrivers":622,"allowedFlexVolumes":624,"allowedHostPaths":626,"fsGroup":627,"hostPorts":631,"runAsGroup":632,"runAsUser":633,"runtimeClass":634,"seLinux":635,"supplementalGroups":636}},{},{"i":621},{},{"i":623},{},{"i":625},{"f":{"ranges":629}},{},{"i":628},{},{"i":630},{"f":{"ranges":629}},{"f":{"ranges":629}},{},{"f":{"seLinuxOptions":87}},{"f":{"ranges":629}},{"f":{"items":638,"metadata":20}},{"i":619},{"f":{"aggregationRule":640,"metadata":2,"rules":643}},{"f":{"clusterRoleSelectors":641}},{"i":11},{},{"i":642},{"f":{"metadata":2,"roleRef":645,"subjects":647}},{},{},{"i":646},{"f":{"items":649,"metadata":20}},{"i":644},{"f":{"items":651,"metadata":20}},{"i":639},{"f":{"metadata":2,"rules":643}},{"f":{"metadata":2,"roleRef":645,"subjects":647}},{"f":{"items":655,"metadata":20}},{"i":653},{"f":{"items":657,"metadata":20}},{"i":652},{"f":{"aggregationRule":659,"metadata":2,"rules":661}},{"f":{"clusterRoleSelectors":641}},{},{"i":660},{"f":{"metadata":2,"roleRef":663,"subjects":665}},{},{},{"i":664},{"f":{"items":667,"metadata":20}},{"i":662},{"f":{"items":669,"metadata":20}},{"i":658},{"f":{"metadata":2,"rules":661}},{"f":{"metadata":2,"roleRef":663,"subjects":665}},{"f":{"items":673,"metadata":20}},{"i":671},{"f":{"items":675,"metadata":20}},{"i":670},{"f":{"metadata":2}},{"f":{"items":678,"metadata":20}},{"i":676},{"f":{"metadata":2}},{"f":{"items":681,"metadata":20}},{"i":679},{"f":{"metadata":2,"spec":683}},{"f":{"tokenRequests":685}},{},{"i":684},{"f":{"items":687,"metadata":20}},{"i":682},{"f":{"metadata":2,"spec":689}},{"f":{"drivers":692}},{"f":{"allocatable":691}},{},{"i":690,"k":["name"]},{"f":{"items":694,"metadata":20}},{"i":688},{"f":{"allowedTopologies":699,"metadata":2,"parameters":0}},{"f":{"matchLabelExpressions":698}},{},{"i":697},{"i":696},{"f":{"items":701,"metadata":20}},{"i":695},{"f":{"metadata":2,"spec":703,"status":705}},{"f":{"source":704}},{"f":{"inlineVolumeSpec":398}},{"f":{"attachError":706,"attachmentMetadata":0,"detachError":706}},{},{"f":{"items":708,"metadata":20}},{"i":702},{"f":{"metadata":2,"spec":710}},{"f":{"tokenRequests":712}},{},{"i":711},{"f":{"items":714,"metadata":20}},{"i":709},{"f":{"metadata":2,"spec":716}},{"f":{"drivers":719}},{"f":{"allocatable":718}},{},{"i":717,"k":["name"]},{"f":{"items":721,"metadata":20}},{"i":715},{"f":{"metadata":2,"nodeTopology":11}},{"f":{"items":724,"metadata":20}},{"i":722},{"f":{"allowedTopologies":699,"metadata":2,"parameters":0}},{"f":{"items":727,"metadata":20}},{"i":725},{"f":{"metadata":2,"spec":729,"status":731}},{"f":{"source":730}},{"f":{"inlineVolumeSpec":398}},{"f":{"attachError":732,"attachmentMetadata":0,"detachError":732}},{},{"f":{"items":734,"metadata":20}},{"i":728},{"f":{"metadata":2,"spec":736,"status":753}},{"f":{"conversion":737,"names":741,"versions":752}},{"f":{"webhook":738}},{"f":{"clientConfig":739}},{"f":{"service":740}},{},{},{"f":{"additionalPrinterColumns":744,"schema":745,"subresources":750}},{},{"i":743},{"f":{"openAPIV3Schema":746}},{"f":{"allOf":747,"anyOf":747,"definitions":748,"dependencies":0,"externalDocs":749,"not":746,"oneOf":747,"patternProperties":748,"properties":748}},{"i":746},{"x":746},{},{"f":{"scale":751,"status":0}},{},{"i":742},{"f":{"acceptedNames":741,"conditions":755}},{},{"i":754},{"f":{"items":757,"metadata":20}},{"i":735},{"f":{"metadata":2,"spec":759,"status":775}},{"f":{"additionalPrinterColumns":761,"conversion":762,"names":765,"subresources":766,"validation":768,"versions":774}},{},{"i":760},{"f":{"webhookClientConfig":763}},{"f":{"service":764}},{},{},{"f":{"scale":767,"status":0}},{},{"f":{"openAPIV3Schema":769}},{"f":{"allOf":770,"anyOf":770,"definitions":771,"dependencies":0,"externalDocs":772,"not":769,"oneOf":770,"patternProperties":771,"properties":771}},{"i":769},{"x":769},{},{"f":{"additionalPrinterColumns":761,"schema":768,"subresources":766}},{"i":773},{"f":{"acceptedNames":765,"conditions":777}},{},{"i":776},{"f":{"items":779,"metadata":20}},{"i":758},{"f":{"preferredVersion":781,"serverAddressByClientCIDRs":783,"versions":784}},{},{},{"i":782},{"i":781},{"f":{"groups":786}},{"i":780},{"f":{"resources":789}},{},{"i":788},{"f":{"serverAddressByClientCIDRs":783}},{"f":{"details":792,"metadata":20}},{"f":{"causes":794}},{},{"i":793},{"f":{"object":0}},{"f":{"metadata":2,"spec":797,"status":799}},{"f":{"service":798}},{},{"f":{"conditions":801}},{},{"i":800,"k":["type"]},{"f":{"items":803,"metadata":20}},{"i":796},{"f":{"metadata":2,"spec":805,"status":807}},{"f":{"service":806}},{},{"f":{"conditions":809}},{},{"i":808,"k":["type"]},{"f":{"items":811,"metadata":20}},{"i":804},{}],"namespaced":{"v1 ComponentStatus":false,"v1 ConfigMap":true,"v1 Endpoints":true,"v1 Event":true,"v1 LimitRange":true,"v1 Namespace":false,"v1 PersistentVolumeClaim":true,"v1 Pod":true,"v1 PodAttachOptions":true,"v1 PodExecOptions":true,"v1 PodPortForwardOptions":true,"v1 PodProxyOptions":true,"v1 PodTemplate":true,"v1 ReplicationController":true,"autoscaling/v1 Scale":true,"v1 ResourceQuota":true,"v1 Secret":true,"v1 ServiceAccount":true,"v1 Service":true,"v1 ServiceProxyOptions":true,"v1 Node":false,"v1 NodeProxyOptions":false,"v1 PersistentVolume":false,"admissionregistration.k8s.io/v1 MutatingWebhookConfiguration":false,"admissionregistration.k8s.io/v1 ValidatingWebhookConfiguration":false,"admissionregistration.k8s.io/v1beta1 MutatingWebhookConfiguration":false,"admissionregistration.k8s.io/v1beta1 ValidatingWebhookConfiguration":false,"apiextensions.k8s.io/v1 CustomResourceDefinition":false,"apiextensions.k8s.io/v1beta1 CustomResourceDefinition":false,"apiregistration.k8s.io/v1 APIService":false,"apiregistration.k8s.io/v1beta1 APIService":false,"apps/v1 ControllerRevision":true,"apps/v1 DaemonSet":true,"apps/v1 Deployment":true,"apps/v1 ReplicaSet":true,"apps/v1 StatefulSet":true,"autoscaling/v1 HorizontalPodAutoscaler":true,"autoscaling/v2beta1 HorizontalPodAutoscaler":true,"autoscaling/v2beta2 HorizontalPodAutoscaler":true,"batch/v1 CronJob":true,"batch/v1 Job":true,"batch/v1beta1 CronJob":true,"certificates.k8s.io/v1 CertificateSigningRequest":false,"certificates.k8s.io/v1beta1 CertificateSigningRequest":false,"coordination.k8s.io/v1 Lease":true,"coordination.k8s.io/v1beta1 Lease":true,"discovery.k8s.io/v1 EndpointSlice":true,"discovery.k8s.io/v1beta1 EndpointSlice":true,"events.k8s.io/v1 Event":true,"events.k8s.io/v1beta1 Event":true,"extensions/v1beta1 Ingress":true,"flowcontrol.apiserver.k8s.io/v1beta1 FlowSchema":false,"flowcontrol.apiserver.k8s.io/v1beta1 PriorityLevelConfiguration":false,"networking.k8s.io/v1 IngressClass":false,"networking.k8s.io/v1 Ingress":true,"networking.k8s.io/v1 NetworkPolicy":true,"networking.k8s.io/v1beta1 IngressClass":false,"networking.k8s.io/v1beta1 Ingress":true,"node.k8s.io/v1 RuntimeClass":false,"node.k8s.io/v1beta1 RuntimeClass":false,"policy/v1 PodDisruptionBudget":true,"policy/v1beta1 PodDisruptionBudget":true,"policy/v1beta1 PodSecurityPolicy":false,"rbac.authorization.k8s.io/v1 ClusterRoleBinding":false,"rbac.authorization.k8s.io/v1 ClusterRole":false,"rbac.authorization.k8s.io/v1 RoleBinding":true,"rbac.authorization.k8s.io/v1 Role":true,"rbac.authorization.k8s.io/v1beta1 ClusterRoleBinding":false,"rbac.authorization.k8s.io/v1beta1 ClusterRole":false,"rbac.authorization.k8s.io/v1beta1 RoleBinding":true,"rbac.authorization.k8s.io/v1beta1 Role":true,"scheduling.k8s.io/v1 PriorityClass":false,"scheduling.k8s.io/v1beta1 PriorityClass":false,"storage.k8s.io/v1 CSIDriver":false,"storage.k8s.io/v1 CSINode":false,"storage.k8s.io/v1 StorageClass":false,"storage.k8s.io/v1 VolumeAttachment":false,"storage.k8s.io/v1beta1 CSIDriver":false,"storage.k8s.io/v1beta1 CSINode":false,"storage.k8s.io/v1beta1 CSIStorageCapacity":true,"storage.k8s.io/v1beta1 StorageClass":false,"storage.k8s.io/v1beta1 VolumeAttachment":false}}';

// src/kustomize/schema/state.ts
var builtInVersion = "v1.21.2";
var parsedKubernetes;
function kubernetesSchema() {
  parsedKubernetes ??= JSON.parse(kubernetesSchemaJson);
  return parsedKubernetes;
}
var kustomizationSchema = {
  nodes: [{}, { f: { configMapGenerator: 2, secretGenerator: 2 } }, { i: 0, k: ["name"] }],
  kinds: { "kustomize.config.k8s.io/v1beta1 Kustomization": 1 },
  definitions: {},
  namespaced: {}
};
var SchemaState = class {
  #custom;
  #isSet = false;
  #isReady = false;
  #builtIn = "unasked";
  #layers = [];
  #clusterScoped;
  constructor(clusterScoped = [], custom = "replaces") {
    this.#clusterScoped = new Set(clusterScoped);
    if (custom === "adds") this.#prepare();
  }
  /** Takes the `openapi` field of a kustomization; `document` is the parsed file that its `path` names. */
  configure(openapi, document, isRoot) {
    if (this.#isSet && !isRoot) return;
    const version = openapi?.get("version");
    if (document !== void 0) {
      if (version !== void 0) {
        fail("SCHEMA_INVALID", "builtin version and custom schema provided, cannot use both");
      }
      this.#custom = compileSchema(document);
      this.#isSet = true;
      this.#isReady = false;
      return;
    }
    if (version === void 0 || version === "") return;
    this.#isSet = true;
    if (version !== builtInVersion) {
      fail(
        "SCHEMA_INVALID",
        `the specified OpenAPI version "${version}" is not built in`,
        void 0,
        `Built in: ${builtInVersion}.`
      );
    }
    this.#custom = void 0;
    this.#isReady = false;
  }
  /** How far the built-in schema was needed so far; nothing once a kustomization has named one. */
  get builtInUse() {
    return this.#isSet ? void 0 : this.#builtIn;
  }
  /** Comes to where work that was not done again would have brought it. */
  useBuiltIn(use) {
    if (use === "loaded") this.#prepare();
    else if (this.#builtIn === "unasked") this.#builtIn = use;
  }
  isClusterScoped(apiVersion, kind) {
    const type = `${apiVersion} ${kind}`;
    if (this.#clusterScoped.has(type)) return true;
    const known2 = kubernetesSchema().namespaced[type];
    if (known2 !== void 0) return !known2;
    if (!this.#isReady) {
      if (this.#custom !== void 0) this.#prepare();
      else if (this.#builtIn === "unasked") this.#builtIn = "asked";
    }
    return this.#layers.findLast((layer) => layer.namespaced[type] !== void 0)?.namespaced[type] === false;
  }
  /** The schema of a resource type, if there is one. */
  forType(apiVersion, kind) {
    this.#prepare();
    const type = `${apiVersion} ${kind}`;
    const document = this.#layers.findLast((layer) => layer.kinds[type] !== void 0);
    const node = document?.nodes[document.kinds[type] ?? -1];
    return document === void 0 || node === void 0 ? void 0 : { documents: this.#layers, document, node };
  }
  #prepare() {
    if (this.#isReady) return;
    this.#isReady = true;
    const added = this.#custom === void 0 ? [] : [this.#custom];
    if (this.#custom === void 0 || this.#builtIn === "asked") {
      added.push(kubernetesSchema());
      this.#builtIn = "loaded";
    }
    this.#layers = [...this.#layers, ...added, kustomizationSchema];
  }
};
function schemaAt(documents, document, index) {
  const node = index === void 0 ? void 0 : document.nodes[index];
  if (index === void 0 || node === void 0) return void 0;
  const isAlone2 = document === parsedKubernetes && documents.length === 2;
  const name = isAlone2 ? void 0 : node.r ?? definitionNames(document).get(index);
  if (name === void 0) return { documents, document, node };
  const holder = documents.findLast((each) => Object.hasOwn(each.definitions, name));
  const held = holder?.nodes[holder.definitions[name] ?? -1];
  return holder === void 0 || held === void 0 ? void 0 : { documents, document: holder, node: held };
}
var namesOfDocuments = /* @__PURE__ */ new WeakMap();
function definitionNames(document) {
  const known2 = namesOfDocuments.get(document);
  if (known2 !== void 0) return known2;
  const entries = Object.entries(document.definitions).filter(([, index]) => index !== 0);
  const names = new Map(entries.map(([name, index]) => [index, name]));
  namesOfDocuments.set(document, names);
  return names;
}
function fieldSchema(schema, name) {
  if (schema === void 0) return void 0;
  const { f, x } = schema.node;
  const index = f !== void 0 && Object.hasOwn(f, name) ? f[name] : x;
  return schemaAt(schema.documents, schema.document, index);
}
function elementSchema(schema) {
  return schema === void 0 ? void 0 : schemaAt(schema.documents, schema.document, schema.node.i);
}
function mergeKeys2(schema) {
  return schema?.node.k;
}

// src/kustomize/merge/directives.ts
var directiveKey = "$patch";
function parseDirective(value2) {
  const word2 = textOf(value2);
  if (word2 === "merge" || word2 === "replace" || word2 === "delete") return word2;
  return fail(
    "PATCH_INVALID",
    `unknown patch strategy '${word2}'`,
    void 0,
    "Known are delete, replace and merge."
  );
}
function mapDirective(patch) {
  const found2 = patch.get(directiveKey);
  if (found2 === void 0) return { directive: "merge", rest: patch };
  const rest = copyMap(patch);
  clearKey(rest, directiveKey);
  return { directive: parseDirective(found2), rest };
}
function listDirective(patch) {
  const element = patch.find((each) => each instanceof Map && each.has(directiveKey));
  if (!(element instanceof Map) || element.size > 1) return { directive: "merge", rest: patch };
  const directive2 = parseDirective(element.get(directiveKey) ?? null);
  return { directive: directive2, rest: patch.filter((each) => !isEmptied(each) && !carries(each, directive2)) };
}
function isEmptied(element) {
  return isMissingOrNull(element) || element instanceof Map && element.size === 0;
}
function carries(element, directive2) {
  return element instanceof Map && textOf(element.get(directiveKey)) === directive2;
}

// src/kustomize/merge/tuples.ts
function fieldText(element, key2) {
  if (!(element instanceof Map)) return "";
  const value2 = element.get(key2);
  return isNilOrEmpty(value2) ? "" : textOf(value2);
}
function distinctTuples(elements, keys) {
  const seen = /* @__PURE__ */ new Set();
  const tuples = [];
  for (const element of elements) {
    const tuple = keys[0] === "" ? [textOf(element)] : keys.map((key2) => fieldText(element, key2));
    const joined = tuple.join("\0");
    if (!seen.has(joined)) tuples.push(tuple);
    seen.add(joined);
  }
  return tuples;
}
function unifyTuples(tuples) {
  const unified = [...tuples];
  for (let left = 0; left < unified.length; left++) {
    const tuple = unified[left] ?? [];
    for (let right = 0; right < unified.length; right++) {
      const union = unite(tuple, unified[right] ?? []);
      if (union === void 0) continue;
      unified[left] = union;
      unified[right] = union;
    }
  }
  return unified;
}
function unite(left, right) {
  let agrees = false;
  const union = [];
  for (const [index, value2] of left.entries()) {
    const other = right[index] ?? "";
    if (value2 === other) agrees = true;
    else if (value2 !== "" && other !== "") return void 0;
    union.push(value2 === "" ? other : value2);
  }
  return agrees ? union : void 0;
}
function usedKeys(tuples, keys) {
  const used = keys.filter((_, index) => tuples.some((tuple) => tuple[index] !== ""));
  return used.length === 0 ? keys : used;
}

// src/kustomize/merge/keyed-list.ts
function mergeKeyedList(base, patch, list2, context) {
  const keys = list2.keys.length === 0 ? [""] : list2.keys;
  const untouched2 = patch === void 0 ? mergeUntouched(base, keys, list2, context) : void 0;
  if (untouched2 !== void 0) return untouched2;
  const baseCells = base.map((value2) => ({ value: value2 }));
  const patchCells = patch === base ? baseCells : patch?.map((value2) => ({ value: value2 }));
  const tuples = distinctTuples(
    [...patchCells ?? [], ...baseCells].map((cell) => cell.value),
    keys
  );
  if (tuples.length === 0) return base.filter((each) => !isMissingOrNull(each));
  const merge = {
    list: list2,
    keys,
    used: usedKeys(tuples, keys),
    base: baseCells,
    patch: patchCells,
    context
  };
  const merged2 = mergeTuples(merge, keys.length > 1 ? unifyTuples(tuples) : tuples);
  return appendRest(merge, merged2).map((cell) => cell.value);
}
function mergeUntouched(base, keys, list2, context) {
  const [first = ""] = keys;
  const seen = new Set(base.map((each) => first === "" ? textOf(each) : fieldText(each, first)));
  if (seen.size < base.length || seen.has("")) return void 0;
  if (first === "") return base;
  const schema = elementSchema(list2.schema);
  let result = base;
  for (const [index, element] of base.entries()) {
    const { node } = mergeNodes(element, void 0, schema, context);
    if (!(node instanceof Map)) return void 0;
    if (node === element) continue;
    if (result === base) result = base.slice();
    result[index] = node;
  }
  return result;
}
function mergeTuples(merge, tuples) {
  const used = usedKeys(tuples, merge.keys);
  const schema = elementSchema(merge.list.schema);
  let merged2 = [];
  for (const tuple of tuples) {
    const values = merge.keys.length === used.length ? tuple : tuple.filter((_, at3) => used.includes(merge.keys[at3] ?? ""));
    const cell = mergeElement(merge, used, values, schema);
    if (cell === void 0) merge.base = setElement(merge.base, void 0, used, values);
    else merged2 = setElement(merged2, cell, used, values);
  }
  return merged2;
}
function mergeElement(merge, keys, values, schema) {
  const base = findElement2(merge.base, keys, values);
  const patch = merge.patch === void 0 ? void 0 : findElement2(merge.patch, keys, values);
  const merged2 = mergeNodes(base?.value, patch?.value, schema, merge.context);
  const cell = merged2.from === "base" ? base : patch;
  if (cell === void 0 || isMissingOrNull(merged2.node) || isEmptyMap(merged2.node)) return void 0;
  cell.value = withKeys(merged2.node, keys, values);
  return cell;
}
function isEmptyMap(node) {
  return node instanceof Map && node.size === 0;
}
function withKeys(node, keys, values) {
  if (!(node instanceof Map)) return node;
  const missing2 = keys.flatMap(
    (key2, at3) => node.has(key2) || !values[at3] ? [] : [[key2, plainScalar2(values[at3])]]
  );
  return missing2.length === 0 ? node : new Map([...node, ...missing2]);
}
function findElement2(cells, keys, values) {
  if (keys[0] === "") return cells.find((cell) => textOf(cell.value) === values[0]);
  const known2 = keys.flatMap((key2, at3) => values[at3] ? [[key2, values[at3]]] : []);
  const wanted = known2.length === 0 ? keys.map((key2, at3) => [key2, values[at3] ?? ""]) : known2;
  return cells.find(
    ({ value: value2 }) => value2 instanceof Map && wanted.every(([key2, text3]) => hasText(value2, key2, text3))
  );
}
function hasText(element, key2, text3) {
  const value2 = element.get(key2);
  return value2 !== void 0 && textOf(value2) === text3;
}
function setElement(cells, element, keys, values) {
  const result = [];
  let isFound = false;
  for (const cell of cells) {
    if (isMissingOrNull(cell.value) || isEmptyMap(cell.value)) continue;
    if (!(cell.value instanceof Map) && keys[0] !== "" && (values[0] ?? "") !== "") result.push(cell);
    else if (!matches(cell.value, keys, values)) {
      if (values.length > 0) result.push(cell);
    } else {
      isFound = true;
      if (element !== void 0) result.push(element);
    }
  }
  if (element !== void 0 && !isFound && !isMissingOrNull(element.value)) result.push(element);
  return result;
}
function matches(value2, keys, values) {
  let isMatch = false;
  for (const [at3, key2] of keys.entries()) {
    if (at3 < values.length) isMatch = matchesKey(value2, key2, values[at3] ?? "");
    if (!isMatch) return false;
  }
  return isMatch;
}
function matchesKey(value2, key2, text3) {
  if (key2 === "") return textOf(value2) === text3;
  if (!(value2 instanceof Map))
    return fail("PATCH_FAILED", `wrong node kind: expected a map with '${key2}' in the list`);
  const found2 = value2.get(key2);
  return found2 !== void 0 && (text3 === "" || textOf(found2) === text3);
}
function appendRest(merge, merged2) {
  const { used } = merge;
  let result = [...merged2];
  for (const cell of merge.base) {
    if (used[0] === "") {
      result = setElement(result, cell, used, [textOf(cell.value)]);
      continue;
    }
    const values = [];
    for (const key2 of used) {
      const found2 = keyValue(cell.value, key2);
      if (found2 === void 0) result.push(cell);
      else values.push(textOf(found2));
    }
    if (used.length > 1) result = setElement(result, void 0, used, values);
    result = setElement(result, cell, used, values);
  }
  return result;
}
function keyValue(element, key2) {
  if (isMissingOrNull(element)) return void 0;
  if (element instanceof Map) return element.get(key2);
  return fail("PATCH_FAILED", `wrong node kind: expected a map with '${key2}' in the list`);
}

// src/kustomize/merge/strategic-merge.ts
var cleared = { node: void 0, from: "base" };
var maximumDepth2 = 1e3;
function strategicMerge(base, patch, context) {
  const merged2 = mergeNodes(base, patch, void 0, { ...context, path: [] });
  if (merged2.from === "patch") return base;
  return merged2.node instanceof Map ? merged2.node : /* @__PURE__ */ new Map();
}
function mergeNodes(base, patch, inherited, context) {
  if (context.path.length > maximumDepth2) fail("TOO_DEEP", "the patch is nested too deep");
  const schema = inherited ?? embeddedSchema(base, context.schemas) ?? embeddedSchema(patch, context.schemas);
  switch (commonKind(base, patch, context)) {
    case "map":
    case "null":
      return mergeMaps(base, patch, schema, context);
    case "list": {
      const keys = mergeKeys2(schema);
      if (keys !== void 0) return mergeLists(base, patch, { schema, keys }, context);
      return replaceList(base, patch, schema, context);
    }
    case "scalar":
      return patch === void 0 ? { node: base, from: "base" } : { node: patch, from: "patch" };
  }
}
function embeddedSchema(node, schemas) {
  if (!(node instanceof Map)) return void 0;
  const kind = textOf(node.get("kind"));
  const apiVersion = textOf(node.get("apiVersion"));
  return kind === "" || apiVersion === "" ? void 0 : schemas.forType(apiVersion, kind);
}
function commonKind(base, patch, context) {
  const baseKind = base === void 0 ? "null" : kindOf(base);
  const patchKind = patch === void 0 ? "null" : kindOf(patch);
  if (baseKind === "null") return patchKind;
  if (patchKind !== "null" && patchKind !== baseKind) {
    fail(
      "PATCH_FAILED",
      `wrong node kind at '${context.path.join(".")}': expected a ${baseKind} as in the resource, but the patch has a ${patchKind}`
    );
  }
  return baseKind;
}
function mergeMaps(base, patch, schema, context) {
  if (isMissingOrNull(base)) {
    if (!(patch instanceof Map)) return mergeNothing(base, patch);
    const { directive: directive3, rest: rest2 } = mapDirective(patch);
    if (directive3 === "delete") return cleared;
    return { node: mergeFields(rest2, rest2, schema, context), from: "patch" };
  }
  if (patch === void 0)
    return { node: mergeFields(base, void 0, schema, context), from: "base" };
  if (!(patch instanceof Map)) return cleared;
  const { directive: directive2, rest } = mapDirective(patch);
  if (directive2 === "delete") return cleared;
  if (directive2 === "replace") return { node: mergeFields(rest, rest, schema, context), from: "patch" };
  const own = base === patch ? rest : base;
  return { node: mergeFields(own, rest, schema, context), from: "base" };
}
function mergeNothing(base, patch) {
  if (patch === void 0 && base !== void 0 && textOf(base) !== "")
    return { node: base, from: "base", keeps: true };
  return { node: patch, from: "patch" };
}
function mergeFields(base, patch, schema, context) {
  if (base.has("") || patch?.has("") === true)
    fail("PATCH_FAILED", "wrong node kind: expected ScalarNode but got MappingNode: a key is empty");
  let result = base;
  const set = (key2, value2) => {
    if (result === base) result = copyMap(base);
    if (value2 === void 0) clearKey(result, key2);
    else result.set(key2, value2);
  };
  for (const [key2, value2] of base) {
    const change = patch?.get(key2);
    if (change === void 0 && typeof value2 !== "object") {
      if (settle(value2) !== value2) set(key2, settle(value2));
      continue;
    }
    const merged2 = mergeNodes(value2, change, fieldSchema(schema, key2), below(context, key2));
    const kept = keptNode(merged2);
    const settled2 = merged2.from === "patch" && patch !== base ? restyle(kept, value2) : restyle(kept);
    if (settled2 !== value2) set(key2, settled2);
  }
  if (patch === void 0 || patch === base) return result;
  for (const [key2, change] of patch) {
    if (base.has(key2)) continue;
    const kept = keptNode(mergeNodes(void 0, change, fieldSchema(schema, key2), below(context, key2)));
    if (kept === void 0) continue;
    set(key2, settle(kept));
    if (isAmbiguousIn(key2, "resource")) inheritKey(result, patch, key2);
  }
  return result;
}
function restyle(kept, replaced2) {
  if (kept === void 0) return void 0;
  return replaced2 === void 0 ? settle(kept) : inheritStyle(kept, replaced2);
}
function below(context, key2) {
  return { ...context, path: [...context.path, key2] };
}
function keptNode(merged2) {
  if (merged2.node === void 0) return void 0;
  return isMissingOrNull(merged2.node) && merged2.keeps !== true ? void 0 : merged2.node;
}
function mergeLists(base, patch, list2, context) {
  if (isMissingOrNull(base)) {
    const elements = patch;
    return { node: mergeKeyedList(elements, elements, list2, context), from: "patch" };
  }
  if (patch === void 0)
    return { node: mergeKeyedList(base, void 0, list2, context), from: "base" };
  if (!Array.isArray(patch)) return cleared;
  const { directive: directive2, rest } = listDirective(patch);
  if (directive2 === "delete") return cleared;
  if (directive2 === "replace") return { node: mergeKeyedList(rest, rest, list2, context), from: "patch" };
  const own = base === patch ? rest : base;
  return { node: mergeKeyedList(own, rest, list2, context), from: "base" };
}
function replaceList(base, patch, schema, context) {
  if (patch === void 0) return { node: base, from: "base" };
  if (schema === void 0 && hasNamedElements(base) && hasNamedElements(patch))
    context.onReplacedList(context.path);
  return { node: patch, from: "patch" };
}
function hasNamedElements(list2) {
  return Array.isArray(list2) && list2.length > 0 && list2.every((each) => each instanceof Map && each.has("name"));
}

// src/kustomize/transformers/apply-patch.ts
function inPatch(site, patch) {
  return () => (patch.source?.file === site.file ? void 0 : placeOf(patch)) ?? findPlace(site.place);
}
function placeInPatches({ file }, patches2) {
  const elsewhere2 = patches2.filter(({ source }) => source !== void 0 && source.file !== file);
  return (steps) => {
    const [patch] = elsewhere2.toSorted(
      (left, right) => pathIn(right.root, steps).length - pathIn(left.root, steps).length
    );
    return patch === void 0 ? void 0 : () => placeOf(patch, pathIn(patch.root, steps));
  };
}
function findTarget(site, resources, patch) {
  const { id } = patch;
  const found2 = resources.withAnyId(id, id.effectiveNamespace);
  const [only, second] = found2;
  if (only !== void 0 && second === void 0) return only;
  const place2 = inPatch(site, patch);
  if (second !== void 0) {
    return fail(
      "RESOURCE_AMBIGUOUS",
      `multiple matches for Id ${formatId(id)}; failed to find unique target for patch ${formatId(id)}`,
      place2
    );
  }
  const advice = namesakes(resources, patch);
  return fail(
    "PATCH_TARGET",
    `no resource matches strategic merge patch "${formatId(id)}": no matches for Id ${formatId(id)}; failed to find unique target for patch`,
    place2,
    advice
  );
}
function namesakes(resources, patch) {
  const others = resources.withAnyName(patch.id.name).map((each) => formatId(each.id));
  if (others.length > 0)
    return `Of that name there is ${others.slice(0, 3).join(", ")}: compare apiVersion, kind and namespace.`;
  const kin = resources.all.filter((each) => each.id.kind === patch.id.kind).map((each) => each.id.name);
  return kin.length === 0 ? void 0 : `Of that kind there are: ${kin.slice(0, 5).join(", ")}.`;
}
function mergeInto(site, resources, resource, patch) {
  const { memory } = patch;
  if (memory.allowNameChange || memory.allowKindChange) rememberName(resource);
  const { name, namespace: namespace2, kind } = resource.id;
  const before = resource.root;
  const merged2 = placed(
    inPatch(site, patch),
    () => strategicMerge(before, patch.root, {
      schemas: site.build.schemas,
      onReplacedList: (path) => note(
        site,
        "LIST_REPLACED",
        `${formatId(resource.id)}: no schema says how to merge the list '${path.join(".")}', so the patch replaces it`
      )
    })
  );
  resource.refusals = [...resource.refusals, ...patch.refusals.filter(({ code }) => treeFlaws.has(code))];
  if (dropsAnnotations(patch.root)) forget(resource);
  resource.shared = keepShared(resource.shared, patch.root);
  if (merged2.size === 0) {
    resources.update(resource, merged2);
    return;
  }
  const kept = memory.allowKindChange ? merged2 : withField(merged2, "kind", before.get("kind") ?? kind);
  const named2 = memory.allowNameChange ? kept : withMetaText(kept, "name", name);
  resources.update(resource, withMetaText(named2, "namespace", namespace2));
}
function forTarget(patch, resource) {
  const labeled = withMetaTexts(patch.root, "labels", metaTexts(patch.root, "labels"));
  const annotated = withMetaTexts(labeled, "annotations", metaTexts(patch.root, "annotations"));
  const root = copyMap(annotated).set("apiVersion", apiVersionOf(resource.id));
  return new Resource(root, patch.scopes, patch.memory, patch.source);
}
function dropsAnnotations(patch) {
  const metadata = patch.get("metadata");
  if (patch.get("$patch") === "replace") return false;
  if (metadata === null) return true;
  if (!(metadata instanceof Map)) return false;
  if (metadata.get("$patch") === "replace" || metadata.get("annotations") === null) return true;
  const directive2 = mapAt(metadata, "annotations")?.get("$patch");
  return directive2 === "replace" || directive2 === "delete";
}
function forget(resource) {
  forgetOrigin(resource);
  const { memory } = resource;
  resource.memory = {
    ...memory,
    previous: [],
    prefixes: [],
    suffixes: [],
    behavior: "unspecified",
    needsHash: false
  };
}
function patchWithOperations(site, resources, resource, operations) {
  refuseUnprintable(resource);
  const before = hasMemory(resource) ? withMemory(resource) : resource.root;
  const patched = placed(site.place, () => applyJsonPatch(before, operations));
  const texts4 = new Map(metaTexts(patched, "annotations"));
  if (resource.origin !== void 0 && !texts4.has(originAnnotation)) forgetOrigin(resource);
  const own = [...texts4].filter(([key2]) => !isInternal(key2));
  resource.shared = [];
  resource.inFlow = false;
  resources.update(resource, withMetaTexts(patched, "annotations", new Map(own)));
}
function forgetOrigin(resource) {
  resource.origin = void 0;
  resource.transformations = [];
}
function hasMemory({ memory, origin }) {
  return memory.previous.length > 0 || memory.behavior !== "unspecified" || memory.needsHash || origin !== void 0;
}

// src/kustomize/transformers/deprecated-patches.ts
function strategicMergeTransformer(site, paths, inline = "") {
  if (paths.length === 0 && inline === "")
    fail("PATCH_INVALID", "empty file path and empty patch content", site.place);
  const patches2 = paths.flatMap((path) => loadPatch(site, path));
  const inLine = inline === "" ? [] : loadResources(site.build, inline, site.file);
  const all = [...patches2, ...inLine];
  if (all.length === 0)
    fail("PATCH_INVALID", `patch appears to be empty; files=[${paths.join(" ")}]`, site.place);
  return {
    kind: "PatchStrategicMergeTransformer",
    place: site.place,
    placeOfField: placeInPatches(site, all),
    apply(resources) {
      for (const patch of all) {
        const target = findTarget(site, resources, patch);
        mergeInto(site, resources, target, forTarget(patch, target));
        resources.filter((resource) => resource.root.size > 0);
      }
    }
  };
}
function loadPatch(site, path) {
  try {
    return loadResources(site.build, path, site.file);
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
  }
  const { name, text: text3 } = readText(site, path);
  return loadResources(site.build, text3, name);
}
function json6902Transformer(site, { target, path = "", patch = "" }) {
  if (target === void 0 || (target.name ?? "") === "")
    fail("PATCH_INVALID", "must specify the target name", site.place);
  if (path === "" && patch === "") fail("PATCH_INVALID", "empty file path and empty jsonOp", site.place);
  if (path !== "" && patch !== "")
    fail("PATCH_INVALID", "must specify a file path or jsonOp, not both", site.place);
  const { name, text: text3 } = path === "" ? { name: site.file, text: patch } : readText(site, path);
  if (text3 === "") fail("PATCH_INVALID", `patch file '${path}' empty seems to be empty`, site.place);
  const operations = placed(site.place, () => parseJsonPatch(text3, name));
  if (operations === void 0) fail("PATCH_INVALID", "a JSON patch is a list of operations", site.place);
  if (operations.length === 0) fail("PATCH_INVALID", `patch appears to be empty; file=${path}`, site.place);
  return {
    kind: "PatchJson6902Transformer",
    place: site.place,
    apply(resources) {
      const isSelected = placed(site.place, () => compileSelector(target));
      const selected = resources.all.filter(isSelected);
      if (selected.length === 0)
        note(site, "PATCH_MATCHES_NOTHING", `no resource matches the target name=${target.name ?? ""}`);
      for (const resource of selected) patchWithOperations(site, resources, resource, operations);
    }
  };
}

// src/kustomize/transformers/images.ts
var listNames = ["containers", "initContainers"];
var definitionKind = "CustomResourceDefinition";
function imagesTransformer(site, image, specs3) {
  const change = imageChange(image, site.build.dialect);
  return {
    kind: "ImageTagTransformer",
    place: site.place,
    apply(resources) {
      for (const resource of resources.all) {
        if (resource.id.kind !== definitionKind) changeResource(resources, resource, specs3, change);
      }
      if (change.isUsed()) return;
      note(site, "IMAGE_MATCHES_NOTHING", `no image named "${image.name ?? ""}" in the resources`);
    }
  };
}
function changeResource(resources, resource, specs3, change) {
  const { root, images: images2 } = placed(
    () => placeOf(resource),
    () => findImages(resource, specs3)
  );
  if (!images2.some(change.matches)) {
    resources.update(resource, root);
    return;
  }
  resources.update(
    resource,
    editImages(root, resource, specs3, (node) => changeScalar(node, change))
  );
}
function editImages(root, resource, specs3, set) {
  let result = changeContainers(root, set);
  for (const spec of specs3) if (matchesGvk(spec, resource.id)) result = editField(result, spec, { set });
  return result;
}
var found = /* @__PURE__ */ new WeakMap();
function findImages(resource, specs3) {
  const known2 = found.get(specs3) ?? /* @__PURE__ */ new WeakMap();
  found.set(specs3, known2);
  const before = known2.get(resource.root);
  if (before !== void 0) return before;
  const images2 = [];
  const root = editImages(resource.root, resource, specs3, (node) => {
    images2.push(imageText(node));
    return node;
  });
  const result = { root, images: images2 };
  known2.set(resource.root, result);
  if (root !== resource.root) known2.set(root, result);
  return result;
}
function imageText(node) {
  const kind = kindOf(node);
  if (kind === "scalar" || kind === "null") return textOf(node);
  return fail("FIELD_PATH", `wrong node kind: expected a scalar for an image but found a ${kind}`);
}
function imageChange(image, dialect) {
  const isNamed2 = imageMatcher(image.name ?? "", dialect);
  let isUsed = false;
  return {
    matches: isNamed2,
    apply(text3) {
      if (!isNamed2(text3)) return void 0;
      isUsed = true;
      return changeImage(text3, image);
    },
    isUsed: () => isUsed
  };
}
var plainName2 = /^[A-Za-z0-9_/:.-]*$/;
var tag2 = "(:[a-zA-Z0-9_.{}-]*)?";
function imageMatcher(name, dialect) {
  if (plainName2.test(name)) {
    const pattern = new RegExp(`^${name.replaceAll(".", "[^\\n]")}${tag2}${dialect.imageDigest}$`, "u");
    return (text3) => pattern.test(text3);
  }
  try {
    return compilePattern(`^${name}${tag2}${dialect.imageDigest}$`);
  } catch (error) {
    if (dialect.malformedImageName === "fails" || !(error instanceof ProblemError)) throw error;
    return () => false;
  }
}
function splitImage(text3) {
  const slash = Math.max(text3.indexOf("/"), 0);
  const at3 = text3.indexOf("@", slash);
  const colon = text3.indexOf(":", slash);
  if (at3 >= 0 && (at3 < colon || colon < 0))
    return { name: text3.slice(0, at3), tag: "", digest: text3.slice(at3 + 1) };
  if (colon < 0) return { name: text3, tag: "", digest: "" };
  if (at3 < 0) return { name: text3.slice(0, colon), tag: text3.slice(colon + 1), digest: "" };
  return { name: text3.slice(0, colon), tag: text3.slice(colon + 1, at3), digest: text3.slice(at3 + 1) };
}
function changeImage(text3, image) {
  const old = splitImage(text3);
  const { tag: tag3, digest } = newVersion(old, image);
  return `${image.newName || old.name}${tag3 === "" ? "" : `:${tag3}`}${digest === "" ? "" : `@${digest}`}`;
}
function newVersion(old, { newTag = "", digest = "", tagSuffix = "" }) {
  if (newTag !== "" || digest !== "") return { tag: newTag, digest };
  return tagSuffix === "" ? old : { tag: old.tag + tagSuffix, digest: "" };
}
function changeScalar(node, change) {
  const text3 = imageText(node);
  const changed2 = change.apply(text3);
  return changed2 === void 0 || changed2 === text3 ? node : replaceText(node, changed2);
}
var holders = /* @__PURE__ */ new WeakMap();
function holdsContainers(node) {
  if (typeof node !== "object" || node === null) return false;
  const known2 = holders.get(node);
  if (known2 !== void 0) return known2;
  let holds3 = false;
  if (Array.isArray(node)) holds3 = node.some(holdsContainers);
  else if (node instanceof Map)
    holds3 = listNames.some((name) => node.has(name)) || [...node.values()].some(holdsContainers);
  holders.set(node, holds3);
  return holds3;
}
function changeContainers(node, set) {
  if (!holdsContainers(node)) return node;
  if (Array.isArray(node)) {
    let result2 = node;
    for (const [index, element] of node.entries()) {
      const changed2 = changeContainers(element, set);
      if (changed2 !== element) result2 = withElement(result2, index, changed2);
    }
    return result2;
  }
  let result = node;
  for (const [key2, value2] of node) {
    const walked = changeContainers(value2, set);
    const changed2 = listNames.includes(key2) && Array.isArray(walked) ? changeImages(walked, set) : walked;
    if (changed2 !== value2) result = withField(result, key2, changed2);
  }
  return result;
}
function changeImages(list2, set) {
  let result = list2;
  for (const [index, container2] of list2.entries()) {
    if (isMissingOrNull(container2)) continue;
    if (!(container2 instanceof Map))
      return fail("FIELD_PATH", "wrong node kind: expected a map in a list of containers");
    const image = container2.get("image");
    if (isMissingOrNull(image)) continue;
    const changed2 = set(image);
    if (changed2 !== image) result = withElement(result, index, withField(container2, "image", changed2));
  }
  return result;
}

// src/kustomize/transformers/labels.ts
var ownLabels = { path: "metadata/labels", create: true };
function labelFields2(label, config) {
  const named2 = mergeSpecs(label.fields ?? [], config.labels, "labels");
  if (label.includeSelectors === true) return mergeSpecs(named2, config.commonLabels, "labels");
  const withTemplates = label.includeTemplates === true ? mergeSpecs(named2, config.templateLabels, "template labels") : named2;
  const withClaims = label.includeVolumeClaimTemplates === true ? mergeSpecs(withTemplates, config.volumeClaimTemplateLabels, "volume claim template labels") : withTemplates;
  return mergeSpecs(withClaims, [ownLabels], "labels");
}
function labelTransformer(site, labels2, specs3) {
  const onCreate = (resource, spec) => {
    if (!isSelector(spec.path)) return;
    const where2 = `${formatId(resource.id)}: ${spec.path}`;
    note(
      site,
      "SELECTOR_CREATED",
      `${where2} did not exist and was created from labels; selectors of live workloads are immutable`
    );
  };
  return textsTransformer("LabelTransformer", site, { texts: settled(labels2), specs: specs3, onCreate });
}
function annotationsTransformer(site, annotations, specs3) {
  return textsTransformer("AnnotationsTransformer", site, {
    texts: settled(annotations),
    specs: specs3,
    onCreate: () => void 0
  });
}
function isSelector(path) {
  return path === "spec/selector" || path === "spec/selector/matchLabels";
}
function settled(texts4) {
  return new Map([...texts4].map(([key2, text3]) => [key2, settle(text3)]));
}
function textsTransformer(kind, site, toWrite) {
  return {
    kind,
    place: site.place,
    apply(resources) {
      if (toWrite.texts.size === 0) return;
      for (const resource of resources.all) writeTexts(resources, resource, toWrite);
    }
  };
}
function writeTexts(resources, resource, { texts: texts4, specs: specs3, onCreate }) {
  const added = /* @__PURE__ */ new Map();
  let { root } = resource;
  for (const spec of specs3) {
    if (!matchesGvk(spec, resource.id)) continue;
    const edit2 = { create: "map", set: (node, path) => withTexts(node, texts4, path, added) };
    const edited = placed(
      () => placeOf(resource),
      () => editField(root, spec, edit2)
    );
    if (edited !== root && spec.create === true && !hasField(root, spec.path)) onCreate(resource, spec);
    root = edited;
  }
  resources.update(resource, root);
  const shared = [...added].map(([key2, paths]) => ({
    value: texts4.get(key2) ?? "",
    paths: paths.sort(comparePaths)
  }));
  resource.shared = [...resource.shared, ...shared.filter(({ paths }) => paths.length > 1)];
}
function hasField(root, path) {
  let node = root;
  for (const name of path.split("/")) {
    if (!(node instanceof Map)) return true;
    node = node.get(name);
    if (isMissingOrNull(node)) return false;
  }
  return true;
}
function comparePaths(left, right) {
  return compareBytes(left.join("\0"), right.join("\0"));
}
function withTexts(node, texts4, path, added) {
  if (isMissingOrNull(node)) return node;
  if (!(node instanceof Map))
    return fail(
      "FIELD_PATH",
      `wrong node kind: expected a map at '${path.join("/")}' for labels or annotations`
    );
  for (const key2 of texts4.keys()) {
    if (node.has(key2)) continue;
    checkKey(key2);
    const paths = added.get(key2) ?? [];
    paths.push([...path, key2]);
    added.set(key2, paths);
  }
  const written = copyMap(node);
  for (const [key2, text3] of texts4) written.set(key2, text3);
  return written;
}

// src/kustomize/transformers/names.ts
var untouched = [
  { kind: "CustomResourceDefinition" },
  { kind: "APIService", group: "apiregistration.k8s.io" },
  { kind: "Namespace" }
];
function prefixTransformer(site, prefix, specs3) {
  return nameTransformer("PrefixTransformer", site, specs3, {
    rename: (name) => prefix + name,
    remember(resource) {
      if (prefix === "") return;
      const { memory } = resource;
      resource.memory = { ...memory, prefixes: [...memory.prefixes, prefix] };
      rememberName(resource);
    }
  });
}
function suffixTransformer(site, suffix, specs3) {
  return nameTransformer("SuffixTransformer", site, specs3, {
    rename: (name) => name + suffix,
    remember(resource) {
      if (suffix === "") return;
      const { memory } = resource;
      resource.memory = { ...memory, suffixes: [...memory.suffixes, suffix] };
      rememberName(resource);
    }
  });
}
function nameTransformer(kind, site, specs3, renaming) {
  return {
    kind,
    place: site.place,
    apply(resources) {
      for (const resource of resources.all) renameResource(resources, resource, specs3, renaming);
    }
  };
}
function renameResource(resources, resource, specs3, { rename, remember: remember2 }) {
  const original = originalId(resource);
  if (untouched.some((type) => isSelectedGvk(original, type))) return;
  for (const spec of specs3) {
    if (!isSelectedGvk(original, spec)) continue;
    if (spec.path === "metadata/name") remember2(resource);
    if (!matchesGvk(spec, resource.id)) continue;
    if (spec.path === "metadata/annotations" && resource.memory !== blank2) refuseAnnotations();
    const set = (node) => renameScalar(node, rename);
    resources.update(resource, editField(resource.root, spec, { create: "scalar", set }));
  }
}
function refuseAnnotations() {
  return fail(
    "FIELD_PATH",
    "considering field 'metadata/annotations': wrong node kind: expected a scalar to rename but found a map"
  );
}
function renameScalar(node, rename) {
  const kind = kindOf(node);
  if (kind === "map" || kind === "list")
    fail("FIELD_PATH", `wrong node kind: expected a scalar to rename but found a ${kind}`);
  return replaceText(node, rename(textOf(node)));
}

// src/kustomize/transformers/namespace.ts
var ownNamespace = { path: "metadata/namespace", create: true };
function namespaceTransformer(site, setting) {
  return {
    kind: "NamespaceTransformer",
    place: site.place,
    apply(resources) {
      if (setting.namespace === "") return;
      for (const resource of resources.all) {
        if (isNilOrEmpty(resource.root)) continue;
        rememberName(resource);
        resources.update(resource, moveResource(resource, setting));
        if (resources.withCurrentKey(resource.id.key).length !== 1) refuseConflict(resource);
      }
    }
  };
}
function refuseConflict(resource) {
  return fail(
    "RESOURCE_DUPLICATE",
    `namespace transformation produces ID conflict: two resources become ${formatId(resource.id)}`,
    placeOf(resource)
  );
}
function moveResource(resource, setting) {
  const { id } = resource;
  const set = (node) => setNamespace(node, setting);
  let { root } = resource;
  if (!id.isClusterScoped) root = editField(root, ownNamespace, { create: "scalar", set });
  const isBinding = isRoleBinding(id.kind);
  if (isBinding) root = moveSubjects(root, setting);
  const apiVersion = apiVersionOf(id);
  for (const spec of setting.specs) {
    if (spec.path === "metadata/namespace" || spec.path === "metadata/name" && apiVersion !== "v1") continue;
    if (isBinding && isRoleBinding(spec.kind ?? "") && spec.path === "subjects/namespace") continue;
    if (matchesGvk(spec, id)) root = editField(root, spec, { create: "scalar", set });
  }
  return root;
}
function isRoleBinding(kind) {
  return kind === "RoleBinding" || kind === "ClusterRoleBinding";
}
function setNamespace(node, { namespace: namespace2, unsetOnly }) {
  const kind = kindOf(node);
  if (unsetOnly && kind === "scalar" && textOf(node) !== "") return node;
  if (kind === "map" || kind === "list") {
    fail("FIELD_PATH", `namespace field specs must target scalar nodes, but one is a ${kind}`);
  }
  return namespace2;
}
function moveSubjects(root, setting) {
  const subjects = root.get("subjects");
  if (setting.subjects === "none" || isMissingOrNull(subjects)) return root;
  if (!Array.isArray(subjects)) {
    return fail(
      "FIELD_PATH",
      "setting namespace on (cluster)role binding subjects: wrong node kind: expected a list"
    );
  }
  const [field, wanted] = setting.subjects === "defaultOnly" ? ["name", "default"] : ["kind", "ServiceAccount"];
  const moved = subjects.map((subject) => {
    if (kindOf(subject) === "scalar" || Array.isArray(subject))
      return fail("FIELD_PATH", "wrong node kind: expected a map for a subject of a (cluster)role binding");
    if (!(subject instanceof Map) || textOf(subject.get(field)) !== wanted) return subject;
    return withField(subject, "namespace", setNamespace(subject.get("namespace") ?? "", setting));
  });
  return withField(root, "subjects", moved);
}

// src/kustomize/transformers/patches.ts
function patchTransformer(site, patch) {
  const source = patchText(site, patch);
  const merges = attempt2(() => loadResources(site.build, source.text, source.name));
  if (!(merges instanceof ProblemError)) {
    if (site.build.dialect.emptyPatch === "fails") refuseBoth(site, source);
    return mergeTransformer(site, { ...patch, source, merges: allowChanges(merges, patch) });
  }
  const operations = attempt2(() => readOperations(source));
  if (operations instanceof ProblemError) return refuseUnreadable(site, source, merges, operations);
  return {
    kind: "PatchTransformer",
    place: site.place,
    apply: (resources) => applyOperations(site, resources, { source, operations, target: patch.target })
  };
}
function patchText(site, { path = "", patch = "" }) {
  const text3 = patch.trim();
  if (text3 === "" && path === "") fail("PATCH_INVALID", "must specify one of patch and path", site.place);
  if (text3 !== "" && path !== "")
    fail("PATCH_INVALID", "patch and path can't be set at the same time", site.place);
  if (text3 !== "") return { text: text3, name: site.file, label: "the patch in line" };
  return { ...readText(site, path), label: `[path: "${path}"]` };
}
function attempt2(read) {
  try {
    return read();
  } catch (error) {
    if (error instanceof ProblemError) return error;
    throw error;
  }
}
function readOperations(source) {
  if (source.text === "") fail("PATCH_INVALID", "empty json patch operations");
  return parseJsonPatch(source.text, source.name) ?? fail("PATCH_INVALID", "a JSON patch is a list of operations");
}
function refuseBoth(site, source) {
  const [first] = site.build.cache.resources(source.text, source.name).documents;
  if (first?.value instanceof Map || attempt2(() => readOperations(source)) instanceof ProblemError) return;
  fail("PATCH_INVALID", `illegally qualifies as both an SM and JSON patch: ${source.label}`, site.place);
}
function refuseUnreadable(site, source, merge, json) {
  const reasons = `as a strategic merge: ${merge.problem.message}; as a JSON patch: ${json.problem.message}`;
  const place2 = source.name === site.file ? site.place : merge.problem.place ?? site.place;
  return fail("PATCH_INVALID", `unable to parse SM or JSON patch from ${source.label}: ${reasons}`, place2);
}
function allowChanges(patches2, { options }) {
  const allowNameChange = options?.get("allowNameChange") === true;
  const allowKindChange = options?.get("allowKindChange") === true;
  if (!allowNameChange && !allowKindChange) return patches2;
  for (const patch of patches2) {
    const { memory } = patch;
    patch.setRoot(withMetaTexts(patch.root, "annotations", metaTexts(patch.root, "annotations")));
    patch.memory = {
      ...memory,
      allowNameChange: memory.allowNameChange || allowNameChange,
      allowKindChange: memory.allowKindChange || allowKindChange
    };
  }
  return patches2;
}
function mergeTransformer(site, patch) {
  const { target, merges, source } = patch;
  const apply = (resources) => {
    if (merges.length === 0 && site.build.dialect.emptyPatch === "does nothing") return;
    if (merges.length === 0) applyOperations(site, resources, { source, operations: void 0, target });
    else if (target === void 0) mergeEach(site, resources, merges);
    else mergeSelected(site, resources, { ...patch, target });
  };
  return { kind: "PatchTransformer", place: site.place, apply, placeOfField: placeInPatches(site, merges) };
}
function mergeEach(site, resources, merges) {
  let isDeleted = false;
  for (const merge of merges) {
    if (isDeleted)
      fail(
        "PATCH_FAILED",
        "nil pointer: a patch follows in the same text after one that deletes a resource",
        placeOf(merge),
        "Put it in an entry of its own."
      );
    const resource = findTarget(site, resources, merge);
    mergeInto(site, resources, resource, merge);
    isDeleted = resource.root.size === 0;
  }
}
function mergeSelected(site, resources, patch) {
  const { merges, target, source } = patch;
  const [merge, second] = merges;
  if (second !== void 0 || merge === void 0) {
    fail(
      "PATCH_INVALID",
      `Multiple Strategic-Merge Patches in one \`patches\` entry is not allowed to set \`patches.target\` field: ${source.label}`,
      site.place
    );
  }
  const selected = select(site, resources, target);
  for (const resource of selected) {
    const hasVersion = resource.root.has("apiVersion");
    mergeInto(site, resources, resource, forTarget(merge, resource));
    if (!hasVersion && !isQuoted(merge.root.get("apiVersion") ?? null))
      spellMissingVersion(resources, resource);
  }
  resources.filter((resource) => resource.root.size > 0);
  resources.reset(resources.all);
}
function spellMissingVersion(resources, resource) {
  if (resource.inFlow || resource.root.get("apiVersion") !== "") return;
  resources.update(resource, withField(resource.root, "apiVersion", null));
}
function select(site, resources, target) {
  const isSelected = placed(site.place, () => compileSelector(target));
  const selected = resources.all.filter(isSelected);
  if (selected.length === 0)
    note(site, "PATCH_MATCHES_NOTHING", `no resource matches the target ${describe2(target)}`);
  return selected;
}
function describe2(target) {
  return Object.entries(target).map(([field, value2]) => `${field}=${value2}`).join(", ");
}
function applyOperations(site, resources, { source, operations, target }) {
  if (target === void 0) {
    fail("PATCH_INVALID", `must specify a target for JSON patch ${source.label}`, site.place);
  }
  for (const resource of select(site, resources, target)) {
    rememberName(resource);
    patchWithOperations(site, resources, resource, operations ?? readEmpty(source));
  }
}
function readEmpty(source) {
  const operations = parseJsonPatch(source.text, source.name);
  return operations ?? fail("PATCH_INVALID", "json: cannot unmarshal object into a JSON patch, which is a list");
}

// src/kustomize/transformers/replacement-value.ts
function placeValue(found2, value2, inFlow = false) {
  if (found2 === void 0) return kindOf(value2) === "scalar" ? new Untagged(textOf(value2), inFlow) : value2;
  const kind = kindOf(found2);
  if (kind === "map" || kind === "list") return value2;
  const text3 = textOf(value2);
  if (found2 instanceof Untagged) return new Untagged(text3, inFlow);
  if (isString(found2)) {
    if (!isQuoted(found2)) return unquoted(text3);
    return resolvePlain(text3, "resource").tag === "str" ? new Scalar(text3, text3, true) : text3;
  }
  return retype(found2, text3);
}
function retype(found2, text3) {
  const wanted = resolvePlain(textOf(found2), "resource").tag;
  const { tag: tag3 } = resolvePlain(text3, "resource");
  if (tag3 === wanted || wanted === "float" && tag3 === "int") return plainScalar2(text3);
  return fail(
    "REPLACEMENT_TARGET",
    `cannot decode !!${tag3} \`${text3}\` as a !!${wanted}`,
    void 0,
    "Quote the value in the target, so that it is a string."
  );
}
function placeInYaml(found2, value2) {
  const isKept = found2 !== void 0 && (kindOf(found2) === "map" || kindOf(found2) === "list");
  const gives = found2 === void 0 ? kindOf(value2) === "scalar" : !isKept;
  return gives ? new Untagged(textOf(value2)) : value2;
}

// src/kustomize/transformers/replacements.ts
var defaultPath = "metadata.name";
function replacementsTransformer(site, entries) {
  const replacements3 = entries.flatMap((entry2) => loadEntry(site, entry2));
  return {
    kind: "ReplacementTransformer",
    place: site.place,
    apply(resources) {
      for (const replacement of replacements3) placed(site.place, () => replace(site, resources, replacement));
    }
  };
}
function loadEntry(site, entry2) {
  const path = entry2.path ?? "";
  if (path === "") return [entry2.targets?.length === 0 ? { ...entry2, targets: void 0 } : entry2];
  if (entry2.source !== void 0 || (entry2.targets ?? []).length > 0) {
    fail("REPLACEMENT_INVALID", "cannot specify both path and inline replacement", site.place);
  }
  const { name, text: text3 } = readText(site, path);
  const parsed2 = site.build.cache.config(text3, name);
  const cursor = cursorFor(parsed2, "Replacement", false);
  const { replacement, entries } = decodersFor(site.build.dialect.format);
  if (Array.isArray(parsed2.value)) return entries(parsed2.value, cursor) ?? [];
  if (parsed2.value instanceof Map) return [replacement(parsed2.value, cursor) ?? {}];
  return fail(
    "REPLACEMENT_INVALID",
    `unsupported replacement type encountered within replacement path: ${path}`,
    site.place
  );
}
function replace(site, resources, replacement) {
  if (replacement.targets === void 0 || replacement.source === void 0 && replacement.sourceValue === void 0) {
    fail("REPLACEMENT_INVALID", "replacements must specify a source and at least one target");
  }
  const value2 = sourceValue(resources, replacement);
  for (const target of replacement.targets) {
    const selected = selectTargets(site, resources, target);
    if (selected.length === 0)
      note(
        site,
        "REPLACEMENT_MATCHES_NOTHING",
        `no resource is selected by the target ${describe3(target.select ?? {})}`
      );
    for (const resource of selected) copyValue(site, resources, resource, { value: value2, target });
  }
}
function sourceValue(resources, replacement) {
  const { source } = replacement;
  if (source === void 0) return replacement.sourceValue ?? "";
  if (replacement.sourceValue !== void 0) {
    fail("REPLACEMENT_INVALID", "value and resource selectors are mutually exclusive");
  }
  const [only, second] = namedLike(resources, source).filter(
    (resource) => idsOf(resource).some((id) => isSelectedId(id, source))
  );
  if (only === void 0) return fail("REPLACEMENT_SOURCE", `nothing selected by ${describe3(source)}`);
  if (second !== void 0)
    return fail("REPLACEMENT_SOURCE", `multiple matches for selector ${describe3(source)}`);
  const path = source.fieldPath || defaultPath;
  const steps = splitSmartPath(path);
  const found2 = getField(seesMemory(steps) ? withMemory(only) : only.root, steps);
  if (found2 === void 0 || isNilOrEmpty(found2)) {
    return fail(
      "REPLACEMENT_SOURCE",
      `fieldPath \`${path}\` is missing for replacement source ${describe3(source)}`
    );
  }
  return refine(found2, source.options);
}
function seesMemory([first, second = "annotations", key2 = domain]) {
  return first === "metadata" && second === "annotations" && key2.includes(domain);
}
function idsOf(resource) {
  return [resource.id, ...previousIds(resource)];
}
function isSelectedId(id, selector) {
  if (selector.name && selector.name !== id.name) return false;
  if (selector.namespace && namespaceOf2(selector.namespace) !== namespaceOf2(id.namespace)) return false;
  return isSelectedGvk(id, selector);
}
function namespaceOf2(namespace2) {
  return effectiveNamespace(namespace2, false);
}
function describe3(selector) {
  const parts = Object.entries(selector).filter(([, value2]) => typeof value2 === "string");
  return parts.map(([field, value2]) => `${field}=${value2}`).join(", ") || "an empty selector";
}
function refine(value2, options) {
  const delimiter = options?.delimiter ?? "";
  if (delimiter === "") return value2;
  if (kindOf(value2) !== "scalar")
    fail("REPLACEMENT_SOURCE", "delimiter option can only be used with scalar nodes");
  const index = Number(options?.index ?? 0);
  const parts = textOf(value2).split(delimiter);
  const part2 = parts[index];
  if (part2 !== void 0 && index >= 0) return placeValue(value2, part2);
  return fail(
    "REPLACEMENT_SOURCE",
    `options.index ${index} is out of bounds for value: it has ${parts.length} ${parts.length === 1 ? "part" : "parts"}`
  );
}
function selectTargets(site, resources, target) {
  const { select: select2, reject = [] } = target;
  if (select2 === void 0) return fail("REPLACEMENT_INVALID", "target must specify resources to select");
  const hasTexts = textMatcher(select2);
  const rejections = reject.filter((each) => each.labelSelector || each.annotationSelector).map(textMatcher);
  const matcherOf2 = site.build.dialect.replacementSelectors === "patterns" ? compileIdSelector : equalTo;
  const isSelected = matcherOf2(select2);
  const isRejected = reject.filter(hasId).map(matcherOf2);
  const isByText = site.build.dialect.replacementSelectors === "texts";
  return (isByText ? namedLike(resources, select2) : resources.all).filter((resource) => {
    if (!hasTexts(resource) || rejections.some((isRejectedByText) => isRejectedByText(resource))) return false;
    const ids = idsOf(resource);
    return ids.some(isSelected) && !isRejected.some((matches3) => ids.some(matches3));
  });
}
function namedLike(resources, { name = "" }) {
  return name === "" ? resources.all : resources.withAnyName(name);
}
function equalTo(selector) {
  return (id) => isSelectedId(id, selector);
}
function hasId({ group, version, kind, name, namespace: namespace2 }) {
  return [group, version, kind, name, namespace2].some(Boolean);
}
function textMatcher(selector) {
  const hasLabels = compileLabelSelector(selector.labelSelector ?? "");
  const hasAnnotations = compileLabelSelector(selector.annotationSelector ?? "");
  return ({ root }) => (hasLabels?.(metaTexts(root, "labels")) ?? true) && (hasAnnotations?.(metaTexts(root, "annotations")) ?? true);
}
function copyValue(site, resources, resource, { value: value2, target }) {
  const paths = target.fieldPaths?.length ? target.fieldPaths : [defaultPath];
  const creates = target.options?.create === true;
  for (const path of paths) {
    let count = 0;
    const edits = (options, inYaml) => (found2) => {
      count++;
      return putValue(found2, value2, { ...options, inFlow: resource.inFlow, inYaml });
    };
    const create = creates ? kindOf(value2) : void 0;
    const inTexts = site.build.dialect.delimitsInTexts ? target.options : void 0;
    const search2 = {
      path: splitSmartPath(path),
      create,
      edit: edits(target.options, false),
      editInJson: edits(inTexts, false),
      editInYaml: edits(inTexts, true)
    };
    const changesMemory = seesMemory(search2.path);
    const before = changesMemory ? withMemory(resource) : resource.root;
    const edited = site.build.dialect.editReplaced(before, search2);
    if (count === 0) {
      fail(
        "REPLACEMENT_TARGET",
        `unable to find ${creates ? "or create " : ""}field "${path}" in replacement target`
      );
    }
    if (!(edited instanceof Map)) continue;
    if (changesMemory) replaceMemory(resources, resource, edited);
    else resources.update(resource, edited);
  }
}
function replaceMemory(resources, resource, edited) {
  const { root, memory } = takeMemory(edited);
  resource.memory = memory;
  resources.update(resource, root);
}
function putValue(found2, value2, options) {
  const delimiter = options.delimiter ?? "";
  const place2 = options.inYaml ? placeInYaml : placeValue;
  if (delimiter === "") return place2(found2, value2, options.inFlow);
  if (found2 !== void 0 && kindOf(found2) !== "scalar" && kindOf(found2) !== "null") {
    fail("REPLACEMENT_TARGET", "delimiter option can only be used with scalar nodes");
  }
  const parts = textOf(found2).split(delimiter);
  const index = Number(options.index ?? 0);
  if (index < 0) parts.unshift(textOf(value2));
  else if (index >= parts.length) parts.push(textOf(value2));
  else parts[index] = textOf(value2);
  return place2(found2, parts.join(delimiter), options.inFlow);
}

// src/kustomize/transformers/replicas.ts
function replicasTransformer(site, replica, specs3) {
  const name = replica.name ?? "";
  const count = replica.count ?? 0;
  return {
    kind: "ReplicaCountTransformer",
    place: site.place,
    apply(resources) {
      const named2 = resources.withAnyName(name);
      let isFound = false;
      for (const spec of specs3) {
        for (const resource of named2) {
          if (!hadKind(resource, name, spec)) continue;
          isFound = true;
          if (!matchesGvk(spec, resource.id)) continue;
          const set = (node) => setCount(node, count);
          resources.update(resource, editField(resource.root, spec, { create: "scalar", set }));
        }
      }
      if (!isFound) refuseUnmatched(site, name, specs3);
    }
  };
}
function hadKind(resource, name, spec) {
  return [...previousIds(resource), resource.id].some((id) => id.name === name && isSelectedGvk(id, spec));
}
function setCount(node, count) {
  const kind = kindOf(node);
  if (kind === "map" || kind === "list")
    fail("FIELD_PATH", `wrong node kind: expected a scalar but found a ${kind}`);
  return node === "" ? count : inheritStyle(count, node);
}
function refuseUnmatched(site, name, specs3) {
  const kinds = specs3.map(({ group = "", version = "", kind = "" }) => formatGvk({ group, version, kind })).join(" ");
  return fail(
    "RESOURCE_NOT_FOUND",
    `resource with name ${name} does not match a config with the following GVK [${kinds}]`,
    site.place,
    "Correct the name under `replicas`, or drop the entry."
  );
}

// src/kustomize/pipeline.ts
var pipeline = [
  patchesStrategicMerge,
  patches,
  namespace,
  namePrefix,
  nameSuffix,
  labels,
  commonAnnotations,
  patchesJson6902,
  replicas,
  images,
  replacements
];
function patchesStrategicMerge({ kustomization, siteOf: siteOf3 }) {
  const paths = kustomization.patchesStrategicMerge ?? [];
  return paths.length === 0 ? [] : [strategicMergeTransformer(siteOf3("patchesStrategicMerge"), paths)];
}
function patches({ kustomization, siteOf: siteOf3 }) {
  return (kustomization.patches ?? []).map(
    (patch, index) => patchTransformer(siteOf3("patches", index), patch)
  );
}
function namespace({ kustomization, config, siteOf: siteOf3 }) {
  const name = kustomization.namespace ?? "";
  if (name === "") return [];
  const setting = {
    namespace: name,
    specs: config.namespace,
    unsetOnly: false,
    subjects: "defaultOnly"
  };
  return [namespaceTransformer(siteOf3("namespace"), setting)];
}
function namePrefix({ kustomization, config, siteOf: siteOf3 }) {
  const prefix = kustomization.namePrefix ?? "";
  return prefix === "" ? [] : [prefixTransformer(siteOf3("namePrefix"), prefix, config.namePrefix)];
}
function nameSuffix({ kustomization, config, siteOf: siteOf3 }) {
  const suffix = kustomization.nameSuffix ?? "";
  return suffix === "" ? [] : [suffixTransformer(siteOf3("nameSuffix"), suffix, config.nameSuffix)];
}
function labels({ kustomization, config, siteOf: siteOf3 }) {
  const { labels: entries = [], commonLabels = /* @__PURE__ */ new Map() } = kustomization;
  if (entries.length === 0 && commonLabels.size === 0) return [];
  const each = entries.map(
    (label, index) => labelTransformer(siteOf3("labels", index), label.pairs ?? /* @__PURE__ */ new Map(), labelFields2(label, config))
  );
  return [...each, labelTransformer(siteOf3("commonLabels"), commonLabels, config.commonLabels)];
}
function commonAnnotations({ kustomization, config, siteOf: siteOf3 }) {
  const annotations = kustomization.commonAnnotations ?? /* @__PURE__ */ new Map();
  if (annotations.size === 0) return [];
  return [annotationsTransformer(siteOf3("commonAnnotations"), annotations, config.commonAnnotations)];
}
function patchesJson6902({ kustomization, siteOf: siteOf3 }) {
  return (kustomization.patchesJson6902 ?? []).map(
    (patch, index) => json6902Transformer(siteOf3("patchesJson6902", index), patch)
  );
}
function replicas({ kustomization, config, siteOf: siteOf3 }) {
  return (kustomization.replicas ?? []).map(
    (replica, index) => replicasTransformer(siteOf3("replicas", index), replica, config.replicas)
  );
}
function images({ kustomization, config, siteOf: siteOf3 }) {
  const all = ["images", "imageTags"];
  return all.flatMap(
    (field) => (kustomization[field] ?? []).map(
      (image, index) => imagesTransformer(siteOf3(field, index), image, config.images)
    )
  );
}
function replacements({ kustomization, siteOf: siteOf3 }) {
  const entries = kustomization.replacements ?? [];
  return entries.length === 0 ? [] : [replacementsTransformer(siteOf3("replacements"), entries)];
}
function refuseHelm({ kustomization, siteOf: siteOf3 }) {
  for (const field of ["helmCharts", "helmChartInflationGenerator"]) {
    if ((kustomization[field]?.length ?? 0) === 0) continue;
    fail(
      "HELM_REFUSED",
      `${field} is refused: no helm is run here (Kustomize, too, must specify --enable-helm)`,
      siteOf3(field).place,
      "Render the chart and name the result under `resources`."
    );
  }
}

// src/kustomize/generators/base64.ts
var lineLength = 70;
var chunkLength = 8192;
function wrappedBase64(content) {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  const chunks = [];
  for (let at3 = 0; at3 < bytes.length; at3 += chunkLength) {
    chunks.push(String.fromCharCode(...bytes.subarray(at3, at3 + chunkLength)));
  }
  const encoded = btoa(chunks.join(""));
  if (encoded.length < lineLength) return encoded;
  return encoded.replace(/.{1,70}/g, "$&\n");
}

// src/kustomize/generators/key-values.ts
function loadKeyValues(site, from, kind) {
  const envFiles = [...from.envs ?? [], ...from.env ? [from.env] : []];
  const pairs = [
    ...envFiles.flatMap((path) => envPairs(site, path)),
    ...(from.literals ?? []).map((literal2) => literalPair(site, literal2, kind)),
    ...(from.files ?? []).map((source) => filePair(site, source))
  ];
  const values = /* @__PURE__ */ new Map();
  for (const [key2, value2] of pairs) {
    if (values.has(key2)) {
      fail(
        "GENERATOR_INVALID",
        `configmap ${from.name ?? ""} illegally repeats the key \`${key2}\``,
        site.place
      );
    }
    values.set(key2, value2);
  }
  return values;
}
function literalPair(site, literal2, kind) {
  const equals = literal2.indexOf("=");
  const shown = kind === "Secret" ? "" : ` ${literal2}`;
  if (equals <= 0) fail("GENERATOR_INVALID", `invalid literal source${shown}, expected key=value`, site.place);
  return [literal2.slice(0, equals), withoutQuotes(literal2.slice(equals + 1))];
}
function withoutQuotes(text3) {
  const first = text3.charAt(0);
  const isQuoted2 = text3.length >= 2 && (first === '"' || first === "'") && text3.endsWith(first);
  return isQuoted2 ? text3.slice(1, -1) : text3;
}
function filePair(site, source) {
  const { key: key2, path } = splitFileSource(site, source);
  return [key2, textOrBytes(readFile(site, path).content)];
}
function splitFileSource(site, source) {
  const [first = "", second, ...more] = source.split("=");
  if (second === void 0) return { key: baseName(source), path: source };
  if (more.length > 0)
    fail("GENERATOR_INVALID", `source "${source}" key name or file path contains '='`, site.place);
  if (first === "")
    fail("GENERATOR_INVALID", `missing key name for file path "${second}" in source "${source}"`, site.place);
  if (second === "")
    fail("GENERATOR_INVALID", `missing file path for key name "${first}" in source "${source}"`, site.place);
  return { key: first, path: second };
}
function textOrBytes(content) {
  if (typeof content === "string") return content;
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(content);
  } catch {
    return content;
  }
}
var maximumLine = 65536;
var leadingSpace = /^[\t\n\v\f\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/;
function envPairs(site, path) {
  const { text: text3 } = readText(site, path);
  const pairs = [];
  for (const [index, line] of linesOf2(text3).entries()) {
    if (line.length * 3 >= maximumLine && new TextEncoder().encode(line).length >= maximumLine) break;
    const withoutMark = index === 0 && line.startsWith("\uFEFF") ? line.slice(1) : line;
    const trimmed = withoutMark.replace(/\r$/, "").replace(leadingSpace, "");
    if (trimmed === "" || trimmed.startsWith("#")) continue;
    const equals = trimmed.indexOf("=");
    const key2 = equals < 0 ? trimmed : trimmed.slice(0, equals);
    if (key2 !== "") pairs.push([key2, equals < 0 ? "" : trimmed.slice(equals + 1)]);
  }
  return pairs;
}
function linesOf2(text3) {
  const lines = text3.split("\n");
  if (lines.at(-1) === "") lines.pop();
  return lines;
}

// src/kustomize/generators/generators.ts
function mergeOptions(own, shared) {
  if (shared === void 0) return own;
  return {
    labels: new Map([...shared.labels ?? [], ...own?.labels ?? []]),
    annotations: new Map([...shared.annotations ?? [], ...own?.annotations ?? []]),
    disableNameSuffixHash: own?.disableNameSuffixHash === true || shared.disableNameSuffixHash === true,
    immutable: own?.immutable === true || shared.immutable === true
  };
}
function generateConfigMap(site, from) {
  const data = /* @__PURE__ */ new Map();
  const binaryData = /* @__PURE__ */ new Map();
  const root = baseOf(site, "ConfigMap", from);
  for (const [key2, content] of loadKeyValues(site, from, "ConfigMap")) {
    if (typeof content === "string") data.set(checkKey(key2), styled(content));
    else binaryData.set(checkKey(key2), styled(wrappedBase64(content)));
  }
  if (data.size > 0) root.set("data", data);
  if (binaryData.size > 0) root.set("binaryData", binaryData);
  return generated(site, root, from);
}
function generateSecret(site, from) {
  const root = baseOf(site, "Secret", from).set("type", from.type || "Opaque");
  const values = [...loadKeyValues(site, from, "Secret")];
  root.set("data", new Map(values.map(([key2, content]) => [checkKey(key2), styled(wrappedBase64(content))])));
  return generated(site, root, from);
}
function baseOf(site, kind, { name = "", namespace: namespace2 = "" }) {
  if (name === "") fail("GENERATOR_INVALID", "a configmap must have a name", site.place);
  const metadata = /* @__PURE__ */ new Map([["name", name]]);
  if (namespace2 !== "") metadata.set("namespace", namespace2);
  return /* @__PURE__ */ new Map([
    ["apiVersion", "v1"],
    ["kind", kind],
    ["metadata", metadata]
  ]);
}
function generated(site, root, { options, behavior }) {
  const labels2 = options?.labels ?? /* @__PURE__ */ new Map();
  const annotations = options?.annotations ?? /* @__PURE__ */ new Map();
  const metadata = new Map(mapAt(root, "metadata"));
  if (labels2.size > 0) metadata.set("labels", withCheckedKeys(labels2));
  if (annotations.size > 0) metadata.set("annotations", new Map(annotations));
  root.set("metadata", metadata);
  if (options?.immutable === true) root.set("immutable", true);
  const needsHash = options?.disableNameSuffixHash !== true;
  return new Resource(root, site.build.schemas, { ...blank2, needsHash, behavior: readBehavior(behavior) });
}
function withCheckedKeys(texts4) {
  return new Map([...texts4].map(([key2, value2]) => [checkKey(key2), styled(value2)]));
}
function absorb(site, resources, resource) {
  const { id, memory } = resource;
  const matches3 = resources.withAnyId(id, id.effectiveNamespace);
  const [old, second] = matches3;
  if (second !== void 0) {
    fail(
      "RESOURCE_AMBIGUOUS",
      `found multiple objects that could accept merge of ${formatId(id)}`,
      site.place
    );
  }
  const meets = memory.behavior === "merge" || memory.behavior === "replace";
  if (old === void 0) {
    if (meets)
      fail("RESOURCE_NOT_FOUND", `id ${formatId(id)} does not exist; cannot merge or replace`, site.place);
    if (site.build.tracksOrigins) resource.origins = /* @__PURE__ */ new Map([["", site.place]]);
    resources.append(resource);
    return;
  }
  if (!meets)
    fail("RESOURCE_DUPLICATE", `id ${formatId(id)} exists; behavior must be merge or replace`, site.place);
  const data = memory.behavior === "merge" ? mergeData(site, old, resource) : resource.root;
  const replacement = new Resource(
    withMetadataOf(data, old),
    resource.scopes,
    keptMemory(old, resource),
    old.source
  );
  replacement.variables = old.variables;
  replacement.origin = memory.behavior === "merge" ? old.origin ?? resource.origin : resource.origin;
  replacement.transformations = old.transformations;
  if (site.build.tracksOrigins) {
    replacement.origins = new Map(old.origins);
    noteChanges(replacement.origins, old.root, replacement.root, () => site.place);
  }
  resources.replace(old, replacement);
}
function keptMemory(old, resource) {
  return { ...old.memory, needsHash: old.memory.needsHash && resource.memory.needsHash };
}
function withMetadataOf(root, old) {
  const merged2 = (field) => new Map([...metaTexts(old.root, field), ...metaTexts(root, field)]);
  const labeled = withMetaTexts(root, "labels", merged2("labels"));
  const annotated = withMetaTexts(labeled, "annotations", merged2("annotations"));
  return withMetaText(withMetaText(annotated, "name", old.id.name), "namespace", old.id.namespace);
}
function mergeData(site, old, resource) {
  let { root } = resource;
  for (const field of ["data", "binaryData"]) {
    const before = textsBefore(site, old, field);
    const added = textsAt(root, field);
    for (const [key2, value2] of added) {
      if (before.has(key2) && before.get(key2) !== value2) {
        note(
          site,
          "GENERATOR_KEY_OVERWRITTEN",
          `${formatId(previousIds(old)[0] ?? old.id)}: ${field}.${key2} is overwritten`
        );
      }
    }
    const merged2 = new Map(
      [...before, ...added].map(([key2, value2]) => [checkKey(key2), styled(value2)])
    );
    root = withField(root, field, merged2.size === 0 ? void 0 : merged2);
  }
  return root;
}
function textsBefore(site, old, field) {
  const before = textsAt(old.root, field);
  const isSecret2 = old.id.kind === "Secret" && old.id.group === "" && old.id.version === "v1";
  if (!isSecret2 || field !== "data" || !site.build.dialect.mergesStringData) return before;
  const plain3 = [...textsAt(old.root, "stringData")].map(
    ([key2, value2]) => [key2, wrappedBase64(value2)]
  );
  return new Map([...before, ...plain3]);
}
function textsAt(root, field) {
  return new Map([...mapAt(root, field) ?? []].map(([key2, value2]) => [key2, nullAsEmpty(value2)]));
}
function nullAsEmpty(value2) {
  return isMissingOrNull(value2) ? "" : textOf(value2);
}

// src/kustomize/generators/iam-policy.ts
var decodePolicy = struct({
  cloud: text,
  kubernetesService: struct({ name: text, namespace: text }),
  serviceAccount: struct({ name: text, projectId: text })
});
function generatePolicyAccount(site, policy2) {
  const { cloud = "", kubernetesService = {}, serviceAccount = {} } = policy2;
  if (cloud !== "gke") fail("PLUGIN_INVALID", `cloud provider ${cloud} not supported yet`, site.place);
  const account = `${serviceAccount.name ?? ""}@${serviceAccount.projectId ?? ""}.iam.gserviceaccount.com`;
  const metadata = /* @__PURE__ */ new Map([
    ["annotations", /* @__PURE__ */ new Map([["iam.gke.io/gcp-service-account", account]])],
    ["name", kubernetesService.name ?? ""]
  ]);
  if (kubernetesService.namespace) metadata.set("namespace", kubernetesService.namespace);
  const root = /* @__PURE__ */ new Map([
    ["apiVersion", "v1"],
    ["kind", "ServiceAccount"],
    ["metadata", metadata]
  ]);
  return new Resource(root, site.build.schemas);
}

// src/kustomize/hash.ts
var hashLength = 10;
var replacements2 = { "0": "g", "1": "h", "3": "k", a: "m", e: "t" };
function addHashes(resources) {
  for (const resource of resources.all) {
    if (!resource.memory.needsHash) continue;
    const hash = contentHash(resource);
    rememberName(resource);
    resources.update(resource, withMetaText(resource.root, "name", `${resource.id.name}-${hash}`));
  }
}
function contentHash(resource) {
  const text3 = goJson(hashedContent(resource));
  return sha256(text3).slice(0, hashLength).replace(/[013ae]/g, (digit2) => replacements2[digit2] ?? digit2);
}
function hashedContent(resource) {
  const { root, id } = resource;
  const content = /* @__PURE__ */ new Map([
    ["kind", id.kind],
    // Kustomize looks for a field called `metadata/name`, and there is none.
    ["name", textAt2(root, "metadata/name")],
    ["data", contentAt(root, "data")]
  ]);
  const [optional] = id.kind === "ConfigMap" ? ["binaryData"] : ["stringData"];
  if (id.kind === "Secret") content.set("type", textAt2(root, "type"));
  else if (id.kind !== "ConfigMap") refuseKind(resource);
  const others = contentAt(root, optional ?? "");
  if (isMap(others) || others === null) content.set(optional ?? "", others);
  return content;
}
function refuseKind(resource) {
  return fail(
    "HASH_UNDEFINED",
    `the name of ${formatId(resource.id)} cannot end with a hash: a patch or transformer changed the kind of what a generator made, and only the content of a ConfigMap or Secret has a hash`,
    placeOf(resource),
    "Set options.disableNameSuffixHash: true on the generator, or write the resource as a file."
  );
}
function textAt2(root, field) {
  return textOf(root.get(field));
}
function contentAt(root, field) {
  const value2 = root.get(field);
  if (value2 === void 0) return "";
  if (Array.isArray(value2)) return null;
  return isMap(value2) ? asJson(value2) : textOf(value2);
}

// src/kustomize/plugin-configs.ts
var texts2 = dictionary(text, "");
var specs2 = decodeFieldSpecs;
var decodeName = struct({
  prefix: text,
  suffix: text,
  fieldSpecs: specs2
});
var decodeNamespace = struct({ metadata: decodeMetadata, fieldSpecs: specs2, unsetOnly: flag, setRoleBindingSubjects: text });
var decodeLabels = struct({
  labels: texts2,
  fieldSpecs: specs2
});
var decodeAnnotations = struct({
  annotations: texts2,
  fieldSpecs: specs2
});
var decodeImageTag = struct({
  imageTag: decodeImage,
  fieldSpecs: specs2
});
var decodeReplicaCount = struct({
  replica: decodeReplica,
  fieldSpecs: specs2
});
var decodeMerges = struct({
  paths: list(text, ""),
  patches: text
});
var decodeJsonPatch = struct({
  path: text,
  target: decodeSelector,
  jsonOp: text
});
var decodePatch = struct(patchFields);
var decodeGenerator = struct({
  ...generatorFields,
  type: exact(text),
  metadata: decodeMetadata
});

// src/kustomize/transformers/value-add.ts
var targets = list(
  struct({ selector: decodeSelector, fieldPath: text, filePathPosition: integer }),
  {}
);
var decodeValueAdd = struct({
  value: text,
  targets,
  targetFilePath: text
});
var decodeTargetFile = struct({ targets });
function valueAddTransformer(site, config) {
  const value2 = (config.value ?? "").trim() || baseName(site.folder.path);
  const all = [...config.targets ?? [], ...fileTargets(site, config.targetFilePath ?? "")];
  if (all.length === 0) fail("PLUGIN_INVALID", "must specify at least one target", site.place);
  for (const { fieldPath = "", filePathPosition = 0 } of all) {
    if (fieldPath === "") fail("PLUGIN_INVALID", "fieldPath cannot be empty", site.place);
    if (filePathPosition < 0) {
      fail("PLUGIN_INVALID", `value of FilePathPosition (${filePathPosition}) cannot be negative`, site.place);
    }
  }
  return {
    kind: "ValueAddTransformer",
    place: site.place,
    apply(resources) {
      for (const target of all) addValue(resources, target, value2);
    }
  };
}
function fileTargets(site, path) {
  if (path === "") return [];
  const file = readText(site, path);
  const parsed2 = site.build.cache.config(file.text, file.name);
  return decodeTargetFile(parsed2.value, cursorFor(parsed2, "ValueAddTransformer", false))?.targets ?? [];
}
function addValue(resources, target, value2) {
  const { selector, fieldPath = "", filePathPosition = 0 } = target;
  const isSelected = selector === void 0 ? () => true : compileSelector(selector);
  for (const resource of resources.all.filter(isSelected)) {
    const root = writeValue(resource, splitPath(fieldPath, "/"), {
      value: value2,
      position: Number(filePathPosition)
    });
    resources.update(resource, root);
  }
}
function writeValue(resource, path, addition) {
  if (path.join("/") === "metadata/namespace") {
    return moveResource(resource, {
      namespace: addition.value,
      specs: [],
      unsetOnly: false,
      subjects: "defaultOnly"
    });
  }
  const written = writeAt(resource.root, path, addition);
  return written instanceof Map ? written : resource.root;
}
function writeAt(node, path, addition) {
  const [name, ...rest] = path;
  if (name === void 0) return addTo2(node, addition);
  if (isMissingOrNull(node)) {
    const content = /* @__PURE__ */ new Map([[name, writeAt(void 0, rest, addition)]]);
    return node === void 0 ? content : new LadenNull(textOf(node), content);
  }
  if (!(node instanceof Map)) {
    return fail("FIELD_PATH", `wrong node kind: expected a map with '${name}' but found a ${kindOf(node)}`);
  }
  return withField(node, name, writeAt(node.get(name), rest, addition));
}
function addTo2(node, { value: value2, position }) {
  if (node !== void 0 && (kindOf(node) === "map" || kindOf(node) === "list")) {
    fail("FIELD_PATH", `wrong node kind: expected a scalar but found a ${kindOf(node)}`);
  }
  const text3 = position > 0 ? insertPathPart(textOf(node), position - 1, value2) : value2;
  return replaceText(node ?? "x", text3);
}
function insertPathPart(path, position, part2) {
  if (part2 === "") return path;
  const isAbsolute = path.startsWith("/");
  const parts = path.split("/").filter((each) => each !== "");
  parts.splice(Math.min(Math.max(position, 0), parts.length), 0, part2);
  return `${isAbsolute ? "/" : ""}${parts.join("/")}`;
}

// src/kustomize/plugins.ts
var transformerPlugins = {
  AnnotationsTransformer: (site, read) => {
    const { annotations = /* @__PURE__ */ new Map(), fieldSpecs = [] } = read(decodeAnnotations);
    return [annotationsTransformer(site, annotations, fieldSpecs)];
  },
  HashTransformer: (site) => [{ kind: "HashTransformer", place: site.place, apply: addHashes }],
  ImageTagTransformer: (site, read) => {
    const { imageTag = {}, fieldSpecs = [] } = read(decodeImageTag);
    return [imagesTransformer(site, imageTag, fieldSpecs)];
  },
  LabelTransformer: (site, read) => {
    const { labels: labels2 = /* @__PURE__ */ new Map(), fieldSpecs = [] } = read(decodeLabels);
    return [labelTransformer(site, labels2, fieldSpecs)];
  },
  NamespaceTransformer: (site, read) => [namespacePlugin(site, read(decodeNamespace))],
  PatchJson6902Transformer: (site, read) => {
    const { jsonOp, ...patch } = read(decodeJsonPatch);
    return [json6902Transformer(site, jsonOp === void 0 ? patch : { ...patch, patch: jsonOp })];
  },
  PatchStrategicMergeTransformer: (site, read) => {
    const { paths = [], patches: patches2 } = read(decodeMerges);
    return [strategicMergeTransformer(site, paths, patches2)];
  },
  PatchTransformer: (site, read) => [patchTransformer(site, read(decodePatch))],
  PrefixSuffixTransformer: (site, read) => [...prefixPlugin(site, read), ...suffixPlugin(site, read)],
  PrefixTransformer: (site, read) => prefixPlugin(site, read),
  SuffixTransformer: (site, read) => suffixPlugin(site, read),
  ReplacementTransformer: (site, read) => {
    const { entries } = decodersFor(site.build.dialect.format);
    const { replacements: replacements3 = [] } = read(
      struct({ replacements: entries })
    );
    return [replacementsTransformer(site, replacements3)];
  },
  ReplicaCountTransformer: (site, read) => {
    const { replica = {}, fieldSpecs = [] } = read(decodeReplicaCount);
    return [replicasTransformer(site, replica, fieldSpecs)];
  },
  ValueAddTransformer: (site, read) => [valueAddTransformer(site, read(decodeValueAdd))]
};
var generatorPlugins = {
  ConfigMapGenerator: (site, read) => {
    const from = named(read(decodeGenerator));
    return () => [generateConfigMap(site, from)];
  },
  SecretGenerator: (site, read) => {
    const from = named(read(decodeGenerator));
    return () => [generateSecret(site, from)];
  },
  IAMPolicyGenerator: (site, read) => {
    const policy2 = read(decodePolicy);
    return () => [generatePolicyAccount(site, policy2)];
  }
};
function prefixPlugin(site, read) {
  const { prefix = "", fieldSpecs } = read(decodeName);
  if (fieldSpecs === void 0) fail("PLUGIN_INVALID", "fieldSpecs is not expected to be nil", site.place);
  return [prefixTransformer(site, prefix, fieldSpecs)];
}
function suffixPlugin(site, read) {
  const { suffix = "", fieldSpecs } = read(decodeName);
  if (fieldSpecs === void 0) fail("PLUGIN_INVALID", "fieldSpecs is not expected to be nil", site.place);
  return [suffixTransformer(site, suffix, fieldSpecs)];
}
function namespacePlugin(site, read) {
  return namespaceTransformer(site, {
    namespace: read.metadata?.namespace ?? "",
    specs: read.fieldSpecs ?? [],
    unsetOnly: read.unsetOnly === true,
    subjects: subjectMode(site, read.setRoleBindingSubjects ?? "")
  });
}
function subjectMode(site, word2) {
  if (word2 === "" || word2 === "defaultOnly") return "defaultOnly";
  if (word2 === "none" || word2 === "allServiceAccounts") return word2;
  return fail(
    "PLUGIN_INVALID",
    `invalid value "${word2}" for setRoleBindingSubjects: must be one of "defaultOnly", "none" or "allServiceAccounts"`,
    site.place
  );
}
function named(read) {
  const { metadata, ...from } = read;
  return {
    ...from,
    name: from.name || (metadata?.name ?? ""),
    namespace: from.namespace || (metadata?.namespace ?? "")
  };
}
function loadTransformers(site, resource) {
  const { kind } = checkBuiltIn(site, resource).id;
  const plugin = Object.hasOwn(transformerPlugins, kind) ? transformerPlugins[kind] : void 0;
  const at3 = siteOf(site, resource);
  if (plugin !== void 0)
    return plugin(at3, (decoder) => decoder(resource.root, cursorOf(resource, kind)) ?? {});
  if (Object.hasOwn(generatorPlugins, kind))
    fail("PLUGIN_INVALID", `plugin ${formatId(resource.id)} not a transformer`, at3.place);
  return refuseUnknown2(at3, resource, Object.keys(transformerPlugins));
}
function loadGenerator(site, resource) {
  const { kind } = checkBuiltIn(site, resource).id;
  const plugin = Object.hasOwn(generatorPlugins, kind) ? generatorPlugins[kind] : void 0;
  const at3 = siteOf(site, resource);
  if (plugin !== void 0)
    return plugin(at3, (decoder) => decoder(resource.root, cursorOf(resource, kind)) ?? {});
  if (Object.hasOwn(transformerPlugins, kind)) {
    fail(
      "PLUGIN_INVALID",
      `failed to load generator: plugin ${formatId(resource.id)} not a generator`,
      at3.place
    );
  }
  return refuseUnknown2(at3, resource, Object.keys(generatorPlugins));
}
function siteOf(site, resource) {
  return {
    ...site,
    file: resource.source?.file ?? site.file,
    place: () => placeOf(resource) ?? findPlace(site.place)
  };
}
function cursorOf(resource, name) {
  return { path: [], name, strict: false, coerce: true, placeOf: (path) => placeOf(resource, path) };
}
function checkBuiltIn(site, resource) {
  const { group, version, kind } = resource.id;
  if (group !== "" || version !== "builtin") {
    fail(
      "PLUGIN_REFUSED",
      `external plugins disabled; unable to load external plugin '${kind}'`,
      siteOf(site, resource).place,
      "Functions, executables and Go plugins are never run here; `apiVersion: builtin` plugins are."
    );
  }
  return resource;
}
function refuseUnknown2(site, resource, known2) {
  if (resource.id.kind === "HelmChartInflationGenerator") {
    fail("HELM_REFUSED", "HelmChartInflationGenerator is refused: no helm is run here", site.place);
  }
  return fail(
    "PLUGIN_INVALID",
    `unable to load builtin ${formatId(resource.id)}`,
    site.place,
    `Built in are ${known2.join(", ")}.`
  );
}

// src/kustomize/decode-kustomization.ts
function decodeKustomization(parsed2, format) {
  const cursor = cursorFor(parsed2, "Kustomization", true);
  const read = decodersFor(format).kustomization(parsed2.value, cursor) ?? {};
  if (isEmpty(read))
    fail(
      "KUSTOMIZATION_EMPTY",
      "kustomization.yaml is empty",
      () => parsed2.positions.key([]),
      "Name at least one file under `resources`."
    );
  const kind = read.kind || "Kustomization";
  enforceKind(
    kind,
    read.apiVersion ?? "",
    () => parsed2.positions.value(["kind"]),
    () => parsed2.positions.value(["apiVersion"])
  );
  return { ...read, kind };
}
function isEmpty(kustomization) {
  const { kind: _kind, apiVersion: _version, ...fields } = kustomization;
  const listsMovedAway = ["bases", "imageTags", "helmChartInflationGenerator"];
  return Object.entries(fields).every(
    ([name, value2]) => value2 === "" || listsMovedAway.includes(name) && Array.isArray(value2) && value2.length === 0
  );
}
function enforceKind(kind, apiVersion, kindPlace, versionPlace) {
  if (kind !== "Kustomization" && kind !== "Component") {
    fail("KUSTOMIZATION_INVALID", `kind should be Kustomization or Component, not "${kind}"`, kindPlace);
  }
  const required = kind === "Component" ? "kustomize.config.k8s.io/v1alpha1" : "kustomize.config.k8s.io/v1beta1";
  if (apiVersion !== "" && apiVersion !== required) {
    fail("KUSTOMIZATION_INVALID", `apiVersion for ${kind} should be ${required}`, versionPlace);
  }
}
var deprecations = [
  { field: "bases", instead: "resources" },
  { field: "commonLabels", instead: "labels" },
  { field: "imageTags", instead: "images" },
  { field: "patchesJson6902", instead: "patches" },
  { field: "patchesStrategicMerge", instead: "patches" },
  { field: "vars", instead: "replacements", experimental: true }
];
function deprecationWarnings(kustomization) {
  return deprecations.filter(({ field }) => kustomization[field] !== void 0).map(
    ({ field, instead, experimental }) => `# Warning: '${field}' is deprecated. Please use '${instead}' instead. ${experimental === true ? "[EXPERIMENTAL] " : ""}Run 'kustomize edit fix' to update your Kustomization automatically.`
  );
}

// src/kustomize/read-kustomization.ts
var kustomizationNames = ["kustomization.yaml", "kustomization.yml", "Kustomization"];
function readKustomization(build2, folder) {
  const found2 = kustomizationNames.flatMap((fileName) => {
    const path = findFile(build2, folder, fileName);
    return path === void 0 ? [] : [{ fileName, path }];
  });
  const [only, second] = found2;
  const shown = displayPath(build2.loader, folder.path);
  if (only === void 0) {
    const names = "'kustomization.yaml', 'kustomization.yml' or 'Kustomization'";
    return fail("KUSTOMIZATION_NOT_FOUND", `unable to find one of ${names} in directory '${shown}'`);
  }
  if (second !== void 0)
    return fail("KUSTOMIZATION_AMBIGUOUS", `Found multiple kustomization files under: ${shown}`);
  const { name, content } = readAt(build2, only.path);
  const parsed2 = build2.cache.config(textIn(content, name), name);
  const kustomization = decodeKustomization(parsed2, build2.dialect.format);
  build2.warnings.push(...deprecationWarnings(kustomization));
  return { kustomization, parsed: parsed2, fileName: only.fileName, file: name };
}
function findFile({ loader }, folder, name) {
  const found2 = loader.files.resolve(joinPath(folder.path, name));
  if (found2?.kind !== "file") return void 0;
  return loader.rootOnly && !isWithin(found2.path, folder.path) ? void 0 : found2.path;
}

// src/kustomize/target.ts
function loadTarget(build2, folder, originPath) {
  return { build: build2, folder, originPath, ...readKustomization(build2, folder) };
}
function configureSchema(target, isRoot) {
  const { openapi } = target.kustomization;
  const path = openapi?.get("path");
  const site = siteOf2(target, "openapi");
  const document = path === void 0 ? void 0 : readSchema(site, path);
  placed(site.place, () => target.build.schemas.configure(openapi, document, isRoot));
}
function readSchema(site, path) {
  const { name, text: text3 } = readText(site, path);
  return site.build.cache.config(text3, name).value;
}
function siteOf2(target, ...path) {
  const { build: build2, folder, parsed: parsed2 } = target;
  return { build: build2, folder, file: target.file, place: () => parsed2.positions.value(path) };
}
function originOf(target, kind) {
  return target.originPath === void 0 ? void 0 : builtInOrigin(appendOrigin(target.originPath, target.fileName), kind);
}

// src/kustomize/run-generators.ts
function runGenerators(target, into, plugins) {
  const { kustomization } = target;
  const shared = kustomization.generatorOptions;
  const run = (field, kind, make) => {
    for (const [index, from] of (kustomization[field] ?? []).entries()) {
      const site = siteOf2(target, field, index);
      const options = mergeOptions(from.options, shared);
      const resource = make(site, options === void 0 ? from : { ...from, options });
      take(target, into, site, resource, originOf(target, kind));
    }
  };
  run("configMapGenerator", "ConfigMapGenerator", generateConfigMap);
  run("secretGenerator", "SecretGenerator", generateSecret);
  const generators2 = plugins.map((plugin) => ({
    plugin,
    generate: loadGenerator(siteOf2(target, "generators"), plugin)
  }));
  for (const { plugin, generate } of generators2) {
    const origin = plugin.origin === void 0 ? void 0 : pluginOrigin(plugin.origin.path ?? "", plugin);
    for (const resource of generate()) take(target, into, siteOf2(target, "generators"), resource, origin);
  }
}
function take(target, into, site, resource, origin) {
  if (target.originPath !== void 0 && origin !== void 0) resource.origin ??= origin;
  absorb(site, into.resources, resource);
}

// src/kustomize/run-transformers.ts
function runTransformers(target, accumulator, pluginResources) {
  const { kustomization } = target;
  const stage = {
    kustomization,
    config: accumulator.config,
    siteOf: (...path) => siteOf2(target, ...path)
  };
  const builtIn = pipeline.flatMap((step3) => step3(stage)).map((transformer) => ({
    transformer,
    origin: originOf(target, transformer.kind)
  }));
  const plugins = pluginResources.flatMap((plugin) => {
    const origin = plugin.origin === void 0 ? void 0 : pluginOrigin(plugin.origin.path ?? "", plugin);
    const transformers = loadTransformers(siteOf2(target, "transformers"), plugin);
    return transformers.map((transformer, index) => ({
      transformer,
      origin: index === transformers.length - 1 ? origin : void 0
    }));
  });
  for (const { transformer, origin } of [...builtIn, ...plugins])
    runTransformer(target.build, accumulator, transformer, origin);
}
function runTransformer(build2, { resources }, transformer, origin) {
  const before = build2.tracksOrigins ? new Map(resources.all.map((each) => [each, each.root])) : void 0;
  placed(transformer.place, () => transformer.apply(resources));
  if (before !== void 0) noteOrigins(resources.all, before, transformer);
  if (origin !== void 0) for (const resource of resources.all) addTransformation(resource, origin);
  resources.filter((resource) => resource.root.size > 0);
}
function noteOrigins(resources, before, { place: place2, placeOfField }) {
  for (const resource of resources) {
    const old = before.get(resource);
    if (old === void 0 || old === resource.root) continue;
    resource.origins ??= /* @__PURE__ */ new Map();
    noteChanges(resource.origins, old, resource.root, (steps) => placeOfField?.(steps) ?? place2);
  }
}
function addTransformation(resource, origin) {
  resource.shared = resource.shared.map(({ value: value2, paths }) => ({
    value: value2,
    paths: paths.filter((path) => path[0] !== "metadata" || path[1] !== "annotations")
  }));
  if (resource.origin === void 0) resource.origin = origin;
  else resource.transformations = [...resource.transformations, origin];
}
function runValidators(target, { resources }, pluginResources) {
  const site = siteOf2(target, "validators");
  const validators = pluginResources.flatMap((plugin) => loadTransformers(site, plugin));
  for (const validator of validators) {
    const roots = resources.all.map((resource) => [resource, resource.root]);
    for (const resource of resources.all) resources.update(resource, withIdentities(resource.root));
    const before = new Map(resources.all.map((resource) => [resource, resource.root]));
    placed(validator.place, () => validator.apply(resources));
    const isChanged = resources.size !== before.size || resources.all.some((each) => before.get(each) !== each.root);
    if (isChanged)
      fail(
        "VALIDATOR_CHANGED",
        `validator shouldn't modify the resource map, but ${validator.kind} does`,
        validator.place
      );
    for (const [resource, root] of roots) resources.update(resource, root);
  }
}
function withIdentities(node) {
  if (node instanceof Map) return new Map([...node].map(([key2, value2]) => [key2, withIdentities(value2)]));
  if (Array.isArray(node)) return node.map(withIdentities);
  return node instanceof Scalar ? node : new Scalar(node, textOf(node), isQuoted(node));
}

// src/kustomize/accumulate.ts
function accumulate(target, into = emptyAccumulator()) {
  const { kustomization } = target;
  const site = (...path) => siteOf2(target, ...path);
  refuseHelm({ kustomization, siteOf: site });
  accumulateFields(target, into, ["resources", "bases"]);
  const configurations = loadConfigurations(
    (index) => site("configurations", index),
    kustomization.configurations ?? [],
    target.build.dialect.config
  );
  into.config = mergeConfigs(into.config, configurations);
  into.config = mergeConfigs(
    into.config,
    loadCrds((index) => site("crds", index), kustomization.crds ?? [])
  );
  runGenerators(target, into, loadPlugins(target, "generators"));
  let accumulator = into;
  for (const [index, path] of (kustomization.components ?? []).entries()) {
    accumulator = accumulateComponent(target, accumulator, path, site("components", index).place);
  }
  runTransformers(target, accumulator, loadPlugins(target, "transformers"));
  runValidators(target, accumulator, loadPlugins(target, "validators"));
  placed(
    site("vars").place,
    () => bindVariables(accumulator.resources, kustomization.vars ?? [], accumulator.variables)
  );
  return accumulator;
}
function accumulateFields(target, into, fields) {
  for (const field of fields) {
    for (const [index, path] of (target.kustomization[field] ?? []).entries()) {
      accumulateEntry(target, into, path, siteOf2(target, field, index).place);
    }
  }
}
function accumulateEntry(target, into, path, place2) {
  const { build: build2, folder } = target;
  const entry2 = openEntry(build2.loader, folder, path, place2);
  if (entry2.kind === "file") into.resources.appendAll(loadFile(target, entry2.path, path));
  else mergeAccumulator(into, accumulateBase(target, entry2.folder, path, place2));
}
function loadFile(target, file, path) {
  const { name, content } = readAt(target.build, file);
  const resources = loadResources(target.build, textIn(content, name), name);
  if (target.originPath !== void 0) {
    for (const resource of resources) resource.origin = { path: appendOrigin(target.originPath, path) };
  }
  return resources;
}
function accumulateBase(target, folder, path, place2) {
  const originPath = originBelow(target, path);
  return accumulateOnce({ build: target.build, folder, originPath }, (build2) => {
    return accumulate(openBelow({ build: build2, folder, originPath }, "resource", place2));
  });
}
function openBelow({ build: build2, folder, originPath }, named2, place2) {
  const target = placed(place2, () => loadTarget(build2, folder, originPath));
  configureSchema(target, false);
  checkKind(target, named2 === "component", place2);
  return target;
}
function originBelow({ originPath }, path) {
  return originPath === void 0 ? void 0 : appendOrigin(originPath, path);
}
function checkKind(sub, isComponent, place2) {
  const { kind } = sub.kustomization;
  const path = displayPath(sub.build.loader, sub.folder.path);
  if (isComponent && kind !== "Component") {
    fail(
      "COMPONENT_INVALID",
      `expected kind 'Component' for path '${path}' but got '${kind}'`,
      place2,
      "Name it under `resources` instead."
    );
  }
  if (!isComponent && kind === "Component") {
    fail(
      "COMPONENT_INVALID",
      `expected kind != 'Component' for path '${path}'`,
      place2,
      "Name it under `components` instead."
    );
  }
}
function accumulateComponent(target, accumulator, path, place2) {
  const folder = openFolder(target.build.loader, target.folder, path, place2);
  const below4 = { build: target.build, folder, originPath: originBelow(target, path) };
  const component = openBelow(below4, "component", place2);
  const merged2 = emptyAccumulator();
  mergeAccumulator(merged2, accumulate(component, accumulator));
  return merged2;
}
function loadPlugins(target, field) {
  const plugins = emptyAccumulator();
  const paths = [];
  for (const [index, entry2] of (target.kustomization[field] ?? []).entries()) {
    const { place: place2 } = siteOf2(target, field, index);
    const inline = loadInline(target, entry2);
    if (inline === void 0) paths.push([entry2, place2]);
    else plugins.resources.appendAll(inline);
  }
  for (const [path, place2] of paths) accumulateEntry(target, plugins, path, place2);
  return plugins.resources.all;
}
function loadInline(target, text3) {
  try {
    const resources = loadResources(target.build, text3, target.file);
    if (target.originPath !== void 0) {
      const path = appendOrigin(target.originPath, target.fileName);
      for (const resource of resources) resource.origin = { path };
    }
    return resources;
  } catch (error) {
    if (error instanceof ProblemError) return void 0;
    throw error;
  }
}

// src/kustomize/cache.ts
var defaultLimit = 12 * 1024 * 1024;
var besides = 50;
function createCache(limit = defaultLimit) {
  return {
    folders: createFolderMemo(),
    resources: memoize(parseResources, limit),
    config: memoize(parseConfig, limit)
  };
}
function partOfCache(cache, name) {
  return { ...cache, folders: partOf(cache.folders, `${name}
`) };
}
function memoize(parse, limit) {
  const byText = createRecentMap(limit);
  return (text3, file) => {
    const byFile = byText.get(text3) ?? /* @__PURE__ */ new Map();
    const known2 = byFile.get(file);
    if (known2 !== void 0) return known2;
    const parsed2 = parse(text3, file);
    byFile.set(file, parsed2);
    byText.set(text3, byFile, Math.min((text3.length + besides) * byFile.size, limit));
    return parsed2;
  };
}

// src/kustomize/finish.ts
var localConfigAnnotation = "config.kubernetes.io/local-config";
var managedByLabel = "app.kubernetes.io/managed-by";
function finishResources(resources, buildMetadata, manager) {
  resources.filter((resource) => !isLocal(resource.root));
  for (const resource of resources.all) checkIdentity(resource);
  resources.reset(resources.all);
  for (const resource of resources.all) {
    const labeled = buildMetadata.includes("managedByLabel") ? withLabel(resource, manager) : resource.root;
    resources.update(resource, withAnnotations(resource, labeled, buildMetadata));
    refuseUnprintable(resource);
  }
  return resources.all;
}
function checkIdentity(resource) {
  const { kind, name } = resource.id;
  if (kind === "")
    fail("RESOURCE_INVALID", "missing kind in object after the transformers", () => placeOf(resource));
  if (name !== "" || kind.endsWith("List")) return;
  fail(
    "RESOURCE_INVALID",
    `missing metadata.name in object of kind ${kind} after the transformers`,
    () => placeOf(resource)
  );
}
function isLocal(root) {
  const value2 = mapAt(mapAt(root, "metadata"), "annotations")?.get(localConfigAnnotation);
  return value2 !== void 0 && textOf(value2) !== "false";
}
function withLabel(resource, manager) {
  const { root } = resource;
  const metadata = mapAt(root, "metadata") ?? /* @__PURE__ */ new Map();
  const found2 = metadata.get("labels");
  if (!isMissingOrNull(found2) && !(found2 instanceof Map)) {
    fail(
      "FIELD_PATH",
      `considering field 'metadata/labels' of object ${formatId(resource.id)}: wrong node kind: expected a map but found a ${kindOf(found2)}`,
      () => placeOf(resource, ["metadata", "labels"])
    );
  }
  const labels2 = found2 instanceof Map ? found2 : /* @__PURE__ */ new Map();
  return withField(
    root,
    "metadata",
    withField(metadata, "labels", withField(labels2, managedByLabel, manager))
  );
}
function withAnnotations(resource, root, buildMetadata) {
  const metadata = mapAt(root, "metadata");
  const found2 = metadata?.get("annotations");
  const wanted = wantedAnnotations(resource, buildMetadata);
  if (metadata === void 0 || found2 === void 0 && wanted.size === 0) return root;
  const annotations = found2 instanceof Map ? found2 : /* @__PURE__ */ new Map();
  const isFlawed = resource.refusals.length > 0;
  if (annotations.size > 0 && wanted.size === 0 && !isFlawed && [...annotations].every(isFinished))
    return root;
  const texts4 = /* @__PURE__ */ new Map();
  for (const [key2, value2] of annotations)
    if (!isInternal(key2)) texts4.set(checkKey(key2), textOf(lastValue(annotations, key2, value2)));
  for (const [key2, value2] of wanted) texts4.set(key2, value2);
  return withField(root, "metadata", withAnnotationTexts(metadata, texts4));
}
function withAnnotationTexts(metadata, texts4) {
  const cleared2 = withField(metadata, "annotations", void 0);
  if (texts4.size === 0) return cleared2;
  return withField(cleared2, "annotations", new Map([...mapAt(cleared2, "annotations") ?? [], ...texts4]));
}
function isFinished([key2, value2]) {
  return typeof value2 === "string" && !isInternal(checkKey(key2));
}
function wantedAnnotations(resource, buildMetadata) {
  const wanted = /* @__PURE__ */ new Map();
  if (buildMetadata.includes("originAnnotations") && resource.origin !== void 0) {
    wanted.set(originAnnotation, originText(resource.origin));
  }
  if (buildMetadata.includes("transformerAnnotations") && resource.transformations.length > 0) {
    wanted.set(transformationsAnnotation, transformationsText(resource.transformations));
  }
  return wanted;
}

// src/kustomize/name-candidates.ts
function indexCandidates(resources) {
  const buckets = /* @__PURE__ */ new Map();
  const byOriginal = /* @__PURE__ */ new Map();
  for (const resource of resources.all) {
    addTo3(byOriginal, originalNamespace(resource), resource);
    for (const name of new Set(resource.memory.previous.map((previous) => previous.name)))
      addBucket(buckets, name, resource);
  }
  return {
    named: (name, target, referrer) => {
      const bucket = buckets.get(name);
      if (bucket === void 0) return [];
      return reachable(bucket, referrer).filter(
        (each) => previousIds(each).some((id) => isSelectedGvk(id, target))
      );
    },
    inNamespace: (named2, namespace2, referrer) => {
      const couldMean = reach(referrer);
      const wasThere = namespace2 !== notNamespaced && (byOriginal.get(namespace2) ?? []).some(couldMean);
      if (wasThere) return named2.filter((each) => originalNamespace(each) === namespace2);
      return namespace2 === notNamespaced ? [] : named2.filter((each) => each.id.effectiveNamespace === namespace2);
    }
  };
}
function addTo3(index, key2, resource) {
  const known2 = index.get(key2);
  if (known2 === void 0) index.set(key2, [resource]);
  else known2.push(resource);
}
function addBucket(buckets, name, resource) {
  const bucket = buckets.get(name) ?? { all: [], byNamespace: /* @__PURE__ */ new Map() };
  buckets.set(name, bucket);
  bucket.all.push(resource);
  addTo3(bucket.byNamespace, resource.id.effectiveNamespace, resource);
}
var fewCandidates = 8;
function reachable({ all, byNamespace }, referrer) {
  const couldMean = reach(referrer);
  if (all.length <= fewCandidates || referrer.id.isClusterScoped || referrer.id.kind === "RoleBinding") {
    return all.filter(couldMean);
  }
  const own = byNamespace.get(referrer.id.effectiveNamespace) ?? [];
  const clusterScoped = byNamespace.get(notNamespaced) ?? [];
  return clusterScoped.length === 0 ? own : all.filter(couldMean);
}
function reach(referrer) {
  if (referrer.id.isClusterScoped) return () => true;
  const namespaces = subjectNamespaces(referrer);
  const own = referrer.id.effectiveNamespace;
  return ({ id }) => id.isClusterScoped || id.effectiveNamespace === own || namespaces.has(id.namespace);
}
function checkSubjects({ id, root }) {
  const subjects = id.kind === "RoleBinding" ? root.get("subjects") : void 0;
  if (!Array.isArray(subjects)) return;
  for (const subject of subjects) {
    if (!(subject instanceof Map)) fail("RESOURCE_INVALID", "wrong node kind: a subject is a map");
    const [kind, namespace2] = [subject.get("kind"), subject.get("namespace")];
    if (kind === void 0 || namespace2 === void 0) continue;
    if (!isString(kind)) fail("RESOURCE_INVALID", "wrong node kind: the subject's kind is a string");
    if (textOf(kind) === "ServiceAccount" && !isString(namespace2))
      fail("RESOURCE_INVALID", `Invalid Input: namespace is blank for resource ${formatId(id)}`);
  }
}
function subjectNamespaces(referrer) {
  const subjects = referrer.id.kind === "RoleBinding" ? referrer.root.get("subjects") : void 0;
  if (!Array.isArray(subjects)) return /* @__PURE__ */ new Set();
  return new Set(
    subjects.flatMap((subject) => {
      if (!(subject instanceof Map) || textOf(subject.get("kind")) !== "ServiceAccount") return [];
      const namespace2 = subject.get("namespace");
      return namespace2 === void 0 ? [] : [textOf(namespace2)];
    })
  );
}

// src/kustomize/name-references.ts
var mostKinds = 1e3;
function fixNameReferences(resources, references) {
  const fieldsOf = fieldFinder(references);
  const candidates = indexCandidates(resources);
  for (const resource of resources.all) {
    const fields = fieldsOf(originalId(resource));
    if (fields.length === 0) continue;
    placed(
      () => placeOf(resource, ["subjects"]),
      () => checkSubjects(resource)
    );
    resources.update(resource, fixResource(resource, fields, candidates));
  }
}
var finders = /* @__PURE__ */ new WeakMap();
function fieldFinder(references) {
  const known2 = finders.get(references) ?? createFinder(references);
  finders.set(references, known2);
  return known2;
}
function createFinder(references) {
  const known2 = createRecentMap(mostKinds);
  return (gvk) => {
    const key2 = `${gvk.group}|${gvk.version}|${gvk.kind}`;
    const before = known2.get(key2);
    if (before !== void 0) return before;
    const fields = findFields(references, gvk);
    known2.set(key2, fields, 1);
    return fields;
  };
}
function findFields(references, gvk) {
  return references.flatMap(
    ({ fieldSpecs, group = "", version = "", kind = "" }) => fieldSpecs.filter((spec) => isSelectedGvk(gvk, spec)).map((spec) => ({
      spec: { path: spec.path, create: spec.create ?? false },
      target: { group, version, kind }
    }))
  );
}
function fixResource(resource, fields, candidates) {
  let { root } = resource;
  for (const field of fields) {
    const search2 = { referrer: resource, root, field, candidates };
    root = placed(
      () => placeOf(resource),
      () => editField(root, field.spec, { set: (node) => fixNode(node, search2) })
    );
  }
  return root;
}
function fixNode(node, search2) {
  switch (kindOf(node)) {
    case "null":
      return node;
    case "scalar":
      return fixScalar(node, search2);
    case "map":
      return fixMap(node, search2);
    case "list":
      return fixList(node, search2);
  }
}
function fixList(list2, search2) {
  const fixed = list2.map((element) => {
    if (Array.isArray(element))
      return fail("FIELD_PATH", `${where(search2)}: expected a string or a map in the list`);
    return fixNode(element, search2);
  });
  return fixed.every((element, index) => element === list2[index]) ? list2 : fixed;
}
function where({ field, referrer }) {
  return `updating name reference in '${field.spec.path}' field of '${formatId(referrer.id)}'`;
}
function fixScalar(node, search2) {
  const name = textOf(node);
  const found2 = search2.candidates.named(name, search2.field.target, search2.referrer);
  const referral = chooseReferral(found2, search2, (each) => each.id.name);
  return referral === void 0 || referral.id.name === name ? node : replaceText(node, referral.id.name);
}
function fixMap(node, search2) {
  const nameNode = node.get("name");
  if (nameNode === void 0)
    return fail("FIELD_PATH", `${where(search2)}: path config error; no 'name' field in node`);
  const { candidates, field, referrer } = search2;
  const namespaceNode = node.get("namespace");
  const named2 = candidates.named(textOf(nameNode), field.target, referrer);
  const found2 = namespaceNode === void 0 ? named2 : candidates.inNamespace(named2, textOf(namespaceNode), referrer);
  const referral = chooseReferral(found2, search2, (each) => `${each.id.name}
${each.id.namespace}`);
  if (referral === void 0) return node;
  const { name, namespace: namespace2 } = referral.id;
  if (name === textOf(nameNode) && namespace2 === "") return node;
  const fixed = copyMap(node);
  if (name !== textOf(nameNode)) fixed.set("name", replaceText(nameNode, name));
  if (namespace2 !== "")
    fixed.set(
      "namespace",
      namespaceNode === void 0 || isMissingOrNull(namespaceNode) ? namespace2 : replaceText(namespaceNode, namespace2)
    );
  return fixed;
}
function chooseReferral(named2, search2, present) {
  if (named2.length === 0) return void 0;
  const inRole = named2.filter(roleFilter(search2));
  const found2 = inRole.filter(sameNamespace(search2.referrer));
  if (found2.length <= 1) return found2[0];
  const loose = found2.filter((each) => sameStack(each, search2.referrer, true));
  const strict = loose.length > 1 ? loose.filter((each) => sameStack(each, search2.referrer, false)) : loose;
  const [first] = strict;
  if (first === void 0 || new Set(strict.map(present)).size === 1) return first;
  return fail(
    "REFERENCE_AMBIGUOUS",
    `${where(search2)}: found multiple possible referrals: ${strict.map((each) => formatId(each.id)).join(", ")}`,
    void 0,
    "Give the overlays different namespaces, or refer to the final name."
  );
}
function roleFilter({ field, root }) {
  if (!field.spec.path.endsWith("roleRef/name")) return () => true;
  const roleRef = mapAt(root, "roleRef");
  const [apiGroup, kind] = [roleRef?.get("apiGroup"), roleRef?.get("kind")];
  if (apiGroup === void 0 || kind === void 0) return () => true;
  const wanted = { group: textOf(apiGroup), kind: textOf(kind) };
  return (resource) => previousIds(resource).some((id) => isSelectedGvk(id, wanted));
}
function sameNamespace({ id: referrer }) {
  if (referrer.isClusterScoped) return () => true;
  return ({ id }) => id.isClusterScoped || id.kind === "ServiceAccount" || id.effectiveNamespace === referrer.effectiveNamespace;
}
function sameStack(left, right, isEmptyAllowed) {
  return ["prefixes", "suffixes"].every((part2) => {
    const [one, other] = [left.memory[part2], right.memory[part2]];
    if (isEmptyAllowed && (one.length === 0 || other.length === 0)) return true;
    return endsAlike(one, other);
  });
}
function endsAlike(one, other) {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  if (short.length === 0) return long.length === 0;
  return short.every((each, index) => each === long[long.length - short.length + index]);
}

// src/kustomize/render-dialect.ts
function renderDialect(dialect, files, dir, options) {
  const build2 = {
    loader: {
      files,
      base: joinPath("/", options.base ?? "/"),
      rootOnly: options.loadRestrictor !== "LoadRestrictionsNone",
      allowsDoubleDots: dialect.allowsDoubleDots
    },
    cache: options.cache ?? createCache(),
    schemas: new SchemaState(dialect.clusterScoped, options.customSchema),
    dialect,
    findings: [],
    warnings: [],
    tracksOrigins: options.origins === true
  };
  try {
    return renderBuild(build2, dir, options);
  } finally {
    for (const warning of build2.warnings) options.onWarning?.(warning);
  }
}
function renderBuild(build2, dir, options) {
  const target = loadRoot(build2, dir);
  const { resources, config, variables } = accumulate(target);
  addHashes(resources);
  fixNameReferences(resources, config.nameReference);
  build2.warnings.push(...resolveVariables(resources, variables, config.varReference));
  const finished = finish(target, resources, options.reorder ?? "legacy");
  const text3 = emitLater(finished.map((resource) => resource.root));
  return {
    documents: finished.map((resource) => describeResource(resource, build2.tracksOrigins)),
    get text() {
      return text3();
    },
    findings: build2.findings,
    warnings: build2.warnings
  };
}
function loadRoot(build2, dir) {
  const folder = openRoot(build2.loader, dir);
  const target = loadTarget(build2, folder, void 0);
  configureSchema(target, true);
  const tracks = (target.kustomization.buildMetadata ?? []).length > 0;
  return tracks ? { ...target, originPath: "" } : target;
}
function finish(target, resources, reorder) {
  const { kustomization } = target;
  const kept = finishResources(resources, kustomization.buildMetadata ?? [], target.build.dialect.manager);
  return sortResources(target, kept, kustomization.sortOptions, reorder);
}
function sortResources(target, resources, options, reorder) {
  if (options === void 0) return reorder === "legacy" ? sortLegacy(resources) : resources;
  placed(
    () => target.parsed.positions.value(["sortOptions"]),
    () => checkSortOptions(options)
  );
  return options.order === "legacy" ? sortLegacy(resources, options.legacySortOptions) : resources;
}
function describeResource(resource, tracksOrigins) {
  const { id, root } = resource;
  return {
    apiVersion: apiVersionOf(id),
    kind: id.kind,
    name: id.name,
    namespace: id.namespace || void 0,
    effectiveNamespace: id.effectiveNamespace,
    value: root,
    ...tracksOrigins ? { originOf: (steps) => originOfField(resource, steps) } : {}
  };
}

// src/flux/common-metadata.ts
function addCommonMetadata(documents, common4) {
  if (common4 === void 0) return documents;
  const { labels: labels2 = /* @__PURE__ */ new Map(), annotations = /* @__PURE__ */ new Map() } = common4;
  return documents.map((document) => {
    const labelled2 = addTo4(document.value, "labels", labels2);
    return { ...document, value: addTo4(labelled2, "annotations", annotations) };
  });
}
function addTo4(value2, field, texts4) {
  if (texts4.size === 0) return value2;
  const metadata = value2.get("metadata");
  const own = isMap(metadata) ? metadata : /* @__PURE__ */ new Map();
  const merged2 = new Map([...textsOf(own.get(field)), ...texts4]);
  return new Map([...value2, ["metadata", new Map([...own, [field, merged2]])]]);
}
function textsOf(present) {
  if (!isMap(present)) return [];
  const isText = (value2) => typeof printedValue(value2) === "string";
  return [...present.values()].every(isText) ? [...present] : [];
}

// src/flux/scan.ts
function scanManifests(files, folder) {
  const names = [...files.list(folder) ?? []].sort(compareBytes);
  return names.flatMap((name) => {
    const path = joinPath(folder, name);
    const found2 = files.resolve(path);
    if (found2?.kind === "folder") return hasKustomization(files, path) ? [path] : scanManifests(files, path);
    return found2 !== void 0 && /\.ya?ml$/.test(name) ? [path] : [];
  });
}
function hasKustomization(files, folder) {
  return kustomizationNames.some((name) => files.resolve(joinPath(folder, name))?.kind === "file");
}

// src/flux/generate.ts
function generateKustomization(files, dir, spec, flux, parse = parseConfig) {
  const found2 = findKustomization(files, dir, parse) ?? scanned(files, dir);
  const { path, created: created3, parsed: parsed2 } = found2;
  const own = found2.kustomization;
  const components = existingComponents(files, dir, spec, flux);
  const completed2 = complete(own, spec, components.kept);
  const buildMetadata = !created3 && !own.resources?.length ? ["originAnnotations"] : own.buildMetadata;
  const wanted = spec.buildMetadata?.length ? spec.buildMetadata : buildMetadata;
  const whole = { ...completed2, ...wanted === void 0 ? {} : { buildMetadata: wanted } };
  return {
    path,
    created: created3,
    text: emit2(toValue(whole)),
    missingComponents: components.missing,
    originOf: (steps) => originOf2(steps, own, parsed2, flux)
  };
}
function findKustomization(files, dir, parse) {
  for (const name of kustomizationNames) {
    const file = files.resolve(joinPath(dir, name));
    if (file?.kind !== "file") continue;
    const shown = file.path.slice(artifactRoot.length + 1);
    const content = files.read(file.path) ?? "";
    const text3 = typeof content === "string" ? content : decodeText(content, shown);
    const parsed2 = parse(text3, shown);
    return { path: file.path, created: false, parsed: parsed2, kustomization: decodeLoosely(parsed2) };
  }
  return void 0;
}
function decodeLoosely(parsed2) {
  const cursor = {
    path: [],
    name: "Kustomization",
    strict: false,
    coerce: true,
    placeOf: (path) => parsed2.positions.key(path)
  };
  const { format } = fluxDialect;
  const read = decodersFor(format).kustomization(parsed2.value, cursor) ?? {};
  return {
    ...read,
    apiVersion: read.apiVersion ?? "kustomize.config.k8s.io/v1beta1",
    kind: read.kind ?? "Kustomization"
  };
}
function scanned(files, dir) {
  const resources = scanManifests(files, dir).map((path) => `.${path.slice(dir.length)}`);
  const found2 = resources.length > 0 ? { resources } : { namespace: "_placeholder" };
  return {
    path: joinPath(dir, "kustomization.yaml"),
    created: true,
    parsed: void 0,
    kustomization: { apiVersion: "kustomize.config.k8s.io/v1beta1", kind: "Kustomization", ...found2 }
  };
}
function complete(own, spec, components) {
  const { targetNamespace, namePrefix: namePrefix2, nameSuffix: nameSuffix2 } = spec;
  const patches2 = [...own.patches ?? [], ...spec.patches ?? []];
  const merges = (spec.patchesStrategicMerge ?? []).map(goJson);
  const operations = (spec.patchesJson6902 ?? []).map(({ patch = null, target = {} }) => ({
    patch: goJson(patch),
    target
  }));
  return {
    ...own,
    ...targetNamespace === void 0 ? {} : { namespace: targetNamespace },
    ...namePrefix2 === void 0 ? {} : { namePrefix: namePrefix2 },
    ...nameSuffix2 === void 0 ? {} : { nameSuffix: nameSuffix2 },
    patches: patches2,
    components: [...own.components ?? [], ...components],
    patchesStrategicMerge: [...own.patchesStrategicMerge ?? [], ...merges],
    patchesJson6902: [...own.patchesJson6902 ?? [], ...operations],
    images: mergeImages(own.images ?? [], spec.images ?? [])
  };
}
function mergeImages(own, wanted) {
  const images2 = [...own];
  for (const image of wanted) {
    const at3 = images2.findIndex(({ name = "" }) => name === (image.name ?? ""));
    const known2 = images2[at3];
    if (known2 === void 0) images2.push(image);
    else images2[at3] = mergeImage(known2, image);
  }
  return images2;
}
function mergeImage(own, { newName, newTag, digest }) {
  const named2 = newName ? { ...own, newName } : own;
  if (!newTag && !digest) return named2;
  const { newTag: _tag, digest: _digest, ...rest } = named2;
  return { ...rest, ...newTag ? { newTag } : {}, ...digest ? { digest } : {} };
}
var remotePrefixes = ["git::", "gh:", "ssh://", "https://", "http://", "git@", "github.com:", "github.com/"];
function existingComponents(files, dir, spec, flux) {
  const kept = [];
  const missing2 = [];
  for (const [index, component] of (spec.components ?? []).entries()) {
    if (!isLocalRelative(component)) refuseComponent(component, flux.placeOf(["spec", "components", index]));
    const isThere = files.resolve(joinPath(dir, `./${component}`)) !== void 0;
    if (isThere || spec.ignoreMissingComponents !== true) kept.push(component);
    else missing2.push(component);
  }
  return { kept, missing: missing2 };
}
function isLocalRelative(path) {
  const lower2 = path.toLowerCase();
  if (remotePrefixes.some((prefix) => lower2.startsWith(prefix) && lower2.length > prefix.length)) return false;
  return !path.startsWith("/") && !lower2.replace(/^file:\/\//, "").startsWith("/");
}
function refuseComponent(component, place2) {
  throw new ProblemError({
    code: "COMPONENT_INVALID",
    message: `component path '${component}' must be local and relative`,
    ...place2 === void 0 ? {} : { place: place2 },
    advice: "Write it relative to `spec.path`."
  });
}
function toValue(part2) {
  if (Array.isArray(part2)) return part2.map(toValue);
  if (part2 instanceof Map) return new Map([...part2].map(([key2, value2]) => [String(key2), toValue(value2)]));
  if (typeof part2 !== "object" || part2 === null) return part2;
  const fields = Object.entries(part2).filter(([name, value2]) => name === "sourceValue" || !isEmpty2(value2));
  return new Map(fields.map(([name, value2]) => [name, toValue(value2)]));
}
function isEmpty2(value2) {
  if (value2 === void 0 || value2 === "" || value2 === false) return true;
  return Array.isArray(value2) && value2.length === 0 || value2 instanceof Map && value2.size === 0;
}
var fluxFields = { namespace: "targetNamespace" };
function originOf2(path, own, parsed2, flux) {
  const [field = "", index, ...rest] = path;
  const inFlux = ["spec", fluxFields[field] ?? String(field)];
  const list2 = own[field];
  if (typeof index === "number") {
    const count = Array.isArray(list2) ? list2.length : 0;
    if (index >= count) return flux.placeOf([...inFlux, index - count, ...rest]);
  }
  if (list2 === void 0 && path.length > 0) return flux.placeOf(inFlux);
  return parsed2?.positions.value(path) ?? flux.placeOf(["spec", "path"]);
}

// src/flux/origin-place.ts
function originPlace(generated2) {
  const file = generated2.path.slice(artifactRoot.length + 1);
  return (about) => {
    const { place: place2, ...rest } = about;
    if (place2 === void 0 || place2.file !== file) return about;
    const origin = generated2.originOf(pathAt(generated2.text, file, place2));
    return origin === void 0 ? rest : { ...rest, place: origin };
  };
}
function pathAt(text3, file, place2) {
  const { value: value2, positions } = parseConfig(text3, file);
  let best = [];
  for (const path of pathsIn(value2, [])) {
    const { line, column } = positions.key(path);
    if (line < place2.line || line === place2.line && column <= place2.column) best = path;
  }
  return best;
}
function pathsIn(value2, path) {
  const children2 = Array.isArray(value2) ? [...value2.entries()] : isMap(value2) ? [...value2] : [];
  return children2.flatMap(([key2, child3]) => [[...path, key2], ...pathsIn(child3, [...path, key2])]);
}

// src/flux/overlay.ts
function withFile(files, path, content) {
  const slash = path.lastIndexOf("/");
  const folder = path.slice(0, slash) || "/";
  const name = path.slice(slash + 1);
  const isIt = (asked) => asked === path || files.resolve(asked)?.path === path;
  return {
    read: (asked) => isIt(asked) ? content : files.read(asked),
    list(asked) {
      const names = files.list(asked);
      const isThere = names === void 0 || files.resolve(asked)?.path !== folder || names.includes(name);
      return isThere ? names : [...names, name];
    },
    resolve: (asked) => leadsTo(files, asked, folder, name) ? { path, kind: "file" } : files.resolve(asked)
  };
}
function leadsTo(files, asked, folder, name) {
  return asked.endsWith(`/${name}`) && files.resolve(joinPath(asked, ".."))?.path === folder;
}

// src/flux/substitution/functions.ts
var changes = /* @__PURE__ */ new Map([
  [",", (value2) => changeFirst(value2, lower)],
  [",,", (value2) => changeAll(value2, lower)],
  ["^", (value2) => changeFirst(value2, upper)],
  ["^^", (value2) => changeAll(value2, upper)],
  ["#", (value2, [pattern]) => pattern === void 0 ? String(value2.length) : trimShortest(value2, pattern)],
  ["##", (value2, [pattern = ""]) => trimLongest(value2, pattern)],
  ["%", (value2, [pattern = ""]) => fromEnd(value2, pattern, trimShortest)],
  ["%%", (value2, [pattern = ""]) => fromEnd(value2, pattern, trimLongest)],
  [":", substring],
  ["/", (value2, [old = "", by = ""]) => replaceFirst(value2, old, by)],
  ["//", (value2, [old = "", by = ""]) => replaceEach(value2, old, by)],
  ["/#", replacePrefix],
  ["/%", replaceSuffix]
]);
var defaultOperators = /* @__PURE__ */ new Set(["=", ":=", ":-", ":?", ":+"]);
function applyOperator(operator, value2, args) {
  return (changes.get(operator) ?? orDefault)(value2, args);
}
function orDefault(value2, args) {
  return value2 === "" ? args.join("") : value2;
}
function upper(character) {
  return simple(character, character.toUpperCase());
}
function lower(character) {
  return character === "\u0130" ? "i" : simple(character, character.toLowerCase());
}
function simple(character, changed2) {
  return [...changed2].length === 1 ? changed2 : character;
}
function changeAll(value2, change) {
  return toBytes([...lossyText(value2)].map(change).join(""));
}
function changeFirst(value2, change) {
  const width = widthAt(value2, 0);
  return value2 === "" ? "" : changeAll(value2.slice(0, width), change) + value2.slice(width);
}
function parseInteger(text3) {
  if (!/^[+-]?\d+$/.test(text3)) return void 0;
  const value2 = BigInt(text3.replace("+", ""));
  return BigInt.asIntN(64, value2) === value2 ? Number(value2) : void 0;
}
function substring(value2, [offset = "", length]) {
  const from = parseInteger(offset);
  if (from === void 0) return value2;
  const start2 = from < 0 ? Math.max(0, value2.length + from) : from;
  if (length === void 0) return value2.slice(start2);
  const count = parseInteger(length);
  if (count === void 0) return value2;
  return value2.slice(start2, count < 0 ? Math.max(start2, value2.length + count) : start2 + count);
}
function replaceFirst(value2, old, by) {
  const at3 = value2.indexOf(old);
  return at3 === -1 ? value2 : value2.slice(0, at3) + by + value2.slice(at3 + old.length);
}
function replaceEach(value2, old, by) {
  if (old !== "") return value2.replaceAll(old, () => by);
  let result = by;
  for (let at3 = 0; at3 < value2.length; ) {
    const width = widthAt(value2, at3);
    result += value2.slice(at3, at3 + width) + by;
    at3 += width;
  }
  return result;
}
function replacePrefix(value2, args) {
  const [old, by] = args;
  if (old === void 0 || by === void 0 || !value2.startsWith(old)) return value2;
  return by + value2.slice(old.length);
}
function replaceSuffix(value2, args) {
  const [old, by] = args;
  if (old === void 0 || by === void 0 || !value2.endsWith(old)) return value2;
  return value2.slice(0, value2.length - old.length) + by;
}
function trimShortest(value2, pattern) {
  let shortest2 = 0;
  for (let end2 = value2.length; end2 > 0; end2--) {
    const found2 = matchPattern(pattern, value2.slice(0, end2));
    if (found2 === "bad") return value2;
    if (found2 === "yes") shortest2 = end2;
  }
  return value2.slice(shortest2);
}
function trimLongest(value2, pattern) {
  for (let end2 = value2.length; end2 > 0; end2--) {
    const found2 = matchPattern(pattern, value2.slice(0, end2));
    if (found2 === "bad") return value2;
    if (found2 === "yes") return value2.slice(end2);
  }
  return value2;
}
function fromEnd(value2, pattern, trim) {
  return reverse(trim(reverse(value2), reverse(pattern)));
}
function reverse(bytes) {
  return toBytes([...lossyText(bytes)].reverse().join(""));
}

// src/flux/substitution/parse.ts
var Malformed = class extends Error {
  at;
  constructor(reason, at3) {
    super(reason);
    this.at = at3;
  }
};
var deepest3 = 200;
function parseTemplate(bytes) {
  const reader = { bytes, at: 0, depth: 0 };
  const parts = [];
  try {
    while (reader.at < bytes.length) parts.push(isOpening(reader) ? readVariable(reader) : readText2(reader));
    return { kind: "parts", parts };
  } catch (error) {
    if (error instanceof Malformed) return { kind: "malformed", reason: error.message, at: error.at };
    throw error;
  }
}
function isOpening({ bytes, at: at3 }) {
  return bytes.startsWith("${", at3);
}
function peek({ bytes, at: at3 }) {
  return bytes.charAt(at3);
}
function fail2(reader, reason) {
  throw new Malformed(reason, reader.at);
}
function readText2(reader) {
  let text3 = "";
  while (reader.at < reader.bytes.length && !isOpening(reader)) {
    const next = reader.bytes.indexOf("$", reader.at);
    const end2 = next === -1 ? reader.bytes.length : next;
    text3 += reader.bytes.slice(reader.at, end2);
    reader.at = end2;
    if (next === -1 || isOpening(reader)) break;
    text3 += "$";
    reader.at += reader.bytes.startsWith("$$", end2) ? 2 : 1;
  }
  return { kind: "text", text: text3 };
}
function readVariable(reader) {
  const start2 = reader.at;
  reader.at += 2;
  if (++reader.depth > deepest3) fail2(reader, "the expression is nested too deep");
  const { name, operator, parts } = peek(reader) === "#" ? readLength(reader) : readNamed(reader);
  reader.depth--;
  const source = reader.bytes.slice(start2, reader.at);
  return { kind: "variable", name, operator, arguments: parts, source };
}
function readLength(reader) {
  reader.at++;
  const name = readName(reader);
  if (name === "") fail2(reader, "bad substitution: a name is missing after `${#`");
  close(reader);
  return { name, operator: "#", parts: [] };
}
function readNamed(reader) {
  const name = readName(reader);
  if (name === "") fail2(reader, "unable to parse variable name");
  switch (peek(reader)) {
    case ":":
      return readColon(reader, name);
    case "=":
      return readDefault(reader, name, "=");
    case ",":
    case "^":
      return readCasing(reader, name);
    case "/":
      return readReplacement(reader, name);
    case "#":
    case "%":
      return readRemoval(reader, name);
    case "}":
      reader.at++;
      return { name, operator: "", parts: [] };
    default:
      return fail2(reader, "missing closing brace");
  }
}
function readName(reader) {
  const start2 = reader.at;
  for (; ; ) {
    const width = widthAt(reader.bytes, reader.at);
    const character = lossyText(reader.bytes.slice(reader.at, reader.at + width));
    if (!/^[\p{L}\p{Nd}_]$/u.test(character)) return reader.bytes.slice(start2, reader.at);
    reader.at += width;
  }
}
function close(reader) {
  if (peek(reader) !== "}") fail2(reader, "bad substitution: a closing brace is missing");
  reader.at++;
}
function take2(reader, text3) {
  reader.at += text3.length;
  return text3;
}
function readColon(reader, name) {
  const after = reader.bytes.charAt(reader.at + 1);
  if ("=-?+".includes(after) && after !== "") return readDefault(reader, name, `:${after}`);
  if (after > "\x7F") fail2(reader, "bad substitution");
  return readSubstring(reader, name);
}
function readDefault(reader, name, operator) {
  take2(reader, operator);
  const parts = [];
  while (peek(reader) !== "}") parts.push(readArgument(reader, "}", false));
  close(reader);
  return { name, operator, parts };
}
function readSubstring(reader, name) {
  const operator = take2(reader, ":");
  const start2 = readArgument(reader, ":}", false);
  if (peek(reader) !== ":") {
    close(reader);
    return { name, operator, parts: [start2] };
  }
  while (peek(reader) === ":") reader.at++;
  const length = readArgument(reader, "}", false);
  close(reader);
  return { name, operator, parts: [start2, length] };
}
function readCasing(reader, name) {
  const [operator = ""] = /^[,^]{1,2}/.exec(reader.bytes.slice(reader.at, reader.at + 2)) ?? [];
  take2(reader, operator);
  close(reader);
  return { name, operator, parts: [] };
}
function readRemoval(reader, name) {
  const sign = peek(reader);
  const operator = take2(reader, reader.bytes.startsWith(sign + sign, reader.at) ? sign + sign : sign);
  const pattern = readArgument(reader, "}", false);
  close(reader);
  return { name, operator, parts: [pattern] };
}
function readReplacement(reader, name) {
  const second = reader.bytes.charAt(reader.at + 1);
  const operator = take2(reader, second !== "" && "/#%".includes(second) ? `/${second}` : "/");
  const old = readArgument(reader, "/", true);
  if (peek(reader) !== "/") fail2(reader, "bad substitution: a second slash is missing");
  while (peek(reader) === "/") reader.at++;
  const parts = peek(reader) === "}" ? [old] : [old, readArgument(reader, "}", true)];
  close(reader);
  return { name, operator, parts };
}
function readArgument(reader, ends, escapes2) {
  if (isOpening(reader)) return readVariable(reader);
  let text3 = "";
  const start2 = reader.at;
  while (reader.at < reader.bytes.length && !isOpening(reader)) {
    const escaped2 = escapes2 ? /^(?:\$\$|\\[/\\])/.exec(reader.bytes.slice(reader.at, reader.at + 2)) : null;
    const character = escaped2 === null ? peek(reader) : reader.bytes.charAt(reader.at + 1);
    if (escaped2 === null && ends.includes(character)) break;
    text3 += character;
    reader.at += escaped2 === null ? 1 : 2;
  }
  if (reader.at === start2) fail2(reader, "unable to parse substitution within function");
  return { kind: "text", text: text3 };
}

// src/flux/substitution/substitute.ts
function substitute(text3, variable) {
  if (!text3.includes("$")) return { kind: "text", text: text3, unknown: [] };
  const bytes = toBytes(text3);
  const template2 = parseTemplate(bytes);
  if (template2.kind === "malformed") {
    const before = fromBytes(bytes.slice(0, template2.at)) ?? "";
    return { kind: "malformed", reason: template2.reason, before };
  }
  const unknown = /* @__PURE__ */ new Set();
  let result = "";
  for (const part2 of template2.parts) {
    const value2 = evaluate(part2, variable);
    if (value2.kind === "unset") return { kind: "unset", name: value2.name };
    if (value2.kind === "unknown") unknown.add(value2.name);
    result += value2.kind === "unknown" && part2.kind === "variable" ? part2.source : value2.text;
  }
  return decoded(result, [...unknown]);
}
function decoded(bytes, unknown) {
  const text3 = fromBytes(bytes);
  if (text3 !== void 0) return { kind: "text", text: text3, unknown };
  return { kind: "malformed", reason: "a character was cut in two", before: "" };
}
function evaluate(part2, variable) {
  if (part2.kind === "text") return part2;
  const args = part2.arguments.map((argument) => evaluate(argument, variable));
  const stopped = args.find(({ kind }) => kind === "unset") ?? args.find(({ kind }) => kind === "unknown");
  if (stopped !== void 0) return stopped;
  const name = fromBytes(part2.name) ?? "";
  const found2 = variable(name);
  if (found2.kind === "unknown") return { kind: "unknown", name, text: "" };
  if (found2.kind === "unset" && !defaultOperators.has(part2.operator)) return { kind: "unset", name, text: "" };
  const value2 = found2.kind === "set" ? toBytes(found2.value) : "";
  return {
    kind: "text",
    text: applyOperator(
      part2.operator,
      value2,
      args.map(({ text: text3 }) => text3)
    )
  };
}

// src/flux/unknown.ts
function at2(place2) {
  return place2 === void 0 ? {} : { place: place2 };
}

// src/flux/post-build.ts
var optOut = "kustomize.toolkit.fluxcd.io/substitute";
function textUnder(value2, ...keys) {
  let found2 = value2;
  for (const key2 of keys) found2 = isMap(found2) ? found2.get(key2) : void 0;
  return typeof found2 === "string" ? found2 : void 0;
}
function nameDocument({ kind, namespace: namespace2, name }) {
  return `${kind} ${namespace2 === void 0 ? "" : `${namespace2}/`}${name}`;
}
function fillVariables(document, variables, place2) {
  const isOut = ["labels", "annotations"].some(
    (field) => textUnder(document.value, "metadata", field, optOut) === "disabled"
  );
  if (isOut) return { document, unknown: [] };
  const substituted = substitute(emit2(document.value), variables.lookup);
  switch (substituted.kind) {
    case "text":
      return { document: readAgain(document, substituted.text, place2), unknown: substituted.unknown };
    case "unset":
      return refuse5("VARIABLE_UNSET", document, place2, {
        message: `the variable "${substituted.name}" is not set`,
        advice: `Set it under \`postBuild\`, give it a default ("\${${substituted.name}:=\u2026}"), write "$\${${substituted.name}}" for the text itself, or annotate the object with ${optOut}: disabled.`
      });
    case "malformed":
      return refuse5("SUBSTITUTION_INVALID", document, place2, {
        message: `${substituted.reason}${behindKey(document, substituted.before)}`,
        advice: `Write "$\${" for the text "\${", or annotate the object with ${optOut}: disabled.`
      });
    default:
      return substituted;
  }
}
function behindKey({ kind }, before) {
  const line = before.slice(before.lastIndexOf("\n") + 1);
  const key2 = /^[\s-]*([A-Za-z][\w./-]*):/.exec(line)?.[1];
  return kind === "Secret" || key2 === void 0 ? "" : `, behind "${key2}"`;
}
function refuse5(code, document, place2, { message, advice }) {
  throw new ProblemError({
    code,
    message: `${nameDocument(document)} cannot be filled with variables: ${message}.`,
    ...at2(place2),
    advice
  });
}
function readAgain(document, text3, place2) {
  const value2 = readObject(document, text3, place2);
  const name = textUnder(value2, "metadata", "name") ?? "";
  const namespace2 = textUnder(value2, "metadata", "namespace");
  const moved = namespace2 !== void 0 && namespace2 !== document.namespace;
  return {
    apiVersion: textUnder(value2, "apiVersion") ?? "",
    kind: textUnder(value2, "kind") ?? "",
    name,
    namespace: namespace2,
    effectiveNamespace: moved ? namespace2 : document.effectiveNamespace,
    value: value2,
    ...document.originOf === void 0 ? {} : { originOf: document.originOf }
  };
}
function readObject(document, text3, place2) {
  const advice = 'Flux puts the value into text without quotes: leave out what YAML reads, such as ": " and " #".';
  let value2;
  try {
    value2 = asJson2(parseConfig(text3, nameDocument(document)).value);
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    return refuse5("SUBSTITUTION_BREAKS_YAML", document, place2, {
      message: `with the values put in it is no YAML any more: ${error.problem.message}`,
      advice
    });
  }
  if (isMap(value2)) return value2;
  return refuse5("SUBSTITUTION_BREAKS_YAML", document, place2, {
    message: "with the values put in it is no object any more",
    advice
  });
}
function asJson2(value2) {
  if (typeof value2 === "bigint") return Number(value2);
  if (Array.isArray(value2)) return value2.map(asJson2);
  return isMap(value2) ? new Map([...value2].map(([key2, each]) => [key2, asJson2(each)])) : value2;
}

// src/flux/generator.ts
var decode2 = struct({
  sources: list(struct({ alias: text, kind: text, name: text, namespace: text }), {}),
  artifacts: list(
    struct({
      name: text,
      copy: list(
        struct({
          from: text,
          to: text,
          exclude: list(text, ""),
          strategy: text,
          optional: flag
        }),
        {}
      )
    }),
    {}
  )
});
function readGenerator(value2) {
  const cursor = {
    path: ["spec"],
    name: "ArtifactGenerator",
    strict: false,
    coerce: false,
    placeOf: () => void 0
  };
  const { sources = [], artifacts = [] } = decode2(value2.get("spec"), cursor) ?? {};
  return {
    sources,
    artifacts: new Map(artifacts.map(({ name = "", copy: copy2 = [] }) => [name, copy2.map(readCopyRule)]))
  };
}
function readCopyRule({
  from = "",
  to = "",
  exclude = [],
  strategy = "Overwrite",
  optional = false
}) {
  const [, alias2 = "", pattern = ""] = /^@([^/]*)\/([\s\S]*)$/.exec(from) ?? [];
  const target = cleanRelative(to.replace(/^@artifact\//, ""));
  return { from, to, alias: alias2, pattern: pattern.replace(/^\.\//, ""), target, exclude, strategy, optional };
}

// src/flux/node.ts
function child2(node, key2) {
  return node?.kind === "map" ? node.entries.get(key2) : void 0;
}
function descend(node, ...keys) {
  return keys.reduce(child2, node);
}
function scalarAt(node, ...keys) {
  const found2 = descend(node, ...keys);
  return found2?.kind === "scalar" && !isNull(found2) ? found2 : void 0;
}
function textAt3(node, ...keys) {
  return scalarAt(node, ...keys)?.text;
}
function listAt3(node, ...keys) {
  const found2 = descend(node, ...keys);
  return found2?.kind === "list" ? found2.values : [];
}
function textsAt2(node, ...keys) {
  return listAt3(node, ...keys).flatMap(
    (entry2) => entry2.kind === "scalar" && !isNull(entry2) ? [entry2.text] : []
  );
}
function isNull(node) {
  return node.kind === "scalar" && node.plain && /^(?:|~|null|Null|NULL)$/.test(node.text);
}

// src/flux/objects.ts
function identify2(node) {
  const apiVersion = textAt3(node, "apiVersion");
  const kind = textAt3(node, "kind");
  if (apiVersion === void 0 || kind === void 0) return void 0;
  const slash = apiVersion.indexOf("/");
  const namespace2 = textAt3(node, "metadata", "namespace");
  return {
    group: slash === -1 ? "" : apiVersion.slice(0, slash),
    kind,
    name: textAt3(node, "metadata", "name") ?? "",
    ...namespace2 === void 0 ? {} : { namespace: namespace2 }
  };
}
var fluxGroups = {
  kustomization: "kustomize.toolkit.fluxcd.io",
  helmRelease: "helm.toolkit.fluxcd.io",
  source: "source.toolkit.fluxcd.io",
  artifactGenerator: "source.extensions.fluxcd.io",
  instance: "fluxcd.controlplane.io"
};
function fluxKustomization(node, identity) {
  const { group, kind, namespace: namespace2 } = identity;
  if (group !== fluxGroups.kustomization || kind !== "Kustomization") return void 0;
  const source = sourceReference(node);
  if (source === void 0) return void 0;
  const targetNamespace = textAt3(node, "spec", "targetNamespace");
  return {
    body: node,
    name: identity.name,
    ...namespace2 === void 0 ? {} : { namespace: namespace2 },
    path: textAt3(node, "spec", "path") ?? "",
    source,
    ...targetNamespace === void 0 ? {} : { targetNamespace },
    components: textsAt2(node, "spec", "components"),
    patches: listAt3(node, "spec", "patches"),
    images: listAt3(node, "spec", "images")
  };
}
function sourceReference(node) {
  const kind = textAt3(node, "spec", "sourceRef", "kind");
  const name = textAt3(node, "spec", "sourceRef", "name");
  const namespace2 = textAt3(node, "spec", "sourceRef", "namespace");
  if (kind === void 0 || name === void 0) return void 0;
  return { kind, name, ...namespace2 === void 0 ? {} : { namespace: namespace2 } };
}
function generatedArtifacts(node) {
  const sources = new Map(
    listAt3(node, "spec", "sources").map((source) => [textAt3(source, "alias") ?? "", declaredSource(source)])
  );
  return new Map(
    listAt3(node, "spec", "artifacts").map((artifact) => [
      textAt3(artifact, "name") ?? "",
      { rules: listAt3(artifact, "copy").map(copyRule), sources }
    ])
  );
}
function declaredSource(node) {
  const namespace2 = textAt3(node, "namespace");
  return {
    kind: textAt3(node, "kind") ?? "",
    name: textAt3(node, "name") ?? "",
    ...namespace2 === void 0 ? {} : { namespace: namespace2 }
  };
}
function copyRule(rule) {
  return readCopyRule({
    from: textAt3(rule, "from") ?? "",
    to: textAt3(rule, "to") ?? "",
    exclude: textsAt2(rule, "exclude")
  });
}

// src/flux/seal.ts
function unseen(documents, spec, flux) {
  return documents.flatMap((document) => {
    if (isEncrypted(document)) return [encrypted(document, spec, flux)];
    if (document.kind !== "HelmRelease" || !document.apiVersion.startsWith(`${fluxGroups.helmRelease}/`))
      return [];
    return [{ code: "CHART_NOT_RENDERED", message: chartMessage(document), ...at2(flux.placeOf([])) }];
  });
}
function chartMessage(document) {
  const chart = textUnder(document.value, "spec", "chart", "spec", "chart") ?? textUnder(document.value, "spec", "chartRef", "name");
  const made = chart === void 0 ? "its chart" : `the chart "${chart}"`;
  return `${nameDocument(document)}: the objects that ${made} makes are not built here.`;
}
function encrypted(document, spec, flux) {
  const shown = nameDocument(document);
  if (spec.decryption !== void 0) {
    return {
      code: "SECRET_ENCRYPTED",
      message: `${shown} is encrypted with SOPS; its values are known to the cluster only.`,
      ...at2(flux.placeOf(["spec", "decryption"]))
    };
  }
  return {
    code: "SECRET_ENCRYPTED",
    message: `${shown} is encrypted with SOPS, and this Flux Kustomization has no \`decryption\`: Flux refuses to apply it.`,
    ...at2(flux.placeOf(["spec"])),
    advice: "Set `spec.decryption`."
  };
}
var marker = "ENC[AES256_GCM,";
var shortestEncoded = marker.length / 3 * 4;
function isEncrypted({ kind, value: value2 }) {
  if (isMap(value2.get("sops"))) return true;
  if (kind !== "Secret" && kind !== "ConfigMap") return false;
  return ["data", "stringData", "binaryData"].some(
    (field) => holdsMarker(value2.get(field), field !== "stringData")
  );
}
function holdsMarker(value2, encoded) {
  if (!isMap(value2)) return false;
  return [...value2.values()].some(
    (text3) => typeof text3 === "string" && (text3.includes(marker) || encoded && text3.length >= shortestEncoded && decoded2(text3).includes(marker))
  );
}
function decoded2(text3) {
  try {
    return atob(text3.replace(/\s/g, ""));
  } catch {
    return "";
  }
}

// src/flux/specification.ts
var texts3 = dictionary(text, "");
var textList3 = list(text, "");
var decodeSpecification = struct({
  path: text,
  sourceRef: struct({ kind: text, name: text, namespace: text }),
  dependsOn: list(struct({ name: text, namespace: text }), {}),
  targetNamespace: text,
  namePrefix: text,
  nameSuffix: text,
  patches: list(struct({ patch: text, target: decodeSelector }), {}),
  patchesStrategicMerge: list(anything, null),
  patchesJson6902: list(
    struct({ patch: anything, target: decodeSelector }),
    {}
  ),
  images: list(struct({ name: text, newName: text, newTag: text, digest: text }), {}),
  components: textList3,
  ignoreMissingComponents: flag,
  buildMetadata: textList3,
  commonMetadata: struct({ labels: texts3, annotations: texts3 }),
  decryption: anything,
  kubeConfig: anything,
  suspend: flag,
  postBuild: struct({
    substitute: texts3,
    substituteFrom: list(struct({ kind: text, name: text, optional: flag }), {}),
    substituteStrategy: text
  })
});
function readSpecification({ value: value2, placeOf: placeOf3 }) {
  const cursor = {
    path: ["spec"],
    name: "Kustomization",
    strict: false,
    coerce: false,
    placeOf: placeOf3
  };
  return decodeSpecification(value2.get("spec"), cursor) ?? {};
}

// src/flux/variables.ts
function readVariables(postBuild, flux, origins) {
  const inline = new Map([...postBuild.substitute ?? []].map(([name, value2]) => [name, oneLine(value2)]));
  const given2 = new Map([...origins.given].map(([name, value2]) => [name, oneLine(value2)]));
  const loaded = (postBuild.substituteFrom ?? []).flatMap(
    (reference2, index) => loadSource(reference2, index, flux, origins)
  );
  const sources = loaded.map(({ source }) => source).reverse();
  checkNames(inline, sources, flux);
  return {
    lookup: (name) => lookup(name, inline, given2, sources),
    exist: inline.size + given2.size > 0 || sources.some((source) => source.kind === "unknown" || source.values.size > 0),
    unknowns: loaded.flatMap(({ unknown }) => unknown ?? []),
    ignored: [...given2.keys()].filter((name) => inline.has(name))
  };
}
function oneLine(value2) {
  return value2.replaceAll("\n", "");
}
function loadSource({ kind, name = "", optional = false }, index, flux, origins) {
  if (kind !== "ConfigMap" && kind !== "Secret") return [];
  const metadata = flux.value.get("metadata");
  const written = metadata instanceof Map ? metadata.get("namespace") : void 0;
  const namespace2 = typeof written === "string" ? written : void 0;
  const source = origins.find({ kind, namespace: namespace2, name });
  if (source.kind === "values") return [{ source, unknown: void 0 }];
  const shown = `${kind} ${namespace2 === void 0 ? "" : `${namespace2}/`}${name}`;
  const message = `${shown}: ${source.reason}. ${optional ? "It may be missing; if it is there, its" : "Its"} values are known to the cluster only.`;
  const unknown = {
    code: "SOURCE_UNKNOWN",
    message,
    ...at2(flux.placeOf(["spec", "postBuild", "substituteFrom", index])),
    advice: "Give the values that matter with --var NAME=VALUE."
  };
  return [{ source, unknown }];
}
var namePattern = /^[_A-Za-z][_A-Za-z0-9]*$/;
function checkNames(inline, sources, flux) {
  const named2 = sources.flatMap((source) => source.kind === "values" ? [...source.values.keys()] : []);
  const wrong = [...inline.keys(), ...named2].find((name) => !namePattern.test(name));
  if (wrong === void 0) return;
  fail(
    "VARIABLE_INVALID",
    `'${wrong}' var name is invalid, must match '^[_[:alpha:]][_[:alpha:][:digit:]]*$'`,
    () => flux.placeOf([
      "spec",
      "postBuild",
      ...inline.has(wrong) ? ["substitute", wrong] : ["substituteFrom"]
    ])
  );
}
function lookup(name, inline, given2, sources) {
  const known2 = inline.get(name) ?? given2.get(name);
  if (known2 !== void 0) return { kind: "set", value: known2 };
  for (const source of sources) {
    if (source.kind === "unknown" || !source.values.has(name)) continue;
    const value2 = source.values.get(name);
    return value2 === void 0 ? { kind: "unknown" } : { kind: "set", value: oneLine(value2) };
  }
  return { kind: sources.some(({ kind }) => kind === "unknown") ? "unknown" : "unset" };
}

// src/flux/build.ts
function buildFluxKustomization(files, flux, options = {}) {
  try {
    return build(files, flux, options);
  } catch (error) {
    if (error instanceof ProblemError) return { kind: "refused", problem: error.problem };
    throw error;
  }
}
function build(files, flux, options) {
  const spec = readSpecification(flux);
  const dir = folderOf2(files, spec, flux);
  const generated2 = generateKustomization(files, dir, spec, flux, options.cache?.config);
  const completed2 = withFile(files, generated2.path, generated2.text);
  const rendered = renderGenerated(completed2, dir, generated2, options);
  const filled4 = fill(rendered.documents, spec, flux, options);
  const documents = addCommonMetadata(filled4.documents, spec.commonMetadata);
  const missing2 = generated2.missingComponents.map(
    (path) => ({
      code: "COMPONENT_MISSING",
      message: `The component "${path}" is not there; ignoreMissingComponents leaves it out.`,
      ...at2(flux.placeOf(["spec", "components"]))
    })
  );
  const text3 = emitLater(documents.map(({ value: value2 }) => value2));
  return {
    kind: "built",
    documents,
    get text() {
      return text3();
    },
    findings: [...rendered.findings, ...missing2, ...filled4.findings],
    warnings: rendered.warnings,
    unknowns: [...filled4.unknowns, ...unseen(documents, spec, flux)]
  };
}
function folderOf2(files, spec, flux) {
  const dir = joinPath("/", `./${spec.path ?? ""}`);
  const found2 = files.resolve(dir === "/" ? artifactRoot : `${artifactRoot}${dir}`);
  if (found2?.kind === "folder") return found2.path;
  throw new ProblemError({
    code: "FOLDER_NOT_FOUND",
    message: `kustomization path not found: there is no folder '${dir.slice(1)}' in the artifact.`,
    ...at2(flux.placeOf(["spec", "path"]))
  });
}
function renderGenerated(files, dir, generated2, { cache, origins = false }) {
  const translate = originPlace(generated2);
  try {
    const rendered = renderDialect(fluxDialect, files, dir, {
      reorder: "none",
      loadRestrictor: "LoadRestrictionsNone",
      customSchema: "adds",
      base: artifactRoot,
      origins,
      ...cache === void 0 ? {} : { cache }
    });
    return {
      warnings: rendered.warnings,
      documents: rendered.documents.map((document) => withOrigins(document, translate)),
      findings: rendered.findings.map(translate)
    };
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    throw new ProblemError(translate(error.problem), { cause: error });
  }
}
function withOrigins(document, translate) {
  const { originOf: originOf3 } = document;
  if (originOf3 === void 0) return document;
  return {
    ...document,
    originOf(steps) {
      const place2 = originOf3(steps);
      return place2 === void 0 ? void 0 : translate({ place: place2 }).place;
    }
  };
}
function fill(documents, spec, flux, options) {
  const { postBuild } = spec;
  if (postBuild === void 0 || documents.length === 0) return { documents, findings: [], unknowns: [] };
  const place2 = flux.placeOf(["spec", "postBuild"]);
  const variables = readVariables(postBuild, flux, {
    find: options.findSource ?? (() => ({ kind: "unknown", reason: "it is not in the repository" })),
    given: options.variables ?? /* @__PURE__ */ new Map()
  });
  const findings = variables.ignored.map(
    (name) => ({
      code: "VARIABLE_IGNORED",
      message: `"${name}" was given, but \`postBuild.substitute\` sets it and wins.`,
      ...at2(flux.placeOf(["spec", "postBuild", "substitute", name]))
    })
  );
  if (!variables.exist && postBuild.substituteStrategy !== "Always")
    return { documents, findings, unknowns: [] };
  const lenient = options.strict === false ? withoutUnset(variables) : variables;
  const filled4 = documents.map((document) => fillVariables(document, lenient, place2));
  const left = unknownVariables(filled4.map(({ document, unknown }) => [nameDocument(document), unknown]));
  return {
    documents: filled4.map(({ document }) => document),
    findings,
    unknowns: [...variables.unknowns, ...left.map((unknown) => ({ ...unknown, ...at2(place2) }))]
  };
}
function withoutUnset(variables) {
  return {
    ...variables,
    lookup(name) {
      const found2 = variables.lookup(name);
      return found2.kind === "unset" ? { kind: "set", value: "" } : found2;
    }
  };
}
function unknownVariables(left) {
  const objects = /* @__PURE__ */ new Map();
  for (const [object, names] of left) {
    for (const name of names) objects.set(name, [...objects.get(name) ?? [], object]);
  }
  return [...objects].map(([name, users]) => ({
    code: "VARIABLE_UNKNOWN",
    message: `Only the cluster knows "${name}"; left as written in ${users.slice(0, 3).join(", ")}${users.length > 3 ? ` and ${users.length - 3} more` : ""}.`,
    advice: `Give it with --var ${name}=VALUE.`
  }));
}

// src/proof/memo.ts
function createBuildMemo(capacity = mostBytes) {
  return { cache: createCache(), builds: createRecentMap(capacity) };
}
function partOfMemo({ cache, builds }, name) {
  return { cache: partOfCache(cache, name), builds: partOf(builds, `${name}
`) };
}
var mostVariants2 = 4;
var mostBytes = 96 * 1024 * 1024;
function createBuilder(memo, base, ignores) {
  const own = belowArtifactRoot(base);
  const read = /* @__PURE__ */ new Map();
  return {
    build(request) {
      const witness = request.ignore === void 0 ? request.files : own;
      const key2 = `${request.ignore ?? "*"}
${ignores}
${emit2(request.flux.value)}`;
      const known2 = memo.builds.get(key2) ?? [];
      const found2 = known2.find((each) => isCurrent2(each, request, witness)) ?? buildAnew(memo, request, witness);
      const variants = [found2, ...known2.filter((each) => each !== found2)].slice(0, mostVariants2);
      memo.builds.set(key2, variants, key2.length + sum(variants.map(({ weight: weight2 }) => weight2)));
      read.set(found2.build, found2.reads);
      return found2.build;
    },
    filesOf(build2) {
      const reads = read.get(build2);
      return reads === void 0 ? [] : readPaths(reads).map((path) => path.slice(artifactRoot.length + 1));
    }
  };
}
function weigh(reads, build2) {
  const texts4 = reads.map(({ answer }) => typeof answer === "string" ? answer.length : 0);
  const documents = build2.kind === "built" ? build2.documents.length : 0;
  return 2e3 + 200 * reads.length + 4 * sum(texts4) + 2e3 * documents;
}
function sum(numbers) {
  return numbers.reduce((total, each) => total + each, 0);
}
function isCurrent2({ reads, sources }, { options }, witness) {
  const isAnsweredAlike = sources.every(
    ({ source, answer }) => answer === describeSource(options.findSource?.(source))
  );
  return isAnsweredAlike && answersAlike(reads, witness);
}
function buildAnew(memo, request, witness) {
  const { files, flux, options } = request;
  const recorded = recordReads(files, witness);
  const sources = [];
  const build2 = buildFluxKustomization(recorded.files, flux, {
    ...options,
    cache: memo.cache,
    // What is shown of a change says where it comes from, and a base is built once for both sides.
    origins: true,
    findSource(source) {
      const found2 = options.findSource?.(source) ?? { kind: "unknown", reason: "it is not in the repository" };
      sources.push({ source, answer: describeSource(found2) });
      return found2;
    }
  });
  return { reads: recorded.reads, sources, build: build2, weight: weigh(recorded.reads, build2) };
}
function describeSource(source) {
  return source?.kind === "values" ? JSON.stringify([...source.values]) : JSON.stringify(source ?? null);
}
function belowArtifactRoot(base) {
  const inside = (path) => {
    if (path === artifactRoot) return "/";
    return path.startsWith(`${artifactRoot}/`) ? path.slice(artifactRoot.length) : void 0;
  };
  const ask = (path, question) => {
    const below4 = inside(path);
    return below4 === void 0 ? void 0 : question(below4);
  };
  return {
    read: (path) => ask(path, base.read),
    list: (path) => ask(path, base.list),
    resolve: (path) => ask(path, base.resolve)
  };
}

// src/fleet/names.ts
var ranks = [
  ["local", "sandbox", "playground", "lab"],
  ["ci", "test", "testing", "tst"],
  ["dev", "devel", "develop", "development", "ont", "entw", "preview", "alpha"],
  ["integration", "int", "sit"],
  ["qa", "quality", "beta"],
  ["stage", "staging", "stg", "nonprod", "nonproduction"],
  ["acceptance", "acc", "abn", "rec", "recette", "uat"],
  ["perf", "performance", "load", "demo"],
  ["preprod", "preproduction", "pre", "ppd"],
  ["canary"],
  ["prod", "production", "produktion", "prd", "live"],
  ["dr"]
];
var rankByName = new Map(ranks.flatMap((names, rank) => names.map((name) => [name, rank])));
function exactRank(name) {
  const word2 = name.toLowerCase().replace(numbered, "");
  return rankByName.get(word2.replace(/^(pre|non)[-_]?(prod(?:uction)?)$/, "$1$2"));
}
var numbered = /^\d{1,3}[-_.](?=[a-z])/i;
function rankOf(name) {
  const exact2 = exactRank(name);
  if (exact2 !== void 0) return exact2;
  if (/(?:^|[-_.])pre[-_.]?prod/i.test(name)) return rankByName.get("preprod");
  if (/(?:^|[-_.])non[-_.]?prod/i.test(name)) return rankByName.get("nonprod");
  if (/(?:^|[-_.])canary(?:$|[-_.])/i.test(name)) return rankByName.get("canary");
  const words4 = name.split(/[-_.]/).flatMap((word2) => exactRank(word2.replace(/\d+$/, "")) ?? []);
  return words4.at(0);
}
function tellingRank(name) {
  const words4 = [name, ...name.split(/[-_.]/)];
  return words4.some((word2) => unmistakable.test(word2.replace(/\d+$/, ""))) ? rankOf(name) : void 0;
}
var regionLike = /^(?:eu|us|ap|na|sa|af|me|asia|apac|emea|uk|de|fr|east|west|north|south|central|primary|secondary|blue|green|[a-z]?\d+)(?:[-_.]|$|[a-z]*\d)/i;
var unmistakable = /^(?:te?st(?:ing)?|dev(?:elopment)?|qa|stg|stage|staging|uat|(?:pre|non)[-_]?prod(?:uction)?|prd|prod|production)\d{0,2}$/i;
function isEnvironmentFolder(name) {
  const word2 = name.replace(numbered, "");
  if (unmistakable.test(word2)) return true;
  const match = /^([a-z]+\d?)[-_.](.+)$/i.exec(word2);
  return match !== null && unmistakable.test(match[1] ?? "") && regionLike.test(match[2] ?? "");
}
function orderNames(names) {
  const ranked = names.map((name) => ({ name, rank: rankOf(name) }));
  return ranked.sort(
    (left, right) => (left.rank ?? Infinity) - (right.rank ?? Infinity) || (left.name < right.name ? -1 : 1)
  );
}
var sharedFolders = /* @__PURE__ */ new Set([
  "base",
  "bases",
  "common",
  "shared",
  "default",
  "defaults",
  "global",
  "template",
  "templates",
  "all"
]);
function isSharedFolder(name) {
  return sharedFolders.has(name.toLowerCase());
}

// src/kustomize/memory-files.ts
function memoryFiles(contents) {
  const entries = /* @__PURE__ */ new Map();
  const folders = /* @__PURE__ */ new Map([["/", /* @__PURE__ */ new Set()]]);
  for (const [name, content] of Object.entries(contents)) {
    const path = joinPath("/", name);
    entries.set(path, content);
    addParents(folders, path);
  }
  const resolve = (path) => resolveIn(entries, folders, path);
  return {
    read(path) {
      const found2 = resolve(path);
      const content = found2?.kind === "file" ? entries.get(found2.path) : void 0;
      return content === void 0 || isLink(content) ? void 0 : content;
    },
    list(path) {
      const found2 = resolve(path);
      return found2?.kind === "folder" ? [...folders.get(found2.path) ?? []] : void 0;
    },
    resolve
  };
}
function isLink(content) {
  return typeof content === "object" && !(content instanceof Uint8Array);
}
function addParents(folders, path) {
  const slash = path.lastIndexOf("/");
  const parent = slash === 0 ? "/" : path.slice(0, slash);
  const names = folders.get(parent);
  if (names !== void 0) {
    names.add(path.slice(slash + 1));
    return;
  }
  folders.set(parent, /* @__PURE__ */ new Set([path.slice(slash + 1)]));
  if (parent !== "/") addParents(folders, parent);
}
function resolveIn(entries, folders, path) {
  let rest = path.split("/").filter((segment) => segment !== "");
  let current = "/";
  for (let links = 0; rest.length > 0 && links <= 40; ) {
    const [segment = "", ...others] = rest;
    const next = joinPath(current, segment);
    const entry2 = entries.get(next);
    if (entry2 !== void 0 && isLink(entry2)) {
      links++;
      rest = [...joinPath(current, entry2.link).split("/").slice(1), ...others].filter((part2) => part2 !== "");
      current = "/";
      continue;
    }
    if (entry2 !== void 0) return others.length === 0 ? { path: next, kind: "file" } : void 0;
    if (!folders.has(next)) return void 0;
    current = next;
    rest = others;
  }
  return rest.length === 0 ? { path: current, kind: "folder" } : void 0;
}

// src/lib/glob.ts
function matchesGlob(path, glob) {
  const names = path.split("/");
  let reached = /* @__PURE__ */ new Set([0]);
  for (const pattern of glob.split("/")) {
    const next = /* @__PURE__ */ new Set();
    for (const at3 of reached) {
      if (pattern === "**") for (let index = at3; index <= names.length; index++) next.add(index);
      else if (at3 < names.length && matchesWildcard(names[at3] ?? "", pattern)) next.add(at3 + 1);
    }
    reached = next;
  }
  return reached.has(names.length);
}
function matchesWildcard(text3, pattern) {
  let [at3, step3, star, mark3] = [0, 0, -1, 0];
  while (at3 < text3.length) {
    const wanted = pattern[step3];
    if (wanted === "*") {
      star = step3++;
      mark3 = at3;
    } else if (wanted === "?" || wanted === text3[at3]) {
      at3++;
      step3++;
    } else if (star !== -1) {
      step3 = star + 1;
      at3 = ++mark3;
    } else return false;
  }
  return /^\**$/.test(pattern.slice(step3));
}

// src/flux/merge-yaml.ts
function mergeYaml(base, overlay, file) {
  return emit2(mergeMaps2(loadMap(base, file), loadMap(overlay, file)));
}
function loadMap(content, file) {
  const text3 = typeof content === "string" ? content : decodeText(content, file);
  return text3.split(/^---(?:\s.*)?$/m).map((part2) => parseConfig(part2, file).value).filter(isMap).reduce(mergeMaps2, /* @__PURE__ */ new Map());
}
function mergeMaps2(base, overlay) {
  const merged2 = new Map(base);
  for (const [key2, value2] of overlay) {
    const present = merged2.get(key2);
    merged2.set(key2, isMap(present) && isMap(value2) ? mergeMaps2(present, value2) : value2);
  }
  return merged2;
}

// src/flux/compose.ts
function composeArtifact(rules, sourceOf2) {
  const contents = /* @__PURE__ */ new Map();
  try {
    for (const rule of rules) copyRule2(rule, sourceOf2(rule.alias), contents);
  } catch (error) {
    if (error instanceof ProblemError) return { kind: "refused", problem: error.problem };
    throw error;
  }
  const packed = [...contents].filter(([path]) => !isIgnored(path, false, []));
  const files = memoryFiles(
    Object.fromEntries(packed.map(([path, text3]) => [`${artifactRoot}/${path}`, text3]))
  );
  return { kind: "files", files };
}
function fail3({ from, to }, message) {
  throw new ProblemError({
    code: "ARTIFACT_INVALID",
    message: `failed to apply copy operation from '${from}' to '${to}': ${message}.`
  });
}
function copyRule2(rule, source, contents) {
  if (source === void 0) fail3(rule, `the source '${rule.alias}' is not known here`);
  if (rule.strategy === "Extract") fail3(rule, "archives are not opened here");
  const paths = /[*?[\]]/.test(rule.pattern) ? globPaths(rule, source) : [namedPath(rule, source, contents)];
  if (paths.length === 0 && !rule.optional) fail3(rule, `no files match '${rule.pattern}'`);
  for (const path of paths) if (path !== void 0) copyTree(rule, source, path, contents);
}
function place(path) {
  return path === "" ? artifactRoot : `${artifactRoot}/${path}`;
}
function namedPath(rule, source, contents) {
  const from = joinPath("/", rule.pattern).slice(1);
  const found2 = source.resolve(place(from));
  if (found2 === void 0) return rule.optional ? void 0 : fail3(rule, `source '${from}' does not exist`);
  if (found2.kind === "folder") return { from, to: below2(rule.target, nameOf(from)), base: from };
  const isFolder = rule.to.endsWith("/") || [...contents.keys()].some((path) => path.startsWith(`${rule.target}/`));
  return { from, to: isFolder ? below2(rule.target, nameOf(from)) : rule.target, base: "" };
}
function below2(folder, path) {
  return [folder, path].filter((step3) => step3 !== "").join("/");
}
function globPaths(rule, source) {
  const steps = rule.pattern.split("/").filter((step3) => step3 !== "" && step3 !== ".");
  const literal2 = steps.slice(
    0,
    steps.findIndex((step3) => /[*?[\]]/.test(step3))
  ).join("/");
  const prefix = rule.pattern.endsWith("/**") ? rule.pattern.slice(0, -2) : void 0;
  return matchSteps(source, "", steps).filter((path) => !isExcluded(path, literal2, rule.exclude)).map((from) => ({
    from,
    to: below2(
      rule.target,
      prefix !== void 0 && from.startsWith(prefix) ? from.slice(prefix.length) : from
    ),
    base: literal2
  }));
}
function matchSteps(source, folder, [step3, ...rest]) {
  if (step3 === void 0) return [folder];
  const names = [...source.list(place(folder)) ?? []].sort(compareBytes);
  return names.filter((name) => matchPattern(toBytes(step3), toBytes(name)) === "yes").flatMap((name) => matchSteps(source, below2(folder, name), rest));
}
function copyTree(rule, source, copy2, contents) {
  const { from, to, base } = copy2;
  const found2 = source.resolve(place(from));
  if (found2?.kind === "folder") {
    for (const name of [...source.list(place(from)) ?? []].sort(compareBytes)) {
      const child3 = below2(from, name);
      if (isExcluded(child3, base, rule.exclude)) continue;
      copyTree(rule, source, { from: child3, to: below2(to, name), base }, contents);
    }
    return;
  }
  if (isExcluded(from, base, rule.exclude)) return;
  const content = source.read(place(from)) ?? "";
  const present = contents.get(to);
  contents.set(
    to,
    rule.strategy === "Merge" && present !== void 0 ? mergeYaml(present, content, from) : content
  );
}
function isExcluded(path, base, patterns) {
  const relative = base !== "" && isInside(path, base) ? relativePath(`/${base}`, `/${path}`) : path;
  return patterns.flatMap(alternatives).some((pattern) => {
    const paths = pattern.includes("/") ? [path, relative] : [path, relative, nameOf(path)];
    return paths.some((each) => matchesGlob(each, pattern));
  });
}
function alternatives(pattern) {
  let known2 = [pattern];
  for (let round = 0; round < 6; round++) {
    known2 = known2.flatMap((each) => {
      const group = /\{([^{}]*)\}/.exec(each);
      if (group === null) return [each];
      return (group[1] ?? "").split(",").map((choice) => each.slice(0, group.index) + choice + each.slice(group.index + group[0].length));
    });
  }
  return known2.slice(0, 64);
}

// src/flux/objects-in.ts
function objectsIn(text3, file) {
  try {
    return parseResources(text3, file).documents.flatMap(({ value: value2, positions }) => {
      const plain3 = unstyled(value2);
      return isMap(plain3) ? describe4(plain3, file, (path) => positions.value(path)) : [];
    });
  } catch (error) {
    if (error instanceof ProblemError) return [];
    throw error;
  }
}
function describe4(value2, file, placeOf3) {
  const metadata = value2.get("metadata");
  const [apiVersion, kind] = [value2.get("apiVersion"), value2.get("kind")];
  const [name, namespace2] = isMap(metadata) ? [metadata.get("name"), metadata.get("namespace")] : [];
  if (typeof apiVersion !== "string" || typeof kind !== "string" || typeof name !== "string") return [];
  return [
    {
      ...{ file, apiVersion, kind, name, value: value2, placeOf: placeOf3 },
      namespace: typeof namespace2 === "string" ? namespace2 : void 0
    }
  ];
}
function unstyled(value2) {
  const plain3 = printedValue(value2);
  if (Array.isArray(plain3)) return plain3.map(unstyled);
  return isMap(plain3) ? new Map([...plain3].map(([key2, each]) => [key2, unstyled(each)])) : plain3;
}
function writtenObjects(files, kinds, group = "", start2 = "") {
  const found2 = [];
  const visit3 = (folder) => {
    for (const name of files.list(folder) ?? []) {
      const path = joinPath(folder, name);
      const resolved2 = files.resolve(path);
      if (resolved2?.kind === "folder") visit3(path);
      else if (/\.ya?ml$/.test(name)) found2.push(...objectsOf(files, path, kinds, group));
    }
  };
  visit3(joinPath(artifactRoot, `./${start2}`));
  return found2.filter(({ kind }) => kinds.includes(kind));
}
function objectsOf(files, path, kinds, group) {
  const content = files.read(path) ?? "";
  const text3 = typeof content === "string" ? content : new TextDecoder().decode(content);
  const isWanted2 = text3.includes(group) && kinds.some((kind) => text3.includes(kind));
  return isWanted2 ? objectsIn(text3, path.slice(artifactRoot.length + 1)) : [];
}

// src/flux/cluster-sources.ts
function isFluxKustomization({ apiVersion, kind, value: value2 }) {
  if (kind !== "Kustomization" || !apiVersion.startsWith(`${fluxGroups.kustomization}/`)) return false;
  return textUnder(value2, "spec", "sourceRef", "name") !== void 0;
}
function sourceTree(repository, documents) {
  let own = "flux-system";
  const declared = (kind, name) => documents.find(
    (document) => document.kind === kind && document.name === name && document.apiVersion.startsWith(`${fluxGroups.source}/`)
  );
  const isOwn3 = (kind, name) => {
    const source = declared(kind, name);
    if (source === void 0 || name === own) return true;
    const url = textUnder(source.value, "spec", "url");
    const ours = declared(kind, own);
    return url !== void 0 && ours !== void 0 && url === textUnder(ours.value, "spec", "url");
  };
  return {
    filesFor(flux) {
      const [kind = "", name = ""] = ["kind", "name"].map(
        (field) => textUnder(flux.value, "spec", "sourceRef", field)
      );
      if (kind === "ExternalArtifact") return composed(documents, name, repository, isOwn3);
      return isOwn3(kind, name) ? { kind: "files", files: repository } : { kind: "unknown" };
    },
    setOwn(name) {
      own = name;
    },
    ownIgnore: () => textUnder(declared("GitRepository", own)?.value ?? /* @__PURE__ */ new Map(), "spec", "ignore") ?? ""
  };
}
function composed(documents, name, repository, isOwn3) {
  const generators2 = documents.filter(({ kind }) => kind === "ArtifactGenerator");
  try {
    for (const { value: value2 } of generators2) {
      const { sources, artifacts } = readGenerator(value2);
      const rules = artifacts.get(name);
      if (rules === void 0) continue;
      const aliases = sources.filter((source) => isOwn3(source.kind ?? "", source.name ?? ""));
      return composeArtifact(
        rules,
        (alias2) => aliases.some((source) => source.alias === alias2) ? repository : void 0
      );
    }
    return { kind: "unknown" };
  } catch (error) {
    if (error instanceof ProblemError) return { kind: "refused", problem: error.problem };
    throw error;
  }
}
function placesIn(files) {
  const known2 = /* @__PURE__ */ new Map();
  const writtenIn = (folder) => {
    const found2 = known2.get(folder) ?? writtenObjects(files, ["Kustomization"], fluxGroups.kustomization, folder).filter(
      ({ apiVersion }) => apiVersion.startsWith(`${fluxGroups.kustomization}/`)
    );
    known2.set(folder, found2);
    return found2;
  };
  return ({ name }, folder) => {
    const isNamed2 = (object) => object.name === name;
    const inside = writtenIn(resolvePath("", folder) ?? "").filter(isNamed2);
    const [only, second] = inside.length > 0 ? inside : writtenIn("").filter(isNamed2);
    return only === void 0 || second !== void 0 ? () => void 0 : only.placeOf;
  };
}

// src/flux/dependencies.ts
function inOrder(all) {
  const byKey = new Map(all.map((each) => [each.key, each]));
  const ordered2 = /* @__PURE__ */ new Set();
  const entered = /* @__PURE__ */ new Set();
  const visit3 = (each) => {
    if (each === void 0 || entered.has(each)) return;
    entered.add(each);
    if (each.parent !== void 0) visit3(byKey.get(each.parent));
    for (const key2 of each.dependsOn) visit3(byKey.get(key2));
    ordered2.add(each);
  };
  for (const each of all) visit3(each);
  return [...ordered2];
}

// src/flux/object-variables.ts
function variablesOf2(kind, value2) {
  const values = /* @__PURE__ */ new Map();
  const hidden = isEncrypted({ kind, value: value2 });
  const data = value2.get("data");
  const strings = kind === "Secret" ? value2.get("stringData") : void 0;
  for (const [key2, text3] of isMap(data) ? data : []) {
    if (typeof text3 === "string") values.set(key2, kind === "Secret" ? fromBytes(decoded2(text3)) : text3);
  }
  for (const [key2, text3] of isMap(strings) ? strings : []) if (typeof text3 === "string") values.set(key2, text3);
  if (hidden) for (const key2 of values.keys()) values.set(key2, void 0);
  return { kind: "values", values };
}

// src/flux/resource-set.ts
var reference = /<<-?\s*inputs\.([A-Za-z_][\w.]*)\s*(?:\|\s*quote\s*)?-?>>/g;
function fillInputs(text3, inputOf) {
  return text3.replaceAll(reference, (whole, name) => inputOf(name) ?? whole);
}
function soleInput(text3) {
  const [match] = text3.matchAll(reference);
  return match?.[0] === text3.trim() ? match[1] : void 0;
}
function isTemplate(text3) {
  return text3.includes("<<");
}
function isResourceSet({ apiVersion, kind }) {
  return kind === "ResourceSet" && apiVersion.startsWith(`${fluxGroups.instance}/`);
}
function resourcesOf(set, documents) {
  const spec = set.value.get("spec");
  if (!isResourceSet(set) || !isMap(spec)) return [];
  const templates = [...listIn(spec, "resources"), ...templatesIn(spec.get("resourcesTemplate"))];
  return inputsOf(spec, documents).flatMap(
    (input) => templates.flatMap((template2) => madeOf(filled(template2, input), set.namespace))
  );
}
function templatesIn(template2) {
  if (template2 === void 0) return [];
  try {
    return parseResources(textOf(template2), "").documents.map(({ value: value2 }) => value2);
  } catch (error) {
    if (error instanceof ProblemError) return [];
    throw error;
  }
}
function inputsOf(spec, documents) {
  const provided = listIn(spec, "inputsFrom").flatMap((from) => {
    const name = isMap(from) ? textOf(from.get("name")) : "";
    return documents.filter(({ kind, name: own }) => kind === "ResourceSetInputProvider" && own === name);
  });
  const fixed = provided.flatMap(({ value: value2 }) => {
    const provider = value2.get("spec");
    const values = isMap(provider) ? provider.get("defaultValues") : void 0;
    return isMap(provider) && isMap(values) && textOf(provider.get("type")) === "Static" ? values : [];
  });
  const all = [...listIn(spec, "inputs").filter(isMap), ...fixed];
  return all.length === 0 && !spec.has("inputsFrom") ? [/* @__PURE__ */ new Map()] : all;
}
function listIn(map, key2) {
  const list2 = map.get(key2);
  return Array.isArray(list2) ? list2 : [];
}
function filled(value2, input) {
  const printed3 = printedValue(value2);
  if (Array.isArray(printed3)) return printed3.map((each) => filled(each, input));
  if (isMap(printed3)) return new Map([...printed3].map(([key2, each]) => [key2, filled(each, input)]));
  if (typeof printed3 !== "string" || !isTemplate(printed3)) return value2;
  const sole = soleInput(printed3);
  const found2 = sole === void 0 ? void 0 : inputAt(input, sole);
  return found2 ?? fillInputs(printed3, (name) => inputText(input, name));
}
function inputText(input, name) {
  const found2 = inputAt(input, name);
  return found2 === void 0 || isMap(found2) || Array.isArray(found2) ? void 0 : textOf(found2);
}
function inputAt(input, name) {
  return name.split(".").reduce((node, key2) => isMap(node) ? node.get(key2) : void 0, input);
}
function madeOf(value2, setNamespace2) {
  const metadata = isMap(value2) ? value2.get("metadata") : void 0;
  if (!isMap(value2) || !isMap(metadata)) return [];
  const [apiVersion, kind, name] = [value2.get("apiVersion"), value2.get("kind"), metadata.get("name")].map(
    textOf
  );
  if (apiVersion === void 0 || kind === void 0 || name === void 0 || name === "") return [];
  const namespace2 = metadata.has("namespace") ? textOf(metadata.get("namespace")) : setNamespace2;
  return [{ apiVersion, kind, name, namespace: namespace2, effectiveNamespace: namespace2 ?? "default", value: value2 }];
}

// src/flux/cluster.ts
var mostRounds = 5;
function buildCluster(files, root, entry2, options = {}) {
  const shared = { ...options, cache: options.cache ?? createCache() };
  let known2 = { documents: [], ignore: "" };
  for (let count = 1; ; count++) {
    const round = startRound(artifactFiles(files, root, known2.ignore), known2, shared);
    const unknowns = runRound(round, entry2);
    const next = { documents: round.documents, ignore: round.tree.ownIgnore() };
    const learns = round.missed.some((source) => findIn(round.documents, source) !== void 0);
    if (!learns && next.ignore === known2.ignore || count === mostRounds) {
      return { builds: inOrder([...round.builds.values()]), unknowns };
    }
    known2 = next;
  }
}
function startRound(files, known2, options) {
  const documents = [];
  return {
    ...{ files, known: known2, options, documents },
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
  return round.pending.map(({ flux, key: key2 }) => ({
    code: "ARTIFACT_UNKNOWN",
    message: `The Flux Kustomization ${key2} is not built: its source ${sourceName(flux)} is not of this repository.`,
    ...at2(flux.placeOf(["spec", "sourceRef"]))
  }));
}
function sourceName(flux) {
  return ["kind", "name"].map((field) => textUnder(flux.value, "spec", "sourceRef", field) ?? "").join(" ");
}
function buildEntry(round, entry2) {
  const { files, folder } = entryFiles(round.files, entry2);
  const plain3 = {
    value: /* @__PURE__ */ new Map([["spec", /* @__PURE__ */ new Map([["path", folder]])]]),
    placeOf: () => void 0
  };
  const first = buildOne(round, plain3, files);
  const self = (first.kind === "built" ? first.documents : []).find(
    (document) => isFluxKustomization(document) && joinPath("/", `./${textUnder(document.value, "spec", "path") ?? ""}`) === joinPath("/", `./${entry2}`)
  );
  if (self === void 0) {
    take3(round, { flux: plain3, key: "", parent: void 0 }, first);
    return;
  }
  round.tree.setOwn(textUnder(self.value, "spec", "sourceRef", "name") ?? "");
  const pending = { flux: fluxOf(round, self, entry2), key: keyOf2(self), parent: void 0 };
  take3(round, pending, buildOne(round, pending.flux));
}
function entryFiles(files, entry2) {
  const path = joinPath(artifactRoot, `./${entry2}`);
  if (files.resolve(path)?.kind !== "file") return { files, folder: entry2 };
  const kustomization = `resources: [${JSON.stringify(nameOf(entry2))}]
`;
  return {
    files: withFile(files, joinPath(path, "../kustomization.yaml"), kustomization),
    folder: folderOf(entry2)
  };
}
function fluxOf(round, document, folder) {
  return { value: document.value, placeOf: round.placeOf(document, folder) };
}
function keyOf2({ namespace: namespace2, name }) {
  return `${namespace2 ?? "default"}/${name}`;
}
function buildPending(round, pending) {
  if (round.builds.has(pending.key)) return;
  const files = round.tree.filesFor(pending.flux);
  if (files.kind === "unknown") {
    round.pending.push(pending);
    return;
  }
  take3(round, pending, files.kind === "refused" ? files : buildOne(round, pending.flux, files.files));
}
function buildOne(round, flux, files = round.files) {
  const { variables, cache, build: build2 } = round.options;
  const options = {
    findSource: (source) => findSource(round, source),
    ...variables === void 0 ? {} : { variables },
    ...cache === void 0 ? {} : { cache }
  };
  if (build2 === void 0) return buildFluxKustomization(files, flux, options);
  return build2({ files, flux, options, ignore: files === round.files ? round.known.ignore : void 0 });
}
function take3(round, { flux, key: key2, parent }, build2) {
  const spec = specificationOf(flux);
  const namespace2 = textUnder(flux.value, "metadata", "namespace") ?? "default";
  round.builds.set(key2, {
    ...{ key: key2, parent, build: build2, path: spec.path ?? "" },
    dependsOn: (spec.dependsOn ?? []).map(
      ({ name = "", namespace: other }) => `${other ?? namespace2}/${name}`
    ),
    suspended: spec.suspend === true
  });
  if (build2.kind === "refused") return;
  round.documents.push(...build2.documents);
  const made = build2.documents.flatMap((document) => resourcesOf(document, round.documents));
  round.documents.push(...made);
  const found2 = [...build2.documents, ...made].filter(isFluxKustomization);
  round.pending.push(
    ...found2.map((document) => ({
      flux: fluxOf(round, document, spec.path ?? ""),
      key: keyOf2(document),
      parent: key2
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
  const found2 = findIn(round.documents, source) ?? findIn(round.known.documents, source);
  if (found2 !== void 0) return variablesOf2(source.kind, found2.value);
  round.missed.push(source);
  return { kind: "unknown", reason: "nothing that Flux applies from this repository makes it" };
}
function findIn(documents, { kind, name, namespace: namespace2 }) {
  return documents.find(
    (document) => document.kind === kind && document.name === name && document.namespace === namespace2
  );
}

// src/proof/units.ts
function reaches({ parts }, environment) {
  return parts.some((part2) => part2.environment === environment);
}
function renderUnits(files, roots, memo, leftOut = /* @__PURE__ */ new Set()) {
  const builder = createBuilder(memo, files, ignoresIn(files));
  const artifact = artifactFiles(files, "/");
  return roots.flatMap(
    (root) => isCluster(root) ? clusterUnits(files, root, builder) : overlayUnits({ files, artifact, leftOut }, root, builder)
  );
}
function isCluster({ parts }) {
  return parts.some((part2) => part2.kustomization !== void 0);
}
function overlaysIn(files, roots) {
  const overlays = roots.filter((root) => !isCluster(root));
  return new Map(
    overlays.flatMap(
      (root) => startsIn(files, root.path).map((start2) => [overlayId(root, start2), start2])
    )
  );
}
function overlayId({ cluster = "", path }, { folder, kind }) {
  return [cluster, path, folder, kind].join("\n");
}
function ignoresIn(files) {
  const paths = [...files.paths()].filter((path) => nameOf(path) === ".sourceignore");
  return paths.map((path) => `${path}
${String(files.read(path))}`).join("\n");
}
function clusterUnits(files, root, builder) {
  const { builds } = buildCluster(files, "/", root.path, { build: builder.build });
  return builds.map(({ key: key2, path, build: build2 }) => ({
    id: [root.cluster ?? "", root.path, key2].join("\n"),
    ...clusterOf(root),
    title: `${key2 === "" ? root.path : key2}${root.cluster === void 0 ? "" : ` in ${root.cluster}`}`,
    parts: partsOf(root, { key: key2, path }),
    build: build2,
    files: builder.filesOf(build2)
  }));
}
function clusterOf({ cluster }) {
  return cluster === void 0 ? {} : { cluster };
}
function partsOf({ parts, path: start2 }, { key: key2, path }) {
  const name = nameOf(key2);
  const folder = resolvePath("", path);
  const named2 = parts.filter((part2) => part2.kustomization === name && resolvePath("", part2.path) === folder);
  if (named2.length > 0) return named2;
  const own = folder === start2 ? parts.filter((part2) => part2.kustomization === void 0) : [];
  if (own.length > 0) return own;
  return [...new Set(parts.map((part2) => part2.environment))].map((environment) => ({
    environment,
    path,
    objects: []
  }));
}
function overlayUnits({ files, artifact, leftOut }, root, builder) {
  return startsIn(files, root.path).flatMap((start2) => {
    const id = overlayId(root, start2);
    if (leftOut.has(id)) return [];
    const build2 = buildStart(artifact, start2, builder);
    return {
      id,
      ...clusterOf(root),
      title: start2.folder,
      parts: root.parts,
      build: build2,
      files: builder.filesOf(build2)
    };
  });
}
function startsIn(files, path) {
  if (files.resolve(`/${path}`)?.kind === "file") {
    const names2 = isManifestFile(files, path) ? [nameOf(path)] : [];
    return names2.length === 0 ? [] : [{ kind: "manifests", folder: folderOf(path), names: names2 }];
  }
  const names = [...files.list(`/${path}`) ?? []].sort();
  if (kustomizationNames.some((name) => names.includes(name))) return [{ kind: "kustomization", folder: path }];
  if (names.includes("Chart.yaml")) return [];
  const manifests = names.filter((name) => isManifestFile(files, below3(path, name)));
  const folders = names.filter((name) => files.resolve(`/${below3(path, name)}`)?.kind === "folder");
  const own = folders.filter((name) => !isSharedFolder(name));
  return [
    ...manifests.length === 0 ? [] : [{ kind: "manifests", folder: path, names: manifests }],
    ...(own.length > 0 ? own : folders).flatMap((name) => startsIn(files, below3(path, name)))
  ];
}
function below3(folder, name) {
  return folder === "" ? name : `${folder}/${name}`;
}
function isManifestFile(files, path) {
  const content = /\.ya?ml$/.test(path) ? files.read(`/${path}`) : void 0;
  return typeof content === "string" && /^apiVersion:/m.test(content) && /^kind:/m.test(content);
}
function buildStart(artifact, start2, { build: build2 }) {
  const value2 = /* @__PURE__ */ new Map([["spec", /* @__PURE__ */ new Map([["path", start2.folder]])]]);
  const flux = { value: value2, placeOf: () => void 0 };
  if (start2.kind === "kustomization") return build2({ files: artifact, flux, options: {}, ignore: "" });
  const path = `${artifactRoot}${start2.folder === "" ? "" : `/${start2.folder}`}/kustomization.yaml`;
  const files = withFile(artifact, path, `resources: ${JSON.stringify(start2.names)}
`);
  return build2({ files, flux, options: {}, ignore: void 0 });
}
function environmentOf(unit, { kind, namespace: namespace2, name }) {
  const environments = [...new Set(unit.parts.map((part2) => part2.environment))];
  if (environments.length <= 1) return environments[0];
  return onlyOne(unit, `${kind}/${namespace2}/${name}`) ?? onlyOne(unit, `${kind}/${name}`);
}
function onlyOne(unit, object) {
  const named2 = unit.parts.filter((part2) => part2.objects.includes(object));
  const [only, second] = [...new Set(named2.map((part2) => part2.environment))];
  return second === void 0 ? only : void 0;
}

// src/report/objects/align.ts
var mostEdits = 300;
function alignTexts(before, after) {
  const shortest2 = Math.min(before.length, after.length);
  let start2 = 0;
  while (start2 < shortest2 && before[start2] === after[start2]) start2++;
  let end2 = 0;
  while (end2 < shortest2 - start2 && before.at(-1 - end2) === after.at(-1 - end2)) end2++;
  const equal2 = matchMiddle(before.slice(start2, before.length - end2), after.slice(start2, after.length - end2));
  const places2 = [
    ...Array.from({ length: start2 }, (_, at3) => [at3, at3]),
    ...equal2.map(([left, right]) => [left + start2, right + start2]),
    ...Array.from({ length: end2 }, (_, at3) => [before.length - end2 + at3, after.length - end2 + at3])
  ];
  return stretchesOf(places2, before.length, after.length);
}
function stretchesOf(matches3, beforeLength, afterLength) {
  const stretches = [];
  let before = 0;
  let after = 0;
  for (const [left, right] of [...matches3, [beforeLength, afterLength]]) {
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
      while (left < before.length && left - diagonal >= 0 && isSame2(before, after, left, left - diagonal))
        left++;
      reached[most + 1 + diagonal] = left;
      if (left >= before.length && left - diagonal >= after.length)
        return walkBack(trace, before.length, after.length);
    }
  }
  return [];
}
function isSame2(before, after, left, right) {
  return right < after.length && before[left] === after[right];
}
function stepFrom(reached, middle, diagonal, edits) {
  const below4 = reached[middle + diagonal - 1] ?? 0;
  const above = reached[middle + diagonal + 1] ?? 0;
  if (edits === 0) return 0;
  return diagonal === -edits || diagonal !== edits && below4 < above ? above : below4 + 1;
}
function walkBack(trace, beforeLength, afterLength) {
  const matches3 = [];
  let left = beforeLength;
  let right = afterLength;
  for (let edits = trace.length - 1; edits >= 0; edits--) {
    const reached = trace[edits] ?? [];
    const diagonal = left - right;
    const below4 = reached[edits + diagonal] ?? 0;
    const above = reached[edits + diagonal + 2] ?? 0;
    const isDown = diagonal === -edits || diagonal !== edits && below4 < above;
    const previous = isDown ? diagonal + 1 : diagonal - 1;
    const start2 = edits === 0 ? 0 : isDown ? above : below4;
    const kept = edits === 0 ? 0 : isDown ? start2 : start2 + 1;
    while (left > kept) matches3.push([--left, --right]);
    if (edits === 0) break;
    left = start2;
    right = start2 - previous;
  }
  return matches3.reverse();
}

// src/report/objects/likeness.ts
var mostLeaves = 400;
function likeness(left, right, renamings = []) {
  const one = leaves(left, (text3) => renamed(text3, renamings));
  const other = leaves(right, (text3) => text3);
  if (one.size + other.size === 0) return 1;
  let shared = 0;
  for (const leaf of one) if (other.has(leaf)) shared++;
  return 2 * shared / (one.size + other.size);
}
function renamed(text3, renamings) {
  return renamings.find(([before]) => before !== "" && before === text3)?.[1] ?? text3;
}
function leaves(value2, rename) {
  const found2 = /* @__PURE__ */ new Set();
  const visit3 = (each, path) => {
    if (found2.size >= mostLeaves) return;
    const node = printedValue(each);
    if (node instanceof Map) for (const [key2, entry2] of node) visit3(entry2, `${path}/${key2}`);
    else if (Array.isArray(node)) for (const entry2 of node) visit3(entry2, `${path}/-`);
    else found2.add(`${path}=${leafText(node, rename)}`);
  };
  visit3(value2, "");
  return found2;
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
function range(start2, end2) {
  return Array.from({ length: end2 - start2 }, (_, at3) => start2 + at3);
}
function pairStretch(before, after, left, right) {
  const isScalar2 = [...left.map((at3) => before[at3]), ...right.map((at3) => after[at3])].every(
    (value2) => !(value2 instanceof Map) && !Array.isArray(value2)
  );
  const pairs = isScalar2 || left.length * right.length > mostComparisons || left.length + right.length === 2 ? pairInOrder(left, right) : pairAlike(before, after, left, right);
  const known2 = new Set(pairs.values());
  return [
    ...left.flatMap((at3) => known2.has(at3) ? [] : [{ before: at3 }]),
    ...right.map((at3) => {
      const former = pairs.get(at3);
      return former === void 0 ? { after: at3 } : { before: former, after: at3 };
    })
  ];
}
function pairInOrder(left, right) {
  return new Map(
    right.flatMap((at3, index) => left[index] === void 0 ? [] : [[at3, left[index]]])
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
function places(list2, keys, isSchema) {
  const found2 = /* @__PURE__ */ new Map();
  for (const [at3, element] of list2.entries()) {
    const texts4 = keyTexts(element, keys, isSchema);
    if (texts4 === void 0 || found2.has(texts4)) return void 0;
    found2.set(texts4, at3);
  }
  return found2;
}
function keyTexts(element, keys, isSchema) {
  if (!(element instanceof Map)) return void 0;
  const texts4 = [];
  for (const [at3, key2] of keys.entries()) {
    const text3 = keyText(element.get(key2));
    if (text3 === void 0 && (!isSchema || at3 === 0)) return void 0;
    texts4.push(text3 ?? defaults2[key2] ?? "");
  }
  return texts4.join("\0");
}
var defaults2 = { protocol: "TCP" };
function keyText(value2) {
  const printed3 = value2 === void 0 ? void 0 : printedValue(value2);
  if (typeof printed3 === "string") return printed3;
  return typeof printed3 === "number" || typeof printed3 === "bigint" ? formatNumber(printed3) : void 0;
}
function elementStep2(found2, texts4) {
  const values = texts4.split("\0");
  const [key2 = "", ...others] = found2.keys;
  const [value2 = "", ...rest] = values;
  if (others.length === 0 || isAlone(found2, value2)) return { key: key2, value: value2 };
  const more = others.map((other, at3) => `,${other}=${rest[at3] ?? ""}`).join("");
  return { key: key2, value: `${value2}${more}` };
}
function isAlone(found2, value2) {
  const starts = (texts4) => texts4.startsWith(`${value2}\0`);
  return [found2.before, found2.after].every((side) => [...side.keys()].filter(starts).length <= 1);
}

// src/report/objects/fields.ts
function diffValues(before, after, schema, steps = []) {
  const changes2 = [];
  visit2({ changes: changes2, before, after, schema, steps });
  return changes2;
}
function visit2({ changes: changes2, before, after, schema, steps }) {
  if (before === void 0 || after === void 0) {
    changes2.push(valueChange(steps, before, after));
    return;
  }
  if (before === after) return;
  const left = printedValue(before);
  const right = printedValue(after);
  if (left instanceof Map && right instanceof Map) visitMaps(changes2, left, right, schema, steps);
  else if (Array.isArray(left) && Array.isArray(right)) visitLists(changes2, left, right, schema, steps);
  else if (!isEqual(left, right)) changes2.push(valueChange(steps, left, right));
}
function valueChange(steps, before, after) {
  return {
    kind: "value",
    steps,
    ...before === void 0 ? {} : { before },
    ...after === void 0 ? {} : { after }
  };
}
function visitMaps(changes2, before, after, schema, steps) {
  const differing = [...before.keys()].filter((key2) => !isSame3(before.get(key2), after.get(key2)));
  const added = [...after.keys()].filter((key2) => !before.has(key2));
  for (const key2 of [...differing, ...added].sort(compareBytes)) {
    const path = [...steps, key2];
    const sides = { before: before.get(key2), after: after.get(key2) };
    const hiding = [hidingOf(before, key2), hidingOf(after, key2)].filter((each) => each !== void 0);
    if (hiding.length > 0) {
      const form = key2 === "data" && [before, after].some(isSecret) ? "base64" : "plain";
      changes2.push(...hiddenChanges(sides, hiding.includes("whole") ? "whole" : "entries", form, path));
      continue;
    }
    const opened = opensOut.has(key2) ? withEmptyMaps(sides) : sides;
    visit2({ changes: changes2, ...opened, schema: fieldSchema(schema, key2), steps: path });
  }
}
function hiddenChanges({ before, after }, hiding, hidden, steps) {
  const maps = [before, after].every((side) => side === void 0 || side instanceof Map);
  if (hiding === "whole" || !maps) return [{ ...valueChange(steps, before, after), hidden }];
  const left = before instanceof Map ? before : /* @__PURE__ */ new Map();
  const right = after instanceof Map ? after : /* @__PURE__ */ new Map();
  return [.../* @__PURE__ */ new Set([...left.keys(), ...right.keys()])].filter((key2) => !isSame3(left.get(key2), right.get(key2))).sort(compareBytes).map((key2) => ({ ...valueChange([...steps, key2], left.get(key2), right.get(key2)), hidden }));
}
var opensOut = /* @__PURE__ */ new Set(["labels", "annotations", "metadata"]);
function withEmptyMaps({ before, after }) {
  if (before === void 0 && after instanceof Map) return { before: /* @__PURE__ */ new Map(), after };
  if (after === void 0 && before instanceof Map) return { before, after: /* @__PURE__ */ new Map() };
  return { before, after };
}
function isSame3(before, after) {
  return before !== void 0 && after !== void 0 && isEqual(before, after);
}
function visitLists(changes2, before, after, schema, steps) {
  const element = elementSchema(schema);
  const keys = mergeKeys2(schema) ?? [];
  const found2 = listKeys(before, after, keys);
  if (found2 !== void 0)
    visitKeyed({ changes: changes2, before, after, schema: element, steps }, found2, keys.length > 0);
  else {
    for (const pair of alignLists(before, after)) {
      const at3 = pair.after ?? pair.before ?? 0;
      const left = pair.before === void 0 ? void 0 : before[pair.before];
      const right = pair.after === void 0 ? void 0 : after[pair.after];
      visit2({ changes: changes2, before: left, after: right, schema: element, steps: [...steps, at3] });
    }
  }
}
function visitKeyed(list2, found2, isSchema) {
  const { changes: changes2, before, after, schema, steps } = list2;
  const elementAt = (side, at3) => at3 === void 0 ? void 0 : side[at3];
  const gone = [...found2.before.keys()].filter((key2) => !found2.after.has(key2));
  const successors = isSchema ? sameNames(list2, found2, gone) : /* @__PURE__ */ new Map();
  const followed = new Set(successors.values());
  for (const [key2, at3] of found2.after) {
    const left = elementAt(before, found2.before.get(successors.get(key2) ?? key2));
    if (isSame3(left, after[at3])) continue;
    visit2({ changes: changes2, before: left, after: after[at3], schema, steps: [...steps, elementStep2(found2, key2)] });
  }
  for (const key2 of gone) {
    if (followed.has(key2)) continue;
    const left = elementAt(before, found2.before.get(key2));
    visit2({ changes: changes2, before: left, after: void 0, schema, steps: [...steps, elementStep2(found2, key2)] });
  }
  const order = orderChange(found2, steps, isSchema);
  if (order !== void 0) changes2.push(order);
}
function sameNames({ before, after }, found2, gone) {
  const named2 = /* @__PURE__ */ new Map();
  for (const key2 of gone) {
    const name = nameOf2(before[found2.before.get(key2) ?? -1]);
    if (name !== void 0 && !found2.keys.includes("name")) named2.set(name, key2);
  }
  const pairs = /* @__PURE__ */ new Map();
  for (const [key2, at3] of found2.after) {
    const name = nameOf2(after[at3]);
    const former = name === void 0 || found2.before.has(key2) ? void 0 : named2.get(name);
    if (former === void 0 || name === void 0) continue;
    named2.delete(name);
    pairs.set(key2, former);
  }
  return pairs;
}
function nameOf2(element) {
  const name = element instanceof Map ? element.get("name") : void 0;
  const printed3 = name === void 0 ? void 0 : printedValue(name);
  return typeof printed3 === "string" ? printed3 : void 0;
}
var ordered = /* @__PURE__ */ new Set(["initContainers", "env", "envFrom"]);
function orderChange(found2, steps, isSchema) {
  const before = [...found2.before.keys()].filter((key2) => found2.after.has(key2));
  const after = [...found2.after.keys()].filter((key2) => found2.before.has(key2));
  if (before.every((key2, at3) => key2 === after[at3])) return void 0;
  const last = steps.at(-1);
  const matters = !isSchema || typeof last === "string" && ordered.has(last);
  const names = (keys) => keys.map((key2) => key2.split("\0").filter(Boolean).join(" "));
  return { kind: "order", steps, before: names(before), after: names(after), matters };
}

// src/report/objects/follow.ts
function hashRenames(pairs) {
  const to = /* @__PURE__ */ new Map();
  const from = /* @__PURE__ */ new Map();
  for (const pair of pairs) {
    if (pair.kind !== "renamed" || pair.how !== "hash") continue;
    if (!isHashed(pair.before.name) || !isHashed(pair.after.name)) continue;
    const namespace2 = namespaceOf(pair.after);
    entry(to, namespace2).set(pair.before.name, pair.after.name);
    entry(from, namespace2).set(pair.after.name, pair.before.name);
  }
  return { to, from };
}
function isHashed(name) {
  return /-[2456789bcdfghkmt]{10}$/.test(name);
}
function entry(maps, key2) {
  const found2 = maps.get(key2) ?? /* @__PURE__ */ new Map();
  maps.set(key2, found2);
  return found2;
}
function followNames(object, names) {
  const own = names.get(namespaceOf(object));
  if (own === void 0) return object;
  const value2 = replaceTexts(object.value, own);
  return value2 === object.value || !(value2 instanceof Map) ? object : { ...object, value: value2 };
}
function replaceTexts(value2, names) {
  const node = printedValue(value2);
  if (typeof node === "string") {
    const name = names.get(node);
    return name ?? value2;
  }
  if (Array.isArray(node)) {
    const list2 = node.map((element) => replaceTexts(element, names));
    return list2.some((element, at3) => element !== node[at3]) ? list2 : value2;
  }
  if (!(node instanceof Map)) return value2;
  const replaced2 = new Map([...node].map(([key2, field]) => [key2, replaceTexts(field, names)]));
  return [...replaced2].some(([key2, field]) => field !== node.get(key2)) ? replaced2 : value2;
}
function textsAmong(value2, names) {
  const found2 = /* @__PURE__ */ new Set();
  const visit3 = (each) => {
    const node = printedValue(each);
    if (typeof node === "string" && names.has(node)) found2.add(node);
    else if (Array.isArray(node)) for (const element of node) visit3(element);
    else if (node instanceof Map) for (const field of node.values()) visit3(field);
  };
  visit3(value2);
  return found2;
}

// src/report/objects/rename.ts
var mostComparisons2 = 2500;
var leastLikeness2 = 0.5;
function pairRenamed(gone, come) {
  const found2 = /* @__PURE__ */ new Map();
  const groups = Map.groupBy(gone, kindKey);
  for (const [key2, added] of Map.groupBy(come, kindKey)) {
    const removed = groups.get(key2) ?? [];
    if (removed.length > 0) pairKind(removed, added, found2);
  }
  return found2;
}
function kindKey(object) {
  return `${groupOf(object)}\0${object.kind}`;
}
function pairKind(removed, added, found2) {
  const open = new Set(removed);
  const take4 = (after, before, how) => {
    open.delete(before);
    found2.set(after, { before, how });
  };
  pairByKey(open, added, found2, generatedKey, (after, before) => take4(after, before, "hash"));
  pairByKey(open, added, found2, placeKey, (after, before) => take4(after, before, "name"));
  const left = added.filter((object) => !found2.has(object));
  if (left.length * open.size > mostComparisons2) pairEqual(open, left, take4);
  else pairSimilar(open, left, take4);
}
function pairByKey(open, added, found2, keyOf3, take4) {
  const known2 = Map.groupBy(open, keyOf3);
  for (const [key2, objects] of Map.groupBy(
    added.filter((object) => !found2.has(object)),
    keyOf3
  )) {
    const others = known2.get(key2);
    const [after] = objects;
    const [before] = others ?? [];
    if (key2 === void 0 || objects.length !== 1 || others?.length !== 1) continue;
    if (after !== void 0 && before !== void 0) take4(after, before);
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
function pairEqual(open, added, take4) {
  const alike = Map.groupBy(open, contentKey);
  for (const after of added) {
    const before = alike.get(contentKey(after))?.shift();
    if (before !== void 0) take4(after, before, "name");
  }
}
function contentKey(object) {
  return goJson(new Map([...object.value].filter(([key2]) => key2 !== "metadata" && key2 !== "apiVersion")));
}
function pairSimilar(open, added, take4) {
  const pairs = added.flatMap(
    (after) => [...open].map((before) => ({ after, before, score: score(before, after) }))
  );
  const taken = /* @__PURE__ */ new Set();
  for (const { after, before, score: likely } of pairs.toSorted((left, right) => right.score - left.score)) {
    if (likely < leastLikeness2 || taken.has(after) || !open.has(before)) continue;
    taken.add(after);
    take4(after, before, "name");
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
  return commonStart(left, right) >= least || commonStart(reverse2(left), reverse2(right)) >= least;
}
function commonStart(left, right) {
  let at3 = 0;
  while (at3 < left.length && left[at3] === right[at3]) at3++;
  return at3;
}
function reverse2(text3) {
  return Array.from(text3).reverse().join("");
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
    const key2 = identityKey(object);
    const same = waiting.get(key2);
    if (same === void 0) waiting.set(key2, [object]);
    else same.push(object);
  }
  const found2 = /* @__PURE__ */ new Map();
  for (const object of after) {
    const match = waiting.get(identityKey(object))?.shift();
    if (match !== void 0) found2.set(object, match);
  }
  const gone = [...waiting.values()].flat();
  const renamed3 = pairRenamed(
    gone,
    after.filter((object) => !found2.has(object))
  );
  const followed = new Set([...renamed3.values()].map(({ before: object }) => object));
  return [
    ...after.map((object) => {
      const same = found2.get(object);
      if (same !== void 0) return { kind: "kept", before: same, after: object };
      const other = renamed3.get(object);
      if (other === void 0) return { kind: "added", after: object };
      return { kind: "renamed", before: other.before, after: object, how: other.how };
    }),
    ...gone.filter((object) => !followed.has(object)).map((object) => ({ kind: "removed", before: object }))
  ];
}

// src/report/objects/changes.ts
function objectChanges(before, after, schemas) {
  const pairs = pairObjects(before, after);
  const search2 = { schemas, renames: hashRenames(pairs), followers: /* @__PURE__ */ new Map() };
  const found2 = pairs.flatMap((pair) => changeOf(pair, search2));
  return found2.map((change) => {
    const { object } = change;
    const references = search2.followers.get(nameKey(namespaceOf(object), object.name)) ?? [];
    return references.length === 0 ? change : { ...change, references };
  });
}
function nameKey(namespace2, name) {
  return `${namespace2}\0${name}`;
}
function changeOf(pair, search2) {
  switch (pair.kind) {
    case "added": {
      const fields = rawChanges(bare2(pair.after), pair.after, search2);
      return [{ change: "added", object: pair.after, references: [], fields }];
    }
    case "removed": {
      const fields = rawChanges(pair.before, bare2(pair.before), search2);
      return [{ change: "removed", object: pair.before, references: [], fields }];
    }
    case "kept":
      return isEqual(pair.before.value, pair.after.value) ? [] : keptChange(pair, search2);
    case "renamed":
      return keptChange(pair, search2);
    default:
      return pair;
  }
}
function keptChange(pair, search2) {
  const { before, after } = pair;
  const { renames } = search2;
  const followed = pair.kind === "kept" ? followNames(before, renames.to) : before;
  if (followed !== before) noteFollower(before, after, search2);
  const fields = rawChanges(followed, after, search2).filter(({ steps }) => pair.kind === "kept" || !isName(steps)).map((change) => followed === before ? change : restoreNames(change, after, renames));
  if (pair.kind === "kept" && fields.length === 0) return [];
  const renamed3 = pair.kind === "renamed" ? { renamed: pair.how } : {};
  return [{ change: "changed", object: after, before, ...renamed3, references: [], fields }];
}
function isName(steps) {
  return steps.length === 2 && steps[0] === "metadata" && (steps[1] === "name" || steps[1] === "namespace");
}
function noteFollower(before, after, { renames, followers }) {
  const namespace2 = namespaceOf(after);
  const names = renames.to.get(namespace2) ?? /* @__PURE__ */ new Map();
  const now = textsAmong(after.value, renames.from.get(namespace2) ?? /* @__PURE__ */ new Map());
  for (const old of textsAmong(before.value, names)) {
    const name = names.get(old);
    if (name === void 0 || !now.has(name)) continue;
    const key2 = nameKey(namespace2, name);
    const known2 = followers.get(key2);
    if (known2 === void 0) followers.set(key2, [titleOf(after)]);
    else known2.push(titleOf(after));
  }
}
function restoreNames(change, object, renames) {
  const names = renames.from.get(namespaceOf(object)) ?? /* @__PURE__ */ new Map();
  if (change.kind === "order" || change.before === void 0) return change;
  return { ...change, before: replaceTexts(change.before, names) };
}
function rawChanges(before, after, { schemas }) {
  return diffValues(before.value, after.value, schemas.forType(after.apiVersion, after.kind));
}
function bare2(object) {
  const { apiVersion, kind, value: value2 } = object;
  const metadata = value2.get("metadata");
  const names = metadata instanceof Map ? [...metadata].filter(([key2]) => key2 === "name" || key2 === "namespace") : [];
  const stub = /* @__PURE__ */ new Map([
    ["apiVersion", value2.get("apiVersion") ?? apiVersion],
    ["kind", value2.get("kind") ?? kind],
    ["metadata", new Map(names)]
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
function noiseIn(change, rules) {
  if (change.kind === "order") return change.matters ? void 0 : "order of a list that is matched by key";
  if (isNothing(change.before) && isNothing(change.after)) return "null where nothing was";
  const path = formatPointer(change.steps);
  return rules.find((rule) => rule.path.test(path))?.why;
}
function isNothing(value2) {
  return value2 === void 0 || printedValue(value2) === null;
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
  const place2 = object.originOf(renderingSteps(object.value, steps));
  return place2 === void 0 ? void 0 : { file: place2.file, line: place2.line };
}
function renderingSteps(root, steps) {
  const words4 = [];
  let node = root;
  for (const step3 of steps) {
    if (typeof step3 === "string") {
      words4.push(step3);
      node = node instanceof Map ? node.get(step3) : void 0;
      continue;
    }
    const list2 = Array.isArray(node) ? node : [];
    const at3 = typeof step3 === "number" ? step3 : list2.findIndex((element) => isElement(element, step3));
    node = list2[at3];
    words4.push(elementWord(node, at3));
  }
  return words4;
}
function elementWord(element, at3) {
  const name = element instanceof Map ? element.get("name") : void 0;
  return name === void 0 ? String(at3) : `[name=${textOf(name)}]`;
}
function isElement(element, { key: key2, value: value2 }) {
  const found2 = element instanceof Map ? element.get(key2) : void 0;
  if (found2 === void 0 || !(element instanceof Map)) return false;
  const text3 = textOf(printedValue(found2));
  if (text3 === value2) return true;
  if (!value2.startsWith(`${text3},`)) return false;
  return value2.slice(text3.length + 1).split(",").every((part2) => {
    const [other = "", wanted = ""] = part2.split("=");
    return wanted === "" || textOf(element.get(other)) === wanted || !element.has(other) && wanted === "TCP";
  });
}

// src/report/objects/shown.ts
function showName({ apiVersion, kind, namespace: namespace2, name }, mask) {
  return {
    apiVersion: mask.text(apiVersion),
    kind: mask.text(kind),
    ...namespace2 === void 0 ? {} : { namespace: mask.text(namespace2) },
    name: mask.text(name)
  };
}
function showField(change, mask, origin) {
  const path = formatPointer(change.steps.map((step3) => showStep(step3, mask)));
  const place2 = origin === void 0 ? {} : { origin: { file: mask.text(origin.file), line: origin.line } };
  if (change.kind === "order") {
    const { before: before2, after: after2 } = change;
    return { kind: "order", path, before: before2.map(mask.text), after: after2.map(mask.text), ...place2 };
  }
  const { before, after, hidden } = change;
  return {
    kind: "value",
    path,
    ...before === void 0 ? {} : { before: mask.value(before, hidden) },
    ...after === void 0 ? {} : { after: mask.value(after, hidden) },
    ...place2
  };
}
function showStep(step3, mask) {
  if (typeof step3 === "number") return step3;
  if (typeof step3 === "string") return mask.text(step3);
  return { key: mask.text(step3.key), value: mask.text(step3.value) };
}

// src/report/objects/diff.ts
function showChanges(environments, mask, options = {}) {
  const reasons = [];
  const shown = environments.map(
    ({ name, changes: changes2 }) => ({
      name,
      objects: changes2.flatMap((change) => showChange(change, { mask, options, reasons }))
    })
  );
  return { environments: shown, hidden: countNoise(reasons) };
}
function showChange(raw, showing) {
  const { mask } = showing;
  const fields = shownFields(raw, showing);
  if (raw.change === "changed" && raw.renamed === void 0 && fields.length === 0) return [];
  const { change, object, before, renamed: renamed3, references } = raw;
  return [
    {
      change,
      ...showName(object, mask),
      ...references.length === 0 ? {} : { references: references.map(mask.text) },
      ...renamed3 === void 0 || before === void 0 ? {} : { renamedFrom: formerName(before, mask) },
      fields
    }
  ];
}
function formerName(before, mask) {
  const { namespace: namespace2, name } = showName(before, mask);
  return namespace2 === void 0 ? { name } : { namespace: namespace2, name };
}
function shownFields({ object, fields }, { mask, options, reasons }) {
  return fields.flatMap((change) => {
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
    const changes2 = objectChanges(old ?? [], now ?? [], schemas);
    return changes2.length === 0 ? [] : [{ unit, changes: changes2 }];
  });
}
function objectsOf2({ build: build2 }) {
  return build2.kind === "built" ? build2.documents : [];
}
function objectsIn2(units, environment) {
  const own = units.filter((unit) => reaches(unit, environment));
  return own.flatMap(
    (unit) => objectsOf2(unit).filter((object) => [environment, void 0].includes(environmentOf(unit, object)))
  );
}
function environmentsOf(unit, { object }) {
  const own = environmentOf(unit, object);
  return own === void 0 ? [...new Set(unit.parts.map((part2) => part2.environment))] : [own];
}
function showUnits(units, environments, clustersOf, { mask, files, edits = [] }) {
  const cells = environments.flatMap((name) => cellsOf(name, units));
  const shown = showChanges(
    cells.map(({ environment, changes: changes2 }) => ({ name: environment, changes: changes2 })),
    mask,
    { origin: (object, steps) => placeInRepository(renderedOrigin(object, steps), edits, files) }
  );
  const objects = (name) => joinClusters(
    shown.environments.flatMap((diff, at3) => {
      const cell = cells[at3];
      return cell?.environment === name ? diff.objects.map((object) => ({ object, cluster: cell.cluster })) : [];
    }),
    clustersOf(name)
  );
  const diffs = environments.map((name) => ({ name, objects: objects(name) }));
  return { environments: diffs.filter((each) => each.objects.length > 0), hidden: shown.hidden };
}
function placeInRepository(origin, edits, files) {
  if (origin === void 0 || files.read(`/${origin.file}`) !== void 0) return editedPlace(origin, edits);
  const candidates = [...files.paths()].filter((path) => path.endsWith(`/${origin.file}`));
  const [only, second] = candidates;
  const edited = edits.find((edit2) => candidates.includes(edit2.file))?.file;
  const file = second === void 0 ? only : edited;
  return file === void 0 ? void 0 : editedPlace({ ...origin, file }, edits);
}
function editedPlace(origin, edits) {
  const [only, second] = edits.filter((edit2) => edit2.file === origin?.file);
  return only === void 0 || second !== void 0 ? origin : { file: only.file, line: only.line };
}
function cellsOf(environment, units) {
  return units.flatMap(({ unit, changes: changes2 }) => {
    const own = changes2.filter((change) => environmentsOf(unit, change).includes(environment));
    return own.length === 0 ? [] : [{ environment, cluster: unit.cluster, changes: own }];
  });
}
function joinClusters(found2, count) {
  const groups = Map.groupBy(
    found2,
    ({ object }) => JSON.stringify(
      diffJson({ environments: [{ name: "", objects: [object] }], hidden: { count: 0, why: "" } })
    )
  );
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === void 0) return [];
    const clusters = [...new Set(group.flatMap(({ cluster }) => cluster ?? []))];
    return [clusters.length === 0 || clusters.length >= count ? first.object : { ...first.object, clusters }];
  });
}

// src/config/policy.ts
var defaultTimeout = 6e5;
var defaultBlocking = ["danger", "immutable", "schema"];
var defaultLabels = { environment: "env", app: "app" };
function resolvePolicy(config, fleet) {
  const configured = new Map(config?.environments?.map((environment) => [environment.name, environment]));
  return {
    environments: fleet.environments.map(
      ({ name, clusters }) => environmentPolicy(
        {
          name,
          clusters: resolveClusters(name, configured.get(name)?.clusters ?? clusters, config?.clusters ?? {})
        },
        fleet,
        configured.get(name)
      )
    ),
    versions: config?.versions ?? "known",
    sources: (config?.sources ?? []).map(resolveSource),
    unproven: config?.unproven ?? "show",
    blockingFindings: config?.findings?.block ?? defaultBlocking,
    labels: config?.labels ?? defaultLabels
  };
}
function resolveSource(source) {
  if (typeof source === "string") return { repository: source };
  const { repository, apps: apps2 } = source;
  return { repository, ...apps2 === void 0 ? {} : { apps: apps2 } };
}
function environmentPolicy({ name, clusters }, fleet, config) {
  const production = config?.production ?? isLast(name, fleet);
  const { allow } = config ?? {};
  return {
    name,
    after: config?.after?.flatMap((upstream) => parseEnvironmentName(upstream) ?? []) ?? upstreamOf(name, fleet),
    production,
    merge: config?.merge ?? (production ? "after-approval" : "when-green"),
    autoMerge: config?.autoMerge ?? false,
    requiredChecks: config?.requiredChecks ?? [],
    ...allow === void 0 ? {} : { allow: resolveAllow(allow) },
    clusters,
    delivery: config?.delivery ?? "flux",
    timeout: config?.timeout ?? defaultTimeout,
    onFailure: config?.onFailure ?? "propose-rollback"
  };
}
function resolveClusters(environment, known2, configured) {
  const names = Object.keys(configured);
  const placed2 = (name) => {
    const { kubeconfig, context } = (Object.hasOwn(configured, name) ? configured[name] : void 0) ?? {};
    if (kubeconfig === void 0) return { name };
    return { name, place: { name, kubeconfig, ...context === void 0 ? {} : { context } } };
  };
  if (known2.some((name) => names.includes(name))) return known2.map(placed2);
  if (names.includes(environment)) return [placed2(environment)];
  return names.length === 1 ? names.map(placed2) : [];
}
function resolveAllow(allow) {
  return { users: allow.users ?? [], teams: allow.teams ?? [], workflows: allow.workflows ?? [] };
}
function isLast(name, { environments, ordered: ordered2 }) {
  const own = environments.find((environment) => environment.name === name);
  const levels = environments.flatMap(({ level }) => level ?? []);
  if (!ordered2) return true;
  if (levels.length === 0) return own === environments.at(-1);
  return own?.level === void 0 || own.level === Math.max(...levels);
}
function upstreamOf(name, { environments, ordered: ordered2 }) {
  const index = environments.findIndex((environment) => environment.name === name);
  if (!ordered2 || index === -1) return [];
  const isLevelled = environments.some(({ level }) => level !== void 0);
  if (!isLevelled) return environments.slice(Math.max(index - 1, 0), index).map((before2) => before2.name);
  const own = environments[index]?.level ?? Number.NEGATIVE_INFINITY;
  const before = Math.max(
    ...environments.flatMap(({ level }) => level !== void 0 && level < own ? level : [])
  );
  return environments.filter(({ level }) => level === before).map((upstream) => upstream.name);
}

// src/lib/lines.ts
function lineAndColumn(text3, offset) {
  let line = 1;
  let start2 = text3.startsWith("\uFEFF") ? 1 : 0;
  for (let at3 = start2; at3 < offset && at3 < text3.length; at3++) {
    const code = text3.charCodeAt(at3);
    if (code === 10 || code === 13 && text3.charCodeAt(at3 + 1) !== 10) {
      line++;
      start2 = at3 + 1;
    }
  }
  return { line, column: Math.max(offset - start2, 0) + 1 };
}

// src/flux/place.ts
function placeOf2(node) {
  return { file: node.source.file, ...lineAndColumn(node.source.text, node.start) };
}
function stepsTo(root, scalar) {
  const reversed = [];
  return search(root, scalar, reversed, /* @__PURE__ */ new Set()) ? reversed.reverse() : void 0;
}
function search(node, scalar, reversed, seen) {
  if (node === scalar) return true;
  if (node.kind === "scalar" || seen.has(node)) return false;
  seen.add(node);
  if (node.kind === "map") {
    for (const [key2, value2] of node.entries) {
      if (search(value2, scalar, reversed, seen)) return reversed.push(key2) > 0;
    }
    return false;
  }
  const index = node.values.findIndex((value2) => search(value2, scalar, reversed, seen));
  return index !== -1 && reversed.push(entryStep(node, index)) > 0;
}
function entryStep(list2, index) {
  const name = nameIn(list2.values[index]);
  if (name === void 0) return index;
  return list2.values.filter((value2) => nameIn(value2) === name).length === 1 ? { key: "name", value: name } : index;
}
function nameIn(node) {
  const name = node?.kind === "map" ? node.entries.get("name") : void 0;
  return name?.kind === "scalar" && name.text !== "" ? name.text : void 0;
}

// src/lib/later.ts
function later(work) {
  let done;
  return () => {
    done ??= { value: work() };
    return done.value;
  };
}

// src/fleet/manifest.ts
var nothingWalked = { manifests: [], unreadable: [], plainFiles: [] };
function joinWalked(parts) {
  return {
    manifests: parts.flatMap((part2) => part2.manifests),
    unreadable: parts.flatMap((part2) => part2.unreadable),
    plainFiles: parts.flatMap((part2) => part2.plainFiles)
  };
}

// src/fleet/patch-entries.ts
function patchEntries(body) {
  const strategic = listAt3(body, "patchesStrategicMerge").map(
    (entry2) => entry2.kind === "scalar" && !entry2.text.includes("\n") ? { path: entry2.text } : { inline: entry2 }
  );
  return [...strategic, ...patchList(listAt3(body, "patches")), ...patchList(listAt3(body, "patchesJson6902"))];
}
function patchList(entries) {
  return entries.map((entry2) => {
    const path = textAt3(entry2, "path");
    const inline = child2(entry2, "patch");
    const target = child2(entry2, "target");
    return {
      ...path === void 0 ? {} : { path },
      ...inline === void 0 || isNull(inline) ? {} : { inline },
      ...target === void 0 || isNull(target) ? {} : { target }
    };
  });
}

// src/fleet/image.ts
var podPaths = {
  Pod: ["spec"],
  CronJob: ["spec", "jobTemplate", "spec", "template", "spec"]
};
var templated2 = ["spec", "template", "spec"];
var containerLists = ["containers", "initContainers"];
function containersOf(manifest) {
  const pod = podOf(manifest);
  return containerLists.flatMap((list2) => {
    const found2 = descend(pod, list2);
    return found2?.kind === "list" ? found2.values.flatMap((entry2) => container(manifest, entry2, list2)) : [];
  });
}
function podOf(manifest) {
  return descend(manifest.body, ...podPaths[manifest.kind] ?? templated2);
}
function container(manifest, entry2, list2) {
  const scalar = scalarAt(entry2, "image");
  if (scalar === void 0) return [];
  return [{ name: textAt3(entry2, "name") ?? "", list: list2, image: imageOf(manifest, scalar) }];
}
function imageOf(manifest, scalar) {
  return manifest.images.get(scalar) ?? parseImage(scalar);
}
function parseImage(node, kind = "container-image") {
  const { name, tag: tag3, digest } = splitImage2(node.text);
  return {
    name,
    ...tag3 === void 0 ? {} : { tag: { node, kind, version: tag3 } },
    ...digest === void 0 ? {} : { digest: { node, kind, version: digest } }
  };
}
function splitImage2(text3) {
  const plain3 = text3.replace(/\$\{[^}]*\}/g, (variable) => "$".repeat(variable.length));
  const at3 = plain3.indexOf("@");
  const digest = at3 === -1 ? void 0 : text3.slice(at3 + 1);
  const tagged = at3 === -1 ? text3 : text3.slice(0, at3);
  const colon = plain3.slice(0, tagged.length).lastIndexOf(":");
  const hasTag = colon > plain3.slice(0, tagged.length).lastIndexOf("/");
  const tag3 = hasTag ? tagged.slice(colon + 1) : void 0;
  return {
    name: hasTag ? tagged.slice(0, colon) : tagged,
    ...tag3 === void 0 || tag3 === "" ? {} : { tag: tag3 },
    ...digest === void 0 || digest === "" ? {} : { digest }
  };
}
function setImages(manifest, entries, kind) {
  const pod = podOf(manifest);
  if (pod?.kind !== "map" || entries.length === 0) return manifest;
  const scalars = containerLists.flatMap((list2) => imageScalars(pod, list2));
  const images2 = new Map(manifest.images);
  for (const scalar of scalars) {
    const before = imageOf(manifest, scalar);
    const after = entries.reduce((image, entry2) => setImage(image, entry2, kind), before);
    if (after !== before) images2.set(scalar, after);
  }
  return { ...manifest, images: images2 };
}
function imageScalars(pod, list2) {
  const found2 = pod.entries.get(list2);
  if (found2?.kind !== "list") return [];
  return found2.values.flatMap((entry2) => scalarAt(entry2, "image") ?? []);
}
function setImage(image, entry2, kind) {
  if (textAt3(entry2, "name") !== image.name) return image;
  const name = textAt3(entry2, "newName") ?? image.name;
  const versions = separateVersions(scalarAt(entry2, "newTag"), scalarAt(entry2, "digest"), kind);
  if (versions.tag === void 0 && versions.digest === void 0) return { ...image, name };
  return { name, ...versions };
}
function separateVersions(tag3, digest, kind) {
  const [version = "", inTag = ""] = tag3?.text.split("@") ?? [];
  const fromTag = tag3 === void 0 || inTag === "" ? void 0 : { node: tag3, kind, version: inTag };
  const own = digest === void 0 || digest.text === "" ? fromTag : { node: digest, kind, version: digest.text };
  return {
    ...tag3 === void 0 || version === "" ? {} : { tag: { node: tag3, kind, version } },
    ...own === void 0 ? {} : { digest: own }
  };
}
function lastSegment(image) {
  return image.slice(image.lastIndexOf("/") + 1);
}

// src/fleet/remote.ts
function remoteSource(node) {
  const { text: text3 } = node;
  if (!/^(?:[a-z+]+:\/\/|git@|git::|(?:www\.)?(?:github\.com|gitlab\.com|bitbucket\.org)[/:])|[?&](?:ref|version)=/i.test(
    text3
  ))
    return void 0;
  const [address = "", query = ""] = text3.split("?");
  const version = /(?:^|&)(?:ref|version)=([^&]+)/.exec(query)?.[1];
  return {
    name: remoteName(address),
    address: text3,
    versions: isPinned(version) ? [{ node, kind: "remote-ref", version }] : []
  };
}
function isPinned(reference2) {
  return reference2 !== void 0 && /\d/.test(reference2);
}
var common2 = /^(?:kustomize|deploy(?:ments?)?|manifests?|k8s|kubernetes|config|default|base|install|overlays|environments|envs|release|crds?|\.|main|cluster|test|dev|stag(?:e|ing)|prod(?:uction)?)$/i;
function remoteName(address) {
  const path = address.replace(/^git::/, "").replace(/^[a-z+]+:\/\//i, "").replace(/^[^@/]*@/, "").replace(/^([^/:]+):/, "$1/");
  const [, ...steps] = path.split("/").filter((step3) => step3 !== "");
  const [, repository = "", ...below4] = steps;
  const app2 = below4.findLast((step3) => !common2.test(step3) && !/\.ya?ml$/.test(step3));
  return (app2 ?? (repository === "" ? steps[0] ?? "" : repository)).replace(/\.git$/, "");
}
function declaredRemote(source, { kind }, path) {
  const address = textAt3(source.body, "spec", "url") ?? source.name;
  return {
    name: remoteName(`${address.replace(/\.git$/, "")}/${path}`),
    address,
    versions: (kind === "OCIRepository" ? ociVersions(source.body) : gitVersions(source.body)).filter(
      ({ version }) => isPinned(version)
    ),
    source
  };
}
function ociVersions(body) {
  const kind = "oci-ref";
  const at3 = (key2) => scalarAt(body, "spec", "ref", key2);
  const [digest, range2, tag3] = [at3("digest"), at3("semver"), at3("tag")];
  if (digest !== void 0) {
    const version = tag3?.text ?? digest.text;
    const beside = tag3 === void 0 ? [] : [{ node: tag3, kind, version, digest: digest.text }];
    return [...beside, { node: digest, kind, version, digest: digest.text }];
  }
  const node = range2 ?? tag3;
  return node === void 0 ? [] : [{ node, kind, version: node.text }];
}
function gitVersions(body) {
  const at3 = (key2) => scalarAt(body, "spec", "ref", key2);
  const node = at3("commit") ?? at3("semver") ?? at3("tag");
  return node === void 0 ? [] : [{ node, kind: "remote-ref", version: node.text }];
}
function remoteManifest(node, remote, trail) {
  const { source, start: start2 } = node;
  return {
    ...{ group: "", kind: "remote", name: remote.name, names: [remote.name], trail, remote },
    body: { kind: "map", entries: /* @__PURE__ */ new Map(), source, start: start2 },
    ...{ images: /* @__PURE__ */ new Map(), layers: [], merges: [] }
  };
}
function claimImages(manifests, entries, kind) {
  const first = manifests.find(({ remote }) => remote !== void 0);
  if (first === void 0 || entries.length === 0) return manifests;
  const names = new Set(manifests.flatMap((manifest) => containersOf(manifest).map(({ image }) => image.name)));
  const free = entries.filter((entry2) => !names.has(textAt3(entry2, "name") ?? ""));
  const images2 = free.reduce((known2, entry2) => claimImage(known2, entry2, kind), first.images);
  return manifests.map((manifest) => manifest === first ? { ...manifest, images: images2 } : manifest);
}
function claimImage(known2, entry2, kind) {
  const node = scalarAt(entry2, "name");
  if (node === void 0) return known2;
  const isKnown = [...known2.values()].some(({ name: name2 }) => name2 === node.text);
  if (isKnown) return new Map([...known2].map(([scalar, image]) => [scalar, setImage(image, entry2, kind)]));
  const name = textAt3(entry2, "newName") ?? node.text;
  return new Map([
    ...known2,
    [node, { name, ...separateVersions(scalarAt(entry2, "newTag"), scalarAt(entry2, "digest"), kind) }]
  ]);
}

// src/flux/parse.ts
function parseYaml(file, text3) {
  if (isLfsPointer(text3))
    return { kind: "malformed", text: text3, problem: { ...lfsPointer, place: { file, line: 1, column: 1 } } };
  return parseText2({ file, document: 0, text: text3 });
}
function parseHosted(host) {
  return parseText2({ file: host.source.file, document: 0, text: host.text, host });
}
function parseText2(source) {
  const { text: text3 } = source;
  try {
    return { kind: "documents", text: text3, documents: buildDocuments(source) };
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    return { kind: "malformed", text: text3, problem: malformed(source, error) };
  }
}
function malformed(source, error) {
  const { file, text: text3, host } = source;
  const at3 = host === void 0 ? lineAndColumn(text3, error.mark?.position ?? 0) : lineAndColumn(host.source.text, host.start);
  const place2 = { file, ...at3 };
  return {
    code: "MALFORMED_YAML",
    message: `This file cannot be read as YAML: ${parserWords(error.reason)}.`,
    place: place2
  };
}
function buildDocuments(source) {
  const { text: text3 } = source;
  const builder = {
    text: text3,
    documents: [],
    stack: [],
    source,
    anchors: /* @__PURE__ */ new Map(),
    root: void 0
  };
  for (const event of parseEvents(text3, {})) addEvent(builder, event);
  return builder.documents;
}
function addEvent(builder, event) {
  switch (event.type) {
    case EVENT_ID.DOCUMENT:
      builder.source = { ...builder.source, document: builder.documents.length };
      builder.anchors = /* @__PURE__ */ new Map();
      builder.root = void 0;
      return;
    case EVENT_ID.MAPPING:
    case EVENT_ID.SEQUENCE:
      builder.stack.push(openFrame(builder, event));
      return;
    case EVENT_ID.SCALAR:
      addNode(builder, scalarNode(builder, event), anchorOf(builder, event));
      return;
    case EVENT_ID.ALIAS:
      addNode(builder, aliased(builder, event.anchorStart, event.anchorEnd), void 0);
      return;
    case EVENT_ID.POP:
      close2(builder);
      return;
    default:
      event;
  }
}
function openFrame(builder, event) {
  const { source } = builder;
  if (event.type === EVENT_ID.MAPPING) {
    const entries = /* @__PURE__ */ new Map();
    const node = { kind: "map", entries, source, start: event.start };
    return { kind: "map", event, node, entries, merges: [], key: "none" };
  }
  const values = [];
  return { kind: "list", event, node: { kind: "list", values, source, start: event.start }, values };
}
function close2(builder) {
  const frame = builder.stack.pop();
  if (frame === void 0) {
    builder.documents.push(builder.root ?? emptyDocument(builder.source));
    return;
  }
  if (frame.kind === "map") mergeInto2(frame);
  addNode(builder, frame.node, anchorOf(builder, frame.event));
}
function emptyDocument(source) {
  return { kind: "scalar", text: "", plain: true, source, start: 0, end: 0 };
}
function mergeInto2(frame) {
  for (const merged2 of frame.merges.flatMap((node) => node.kind === "list" ? node.values : [node])) {
    if (merged2.kind !== "map") continue;
    for (const [key2, value2] of merged2.entries) if (!frame.entries.has(key2)) frame.entries.set(key2, value2);
  }
}
function addNode(builder, node, anchor2) {
  if (anchor2 !== void 0) builder.anchors.set(anchor2, node);
  const frame = builder.stack.at(-1);
  if (frame === void 0) builder.root = node;
  else if (frame.kind === "list") frame.values.push(node);
  else if (frame.key === "none") frame.key = node.kind === "scalar" ? node : "unusable";
  else addEntry(builder, frame, node);
}
function addEntry(builder, frame, value2) {
  const { key: key2 } = frame;
  frame.key = "none";
  if (typeof key2 === "string") return;
  if (key2.text === "<<" && key2.plain) {
    frame.merges.push(value2);
    return;
  }
  if (frame.entries.has(key2.text)) {
    YAMLException.throwAt(builder.text, key2.start, `the key "${key2.text.slice(0, 80)}" stands here twice`);
  }
  frame.entries.set(key2.text, value2);
}
function scalarNode(builder, event) {
  const quotes = event.style === SCALAR_STYLE.SINGLE_QUOTED || event.style === SCALAR_STYLE.DOUBLE_QUOTED ? 1 : 0;
  const start2 = Math.max(event.valueStart, 0);
  return {
    kind: "scalar",
    text: event.valueStart === -1 ? "" : getScalarValue(builder.text, event),
    plain: event.style === SCALAR_STYLE.PLAIN && event.tagStart === -1,
    source: builder.source,
    start: start2 - quotes,
    end: Math.max(event.valueEnd, 0) + quotes
  };
}
function aliased(builder, start2, end2) {
  const name = builder.text.slice(start2, end2);
  const node = builder.anchors.get(name);
  if (node === void 0)
    YAMLException.throwAt(builder.text, start2, `no anchor "&${name}" stands before this alias`);
  return node;
}
function anchorOf(builder, event) {
  return event.anchorStart === -1 ? void 0 : builder.text.slice(event.anchorStart, event.anchorEnd);
}

// src/fleet/config-maps.ts
function configEntry({ body, generated: generated2 }, key2) {
  const node = scalarAt(body, "data", key2);
  return generated2?.get(key2) ?? (node === void 0 ? void 0 : { kind: "text", node, text: node.text });
}
function generateConfigMaps(layers, inherited, body) {
  const manifests = [...inherited];
  for (const generator of listAt3(body, "configMapGenerator")) {
    const name = textAt3(generator, "name") ?? "";
    const entries = entriesOf(layers, generator);
    const behavior = textAt3(generator, "behavior");
    const index = manifests.findIndex(
      ({ generated: generated2, names }) => generated2 !== void 0 && names.includes(name)
    );
    const present = manifests[index];
    const kept = behavior === "merge" ? present?.generated ?? [] : [];
    if (present === void 0) manifests.push(configMap(layers, name, generator, entries));
    else manifests[index] = { ...present, generated: new Map([...kept, ...entries]) };
  }
  return manifests;
}
function configMap({ folder }, name, generator, generated2) {
  const namespace2 = textAt3(generator, "namespace");
  const { source, start: start2 } = generator;
  return {
    ...{
      group: "",
      kind: "ConfigMap",
      name,
      names: [name],
      ...namespace2 === void 0 ? {} : { namespace: namespace2 }
    },
    body: { kind: "map", entries: /* @__PURE__ */ new Map(), source, start: start2 },
    ...{ trail: [folder], images: /* @__PURE__ */ new Map(), layers: [], merges: [], generated: generated2 }
  };
}
function entriesOf(layers, generator) {
  const files = textsAt2(generator, "files").flatMap((text3) => fileEntry(layers, text3));
  const literals = listAt3(generator, "literals").flatMap(
    (node) => node.kind === "scalar" ? literalEntry(node) : []
  );
  const env = textAt3(generator, "env");
  const envs = [...textsAt2(generator, "envs"), ...env === void 0 ? [] : [env]];
  return new Map([...files, ...envs.flatMap((path) => lineEntries(layers, path)), ...literals]);
}
function lineEntries({ walk: walk2, view, folder }, reference2) {
  const path = resolvePath(folder, reference2);
  const file = path === void 0 ? void 0 : view.origin(path);
  const text3 = file === void 0 ? void 0 : walk2.read(file);
  if (file === void 0 || text3 === void 0) return [];
  return text3.split(/\r?\n/).flatMap((written, at3) => {
    const [, key2, value2 = ""] = /^\s*([^#\s=]+)=(.*)$/.exec(written) ?? [];
    const place2 = { file, line: at3 + 1, column: 1 };
    return key2 === void 0 ? [] : [[key2, { kind: "line", place: place2, text: value2 }]];
  });
}
function fileEntry({ walk: walk2, view, folder }, text3) {
  const [before = "", after] = text3.split("=");
  const path = resolvePath(folder, after ?? before);
  const parsed2 = path === void 0 ? void 0 : parsedFile(walk2, view.origin(path));
  const root = parsed2?.kind === "documents" ? parsed2.documents[0] : void 0;
  return root?.kind === "map" ? [[after === void 0 ? before.replace(/^.*\//, "") : before, { kind: "file", root }]] : [];
}
function literalEntry(node) {
  const at3 = node.text.indexOf("=");
  const text3 = node.text.slice(at3 + 1).replace(/^(["'])(.*)\1$/, "$2");
  return at3 === -1 ? [] : [[node.text.slice(0, at3), { kind: "text", node, text: text3 }]];
}
function entryValues(entry2, parse) {
  if (entry2.kind === "line") return void 0;
  const root = entry2.kind === "file" ? entry2.root : parse(entry2.node);
  return root?.kind === "map" ? root : void 0;
}
function isConfigMap({ group, kind, body, generated: generated2 }) {
  return group === "" && kind === "ConfigMap" && (generated2 !== void 0 || descend(body, "data") !== void 0);
}

// src/fleet/folder-memory.ts
function createParseCache() {
  return { files: /* @__PURE__ */ new Map(), folders: /* @__PURE__ */ new Map(), paths: "" };
}
function createRecords(read) {
  const open = [];
  return {
    read(path) {
      const text3 = read(path);
      const reads = open.at(-1)?.reads;
      if (reads?.has(path) === false) reads.set(path, { text: text3 });
      return text3;
    },
    noteParsed(path, parsed2) {
      open.at(-1)?.reads.set(path, { text: parsed2.text, parsed: parsed2 });
    },
    record(walk2) {
      const own = { reads: /* @__PURE__ */ new Map(), isSure: true };
      open.push(own);
      const walked = walk2();
      open.pop();
      return own.isSure ? { walked, reads: own.reads } : { walked };
    },
    add({ reads }) {
      const outer = open.at(-1);
      if (outer === void 0) return;
      if (reads === void 0) outer.isSure = false;
      else for (const [path, each] of reads) outer.reads.set(path, each);
    }
  };
}
function recallFolder({ files, folders }, folder, read) {
  const known2 = folders.get(folder);
  if (known2?.reads === void 0) return void 0;
  const isCurrent3 = [...known2.reads].every(
    ([path, { text: text3, parsed: parsed2 }]) => read(path) === text3 && (parsed2 === void 0 || files.get(path) === parsed2)
  );
  return isCurrent3 ? known2 : void 0;
}

// src/fleet/merge.ts
var listsByName = /* @__PURE__ */ new Set(["containers", "initContainers", "ephemeralContainers"]);
function mergeMaps3(base, patch) {
  const entries = new Map(base.entries);
  for (const [key2, value2] of patch.entries) {
    if (isNull(value2)) entries.delete(key2);
    else entries.set(key2, mergeValues(entries.get(key2), value2, key2));
  }
  return { kind: "map", entries, source: base.source, start: base.start };
}
function mergeValues(base, patch, key2) {
  if (base?.kind === "map" && patch.kind === "map") {
    return textAt3(patch, "$patch") === "replace" ? patch : mergeMaps3(base, patch);
  }
  if (base?.kind === "list" && patch.kind === "list" && listsByName.has(key2)) return mergeByName(base, patch);
  return patch;
}
function mergeByName(base, patch) {
  const values = [...base.values];
  for (const entry2 of patch.values) {
    const name = textAt3(entry2, "name");
    const index = values.findIndex((value2) => name !== void 0 && textAt3(value2, "name") === name);
    const present = values[index];
    if (textAt3(entry2, "$patch") === "delete") values.splice(index, index === -1 ? 0 : 1);
    else if (present?.kind === "map" && entry2.kind === "map") values[index] = mergeMaps3(present, entry2);
    else values.push(entry2);
  }
  return { kind: "list", values, source: base.source, start: base.start };
}
function applyJsonPatch2(body, operations) {
  return operations.reduce((current, operation) => {
    const steps = parsePointer(textAt3(operation, "path") ?? "");
    const op = textAt3(operation, "op");
    if (steps === void 0 || steps.length === 0 || op === void 0) return current;
    const value2 = child2(operation, "value");
    const changed2 = changeAt(current, steps, op, value2);
    return changed2.kind === "map" ? changed2 : current;
  }, body);
}
function replaceAt2(body, steps, value2) {
  const changed2 = steps.length === 0 ? body : changeAt(body, steps, "replace", value2);
  return changed2.kind === "map" ? changed2 : body;
}
function changeAt(node, steps, op, value2) {
  const [step3, ...rest] = steps;
  if (step3 === void 0) return node;
  if (node.kind === "map") return { ...node, entries: changeMap(node, step3, rest, op, value2) };
  return node.kind === "list" ? { ...node, values: changeList(node, step3, rest, op, value2) } : node;
}
function changeMap(node, step3, rest, op, value2) {
  const entries = new Map(node.entries);
  const present = entries.get(step3);
  if (rest.length > 0) {
    if (present !== void 0) entries.set(step3, changeAt(present, rest, op, value2));
  } else if (op === "remove") entries.delete(step3);
  else if ((op === "add" || op === "replace") && value2 !== void 0) entries.set(step3, value2);
  return entries;
}
function changeList(node, step3, rest, op, value2) {
  const values = [...node.values];
  const index = step3 === "-" ? values.length : indexSegment(step3) ?? -1;
  const present = values[index];
  if (index < 0 || index > values.length) return values;
  if (rest.length > 0) {
    if (present !== void 0) values[index] = changeAt(present, rest, op, value2);
  } else if (op === "remove") values.splice(index, 1);
  else if (value2 !== void 0 && op === "add") values.splice(index, 0, value2);
  else if (value2 !== void 0 && op === "replace") values[index] = value2;
  return values;
}

// src/fleet/patch.ts
function applyPatch(manifests, documents, target) {
  return documents.reduce((current, document) => {
    if (document.kind === "list") {
      return current.map(
        (manifest) => target !== void 0 && isTarget(manifest, target) ? { ...manifest, body: applyJsonPatch2(manifest.body, document.values) } : manifest
      );
    }
    return document.kind === "map" ? applyMerge(current, document, target) : current;
  }, manifests);
}
function applyMerge(manifests, patch, target) {
  const selected = manifests.filter(
    (manifest) => target === void 0 ? isNamed(manifest, patch) : isTarget(manifest, target)
  );
  if (selected.length === 0) return manifests;
  if (textAt3(patch, "$patch") === "delete") return manifests.filter((manifest) => !selected.includes(manifest));
  const chosen = new Set(selected);
  return manifests.map((manifest) => chosen.has(manifest) ? merged(manifest, patch) : manifest);
}
function merged(manifest, patch) {
  const spec = new Map(patch.entries);
  for (const key2 of ["apiVersion", "kind", "metadata"]) spec.delete(key2);
  const body = mergeMaps3(manifest.body, { ...patch, entries: spec });
  return { ...manifest, body, merges: [...manifest.merges, patch] };
}
function isNamed(manifest, patch) {
  const wanted = identify2(patch);
  return wanted !== void 0 && wanted.kind === manifest.kind && wanted.group === manifest.group && manifest.names.includes(wanted.name);
}
function isTarget(manifest, target) {
  const { group, kind, names, namespace: namespace2 = "" } = manifest;
  return matches2(textAt3(target, "group"), [group]) && matches2(textAt3(target, "kind"), [kind]) && matches2(textAt3(target, "name"), names) && matches2(textAt3(target, "namespace"), [namespace2]) && selects(textAt3(target, "labelSelector"), descend(manifest.body, "metadata", "labels")) && selects(textAt3(target, "annotationSelector"), descend(manifest.body, "metadata", "annotations"));
}
function matches2(pattern, values) {
  if (pattern === void 0 || pattern === "") return true;
  if (values.includes(pattern)) return true;
  const expression2 = safeExpression(pattern);
  return expression2 !== void 0 && values.some((value2) => value2.length < 254 && expression2.test(value2));
}
function safeExpression(pattern) {
  const repeats = pattern.match(/[*+?{]/g)?.length ?? 0;
  if (pattern.length > 200 || repeats > 3 || /\)[*+?{]/.test(pattern)) return void 0;
  try {
    return new RegExp(`^(?:${pattern})$`);
  } catch {
    return void 0;
  }
}
function selects(selector, labels2) {
  if (selector === void 0 || selector === "") return true;
  return selector.split(/,(?![^(]*\))/).every((term) => holds2(term.trim(), labels2));
}
function holds2(term, labels2) {
  const set = /^(\S+)\s+(not)?\s*in\s*\(([^)]*)\)$/.exec(term);
  if (set !== null) {
    const value2 = textAt3(labels2, set[1] ?? "");
    const inSet = value2 !== void 0 && (set[3] ?? "").split(",").some((part2) => part2.trim() === value2);
    return set[2] === void 0 ? inSet : !inSet;
  }
  const equality = /^([^=!\s]+)\s*(!?)={1,2}\s*(\S*)$/.exec(term);
  if (equality !== null) {
    return textAt3(labels2, equality[1] ?? "") === equality[3] === (equality[2] === "");
  }
  return term.startsWith("!") ? !has(labels2, term.slice(1)) : has(labels2, term);
}
function has(labels2, key2) {
  const found2 = child2(labels2, key2);
  return found2 !== void 0 && !isNull(found2);
}

// src/fleet/replacements.ts
function applyReplacements(layers, manifests, body) {
  return replacementsIn(layers, body).reduce((current, replacement) => {
    const value2 = sourceValue2(current, descend(replacement, "source"));
    const targets2 = value2 === void 0 ? [] : listAt3(replacement, "targets");
    return targets2.reduce(
      (all, target) => value2 === void 0 ? all : all.map((manifest) => replaced(manifest, target, value2)),
      current
    );
  }, manifests);
}
function replacementsIn({ walk: walk2, view, folder }, body) {
  return listAt3(body, "replacements").flatMap((entry2) => {
    const path = textAt3(entry2, "path");
    const file = path === void 0 ? void 0 : resolvePath(folder, path);
    if (file === void 0) return entry2;
    const parsed2 = parsedFile(walk2, view.origin(file));
    const [root] = parsed2?.kind === "documents" ? parsed2.documents : [];
    return root?.kind === "list" ? root.values : root ?? [];
  });
}
function sourceValue2(manifests, source) {
  if (source === void 0 || descend(source, "options", "delimiter") !== void 0) return void 0;
  const found2 = manifests.find((manifest) => isTarget(manifest, source));
  const segments = segmentsOf(textAt3(source, "fieldPath") ?? "metadata.name");
  if (found2 === void 0) return void 0;
  const [first, key2] = segments;
  const entry2 = first === "data" && key2 !== void 0 ? configEntry(found2, key2) : void 0;
  if (entry2?.kind === "text") return entry2;
  const [path] = resolved(found2.body, segments);
  const node = path === void 0 ? void 0 : nodeAt(found2.body, path);
  return node?.kind === "scalar" ? { node, text: node.text } : void 0;
}
function replaced(manifest, target, value2) {
  const select2 = descend(target, "select");
  const isRejected = listAt3(target, "reject").some((reject) => isTarget(manifest, reject));
  if (select2 === void 0 || isRejected || !isTarget(manifest, select2)) return manifest;
  const delimiter = textAt3(target, "options", "delimiter");
  const index = textAt3(target, "options", "index") ?? "0";
  const paths = textsAt2(target, "fieldPaths").flatMap((path) => resolved(manifest.body, segmentsOf(path)));
  return paths.reduce((current, path) => {
    if (path.at(-1) === "image") return withImage(current, path, value2, `${delimiter ?? ""}${index}`);
    return delimiter === void 0 ? { ...current, body: replaceAt2(current.body, path, value2.node) } : current;
  }, manifest);
}
function withImage(manifest, path, { node, text: text3 }, part2) {
  const scalar = scalarAt(nodeAt(manifest.body, path.slice(0, -1)), "image");
  if (scalar === void 0 || part2 !== "0" && part2 !== ":1") return manifest;
  const before = imageOf(manifest, scalar);
  const { name, tag: tag3 } = part2 === "0" ? splitImage2(text3) : { name: before.name, tag: text3 };
  const version = tag3 === void 0 ? {} : { tag: { node, kind: "patch-value", version: tag3 } };
  return { ...manifest, images: new Map([...manifest.images, [scalar, { name, ...version }]]) };
}
function segmentsOf(path) {
  const found2 = path.match(/\[[^\]]*\]|(?:\\.|[^.[\]])+/g) ?? [];
  return found2.map((segment) => segment.replaceAll("\\.", "."));
}
function resolved(root, segments) {
  const [segment, ...rest] = segments;
  if (segment === void 0) return [[]];
  const steps = root.kind === "list" ? entriesOf2(root.values, segment) : [segment];
  return steps.flatMap((step3) => {
    const below4 = nodeAt(root, [step3]);
    return below4 === void 0 ? [] : resolved(below4, rest).map((path) => [step3, ...path]);
  });
}
function entriesOf2(values, segment) {
  const all = values.map((_, at3) => String(at3));
  if (segment === "*") return all;
  const [, key2, wanted] = /^\[([^=\]]+)=([^\]]*)\]$/.exec(segment) ?? [];
  if (key2 === void 0) return [segment];
  return all.filter((at3) => textAt3(values[Number(at3)], key2) === wanted);
}
function nodeAt(root, path) {
  return path.reduce((node, step3) => {
    if (node?.kind === "list") return node.values[indexSegment(step3) ?? -1];
    return node?.kind === "map" ? node.entries.get(step3) : void 0;
  }, root);
}

// src/fleet/transform.ts
function transformManifests(manifests, change) {
  const { folder } = change;
  const changed2 = manifests.map((manifest) => {
    const named2 = renamed2(manifest, change.prefix, change.suffix);
    const placed2 = change.namespace === void 0 ? named2 : { ...named2, namespace: change.namespace };
    const passed = folder === void 0 ? placed2 : { ...placed2, trail: [...placed2.trail, folder] };
    const layered = { ...passed, layers: [...passed.layers, { ...change.layer, before: manifest }] };
    return setImages(layered, change.images, change.kind);
  });
  return claimImages(changed2, change.images, change.kind);
}
function renamed2(manifest, prefix, suffix) {
  if (prefix + suffix === "" || manifest.group === fluxGroups.source) return manifest;
  const name = `${prefix}${manifest.name}${suffix}`;
  return { ...manifest, name, names: [...manifest.names, name] };
}

// src/fleet/view.ts
var kustomizationNames2 = ["kustomization.yaml", "kustomization.yml", "Kustomization"];
function isManifest(path) {
  return /\.ya?ml$/.test(path) || nameOf(path) === "Kustomization";
}
var elsewhere = /(?:^|\/)(?:\.[^/]+|templates|testdata|tests|node_modules|vendor|docs?|examples?)(?:\/|$)/;
function isElsewhere(path) {
  return elsewhere.test(path);
}
function repositoryView(paths) {
  return { id: "", folders: indexFolders(paths), origin: (path) => path };
}
function kustomizationFile(view, folder) {
  const files = view.folders.get(folder)?.files ?? [];
  const names = kustomizationNames2.map((name) => joinPath2(folder, name));
  return names.find((name) => files.includes(name));
}
function artifactView(id, paths, rules, isOwn3) {
  const own = rules.filter(({ alias: alias2 }) => isOwn3(alias2)).map((rule) => ({ ...rule, optional: true }));
  const composed2 = composeArtifact(own, () => paths);
  const origins = new Map(composed2.kind === "files" ? filesBelow(composed2.files, artifactRoot) : []);
  return { id, folders: indexFolders(origins.keys()), origin: (path) => origins.get(path) ?? path };
}
function pathFiles(repository) {
  const paths = [...repository.folders.values()].flatMap((folder) => folder.files);
  return memoryFiles(Object.fromEntries(paths.map((path) => [`${artifactRoot}/${path}`, path])));
}
function filesBelow(files, folder) {
  return (files.list(folder) ?? []).flatMap((name) => {
    const path = `${folder}/${name}`;
    const text3 = files.read(path);
    return text3 === void 0 ? filesBelow(files, path) : [[path.slice(artifactRoot.length + 1), String(text3)]];
  });
}
function indexFolders(paths) {
  const folders = /* @__PURE__ */ new Map([
    ["", { files: [], folders: [] }]
  ]);
  for (const path of paths) if (isManifest(path)) folderFor(folders, path).files.push(path);
  for (const folder of folders.values()) {
    folder.files.sort();
    folder.folders.sort();
  }
  return folders;
}
function folderFor(folders, path) {
  const slash = path.lastIndexOf("/");
  const name = slash === -1 ? "" : path.slice(0, slash);
  const known2 = folders.get(name);
  if (known2 !== void 0) return known2;
  const created3 = { files: [], folders: [] };
  folders.set(name, created3);
  folderFor(folders, name).folders.push(name);
  return created3;
}
function joinPath2(folder, name) {
  return folder === "" ? name : `${folder}/${name}`;
}

// src/fleet/walk.ts
function createWalk(read, view, cache = createParseCache()) {
  const paths = [...view.folders.values()].flatMap(({ files }) => files).join("\n");
  if (cache.paths !== paths) cache.folders.clear();
  cache.paths = paths;
  const records = createRecords(read);
  const components = { active: /* @__PURE__ */ new Set(), count: 0 };
  const own = { files: /* @__PURE__ */ new Map(), folders: /* @__PURE__ */ new Map(), hosted: /* @__PURE__ */ new Map() };
  return { read: records.read, cache, records, components, ...own };
}
function parsedFile(walk2, path) {
  const text3 = walk2.read(path);
  if (text3 === void 0) return void 0;
  const known2 = walk2.files.get(path) ?? walk2.cache.files.get(path);
  const parsed2 = known2?.text === text3 ? known2 : parseYaml(path, text3);
  walk2.files.set(path, parsed2);
  walk2.cache.files.set(path, parsed2);
  walk2.records.noteParsed(path, parsed2);
  return parsed2;
}
function hostedFile(walk2, host) {
  const parsed2 = walk2.hosted.get(host) ?? parseHosted(host);
  walk2.hosted.set(host, parsed2);
  return parsed2;
}
function walkFolder(walk2, view, folder) {
  const key2 = `${view.id}
${folder}`;
  const found2 = walk2.folders.get(key2) ?? recalled(walk2, view, folder) ?? walkAnew(walk2, view, folder);
  walk2.folders.set(key2, found2);
  walk2.records.add(found2);
  return found2.walked;
}
function recalled({ cache, files, read }, { id }, folder) {
  const found2 = id === "" ? recallFolder(cache, folder, read) : void 0;
  for (const [path, { parsed: parsed2 }] of found2?.reads ?? []) if (parsed2 !== void 0) files.set(path, parsed2);
  return found2;
}
function walkAnew(walk2, view, folder) {
  walk2.folders.set(`${view.id}
${folder}`, { walked: nothingWalked });
  const found2 = walk2.records.record(() => {
    const file = kustomizationFile(view, folder);
    return file === void 0 ? walkEverything(walk2, view, folder) : walkKustomization(walk2, view, folder, file, []);
  });
  if (view.id === "") walk2.cache.folders.set(folder, found2);
  return found2;
}
function walkEverything(walk2, view, folder) {
  const here = view.folders.get(folder);
  if (here?.files.includes(joinPath2(folder, "Chart.yaml")) === true) return nothingWalked;
  const files = (here?.files ?? []).map((file) => walkFile(walk2, view, file));
  return joinWalked([...files, ...(here?.folders ?? []).map((below4) => walkFolder(walk2, view, below4))]);
}
function walkFile(walk2, view, path) {
  const file = view.origin(path);
  if (nameOf(file) === "gotk-components.yaml") return nothingWalked;
  const parsed2 = parsedFile(walk2, file);
  if (parsed2 === void 0) return nothingWalked;
  if (parsed2.kind === "malformed")
    return { ...nothingWalked, unreadable: [{ file, problem: parsed2.problem }] };
  const trail = [folderOf(path)];
  const manifests = parsed2.documents.flatMap((document) => manifestsIn(document, trail));
  const plainFiles = parsed2.documents.flatMap(
    (node) => node.kind === "map" && identify2(node) === void 0 ? node : []
  );
  return { manifests, unreadable: [], plainFiles };
}
function manifestsIn(node, trail) {
  const isList = textAt3(node, "kind") === "List" && textAt3(node, "apiVersion") === "v1";
  return (isList ? listAt3(node, "items") : [node]).flatMap((entry2) => manifestOf(entry2, trail));
}
function manifestOf(node, trail) {
  const identity = identify2(node);
  if (node.kind !== "map" || identity === void 0) return [];
  const untouched2 = { images: /* @__PURE__ */ new Map(), layers: [], merges: [] };
  return [{ ...identity, names: [identity.name], body: node, trail, ...untouched2 }];
}
function walkKustomization(walk2, view, folder, path, inherited) {
  const file = view.origin(path);
  const parsed2 = parsedFile(walk2, file);
  if (parsed2 === void 0) return nothingWalked;
  if (parsed2.kind === "malformed")
    return { ...nothingWalked, unreadable: [{ file, problem: parsed2.problem }] };
  const body = parsed2.documents.find((document) => document.kind === "map");
  if (body === void 0) return nothingWalked;
  const resources = [...listAt3(body, "resources"), ...listAt3(body, "bases")];
  const layers = { walk: walk2, view, folder };
  const own = joinWalked(resources.map((reference2) => walkReference(layers, reference2)));
  const start2 = { ...own, manifests: generateConfigMaps(layers, [...inherited, ...own.manifests], body) };
  const composed2 = applyComponents(layers, start2, textsAt2(body, "components"));
  const patched = applyPatches(layers, composed2, patchEntries(body));
  const changed2 = transformed(patched.manifests, folder, body);
  return { ...patched, manifests: applyReplacements(layers, changed2, body) };
}
function walkReference({ walk: walk2, view, folder }, reference2) {
  if (reference2.kind !== "scalar" || isNull(reference2)) return nothingWalked;
  const remote = remoteSource(reference2);
  if (remote !== void 0)
    return { ...nothingWalked, manifests: [remoteManifest(reference2, remote, [folder])] };
  const path = resolvePath(folder, reference2.text);
  if (path === void 0) return nothingWalked;
  return view.folders.has(path) ? walkFolder(walk2, view, path) : walkFile(walk2, view, path);
}
var mostComponents = 2e4;
function applyComponents(layers, before, components) {
  const { walk: walk2, view } = layers;
  const parts = [before];
  for (const reference2 of components) {
    const folder = resolvePath(layers.folder, reference2);
    const file = folder === void 0 ? void 0 : kustomizationFile(view, folder);
    const key2 = `${view.id}
${folder}`;
    if (folder === void 0 || file === void 0 || walk2.components.active.has(key2)) continue;
    if (++walk2.components.count > mostComponents) break;
    walk2.components.active.add(key2);
    parts.push(walkKustomization(walk2, view, folder, file, parts.at(-1)?.manifests ?? []));
    walk2.components.active.delete(key2);
  }
  return { ...joinWalked(parts), manifests: parts.at(-1)?.manifests ?? [] };
}
function applyPatches(layers, before, patches2) {
  const unreadable = [];
  let manifests = before.manifests;
  for (const patch of patches2) {
    const parsed2 = patchDocuments(layers, patch);
    if (parsed2?.kind === "documents") manifests = applyPatch(manifests, parsed2.documents, patch.target);
    else if (parsed2?.kind === "malformed") {
      const file = parsed2.problem.place?.file ?? "";
      unreadable.push({
        file,
        problem: parsed2.problem,
        ...patch.target === void 0 ? {} : { target: patch.target }
      });
    }
  }
  return { ...before, manifests, unreadable: [...before.unreadable, ...unreadable] };
}
function patchDocuments(layers, patch) {
  if (patch.path !== void 0) {
    const path = resolvePath(layers.folder, patch.path);
    if (path === void 0) return void 0;
    const file = layers.view.origin(path);
    return parsedFile(layers.walk, file);
  }
  if (patch.inline?.kind !== "scalar") return void 0;
  return hostedFile(layers.walk, patch.inline);
}
function transformed(manifests, folder, body) {
  return transformManifests(manifests, {
    layer: { kind: "kustomization", body },
    folder,
    namespace: textAt3(body, "namespace"),
    prefix: textAt3(body, "namePrefix") ?? "",
    suffix: textAt3(body, "nameSuffix") ?? "",
    images: listAt3(body, "images"),
    kind: "kustomize-image"
  });
}

// src/fleet/resource-sets.ts
function resourcesOf2(set, known2, walk2) {
  if (set.group !== fluxGroups.instance || set.kind !== "ResourceSet") return [];
  const template2 = scalarAt(set.body, "spec", "resourcesTemplate");
  const hosted = template2 === void 0 ? void 0 : hostedFile(walk2, template2);
  const resources = [
    ...listAt3(set.body, "spec", "resources"),
    ...hosted?.kind === "documents" ? hosted.documents : []
  ];
  return inputsOf2(set, known2).flatMap((input) => resources.flatMap((node) => madeOf2(node, input, set)));
}
function unknownInputs(set, known2) {
  if (set.group !== fluxGroups.instance || set.kind !== "ResourceSet" || inputsOf2(set, known2).length > 0)
    return void 0;
  return {
    code: "INPUTS_UNKNOWN",
    message: `The ResourceSet ${set.name} takes its inputs from the cluster: what it makes of them, and at which version, does not stand in this repository.`,
    place: placeOf2(set.body),
    advice: "Write its inputs under `spec.inputs`, or in a ResourceSetInputProvider of type Static."
  };
}
function inputsOf2({ body }, known2) {
  const from = listAt3(body, "spec", "inputsFrom");
  const provided = from.flatMap(
    (reference2) => known2.filter(
      ({ kind, names }) => kind === "ResourceSetInputProvider" && names.includes(textAt3(reference2, "name") ?? "")
    )
  );
  const fixed = provided.filter((provider) => textAt3(provider.body, "spec", "type") === "Static").flatMap((provider) => descend(provider.body, "spec", "defaultValues") ?? []);
  const all = [...listAt3(body, "spec", "inputs"), ...fixed].flatMap((node) => node.kind === "map" ? node : []);
  return all.length === 0 && from.length === 0 ? [void 0] : all;
}
function madeOf2(node, input, set) {
  const body = filled2(node, input, "");
  const identity = identify2(body);
  if (body.kind !== "map" || identity === void 0 || identity.name === "") return [];
  const namespace2 = identity.namespace ?? set.namespace;
  return [
    {
      ...{ ...identity, names: [identity.name], body, trail: set.trail, set },
      ...namespace2 === void 0 ? {} : { namespace: namespace2 },
      ...{ images: /* @__PURE__ */ new Map(), layers: [], merges: [], variables: inputVariables(input) }
    }
  ];
}
function filled2(node, input, key2) {
  if (node.kind === "list") return { ...node, values: node.values.map((value2) => filled2(value2, input, key2)) };
  if (node.kind === "map")
    return {
      ...node,
      entries: new Map([...node.entries].map(([name, value2]) => [name, filled2(value2, input, name)]))
    };
  if (!isTemplate(node.text)) return node;
  const sole = soleInput(node.text);
  const found2 = sole === void 0 ? void 0 : inputAt2(input, sole);
  return found2 ?? { ...node, plain: false, text: filledText(node, input, key2) };
}
function filledText({ text: text3 }, input, key2) {
  const version = key2 === "image" ? text3.search(/:<<[^<>]*>>$/) : -1;
  const end2 = version === -1 ? text3.length : version;
  const head = fillInputs(text3.slice(0, end2), (name) => {
    const value2 = inputAt2(input, name);
    return value2?.kind === "scalar" ? value2.text : void 0;
  });
  return head + fillInputs(text3.slice(end2), (name) => `\${${variableName(name)}}`);
}
function variableName(input) {
  return `inputs_${input.replaceAll(".", "__")}`;
}
function inputAt2(input, name) {
  return name.split(".").reduce(child2, input);
}
function inputVariables(input, above = "") {
  const entries = [...input?.entries ?? []].flatMap(([key2, node]) => {
    const name = above === "" ? key2 : `${above}.${key2}`;
    if (node.kind === "map") return [...inputVariables(node, name)];
    return node.kind === "scalar" ? [[variableName(name), { node, text: node.text }]] : [];
  });
  return new Map(entries);
}

// src/fleet/variables.ts
var none = /* @__PURE__ */ new Map();
function variablesOf3({ flux, parent, siblings = [] }) {
  if (flux === void 0 || descend(flux.body, "spec", "postBuild") === void 0) return none;
  const sources = listAt3(flux.body, "spec", "postBuild", "substituteFrom");
  const known2 = sources.flatMap(
    (source) => textAt3(source, "kind") === "ConfigMap" ? configVariables(siblings, textAt3(source, "name"), flux.namespace) : []
  );
  const substitute2 = descend(flux.body, "spec", "postBuild", "substitute");
  const inline = substitute2?.kind === "map" ? [...substitute2.entries] : [];
  const own = inline.flatMap(
    ([name, node]) => node.kind === "scalar" ? [[name, { node, text: node.text }]] : []
  );
  const above = parent === void 0 ? none : variablesOf3(parent);
  return new Map([...known2, ...own].map(([name, variable]) => [name, filled3(variable, above)]));
}
function configVariables(deliveries, name, namespace2) {
  const named2 = deliveries.flatMap(
    ({ walked }) => walked.manifests.filter(
      ({ group, kind, names }) => group === "" && kind === "ConfigMap" && names.includes(name ?? "")
    )
  );
  const map = named2.find((each) => each.namespace === namespace2) ?? named2[0];
  return map === void 0 ? [] : keysOf2(map).flatMap((key2) => {
    const entry2 = configEntry(map, key2);
    return entry2?.kind === "text" ? [[key2, { node: entry2.node, text: entry2.text }]] : [];
  });
}
function keysOf2({ body, generated: generated2 }) {
  const written = descend(body, "data");
  return [...written?.kind === "map" ? written.entries.keys() : [], ...generated2?.keys() ?? []];
}
function filled3(variable, above) {
  const name = /^\$\{(\w+)\}$/.exec(variable.text)?.[1];
  return (name === void 0 ? void 0 : above.get(name)) ?? variable;
}
var expression = /\$\{([_A-Za-z]\w*)(?::?[=-]([^{}$]*))?\}/;
function fillText(text3, variables) {
  return text3.replaceAll(new RegExp(expression, "g"), (whole, name, otherwise) => {
    return variables.get(name)?.text ?? otherwise ?? whole;
  });
}
function literalVersion(version, variables = none) {
  if (isLiteral(version.version)) return version;
  const match = expression.exec(version.version);
  const [whole = "", variable = "", otherwise = ""] = match ?? [];
  if (match === null || !isLiteral(version.version.replace(whole, "x"))) return void 0;
  const value2 = variables.get(variable);
  const kind = "flux-substitute";
  if (value2 === void 0)
    return otherwise === "" ? void 0 : { ...version, kind, variable, version: otherwise };
  return isLiteral(value2.text) ? { ...version, node: value2.node, kind, variable, version: value2.text } : void 0;
}
function isLiteral(version) {
  return version !== "" && !/\$[{(]|\{\{|<</.test(version);
}

// src/fleet/deliver.ts
function deliverCluster(walk2, view, start2) {
  const cluster = {
    walk: walk2,
    view,
    deliveries: [],
    pending: [],
    sources: [],
    own: /* @__PURE__ */ new Set(["flux-system"]),
    artifacts: /* @__PURE__ */ new Map(),
    paths: void 0,
    views: /* @__PURE__ */ new Map(),
    seen: /* @__PURE__ */ new Set()
  };
  addDelivery(cluster, start2);
  for (let before = -1; before !== cluster.deliveries.length; ) {
    before = cluster.deliveries.length;
    for (const { kustomization, parent } of cluster.pending.splice(0)) follow2(cluster, kustomization, parent);
  }
  return cluster.deliveries;
}
function followElsewhere(cluster, kustomization, parent) {
  const { source, path, name, targetNamespace, body, images: images2 } = kustomization;
  const declared = cluster.sources.find((each) => each.kind === source.kind && each.name === source.name);
  if (declared === void 0) return;
  const remote = declaredRemote(declared, source, path);
  const manifest = remoteManifest(body, remote, []);
  const change = {
    layer: { kind: "flux", body },
    ...{ namespace: targetNamespace, prefix: "", suffix: "", images: images2, kind: "flux-image" }
  };
  const walked = { ...nothingWalked, manifests: transformManifests([manifest], change) };
  const folder = folderOf(body.source.file);
  addDelivery(cluster, {
    ...{ name, path: folder, folder, parent, walked, flux: kustomization, elsewhere: remote },
    ...targetNamespace === void 0 ? {} : { targetNamespace }
  });
}
function addDelivery(cluster, reached) {
  const { manifests } = reached.walked;
  const known2 = [...cluster.deliveries.flatMap(({ walked: walked2 }) => walked2.manifests), ...manifests];
  const made = manifests.flatMap((manifest) => resourcesOf2(manifest, known2, cluster.walk));
  const walked = made.length === 0 ? reached.walked : { ...reached.walked, manifests: [...manifests, ...made] };
  const delivery = { ...reached, walked, siblings: cluster.deliveries };
  cluster.deliveries.push(delivery);
  for (const manifest of delivery.walked.manifests) {
    if (manifest.group === fluxGroups.source) cluster.sources.push(manifest);
    if (manifest.group === fluxGroups.artifactGenerator) addArtifacts(cluster, manifest);
    const kustomization = fluxKustomization(manifest.body, manifest);
    if (kustomization === void 0) continue;
    const applied = resolvePath("", kustomization.path);
    const applies = applied !== void 0 && applied !== "" && isInside(manifest.body.source.file, applied);
    if (applies) cluster.own.add(kustomization.source.name);
    cluster.pending.push({ kustomization, parent: delivery });
  }
}
function addArtifacts(cluster, manifest) {
  for (const [name, recipe] of generatedArtifacts(manifest.body)) cluster.artifacts.set(name, recipe);
}
function follow2(cluster, kustomization, parent) {
  const { source, path, name, namespace: namespace2 = "" } = kustomization;
  const key2 = [namespace2, name, source.kind, source.name, path].join("\n");
  if (cluster.seen.has(key2)) return;
  const view = sourceView(cluster, source) ?? pushedView(cluster, kustomization);
  if (view === "unknown") {
    cluster.pending.push({ kustomization, parent });
    return;
  }
  cluster.seen.add(key2);
  if (view === void 0) {
    followElsewhere(cluster, kustomization, parent);
    return;
  }
  const folder = resolvePath("", fillText(path, variablesOf3(parent)));
  if (folder === void 0 || !view.folders.has(folder)) return;
  if (cluster.deliveries.some(
    (delivery) => delivery.name === void 0 && delivery.path === folder && view.id === ""
  ))
    return;
  const walked = applyFlux(cluster.walk, view, folder, kustomization);
  const { targetNamespace } = kustomization;
  addDelivery(cluster, {
    ...{ name, path: folder, folder: folderInRepository(view, folder), parent, walked, flux: kustomization },
    ...targetNamespace === void 0 ? {} : { targetNamespace }
  });
}
function sourceView(cluster, source) {
  if (source.kind === "ExternalArtifact") {
    const recipe = cluster.artifacts.get(source.name);
    return recipe === void 0 ? "unknown" : composedView(cluster, recipe);
  }
  return isOwn(cluster, source) ? cluster.view : void 0;
}
function pushedView(cluster, { source, path }) {
  const declared = cluster.sources.find(({ kind, name }) => kind === source.kind && name === source.name);
  const folder = resolvePath("", path);
  const isPushed = source.kind === "OCIRepository" && declared !== void 0 && declaredRemote(declared, source, path).versions.length === 0;
  return isPushed && folder !== void 0 && folder !== "" && cluster.view.folders.has(folder) ? cluster.view : void 0;
}
function composedView(cluster, { rules, sources }) {
  const isOwnAlias = (alias2) => {
    const source = sources.get(alias2);
    return source !== void 0 && isOwn(cluster, source);
  };
  const id = JSON.stringify(rules.filter(({ alias: alias2 }) => isOwnAlias(alias2)));
  cluster.paths ??= pathFiles(cluster.view);
  const made = cluster.views.get(id) ?? artifactView(id, cluster.paths, rules, isOwnAlias);
  cluster.views.set(id, made);
  return made;
}
function isOwn(cluster, source) {
  const declared = cluster.sources.find(({ kind, name }) => kind === source.kind && name === source.name);
  if (declared === void 0 || cluster.own.has(source.name)) return true;
  if (source.kind !== "GitRepository") return false;
  const own = cluster.sources.filter(({ kind, name }) => kind === "GitRepository" && cluster.own.has(name));
  return own.some(({ body }) => sameRepository(body, declared.body));
}
function sameRepository(left, right) {
  const branches = [left, right].map((node) => textAt3(node, "spec", "ref", "branch") ?? "");
  const urls = [left, right].map((node) => repositoryName(textAt3(node, "spec", "url") ?? ""));
  return branches[0] === branches[1] && urls[0] === urls[1];
}
function repositoryName(url) {
  const withoutScheme = url.replace(/^[a-z+]+:\/\//i, "").replace(/^[^@/]*@/, "");
  return withoutScheme.replace(":", "/").replace(/\.git$/, "").replace(/\/$/, "").toLowerCase();
}
function applyFlux(walk2, view, folder, flux) {
  const layers = { walk: walk2, view, folder };
  const composed2 = applyComponents(layers, walkFolder(walk2, view, folder), flux.components);
  const patched = applyPatches(layers, composed2, patchList(flux.patches));
  const { targetNamespace, images: images2, body } = flux;
  const change = {
    layer: { kind: "flux", body },
    ...{ namespace: targetNamespace, prefix: "", suffix: "", images: images2, kind: "flux-image" }
  };
  return { ...patched, manifests: transformManifests(patched.manifests, change) };
}
function folderInRepository(view, folder) {
  const file = firstFile(view, folder);
  if (file === void 0) return folder;
  const origin = view.origin(file);
  const below4 = file.slice(folder === "" ? 0 : folder.length);
  const tail = below4.startsWith("/") ? below4 : `/${below4}`;
  return `/${origin}`.endsWith(tail) ? origin.slice(0, Math.max(0, origin.length - tail.length)) : folder;
}
function firstFile(view, folder) {
  const here = view.folders.get(folder);
  if (here === void 0) return void 0;
  for (const file of here.files) return file;
  for (const below4 of here.folders) {
    const found2 = firstFile(view, below4);
    if (found2 !== void 0) return found2;
  }
  return void 0;
}

// src/fleet/entries.ts
function findEntries(walk2, view) {
  const problems = [];
  const entries = /* @__PURE__ */ new Map();
  const files = candidateFiles(walk2, view);
  const divided = dividedClusters(walk2, files);
  for (const file of files) {
    const parsed2 = parsedFile(walk2, file);
    if (parsed2?.kind === "malformed" && !isTemplate2(file, parsed2.text)) problems.push(parsed2.problem);
    if (parsed2?.kind !== "documents") continue;
    for (const document of parsed2.documents) {
      const identity = identify2(document);
      if (identity === void 0) continue;
      const entry2 = identity.group === fluxGroups.instance ? instanceEntry(textAt3(document, "spec", "sync", "path")) : kustomizationEntry(file, fluxKustomization(document, identity), divided);
      if (entry2 !== void 0 && !(entries.get(entry2.path)?.self ?? false)) entries.set(entry2.path, entry2);
    }
  }
  for (const path of overlayEntries(walk2, view))
    if (!entries.has(path)) entries.set(path, { path, self: false });
  return { entries: [...entries.values()].sort(compareEntries), problems };
}
function overlayEntries(walk2, view) {
  return [...view.folders.keys()].filter((folder) => {
    const name = nameOf(folder);
    const isNamed2 = isEnvironmentFolder(name) || nameOf(folderOf(folder)) === "clusters";
    if (!isNamed2 || isElsewhere(folder) || kustomizationFile(view, folder) === void 0) return false;
    const { manifests } = walkFolder(walk2, view, folder);
    return manifests.some((manifest) => fluxKustomization(manifest.body, manifest) !== void 0);
  });
}
function candidateFiles(walk2, view) {
  const files = [...view.folders.values()].flatMap((folder) => folder.files);
  return files.filter((file) => {
    if (!isManifest(file) || nameOf(file) === "gotk-components.yaml" || isElsewhere(file)) return false;
    const text3 = walk2.read(file);
    return text3 !== void 0 && (text3.includes(fluxGroups.kustomization) || text3.includes(fluxGroups.instance));
  });
}
function isTemplate2(file, text3) {
  return /(?:^|\/)templates\//.test(file) || text3.includes("{{");
}
function instanceEntry(path) {
  const folder = path === void 0 ? void 0 : resolvePath("", path);
  return folder === void 0 ? void 0 : { path: folder, self: true };
}
function kustomizationEntry(file, flux, divided) {
  if (flux === void 0) return void 0;
  const applied = resolvePath("", flux.path);
  const bootstrap = nameOf(file) === "gotk-sync.yaml" || nameOf(folderOf(file)) === "flux-system";
  if (bootstrap && applied !== void 0 && isInside(file, applied) && flux.path !== "")
    return { path: applied, self: true };
  return { path: entryOf(file, divided), self: false };
}
function entryOf(file, divided) {
  const [first, below4] = clusterFolders(file);
  if (first !== void 0) return below4 !== void 0 && divided.has(first) ? below4 : first;
  const folder = folderOf(file);
  return nameOf(folder) === "flux-system" ? folderOf(folder) : folder;
}
function clusterFolders(file) {
  const match = /^((?:.*\/)?clusters\/[^/]+)(?:(\/[^/]+)\/)?/.exec(file);
  return [match?.[1], match?.[2] === void 0 ? void 0 : `${match[1]}${match[2]}`];
}
function dividedClusters(walk2, files) {
  const named2 = files.flatMap((file) => {
    const [first, below4] = clusterFolders(file);
    const parsed2 = first === void 0 ? void 0 : parsedFile(walk2, file);
    const documents = parsed2?.kind === "documents" ? parsed2.documents : [];
    return documents.flatMap((document) => {
      const identity = identify2(document);
      const flux = identity === void 0 ? void 0 : fluxKustomization(document, identity);
      return first === void 0 || flux === void 0 ? [] : [{ first, below: below4, flux }];
    });
  });
  const groups = Map.groupBy(named2, ({ first, flux }) => `${first}
${flux.namespace}
${flux.name}`);
  const several = [...groups.values()].filter((group) => new Set(group.map(({ below: below4 }) => below4)).size > 1);
  const parents = new Set(several.flatMap((group) => group.map(({ first }) => folderOf(first))));
  const own = new Set(named2.flatMap(({ first, below: below4 }) => below4 === void 0 ? first : []));
  return new Set(named2.flatMap(({ first }) => parents.has(folderOf(first)) && !own.has(first) ? first : []));
}
function compareEntries(left, right) {
  return weight(left) - weight(right) || (left.path < right.path ? -1 : 1);
}
function weight(entry2) {
  const depth = entry2.path.split("/").length + (isSharedFolder(nameOf(entry2.path)) ? 1e7 : 0);
  if (entry2.self) return depth;
  return /(?:^|\/)clusters\//.test(entry2.path) ? 1e3 + depth : 1e6 + depth;
}

// src/fleet/clusters.ts
function findClusters(walk2, view) {
  const { entries, problems } = findEntries(walk2, view);
  const expanded = entries.map((entry2) => ({
    entry: entry2,
    deliveries: deliverCluster(walk2, view, startOf(walk2, view, entry2.path))
  }));
  const kept = expanded.filter(({ entry: entry2 }, index) => {
    const others = expanded.filter(
      (_, other) => other !== index && (other < index || expanded[other]?.entry.self === true)
    );
    return entry2.self || !others.some((other) => reaches2(other.deliveries, entry2.path));
  });
  const names = clusterNames(kept.map(({ entry: entry2 }) => entry2.path));
  const clusters = kept.map(({ entry: entry2, deliveries }, index) => ({
    name: names[index] ?? entry2.path,
    entry: entry2.path,
    deliveries
  }));
  return { clusters, problems };
}
function startOf(walk2, view, path) {
  const isFolder = view.folders.has(path);
  const walked = isFolder ? walkFolder(walk2, view, path) : walkFile(walk2, view, path);
  return { path, folder: isFolder ? path : folderOf(path), walked };
}
function reaches2(deliveries, path) {
  return deliveries.some(
    (delivery) => delivery.walked.manifests.some(
      ({ group, body, trail }) => group === fluxGroups.kustomization && (isInside(body.source.file, path) || trail.includes(path))
    )
  );
}
var generic = /* @__PURE__ */ new Set([
  "flux",
  "flux-system",
  "cluster",
  "config",
  "kubernetes",
  "k8s",
  "gitops",
  "bootstrap",
  "apps",
  "entry",
  "base",
  "deploy",
  "manifests",
  ""
]);
function clusterNames(paths) {
  const short = paths.map(clusterName);
  return short.map(
    (name, index) => short.filter((other) => other === name).length === 1 ? name : (paths[index] ?? name).replaceAll("/", "-")
  );
}
function clusterName(path) {
  const steps = path.replace(/\.ya?ml$/, "").split("/");
  const clusters = steps.lastIndexOf("clusters");
  const below4 = clusters === -1 ? [] : steps.slice(clusters + 1);
  if (below4.length > 0) return below4.join("-");
  return steps.findLast((step3) => !generic.has(step3)) ?? steps.findLast((step3) => step3 !== "") ?? "cluster";
}

// src/fleet/apps.ts
function nameApps(placed2, overrides) {
  const qualified = ambiguousNames(placed2);
  const plain3 = new Map(
    placed2.map((entry2) => [entry2, overrideName(entry2.deployed, overrides) ?? ownName(entry2, qualified)])
  );
  const groups = groupNames(placed2, plain3);
  return new Map(placed2.map((entry2) => [entry2, groups.get(plain3.get(entry2) ?? "") ?? plain3.get(entry2) ?? ""]));
}
function overrideName(deployed, overrides) {
  const match = Object.entries(overrides).find(
    ([, { images: images2 = [], chart }]) => images2.some((image) => deployed.images.includes(image)) || chart !== void 0 && chart === deployed.chart
  );
  return match?.[0];
}
function ownName(entry2, ambiguous2) {
  const name = plainName3(entry2);
  const { namespace: namespace2 } = entry2.deployed;
  if (namespace2 === void 0 || !ambiguous2.has(name)) return name;
  return `${withoutEnvironment(namespace2, entry2.environment)}-${name}`;
}
function ambiguousNames(placed2) {
  const groups = Map.groupBy(placed2, (entry2) => `${entry2.environment}
${plainName3(entry2)}`);
  const several = [...groups.values()].filter(
    (entries) => distinct(entries.map(({ deployed }) => deployed.namespace)) > 1 && distinct(entries.map(contentOf)) > 1
  );
  return new Set(several.flatMap((entries) => entries.map(plainName3)));
}
function distinct(values) {
  return new Set(values).size;
}
function contentOf({ deployed }) {
  return [deployed.chart ?? "", ...deployed.images].join("\n");
}
function plainName3({ environment, deployed: { name } }) {
  return withoutEnvironment(name, environment);
}
function withoutEnvironment(name, environment) {
  if (rankOf(environment) === void 0) return name;
  if (name.endsWith(`-${environment}`)) return name.slice(0, -environment.length - 1);
  return name.startsWith(`${environment}-`) ? name.slice(environment.length + 1) : name;
}
function groupNames(placed2, names) {
  const parents = /* @__PURE__ */ new Map();
  const nameOf3 = /* @__PURE__ */ new Map();
  for (const sharing of sharedScalars(placed2)) {
    const members = [...new Set(sharing.map(({ entry: entry2 }) => names.get(entry2) ?? ""))];
    const [first = "", ...rest] = members;
    for (const member of rest) parents.set(rootOf(parents, member), rootOf(parents, first));
    if (rest.length > 0) nameOf3.set(first, sharing);
  }
  const groups = Map.groupBy(new Set(names.values()), (name) => rootOf(parents, name));
  const named2 = [...groups.values()].filter((members) => members.length > 1).flatMap((members) => {
    const sharing = members.flatMap((member) => nameOf3.get(member) ?? []);
    const name = groupName(members, sharing);
    return members.map((member) => [member, name]);
  });
  return new Map(named2);
}
function groupName(members, sharing) {
  const images2 = new Set(sharing.flatMap(({ version }) => version.image ?? []));
  const [image] = images2;
  const variable = sharing.map(({ version }) => version.variable).find((name) => name !== void 0);
  const stem = variable?.toLowerCase().replaceAll("_", "-").replace(/-?(?:image-)?(?:version|tag)$/, "");
  const common4 = commonStart2(members);
  if (images2.size === 1 && image !== void 0) return lastSegment(image);
  return [common4, stem].find((name) => name !== void 0 && name.length > 2) ?? (image === void 0 ? members[0] ?? "" : lastSegment(image));
}
function commonStart2([first = "", ...rest]) {
  let length = first.length;
  while (length > 0 && !rest.every((name) => name.startsWith(first.slice(0, length)))) length--;
  return first.slice(0, length).replace(/[-_.]+$/, "");
}
function rootOf(parents, name) {
  let root = name;
  for (let parent = parents.get(root); parent !== void 0 && parent !== root; parent = parents.get(root))
    root = parent;
  return root;
}
function sharedScalars(placed2) {
  const uses = placed2.flatMap((entry2) => entry2.deployed.versions.map((version) => ({ entry: entry2, version })));
  const groups = Map.groupBy(
    uses,
    ({ entry: entry2, version: { node } }) => [
      entry2.environment,
      node.source.file,
      node.source.document,
      node.source.host?.start ?? "",
      node.start
    ].join("\n")
  );
  return [...groups.values()];
}
function appsOf(names, overrides) {
  const groups = Map.groupBy(names.keys(), (entry2) => names.get(entry2) ?? "");
  const all = [.../* @__PURE__ */ new Set([...groups.keys(), ...Object.keys(overrides)])].sort();
  return all.map((name) => app(name, groups.get(name) ?? [], overrides[name]));
}
function app(name, placed2, override) {
  const images2 = override?.images ?? [...new Set(placed2.flatMap(({ deployed }) => deployed.images))].sort();
  const chart = override?.chart ?? placed2.map(({ deployed }) => deployed.chart).find((found2) => found2 !== void 0);
  return {
    name,
    images: images2,
    ...chart === void 0 ? {} : { chart },
    ...override?.tagPattern === void 0 ? {} : { tagPattern: override.tagPattern }
  };
}

// src/fleet/find.ts
function findPath(root, path) {
  const segments = path.startsWith("/") ? parsePointer(path) : path.split(".");
  return segments?.reduce(step2, root);
}
function step2(node, segment) {
  if (node?.kind === "map") return node.entries.get(segment);
  if (node?.kind !== "list") return void 0;
  const keyed = keyedSegment(segment);
  if (keyed === void 0) return node.values[indexSegment(segment) ?? -1];
  return node.values.find((value2) => {
    const found2 = value2.kind === "map" ? value2.entries.get(keyed.key) : void 0;
    return found2?.kind === "scalar" && found2.text === keyed.value;
  });
}

// src/fleet/because.ts
var words3 = {
  "kustomize-image": "an entry of images",
  "helmrelease-version": "the chart\u2019s version",
  "helmrelease-value": "a value of the release",
  "helmchart-version": "the HelmChart\u2019s version",
  "oci-ref": "the OCIRepository\u2019s reference",
  "flux-image": "an entry of images of the Flux Kustomization",
  "flux-substitute": "a variable that Flux fills in",
  "container-image": "the container\u2019s image",
  "remote-ref": "the reference to another repository",
  "patch-value": "the value of a patch",
  config: "named in .github/lockkeeper.yml"
};
function whyPinned(kind, { node, owner }) {
  const over = owner === void 0 ? [] : overridden(owner, node);
  const places2 = over.map((each) => `${placeOf2(each).file}:${placeOf2(each).line}`);
  return places2.length === 0 ? void 0 : `${words3[kind]}, nearer to the environment than ${places2.join(" and ")}`;
}
function overridden(owner, node) {
  const states = [...owner.layers.map(({ before }) => before), owner];
  const set = states.findIndex((state) => holderOf(state, node) !== void 0);
  const holder = holderOf(states[set], node);
  if (holder === void 0) return [];
  const steps = stepsTo(owner.body, holder) ?? [];
  const earlier = states.slice(0, set).toReversed();
  const found2 = earlier.flatMap(
    (state) => (holder === node ? fieldAt(state.body, steps) : imageOf(state, holder).tag?.node) ?? []
  );
  return [...new Set(found2)].filter((each) => each !== node).slice(0, 3);
}
function holderOf(state, node) {
  if (state === void 0) return void 0;
  for (const [scalar, { tag: tag3, digest }] of state.images) {
    if (tag3?.node === node || digest?.node === node) return scalar;
  }
  return stepsTo(state.body, node) === void 0 ? void 0 : node;
}
function fieldAt(root, steps) {
  const found2 = steps.reduce((node, step3) => {
    if (node?.kind === "map") return typeof step3 === "string" ? node.entries.get(step3) : void 0;
    if (node?.kind !== "list" || typeof step3 === "string") return void 0;
    return typeof step3 === "number" ? node.values[step3] : node.values.find((value2) => textAt3(value2, step3.key) === step3.value);
  }, root);
  return found2?.kind === "scalar" ? found2 : void 0;
}

// src/fleet/pins.ts
function pinOf(walk2, owner, version) {
  const place2 = scalarPlace(walk2, version.node);
  if (place2 === void 0) return void 0;
  const { digest, image } = version;
  const kind = place2.inJsonPatch ? "patch-value" : version.kind;
  const because = whyPinned(kind, version);
  return {
    ...owner,
    kind,
    file: version.node.source.file,
    document: place2.document,
    path: formatPointer(place2.steps),
    value: version.node.text,
    version: version.version,
    ...digest === void 0 ? {} : { digest },
    ...image === void 0 ? {} : { image },
    range: place2.range,
    ...lineAndColumn(place2.text, place2.range[0]),
    ...because === void 0 ? {} : { because }
  };
}
function scalarPlace(walk2, node) {
  const { host } = node.source;
  const parsed2 = host === void 0 ? parsedFile(walk2, node.source.file) : hostedFile(walk2, host);
  const root = parsed2?.kind === "documents" ? parsed2.documents[node.source.document] : void 0;
  const steps = root === void 0 ? void 0 : stepsTo(root, node);
  if (root === void 0 || steps === void 0) return void 0;
  const inJsonPatch = root.kind === "list";
  const { document, text: text3 } = node.source;
  if (host === void 0) return { document, steps, range: [node.start, node.end], text: text3, inJsonPatch };
  const outer = scalarPlace(walk2, host);
  if (outer === void 0) return void 0;
  const range2 = hostedRange(outer.text, outer.range, node) ?? outer.range;
  return { ...outer, steps: [...outer.steps, ...steps], range: range2, inJsonPatch };
}
function hostedRange(text3, host, node) {
  const inner = node.source.text;
  const before = inner.slice(0, node.start);
  const line = before.split("\n").length - 1;
  const column = node.start - (before.lastIndexOf("\n") + 1);
  const innerLine = inner.split("\n")[line] ?? "";
  const outerLines = text3.slice(host[0], host[1]).split("\n");
  const outerLine = outerLines[line]?.replace(/\r$/, "") ?? "";
  const indent = outerLine.length - innerLine.length;
  if (indent < 0 || outerLine.slice(indent) !== innerLine || /\S/.test(outerLine.slice(0, indent)))
    return void 0;
  const lineStart = host[0] + outerLines.slice(0, line).reduce((sum2, text4) => sum2 + text4.length + 1, 0);
  const start2 = lineStart + indent + column;
  return [start2, start2 + node.end - node.start];
}
function configuredPin(walk2, owner, node) {
  return pinOf(walk2, owner, { node, kind: "config", version: versionIn(node.text) });
}
function versionIn(text3) {
  const match = /^[^\s:@]+(?::\d+\/[^\s:@]+)?:([\w][\w.+-]*)(?:@.*)?$/.exec(text3);
  return match?.[1] ?? text3;
}

// src/fleet/configured.ts
function configuredPins(walk2, environments, { apps: apps2 = {} }) {
  const wanted = Object.entries(apps2).flatMap(([app2, { pins: pins2 = [] }]) => pins2.map((pin) => ({ app: app2, ...pin })));
  const pins = [];
  const problems = [];
  for (const { app: app2, environment: name, file, path } of wanted) {
    const environment = environments.find((known2) => known2 === name);
    const parsed2 = parsedFile(walk2, resolvePath("", file) ?? file);
    const found2 = parsed2?.kind === "documents" ? firstScalar(parsed2.documents, path) : void 0;
    const pin = environment === void 0 || found2 === void 0 ? void 0 : configuredPin(walk2, { app: app2, environment }, found2);
    if (pin !== void 0) pins.push(pin);
    else problems.push(parsed2?.kind === "malformed" ? parsed2.problem : noSuchPin(app2, name, file, path));
  }
  return { pins, problems };
}
function firstScalar(documents, path) {
  for (const root of documents) {
    const node = findPath(root, path);
    if (node?.kind === "scalar") return node;
  }
  return void 0;
}
function noSuchPin(app2, environment, file, path) {
  return {
    code: "PIN_NOT_FOUND",
    message: `The configuration pins ${app2} in ${environment} at ${path} of ${file}, but no scalar stands there.`,
    advice: "Correct `apps` in .github/lockkeeper.yml, or leave the pin out to have it discovered."
  };
}

// src/fleet/labels.ts
function labelOf({ body, layers }, key2) {
  const given2 = layers.toReversed().flatMap((layer) => givenLabel(layer.body, key2) ?? []);
  return given2[0] ?? textAt3(body, "metadata", "labels", key2);
}
function givenLabel(body, key2) {
  const pairs = [
    ...listAt3(body, "labels").map((entry2) => child2(entry2, "pairs")),
    child2(body, "commonLabels"),
    descend(body, "spec", "commonMetadata", "labels")
  ];
  return pairs.flatMap((pair) => textAt3(pair, key2) ?? [])[0];
}
function splitByLabel(places2, key2) {
  return splitBy(places2, (manifest) => labelOf(manifest, key2));
}
function splitByNamespace(places2) {
  return splitBy(
    places2,
    ({ namespace: namespace2 = "" }) => [namespace2, ...namespace2.split(/[-_.]/).toReversed()].find(isEnvironmentFolder)
  );
}
function splitBy(places2, telling) {
  const parts = places2.flatMap(
    ({ name, clusters }) => clusters.flatMap(
      (cluster) => splitCluster(cluster, telling).map(([label, part2]) => ({ name: label ?? name, part: part2 }))
    )
  );
  const groups = Map.groupBy(parts, ({ name }) => name);
  return [...groups].map(([name, group]) => ({ name, clusters: group.map(({ part: part2 }) => part2) }));
}
function splitCluster(cluster, telling) {
  const labels2 = new Set(
    cluster.deliveries.flatMap(({ walked }) => walked.manifests.flatMap((each) => telling(each) ?? []))
  );
  const only = (label) => ({
    ...cluster,
    deliveries: cluster.deliveries.map((delivery) => labelled(delivery, telling, label))
  });
  const rest = only(void 0);
  const isLeft = rest.deliveries.some(({ walked }) => walked.manifests.length + walked.plainFiles.length > 0);
  return [
    ...[...labels2].map((label) => [label, only(label)]),
    ...isLeft ? [[void 0, rest]] : []
  ];
}
function labelled(delivery, telling, label) {
  const manifests = delivery.walked.manifests.filter((manifest) => telling(manifest) === label);
  const walked = label === void 0 ? { ...delivery.walked, manifests } : { ...nothingWalked, manifests };
  return { ...delivery, walked };
}
var usual = ["env", "environment", "app.kubernetes.io/environment"];
function tellingLabel(manifests) {
  return usual.find((key2) => manifests.some((manifest) => isEnvironmentFolder(labelOf(manifest, key2) ?? "")));
}

// src/fleet/values.ts
function imagesIn(values) {
  const found2 = [];
  const queue = values === void 0 ? [] : [{ path: "", node: values }];
  for (let at3 = 0; at3 < queue.length && at3 < 2e3; at3++) {
    const entry2 = queue[at3];
    if (entry2 === void 0) break;
    const image = entry2.node.kind === "map" ? mapImage(entry2.node, entry2.path) : void 0;
    if (image !== void 0) found2.push({ path: entry2.path, image });
    const scalar = scalarAt(entry2.node, "image");
    if (scalar !== void 0) found2.push(...scalarImage(entry2.node, scalar, entry2.path));
    for (const [key2, node] of children(entry2.node)) queue.push({ path: joinKeys(entry2.path, key2), node });
  }
  return found2;
}
function children(node) {
  if (node.kind === "map") return [...node.entries];
  return node.kind === "list" ? node.values.map((value2, index) => [String(index), value2]) : [];
}
function joinKeys(path, key2) {
  return path === "" ? key2 : `${path}.${key2}`;
}
function scalarImage(node, scalar, path) {
  const image = parseImage(scalar, "helmrelease-value");
  const beside = scalarAt(node, "tag") ?? scalarAt(node, "imageTag");
  const versions = image.tag === void 0 ? separateVersions(beside, void 0, "helmrelease-value") : {};
  return [{ path: joinKeys(path, "image"), image: { ...image, ...versions } }];
}
function mapImage(node, path) {
  const repository = textAt3(node, "repository") ?? textAt3(node, "name");
  const isImage = path === "image" || path.endsWith(".image");
  if (child2(node, "tag") === void 0 || repository === void 0 && !isImage) return void 0;
  if (textAt3(node, "repository") === void 0 && !isImage) return void 0;
  const registry = textAt3(node, "registry");
  const name = registry === void 0 || repository === void 0 ? repository ?? "" : `${registry}/${repository}`;
  return { name, ...separateVersions(scalarAt(node, "tag"), scalarAt(node, "digest"), "helmrelease-value") };
}
function imageNames(found2) {
  return [...new Set(found2.map(({ image }) => image.name))].filter((name) => name !== "");
}
function deployedByValues(values, chart) {
  const found2 = imagesIn(values);
  const named2 = nameInFile(values.source.file);
  const top = found2.find(({ path }) => path === "image") ?? (named2 === void 0 ? void 0 : found2[0]);
  if (top !== void 0)
    return valuesApp(values, top, found2, named2 ?? ownName2(top, values.source.file, chart));
  return found2.flatMap((each) => valuesApp(values, each, [each], ownName2(each, values.source.file, chart)));
}
function ownName2({ image }, file, chart) {
  return image.name === "" ? nameInFolders(file) ?? chart : lastSegment(image.name);
}
function valuesApp(values, main, found2, name) {
  if (name === void 0) return [];
  const { file } = values.source;
  const companions = imageNames(found2.filter((other) => other !== main));
  return [{ name, file, images: imageNames([main]), companions, versions: imageVersions(main.image) }];
}
function nameInFile(file) {
  const name = /^(.+)[-_.]values$/.exec(nameOf(file).replace(/\.ya?ml$/, ""))?.[1];
  return name === void 0 || isEnvironmentFolder(name) ? void 0 : name;
}
var common3 = /^(?:values|envs?|environments|overlays|charts?|helm|deploy|config|apps?|k8s|clusters|releases?)$/i;
function nameInFolders(file) {
  for (let folder = folderOf(file); folder !== ""; folder = folderOf(folder)) {
    const name = nameOf(folder);
    if (!common3.test(name) && !isEnvironmentFolder(name) && !isSharedFolder(name)) return name;
  }
  return void 0;
}
function mergeValues2(all) {
  return all.reduce(
    (merged2, values) => merged2 === void 0 ? values : mergeMaps3(merged2, values),
    void 0
  );
}

// src/fleet/release.ts
function releaseOf(manifest, around) {
  const values = valuesOf(manifest, around);
  const found2 = imagesIn(values);
  const source = chartSource(manifest, around.manifests);
  const chart = nameOf(textAt3(manifest.body, "spec", "chart", "spec", "chart") ?? source?.chart ?? "");
  const written = [chartVersion(manifest), ...source?.versions ?? []].flatMap((version) => version ?? []);
  const literal2 = written.flatMap(
    (version) => literalVersion(version, (version.owner ?? manifest).variables) ?? []
  );
  const said = found2.filter(({ image }) => around.images.has(image.name));
  const main = said.length > 0 ? said : mainImages(manifest, chart, found2, literal2.length > 0);
  const tags = main.flatMap(({ image }) => imageVersions(image, manifest)).map((version) => ({ ...version, ...keysIn(values, version, manifest) }));
  const chosen = said.length > 0 && tags.length > 0 ? tags : choose(manifest, chart, literal2, tags);
  return {
    ...deployedBase(manifest),
    ...chart === "" ? {} : { chart },
    images: imageNames(main),
    companions: imageNames(found2.filter((other) => !main.includes(other))),
    versions: chosen,
    ...chosen.length > 0 ? {} : { choices: choicesIn(found2) },
    ...openIn(chosen, [...written, ...main.flatMap(({ image }) => image.tag ?? [])])
  };
}
function keysIn(values, { node }, { body }) {
  if (values === void 0 || stepsTo(body, node) !== void 0) return {};
  const steps = stepsTo(values, node) ?? [];
  const keys = steps.filter((step3) => typeof step3 === "string");
  return keys.length > 0 && keys.length === steps.length ? { valueKeys: keys } : {};
}
function choose(manifest, chart, charts, images2) {
  const [first] = charts;
  const [image] = images2;
  if (first === void 0 || image === void 0) return image === void 0 ? charts : images2;
  if (!manifest.names.includes(chart)) return images2;
  if (sameVersion(first.version, image.version)) return [...charts, ...images2];
  return nearness(image.node, manifest) > nearness(first.node, first.owner ?? manifest) ? images2 : charts;
}
function nearness({ source: { file } }, { trail }) {
  return trail.findLastIndex((folder) => isInside(file, folder));
}
function mainImages(manifest, chart, found2, hasChart) {
  const named2 = found2.find(({ image }) => manifest.names.includes(lastSegment(image.name)));
  if (named2 !== void 0) return [named2];
  const top = found2.find(({ path }) => path === "image");
  const generic2 = isGeneric(chart);
  if (top !== void 0 && (generic2 || !hasChart || manifest.names.includes(chart))) return [top];
  const nested = found2.find(({ path }) => path.endsWith(".image"));
  if (generic2 && nested !== void 0) return [nested];
  if (hasChart) return [];
  const tagged = found2.filter(({ image }) => image.tag !== void 0);
  const tags = new Set(tagged.map(({ image }) => image.tag?.version));
  return tags.size === 1 ? tagged : [];
}
function choicesIn(found2) {
  return found2.flatMap(({ image }) => imageVersions(image));
}
function isGeneric(chart) {
  return /^(?:app-template|common|generic|universal|microservice|application|onechart|stakater-application)(?:-chart)?$/.test(
    chart
  );
}
function chartVersion(owner) {
  return versionOfChart(owner, descend(owner.body, "spec", "chart", "spec"), "helmrelease-version");
}
function versionOfChart(owner, spec, kind) {
  const source = textAt3(spec, "sourceRef", "kind");
  const node = source === "GitRepository" || source === "Bucket" ? void 0 : scalarAt(spec, "version");
  return node === void 0 ? void 0 : { node, kind, version: node.text, owner };
}
function chartSource(manifest, all) {
  const reference2 = descend(manifest.body, "spec", "chartRef");
  const kind = textAt3(reference2, "kind");
  const name = textAt3(reference2, "name");
  if (kind === void 0 || name === void 0) return void 0;
  const namespace2 = textAt3(reference2, "namespace") ?? manifest.namespace;
  const named2 = all.filter(
    (other) => other.group === fluxGroups.source && other.kind === kind && other.names.includes(name)
  );
  const source = named2.find((other) => other.namespace === namespace2) ?? named2[0];
  if (source === void 0) return void 0;
  if (kind === "HelmChart") {
    const version = versionOfChart(source, descend(source.body, "spec"), "helmchart-version");
    return {
      chart: textAt3(source.body, "spec", "chart") ?? name,
      versions: version === void 0 ? [] : [version]
    };
  }
  const versions = kind === "OCIRepository" ? ociVersions(source.body) : [];
  return {
    chart: textAt3(source.body, "spec", "url") ?? name,
    versions: versions.map((version) => ({ ...version, owner: source }))
  };
}
function valuesOf(manifest, { manifests, parse }) {
  const inline = descend(manifest.body, "spec", "values");
  const from = listAt3(manifest.body, "spec", "valuesFrom").flatMap((reference2) => {
    const name = textAt3(reference2, "name") ?? "";
    const maps = manifests.filter((each) => isConfigMap(each) && each.names.includes(name));
    const map = maps.find((each) => each.namespace === manifest.namespace) ?? maps[0];
    const entry2 = map === void 0 || textAt3(reference2, "kind") !== "ConfigMap" ? void 0 : configEntry(map, textAt3(reference2, "valuesKey") ?? "values.yaml");
    if (entry2 === void 0) return [];
    const path = textAt3(reference2, "targetPath");
    if (path !== void 0) return entry2.kind === "text" ? [valueAt3(entry2.node, path)] : [];
    return entryValues(entry2, parse) ?? [];
  });
  return mergeValues2([...from, ...inline?.kind === "map" ? [inline] : []]);
}
function valueAt3(node, path) {
  const { source, start: start2 } = node;
  const keys = path.split(".");
  const last = { kind: "map", entries: /* @__PURE__ */ new Map([[keys.at(-1) ?? "", node]]), source, start: start2 };
  return keys.slice(0, -1).reduceRight(
    (inner, key2) => ({ kind: "map", entries: /* @__PURE__ */ new Map([[key2, inner]]), source, start: start2 }),
    last
  );
}

// src/fleet/deployed.ts
function deployedBy(manifest, around) {
  if (manifest.remote !== void 0) return remoteDeployed(manifest, manifest.remote.versions);
  const name = around.appLabel === void 0 ? void 0 : labelOf(manifest, around.appLabel);
  const named2 = name === void 0 ? {} : { name };
  if (manifest.group === fluxGroups.helmRelease && manifest.kind === "HelmRelease")
    return [{ ...releaseOf(manifest, around), ...named2 }];
  const containers2 = containersOf(manifest);
  if (containers2.length === 0 || isFluxItself(manifest)) return [];
  return [{ ...workload(manifest, containers2), ...named2 }];
}
function isFluxItself(manifest) {
  return textAt3(manifest.body, "metadata", "labels", "app.kubernetes.io/part-of") === "flux";
}
function deployedBase(manifest) {
  const { namespace: namespace2 } = manifest;
  return {
    name: manifest.names[0] ?? manifest.name,
    file: manifest.body.source.file,
    ...namespace2 === void 0 ? {} : { namespace: namespace2 }
  };
}
function workload(manifest, containers2) {
  const main = mainContainer(manifest, containers2);
  const own = containers2.filter(({ image }) => image.name === main?.image.name);
  const others = containers2.filter((container2) => !own.includes(container2));
  const names = (all) => [
    ...new Set(all.map(({ image }) => fillText(image.name, manifest.variables ?? /* @__PURE__ */ new Map())))
  ];
  const versions = own.flatMap(({ image }) => imageVersions(image, manifest));
  return {
    ...deployedBase(manifest),
    images: names(own),
    companions: names(others),
    versions,
    ...openIn(
      versions,
      own.flatMap(({ image }) => image.tag ?? [])
    )
  };
}
function openIn(versions, written) {
  const [open] = versions.length > 0 ? [] : written.filter(({ version }) => version.includes("${"));
  return open === void 0 ? {} : { open };
}
function mainContainer(manifest, containers2) {
  const running = containers2.filter(({ list: list2 }) => list2 === "containers");
  return running.find(({ name }) => manifest.names.includes(name)) ?? running.find(({ image }) => manifest.names.includes(lastSegment(image.name))) ?? running[0] ?? containers2[0];
}
function imageVersions(image, owner) {
  const { digest } = image;
  const variables = owner?.variables;
  const name = fillText(image.name, variables ?? /* @__PURE__ */ new Map());
  const tag3 = image.tag === void 0 ? void 0 : literalVersion(image.tag, variables);
  if (image.tag !== void 0 && tag3 === void 0) return [];
  const shared = {
    ...name === "" ? {} : { image: name },
    ...digest === void 0 ? {} : { digest: digest.version },
    ...owner === void 0 ? {} : { owner }
  };
  const tagged = tag3 === void 0 ? [] : [{ ...tag3, ...shared }];
  const own = digest === void 0 || digest.node === tag3?.node ? void 0 : literalVersion(digest, variables);
  return own === void 0 ? tagged : [...tagged, { ...own, ...shared, version: tag3?.version ?? own.version }];
}
function remoteDeployed(manifest, versions) {
  const base = { ...deployedBase(manifest), companions: [] };
  const images2 = [...manifest.images.values()].map((image) => ({
    ...base,
    name: lastSegment(image.name),
    images: [image.name],
    versions: imageVersions(image, manifest)
  }));
  if (images2.some(({ name, versions: set }) => name === manifest.name && set.length > 0)) return images2;
  const owner = manifest.remote?.source ?? manifest;
  const own = versions.flatMap((version) => literalVersion({ ...version, owner }, manifest.variables) ?? []);
  return [...images2, { ...base, images: [], versions: own }];
}

// src/fleet/doubts.ts
function doubtsOf(environment, place2, known2) {
  const unreadable = (place2?.clusters ?? []).flatMap(
    ({ deliveries }) => deliveries.flatMap(({ walked }) => walked.unreadable)
  );
  const pinned = new Set(known2.pins.filter((pin) => pin.environment === environment).map(({ app: app2 }) => app2));
  const malformed2 = unreadable.flatMap(
    (entry2) => concerned(entry2, known2.apps, pinned).map((app2) => ({ app: app2, environment, problem: entry2.problem }))
  );
  const open = [...known2.appNames].filter(
    ([entry2, app2]) => entry2.environment === environment && !pinned.has(app2)
  );
  const unpinned = open.filter(([, app2]) => known2.apps.some(({ name }) => name === app2));
  const lines = new Map((place2?.clusters ?? []).flatMap(({ deliveries }) => deliveries.flatMap(linesIn)));
  const doubted = unpinned.map(([entry2, app2]) => unpinnedDoubt(environment, entry2, app2, lines));
  const all = [...malformed2, ...doubted];
  return [...new Map(all.toReversed().map((doubt) => [doubt.app, doubt])).values()].toReversed();
}
var fileSuffix = /[-_.](?:values|patch|release|helmrelease|hr|deployment|image|images|version|overlay|app)$/;
function concerned({ file, target }, apps2, pinned) {
  const names = new Set(apps2.map(({ name }) => name));
  const targeted = textAt3(target, "name");
  if (targeted !== void 0 && names.has(targeted)) return [targeted];
  const steps = file.replace(/\.ya?ml$/, "").split("/");
  const step3 = steps.findLast((word2) => names.has(word2) || names.has(word2.replace(fileSuffix, "")));
  if (step3 !== void 0) return [names.has(step3) ? step3 : step3.replace(fileSuffix, "")];
  return steps.at(-1) === "kustomization" ? [...names].filter((name) => !pinned.has(name)) : [];
}
function linesIn({
  walked
}) {
  return walked.manifests.flatMap(
    ({ generated: generated2 }) => [...generated2 ?? []].flatMap(([key2, entry2]) => entry2.kind === "line" ? [[key2, entry2]] : [])
  );
}
function unpinnedDoubt(environment, entry2, app2, lines) {
  const { file, choices = [], open } = entry2.deployed;
  if (choices.length > 1) return ambiguous(environment, entry2, app2);
  if (open !== void 0) return { app: app2, environment, problem: unknownValue(app2, environment, open, lines) };
  return {
    app: app2,
    environment,
    problem: {
      code: "NOT_PINNED",
      message: `${app2} runs in ${environment}, but nothing there fixes its version.`,
      place: { file, line: 1, column: 1 },
      advice: "Write the version there, or name its place under `apps` in .github/lockkeeper.yml."
    }
  };
}
function unknownValue(app2, environment, { node, version }, lines) {
  const variable = /\$\{(\w+)/.exec(version)?.[1] ?? version;
  const line = lines.get(variable);
  if (line !== void 0)
    return {
      code: "VERSION_IN_LINES",
      message: `The version of ${app2} in ${environment} is ${variable} of ${line.place.file}, and only YAML is changed here.`,
      place: line.place,
      advice: `Write it among the generator's literals: \`literals: [${variable}=${line.text}]\`.`
    };
  return {
    code: "VERSION_UNKNOWN",
    message: `The version of ${app2} in ${environment} is ${version}, and nothing in this repository gives ${variable} a value.`,
    place: placeOf2(node),
    advice: `Give it one where Flux fills it in: \`postBuild: {substitute: {${variable}: VERSION}}\`.`
  };
}
function ambiguous(environment, { deployed }, app2) {
  const { file, choices = [] } = deployed;
  const shown = choices.map(({ image, version }) => `${image ?? "its image"} at ${version}`);
  const [first] = choices;
  const place2 = first === void 0 ? { file, line: 1, column: 1 } : placeOf2(first.node);
  const images2 = choices.flatMap(({ image }) => image ?? []);
  const advice = `Say which images are ${app2}'s in .github/lockkeeper.yml: \`apps: {${app2}: {images: [${images2[0] ?? "IMAGE"}]}}\`.`;
  return {
    app: app2,
    environment,
    problem: {
      code: "PIN_AMBIGUOUS",
      message: `${app2} runs ${shown.join(" and ")} in ${environment}: which of them is its version?`,
      place: place2,
      advice
    }
  };
}

// src/fleet/places.ts
function clusterEnvironments(clusters) {
  const places2 = /* @__PURE__ */ new Map();
  for (const cluster of clusters) {
    for (const [name, deliveries] of splitCluster2(cluster)) {
      places2.set(name, [...places2.get(name) ?? [], { name: cluster.name, deliveries }]);
    }
  }
  return [...places2].map(([name, parts]) => ({ name, clusters: parts }));
}
function splitCluster2(cluster) {
  const own = ownName3(cluster);
  const parts = cluster.deliveries.flatMap((delivery) => splitDelivery(cluster, delivery));
  const whole = wholeCluster(cluster, new Set(parts.flatMap(({ label }) => label ?? [])));
  if (whole !== void 0) return /* @__PURE__ */ new Map([[whole, cluster.deliveries]]);
  const groups = /* @__PURE__ */ new Map();
  for (const [name, group] of Map.groupBy(parts, ({ label }) => label ?? own)) {
    const deliveries = group.map(({ delivery }) => delivery);
    if (name !== own || !deliveries.every(carriesNothing)) groups.set(name, deliveries);
  }
  return groups;
}
function splitDelivery(cluster, delivery) {
  const label = labelOf2(cluster, delivery);
  if (label !== void 0) return [{ label, delivery }];
  const groups = Map.groupBy(delivery.walked.manifests, manifestLabel);
  if (groups.size <= 1 && groups.has(void 0)) return [{ delivery }];
  const rest = { ...delivery, walked: { ...delivery.walked, manifests: groups.get(void 0) ?? [] } };
  groups.delete(void 0);
  const labelled2 = [...groups].map(([name, manifests]) => ({
    ...name === void 0 ? {} : { label: name },
    delivery: { ...delivery, walked: { ...nothingWalked, manifests } }
  }));
  return [...labelled2, { delivery: rest }];
}
function manifestLabel({ trail, body }) {
  if (isInfrastructure(body.source.file)) return void 0;
  const folder = trail.findLast((step3) => step3.split("/").some(isEnvironmentFolder));
  return folder?.split("/").findLast(isEnvironmentFolder);
}
function wholeCluster(cluster, labels2) {
  const [label] = labels2;
  if (label === void 0) return ownName3(cluster);
  if (labels2.size > 1) return void 0;
  const [own, other] = [tellingRank(cluster.name), rankOf(label)];
  return own !== void 0 && other !== void 0 && own !== other ? ownName3(cluster) : label;
}
function ownName3(cluster) {
  const match = /(?:^|\/)clusters\/([^/]+)\/[^/]+/.exec(cluster.entry);
  const outer = match?.[1];
  return outer !== void 0 && exactRank(outer) !== void 0 ? outer : cluster.name;
}
function runsSomething({ clusters }) {
  return clusters.some(({ deliveries }) => deliveries.some(({ walked }) => holdsWork(walked)));
}
function holdsWork({ manifests, plainFiles }) {
  const works = manifests.some(
    (manifest) => manifest.kind === "HelmRelease" || containersOf(manifest).length > 0 || (manifest.remote?.versions.length ?? 0) > 0 || manifest.remote !== void 0 && manifest.images.size > 0
  );
  return works || plainFiles.some((file) => deployedByValues(file, "").length > 0);
}
function carriesNothing(delivery) {
  return isInfrastructure(delivery.folder) || !holdsWork(delivery.walked);
}
function labelOf2(cluster, delivery) {
  if (delivery.name === void 0 || isInfrastructure(delivery.folder)) return void 0;
  const own = delivery.elsewhere === void 0 ? environmentInPath(delivery.folder) : void 0;
  const said = tellingRank(cluster.name) === void 0 ? environmentInName(delivery) : void 0;
  return own ?? said ?? (delivery.parent === void 0 ? void 0 : labelOf2(cluster, delivery.parent));
}
function environmentInName({ name = "", targetNamespace = "" }) {
  const word2 = name.split(/[-_.]/).findLast(isEnvironmentFolder);
  return word2 ?? (isEnvironmentFolder(targetNamespace) ? targetNamespace : void 0);
}
function environmentInPath(path) {
  const steps = path.split("/");
  return steps.findLast((step3, at3) => isEnvironmentStep(step3, steps[at3 - 1]));
}
function isEnvironmentStep(step3, before) {
  if (isSharedFolder(step3) || step3 === "") return false;
  return isEnvironmentFolder(step3) || before !== void 0 && /^(?:overlays|environments|envs)$/.test(before);
}
function isInfrastructure(path) {
  const steps = path.split("/");
  const index = steps.findLastIndex((step3) => /^(?:infra(?:structure)?(?:[-_].+)?|flux-system)$/i.test(step3));
  return index !== -1 && !steps.slice(index + 1).includes("apps");
}

// src/fleet/reach.ts
function reachOf(places2) {
  const documents = /* @__PURE__ */ new Map();
  const folders = /* @__PURE__ */ new Map();
  const holders2 = /* @__PURE__ */ new Map();
  const add = (node, environment) => {
    for (const [known2, key2] of [
      [documents, documentKey(node)],
      [folders, folderOf(node.source.file)]
    ])
      known2.set(key2, (known2.get(key2) ?? /* @__PURE__ */ new Set()).add(environment));
  };
  for (const { name, clusters } of places2) {
    const manifests = clusters.flatMap(
      ({ deliveries }) => deliveries.flatMap(({ walked }) => walked.manifests)
    );
    const flux = manifests.filter(({ group }) => group === fluxGroups.kustomization);
    holders2.set(name, new Map(flux.map((manifest) => [manifest.body, manifest])));
    for (const { body: own, layers, merges } of manifests) {
      add(own, name);
      for (const { body } of layers) add(body, name);
      for (const merge of merges) add(merge, name);
    }
  }
  return { documents, folders, holders: holders2 };
}
function documentKey({ source }) {
  return `${source.file}
${source.document}`;
}
function isShared({ version }, reach2) {
  const { node, valueKeys } = version;
  const reached = valueKeys === void 0 ? reach2.documents.get(documentKey(node)) : reach2.folders.get(folderOf(node.source.file));
  return (reached?.size ?? 0) > 1;
}
function isOwn2(node, { environment }, reach2) {
  const reached = reach2.documents.get(documentKey(node));
  return reached?.size === 1 && reached.has(environment) && node.source.host === void 0;
}
function ownKustomizations(layers, use, reach2) {
  return layers.filter((layer) => layer.kind === "kustomization" && isOwn2(layer.body, use, reach2));
}

// src/fleet/seat-entries.ts
function seat({ source }, entry2) {
  return { file: source.file, document: source.document, entry: entry2 };
}
function imageEntry({ before }, above, version) {
  const scalar = imageScalar(before, version.node);
  const name = scalar === void 0 ? void 0 : imageOf(before, scalar).name;
  return name === void 0 ? void 0 : { kind: "image", path: `${above}/images`, name };
}
function imageScalar(manifest, node) {
  for (const [scalar, { tag: tag3, digest }] of manifest.images)
    if (tag3?.node === node || digest?.node === node) return scalar;
  const steps = stepsTo(manifest.body, node);
  return steps?.at(-1) === "image" && steps.some(isContainerList) ? node : void 0;
}
function isContainerList(step3) {
  return step3 === "containers" || step3 === "initContainers";
}
function patchEntry(manifest, above, version) {
  const scalar = imageScalar(manifest, version.node) ?? version.node;
  const steps = stepsTo(manifest.body, scalar);
  const kind = textAt3(manifest.body, "kind");
  if (steps === void 0 || kind === void 0) return void 0;
  const image = scalar === version.node ? void 0 : version.image;
  return {
    kind: "patch",
    path: `${above}/patches`,
    object: { kind, name: manifest.name },
    field: formatPointer(indexed(manifest.body, steps)),
    ...image === void 0 ? {} : { image }
  };
}
function indexed(root, steps) {
  let node = root;
  return steps.map((step3) => {
    const at3 = node?.kind === "list" && typeof step3 === "object" ? indexOf(node.values, step3) : step3;
    node = node?.kind === "list" ? node.values[Number(at3)] : descend(node, String(at3));
    return at3;
  });
}
function indexOf(values, { key: key2, value: value2 }) {
  return values.findIndex((entry2) => textAt3(entry2, key2) === value2);
}

// src/fleet/held.ts
function heldSeat(use, reach2) {
  const { version, environment } = use;
  const set = version.owner?.set;
  if (set !== void 0) return patchedSeat(set, use, reach2);
  const flux = version.owner?.layers.find(({ kind }) => kind === "flux");
  const holder = flux === void 0 ? void 0 : reach2.holders.get(environment)?.get(flux.body);
  const over = holder?.layers.find(({ body }) => isOwn2(body, use, reach2));
  if (flux === void 0 || holder === void 0 || over === void 0) return void 0;
  const above = over.kind === "flux" ? "/spec" : "";
  const entry2 = stepsTo(holder.body, version.node) === void 0 ? heldEntry(holder, over, flux, use) : patchEntry(over.before, above, { ...version, owner: holder });
  return entry2 === void 0 ? void 0 : seat(over.body, entry2);
}
function patchedSeat(set, use, reach2) {
  const over = set.layers.find(({ body }) => isOwn2(body, use, reach2));
  if (over === void 0) return void 0;
  const above = over.kind === "flux" ? "/spec" : "";
  const entry2 = patchEntry(over.before, above, { ...use.version, owner: set });
  return entry2 === void 0 ? void 0 : seat(over.body, entry2);
}
function heldEntry(holder, over, flux, { version }) {
  const { variable } = version;
  const patched = holder.layers[holder.layers.indexOf(over) + 1]?.before ?? holder;
  const entry2 = variable === void 0 ? imageEntry(flux, "", version) ?? patchEntry(flux.before, "", version) : { kind: "variable", path: "" };
  if (entry2 === void 0) return void 0;
  const where2 = entry2.kind === "variable" ? missingBelow(patched.body, ["spec", "postBuild", "substitute", variable ?? ""]) : missingBelow(patched.body, ["spec", `${entry2.kind}${entry2.kind === "image" ? "s" : "es"}`, "-"]);
  const object = { kind: "Kustomization", name: over.before.name };
  return { kind: "held", path: over.kind === "flux" ? "/spec/patches" : "/patches", object, ...where2, entry: entry2 };
}
function valuesSeat(use, reach2) {
  const { owner, valueKeys } = use.version;
  if (owner === void 0 || valueKeys === void 0) return void 0;
  const keys = ["spec", "values", ...valueKeys];
  const merge = owner.merges.findLast((each) => isOwn2(each, use, reach2));
  if (merge !== void 0) return seat(merge, { kind: "value", path: formatPointer(keys) });
  const over = owner.layers.find((layer) => isOwn2(layer.body, use, reach2));
  if (over === void 0) return void 0;
  const object = { kind: owner.kind, name: over.before.name };
  const path = over.kind === "flux" ? "/spec/patches" : "/patches";
  const entry2 = { kind: "value", path: "" };
  return seat(over.body, { kind: "held", path, object, ...missingBelow(owner.body, keys), entry: entry2 });
}
function missingBelow(root, steps) {
  const last = steps.length - 1;
  const first = steps.findIndex(
    (_, at3) => at3 === last || descend(root, ...steps.slice(0, at3 + 1)) === void 0
  );
  return { field: formatPointer(steps.slice(0, first + 1)), missing: steps.slice(first + 1) };
}

// src/fleet/seats.ts
function seatsOf(uses, reach2) {
  const ways = [
    variableSeat,
    mergedSeat,
    nearSeat("image"),
    farSeat("image"),
    fluxSeat("image"),
    nearSeat("patch"),
    farSeat("patch"),
    fluxSeat("patch"),
    valuesSeat,
    heldSeat
  ];
  const alternatives2 = ways.flatMap((way) => {
    const seats = uses.map((use) => way(use, reach2));
    return seats.every((seat2) => seat2 !== void 0) ? [distinctSeats(seats)] : [];
  });
  return [...new Map(alternatives2.map((seats) => [JSON.stringify(seats), seats])).values()];
}
function distinctSeats(seats) {
  return [...new Map(seats.map((seat2) => [JSON.stringify(seat2), seat2])).values()];
}
function variableSeat(use, reach2) {
  const { owner, variable } = use.version;
  const own = owner?.layers.findLast((layer) => layer.kind === "flux" && isOwn2(layer.body, use, reach2));
  if (own === void 0 || variable === void 0) return void 0;
  const path = formatPointer(["spec", "postBuild", "substitute", variable]);
  return seat(own.body, { kind: "variable", path });
}
function mergedSeat(use, reach2) {
  const { owner, node } = use.version;
  const merge = owner?.merges.findLast((each) => isOwn2(each, use, reach2));
  const steps = owner === void 0 ? void 0 : stepsTo(owner.body, node);
  if (merge === void 0 || steps?.every((step3) => typeof step3 === "string") !== true) return void 0;
  return seat(merge, { kind: "value", path: formatPointer(steps) });
}
function nearSeat(kind) {
  return (use, reach2) => {
    const own = ownKustomizations(use.version.owner?.layers ?? [], use, reach2);
    const field = kind === "image" ? "images" : "patches";
    const used = own.find(({ body }) => descend(body, field) !== void 0);
    return layerSeat(used ?? own[0], kind, use);
  };
}
function farSeat(kind) {
  return (use, reach2) => layerSeat(ownKustomizations(use.version.owner?.layers ?? [], use, reach2).at(-1), kind, use);
}
function fluxSeat(kind) {
  return (use, reach2) => {
    const layers = use.version.owner?.layers ?? [];
    const own = layers.find((layer) => layer.kind === "flux" && isOwn2(layer.body, use, reach2));
    return layerSeat(own, kind, use);
  };
}
function layerSeat(layer, kind, use) {
  if (layer === void 0) return void 0;
  const above = layer.kind === "flux" ? "/spec" : "";
  const entry2 = kind === "image" ? imageEntry(layer, above, use.version) : patchEntry(layer.before, above, use.version);
  return entry2 === void 0 ? void 0 : seat(layer.body, entry2);
}

// src/fleet/contents.ts
function gatherContents(walk2, names, places2, overrides, chart) {
  const wanted = overrides.apps ?? {};
  const images2 = new Set(Object.values(wanted).flatMap(({ images: images3 = [] }) => images3));
  const placed2 = names.flatMap(
    (name) => placedIn(walk2, places2.get(name), { images: images2, chart, appLabel: overrides.labels?.app })
  );
  const chosen = withoutInfrastructure(placed2, overrides);
  const appNames = nameApps(chosen, wanted);
  const configured = configuredPins(walk2, names, overrides);
  const found2 = names.flatMap(
    (name) => environmentPins(walk2, name, places2.get(name), appNames, configured.pins)
  );
  const pins = withSeats(found2, reachOf(places2.values()));
  const asked = [...appNames].flatMap(
    ([{ deployed }, app2]) => (deployed.choices?.length ?? 0) > 1 || deployed.open !== void 0 ? app2 : []
  );
  const pinned = /* @__PURE__ */ new Set([...pins.map(({ app: app2 }) => app2), ...asked, ...Object.keys(wanted)]);
  const apps2 = appsOf(appNames, wanted).filter(({ name }) => pinned.has(name) && isAppName(name));
  const known2 = new Set(apps2.map(({ name }) => name));
  const companions = names.flatMap((environment) => companionsIn(environment, appNames, known2));
  const doubts = names.flatMap((name) => doubtsOf(name, places2.get(name), { appNames, pins, apps: apps2 }));
  return {
    apps: apps2,
    pins: pins.filter(({ app: app2 }) => known2.has(app2)),
    problems: configured.problems,
    companions,
    doubts
  };
}
function placedIn(walk2, place2, said) {
  return (place2?.clusters ?? []).flatMap((cluster) => {
    const manifests = cluster.deliveries.flatMap(filledManifests);
    const parse = (node) => firstDocument(walk2, node);
    const around = { manifests: [...manifests, ...sourcesAround(cluster.deliveries)], parse, ...said };
    const values = cluster.deliveries.flatMap(({ walked }) => walked.plainFiles);
    const deployed = [
      ...manifests.flatMap((manifest) => deployedBy(manifest, around)),
      ...values.flatMap((file) => deployedByValues(file, said.chart))
    ];
    const where2 = {
      environment: place2?.name ?? "",
      ...cluster.name === void 0 ? {} : { cluster: cluster.name }
    };
    return deployed.map((entry2) => ({ ...where2, deployed: entry2 }));
  });
}
function filledManifests(delivery) {
  const variables = variablesOf3(delivery);
  const { manifests } = delivery.walked;
  if (variables.size === 0) return manifests;
  return manifests.map((manifest) => ({
    ...manifest,
    variables: new Map([...variables, ...manifest.variables ?? []])
  }));
}
function sourcesAround(deliveries) {
  const others = deliveries[0]?.siblings ?? [];
  return others.filter(({ walked }) => walked.manifests.some(isSource)).flatMap((delivery) => filledManifests(delivery).filter(isSource));
}
function isSource(manifest) {
  return manifest.group === fluxGroups.source || isConfigMap(manifest);
}
function firstDocument(walk2, node) {
  const parsed2 = hostedFile(walk2, node);
  return parsed2.kind === "documents" ? parsed2.documents[0] : void 0;
}
function withoutInfrastructure(placed2, { apps: apps2 = {} }) {
  const isNamed2 = ({ deployed }) => Object.hasOwn(apps2, deployed.name) || Object.values(apps2).some(
    ({ images: images2 = [], chart }) => images2.some((image) => deployed.images.includes(image)) || chart !== void 0 && chart === deployed.chart
  );
  const chosen = placed2.filter((entry2) => !isInfrastructure(entry2.deployed.file) || isNamed2(entry2));
  return chosen.some(({ deployed }) => deployed.versions.length > 0) ? chosen : placed2.filter((entry2) => !entry2.deployed.file.includes("flux-system/"));
}
function environmentPins(walk2, environment, place2, names, configured) {
  const own = configured.filter((pin) => pin.environment === environment);
  const replaced2 = new Set(own.map(({ app: app2 }) => app2));
  const clusters = place2?.clusters.length ?? 0;
  const found2 = /* @__PURE__ */ new Map();
  for (const [entry2, app2] of names) {
    if (entry2.environment !== environment || replaced2.has(app2)) continue;
    for (const version of entry2.deployed.versions) {
      const pin = pinOf(walk2, { app: app2, environment }, version);
      if (pin === void 0) continue;
      const key2 = `${app2}
${placeKey2(pin)}`;
      const known2 = found2.get(key2) ?? { pin, clusters: /* @__PURE__ */ new Set(), uses: [] };
      if (entry2.cluster !== void 0) known2.clusters.add(entry2.cluster);
      known2.uses.push({ environment, version });
      found2.set(key2, known2);
    }
  }
  const pins = [...found2.values()].map(({ pin, clusters: reached, uses }) => {
    const [cluster] = reached;
    const one = clusters > 1 && reached.size === 1 && cluster !== void 0;
    return { pin: one ? { ...pin, cluster } : pin, clusters: reached, uses };
  });
  const listed = own.map((pin) => ({ pin, clusters: /* @__PURE__ */ new Set(), uses: [] }));
  return [...listed, ...pins].sort((left, right) => comparePins(left.pin, right.pin));
}
function withSeats(found2, reach2) {
  const same = Map.groupBy(found2, ({ pin }) => placeKey2(pin));
  return found2.map(({ pin, uses }) => {
    const isOne = (same.get(placeKey2(pin))?.length ?? 0) < 2;
    if (isOne && !uses.some((use) => isShared(use, reach2))) return pin;
    const seats = seatsOf(uses, reach2);
    return seats.length === 0 ? pin : { ...pin, seats };
  });
}
function placeKey2({ file, document, path }) {
  return JSON.stringify([file, document, path]);
}
function comparePins(left, right) {
  const [a, b] = [left, right].map((pin) => `${pin.app}
${pin.file}
${String(pin.range[0]).padStart(9, "0")}`);
  return (a ?? "") < (b ?? "") ? -1 : 1;
}
function companionsIn(environment, names, known2) {
  const all = [...names].filter(([entry2, app2]) => entry2.environment === environment && known2.has(app2));
  const found2 = all.flatMap(
    ([entry2, app2]) => entry2.deployed.companions.map((image) => ({ app: app2, environment, image }))
  );
  return [...new Map(found2.map((companion) => [`${companion.app}
${companion.image}`, companion])).values()];
}

// src/fleet/fleet-of.ts
function fleetOf(known2, { contents, ordered: ordered2, problems }) {
  return {
    ...known2,
    get apps() {
      return contents().apps;
    },
    get pins() {
      return contents().pins;
    },
    get companions() {
      return contents().companions;
    },
    get doubts() {
      return contents().doubts;
    },
    get ordered() {
      return ordered2();
    },
    get problems() {
      return problems();
    }
  };
}

// src/fleet/folders.ts
function folderEnvironments(walk2, view) {
  const folders = [...view.folders.keys()].filter((folder) => !isElsewhere(folder)).sort();
  const named2 = folders.filter((folder) => isNamedPlace(folder));
  const [taken, names] = [new Set(named2), new Set(named2.map(nameOf))];
  const telling = new Set(folders.filter((folder) => isEnvironmentFolder(nameOf(folder))));
  const loose = folders.filter((folder) => {
    const isLoose = telling.has(folder) || isBeside(walk2, view, folder, telling);
    return isLoose && !taken.has(folder) && (names.size === 0 || names.has(nameOf(folder)));
  });
  const looseNames = new Set(loose.map(nameOf));
  const chosen = looseNames.size === 1 && looseNames.has("test") && names.size === 0 ? named2 : [...named2, ...loose];
  const places2 = outermost(chosen).map((folder) => folderDelivery(walk2, view, folder)).filter(isFilled);
  if (places2.length === 0) return valuesEnvironments(walk2, view);
  return groupPlaces(places2, (delivery) => nameOf(delivery.folder));
}
function isBeside(walk2, view, folder, telling) {
  if (exactRank(nameOf(folder)) === void 0) return false;
  const siblings = view.folders.get(folderOf(folder))?.folders ?? [];
  if (!siblings.some((sibling) => telling.has(sibling))) return false;
  return runsSomething({ name: "", clusters: [{ deliveries: [folderDelivery(walk2, view, folder)] }] });
}
function outermost(folders) {
  const all = new Set(folders);
  return folders.filter((folder) => !hasAncestorIn(folder, all)).toSorted();
}
function hasAncestorIn(folder, all) {
  for (let above = folderOf(folder); above !== ""; above = folderOf(above)) if (all.has(above)) return true;
  return false;
}
function folderDelivery(walk2, view, folder) {
  return { path: folder, folder, walked: walkPlace(walk2, view, folder) };
}
function walkPlace(walk2, view, folder) {
  const { files = [], folders: below4 = [] } = view.folders.get(folder) ?? {};
  const isChart = files.includes(joinPath2(folder, "Chart.yaml"));
  if (isChart || kustomizationFile(view, folder) !== void 0) return walkFolder(walk2, view, folder);
  const own = below4.filter((name) => !isSharedFolder(nameOf(name)));
  return joinWalked([
    ...files.map((file) => walkFile(walk2, view, file)),
    ...(own.length > 0 ? own : below4).map((name) => walkPlace(walk2, view, name))
  ]);
}
function isNamedPlace(folder) {
  const parent = nameOf(folderOf(folder));
  return /^(?:overlays|environments|envs|clusters)$/.test(parent) && !isSharedFolder(nameOf(folder));
}
function isFilled({ walked }) {
  return walked.manifests.length + walked.plainFiles.length + walked.unreadable.length > 0;
}
function groupPlaces(deliveries, name) {
  const groups = Map.groupBy(deliveries, name);
  return [...groups].map(([environment, parts]) => ({ name: environment, clusters: [{ deliveries: parts }] }));
}
function valuesEnvironments(walk2, view) {
  const files = [...view.folders.values()].flatMap((folder) => folder.files);
  const found2 = files.flatMap((file) => {
    const environment = isElsewhere(file) ? void 0 : valuesEnvironment(file);
    if (environment === void 0) return [];
    return [
      { environment, delivery: { path: file, folder: folderOf(file), walked: walkFile(walk2, view, file) } }
    ];
  });
  const names = new Map(found2.map(({ environment, delivery }) => [delivery, environment]));
  return groupPlaces([...names.keys()].filter(isFilled), (delivery) => names.get(delivery) ?? "");
}
function valuesEnvironment(file) {
  const name = nameOf(file).replace(/\.ya?ml$/, "");
  const inFolder = /^(?:values|environments|envs|overlays)$/.test(nameOf(folderOf(file)));
  const match = /^values[-_.](.+)$/.exec(name) ?? /^(.+)[-_.]values$/.exec(name);
  const environment = match?.[1] ?? (inFolder ? name : void 0);
  return environment !== void 0 && isEnvironmentFolder(environment) ? environment : void 0;
}

// src/fleet/override.ts
function overridePlaces(context, wanted) {
  if (wanted === void 0) return { places: context.discovered, problems: [] };
  const found2 = wanted.map((override) => ({ override, place: overridePlace(context, override) }));
  return {
    places: found2.map(({ place: place2 }) => place2),
    problems: found2.flatMap(({ override, place: place2 }) => missing(context, override, place2))
  };
}
function overridePlace(context, override) {
  const { name, paths, clusters = [] } = override;
  if (paths !== void 0 && paths.length > 0) {
    const deliveries = paths.flatMap((path) => pathDeliveries(context, path));
    return { name, clusters: assign2(deliveries, clusters) };
  }
  const same = context.discovered.find((place2) => place2.name === name);
  if (same !== void 0) return same;
  const named2 = context.clusters.filter((cluster) => clusters.includes(cluster.name));
  const parts = named2.map(({ name: cluster, deliveries }) => ({ name: cluster, deliveries }));
  return { name, clusters: parts.length > 0 ? parts : assign2([], clusters) };
}
function assign2(deliveries, clusters) {
  return clusters.length === 0 ? [{ deliveries }] : clusters.map((name) => ({ name, deliveries }));
}
function pathDeliveries({ walk: walk2, view }, path) {
  const resolved2 = resolvePath("", path);
  if (resolved2 === void 0) return [];
  if (view.folders.has(resolved2)) {
    const delivery = folderDelivery(walk2, view, resolved2);
    return deliverCluster(walk2, view, delivery);
  }
  const parsed2 = parsedFile(walk2, resolved2);
  const isFlux = parsed2?.kind === "documents" && parsed2.documents.some((document) => {
    const identity = identify2(document);
    return identity !== void 0 && fluxKustomization(document, identity) !== void 0;
  });
  if (parsed2 === void 0) return [];
  const start2 = { path: resolved2, folder: folderOf(resolved2), walked: walkFile(walk2, view, resolved2) };
  return isFlux ? deliverCluster(walk2, view, start2).slice(1) : [start2];
}
function missing(context, override, place2) {
  const unknown = (override.paths ?? []).filter((path) => {
    const resolved2 = resolvePath("", path);
    return resolved2 === void 0 || !context.view.folders.has(resolved2) && context.walk.read(resolved2) === void 0;
  });
  const paths = unknown.map((path) => ({
    code: "PATH_NOT_FOUND",
    message: `The configuration gives ${override.name} the path "${path}", but the repository has no such folder or file.`,
    advice: "Correct `paths` in .github/lockkeeper.yml, or leave it out to have it discovered."
  }));
  const empty = place2.clusters.every(({ deliveries }) => deliveries.length === 0);
  if (paths.length > 0 || !empty) return paths;
  return [
    {
      code: "ENVIRONMENT_NOT_FOUND",
      message: `The configuration lists the environment ${override.name}, but nothing in the repository is named so.`,
      advice: "Give it `paths` in .github/lockkeeper.yml: its overlay folders or Flux Kustomization files."
    }
  ];
}

// src/fleet/roots.ts
function fleetRoots(names, places2) {
  const roots = /* @__PURE__ */ new Map();
  for (const environment of names) {
    for (const cluster of places2.get(environment)?.clusters ?? []) {
      for (const delivery of cluster.deliveries) {
        const path = startOf2(delivery);
        const key2 = `${cluster.name ?? ""}
${path}`;
        const root = roots.get(key2) ?? { path, ...clusterOf2(cluster), parts: [] };
        root.parts.push(partOf2(environment, delivery));
        roots.set(key2, root);
      }
    }
  }
  return [...roots.values()];
}
function startOf2(delivery) {
  let first = delivery;
  while (first.parent !== void 0) first = first.parent;
  return first.path;
}
function clusterOf2({ name }) {
  return name === void 0 ? {} : { cluster: name };
}
function partOf2(environment, { name, path, walked }) {
  return {
    environment,
    path,
    ...name === void 0 ? {} : { kustomization: name },
    objects: walked.manifests.flatMap(({ kind, name: name2, namespace: namespace2 }) => [
      `${kind}/${name2}`,
      ...namespace2 === void 0 ? [] : [`${kind}/${namespace2}/${name2}`]
    ])
  };
}

// src/fleet/spelled.ts
function spelledEnvironments(walk2, view) {
  const folders = spelledIn([...view.folders.keys()]);
  const found2 = folders.length > 0 ? folders : spelledIn([...view.folders.values()].flatMap(({ files }) => files));
  const groups = Map.groupBy(found2, ({ environment }) => environment);
  const deliver = ({ path }) => view.folders.has(path) ? folderDelivery(walk2, view, path) : { path, folder: folderOf(path), walked: walkFile(walk2, view, path) };
  return [...groups].map(([name, paths]) => ({ name, clusters: [{ deliveries: paths.map(deliver) }] }));
}
function spelledIn(paths) {
  const all = paths.filter((path) => !isElsewhere(path)).flatMap((path) => spelled(path) ?? []);
  const groups = Map.groupBy(all, ({ stem }) => stem);
  return [...groups.values()].filter((group) => new Set(group.map(({ environment }) => environment)).size > 1).flat();
}
function spelled(path) {
  const words4 = nameOf(path).replace(/\.ya?ml$/, "").split(/[-_.]/);
  for (let at3 = 0; at3 < words4.length; at3++) {
    const last = words4.slice(at3).join("-");
    if (isEnvironmentFolder(last)) return spelledAs(path, words4.slice(0, at3), last);
  }
  const [first = "", ...rest] = words4;
  return isEnvironmentFolder(first) ? spelledAs(path, rest, first) : void 0;
}
function spelledAs(path, stem, environment) {
  return { path, stem: `${folderOf(path)}
${stem.join("-")}`, environment };
}

// src/fleet/discover.ts
function discoverFleet(snapshot, overrides = {}, cache) {
  const view = repositoryView(snapshot.paths);
  const walk2 = createWalk(snapshot.read, view, cache);
  const found2 = findClusters(walk2, view);
  const flux = clusterEnvironments(found2.clusters);
  const discovered = flux.some(runsSomething) ? flux : namedByFolders(walk2, view, flux);
  const label = overrides.labels?.environment;
  const split = label === void 0 ? discovered : labelledPlaces(walk2, view, discovered, label);
  const context = { walk: walk2, view, discovered: split, clusters: found2.clusters };
  const { places: places2, problems } = overridePlaces(context, overrides.environments);
  const named2 = namedPlaces(places2);
  const listed = overrides.environments !== void 0;
  const all = [...named2.keys()];
  const order = listed ? all.map((name) => ({ name, rank: void 0 })) : orderNames(all);
  const environments = order.flatMap(({ name, rank }) => fleetEnvironment(name, rank, named2.get(name)));
  const names = environments.map(({ name }) => name);
  const contents = later(() => gatherContents(walk2, names, named2, overrides, loneChart(walk2, view)));
  const ordered2 = later(() => listed || isOrdered(environments, () => contents().pins));
  const allProblems = later(
    () => distinct2([
      ...found2.problems,
      ...problems,
      ...unreadableIn(places2),
      ...elsewhereIn(places2),
      ...unknownIn(places2),
      ...contents().problems,
      ...nowhere(walk2, view, places2)
    ])
  );
  const roots = fleetRoots(names, named2);
  return fleetOf({ environments, roots }, { contents, ordered: ordered2, problems: allProblems });
}
function loneChart(walk2, view) {
  const files = [...view.folders.values()].flatMap((folder) => folder.files);
  const charts = files.filter(
    (file) => nameOf(file) === "Chart.yaml" && !/(?:^|\/)charts\/[^/]+\/charts\//.test(file)
  );
  const [chart] = charts;
  const parsed2 = charts.length === 1 && chart !== void 0 ? parsedFile(walk2, chart) : void 0;
  return parsed2?.kind === "documents" ? textAt3(parsed2.documents[0], "name") : void 0;
}
function namedByFolders(walk2, view, flux) {
  for (const ways of [
    folderEnvironments,
    spelledEnvironments,
    labelledEnvironments,
    namespacedEnvironments
  ]) {
    const places2 = ways(walk2, view);
    if (places2.some(runsSomething)) return places2;
  }
  return flux.length === 0 ? folderEnvironments(walk2, view) : flux;
}
function labelledPlaces(walk2, view, discovered, label) {
  const all = { name: "", clusters: [{ deliveries: [folderDelivery(walk2, view, "")] }] };
  return splitByLabel(discovered.some(runsSomething) ? discovered : [all], label).filter(
    ({ name }) => name !== ""
  );
}
function labelledEnvironments(walk2, view) {
  const delivery = folderDelivery(walk2, view, "");
  const key2 = tellingLabel(delivery.walked.manifests);
  const places2 = key2 === void 0 ? [] : splitByLabel([{ name: "", clusters: [{ deliveries: [delivery] }] }], key2);
  return places2.filter(({ name }) => name !== "");
}
function namespacedEnvironments(walk2, view) {
  const all = { name: "", clusters: [{ deliveries: [folderDelivery(walk2, view, "")] }] };
  const named2 = splitByNamespace([all]).filter(({ name }) => name !== "");
  return named2.length > 1 ? named2 : [];
}
function isOrdered(environments, pins) {
  const unknown = new Set(environments.flatMap(({ name, level }) => level === void 0 ? name : []));
  if (environments.length <= 1 || unknown.size === 0) return true;
  const byApp = Map.groupBy(pins(), ({ app: app2 }) => app2);
  const isCommon = (group) => group.some(({ environment }) => environment !== group[0]?.environment);
  const unclear = [...byApp.values()].some(
    (group) => isCommon(group) && group.some(({ environment }) => unknown.has(environment))
  );
  return unknown.size < environments.length && !unclear;
}
function namedPlaces(places2) {
  const valid = places2.filter(({ name }) => parseEnvironmentName(name) !== void 0);
  return new Map(valid.map((place2) => [place2.name, place2]));
}
function fleetEnvironment(text3, level, place2) {
  const name = parseEnvironmentName(text3);
  if (name === void 0) return [];
  const clusters = place2?.clusters ?? [];
  const deliveries = clusters.flatMap((cluster) => cluster.deliveries);
  const namespaces = deliveries.flatMap(
    ({ walked }) => walked.manifests.flatMap(({ namespace: namespace2 = "" }) => /^[a-z0-9-]+$/.test(namespace2) ? namespace2 : [])
  );
  const environment = {
    name,
    paths: [...new Set(deliveries.map(({ folder }) => folder))],
    clusters: [...new Set(clusters.flatMap((cluster) => cluster.name ?? []))],
    namespaces: [...new Set(namespaces)].sort()
  };
  return [level === void 0 ? environment : { ...environment, level }];
}
function unreadableIn(places2) {
  return places2.flatMap(
    ({ clusters }) => clusters.flatMap(
      ({ deliveries }) => deliveries.flatMap(({ walked }) => walked.unreadable.map(({ problem }) => problem))
    )
  );
}
function elsewhereIn(places2) {
  return places2.flatMap(
    ({ clusters }) => clusters.flatMap(({ deliveries }) => deliveries.flatMap((delivery) => elsewhereProblem(delivery) ?? []))
  );
}
function unknownIn(places2) {
  return places2.flatMap(
    ({ clusters }) => clusters.flatMap(({ deliveries }) => {
      const manifests = deliveries.flatMap(({ walked }) => walked.manifests);
      return manifests.flatMap((manifest) => unknownInputs(manifest, manifests) ?? []);
    })
  );
}
function elsewhereProblem({ name = "", elsewhere: elsewhere2, flux, walked }) {
  if (elsewhere2 === void 0 || flux === void 0 || elsewhere2.versions.length > 0) return void 0;
  if (isInfrastructure(flux.body.source.file) || walked.manifests.some(({ images: images2 }) => images2.size > 0))
    return void 0;
  const address = elsewhere2.address.replace(/^([a-z+]+:\/\/)[^@/]*@/i, "$1");
  return {
    code: "ANOTHER_REPOSITORY",
    message: `The Flux Kustomization ${name} takes its files from ${address}: what it runs, and at which version, does not stand in this repository.`,
    place: placeOf2(flux.body),
    advice: "Give its source a tag, and that is the version; or promote it where its files are."
  };
}
function nowhere(walk2, view, places2) {
  if (places2.length > 0) return [];
  const folders = [...view.folders.keys()].filter((folder) => !isElsewhere(folder)).sort();
  const entry2 = [
    ...folders.filter((folder) => kustomizationFile(view, folder) !== void 0),
    ...folders.filter((folder) => (view.folders.get(folder)?.files.length ?? 0) > 0)
  ].find(
    (folder) => runsSomething({ name: "", clusters: [{ deliveries: [folderDelivery(walk2, view, folder)] }] })
  );
  if (entry2 === void 0) return [];
  return [
    {
      code: "NO_ENVIRONMENT",
      message: "There are manifests here, but neither Flux Kustomizations nor names of folders tell which environment they are for.",
      place: { file: ".github/lockkeeper.yml", line: 1, column: 1 },
      advice: `Say it there: \`environments: [{name: prod, paths: [${entry2 === "" ? "." : entry2}]}]\`.`
    }
  ];
}
function distinct2(problems) {
  return [...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values()];
}

// src/engine/fleet/meaning.ts
var configFile = ".github/lockkeeper.yml";
function meaningOf(files, read, parsed2) {
  const config = read?.kind === "config" ? read.config : void 0;
  const fleet = discoverFleet(files, config ?? {}, parsed2);
  const problems = read?.kind === "problems" ? read.problems : [];
  return { fleet, policy: resolvePolicy(config, fleet), problems };
}

// src/proof/text-files.ts
function textFiles(texts4, strangers = /* @__PURE__ */ new Map()) {
  return filesOf({ texts: texts4, folders: indexFolders2(texts4.keys()), strangers });
}
function filesOf(tree) {
  const { texts: texts4, folders, strangers } = tree;
  const resolve = (asked) => {
    const path = joinPath("/", asked);
    if (texts4.has(path.slice(1))) return { path, kind: "file" };
    return folders.has(path) ? { path, kind: "folder" } : refuseStranger(path, strangers);
  };
  return {
    read(asked) {
      const path = joinPath("/", asked);
      return texts4.get(path.slice(1)) ?? refuseStranger(path, strangers);
    },
    list(asked) {
      const path = joinPath("/", asked);
      return folders.get(path) ?? refuseStranger(path, strangers);
    },
    resolve,
    paths: () => texts4.keys(),
    withTexts(changed2) {
      const next = new Map([...texts4, ...changed2]);
      return next.size === texts4.size ? filesOf({ texts: next, folders, strangers }) : textFiles(next, strangers);
    }
  };
}
function refuseStranger(path, strangers) {
  if (strangers.size === 0) return void 0;
  const steps = path.slice(1).split("/");
  for (let count = 1; count <= steps.length; count++) {
    const place2 = steps.slice(0, count).join("/");
    const kind = strangers.get(place2);
    if (kind === "symlink")
      throw new ProblemError({
        code: "SYMBOLIC_LINK",
        message: `${place2} is a symbolic link: Flux leaves links out of what it builds, and so it is not followed here.`,
        advice: "Name the file or folder that it points to."
      });
    if (kind === "submodule")
      throw new ProblemError({
        code: "SUBMODULE",
        message: `${place2} is a submodule: what it holds is in another repository, and is not read here.`,
        advice: "Give it a GitRepository of its own, or copy what is needed."
      });
  }
  return void 0;
}
function indexFolders2(paths) {
  const folders = /* @__PURE__ */ new Map([["/", []]]);
  const add = (path) => {
    const slash = path.lastIndexOf("/");
    const parent = slash === 0 ? "/" : path.slice(0, slash);
    const names = folders.get(parent);
    if (names !== void 0) {
      names.push(path.slice(slash + 1));
      return;
    }
    folders.set(parent, [path.slice(slash + 1)]);
    add(parent);
  };
  for (const path of paths) add(`/${path}`);
  return folders;
}

// src/kustomize/references.ts
var lists = [
  "resources",
  "bases",
  "components",
  "crds",
  "configurations",
  "generators",
  "transformers",
  "validators",
  "patchesStrategicMerge"
];
var withPath = ["patches", "patchesJson6902", "replacements"];
var generators = ["configMapGenerator", "secretGenerator"];
function namedPaths(kustomization) {
  if (!isMap(kustomization)) return [];
  return [
    ...lists.flatMap((field) => textsIn(kustomization.get(field))),
    ...withPath.flatMap((field) => mapsIn(kustomization.get(field)).flatMap((each) => textsIn(each.get("path")))),
    ...mapsIn(kustomization.get("openapi")).flatMap((each) => textsIn(each.get("path"))),
    ...generators.flatMap((field) => mapsIn(kustomization.get(field)).flatMap(generatorFiles))
  ];
}
function generatorFiles(generator) {
  const named2 = textsIn(generator.get("files")).map((text3) => text3.slice(text3.indexOf("=") + 1));
  return [...named2, ...textsIn(generator.get("envs")), ...textsIn(generator.get("env"))];
}
function mapsIn(value2) {
  if (Array.isArray(value2)) return value2.filter(isMap);
  return isMap(value2) ? [value2] : [];
}
function textsIn(value2) {
  const all = Array.isArray(value2) ? value2 : [value2];
  return all.flatMap((each) => {
    if (each === void 0 || each === null || typeof each === "object") return [];
    const text3 = String(each);
    return text3.includes("\n") ? [] : [text3];
  });
}

// src/engine/fleet/referenced-files.ts
function referencedFiles(texts4, cache) {
  const found2 = /* @__PURE__ */ new Set();
  for (const [path, text3] of texts4) {
    if (!kustomizationNames.some((name) => name === nameOf(path))) continue;
    for (const reference2 of namedPaths(parsed(text3, path, cache))) {
      const resolved2 = resolvePath(folderOf(path), reference2);
      if (resolved2 !== void 0) found2.add(resolved2);
    }
  }
  return found2;
}
function parsed(text3, path, cache) {
  try {
    return cache.config(text3, path).value;
  } catch (error) {
    if (error instanceof ProblemError) return null;
    throw error;
  }
}

// src/engine/fleet/fleet-reading.ts
var largestFile = 1 << 20;
var largestNamed = 1 << 23;
function readingWith(snapshot, config, { memo, salt, parsed: parsed2 }) {
  const { texts: texts4, entries } = snapshot;
  const paths = [...texts4.keys()].filter((path) => isSmallManifest(path, entries.get(path)));
  const meaning = meaningOf({ paths, read: (path) => texts4.get(path) }, config, parsed2);
  const files = textFiles(texts4, strangersIn(entries));
  return { ...meaning, snapshot, rendering: { files, memo, salt } };
}
function strangersIn(entries) {
  const found2 = /* @__PURE__ */ new Map();
  for (const [path, { mode }] of entries) {
    if (mode === "120000") found2.set(path, "symlink");
    else if (mode === "160000") found2.set(path, "submodule");
  }
  return found2;
}
function isWanted(path, entry2) {
  return isFile(entry2) && (isSmallManifest(path, entry2) || nameOf(path) === ".sourceignore");
}
function filesBesides({ texts: texts4, entries }, { cache }) {
  const named2 = [...referencedFiles(texts4, cache)].filter((path) => {
    const entry2 = entries.get(path);
    return entry2 !== void 0 && isNameable(entry2) && !isWanted(path, entry2);
  });
  return new Set(named2);
}
function isSmallManifest(path, entry2) {
  return isManifest(path) && (entry2 === void 0 || entry2.size <= largestFile);
}
function isFile({ mode }) {
  return mode.startsWith("100");
}
function isNameable(entry2) {
  return isFile(entry2) && entry2.size <= largestNamed;
}

// src/report/assemble.ts
var replyLimit = { characters: 6e4, bytes: 25e4 };
function text2(content) {
  return { kind: "text", text: content };
}
var encoder = new TextEncoder();
function sizeOf(content) {
  return { characters: content.length, bytes: encoder.encode(content).length };
}
function minus(left, right) {
  return { characters: left.characters - right.characters, bytes: left.bytes - right.bytes };
}
function isSpent(limit) {
  return limit.characters < 0 || limit.bytes < 0;
}
function assemble(pieces, limit = replyLimit) {
  let left = pieces.reduce((rest, piece) => minus(rest, sizeOf(`${shortest(piece)}

`)), limit);
  const texts4 = pieces.map((piece) => {
    const filled4 = fill2(piece, left);
    left = minus(left, minus(sizeOf(filled4), sizeOf(shortest(piece))));
    return filled4;
  });
  return texts4.filter((content) => content !== "").join("\n\n");
}
function shortest(piece) {
  if (piece.kind === "text") return piece.text;
  const { before, rows, after, more } = piece;
  return [...before, ...rows.length === 0 ? [] : [more(rows.length)], ...after].join("\n");
}
function fill2(piece, left) {
  if (piece.kind === "text") return piece.text;
  const { before, rows, after, more } = piece;
  let rest = left;
  let count = 0;
  for (const row of rows) {
    rest = minus(rest, sizeOf(`${row}
`));
    if (isSpent(rest)) break;
    count++;
  }
  const note2 = count < rows.length ? [more(rows.length - count)] : [];
  return [...before, ...rows.slice(0, count), ...note2, ...after].join("\n");
}
function folded(summary, piece) {
  const before = [`<details><summary>${summary}</summary>`, ""];
  const after = ["", "</details>"];
  if (piece.kind === "text") return text2([...before, piece.text, ...after].join("\n"));
  return { ...piece, before: [...before, ...piece.before], after: [...piece.after, ...after] };
}
function table(head, rows, noun) {
  const columns = head.length;
  const width = "|---".repeat(columns);
  return {
    kind: "rows",
    before: [`| ${head.join(" | ")} |`, `${width}|`],
    rows,
    after: [],
    more: (count) => `| \u2026 and ${count} more ${noun} |${" |".repeat(columns - 1)}`
  };
}

export {
  sha256,
  shortHash,
  lineAndColumn,
  pinsOf,
  versionsIn,
  pinnedVersions,
  sameVersion,
  pinHas,
  sharedWith,
  movesOnly,
  legacyOrder,
  Scalar,
  printedValue,
  isMap,
  formatNumber,
  alignTexts,
  namespaceOf,
  isKind,
  titleOf,
  valueAt,
  textAt,
  listAt,
  isEqual,
  mayHide,
  pairObjects,
  Masked,
  parseResources,
  createMask,
  textOf,
  renderedOrigin,
  diffJson,
  resolvePath,
  nameOf,
  isInside,
  emit2 as emit,
  kustomizationNames,
  fluxGroups,
  decoded2 as decoded,
  createBuildMemo,
  partOfMemo,
  reaches,
  renderUnits,
  overlaysIn,
  ignoresIn,
  environmentOf,
  pairUnits,
  changedUnits,
  objectsOf2 as objectsOf,
  objectsIn2 as objectsIn,
  environmentsOf,
  showUnits,
  lastSegment,
  createParseCache,
  configFile,
  meaningOf,
  namedPaths,
  readingWith,
  isWanted,
  filesBesides,
  isNameable,
  text2 as text,
  assemble,
  folded,
  table
};
