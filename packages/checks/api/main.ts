import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Extractor, ExtractorConfig, ExtractorLogLevel } from '@microsoft/api-extractor';
import { entriesOf, publicPackages } from '../build/publicPackages.ts';
import type { PublicPackage } from '../build/publicPackages.ts';

/**
 * Holds the public surface of every package against the report of it that stands in `api/`, so that
 * a change of what users see shows in review. `--write` brings the reports up to date.
 */
const isToWrite = process.argv.includes('--write');
const scratch = mkdtempSync(join(tmpdir(), 'disdetta-api-'));

/** The types are read as users get them: from the build, without the condition for our sources. */
const COMPILER = {
  compilerOptions: {
    target: 'ES2023',
    lib: ['ES2023'],
    module: 'NodeNext',
    moduleResolution: 'NodeNext',
    strict: true,
    skipLibCheck: true,
    types: ['node'],
  },
};

const stemOf = (entry: string): string => (entry === '.' ? 'index' : entry.slice('./'.length));

/** The types of an entry: a file of its name, or the index of a folder of its name. */
const fileOf = (folder: string, entry: string): string => {
  const file = join(folder, 'dist', `${stemOf(entry)}.d.ts`);
  return existsSync(file) ? file : join(folder, 'dist', stemOf(entry), 'index.d.ts');
};

/** Whether the report of an entry says what its types say. */
const check = ({ name, folder }: PublicPackage, entry: string): boolean => {
  const reportFolder = join(folder, 'api');
  mkdirSync(reportFolder, { recursive: true });
  const config = ExtractorConfig.prepare({
    configObject: {
      projectFolder: folder,
      mainEntryPointFilePath: fileOf(folder, entry),
      newlineKind: 'lf',
      compiler: { overrideTsconfig: { ...COMPILER, include: [fileOf(folder, entry)] } },
      apiReport: {
        enabled: true,
        reportFolder,
        reportTempFolder: scratch,
        reportFileName: `${stemOf(entry)}.api.md`,
      },
      docModel: { enabled: false },
      dtsRollup: { enabled: false },
      messages: {
        // Everything that is exported is public: there are no release tags to miss.
        extractorMessageReporting: {
          'ae-missing-release-tag': { logLevel: ExtractorLogLevel.None },
        },
      },
    },
    configObjectFullPath: undefined,
    packageJsonFullPath: join(folder, 'package.json'),
  });
  const { apiReportChanged, succeeded } = Extractor.invoke(config, { localBuild: isToWrite });
  const isAsReported = isToWrite ? succeeded : !apiReportChanged && succeeded;
  if (!isAsReported) {
    process.stdout.write(
      `✗ ${name} ${entry}: its public surface is not as reported; run pnpm api --write\n`,
    );
  }
  return isAsReported;
};

try {
  const outcomes = publicPackages.flatMap((published) =>
    entriesOf(published).map((entry) => check(published, entry)),
  );
  process.stdout.write(`${outcomes.length} public surfaces\n`);
  process.exitCode = outcomes.every(Boolean) ? 0 : 1;
} finally {
  rmSync(scratch, { recursive: true });
}
