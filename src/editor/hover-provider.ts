import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { commands } from './commands.js';
import { hoverAt, type Hover } from './content/hover.js';
import { offsetsOf, placeOf, programOf } from './programs.js';
import type { ReadingCache } from './reading-cache.js';

/** What a layer is, and what is said about it or a call, where the mouse rests on it. */
export class HoverProvider implements vscode.HoverProvider {
  constructor(private readonly readings: ReadingCache) {}

  async provideHover(document: vscode.TextDocument, position: vscode.Position): Promise<vscode.Hover | null> {
    const current = await this.readings.current(programOf(document));
    if (current === null) return null;
    const { program, reading } = current;
    const offsets = offsetsOf(program, reading, document, new vscode.Range(position, position));
    const hover = offsets === null ? null : hoverAt(reading, offsets.start, vscode.env.language);
    return hover === null ? null : new vscode.Hover(toMarkdown(hover), placeOf(program, reading, hover.range)?.range);
  }
}

function toMarkdown({ facts, findings }: Hover): vscode.MarkdownString {
  const markdown = new vscode.MarkdownString();
  // Names and messages come from the workspace: as text they cannot be links, and of commands this one alone may be run.
  markdown.isTrusted = { enabledCommands: [commands.showRule] };
  const [title, ...rest] = facts.map(asText);
  if (title !== undefined) markdown.appendMarkdown(`**GradLens** · ${title}\n\n`);
  for (const fact of rest) markdown.appendMarkdown(`- ${fact}\n`);
  for (const { rule, message, reason } of findings) {
    const address = `command:${commands.showRule}?${encodeURIComponent(JSON.stringify([rule]))}`;
    markdown.appendMarkdown(`\n\n---\n\n${asText(message)}\n\n${reason}\n\n[${l10n.t('Explanation of {0}', rule)}](${address})`);
  }
  return markdown;
}

/** Text as Markdown shows it literally; `appendText` would also keep its lines from wrapping. */
function asText(text: string): string {
  return text.replace(/[\\`*_{}[\]()#+\-.!~<>&|]/g, '\\$&').replace(/\s+/g, ' ');
}
