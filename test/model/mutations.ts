// Rules that people care about, each broken by hand in one place of the product. `mutate.ts` breaks them one at a time and tells which
// tests notice: a test that notices none of them is worth nothing.
//
// Courses and a few hundred random steps were seen to notice all but these: `base-not-looked-at`, `cancelled-merged`, `strays-open` and
// `deployment-not-looked-for`, which `test/promotion` notices, `too-hasty`, which `test/engine` notices, and `claim-ignored`, `blind-commit`,
// `hasty-merger` and `contradiction-left`, which nothing that was tried noticed: courses that lead there are wanted.

/** One rule broken. */
export interface Mutation {
  readonly name: string
  /** What people would see. */
  readonly harm: string
  readonly changes: readonly Change[]
}

export interface Change {
  readonly file: string
  /** Stands there exactly once. */
  readonly from: string
  readonly to: string
}

function broken(name: string, harm: string, file: string, from: string, to: string): Mutation {
  return { name, harm, changes: [{ file: `src/${file}`, from, to }] }
}

const rights: readonly Mutation[] = [
  broken(
    'readers-promote',
    'whoever may read may promote',
    'engine/authorize.ts',
    `return permission === 'write' || permission === 'admin'`,
    `return permission !== 'none'`,
  ),
  broken(
    'source-unlisted',
    'a source repository promotes apps that it was not given',
    'engine/authorize.ts',
    `if (apps.includes(goal.app)) return`,
    `if (apps.length > 0) return`,
  ),
  broken(
    'anybody-cancels',
    'whoever may read cancels what others asked for',
    'engine/authorize.ts',
    "const permission = await grounds.permission(asking.gitops)\n  return canWrite(permission)\n    ? { kind: 'allowed', detail: `@${asking",
    "const permission = await grounds.permission(asking.gitops)\n  return permission !== 'none'\n    ? { kind: 'allowed', detail: `@${asking",
  ),
  broken(
    'right-not-asked-again',
    'whoever lost the right while it waited is merged for all the same',
    'engine/promotion/perform.ts',
    `  const answer = await askPermission(run, situation)
  if (answer.kind === 'denied') return { run, situation: { ...situation, ...permitted(answer) } }
  const merged = await mergePermitted(step, run, situation, answer.value)`,
    `  permitted(await askPermission(run, situation))
  const merged = await mergePermitted(step, run, situation, situation.goal as Authorized<Goal>)`,
  ),
  broken(
    'right-of-the-plan',
    'the right is the one of the moment when it was planned',
    'engine/promotion/perform.ts',
    `  const answer = await askPermission(run, situation)
  if (answer.kind === 'denied') return { run, situation: { ...situation, ...permitted(answer) } }
  const merged`,
    `  const answer = await askPermission(run, situation, run.entry)
  if (answer.kind === 'denied') return { run, situation: { ...situation, ...permitted(answer) } }
  const merged`,
  ),
]

const gates: readonly Mutation[] = [
  broken(
    'order-open',
    'prod gets what stage never had',
    'promotion/gates/order.ts',
    `    status: 'blocked',\n    detail: \`\${environment} has`,
    `    status: 'passed',\n    detail: \`\${environment} has`,
  ),
  broken(
    'known-open',
    'a version that nobody ever made is promoted',
    'promotion/gates/known.ts',
    `: { gate, status: 'blocked', detail: absent(`,
    `: { gate, status: 'passed', detail: absent(`,
  ),
  broken(
    'own-approval',
    'who asked approves it too',
    'promotion/gates/approved.ts',
    `approval.canWrite && approval.by.id !== requester &&`,
    'approval.canWrite &&',
  ),
  broken(
    'stale-approval',
    'an approval of an earlier commit counts',
    'promotion/gates/approved.ts',
    ` && approval.commit === review.head,`,
    ',',
  ),
  broken(
    'approval-open',
    'prod waits for nobody',
    'promotion/gates/approved.ts',
    `if (policy.merge === 'when-green')`,
    `if (policy.merge !== 'never')`,
  ),
  broken(
    'failed-check-passes',
    'what failed its checks is merged',
    'promotion/gates/checks.ts',
    `if (statuses.includes('failed')) return 'failed'`,
    `if (statuses.includes('failed')) return 'passed'`,
  ),
  broken(
    'pending-check-passes',
    'what is not checked yet is merged',
    'promotion/gates/checks.ts',
    `if (statuses.includes('pending')) return 'pending'`,
    `if (statuses.includes('pending')) return 'passed'`,
  ),
  {
    name: 'foreign-commit-taken',
    harm: "a stranger's commit on our branch is merged as ours",
    changes: [
      {
        file: 'src/engine/promotion/observe.ts',
        from: 'planned.every(commit => claimOf(commit) !== undefined)',
        to: 'planned.some(commit => claimOf(commit) !== undefined)',
      },
      {
        file: 'src/engine/promotion/observe.ts',
        from: 'planned.map(claimOf).at(-1)',
        to: 'planned.map(claimOf).findLast(each => each !== undefined)',
      },
    ],
  },
  broken(
    'base-not-looked-at',
    'a plan is merged though the base moved away under it',
    'promotion/gates/unchanged.ts',
    `return planned.plan.digest === claim.digest ? undefined`,
    `return claim.digest !== '' ? undefined`,
  ),
]

const writes: readonly Mutation[] = [
  broken(
    'head-not-pinned',
    'whatever was pushed last is merged',
    'github/pull-requests/merge.ts',
    '      sha: wish.head,\n',
    '',
  ),
  broken(
    'claim-ignored',
    "two promotions share a branch: one takes the other's",
    'github/repository/branches.ts',
    `if (/already exists/i.test(answer.message)) return 'exists'`,
    `if (/already exists/i.test(answer.message)) return 'created'`,
  ),
  broken(
    'blind-commit',
    'a commit goes on top of whatever is there',
    'github/repository/commit.ts',
    `if (failure.type === 'STALE_DATA') return { kind: 'head-moved' }`,
    `if (failure.type === 'STALE_DATA')
      return { kind: 'committed', sha: parseGraphql(z.object({ repository: z.object({ ref: z.object({ target: z.object({ oid: ShaText }) }) }) }), (await access.graphql('promote').query('query Any($owner: String!, $name: String!, $ref: String!) { repository(owner: $owner, name: $name) { ref(qualifiedName: $ref) { target { oid } } } }', { owner: access.ref.owner, name: access.ref.name, ref: \`refs/heads/\${commit.branch}\` })).data).repository.ref.target.oid }`,
  ),
  broken(
    'no-read-back',
    'a commit that GitHub made otherwise is proposed',
    'github/repository/commit.ts',
    `if (isAsAsked(made, [...commit.files.values()])) return`,
    `if (made.oid !== undefined || isAsAsked(made, [...commit.files.values()])) return`,
  ),
  broken(
    'second-reply',
    'a comment gets two replies',
    'engine/answer/desk.ts',
    `  if (isAlone()) return written\n`,
    `  if (isAlone() || written.id > 0) return written\n`,
  ),
  broken(
    'reply-not-looked-for',
    'every look at a comment writes another reply',
    'engine/promotion/carry-out.ts',
    `? replyTo(reading, origin.index)?.comment : undefined`,
    `? replyTo({ ...reading, conversation: { ...reading.conversation, comments: [] } }, origin.index)?.comment : undefined`,
  ),
  broken(
    'second-deployment',
    'a promotion is recorded twice',
    'engine/promotion/deployment.ts',
    `for (const { id } of [...others, ...earlier]) await deployments.withdraw(id)`,
    `for (const { id } of earlier) await deployments.withdraw(id + 0 * others.length)`,
  ),
  broken(
    'deployment-not-looked-for',
    'every look at a merged promotion records it again',
    'promotion/after-merge.ts',
    `      return { kind: 'look', at: 'deployment' }`,
    `      return { kind: 'record', sha: mine.mergeCommit }`,
  ),
  broken(
    'deployment-never-final',
    'a deployment stays without any status',
    'promotion/after-merge.ts',
    `return { kind: 'report', deployment: deployment.id }`,
    `return recordedEnding({ verdict: 'merged', because: '' }, observed)`,
  ),
  broken(
    'blind-repetition',
    'a write whose answer was lost is sent again',
    'github/client/retry.ts',
    'return broken && repeatable ?',
    'return broken ?',
  ),
  broken(
    'limit-not-kept',
    'GitHub is asked on while it wants to be left alone',
    'github/client/persist.ts',
    `if (next.kind === 'limited') pacer.closeUntil(next.until)`,
    `if (next.kind === 'limited') await clock.sleep(0 * next.until)`,
  ),
  broken(
    'branch-left',
    'branches of what ended stay for ever',
    'promotion/after-merge.ts',
    `  if (branch.kind === 'absent') return undefined`,
    `  if (branch.kind !== 'foreign') return undefined`,
  ),
]

const words: readonly Mutation[] = [
  broken(
    'newest-loses',
    'the later request gives way to the earlier one',
    'promotion/slot.ts',
    'return isNewer(one, two) === true',
    'return isNewer(two, one) === true',
  ),
  broken(
    'supersede-not-told',
    'who was displaced is not told',
    'engine/promotion/advance.ts',
    'return branch.claim.request === run.request.key ? [] : [branch.claim.request]',
    'return []',
  ),
  broken(
    'supersede-misnamed',
    'who was displaced hears that there is nothing to do',
    'promotion/endings.ts',
    `verdict: 'superseded',`,
    `verdict: 'nothing-to-do',`,
  ),
  broken(
    'edited-taken-anew',
    'new words in an old comment are carried out',
    'engine/answer/answer-comment.ts',
    `  return comment.edited\n    ? continueEdited`,
    `  return comment.id < 0\n    ? continueEdited`,
  ),
  {
    name: 'bots-answered',
    harm: 'bots are answered, and talk with us for ever',
    changes: [
      {
        file: 'src/engine/answer/answer-comment.ts',
        from: `if (comment.ours || comment.author.type !== 'person') return []`,
        to: 'if (comment.ours) return []',
      },
      {
        file: 'src/github/hint.ts',
        from: `if (sender.id !== comment.user.id || sender.type !== 'User' || comment.user.type !== 'User')`,
        to: 'if (sender.id !== comment.user.id)',
      },
    ],
  },
  {
    name: 'cancel-does-nothing',
    harm: 'what was cancelled stays open and is merged later',
    changes: [
      {
        file: 'src/engine/commands/cancel.ts',
        from: `for (const pullRequest of own.filter(each => each.state === 'open')) await close(`,
        to: `for (const pullRequest of own.filter(each => each.number < 0)) await close(`,
      },
      {
        file: 'src/promotion/lifecycle.ts',
        from: `  if (withdrawn?.kind === 'cancelled')\n    return close(`,
        to: `  if (withdrawn?.kind === 'cancelled' && goal.app === '')\n    return close(`,
      },
    ],
  },
  broken(
    'cancelled-merged',
    'a cancelled promotion goes on when it is looked at again',
    'promotion/lifecycle.ts',
    `if (withdrawn !== undefined) return { kind: 'end', verdict: 'cancelled', because: withdrawal(withdrawn) }`,
    `if (withdrawn?.kind === 'edited') return { kind: 'end', verdict: 'cancelled', because: withdrawal(withdrawn) }`,
  ),
  broken(
    'dry-run-acts',
    'a dry run promotes',
    'engine/commands/promote.ts',
    'if (!command.dryRun) return carryOut',
    "if (command.kind === 'promote') return carryOut",
  ),
  broken(
    'wrong-way-back',
    'a rollback goes back to what a rollback has just left',
    'promotion/rollback.ts',
    'if (rollback && previous !== undefined) abandoned.add(previous)',
    'if (rollback && previous === undefined) abandoned.add(version)',
  ),
  broken(
    'contradiction-left',
    'a reply says cancelled beside what was merged',
    'engine/answer/contradiction.ts',
    'if (!isFalse) return undefined',
    'if (!isFalse || verdict !== undefined) return undefined',
  ),
]

const sweeps: readonly Mutation[] = [
  broken(
    'lost-webhook',
    'a comment whose webhook was lost is never answered',
    'engine/sweep.ts',
    'new Map([...unanswered(context, comments), ...unfinished(comments, repository)])',
    'new Map([...unanswered(context, []), ...unfinished(comments, repository)])',
  ),
  broken(
    'unfinished-left',
    'what was begun is never ended by the sweep',
    'engine/sweep.ts',
    'new Map([...unanswered(context, comments), ...unfinished(comments, repository)])',
    'new Map([...unanswered(context, comments).filter(([id]) => unfinished(comments, repository).every(([other]) => other !== id))])',
  ),
  broken(
    'pulls-not-swept',
    'a pull request whose reply is gone is forgotten',
    'engine/sweep.ts',
    'for (const pullRequest of recent)',
    'for (const pullRequest of recent.slice(0, 0))',
  ),
  broken(
    'checks-not-heard',
    'what waits for checks is not gone on with when they pass',
    'github/hint.ts',
    'if (isOwnDoing(identity, event, payload)) return undefined',
    `if (isOwnDoing(identity, event, payload) || event.startsWith('check_')) return undefined`,
  ),
  broken(
    'too-hasty',
    'a process that is slow is taken for dead, and both go on',
    'engine/answer/answer-comment.ts',
    '  await context.clock.sleep(context.delays.abandoned)\n',
    '',
  ),
  broken(
    'hasty-merger',
    "somebody else's merge is recorded at once, by both",
    'engine/promotion/situation.ts',
    `records: situation.mergedHere !== false || isLongMerged(run, pullRequests),`,
    'records: isLongMerged(run, pullRequests) || situation.looks >= 0,',
  ),
]

const content: readonly Mutation[] = [
  {
    name: 'wrong-environment',
    harm: 'the file of another environment is changed too',
    changes: [
      {
        file: 'src/promotion/pins.ts',
        from: 'return fleet.pins.filter(pin => pin.app === app && pin.environment === environment)',
        to: `return fleet.pins.filter(pin => pin.app === app && (pin.environment === environment || (environment === 'test' && pin.environment === 'stage')))`,
      },
      {
        file: 'src/promotion/gates/proven.ts',
        from: 'if (first !== undefined) {',
        to: `if (first !== undefined && environment === '') {`,
      },
    ],
  },
  broken(
    'strays-open',
    'what a change does elsewhere does not matter',
    'promotion/gates/proven.ts',
    'if (first !== undefined) {',
    `if (first !== undefined && environment === '') {`,
  ),
  broken(
    'wrong-version',
    'another version is written than was asked for',
    'engine/plan/plan-edits.ts',
    'const changed = pinEdit(pin, text, version, tagPattern)',
    `const changed = pinEdit(pin, text, version.replace('7.0.1', '7.0.0'), tagPattern)`,
  ),
  broken(
    'secrets-told',
    'a token that GitHub repeats in an error is said in a reply',
    'github/client/redaction.ts',
    'return shapes.reduce((masked, shape) => masked.replace(shape, mask), plain)',
    'return plain',
  ),
]

export const mutations: readonly Mutation[] = [
  ...rights,
  ...gates,
  ...writes,
  ...words,
  ...sweeps,
  ...content,
]
