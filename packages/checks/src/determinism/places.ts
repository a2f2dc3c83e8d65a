/** Where somebody may run the library: on which Node, in which zone and language, and when. */
export interface Place {
  readonly node: string;
  readonly zone: string;
  readonly locale: string;
  readonly daysFromNow: number;
}

/** The oldest Node with SQLite, and the newest that is supported. */
export const NODES = ['22.16.0', '24.21.0'] as const;

const ZONES = ['UTC', 'Europe/Rome', 'America/St_Johns', 'Asia/Kathmandu', 'Pacific/Apia'] as const;

/** English; an i that keeps its dot as a capital; digits of its own. */
const LOCALES = ['en-US', 'tr-TR', 'ar-EG'] as const;

/** Every combination, or as few of them as let every Node meet every zone and every locale. */
export const placesFor = (wanted: 'all' | 'some'): readonly Place[] =>
  NODES.flatMap((node, first) =>
    ZONES.flatMap((zone, index) => {
      const chosen = LOCALES[(first + index) % LOCALES.length];
      return LOCALES.filter((locale) => wanted === 'all' || locale === chosen).map((locale) => ({
        node,
        zone,
        locale,
        daysFromNow: 97 * index,
      }));
    }),
  );
