// Who asks, as the proxy in front would write it down.

export const callerFrom = (address: string) => ({ 'x-forwarded-for': address })
