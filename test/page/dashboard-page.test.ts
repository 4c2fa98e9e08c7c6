import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildPage, launchBrowser, ScriptedHost } from './scripted-host.js';
import { explodingTanh, hundredSelu, multilayerPerceptron, vanishingSigmoid } from './scripted-run.js';

let browser: Browser;
let files: { script: string; style: string };

beforeAll(async () => {
  files = await buildPage();
  browser = await launchBrowser();
});
afterAll(() => browser.close());

describe('look', () => {
  it('shots', async () => {
    for (const [name, scripted] of Object.entries({ mlp: multilayerPerceptron(), vanishing: vanishingSigmoid(), selu: hundredSelu(), tanh: explodingTanh() })) {
      const host = await ScriptedHost.open(browser, files);
      const step = scripted.series['loss']!.length;
      await host.snapshot(scripted, { state: 'running', step, epoch: 1 + Math.floor(step / 1719), stepsPerSecond: 412, secondsLeft: (scripted.run.totalSteps - step) / 412 });
      await host.nextFrame();
      await host.screenshot(name);
      console.log(name, host.errors, host.intents);
      await host.close();
    }
    expect(1).toBe(1);
  });
});
