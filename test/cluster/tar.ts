/** A ustar archive of small text files, by path. */
export function tarOf(files: Readonly<Record<string, string>>): Buffer {
  const parts = Object.entries(files).flatMap(([path, text]) => {
    const content = Buffer.from(text)
    const padding = Buffer.alloc((512 - (content.length % 512)) % 512)
    return [headerOf(path, content.length), content, padding]
  })
  return Buffer.concat([...parts, Buffer.alloc(1024)])
}

// The fields of POSIX.1-1988: name, mode, owner, group, size, time, checksum, type, link, magic.
function headerOf(path: string, size: number): Buffer {
  const header = Buffer.alloc(512)
  header.write(path, 0, 100)
  header.write('0000644\0', 100)
  header.write('0000000\0', 108)
  header.write('0000000\0', 116)
  header.write(`${size.toString(8).padStart(11, '0')}\0`, 124)
  header.write('00000000000\0', 136)
  header.write('        0', 148)
  header.write('ustar\x0000', 257)
  const sum = header.reduce((total, byte) => total + byte, 0)
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148)
  return header
}
