import { useTranslation } from 'react-i18next'
import { Panel } from '@/ui/surface'
import styles from './usage.module.css'

const STEPS = ['drop', 'label', 'rate', 'aggregate'] as const

/** What to do with an expensive metric. */
export function Advice() {
  const { t } = useTranslation('usage')
  return (
    <Panel title={t('advice.title')}>
      <dl className={styles.advice}>
        {STEPS.map((step) => (
          <div key={step}>
            <dt>{t(`advice.${step}.title`)}</dt>
            <dd>
              {t(`advice.${step}.text`)}
              {(step === 'drop' || step === 'label') && (
                <pre className="mono">
                  {step === 'drop'
                    ? 'write_relabel_configs:\n  - source_labels: [__name__]\n    regex: metric_nobody_needs\n    action: drop'
                    : 'write_relabel_configs:\n  - regex: request_id|session_id\n    action: labeldrop'}
                </pre>
              )}
            </dd>
          </div>
        ))}
      </dl>
      <p className="muted small">{t('advice.basis')}</p>
    </Panel>
  )
}
