/** Whether a file's content is kept by Git LFS, and this is only what stands for it in the repository: git-lfs, "Specification". */
export function isLfsPointer(text: string): boolean {
  return /^version https:\/\/git-lfs\.github\.com\/spec\/v1\r?\n/.test(text)
}

export const lfsPointer = {
  code: 'LFS_POINTER',
  message: 'The file is kept in Git LFS: the repository holds a pointer in its place, and no YAML.',
  advice: 'Take it out of LFS (git lfs untrack, then add it again): Flux reads pointers, too.',
} as const
