import { askForRefund, ledgerOf, setStage, startPlan } from './story.ts';
import type { Ready } from './provider/deliveries.ts';

const stage = setStage(import.meta.dirname);

const show = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

/** The provider hurries, in the worst order, and sends everything twice. */
const send = async (deliveries: readonly Ready[]): Promise<void> => {
  const backwards = deliveries.toReversed();
  for (const { name, status, answer } of await stage.provider.sendAll([
    ...backwards,
    ...backwards,
  ])) {
    show(`${status}  ${name.padEnd(33)} ${answer}`);
  }
};

await send(stage.billing);
await startPlan(stage);
show('--   a customer has started a plan');
await send(stage.billing);
show(`--   ${await askForRefund(stage)}`);
await send(stage.afterwards);
show(`--   ${JSON.stringify(await ledgerOf(stage), null, 2)}`);
