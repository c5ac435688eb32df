/** Remembers what a form gives for a text, as long as there are not too many: family names and towns come again and again. */
export function remembered<T>(form: (text: string) => T, most = 200_000): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found;
    if (known.size >= most) known.clear();
    const made = form(text);
    known.set(text, made);
    return made;
  };
}
