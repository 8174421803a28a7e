import { IconPencil, IconPlus, IconTrash } from '@tabler/icons-react'
import type { UseQueryResult } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '@/api/session'
import { newest } from '@/lib/newest'
import { Button, IconButton } from '@/ui/controls'
import { ConfirmDialog } from '@/ui/overlays'
import { Row, Rows } from '@/ui/Rows'
import { EmptyState, QueryGate, Skeleton } from '@/ui/states'
import { toastFailure } from '@/ui/toasts'

interface KeptProps<T> {
  readonly kind: 'assignment' | 'replies'
  readonly query: UseQueryResult<{ readonly items: readonly T[] }>
  readonly remove: {
    readonly isPending: boolean
    readonly mutate: (item: NoInfer<T>, on: { onError: (error: unknown) => void; onSettled: () => void }) => void
  }
  readonly icon: ReactNode
  readonly deleteText: string
  readonly nameOf: (item: T) => string
  readonly about: (item: T) => ReactNode
  readonly form: (existing: T | null, onClose: () => void) => ReactNode
}

/** Things a desk keeps beside its rules: listed, added, changed and removed in the same way. */
export function Kept<T extends { readonly id: string }>(props: KeptProps<T>) {
  const { kind, query, remove, icon, deleteText, nameOf, about, form } = props
  const { t } = useTranslation(['automation', 'ui'])
  const may = useMay('policy:write')
  const [edited, edit] = useState<T | 'new' | null>(null)
  const [doomed, doom] = useState<T | null>(null)
  const create = may && (
    <Button look="primary" icon={<IconPlus />} onClick={() => edit('new')}>
      {t(`create.${kind}`)}
    </Button>
  )
  const acts = (item: T) => (
    <>
      <IconButton label={t('editOf', { name: nameOf(item) })} onClick={() => edit(item)}>
        <IconPencil />
      </IconButton>
      <IconButton label={t('deleteOf', { name: nameOf(item) })} onClick={() => doom(item)}>
        <IconTrash />
      </IconButton>
    </>
  )
  return (
    <>
      <QueryGate query={query} skeleton={<Skeleton rows={4} />}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState icon={icon} title={t(`empty.${kind}`)} action={create}>
              {!may && t('empty.askAdmin')}
            </EmptyState>
          ) : (
            <>
              <div>{create}</div>
              <Rows>
                {items.map((item) => (
                  <Row key={item.id} label={nameOf(item)} acts={may && acts(item)}>
                    {about(item)}
                  </Row>
                ))}
              </Rows>
            </>
          )
        }
      </QueryGate>
      {edited && form(newest(edited, query.data?.items), () => edit(null))}
      <ConfirmDialog
        open={doomed !== null}
        title={t('deleteOf', { name: doomed ? nameOf(doomed) : '' })}
        text={deleteText}
        confirm={t('ui:action.delete')}
        busy={remove.isPending}
        onClose={() => doom(null)}
        onConfirm={() => doomed && remove.mutate(doomed, { onError: toastFailure, onSettled: () => doom(null) })}
      />
    </>
  )
}
