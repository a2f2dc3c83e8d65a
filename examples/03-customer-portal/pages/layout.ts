import { html } from '../html/html.ts';
import type { Html } from '../html/html.ts';
import { hiddenFields } from '../html/forms.ts';
import { addressesOf } from '../visits/addresses.ts';
import type { Session } from '../sessions/sessions.ts';
import type { Words } from '../words/words.ts';

/** What stands around every page. */
export interface Frame {
  readonly words: Words;
  readonly session: Session | null;
  /** The address of this page without its language. */
  readonly page: string;
  readonly stylesheet: string;
}

const LANGUAGES = [
  ['en', 'English'],
  ['it', 'Italiano'],
] as const;

/** A whole page. Its scripts are none: everything on it is a link or a form. */
export const layout = (frame: Frame, title: string, content: Html): string => {
  const { words, session, page, stylesheet } = frame;
  return String(
    html`<!doctype html>
      <html lang="${words.language}">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <meta name="color-scheme" content="light dark" />
          <title>${title} · ${words.billing}</title>
          <link rel="stylesheet" href="${stylesheet}" />
          <link rel="icon" href="data:," />
        </head>
        <body>
          <a class="skip" href="#content">${words.skip}</a>
          <header>
            <div class="bar">
              <p class="brand">${words.billing}</p>
              <nav aria-label="${words.languages}">
                <ul>
                  ${LANGUAGES.map(
                    ([code, name]) =>
                      html`<li>
                        <a
                          href="/${code}${page}"
                          lang="${code}"
                          hreflang="${code}"
                          ${code === words.language ? html`aria-current="true"` : null}
                          >${name}</a
                        >
                      </li>`,
                  )}
                </ul>
              </nav>
              ${session === null ? null : signedIn(words, session)}
            </div>
          </header>
          <main id="content" tabindex="-1">${content}</main>
        </body>
      </html>`,
  );
};

const signedIn = (words: Words, { accountId, formToken }: Session): Html =>
  html`<form class="session" method="post" action="${addressesOf(words).signOut}">
    ${hiddenFields({ formToken })}
    <span>${words.signedInAs(accountId)}</span>
    <button class="link">${words.signOut}</button>
  </form>`;
