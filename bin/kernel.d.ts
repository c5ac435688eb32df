/** The compiled inner loop of 突合, in base64. */
export const compiled: () => Promise<string>;
