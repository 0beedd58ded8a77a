import { parseConfig } from '../../config/parse.ts'
import { configFile, type GitOpsFiles, meaningOf, type Understanding } from './meaning.ts'

/** The fleet and the policy that the files describe; a configuration that cannot be used leaves discovery and the defaults. */
export function understand(files: GitOpsFiles): Understanding {
  const text = files.read(configFile)
  return meaningOf(files, text === undefined ? undefined : parseConfig(text, configFile))
}
