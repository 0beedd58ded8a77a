import { readFileSync } from 'node:fs'
import { openGitHubJob } from './action/github-job.ts'
import { runAction } from './action/run-action.ts'
import { systemClock } from './server/system-clock.ts'

const opened = openGitHubJob(process.env, path => readFileSync(path, 'utf8'))

if (opened.kind === 'job') process.exitCode = await runAction(opened.job, systemClock)
else {
  for (const problem of opened.problems) opened.show.annotate('error', problem)
  process.exitCode = 3
}
