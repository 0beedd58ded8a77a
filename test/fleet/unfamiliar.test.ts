import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import { fleetPicture, readTree } from './picture.ts'

// Layouts that people have, each a file: its tree, then every environment with its apps, their pins, and the lines that a promotion changes.

const folder = new URL('./unfamiliar/', import.meta.url)

test.each(readdirSync(folder))('%s', name => {
  const { files, expected } = readTree(readFileSync(new URL(name, folder), 'utf8'))
  expect(fleetPicture(files, '9.9.9')).toBe(expected)
})
