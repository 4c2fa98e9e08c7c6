import { describe, expect, it } from 'vitest';
import type { ChartBuckets, DashboardIntent } from '../../../src/protocol/index.js';
import { Subscription, type ChartWant } from '../../../webview/series/index.js';

const want = (id: string, from = 1): ChartWant => ({ id, series: [{ run: 'run', name: id }], from, to: null, buckets: 100, smoothing: 0 });

function subscriptionWith() {
  const sent: Extract<DashboardIntent, { type: 'show' }>[] = [];
  let time = 0;
  const subscription = new Subscription(
    (intent) => {
      if (intent.type === 'show') sent.push(intent);
    },
    () => time,
  );
  const requests = () => sent.at(-1)?.charts.map(({ id, request }) => `${id} ${request}`);
  const answer = (chart: string, request: number) => subscription.answered({ chart, request } as ChartBuckets);
  return { subscription, sent, requests, answer, wait: (milliseconds: number) => (time += milliseconds) };
}

describe('what a page asks for', () => {
  it('is what its charts show, and asked once', () => {
    const { subscription, sent, requests, answer } = subscriptionWith();
    subscription.ask([want('loss'), want('accuracy')]);
    expect(requests()).toEqual(['loss 1', 'accuracy 2']);
    expect([answer('loss', 1), answer('accuracy', 2)]).toEqual(['answer', 'answer']);
    expect(answer('loss', 1)).toBe('news');
    subscription.ask([want('loss'), want('accuracy')]);
    expect(sent).toHaveLength(1);
  });

  it('is asked anew for the charts that changed alone', () => {
    const { subscription, requests, answer } = subscriptionWith();
    subscription.ask([want('loss'), want('accuracy')]);
    answer('loss', 1);
    answer('accuracy', 2);
    subscription.ask([want('loss', 50), want('accuracy')]);
    expect(requests()).toEqual(['loss 3', 'accuracy 2']);
  });

  it('waits for the answer under way, and then is the latest', () => {
    const { subscription, sent, requests, answer } = subscriptionWith();
    subscription.ask([want('loss')]);
    for (const from of [2, 3, 4]) subscription.ask([want('loss', from)]);
    expect(sent).toHaveLength(1);
    answer('loss', 1);
    expect(sent).toHaveLength(2);
    expect(sent[1]?.charts[0]?.from).toBe(4);
    expect(requests()).toEqual(['loss 2']);
  });

  it('does not wait for ever', () => {
    const { subscription, sent, wait } = subscriptionWith();
    subscription.ask([want('loss')]);
    wait(2000);
    subscription.ask([want('loss', 7)]);
    expect(sent).toHaveLength(2);
  });

  it('is told to the host also when a chart went out of sight', () => {
    const { subscription, requests, answer } = subscriptionWith();
    subscription.ask([want('loss'), want('accuracy')]);
    answer('loss', 1);
    answer('accuracy', 2);
    subscription.ask([want('loss')]);
    expect(requests()).toEqual(['loss 1']);
    expect(answer('accuracy', 2)).toBe('outdated');
  });

  it('begins anew when the host has forgotten it', () => {
    const { subscription, requests } = subscriptionWith();
    subscription.ask([want('loss')]);
    subscription.reset();
    subscription.ask([want('loss')]);
    expect(requests()).toEqual(['loss 2']);
  });
});
