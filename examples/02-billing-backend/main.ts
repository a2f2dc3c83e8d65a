import { randomUUID } from 'node:crypto';
import { openDisdetta } from 'disdetta';
import { createBackend, knownTokens, logTo, stopGracefully, tokenDigest } from './index.ts';
import type { Principal } from './index.ts';

const { FILE = 'billing.db', HOST = '127.0.0.1', PORT = '3000' } = process.env;

// Two tokens to try it with. Behind your page, your identity provider knows who is who.
const tokens = { owner: randomUUID(), admin: randomUUID() };
const principals = new Map<string, Principal>([
  [tokenDigest(tokens.owner), { role: 'owner', id: 'user-1', accountId: 'account-1' }],
  [tokenDigest(tokens.admin), { role: 'billing-admin', id: 'billing-1' }],
]);

const disdetta = await openDisdetta({ file: FILE });
const backend = createBackend({
  disdetta,
  authenticate: knownTokens(principals),
  logger: logTo(process.stderr),
});
stopGracefully(backend, disdetta);
const address = await backend.listen({ host: HOST, port: Number(PORT) });

process.stdout.write(
  `${[
    `${address}/openapi.json`,
    `the owner of account-1: authorization: Bearer ${tokens.owner}`,
    `the billing admin:      authorization: Bearer ${tokens.admin}`,
  ].join('\n')}\n`,
);
