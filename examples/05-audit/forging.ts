import { copyFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { hashOf } from '@disdetta/core';

/** A way to lie about the past to whoever looks into a log. */
export type Forgery = (log: DatabaseSync) => void;

/** Puts a forgery into a copy of the file of a log. */
export const forge = (file: string, copy: string, forgery: Forgery): void => {
  copyFileSync(file, copy);
  const log = new DatabaseSync(copy);
  try {
    forgery(log);
  } finally {
    log.close();
  }
};

/** The firm claims to have given back ten times as much. */
export const alterAmount: Forgery = (log) => {
  log.exec(`
    UPDATE event SET data = replace(data, '"amount":1499', '"amount":14990')
    WHERE stream = 'account-a-1' AND type = 'RefundRequested'
  `);
};

/** The same by somebody who knows how events are linked, and makes every link anew. */
export const alterAmountAndLinks: Forgery = (log) => {
  alterAmount(log);
  const relink = log.prepare('UPDATE event SET metadata = ? WHERE position = ?');
  let previous: string | null = null;
  for (const row of log
    .prepare("SELECT * FROM event WHERE stream = 'account-a-1' ORDER BY revision")
    .all()) {
    const metadata = textOf(row['metadata']).replace(
      /"previousHash":(?:null|"[0-9a-f]*"),/,
      `"previousHash":${JSON.stringify(previous)},`,
    );
    relink.run(metadata, Number(row['position']));
    previous = hashOf({
      id: textOf(row['event_id']),
      type: textOf(row['type']),
      data: textOf(row['data']),
      metadata,
    });
  }
};

/** The firm claims that the other customer never cancelled. */
export const cutEnd: Forgery = (log) => {
  log.exec("DELETE FROM event WHERE stream = 'account-a-2' AND type = 'SubscriptionCancelled'");
};

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
