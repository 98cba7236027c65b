// Before the first page is drawn: hono must not find AsyncLocalStorage, which our pages never need and every later request of Node 20 would pay for.
import { jsx } from 'hono/jsx'

/** hono looks for it at its first drawing, and never again: that one is made while Node does not offer it. */
export const drawPlainly = () => {
  const held = Object.getOwnPropertyDescriptor(process, 'getBuiltinModule')
  if (!held) return
  Object.defineProperty(process, 'getBuiltinModule', { value: undefined, configurable: true, writable: true })
  try {
    String(jsx('i', {}))
  } finally {
    Object.defineProperty(process, 'getBuiltinModule', held)
  }
}
