import type { Words } from './words.ts';

const volte = (count: number): string =>
  count === 1 ? 'una volta, il' : `${count} volte, la prima il`;

/** The demonstration in Italian. */
export const italian: Words = {
  locale: 'it-IT',
  title: 'Disdetta: annullare un abbonamento, passo per passo',
  subtitle: (file) => `Ogni riga è decisa dalla libreria e conservata in ${file}`,
  currentPlans: 'Fatturazione › Piani attuali',
  none: 'nessun piano a pagamento su questo account',
  step: {
    look: 'Il cliente apre Fatturazione, e Piani attuali',
    cancel: 'Annulla il piano, e dice perché',
    reactivate: 'Ci ripensa: riattiva',
    addOn: 'Annulla un solo componente aggiuntivo, e tiene il piano',
    sales: "Un piano venduto dall'ufficio vendite",
    quote: "Mai usato dall'ultima fattura: prima si vede l'importo",
    refund: 'Accetta: annullamento e rimborso in un solo passo',
    refused: 'Un rimborso che non spetta, con tutti i motivi',
    close: 'Un account Basic gratuito viene chiuso',
    reopen: 'Si chiude il file, lo si riapre, lo si rilegge da capo',
  },
  explain: {
    look: 'Ogni riga offre esattamente ciò che ora verrebbe accettato.',
    cancel: "Il rinnovo si ferma. Ciò che è pagato resta usabile fino all'ultimo millisecondo.",
    reactivate: "Fino ad allora l'annullamento si può ritirare, come se non ci fosse mai stato.",
    addOn: 'Resta attivo per il resto del suo periodo.',
    sales: "Il cliente è indirizzato all'ufficio vendite, e non si scrive nulla.",
    quote: "Nessuno ha usato l'account dal 1 marzo: tornerebbe tutto l'importo addebitato.",
    refund: "L'importo accettato deve essere quello dovuto; i due eventi sono una sola scrittura.",
    refused: "L'account è stato usato, e la banca ha aperto una contestazione.",
    close: 'Non ha nulla da annullare.',
    reopen:
      'In memoria non è rimasto nulla: risponde solo il registro, e deve rispondere lo stesso.',
  },
  status: { Active: 'Attivo', Cancelled: 'Annullato', Ended: 'Terminato' },
  action: {
    CancelSubscription: 'Annulla abbonamento',
    CancelAddOn: 'Annulla componente',
    RequestRefund: 'Annulla e rimborsa',
    ReactivatePlan: 'Riattiva',
    ReactivateAddOn: 'Riattiva',
    Withdraw: 'Recedi',
    ContactSales: 'Contatta le vendite',
    CloseAccount: "Chiudi l'account",
  },
  until: (day) => `usabile fino al ${day}`,
  renews: (day) => `si rinnova il ${day}`,
  ended: (day) => `terminato il ${day}`,
  access: (at, hasAccess) => `${at}: ${hasAccess ? 'il piano si può usare' : 'accesso terminato'}`,
  refused: (code) => `Rifiutato: ${code}`,
  contactSales: (contact) => `Solo le vendite possono annullare questo piano. Scrivi a ${contact}.`,
  notEligible: 'Il rimborso non spetta, perché',
  reason: (reason, day) => {
    switch (reason.code) {
      case 'NeverBilled':
        return "l'abbonamento non è mai stato fatturato";
      case 'NothingCharged':
        return 'non è stato addebitato nulla';
      case 'NotPaid':
        return 'la fattura non è stata pagata';
      case 'PeriodOver':
        return `il periodo pagato è finito il ${day(reason.endedAt)}`;
      case 'UsedSinceLastBilling':
        return `l'account è stato usato dall'ultima fattura: ${volte(reason.count)} ${day(reason.usedAt)}`;
      case 'WindowClosed':
        return `il rimborso si poteva chiedere fino al ${day(reason.closedAt)}`;
      case 'AlreadyRefunded':
        return 'è già stato rimborsato';
      case 'Disputed':
        return 'la fattura è contestata presso la banca';
    }
  },
  quote: (amount, until) => `Ti saranno rimborsati ${amount} se annulli prima del ${until}.`,
  agreed: (amount) => `Il cliente accetta ${amount}.`,
  refunded: (amount) => `Annullato, con la promessa di restituire ${amount}.`,
  closed: "L'account è chiuso.",
  replayed: (answers) => `${answers} domande poste di nuovo al registro riletto`,
  same: 'Ogni risposta è la stessa.',
  different: 'Alcune risposte sono diverse: segnalacelo, per favore.',
  next: [
    'Da qui in poi, nel repository',
    'README.md                  dieci righe per metterlo dietro la tua pagina',
    "docs/tutorial.md           dal clone a un audit, in mezz'ora",
    'packages/core/scenarios/   ogni regola come una storia, che si può eseguire',
    'docs/decisions/            perché è fatto così',
  ],
};
