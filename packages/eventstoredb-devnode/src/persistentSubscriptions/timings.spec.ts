import { createTimings } from './timings.ts';

describe('how long a consumer takes', () => {
  it('is not said before it has answered anything', () => {
    expect(createTimings(() => 0).measurements()).toEqual([]);
  });

  it('is said by shares, as the server names them', () => {
    let time = 0;
    const timings = createTimings(() => time);
    for (let took = 1; took <= 200; took += 1) {
      timings.begin(`${took}`);
      time += took;
      timings.end(`${took}`);
    }
    timings.end('never begun');
    expect(
      Object.fromEntries(timings.measurements().map(({ key, value }) => [key, value])),
    ).toEqual({
      Mean: '100',
      Median: '101',
      Fastest: '1',
      'Quintile 1': '1',
      'Quintile 2': '41',
      'Quintile 3': '81',
      'Quintile 4': '121',
      'Quintile 5': '161',
      '90%': '181',
      '95%': '191',
      '99%': '199',
      '99.5%': '200',
      '99.9%': '200',
      Highest: '200',
    });
  });

  it('looks back at the last thousand answers', () => {
    let time = 0;
    const timings = createTimings(() => time);
    const answerAfter = (milliseconds: number): void => {
      timings.begin('a');
      time += milliseconds;
      timings.end('a');
    };
    answerAfter(9_999);
    for (let count = 0; count < 1_000; count += 1) answerAfter(5);
    expect(timings.measurements()).toContainEqual({ key: 'Highest', value: '5' });
  });
});
