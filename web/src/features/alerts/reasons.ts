import type { TFunction } from 'i18next'

/** The service's fixed words, as keys; a reason with figures in it (`0.97 > 0.9 for 60 s`) reads alike in every language. */
const KNOWN = {
  'the sender says so': 'senderSaysSo',
  'the sender says it is over': 'senderSaysOver',
  'silence is no problem any more': 'notSilent',
  'not met for long enough': 'tooShort',
  'taken on': 'takenOn',
  'its time is over': 'timeOver',
  'all alerts are resolved': 'allResolved',
  'ticket-svc opened it': 'incidentOpened',
  'a person asked for it': 'asked',
} as const

export function reasonText(t: TFunction<'alerts'>, reason: string): string {
  return reason in KNOWN ? t(`reason.${KNOWN[reason as keyof typeof KNOWN]}`) : reason
}
