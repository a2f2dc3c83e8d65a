import { spawnSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import {
  copyFileSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { createHandle } from '@disdetta/core';
import { openSqliteStore } from '@disdetta/store-sqlite';
import { Command } from 'commander';
import * as E from 'fp-ts/lib/Either.js';
import { HELP } from '../help.ts';
import { addAuditCommands } from './auditCommands.ts';
import { outputOf } from './output.ts';

const MAIN = join(__dirname, '../../main.ts');
let folder: string;
const file = (name: string): string => join(folder, name);

interface Ran {
  readonly status: number | null;
  readonly out: string;
  readonly error: string;
}

/** Runs the program itself. */
const disdetta = (...args: readonly string[]): Ran => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--conditions=@disdetta/source', MAIN, ...args],
    { encoding: 'utf8' },
  );
  return { status, out: stdout, error: stderr };
};

const audit = (...args: readonly string[]): Ran => disdetta('audit', ...args);

const tell = async (path: string): Promise<void> => {
  const store = await openSqliteStore({ path })();
  if (E.isLeft(store)) throw new Error(store.left.message);
  const handle = createHandle({ store: store.right, journalRefusals: true });
  const line = { accountId: 'a-1', subscriptionId: 's-1' };
  const commands = [
    { type: 'OpenAccount', data: { accountId: 'a-1', at: '2026-01-01T09:00:00.000Z' } },
    { type: 'StartPlan', data: { ...line, planId: 'pro', at: '2026-01-02T09:00:00.000Z' } },
    { type: 'CancelSubscription', data: { ...line, at: '2026-01-03T09:00:00.000Z' } },
    { type: 'CancelSubscription', data: { ...line, at: '2026-01-04T09:00:00.000Z' } },
    { type: 'OpenAccount', data: { accountId: 'a-2', at: '2026-01-05T09:00:00.000Z' } },
  ];
  for (const [place, command] of commands.entries()) {
    await handle({ ...command, metadata: { commandId: `c-${place}` } })();
  }
  await store.right.close()();
};

/** A copy of the log in which somebody who knows SQL has changed something. */
const tamperedWith = (sql: string): string => {
  const copy = file('tampered.db');
  rmSync(copy, { force: true });
  copyFileSync(file('log.db'), copy);
  const database = new DatabaseSync(copy);
  database.exec(sql);
  database.close();
  return copy;
};

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'disdetta-audit-'));
  await tell(file('log.db'));
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  writeFileSync(file('private.pem'), privateKey.export({ type: 'pkcs8', format: 'pem' }));
  writeFileSync(file('public.pem'), publicKey.export({ type: 'spki', format: 'pem' }));
  audit('seal', file('log.db'), '--key', file('private.pem'), '--out', file('log.seal'));
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

const sealed = (): readonly string[] => ['--seal', file('log.seal'), '--key', file('public.pem')];

describe('disdetta audit', () => {
  it('finds a log clean, and says that nothing anchors it', () => {
    const { status, out, error } = audit('run', file('log.db'));
    expect({ status, error }).toEqual({ status: 0, error: '' });
    expect(out).toContain('✓ clean');
    expect(out).toContain('Not anchored');
  });

  it('holds a log against its seal, and leaves no trace beside it', () => {
    const before = readdirSync(folder);
    const { status, out } = audit('verify', file('log.db'), ...sealed());
    expect({ status, anchored: out.includes('As it was sealed') }).toEqual({
      status: 0,
      anchored: true,
    });
    expect(readdirSync(folder)).toEqual(before);
  });

  it('tells machines the same in one JSON object', () => {
    const { status, out } = audit('run', file('log.db'), ...sealed(), '--json');
    expect(status).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      verdict: 'clean',
      findings: [],
      exceptions: [],
      events: 5,
      refusals: 1,
      anchoredThrough: 5,
    });
  });

  it('tells the same however many threads share the accounts', () => {
    const tampered = tamperedWith(`UPDATE event SET data = replace(data, 'pro', 'top')`);
    for (const log of [file('log.db'), tampered]) {
      const alone = audit('run', log, '--threads', '1', '--json');
      expect(audit('run', log, '--threads', '3', '--json')).toEqual(alone);
      expect(alone.out).toContain('verdict');
    }
  });

  it.each([
    ['an altered amount or name', `UPDATE event SET data = replace(data, 'pro', 'top')`, 1],
    ['an event that is gone', `DELETE FROM event WHERE stream = 'account-a-1' AND revision = 1`, 1],
    ['a tail that was cut', `DELETE FROM event WHERE stream = 'account-a-2'`, 0],
  ])('names %s, and answers 2', (_, sql, revision) => {
    const { status, out } = audit('run', tamperedWith(sql), ...sealed(), '--json');
    expect(status).toBe(2);
    const { findings } = JSON.parse(out) as { readonly findings: readonly unknown[] };
    expect(findings).toContainEqual(expect.objectContaining({ revision }));
  });

  it('answers 1 where only a person can judge, and 3 where an event cannot be read', () => {
    const backwards = `UPDATE event SET recorded_at = '2020-01-01T00:00:00.000Z' WHERE revision = 1`;
    expect(audit('verify', tamperedWith(backwards)).status).toBe(1);
    const unreadable = `UPDATE event SET type = 'Unheard' WHERE stream = 'account-a-2'`;
    expect(audit('verify', tamperedWith(unreadable)).status).toBe(3);
  });

  it('shows nothing that a terminal would act on, whatever stands in the log', () => {
    const sql = `UPDATE event SET stream = 'account-' || char(27) || '[2Ja-2' WHERE stream = 'account-a-2'`;
    const { status, out } = audit('run', tamperedWith(sql));
    expect({ status, escape: out.includes('\u001b'), told: out.includes('u001b[2J') }).toEqual({
      status: 2,
      escape: false,
      told: true,
    });
  });

  it('decides the accounts again that it is given', () => {
    expect(audit('redecide', file('log.db'), 'a-1', 'a-2')).toMatchObject({
      status: 0,
      out: expect.stringContaining('4 decisions and 1 refusal') as string,
    });
    expect(audit('redecide', file('log.db'), 'a-3')).toMatchObject({ status: 64 });
  });

  it('proves to a customer that their account was sealed, and nothing else', () => {
    const proof = audit('prove', 'a-1', ...sealed());
    expect({ status: proof.status, others: proof.out.includes('a-2') }).toEqual({
      status: 0,
      others: false,
    });
    writeFileSync(file('a-1.proof'), proof.out);
    expect(audit('check', file('a-1.proof'), ...sealed()).status).toBe(0);
    writeFileSync(file('forged.proof'), proof.out.replace('account-a-1', 'account-a-9'));
    expect(audit('check', file('forged.proof'), ...sealed()).status).toBe(2);
  });

  it('never writes over a seal', () => {
    const before = readFileSync(file('log.seal'), 'utf8');
    const { status, error } = audit(
      ...['seal', file('log.db'), '--key', file('private.pem'), '--out', file('log.seal')],
    );
    expect({ status, after: readFileSync(file('log.seal'), 'utf8') }).toEqual({
      status: 64,
      after: before,
    });
    expect(error).toContain('there is a file of that name already');
  });

  it.each([
    ['a log that is not there', () => ['run', file('none.db')], 3, 'there is no such file'],
    ['a file that is no log', () => ['run', file('public.pem')], 3, 'public.pem'],
    ['a folder', () => ['run', folder], 64, 'is a folder'],
    [
      'a seal without a key',
      () => ['run', file('log.db'), '--seal', file('log.seal')],
      64,
      '--key',
    ],
    [
      'a key that is none',
      () => ['run', file('log.db'), '--seal', file('log.seal'), '--key', file('log.seal')],
      64,
      'Ed25519',
    ],
    [
      'a seal that is none',
      () => ['run', file('log.db'), '--seal', file('public.pem'), '--key', file('public.pem')],
      3,
      'not a seal',
    ],
    ['a misspelt option', () => ['run', file('log.db'), '--jsn'], 64, '--json'],
    ['an instant that is none', () => ['run', file('log.db'), '--from', 'May'], 64, '2026-03-01'],
    [
      'a stretch that ends before it begins',
      () => ['run', file('log.db'), '--from', '2026-05-01', '--to', '2026-01-01'],
      64,
      'before --to',
    ],
    ['an export that is not there', () => ['run', file('none.jsonl')], 3, 'there is no such file'],
    ['a proof without a seal', () => ['prove', 'a-1'], 64, "'--seal <file>'"],
    ['a command that is none', () => ['rum'], 64, 'run'],
  ])('says in one sentence what is wrong with %s', (_, args, status, sentence) => {
    const ran = audit(...args());
    expect({ status: ran.status, out: ran.out }).toEqual({ status, out: '' });
    expect(ran.error).toContain(sentence);
    expect(ran.error).not.toContain('    at ');
  });

  it('teaches every one of its commands by examples', () => {
    const { status, out } = audit('--help');
    expect({ status, teaches: out.includes('$ disdetta audit') }).toEqual({
      status: 0,
      teaches: true,
    });
    const program = new Command().configureHelp(HELP);
    const nowhere = { write: () => true };
    addAuditCommands(program, outputOf({ stdout: nowhere, stderr: nowhere, env: {} }));
    const commands = program.commands.flatMap((group) => group.commands);
    expect(commands.map((command) => command.name())).toContain('run');
    for (const command of commands) {
      const written: string[] = [];
      command.configureOutput({ writeOut: (text) => written.push(text) });
      command.outputHelp();
      const help = written.join('');
      expect(help).toContain(`$ disdetta audit ${command.name()} `);
      for (const { flags, mandatory } of command.options) {
        if (mandatory) expect(help).toMatch(new RegExp(`${flags} [^-]*\\(required`));
      }
    }
  });
});
