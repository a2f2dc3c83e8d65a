import { appending } from './appending.ts';
import { closing } from './closing.ts';
import { closingWhileBusy } from './closingWhileBusy.ts';
import { expecting } from './expecting.ts';
import { following } from './following.ts';
import { keepingUp } from './keepingUp.ts';
import { likeness } from './likeness.ts';
import { names } from './names.ts';
import { paging } from './paging.ts';
import type { EventStorePromise } from './promise.ts';
import { racing } from './racing.ts';
import { reading } from './reading.ts';
import { resuming } from './resuming.ts';
import { retrying } from './retrying.ts';
import { retryingAtOnce } from './retryingAtOnce.ts';
import { sizes } from './sizes.ts';
import { stopping } from './stopping.ts';
import { texts } from './texts.ts';
import { wholeness } from './wholeness.ts';

/** Every promise of the `EventStore` port, to be kept by any store. */
export const eventStorePromises: readonly EventStorePromise[] = [
  ...appending,
  ...expecting,
  ...retrying,
  ...retryingAtOnce,
  ...wholeness,
  ...racing,
  ...reading,
  ...paging,
  ...texts,
  ...names,
  ...sizes,
  ...following,
  ...keepingUp,
  ...resuming,
  ...stopping,
  ...closing,
  ...closingWhileBusy,
  ...likeness,
];
