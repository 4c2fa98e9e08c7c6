/** A text whose numbers in scientific notation stay on one line: browsers break `6.4e-4` after its minus. */
export function unbroken(text: string): string {
  return text.replace(/(\de-)(?=\d)/g, '$1\u2060');
}
