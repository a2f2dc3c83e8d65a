import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { ROOT, documents } from './documents.ts';
import { brokenLinksIn } from './links.ts';

describe('the links in documents', () => {
  it('lead somewhere, to headings that are there', () => {
    expect(documents).toContain('README.md');
    expect(documents.flatMap(brokenLinksIn)).toEqual([]);
  });

  it.each([
    ['a file that is not there', '[a](none.md)', 'none.md leads nowhere'],
    ['a heading that is not there', '[a](#elsewhere)', '#elsewhere names a heading'],
    ['a place outside', '[a](../../../../../../x.md)', 'leads out of the repository'],
  ])('are found broken when they name %s', (_, text, fault) => {
    const folder = mkdtempSync(join(__dirname, '.links-'));
    const file = join(folder, 'page.md');
    writeFileSync(file, `# Here\n\n[fine](#here) \`[code](none.md)\` ${text}\n`);
    const found = brokenLinksIn(relative(ROOT, file));
    rmSync(folder, { recursive: true });
    expect(found).toEqual([expect.stringContaining(fault)]);
  });
});
