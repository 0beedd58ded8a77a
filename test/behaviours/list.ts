/** One promise about safety. `waitsFor`: the part of the product that it belongs to and that is not there yet. */
export interface Promised {
  readonly says: string
  readonly waitsFor?: string
}

/** Sixty promises, by number: what may be held against us. Each has one test of that number. */
export const behaviours: Readonly<Record<number, Promised>> = {
  // The receiver.
  1: { says: 'a body beyond 25 MiB is refused with 413 while it comes, whoever sends it' },
  2: { says: 'only an HMAC-SHA-256 over the raw bytes opens the door; without one nothing is parsed' },
  3: { says: 'two secrets fit while one is rotated; a weak secret or none starts nothing' },
  4: { says: 'webhooks are acknowledged while every worker is blocked, and the work outlives `kill -9`' },
  5: { says: 'one comment is acted on once, under one delivery id or several' },
  6: { says: 'events in any order, doubled, end in the same state' },
  7: { says: 'unknown events and payloads of any shape are ignored, and the server stays up' },
  8: { says: '`ping` and `installation*` are understood; a suspended installation is not called for' },
  9: { says: 'failed deliveries of the last three days are asked for again, once each' },
  10: { says: 'SIGTERM: readiness goes first, what was begun is ended or found again' },
  // Commands.
  11: {
    says: 'line ends, spaces and the case of verbs do not matter; invisible and look-alike characters are refused',
  },
  12: { says: 'code, quotes, HTML comments and mail quotes hold no commands' },
  13: { says: 'commands begin a line; more than five are refused' },
  14: { says: 'a hostile comment costs time linear in its length' },
  15: { says: 'names and versions follow strict grammars; anything else is echoed as code only' },
  16: { says: 'an edited or deleted comment never begins anything' },
  17: { says: 'bots, ourselves and ghosts are not obeyed; nothing we write is a command' },
  // People.
  18: {
    says: 'who sends the webhook must be who wrote the comment; the association of authors is never read',
  },
  19: { says: 'write on the source and on the GitOps repository is asked for; doubt denies' },
  20: { says: 'only active membership of a team counts; the denial names no team' },
  21: { says: 'policy is read from the default branch at a recorded commit, never from a pull request' },
  22: { says: 'permission is asked again right before the merge' },
  23: { says: 'every entrance passes the one function that authorizes' },
  24: {
    says: 'a repository that is not listed promotes nothing; tokens are for one repository and few rights',
  },
  25: { says: 'pull requests from forks take no commands' },
  26: { says: 'a locked thread and an archived repository end in a clean refusal' },
  // Plan and commit.
  27: { says: 'the plan records its base commit; its digest is of the edits and what they render' },
  28: { says: 'a head that moved is not merged; a base that moved is planned anew' },
  29: { says: 'every branch name is one that git takes, whatever the names hold' },
  30: { says: 'a branch is claimed by compare-and-swap; commits of people are never overwritten' },
  31: { says: 'a branch that moved under the commit is looked at again, never written over' },
  32: { says: 'commits are signed by GitHub: no author of ours is sent' },
  33: { says: 'a commit holds exactly the planned edits; workflows and CODEOWNERS cannot be among them' },
  34: { says: 'no byte outside the edited scalar changes' },
  35: { says: 'a promotion that is over is nothing to do, not a second pull request' },
  36: { says: 'of two commands for one slot at once, one pull request comes' },
  // Merge.
  37: { says: '"already exists" and "no commits between" are understood; no branch is left behind' },
  38: { says: 'mergeability that GitHub has not worked out yet is waited for, within bounds' },
  39: { says: 'a merge names its head; another head is refused and not retried' },
  40: { says: 'every 405 is told apart: transient, queue, out of date, rules, anything else' },
  41: {
    says: 'the asynchronous merge comes first; a merge under way is taken over only when it is the same',
  },
  42: {
    says: 'auto-merge, where it is chosen, falls back where GitHub has none, and is taken back when a promotion is cancelled, its place taken or its head moved; a queue is left',
  },
  43: {
    says: 'missing, pending, failed or unreadable checks keep it from being merged; skipped and neutral pass',
  },
  44: { says: 'what was merged is compared with what was planned' },
  45: { says: 'closed, retargeted, drafted, its branch deleted: each ends in a state that the reply shows' },
  // Replies.
  46: { says: 'one reply a request, found by marker and author, edited in place, within what GitHub takes' },
  47: { says: "people's and manifests' text mentions, links and closes nothing" },
  48: { says: 'no value of a Secret appears in anything that we write' },
  49: { says: 'no credential appears in any log line or reply' },
  50: { says: 'a check run is within what GitHub takes and comes to an end' },
  51: { says: 'a deployment names the merged commit, merges nothing itself and waits for no contexts' },
  52: { says: "a step's summary and outputs cannot be broken out of" },
  // Limits and faults.
  53: { says: 'every form of a rate limit is waited out; no request goes before its end' },
  54: { says: 'a write whose answer is lost is looked for, not repeated' },
  55: { says: 'near a limit, content is written at a pace that keeps within 80 a minute and 500 an hour' },
  56: {
    says: 'every call has a deadline and names its API version; what is missing in an answer is an error',
  },
  57: { says: 'an unchanged read is a 304 and decides the same' },
  58: { says: 'killed at any request, a promotion ends the same after a restart' },
  // Clusters.
  59: { says: 'a kubeconfig that runs programs is refused; our rights in a cluster hold no Secret' },
  60: { says: 'a restart happens once for each change, whatever the API server and other replicas do' },
}

/** Thirty-two threats, by number, and what we do about each. */
export const threats: Readonly<Record<number, Promised>> = {
  1: { says: 'a forged webhook: every changed byte of body or signature is refused' },
  2: { says: 'exhaustion before any signature: large, slow, deep and many bodies are cut off' },
  3: { says: 'replayed, doubled and reordered webhooks leave one of everything' },
  4: { says: 'a push between command and merge: what is merged is what was planned, or nothing' },
  5: { says: "an edited or foreign comment: nobody speaks in another's name" },
  6: { says: 'a spoofed identity: a reused login, a pasted marker, a bot named like ours' },
  7: { says: 'outsiders: every kind of person and bot that may not, may not' },
  8: { says: 'bots that answer each other: nothing of ours sets us off again' },
  9: { says: 'a confused deputy: one repository cannot promote into the GitOps repository of another' },
  10: { says: 'a second entrance without a guard: there is none' },
  11: { says: "policy from an attacker's branch has no effect" },
  12: { says: 'injection into refs and addresses' },
  13: { says: 'paths, symlinks and submodules that lead out of the repository' },
  14: { says: 'requests to where a manifest points: none is sent' },
  15: { says: 'execution of anything that a manifest names' },
  16: { says: 'YAML bombs, depth and cycles' },
  17: { says: "names like `__proto__` change no object's prototype" },
  18: { says: 'patterns that take for ever: no pattern comes from outside' },
  19: { says: 'secrets in diffs, errors and logs' },
  20: { says: 'Markdown and mentions out of names, reasons and manifests' },
  21: { says: "a workflow's commands out of our output" },
  22: { says: 'the supply chain: exact versions, a lock file, nothing downloaded at run time' },
  23: { says: 'over-privileged tokens: every token has the least, and never workflows' },
  24: { says: 'an approval that was for something else' },
  25: { says: 'a stolen or stale lock', waitsFor: 'locks' },
  26: { says: 'a ban for ignoring limits: silence until the time that GitHub names' },
  27: { says: 'another image under the same tag: what runs is compared with the digest that is pinned' },
  28: { says: 'a forged build notice', waitsFor: 'builds' },
  29: { says: 'a rollout that only looks done: old generations, pods and commits are no success' },
  30: { says: 'a storm of restarts: few for many changes, and only where both sides ask for it' },
  31: { says: 'what a stranger learns from health, errors and logs' },
  32: { says: 'a set-up page that somebody else finds' },
}
