import { createRequire as __createRequire } from 'node:module'
const require = __createRequire(import.meta.url)
import {
  GitHubError
} from "./chunk-XGKTQX3O.js";

// src/action/remedies.ts
var remedies = [
  {
    code: "PULL_REQUESTS_FORBIDDEN",
    fits: (_, message) => message.includes("not permitted to create or approve pull requests"),
    message: "GitHub lets no workflow of this repository open pull requests.",
    advice: 'Turn on "Allow GitHub Actions to create and approve pull requests" (Settings, Actions, General), or set the input `token` to a GitHub App\u2019s or a fine-grained token.'
  },
  {
    code: "REPOSITORY_UNREACHABLE",
    fits: (status, message) => status === 404 && message.startsWith("GET /repos/{owner}/{repo}:"),
    message: "The token does not reach the GitOps repository.",
    advice: "A workflow\u2019s own token reaches its own repository alone. Set the input `token` to a GitHub App\u2019s or a fine-grained token that reaches both."
  },
  {
    code: "TOKEN_INVALID",
    fits: (status) => status === 401,
    message: "GitHub does not know this token.",
    advice: "It may have ended or been revoked: make a new one and store it as the secret again."
  },
  {
    code: "PERMISSION_MISSING",
    // The second is what a person's token hears of check runs, which only GitHub Apps may write.
    // GraphQL refuses with status 200.
    fits: (status, message) => /Resource not accessible/i.test(message) || status === 403 && /must authenticate via a GitHub App|admin rights/i.test(message),
    message: "The token may not do that.",
    advice: "Give the job `permissions:` contents: write, pull-requests: write, issues: write, deployments: write, checks: read, statuses: read. Forks and Dependabot get a reading token whatever it says."
  }
];
function remedyFor(error) {
  const refused = error instanceof AggregateError ? error.errors[0] : error;
  if (!(refused instanceof GitHubError)) return void 0;
  const found = remedies.find(({ fits }) => fits(refused.status, refused.message));
  if (found === void 0) return void 0;
  const { code, message, advice } = found;
  return { code, message: `${message} (${refused.message})`, advice };
}

export {
  remedyFor
};
