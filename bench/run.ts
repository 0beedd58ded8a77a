// `npm run bench -- NAME`: each file beside this one measures one figure and ends with a line `NAME ratio=R …`.
import { readdirSync } from 'node:fs'

const names = readdirSync(new URL('.', import.meta.url))
  .filter(file => file.endsWith('.ts') && file !== 'run.ts' && !file.includes('-'))
  .map(file => file.slice(0, -'.ts'.length))
const [name = ''] = process.argv.slice(2)
if (names.includes(name)) await import(`./${name}.ts`)
else {
  process.stderr.write(`There is no benchmark "${name}". There are: ${names.join(', ')}\n`)
  process.exitCode = 3
}
