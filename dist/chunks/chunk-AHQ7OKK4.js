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

export {
  ProblemError,
  formatProblem
};
