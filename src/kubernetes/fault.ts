import {
  type ApiRequest,
  type Fault,
  type FaultCause,
  type FaultCode,
  fieldsOf,
  listOf,
  textOf,
} from './api.ts'
import { formatRule, ruleFor } from './missing-rule.ts'

/** The cluster that was asked: its name in the configuration and its address, for messages. */
export interface Asked {
  readonly name: string
  readonly server: string
}

const faultOfStatus: Readonly<Record<number, FaultCode>> = {
  401: 'unauthorized',
  403: 'forbidden',
  404: 'not-found',
  409: 'conflict',
  410: 'gone',
  429: 'busy',
  500: 'busy',
  502: 'busy',
  503: 'busy',
  504: 'busy',
}

/** What an API server's refusal means. Its own words are kept: they name fields, never credentials. */
export function refusalFault(
  asked: Asked,
  request: ApiRequest,
  answer: { readonly status: number; readonly body: string; readonly retryAfter?: string | undefined },
): Fault {
  const status = parseStatus(answer.body)
  if (status === undefined)
    return isNotServed(answer) ? notServed(asked, request) : notKubernetes(asked, answer.status)
  const code = faultOfStatus[answer.status] ?? 'invalid'
  const seconds = Number(answer.retryAfter)
  return {
    kind: 'fault',
    code,
    message: `${asked.name}: ${status.message === '' ? `the API server answered ${answer.status}` : status.message}`,
    ...adviceFor(code, asked, request, status),
    ...(status.causes.length === 0 ? {} : { causes: status.causes }),
    ...(answer.retryAfter !== undefined && Number.isFinite(seconds) ? { retryAfter: seconds * 1000 } : {}),
  }
}

interface Status {
  readonly message: string
  readonly reason: string
  readonly causes: readonly FaultCause[]
}

function parseStatus(body: string): Status | undefined {
  const status = parseFields(body)
  if (status.kind !== 'Status') return undefined
  const causes = listOf(fieldsOf(status.details).causes).map(entry => {
    const { reason, message, field } = fieldsOf(entry)
    return { reason: textOf(reason) ?? '', message: textOf(message) ?? '', field: textOf(field) ?? '' }
  })
  return { message: textOf(status.message) ?? '', reason: textOf(status.reason) ?? '', causes }
}

function parseFields(body: string) {
  try {
    return fieldsOf(JSON.parse(body))
  } catch {
    return {}
  }
}

// What an API server says of paths that it does not have, as Go's own server does.
function isNotServed({ status, body }: { readonly status: number; readonly body: string }): boolean {
  return status === 404 && body.trim() === '404 page not found'
}

function notServed({ name, server }: Asked, { path }: ApiRequest): Fault {
  return {
    kind: 'fault',
    code: 'not-served',
    message: `${name}: ${server} does not serve ${path}`,
    advice: `Is ${server} the address of the API server itself, and is the kind installed?`,
  }
}

function notKubernetes({ name, server }: Asked, status: number): Fault {
  return {
    kind: 'fault',
    code: status === 401 ? 'unauthorized' : status >= 500 || status === 429 ? 'busy' : 'not-kubernetes',
    message: `${name}: ${server} answered ${status}, and not as a Kubernetes API server does`,
    advice: `Is ${server} the address of the API server itself? A proxy or a login page may stand before it.`,
  }
}

function adviceFor(
  code: FaultCode,
  { name }: Asked,
  request: ApiRequest,
  status: Status,
): { readonly advice?: string } {
  if (code === 'unauthorized')
    return {
      advice: `The credentials of ${name} are not accepted: expired, revoked, or of another cluster. Renew its kubeconfig.`,
    }
  const rule = code === 'forbidden' ? ruleFor(request) : undefined
  // Admission plugins and quotas answer 403 too, with the same reason; only RBAC's own words ask for a rule.
  if (rule === undefined || !/ is forbidden: User "/.test(status.message)) return {}
  const user = / User "([^"]*)"/.exec(status.message)?.[1] ?? 'the user'
  return { advice: `Allow it to ${user}: add ${formatRule(rule)}.` }
}

const certificateCodes: Readonly<Record<string, string>> = {
  CERT_HAS_EXPIRED: "the server's certificate has expired",
  CERT_NOT_YET_VALID: "the server's certificate is not valid yet; is this machine's clock right?",
  DEPTH_ZERO_SELF_SIGNED_CERT:
    "the server's certificate is not signed by the kubeconfig's certificate authority",
  SELF_SIGNED_CERT_IN_CHAIN:
    "the server's certificate is not signed by the kubeconfig's certificate authority",
  UNABLE_TO_VERIFY_LEAF_SIGNATURE:
    "the server's certificate is not signed by the kubeconfig's certificate authority",
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY:
    "the server's certificate is not signed by the kubeconfig's certificate authority",
  UNABLE_TO_GET_ISSUER_CERT:
    "the server's certificate is not signed by the kubeconfig's certificate authority",
  CERT_SIGNATURE_FAILURE: "the server's certificate is not signed by the kubeconfig's certificate authority",
  ERR_TLS_CERT_ALTNAME_INVALID: "the server's certificate is for another host name",
  ERR_SSL_TLSV1_ALERT_CERTIFICATE_EXPIRED: 'the server says that our client certificate has expired',
  ERR_SSL_SSLV3_ALERT_CERTIFICATE_EXPIRED: 'the server says that our client certificate has expired',
}

const networkCodes: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing listens there (connection refused)',
  ENOTFOUND: 'there is no such host name',
  EAI_AGAIN: 'the host name could not be looked up',
  ECONNRESET: 'the connection was closed',
  EPIPE: 'the connection was closed',
  ETIMEDOUT: 'no answer in time',
  EHOSTUNREACH: 'there is no way to that host',
  ENETUNREACH: 'there is no way to that network',
  ERR_SSL_WRONG_VERSION_NUMBER: 'it does not speak TLS; is the address http?',
  EPROTO: 'it does not speak TLS as expected',
}

/** What a broken connection means; says the error's code, never its text, which may hold what was sent. */
export function connectionFault({ name, server }: Asked, error: unknown): Fault {
  const code = codeOf(error)
  const certificate = certificateCodes[code]
  if (certificate !== undefined)
    return {
      kind: 'fault',
      code: 'certificate',
      message: `${name} (${server}): ${certificate}`,
      advice: `Renew the certificate, or the kubeconfig of ${name} (certificate-authority, tls-server-name).`,
    }
  return {
    kind: 'fault',
    code: 'unreachable',
    message: `${name} (${server}) could not be reached: ${networkCodes[code] ?? (code === '' ? 'the connection broke' : code)}`,
    advice: `Is the cluster up, and may this machine reach ${server}?`,
  }
}

function codeOf(error: unknown): string {
  const { name, code, cause } = fieldsOf(error)
  if (name === 'TimeoutError' || name === 'AbortError') return 'ETIMEDOUT'
  return textOf(code) ?? (cause === undefined ? '' : codeOf(cause))
}
