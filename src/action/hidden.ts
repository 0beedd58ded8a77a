// What is shorter is no secret, and hiding it would tear holes into every log.
const shortest = 8

// In YAML and in JSON; PEM in a block of lines is hidden line by line.
const secretFields =
  /["']?(?:token|password|client-key-data|client-secret|id-token|refresh-token|access-token)["']?\s*:\s*["']?([^\s"',}]+)/g
const pem = /-----BEGIN [^-]+-----([\s\S]+?)-----END/g

/** Every text that the log must not show of a token and of a kubeconfig: as they were given, in base64, and the secrets inside. */
export function hiddenTexts(token: string, kubeconfigs: readonly string[]): readonly string[] {
  const texts = [token, ...kubeconfigs.flatMap(given => [given, ...secretsIn(plain(given))])]
  const long = texts.filter(text => text.length >= shortest)
  return [...new Set(long.flatMap(text => [text, Buffer.from(text).toString('base64')]))]
}

function plain(kubeconfig: string): string {
  const packed = kubeconfig.replaceAll(/\s/g, '')
  return /^[A-Za-z0-9+/_-]+={0,2}$/.test(packed) ? Buffer.from(packed, 'base64').toString('utf8') : kubeconfig
}

function secretsIn(kubeconfig: string): readonly string[] {
  const fields = [...kubeconfig.matchAll(secretFields)].map(([, value = '']) => value)
  const keys = [...kubeconfig.matchAll(pem)].flatMap(([, body = '']) => body.split(/\s+|\\n/))
  return [...fields, ...keys]
}
