// The stand-in for bench/load.ts, in a process of its own. Prints where it is, in one line.
import { startLoadedGitHub } from '../test/load/stand-in.ts'

const { place } = await startLoadedGitHub(Number(process.argv[2] ?? 200))
process.stdout.write(`${JSON.stringify(place)}\n`)
