// The mark of the project: seven threads becoming one.
const threads = [4, 12, 20, 28, 36, 44, 52]

/** Decorative: the name always stands beside it. The same drawing lies in `public/mark.svg`. */
export const Mark = () => (
  <svg class="mark" viewBox="0 0 64 56" width="32" height="28" aria-hidden="true" focusable="false">
    {threads.map((y, n) => (
      <path class={`thread-${n + 1}`} d={`M2 ${y}C26 ${y} 24 28 46 28`} />
    ))}
    <path class="one" d="M44 28H62" />
  </svg>
)
