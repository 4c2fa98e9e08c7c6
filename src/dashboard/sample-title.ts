/** The first line of a module's docstring, which says what a sample shows; empty if there is none. */
export function sampleTitle(text: string): string {
  const start = /^\s*(?:"""|''')\s*(?<title>[^\n]*)/.exec(text)?.groups?.['title'] ?? '';
  return start.replace(/(?:"""|''')\s*$/, '').trim();
}
