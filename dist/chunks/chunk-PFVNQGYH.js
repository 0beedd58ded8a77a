import { createRequire as __createRequire } from 'node:module'
const require = __createRequire(import.meta.url)

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

export {
  durationExample,
  parseDuration
};
