import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseEnvironmentName } from '../promotion/names.ts'
import type { RenderedDifference } from '../proof/between.ts'
import { manifestTexts } from '../proof/manifests.ts'

/** Writes what the change reaches of each environment, for later steps: `base/ENV.yaml` and `head/ENV.yaml`, secrets masked. Answers the folder. */
export async function writeManifests(
  temporary: string,
  { diff, sides }: RenderedDifference,
): Promise<string> {
  const folder = join(temporary, 'lockkeeper-manifests')
  await rm(folder, { recursive: true, force: true })
  const names = diff.environments.flatMap(({ name }) => parseEnvironmentName(name) ?? [])
  const texts = manifestTexts(sides, names)
  for (const side of ['base', 'head'] as const) {
    await mkdir(join(folder, side), { recursive: true })
    for (const [name, text] of texts[side]) await writeFile(join(folder, side, `${name}.yaml`), text)
  }
  return folder
}
