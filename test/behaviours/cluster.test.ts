import { notYet } from './promised.ts'

notYet('behaviour', 59)
notYet('behaviour', 60)
