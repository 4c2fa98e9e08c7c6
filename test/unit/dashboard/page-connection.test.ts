import { afterEach, describe, expect, it } from 'vitest';
import { PageConnection } from '../../../src/dashboard/page-connection.js';
import { dashboardStateSchema, parseMessage, type DashboardIntent, type DashboardState } from '../../../src/protocol/index.js';
import { scriptedRuns, settings, statusWhen, target, whenState } from './runs.js';

const cleanups: (() => void)[] = [];
afterEach(() => {
  for (const cleanup of cleanups.splice(0)) cleanup();
});

/** A page that notes what it is told, in front of a real run manager. */
function page() {
  const { runs } = scriptedRuns();
  const told: DashboardState[] = [];
  const asked: string[] = [];
  const channel = {
    visible: true,
    post: (message: DashboardState) => void told.push(parseMessage('dashboard state', dashboardStateSchema, message)),
  };
  const connection = new PageConnection(channel, runs, {
    command: (command) => void asked.push(command),
    revealLayer: (layer) => void asked.push(`reveal ${layer}`),
    symptom: ({ type }) => void asked.push(type),
    save: ({ type, name }) => void asked.push(`${type} ${name}`),
    refuse: (error) => void asked.push(`refused: ${error.message}`),
  });
  cleanups.push(
    () => connection.dispose(),
    () => runs.dispose(),
  );
  return { runs, channel, connection, told, asked };
}

const ofType = <T extends DashboardState['type']>(told: readonly DashboardState[], type: T) =>
  told.filter((message): message is Extract<DashboardState, { type: T }> => message.type === type);

/** What a page sends that shows the loss, as it is after its first run has begun. */
const showLoss = (request = 1): DashboardIntent => ({
  type: 'show',
  charts: [{ id: 'loss', request, series: [{ run: 'run-1', name: 'loss' }], from: 1, to: null, buckets: 64, smoothing: 0 }],
});

describe('the connection to a page', () => {
  it('is silent until the page is ready, then tells everything', () => {
    const { runs, connection, told } = page();
    runs.setCanStart(true);
    expect(told).toEqual([]);
    connection.receive({ type: 'ready' });
    expect(told).toMatchObject([{ type: 'snapshot', run: null, status: { state: 'idle', canStart: true }, texts: { start: 'Start Training' } }]);
  });

  it('tells a page that comes later at which layers the user points', () => {
    const { connection, told } = page();
    connection.highlight(['a']);
    expect(told).toEqual([]);
    connection.receive({ type: 'ready' });
    expect(told.map(({ type }) => type)).toEqual(['snapshot', 'highlight']);
    expect(ofType(told, 'highlight')).toEqual([{ type: 'highlight', layers: ['a'] }]);
  });

  it('tells what a page shows, and of a growing run the end alone', async () => {
    const { runs, connection, told } = page();
    connection.receive({ type: 'ready' });
    await runs.start(target, settings('steady'));
    await statusWhen(runs, (status) => status.state === 'running' && status.step >= 10);
    connection.receive(showLoss());
    await statusWhen(runs, (status) => status.state === 'running' && status.step >= 40);
    await runs.stop();

    const [whole, ...tails] = ofType(told, 'buckets');
    expect(whole).toMatchObject({ chart: 'loss', request: 1, width: 1, first: 0, start: 0 });
    expect(whole?.values[0]).toBe(2);
    expect(tails.length).toBeGreaterThan(0);
    let next = whole?.count ?? 0;
    for (const tail of tails) {
      expect(tail.start).toBe(next);
      next += tail.count;
    }
    expect(next).toBe(runs.series?.lastStep);
    expect(ofType(told, 'epoch').map(({ epoch }) => epoch.epoch)).toEqual([1]);
    expect(told.at(-1)).toMatchObject({ type: 'status', status: { state: 'stopped' } });
  });

  it('tells nothing that the page does not show', async () => {
    const { runs, connection, told } = page();
    connection.receive({ type: 'ready' });
    await runs.start(target, settings('short'));
    connection.receive(showLoss());
    connection.receive({ type: 'show', charts: [] });
    await whenState(runs, 'completed');
    expect(ofType(told, 'buckets')).toHaveLength(1);
  });

  it('tells at which layers the user points, also where the page came later than that', () => {
    const { connection, told } = page();
    connection.highlight(['a']);
    expect(told).toEqual([]);
    connection.receive({ type: 'ready' });
    expect(ofType(told, 'highlight')).toEqual([{ type: 'highlight', layers: ['a'] }]);
    connection.highlight(['a', 'b']);
    expect(ofType(told, 'highlight').at(-1)).toEqual({ type: 'highlight', layers: ['a', 'b'] });
    expect(ofType(told, 'highlight')).toHaveLength(2);
  });

  it('names the model while it is still being prepared', async () => {
    const { runs, connection, told } = page();
    connection.receive({ type: 'ready' });
    await runs.start(target, settings('fails'));
    await whenState(runs, 'failed');
    expect(ofType(told, 'snapshot').at(-1)).toMatchObject({ target: { model: 'model', file: 'mlp.py' }, run: null });
    expect(told.at(-1)).toMatchObject({ status: { state: 'failed', message: 'The data is nowhere on this machine.' } });
  });

  it('tells a hidden page nothing, and everything when it is shown again', async () => {
    const { runs, channel, connection, told } = page();
    connection.receive({ type: 'ready' });
    await runs.start(target, settings('steady'));
    await statusWhen(runs, (status) => status.state === 'running' && status.step >= 10);
    channel.visible = false;
    connection.hidden();
    const before = told.length;
    await statusWhen(runs, (status) => status.state === 'running' && status.step >= 60);
    expect(told.length).toBe(before);

    channel.visible = true;
    connection.receive({ type: 'ready' });
    const snapshot = ofType(told, 'snapshot').at(-1);
    expect(snapshot?.epochs).toHaveLength(1);
    connection.receive(showLoss());
    expect(ofType(told, 'buckets').at(-1)?.lastStep).toBeGreaterThanOrEqual(60);
  });

  it('hands on what the user wants', () => {
    const { connection, asked } = page();
    connection.receive({ type: 'command', command: 'pause' });
    connection.receive({ type: 'revealLayer', layer: 'a' });
    connection.receive({ type: 'saveFile', format: 'png', name: 'Loss', bytes: Uint8Array.of(1) });
    expect(asked).toEqual(['pause', 'reveal a', 'saveFile Loss']);
  });

  it('refuses what does not fit the contract', () => {
    const { connection, asked } = page();
    connection.receive({ type: 'command', command: 'workbench.action.terminal.new' });
    connection.receive('anything');
    expect(asked).toHaveLength(2);
    expect(asked[0]).toMatch(/^refused: A message does not fit the dashboard intent contract: command/);
  });
});
