// Which port to open: the one asked for, or the next free one, said in plain words.
import { createServer } from 'node:net'

/** The port asked for; where none was, the next free one. Null if there is none, after saying so. */
export const choosePort = async (
  config: { port: number; portGiven: boolean; host: string },
  say: (line: string) => void,
): Promise<number | null> => {
  if (await isFree(config.port, config.host)) return config.port
  for (let port = config.port + 1; port < Math.min(config.port + 50, 65536); port++) {
    if (!(await isFree(port, config.host))) continue
    say(
      `Port ${config.port} is taken. ${config.portGiven ? `The next free one is ${port}: PORT=${port} npm start` : `Using ${port} instead; PORT=… chooses another.`}`,
    )
    return config.portGiven ? null : port
  }
  say(`Port ${config.port} is taken, and so are those after it. Choose one with PORT=… npm start`)
  return null
}

const isFree = (port: number, host: string): Promise<boolean> =>
  new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', (error: NodeJS.ErrnoException) => (error.code === 'EADDRINUSE' ? resolve(false) : reject(error)))
    probe.listen(port, host, () => probe.close(() => resolve(true)))
  })
