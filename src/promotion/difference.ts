/** One field of an app in which environments differ; an environment without it has no value. */
export interface EnvironmentDifference {
  readonly app: string
  /** `version`, `replicas`, `image.<container>`, `env.<container>.<NAME>`, `config.<ConfigMap>.<key>` and their kin. */
  readonly field: string
  readonly values: Readonly<Record<string, string>>
}
