import { IconMessageBolt } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { asProblem } from '@/api/problem'
import type { CannedReply } from '@/api/types/automation'
import { Button, Segmented, TextArea, TextField } from '@/ui/controls'
import { FormProblem } from '@/ui/FormProblem'
import { Dialog, DialogActions } from '@/ui/overlays'
import { Badge } from '@/ui/surface'
import { toast } from '@/ui/toasts'
import styles from './automation.module.css'
import { repliesQuery, useDeleteReply, useSaveReply } from './deskQueries'
import { Kept } from './Kept'

/** Texts kept ready, by language. */
export function ReplyList() {
  const { t } = useTranslation('automation')
  return (
    <Kept
      kind="replies"
      query={useQuery(repliesQuery)}
      remove={useDeleteReply()}
      icon={<IconMessageBolt />}
      deleteText={t('deleteReplyText')}
      nameOf={(reply) => reply.name}
      about={(reply) => (
        <>
          <span className="row wrap">
            <strong>{reply.name}</strong>
            <code className="mono small">::{reply.shortcut}</code>
            <Badge tone="info">{t(`language.${reply.language}`)}</Badge>
          </span>
          <span className={`small ${styles.condition}`}>{reply.body}</span>
        </>
      )}
      form={(existing, onClose) => <ReplyForm existing={existing} onClose={onClose} />}
    />
  )
}

interface ReplyFormProps {
  readonly existing: CannedReply | null
  readonly onClose: () => void
}

function ReplyForm({ existing, onClose }: ReplyFormProps) {
  const { t, i18n } = useTranslation(['automation', 'ui'])
  const save = useSaveReply(existing)
  const [draft, setDraft] = useState({
    name: existing?.name ?? '',
    shortcut: existing?.shortcut ?? '',
    language: existing?.language ?? (i18n.language === 'ko' ? ('ko' as const) : ('en' as const)),
    body: existing?.body ?? '',
  })
  const problem = save.error ? asProblem(save.error) : null
  const type = (change: Partial<typeof draft>) => {
    setDraft({ ...draft, ...change })
    save.reset()
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate(draft, {
      onSuccess: () => {
        toast({ tone: 'ok', text: t('saved', { name: draft.name.trim() }) })
        onClose()
      },
    })
  }
  return (
    <Dialog title={t(existing ? 'edit.replies' : 'create.replies')} open onClose={onClose}>
      <form className="form" onSubmit={submit} noValidate>
        <FormProblem error={problem} kept instead={problem?.kind === 'conflict' && t('wrong.taken')} />
        <TextField
          label={t('form.name')}
          value={draft.name}
          maxLength={100}
          onChange={(event) => type({ name: event.target.value })}
          error={problem?.codeAt('/name') ? t('wrong.name') : null}
          data-autofocus
        />
        <TextField
          label={t('form.shortcut')}
          hint={t('form.shortcutHint')}
          value={draft.shortcut}
          maxLength={30}
          onChange={(event) => type({ shortcut: event.target.value })}
          error={problem?.codeAt('/shortcut') ? t('wrong.shortcut') : null}
        />
        <Segmented<'ko' | 'en'>
          label={t('form.language')}
          value={draft.language}
          onPick={(language) => type({ language })}
          choices={(['ko', 'en'] as const).map((value) => ({ value, label: t(`language.${value}`) }))}
        />
        <TextArea
          label={t('form.body')}
          hint={t('form.variables')}
          rows={6}
          maxLength={10_000}
          value={draft.body}
          onChange={(event) => type({ body: event.target.value })}
          error={problem?.codeAt('/body') ? t('wrong.body') : null}
        />
        <DialogActions>
          <Button onClick={onClose}>{t('ui:action.cancel')}</Button>
          <Button type="submit" look="primary" busy={save.isPending}>
            {t('ui:action.save')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
