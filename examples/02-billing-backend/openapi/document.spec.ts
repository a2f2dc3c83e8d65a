import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { commandCodecs, decodeCommand } from '@disdetta/core';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { isRight } from 'fp-ts/lib/Either.js';
import { commandOperations } from '../operations/commandOperations.ts';
import { openApiDocument } from './document.ts';
import { bodySchemaOf } from './items.ts';

const VALIDATOR = join(
  dirname(createRequire(__filename).resolve('@seriousme/openapi-schema-validator/package.json')),
  'bin/validate-api-cli.js',
);

describe('the description of the backend', () => {
  it('is OpenAPI 3.1', () => {
    const folder = mkdtempSync(join(tmpdir(), 'disdetta-openapi-'));
    const file = join(folder, 'openapi.json');
    writeFileSync(file, JSON.stringify(openApiDocument));
    const told = execFileSync(process.execPath, [VALIDATOR, file], { encoding: 'utf8' });
    rmSync(folder, { recursive: true });
    expect(told).toMatch(/"valid": true/);
  });

  it('has an operation for every command', () => {
    const described = commandOperations.map(({ type }) => type);
    expect(described.toSorted()).toEqual(Object.keys(commandCodecs).toSorted());
  });

  it('knows what every field of every command looks like', () => {
    const unknown: string[] = [];
    JSON.stringify(
      commandOperations.map(({ type }) => bodySchemaOf(type)),
      (name, value: unknown) => {
        if (
          typeof value === 'object' &&
          value !== null &&
          'description' in value &&
          !('type' in value)
        ) {
          unknown.push(name);
        }
        return value;
      },
    );
    expect(unknown).toEqual([]);
  });
});

const at = '2026-03-10T12:00:00.000Z';
const refund = {
  subscriptionId: 's-1',
  refundId: 'r-1',
  agreedAmount: { amount: 1_499, currency: 'EUR' },
  reason: { code: 'not-used', comment: 'no' },
  at,
};
const bill = {
  invoiceId: 'i-1',
  billedAt: at,
  lines: [
    {
      subscriptionId: 's-1',
      period: { start: at, end: '2026-04-01T00:00:00.000Z' },
      charged: { amount: 0, currency: 'JPY' },
    },
  ],
};

describe('a body', () => {
  it.each([
    ['a refund', 'RequestRefund', refund],
    [
      'an amount with decimals',
      'RequestRefund',
      { ...refund, agreedAmount: { amount: 1.5, currency: 'EUR' } },
    ],
    [
      'an amount below nothing',
      'RequestRefund',
      { ...refund, agreedAmount: { amount: -1, currency: 'EUR' } },
    ],
    [
      'a currency in small letters',
      'RequestRefund',
      { ...refund, agreedAmount: { amount: 1, currency: 'eur' } },
    ],
    ['an unknown field', 'RequestRefund', { ...refund, agreed: true }],
    ['a missing id', 'RequestRefund', { ...refund, refundId: undefined }],
    ['an empty id', 'RequestRefund', { ...refund, refundId: '' }],
    ['an id with a control character', 'RequestRefund', { ...refund, refundId: 'r\n' }],
    ['an id that is too long', 'RequestRefund', { ...refund, refundId: 'r'.repeat(201) }],
    [
      'a comment that is too long',
      'RequestRefund',
      { ...refund, reason: { code: 'x', comment: 'x'.repeat(5_001) } },
    ],
    ['an instant without a zone', 'RequestRefund', { ...refund, at: '2026-03-10T12:00:00.000' }],
    ['an invoice', 'RecordBilling', bill],
    ['an invoice without lines', 'RecordBilling', { ...bill, lines: undefined }],
    [
      'a plan of a channel',
      'StartPlan',
      { subscriptionId: 's', planId: 'p', channel: 'sales', at },
    ],
    [
      'a plan of no such channel',
      'StartPlan',
      { subscriptionId: 's', planId: 'p', channel: 'post', at },
    ],
  ] as const)('is read as it is described: %s', (_, type, given) => {
    const body: unknown = JSON.parse(JSON.stringify(given));
    const command = { type, data: { accountId: 'a-1', ...given }, metadata: { commandId: 'c-1' } };
    const described = new Ajv2020({ strict: true, formats: { 'date-time': true } }).compile(
      bodySchemaOf(type),
    );
    expect(described(body)).toBe(isRight(decodeCommand(JSON.parse(JSON.stringify(command)))));
  });
});
