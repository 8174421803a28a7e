/** Which key does what: the usual ones, and what a person made of them. A command is called by its usual key. */
import { prefer, preferences, usePreferences } from './preferences'

/** Commands of a single character: these can be given another key or none. `g` begins "go to". */
export const COMMANDS = ['j', 'k', '/', '?', 'r', 'n', 'a', 'e', 'x', 'z', 'g'] as const
export type Command = (typeof COMMANDS)[number]

function isCommand(text: string): text is Command {
  return (COMMANDS as readonly string[]).includes(text)
}

/** The key of a command; empty when it has none. */
export function keyOf(command: string, keys = preferences().keys): string {
  return keys[command] ?? command
}

export function useKeys(): (command: string) => string {
  const { keys } = usePreferences()
  return (command) => keyOf(command, keys)
}

/** What a key means. A usual key whose command went elsewhere means nothing, unless another command has it now. */
export function commandOf(key: string): string | null {
  const taken = COMMANDS.find((command) => keyOf(command) === key)
  return taken ?? (isCommand(key) ? null : key)
}

/** Who has a key already, other than this command? */
export function holderOf(key: string, command: Command): Command | undefined {
  return COMMANDS.find((other) => other !== command && keyOf(other) === key)
}

/** Gives a command a key; whoever had it gets what is left: the key the command had. */
export function giveKey(command: Command, key: string): void {
  const holder = key === '' ? undefined : holderOf(key, command)
  const next = { ...preferences().keys, [command]: key, ...(holder ? { [holder]: keyOf(command) } : {}) }
  prefer({ keys: Object.fromEntries(Object.entries(next).filter(([name, chosen]) => name !== chosen)) })
}

export function usualKeys(): void {
  prefer({ keys: {} })
}

/** As it is printed on a keyboard. */
export function labelOf(key: string): string {
  return /^[a-z]$/.test(key) ? key.toUpperCase() : key
}
