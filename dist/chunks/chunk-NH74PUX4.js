import { createRequire as __createRequire } from 'node:module'
const require = __createRequire(import.meta.url)

// src/promotion/names.ts
function parseSha(text) {
  return /^[0-9a-f]{40}$/.test(text) ? text : void 0;
}
var environmentName = /^[a-z0-9](?:[a-z0-9-]|[._](?=[a-z0-9])){0,62}$/i;
function parseEnvironmentName(text) {
  return environmentName.test(text) && !text.endsWith(".lock") ? text : void 0;
}
var tag = /^[A-Za-z0-9_][A-Za-z0-9_.+-]{0,127}$/;
var digest = /^sha256:[0-9a-f]{64}$/;
function parseVersion(text) {
  const at = text.indexOf("@");
  const parts = at === -1 ? [text] : [text.slice(0, at), text.slice(at + 1)];
  const [first = "", second] = parts;
  if (second !== void 0) return tag.test(first) && digest.test(second) ? text : void 0;
  return tag.test(first) || digest.test(first) ? text : void 0;
}
function isAppName(text) {
  return /^[a-z0-9](?:[a-z0-9-]|[._](?=[a-z0-9])){0,62}$/i.test(text) && !text.endsWith(".lock");
}

export {
  parseSha,
  parseEnvironmentName,
  parseVersion,
  isAppName
};
