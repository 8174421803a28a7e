/** What the service finds wrong in a file of holidays, by its codes. */
export const FAULTS = [
  'not-a-date',
  'end-before-start',
  'not-a-flag',
  'open-quote',
  'period-too-long',
  'too-many',
  'not-a-name',
  'not-all-day',
  'required',
  'unsupported',
  'unsupported-rule',
  'not-days',
  'not-a-property',
  'not-a-calendar',
  'open-event',
  'closed-otherwise',
  'no-dates',
  'not-a-text',
] as const
export type Fault = (typeof FAULTS)[number]
