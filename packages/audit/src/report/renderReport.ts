import type { Task } from 'fp-ts/lib/Task.js';
import { loadPlotting } from './charts/plotting.ts';
import type { ReportFacts } from './facts.ts';
import { english } from './language/english.ts';
import { italian } from './language/italian.ts';
import type { Words } from './language/words.ts';
import { documentOf } from './page/document.ts';
import { account } from './sections/account.ts';
import { charts } from './sections/charts.ts';
import { exceptions } from './sections/exceptions.ts';
import { figures } from './sections/figures.ts';
import { findings } from './sections/findings.ts';
import { masthead } from './sections/masthead.ts';
import { notes } from './sections/notes.ts';
import { totals } from './sections/totals.ts';

/** A language that reports are written in. */
export type ReportLanguage = 'en' | 'it';

const LANGUAGES: Readonly<Record<ReportLanguage, Words>> = { en: english, it: italian };

/**
 * Writes a report as one HTML file that needs no network and runs nothing. The same facts give
 * the same bytes, whatever the machine, its clock, its time zone and its language. It is a task
 * because the library that draws is loaded only here.
 */
export const renderReport =
  (facts: ReportFacts, language: ReportLanguage = 'en'): Task<string> =>
  async () => {
    const plotting = await loadPlotting();
    const words = LANGUAGES[language];
    const { kind, ofLog, ofAccount, verdict } = words.masthead;
    const about = facts.account === null ? ofLog : `${ofAccount} ${facts.account.accountId}`;
    const [word] = verdict[facts.audit.verdict];
    const sections = [masthead, figures, findings, account, exceptions, totals, charts];
    return documentOf({
      language: words.code,
      title: `Disdetta, ${kind}: ${about}, ${word}`,
      content: [...sections.map((section) => section(facts, words, plotting)), notes(words)],
    }).toString();
  };
