// The few words that the door and the room say to each other beside the form itself: names of headers that never leave this machine.
export const fromDoor = {
  /** To the room: in which lane the caller is. */
  lane: 'door-lane',
  /** To the room: in how many seconds receipts may be tried again by this caller; absent where they may be now. */
  receiptsIn: 'door-receipts-in',
  /** To the room, for the desk alone: the secret by which a browser is signed in. */
  session: 'door-session',
  /** From the room: whether a receipt was tried, or somebody tried to sign in. */
  tried: 'room-tried',
  /** From the room: whether a number was shown or a telling sent, where that is what the door counted. */
  counts: 'room-counts',
} as const

/** `right`: it was, and something lies under it. */
export type Tried = 'no' | 'yes' | 'right'
