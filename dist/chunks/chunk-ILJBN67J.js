import { createRequire as __createRequire } from 'node:module'
const require = __createRequire(import.meta.url)
import {
  ProblemError
} from "./chunk-AHQ7OKK4.js";

// src/action/event.ts
function parseEvent(text, file) {
  try {
    const parsed = JSON.parse(text);
    if (typeof parsed === "object" && parsed !== null && !Array.isArray(parsed)) return parsed;
  } catch {
  }
  throw new ProblemError(unreadable(`${file} holds no event: it is no JSON object.`));
}
function unreadable(message) {
  return {
    code: "EVENT_UNREADABLE",
    message,
    advice: "It is what the file at $GITHUB_EVENT_PATH holds in a run of the workflow."
  };
}

export {
  parseEvent,
  unreadable
};
