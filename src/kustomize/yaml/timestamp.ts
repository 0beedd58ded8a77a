// The date formats that go-yaml knows, of https://yaml.org/type/timestamp.html: `T` or `t` with a zone, a space without, a date alone.
const timestamp =
  /^([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:([Tt]| +)([0-9]{1,2}):([0-9]{1,2}):([0-9]{1,2})(?:[.,]([0-9]+))?(Z|[-+][0-9]{2}:[0-9]{2})?)?$/

/** The RFC 3339 text, as Go prints it, of a YAML 1.1 timestamp; undefined if the text is none or no such day exists. */
export function parseTimestamp(text: string): string | undefined {
  if (text.length < 8 || text.charCodeAt(4) !== 0x2d) return undefined
  const match = timestamp.exec(text)
  if (match === null) return undefined
  const [
    ,
    year = '',
    month = '',
    day = '',
    separator,
    hour = '0',
    minute = '0',
    second = '0',
    fraction = '',
    zone,
  ] = match
  const zoned = separator === 'T' || separator === 't'
  if (separator !== undefined && zoned !== (zone !== undefined)) return undefined
  if (!isDay(Number(year), Number(month), Number(day))) return undefined
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return undefined
  const offset = formatZone(zone)
  if (offset === undefined) return undefined
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const clock = [hour, minute, second].map(part => part.padStart(2, '0')).join(':')
  return `${date}T${clock}${formatFraction(fraction)}${offset}`
}

function isDay(year: number, month: number, day: number): boolean {
  if (month < 1 || month > 12 || day < 1) return false
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0
  return day <= days
}

// Nanoseconds: nine digits at most, no trailing zeros.
function formatFraction(digits: string): string {
  const significant = digits.slice(0, 9).replace(/0+$/, '')
  return significant === '' ? '' : `.${significant}`
}

function formatZone(zone: string | undefined): string | undefined {
  if (zone === undefined || zone === 'Z') return 'Z'
  const hours = Number(zone.slice(1, 3))
  const minutes = Number(zone.slice(4))
  if (hours > 24 || minutes > 60) return undefined
  return hours === 0 && minutes === 0 ? 'Z' : zone
}
