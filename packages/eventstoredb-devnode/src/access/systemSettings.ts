import { jsonObjectIn } from '../log/jsonObject.ts';
import { lastRecordOf } from '../log/lastRecord.ts';
import type { NodeLog } from '../log/nodeLog.ts';
import { readAcl } from './acl.ts';
import type { Acl } from './acl.ts';

/** Who may do what with streams that say nothing of it themselves; null where that is not said. */
export interface SystemSettings {
  readonly userStreams: Acl | null;
  readonly systemStreams: Acl | null;
}

const SETTINGS_STREAM = '$settings';

/** What the last event of `$settings` says; what cannot be read says nothing. */
export const systemSettingsOf = async (log: NodeLog): Promise<SystemSettings> => {
  const record = await lastRecordOf(log, SETTINGS_STREAM);
  const settings = record === null ? null : jsonObjectIn(record.data);
  return {
    userStreams: readAcl(settings?.['$userStreamAcl']),
    systemStreams: readAcl(settings?.['$systemStreamAcl']),
  };
};
