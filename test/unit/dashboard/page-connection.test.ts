import { afterEach, describe, expect, it } from 'vitest';
import { PageConnection } from '../../../src/dashboard/page-connection.js';
import { dashboardStateSchema, parseMessage, type DashboardState } from '../../../src/protocol/index.js';
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

describe('the connection to a page', () => {
  it('is silent until the page is ready, then tells everything', () => {
    const { runs, connection, told } = page();
    runs.setCanStart(true);
    expect(told).toEqual([]);
    connection.receive({ type: 'ready' });
    expect(told).toMatchObject([{ type: 'snapshot', run: null, status: { state: 'idle', canStart: true }, texts: { start: 'Start Training' } }]);
  });

  it('tells each point exactly once, in order', async () => {
    const { runs, connection, told } = page();
    connection.receive({ type: 'ready' });
    await runs.start(target, settings('short'));
    await whenState(runs, 'completed');

    const lastSnapshot = told.findLastIndex(({ type }) => type === 'snapshot');
    const since = told.slice(lastSnapshot);
    const snapshot = ofType(since, 'snapshot')[0];
    const steps = [...(snapshot?.series['loss']?.steps ?? []), ...ofType(since, 'points').flatMap(({ series }) => [...(series['loss']?.steps ?? [])])];
    expect(steps).toEqual(Array.from({ length: 40 }, (_, index) => index + 1));
    expect(ofType(told, 'epoch').map(({ epoch }) => epoch.epoch)).toEqual([1]);
    expect(told.at(-1)).toMatchObject({ type: 'status', status: { state: 'completed' } });
  });

  it('tells what the page draws, and nothing else', async () => {
    const { runs, connection, told } = page();
    connection.receive({ type: 'ready' });
    await runs.start(target, settings('short'));
    await whenState(runs, 'completed');
    const names = new Set(ofType(told, 'points').flatMap(({ series }) => Object.keys(series)));
    expect([...names].sort()).toEqual(['gradientNorm/a', 'gradientNorm/b', 'loss']);
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
    expect(snapshot?.series['loss']?.steps.at(-1)).toBeGreaterThanOrEqual(60);
    expect(snapshot?.epochs).toHaveLength(1);
  });

  it('hands on what the user wants', () => {
    const { connection, asked } = page();
    connection.receive({ type: 'command', command: 'pause' });
    connection.receive({ type: 'revealLayer', layer: 'a' });
    expect(asked).toEqual(['pause', 'reveal a']);
  });

  it('refuses what does not fit the contract', () => {
    const { connection, asked } = page();
    connection.receive({ type: 'command', command: 'workbench.action.terminal.new' });
    connection.receive('anything');
    expect(asked).toHaveLength(2);
    expect(asked[0]).toMatch(/^refused: A message does not fit the dashboard intent contract: command/);
  });
});
