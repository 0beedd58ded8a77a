import type { Answer, Api, ApiRequest, Fault, OpenAnswer } from '../../src/kubernetes/api.ts'
import { FaultError } from '../../src/kubernetes/api.ts'

/** One answer of the script: JSON, a fault, or the lines of a watch, of which an object `fault` breaks the connection. */
export type Scripted = Answer | { readonly kind: 'lines'; readonly lines: readonly (object | Fault)[] }

/** An API that answers from a script, in order, and notes what it was asked. When the script is over it calls `onEnd` and stays silent. */
export function scriptedApi(
  script: readonly Scripted[],
  onEnd: () => void = () => {},
): Api & { readonly asked: string[] } {
  const asked: string[] = []
  const left = [...script]
  const next = (request: ApiRequest): Scripted | undefined => {
    const query = new URLSearchParams(request.query).toString()
    asked.push(`${request.method} ${request.path}${query === '' ? '' : `?${decodeURIComponent(query)}`}`)
    const scripted = left.shift()
    if (scripted === undefined) onEnd()
    return scripted
  }
  return {
    name: 'prod',
    asked,
    async send(request) {
      const scripted = next(request)
      if (scripted === undefined) return fault('unreachable', 'the script is over')
      if (scripted.kind === 'lines') throw new Error(`The script has a watch for ${asked.at(-1)}`)
      return scripted
    },
    async open(request) {
      const scripted = next(request)
      if (scripted === undefined) return fault('unreachable', 'the script is over')
      if (scripted.kind === 'answered') throw new Error(`The script has a list for ${asked.at(-1)}`)
      return scripted.kind === 'fault' ? scripted : open(scripted.lines)
    },
    close() {},
  }
}

async function* linesOf(lines: readonly (object | Fault)[]): AsyncIterable<string> {
  for (const line of lines) {
    if ('kind' in line && line.kind === 'fault') throw new FaultError(line as Fault)
    yield JSON.stringify(line)
  }
}

function open(lines: readonly (object | Fault)[]): OpenAnswer {
  return { kind: 'open', lines: linesOf(lines) }
}

export function answered(body: object): Answer {
  return { kind: 'answered', body: body as Readonly<Record<string, unknown>> }
}

export function fault(code: Fault['code'], message = `prod: ${code}`): Fault {
  return { kind: 'fault', code, message }
}
