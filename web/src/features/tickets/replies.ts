import type { CannedReply } from '@/api/types/automation'

const TYPED = /(^|\s)::([\p{L}\p{N}_-]{0,30})$/u

/** What is typed after `::` before the caret; null when nothing is being asked for. */
export function askedAt(text: string, caret: number): { readonly from: number; readonly word: string } | null {
  const found = TYPED.exec(text.slice(0, caret))
  if (!found) return null
  const word = found[2] ?? ''
  return { from: caret - word.length - 2, word }
}

/** Those that fit what is typed, the reader's own language first. */
export function fitting(replies: readonly CannedReply[], word: string, language: string): readonly CannedReply[] {
  const typed = word.toLocaleLowerCase()
  const rank = (reply: CannedReply) => (reply.language === language ? 0 : 1)
  return replies
    .filter(
      ({ shortcut, name }) =>
        shortcut.toLocaleLowerCase().startsWith(typed) || name.toLocaleLowerCase().includes(typed),
    )
    .sort((a, b) => rank(a) - rank(b) || a.shortcut.localeCompare(b.shortcut))
    .slice(0, 8)
}

/** The text with the reply in place of what was typed, and where the caret goes. */
export function inserted(text: string, caret: number, body: string): { readonly text: string; readonly caret: number } {
  const asked = askedAt(text, caret)
  const from = asked ? asked.from : caret
  const before = text.slice(0, from)
  return { text: before + body + text.slice(caret), caret: before.length + body.length }
}
