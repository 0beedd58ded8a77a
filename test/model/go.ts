// Every course, and then random walks on demand, outside Jest: `MODEL_STEPS=10000 node test/model/go.ts`, with `PROPERTY_SEED=1,2,3` one after another.
// `MODEL_WALK` steps make a walk; `MODEL_PATH` repeats one that failed, and `MODEL_TRACE=file` notes every turn of it.

import { courses } from './courses.ts'
import { goCourse, goWalks } from './walks.ts'

const { MODEL_STEPS = '10000', MODEL_WALK = '25', PROPERTY_SEED = '20261121', MODEL_PATH } = process.env

for (const course of MODEL_PATH === undefined ? courses : []) {
  const wrong = await goCourse(course)
  if (wrong === undefined) continue
  process.stdout.write(`${wrong}\n`)
  process.exit(1)
}

for (const seed of PROPERTY_SEED.split(',').map(Number)) {
  const begun = performance.now()
  let gone = 0
  const wrong = await goWalks(
    { steps: Number(MODEL_STEPS), stepsOfWalk: Number(MODEL_WALK), seed, path: MODEL_PATH },
    steps => {
      gone = steps
      if (steps % 500 < Number(MODEL_WALK)) process.stderr.write(`seed ${seed}: ${steps} steps\n`)
    },
  )
  const seconds = (performance.now() - begun) / 1000
  const pace = `${gone} steps in ${seconds.toFixed(0)} s, ${((seconds * 1000) / Math.max(1, gone)).toFixed(0)} ms each`
  process.stdout.write(
    `seed ${seed}: ${wrong === undefined ? 'no rule broken' : 'A RULE IS BROKEN'}, ${pace}\n`,
  )
  if (wrong === undefined) continue
  process.stdout.write(`${wrong}\n`)
  process.exitCode = 1
}
