import type { VendorEvent, VendorItem } from '../vendorClient.ts';

/** An event of the category `disdetta` at a position of the log. */
export const itemAt = (position: bigint, part: Partial<VendorEvent> = {}): VendorItem => ({
  event: {
    streamId: 'disdetta-one',
    id: `event ${position}`,
    revision: position,
    type: 'Used',
    isJson: true,
    data: {},
    metadata: {},
    created: new Date('2026-03-01T00:00:00.000Z'),
    position: { commit: position, prepare: position },
    ...part,
  },
});
