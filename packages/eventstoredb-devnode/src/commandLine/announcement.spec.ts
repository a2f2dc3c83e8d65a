import { announcement } from './announcement.ts';
import type { NodeSettings } from './nodeSettings.ts';

const open: NodeSettings = {
  host: '127.0.0.1',
  port: 0,
  log: { file: '/home/somebody/eventstoredb-devnode.db' },
  tls: null,
  isOpen: true,
};
const tls = { certificate: '', key: '', certificateFile: '/my certificates/node.pem' };

describe('what a node says of itself', () => {
  it('is that it is never for production, where it stores, who may, and where it listens', () => {
    expect(announcement(open, 2113)).toEqual([
      "A development node that speaks EventStoreDB's protocol: for tests and laptops, never for production.",
      'It stores events in /home/somebody/eventstoredb-devnode.db.',
      'It checks nobody: every program on this machine may do anything.',
      'Connect with esdb://127.0.0.1:2113?tls=false',
      'Listening on 127.0.0.1:2113',
    ]);
  });

  it.each<[string, Partial<NodeSettings>, string]>([
    ['in memory', { log: 'memory' }, 'It stores events in memory: they are gone when it stops.'],
    [
      'open to the network',
      { host: '0.0.0.0' },
      'It checks nobody: everybody who can reach this machine may do anything.',
    ],
    ['everywhere', { host: '::' }, 'Connect with esdb://localhost:2113?tls=false'],
    ['at another address', { host: 'fe80::1' }, 'Listening on [fe80::1]:2113'],
    [
      'with TLS',
      { tls, isOpen: false },
      'Connect with esdb://admin:changeit@localhost:2113?tls=true&tlsCAFile=/my%20certificates/node.pem',
    ],
    [
      'with TLS, checking nobody',
      { tls },
      'Connect with esdb://localhost:2113?tls=true&tlsCAFile=/my%20certificates/node.pem',
    ],
    [
      'checking users',
      { tls, isOpen: false },
      'It checks users and rights: admin and ops have the password changeit.',
    ],
  ])('fits how it runs: %s', (_, settings, line) => {
    expect(announcement({ ...open, ...settings }, 2113)).toContain(line);
  });
});
