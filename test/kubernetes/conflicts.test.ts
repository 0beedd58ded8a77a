import { expect, test } from '@jest/globals'
import { conflictsIn, pointerOf } from '../../src/kubernetes/conflicts.ts'

test('each field, and whose it is', () => {
  expect(
    conflictsIn({
      kind: 'fault',
      code: 'conflict',
      message: '',
      causes: [
        {
          reason: 'FieldManagerConflict',
          message: 'conflict with "kubectl" using apps/v1',
          field: '.spec.replicas',
        },
        { reason: 'Other', message: 'x', field: '.spec' },
      ],
    }),
  ).toEqual([{ manager: 'kubectl', path: '/spec/replicas' }])
})

test.each([
  ['.spec.template.spec.containers[name="app"].image', '/spec/template/spec/containers/[name=app]/image'],
  ['.spec.ports[port=80,protocol="TCP"].nodePort', '/spec/ports/[port=80]/nodePort'],
  ['.spec.list[0].x', '/spec/list/0/x'],
  ['.metadata.finalizers[="a/b"]', '/metadata/finalizers/a~1b'],
])('%s', (field, pointer) => {
  expect(pointerOf(field)).toBe(pointer)
})
