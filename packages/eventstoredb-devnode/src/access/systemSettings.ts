import * as E from 'fp-ts/lib/Either.js';
import type { NodeLog } from '../log/nodeLog.ts';
import { readAcl } from './acl.ts';
import type { Acl } from './acl.ts';

/** Who may do what with streams that say nothing of it themselves. */
export interface SystemSettings {
  readonly userStreams: Acl | null;
  readonly systemStreams: Acl | null;
}

const NO_SETTINGS: SystemSettings = { userStreams: null, systemStreams: null };

const SETTINGS_STREAM = '$settings';

/** What the last event of `$settings` says; what cannot be read says nothing. */
export const systemSettingsOf = async (log: NodeLog): Promise<SystemSettings> => {
  const records = await log.readStream(SETTINGS_STREAM, {
    from: 'end',
    direction: 'backwards',
    count: 1n,
    resolveLinks: false,
  });
  if (E.isLeft(records)) return NO_SETTINGS;
  for await (const { event } of records.right) {
    return event === null ? NO_SETTINGS : readSettings(event.data);
  }
  return NO_SETTINGS;
};

const readSettings = (data: Uint8Array): SystemSettings => {
  const settings = E.tryCatch(
    (): unknown => JSON.parse(Buffer.from(data).toString('utf8')),
    () => null,
  );
  if (E.isLeft(settings) || typeof settings.right !== 'object' || settings.right === null) {
    return NO_SETTINGS;
  }
  return {
    userStreams: readAcl(Reflect.get(settings.right, '$userStreamAcl')),
    systemStreams: readAcl(Reflect.get(settings.right, '$systemStreamAcl')),
  };
};
