function goMain(version: string, greeting: string): string {
  return `package main

import (
	"fmt"
	"net/http"
)

const version = "${version}"

func main() {
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprintf(w, "${greeting} from podinfo %s\\n", version)
	})
	_ = http.ListenAndServe(":9898", nil)
}
`
}

const readme = `# podinfo

A small web service. Comment \`/promote podinfo@7.0.0 to prod\` on an issue or pull request to move a release.
`

/** One commit of the seeded source repository; `tag` marks it as a release. */
export interface SourceCommit {
  readonly message: string
  readonly tag?: string
  readonly daysAgo: number
  readonly files: ReadonlyMap<string, string>
}

/** The history of the seeded `acme/podinfo`, oldest first. */
export const podinfoHistory: readonly SourceCommit[] = [
  {
    message: 'Release 6.9.1',
    daysAgo: 41,
    tag: '6.9.1',
    files: new Map([
      ['README.md', readme],
      ['main.go', goMain('6.9.1', 'hi')],
    ]),
  },
  {
    message: 'Release 6.9.2',
    daysAgo: 23,
    tag: '6.9.2',
    files: new Map([['main.go', goMain('6.9.2', 'hi')]]),
  },
  {
    message: 'Release 7.0.0',
    daysAgo: 6,
    tag: '7.0.0',
    files: new Map([['main.go', goMain('7.0.0', 'hello')]]),
  },
  ...['7.0.1', '7.0.2', '7.0.3'].map((tag, index) => ({
    message: `Release ${tag}`,
    daysAgo: 5 - index,
    tag,
    files: new Map([['main.go', goMain(tag, 'hello')]]),
  })),
]

/** What the open pull request of the seeded `acme/podinfo` changes. */
export const greetingChange: SourceCommit = {
  message: 'Greet more warmly',
  daysAgo: 1,
  files: new Map([['main.go', goMain('7.0.3', 'a warm welcome')]]),
}
