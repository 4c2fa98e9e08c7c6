import { describe, expect, it } from 'vitest';
import type { DashboardSymptom } from '../../src/protocol/index.js';
import { pagesInBrowser } from './pages.js';
import type { OpenOptions, ScriptedHost } from './scripted-host.js';
import { vanishingSigmoid } from './scripted-run.js';

const withPage = pagesInBrowser();

const scripted = vanishingSigmoid();
const [firstLayer] = scripted.run.layers;

const vanishing: DashboardSymptom = {
  symptom: 'vanishing-gradients',
  severity: 'warning',
  step: 8,
  since: 1,
  layers: [firstLayer?.id ?? '', 'unknown'],
  title: 'Vanishing gradients',
  meaning: 'On their way back from the loss the gradients become smaller with every layer, so the first layers hardly learn, however long the run is.',
  message: 'The gradient of "dense" is 1.4e-12 of the largest one; 14 layers get less than a thousandth of it.',
  evidence: { share: 1.4e-12 },
  advice: ['Use ReLU with he_normal weights, or SELU with lecun_normal.', 'Put BatchNormalization between the layers.'],
  rules: [{ id: 'GL103', title: 'Sigmoid or tanh in the hidden layers of a deep net' }],
};
const stalled: DashboardSymptom = { ...vanishing, symptom: 'loss-stalled', severity: 'information', title: 'The loss does not fall', layers: [], rules: [], over: 900 };

/** Opens the page of a run with symptoms. */
async function withSymptoms(options: OpenOptions, test: (host: ScriptedHost) => Promise<void>): Promise<void> {
  await withPage(options, async (host) => {
    await host.snapshot(scripted, { state: 'running', step: 100, epoch: 1 });
    await test(host);
  });
}

const tell = (host: ScriptedHost, symptoms: DashboardSymptom[]): Promise<void> => host.post({ type: 'symptoms', run: scripted.run.id, symptoms });
const button = (host: ScriptedHost, name: string | RegExp) => host.page.locator('#symptoms').getByRole('button', { name });

describe('the symptoms of a run on its page', () => {
  it('are not mentioned while there are none', () =>
    withSymptoms({}, async (host) => {
      expect(await host.page.locator('#symptoms').isVisible()).toBe(false);
    }));

  it.each(['dark', 'light', 'highContrast'] as const)('say what it is, what was measured, where, and what to do: %s', (theme) =>
    withSymptoms({ theme }, async (host) => {
      await tell(host, [vanishing, stalled]);
      const panel = host.page.locator('#symptoms');
      expect(await panel.getByRole('heading', { level: 3 }).allInnerTexts()).toEqual(['Vanishing gradients\nsince step 1', 'The loss does not fall\nover at step 900']);
      // Without the marks that keep a number on one line.
      const shown = (await panel.innerText()).replaceAll('\u2060', '');
      for (const text of [vanishing.meaning, vanishing.message, ...vanishing.advice]) expect(shown).toContain(text);
      await host.screenshot(`symptoms-${theme}`);
    }));

  it('lead once to a line that makes several of the layers', () =>
    withPage({}, async (host) => {
      const layers = scripted.run.layers.map((layer, index) => ({ ...layer, line: index < 3 ? 5 : 6 }));
      await host.snapshot({ ...scripted, run: { ...scripted.run, layers } }, { state: 'running', step: 100, epoch: 1 });
      await tell(host, [{ ...vanishing, layers: layers.slice(0, 5).map(({ id }) => id) }]);
      await button(host, /line 6/).waitFor();
      expect(await button(host, /^Go to layer/).allInnerTexts()).toEqual([`Go to layer ${layers[0]?.name}, line 5`, `Go to layer ${layers[3]?.name}, line 6`]);
    }));

  it('lead to the layer, to the rule, to its place in the file, and can be dismissed', () =>
    withSymptoms({}, async (host) => {
      await tell(host, [vanishing]);
      const pressed = async (name: string | RegExp) => {
        await button(host, name).click();
        return host.intents.at(-1);
      };
      expect(await pressed(/^Go to layer dense/)).toEqual({ type: 'revealLayer', layer: firstLayer?.id });
      expect(await pressed(/^GL103/)).toEqual({ type: 'showRule', rule: 'GL103' });
      expect(await pressed('Look for it in the file')).toEqual({ type: 'showFix', rules: ['GL103'] });
      expect(await pressed('Try the fix')).toEqual({ type: 'tryFix', rules: ['GL103'] });
      expect(await pressed('Dismiss')).toEqual({ type: 'dismissSymptom', symptom: 'vanishing-gradients' });
      await tell(host, []);
      expect(await host.page.locator('#symptoms').isVisible()).toBe(false);
    }));

  it('keep the keyboard where it is when numbers change, and tell a screen reader what began', () =>
    withSymptoms({}, async (host) => {
      await tell(host, [vanishing]);
      await button(host, 'Dismiss').focus();
      await tell(host, [{ ...vanishing, message: 'The gradient of "dense" is 1e-13 of the largest one.' }]);
      expect(await host.page.locator('#symptoms button:focus').textContent()).toBe('Dismiss');
      expect(await host.page.locator('#symptoms [role=status]').textContent()).toBe('Vanishing gradients');
    }));
});
