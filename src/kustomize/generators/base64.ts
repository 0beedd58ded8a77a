const lineLength = 70
// String.fromCharCode takes its bytes as arguments, of which there may not be too many.
const chunkLength = 8192

/** Bytes, or a text's UTF-8 bytes, in base 64. From 70 characters on in lines, each ended, as Kustomize writes Secrets. */
export function wrappedBase64(content: string | Uint8Array): string {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  const chunks: string[] = []
  for (let at = 0; at < bytes.length; at += chunkLength) {
    chunks.push(String.fromCharCode(...bytes.subarray(at, at + chunkLength)))
  }
  const encoded = btoa(chunks.join(''))
  if (encoded.length < lineLength) return encoded
  return encoded.replace(/.{1,70}/g, '$&\n')
}
