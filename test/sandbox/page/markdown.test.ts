import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { renderMarkdown } from '../../../src/sandbox/page/markdown.ts'
import { sanitizeHtml } from '../../../src/sandbox/page/sanitize.ts'

test('a line end in a comment is a break, in code it is not', () => {
  expect(renderMarkdown('a\nb  \nc\n\n```\nd\ne\n```')).toBe(
    '<p>a<br>\nb<br> c</p>\n<pre><code>d\ne\n</code></pre>',
  )
})

test('a mention stands out in text only', () => {
  expect(renderMarkdown('@alice `@alice` a@alice.dev @\u200balice')).toBe(
    '<p><span class="mention">@alice</span> <code>@alice</code> <a href="mailto:a@alice.dev" rel="nofollow noopener noreferrer">a@alice.dev</a> @\u200balice</p>',
  )
})

test('a diff is coloured line by line', () => {
  expect(renderMarkdown('```diff\n@@ prod\n-a\n+<b>\n c\n```')).toBe(
    '<pre><code class="language-diff"><span class="hunk">@@ prod</span>\n<span class="removed">-a</span>\n' +
      '<span class="added">+&lt;b&gt;</span>\n c\n</code></pre>',
  )
})

test('a table can be scrolled by keyboard', () => {
  expect(renderMarkdown('|a|\n|-|\n|1|')).toBe(
    '<div class="scroll" tabindex="0" role="group" aria-label="table"><table>\n<thead>\n<tr>\n<th>a</th>\n</tr>\n</thead>\n' +
      '<tbody>\n<tr>\n<td>1</td>\n</tr>\n</tbody>\n</table></div>',
  )
})

test('details, summary, br, sub and kbd are let through as GitHub does', () => {
  expect(
    renderMarkdown('<details><summary>S</summary>\n\nx<br>y <sub>z</sub> <kbd>k</kbd>\n\n</details>'),
  ).toBe('<details><summary>S</summary>\n<p>x<br>y <sub>z</sub> <kbd>k</kbd></p>\n</details>')
})

test('hidden comments stay hidden, closed or not', () => {
  expect(renderMarkdown('<!-- lockkeeper:v1 key -->\nseen')).toBe('\n<p>seen</p>')
  expect(renderMarkdown('seen\n\n<!-- lockkeeper:v1 -- no end')).toBe('<p>seen</p>\n')
})

test.each([
  ['<script>alert(1)</script>', 'alert(1)'],
  ['<p onclick="x" style="y" class="z" id="w" data-act="v">t</p>', '<p>t</p>'],
  ['<svg/onload=alert(1)><b>t</b></svg>', '&lt;svg/onload=alert(1)><b>t</b>'],
  ['<a href="JaVaScRiPt:x">t</a>', '<a rel="nofollow noopener noreferrer">t</a>'],
  ['<a href="&#x6a;avascript:x">t</a>', '<a rel="nofollow noopener noreferrer">t</a>'],
  ['<a href="java\u0000script&colon;x">t</a>', '<a rel="nofollow noopener noreferrer">t</a>'],
  ['<a href="data:text/html,x">t</a>', '<a rel="nofollow noopener noreferrer">t</a>'],
  [
    '<a href="/acme/fleet/pull/2">t</a>',
    '<a href="/acme/fleet/pull/2" rel="nofollow noopener noreferrer">t</a>',
  ],
  [
    '<img src="https://e.org/p.png" alt="a &quot;p&quot;" onerror=x>',
    '<span class="image">a &quot;p&quot;</span>',
  ],
  ['<input type="text" autofocus onfocus=x>', ''],
  ['<input type="checkbox" checked onfocus=x>', '<input type="checkbox" disabled checked>'],
  ['</div></p><b>t', '<b>t'],
  ["<b title='\"><i onclick=x>'>t</b>", '<b title="&quot;&gt;&lt;i onclick=x&gt;">t</b>'],
])('%s is made harmless', (html, safe) => {
  expect(sanitizeHtml(html)).toBe(safe)
})

const tag = /<\/?([a-z0-9]+)((?: [a-z-]+(?:="[^"<>]*")?)*)>/g
const harmless =
  /^ (?:href|title|open|align|colspan|rowspan|start|id|class|rel|tabindex|role|aria-label|type|disabled|checked)(?:="[^"<>]*")?$/

test('whatever the Markdown, only tags and attributes of the list come out', () => {
  const pieces = fc.constantFrom(
    ...[
      '<',
      '>',
      '</',
      '<!--',
      '-->',
      '"',
      "'",
      '=',
      '&',
      ';',
      ' ',
      '\n',
      '`',
      '[',
      '](',
      ')',
      '*',
      '|',
      '> ',
      '- ',
    ],
    ...[
      'a',
      'img',
      'svg',
      'onload',
      'href',
      'script',
      'details',
      'javascript:',
      'style',
      'input',
      '&#x3c;',
      '@bob',
    ],
  )
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 40 }), parts => {
      const html = renderMarkdown(parts.join(''))
      expect(html.replace(tag, '')).not.toContain('<')
      for (const [, name, attributes = ''] of html.matchAll(tag)) {
        expect(name).not.toMatch(/^(?:script|style|svg|img|iframe|form|button|object|embed)$/)
        for (const one of attributes.match(/ [a-z-]+(?:="[^"<>]*")?/g) ?? []) expect(one).toMatch(harmless)
        expect(attributes).not.toMatch(/href="[^"]*script:/i)
      }
    }),
    { numRuns: 2000 },
  )
})

test.each([
  ['list marks on one line', '- '.repeat(30_000)],
  ['list marks on many lines', `${'- '.repeat(16)}a\n`.repeat(1900)],
  ['open brackets', '['.repeat(60_000)],
  ['quotes', '> '.repeat(30_000)],
  [
    'a list nested by indentation',
    Array.from({ length: 200 }, (_, depth) => `${'  '.repeat(depth)}- a`).join('\n'),
  ],
])('%s do not hold the sandbox up', (_, text) => {
  const started = performance.now()
  expect(renderMarkdown(text)).toMatch(/^<pre>/)
  expect(performance.now() - started).toBeLessThan(1000)
})
