// Writes the generated tables of the README between their markers.
import { readFile, writeFile } from 'node:fs/promises'
import { withGeneratedTables } from '../test/contract/documents.ts'

const readme = await readFile('README.md', 'utf8')
await writeFile('README.md', withGeneratedTables(readme))
