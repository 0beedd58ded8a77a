import { createRequire as __createRequire } from 'node:module'
const require = __createRequire(import.meta.url)

// src/lib/problem.ts
var ProblemError = class extends Error {
  name = "ProblemError";
  problem;
  constructor(problem, options) {
    super(formatProblem(problem), options);
    this.problem = problem;
  }
};
function formatProblem(problem) {
  const { place, code, message, advice } = problem;
  const head = place === void 0 ? code : `${place.file}:${place.line}:${place.column}: ${code}`;
  const indented = [message, ...advice === void 0 ? [] : [advice]].map(
    (text) => `  ${text.replaceAll("\n", "\n  ")}`
  );
  return [head, ...indented].join("\n");
}

// src/github/client/redaction.ts
var shapes = [
  /\bgh[a-z]_[A-Za-z0-9_.-]+/g,
  /\bgithub_pat_[A-Za-z0-9_]+/g,
  /\beyJ[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]*)?/g,
  /-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/g,
  /(?<=\b(?:bearer|token|basic)\s)[A-Za-z0-9+/=_.-]{8,}/gi,
  /(?<=:\/\/)[^/\s:@]+:[^/\s@]+(?=@)/g
];
var mask = "[redacted]";
function redact(text, secrets = []) {
  const known = secrets.filter((secret) => secret.length >= 8).flatMap(encodings);
  const plain = known.reduce((masked, secret) => masked.replaceAll(secret, mask), text);
  return shapes.reduce((masked, shape) => masked.replace(shape, mask), plain);
}
function encodings(secret) {
  const bytes = Buffer.from(secret);
  return [secret, bytes.toString("base64"), bytes.toString("base64url"), encodeURIComponent(secret)];
}

// src/lib/duration.ts
var durationExample = "a duration such as 30s, 10m or 1h30m";
var milliseconds = {
  ms: 1,
  s: 1e3,
  m: 6e4,
  h: 36e5,
  d: 864e5
};
var part = /(\d{1,9}(?:\.\d{1,9})?)(ms|s|m|h|d)/g;
var whole = new RegExp(`^(?:${part.source})+$`);
function parseDuration(text) {
  if (!whole.test(text)) return void 0;
  return [...text.matchAll(part)].reduce(
    (sum, [, amount = "", unit = ""]) => sum + Number(amount) * (milliseconds[unit] ?? 0),
    0
  );
}

// src/lib/similar.ts
function editDistance(left, right, limit = 3) {
  if (Math.abs(left.length - right.length) > limit) return limit + 1;
  let previous = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let row = 1; row <= left.length; row++) {
    const current = [row];
    for (let column = 1; column <= right.length; column++) {
      const substitution = (previous[column - 1] ?? 0) + (left[row - 1] === right[column - 1] ? 0 : 1);
      current.push(Math.min(substitution, (previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1));
    }
    if (Math.min(...current) > limit) return limit + 1;
    previous = current;
  }
  return previous[right.length] ?? 0;
}
function similar(word, candidates, limit = 2) {
  return candidates.map((candidate) => ({
    candidate,
    distance: editDistance(word.toLowerCase(), candidate.toLowerCase(), limit)
  })).filter(({ distance }) => distance <= limit).sort((left, right) => left.distance - right.distance).map(({ candidate }) => candidate);
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

export {
  durationExample,
  parseDuration,
  similar,
  redact,
  ProblemError,
  formatProblem,
  GitHubError,
  LostAnswerError
};
