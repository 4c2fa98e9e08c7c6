import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Result } from 'axe-core';
import type { ScriptedHost } from './scripted-host.js';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds: the rule, and where. */
export async function findings(host: ScriptedHost, rules: Readonly<Record<string, { enabled: boolean }>> = {}): Promise<string[]> {
  // Not as a script of the page, which its policy would refuse.
  await host.page.evaluate(axe);
  const { violations } = await host.page.evaluate<{ violations: Result[] }>(`axe.run(document, ${JSON.stringify({ resultTypes: ['violations'], rules })})`);
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary ?? ''}`));
}
