import { sha256 } from '../../sha256.ts';
import { STYLE } from './style.ts';
import { markup, raw } from './markup.ts';
import type { Content, Markup } from './markup.ts';

/** A page as a whole. */
export interface Page {
  readonly language: string;
  readonly title: string;
  readonly content: Content;
}

/**
 * One file that needs nothing else: its policy lets it load nothing and run nothing, and apply no
 * style but its own. It is well-formed as HTML and as XML.
 */
export const documentOf = ({ language, title, content }: Page): Markup =>
  markup`<!DOCTYPE html>
<html lang="${language}" xmlns="http://www.w3.org/1999/xhtml">
  <head>
    <meta charset="utf-8" />
    <meta http-equiv="Content-Security-Policy" content="${POLICY}" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <meta name="referrer" content="no-referrer" />
    <title>${title}</title>
    <style>${raw(STYLE)}</style>
  </head>
  <body>
    <main>${content}</main>
  </body>
</html>
`;

const POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${sha256(STYLE).toString('base64')}'`,
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');
