/** A text whose numbers in scientific notation stay on one line: browsers break `6.4e-4` after its minus. */
export function unbroken(text: string): string {
  return text.replace(/(\de-)(?=\d)/g, '$1\u2060');
}

/** A list with dots between, such as "2 of 3 · seed 42", whose lines break at the dots only. */
export function unbrokenParts(text: string): string {
  return text.replace(/ /g, '\u00a0').replace(/\u00a0·\u00a0/g, ' · ');
}
