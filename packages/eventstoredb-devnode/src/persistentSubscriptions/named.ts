import { readStreamName } from '../protocol/streamIdentifier.ts';
import type { NamedGroup } from './messages.ts';
import type { GroupConfig } from './settings.ts';

/** The group that a request names. */
export const namedIn = ({
  streamOption,
  streamIdentifier,
  groupName,
}: NamedGroup): Pick<GroupConfig, 'stream' | 'group'> => ({
  stream: streamOption === 'all' ? '$all' : readStreamName(streamIdentifier),
  group: groupName,
});
