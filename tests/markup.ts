// Is a page valid HTML? The checker's own rules, less the few that are taste.
import { HtmlValidate } from 'html-validate'

const checker = new HtmlValidate({
  extends: ['html-validate:recommended'],
  rules: {
    'no-inline-style': 'off', // drawings set custom properties where they stand
    'no-trailing-whitespace': 'off',
    'doctype-style': ['error', { style: 'lowercase' }],
    'long-title': 'off', // names of groups are never cut short
    'void-style': 'off',
    'attribute-boolean-style': 'off',
    'attribute-empty-style': 'off',
    'require-sri': 'off', // everything comes from the same place
  },
})

/** Every fault in one page's HTML, with its line and column; empty is good. */
export const htmlFaults = async (html: string): Promise<string[]> => {
  const { results } = await checker.validateString(html)
  return results.flatMap(({ messages }) => messages.map(({ line, column, message, ruleId }) => `${line}:${column} ${message} (${ruleId})`))
}
