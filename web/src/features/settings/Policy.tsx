import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { IncidentPolicy } from '@/api/types/ticket'
import { Segmented, SelectField, Switch } from '@/ui/controls'
import { Fires } from '@/ui/Fires'
import { QueryGate } from '@/ui/states'
import { Panel } from '@/ui/surface'
import { toastFailure } from '@/ui/toasts'
import { policyQuery, useSavePolicy } from './queries'

/** Days one chooses from. */
const REOPENING = [0, 3, 7, 14, 30]

/** When a situation becomes an incident by itself. */
export function Policy() {
  const { t } = useTranslation('settings')
  const query = useQuery(policyQuery)
  return (
    <Panel title={t('policy.title')}>
      <QueryGate query={query} small>
        {(policy) => <Fields policy={policy} />}
      </QueryGate>
    </Panel>
  )
}

function Fields({ policy }: { readonly policy: IncidentPolicy }) {
  const { t } = useTranslation(['settings', 'ui'])
  const save = useSavePolicy()
  const change = (next: Partial<IncidentPolicy>) => save.mutate({ ...policy, ...next }, { onError: toastFailure })
  return (
    <div className="form">
      <div className="stack">
        <span>{t('policy.from')}</span>
        <Segmented
          label={t('policy.from')}
          value={String(policy.openFromSeverity)}
          onPick={(value) => change({ openFromSeverity: Number(value) })}
          choices={([2, 3, 4, 5] as const).map((value) => ({
            value: String(value),
            label: t(`ui:severity.${value}`),
            icon: <Fires severity={value} size={12} />,
          }))}
        />
      </div>
      <Switch
        label={t('policy.recovery')}
        hint={t('policy.recoveryHint')}
        checked={policy.resolveOnRecovery}
        onToggle={(resolveOnRecovery) => change({ resolveOnRecovery })}
      />
      <SelectField
        label={t('policy.reopen')}
        hint={t('policy.reopenHint')}
        value={String(policy.reopenWithinDays)}
        onPick={(days) => change({ reopenWithinDays: Number(days) })}
        choices={[...new Set([...REOPENING, policy.reopenWithinDays])]
          .sort((a, b) => a - b)
          .map((days) => ({ value: String(days), label: t('policy.reopenDays', { days }) }))}
      />
    </div>
  )
}
