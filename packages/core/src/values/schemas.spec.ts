import { jsonSchemaOf } from '../kernel/jsonSchema.ts';
import { timeZone } from './calendar.ts';
import { currency, isCurrency } from './currency.ts';
import { id } from './ids.ts';
import { money } from './money.ts';

describe('the JSON Schema of a value', () => {
  it('is that of a time zone', () => {
    expect(jsonSchemaOf(timeZone)).toEqual({
      description: 'an IANA time zone such as Europe/Rome',
      type: 'string',
      pattern: '^[A-Za-z][A-Za-z0-9_+-]*(\\/[A-Za-z0-9_+-]+)*$',
    });
  });

  it('is that of an id', () => {
    expect(jsonSchemaOf(id)).toEqual({
      description: 'an id of 1 to 200 characters without control characters',
      type: 'string',
      minLength: 1,
      maxLength: 200,
      pattern: '^[^\\p{Cc}\\p{Cs}]*$',
    });
  });

  it('is that of money, with its currency', () => {
    expect(jsonSchemaOf(money)).toMatchObject({
      type: 'object',
      required: ['amount', 'currency'],
      properties: {
        amount: { type: 'integer', minimum: 0, maximum: 9_007_199_254_740_991 },
        currency: { type: 'string', pattern: '^[A-Z]{3}$' },
      },
    });
    expect(jsonSchemaOf(currency)).toMatchObject({ type: 'string', pattern: '^[A-Z]{3}$' });
  });
});

describe('a currency', () => {
  it.each(
    'AED BYN BZD CHF EUR FKP GBP KZT LAK NIO NOK SOS SRD USD XCD XCG ZWL BIF JPY BHD CLF'.split(
      ' ',
    ),
  )('is %s', (code) => {
    expect(isCurrency(code)).toBe(true);
  });
});
