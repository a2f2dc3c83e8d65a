import type { Money } from '@disdetta/core';
import type { Disdetta } from '../disdetta.ts';
import type { Terminal } from '../commandLine/terminal.ts';
import { createScreen } from './screen.ts';
import type { PlanLine, Screen } from './screen.ts';
import { before, moments, wishes } from './story.ts';
import { answersTo, startTelling } from './telling.ts';
import type { Telling } from './telling.ts';
import { STEPS } from './words.ts';
import type { StepName, Words } from './words.ts';

/** What the demonstration needs: a log that can be opened, closed and opened again. */
export interface DemoOptions {
  readonly open: () => Promise<Disdetta>;
  /** Where the log is, for people to read. */
  readonly place: string;
  readonly words: Words;
  readonly terminal: Terminal;
}

interface Scene {
  readonly telling: Telling;
  readonly screen: Screen;
  readonly words: Words;
}

const showPlans = async (
  { telling, screen, words }: Scene,
  accountId: string,
  at: string,
): Promise<void> => {
  const page = await telling.ask('currentPlans', { accountId, at });
  if (page === null) return;
  const lines: PlanLine[] = [];
  for (const line of page.lines) {
    const { subscriptionId } = line;
    const status = await telling.ask('planStatus', { accountId, subscriptionId, at });
    if (status === null) continue;
    const { renewsAt, accessUntil, endedAt } = status;
    const note =
      endedAt !== null
        ? words.ended(screen.day(endedAt))
        : renewsAt !== null
          ? words.renews(screen.day(renewsAt))
          : accessUntil === null
            ? ''
            : words.until(screen.day(accessUntil));
    lines.push({
      name: line.kind === 'plan' ? line.planId : line.addOnId,
      isAddOn: line.kind === 'addOn',
      status: words.status[line.status],
      note,
      actions: line.actions,
    });
  }
  screen.plans(accountId, lines, page.actions);
};

const showAccess = async (
  { telling, screen, words }: Scene,
  subscriptionId: string,
  at: string,
): Promise<void> => {
  const status = await telling.ask('planStatus', { accountId: 'studio', subscriptionId, at });
  screen.point(words.access(screen.moment(at), status?.hasAccess === true));
};

type Scenes = Readonly<Record<Exclude<StepName, 'reopen'>, (scene: Scene) => Promise<void>>>;

const scenes: Scenes = {
  look: (scene) => showPlans(scene, 'studio', moments.atFirst),

  cancel: async (scene) => {
    await scene.telling.tell(wishes.cancel);
    await showPlans(scene, 'studio', moments.afterCancelling);
    await showAccess(scene, 'pro', moments.lastMillisecond);
    await showAccess(scene, 'pro', moments.atTheEnd);
  },

  reactivate: async (scene) => {
    await scene.telling.tell(wishes.reactivate);
    await showPlans(scene, 'studio', moments.afterReactivating);
  },

  addOn: async (scene) => {
    await scene.telling.tell(wishes.cancelAddOn);
    await showPlans(scene, 'studio', moments.afterAddOn);
  },

  sales: async (scene) => {
    await showPlans(scene, 'university', moments.atFirst);
    const { screen, words } = scene;
    const refusal = await scene.telling.beRefused(wishes.cancelSold);
    screen.refuse(words.refused(refusal.code));
    if ('salesContact' in refusal.facts) {
      screen.point(words.contactSales(String(refusal.facts['salesContact'])));
    }
  },

  quote: async (scene) => {
    await showPlans(scene, 'choir', moments.quoting);
    await quoteFor(scene, 'choir', moments.quoting);
  },

  refund: async (scene) => {
    const { telling, screen, words } = scene;
    const due = await quoteFor({ ...scene, screen: silent(screen) }, 'choir', moments.quoting);
    screen.point(words.agreed(screen.money(due)));
    const { data } = wishes.refund;
    await telling.tell({ ...wishes.refund, data: { ...data, agreedAmount: due } });
    screen.say(words.refunded(screen.money(due)));
    await showPlans(scene, 'choir', moments.afterRefund);
  },

  refused: async (scene) => {
    const { telling, screen, words } = scene;
    const refusal = await telling.beRefused(wishes.refundNotDue);
    screen.refuse(words.refused(refusal.code));
    const { accountId, subscriptionId, at } = wishes.refundNotDue.data;
    const answer = await telling.ask('refundEligibility', { accountId, subscriptionId, at });
    if (answer === null || answer.eligible) return;
    screen.point(`${words.notEligible}:`);
    for (const reason of answer.because) screen.point(`  ${words.reason(reason, screen.day)}`);
  },

  close: async (scene) => {
    await showPlans(scene, 'newcomer', moments.atFirst);
    await scene.telling.tell(wishes.close);
    scene.screen.say(scene.words.closed);
    await showPlans(scene, 'newcomer', moments.afterClosing);
  },
};

const silent = (screen: Screen): Screen => ({ ...screen, say: () => undefined });

/** Shows what would come back, and answers it. */
const quoteFor = async (
  { telling, screen, words }: Scene,
  accountId: string,
  at: string,
): Promise<Money> => {
  const quote = await telling.ask('refundEligibility', {
    accountId,
    subscriptionId: 'business',
    at,
  });
  if (quote === null || !quote.eligible) throw new Error('the story has a refund that is due');
  const until = quote.actsBy === null ? '' : screen.day(quote.actsBy);
  screen.say(words.quote(screen.money(quote.amount), until));
  return quote.amount;
};

/**
 * Takes customers through the page on which they cancel, on a real log, step by step; then opens
 * the log anew and asks everything again. Answers the exit code.
 */
export const runDemo = async ({ open, place, words, terminal }: DemoOptions): Promise<number> => {
  const disdetta = await open();
  const screen = createScreen(words, terminal);
  screen.title(words.title, words.subtitle(place));
  const showStep = (name: StepName): void => {
    screen.step(STEPS.indexOf(name) + 1, words.step[name], words.explain[name]);
  };

  const telling = startTelling(disdetta);
  for (const told of before) await telling.tell(told);
  for (const name of STEPS) {
    if (name === 'reopen') continue;
    showStep(name);
    await scenes[name]({ telling, screen, words });
  }
  const answers = await answersTo(disdetta, telling.asked);
  await disdetta.close();

  showStep('reopen');
  const reopened = await open();
  const replayed = await answersTo(reopened, telling.asked);
  await reopened.close();
  screen.point(words.replayed(replayed.length));
  const different = telling.asked.filter((_, index) => answers[index] !== replayed[index]);
  if (different.length > 0) {
    screen.refuse(words.different);
    for (const { name, data } of different) screen.point(`${name} ${JSON.stringify(data)}`);
    return 1;
  }
  screen.say(words.same);
  const [heading = '', ...items] = words.next;
  screen.list(heading, items);
  return 0;
};
