import { type Files, joinPath } from '../kustomize/files.ts'

/** Files with one more, or another content of one. `path` is without symbolic links; its folder exists. */
export function withFile(files: Files, path: string, content: string): Files {
  const slash = path.lastIndexOf('/')
  const folder = path.slice(0, slash) || '/'
  const name = path.slice(slash + 1)
  const isIt = (asked: string): boolean => asked === path || files.resolve(asked)?.path === path
  return {
    read: asked => (isIt(asked) ? content : files.read(asked)),
    list(asked) {
      const names = files.list(asked)
      const isThere = names === undefined || files.resolve(asked)?.path !== folder || names.includes(name)
      return isThere ? names : [...names, name]
    },
    resolve: asked => (leadsTo(files, asked, folder, name) ? { path, kind: 'file' } : files.resolve(asked)),
  }
}

function leadsTo(files: Files, asked: string, folder: string, name: string): boolean {
  return asked.endsWith(`/${name}`) && files.resolve(joinPath(asked, '..'))?.path === folder
}
