// A link that somebody wrote: only web and mail addresses become one, anything else stays text.
const allowed = ['http:', 'https:', 'mailto:']

export const isSafe = (href: string) => {
  try {
    return allowed.includes(new URL(href).protocol)
  } catch {
    return false
  }
}

export const SafeLink = ({ href, words }: { href: string; words?: string }) =>
  isSafe(href) ? (
    <a class="outward" href={new URL(href).href} rel="noreferrer">
      <bdi>{words ?? href}</bdi>
    </a>
  ) : (
    <bdi>{words ?? href}</bdi>
  )

/** Whom to write to, as configured: a mail address is given its mailto:. */
export const ContactLink = ({ contact }: { contact: string }) => (
  <SafeLink href={/^[^\s:/@]+@[^\s:/@]+$/.test(contact) ? `mailto:${contact}` : contact} words={contact} />
)
