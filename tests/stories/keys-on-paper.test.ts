// The two keys of the beginning are shown once: whoever prints that page holds them.
import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { readAssets } from '../../src/web/assets.ts'
import { routesFor } from '../../src/web/routes.ts'
import { KeysPage } from '../../src/web/setup/setup-page.tsx'
import { withPage } from '../browser.ts'
import { root } from '../builders.ts'
import { words } from '../room-faults.ts'
import { tongues } from './phone.ts'

for (const { locale } of tongues)
  test(`both keys stand on the printed page, in ${locale}`, async () => {
    const { files, styles, shareStyles } = readAssets(join(root, 'public'), '')
    const setting = {
      words: words[locale],
      routes: routesFor('', locale),
      styles: [],
      path: null,
      open: [locale],
      ticketFor: () => 'ticket',
    }
    const keys = { recoveryKey: 'AGE-SECRET-KEY-1INVENTED', signingKey: 'an invented signing key' }
    const css = [styles, shareStyles].map((path) => files.get(path)?.bytes.toString() ?? '').join('\n')
    await withPage({}, async ({ page }) => {
      await page.setContent(`<!doctype html><style>${css}</style>${await KeysPage({ setting, action: '/setup', prepared: '', ...keys })}`)
      await page.emulateMedia({ media: 'print' })
      assert.equal(await page.locator('.leave').isVisible(), false, 'it is laid out as paper')
      for (const key of Object.values(keys)) assert.ok(await page.getByText(key).isVisible(), key)
      for (const file of ['recovery.key', 'signing.key']) assert.ok(await page.getByText(file, { exact: true }).isVisible(), file)
    })
  })
