import { momentIn, moneyIn, reasonsIn, spelt } from './facts.ts';
import type { Words } from './words.ts';

/** The page in Italian. */
export const italian: Words = {
  language: 'it',
  locale: 'it-IT',
  languages: 'Lingua',
  billing: 'Fatturazione',
  title: 'Piani attuali',
  skip: 'Vai al contenuto',
  signedInAs: (accountId) => `Account ${accountId}`,
  signOut: 'Esci',
  signIn: 'Accedi',
  signInLead: 'Questi sono account di esempio. Scegline uno per vedere la sua pagina.',
  back: 'Torna ai piani attuali',
  intro: 'Puoi disdire in ogni momento. Ciò che hai pagato resta tuo fino alla fine del periodo.',
  nothing: 'Non hai piani a pagamento: non c’è nulla da disdire.',
  closed: 'Questo account è chiuso.',
  kind: { plan: 'Piano', addOn: 'Componente aggiuntivo' },
  status: { Active: 'Attivo', Cancelled: 'Annullato', Ended: 'Terminato' },
  action: {
    CancelSubscription: 'Annulla abbonamento',
    CancelAddOn: 'Annulla componente',
    RequestRefund: 'Annulla e rimborsa',
    ReactivatePlan: 'Riattiva',
    ReactivateAddOn: 'Riattiva',
    Withdraw: 'Recedi dal contratto qui',
    ContactSales: 'Contatta le vendite',
  },
  renewsAt: (instant) => `Si rinnova il ${instant}.`,
  usableUntil: (instant) => `Non si rinnova. Puoi usarlo fino al ${instant}.`,
  ended: (instant) => `Terminato il ${instant}.`,
  running: 'Non ancora fatturato.',
  endsWithPlan: 'Termina con il suo piano, che è annullato.',
  managedElsewhere: {
    'app-store': 'Acquistato nell’App Store: si annulla lì.',
    'play-store': 'Acquistato nel Play Store: si annulla lì.',
    reseller: 'Acquistato da un rivenditore: si annulla lì.',
  },
  receiptLink: 'Ricevuta',
  account: 'Il tuo account',
  accountLead: 'Non resta nulla a pagamento da annullare. Puoi chiudere l’account.',

  cancel: {
    title: (name) => `Annullare ${name}?`,
    confirm: 'Sì, annulla',
    keep: 'No, lo tengo',
    stops: 'Il rinnovo automatico si ferma ora, e non ci saranno altri addebiti.',
    usable: (until) => `Puoi usarlo fino al ${until}.`,
    endsNow: 'Non è mai stato fatturato, quindi termina subito.',
    addOns: 'I componenti aggiuntivi di questo piano terminano al più tardi con esso.',
    changeMind: 'Fino ad allora puoi ripensarci e riattivarlo da questa pagina.',
    refundDue: (amount) => `Non l’hai usato dall’ultima fattura: si possono rimborsare ${amount}.`,
    refundInstead: 'Annulla con rimborso',
    noRefund: 'Il rimborso non spetta, perché',
  },
  reactivate: {
    title: (name) => `Riattivare ${name}?`,
    confirm: 'Sì, riattiva',
    keep: 'No, lascialo annullato',
    lead: 'Alla fine del periodo pagato tornerà a rinnovarsi automaticamente.',
    same: 'Periodo e prezzo restano gli stessi. Oggi non viene addebitato nulla.',
  },
  refund: {
    title: (name) => `Annullare ${name} e chiedere il rimborso?`,
    confirm: 'Annulla e rimborsa',
    keep: 'No, lo tengo',
    youGet: 'Ti viene restituito',
    why: 'Non l’hai usato dall’ultima fattura.',
    endsNow: 'Termina subito, insieme ai suoi componenti aggiuntivi. Non potrai più usarlo.',
    staysEnded: 'Non cambia nient’altro.',
    actBy: (instant) => `Il rimborso si può chiedere fino al ${instant}.`,
    agree: (amount) => `Accetto il rimborso di ${amount} e le sue condizioni.`,
    agreeMissing: 'Spunta la casella per accettare l’importo e le sue condizioni.',
  },
  withdraw: {
    title: (name) => `Recedere dal contratto per ${name}?`,
    confirm: 'Conferma recesso',
    keep: 'No, lo tengo',
    lead: 'Puoi recedere da questo contratto senza indicare un motivo.',
    contract: (name, accountId) => `Recedo dal contratto per ${name} dell’account ${accountId}.`,
    youGet: (amount) => `Ti vengono restituiti ${amount}, entro 14 giorni.`,
    nothingCharged: 'Non è stato addebitato nulla, quindi non c’è nulla da restituire.',
    endsNow:
      'Termina subito, insieme ai suoi componenti aggiuntivi. Una ricevuta indica giorno e ora.',
  },
  close: {
    offer: 'Chiudi l’account',
    title: () => 'Chiudere il tuo account?',
    confirm: 'Sì, chiudi l’account',
    keep: 'No, lo tengo',
    lead: 'L’account non ha più nulla a pagamento, e si può chiudere.',
    final: 'Un account chiuso non si può riaprire.',
  },
  sales: {
    title: 'Contatta le vendite',
    lead: (name) =>
      `${name} è stato venduto dal nostro ufficio vendite. Solo loro possono modificarlo o annullarlo.`,
    write: 'Scrivi a',
    unknown: 'Rivolgiti al tuo referente commerciale.',
    mention: (accountId, subscriptionId) =>
      `Indica l’account ${accountId} e l’abbonamento ${subscriptionId}.`,
  },

  why: {
    legend: 'Perché annulli? (facoltativo)',
    none: 'Preferisco non dirlo',
    codes: {
      'too-expensive': 'Costa troppo',
      'not-used': 'Non lo uso',
      'missing-feature': 'Manca qualcosa',
      switching: 'Ora uso altro',
      'only-for-now': 'Per ora non mi serve',
      other: 'Un altro motivo',
    },
    comment: 'C’è qualcosa che vuoi dirci? (facoltativo)',
    hint: 'Al massimo 5.000 caratteri.',
    tooLong: 'Accorcia il testo a 5.000 caratteri.',
  },
  refundReason: (reason, format) => {
    switch (reason.code) {
      case 'NeverBilled':
        return 'non è mai stato fatturato';
      case 'NothingCharged':
        return 'non è stato addebitato nulla';
      case 'NotPaid':
        return 'la fattura non è stata pagata';
      case 'PeriodOver':
        return `il periodo pagato è finito il ${format.moment(reason.endedAt)}`;
      case 'UsedSinceLastBilling':
        return `il tuo account è stato usato dall’ultima fattura, la prima volta il ${format.moment(reason.usedAt)}`;
      case 'WindowClosed':
        return `il rimborso si poteva chiedere fino al ${format.moment(reason.closedAt)}`;
      case 'AlreadyRefunded':
        return 'è già stato rimborsato';
      case 'Disputed':
        return 'la fattura è contestata presso la tua banca';
    }
  },

  receipt: {
    title: 'Ricevuta della tua richiesta',
    lead: 'Abbiamo ricevuto la tua richiesta. Conserva questa pagina: stampala, o salvala in PDF.',
    asked: {
      CancelSubscription: 'Annullamento di un piano',
      CancelAddOn: 'Annullamento di un componente aggiuntivo',
      RequestRefund: 'Annullamento con rimborso',
      Withdraw: 'Recesso dal contratto',
    },
    labels: {
      asked: 'Che cosa hai chiesto',
      account: 'Account',
      received: 'Ricevuta',
      effective: 'Ha effetto',
      refund: 'Rimborso',
      reason: 'Il tuo motivo',
      comment: 'Il tuo commento',
      takenBack: 'Ritirata',
      zone: 'Fuso orario',
    },
    refund: (amount) => `${amount}, in arrivo`,
    takenBack: 'Nel frattempo l’hai riattivato: questa richiesta non vale più.',
    print: 'Per stamparla, usa la funzione di stampa del tuo browser.',
  },
  done: {
    reactivated: (name) => `${name} è di nuovo attivo e si rinnoverà.`,
    closed: 'Il tuo account è chiuso.',
  },

  refusal: {
    title: 'Non è cambiato nulla',
    unknownTitle: 'Non lo sappiamo ancora',
    by: {
      AlreadyCancelled: (facts, format) =>
        `È già annullato. Puoi usarlo fino al ${spelt(momentIn(facts, 'effectiveAt'), format.moment)}.`,
      NotCancelled: () => 'Non è annullato: non c’è nulla da ritirare.',
      SubscriptionEnded: (facts, format) =>
        `È terminato il ${spelt(momentIn(facts, 'endedAt'), format.moment)}. Puoi iniziare un nuovo piano quando vuoi.`,
      ContactSales: () =>
        'Questo piano è stato venduto dal nostro ufficio vendite. Solo loro possono modificarlo.',
      ManagedElsewhere: () => 'È stato acquistato altrove, e si annulla dove è stato acquistato.',
      AddOnsActive: () =>
        'Alcuni componenti di questo piano si rinnovano ancora. Annulla prima quelli.',
      ReasonRequired: () => 'Indica perché annulli.',
      RefundNotEligible: (facts, format) =>
        `Il rimborso non spetta, perché ${reasonsIn(facts)
          .map((reason) => italian.refundReason(reason, format))
          .join('; e ')}. Il tuo piano continua come prima.`,
      RefundAmountMismatch: (facts, format) =>
        `Da quando l’hai visto, l’importo è cambiato: ora è ${spelt(moneyIn(facts, 'due'), format.money)}. Guardalo di nuovo prima di accettare.`,
      QuoteSuperseded: () =>
        'Ciò che hai visto nel frattempo è cambiato. Guardalo di nuovo prima di accettare.',
      WithdrawalPeriodOver: (facts, format) =>
        `Potevi recedere fino al ${spelt(momentIn(facts, 'until'), format.moment)}. Puoi annullare in ogni momento.`,
      NoWithdrawalRight: () => 'Non è previsto il recesso. Puoi annullare in ogni momento.',
      PaidSubscriptionActive: () =>
        'Ci sono ancora piani a pagamento. Annullali, e chiudi l’account quando saranno terminati.',
      RefundPending: () =>
        'Ti dobbiamo ancora del denaro. L’account si può chiudere appena sarà arrivato.',
      AccountClosed: () => 'L’account è chiuso.',
      InvalidCommand: () => 'Ciò che è stato inviato non si può leggere. Apri di nuovo la pagina.',
      CommandIdReused: () =>
        'Questo modulo è già stato inviato con altro contenuto. Aprilo di nuovo.',
    },
    later: 'Al momento non si può fare. Riprova tra qualche minuto.',
    unknownOutcome:
      'La tua richiesta potrebbe essere arrivata. Inviala di nuovo: non viene mai eseguita due volte.',
    next: {
      reactivate: 'Riattivalo',
      quote: 'Guarda di nuovo l’importo',
      cancel: 'Annulla senza rimborso',
      sales: 'Contatta le vendite',
      again: 'Invia di nuovo',
    },
  },
  oldForm: {
    title: 'Questa pagina non è più valida',
    lead: 'È rimasta aperta troppo a lungo, o hai fatto di nuovo l’accesso. Non è cambiato nulla.',
  },
  notFound: { title: 'Qui non c’è nulla', lead: 'L’indirizzo è sbagliato, o il piano non è tuo.' },
  failed: {
    title: 'Qualcosa è andato storto',
    lead: 'È colpa nostra, non tua. Riprova tra qualche minuto.',
  },
};
