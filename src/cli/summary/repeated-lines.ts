import * as l10n from '@vscode/l10n';

/** More lines than a turn of a loop has that anyone reads line by line. */
const longestStretch = 64;

/** Lines of which stretches that come several times in a row, as the turns of a loop do, stand there once, with their number. */
export function withoutRepeats(lines: readonly string[]): string[] {
  const told: string[] = [];
  for (let start = 0; start < lines.length; ) {
    const { length, times } = repeatAt(lines, start);
    const stretch = lines.slice(start, start + length);
    if (times === 1) told.push(...stretch);
    else told.push(`  ${l10n.t('{0} times:', times)}`, ...withoutRepeats(stretch).map((line) => `  ${line}`));
    start += length * times;
  }
  return told;
}

/** The stretch from here on that covers most lines by repeating itself, the shortest of those; one line where none does. */
function repeatAt(lines: readonly string[], start: number): { readonly length: number; readonly times: number } {
  let most = { length: 1, times: 1 };
  for (let length = 1; length <= Math.min(longestStretch, (lines.length - start) / 2); length += 1) {
    let end = start + length;
    while (end < lines.length && lines[end] === lines[end - length]) end += 1;
    const times = Math.floor((end - start) / length);
    if (times > 1 && times * length > most.times * most.length) most = { length, times };
  }
  return most;
}
