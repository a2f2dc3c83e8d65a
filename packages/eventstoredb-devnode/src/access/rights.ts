import type { NodeLog } from '../log/nodeLog.ts';
import { isMetastream, originalOf } from '../log/streamNames.ts';
import { DEFAULT_SYSTEM_STREAM_ACL, DEFAULT_USER_STREAM_ACL, EVERYBODY, readAcl } from './acl.ts';
import type { Right } from './acl.ts';
import type { StreamAction } from './authorise.ts';
import { isAdmin } from './caller.ts';
import type { Caller } from './caller.ts';
import { systemSettingsOf } from './systemSettings.ts';

const WHOLE_LOG = '$all';

/** Whether somebody may do something with a stream, by what its metadata and the settings say. */
export const mayDo = async (
  caller: Caller,
  action: StreamAction,
  stream: string,
  log: NodeLog,
): Promise<boolean> => {
  const name = stream === '' ? WHOLE_LOG : stream;
  if (name === WHOLE_LOG && action !== 'read') return false;
  const right = rightFor(action, name);
  if (right === null) return false;
  if (isAdmin(caller)) return true;
  const holders = await holdersOf(right, isMetastream(name) ? originalOf(name) : name, log);
  return holders.some((holder) => isNamed(caller, holder));
};

/** Metadata is read and written by rights of its own, and never deleted. */
const rightFor = (action: StreamAction, stream: string): Right | null => {
  if (!isMetastream(stream)) return action;
  return action === 'delete' ? null : `metadata-${action}`;
};

const holdersOf = async (
  right: Right,
  stream: string,
  log: NodeLog,
): Promise<readonly string[]> => {
  const own = readAcl((await log.metadataOf(stream)).acl);
  const settings = await systemSettingsOf(log);
  const isSystem = stream.startsWith('$');
  const set = isSystem ? settings.systemStreams : settings.userStreams;
  const standard = isSystem ? DEFAULT_SYSTEM_STREAM_ACL : DEFAULT_USER_STREAM_ACL;
  return own?.[right] ?? set?.[right] ?? standard[right] ?? [];
};

const isNamed = ({ login, groups }: Caller, holder: string): boolean =>
  holder === EVERYBODY || holder === login || groups.includes(holder);
