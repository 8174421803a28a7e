import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SlaPolicy } from '@/api/types/sla'
import { Button, Switch } from '@/ui/controls'
import { Dialog, DialogActions } from '@/ui/overlays'
import { QueryGate, Skeleton } from '@/ui/states'
import { toastFailure } from '@/ui/toasts'
import { PreviewText } from './PreviewText'
import { policySwitchQuery, useSavePolicy } from './queries'
import styles from './sla.module.css'

/** A policy that is switched off ends clocks, or gives them to the next: what it would do is shown first. */
export function PolicySwitch({ policy }: { readonly policy: SlaPolicy }) {
  const { t } = useTranslation('sla')
  const [asking, ask] = useState(false)
  return (
    <>
      <Switch
        hideLabel
        label={t('enabledOf', { name: policy.name })}
        checked={policy.enabled}
        onToggle={() => ask(true)}
      />
      {asking && <Confirm policy={policy} onClose={() => ask(false)} />}
    </>
  )
}

function Confirm({ policy, onClose }: { readonly policy: SlaPolicy; readonly onClose: () => void }) {
  const { t } = useTranslation(['sla', 'ui'])
  const preview = useQuery(policySwitchQuery(policy))
  const save = useSavePolicy(policy)
  const how = policy.enabled ? 'off' : 'on'
  return (
    <Dialog title={t(`switch.${how}Title`, { name: policy.name })} open onClose={onClose}>
      <div className={styles.form}>
        <QueryGate query={preview} skeleton={<Skeleton rows={2} />}>
          {(found) => <PreviewText preview={found} />}
        </QueryGate>
        <DialogActions>
          <Button onClick={onClose}>{t('ui:action.cancel')}</Button>
          <Button
            look="primary"
            busy={save.isPending}
            onClick={() =>
              save.mutate(
                { enabled: !policy.enabled },
                {
                  onSuccess: onClose,
                  onError: toastFailure,
                },
              )
            }
          >
            {t(`switch.${how}`)}
          </Button>
        </DialogActions>
      </div>
    </Dialog>
  )
}
