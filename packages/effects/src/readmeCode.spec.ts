import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const PACKAGE = join(__dirname, '..');

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'disdetta-effects-readme-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

/** The first block of code of the README, with a ledger in a folder of ours. */
const tenLines = (): string => {
  const readme = readFileSync(join(PACKAGE, 'README.md'), 'utf8');
  const [, code = ''] = /```ts\n(.*?)```/s.exec(readme) ?? [];
  return code.replace('effects.db', join(folder, 'effects.db'));
};

describe('the ten lines of the README', () => {
  it('pay a refund back', () => {
    const story = JSON.stringify(join(__dirname, 'testing/story.ts'));
    const script = `
      import { createMemoryStore } from '@disdetta/store-memory';
      import { createStory } from ${story};
      const store = createMemoryStore();
      const provider = {
        refund: async ({ amount, currency }, { idempotencyKey }) => {
          console.log(amount, currency, idempotencyKey);
          return 'provider-7';
        },
      };
      ${tenLines()}
      const story = createStory(store);
      await story.billed('a-1', 'pro');
      console.log(await story.refundRequested('a-1', 'pro'));
      await effects.idle();
      await effects.stop();`;

    const printed = execFileSync(
      process.execPath,
      ['--conditions=@disdetta/source', '--input-type=module', '--eval', script],
      { cwd: PACKAGE, encoding: 'utf8' },
    );

    const lines = printed.trim().split('\n');
    const refund = lines.find((line) => !line.includes(' '));
    expect(lines).toHaveLength(2);
    expect(lines).toContain(`1499 EUR ${refund ?? ''}`);
  });
});
