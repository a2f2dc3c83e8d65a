import type { NodeSettings } from './nodeSettings.ts';

/** What a node says of itself when it runs; the last line says that it answers. */
export const announcement = (settings: NodeSettings, port: number): readonly string[] => [
  "A development node that speaks EventStoreDB's protocol: for tests and laptops, never for production.",
  settings.log === 'memory'
    ? 'It stores events in memory: they are gone when it stops.'
    : `It stores events in ${settings.log.file}.`,
  whoMay(settings),
  `Connect with ${connectionStringOf(settings, port)}`,
  `Listening on ${authorityOf(settings.host, port)}`,
];

const whoMay = ({ isOpen, host }: NodeSettings): string => {
  if (!isOpen) return 'It checks users and rights: admin and ops have the password changeit.';
  return isLoopback(host)
    ? 'It checks nobody: every program on this machine may do anything.'
    : 'It checks nobody: everybody who can reach this machine may do anything.';
};

const connectionStringOf = ({ host, tls, isOpen }: NodeSettings, port: number): string => {
  // Certificates for development name localhost, and hardly ever an address.
  const named = isEverywhere(host) || (tls !== null && isLoopback(host)) ? 'localhost' : host;
  if (tls === null) return `esdb://${authorityOf(named, port)}?tls=false`;
  const user = isOpen ? '' : 'admin:changeit@';
  const file = encodeURIComponent(tls.certificateFile).replaceAll('%2F', '/');
  return `esdb://${user}${authorityOf(named, port)}?tls=true&tlsCAFile=${file}`;
};

const authorityOf = (host: string, port: number): string =>
  `${host.includes(':') ? `[${host}]` : host}:${port}`;

const isEverywhere = (host: string): boolean => host === '0.0.0.0' || host === '::';

const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || host.startsWith('127.');
