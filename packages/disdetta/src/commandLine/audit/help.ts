import { examples } from '../help.ts';

const EXAMPLES: Readonly<Record<string, readonly string[]>> = {
  audit: [
    'disdetta audit run cancellations.db',
    'disdetta audit run cancellations.db --seal july.seal --key public.pem --json',
    "disdetta audit run 'esdb://node.example:2113?tls=true' --category disdetta",
  ],
  run: [
    'disdetta audit run cancellations.db',
    'disdetta audit run cancellations.db --seal june.seal --seal july.seal --key public.pem',
    'disdetta audit run cancellations.db --from 2026-01-01 --to 2027-01-01 --json > audit.json',
  ],
  verify: [
    'disdetta audit verify cancellations.db',
    'disdetta audit verify cancellations.db --seal july.seal --key public.pem',
  ],
  redecide: ['disdetta audit redecide cancellations.db a-1 a-2'],
  seal: [
    'openssl genpkey -algorithm ed25519 -out private.pem',
    'openssl pkey -in private.pem -pubout -out public.pem',
    'disdetta audit seal cancellations.db --key private.pem --out july.seal',
  ],
  prove: ['disdetta audit prove a-1 --seal july.seal --key public.pem > a-1.proof'],
  explain: [
    'disdetta audit explain cancellations.db a-1',
    'disdetta audit explain cancellations.db a-1 --refund r-1 --lang it',
  ],
  'as-of': [
    `disdetta audit as-of cancellations.db planStatus '{"accountId":"a-1","subscriptionId":"s-1","at":"2026-03-01T00:00:00.000Z"}'`,
  ],
  'what-if': [
    `echo '{"refund":{"name":"prorated-within-days","version":1,"days":14}}' > other.json`,
    'disdetta audit what-if cancellations.db --policy other.json --from 2026-01-01',
  ],
  totals: [
    'disdetta audit totals cancellations.db',
    'disdetta audit totals cancellations.db --from 2026-01-01 --to 2027-01-01 --json',
  ],
  exceptions: ['disdetta audit exceptions cancellations.db --seal july.seal --key public.pem'],
  sample: [
    'disdetta audit sample cancellations.db --of refunds --size 25 --seed 2026-q1',
    'disdetta audit sample cancellations.db --of charges --currency EUR --size 60 --seed 2026-q1',
  ],
  export: [
    'disdetta audit export cancellations.db --format jsonl --out log.jsonl',
    'disdetta audit run log.jsonl',
  ],
  bundle: [
    'disdetta audit bundle cancellations.db --sign-with private.pem --out evidence',
    'disdetta audit bundle cancellations.db --account a-1 --sign-with private.pem --out a-1',
  ],
  report: [
    'disdetta audit report cancellations.db --html report.html',
    'disdetta audit report cancellations.db --account a-1 --lang it --html a-1.html',
  ],
  check: ['disdetta audit check a-1.proof --seal july.seal --key public.pem'],
};

/** The examples of `disdetta audit`, or of one of its commands. */
export const auditExamples = (name: string): string => examples(...(EXAMPLES[name] ?? []));

/** What the process answers, for scripts. */
export const exitCodesHelp = `
Exit codes:
  0   clean: nothing was found
  1   exceptions: something that a person should look at
  2   tampered: something that no honest store and no honest program leave behind
  3   unreadable: something could not be read to its end
  64  the arguments cannot be used
`;
