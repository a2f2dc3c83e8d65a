import { readStreamName } from '../protocol/streamIdentifier.ts';
import type { NamedGroup } from './messages.ts';
import { WHOLE_LOG } from './settings.ts';
import type { GroupName } from './settings.ts';

/** The group that a request names. */
export const namedIn = ({ streamOption, streamIdentifier, groupName }: NamedGroup): GroupName => ({
  stream: streamOption === 'all' ? WHOLE_LOG : readStreamName(streamIdentifier),
  group: groupName,
});
