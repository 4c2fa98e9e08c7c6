import { afterEach, describe, expect, it } from 'vitest';
import { PageConnection } from '../../../src/dashboard/page-connection.js';
import { dashboardStateSchema, parseMessage, type DashboardState, type SymptomIntent } from '../../../src/protocol/index.js';
import { scriptedRuns, settings, statusWhen, target } from './runs.js';

const cleanups: (() => void)[] = [];
afterEach(() => {
  for (const clean of cleanups.splice(0)) clean();
});

/** A page that is ready, of a run with a symptom from step 5 to step 15. */
async function ailing() {
  const { runs } = scriptedRuns();
  const told: DashboardState[] = [];
  const wanted: SymptomIntent[] = [];
  const nothing = (): void => undefined;
  const channel = { visible: true, post: (message: DashboardState) => void told.push(parseMessage('dashboard state', dashboardStateSchema, message)) };
  const connection = new PageConnection(channel, runs, { command: nothing, revealLayer: nothing, symptom: (intent) => void wanted.push(intent), save: nothing, refuse: nothing });
  cleanups.push(() => connection.dispose(), () => runs.dispose());
  connection.receive({ type: 'ready' });
  await runs.start(target, settings('ails'));
  await statusWhen(runs, (status) => status.state === 'running' && status.step >= 20);
  const shown = () => told.flatMap((message) => (message.type === 'symptoms' ? [message.symptoms] : []));
  return { runs, connection, told, wanted, shown };
}

describe('the symptoms of a run in the dashboard', () => {
  it('are told as they begin and as they are over, with the rules that there are', async () => {
    const { runs, shown } = await ailing();
    await runs.stop();
    expect(shown()).toMatchObject([
      [{ symptom: 'vanishing-gradients', since: 1, layers: ['a'], rules: [{ id: 'GL103', title: 'Sigmoid or tanh in the hidden layers of a deep net' }] }],
      [{ symptom: 'vanishing-gradients', over: 15 }],
    ]);
    expect(shown()[0]?.[0]).not.toHaveProperty('over');
  });

  it('are in the snapshot of a page that is opened later, unless they were dismissed', async () => {
    const { runs, connection, told, shown } = await ailing();
    connection.receive({ type: 'ready' });
    expect(told.at(-1)).toMatchObject({ type: 'snapshot', symptoms: [{ symptom: 'vanishing-gradients' }] });
    runs.currentRun?.dismiss('vanishing-gradients');
    expect(shown().at(-1)).toEqual([]);
    connection.receive({ type: 'ready' });
    expect(told.at(-1)).toMatchObject({ type: 'snapshot', symptoms: [] });
    await runs.stop();
  });

  it('can be asked about', async () => {
    const { runs, connection, wanted } = await ailing();
    const intents: SymptomIntent[] = [{ type: 'showRule', rule: 'GL103' }, { type: 'showFix', rules: ['GL103'] }, { type: 'dismissSymptom', symptom: 'vanishing-gradients' }];
    for (const intent of intents) connection.receive(intent);
    expect(wanted).toEqual(intents);
    await runs.stop();
  });
});
