import type { ContainerBehaviour } from '../cluster/controllers/context.ts'

// Times in milliseconds: long enough to be seen, short enough to be waited for.
const ready: ContainerBehaviour = { kind: 'ready', after: 900 }
const slow: ContainerBehaviour = { kind: 'ready', after: 12_000 }

/** What the seeded fleet's images do: `podinfo@7.0.1` cannot be pulled, 7.0.2 crashes, 7.0.3 is slow, everything else starts. */
export function seededBehaviour(image: string): ContainerBehaviour {
  switch (/\/podinfo:(?<tag>[^@]+)/.exec(image)?.groups?.tag) {
    case '7.0.1':
      return {
        kind: 'image-pull',
        message: `failed to resolve reference "${image}": ${image}: not found`,
      }
    case '7.0.2':
      return { kind: 'crash', exitCode: 2, log: crashLog }
    case '7.0.3':
      return slow
    default:
      return ready
  }
}

const crashLog = `{"level":"info","msg":"Starting podinfo","version":"7.0.2"}
panic: assignment to entry in nil map

goroutine 1 [running]:
main.main()
	/podinfo/main.go:12 +0x1d
`
