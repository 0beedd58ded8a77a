import { withoutInvisible } from '../command/characters.ts'
import type { GateResult } from '../promotion/gate.ts'
import { strayText } from '../promotion/gates/proven.ts'
import type { OfflineStanding, OfflineView } from '../promotion/offline.ts'
import { cut } from './encode.ts'
import { findingsText } from './findings/show.ts'
import type { TextStyle } from './list-text.ts'
import { diffText } from './objects/text.ts'
import { shortVersion } from './trailers.ts'

/** A plan for a terminal: each promotion with its edits, what it changes in the rendering, findings and gates. */
export function planText(view: OfflineView, style: TextStyle): string {
  const parts = view.promotions.map(promotion => promotionText(promotion, style))
  return [...parts, line(verdicts[view.verdict], style, verdictColours[view.verdict]), ''].join('\n')
}

const verdicts = {
  ready: 'Ready: every gate that can be asked here is open.',
  refused: 'Refused.',
  waiting: 'It would wait for a person.',
  'nothing-to-do': 'Nothing to do.',
} as const
const verdictColours = { ready: '32', refused: '31', waiting: '33', 'nothing-to-do': undefined } as const

function promotionText(
  { app, environment, from, to, edits, proof, gates }: OfflineStanding,
  style: TextStyle,
): string {
  const start = from === undefined || from === to ? '' : `${shortVersion(from)} → `
  const changed = edits.flatMap(edit => [
    line(`  ${edit.file}:${edit.line}`, style, '36'),
    ...(edit.before === '' ? [] : [line(`  - ${edit.before}`, style, '31')]),
    ...edit.after.split('\n').map(text => line(`  + ${text}`, style, '32')),
  ])
  const strays = (proof?.strays ?? []).map(stray => line(`! ${strayText(stray)}`, style, '31'))
  const findings =
    proof === undefined || proof.findings.length === 0 ? [] : [findingsText(proof.findings, style)]
  const rendered =
    proof === undefined || proof.diff.environments.length === 0 ? [] : [diffText(proof.diff, style)]
  return [
    line(`${app} ${start}${shortVersion(to)} on ${environment}`, style, '1'),
    ...changed,
    '',
    ...rendered,
    ...strays,
    ...findings,
    ...gates.map(gate => gateLine(gate, style)),
    '',
  ].join('\n')
}

const signs: Readonly<Record<GateResult['status'], readonly [sign: string, colour: string]>> = {
  passed: ['✓', '32'],
  pending: ['…', '33'],
  blocked: ['✗', '31'],
  'not-evaluated': ['-', '2'],
}

function gateLine({ gate, status, detail }: GateResult, style: TextStyle): string {
  const [sign, colour] = signs[status]
  return line(`${sign} ${gate}: ${detail}`, style, colour)
}

// A manifest must not be able to move the cursor of whoever looks at it.
function line(text: string, { color, width }: TextStyle, colour: string | undefined): string {
  const clean = withoutInvisible(text.replace(/[\r\n\t]+/g, ' '))
  const shown = width === undefined ? clean : cut(clean, Math.max(width, 20))
  return color && colour !== undefined ? `\u001b[${colour}m${shown}\u001b[0m` : shown
}
