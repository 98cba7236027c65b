// The text of a whole document: hono writes void elements as XML does, HTML writes them without the slash.
type Drawn = { toString(): string | Promise<string> }

// Safe on rendered text alone, where every < and > that is not markup has been escaped.
const closedVoid = /<(meta|link|img|br|hr|input|source|wbr|col)\b([^<>]*?)\s*\/>/g

export const rendered = async (drawn: Drawn): Promise<string> => `<!DOCTYPE html>${(await drawn.toString()).replace(closedVoid, '<$1$2>')}`
