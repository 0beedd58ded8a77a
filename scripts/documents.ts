// Writes the generated tables of the README and of the documentation between their markers.
import { readFile, writeFile } from 'node:fs/promises'
import { generatedDocuments, withGeneratedTables } from '../test/contract/documents.ts'

for (const path of generatedDocuments)
  await writeFile(path, withGeneratedTables(await readFile(path, 'utf8')))
