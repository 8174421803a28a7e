import { useTranslation } from 'react-i18next'
import type { PlannedChange, RuleAction } from '@/api/types/automation'

const FIELDS = ['title', 'impact', 'urgency', 'priority', 'queue', 'tags', 'assignee', 'state', 'reason', 'resolution']

/** A word of the ticket's own texts where there is one, else as it stands. */
function useTicketWord() {
  const { t, i18n } = useTranslation('tickets')
  return (group: 'state' | 'level', word: string) => {
    const key = `tickets:${group}.${word}`
    return i18n.exists(key) ? t(`${group}.${word}` as 'state.new') : word
  }
}

/** An action in a line. */
export function useActionText() {
  const { t } = useTranslation('automation')
  const word = useTicketWord()
  return (action: RuleAction): string => {
    switch (action.kind) {
      case 'setQueue':
        return action.queue ? t('says.setQueue', { queue: action.queue }) : t('says.noQueue')
      case 'setImpact':
      case 'setUrgency':
        return t(`says.${action.kind}`, { level: word('level', action.level ?? 'high') })
      case 'addTags':
      case 'removeTags':
        return t(`says.${action.kind}`, { tags: (action.tags ?? []).join(', ') })
      case 'assign':
        return action.personId ? t('says.assign', { name: action.personName ?? '' }) : t('says.unassign')
      case 'watch':
        return t('says.watch', { name: action.personName ?? '' })
      case 'move':
        return t('says.move', { state: word('state', action.to ?? '') })
      case 'assignMe':
        return t('says.assignMe')
      default:
        return t(`says.${action.kind}`, { body: action.body ?? '' })
    }
  }
}

/** A change in a line: the field, what it was, what it becomes. */
export function useChangeText() {
  const { t } = useTranslation('automation')
  const word = useTicketWord()
  return ({ field, from, to }: PlannedChange): string => {
    const shown = (value: string | undefined) => {
      if (!value) return t('change.none')
      if (field === 'state') return word('state', value)
      if (field === 'impact' || field === 'urgency') return word('level', value)
      return field === 'priority' ? `P${value}` : value
    }
    const name = FIELDS.includes(field) ? t(`field.${field}` as 'field.queue') : field
    return t('change.line', { name, from: shown(from), to: shown(to) })
  }
}
