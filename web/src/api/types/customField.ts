/** Fields a tenant adds to its tickets. */
import type { PersonRef, TicketType } from './ticket'

/** What a tenant calls something; one of the two may be missing. */
export interface Names {
  ko?: string | null
  en?: string | null
}

export const CUSTOM_KINDS = ['text', 'number', 'date', 'boolean', 'choice', 'person'] as const
export type CustomKind = (typeof CUSTOM_KINDS)[number]

/** A field the tenant added to its tickets. */
export interface CustomField {
  id: string
  /** Names it in tickets, filters and conditions. */
  key: string
  kind: CustomKind
  types: TicketType[]
  /** Whose tickets have it, while they are there; none: all tickets. */
  queues: string[]
  required: boolean
  filterable: boolean
  /** Those who ask see it and fill it in. */
  forRequesters: boolean
  name: Names
  choices: { key: string; name: Names }[]
  position: number
  version: number
}

export type CustomFieldWish = Omit<CustomField, 'id' | 'version'>

/** Of a person the id when it is written, and the person when it is read. */
export type CustomValue = string | number | boolean | PersonRef
export type CustomValues = Record<string, CustomValue | null>
