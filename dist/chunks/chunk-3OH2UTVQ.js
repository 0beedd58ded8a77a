import { createRequire as __createRequire } from 'node:module'
const require = __createRequire(import.meta.url)

// src/lib/pointer.ts
function formatPointer(steps) {
  return steps.map((step) => `/${formatStep(step)}`).join("");
}
function formatStep(step) {
  if (typeof step === "number") return String(step);
  if (typeof step === "string") return escapeSegment(step);
  return `[${escapeSegment(step.key)}=${escapeSegment(step.value)}]`;
}
function escapeSegment(text) {
  return text.replaceAll("~", "~0").replaceAll("/", "~1");
}
function unescapeSegment(text) {
  return text.replaceAll("~1", "/").replaceAll("~0", "~");
}
function parsePointer(text) {
  if (text === "") return [];
  return text.startsWith("/") ? text.slice(1).split("/").map(unescapeSegment) : void 0;
}
function keyedSegment(segment) {
  const match = /^\[([^=]+)=([\s\S]*)\]$/.exec(segment);
  return match === null ? void 0 : { key: match[1] ?? "", value: match[2] ?? "" };
}
function indexSegment(segment) {
  return /^(?:0|[1-9]\d{0,8})$/.test(segment) ? Number(segment) : void 0;
}

export {
  formatPointer,
  parsePointer,
  keyedSegment,
  indexSegment
};
