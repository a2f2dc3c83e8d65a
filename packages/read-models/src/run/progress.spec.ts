import { createProgressMeter } from './progress.ts';
import type { Progress } from './progress.ts';
import { progressBar } from './progressBar.ts';
import { createThrottle } from './throttle.ts';

const meterOn = (start: bigint, end: bigint) => {
  let now = 1_000;
  const meter = createProgressMeter(['accounts v1'], start, end, () => now);
  const pass = (milliseconds: number): void => {
    now += milliseconds;
  };
  return { meter, pass };
};

describe('the progress of catching up', () => {
  it('claims no speed and no time left before any time has passed', () => {
    const { meter } = meterOn(0n, 100n);
    expect(meter.read()).toMatchObject({
      phase: 'catching-up',
      share: 0,
      eventsPerSecond: null,
      secondsLeft: null,
    });
    expect(progressBar(meter.read())).toBe('░░░░░░░░ 0 %');
  });

  it('tells speed, share and time left by what was done so far', () => {
    const { meter, pass } = meterOn(0n, 1_000_000n);
    pass(15_366);
    meter.advance(630_000, 630_000n);
    expect(meter.read().share).toBe(0.63);
    expect(progressBar(meter.read())).toBe('█████░░░ 63 % · 41,000 events/s · 0:10 left');
  });

  it('goes on from the share that was there when it was started', () => {
    const { meter, pass } = meterOn(500n, 1_000n);
    expect(meter.read().share).toBe(0.5);
    pass(1_000);
    meter.advance(250, 750n);
    expect(meter.read()).toMatchObject({ share: 0.75, eventsPerSecond: 250, secondsLeft: 1 });
  });

  it('does not say 100 % one event before the end', () => {
    const { meter, pass } = meterOn(0n, 1_000_000n);
    pass(1_000);
    meter.advance(999_999, 999_999n);
    expect(progressBar(meter.read())).toMatch(/^███████░ 99 %/);
  });

  it('keeps the speed of catching up while it waits for news', () => {
    const { meter, pass } = meterOn(0n, 100n);
    pass(500);
    meter.advance(100, 100n);
    meter.goLive();
    pass(60_000);
    meter.advance(1, 101n);
    expect(meter.read()).toMatchObject({
      phase: 'live',
      events: 101,
      share: 1,
      eventsPerSecond: 200,
      secondsLeft: 0,
    });
    expect(progressBar(meter.read())).toBe('████████ 100 % · 200 events/s · live');
  });

  it('of an empty log is whole from the start', () => {
    expect(meterOn(0n, 0n).meter.read()).toMatchObject({ share: 1, secondsLeft: 0 });
  });

  it('spells hours', () => {
    const progress: Progress = {
      models: [],
      phase: 'catching-up',
      events: 1,
      position: 1n,
      end: 10n,
      share: 0.1,
      eventsPerSecond: 7.4,
      secondsLeft: 3_723.2,
    };
    expect(progressBar(progress)).toBe('░░░░░░░░ 10 % · 7 events/s · 1:02:04 left');
  });
});

describe('how often progress is told', () => {
  it('is the first time, and then after so many events or so much time', () => {
    let now = 0;
    const isTime = createThrottle({ everyEvents: 100, everyMilliseconds: 250 }, () => now);
    expect(isTime(1)).toBe(true);
    expect(isTime(100)).toBe(false);
    expect(isTime(101)).toBe(true);
    now = 249;
    expect(isTime(102)).toBe(false);
    now = 250;
    expect(isTime(103)).toBe(true);
  });
});
