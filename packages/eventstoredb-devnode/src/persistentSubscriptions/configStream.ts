import { randomUUID } from 'node:crypto';
import * as E from 'fp-ts/lib/Either.js';
import type { NodeLog } from '../log/nodeLog.ts';
import type { GroupConfig } from './settings.ts';

const STREAM = '$persistentSubscriptionConfig';
const TYPE = '$PersistentConfig';

interface WrittenConfig extends Omit<GroupConfig, 'settings'> {
  readonly settings: Omit<GroupConfig['settings'], 'startFrom'> & { readonly startFrom: string };
}

/** All groups of the node, as they were set up last. */
export const readConfigs = async (log: NodeLog): Promise<readonly GroupConfig[]> => {
  const records = await log.readStream(STREAM, {
    from: 'end',
    direction: 'backwards',
    count: 1n,
    resolveLinks: false,
  });
  if (E.isLeft(records)) return [];
  for await (const { event } of records.right) {
    const text = Buffer.from(event?.data ?? []).toString('utf8');
    const { entries } = JSON.parse(text) as { readonly entries: readonly WrittenConfig[] };
    return entries.map(read);
  }
  return [];
};

/** Writes down how all groups are set up, so that they are there after a restart. */
export const writeConfigs = async (
  log: NodeLog,
  configs: readonly GroupConfig[],
): Promise<void> => {
  const text = JSON.stringify({ version: '2', entries: configs.map(write) });
  await log.append(STREAM, 'any', [
    {
      id: randomUUID(),
      type: TYPE,
      isJson: true,
      data: Buffer.from(text),
      metadata: new Uint8Array(),
    },
  ]);
};

const write = (config: GroupConfig): WrittenConfig => ({
  ...config,
  settings: { ...config.settings, startFrom: String(config.settings.startFrom) },
});

const read = ({ settings, ...config }: WrittenConfig): GroupConfig => {
  const { startFrom } = settings;
  const place = startFrom === 'start' || startFrom === 'end' ? startFrom : BigInt(startFrom);
  return { ...config, settings: { ...settings, startFrom: place } };
};
