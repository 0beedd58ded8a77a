// Characters that look like nothing, or like others. A command that holds them would not be the one that people read.

// Soft hyphen, zero-width and bidirectional controls, fillers, tags, and control characters other than the tab.
const invisible =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffc]|[\u{e0000}-\u{e007f}]/gu
const otherSpaces = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/gu

const lookalikes: Readonly<Record<string, string>> = {
  а: 'a',
  ӓ: 'a',
  е: 'e',
  о: 'o',
  р: 'p',
  с: 'c',
  у: 'y',
  х: 'x',
  і: 'i',
  ј: 'j',
  ѕ: 's',
  һ: 'h',
  ԁ: 'd',
  ԛ: 'q',
  ԝ: 'w',
  ѵ: 'v',
  ӏ: 'l',
  к: 'k',
  т: 't',
  м: 'm',
  п: 'n',
  г: 'r',
  в: 'b',
  ь: 'b',
  А: 'A',
  В: 'B',
  Е: 'E',
  К: 'K',
  М: 'M',
  Н: 'H',
  О: 'O',
  Р: 'P',
  С: 'C',
  Т: 'T',
  Х: 'X',
  У: 'Y',
  І: 'I',
  Ј: 'J',
  Ѕ: 'S',
  α: 'a',
  ε: 'e',
  ι: 'i',
  κ: 'k',
  ν: 'v',
  ο: 'o',
  ρ: 'p',
  τ: 't',
  υ: 'u',
  χ: 'x',
  γ: 'y',
  η: 'n',
  ω: 'w',
  Α: 'A',
  Β: 'B',
  Ε: 'E',
  Ζ: 'Z',
  Η: 'H',
  Ι: 'I',
  Κ: 'K',
  Μ: 'M',
  Ν: 'N',
  Ο: 'O',
  Ρ: 'P',
  Τ: 'T',
  Υ: 'Y',
  Χ: 'X',
  ı: 'i',
  ɩ: 'i',
  ɑ: 'a',
  ɡ: 'g',
  ʟ: 'l',
  ո: 'n',
  օ: 'o',
  ս: 'u',
  հ: 'h',
  ց: 'g',
  '∕': '/',
  '⁄': '/',
  '⧸': '/',
  '╱': '/',
  '‐': '-',
  '‑': '-',
  '‒': '-',
  '–': '-',
  '−': '-',
  '—': '--',
  '―': '--',
  '‚': ',',
  '،': ',',
}

// Nearly all text: asked first because the other questions cost much more.
const plainAscii = /^[\t\n -~]*$/

/** Whether the text holds a character that cannot be seen. The joiner inside an emoji is no disguise. */
export function hasInvisible(text: string): boolean {
  return (
    !plainAscii.test(text) &&
    text.search(invisible) !== -1 &&
    withoutEmojiJoiners(text).search(invisible) !== -1
  )
}

/** Whether the text holds a space other than the plain one. */
export function hasOtherSpace(text: string): boolean {
  return text.search(otherSpaces) !== -1
}

/** The text without invisible characters and with plain spaces. */
export function withoutInvisible(text: string): string {
  if (plainAscii.test(text)) return text
  return text
    .replace(
      /(\p{Extended_Pictographic}[\ufe0f\p{Emoji_Modifier}]?)\u200d(?=\p{Extended_Pictographic})/gu,
      '$1\ue000',
    )
    .replace(invisible, '')
    .replace(otherSpaces, ' ')
    .replaceAll('\ue000', '\u200d')
}

/** The word in plain ASCII letters where a letter only looks like one. */
export function withoutLookalikes(text: string): string {
  if (plainAscii.test(text)) return text
  return Array.from(text, plainCharacter).join('')
}

function withoutEmojiJoiners(text: string): string {
  return text.replace(
    /(\p{Extended_Pictographic}[\ufe0f\p{Emoji_Modifier}]?)\u200d(?=\p{Extended_Pictographic})/gu,
    '$1',
  )
}

function plainCharacter(character: string): string {
  if (character <= '\u007f') return character
  const known = lookalikes[character]
  if (known !== undefined) return known
  // Full-width and mathematical letters are the plain ones in another dress.
  const folded = character.normalize('NFKC')
  return /^[!-~]+$/.test(folded) ? folded : character
}
