import { LIBRARY_VERSION } from '@disdetta/core';
import {
  REFUSALS,
  STREAM,
  altered,
  cancel,
  foundIn,
  inData,
  inMetadata,
  opened,
  started,
} from '../testing/decidedAgain.ts';

describe('what another version of the library decided', () => {
  const older = inMetadata(`"library":"${LIBRARY_VERSION}"`, '"library":"0.0.9"');
  const facts = { library: '0.0.9', auditedBy: LIBRARY_VERSION };

  it('is said of an event, and what differs beside its version', async () => {
    const change = altered(STREAM, 1n, (event) => ({
      ...inData('"planId":"pro"', '"planId":"max"')(event),
      ...older(event),
    }));
    expect(await foundIn([opened, started], change)).toEqual([
      {
        code: 'DecidedByAnotherVersion',
        stream: STREAM,
        revision: 1n,
        message: `Event 1 of ${STREAM} was decided by version 0.0.9: what differs may be what changed since.`,
        facts,
      },
      expect.objectContaining({
        code: 'DecisionDiffers',
        facts: { differences: [{ path: 'data.planId', recorded: 'max', decided: 'pro' }] },
      }),
    ]);
  });

  it('is said of a refusal, whose wording may have been another', async () => {
    const change = altered(REFUSALS, 0n, (event) => ({
      ...inData('has nothing to cancel', 'has something to cancel')(event),
      ...older(event),
    }));
    expect(await foundIn([opened, cancel('c-9')], change)).toEqual([
      {
        code: 'DecidedByAnotherVersion',
        stream: REFUSALS,
        revision: 0n,
        message: `Refusal 0 of ${REFUSALS} was decided by version 0.0.9: what differs may be what changed since.`,
        facts,
      },
    ]);
  });
});
