import type { RefundReason } from '@disdetta/core';
import type { ExplainWords } from './words.ts';

const reason = (of: RefundReason, spell: (at: string) => string): string => {
  switch (of.code) {
    case 'NeverBilled':
      return 'La linea non era mai stata fatturata.';
    case 'NothingCharged':
      return 'Non era stato addebitato nulla da restituire.';
    case 'NotPaid':
      return "L'addebito non era stato pagato.";
    case 'PeriodOver':
      return `Il periodo pagato era finito il ${spell(of.endedAt)}.`;
    case 'UsedSinceLastBilling':
      return `L'account era stato utilizzato ${of.count === 1 ? 'una volta' : `${of.count} volte`} dopo l'ultima fattura della linea, ${of.count === 1 ? 'il' : 'la prima il'} ${spell(of.usedAt)} (${of.usageId}).`;
    case 'WindowClosed':
      return `Il tempo per chiedere un rimborso era finito il ${spell(of.closedAt)}.`;
    case 'AlreadyRefunded':
      return "L'importo era già stato restituito.";
    case 'Disputed':
      return 'La fattura era contestata presso la banca.';
  }
};

/** An explanation in Italian. */
export const italian: ExplainWords = {
  happened: (when, what) => `Il ${when}: ${what}.`,
  used: (uses, first, last) =>
    uses === '1'
      ? `L'account è stato utilizzato una volta, il ${first}.`
      : `L'account è stato utilizzato: ${uses} utilizzi, dal ${first} al ${last}.`,
  due: (refundId, amount, policy, when) =>
    `Il ${when} il rimborso ${refundId} di ${amount} era dovuto secondo ${policy}.`,
  dueBecause: {
    'unused-since-last-billing':
      "Per quanto si sapeva, l'account non era stato utilizzato dopo l'ultima fattura della linea.",
    'prorated-within-days':
      'La richiesta è arrivata in tempo, e una parte del periodo pagato doveva ancora venire.',
    withdrawal: 'Il recesso dal contratto è arrivato in tempo.',
    'charged-after-cancellation': 'La linea era stata addebitata per un tempo dopo la sua fine.',
  },
  owedAgain: (refundIds) =>
    `L'importo promesso prima (${refundIds}) non era arrivato o era tornato indietro, ed era dovuto di nuovo.`,
  nothingCharged: (when) => `Il ${when} si è receduto dal contratto; non era dovuto alcun importo.`,
  refused: (refundId, code, when) =>
    `Il ${when} il rimborso ${refundId} è stato rifiutato (${code}).`,
  refusedUnder: (policy) => `Così è stato deciso secondo ${policy}.`,
  otherAmountDue: (agreed, due) => `Era stato accettato ${agreed}, ma era dovuto ${due}.`,
  policy: ({ name, version }) => `la regola ${name}, versione ${version}`,
  reason,
  known: (events, through) =>
    events === '1'
      ? `Quando è stato deciso si conosceva un solo evento dell'account, registrato il ${through}.`
      : `Quando è stato deciso si conoscevano ${events} eventi dell'account, l'ultimo registrato il ${through}.`,
  nothingKnown: "Quando è stato deciso non si conosceva nulla dell'account.",
  late: (recorded, happened) => `Registrato solo dopo, il ${recorded}: ${happened}`,
  nothingLate: 'Nulla di ciò che era già accaduto è stato registrato dopo.',
  nowTheSame: 'Con ciò che si sa oggi si deciderebbe allo stesso modo.',
  nowDue: (amount) => `Con ciò che si sa oggi sarebbero dovuti ${amount}.`,
  nowRefused: (codes) => `Con ciò che si sa oggi non sarebbe dovuto nulla (${codes}).`,
};
