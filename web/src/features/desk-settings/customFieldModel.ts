import type { CustomField, CustomFieldWish } from '@/api/types/customField'
import type { TicketType } from '@/api/types/ticket'

export const TYPES: readonly TicketType[] = ['incident', 'request', 'problem', 'change']

/** Letters and digits, so that it can be written in a condition as it is. */
export const KEY = /^[a-z][a-zA-Z0-9]{0,39}$/

export const NEW_FIELD: CustomFieldWish = {
  key: '',
  kind: 'text',
  types: ['incident'],
  queues: [],
  required: false,
  filterable: false,
  forRequesters: false,
  name: {},
  choices: [],
  position: 0,
}

export function said(text: string | null | undefined): string | null {
  return text?.trim() || null
}

/** Queues as people write them, parted by commas. */
export function queuesOf(text: string): string[] {
  return [...new Set(text.split(',').map((each) => each.trim()))].filter((each) => each !== '')
}

/** Choices as people write them, one in a line: `seoul = 서울 / Seoul`; the words may be left out. */
export function linesOf(choices: CustomField['choices']): string {
  return choices.map(({ key, name }) => `${key} = ${[name.ko, name.en].filter(Boolean).join(' / ')}`).join('\n')
}

const HANGUL = /[ㄱ-ㆎ가-힣]/

/** null when a line cannot be read or a key stands twice. Words with Hangul are Korean, others English. */
export function choicesOf(lines: string): CustomField['choices'] | null {
  const choices: CustomField['choices'] = []
  for (const line of lines.split('\n').map((each) => each.trim())) {
    if (line === '') continue
    const [key = '', words = ''] = line.split('=', 2).map((part) => part.trim())
    if (!KEY.test(key) || choices.some((choice) => choice.key === key)) return null
    const names = words.split('/').map((word) => word.trim())
    const ko = names.find((word) => HANGUL.test(word)) ?? null
    const en = names.find((word) => word !== '' && word !== ko) ?? null
    choices.push({ key, name: ko || en ? { ko, en } : { en: key } })
  }
  return choices
}
