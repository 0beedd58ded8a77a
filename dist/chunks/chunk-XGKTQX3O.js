import { createRequire as __createRequire } from 'node:module'
const require = __createRequire(import.meta.url)

// src/github/client/redaction.ts
var names = "auth|authorization|cookie|credentials?|password|passwd|passphrase|secret|token|client-key-data|(?:access|account|api|private)[_-]?key";
var shapes = [
  // Before the @ of an address; a digest has one too.
  /(?<=:\/\/)(?!git@)[^\s/?#"'\\<>]+(?=@(?!sha\d))/g,
  // Installation tokens come in two shapes: `ghs_` and 36 characters, and since April 2026 `ghs_<app>_<JWT>`.
  /\bgh[a-z]_[A-Za-z0-9_.-]+/g,
  /\bgithub_pat_[A-Za-z0-9_]+/g,
  // Before 2021.
  /\bv1\.[0-9a-f]{40}\b/g,
  /(?<![A-Za-z0-9_-])eyJ[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]*)?/g,
  /\b(?:glpat-|dckr_pat_|xox[a-z]-|AGE-SECRET-KEY-1|npm_|pypi-|hf_|hvs\.|dop_v1_|[sr]k_live_|AIza)[A-Za-z0-9_-]{10,}/g,
  /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/g,
  /(?<=\bhooks\.slack\.com\/services\/)[\w/]+/g,
  /-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/g,
  // The same in base64, in which a certificate goes on with BDRVJU.
  /\bLS0tLS1CRUdJTi(?!BDRVJU)[A-Za-z0-9+/=_-]*/g,
  /(?<=\b(?:bearer|token|basic)\s)[A-Za-z0-9+/=_.-]{8,}/gi,
  new RegExp(
    String.raw`(?<=(?:${names})\\?["']?\s?[:=]\s?\\?["']?)(?!(?:bearer|token|basic)\s)[^\s"'\\,;&{}[\]]{8,}`,
    "gi"
  )
];
var mask = "[redacted]";
function createRedaction(secrets) {
  const known = secrets.filter((secret) => secret.length >= 8).flatMap(encodings);
  const hides = (decoded) => hideShapes(decoded, known) !== decoded;
  const text = (whole) => hideShapes(whole, known).replace(base64Runs, (run) => decodings(run).some(hides) ? mask : run).replace(/[^\s"'<>\\]+/g, (word) => unescaped(word).some(hides) ? mask : word);
  return { text, field: (name, value) => secretName.test(name) && value !== "" ? mask : text(value) };
}
function redact(text, secrets = []) {
  return createRedaction(secrets).text(text);
}
var secretName = new RegExp(`(?:${names})$`, "i");
function hideShapes(text, known) {
  const plain = known.reduce((masked, secret) => masked.replaceAll(secret, mask), text);
  return shapes.reduce((masked, shape) => masked.replace(shape, mask), plain);
}
var base64Runs = /[\w+/-]{16,}(?:\r?\n[\w+/-]{4,})*={0,2}/g;
function decodings(run) {
  return [0, 1, 2, 3].map((offset) => Buffer.from(run.slice(offset), "base64").toString("utf8"));
}
function unescaped(word) {
  if (!word.includes("%")) return [];
  const decode = (text) => text.replace(
    /(?:%[0-9a-f]{2})+/gi,
    (bytes) => Buffer.from(bytes.replaceAll("%", ""), "hex").toString("utf8")
  );
  return [decode(word), decode(word.replaceAll("+", " "))];
}
function encodings(secret) {
  const bytes = Buffer.from(secret);
  const inJson = JSON.stringify(secret).slice(1, -1);
  const inJsonTwice = JSON.stringify(inJson).slice(1, -1);
  const encoded = ["base64", "base64url", "hex"].map((name) => bytes.toString(name));
  return [inJsonTwice, inJson, secret, ...encoded, encodeURIComponent(secret)];
}

// src/github/client/errors.ts
var GitHubError = class extends Error {
  name = "GitHubError";
  /** Of the HTTP answer. */
  status;
  /** GitHub's GraphQL error type, such as `NOT_FOUND`. */
  type;
  constructor(call, answer) {
    super(redact(`${call}: ${answer.status} ${answer.message}`));
    this.status = answer.status;
    this.type = answer.type;
  }
};
var LostAnswerError = class extends Error {
  name = "LostAnswerError";
  constructor(call, reason) {
    super(redact(`${call}: ${reason}`));
  }
};
function demandAnswer(call, sent) {
  if (sent.kind === "lost") throw new LostAnswerError(call, sent.reason);
  if (sent.status >= 500) throw new LostAnswerError(call, `${sent.status} ${sent.message}`);
  return sent;
}
function isLostAnswer(error) {
  if (error instanceof AggregateError) return error.errors.some(isLostAnswer);
  return error instanceof LostAnswerError;
}
var looksAgain = [3e3, 2e4];

// src/command/characters.ts
var invisible = (
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffc]|[\u{e0000}-\u{e007f}]/gu
);
var otherSpaces = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/gu;
var lookalikes = {
  \u0430: "a",
  \u04D3: "a",
  \u0435: "e",
  \u043E: "o",
  \u0440: "p",
  \u0441: "c",
  \u0443: "y",
  \u0445: "x",
  \u0456: "i",
  \u0458: "j",
  \u0455: "s",
  \u04BB: "h",
  "\u0501": "d",
  "\u051B": "q",
  "\u051D": "w",
  \u0475: "v",
  "\u04CF": "l",
  \u043A: "k",
  \u0442: "t",
  \u043C: "m",
  \u043F: "n",
  \u0433: "r",
  \u0432: "b",
  \u044C: "b",
  \u0410: "A",
  \u0412: "B",
  \u0415: "E",
  \u041A: "K",
  \u041C: "M",
  \u041D: "H",
  \u041E: "O",
  \u0420: "P",
  \u0421: "C",
  \u0422: "T",
  \u0425: "X",
  \u0423: "Y",
  \u0406: "I",
  \u0408: "J",
  \u0405: "S",
  \u03B1: "a",
  \u03B5: "e",
  \u03B9: "i",
  \u03BA: "k",
  \u03BD: "v",
  \u03BF: "o",
  \u03C1: "p",
  \u03C4: "t",
  \u03C5: "u",
  \u03C7: "x",
  \u03B3: "y",
  \u03B7: "n",
  \u03C9: "w",
  \u0391: "A",
  \u0392: "B",
  \u0395: "E",
  \u0396: "Z",
  \u0397: "H",
  \u0399: "I",
  \u039A: "K",
  \u039C: "M",
  \u039D: "N",
  \u039F: "O",
  \u03A1: "P",
  \u03A4: "T",
  \u03A5: "Y",
  \u03A7: "X",
  \u0131: "i",
  \u0269: "i",
  \u0251: "a",
  \u0261: "g",
  \u029F: "l",
  \u0578: "n",
  \u0585: "o",
  \u057D: "u",
  \u0570: "h",
  \u0581: "g",
  "\u2215": "/",
  "\u2044": "/",
  "\u29F8": "/",
  "\u2571": "/",
  "\u2010": "-",
  "\u2011": "-",
  "\u2012": "-",
  "\u2013": "-",
  "\u2212": "-",
  "\u2014": "--",
  "\u2015": "--",
  "\u201A": ",",
  "\u060C": ","
};
var plainAscii = /^[\t\n -~]*$/;
function hasInvisible(text) {
  return !plainAscii.test(text) && text.search(invisible) !== -1 && withoutEmojiJoiners(text).search(invisible) !== -1;
}
function hasOtherSpace(text) {
  return text.search(otherSpaces) !== -1;
}
function withoutInvisible(text) {
  if (plainAscii.test(text)) return text;
  return text.replace(
    new RegExp("(\\p{Extended_Pictographic}[\\ufe0f\\p{Emoji_Modifier}]?)\\u200d(?=\\p{Extended_Pictographic})", "gu"),
    "$1\uE000"
  ).replace(invisible, "").replace(otherSpaces, " ").replaceAll("\uE000", "\u200D");
}
function withoutLookalikes(text) {
  if (plainAscii.test(text)) return text;
  return Array.from(text, plainCharacter).join("");
}
function withoutEmojiJoiners(text) {
  return text.replace(
    new RegExp("(\\p{Extended_Pictographic}[\\ufe0f\\p{Emoji_Modifier}]?)\\u200d(?=\\p{Extended_Pictographic})", "gu"),
    "$1"
  );
}
function plainCharacter(character) {
  if (character <= "\x7F") return character;
  const known = lookalikes[character];
  if (known !== void 0) return known;
  const folded = character.normalize("NFKC");
  return /^[!-~]+$/.test(folded) ? folded : character;
}

export {
  hasInvisible,
  hasOtherSpace,
  withoutInvisible,
  withoutLookalikes,
  redact,
  GitHubError,
  LostAnswerError,
  demandAnswer,
  isLostAnswer,
  looksAgain
};
