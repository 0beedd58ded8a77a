import { memoryFiles } from '../../src/kustomize/memory-files.ts'
import { type Rendered, type RenderOptions, render } from '../../src/kustomize/render.ts'
import { type Problem, ProblemError } from '../../src/lib/problem.ts'

type Contents = Parameters<typeof memoryFiles>[0]

/** Builds `dir` of a tree given as path → content. */
export function build(contents: Contents, dir = '.', options: RenderOptions = {}): Rendered {
  return render(memoryFiles(contents), dir, options)
}

/** What the same build is refused for. */
export function refusal(contents: Contents, dir = '.', options: RenderOptions = {}): Problem {
  try {
    build(contents, dir, options)
  } catch (error) {
    if (error instanceof ProblemError) return error.problem
    throw error
  }
  throw new Error('the build was not refused')
}

/** A text written with the indentation of the test around it. */
export function source(strings: TemplateStringsArray, ...values: readonly string[]): string {
  const text = String.raw({ raw: strings.raw }, ...values).replace(/^\n/, '')
  const indents = [...text.matchAll(/^ *(?=\S)/gm)].map(([indent]) => indent.length)
  const indent = Math.min(...indents)
  return text
    .split('\n')
    .map(line => line.slice(indent))
    .join('\n')
    .replace(/\n *$/, '\n')
}
