import { GREATEST_INT64 } from '../protocol/positions.ts';
import type { LoggedRecord, ResolvedRecord } from './nodeLog.ts';
import type { Records } from './records.ts';
import type { StreamView, ViewOf } from './streamView.ts';
import { isVisible } from './visibility.ts';

/** Follows a record to the event it stands for, if it is a link and links are to be resolved. */
export type Resolve = (record: LoggedRecord, resolveLinks: boolean) => Promise<ResolvedRecord>;

const LINK_TYPE = '$>';

/** Resolves links `revision@stream`; one to what is not to be seen any more leads nowhere. */
export const createResolve = (records: Records, viewOf: ViewOf): Resolve => {
  const targetOf = async (revision: bigint, stream: string): Promise<LoggedRecord | null> => {
    const view: StreamView = await viewOf(stream);
    if (view.state !== 'there' || revision > view.lastRevision) return null;
    const [event] = await records.ofStream(stream, revision, 'forwards', 1);
    return event !== undefined && isVisible(event, view) ? event : null;
  };

  return async (record, resolveLinks) => {
    const asIs = { event: record, link: null };
    if (!resolveLinks || record.type !== LINK_TYPE) return asIs;
    const text = Buffer.from(record.data).toString('utf8');
    const at = text.indexOf('@');
    const [revision, stream] = at < 0 ? [text, null] : [text.slice(0, at), text.slice(at + 1)];
    if (!/^\d+$/.test(revision) || BigInt(revision) > GREATEST_INT64) return asIs;
    const event = stream === null ? null : await targetOf(BigInt(revision), stream);
    return { event, link: record };
  };
};
