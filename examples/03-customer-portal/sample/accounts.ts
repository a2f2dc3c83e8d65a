import type { Language } from '../words/words.ts';

/** An account that shows one side of the page. */
export interface SampleAccount {
  readonly accountId: string;
  readonly about: Readonly<Record<Language, string>>;
}

/** The sample accounts, in the order of the sign-in page. */
export const SAMPLE_ACCOUNTS: readonly SampleAccount[] = [
  {
    accountId: 'account-1',
    about: { en: 'A plan in use, with two add-ons', it: 'Un piano in uso, con due componenti' },
  },
  {
    accountId: 'account-2',
    about: { en: 'A plan that was never used: a refund', it: 'Un piano mai usato: un rimborso' },
  },
  {
    accountId: 'account-3',
    about: { en: 'A plan sold by sales', it: 'Un piano venduto dall’ufficio vendite' },
  },
  {
    accountId: 'account-4',
    about: {
      en: 'A new contract, with a right to withdraw',
      it: 'Un contratto nuovo, con recesso',
    },
  },
  {
    accountId: 'account-5',
    about: {
      en: 'Cancelled, ended, and bought in an app store',
      it: 'Annullato, terminato, e acquistato in un app store',
    },
  },
  { accountId: 'account-6', about: { en: 'A free account', it: 'Un account gratuito' } },
];

const NAMES: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  pro: { en: 'Pro', it: 'Pro' },
  business: { en: 'Business', it: 'Business' },
  education: { en: 'Education', it: 'Istruzione' },
  mobile: { en: 'Mobile', it: 'Mobile' },
  'large-meeting': { en: 'Large meetings', it: 'Riunioni numerose' },
  'cloud-storage': { en: 'Cloud storage', it: 'Archivio nel cloud' },
  webinar: { en: 'Webinars', it: 'Webinar' },
};

/** What the sample plans and add-ons are called. */
export const sampleCatalogue = (id: string, language: Language): string =>
  NAMES[id]?.[language] ?? id;
