import { readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import { parse } from 'yaml'
import { inputNames, modes } from '../../src/action/inputs.ts'
import { outputNames } from '../../src/action/job.ts'

interface Described {
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly required: boolean }>>
  readonly outputs: Readonly<Record<string, { readonly description: string }>>
  readonly runs: { readonly using: string; readonly main: string }
}

const action = parse(readFileSync('action.yml', 'utf8')) as Described

test('action.yml names the inputs that are read, at most six', () => {
  expect(Object.keys(action.inputs)).toEqual([...inputNames])
  expect(inputNames.length).toBeLessThanOrEqual(6)
})

test('action.yml names the outputs that are written', () => {
  expect(Object.keys(action.outputs)).toEqual([...outputNames])
})

test('each mode is explained', () => {
  expect(modes.filter(mode => !action.inputs.mode?.description.includes(`\`${mode}\``))).toEqual([])
})

test('it runs on the Node that the project is written for', () => {
  expect(action.runs).toEqual({ using: 'node24', main: 'dist/index.js' })
})
