import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { parse } from '@babel/parser'

/** A syntax tree's node, as far as a walk needs it. */
export interface SyntaxNode {
  readonly type: string
  readonly loc: { readonly start: { readonly line: number }; readonly end: { readonly line: number } }
  readonly [key: string]: unknown
}

export interface SourceFile {
  /** Relative to the repository's root. */
  readonly path: string
  /** The folder under src/, or the file's own name for a root such as cli.ts. */
  readonly folder: string
  readonly lines: number
  readonly tree: SyntaxNode
}

export interface Import {
  readonly from: string
  readonly lazy: boolean
  readonly typeOnly: boolean
  readonly line: number
}

/** Every TypeScript file under src/, but for generated ones and the page's client, which a browser runs. */
export function readSources(root: string): readonly SourceFile[] {
  return readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && entry.name.endsWith('.ts') && !entry.name.endsWith('.generated.ts'))
    .map(entry => relative(root, join(entry.parentPath, entry.name)))
    .filter(path => !path.includes('/generated/'))
    .sort()
    .map(path => readSource(root, path))
}

function readSource(root: string, path: string): SourceFile {
  const text = readFileSync(join(root, path), 'utf8')
  const [, folder = ''] = path.split('/')
  const tree = parse(text, { sourceType: 'module', plugins: ['typescript'] }).program as unknown as SyntaxNode
  return { path, folder, lines: text.split('\n').length - 1, tree }
}

/** Every node of the tree, parents first. */
export function* nodes(node: SyntaxNode): Generator<SyntaxNode> {
  yield node
  for (const child of Object.values(node)) {
    for (const entry of Array.isArray(child) ? child : [child]) if (isNode(entry)) yield* nodes(entry)
  }
}

function isNode(value: unknown): value is SyntaxNode {
  return typeof value === 'object' && value !== null && 'type' in value && 'loc' in value
}

/** What a file imports, statically or by `import()`. */
export function importsOf(file: SourceFile): readonly Import[] {
  return [...nodes(file.tree)].flatMap((node): readonly Import[] => {
    const source = node.source as { value?: string } | null | undefined
    const line = node.loc.start.line
    if (/^(Import|ExportNamed|ExportAll)Declaration$/.test(node.type) && source?.value !== undefined) {
      const typeOnly = node.importKind === 'type' || node.exportKind === 'type'
      return [{ from: source.value, lazy: false, typeOnly, line }]
    }
    const callee = node.callee as { type?: string } | undefined
    const [first] = (node.arguments ?? []) as readonly { value?: string }[]
    if (node.type === 'CallExpression' && callee?.type === 'Import' && first?.value !== undefined) {
      return [{ from: first.value, lazy: true, typeOnly: false, line }]
    }
    return []
  })
}

/** The functions of a file with their names and lengths in lines. */
export function functionsOf(file: SourceFile): readonly { name: string; line: number; lines: number }[] {
  return [...nodes(file.tree)]
    .filter(node =>
      /^(FunctionDeclaration|FunctionExpression|ArrowFunctionExpression|ClassMethod|ObjectMethod)$/.test(
        node.type,
      ),
    )
    .map(node => ({
      name: ((node.id ?? node.key) as { name?: string } | null | undefined)?.name ?? '(anonymous)',
      line: node.loc.start.line,
      lines: node.loc.end.line - node.loc.start.line + 1,
    }))
}
