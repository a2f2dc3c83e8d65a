import type { FastifyInstance } from 'fastify';
import { fieldOf } from '../html/forms.ts';
import { plainPage } from '../pages/plainPage.ts';
import { plansPage } from '../pages/plansPage.ts';
import { receiptPage } from '../pages/receiptPage.ts';
import { refusalPage } from '../pages/refusalPage.ts';
import { salesPage } from '../pages/salesPage.ts';
import { showAccount } from '../visits/lines.ts';
import { dataOf } from '../wishes/wish.ts';
import { isClosed } from './closeRoutes.ts';
import type { serve } from './serve.ts';
import { aboutLine } from './wishRoutes.ts';

/** The page Current Plans, and what can be read about one line. */
export const plansRoutes = (pages: FastifyInstance, served: ReturnType<typeof serve>): void => {
  pages.get(
    '/plans',
    served(async (visit, request) => {
      const account = await showAccount(visit);
      if (!account.ok) return refusalPage(visit, account.refusal, null);
      const reactivated = fieldOf(request.query, 'reactivated');
      return plansPage(visit, account, { reactivated, isClosed: await isClosed(visit) });
    }),
  );

  pages.get(
    '/plans/:subscriptionId/receipt',
    served(
      aboutLine(async (visit, line) => {
        const receipt = await visit.disdetta.cancellationReceipt(dataOf(visit, line));
        if (!receipt.ok) return refusalPage(visit, receipt.refusal, null);
        return receipt.answer === null
          ? plainPage(visit.words, visit.words.notFound, 404)
          : receiptPage(visit, line, receipt.answer);
      }),
    ),
  );

  pages.get(
    '/plans/:subscriptionId/sales',
    served(
      aboutLine(async (visit, line) => {
        const { disdetta } = visit;
        const foreseen = await disdetta.preview.cancelSubscription(dataOf(visit, line));
        const facts = foreseen.ok ? {} : foreseen.refusal.facts;
        const contact = fieldOf(facts, 'salesContact');
        return salesPage(visit, line, contact === '' ? null : contact);
      }),
    ),
  );
};
