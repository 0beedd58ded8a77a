/** Runs in the page: the texts whose contrast with what is behind them is below WCAG's 4.5:1, disabled controls excepted. */
export function faintTexts(): readonly string[] {
  type Colour = readonly [number, number, number, number]
  const pen = document.createElement('canvas').getContext('2d', { willReadFrequently: true })
  const read = (colour: string): Colour => {
    if (pen === null) return [0, 0, 0, 1]
    pen.clearRect(0, 0, 1, 1)
    pen.fillStyle = colour
    pen.fillRect(0, 0, 1, 1)
    const [red = 0, green = 0, blue = 0, alpha = 0] = pen.getImageData(0, 0, 1, 1).data
    return [red, green, blue, alpha / 255]
  }
  const behind = (element: Element): Colour => {
    for (let at: Element | null = element; at !== null; at = at.parentElement) {
      const colour = read(getComputedStyle(at).backgroundColor)
      if (colour[3] > 0.5) return colour
    }
    return [255, 255, 255, 1]
  }
  const luminance = (colour: Colour): number => {
    const [red = 0, green = 0, blue = 0] = colour.slice(0, 3).map(value => {
      const part = value / 255
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
    })
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
  }
  const ratio = (one: Colour, other: Colour): number => {
    const [dark = 0, bright = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b)
    return (bright + 0.05) / (dark + 0.05)
  }
  return [...document.querySelectorAll<HTMLElement>('body *')]
    .filter(element =>
      [...element.childNodes].some(node => node.nodeType === 3 && node.nodeValue?.trim() !== ''),
    )
    .filter(element => element.checkVisibility() && element.closest(':disabled, noscript, .unseen') === null)
    .map(element => ({ element, contrast: ratio(read(getComputedStyle(element).color), behind(element)) }))
    .filter(({ contrast }) => contrast < 4.5)
    .map(
      ({ element, contrast }) =>
        `${contrast.toFixed(2)} ${element.className} "${element.textContent?.trim().slice(0, 30)}"`,
    )
}
