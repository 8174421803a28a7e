import { useTranslation } from 'react-i18next'
import { Badge } from '@/ui/surface'

const TONES = {
  firing: 'danger',
  acknowledged: 'info',
  pending: 'neutral',
  resolved: 'ok',
  open: 'danger',
  closed: 'ok',
} as const

export function AlertState({ state }: { readonly state: keyof typeof TONES }) {
  const { t } = useTranslation('alerts')
  return <Badge tone={TONES[state] ?? 'neutral'}>{t(`state.${state}`)}</Badge>
}
