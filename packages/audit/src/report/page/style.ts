import { LAYOUT } from './layout.ts';
import { PRINT } from './print.ts';
import { TABLES } from './tables.ts';

const COLOURS = `
:root {
  color-scheme: light dark;
  --paper: #fdfcf9; --card: #f6f3ec; --ink: #1f1c17; --soft: #635c50; --rule: #e2dccf;
  --paid: #2f6690; --unused: #b9cfdf; --on-bar: #ffffff; --usage: #a8620b;
  --cancelled: #a3263a; --refund: #1d6b4c; --afterEnd: #b23a0a;
  --other: #5b5470; --on-badge: #ffffff;
  --requested: #9dbfae; --settled: #1d6b4c; --failed: #a3263a; --reversed: #a8620b;
  --clean: #1d6b4c; --exceptions: #8a5200; --tampered: #a3162c; --unreadable: #5a3d8a;
  --on-verdict: #ffffff;
}
@media screen and (prefers-color-scheme: dark) {
  :root {
    --paper: #15161a; --card: #1f2127; --ink: #ece8e0; --soft: #a9a397; --rule: #34363e;
    --paid: #6ba6d3; --unused: #2f4a60; --on-bar: #0d1a24; --usage: #e5a54b;
    --cancelled: #f0899a; --refund: #6cc7a0; --afterEnd: #f28a52;
    --other: #b3a9cf; --on-badge: #15161a;
    --requested: #3d6654; --settled: #6cc7a0; --failed: #f0899a; --reversed: #e5a54b;
    --clean: #6cc7a0; --exceptions: #e9b04e; --tampered: #f58d9b; --unreadable: #bda4ee;
    --on-verdict: #15161a;
  }
}
`;

/** The whole style of a report; every colour has a name, and one value a scheme. */
export const STYLE: string = COLOURS + LAYOUT + TABLES + PRINT;
