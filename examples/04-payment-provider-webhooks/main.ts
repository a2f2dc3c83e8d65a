import { askForRefund, ledgerOf, setStage, startPlan } from './story.ts';
import type { Ready } from './provider/deliveries.ts';

const stage = setStage(import.meta.dirname);

const show = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

/** What an answer says in one word: its outcome, or the code of its problem. */
const inShort = (answer: string): string =>
  /"(?:outcome|code)":"(?<word>[^"]+)"/.exec(answer)?.groups?.['word'] ?? answer;

/** The provider hurries, in the worst order, and sends everything twice. */
const send = async (deliveries: readonly Ready[]): Promise<void> => {
  const backwards = deliveries.toReversed();
  for (const { name, status, answer } of await stage.provider.sendAll([
    ...backwards,
    ...backwards,
  ])) {
    show(`${status}  ${name.padEnd(33)} ${inShort(answer)}`);
  }
};

await send(stage.billing);
await startPlan(stage);
show('--   a customer has started a plan');
await send(stage.billing);
show(`--   ${await askForRefund(stage)}`);
await send(stage.afterwards);
show('--   the ledger of refunds');
show(JSON.stringify(await ledgerOf(stage), null, 2));
