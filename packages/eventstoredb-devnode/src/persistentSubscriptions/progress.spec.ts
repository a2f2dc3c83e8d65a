import { createProgress } from './progress.ts';

describe('progress from nothing', () => {
  it('has reached nothing until the first step is finished', () => {
    const progress = createProgress(null);
    const first = progress.begin(3n);
    progress.finish(progress.begin(4n));
    expect(progress.reached()).toBeNull();
    progress.finish(first);
    expect(progress.reached()).toEqual({ number: 1, place: 4n });
  });

  it('reaches what comes before the first step that is not finished', () => {
    const progress = createProgress(null);
    const [one, two, three] = [10n, 20n, 30n].map(progress.begin);
    if (one === undefined || two === undefined || three === undefined) throw new Error('no steps');
    progress.finish(one);
    progress.finish(three);
    expect(progress.reached()).toEqual({ number: 0, place: 10n });
    progress.finish(two);
    expect(progress.reached()).toEqual({ number: 2, place: 30n });
  });

  it('counts what it passes, and does not pass what is not finished', () => {
    const progress = createProgress(null);
    progress.pass(1n);
    expect(progress.reached()).toEqual({ number: 0, place: 1n });
    const step = progress.begin(2n);
    progress.pass(3n);
    expect(progress.reached()).toEqual({ number: 0, place: 1n });
    progress.finish(step);
    expect(progress.reached()).toEqual({ number: 2, place: 3n });
    expect(progress.lastPlace()).toBe(3n);
  });
});

describe('progress from a checkpoint', () => {
  it('has reached the checkpoint', () => {
    const progress = createProgress(7n);
    expect(progress.reached()).toEqual({ number: 0, place: 7n });
    progress.begin(8n);
    expect(progress.reached()).toEqual({ number: 0, place: 7n });
  });
});
