import { type Answer, noContent, refuse } from '../http/answer.ts'
import { actorOf, type RepositoryCall } from '../http/call.ts'
import { optionalObject, requiredText } from '../http/fields.ts'
import type { RepositoryRoute } from '../http/route.ts'
import { emit } from '../world/world.ts'

/** `repository_dispatch`: an event that anyone with write access makes up. */
export const dispatchRoutes: readonly RepositoryRoute[] = [
  ['POST', '/dispatches', 'contents:write', 'write', createDispatch],
]

function createDispatch(call: RepositoryCall): Answer {
  const { world, repository, body } = call
  const action = requiredText(body, 'event_type', 'RepositoryDispatch')
  if (action.length > 100) refuse(422, 'event_type is too long (maximum is 100 characters)')
  const client_payload = optionalObject(body, 'client_payload') ?? {}
  if (Object.keys(client_payload).length > 10) {
    refuse(422, 'No more than 10 properties are allowed; 11 were supplied.')
  }
  const payload = { branch: repository.defaultBranch, client_payload }
  emit(world, { event: 'repository_dispatch', action, repository, sender: actorOf(call), payload })
  return noContent
}
