import { expect, test } from '@jest/globals'
import { courses } from './courses.ts'
import { goCourse } from './walks.ts'

// What chance would have to find in `promotions.test.ts`: each rule is led to once.

test.each(courses)(
  '$name: nothing is lost, nothing doubled, no rule broken',
  async course => {
    expect(await goCourse(course)).toBeUndefined()
  },
  120_000,
)
