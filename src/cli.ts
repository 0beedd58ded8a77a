import module from 'node:module'
import { runCommandLine } from './cli/command-line.ts'

/** Put in by the build; absent when the source is run as it is. */
declare const __VERSION__: string | undefined

// What runs here is written for Node 24, which `npm ci` installs beside the program.
if (Number.parseInt(process.versions.node, 10) < 24) {
  process.stderr.write(
    `lockkeeper needs Node 24 and this is ${process.versions.node}. Run it with npx lockkeeper, or npm start.\n`,
  )
  process.exit(3)
}

// What a verb loads is compiled once on this machine, not at every start.
module.enableCompileCache()

// A reader that has seen enough (`| head`) closes the pipe: that is no failure of ours.
process.stdout.on('error', error => {
  if ((error as NodeJS.ErrnoException).code === 'EPIPE') process.exit(0)
  throw error
})

const colour = process.stdout.isTTY === true && (process.env.NO_COLOR ?? '') === ''

process.exitCode = await runCommandLine(
  process.argv.slice(2),
  typeof __VERSION__ === 'undefined' ? '0.0.0' : __VERSION__,
  {
    // Not before somebody reads it: to open it takes time.
    get stdin() {
      return process.stdin
    },
    out: text => void process.stdout.write(text),
    error: text => void process.stderr.write(text),
    colour,
    width: process.stdout.isTTY === true ? process.stdout.columns : undefined,
    environment: process.env,
    cwd: process.cwd(),
  },
)
