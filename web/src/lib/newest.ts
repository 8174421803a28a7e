/**
 * What a form is open for, as the list has it now: after somebody else's change the form stands on the newest version.
 * null for something that is not kept yet.
 */
export function newest<T extends { readonly id: string }>(
  edited: T | 'new',
  items: readonly T[] | undefined,
): T | null {
  if (edited === 'new') return null
  return items?.find(({ id }) => id === edited.id) ?? edited
}
