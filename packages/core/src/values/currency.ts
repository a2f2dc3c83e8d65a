import { refined } from '../kernel/codec.ts';

declare const currencyBrand: unique symbol;

/** An ISO-4217 code in capitals, such as `EUR`. */
export type Currency = string & { readonly [currencyBrand]: true };

/**
 * ISO-4217 by the number of decimals of the minor unit. Codes withdrawn in the last years stay:
 * a log is read for longer than a currency lives.
 */
const CODES_BY_DECIMALS: Readonly<Record<number, string>> = {
  0: 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF',
  2:
    'AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BOV BRL BSD BTN BWP BYN ' +
    'BZD CAD CDF CHE CHF CHW CNY COP COU CRC CUC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP ' +
    'GBP GEL GHS GIP GMD GTQ GYD HKD HNL HRK HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT ' +
    'LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO ' +
    'NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SLL SOS ' +
    'SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU UZS VED VES WST XCD ' +
    'XCG YER ZAR ZMW ZWG ZWL',
  3: 'BHD IQD JOD KWD LYD OMR TND',
  4: 'CLF UYW',
};

const DECIMALS: ReadonlyMap<string, number> = new Map(
  Object.entries(CODES_BY_DECIMALS).flatMap(([decimals, codes]) =>
    codes.split(' ').map((code): [string, number] => [code, Number(decimals)]),
  ),
);

/** Whether a value is an ISO-4217 code. */
export const isCurrency = (value: unknown): value is Currency =>
  typeof value === 'string' && DECIMALS.has(value);

/** Decodes a `Currency`. */
export const currency = refined('an ISO-4217 currency code such as EUR', isCurrency, {
  type: 'string',
  pattern: '^[A-Z]{3}$',
});

/** How many decimals the minor unit of a currency has: JPY 0, EUR 2, KWD 3. */
export const decimalsOf = (of: Currency): number => DECIMALS.get(of) ?? 0;
