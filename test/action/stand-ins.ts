import { mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Actions that say what they were asked, in place of those that cannot be had here: a line of shell by `owner/name@ref`. */
export async function standIns(
  scripts: Readonly<Record<string, string>>,
): Promise<Readonly<Record<string, string>>> {
  const folder = await mkdtemp(join(tmpdir(), 'lockkeeper-stand-ins-'))
  const made = Object.entries(scripts).map(async ([name, script], index) => {
    const place = join(folder, String(index))
    await mkdir(place)
    await writeFile(join(place, 'action.yml'), standIn(script))
    return [name, place] as const
  })
  return Object.fromEntries(await Promise.all(made))
}

const standIn = (script: string) => `name: stand-in
inputs:
  tags: { required: false }
  platforms: { required: false }
  provenance: { required: false }
  sbom: { required: false }
  registry: { required: false }
outputs:
  digest: { value: "\${{ steps.act.outputs.digest }}" }
runs:
  using: composite
  steps:
    - id: act
      shell: bash
      run: |
        ${script}
`
